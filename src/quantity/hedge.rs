//! Hedges and directions: the part of a quantity's meaning that stands in the words around its number.

/// How a text qualifies a value. Part of the meaning, so it is carried to the verdict and never folded into bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Hedge {
    #[default]
    None,
    /// about, around, roughly, some, -odd, or so
    About,
    /// over, more than, upwards of
    Over,
    /// under, less than, fewer than
    Under,
    /// nearly, almost, just under
    Nearly,
    /// at least, no fewer than, or more
    AtLeast,
    /// at most, up to, as many as
    AtMost,
    /// Of dates, from here on.
    Since,
    After,
    Until,
    Before,
    Early,
    Mid,
    Late,
}

impl Hedge {
    /// The word for it in reports and machine output; none for [`Hedge::None`].
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        Some(match self {
            Hedge::None => return None,
            Hedge::About => "about",
            Hedge::Over => "over",
            Hedge::Under => "under",
            Hedge::Nearly => "nearly",
            Hedge::AtLeast => "at-least",
            Hedge::AtMost => "at-most",
            Hedge::Since => "since",
            Hedge::After => "after",
            Hedge::Until => "until",
            Hedge::Before => "before",
            Hedge::Early => "early",
            Hedge::Mid => "mid",
            Hedge::Late => "late",
        })
    }
}

/// Which way a value is said to have moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    Rise,
    Fall,
}

impl Change {
    /// The word for it in reports and machine output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Change::Rise => "rise",
            Change::Fall => "fall",
        }
    }
}
