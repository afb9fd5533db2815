//! Checks that all contenders write and read the same bytes, so that no contender is fast because it does less.

use crate::codec;
use crate::contenders::ferogram::Ferogram;
use crate::contenders::grammers::Grammers;
use crate::contenders::ours::Ours;
use crate::contenders::safe::Safe;
use crate::contenders::tl_proto::TlProto;
use crate::contenders::ton::{ours, tl_proto as theirs};
use crate::contenders::unchecked::{Limit, Plain};
use crate::contenders::{Borrowing, Contender, ToSlice};
use crate::packets::ton::TonPackets;
use crate::packets::{Packets, written};
use crate::samples;

/// Panics if a contender writes other bytes than the sample's packet, or cannot read it.
pub fn check(packets: &Packets) {
    assert_eq!(packets.call.len(), samples::CALL_LEN, "the length of the sample call");
    agrees::<Ours>(packets);
    agrees::<Safe>(packets);
    agrees::<Plain>(packets);
    agrees::<Limit>(packets);
    agrees::<TlProto>(packets);
    agrees::<Grammers>(packets);
    agrees::<Ferogram>(packets);
    agrees_in_slice::<Ours>(packets);
    agrees_in_slice::<Plain>(packets);
    agrees_in_slice::<Limit>(packets);
    borrows::<Ours>(packets);
    borrows::<Safe>(packets);
    borrows::<Plain>(packets);
    borrows::<TlProto>(packets);
    blob_agrees(packets);
    ton_agrees(&packets.ton);
}

/// Decodes the packets and encodes the values. If a value is lost or wrong, the bytes differ.
fn agrees<C: Contender>(packets: &Packets) {
    let name = C::NAME;
    let call = C::decode_call(&packets.call).expect(name);
    assert!(written(|it| C::encode_call(&call, it)) == packets.call, "{name}: call");
    assert!(C::encode_call_fresh(&call) == packets.call, "{name}: call, in a new Vec");

    let connections = C::decode_connections(&packets.connections).expect(name);
    let again = written(|it| C::encode_connections(&connections, it));
    assert!(again == packets.connections, "{name}: connections");

    let longs = C::decode_longs(&packets.longs).expect(name);
    assert!(longs == samples::longs(), "{name}: the numbers read");
    assert!(written(|it| C::encode_longs(&longs, it)) == packets.longs, "{name}: numbers");

    refuses_truncated::<C>(packets);
}

fn agrees_in_slice<C: ToSlice>(packets: &Packets) {
    let name = C::NAME;
    let mut memory = vec![0xff; 2 * packets.connections.len()];
    let call = C::decode_call(&packets.call).expect(name);
    let len = C::call_to_slice(&call, &mut memory);
    assert!(memory[..len] == packets.call, "{name}: call, in a slice");
    let connections = C::decode_connections(&packets.connections).expect(name);
    let len = C::connections_to_slice(&connections, &mut memory);
    assert!(memory[..len] == packets.connections, "{name}: connections, in a slice");
}

fn refuses_truncated<C: Contender>(packets: &Packets) {
    for end in 0..packets.call.len() {
        let truncated = C::decode_call(&packets.call[..end]);
        assert!(truncated.is_err(), "{} reads a call of {end} bytes", C::NAME);
    }
}

fn borrows<C: Borrowing>(packets: &Packets) {
    let name = C::NAME;
    assert!(C::borrow_call(&packets.call).is_ok(), "{name} borrows a call");
    for end in 0..packets.call.len() {
        let truncated = C::borrow_call(&packets.call[..end]);
        assert!(truncated.is_err(), "{name} borrows a call of {end} bytes");
    }
    let text = find(&packets.call, b"11.0.0");
    let mut packet = packets.call.clone();
    packet[text] = 0xff;
    assert!(C::borrow_call(&packet).is_err(), "{name} borrows what is not UTF-8");
    assert!(C::decode_call(&packet).is_err(), "{name} reads what is not UTF-8");
}

fn find(packet: &[u8], text: &[u8]) -> usize {
    let position = packet.windows(text.len()).position(|window| window == text);
    position.expect("the text is in the packet")
}

fn blob_agrees(packets: &Packets) {
    let content = codec::shared_bytes(&packets.blob).expect("the blob is TL");
    assert!(content == samples::blob(), "the megabyte that is read");
    assert!(codec::to_vec(&content) == packets.blob, "the megabyte");
    assert!(is_within(&content, &packets.blob), "the megabyte is a slice of its packet");
}

/// Checks that both codecs read each of TON's packets, and write the same bytes again.
fn ton_agrees(packets: &TonPackets) {
    macro_rules! agrees {
        ($packet:expr, $ours:ty, $theirs:ty) => {
            let ours: $ours = codec::from_slice($packet).expect(stringify!($ours));
            assert!(codec::to_vec(&ours) == *$packet, "ours: {}", stringify!($ours));
            let theirs: $theirs = tl_proto::deserialize($packet).expect(stringify!($theirs));
            assert!(tl_proto::serialize(theirs) == *$packet, "{}", stringify!($theirs));
        };
    }
    agrees!(&packets.node, ours::Node<'_>, theirs::Node<'_>);
    agrees!(&packets.value, ours::Value<'_>, theirs::Value<'_>);
    agrees!(&packets.contents, ours::PacketContents<'_>, theirs::PacketContents<'_>);
    agrees!(&packets.part, ours::MessagePart<'_>, theirs::MessagePart<'_>);
    agrees!(&packets.address, ours::Address, theirs::Address);
    assert!(codec::from_slice::<ours::Address>(&packets.unknown).is_err());
    assert!(tl_proto::deserialize::<theirs::Address>(&packets.unknown).is_err());

    let queue: ours::AddressQueue = codec::from_slice(&packets.addresses).expect("a queue");
    assert!(codec::to_vec(&queue) == packets.addresses, "the queue of addresses");
}

/// Whether `part` is a slice of `whole`: not a copy.
fn is_within(part: &[u8], whole: &[u8]) -> bool {
    let (part, whole) = (part.as_ptr_range(), whole.as_ptr_range());
    whole.start <= part.start && part.end <= whole.end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contenders_agree_byte_for_byte() {
        check(&Packets::new());
    }

    /// The peers accept them. The comments of their files say so.
    #[test]
    fn bytes_left_over_are_refused() {
        let mut packet = Packets::new().call;
        packet.extend([0; 4]);
        assert!(Ours::decode_call(&packet).is_err());
        assert!(Safe::decode_call(&packet).is_err());
        assert!(Plain::decode_call(&packet).is_err());
    }
}
