//! Generated types of three layers: the newest reads packets of the others, and writes them.

use tl_core::{Bytes, TlObject, from_slice, to_vec, to_vec_as};

mod newest {
    include!("generated/layers.rs");
}

mod lossy {
    include!("generated/layers_lossy.rs");
}

mod layer_214 {
    include!("generated/layers_214.rs");
}

mod layer_150 {
    include!("generated/layers_150.rs");
}

use newest::{AnyFunction, AnyObject, enums, functions, types};

/// What the newest layer reads of a packet of another one, whose value it then writes again for that layer.
#[track_caller]
fn both_ways<T>(old: &impl tl_core::Encode, layer: u32) -> T
where
    T: tl_core::DecodeOwned + tl_core::Encode,
{
    let packet = to_vec(old).unwrap();
    let value = from_slice(&packet).unwrap();
    assert_eq!(to_vec_as(&value, layer).unwrap(), packet);
    value
}

#[test]
fn packets_of_older_layers_are_read_and_written() {
    let photo = layer_214::types::Photo {
        id: 3,
        sizes: vec![layer_214::types::PhotoSize {
            r#type: "s".into(),
            bytes: Bytes::from_static(b"12"),
        }],
    };
    let old = layer_214::enums::User::User(layer_214::types::User {
        bot: true,
        id: 7,
        name: "Ann".into(),
        phone: None,
        photo: Some(photo.into()),
    });
    let enums::User::User(user) = both_ways(&old, 214) else { panic!("no user") };
    assert_eq!((user.bot, user.id, user.name.as_deref(), user.emoji), (true, 7, Some("Ann"), None));
    let size = types::PhotoSize { r#type: "s".into(), bytes: Bytes::from_static(b"12") };
    assert_eq!(user.photo, Some(types::Photo { id: 3, sizes: vec![size] }.into()));

    let old = layer_150::enums::User::Empty { id: -7 };
    assert_eq!(both_ways::<enums::User>(&old, 150), enums::User::Empty { id: -7 });
    let old = layer_150::enums::Update::Name { user_id: 1, name: "Ann".into() };
    let expected = enums::Update::Name { user_id: 1, name: "Ann".into() };
    assert_eq!(both_ways::<enums::Update>(&old, 150), expected);
    let old = layer_214::types::Settings {
        silent: true,
        sounds: layer_214::types::Sounds { name: "a".into() },
    };
    let sounds = types::Sounds { name: "a".into() };
    assert_eq!(both_ways::<types::Settings>(&old, 214), types::Settings { silent: true, sounds });
}

#[test]
fn fields_keep_the_form_that_their_attributes_say() {
    let key = tl_core::Int128::from([7; 16]);
    let keys = vec![tl_core::Bare(layer_214::types::Key { key })];
    let device: types::Device = both_ways(&layer_214::types::Device { seen: 1 << 40, keys }, 214);
    let keys = vec![tl_core::Bare(types::Key { key })];
    assert_eq!(device, types::Device { seen: 1 << 40, keys, name: None });
}

/// What the newest layer has no place for is read and dropped, and cannot be made up again.
#[test]
fn what_is_gone_is_dropped() {
    let photo = layer_150::types::Photo { id: 3, sizes: Vec::new() };
    let old = layer_150::enums::Update::Photo {
        user_id: 5,
        photo: photo.clone(),
        old_photos: vec![photo.clone(), photo],
    };
    let update: enums::Update = from_slice(&to_vec(&old).unwrap()).unwrap();
    let photo = types::Photo { id: 3, sizes: Vec::new() };
    assert_eq!(update, enums::Update::Photo { user_id: 5, photo: photo.into() });
    let error = to_vec_as(&update, 150).unwrap_err().to_string();
    assert!(error.contains("old_photos"), "{error}");
}

/// A layer that lacks a constructor is not sent it.
#[test]
fn what_a_layer_lacks_is_refused() {
    let update = enums::Update::New { text: "a".into() };
    assert!(to_vec_as(&update, 215).is_ok());
    let error = to_vec_as(&update, 214).unwrap_err().to_string();
    assert!(error.contains("updateNew") && error.contains("215"), "{error}");
    // Its old line does not fit.
    let chat = types::Chat { id: 1, members: Vec::new() };
    assert!(to_vec_as(&chat, 214).is_err());
    // A bare value differs, and only the object around it has an id.
    let salts = types::Salts { salts: Vec::new() };
    assert!(to_vec_as(&salts, 214).is_err() && to_vec_as(&salts, 215).is_ok());
}

#[test]
fn functions_have_lines_too() {
    let query = layer_214::functions::users::SetName { id: 1, name: "Ann".into() };
    let old = layer_214::functions::InvokeWith { layer: 214, timeout: 5, query };
    let packet = to_vec(&old).unwrap();
    let call: AnyFunction = from_slice(&packet).unwrap();
    let query = functions::users::SetName { silent: false, id: 1, name: "Ann".into() };
    let expected = functions::InvokeWith {
        layer: 214,
        query: AnyFunction::UsersSetName(Box::new(query.clone())),
    };
    assert_eq!(call, AnyFunction::InvokeWith(Box::new(expected)));
    let read: functions::InvokeWith<functions::users::SetName> = from_slice(&packet).unwrap();
    assert_eq!(read, functions::InvokeWith { layer: 214, query });
    let old = layer_150::functions::users::SetName { id: 1, name: "Ann".into() };
    both_ways::<functions::users::SetName>(&old, 150);
    let old = layer_150::functions::users::Get { id: vec![1, -2] };
    let get = functions::users::Get { id: vec![1, -2] };
    assert_eq!(both_ways::<functions::users::Get>(&old, 150), get);
}

#[test]
fn any_object_knows_the_ids_of_other_layers() {
    let old = layer_150::enums::User::Empty { id: 1 };
    let object: AnyObject = from_slice(&to_vec(&old).unwrap()).unwrap();
    assert_eq!(object, AnyObject::User(Box::new(enums::User::Empty { id: 1 })));
    let id = old.constructor_id();
    assert_eq!(newest::name_of(id), Some("userEmpty"));
}

#[test]
fn defaults_and_drops_read_and_write_more() {
    let old = layer_214::types::help::Config { date: 9 };
    let packet = to_vec(&old).unwrap();
    assert!(from_slice::<types::help::Config>(&packet).is_err());
    let config: lossy::types::help::Config = from_slice(&packet).unwrap();
    assert_eq!(config, lossy::types::help::Config { date: 9, dc: 0 });
    let config = lossy::types::help::Config { dc: 2, ..config };
    assert_eq!(to_vec_as(&config, 214).unwrap(), packet);
    let user =
        |emoji| types::User { bot: false, id: 1, name: Some("Ann".into()), photo: None, emoji };
    assert!(to_vec_as(&user(None), 214).is_ok());
    let error = to_vec_as(&user(Some(5)), 214).unwrap_err().to_string();
    assert!(error.starts_with("user.emoji: "), "{error}");
    let user = lossy::types::User {
        bot: false,
        id: 1,
        name: Some("Ann".into()),
        photo: None,
        emoji: Some(5),
    };
    let old =
        layer_214::types::User { bot: false, id: 1, name: "Ann".into(), phone: None, photo: None };
    assert_eq!(to_vec_as(&user, 214).unwrap(), to_vec(&old).unwrap());
}
