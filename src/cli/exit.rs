//! How a run ends, as the number the caller sees. The only place where these numbers stand.

use std::process::ExitCode;

/// The exit status. The order is the order of gravity, so that the worst of several is their maximum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Exit {
    /// 0: nothing was found at or above the severity asked for.
    #[default]
    Clean,
    /// 1: something was; linters and `grep`'s callers expect this number.
    Findings,
    /// 2: the command line, an article or a claims file could not be used, so the answer is not complete. Kept apart
    /// from 1, for "not checked" must never pass for a verdict.
    Unusable,
}

impl Exit {
    /// The number itself.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Exit::Clean => 0,
            Exit::Findings => 1,
            Exit::Unusable => 2,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_of_several_has_the_highest_number() {
        let worst = [Exit::Findings, Exit::Unusable, Exit::Clean].into_iter().max();
        assert_eq!(worst.map(Exit::code), Some(2));
    }
}
