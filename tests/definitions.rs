//! Definitions as data: the line, the tree, and the ids that they spell.

use tl_core::{
    Bare, Bytes, Constructor, Decode, Flags, Int128, Int256, Int512, TlObject, Unknown, tree,
};

use crate::phone_call::{AnyPhoneCall, DataJson, PhoneCall, PhoneCallProtocol, PhoneConnection};

/// The lines of Telegram's schema.
const LINES: [&str; 5] = [
    "phoneCall#30535af5 flags:# p2p_allowed:flags.5?true video:flags.6?true \
     conference_supported:flags.8?true id:long access_hash:long date:int admin_id:long \
     participant_id:long g_a_or_b:bytes key_fingerprint:long protocol:PhoneCallProtocol \
     connections:Vector<PhoneConnection> start_date:int custom_parameters:flags.7?DataJSON = \
     PhoneCall;",
    "phoneCallProtocol#fc878fc8 flags:# udp_p2p:flags.0?true udp_reflector:flags.1?true \
     min_layer:int max_layer:int library_versions:Vector<string> = PhoneCallProtocol;",
    "phoneConnection#9cc123c7 flags:# tcp:flags.0?true id:long ip:string ipv6:string port:int \
     peer_tag:bytes = PhoneConnection;",
    "phoneConnectionWebrtc#635fe375 flags:# turn:flags.0?true stun:flags.1?true id:long ip:string \
     ipv6:string port:int username:string password:string = PhoneConnection;",
    "dataJSON#7d748d04 data:string = DataJSON;",
];

#[test]
fn lines() {
    let definitions = [
        *PhoneCall::DEFINITION,
        *PhoneCallProtocol::DEFINITION,
        PhoneConnection::CONSTRUCTORS[0],
        PhoneConnection::CONSTRUCTORS[1],
        *DataJson::DEFINITION,
    ];
    for (definition, line) in definitions.iter().zip(LINES) {
        assert_eq!(definition.to_string(), line);
        assert_eq!(definition.computed_id(), definition.id, "{line}");
    }
    // A newtype variant's definition is its struct's.
    assert_eq!(AnyPhoneCall::CONSTRUCTORS[0].to_string(), LINES[0]);
    assert_eq!(
        <Vec<i32> as Constructor>::DEFINITION.to_string(),
        "vector#1cb5c415 {t:Type} # [ t ] = Vector t;"
    );
}

/// `Debug` of a definition is the schema's line.
#[test]
fn lines_to_debug() {
    let definition = PhoneCall::DEFINITION;
    assert_eq!(format!("{definition:?}"), LINES[0]);
    let parameters: Vec<_> = definition.parameters().collect();
    assert_eq!(format!("{:?}", parameters[2]), "video:flags.6?true");
    assert_eq!(format!("{:?}", parameters[12].ty), "Vector<PhoneConnection>");
}

const TREE: &str = "\
PhoneCall
└── phoneCall
    ├── flags: #
    ├── p2p_allowed: true (optional)
    ├── video: true (optional)
    ├── conference_supported: true (optional)
    ├── id: long
    ├── access_hash: long
    ├── date: int
    ├── admin_id: long
    ├── participant_id: long
    ├── g_a_or_b: bytes
    ├── key_fingerprint: long
    ├── protocol: PhoneCallProtocol
    │   └── phoneCallProtocol
    │       ├── flags: #
    │       ├── udp_p2p: true (optional)
    │       ├── udp_reflector: true (optional)
    │       ├── min_layer: int
    │       ├── max_layer: int
    │       └── library_versions: Vector<string>
    ├── connections: Vector<PhoneConnection>
    │   ├── phoneConnection
    │   │   ├── flags: #
    │   │   ├── tcp: true (optional)
    │   │   ├── id: long
    │   │   ├── ip: string
    │   │   ├── ipv6: string
    │   │   ├── port: int
    │   │   └── peer_tag: bytes
    │   └── phoneConnectionWebrtc
    │       ├── flags: #
    │       ├── turn: true (optional)
    │       ├── stun: true (optional)
    │       ├── id: long
    │       ├── ip: string
    │       ├── ipv6: string
    │       ├── port: int
    │       ├── username: string
    │       └── password: string
    ├── start_date: int
    └── custom_parameters: DataJSON (optional)
        └── dataJSON
            └── data: string";

#[test]
fn tree_of_a_call() {
    assert_eq!(tree::<PhoneCall>().to_string(), TREE);
}

#[derive(TlObject)]
#[tl(type = "RichText")]
enum RichText {
    #[tl(id = 0x744694e0, name = "textPlain")]
    Plain { text: String },
    #[tl(id = 0x6724abc4, name = "textBold")]
    Bold { text: Box<RichText> },
    #[tl(id = 0x7e6260d7, name = "textConcat")]
    Concat { texts: Vec<RichText> },
    #[tl(other)]
    Other(tl_core::Unknown),
}

#[test]
fn tree_of_a_recursive_type() {
    let expected = "\
Vector<RichText>
├── textPlain
│   └── text: string
├── textBold
│   └── text: RichText …
├── textConcat
│   └── texts: Vector<RichText> …
└── any other, kept as it is";
    assert_eq!(tree::<Vec<RichText>>().to_string(), expected);
    assert_eq!(tree::<i64>().to_string(), "long");
}

/// A vector's count is checked against these.
#[test]
fn least_lengths() {
    #[derive(TlObject)]
    #[tl(id = 0x00000001)]
    struct Object {
        #[tl(flags)]
        flags: Flags,
        number: i32,
    }

    assert_eq!(<i32 as Decode>::MIN_LEN, 4);
    assert_eq!(<i64 as Decode>::MIN_LEN, 8);
    assert_eq!(<f64 as Decode>::MIN_LEN, 8);
    assert_eq!(<Int128 as Decode>::MIN_LEN, 16);
    assert_eq!(<Int256 as Decode>::MIN_LEN, 32);
    assert_eq!(<Int512 as Decode>::MIN_LEN, 64);
    // An empty string is padded to four bytes.
    assert_eq!(<String as Decode>::MIN_LEN, 4);
    assert_eq!(<Bytes as Decode>::MIN_LEN, 4);
    // A boxed value has an id.
    assert_eq!(<bool as Decode>::MIN_LEN, 4);
    assert_eq!(<Vec<i64> as Decode>::MIN_LEN, 4);
    assert_eq!(<Unknown as Decode>::MIN_LEN, 4);
    assert_eq!(<Object as Decode>::MIN_LEN, 4);
    // A bare object may have no parameters.
    assert_eq!(<Bare<Object> as Decode>::MIN_LEN, 0);
}
