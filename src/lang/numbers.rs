//! Numbers, lengths and beginnings of sentences.

use super::Lang;

/// `3` or `0.5`: kilometres, without a zero after the point.
pub fn km(length: f64) -> String {
    let text = format!("{length:.1}");
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

impl Lang {
    /// `17,364`: a number with its thousands apart.
    pub fn number(&self, number: f64) -> String {
        let whole = libm::trunc(number);
        let digits = format!("{whole:.0}");
        let mut apart = String::new();
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                apart.push_str(&self.get("number-thousands"));
            }
            apart.push(digit);
        }
        if number > whole {
            format!("{apart}{}", format!("{:.1}", number - whole).trim_start_matches('0'))
        } else {
            apart
        }
    }

    /// `17,364 to 19,768`, or one number where both are the same.
    pub fn range(&self, low: f64, high: f64) -> String {
        if low >= high {
            return self.number(high);
        }
        self.with("range", &[("low", self.number(low).into()), ("high", self.number(high).into())])
    }
}

/// The same words as the beginning of a sentence.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
