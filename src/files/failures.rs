//! Why a file could not be written, and what can be done about it: a sentence for each reason that a reader can meet.

use std::{
    io::{Error, ErrorKind},
    path::Path,
};

/// The sentence for a file or folder that could not be written.
pub fn words(path: &Path, why: &Error) -> String {
    let folder = folder_of(path);
    let because = match why.kind() {
        ErrorKind::StorageFull => "the disk is full; make room, or name a file on another disk".to_owned(),
        ErrorKind::QuotaExceeded => {
            "your share of the disk is used up; make room, or name a file on another disk".to_owned()
        }
        ErrorKind::FileTooLarge => "it is larger than a file may be here; name a file on another disk".to_owned(),
        ErrorKind::ReadOnlyFilesystem => {
            format!("the disk that holds {} can only be read; name a file elsewhere", folder.display())
        }
        ErrorKind::PermissionDenied => {
            format!("you may not write into the folder {}; name a file elsewhere", folder.display())
        }
        ErrorKind::NotFound => format!("there is no folder {}; make it, or name another", folder.display()),
        ErrorKind::NotADirectory => format!("{} is no folder; name a file elsewhere", folder.display()),
        ErrorKind::IsADirectory => "there is a folder of this name; name a file".to_owned(),
        ErrorKind::InvalidFilename => "no file can have this name; name a shorter one".to_owned(),
        _ => why.to_string(),
    };
    format!("cannot write {}: {because}", path.display())
}

/// The folder that a file lies in; without one, where the program was started.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_names_the_file_the_reason_and_the_way_out() {
        let path = Path::new("lessons/battle.png");
        let (may_not, full) = (Error::from(ErrorKind::PermissionDenied), Error::from(ErrorKind::StorageFull));
        assert_eq!(
            words(path, &may_not),
            "cannot write lessons/battle.png: you may not write into the folder lessons; name a file elsewhere"
        );
        assert!(words(path, &full).ends_with("the disk is full; make room, or name a file on another disk"));
        assert!(words(Path::new("battle.png"), &may_not).contains("the folder .;"));
    }
}
