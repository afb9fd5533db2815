//! Packets of any definition: drawn at random, and written from the wire's rules alone.

use std::collections::HashMap;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::Union;
use tl_core::{Definition, Parameter, Type};

use crate::support::frame;

type Packets = BoxedStrategy<Vec<u8>>;

/// How deep objects are nested. Below, a type's first constructor stands for all: in the samples it
/// contains no other.
const DEPTH: u32 = 4;

const VECTOR: [u8; 4] = [0x15, 0xc4, 0xb5, 0x1c];
const TRUE: [u8; 4] = [0xb5, 0x75, 0x72, 0x99];
const FALSE: [u8; 4] = [0x37, 0x97, 0x79, 0xbc];

/// The id, and the body.
pub fn boxed(definition: &'static Definition) -> Packets {
    boxed_within(definition, DEPTH)
}

fn boxed_within(definition: &'static Definition, depth: u32) -> Packets {
    let id = definition.id.to_le_bytes();
    after(id, bare(definition, depth))
}

fn bare(definition: &'static Definition, depth: u32) -> Packets {
    let parameters: Vec<_> = definition.parameters().collect();
    let value = |parameter: &Parameter| match parameter.ty {
        Type::Nat => word(&parameters, parameter.name),
        ty => value(ty, depth),
    };
    let values: Vec<_> = parameters.iter().map(value).collect();
    values.prop_map(move |values| without_absent(&parameters, values)).boxed()
}

/// Bits that fields declare, so that writing them again gives the same. A word without fields is
/// kept as it is.
fn word(parameters: &[Parameter], name: &str) -> Packets {
    let conditions = parameters.iter().filter_map(|it| it.condition);
    let declared = conditions.filter(|it| it.word == name).fold(0, |mask, it| mask | 1 << it.bit);
    let mask: u32 = if declared == 0 { u32::MAX } else { declared };
    any::<u32>().prop_map(move |bits| (bits & mask).to_le_bytes().to_vec()).boxed()
}

/// The values that are there by the flags words before them.
fn without_absent(parameters: &[Parameter], values: Vec<Vec<u8>>) -> Vec<u8> {
    let mut words = HashMap::new();
    let mut body = Vec::new();
    for (parameter, value) in parameters.iter().zip(values) {
        if let (Type::Nat, Ok(word)) = (parameter.ty, value.as_slice().try_into()) {
            words.insert(parameter.name, u32::from_le_bytes(word));
        }
        if parameter.condition.is_none_or(|it| words[it.word] >> it.bit & 1 == 1) {
            body.extend(value);
        }
    }
    body
}

fn value(ty: Type, depth: u32) -> Packets {
    match ty {
        Type::Int => raw(4),
        Type::Long => raw(8),
        // `any` leaves out what does not equal itself.
        Type::Double => any::<f64>().prop_map(|double| double.to_le_bytes().to_vec()).boxed(),
        Type::Int128 => raw(16),
        Type::Int256 => raw(32),
        Type::Int512 => raw(64),
        Type::String => text().prop_map(|text| framed(text.as_bytes())).boxed(),
        Type::Bytes => content().prop_map(|content| framed(&content)).boxed(),
        Type::Bool => prop_oneof![Just(TRUE.to_vec()), Just(FALSE.to_vec())].boxed(),
        Type::True => Just(Vec::new()).boxed(),
        Type::Boxed(object) => any_of((object.constructors)(), depth),
        Type::Bare(object) => bare(&(object.constructors)()[0], depth.saturating_sub(1)),
        Type::Vector(vector) => after(VECTOR, items(vector.item, depth)),
        Type::BareVector(vector) => items(vector.item, depth),
        Type::Object => object(),
        Type::Custom(custom) if custom.text == "int body:Object" => object()
            .prop_map(|body| [&u32::try_from(body.len()).unwrap().to_le_bytes(), &*body].concat())
            .boxed(),
        ty => panic!("the samples have no {ty}"),
    }
}

/// `len` bytes, whatever they are.
fn raw(len: usize) -> Packets {
    vec(any::<u8>(), len).boxed()
}

/// Text, at times so long that its length takes four bytes.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![4 => any::<String>(), 1 => "[a-zäß漢]{250,260}"]
}

fn content() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![4 => vec(any::<u8>(), 0..9), 1 => vec(any::<u8>(), 250..260)]
}

/// Length, content and padding.
fn framed(content: &[u8]) -> Vec<u8> {
    let (header, padding) = frame(content.len());
    [&*header, content, &[0; 3][..padding]].concat()
}

fn any_of(constructors: &'static [Definition], depth: u32) -> Packets {
    match depth.checked_sub(1) {
        Some(depth) => Union::new(constructors.iter().map(|it| boxed_within(it, depth))).boxed(),
        None => boxed_within(&constructors[0], 0),
    }
}

/// A count, and as many items.
fn items(item: Type, depth: u32) -> Packets {
    let items = vec(value(item, depth), 0..4);
    items
        .prop_map(|items| {
            [&u32::try_from(items.len()).unwrap().to_le_bytes(), &*items.concat()].concat()
        })
        .boxed()
}

/// An object that nobody knows: four bytes at a time. The first four are its id.
fn object() -> Packets {
    vec(raw(4), 1..6).prop_map(|words| words.concat()).boxed()
}

fn after(id: [u8; 4], body: Packets) -> Packets {
    body.prop_map(move |body| [&id, &*body].concat()).boxed()
}
