//! Each constructor and function through both implementations and back, byte for byte.

use telegram_layer::api::{AnyFunction, AnyObject};
use tl_core::Definition;

use crate::packet::{Bits, Writer};
use crate::pair::{PAIRS, Pair};

/// How many packets of each constructor.
const PACKETS: usize = 200;

/// Known differences between the two, with reasons. The schema has no ids for these (they describe a TLS greeting and
/// are never sent). By the rule, the id of `tlsBlockString data:bytes = TlsBlock` is the CRC32 of
/// `tlsBlockString data:string = TlsBlock`. grammers-tl-parser 1.2 replaces `:bytes ` by `: string`, and computes the
/// CRC32 of `data: string= TlsBlock`. The other two hold a `TlsBlock`.
const EXCEPTIONS: [&str; 3] = ["tlsClientHello", "tlsBlockString", "tlsBlockScope"];

#[test]
fn both_implementations_agree_on_every_constructor() {
    let mut writer = Writer::new(0x5eed);
    let mut differences = Vec::new();
    for pair in PAIRS {
        for definition in pair.definitions {
            let is_exception = EXCEPTIONS.contains(&definition.name);
            let difference = (0..PACKETS).find_map(|index| {
                let packet = writer.packet(definition, bits(index));
                difference(pair, packet)
            });
            if difference.is_some() != is_exception {
                differences.push(format!("{}: {difference:?}", definition.name));
            }
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// All flags set, no flags set, and then random flags.
fn bits(index: usize) -> Bits {
    match index {
        0 => Bits::All,
        1 => Bits::None,
        _ => Bits::Random,
    }
}

fn difference(pair: &Pair, packet: &[u8]) -> Option<String> {
    let ways =
        [("here and there", pair.ours, pair.theirs), ("there and here", pair.theirs, pair.ours)];
    ways.into_iter().find_map(|(way, first, second)| match first(packet) {
        Err(error) => Some(format!("{way}: the first fails: {error}")),
        Ok(encoded) if encoded != packet => Some(format!("{way}: the first writes other bytes")),
        Ok(encoded) => match second(&encoded) {
            Err(error) => Some(format!("{way}: the second fails: {error}")),
            Ok(encoded) if encoded != packet => {
                Some(format!("{way}: the second writes other bytes"))
            }
            Ok(_) => None,
        },
    })
}

/// `AnyObject` and `AnyFunction` read and write the same bytes.
#[test]
fn any_object_is_decoded_by_its_id() {
    let mut writer = Writer::new(0xa11);
    for definition in definitions_of_the_api() {
        let packet = writer.packet(definition, Bits::All);
        let object: AnyObject = tl_core::from_slice(packet).unwrap();
        if let AnyObject::Unknown(_) = object {
            let function: AnyFunction = tl_core::from_slice(packet).unwrap();
            assert!(!matches!(function, AnyFunction::Unknown(_)), "{definition}");
            assert_eq!(tl_core::to_vec(&function).unwrap(), packet, "{definition}");
        }
        assert_eq!(tl_core::to_vec(&object).unwrap(), packet, "{definition}");
        assert_eq!(telegram_layer::api::name_of(definition.id), Some(definition.name));
    }
    assert_eq!(telegram_layer::api::name_of(0), None);
}

/// The definitions that the API's `name_of` knows. All others are `MTProto`'s.
fn definitions_of_the_api() -> impl Iterator<Item = &'static Definition> {
    let all = PAIRS.iter().flat_map(|pair| pair.definitions);
    all.filter(|it| telegram_layer::api::name_of(it.id).is_some())
}
