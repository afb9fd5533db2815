//! Frames as <https://core.telegram.org/mtproto/mtproto-transports> describes them.

use mtproto_server::error::Error;
use mtproto_server::framing::Transport;
use mtproto_server::limits;

async fn read(mut bytes: &[u8]) -> Result<Vec<Vec<u8>>, Error> {
    let transport = Transport::read(&mut bytes).await?;
    let mut frames = Vec::new();
    while let Some(frame) = transport.read_frame(&mut bytes, limits::IDLE).await? {
        frames.push(frame.to_vec());
    }
    Ok(frames)
}

/// Reads `frame`, which contains `data`, and writes it.
async fn check(start: &[u8], frame: &[u8], data: &[u8], transport: Transport) {
    let stream = [start, frame, frame].concat();
    assert_eq!(read(&stream).await.unwrap(), [data, data]);
    let mut written = Vec::new();
    transport.write_frame(data, &mut written).unwrap();
    assert_eq!(written, frame);
}

#[tokio::test]
async fn abridged_frames_have_their_length_in_words() {
    check(&[0xef], &[1, 7, 7, 7, 7], &[7; 4], Transport::Abridged).await;
    let data = [7; 4 * 126];
    check(&[0xef], &[&[126], &data[..]].concat(), &data, Transport::Abridged).await;
}

#[tokio::test]
async fn long_abridged_frames_have_their_length_in_three_bytes() {
    let data = [7; 4 * 127];
    check(&[0xef], &[&[0x7f, 127, 0, 0], &data[..]].concat(), &data, Transport::Abridged).await;
    let data = vec![7; 4 * 0x1_0203];
    check(&[0xef], &[&[0x7f, 3, 2, 1], &data[..]].concat(), &data, Transport::Abridged).await;
}

#[tokio::test]
async fn intermediate_frames_have_their_length_in_bytes() {
    let data = [7; 0x0204];
    let frame = [&[4, 2, 0, 0], &data[..]].concat();
    check(&[0xee; 4], &frame, &data, Transport::Intermediate).await;
}

async fn error(bytes: &[u8]) -> String {
    read(bytes).await.unwrap_err().to_string()
}

#[tokio::test]
async fn other_beginnings_are_refused() {
    assert_eq!(error(&[0xdd; 8]).await, "this transport is not supported");
    assert_eq!(error(b"GET / HTTP/1.1").await, "this transport is not supported");
}

#[tokio::test]
async fn impossible_lengths_are_refused() {
    let refused = "a frame cannot have this length";
    assert_eq!(error(&[0xef, 0]).await, refused);
    assert_eq!(error(&[0xef, 0x80]).await, "unexpected end of file");
    assert_eq!(error(&[0xef, 0x7f, 0xff, 0xff, 0xff]).await, refused);
    assert_eq!(error(&[0xee, 0xee, 0xee, 0xee, 6, 0, 0, 0]).await, refused);
    // A byte more than a mebibyte, rounded to words.
    assert_eq!(error(&[0xee, 0xee, 0xee, 0xee, 4, 0, 0x10, 0]).await, refused);
}

#[tokio::test]
async fn an_incomplete_frame_is_an_error() {
    assert_eq!(error(&[0xef, 2, 7, 7, 7, 7]).await, "unexpected end of file");
    assert_eq!(error(&[0xee, 0xee, 0xee, 0xee, 4, 0]).await, "early eof");
}
