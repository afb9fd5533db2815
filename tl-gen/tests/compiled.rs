//! Compiles the generated code and uses it.

mod telegram {
    include!("generated/telegram.rs");
}

mod structs {
    include!("generated/structs.rs");
}

mod borrowed {
    include!("generated/borrowed.rs");
}

mod ton {
    include!("generated/ton.rs");
}

mod mixed {
    include!("generated/mixed.rs");
}

mod own_names {
    include!("generated/own_names.rs");
}

mod phone_call {
    include!("generated/phone_call.rs");
}

mod generics {
    include!("generated/generics.rs");
}

mod no_text {
    include!("generated/no_text.rs");
}

mod names {
    include!("generated/names.rs");
}

mod without_names {
    include!("generated/without_names.rs");
}

mod attached {
    include!("generated/attached.rs");
}

mod forms {
    include!("generated/forms.rs");
}

/// Uses every item of a layer by its path. If a type gains a constructor, the paths stay the same.
macro_rules! program {
    ($name:ident, $file:literal, $update:ident) => {
        mod $name {
            include!($file);

            #[test]
            fn the_same_program_fits_each_layer() {
                let pong = types::Pong { msg_id: 1 };
                let _: enums::Accepted = enums::Accepted::Accepted;
                let _: enums::Update = $update!(enums, types);
                let data = b"data".to_vec().into();
                let photo = types::Photo { id: 2, name: "a".into(), data };
                let byte = tl_core::Int512([0; 64]);
                let _: enums::Item = types::Large { a: byte, b: byte, c: byte, d: byte }.into();
                let name = types::user::Name { text: "b".into() };
                let uses = types::Uses {
                    pong: pong.clone().into(),
                    photo: photo.into(),
                    name: enums::user::Name::from(name),
                };
                let packet = tl_core::to_vec(&uses).unwrap();
                let uses: enums::Uses = tl_core::from_slice(&packet).unwrap();
                assert_eq!(types::Pong::try_from(uses.pong), Ok(pong));
                let response: <functions::Ping as tl_core::Function>::Response =
                    types::Pong { msg_id: 1 }.into();
                let _: enums::Pong = response;
            }
        }
    };
}

macro_rules! variant_in_place {
    ($enums:ident, $types:ident) => {
        $enums::Update::User { user_id: 1 }
    };
}

macro_rules! variant_of_struct {
    ($enums:ident, $types:ident) => {
        $types::UpdateUser { user_id: 1 }.into()
    };
}

program!(layer_1, "generated/layer_1.rs", variant_in_place);
program!(layer_2, "generated/layer_2.rs", variant_in_place);
program!(layer_1_structs, "generated/layer_1_structs.rs", variant_of_struct);
program!(layer_2_structs, "generated/layer_2_structs.rs", variant_of_struct);

#[test]
fn types_in_all_forms_of_writing_are_the_same() {
    let item = forms::types::Item { x: vec![1], y: vec![2], z: Vec::new() };
    let pair = forms::types::Pair { x: item.clone(), y: vec![tl_core::Bare(item)] };
    let call = forms::functions::After { id: 1, query: pair };
    let packet = tl_core::to_vec(&call).unwrap();
    assert_eq!(
        tl_core::from_slice::<forms::functions::After<forms::types::Pair>>(&packet),
        Ok(call)
    );
}

/// The bytes are written from the definition: `words flags:# self:flags.0?true flags2:# shown:flags2.31?Bool count:#`.
#[test]
fn words_need_no_fields() {
    let words = telegram::types::Words { is_self: true, shown: Some(true), count: 7 };
    let packet = tl_core::to_vec(&words).unwrap();
    let expected: [u32; 5] = [0x905a_2117, 1, 1 << 31, 0x9972_75b5, 7];
    assert_eq!(packet, expected.map(u32::to_le_bytes).concat());
    assert_eq!(tl_core::from_slice::<telegram::types::Words>(&packet), Ok(words));
}

#[test]
fn structs_convert_to_their_enum_and_back() {
    use structs::enums::RichText;
    use structs::types::{TextBold, TextConcat};
    let bold = TextBold { text: Box::new(RichText::TextEmpty) };
    let text = RichText::from(bold.clone());
    assert_eq!(TextBold::try_from(text.clone()), Ok(bold));
    assert_eq!(TextConcat::try_from(text.clone()), Err(text));
}

#[test]
fn shared_fields_have_functions() {
    use telegram::enums::{IpPort, PhoneConnection, PhotoSize};
    let (bytes, r#type) = (tl_core::Bytes::from(vec![1]), String::from("i"));
    let size = PhotoSize::PhotoPathSize { r#type: r#type.clone(), bytes: bytes.clone() };
    assert_eq!((size.r#type(), size.bytes()), (&r#type, &bytes));
    // The methods work for a variant that holds a struct, and for a variant with its own fields.
    let ports: [IpPort; 2] = [
        telegram::types::IpPort { ipv4: 1, port: 2 }.into(),
        IpPort::Secret { ipv4: 1, port: 2, secret: bytes },
    ];
    assert!(ports.iter().all(|it| (it.ipv4(), it.port()) == (1, 2)));
    let _: fn(&PhoneConnection) -> i64 = PhoneConnection::id;
}

#[test]
fn any_object_is_decoded_by_its_id() {
    use telegram::functions::{InvokeWithLayer, contacts};
    use telegram::{AnyFunction, AnyObject};
    let json = AnyObject::DataJSON(Box::new(telegram::types::DataJSON { data: "{}".into() }));
    let packet = tl_core::to_vec(&json).unwrap();
    assert_eq!(tl_core::from_slice::<AnyObject>(&packet).unwrap(), json);
    let query = AnyFunction::ContactsGetContactIDs(Box::new(contacts::GetContactIDs { hash: 1 }));
    let call = AnyFunction::InvokeWithLayer(Box::new(InvokeWithLayer { layer: 223, query }));
    assert_eq!(call.response().to_string(), "Vector<int>");
    let packet = tl_core::to_vec(&call).unwrap();
    assert_eq!(tl_core::from_slice::<AnyFunction>(&packet).unwrap(), call);
    assert_eq!(telegram::name_of(0xda9b_0d0d), Some("invokeWithLayer"));
    let unknown = tl_core::from_slice(&[1, 2, 3, 4]).unwrap();
    assert!(matches!(unknown, AnyObject::Unknown(_)));
}

/// The README's example, line by line.
fn show(packet: &[u8]) -> Result<(), tl_core::DecodeError> {
    use telegram::AnyFunction;
    match tl_core::from_slice(packet)? {
        AnyFunction::HelpGetData(_) => println!("the client requests data"),
        AnyFunction::InvokeWithLayer(call) => println!("{:?} in layer {}", call.query, call.layer),
        other => println!("{other:?}: answer with {}", other.response()),
    }
    Ok(())
}

#[test]
fn the_readme_shows_any_object_as_it_compiles() {
    let readme = include_str!("../README.md");
    let (_, after) = readme.split_once("With `any_function(true)`").unwrap();
    let example = after.split("```").nth(1).unwrap().strip_prefix("rust,ignore\n").unwrap();
    let indented: String = example.lines().flat_map(|line| ["    ", line, "\n"]).collect();
    assert!(include_str!("compiled.rs").contains(&indented), "compiled.rs has not\n{indented}");
    show(&[0x21, 0x9d, 0x21, 0xb9, 1, 0, 0, 0]).unwrap();
}

#[test]
fn other_derives_see_the_same_fields() {
    use phone_call::enums::{PhoneCall, PhoneCallDiscardReason};
    let reason = PhoneCallDiscardReason::MigrateConferenceCall { slug: "abc".into() };
    let call = PhoneCall::Discarded {
        need_rating: true,
        need_debug: false,
        video: false,
        id: 7,
        reason: Some(reason),
        duration: None,
    };
    let json = serde_json::json!({ "Discarded": {
        "need_rating": true,
        "need_debug": false,
        "video": false,
        "id": 7,
        "reason": { "MigrateConferenceCall": { "slug": "abc" } },
        "duration": null,
    }});
    assert_eq!(serde_json::to_value(&call).unwrap(), json);
    assert_eq!(serde_json::from_value::<PhoneCall>(json).unwrap(), call);
}

#[test]
fn structs_are_made_from_what_is_always_there() {
    use attached::types::{StoriesStealthMode, WallPaperSettings, Words};
    let words = Words::new(7);
    assert_eq!(words, Words { is_self: false, shown: None, count: 7 });
    assert_eq!(Words::builder().is_self(false).count(7).build(), words);
    assert_eq!(StoriesStealthMode::default(), StoriesStealthMode::new());
    let settings = WallPaperSettings { intensity: Some(5), ..WallPaperSettings::default() };
    assert_eq!(settings.rotation, None);
}

#[test]
fn attributes_reach_the_fields_of_a_type() {
    use attached::AnyObject;
    use attached::types::PhoneConnection;
    let connection = PhoneConnection { peer_tag: vec![1, 0xab].into(), ..Default::default() };
    let json = serde_json::to_value(AnyObject::PhoneConnection(Box::new(connection.into())));
    let connection = &json.unwrap()["PhoneConnection"]["PhoneConnection"];
    assert_eq!(connection["peerTag"], "01ab");
}

#[test]
fn borrowed_types_point_into_the_packet() {
    let packet = tl_core::to_vec(&borrowed::types::DataJSON { data: "text" }).unwrap();
    let data: borrowed::types::DataJSON<'_> = tl_core::from_slice(&packet).unwrap();
    assert_eq!(data.data, "text");
}

#[test]
fn definitions_of_ton_keep_their_lines() {
    use tl_core::Constructor;
    let lookup = ton::functions::lite_server::LookupBlock::DEFINITION;
    assert_eq!(
        lookup.to_string(),
        "liteServer.lookupBlock#fac8f71e mode:# id:tonNode.blockId lt:mode.1?long utime:mode.2?int = \
         liteServer.BlockHeader;"
    );
    let [test] = <ton::enums::TestObject as tl_core::TlObject>::CONSTRUCTORS else { panic!() };
    assert!(test.to_string().ends_with(" keys:(vector (vector int)) o:object = TestObject;"));
}

#[test]
fn integers_of_tdlib_take_their_bytes() {
    use mixed::types::File;
    let file = File { id: 1, size: 2, uid: 3, ids: vec![4], part: 5 };
    let packet = tl_core::to_vec(&file).unwrap();
    assert_eq!(packet.len(), 4 + 4 + 8 + 8 + (4 + 8) + 4);
    assert_eq!(tl_core::from_slice::<File>(&packet).unwrap(), file);
    let line = <File as tl_core::Constructor>::DEFINITION.to_string();
    assert!(
        line.ends_with(" id:int32 size:int53 uid:int64 ids:vector<int53> part:uint = File;"),
        "{line}"
    );
}

#[test]
fn a_container_has_messages_of_their_lengths() {
    use mixed::enums::MessageContainer;
    use mixed::types::{Message, Pong};
    use tl_core::Unknown;
    let message = |ping_id| {
        let body = Unknown::from_object(&Pong { msg_id: 1, ping_id }).unwrap();
        tl_core::Bare(Message { msg_id: ping_id, seqno: 3, body })
    };
    let container = MessageContainer::MsgContainer { messages: vec![message(7), message(9)] };
    let packet = tl_core::to_vec(&container).unwrap();
    assert_eq!(packet.len(), 4 + 4 + 2 * (8 + 4 + 4 + 20));
    assert_eq!(packet[20..24], [20, 0, 0, 0]);
    assert_eq!(tl_core::from_slice::<MessageContainer>(&packet).unwrap(), container);
    // Written from the schema: an id and a count, then each message without an id.
    let mut expected = vec![0x73f1_f8dc, 2];
    for ping_id in [7, 9] {
        expected.extend([ping_id, 0, 3, 20]);
        expected.extend([0x3477_73c5, 1, 0, ping_id, 0]);
    }
    let expected: Vec<_> = expected.into_iter().flat_map(u32::to_le_bytes).collect();
    assert_eq!(packet, expected);
    // If the length is not that of the body, it is an error.
    for length in [19_u8, 21, 16] {
        let mut wrong = expected.clone();
        wrong[20] = length;
        assert!(tl_core::from_slice::<MessageContainer>(&wrong).is_err(), "{length}");
    }
}

/// `gzip_packed` is only one of the objects of the type `Object`.
#[test]
fn any_object_is_in_an_envelope() {
    use mixed::types::{GzipPacked, Pong, RpcResult};
    use tl_core::Unknown;
    let pong = Unknown::from_object(&Pong { msg_id: 1, ping_id: 2 }).unwrap();
    let gzip = Unknown::from_object(&GzipPacked { packed_data: vec![1].into() }).unwrap();
    let yes = Unknown::from_object(&true).unwrap();
    for (result, body) in [
        (pong, &[0x34, 0x77, 0x73, 0xc5][..]),
        (gzip, &[0x30, 0x72, 0xcf, 0xa1]),
        (yes, &[0x99, 0x72, 0x75, 0xb5]),
    ] {
        let response = RpcResult { req_msg_id: 7, result };
        let packet = tl_core::to_vec(&response).unwrap();
        assert_eq!(packet[..12], [0x01, 0x6d, 0x5c, 0xf3, 7, 0, 0, 0, 0, 0, 0, 0]);
        assert!(packet[12..16].iter().rev().eq(body));
        assert_eq!(tl_core::from_slice::<RpcResult>(&packet).unwrap(), response);
    }
}

/// `0xff0a815f` is the CRC of `foo x:int = Foo`, and `0xcc3f9b07` that of
/// `overlay.response.ok value:T = overlay.Response T`.
#[test]
fn a_value_of_a_type_variable_is_any_object() {
    use generics::enums::overlay::Response;
    use generics::types::Foo;
    let packet = [0x07, 0x9b, 0x3f, 0xcc, 0x5f, 0x81, 0x0a, 0xff, 5, 0, 0, 0];
    let Response::Ok { value } = tl_core::from_slice(&packet).unwrap() else { panic!() };
    assert_eq!(value.to_object::<Foo>(), Ok(Foo { x: 5 }));
    assert_eq!(tl_core::to_vec(&Response::Ok { value }), Ok(packet.to_vec()));
}

#[test]
fn binary_data_that_is_written_string_is_bytes() {
    use mixed::types::{Chunks, ResPQ};
    let pq = tl_core::Bytes::from(vec![0x17, 0xed, 0x48, 0x94]);
    let (nonce, server_nonce) = (tl_core::Int128([1; 16]), tl_core::Int128([2; 16]));
    let response = ResPQ { nonce, server_nonce, pq, server_public_key_fingerprints: vec![1] };
    let packet = tl_core::to_vec(&response).unwrap();
    assert_eq!(tl_core::from_slice::<ResPQ>(&packet).unwrap(), response);
    let line = <ResPQ as tl_core::Constructor>::DEFINITION.to_string();
    assert!(line.contains(" pq:string "), "{line}");
    let chunks = Chunks { parts: vec![vec![0xff].into()] };
    let packet = tl_core::to_vec(&chunks).unwrap();
    assert_eq!(tl_core::from_slice::<Chunks>(&packet).unwrap(), chunks);
}

#[test]
fn definitions_with_names_of_built_in_types_are_generated() {
    use own_names::enums::{MyBool, MyVec};
    use own_names::types::{Function, Long, Object, Uses};
    let uses = Uses {
        object: Object { id: 1, name: "a".into() },
        function: Function { args: Vec::new() },
        bare: Long { x: 2 },
        bool: MyBool::BoolTrue { x: 3 },
        vec: MyVec::Vector { x: 4, y: 5 },
        real: true,
    };
    let packet = tl_core::to_vec(&uses).unwrap();
    assert_eq!(packet.len(), 4 + (4 + 4 + 4) + (4 + 8) + 4 + (4 + 4) + (4 + 8) + 4);
    assert_eq!(tl_core::from_slice::<Uses>(&packet).unwrap(), uses);
}

#[test]
fn an_id_that_two_have_is_the_function_s() {
    assert_eq!(mixed::name_of(0x1df9_2984), "invokeWithGooglePlayIntegrity");
    assert_eq!(mixed::name_of(0), "unknown");
    assert_eq!(mixed::types::Preference { chosen: 1 }.chosen, 1);
}

/// The ids are Python's `zlib.crc32` of the lines as the rule writes them, as in
/// `mixed x:int Vector Pair field_1:long # string = Mixed`.
#[test]
fn parameters_without_names_are_fields() {
    use tl_core::Constructor;
    use without_names::{enums, functions, types};
    let ids = [
        (types::Pair::ID, 0xa859_3d99),
        (types::Point::ID, 0xb5c2_c98d),
        (types::Holder::ID, 0x1e0e_74ea),
        (types::Mixed::ID, 0xf6ed_bdb1),
        (types::Body::ID, 0x88ee_eedd),
        (functions::Get::ID, 0x7d9c_ce53),
    ];
    assert!(ids.iter().all(|(found, expected)| found == expected), "{ids:x?}");
    let pair = types::Pair { field_0: 7, field_1: vec![0xff].into() };
    let packet = [0x99, 0x3d, 0x59, 0xa8, 7, 0, 0, 0, 1, 0xff, 0, 0];
    assert_eq!(tl_core::to_vec(&pair).unwrap(), packet);
    assert_eq!(tl_core::from_slice::<types::Pair>(&packet).unwrap(), pair);
    let holder = types::Holder { field_0: vec![5], pair };
    let packet = [0xea, 0x74, 0x0e, 0x1e, 1, 0, 0, 0, 5, 0, 0, 0, 7, 0, 0, 0, 1, 0xff, 0, 0];
    assert_eq!(tl_core::to_vec(&holder).unwrap(), packet);
    assert_eq!(tl_core::from_slice::<types::Holder>(&packet).unwrap(), holder);
    let some = enums::Shape::Some { field_0: holder.pair, x: 3, field_1: "abc".into() };
    let packet = tl_core::to_vec(&some).unwrap();
    assert_eq!(packet[..4], [0xdf, 0xbe, 0x5f, 0x5f]);
    assert_eq!(packet[16..], [3, 0, 0, 0, 3, b'a', b'b', b'c']);
    assert_eq!(tl_core::from_slice::<enums::Shape>(&packet).unwrap(), some);
}
