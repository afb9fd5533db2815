//! A protocol of one's own: definitions and ids that no schema has.
//!
//! ```sh
//! cargo run --example custom_object
//! ```

use tl_core::{Constructor, Int256, TlObject};

/// An entry of a log that is written to disk. The name alone computes the id.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(name = "log.entry")]
struct Entry {
    /// Seconds since 1970.
    time: i64,
    #[tl(flag = 0)]
    severity: Option<Severity>,
    message: String,
    /// Shares a bit with `line`: a position is both or neither.
    #[tl(flag = 1)]
    file: Option<String>,
    #[tl(flag = 1)]
    line: Option<i32>,
    checksum: Int256,
    /// Not written.
    #[tl(skip)]
    is_shown: bool,
}

/// How bad it is. Ids of one's own are any numbers that differ.
#[derive(Clone, Copy, Debug, PartialEq, TlObject)]
#[tl(type = "log.Severity")]
enum Severity {
    #[tl(id = 0x00000001)]
    Warning,
    #[tl(id = 0x00000002)]
    Error,
}

fn entry() -> Entry {
    Entry {
        time: 1_700_000_000,
        severity: Some(Severity::Error),
        message: "disk full".to_owned(),
        file: Some("store.rs".to_owned()),
        line: Some(42),
        checksum: Int256([7; 32]),
        is_shown: false,
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("{}", Entry::DEFINITION);
    let packet = tl_core::to_vec(&entry())?;
    println!("{} bytes: {}", packet.len(), hex::encode(&packet));
    println!("{:#?}", tl_core::from_slice::<Entry>(&packet)?);

    let half_a_position = Entry { line: None, ..entry() };
    if let Err(error) = tl_core::to_vec(&half_a_position) {
        println!("not written: {error}");
    }
    Ok(())
}

#[test]
fn half_a_position_is_refused() {
    let error = tl_core::to_vec(&Entry { line: None, ..entry() }).unwrap_err();
    assert_eq!(
        error.to_string(),
        "log.entry: fields that share bit 1 of flags are set together or not at all, but file is \
         set and line is not"
    );
    let packet = tl_core::to_vec(&entry()).unwrap();
    assert_eq!(tl_core::from_slice::<Entry>(&packet).unwrap(), entry());
}
