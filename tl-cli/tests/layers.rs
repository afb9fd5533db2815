//! Packets and definitions of layers other than that of the command's schema.

mod support;

use support::{assert_fails, assert_shows, run};

/// `rpc_result` with a `Vector<User>` of layer 167 to 184: two flags words and the id, 77.
#[test]
fn an_answer_of_an_older_layer() {
    let packet =
        "016d5cf3 0500000000000000 15c4b51c 01000000 38445c21 00000000 00000000 4d00000000000000";
    let expected = "\
000000  01 6d 5c f3              RpcResult: rpc_result#f35c6d01
000004  05 00 00 00 00 00 00 00    req_msg_id:long = 5
00000c  15 c4 b5 1c 01 00 00 00    result:Object: 1 item
000014  38 44 5c 21                  [0]:Object: user#215c4438
000018  00 00 00 00                    flags:# = 0b0
00001c  00 00 00 00                    flags2:# = 0b0
000020  4d 00 00 00 00 00 00 00        id:long = 77

`user#215c4438` is a constructor of layers 167 to 184 of Telegram's API, not of layer 230
";
    assert_shows(run(&["dump", packet], b""), expected);
}

/// The outer object is the same in all layers; `updateUserStatus` of layers 105 to 131 has an `int` for the user's id.
#[test]
fn an_update_of_an_older_layer() {
    let expected = "\
000000  c1 de d4 78              Updates: updateShort#78d4dec1
000004  23 d8 fb 1b                update:Update: updateUserStatus#1bfbd823
000008  05 00 00 00                  user_id:int = 5
00000c  49 50 d0 09                  status:UserStatus: userStatusEmpty#09d05049
000010  07 00 00 00                date:int = 7

`updateUserStatus#1bfbd823` is a constructor of layers 105 to 131 of Telegram's API, not of layer 230
";
    assert_shows(run(&["dump", "c1ded478 23d8fb1b 05000000 4950d009 07000000"], b""), expected);
}

#[test]
fn a_definition_of_an_older_layer() {
    let expected = "\
peerUser#9db1bc6d user_id:int = Peer;
  a constructor of layers 105 to 131 of Telegram's API, not of layer 230
";
    for id in ["9db1bc6d", "0x9db1bc6d"] {
        assert_shows(run(&["show", id], b""), expected);
    }
    assert_fails(
        run(&["show", "deadbeef"], b""),
        1,
        "",
        "error: no constructor has the id deadbeef: looked up in Telegram's API (layer 230) and MTProto, Telegram's secret \
         chats (layer 144), TON\nhelp: give the schema that has it, `--schema FILE`\n",
    );
}

/// Two layers of the table, by their numbers. From layer 229 to 230, `botVerification` had another type of a parameter.
#[test]
fn layers_are_schemas_by_their_numbers() {
    let output = run(&["diff", "@telegram:229", "@telegram:230"], b"");
    let text = String::from_utf8(output.stdout).unwrap();
    let expected = "\
type BotVerification
  ~ botVerification
      ~ id f93cd45c → f72e0ed9
      ~ description:string → description:TextWithEntities
";
    assert!(text.starts_with(expected), "{text}");
    for wrong in ["@telegram:1", "@telegram:x"] {
        let output = run(&["diff", wrong, "@telegram:230"], b"");
        let errors = String::from_utf8(output.stderr).unwrap();
        let layer = wrong.trim_start_matches("@telegram:");
        let start = format!("error: there is no layer `{layer}` here: there are 105, 109, ");
        assert!(errors.starts_with(&start), "{errors}");
    }
}
