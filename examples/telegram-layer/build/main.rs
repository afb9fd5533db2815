//! Generates the layer from the schema files that `grammers-tl-types` ships.

mod pairs;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use tl_gen::Builder;

/// Constructors of Telegram whose ids break Telegram's rule.
const BROKEN_IDS: [&str; 3] = ["ipPortSecret", "accessPointRule", "help.configSimple"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build");
    let schemas = schema_directory()?;
    let out_dir = PathBuf::from(env::var("OUT_DIR")?);
    let mut pairs = String::new();
    for name in ["api", "mtproto"] {
        let schema = schemas.join(name).with_extension("tl");
        let text = fs::read_to_string(&schema)?;
        // A name that a schema does not have is an error.
        let broken_ids = BROKEN_IDS.into_iter().filter(|name| text.contains(&format!("{name}#")));
        let builder = broken_ids.fold(Builder::new(), Builder::trust_id);
        let builder = builder
            .schema(schema)
            .proofs(has_feature("PROOFS"))
            .structs(has_feature("STRUCTS"))
            .any_object(has_feature("ANY_OBJECT"))
            .any_function(has_feature("ANY_OBJECT"));
        builder.write()?;
        pairs += &pairs::of(name, &builder.model()?);
    }
    fs::write(out_dir.join("pairs.rs"), pairs::list(&pairs))?;
    fs::write(out_dir.join("schema_directory"), schemas.display().to_string())?;
    Ok(())
}

fn has_feature(name: &str) -> bool {
    env::var_os(format!("CARGO_FEATURE_{name}")).is_some()
}

/// The directory of the package with the schemas. A crate cannot give the path of its files, so cargo is asked.
fn schema_directory() -> Result<PathBuf, Box<dyn Error>> {
    let output = Command::new(env::var("CARGO")?)
        .args(["metadata", "--format-version", "1", "--filter-platform", &env::var("TARGET")?])
        .current_dir(env::var("CARGO_MANIFEST_DIR")?)
        .output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout)?;
    let packages = metadata["packages"].as_array().ok_or("cargo lists no packages")?;
    let package = packages.iter().find(|it| it["name"] == "grammers-tl-types");
    let manifest = package.and_then(|it| it["manifest_path"].as_str());
    let manifest = Path::new(manifest.ok_or("cargo does not know grammers-tl-types")?);
    Ok(manifest.with_file_name("tl"))
}
