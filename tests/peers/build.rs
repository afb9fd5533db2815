//! Generates the types from the schemas that a run has taken out of Python packages.

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use tl_gen::{Builder, Dialect};

/// An implementation to compare with.
struct Peer {
    /// The feature.
    feature: &'static str,
    /// The variable with the directory of the schemas.
    directory: &'static str,
    schemas: &'static [&'static str],
    dialect: Dialect,
    /// Ids that the schemas give and that their definitions do not spell.
    trusted: &'static [&'static str],
}

const PEERS: [Peer; 2] = [
    Peer {
        feature: "CARGO_FEATURE_TON",
        directory: "TL_PEER_TON_SCHEMAS",
        schemas: &["lite_api", "ton_api"],
        dialect: Dialect::Ton,
        trusted: &[
            "collatorNode.pong",
            "consensus.broadcastExtraLegacy",
            "db.block.info",
            "liteServer.getValidatorStats",
            "liteServer.signatureSet.ordinary",
            "liteServer.transactionId",
            "tonNode.capabilities",
        ],
    },
    Peer {
        feature: "CARGO_FEATURE_TELEGRAM",
        directory: "TL_PEER_TELEGRAM_SCHEMAS",
        schemas: &["main_api", "auth_key", "sys_msgs"],
        dialect: Dialect::Telegram,
        trusted: &[
            "accessPointRule",
            "contest.saveDeveloperInfo",
            "help.configSimple",
            "ipPortSecret",
        ],
    },
];

/// If there are no schemas, the crate still compiles, for lints, and has no packets.
const PLACEHOLDER: &str = "placeholder = Placeholder;\n";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    for peer in PEERS.iter().filter(|it| env::var_os(it.feature).is_some()) {
        println!("cargo::rerun-if-env-changed={}", peer.directory);
        for name in peer.schemas {
            generate(peer, name)?;
        }
    }
    Ok(())
}

fn generate(peer: &Peer, name: &str) -> Result<(), Box<dyn Error>> {
    let schema = schema(peer, name)?;
    let text = fs::read_to_string(&schema)?;
    // A name that a schema does not have is an error.
    let trusted = peer.trusted.iter().filter(|name| text.contains(&format!("{name}#")));
    let builder =
        Builder::new().dialect(peer.dialect).any_object(true).any_function(true).proofs(false);
    trusted.fold(builder, |builder, name| builder.trust_id(*name)).schema(schema).write()?;
    Ok(())
}

fn schema(peer: &Peer, name: &str) -> Result<PathBuf, Box<dyn Error>> {
    let file_name = format!("{name}.tl");
    if let Some(directory) = env::var_os(peer.directory) {
        return Ok(PathBuf::from(directory).join(file_name));
    }
    let path = PathBuf::from(env::var("OUT_DIR")?).join(file_name);
    fs::write(&path, PLACEHOLDER)?;
    Ok(path)
}
