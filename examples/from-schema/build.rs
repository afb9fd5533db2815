//! build.rs: from the schema to `api.rs`.

fn main() {
    if let Err(error) = tl_gen::Builder::new().schema("schema/api.tl").write() {
        error.all().for_each(|it| println!("cargo::error={it}"));
    }
}
