//! The story of a generated campaign: a few chapters with slow stretches between, and two lessons made of them.

use super::{
    Plan, day,
    forces::Unit,
    ground, minute, put,
    random::{Random, Stream},
    spot::MIDDLE,
};
use crate::campaign::time::DAY;

/// How many chapters are told.
const CHAPTERS: u32 = 6;

/// `story.ron`.
pub(super) fn story(plan: &Plan) -> String {
    let mut out = "// Generated.\n(\nslow:[\n".to_owned();
    // The first day of every five.
    for slow in (0..plan.days()).step_by(5).take(20) {
        let day = day(plan.after(0).plus(slow * DAY));
        put!(out, "(from:\"{day}\",to:\"{day}\",times:{}.5),\n", 4 + slow % 8);
    }
    put!(out, "],\nchapters:[\n");
    for number in 0..CHAPTERS {
        let mut random = Random::of(plan.seed, Stream::Story, number);
        let part = 1_000 / i64::from(CHAPTERS);
        let from = i64::from(number) * part;
        put!(out, "(id:\"{}\",title:{{\"en\":\"Chapter {number}\",\"mn\":\"Бүлэг {number}\"}},", id(number));
        if number == 0 {
            put!(out, "years:{{\"en\":\"no year at all\"}},");
        }
        put!(out, "from:\"{}\",to:\"{}\",", minute(plan.after(from)), minute(plan.after(from + part)));
        put!(out, "camera:({},width_km:50,height_km:40),", MIDDLE.near(3, &mut random).fields());
        put!(out, "text:{{\"en\":\"Units march.\\n\\nThey were drawn by lot.\"}},sources:[\"G1\",\"G2\"],units:[");
        for _ in 0..5 {
            put!(out, "\"{}\",", Unit::id(random.below(plan.units)));
        }
        put!(out, "],places:[\"{}\"],", ground::id(number as usize));
        if number % 2 == 1 {
            put!(out, "predict:(ask:{{\"en\":\"Where will it be?\"}},{},", MIDDLE.near(15, &mut random).fields());
            put!(out, "doubt_km:4,answer:{{\"en\":\"There.\"}},sources:[\"G3\"]),");
        }
        put!(out, "question:{},notes:{{\"en\":\"Nothing to note.\"}}),\n", question(number % 2 == 0));
    }
    out + "],\n)\n"
}

fn id(number: u32) -> String {
    format!("chapter-{number}")
}

fn question(with_choices: bool) -> String {
    let choices = "choices:[(text:{\"en\":\"By lot\"},right:true),(text:{\"en\":\"By order\"})],";
    let choices = if with_choices { choices } else { "" };
    format!("(ask:{{\"en\":\"How was it drawn?\"}},{choices}answer:{{\"en\":\"By lot.\"}},sources:[\"G1\"])")
}

/// `lessons.ron`.
pub(super) fn lessons(_: &Plan) -> String {
    let mut out = "// Generated.\n[\n".to_owned();
    for (lesson, minutes, step) in [("short", 10, 2), ("long", 45, 1)] {
        put!(out, "(id:\"{lesson}\",minutes:{minutes},title:{{\"en\":\"A {lesson} lesson\"}},");
        put!(out, "summary:{{\"en\":\"Units by lot.\"}},aims:[{{\"en\":\"Pupils know what a lot is.\"}}],chapters:[");
        for chapter in (0..CHAPTERS).step_by(step) {
            put!(out, "\"{}\",", id(chapter));
        }
        put!(out, "],before:{{\"en\":\"Shake.\"}},close:{{\"en\":\"Draw.\"}},questions:[{}]),\n", question(false));
    }
    out + "]\n"
}
