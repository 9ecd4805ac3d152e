//! Every format renders the same sample; beside each picture stands something that knows the truth on its own.

use super::sample;
use super::{Format, Settings, render};

fn rendered(format: Format, settings: &Settings) -> String {
    let mut out = Vec::new();
    render(&sample::run(), format, settings, &mut out).expect("a vector takes all");
    String::from_utf8(out).expect("reports are text")
}

#[test]
fn look() {
    println!("{}", rendered(Format::Pretty, &Settings::default()));
    println!("{}", rendered(Format::Short, &Settings::default()));
    println!("{}", rendered(Format::Json, &Settings::default()));
    println!("{}", rendered(Format::Pretty, &Settings { colour: true, ..Settings::default() }));
    let mut out = Vec::new();
    super::figures::render(&sample::run().articles, Format::Pretty, true, &Settings::default(), &mut out).unwrap();
    println!("{}", String::from_utf8(out).unwrap());
}
