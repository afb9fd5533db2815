//! Functions and their responses: both ends of a call over a pipe.
//!
//! ```sh
//! cargo run --example rpc
//! ```

use std::error::Error;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use tl_core::{Bytes, DecodeOwned, DynObject, Encode, Function, TlObject};

/// Adds two numbers.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(name = "math.add", returns = i64)]
struct Add {
    left: i64,
    right: i64,
}

/// Splits a text into its words.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(name = "text.words", returns = Vec<String>)]
struct Words {
    text: String,
}

/// Any function, in the form that it had in a certain layer. Its response is that of the query.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0xda9b0d0d, name = "invokeWithLayer", returns = X::Response)]
struct InvokeWithLayer<X> {
    layer: i32,
    query: X,
}

/// The functions of the server.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(type = "Object")]
enum Request {
    Add(Add),
    Words(Words),
    WithLayer(Box<InvokeWithLayer<Request>>),
}

/// Answers one request after another until the client is gone.
fn serve(requests: &Receiver<Bytes>, responses: &Sender<Bytes>) -> Result<(), Box<dyn Error>> {
    for packet in requests {
        for request in tl_core::from_bytes::<Vec<Request>>(&packet)? {
            responses.send(answer(request)?)?;
        }
    }
    Ok(())
}

fn answer(request: Request) -> Result<Bytes, Box<dyn Error>> {
    match request {
        Request::Add(call) => respond(&call, &(call.left + call.right)),
        Request::Words(call) => {
            let words = call.text.split_whitespace().map(str::to_owned).collect();
            respond(&call, &words)
        }
        Request::WithLayer(call) => answer(call.query),
    }
}

/// Writes the response to `_call`. A response of another type does not compile.
fn respond<F>(_call: &F, response: &F::Response) -> Result<Bytes, Box<dyn Error>>
where
    F: Function<Response: Encode>,
{
    Ok(tl_core::to_bytes(response)?)
}

/// The client's end of the pipe.
struct Client {
    requests: Sender<Bytes>,
    responses: Receiver<Bytes>,
}

impl Client {
    /// Sends functions of different types in one packet. Nothing is encoded before.
    fn send(&self, functions: &[&dyn DynObject]) -> Result<(), Box<dyn Error>> {
        Ok(self.requests.send(tl_core::to_bytes(functions)?)?)
    }

    /// Waits for the response to a function that was sent.
    fn response<F>(&self, _function: &F) -> Result<F::Response, Box<dyn Error>>
    where
        F: Function<Response: DecodeOwned>,
    {
        Ok(tl_core::from_bytes(&self.responses.recv()?)?)
    }

    fn call<F>(&self, function: &F) -> Result<F::Response, Box<dyn Error>>
    where
        F: Function<Response: DecodeOwned>,
    {
        self.send(&[function])?;
        self.response(function)
    }
}

/// Starts a server, and hands over the other end of its pipe.
fn connect() -> Client {
    let (requests, server_requests) = channel();
    let (server_responses, responses) = channel();
    thread::spawn(move || {
        if let Err(error) = serve(&server_requests, &server_responses) {
            eprintln!("the server stopped: {error}");
        }
    });
    Client { requests, responses }
}

fn main() -> Result<(), Box<dyn Error>> {
    let client = connect();
    let sum = client.call(&Add { left: 2, right: 3 })?;
    println!("2 + 3 = {sum}");
    let query = Words { text: "the quick brown fox".to_owned() };
    let words = client.call(&InvokeWithLayer { layer: 223, query })?;
    println!("{words:?}");

    let (add, words) = (Add { left: 4, right: 5 }, Words { text: "lazy dog".to_owned() });
    client.send(&[&add, &words])?;
    println!("4 + 5 = {}", client.response(&add)?);
    println!("{:?}", client.response(&words)?);
    Ok(())
}

#[test]
fn responses_have_the_types_of_their_functions() {
    let client = connect();
    let sum: i64 = client.call(&Add { left: 2, right: 3 }).unwrap();
    assert_eq!(sum, 5);
    let query = Words { text: "a b".to_owned() };
    let words: Vec<String> = client.call(&InvokeWithLayer { layer: 223, query }).unwrap();
    assert_eq!(words, ["a", "b"]);
}

#[test]
fn functions_of_different_types_are_sent_together() {
    let client = connect();
    let (add, words) = (Add { left: 4, right: 5 }, Words { text: "a b".to_owned() });
    client.send(&[&add, &words]).unwrap();
    assert_eq!(client.response(&add).unwrap(), 9);
    assert_eq!(client.response(&words).unwrap(), ["a", "b"]);
}
