//! Packets of many kinds, written by the rules of the wire, with all that `tl dump` shows.

mod support;

use support::{assert_fails, assert_shows, run, tl};

/// `phoneCall` with two flags, nested objects and vectors.
#[test]
fn a_call() {
    let packet = "f55a5330a00000000100000000000000020000000000000000f153650300000000000000040000000000000003010203 \
         ffffffffffffffffc88f87fc01000000410000005c00000015c4b51c0100000005392e302e30000015c4b51c01000000 \
         c723c19c010000000700000000000000093132372e302e302e310000033a3a31bb0100000374616701f15365048d747d \
         027b7d00";
    let expected = "\
000000  f5 5a 53 30              PhoneCall: phoneCall#30535af5
000004  a0 00 00 00                flags:# = 0b10100000 (p2p_allowed, custom_parameters)
000008  01 00 00 00 00 00 00 00    id:long = 1
000010  02 00 00 00 00 00 00 00    access_hash:long = 2
000018  00 f1 53 65                date:int = 1700000000
00001c  03 00 00 00 00 00 00 00    admin_id:long = 3
000024  04 00 00 00 00 00 00 00    participant_id:long = 4
00002c  03 01 02 03                g_a_or_b:bytes = 010203
000030  ff ff ff ff ff ff ff ff    key_fingerprint:long = -1
000038  c8 8f 87 fc                protocol:PhoneCallProtocol: phoneCallProtocol#fc878fc8
00003c  01 00 00 00                  flags:# = 0b1 (udp_p2p)
000040  41 00 00 00                  min_layer:int = 65
000044  5c 00 00 00                  max_layer:int = 92
000048  15 c4 b5 1c 01 00 00 00      library_versions:Vector<string>: 1 item
000050  05 39 2e 30 2e 30+00 00        [0]:string = \"9.0.0\"
000058  15 c4 b5 1c 01 00 00 00    connections:Vector<PhoneConnection>: 1 item
000060  c7 23 c1 9c                  [0]:PhoneConnection: phoneConnection#9cc123c7
000064  01 00 00 00                    flags:# = 0b1 (tcp)
000068  07 00 00 00 00 00 00 00        id:long = 7
000070  09 31 32 37 2e 30 2e 30…       ip:string = \"127.0.0.1\"
00007c  03 3a 3a 31                    ipv6:string = \"::1\"
000080  bb 01 00 00                    port:int = 443
000084  03 74 61 67                    peer_tag:bytes = 746167 \"tag\"
000088  01 f1 53 65                start_date:int = 1700000001
00008c  04 8d 74 7d                custom_parameters:flags.7?DataJSON: dataJSON#7d748d04
000090  02 7b 7d+00                  data:string = \"{}\"
";
    assert_shows(run(&["dump", packet], b""), expected);
}

/// `updateShort` of a user who types.
#[test]
fn an_update() {
    let packet = "c1ded4785cbf172a0000000005000000000000004e74bf1600f15365";
    let expected = "\
000000  c1 de d4 78              Updates: updateShort#78d4dec1
000004  5c bf 17 2a                update:Update: updateUserTyping#2a17bf5c
000008  00 00 00 00                  flags:# = 0b0
00000c  05 00 00 00 00 00 00 00      user_id:long = 5
000014  4e 74 bf 16                  action:SendMessageAction: sendMessageTypingAction#16bf744e
000018  00 f1 53 65                date:int = 1700000000
";
    assert_shows(run(&["dump", packet], b""), expected);
}

/// A `pong`, and an `rpc_result` that holds one packed: a stored block of gzip (RFC 1952, RFC 1951 3.2.4).
#[test]
fn a_container_with_a_packed_answer() {
    let packet = "dcf8f1730200000001000000000000000100000014000000c57377340100000000000000020000000000000002000000 \
         00000000030000003c000000016d5cf30700000000000000a1cf72302b1f8b08000000000000ff011400ebffc5737734 \
         01000000000000000200000000000000bf083f2f14000000";
    let expected = "\
000000  dc f8 f1 73              MessageContainer: msg_container#73f1f8dc
000004  02 00 00 00                messages:vector<message>: 2 items
000008                               [0]:message: message#5bb8e511
000008  01 00 00 00 00 00 00 00        msg_id:long = 1
000010  01 00 00 00                    seqno:int = 1
000014  14 00 00 00                    bytes:int = 20
000018  c5 73 77 34                    body:Object: pong#347773c5
00001c  01 00 00 00 00 00 00 00          msg_id:long = 1
000024  02 00 00 00 00 00 00 00          ping_id:long = 2
00002c                               [1]:message: message#5bb8e511
00002c  02 00 00 00 00 00 00 00        msg_id:long = 2
000034  03 00 00 00                    seqno:int = 3
000038  3c 00 00 00                    bytes:int = 60
00003c  01 6d 5c f3                    body:Object: rpc_result#f35c6d01
000040  07 00 00 00 00 00 00 00          req_msg_id:long = 7
000048  a1 cf 72 30                      result:Object: gzip_packed#3072cfa1
00004c  2b 1f 8b 08 00 00 00 00…           packed_data:bytes = 1f8b08000000000000ff011400ebffc57377340100000000… (43 bytes)

gzip_packed.packed_data at 00004c, 43 bytes, unpacked 20
000000  c5 73 77 34              Pong: pong#347773c5
000004  01 00 00 00 00 00 00 00    msg_id:long = 1
00000c  02 00 00 00 00 00 00 00    ping_id:long = 2
";
    assert_shows(run(&["dump", packet], b""), expected);
}

/// `resPQ`, the answer to the first message of a session.
#[test]
fn a_handshake() {
    let packet = "63241605000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f0817ed48941a08f981000000 \
         15c4b51c01000000216be86c022bb4c3";
    let expected = "\
000000  63 24 16 05              ResPQ: resPQ#05162463
000004  00 01 02 03 04 05 06 07…   nonce:int128 = 000102030405060708090a0b0c0d0e0f
000014  10 11 12 13 14 15 16 17…   server_nonce:int128 = 101112131415161718191a1b1c1d1e1f
000024  08 17 ed 48 94 1a 08 f9…   pq:bytes = 17ed48941a08f981
000030  15 c4 b5 1c 01 00 00 00    server_public_key_fingerprints:Vector<long>: 1 item
000038  21 6b e8 6c 02 2b b4 c3      [0]:long = -4344800451088585951
";
    assert_shows(run(&["dump", packet], b""), expected);
}

/// `invokeWithLayer`, `initConnection` and the function that they are around.
#[test]
fn a_call_within_its_layer() {
    let packet = "0d0d9bdae6000000a95ecdc10000000006000000025043000231310003312e3002656e000000000002656e006b18f9c4";
    let expected = "\
000000  0d 0d 9b da              InvokeWithLayer: invokeWithLayer#da9b0d0d
000004  e6 00 00 00                layer:int = 230
000008  a9 5e cd c1                query:!X: initConnection#c1cd5ea9
00000c  00 00 00 00                  flags:# = 0b0
000010  06 00 00 00                  api_id:int = 6
000014  02 50 43+00                  device_model:string = \"PC\"
000018  02 31 31+00                  system_version:string = \"11\"
00001c  03 31 2e 30                  app_version:string = \"1.0\"
000020  02 65 6e+00                  system_lang_code:string = \"en\"
000024  00+00 00 00                  lang_pack:string = \"\"
000028  02 65 6e+00                  lang_code:string = \"en\"
00002c  6b 18 f9 c4                  query:!X: help.getConfig#c4f9186b
";
    assert_shows(run(&["dump", packet], b""), expected);
}

/// `adnl.message.query`, which holds a `liteServer.query`, which holds a prefix and the query after it.
#[test]
fn a_query_of_adnl() {
    let packet = "7af98bb4000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f18df068c791092b8eaba0500 \
         0000e80300002ee6b589000000000000";
    let expected = "\
000000  7a f9 8b b4              adnl.Message: adnl.message.query#b48bf97a
000004  00 01 02 03 04 05 06 07…   query_id:int256 = 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f
000024  18 df 06 8c 79 10 92 b8…   query:bytes = df068c791092b8eaba05000000e80300002ee6b589000000

adnl.message.query.query at 000024, 24 bytes
000000  df 06 8c 79              liteServer.Query: liteServer.query#798c06df
000004  10 92 b8 ea ba 05 00 00…   data:bytes = 92b8eaba05000000e80300002ee6b589

adnl.message.query.query > liteServer.query.data at 000004, 16 bytes
000000  92 b8 ea ba              liteServer.WaitMasterchainSeqno: liteServer.waitMasterchainSeqno#baeab892
000004  05 00 00 00                seqno:int = 5
000008  e8 03 00 00                timeout_ms:int = 1000

adnl.message.query.query > liteServer.query.data > the query after it, 4 bytes
000000  2e e6 b5 89              liteServer.GetMasterchainInfo: liteServer.getMasterchainInfo#89b5e62e
";
    assert_shows(run(&["dump", packet], b""), expected);
}

#[test]
fn a_query_of_a_lite_server() {
    let packet = "df068c79042ee6b589000000";
    let expected = "\
000000  df 06 8c 79              liteServer.Query: liteServer.query#798c06df
000004  04 2e e6 b5 89+00 00 00    data:bytes = 2ee6b589

liteServer.query.data at 000004, 4 bytes
000000  2e e6 b5 89              liteServer.GetMasterchainInfo: liteServer.getMasterchainInfo#89b5e62e
";
    assert_shows(run(&["dump", packet], b""), expected);
}

/// A service message of a secret chat, whose schema is not the API's.
#[test]
fn a_message_of_a_secret_chat() {
    let packet =
        "8917e31b 03010203 65000000 00000000 01000000 60411673 0500000000000000 ec3a73a1 3c000000";
    let expected = "\
000000  89 17 e3 1b              DecryptedMessageLayer: decryptedMessageLayer#1be31789
000004  03 01 02 03                random_bytes:bytes = 010203
000008  65 00 00 00                layer:int = 101
00000c  00 00 00 00                in_seq_no:int = 0
000010  01 00 00 00                out_seq_no:int = 1
000014  60 41 16 73                message:DecryptedMessage: decryptedMessageService#73164160
000018  05 00 00 00 00 00 00 00      random_id:long = 5
000020  ec 3a 73 a1                  action:DecryptedMessageAction: decryptedMessageActionSetMessageTTL#a1733aec
000024  3c 00 00 00                    ttl_seconds:int = 60
";
    assert_shows(run(&["dump", packet], b""), expected);
}

#[test]
fn vectors_and_bools_are_in_any_schema() {
    assert_shows(tl("dump b5757299"), "000000  b5 75 72 99              Object = true\n");
    let expected = "\
000000  15 c4 b5 1c 01 00 00 00  Object: 1 item
000008  04 8d 74 7d                [0]:Object: dataJSON#7d748d04
00000c  02 7b 7d+00                  data:string = \"{}\"
";
    assert_shows(tl("dump 15c4b51c01000000048d747d027b7d00"), expected);
    let expected = "000000  15 c4 b5 1c 01 00 00 00… Object: constructor #1cb5c415, 8 bytes\n";
    assert_shows(tl("dump 15c4b51c0100000005000000"), expected);
}

#[test]
fn an_unknown_constructor() {
    let expected = "000000  ef be ad de 05 00 00 00  Object: constructor #deadbeef, 4 bytes\n";
    let errors = "\
error: the packet of 8 bytes, read as hex, begins with the constructor id deadbeef, which no schema has: \
looked up in Telegram's API (layer 230) and MTProto, Telegram's secret chats (layer 144), TON
help: give the schema that has it, `--schema FILE`
";
    assert_fails(tl("dump efbeadde05000000"), 1, expected, errors);
}

#[test]
fn a_truncated_packet() {
    let expected = "\
000000  63 24 16 05              ResPQ: resPQ#05162463
000004  00 01 02 03 04 05 06 07…   nonce:int128 = 000102030405060708090a0b0c0d0e0f
000014  10 11 12 13              error: resPQ.server_nonce: the input ends where 16 bytes are needed (4 left), at byte 20
";
    let packet = "63241605 000102030405060708090a0b0c0d0e0f 10111213";
    let errors = "help: the packet is likely cut off: 12 bytes are missing at its end, at least\n";
    assert_fails(run(&["dump", packet], b""), 1, expected, errors);
}

/// The first message of a session as it is sent: no key, the message's id, the length, and `req_pq_multi`.
#[test]
fn a_handshake_with_its_header() {
    let packet =
        "0000000000000000 3412000000000000 14000000 f18e7ebe 000102030405060708090a0b0c0d0e0f";
    let expected = "\
000000                           unencrypted_message: unencrypted_message#cf75b411
000000  00 00 00 00 00 00 00 00    auth_key_id:long = 0
000008  34 12 00 00 00 00 00 00    message_id:long = 4660
000010  14 00 00 00                message_data_length:int = 20
000014  f1 8e 7e be                message_data:Object: req_pq_multi#be7e8ef1
000018  00 01 02 03 04 05 06 07…     nonce:int128 = 000102030405060708090a0b0c0d0e0f
";
    assert_shows(run(&["dump", packet], b""), expected);
}

/// Salt, session, id, number and length, a `pong`, and padding.
#[test]
fn a_decrypted_message_with_its_padding() {
    let packet = "1111111111111111 2222222222222222 0300000000000000 05000000 14000000 \
                  c573773401000000000000000200000000000000 eeeeeeeeeeeeeeeeeeeeeeee";
    let expected = "\
000000                           decrypted_message: decrypted_message#df1a4f71
000000  11 11 11 11 11 11 11 11    salt:long = 1229782938247303441
000008  22 22 22 22 22 22 22 22    session_id:long = 2459565876494606882
000010  03 00 00 00 00 00 00 00    message_id:long = 3
000018  05 00 00 00                seq_no:int = 5
00001c  14 00 00 00                message_data_length:int = 20
000020  c5 73 77 34                message_data:Object: pong#347773c5
000024  01 00 00 00 00 00 00 00      msg_id:long = 1
00002c  02 00 00 00 00 00 00 00      ping_id:long = 2

padding at 000034, 12 bytes
";
    assert_shows(run(&["dump", packet], b""), expected);
}

/// 72 bytes are 24 and three blocks of 16.
#[test]
fn random_bytes() {
    let mut bytes = vec![0x80, 0xd4, 0x5f, 0x03];
    bytes.extend((0..68_u8).map(|it| it.wrapping_mul(151).wrapping_add(13)));
    let expected = "000000  80 d4 5f 03 0d a4 3b d2… Object: constructor #035fd480, 68 bytes\n";
    let errors = "\
error: the packet of 72 bytes, read as raw bytes, begins with the constructor id 035fd480, which no schema has: \
looked up in Telegram's API (layer 230) and MTProto, Telegram's secret chats (layer 144), TON
help: it may be an encrypted message of MTProto, 24 bytes and blocks of 16: decrypt it, and show the content; if not, give the schema that has it, `--schema FILE`
";
    assert_fails(run(&["dump"], &bytes), 1, expected, errors);
}
