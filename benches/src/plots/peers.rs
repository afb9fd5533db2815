//! A bar plot: the time of each contender, as a multiple of ours.

use std::error::Error;

use plotters::coord::Shift;
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use crate::cases;
use crate::contenders::Contender;
use crate::contenders::ferogram::Ferogram;
use crate::contenders::grammers::Grammers;
use crate::contenders::ours::Ours;
use crate::contenders::safe::Safe;
use crate::contenders::tl_proto::TlProto;
use crate::contenders::unchecked::Plain;
use crate::plots::{self, Drawn, FONT};
use crate::results::Results;

const SIZE: (u32, u32) = (1200, 460);
/// Higher bars are cut off. The number on a bar is its real height.
const TOP: f64 = 4.0;

/// The groups: each has a race, and the text below its bars.
const GROUPS: [(&str, &str); 8] = [
    (cases::ENCODE, "encode a call,\nreused Vec"),
    (cases::ENCODE_FRESH, "encode a call,\nnew Vec"),
    (cases::DECODE, "decode a call,\nowned"),
    (cases::BORROW, "decode a call,\nborrowed"),
    (cases::ENCODE_CONNECTIONS, "encode 1,000\nconnections"),
    (cases::DECODE_CONNECTIONS, "decode 1,000\nconnections"),
    (cases::ENCODE_LONGS, "encode 10,000\nlongs"),
    (cases::DECODE_LONGS, "decode 10,000\nlongs"),
];

const BARS: [(&str, RGBColor); 6] = [
    (Ours::NAME, plots::BLUE),
    (Safe::NAME, plots::GREEN),
    (Plain::NAME, plots::GREY),
    (TlProto::NAME, plots::ORANGE),
    (Grammers::NAME, plots::VERMILION),
    (Ferogram::NAME, plots::PURPLE),
];

const BAR_WIDTH: f64 = 0.145;

type Plane = Cartesian2d<RangedCoordf64, RangedCoordf64>;
type Chart<'a, 'b> = ChartContext<'a, SVGBackend<'b>, Plane>;
type Area<'a> = DrawingArea<SVGBackend<'a>, Plane>;

pub fn draw(results: &Results) -> Drawn {
    let mut svg = String::new();
    {
        let root = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
        root.fill(&WHITE)?;
        let root =
            root.titled("Time, as a multiple of tl-core's (shorter is better)", (FONT, 20))?;
        let chart = axes(&root)?;
        let area = chart.plotting_area();
        for (left, (label, caption)) in (0_u8..).map(f64::from).zip(GROUPS) {
            group(area, results, label, left)?;
            below(area, caption, left + 0.5)?;
        }
        legend(area)?;
        root.present()?;
    }
    Ok(svg)
}

/// Draws the axes: a group of bars has the width 1, and the vertical axis is the ratio.
fn axes<'a, 'b>(
    root: &'a DrawingArea<SVGBackend<'b>, Shift>,
) -> Result<Chart<'a, 'b>, Box<dyn Error>> {
    let mut chart = ChartBuilder::on(root)
        .margin(10)
        .x_label_area_size(44)
        .y_label_area_size(40)
        .build_cartesian_2d(0.0..8.0, 0.0..TOP + 0.3)?;
    chart
        .configure_mesh()
        .disable_x_mesh()
        .disable_x_axis()
        .y_labels(5)
        .y_label_formatter(&|ratio| format!("{ratio:.0}×"))
        .label_style((FONT, 13))
        .light_line_style(WHITE)
        .draw()?;
    Ok(chart)
}

/// Draws the bars of one race, side by side.
fn group(area: &Area<'_>, results: &Results, label: &str, left: f64) -> Result<(), Box<dyn Error>> {
    let times = &results.case(label).times;
    let ratios =
        BARS.iter().filter_map(|(name, colour)| Some((times.ratio(name, Ours::NAME)?, colour)));
    for (position, (ratio, colour)) in (0_u8..).map(f64::from).zip(ratios) {
        bar(area, left + 0.08 + position * BAR_WIDTH, ratio, *colour)?;
    }
    Ok(())
}

fn bar(area: &Area<'_>, left: f64, ratio: f64, colour: RGBColor) -> Result<(), Box<dyn Error>> {
    let height = ratio.min(TOP);
    let corners = [(left, 0.0), (left + BAR_WIDTH * 0.92, height)];
    area.draw(&Rectangle::new(corners, colour.filled()))?;
    let text = if ratio < 10.0 { format!("{ratio:.2}") } else { format!("{ratio:.0}") };
    let above = Pos::new(HPos::Center, VPos::Bottom);
    let style = (FONT, 10).into_text_style(area).pos(above);
    area.draw(&Text::new(text, (left + BAR_WIDTH * 0.46, height), style))?;
    Ok(())
}

/// Draws a caption of two lines below the axis.
fn below(area: &Area<'_>, caption: &str, middle: f64) -> Result<(), Box<dyn Error>> {
    let style = (FONT, 12).into_text_style(area).pos(Pos::new(HPos::Center, VPos::Top));
    for (offset, line) in (0..).zip(caption.lines()) {
        let line = Text::new(line.to_owned(), (0, 6 + 15 * offset), style.clone());
        area.draw(&(EmptyElement::at((middle, 0.0)) + line))?;
    }
    Ok(())
}

fn legend(area: &Area<'_>) -> Result<(), Box<dyn Error>> {
    for (offset, (name, colour)) in (0..).zip(BARS) {
        let top = 4 + 17 * offset;
        let element = EmptyElement::at((0.08, TOP + 0.25))
            + Rectangle::new([(0, top), (12, top + 12)], colour.filled())
            + Text::new(name, (18, top), (FONT, 13).into_text_style(area));
        area.draw(&element)?;
    }
    Ok(())
}
