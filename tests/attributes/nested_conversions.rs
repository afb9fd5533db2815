//! Conversions within each other.

use std::cell::Cell;

use tl_core::{DecodeErrorKind, TlObject, dump, from_slice};

use crate::attributes::hex;

thread_local! {
    static CONVERSIONS: Cell<usize> = const { Cell::new(0) };
}

/// A step that is converted to the link in it.
#[derive(Debug, TlObject)]
#[tl(id = 0x00000001)]
struct Step {
    #[tl(flag = 0, as = Box<Step>)]
    next: Option<Link>,
    number: i32,
}

/// Made of a step whose number is not negative.
#[derive(Debug)]
struct Link(Box<Step>);

impl TryFrom<Box<Step>> for Link {
    type Error = &'static str;

    fn try_from(step: Box<Step>) -> Result<Self, Self::Error> {
        CONVERSIONS.set(CONVERSIONS.get() + 1);
        if step.number < 0 { Err("negative") } else { Ok(Self(step)) }
    }
}

impl From<&Link> for Box<Step> {
    fn from(Link(step): &Link) -> Self {
        let next = step.next.as_ref().map(|it| Link(Self::from(it)));
        Self::new(Step { next, number: step.number })
    }
}

/// A step with `levels` steps in it: the flags of each, and then the numbers, the innermost first.
fn steps(numbers: &[i32]) -> Vec<u8> {
    let levels = numbers.len() - 1;
    let numbers: Vec<u8> = numbers.iter().flat_map(|it| it.to_le_bytes()).collect();
    [hex("01000000 01000000").repeat(levels), hex("01000000 00000000"), numbers].concat()
}

/// The dump converts each value once, whatever is around it.
#[test]
fn are_checked_once() {
    for levels in [1, 10, 50] {
        let packet = steps(&vec![7; levels + 1]);
        CONVERSIONS.set(0);
        from_slice::<Step>(&packet).unwrap();
        assert_eq!(CONVERSIONS.replace(0), levels);
        assert_eq!(dump::<Step>(&packet).check(), Ok(packet.len()));
        assert_eq!(CONVERSIONS.get(), levels);
    }
}

/// The dump ends with the value that cannot be converted, and has the error of the decoder.
#[test]
fn end_at_the_fault() {
    let packet = steps(&[1, -2, 3, 4]);
    let error = from_slice::<Step>(&packet).unwrap_err();
    assert!(matches!(error.kind(), DecodeErrorKind::Custom(_)), "{error}");
    assert_eq!(error.path().to_string(), "step.next.next");
    // The second step from the inside.
    assert_eq!(error.offset(), 16);
    assert_eq!(dump::<Step>(&packet).check(), Err(error.clone()));
    let shown = dump::<Step>(&packet).to_string();
    let lines: Vec<_> = shown.lines().map(str::trim_end).collect();
    let [.., number, last] = lines.as_slice() else { panic!("{shown}") };
    assert!(number.ends_with("number:int = -2"), "{shown}");
    assert!(last.starts_with("000010 ") && last.ends_with(&format!("error: {error}")), "{shown}");
}
