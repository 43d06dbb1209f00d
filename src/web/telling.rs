//! What the page is told of the story and of the language.

use bevy::prelude::*;

use super::tell;
use crate::{
    lang::{Lang, Language},
    playback::{Playback, Shown},
    story::{self, Stage},
    view::View,
};

/// Tells which chapter is told and where it stands, when that changes.
pub(super) fn chapter(
    (view, playback, shown): (Res<View>, Res<Playback>, Res<Shown>),
    mut told: Local<Option<(usize, Stage)>>,
) {
    let now = view.told.map(|now| {
        let stage = story::stage(shown.chapter(now.chapter), now, playback.clock());
        (now.chapter.index(), stage)
    });
    if *told == now {
        return;
    }
    *told = now;
    let detail = view.told.zip(now).map(|(told, (_, stage))| {
        let lesson = told.lesson.map(|lesson| shown.lesson(lesson).id.to_string());
        serde_json::json!({ "id": &*shown.chapter(told.chapter).id, "stage": stage.word(), "lesson": lesson })
    });
    tell("chapter", &detail.unwrap_or_else(|| serde_json::json!({ "id": null })));
}

/// Tells which language is spoken, when that changes.
pub(super) fn language(lang: Res<Lang>, mut told: Local<Option<Language>>) {
    if told.replace(lang.language()) != Some(lang.language()) {
        tell("language", &serde_json::json!({ "code": lang.language().code() }));
    }
}
