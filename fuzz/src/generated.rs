//! Packets that keep their definitions, written from these and the wire's rules alone: tl-core's
//! encoder has no part in them.

use arbitrary::{Result, Unstructured};
use tl_core::schema::ObjectRef;
use tl_core::{Definition, Parameter, Type};

/// How deep objects are nested before only the shortest constructors are chosen.
const DEPTH: usize = 8;

/// Writes a value of `ty` as `choices` have it.
pub fn packet(ty: &Type, choices: &mut Unstructured<'_>) -> Result<Vec<u8>> {
    let mut packet = Vec::new();
    Generator { choices, packet: &mut packet, depth: 0 }.value(ty)?;
    Ok(packet)
}

struct Generator<'a, 'b> {
    choices: &'a mut Unstructured<'b>,
    packet: &'a mut Vec<u8>,
    depth: usize,
}

impl Generator<'_, '_> {
    fn value(&mut self, ty: &Type) -> Result<()> {
        match ty {
            // An object that is kept as it is can be an id alone.
            Type::Int | Type::Nat | Type::Object => self.raw(4),
            Type::Long => self.raw(8),
            Type::Int128 => self.raw(16),
            Type::Int256 => self.raw(32),
            Type::Int512 => self.raw(64),
            // Random bits could be a NaN, which is unequal to itself.
            Type::Double => self.double(),
            Type::Bool => self.bool(),
            Type::String => {
                let text: &str = self.choices.arbitrary()?;
                self.string(text.as_bytes());
                Ok(())
            }
            Type::Bytes => {
                let content: &[u8] = self.choices.arbitrary()?;
                self.string(content);
                Ok(())
            }
            Type::Vector(vector) => {
                self.id(0x1cb5_c415);
                self.items(&vector.item)
            }
            Type::BareVector(vector) => self.items(&vector.item),
            Type::Boxed(object) => {
                let definition = self.choose((object.constructors)())?;
                self.id(definition.id);
                self.body(definition)
            }
            Type::Bare(object) => self.bare(object),
            Type::Converted(converted) => self.value(&converted.ty),
            Type::Wrapped(wrapped) => self.value(&wrapped.ty),
            Type::Custom(custom) => self.custom(custom.text),
            _ => Ok(()),
        }
    }

    /// The bytes of a codec. The test types have each of these texts for one codec.
    fn custom(&mut self, text: &str) -> Result<()> {
        match text {
            // A set: ascending, and no item twice.
            "Vector<int>" => {
                self.id(0x1cb5_c415);
                let count = self.choices.int_in_range(0..=5)?;
                self.id(count);
                (0..count).for_each(|it| self.id(it * it));
            }
            // A vector of `long`s in `bytes`.
            "bytes" => {
                let vector = [0x1cb5_c415_u32, 1, 7, 0].map(u32::to_le_bytes);
                self.string(vector.as_flattened());
            }
            // A length, and a count of none.
            "counted" => {
                self.id(4);
                self.id(0);
            }
            // A length and an object, as `tl_core::sized` has it.
            _ => {
                self.id(8);
                self.raw(8)?;
            }
        }
        Ok(())
    }

    fn bare(&mut self, object: &ObjectRef) -> Result<()> {
        let mut definitions = (object.constructors)().iter();
        let definition = definitions.find(|it| it.name == object.constructor);
        definition.map_or(Ok(()), |it| self.body(it))
    }

    fn double(&mut self) -> Result<()> {
        let number = f64::from(self.choices.arbitrary::<i32>()?) / 8.0;
        self.packet.extend(number.to_le_bytes());
        Ok(())
    }

    fn bool(&mut self) -> Result<()> {
        let id = if self.choices.arbitrary()? { 0x9972_75b5 } else { 0xbc79_9737 };
        self.id(id);
        Ok(())
    }

    fn choose(&mut self, definitions: &'static [Definition]) -> Result<&'static Definition> {
        if self.depth < DEPTH {
            return self.choices.choose(definitions);
        }
        let shortest = definitions.iter().min_by_key(|it| it.parameters().count());
        shortest.ok_or(arbitrary::Error::EmptyChoose)
    }

    fn body(&mut self, definition: &'static Definition) -> Result<()> {
        self.depth += 1;
        let mut words: Vec<(&str, u32)> = Vec::new();
        for parameter in definition.parameters() {
            match parameter.ty {
                Type::Nat => {
                    let word = self.choices.arbitrary::<u32>()? & declared(definition, &parameter);
                    words.push((parameter.name, word));
                    self.packet.extend(word.to_le_bytes());
                }
                _ if is_there(&parameter, &words) => self.value(&parameter.ty)?,
                _ => {}
            }
        }
        self.depth -= 1;
        Ok(())
    }

    fn items(&mut self, item: &Type) -> Result<()> {
        let most = if self.depth < DEPTH { 5 } else { 0 };
        let count: u32 = self.choices.int_in_range(0..=most)?;
        self.id(count);
        (0..count).try_for_each(|_| self.value(item))
    }

    fn raw(&mut self, len: usize) -> Result<()> {
        for _ in 0..len {
            self.packet.push(self.choices.arbitrary()?);
        }
        Ok(())
    }

    fn id(&mut self, id: u32) {
        self.packet.extend(id.to_le_bytes());
    }

    fn string(&mut self, content: &[u8]) {
        let start = self.packet.len();
        let length = u32::try_from(content.len()).unwrap_or(0).to_le_bytes();
        match content.len() {
            0..254 => self.packet.push(length[0]),
            _ => self.packet.extend([0xfe, length[0], length[1], length[2]]),
        }
        self.packet.extend(content);
        let len = self.packet.len() - start;
        self.packet.resize(start + len.next_multiple_of(4), 0);
    }
}

/// The bits that other parameters depend on: an implied word loses the others.
fn declared(definition: &Definition, word: &Parameter) -> u32 {
    let conditions = definition.parameters().filter_map(|it| it.condition);
    let bits = conditions.filter(|it| it.word == word.name).map(|it| 1 << it.bit);
    bits.fold(0, |mask, bit: u32| mask | bit)
}

fn is_there(parameter: &Parameter, words: &[(&str, u32)]) -> bool {
    let Some(condition) = parameter.condition else { return true };
    words.iter().any(|(name, word)| *name == condition.word && word >> condition.bit & 1 != 0)
}
