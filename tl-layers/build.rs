//! Compresses the lines to a sixth of their size.

use std::error::Error;
use std::io::Write;
use std::path::PathBuf;
use std::{env, fs};

use flate2::Compression;
use flate2::write::DeflateEncoder;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=data/layers.tl");
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&fs::read("data/layers.tl")?)?;
    let output = PathBuf::from(env::var("OUT_DIR")?).join("layers.deflate");
    Ok(fs::write(output, encoder.finish()?)?)
}
