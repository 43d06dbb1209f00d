//! The story as it is shipped: every chapter whole, sourced and on the map.

use halhin_gol::{
    campaign::{
        model::{Campaign, Chapter},
        time::HOUR,
    },
    replay::situation::Situation,
};

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

fn chapters() -> Campaign {
    Campaign::embedded().expect("the campaign is sound")
}

#[test]
fn eighteen_chapters_lead_from_the_two_borders_to_what_came_after() {
    let campaign = chapters();
    let ids: Vec<_> = campaign.chapters().map(|(_, chapter)| &*chapter.id).collect();
    assert_eq!(
        ids,
        [
            "prologue",
            "first-shots",
            "azuma",
            "june-air",
            "crossing",
            "counterattack",
            "night-attacks",
            "july-guns",
            "build-up",
            "sunday-dawn",
            "southern-pincer",
            "northern-pincer",
            "ring",
            "relief",
            "break-out",
            "last-heights",
            "cease-fire",
            "epilogue"
        ]
    );
    for id in ["prologue", "epilogue"] {
        let chapter = campaign.chapter(campaign.find_chapter(id).expect(id));
        assert!(chapter.years.is_some(), "{id} tells of other years than the clock's");
    }
}

#[test]
fn a_chapter_is_read_aloud_in_less_than_a_minute() {
    for (_, chapter) in chapters().chapters() {
        let text = words(chapter.text.en());
        assert!((60..=120).contains(&text), "{} has {text} words", chapter.id);
        let notes = words(chapter.notes.en());
        assert!((30..=100).contains(&notes), "the notes of {} have {notes} words", chapter.id);
        assert!(chapter.question.ask.en().ends_with('?'), "{}: {}", chapter.id, chapter.question.ask.en());
    }
}

#[test]
fn every_unit_to_look_at_is_on_the_map_and_every_place_in_the_picture() {
    let campaign = chapters();
    for (_, chapter) in campaign.chapters() {
        assert!((1..=8).contains(&chapter.units.len()), "{} lights {} units", chapter.id, chapter.units.len());
        assert!((1..=6).contains(&chapter.places.len()), "{} lights {} places", chapter.id, chapter.places.len());
        for unit in &chapter.units {
            let mut hours = (chapter.span.from.0..=chapter.span.to.0).step_by(HOUR as usize);
            let seen = hours
                .any(|hour| Situation::at(&campaign, halhin_gol::campaign::time::Instant(hour)).unit(*unit).is_some());
            assert!(seen, "{} is not on the map during {}", campaign.unit(*unit).id, chapter.id);
        }
        for place in &chapter.places {
            let (place, shot) = (campaign.place(*place), chapter.camera);
            let east_west = halhin_gol::geo::LatLon::new(shot.centre.lat, place.at.lon).distance_m(shot.centre);
            let north_south = halhin_gol::geo::LatLon::new(place.at.lat, shot.centre.lon).distance_m(shot.centre);
            let inside = east_west <= shot.width_km * 500.0 && north_south <= shot.height_km * 500.0;
            assert!(inside, "{} lies outside the picture of {}", place.id, chapter.id);
        }
    }
}

#[test]
fn a_class_foretells_at_least_five_places_and_chooses_answers() {
    let campaign = chapters();
    let predicted: Vec<&Chapter> = campaign.story.chapters.iter().filter(|chapter| chapter.predict.is_some()).collect();
    assert!(predicted.len() >= 5, "only {}", predicted.len());
    for chapter in predicted {
        let (predict, shot) = (chapter.predict.as_ref().expect("it was chosen for it"), chapter.camera);
        let off = predict.at.distance_m(shot.centre) / 1_000.0;
        assert!(off < shot.width_km.max(shot.height_km) / 2.0, "{}: {off} km from the middle", chapter.id);
        assert!(predict.doubt_km > 0.0, "{}: no position of 1939 is exact", chapter.id);
    }
    let chosen = campaign.story.chapters.iter().filter(|chapter| !chapter.question.choices.is_empty()).count();
    assert!(chosen >= 5, "only {chosen} questions are chosen from");
}

#[test]
fn three_lessons_fit_their_minutes() {
    let campaign = chapters();
    let minutes: Vec<_> = campaign.lessons.iter().map(|lesson| lesson.minutes).collect();
    assert_eq!(minutes, [10, 25, 45]);
    let tempo = halhin_gol::replay::clock::Clock::new(campaign.span, &campaign.story.slow);
    for lesson in &campaign.lessons {
        // Read aloud at 150 words a minute, played at story pace, and half a minute for each question.
        let seconds: f64 = lesson
            .chapters
            .iter()
            .map(|id| campaign.chapter(*id))
            .map(|chapter| {
                let read = words(chapter.text.en()) as f64 / 150.0 * 60.0;
                read + tempo.tempo().seconds(chapter.span, halhin_gol::replay::pace::Telling::TenMinutes) + 30.0
            })
            .sum();
        let limit = f64::from(lesson.minutes) * 60.0;
        assert!(seconds < limit, "{} takes {:.1} minutes", lesson.id, seconds / 60.0);
        assert!(!lesson.questions.is_empty() && !lesson.aims.is_empty(), "{}", lesson.id);
    }
}

#[test]
fn the_battles_are_told_slower_than_the_weeks_between() {
    let campaign = chapters();
    let clock = halhin_gol::replay::clock::Clock::new(campaign.span, &campaign.story.slow);
    let day = |text: &str| {
        let from = halhin_gol::campaign::time::parse_instant(text).expect(text);
        let span = halhin_gol::campaign::model::Span { from, to: from.plus(24 * HOUR) };
        clock.tempo().seconds(span, halhin_gol::replay::pace::Telling::TenMinutes)
    };
    let quiet = day("1939-06-10");
    for battle in
        ["1939-05-28", "1939-05-29", "1939-07-02", "1939-07-05", "1939-07-23", "1939-07-25", "1939-08-20", "1939-08-31"]
    {
        assert!(day(battle) > 5.0 * quiet, "{battle} takes {:.1} s, a quiet day {quiet:.1} s", day(battle));
    }
    assert!((day("1939-09-05") - quiet).abs() < 1e-9);
}
