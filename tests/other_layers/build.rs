//! Generates the updates of layer 198, and all types that they reach.

use std::path::PathBuf;
use std::{env, fs};

use tl_gen::Builder;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let schema = tl_layers::schema(198).unwrap_or_default();
    // A bit that only another layer declares is kept in the field of its flags word.
    let builder = Builder::new().schema_text("layer_198.tl", schema).open(true).proofs(false);
    let source = builder.only("Updates").accessors(false).flags_fields(true).generate();
    let output = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("api.rs");
    match source.map(|it| fs::write(output, it)) {
        Ok(Ok(())) => {}
        Ok(Err(error)) => println!("cargo::error={error}"),
        Err(error) => error.all().for_each(|it| println!("cargo::error={it}")),
    }
}
