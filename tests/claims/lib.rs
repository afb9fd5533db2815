//! The README compares this library with tl-proto. Each difference in bytes, types and errors is tested here, so a
//! release of tl-proto that removes one fails a test. `examples/telegram-layer` does the same for grammers.
//!
//! tl-proto has no codec for texts:
//!
//! ```compile_fail,E0277
//! tl_proto::serialize("text");
//! ```
//! ```compile_fail,E0277
//! tl_proto::deserialize::<String>(&[0; 4]);
//! ```
//!
//! Both lines compile for bytes:
//!
//! ```
//! tl_proto::serialize(&b"text"[..]);
//! tl_proto::deserialize::<Vec<u8>>(&[0; 4]);
//! ```

#[cfg(test)]
mod tests {
    use tl_core::TlObject;
    use tl_proto::{TlRead, TlWrite};

    /// `double` is the eight bytes of IEEE 754, little-endian.
    #[test]
    fn doubles() {
        assert_eq!(tl_core::to_vec(&1.5_f64).unwrap(), 1.5_f64.to_le_bytes());
        let theirs = tl_proto::serialize(1.5_f64);
        assert_ne!(theirs, 1.5_f64.to_le_bytes());
        assert_ne!(tl_proto::deserialize::<f64>(&theirs).unwrap().to_bits(), 1.5_f64.to_bits());
    }

    /// `Vector int` is `vector#1cb5c415`, the count and the items.
    #[test]
    fn boxed_vectors() {
        let boxed = [0x15, 0xc4, 0xb5, 0x1c, 1, 0, 0, 0, 7, 0, 0, 0];
        assert_eq!(tl_core::to_vec(&vec![7]).unwrap(), boxed);
        assert_eq!(tl_proto::serialize(vec![7]), boxed[4..]);
        assert!(tl_proto::deserialize::<Vec<i32>>(&boxed).is_err());
    }

    #[derive(Debug, TlObject)]
    #[tl(id = 0x0000_0001, name = "outer", proof = false)]
    struct Ours {
        number: i32,
    }

    #[derive(Debug, TlRead, TlWrite)]
    #[tl(boxed, id = 0x0000_0001)]
    struct Theirs {
        number: i32,
    }

    /// The packet ends within the field.
    #[test]
    fn errors_with_the_field() {
        let cut = [1, 0, 0, 0, 7];
        let ours = tl_core::from_slice::<Ours>(&cut).unwrap_err().to_string();
        assert!(ours.contains("outer.number"), "{ours}");
        let theirs = tl_proto::deserialize::<Theirs>(&cut).unwrap_err();
        assert_eq!(theirs.to_string(), "Unexpected packet EOF");
    }
}
