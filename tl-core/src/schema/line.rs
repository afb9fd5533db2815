//! A definition as a line of a schema.

use alloc::vec;
use core::fmt;

use crate::schema::definition::{Definition, Dialect, Type};
use crate::schema::definition_writer::{DefinitionWriter, Style};
use crate::schema::parameters::Parameter;

/// Shows the text that `spell` writes.
fn show(
    f: &mut fmt::Formatter<'_>,
    dialect: Dialect,
    spell: impl Fn(&mut DefinitionWriter<'_>),
) -> fmt::Result {
    let mut counter = DefinitionWriter::new(Style::Line, dialect, &mut []);
    spell(&mut counter);
    let mut text = vec![0; counter.len()];
    spell(&mut DefinitionWriter::new(Style::Line, dialect, &mut text));
    f.pad(core::str::from_utf8(&text).map_err(|_| fmt::Error)?)
}

/// Shows the TL line, as in `dataJSON#7d748d04 data:string = DataJSON;`.
impl fmt::Display for Definition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        show(f, self.dialect, |writer| writer.definition(self))
    }
}

/// Shows the parameter, as in `video:flags.6?true`.
impl fmt::Display for Parameter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        show(f, Dialect::Telegram, |writer| writer.parameter(self))
    }
}

/// Shows the type, as in `Vector<PhoneConnection>`.
impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        show(f, Dialect::Telegram, |writer| writer.ty(self))
    }
}

macro_rules! debug_as_display {
    ($($shown:ty),*) => {$(
        impl fmt::Debug for $shown {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }
    )*};
}

debug_as_display!(Definition, Parameter, Type);
