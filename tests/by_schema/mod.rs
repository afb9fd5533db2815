//! Every definition of `schema/samples.tl` again, as types that take their lines from the file, so the types have only
//! the information that the schema lacks.

mod call;
mod envelopes;
mod flags;
mod generics;
mod mtproto;
mod phone;
mod primitives;
mod recursion;
mod ton;

#[test]
fn no_line_is_left_out() {
    crate::schema::assert_all_are_tested(&[
        envelopes::TESTED,
        flags::TESTED,
        generics::TESTED,
        mtproto::TESTED,
        phone::TESTED,
        primitives::TESTED,
        recursion::TESTED,
        ton::TESTED,
    ]);
}
