//! Strings around the length at which the longest form begins.

use crate::support::assert_string_of;

#[test]
fn strings_around_the_longest_form() {
    assert_string_of((1 << 24) - 1);
    assert_string_of(1 << 24);
}
