//! `tl dump`: a packet with what its bytes mean.

mod cause;
mod envelope;
mod find;
mod sink;
mod unknown;
mod unpack;

use std::io;

use crate::Failure;
use crate::arguments::DumpArguments;
use crate::output::Output;
use crate::packet::Packet;
use crate::report::Reporter;
use crate::schemas::Catalog;
use envelope::{Envelopes, Fault};
pub(crate) use find::{Named, Subject, find};
use sink::{Sink, TextSink};

/// Shows `packet`, and what its envelopes hold. Gives whether all of it is right.
pub(crate) fn dump(
    catalog: &Catalog,
    packet: &Packet,
    arguments: &DumpArguments,
    output: &mut Output,
    reporter: &mut Reporter,
) -> Result<bool, Failure> {
    let subject = match arguments.named() {
        Some(named) => Some(named_type(catalog, &named, &packet.bytes, reporter)?),
        None => find(catalog, &packet.bytes),
    };
    let mut sink = TextSink { output, is_all: arguments.all };
    let Some(subject) = subject else {
        unknown::show(catalog, packet, &mut sink)?;
        sink.output.finish()?;
        unknown::explain(catalog, packet, reporter);
        return Ok(false);
    };
    let faults = show(&subject, &packet.bytes, &mut sink)?;
    sink.output.finish()?;
    if let Some(Fault::Packet { error, rest }) = faults.first() {
        cause::explain(catalog, &subject, error, rest, reporter);
    }
    Ok(faults.is_empty())
}

fn show(subject: &Subject<'_>, bytes: &[u8], sink: &mut dyn Sink) -> io::Result<Vec<Fault>> {
    let mut envelopes = Envelopes::new(subject, sink);
    envelopes.outermost(bytes)?;
    Ok(envelopes.faults)
}

fn named_type<'c>(
    catalog: &'c Catalog,
    named: &Named<'_>,
    packet: &[u8],
    reporter: &mut Reporter,
) -> Result<Subject<'c>, Failure> {
    find::by_name(catalog, named, packet).map_err(|error| match (named, error) {
        (Named::Type(expression), Some(error)) => {
            reporter.keep("type", expression);
            Failure::Schema(error)
        }
        (Named::Bare(name) | Named::Type(name), _) => Failure::Input(format!(
            "there is no constructor or function `{name}`: looked up in {}",
            catalog.titles()
        )),
    })
}

pub(crate) fn id_at(packet: &[u8], offset: usize) -> Option<u32> {
    let bytes = packet.get(offset..)?.first_chunk()?;
    Some(u32::from_le_bytes(*bytes))
}
