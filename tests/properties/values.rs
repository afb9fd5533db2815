//! Random values of every constructor of the schemas that the command has: they are encoded, decoded to the same value,
//! and go through JSON.

use arbitrary::{Result, Unstructured};
use tl_core::schema::{
    Combinator, Object, Schema, SchemaParameter, SchemaType, SchemaTypeKind, Value,
};
use tl_core::{Int128, Int256, Int512};

use crate::run_time;

/// How deep objects are nested before optional fields are left out, and vectors are empty.
const DEPTH: usize = 4;

/// Maximum depth of values: a type that always contains itself has no values.
const MAX_DEPTH: usize = 20;

struct Generator<'s, 'c> {
    schema: &'s Schema,
    choices: Unstructured<'c>,
    depth: usize,
}

impl<'s> Generator<'s, '_> {
    fn object(&mut self, constructor: &'s Combinator) -> Result<Value> {
        if self.depth == MAX_DEPTH {
            return Err(arbitrary::Error::IncorrectFormat);
        }
        self.depth += 1;
        let mut object = Object::new(constructor.name()).with_id(constructor.id());
        let mut bits = Vec::new();
        for parameter in constructor.parameters() {
            if let Some(value) = self.field(constructor, parameter, &mut bits)? {
                object.set(parameter.name(), value);
            }
        }
        self.depth -= 1;
        Ok(object.into())
    }

    /// The value of a field, if it is there. `bits` are those that have been chosen, each with its word.
    fn field(
        &mut self,
        constructor: &Combinator,
        parameter: &'s SchemaParameter,
        bits: &mut Vec<(&'s str, u32, bool)>,
    ) -> Result<Option<Value>> {
        if parameter.is_length() {
            return Ok(None);
        }
        if parameter.is_flags_word() {
            let conditions = constructor.parameters().iter().filter_map(SchemaParameter::condition);
            let own = conditions.filter(|(word, _)| *word == parameter.name());
            let declared = own.fold(0, |mask, (_, bit)| mask | 1_u32 << bit);
            let unknown =
                self.choices.arbitrary::<u32>()? & self.choices.arbitrary::<u32>()? & !declared;
            return Ok((unknown != 0).then_some(Value::Word(unknown)));
        }
        if let Some((word, bit)) = parameter.condition() {
            let chosen = bits.iter().find(|it| (it.0, it.1) == (word, bit)).map(|it| it.2);
            let is_set = match chosen {
                Some(is_set) => is_set,
                None => self.depth < DEPTH && self.choices.arbitrary()?,
            };
            bits.push((word, bit, is_set));
            if !is_set {
                return Ok(None);
            }
        }
        self.value(parameter.ty()).map(Some)
    }

    fn value(&mut self, ty: &'s SchemaType) -> Result<Value> {
        let choices = &mut self.choices;
        Ok(match ty.kind() {
            SchemaTypeKind::Int => choices.arbitrary::<i32>()?.into(),
            SchemaTypeKind::Long => choices.arbitrary::<i64>()?.into(),
            SchemaTypeKind::Double => (f64::from(choices.arbitrary::<i32>()?) / 7.0).into(),
            SchemaTypeKind::Word => choices.arbitrary::<u32>()?.into(),
            SchemaTypeKind::Int128 => Int128(choices.arbitrary()?).into(),
            SchemaTypeKind::Int256 => Int256(choices.arbitrary()?).into(),
            SchemaTypeKind::Int512 => {
                let halves: [[u8; 32]; 2] = choices.arbitrary()?;
                Int512(halves.concat().try_into().unwrap()).into()
            }
            // An object that the schema does not have would take the rest of the packet.
            SchemaTypeKind::Bool | SchemaTypeKind::Any => choices.arbitrary::<bool>()?.into(),
            SchemaTypeKind::True => true.into(),
            SchemaTypeKind::String => choices.arbitrary::<&str>()?.into(),
            SchemaTypeKind::Bytes => choices.arbitrary::<&[u8]>()?.into(),
            SchemaTypeKind::Vector(item) => self.items(item)?,
            SchemaTypeKind::Object => self.one_of(ty)?,
            kind => panic!("the schemas have no {kind:?}"),
        })
    }

    fn items(&mut self, ty: &'s SchemaType) -> Result<Value> {
        let count = if self.depth < DEPTH { self.choices.int_in_range(0..=2)? } else { 0 };
        (0..count).map(|_| self.value(ty)).collect()
    }

    /// Returns an object of the type. From a certain depth on, its constructor is the one with the fewest objects in
    /// it.
    fn one_of(&mut self, ty: &'s SchemaType) -> Result<Value> {
        let mut all: Vec<_> = self.schema.constructors_of(ty).collect();
        if self.depth >= DEPTH {
            let objects = |it: &&Combinator| {
                let values = it.parameters().iter().filter(|it| it.condition().is_none());
                values.filter(|it| matches!(it.ty().kind(), SchemaTypeKind::Object)).count()
            };
            all.sort_by_key(objects);
            all.truncate(1);
        }
        let constructor = *self.choices.choose(&all)?;
        self.object(constructor)
    }
}

/// The next eight bytes of Marsaglia's xorshift.
pub fn next(bits: &mut u64) -> [u8; 8] {
    *bits ^= *bits << 13;
    *bits ^= *bits >> 7;
    *bits ^= *bits << 17;
    bits.to_le_bytes()
}

fn every_constructor(schema: &Schema, least: usize) {
    let (mut bits, mut count) = (0x0123_4567_89ab_cdef_u64, 0);
    for constructor in schema.constructors() {
        let choices: Vec<_> = (0..512).flat_map(|_| next(&mut bits)).collect();
        let choices = Unstructured::new(&choices);
        let Ok(value) = (Generator { schema, choices, depth: 0 }).object(constructor) else {
            continue;
        };
        count += 1;
        let packet = schema.encode(&value).unwrap_or_else(|error| panic!("{constructor}: {error}"));
        // If several constructors have the id, decoding finds the first.
        if schema.constructor(constructor.id()).is_some_and(|it| it.name() == constructor.name()) {
            assert_eq!(schema.decode_canonical(&packet).as_ref(), Ok(&value), "{constructor}");
            run_time::is_json(schema, &value);
        }
    }
    assert!(count >= least, "{count} values");
}

#[test]
fn of_telegram() {
    let files = [
        ("", include_str!("../../tl-cli/schemas/mtproto.tl")),
        ("", include_str!("../../tl-cli/schemas/telegram.tl")),
    ];
    let schema = Schema::parse_files(files, tl_core::Dialect::Telegram).unwrap();
    every_constructor(&schema, 2600);
}

#[test]
fn of_ton() {
    let files = [
        ("", include_str!("../../tl-cli/schemas/ton_api.tl")),
        ("", include_str!("../../tl-cli/schemas/lite_api.tl")),
    ];
    let schema = Schema::parse_files(files, tl_core::Dialect::Ton).unwrap();
    every_constructor(&schema, 745);
}
