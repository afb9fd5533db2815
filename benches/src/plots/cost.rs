//! A line plot: the time by the size of a message, and by its depth.

use std::error::Error;

use plotters::coord::Shift;
use plotters::coord::combinators::LogCoord;
use plotters::prelude::*;

use crate::curve::{Curve, Point};
use crate::plots::{self, Drawn, FONT};
use crate::results::Results;

const SIZE: (u32, u32) = (1000, 400);

pub fn draw(results: &Results) -> Drawn {
    let mut svg = String::new();
    {
        let root = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
        root.fill(&WHITE)?;
        let (left, right) = root.split_horizontally(SIZE.0 / 2);
        curve(&left, &results.size, "Time against size")?;
        curve(&right, &results.depth, "Time against depth")?;
        root.present()?;
    }
    Ok(svg)
}

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;
type Chart<'a, 'b> = ChartContext<'a, SVGBackend<'b>, Cartesian2d<Log, Log>>;
type Log = LogCoord<f64>;

fn curve(area: &Area<'_>, curve: &Curve, title: &str) -> Result<(), Box<dyn Error>> {
    let amounts = range(curve.points.iter().map(|point| point.amount));
    let times = range(curve.points.iter().flat_map(|point| [point.encode, point.decode]));
    let mut chart = ChartBuilder::on(area)
        .caption(title, (FONT, 20))
        .margin(12)
        .x_label_area_size(42)
        .y_label_area_size(60)
        .build_cartesian_2d(amounts.log_scale(), times.log_scale())?;
    chart
        .configure_mesh()
        .x_desc(curve.measure)
        .x_label_formatter(&|amount| short(*amount))
        .y_label_formatter(&|nanoseconds| duration(*nanoseconds))
        .label_style((FONT, 13))
        .light_line_style(WHITE)
        .draw()?;
    line(&mut chart, "encode", plots::BLUE, points(curve, |point| point.encode))?;
    line(&mut chart, "decode, owned", plots::VERMILION, points(curve, |point| point.decode))?;
    chart
        .configure_series_labels()
        .position(SeriesLabelPosition::UpperLeft)
        .background_style(WHITE)
        .label_font((FONT, 14))
        .draw()?;
    Ok(())
}

fn points(curve: &Curve, time: impl Fn(&Point) -> f64) -> Vec<(f64, f64)> {
    curve.points.iter().map(|point| (point.amount, time(point))).collect()
}

fn line(
    chart: &mut Chart<'_, '_>,
    name: &str,
    colour: RGBColor,
    points: Vec<(f64, f64)>,
) -> Result<(), Box<dyn Error>> {
    let circles = points.clone().into_iter().map(|point| Circle::new(point, 3, colour.filled()));
    chart.draw_series(circles)?;
    chart
        .draw_series(LineSeries::new(points, colour.stroke_width(2)))?
        .label(name)
        .legend(move |(x, y)| PathElement::new([(x, y), (x + 18, y)], colour.stroke_width(2)));
    Ok(())
}

fn range(values: impl Iterator<Item = f64> + Clone) -> std::ops::Range<f64> {
    let least = values.clone().fold(f64::INFINITY, f64::min);
    let most = values.fold(0.0, f64::max);
    least / 1.5..most * 1.5
}

fn short(amount: f64) -> String {
    match amount {
        1e6.. => format!("{} M", amount / 1e6),
        1e3.. => format!("{} k", amount / 1e3),
        _ => format!("{amount}"),
    }
}

fn duration(nanoseconds: f64) -> String {
    match nanoseconds {
        1e6.. => format!("{} ms", nanoseconds / 1e6),
        1e3.. => format!("{} µs", nanoseconds / 1e3),
        _ => format!("{nanoseconds} ns"),
    }
}
