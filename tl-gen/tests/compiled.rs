//! What is generated, as Rust.

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

mod phone_call {
    include!("generated/phone_call.rs");
}

mod forms {
    include!("generated/forms.rs");
}

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

#[test]
fn structs_convert_to_their_enum_and_back() {
    use structs::constructors::{TextBold, TextConcat};
    use structs::types::RichText;
    let bold = TextBold { text: Box::new(RichText::TextEmpty(structs::constructors::TextEmpty)) };
    let text = RichText::from(bold.clone());
    assert_eq!(TextBold::try_from(text.clone()), Ok(bold));
    assert_eq!(TextConcat::try_from(text.clone()), Err(text));
}

#[test]
fn any_object_is_told_by_its_id() {
    use telegram::AnyObject;
    use telegram::functions::InvokeWithLayer;
    let query = AnyObject::DataJSON(Box::new(telegram::types::DataJSON { data: "{}".into() }));
    let call = AnyObject::InvokeWithLayer(Box::new(InvokeWithLayer { layer: 223, query }));
    let packet = tl_core::to_vec(&call).unwrap();
    assert_eq!(tl_core::from_slice::<AnyObject>(&packet).unwrap(), call);
    assert_eq!(telegram::name_of(0xda9b_0d0d), Some("invokeWithLayer"));
    let unknown = tl_core::from_slice(&[1, 2, 3, 4]).unwrap();
    assert!(matches!(unknown, AnyObject::Unknown(_)));
}

/// The README's example, line by line.
fn show(packet: &[u8]) -> Result<(), tl_core::DecodeError> {
    use telegram::AnyObject;
    match tl_core::from_slice(packet)? {
        AnyObject::DataJSON(json) => println!("{}", json.data),
        AnyObject::InvokeWithLayer(call) => println!("{:?} in layer {}", call.query, call.layer),
        other => println!("{other:?}"),
    }
    Ok(())
}

#[test]
fn the_readme_shows_any_object_as_it_compiles() {
    let readme = include_str!("../README.md");
    let (_, after) = readme.split_once("With `any_object(true)`").unwrap();
    let example = after.split("```").nth(1).unwrap().strip_prefix("rust,ignore\n").unwrap();
    let indented: String = example.lines().flat_map(|line| ["    ", line, "\n"]).collect();
    assert!(include_str!("compiled.rs").contains(&indented), "compiled.rs has not\n{indented}");
    show(&[0x04, 0x8d, 0x74, 0x7d, 2, b'{', b'}', 0]).unwrap();
}

#[test]
fn other_derives_see_the_same_fields() {
    use phone_call::types::{PhoneCall, PhoneCallDiscardReason};
    let reason = PhoneCallDiscardReason::MigrateConferenceCall { slug: "abc".into() };
    let call = PhoneCall {
        need_rating: true,
        need_debug: false,
        video: false,
        id: 7,
        reason: Some(reason),
        duration: None,
    };
    let json = serde_json::json!({
        "need_rating": true,
        "need_debug": false,
        "video": false,
        "id": 7,
        "reason": { "MigrateConferenceCall": { "slug": "abc" } },
        "duration": null,
    });
    assert_eq!(serde_json::to_value(&call).unwrap(), json);
    assert_eq!(serde_json::from_value::<PhoneCall>(json).unwrap(), call);
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
        "liteServer.lookupBlock#fac8f71e mode:# id:tonNode.blockId lt:mode.1?long utime:mode.2?int = liteServer.BlockHeader;"
    );
    let test = ton::types::TestObject::DEFINITION;
    assert!(test.to_string().ends_with(" keys:(vector (vector int)) o:object = TestObject;"));
}
