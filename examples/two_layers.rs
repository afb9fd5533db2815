//! A server with clients of two layers: one set of types, and each client gets the lines of its own layer.
//!
//! Between the layers 131 and 230 of Telegram's API the ids of users became `long`, and a status got a flag.
//!
//! ```sh
//! cargo run --example two_layers
//! cargo run --release --example two_layers -- cost    # the time that it takes to write for a layer
//! ```

use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant};

use tl_core::{EncodeError, TlObject};

/// The status of a user, in the layers that the server knows.
#[derive(Clone, Debug, PartialEq, TlObject)]
enum UserStatus {
    #[tl(definition = "userStatusOnline#edb93949 expires:int = UserStatus;")]
    Online { expires: i32 },
    #[tl(
        definition = "userStatusRecently#7b197dc8 flags:# by_me:flags.0?true = UserStatus;",
        accepts(167) = "userStatusRecently#e26f42f1 = UserStatus;",
        // An old client does not know who hides the status, and does not miss it.
        drop(by_me)
    )]
    Recently { by_me: bool },
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(
    definition = "contactStatus#16d9703b user_id:long status:UserStatus = ContactStatus;",
    accepts(131) = "contactStatus#d3680c61 user_id:int status:UserStatus = ContactStatus;",
    convert(user_id = i32)
)]
struct ContactStatus {
    user_id: i64,
    status: UserStatus,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(definition = "contacts.getStatuses#c4a353ee = Vector<ContactStatus>;", returns = Vec<ContactStatus>)]
struct GetStatuses;

/// A client says its layer with its first call.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(definition = "invokeWithLayer#da9b0d0d {X:Type} layer:int query:!X = X;", returns = X::Response)]
struct InvokeWithLayer<X> {
    layer: i32,
    query: X,
}

/// Answers a request in the layer of the client. What that layer cannot say is an error for this client alone.
fn answer(request: &[u8], statuses: &[ContactStatus]) -> Result<Vec<u8>, Box<dyn Error>> {
    let request: InvokeWithLayer<GetStatuses> = tl_core::from_slice(request)?;
    let layer = u32::try_from(request.layer)?;
    Ok(tl_core::to_vec_as(statuses, layer)?)
}

fn request(layer: i32) -> Result<Vec<u8>, EncodeError> {
    tl_core::to_vec(&InvokeWithLayer { layer, query: GetStatuses })
}

/// The time that `encode` takes for all of `statuses`: the median of 101 runs.
fn median(encode: impl Fn() -> Result<Vec<u8>, EncodeError>) -> Result<Duration, EncodeError> {
    let mut times = Vec::new();
    for _ in 0..101 {
        let start = Instant::now();
        black_box(encode()?);
        times.push(start.elapsed());
    }
    times.sort_unstable();
    Ok(times[50])
}

/// Prints the time that a value takes to be written, as it is and for a layer.
fn print_cost() -> Result<(), EncodeError> {
    let status = |id: i64| ContactStatus {
        user_id: id,
        status: UserStatus::Recently { by_me: id % 2 == 0 },
    };
    let statuses: Vec<_> = (0..1000).map(status).collect();
    let own = median(|| tl_core::to_vec(&statuses))?;
    println!("1,000 statuses by `to_vec`: {own:?}");
    for layer in [230, 131] {
        let time = median(|| tl_core::to_vec_as(&statuses, layer))?;
        let times = time.as_secs_f64() / own.as_secs_f64();
        println!("for layer {layer} by `to_vec_as`: {time:?}, {times:.0} times as long");
    }
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    if std::env::args().any(|it| it == "cost") {
        return Ok(print_cost()?);
    }
    let mut statuses = vec![
        ContactStatus { user_id: 7, status: UserStatus::Online { expires: 1_700_000_000 } },
        ContactStatus { user_id: 8, status: UserStatus::Recently { by_me: true } },
    ];
    for layer in [131, 230] {
        let packet = answer(&request(layer)?, &statuses)?;
        println!(
            "For a client of layer {layer}:\n{}",
            tl_core::dump::<Vec<ContactStatus>>(&packet)
        );
    }

    statuses[1].user_id = 6_000_000_000;
    match answer(&request(131)?, &statuses) {
        Ok(_) => println!("Nothing is wrong."),
        Err(error) => println!("A number that layer 131 does not have:\n{error}"),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{ContactStatus, UserStatus, answer, request};

    /// Types of layer 131 alone, as a client of that layer has them.
    mod old {
        use tl_core::TlObject;

        #[derive(Debug, PartialEq, TlObject)]
        pub(super) enum UserStatus {
            #[tl(definition = "userStatusOnline#edb93949 expires:int = UserStatus;")]
            Online { expires: i32 },
            #[tl(definition = "userStatusRecently#e26f42f1 = UserStatus;")]
            Recently,
        }

        #[derive(Debug, PartialEq, TlObject)]
        #[tl(definition = "contactStatus#d3680c61 user_id:int status:UserStatus = ContactStatus;")]
        pub(super) struct ContactStatus {
            pub(super) user_id: i32,
            pub(super) status: UserStatus,
        }
    }

    fn statuses() -> Vec<ContactStatus> {
        vec![
            ContactStatus { user_id: 7, status: UserStatus::Online { expires: 5 } },
            ContactStatus { user_id: 8, status: UserStatus::Recently { by_me: true } },
        ]
    }

    #[test]
    fn each_client_reads_its_own_layer() {
        let packet = answer(&request(131).unwrap(), &statuses()).unwrap();
        let read: Vec<old::ContactStatus> = tl_core::from_slice(&packet).unwrap();
        let online =
            old::ContactStatus { user_id: 7, status: old::UserStatus::Online { expires: 5 } };
        let recently = old::ContactStatus { user_id: 8, status: old::UserStatus::Recently };
        assert_eq!(read, [online, recently]);

        let packet = answer(&request(230).unwrap(), &statuses()).unwrap();
        assert_eq!(tl_core::from_slice::<Vec<ContactStatus>>(&packet).unwrap(), statuses());
    }

    #[test]
    fn the_server_reads_both_layers() {
        let old = [old::ContactStatus { user_id: 8, status: old::UserStatus::Recently }];
        let packet = tl_core::to_vec(old.as_slice()).unwrap();
        let read: Vec<ContactStatus> = tl_core::from_slice(&packet).unwrap();
        assert_eq!(
            read,
            [ContactStatus { user_id: 8, status: UserStatus::Recently { by_me: false } }]
        );
    }

    #[test]
    fn a_number_that_the_layer_lacks_is_an_error() {
        let mut statuses = statuses();
        statuses[1].user_id = 6_000_000_000;
        let error = answer(&request(131).unwrap(), &statuses).unwrap_err();
        assert!(error.to_string().starts_with("vector[1].user_id: "), "{error}");
        assert!(answer(&request(230).unwrap(), &statuses).is_ok());
    }
}
