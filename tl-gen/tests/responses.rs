//! Responses of generic functions, as Rust.

mod responses {
    include!("generated/responses.rs");
}

use responses::functions::{All, Ping, Rest};
use tl_core::{Bare, Function};

/// The response of `F`, which is of the type `T`.
fn response<F: Function<Response = T>, T>(_: &F, response: T) -> T {
    response
}

#[test]
fn a_vector_is_of_the_responses_of_its_queries() {
    let all = All { queries: vec![Ping { id: 1 }, Ping { id: 2 }] };
    assert_eq!(response(&all, vec![vec![1], vec![2]]).len(), 2);
    let rest = Rest { query: Ping { id: 1 } };
    assert_eq!(response(&rest, Bare(vec![vec![vec![1]]])).0.len(), 1);
}
