//! The picture at the top of the project's README is what `tl dump` prints.

mod support;

use std::path::Path;
use std::{env, fs};

use support::{parts, run};

/// A `phoneCall`, encoded by the derived type of the tests.
const CALL: &str = "f55a5330a001000039069d207a2b644895d07567c042b0cf803bb16a28db0b00000000008792b36501000000088e3a51c720 \
     d964bf000000efcdab8967452301c88f87fc03000000410000005c00000015c4b51c020000000631312e302e30000631302e \
     302e300015c4b51c0100000075e35f630100000003000000000000000b39312e3130382e31332e3210323030313a6232383a \
     663233643a3a6100000078050000086230613163326433000000083966386537643663000000873bb16a048d747d0b7b2268 \
     71223a747275657d";

/// `TL_BLESS=1 cargo test -p tl-command --test readme` draws it anew.
#[test]
fn the_picture_is_what_the_command_prints() {
    let (shown, errors, status) = parts(run(&["dump", "--color", "always", CALL], b""));
    assert_eq!((errors.as_str(), status), ("", Some(0)));
    let drawn =
        anstyle_svg::Term::new().render_svg(&format!("$ tl dump {}…\n{shown}", &CALL[..16]));
    let picture = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/tl-dump.svg");
    if env::var_os("TL_BLESS").is_some() {
        fs::write(&picture, &drawn).unwrap();
    }
    assert!(
        fs::read_to_string(&picture).is_ok_and(|it| it == drawn),
        "docs/tl-dump.svg is not what the command prints: run `TL_BLESS=1 cargo test -p tl-command --test readme`"
    );
}
