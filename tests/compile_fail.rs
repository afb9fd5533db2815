//! What the compiler says to a wrong annotation. Bless with `TRYBUILD=overwrite cargo test`.

#[test]
fn messages() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("compile_fail/*/*.rs");
}
