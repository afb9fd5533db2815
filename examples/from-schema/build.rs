//! build.rs: from the schema to `api.rs`.

fn main() {
    if let Err(error) = tl_gen::Builder::new().schema("schema/api.tl").write() {
        println!("cargo::error={error}");
    }
}
