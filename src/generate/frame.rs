//! The frame of a generated campaign: what it is called, its days and its views.

use super::{FIRST_DAY, Plan, day, put, spot::MIDDLE};

/// `campaign.ron`.
pub(super) fn file(plan: &Plan) -> String {
    let mut out = "// Generated.\n(\nversion:1,\n".to_owned();
    let Plan { units, points, seed } = plan;
    put!(out, "title:{{\"en\":\"Generated: {units} units, {points} way points each, seed {seed}\",");
    put!(out, "\"mn\":\"Зохиомол: {units} анги\"}},\n");
    put!(out, "span:(from:\"{}\",to:\"{}\"),\n", day(FIRST_DAY), day(plan.end().plus(-1)));
    put!(out, "record_from:\"1939-06-01\",\nbounds:(south:44.0,west:111.5,north:52.0,east:124.5),\nviews:[\n");
    for (id, name, width, height) in [("field", "The field", 62, 47), ("theatre", "Far out", 640, 520)] {
        put!(out, "(id:\"{id}\",name:{{\"en\":\"{name}\"}},{},", MIDDLE.fields());
        put!(out, "width_km:{width},height_km:{height}),\n");
    }
    out + "],\ncredits:[{\"en\":\"Made by halhin-gol generate: nothing in it happened\"}],\n)\n"
}
