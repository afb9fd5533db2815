//! build.rs: from the schema to `api.rs`.

fn main() {
    tl_gen::Builder::new()
        .schema("schema/api.tl")
        .write()
        .unwrap_or_else(|error| panic!("{error}"));
}
