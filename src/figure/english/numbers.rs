//! Number words. Patterns, parsers and docs are made from these rows.

/// Cardinals below a hundred: word and value.
pub(crate) static CARDINALS: &[(&str, u32)] = &[
    ("zero", 0),
    ("nought", 0),
    ("naught", 0),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

/// Ordinals: word and value. Those above twelfth follow the same pattern as the cardinals.
pub(crate) static ORDINALS: &[(&str, u32)] = &[
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
    ("eleventh", 11),
    ("twelfth", 12),
    ("thirteenth", 13),
    ("fourteenth", 14),
    ("fifteenth", 15),
    ("sixteenth", 16),
    ("seventeenth", 17),
    ("eighteenth", 18),
    ("nineteenth", 19),
    ("twentieth", 20),
    ("thirtieth", 30),
    ("fortieth", 40),
    ("fiftieth", 50),
    ("sixtieth", 60),
    ("seventieth", 70),
    ("eightieth", 80),
    ("ninetieth", 90),
    ("hundredth", 100),
];

/// Ordinals of magnitudes: word and power of ten.
pub(crate) static ORDINAL_MAGNITUDES: &[(&str, u32)] =
    &[("hundredth", 2), ("thousandth", 3), ("millionth", 6), ("billionth", 9), ("trillionth", 12)];

/// The decades of a life, "in his twenties": word and the age they begin with.
pub(crate) static DECADES_OF_LIFE: &[(&str, u32)] = &[
    ("twenties", 20),
    ("thirties", 30),
    ("forties", 40),
    ("fifties", 50),
    ("sixties", 60),
    ("seventies", 70),
    ("eighties", 80),
    ("nineties", 90),
];

/// Words that multiply what stands before them: word and power of ten.
pub(crate) static MAGNITUDES: &[(&str, u32)] = &[
    ("hundred", 2),
    ("thousand", 3),
    ("lakh", 5),
    ("lakhs", 5),
    ("million", 6),
    ("millions", 6),
    ("mn", 6),
    ("mln", 6),
    ("mil", 6),
    ("mm", 6),
    ("mio", 6),
    ("crore", 7),
    ("crores", 7),
    ("cr", 7),
    ("billion", 9),
    ("billions", 9),
    ("bn", 9),
    ("bln", 9),
    ("mrd", 9),
    ("mld", 9),
    ("trillion", 12),
    ("trillions", 12),
    ("tn", 12),
    ("trn", 12),
    ("tln", 12),
    ("quadrillion", 15),
];

/// Letters that multiply the number they are glued to. Some mean a unit elsewhere: `m` is a million before a count
/// and after a currency sign, and a metre everywhere else.
pub(crate) static GLUED_MAGNITUDES: &[(&str, u32)] = &[("k", 3), ("m", 6), ("b", 9), ("t", 12)];

/// Words for a round number of things: word and value.
pub(crate) static COLLECTIVES: &[(&str, u32)] = &[("dozen", 12)];

/// Plurals that say "at least so many": word and value.
pub(crate) static VAGUE_PLURALS: &[(&str, u32)] = &[
    ("dozens", 12),
    ("scores", 20),
    ("hundreds", 100),
    ("thousands", 1_000),
    ("millions", 1_000_000),
    ("billions", 1_000_000_000),
];

/// Denominators in words: word and value. Their plurals take an `s`.
pub(crate) static DENOMINATORS: &[(&str, u32)] = &[
    ("half", 2),
    ("halve", 2),
    ("third", 3),
    ("quarter", 4),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
    ("twelfth", 12),
    ("sixteenth", 16),
    ("twentieth", 20),
    ("hundredth", 100),
];

/// Fractions with a character of their own: character, numerator, denominator.
pub(crate) static VULGAR_FRACTIONS: &[(char, u32, u32)] = &[
    ('½', 1, 2),
    ('⅓', 1, 3),
    ('⅔', 2, 3),
    ('¼', 1, 4),
    ('¾', 3, 4),
    ('⅕', 1, 5),
    ('⅖', 2, 5),
    ('⅗', 3, 5),
    ('⅘', 4, 5),
    ('⅙', 1, 6),
    ('⅛', 1, 8),
    ('⅜', 3, 8),
    ('⅝', 5, 8),
    ('⅞', 7, 8),
];

/// Words that are a multiple of what is named behind them, "twice the size": word and factor.
pub(crate) static MULTIPLIERS: &[(&str, &str)] =
    &[("twice", "2"), ("thrice", "3"), ("double", "2"), ("triple", "3"), ("treble", "3")];

/// Verbs and adverbs that are a multiple by themselves: word and factor as a decimal.
pub(crate) static MULTIPLES: &[(&str, &str)] = &[
    ("doubled", "2"),
    ("tripled", "3"),
    ("trebled", "3"),
    ("quadrupled", "4"),
    ("quintupled", "5"),
    ("halved", "0.5"),
    ("twofold", "2"),
    ("threefold", "3"),
    ("fourfold", "4"),
    ("fivefold", "5"),
    ("sixfold", "6"),
    ("sevenfold", "7"),
    ("eightfold", "8"),
    ("tenfold", "10"),
];
