//! Sides, marks, water and land remain distinct to eyes that see fewer colours and in greyscale, and every text can be
//! read. (Certainty is told by dashes; `fronts` and `units` test theirs.)
//!
//! Simulated with the matrices of Machado, Oliveira and Fernandes (2009, severity 1.0) in linear light. Differences
//! are CIE 1976 ΔE*ab: 2.3 is just seen when two colours touch; 10 is seen at a glance, 20 names two colours.
#![cfg(feature = "app")]

use bevy_egui::egui::Color32;
use halhin_gol::{
    campaign::words::{Claimant, Coalition},
    map::relief::{FRONT, THEATRE},
    theme::{self, Light, TINTS},
};
use std::collections::BTreeSet;

/// A colour as it is shown, each channel from 0 to 1.
type Colour = [f64; 3];

/// How a picture is seen.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Eye {
    Usual,
    Protanopia,
    Deuteranopia,
    Tritanopia,
    Greyscale,
}

/// Every way of seeing that still has colours.
const COLOURED: [Eye; 4] = [Eye::Usual, Eye::Protanopia, Eye::Deuteranopia, Eye::Tritanopia];
const ALL: [Eye; 5] = [Eye::Usual, Eye::Protanopia, Eye::Deuteranopia, Eye::Tritanopia, Eye::Greyscale];

/// Shares of linear red, green and blue in what is seen as bright.
const LUMINANCE: [f64; 3] = [0.2126, 0.7152, 0.0722];

/// How much of each channel the night leaves of the land.
const NIGHT: [f64; 3] = [0.66, 0.72, 0.84];

/// The darkest and the lightest that shading makes of a tint.
const SHADES: [f64; 4] = [0.75, 0.9, 1.0, 1.05];

fn of(colour: Color32) -> Colour {
    let [r, g, b, _] = colour.to_array();
    [r, g, b].map(|channel| f64::from(channel) / 255.0)
}

fn linear(colour: Colour) -> Colour {
    colour.map(|c| if c <= 0.04045 { c / 12.92 } else { libm::pow((c + 0.055) / 1.055, 2.4) })
}

fn shown(linear: Colour) -> Colour {
    let shown = |c: f64| if c <= 0.003_130_8 { c * 12.92 } else { 1.055 * libm::pow(c, 1.0 / 2.4) - 0.055 };
    linear.map(|c| shown(c.clamp(0.0, 1.0)))
}

fn product(rows: [[f64; 3]; 3], colour: Colour) -> Colour {
    rows.map(|row| row.iter().zip(colour).map(|(share, channel)| share * channel).sum())
}

fn luminance(colour: Colour) -> f64 {
    product([LUMINANCE; 3], linear(colour))[0]
}

fn seen(colour: Colour, eye: Eye) -> Colour {
    let rows = match eye {
        Eye::Usual => return colour,
        Eye::Protanopia => {
            [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]]
        }
        Eye::Deuteranopia => {
            [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]]
        }
        Eye::Tritanopia => {
            [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]]
        }
        Eye::Greyscale => [LUMINANCE; 3],
    };
    shown(product(rows, linear(colour)))
}

/// CIE L*a*b* for daylight (D65).
fn lab(colour: Colour) -> [f64; 3] {
    let rows = [[0.412_456, 0.357_576, 0.180_438], LUMINANCE, [0.019_334, 0.119_192, 0.950_304]];
    let [x, y, z] = product(rows, linear(colour));
    let f = |t: f64| if t > 216.0 / 24_389.0 { libm::cbrt(t) } else { (24_389.0 / 27.0 * t + 16.0) / 116.0 };
    let (x, y, z) = (f(x / 0.950_47), f(y), f(z / 1.088_83));
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

fn difference(a: Colour, b: Colour, eye: Eye) -> f64 {
    let (a, b) = (lab(seen(a, eye)), lab(seen(b, eye)));
    a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum::<f64>().sqrt()
}

/// How many to one a text stands out from its ground, after WCAG 2.
fn contrast(a: Colour, b: Colour) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The land by day: every tint in light and shade, and every colour of the relief as it is baked.
fn land() -> Vec<Colour> {
    let mut land: Vec<Colour> = Vec::new();
    for (_, tint) in TINTS {
        land.extend(SHADES.map(|shade| tint.map(|channel| (channel * shade / 255.0).min(1.0))));
    }
    let mut baked = BTreeSet::new();
    for extent in [&FRONT, &THEATRE] {
        let mut reader = png::Decoder::new(std::io::Cursor::new(extent.png)).read_info().expect("it is PNG");
        let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
        let info = reader.next_frame(&mut pixels).expect("it has pixels");
        let step = info.color_type.samples();
        baked.extend(
            pixels.chunks(step).step_by(7).filter_map(|p| Some([p.first()? / 8, p.get(1)? / 8, p.get(2)? / 8])),
        );
    }
    assert!(baked.len() > 20, "the relief has {} colours", baked.len());
    land.extend(baked.into_iter().map(|p| p.map(|channel| (f64::from(channel) * 8.0 + 4.0) / 255.0)));
    land
}

/// The same land at night.
fn night(land: &[Colour]) -> Vec<Colour> {
    land.iter().map(|ground| [ground[0] * NIGHT[0], ground[1] * NIGHT[1], ground[2] * NIGHT[2]]).collect()
}

/// How little a colour differs from any ground.
fn least(colour: Color32, grounds: &[Colour], eye: Eye) -> f64 {
    grounds.iter().map(|ground| difference(of(colour), *ground, eye)).fold(f64::MAX, f64::min)
}

const SIDES: [Coalition; 2] = [Coalition::SovietMongolian, Coalition::JapaneseManchukuoan];

#[test]
fn the_simulation_agrees_with_what_was_published() {
    // White stays white for everyone, and pure red turns to a dark olive without the first kind of cone.
    for eye in ALL {
        assert!(difference([1.0; 3], [1.0; 3], eye) < 0.01);
        assert!(seen([1.0; 3], eye).iter().all(|channel| *channel > 0.98), "{eye:?}");
    }
    let red = seen([1.0, 0.0, 0.0], Eye::Protanopia).map(|c| (c * 255.0).round());
    assert_eq!(red, [109.0, 95.0, 0.0]);
    assert!((contrast([0.0; 3], [1.0; 3]) - 21.0).abs() < 1e-9);
    assert!((lab([0.5; 3])[0] - 53.39).abs() < 0.01);
}

#[test]
fn the_sides_are_two_colours_to_every_eye_and_two_greys_in_print() {
    let [red, blue] = SIDES.map(|side| of(theme::side(side)));
    for eye in COLOURED {
        assert!(difference(red, blue, eye) >= 50.0, "{eye:?}: {}", difference(red, blue, eye));
    }
    // In greyscale the blue is darker, enough for two lines side by side. A single symbol is told by its corners
    // and a front by its teeth: no eye has to judge one grey alone.
    assert!(difference(red, blue, Eye::Greyscale) >= 10.0);
    assert!(luminance(blue) < luminance(red));
    let [rose, sky] = SIDES.map(|side| of(theme::side_pale(side)));
    for eye in COLOURED {
        assert!(difference(rose, sky, eye) >= 10.0, "{eye:?}: {}", difference(rose, sky, eye));
    }
}

#[test]
fn symbols_and_fronts_stand_out_from_the_land_by_day_and_night() {
    let day = land();
    let night = night(&day);
    for side in SIDES {
        let (frame, ground) = (theme::side(side), theme::side_pale(side));
        for eye in ALL {
            // The frame is what parts a symbol from the land: from outside, and from its own ground inside.
            assert!(least(frame, &day, eye) >= 10.0, "{side:?}, {eye:?}: {}", least(frame, &day, eye));
            let inside = difference(of(frame), of(ground), eye);
            assert!(inside >= 40.0, "{side:?}, {eye:?}: {inside}");
        }
        for eye in COLOURED {
            // Its ground is no colour of the land, if only just: as light as paper it must be, and the frame parts them.
            assert!(least(ground, &day, eye) >= 2.5, "{side:?}, {eye:?}: {}", least(ground, &day, eye));
            assert!(least(ground, &night, eye) >= 10.0, "{side:?}, {eye:?}, night: {}", least(ground, &night, eye));
            assert!(least(frame, &night, eye) >= 12.0, "{side:?}, {eye:?}, night: {}", least(frame, &night, eye));
        }
    }
}

#[test]
fn the_marks_of_the_small_armies_stand_out_in_their_symbols() {
    let gold = of(theme::GOLD);
    for eye in ALL {
        // Gold on rose within a red frame, blue on pale blue.
        assert!(difference(gold, of(theme::RED_PALE), eye) >= 15.0, "{eye:?}");
        assert!(difference(gold, of(theme::RED), eye) >= 25.0, "{eye:?}");
        assert!(difference(of(theme::BLUE), of(theme::BLUE_PALE), eye) >= 40.0, "{eye:?}");
    }
}

#[test]
fn water_is_neither_land_nor_front() {
    let day = land();
    for eye in COLOURED {
        for (water, enough) in [(theme::WATER, 20.0), (theme::LAKE, 12.0)] {
            assert!(least(water, &day, eye) >= enough, "{eye:?}: {}", least(water, &day, eye));
        }
        for side in SIDES {
            let off = difference(of(theme::WATER), of(theme::side(side)), eye);
            assert!(off >= 20.0, "{side:?}, {eye:?}: {off}");
        }
    }
    // In greyscale a river is a grey between the land's and the fronts'; a rim of paper parts it from dark slopes.
    let rim = difference(of(theme::WATER), of(theme::MAP_PAPER), Eye::Greyscale);
    assert!(rim >= 25.0, "{rim}");
    assert!(SIDES.iter().all(|side| difference(of(theme::WATER), of(theme::side(*side)), Eye::Greyscale) >= 15.0));
}

#[test]
fn text_on_panels_meets_wcag_aa() {
    let grounds = [theme::PAPER, theme::CONTROL, theme::CONTROL_HOVERED, theme::CONTROL_PRESSED, theme::WARNING];
    let mut pairs: Vec<(Color32, Color32)> = Vec::new();
    for ground in grounds {
        pairs.extend([(theme::INK, ground), (theme::INK_SOFT, ground)]);
    }
    // Coloured text says who claims something or which side it is: on the paper of cards only.
    pairs.extend(SIDES.map(|side| (theme::side(side), theme::PAPER)));
    let claimants = [Claimant::Soviet, Claimant::Mongolian, Claimant::Japanese, Claimant::Modern];
    pairs.extend(claimants.map(|by| (theme::claimant_ink(by), theme::PAPER)));
    pairs.push((theme::PAPER, theme::INK));
    for (ink, ground) in pairs {
        let contrast = contrast(of(ink), of(ground));
        assert!(contrast >= 4.5, "{ink:?} on {ground:?}: {contrast:.2}");
    }
    // The line of doubt and the marks of the air war lie on paper through which the land shines.
    for ground in land() {
        let paper: Vec<f64> =
            of(theme::PAPER).iter().zip(ground).map(|(paper, land)| paper * 0.9 + land * 0.1).collect();
        let paper = [paper[0], paper[1], paper[2]];
        assert!(contrast(of(theme::INK_SOFT), paper) >= 4.5, "{ground:?}");
    }
}

#[test]
fn text_on_the_map_meets_wcag_aa() {
    // Every text of the map has a rim of paper at least a pixel wide (`lettering` tests that), which is its ground
    // whatever lies below, by day and by night: egui paints both above the map, where the night does not reach.
    let rim = of(theme::MAP_PAPER);
    for ink in [theme::INK, theme::INK_SOFT, theme::RED, theme::BLUE, theme::WATER_INK] {
        assert!(contrast(of(ink), rim) >= 4.5, "{ink:?}: {:.2}", contrast(of(ink), rim));
    }
}

/// The same land as a projector shows it, by day and by night.
fn projected(land: &[Colour]) -> Vec<Colour> {
    let lights = [Light::DAY, Light::of(-20.0)].map(Light::projected);
    let of = |ground: &Colour, light: Light| {
        std::array::from_fn(|i| ground[i] * f64::from(light.share[i]) + f64::from(light.veil[i]))
    };
    lights.into_iter().flat_map(|light| land.iter().map(move |ground| of(ground, light))).collect()
}

#[test]
fn on_a_projector_both_sides_stand_out_more_and_water_stays_water() {
    let day = land();
    let wall = projected(&day);
    for side in SIDES {
        let (frame, ground) = (theme::side(side), theme::side_pale(side));
        for eye in ALL {
            let (screen, thrown) = (least(frame, &day, eye), least(frame, &wall, eye));
            assert!(thrown >= 10.0 && thrown > screen, "{side:?}, {eye:?}: {screen} on a screen, {thrown} on a wall");
        }
        for eye in COLOURED {
            assert!(least(ground, &wall, eye) >= 2.5, "{side:?}, {eye:?}: {}", least(ground, &wall, eye));
        }
    }
    // The water is thinned with the land: it is still another colour, and rivers keep their dark banks.
    for eye in COLOURED {
        let banks = least(theme::WATER_BANK, &wall, eye);
        assert!(banks >= 20.0, "{eye:?}: {banks}");
        let water = Light::DAY.projected().on(theme::WATER);
        let off =
            day.iter().map(|ground| difference(of(water), projected(&[*ground])[0], eye)).fold(f64::MAX, f64::min);
        assert!(off >= 15.0, "{eye:?}: {off}");
    }
}

#[test]
fn a_teachers_marks_are_of_neither_side_and_seen_on_every_ground() {
    let grounds = [land(), projected(&land()), night(&land())].concat();
    for eye in ALL {
        // The rim parts them from any ground, and the mark from its rim: no ground needs to be judged by its colour.
        assert!(difference(of(theme::MARK), of(theme::MARK_RIM), eye) >= 60.0, "{eye:?}");
        assert!(least(theme::MARK_RIM, &grounds, eye) >= 20.0, "{eye:?}: {}", least(theme::MARK_RIM, &grounds, eye));
    }
    for eye in COLOURED {
        for side in SIDES {
            let off = difference(of(theme::MARK), of(theme::side(side)), eye);
            assert!(off >= 50.0, "{side:?}, {eye:?}: {off}");
        }
    }
}
