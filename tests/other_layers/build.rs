//! Generates the updates of layer 198, and all types that they reach: for a client of this layer, and for a server of
//! layer 230 that has such clients, too.

use std::path::{Path, PathBuf};
use std::{env, fs};

use tl_gen::Builder;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let output = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let schema = |layer| tl_layers::schema(layer).unwrap_or_default();
    // A bit that only another layer declares is kept in the field of its flags word.
    let client = Builder::new().schema_text("layer_198.tl", schema(198)).flags_fields(true);
    write(&client, &output.join("layer_198.rs"));
    let server = Builder::new().schema_text("layer_230.tl", schema(230));
    let server = server.other_layer_text("layer_198.tl", schema(198), 198).layer_defaults(true);
    write(&server, &output.join("layer_230.rs"));
}

fn write(builder: &Builder, path: &Path) {
    let builder = builder.clone().only("Updates").open(true).any_object(true);
    let source = builder.proofs(false).accessors(false).generate();
    match source.map(|it| fs::write(path, it)) {
        Ok(Ok(())) => {}
        Ok(Err(error)) => println!("cargo::error={error}"),
        Err(error) => error.all().for_each(|it| println!("cargo::error={it}")),
    }
}
