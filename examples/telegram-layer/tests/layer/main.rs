//! The whole layer: against its schema, against another implementation, and against hostile input.

mod hostile;
mod packet;
mod pair;
mod round_trip;
mod schema;
mod sizes;
