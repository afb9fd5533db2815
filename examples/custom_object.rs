//! A protocol without a schema: a log whose definitions and ids are the program's.
//!
//! ```sh
//! cargo run --example custom_object
//! ```

use std::io::Write;

use tl_core::{Constructor, DecodeError, Int256, TlObject, from_prefix};

/// An entry of a log that is written to disk. The id is computed from the definition.
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
    /// Is not in the packet.
    #[tl(skip)]
    is_shown: bool,
}

/// How bad it is. Ids without a schema are any numbers that differ.
#[derive(Clone, Copy, Debug, PartialEq, TlObject)]
#[tl(type = "log.Severity")]
enum Severity {
    #[tl(id = 0x00000001, proof = false)]
    Warning,
    #[tl(id = 0x00000002, proof = false)]
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

/// Writes entries one after another, as a log does.
fn write_log(entries: &[Entry], log: &mut impl Write) -> std::io::Result<()> {
    entries.iter().try_for_each(|entry| tl_core::to_io(entry, log))
}

/// Reads the entries of a log, and gives the bytes after the last whole one: the program may have
/// stopped while it wrote.
fn read_log(mut log: &[u8]) -> Result<(Vec<Entry>, &[u8]), DecodeError> {
    let mut entries = Vec::new();
    while !log.is_empty() {
        match from_prefix(log) {
            Ok((entry, rest)) => {
                entries.push(entry);
                log = rest;
            }
            Err(error) if error.needed().is_some() => break,
            Err(error) => return Err(error),
        }
    }
    Ok((entries, log))
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("{}", Entry::DEFINITION);
    let mut log = Vec::new();
    write_log(&[entry(), Entry { severity: None, ..entry() }], &mut log)?;
    println!("{} bytes: {}", log.len(), hex::encode(&log));
    log.truncate(log.len() - 4);
    let (entries, rest) = read_log(&log)?;
    println!("{entries:#?}, and {} bytes of an entry that was cut off", rest.len());

    let half_a_position = Entry { line: None, ..entry() };
    if let Err(error) = tl_core::to_vec(&half_a_position) {
        println!("not written: {error}");
    }
    Ok(())
}

#[test]
fn a_log_that_was_cut_off_is_read_to_its_last_entry() {
    let mut log = Vec::new();
    write_log(&[entry(), entry()], &mut log).unwrap();
    assert_eq!(read_log(&log).unwrap(), (vec![entry(), entry()], &[][..]));
    let second = log.len() / 2;
    for end in second..log.len() {
        assert_eq!(read_log(&log[..end]).unwrap(), (vec![entry()], &log[second..end]));
    }
    log[second] ^= 1;
    assert!(read_log(&log).is_err(), "another id");
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
