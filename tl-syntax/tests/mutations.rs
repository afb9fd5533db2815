//! Schemas with random changes: no text makes the parser panic, and a parsed schema can be written and parsed again.
#![cfg(feature = "json")]

use tl_syntax::{Definition, Dialect, parse, parse_definition, to_json};

const TL: &str = "// LAYER 8\nint ? = Int;\nvector#1cb5c415 {t:Type} # [ t ] = Vector t;\n/* a */ a.b#1 flags:# \
x:flags.0?true y:flags.5?Vector<%b> (vector long) = a.B; // c\n===17===\nFinal B;\n---functions---\n\
invoke {X:Type} query:!X list:(vector int) = Vector<X>;";

const JSON: &str = r##"{"constructors":[{"id":"-1","predicate":"a.b","params":[{"name":"flags","type":"#"},
{"name":"x","type":"flags.0?Vector<%b>"}],"type":"Vector t","layer":8}],
"methods":[{"id":2,"method":"m","params":[{"name":"","type":"!X"}],"type":"X"}]}"##;

/// Texts that mutations insert, besides parts of the text itself.
const WORDS: &[u8] = b"#:;=?.<>(){}[]!%*,/\\\"-_ \n\r\t\0aT019";

/// Random numbers (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    /// The text with a few bytes replaced, removed or inserted, or a part of it copied.
    fn mutation(&mut self, text: &str) -> String {
        let mut bytes = text.as_bytes().to_vec();
        for _ in 0..=self.below(2) {
            let (at, other) = (self.below(bytes.len()), self.below(bytes.len()));
            match self.below(4) {
                0 => bytes[at] = WORDS[self.below(WORDS.len())],
                1 => drop(bytes.drain(at.min(other)..at.max(other).min(at.min(other) + 5))),
                2 => bytes.insert(at, WORDS[self.below(WORDS.len())]),
                _ => {
                    let part = bytes[at.min(other)..at.max(other)].to_vec();
                    bytes.splice(at..at, part);
                }
            }
        }
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

/// The line, with the id that it has or spells.
fn line(definition: &Definition) -> String {
    let id = definition.id.as_ref().map(|it| it.value);
    definition.line(id.unwrap_or_else(|| definition.computed_id(Dialect::Telegram)))
}

/// Checks a text, and says whether it is a schema.
fn check(text: &str) -> bool {
    let schema = match parse("t", text) {
        Ok(schema) => schema,
        Err(error) => {
            assert!(error.all().all(|it| !it.message.is_empty()));
            return false;
        }
    };
    for definition in &schema.definitions {
        let written = line(definition);
        if definition.check_parameters().is_ok() {
            let read = parse_definition("t", &written).map_err(|it| format!("{written}: {it}"));
            assert_eq!(line(&read.unwrap()), written);
        }
    }
    let json = to_json(&schema.definitions, Dialect::Telegram);
    let read = parse("t", &json).map_err(|it| format!("{json}: {it}")).unwrap().definitions;
    assert_eq!(to_json(&read, Dialect::Telegram), json);
    true
}

#[test]
fn no_text_makes_the_parser_panic() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for text in [TL, JSON] {
        assert!(check(text));
        let mut schemas = 0;
        for _ in 0..10_000 {
            schemas += usize::from(check(&random.mutation(text)));
        }
        assert!(schemas > 500, "only {schemas} mutations are schemas");
        for end in (0..text.len()).filter(|it| text.is_char_boundary(*it)) {
            check(&text[..end]);
        }
    }
}
