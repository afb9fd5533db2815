//! Objects of different types in one collection, written later.

use std::sync::Arc;

use tl_core::{
    Bare, DynObject, Encode, EncodeError, EncodeErrorKind, TlObject, Type, Writer, to_vec,
    to_vec_bare,
};

use crate::attributes::hex;

#[derive(Debug, TlObject)]
#[tl(id = 0x00000001, returns = bool)]
struct Ping {
    ping_id: i64,
}

#[derive(Debug, TlObject)]
enum Shape {
    #[tl(id = 0x00000002)]
    Point,
    #[tl(id = 0x00000003)]
    Circle { radius: i32 },
}

#[derive(Debug, Default, TlObject)]
#[tl(id = 0x00000004)]
struct Shared {
    #[tl(flag = 0)]
    left: Option<i32>,
    #[tl(flag = 0)]
    right: Option<i32>,
}

fn objects() -> Vec<Box<dyn DynObject>> {
    vec![
        Box::new(Ping { ping_id: 7 }),
        Box::new(Shape::Point),
        Box::new(Shape::Circle { radius: 5 }),
        Box::new(Box::new(Shape::Point)),
        Box::new(vec![1, 2]),
    ]
}

const ITEMS: &str = "01000000 0700000000000000 02000000 03000000 05000000 02000000 \
                     15c4b51c 02000000 01000000 02000000";

#[test]
fn of_different_types() {
    let items = ITEMS.replace(' ', "");
    assert_eq!(to_vec(&objects()).unwrap(), hex(&format!("15c4b51c 05000000 {items}")));
    assert_eq!(to_vec(&Bare(objects())).unwrap(), hex(&format!("05000000 {items}")));
    let each: Vec<u8> = objects().iter().flat_map(|it| to_vec(it).unwrap()).collect();
    assert_eq!(each, hex(&items));
}

#[test]
fn behind_any_pointer() {
    let ping = Ping { ping_id: 7 };
    let wire = hex("01000000 0700000000000000");
    let borrowed: &dyn DynObject = &ping;
    assert_eq!(to_vec(borrowed).unwrap(), wire);
    assert_eq!(to_vec(&borrowed).unwrap(), wire);
    let sent: Box<dyn DynObject + Send> = Box::new(Ping { ping_id: 7 });
    assert_eq!(to_vec(&sent).unwrap(), wire);
    let shared: Arc<dyn DynObject + Send + Sync> = Arc::new(Ping { ping_id: 7 });
    assert_eq!(to_vec(&shared).unwrap(), wire);
    let written = std::thread::spawn(move || to_vec(&shared).unwrap()).join().unwrap();
    assert_eq!(written, wire);
    assert_eq!(borrowed.constructor_id(), 1);
    assert!(matches!(<dyn DynObject as Encode>::TYPE, Type::AnyObject));
}

/// MTProto's `message`, only for encoding: any object after its length.
struct Message<'a> {
    msg_id: i64,
    seqno: i32,
    body: &'a dyn DynObject,
}

impl Encode for Message<'_> {
    const TYPE: Type = Type::Text("message");

    fn encode<'w>(&self, out: Writer<'w>) -> Result<Writer<'w>, EncodeError> {
        let out = self.msg_id.encode(out)?;
        let out = self.seqno.encode(out)?;
        tl_core::sized::encode(&self.body, out)
    }
}

#[test]
fn bodies_of_a_container() {
    let shape = Shape::Circle { radius: 5 };
    let bodies: [&dyn DynObject; 2] = [&Ping { ping_id: 7 }, &shape];
    let messages = bodies.into_iter().zip(1..);
    let messages: Vec<_> =
        messages.map(|(body, msg_id)| Message { msg_id, seqno: 0, body }).collect();
    let wire = hex("02000000 0100000000000000 00000000 0c000000 01000000 0700000000000000 \
         0200000000000000 00000000 08000000 03000000 05000000");
    assert_eq!(to_vec_bare(&messages).unwrap(), wire);
}

#[test]
fn errors_are_those_of_the_object() {
    let conflict = Shared { left: Some(1), ..Shared::default() };
    let mut objects = objects();
    objects.push(Box::new(conflict));
    let error = to_vec(&objects).unwrap_err();
    assert!(matches!(error.kind(), EncodeErrorKind::SharedBit { bit: 0, .. }));
    assert_eq!(error.path().to_string(), "vector[5]");
    let long: Vec<Box<dyn DynObject>> = vec![Box::new(vec![1_i32; 5000])];
    let wire = [hex("15c4b51c 01000000 15c4b51c 88130000"), 1_i32.to_le_bytes().repeat(5000)];
    assert_eq!(to_vec(&long).unwrap(), wire.concat());
}
