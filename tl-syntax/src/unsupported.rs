//! Constructs of TL that no schema of Telegram or TON uses. Each has one message, which names it.

pub(crate) const MODIFIER: &str = "modifiers such as `@read` are not supported: remove them";
pub(crate) const NUMBER: &str =
    "numbers as arguments of types are not supported: define a type of its own for each";
pub(crate) const NUMBER_VARIABLE: &str =
    "variables of the type `#` are not supported: only `{X:Type}` is";
pub(crate) const REPETITION: &str =
    "repetitions `n*[t]` are not supported: write `Vector<t>`, or a parameter for each";
pub(crate) const TL_B: &str = "this is TL-B, which describes TON's cells: no TL, and not supported";

/// All of them. Each is reported once per schema.
pub(crate) const ALL: [&str; 5] = [MODIFIER, NUMBER, NUMBER_VARIABLE, REPETITION, TL_B];
