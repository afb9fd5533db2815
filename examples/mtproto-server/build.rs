//! Generates the types that the server needs from Telegram's schemas.

use std::error::Error;
use std::fs;

use tl_gen::Builder;

/// The folder with the schemas of the command `tl`.
const SCHEMAS: &str = "../../tl-cli/schemas";

/// All functions and updates of the server. The builder adds the types that they need.
const API: [&str; 19] = [
    "help.getConfig",
    "initConnection",
    "invokeAfterMsg",
    "invokeWithLayer",
    "invokeWithoutUpdates",
    "messages.getDhConfig",
    "phone.acceptCall",
    "phone.confirmCall",
    "phone.discardCall",
    "phone.getCallConfig",
    "phone.receivedCall",
    "phone.requestCall",
    "phone.sendSignalingData",
    "updatePhoneCall",
    "updatePhoneCallSignalingData",
    "updateShort",
    "updates.getDifference",
    "updates.getState",
    "users.getUsers",
];

/// Types with hundreds of constructors, which need most of the API. The server sends only the constructors in `SENT`.
const SPARSE_TYPES: [&str; 3] = ["Update", "Updates", "updates.Difference"];
const SENT: [&str; 4] =
    ["updatePhoneCall", "updatePhoneCallSignalingData", "updateShort", "updates.differenceEmpty"];

/// Constructors whose ids are right, although their definitions spell others.
const TRUSTED: [&str; 4] = ["accessPointRule", "help.configSimple", "ipPortSecret", "message"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let path = format!("{SCHEMAS}/telegram.tl");
    let text = fs::read_to_string(&path)?;
    let api = API.into_iter().fold(builder(), Builder::only);
    let api = unused(&text).fold(api, Builder::skip);
    api.schema(path).file_name("api.rs").write()?;

    let mtproto = TRUSTED.into_iter().fold(builder(), Builder::trust_id);
    let mtproto = mtproto.schema(format!("{SCHEMAS}/mtproto.tl"));
    let mtproto = mtproto.schema(format!("{SCHEMAS}/mtproto_envelopes.tl"));
    mtproto.schema("schema/packets.tl").write()?;
    Ok(())
}

fn builder() -> Builder {
    Builder::new()
        .any_object(true)
        .any_function(true)
        .structs(true)
        .derive("serde::Serialize")
        .struct_derive("Default")
        .field_attribute("*:*bytes", "#[serde(with = \"tl_core::as_hex\")]")
}

/// The names of the constructors of sparse types that the server does not send.
fn unused(schema: &str) -> impl Iterator<Item = &str> {
    let types = schema.split_once("---functions---").map_or(schema, |(types, _)| types);
    let is_sparse =
        |line: &&str| SPARSE_TYPES.iter().any(|it| line.ends_with(&format!(" = {it};")));
    let names = types.lines().filter(is_sparse).filter_map(|it| it.split(['#', ' ']).next());
    names.filter(|it| !SENT.contains(it))
}
