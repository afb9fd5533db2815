//! What is generated, compared with what was expected. `compiled.rs` has it as Rust: a test program of its own, so
//! that this one can be built, and bless, whatever is generated.
//!
//! `TL_GEN_BLESS=1 cargo test -p tl-gen --test generated` writes what is generated now into `tests/generated/`.

use std::path::Path;
use std::{env, fs};

use tl_gen::{Builder, BytesType, Dialect};

fn telegram() -> Builder {
    Builder::new().schema("tests/schemas/telegram.tl").any_object(true).any_function(true)
}

fn generated_as(name: &str, builder: &Builder) {
    let path = Path::new("tests/generated").join(name);
    let source = builder.generate().unwrap();
    assert_eq!(builder.generate().unwrap(), source, "two runs differ");
    if env::var_os("TL_GEN_BLESS").is_some() {
        fs::write(&path, &source).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(source == expected, "{name} differs: bless it, and look at what changed");
}

#[test]
fn the_defaults() {
    generated_as("telegram.rs", &telegram());
}

#[test]
fn structs_of_their_own() {
    generated_as(
        "structs.rs",
        &telegram().structs(true).bytes(BytesType::Vec).proofs(false).derive("Eq").derive("Hash"),
    );
}

#[test]
fn borrowed_from_the_input() {
    generated_as(
        "borrowed.rs",
        &telegram().borrowed(true).structs(true).attribute("#[non_exhaustive]"),
    );
}

#[test]
fn of_ton() {
    let builder = Builder::new().schema("tests/schemas/ton.tl").dialect(Dialect::Ton);
    generated_as("ton.rs", &builder);
}

#[test]
fn only_what_is_reached() {
    let builder = Builder::new().schema("tests/schemas/telegram.tl").name_of(false);
    let builder = builder.derive("serde::Serialize").derive("serde::Deserialize");
    generated_as("phone_call.rs", &builder.only("phoneCallDiscarded"));
}

#[test]
fn what_real_schemas_have() {
    let builder = Builder::new().schema("tests/schemas/mixed.tl").any_object(true);
    let builder = builder.any_function(true).unknown_name("unknown");
    let builder =
        builder.alias("uint", "int").skip("int160").skip("oldUser").trust_id("msg_container");
    let builder = builder.bytes_for("resPQ.pq").bytes_for("*.parts");
    let builder = builder.rename("setting", "Preference").rename("setting.value", "chosen");
    assert_eq!(warned(&builder), [""; 0]);
    generated_as("mixed.rs", &builder);
}

#[test]
fn definitions_with_the_names_of_built_in_types() {
    let builder = Builder::new().schema("tests/schemas/own_names.tl").any_object(true);
    assert_eq!(warned(&builder), ["object", "function", "long", "bytes"]);
    generated_as("own_names.rs", &builder);
}

/// The names that warnings begin with.
fn warned(builder: &Builder) -> Vec<String> {
    let warnings = builder.warnings().unwrap().into_iter();
    warnings.map(|it| it.message.split('`').nth(1).unwrap_or_default().to_owned()).collect()
}

/// Names that would hide others in Rust.
#[test]
fn names_of_rust() {
    let text = "self.item x:int = self.Item; self_.item y:int = self_.Item;\n\
        bool.flag on:Bool n:# = bool.Flag; str.text s:string b:bytes = str.Text;\n\
        from x:int a__b:int = From; tryFrom x:int = TryFrom;\n\
        one from:From to:TryFrom = Two; two y:int = Two; three x:%From = Two;\n\
        ---functions---\n\
        call#1 {query:Type} query:!query = query;\n";
    let builder = Builder::new().schema_text("t", text).structs(true).any_object(true);
    let builder = builder.trust_id("call").rename("from", "from_").rename("tryFrom.x", "Y");
    generated_as("names.rs", &builder);
}

/// Nothing borrows, so that no type has a lifetime.
#[test]
fn borrowed_without_text() {
    let text = "a x:int = A;\n---functions---\nf {X:Type} query:!X = X;";
    let builder = Builder::new().schema_text("t", text).borrowed(true).any_object(true);
    generated_as("no_text.rs", &builder);
}

/// Values of type variables are any objects.
#[test]
fn types_with_variables() {
    let text = "foo x:int = Foo;\n\
        overlay.response.ok value:T = overlay.Response T;\n\
        overlay.response.error code:int = overlay.Response T;\n\
        some {X:Type} code:int x:X = Some X;\n\
        holder some:Some<overlay.Response<Foo>> = Holder;\n\
        ---functions---\n\
        get = overlay.Response Foo;\n\
        getAny {X:Type} query:!X = overlay.Response X;\n";
    let builder = Builder::new().schema_text("t", text).dialect(Dialect::Ton).any_object(true);
    assert_eq!(warned(&builder), [""; 0]);
    assert_eq!(builder.clone().only("Holder").generate().unwrap().matches("pub struct").count(), 3);
    generated_as("generics.rs", &builder);
}

/// Line ends, comments and types in all forms that are read.
#[test]
fn forms_of_writing() {
    let text = "\u{feff}/** One ~~~\r\n *  two. */\r\n\
        item x:(%Vector int) y:%(Vector int) z:(vector (vector int)) = Item;\r\n\
        // lone\rreturn ``` ~~~\u{202e}\r\n\
        pair x:%%Item y:Vector<%Item> = Pair;\r\n\
        Final Pair;\r\n\
        --- functions --- // queries\r\n\
        /* # No heading. */ after id:long query:!X = X;\r\n";
    let builder = Builder::new().schema_text("forms.tl", text).name_of(false);
    generated_as("forms.rs", &builder);
}

/// Constructors of three layers.
#[test]
fn lines_of_other_layers() {
    let file = |name: &str| format!("tests/schemas/layers/{name}.tl");
    let builder = Builder::new().schema(file("new")).any_object(true).any_function(true);
    // The order is that of the numbers.
    let builder = builder.other_layer(file("150"), None).other_layer(file("214"), None);
    generated_as("layers.rs", &builder);
    generated_as("layers_lossy.rs", &builder.layer_defaults(true).layer_drops(true).structs(true));
    for layer in ["214", "150"] {
        let builder = Builder::new().schema(file(layer)).name_of(false);
        generated_as(&format!("layers_{layer}.rs"), &builder);
    }
}

/// Two layers of a schema: in the second, each type has another constructor in front.
const LAYERS: [&str; 2] = [
    "pong#1 msg_id:long = Pong;
    accepted#2 = Accepted;
    update_user#3 user_id:long = Update;
    photo#4 id:long name:string data:bytes = Photo;
    large#5 a:int512 b:int512 c:int512 d:int512 = Item;
    user.name#6 text:string = user.Name;
    uses#7 pong:Pong photo:Photo name:user.Name = Uses;
    ---functions---
    ping#8 ping_id:long = Pong;",
    "pongEmpty#11 = Pong; pong#1 msg_id:long = Pong;
    refused#12 = Accepted; accepted#2 = Accepted;
    update_chat#13 chat_id:long = Update; update_user#3 user_id:long = Update;
    photoLarge#14 a:int512 b:int512 c:int512 d:int512 e:int512 = Photo; photo#4 id:long name:string data:bytes = Photo;
    small#15 = Item; large#5 a:int512 b:int512 c:int512 d:int512 = Item;
    user.nameEmpty#16 = user.Name; user.name#6 text:string = user.Name;
    uses#7 pong:Pong photo:Photo name:user.Name = Uses;
    ---functions---
    ping#8 ping_id:long = Pong;",
];

/// `compiled.rs` has a program that uses them all.
#[test]
fn layers_of_a_schema() {
    for (number, text) in (1..).zip(LAYERS) {
        for (layout, structs) in [("", false), ("_structs", true)] {
            let builder =
                Builder::new().schema_text("layer.tl", text).proofs(false).structs(structs);
            generated_as(&format!("layer_{number}{layout}.rs"), &builder.name_of(false));
        }
    }
}

/// The name of a schema may have a version: `api.v2.tl`.
#[test]
fn a_file_is_called_as_its_schema() {
    let directory = env::temp_dir().join(format!("tl_gen_names_{}", std::process::id()));
    fs::create_dir_all(&directory).unwrap();
    let written = |schema: &str| {
        let path = directory.join(schema);
        fs::write(&path, "a x:int = A;").unwrap();
        let path = Builder::new().schema(path).out_dir(&directory).write().unwrap();
        path.file_name().unwrap().to_owned()
    };
    let names = ["api.v2.tl", "api.tl", "api"].map(written);
    fs::remove_dir_all(&directory).unwrap();
    assert_eq!(names, ["api.v2.rs", "api.rs", "api.rs"]);
}

/// A field for each flags word, also for the one in front of all. A word without bits is none.
#[test]
fn fields_for_words() {
    let text =
        "first flags:# x:flags.0?int = First; tSome flags:# on:flags.3?true = T; tEmpty = T;";
    let words = Builder::new().schema_text("t", text).flags_fields(true).new_functions(true);
    generated_as("words.rs", &words.name_of(false));
    // The function that gives the word of each variant needs its type, which is used in another module.
    let text = "tOne flags:# on:flags.3?true = T; tTwo flags:# x:flags.0?int = T;";
    let structs = Builder::new().schema_text("t", text).flags_fields(true).structs(true);
    generated_as("words_structs.rs", &structs.name_of(false));
    let unused = Builder::new().schema_text("t", "unused flags:# = Unused;");
    generated_as("unused_word.rs", &unused.struct_derive("bon::Builder").name_of(false));
}

/// A function whose response is a vector of the responses of its queries.
#[test]
fn responses_of_several_queries() {
    let text = "---functions---\nping id:long = Vector<int>;\n\
        all {X:Type} queries:Vector<!X> = Vector<X>;\n\
        rest {X:Type} query:!X = vector<Vector<X>>;";
    let builder = Builder::new().schema_text("t", text).any_function(true);
    generated_as("responses.rs", &builder.name_of(false));
}

/// Parameters that are a type alone.
#[test]
fn parameters_without_names() {
    let text = "pair int string = Pair;\n\
        point flags:# flags.0?int long flags.1?true = Point;\n\
        holder (vector int) %Pair = Holder;\n\
        mixed x:int Vector<Pair> field_1:long # bytes = Mixed;\n\
        shape.none = Shape; shape.some Pair x:int string = Shape;\n\
        body bytes:int Object = Body;\n\
        ---functions---\n\
        get int Bool = Pair;\n\
        wrap {X:Type} !X # = X;\n";
    let builder = Builder::new().schema_text("t", text).any_object(true);
    let builder = builder.rename("holder.field_1", "pair").bytes_for("pair.field_1");
    assert_eq!(warned(&builder), [""; 0]);
    generated_as("without_names.rs", &builder);
}

#[test]
fn derives_and_attributes_of_some() {
    let builder =
        Builder::new().schema("tests/schemas/telegram.tl").name_of(false).any_object(true);
    let builder = builder.derive("serde::Serialize").derive("Default").new_functions(true);
    let builder = builder.struct_derive("bon::Builder");
    let builder = builder.struct_attribute("#[must_use]").enum_attribute("#[non_exhaustive]");
    let builder = builder.type_attribute("phone*", "#[serde(rename_all = \"camelCase\")]");
    let builder = builder.field_attribute("*:bytes", "#[serde(with = \"tl_core::as_hex\")]");
    generated_as("attached.rs", &builder.skip("bareOfSeveral").skip("invokeWithLayer"));
}

/// The example shows what is generated now.
#[test]
fn the_envelopes_of_mtproto() {
    let builder = Builder::new().schema("../examples/mtproto/schema.tl").structs(true);
    let builder = builder.any_object(true).name_of(false).trust_id("msg_container");
    generated_as("../../../examples/mtproto/schema.rs", &builder);
}

/// Each enum keeps the constructors that the schema does not have, and its accessors are without a value for them.
#[test]
fn enums_that_keep_unknown_constructors() {
    let schema = "
peerUser#00000001 flags:# is_own:flags.0?true id:long title:string photo:flags.1?bytes date:flags.2?int = Peer;
peerChat#00000002 flags:# is_own:flags.0?true id:long title:string photo:flags.1?bytes date:flags.2?int = Peer;
statusUnknown#00000003 = Status;
statusOnline#00000004 until:int = Status;
peers#00000005 list:Vector<Peer> status:Status = Peers;";
    let builder = Builder::new().schema_text("open.tl", schema).open(true).any_object(true);
    let ids = ["peerUser", "peerChat", "statusUnknown", "statusOnline", "peers"];
    let builder = ids.into_iter().fold(builder, Builder::trust_id);
    generated_as("open.rs", &builder.derive("Eq").derive("Hash").name_of(false));
}
