//! Random packets, written from definitions alone: what they hold is known to nobody but the schema.

use std::collections::HashMap;

use tl_core::{Definition, ObjectRef, Parameter, Type};

use crate::pair::PAIRS;

/// How deep packets nest where the types let them end.
const DEPTH: usize = 4;
/// How many items a vector has at most.
const ITEMS: u64 = 3;

/// Which flag bits of the outermost constructor are set.
#[derive(Clone, Copy)]
pub enum Bits {
    All,
    None,
    Random,
}

/// Writes packets.
pub struct Writer {
    state: u64,
    heights: HashMap<u32, usize>,
    pub bytes: Vec<u8>,
}

impl Writer {
    pub fn new(seed: u64) -> Self {
        Self { state: seed | 1, heights: heights(), bytes: Vec::new() }
    }

    /// A packet of the constructor: its id and body.
    pub fn packet(&mut self, definition: &Definition, bits: Bits) -> &[u8] {
        self.bytes.clear();
        self.boxed(definition, bits, DEPTH);
        &self.bytes
    }

    /// A number below `bound`.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        self.state.wrapping_mul(0x2545_f491_4f6c_dd1d) % bound
    }

    fn boxed(&mut self, definition: &Definition, bits: Bits, depth: usize) {
        self.int(definition.id);
        self.body(definition, bits, depth);
    }

    fn body(&mut self, definition: &Definition, bits: Bits, depth: usize) {
        let mut words = HashMap::new();
        for parameter in definition.parameters() {
            let is_there = parameter.condition.is_none_or(|it| {
                words.get(it.word).is_some_and(|word: &u32| word >> it.bit & 1 == 1)
            });
            if let Type::Nat = parameter.ty {
                let word = self.word(definition, &parameter, bits, depth);
                words.insert(parameter.name, word);
                self.int(word);
            } else if is_there {
                self.value(&parameter.ty, depth);
            }
        }
    }

    /// A flags word, of the bits that parameters depend on.
    fn word(&mut self, definition: &Definition, word: &Parameter, bits: Bits, depth: usize) -> u32 {
        let conditions = definition.parameters().filter_map(|it| it.condition);
        let declared = conditions.filter(|it| it.word == word.name);
        let declared = declared.fold(0, |mask, condition| mask | 1 << condition.bit);
        match bits {
            Bits::None => 0,
            Bits::All => declared,
            Bits::Random if depth == 0 => 0,
            Bits::Random => declared & u32::try_from(self.below(1 << 32)).unwrap(),
        }
    }

    fn value(&mut self, ty: &Type, depth: usize) {
        match ty {
            Type::Int => self.noise(4),
            Type::Long | Type::Double => self.noise(8),
            Type::Int128 => self.noise(16),
            Type::Int256 => self.noise(32),
            Type::String => {
                let len = usize::try_from(self.below(300)).unwrap();
                self.string(&"aß€😀".chars().cycle().take(len).collect::<String>().into_bytes());
            }
            Type::Bytes => {
                let len = usize::try_from(self.below(300)).unwrap();
                let bytes: Vec<_> = (0..len).map(|_| self.byte()).collect();
                self.string(&bytes);
            }
            Type::Bool => {
                let id = [0x9972_75b5, 0xbc79_9737][usize::try_from(self.below(2)).unwrap()];
                self.int(id);
            }
            Type::True => {}
            Type::Boxed(object) => {
                let definition = self.any_constructor(object, depth);
                self.boxed(definition, Bits::Random, depth.saturating_sub(1));
            }
            Type::Bare(object) => {
                let definition = &(object.constructors)()[0];
                self.body(definition, Bits::Random, depth.saturating_sub(1));
            }
            Type::Vector(vector) => {
                self.int(0x1cb5_c415);
                self.items(&vector.item, depth);
            }
            Type::BareVector(vector) => self.items(&vector.item, depth),
            other => panic!("the layer has no {other}"),
        }
    }

    fn items(&mut self, item: &Type, depth: usize) {
        let count = if depth == 0 { 0 } else { self.below(ITEMS + 1) };
        self.int(u32::try_from(count).unwrap());
        for _ in 0..count {
            self.value(item, depth.saturating_sub(1));
        }
    }

    /// Any of the type's constructors; where the packet is to end, the one that ends soonest.
    fn any_constructor(&mut self, object: &ObjectRef, depth: usize) -> &'static Definition {
        let constructors = (object.constructors)();
        let index = usize::try_from(self.below(constructors.len() as u64)).unwrap();
        match depth {
            0 => constructors.iter().min_by_key(|it| self.heights[&it.id]).unwrap(),
            _ => &constructors[index],
        }
    }

    fn string(&mut self, data: &[u8]) {
        let start = self.bytes.len();
        match u8::try_from(data.len()) {
            Ok(len @ 0..254) => self.bytes.push(len),
            _ => {
                self.bytes.push(254);
                self.bytes.extend(&u32::try_from(data.len()).unwrap().to_le_bytes()[..3]);
            }
        }
        self.bytes.extend(data);
        while !(self.bytes.len() - start).is_multiple_of(4) {
            self.bytes.push(0);
        }
    }

    fn noise(&mut self, len: usize) {
        for _ in 0..len {
            let byte = self.byte();
            self.bytes.push(byte);
        }
    }

    fn byte(&mut self) -> u8 {
        self.below(256).to_le_bytes()[0]
    }

    fn int(&mut self, int: u32) {
        self.bytes.extend(int.to_le_bytes());
    }
}

/// How deep the shallowest value of each constructor nests.
fn heights() -> HashMap<u32, usize> {
    let definitions = || PAIRS.iter().flat_map(|pair| pair.definitions);
    let mut heights: HashMap<u32, usize> = definitions().map(|it| (it.id, usize::MAX)).collect();
    loop {
        let mut changed = false;
        for definition in definitions() {
            let required = definition.parameters().filter(|it| it.condition.is_none());
            let nested = required.map(|it| height(&it.ty, &heights)).max().unwrap_or(0);
            let height = nested.saturating_add(1);
            changed |= heights.insert(definition.id, height) != Some(height);
        }
        if !changed {
            return heights;
        }
    }
}

fn height(ty: &Type, heights: &HashMap<u32, usize>) -> usize {
    match ty {
        Type::Boxed(object) | Type::Bare(object) => {
            (object.constructors)().iter().map(|it| heights[&it.id]).min().unwrap()
        }
        _ => 0,
    }
}
