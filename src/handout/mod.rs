//! Hand-outs of a lesson as one HTML file for A4 paper: maps, texts, questions and sources for the class, answers and
//! notes besides for the teacher. The file needs no other and is printed by any browser.

mod chapter;

use std::{fmt::Write as _, sync::Arc};

use crate::{
    campaign::{
        ids::{LessonId, SourceId},
        model::{Campaign, Lesson, Task},
    },
    lang::Lang,
    sheet::{Shared, escaped},
    ui::sources,
};

/// The look of the paper.
const STYLE: &str = include_str!("handout.css");

/// What is written for whom.
struct Writer<'a> {
    campaign: &'a Arc<Campaign>,
    lesson: &'a Lesson,
    /// Whether it is the teacher's.
    answers: bool,
    lang: &'a Lang,
    shared: Shared,
    out: String,
}

/// Writes the hand-out of a lesson, with answers and notes or without.
pub fn write(campaign: &Arc<Campaign>, lesson: LessonId, answers: bool, lang: &Lang) -> Result<String, String> {
    let lesson = campaign.lesson(lesson);
    let mut writer = Writer { campaign, lesson, answers, lang, shared: Shared::new(), out: String::new() };
    writer.head();
    for (number, chapter) in lesson.chapters.iter().enumerate() {
        chapter::write(&mut writer, number + 1, campaign.chapter(*chapter))?;
    }
    writer.end();
    Ok(writer.document())
}

/// What its file is called, without its ending.
pub fn file_name(lesson: &Lesson, answers: bool) -> String {
    format!("halhin-gol-lesson-{}-min{}", lesson.minutes, if answers { "-teacher" } else { "" })
}

impl Writer<'_> {
    /// A sentence of the interface, as HTML takes it.
    fn say(&self, id: &str) -> String {
        escaped(&self.lang.get(id))
    }

    /// An element of one line.
    fn line(&mut self, element: &str, text: &str) {
        let name = element.split(' ').next().unwrap_or(element);
        let _ = writeln!(self.out, "<{element}>{}</{name}>", escaped(text));
    }

    /// Paragraphs, divided by empty lines.
    fn paragraphs(&mut self, text: &str) {
        for paragraph in text.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()) {
            self.line("p", paragraph);
        }
    }

    /// A small heading and what stands under it.
    fn part(&mut self, heading: &str, text: &str) {
        let heading = self.lang.get(heading);
        self.line("h3", &heading);
        self.paragraphs(text);
    }

    fn head(&mut self) {
        let (lang, lesson) = (self.lang, self.lesson);
        let whom = lang.get(if self.answers { "handout-teacher" } else { "handout-pupil" });
        let minutes = lang.with("handout-minutes", &[("minutes", lesson.minutes.into())]);
        let campaign = lang.text(&self.campaign.title).into_owned();
        self.line("p class=\"kicker\"", &format!("{campaign} · {minutes} · {whom}"));
        self.line("h1", &lang.text(&lesson.title));
        self.line("p class=\"summary\"", &lang.text(&lesson.summary));
        if self.answers {
            self.line("h3", &lang.get("handout-aims"));
            self.out.push_str("<ul>\n");
            lesson.aims.iter().for_each(|aim| self.line("li", &lang.text(aim)));
            self.out.push_str("</ul>\n");
            self.part("handout-before", &lang.text(&lesson.before));
        } else {
            let (name, date) = (self.say("handout-name"), self.say("handout-date"));
            let _ = writeln!(self.out, "<p class=\"who\"><span>{name}</span><span>{date}</span></p>");
        }
        self.line("p class=\"small\"", &lang.get("handout-doubt"));
    }

    /// A question with its choices and, for the teacher, its answer; for the class room to write.
    fn task(&mut self, heading: &str, task: &Task) {
        let lang = self.lang;
        self.part(heading, &lang.text(&task.ask));
        if !task.choices.is_empty() {
            self.out.push_str("<ol class=\"choices\">\n");
            for (i, choice) in task.choices.iter().enumerate() {
                let right = self.answers && task.right == Some(i);
                self.line(if right { "li class=\"right\"" } else { "li" }, &lang.text(choice));
            }
            self.out.push_str("</ol>\n");
        }
        if self.answers {
            self.answer(&lang.text(&task.answer), &task.sources);
        } else if task.choices.is_empty() {
            self.room();
        }
    }

    fn answer(&mut self, text: &str, from: &[SourceId]) {
        let named = sources::line(self.campaign, from, self.lang);
        self.out.push_str("<div class=\"answer\">\n");
        self.part("handout-answer", text);
        self.line("p class=\"small\"", &named);
        self.out.push_str("</div>\n");
    }

    /// Lines to write on.
    fn room(&mut self) {
        self.out.push_str("<div class=\"room\"></div>\n");
    }

    /// The end of the lesson, all sources in full, the credits.
    fn end(&mut self) {
        let (lang, lesson) = (self.lang, self.lesson);
        self.out.push_str("<section>\n");
        if !lesson.questions.is_empty() {
            self.line("h2", &lang.get("handout-whole"));
            lesson.questions.iter().for_each(|task| self.task("handout-question", task));
        }
        if self.answers {
            self.part("handout-close", &lang.text(&lesson.close));
        }
        self.out.push_str("</section>\n<section>\n");
        self.line("h2", &lang.get("handout-sources"));
        self.out.push_str("<ul class=\"small\">\n");
        for id in self.sources() {
            let source = sources::full(self.campaign.source(id), lang);
            self.line("li", &source);
        }
        self.out.push_str("</ul>\n");
        let credits: Vec<_> = self.campaign.credits.iter().map(|credit| lang.text(credit)).collect();
        let credits = lang.with("handout-credits", &[("credits", credits.join(". ").into())]);
        self.line("p class=\"small\"", &credits);
        self.out.push_str("</section>\n");
    }

    /// Every source that the lesson rests on, each once.
    fn sources(&self) -> Vec<SourceId> {
        let chapters = self.lesson.chapters.iter().map(|id| self.campaign.chapter(*id));
        let of_chapters = chapters.flat_map(|chapter| {
            let predict = chapter.predict.iter().map(|predict| predict.sources.as_slice());
            [chapter.sources.as_slice(), &chapter.question.sources].into_iter().chain(predict)
        });
        let whole = self.lesson.questions.iter().map(|task| task.sources.as_slice());
        sources::each_once(of_chapters.chain(whole))
    }

    fn document(self) -> String {
        let whom = if self.answers { "teacher" } else { "pupil" };
        let code = self.lang.language().code();
        let title = escaped(&self.lang.text(&self.lesson.title));
        let (rules, family, pictures) = (self.shared.rules(), self.shared.family(), self.shared.pictures());
        format!(
            "<!doctype html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
             <style>\n{rules}\nbody {{ font-family: {family}; }}\n{STYLE}</style>\n</head>\n<body class=\"{whom}\">\n{pictures}{}</body>\n</html>\n",
            self.out
        )
    }
}
