//! How time grows with a message: with its size, and with its depth.

use std::hint::black_box;

use tl_core::{Limits, TlObject, from_slice_with, to_vec};

use crate::contenders::Contender;
use crate::contenders::ours::Ours;
use crate::packets::written;
use crate::race::Race;
use crate::samples;

/// Encoding and decoding of messages that grow.
pub struct Curve {
    /// What grows.
    pub measure: &'static str,
    pub points: Vec<Point>,
}

pub struct Point {
    /// How much of `measure` this message has.
    pub amount: f64,
    /// Nanoseconds.
    pub encode: f64,
    pub decode: f64,
}

const ENCODE: &str = "encode";
const DECODE: &str = "decode";

/// Vectors of connections from about 100 bytes to about 10 MB.
pub fn of_size() -> Curve {
    let counts = (0..=16).map(|power| 1_usize << power).chain([93_000]);
    Curve { measure: "bytes", points: counts.map(vector_point).collect() }
}

fn vector_point(count: usize) -> Point {
    let connections = samples::connections(count);
    let packet = written(|buffer| Ours::encode_connections(&connections, buffer));
    let mut buffer = Vec::with_capacity(packet.len() + 64);
    let mut race = Race::new("size")
        .with(ENCODE, || {
            buffer.clear();
            Ours::encode_connections(black_box(&connections), &mut buffer);
        })
        .with(DECODE, || Ours::decode_connections(black_box(&packet)));
    point(packet.len(), &mut race)
}

/// Text in text, from one level to 1,024.
pub fn of_depth() -> Curve {
    let depths = (0..=10).map(|power| 1_usize << power);
    Curve { measure: "levels", points: depths.map(nested_point).collect() }
}

fn nested_point(depth: usize) -> Point {
    let text = (1..depth).fold(RichText::Empty, |text, _| RichText::Bold { text: text.into() });
    let packet = to_vec(&text).expect("text has a TL form");
    let limits = Limits::DEFAULT.with_depth(2_000).with_nested_size(u32::MAX);
    let mut buffer = Vec::with_capacity(packet.len() + 64);
    let mut race = Race::new("depth")
        .with(ENCODE, || {
            buffer.clear();
            tl_core::encode_into(black_box(&text), &mut buffer)
        })
        .with(DECODE, || from_slice_with::<RichText>(black_box(&packet), limits));
    point(depth, &mut race)
}

/// Telegram's text in instant view, as far as nesting goes.
#[derive(TlObject)]
enum RichText {
    #[tl(id = 0xdc3d_824f, name = "textEmpty")]
    Empty,
    #[tl(id = 0x6724_abc4, name = "textBold")]
    Bold { text: Box<RichText> },
}

#[expect(clippy::cast_precision_loss, reason = "amounts are far below 2^52")]
fn point(amount: usize, race: &mut Race<'_>) -> Point {
    let times = race.run();
    let median = |name| times.median(name).unwrap_or(f64::NAN);
    Point { amount: amount as f64, encode: median(ENCODE), decode: median(DECODE) }
}

impl Curve {
    /// The exponent `x` of the time as a power of the amount, of the upper half of the curve, where
    /// what a message costs in itself no longer counts: 1 for a straight line.
    pub fn exponent(&self, time: impl Fn(&Point) -> f64) -> f64 {
        let (_, upper) = self.points.split_at(self.points.len() / 2);
        let points: Vec<_> = upper.iter().map(|it| (it.amount.ln(), time(it).ln())).collect();
        slope(&points)
    }
}

/// The slope of the line of least squares.
#[expect(clippy::cast_precision_loss, reason = "a curve has few points")]
fn slope(points: &[(f64, f64)]) -> f64 {
    let count = points.len() as f64;
    let mean_x = points.iter().map(|(x, _)| x).sum::<f64>() / count;
    let mean_y = points.iter().map(|(_, y)| y).sum::<f64>() / count;
    let covariance: f64 = points.iter().map(|(x, y)| (x - mean_x) * (y - mean_y)).sum();
    covariance / points.iter().map(|(x, _)| (x - mean_x).powi(2)).sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exponent_of_a_square_is_two() {
        let points = (1..9_i32).map(f64::from);
        let points = points.map(|x| Point { amount: x, encode: x * x, decode: 3.0 * x }).collect();
        let curve = Curve { measure: "x", points };
        assert!((curve.exponent(|it| it.encode) - 2.0).abs() < 1e-9);
        assert!((curve.exponent(|it| it.decode) - 1.0).abs() < 1e-9);
    }
}
