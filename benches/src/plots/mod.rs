//! The plots of the report.

pub mod cost;
pub mod peers;

use plotters::prelude::RGBColor;

/// Colours that differ for colour-blind readers, too (Okabe and Ito's).
pub const BLUE: RGBColor = RGBColor(0x00, 0x72, 0xb2);
pub const ORANGE: RGBColor = RGBColor(0xe6, 0x9f, 0x00);
pub const GREEN: RGBColor = RGBColor(0x00, 0x9e, 0x73);
pub const VERMILION: RGBColor = RGBColor(0xd5, 0x5e, 0x00);
pub const PURPLE: RGBColor = RGBColor(0xcc, 0x79, 0xa7);
pub const GREY: RGBColor = RGBColor(0x99, 0x99, 0x99);

pub const FONT: &str = "sans-serif";

/// The result of drawing to a string.
pub type Drawn = Result<String, Box<dyn std::error::Error>>;
