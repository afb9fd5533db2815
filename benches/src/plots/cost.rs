//! Lines: time against a message's size, and against its depth.

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

fn curve(
    area: &DrawingArea<SVGBackend<'_>, plotters::coord::Shift>,
    curve: &Curve,
    title: &str,
) -> Result<(), Box<dyn std::error::Error>> {
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
    let lines: [(&str, RGBColor, fn(&Point) -> f64); 2] = [
        ("encode", plots::BLUE, |point| point.encode),
        ("decode, owned", plots::VERMILION, |point| point.decode),
    ];
    for (name, colour, time) in lines {
        let points = || curve.points.iter().map(|point| (point.amount, time(point)));
        chart
            .draw_series(LineSeries::new(points(), colour.stroke_width(2)))?
            .label(name)
            .legend(move |(x, y)| PathElement::new([(x, y), (x + 18, y)], colour.stroke_width(2)));
        chart.draw_series(points().map(|point| Circle::new(point, 3, colour.filled())))?;
    }
    chart
        .configure_series_labels()
        .position(SeriesLabelPosition::UpperLeft)
        .background_style(WHITE)
        .label_font((FONT, 14))
        .draw()?;
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
