//! Function words: what ends a noun phrase, what a count cannot be of, and nouns that behave unlike others.

/// Words that cannot stand inside the noun phrase a count is of.
#[rustfmt::skip]
pub(crate) static ENDS_A_NOUN_PHRASE: &[&str] = &[
    "a", "about", "above", "according", "across", "after", "again", "against", "ago", "ahead", "all", "along", "alongside", "already", "also", "although",
    "am", "amid", "among", "an", "and", "annually", "another", "any", "apart", "are", "around", "as", "at", "away", "back", "be", "because", "been", "before",
    "began", "behind", "being", "below", "between", "beyond", "both", "but", "by", "came", "can", "come", "could", "did", "do", "does", "down", "due", "during",
    "each", "earlier", "either", "else", "even", "ever", "every", "except", "fell", "followed", "following", "for", "from", "further", "gave", "get", "go", "got", "had",
    "has", "have", "having", "he", "her", "here", "hers", "him", "his", "how", "however", "i", "if", "in", "including", "inside", "instead", "into", "is", "it", "its",
    "just", "killed", "later", "least", "left", "less", "like", "made", "make", "many", "may", "me", "might", "more", "most", "much", "must", "my", "near", "neither",
    "next", "no", "nor", "not", "now", "of", "off", "on", "once", "only", "onto", "or", "our", "out", "outside", "over", "own", "past", "per", "plus", "rather",
    "respectively", "rose", "said", "same", "saw", "say", "says", "she", "should", "since", "so", "still", "such", "take", "taken", "than", "that", "the", "their",
    "them", "then", "there", "therefore", "these", "they", "this", "those", "though", "through", "throughout", "thus", "to", "together", "too", "took", "toward",
    "towards", "under", "until", "up", "upon", "us", "versus", "via", "vs", "was", "we", "went", "were", "what", "when", "where", "whether", "which", "while",
    "who", "whom", "whose", "why", "will", "with", "within", "without", "won", "would", "year-on-year", "yet", "you", "your", "today", "yesterday", "tomorrow",
    "apiece", "respective", "wide", "long", "tall", "high", "deep", "across", "away", "overall", "worldwide", "nationwide", "isn't", "wasn't", "weren't", "aren't", "didn't",
    "spoke", "wrote", "drove", "drew", "flew", "threw", "sat", "lay", "wore", "chose", "began", "swore", "fled", "died", "became", "become", "becomes", "told", "held", "kept", "led", "ran", "paid", "sent", "stood", "found", "felt", "knew", "grew", "gets", "goes", "comes", "says", "makes", "takes",
    "gives", "becomes", "seems", "wants", "remain", "remains", "spent", "brought", "bought", "met", "dead", "cheaper", "higher", "lower", "bigger", "larger", "smaller", "older", "younger", "faster", "slower", "better", "worse", "shorter", "longer", "taller",
];

/// After the head of a count, "of" and one of these still belongs to it.
pub(crate) static OF_COMPOUNDS: &[(&str, &str)] = &[
    ("memorandum", "of understanding"),
    ("memoranda", "of understanding"),
    ("letter", "of intent"),
    ("member", "of parliament"),
    ("member", "of congress"),
    ("head", "of state"),
    ("head", "of government"),
    ("prisoner", "of war"),
    ("charge", "of affaires"),
    ("point", "of sale"),
    ("work", "of art"),
];

/// Plurals that do not look like one, and those whose singular no ending tells.
pub(crate) static PLURALS_WITHOUT_S: &[(&str, &str)] = &[
    ("people", "people"),
    ("men", "man"),
    ("women", "woman"),
    ("children", "child"),
    ("feet", "foot"),
    ("teeth", "tooth"),
    ("mice", "mouse"),
    ("geese", "goose"),
    ("oxen", "ox"),
    ("buses", "bus"),
    ("gases", "gas"),
    ("viruses", "virus"),
    ("bonuses", "bonus"),
    ("campuses", "campus"),
    ("censuses", "census"),
    ("lenses", "lens"),
    ("lives", "life"),
    ("wives", "wife"),
    ("knives", "knife"),
    ("halves", "half"),
    ("leaves", "leaf"),
    ("wolves", "wolf"),
    ("shelves", "shelf"),
    ("thieves", "thief"),
    ("criteria", "criterion"),
    ("phenomena", "phenomenon"),
    ("memoranda", "memorandum"),
    ("media", "medium"),
    ("bacteria", "bacterium"),
    ("crises", "crisis"),
    ("analyses", "analysis"),
    ("bases", "base"),
    ("indices", "index"),
    ("vertices", "vertex"),
    ("fungi", "fungus"),
    ("nuclei", "nucleus"),
    ("alumni", "alumnus"),
    ("cacti", "cactus"),
    ("staff", "staff"),
    ("police", "police"),
    ("personnel", "personnel"),
    ("cattle", "cattle"),
    ("sheep", "sheep"),
    ("fish", "fish"),
    ("deer", "deer"),
    ("salmon", "salmon"),
    ("aircraft", "aircraft"),
    ("spacecraft", "spacecraft"),
    ("species", "species"),
    ("series", "series"),
    ("headquarters", "headquarters"),
    ("offspring", "offspring"),
    ("crew", "crew"),
    ("faithful", "faithful"),
    ("folk", "folk"),
    ("shoes", "shoe"),
    ("toes", "toe"),
    ("foes", "foe"),
    ("canoes", "canoe"),
    ("horseshoes", "horseshoe"),
    ("calves", "calf"),
    ("loaves", "loaf"),
    ("hooves", "hoof"),
    ("scarves", "scarf"),
    ("elves", "elf"),
    ("movies", "movie"),
    ("cookies", "cookie"),
    ("rookies", "rookie"),
    ("zombies", "zombie"),
    ("selfies", "selfie"),
    ("bookies", "bookie"),
    ("goalies", "goalie"),
    ("birdies", "birdie"),
    ("brownies", "brownie"),
    ("prairies", "prairie"),
    ("hoodies", "hoodie"),
    ("calories", "calorie"),
    ("headaches", "headache"),
    ("avalanches", "avalanche"),
    ("caches", "cache"),
    ("moustaches", "moustache"),
    ("niches", "niche"),
    ("axes", "axe"),
    ("diagnoses", "diagnosis"),
    ("hypotheses", "hypothesis"),
    ("theses", "thesis"),
    ("oases", "oasis"),
    ("surpluses", "surplus"),
    ("circuses", "circus"),
    ("choruses", "chorus"),
    ("octopuses", "octopus"),
    ("minibuses", "minibus"),
    ("statuses", "status"),
    ("fetuses", "fetus"),
    ("geniuses", "genius"),
    ("walruses", "walrus"),
    ("biases", "bias"),
    ("atlases", "atlas"),
    ("canvases", "canvas"),
    ("aliases", "alias"),
];

/// Compounds have the plural of their last part: "gunmen", "townspeople", "stepchildren".
pub(crate) static PLURALS_OF_COMPOUNDS: &[(&str, &str)] =
    &[("women", "woman"), ("men", "man"), ("people", "person"), ("children", "child")];

/// Words that end as those do and are none of them.
#[rustfmt::skip]
pub(crate) static NO_COMPOUNDS: &[&str] = &[
    "abdomen", "acumen", "bitumen", "bremen", "carmen", "regimen", "semen", "specimen", "stamen", "yemen",
];

/// Words that end in `s` and are no plural.
pub(crate) static S_WITHOUT_PLURAL: &[&str] = &[
    "business",
    "process",
    "access",
    "class",
    "success",
    "bus",
    "gas",
    "plus",
    "minus",
    "campus",
    "virus",
    "status",
    "bonus",
    "census",
    "crisis",
    "basis",
    "analysis",
    "tennis",
    "politics",
    "economics",
    "mathematics",
    "physics",
    "news",
    "always",
    "perhaps",
    "does",
    "was",
    "is",
    "has",
    "this",
    "its",
    "his",
    "us",
    "yes",
    "across",
    "less",
    "unless",
    "express",
    "press",
    "address",
    "congress",
    "mass",
    "glass",
    "grass",
    "cross",
    "loss",
    "boss",
    "focus",
    "consensus",
    "coronavirus",
    "olympics",
    "previous",
    "serious",
    "various",
    "famous",
    "religious",
    "dangerous",
    "numerous",
    "indigenous",
    "separate",
    "women's",
    "men's",
    "gross",
    "texas",
    "massachusetts",
    "illinois",
    "honduras",
    "netherlands",
    "philippines",
    "bahamas",
    "barbados",
    "laos",
    "dallas",
    "brussels",
    "athens",
    "naples",
    "orleans",
    "paris",
    "kansas",
    "arkansas",
    "wales",
    "mars",
    "christmas",
    "james",
    "charles",
    "overseas",
    "afterwards",
    "towards",
    "besides",
    "sometimes",
];

/// Plurals in form that are the first part of a compound more often than its head: "sports teams".
pub(crate) static LEADING_PLURALS: &[&str] =
    &["sports", "arms", "goods", "savings", "sales", "news", "women's", "men's"];

/// Nouns that modify another in the singular with a number before them: "3 cylinder engine", "11 member pact".
#[rustfmt::skip]
pub(crate) static MODIFYING_NOUNS: &[&str] = &[
    "bed", "bedroom", "car", "cell", "city", "country", "course", "cylinder", "deck", "digit", "door", "episode", "factor", "family", "game", "goal", "hole", "inning", "issue",
    "item", "judge", "lane", "lap", "leg", "letter", "man", "match", "member", "nation", "page", "panel", "part", "party", "person", "phase", "piece", "player", "point", "room",
    "round", "run", "seat", "seater", "shot", "song", "speed", "stage", "star", "state", "step", "stop", "storey", "story", "stroke", "team", "term", "tier", "track", "unit",
    "vehicle", "volume", "vote", "way", "wheel", "woman",
];

/// Words between a number and its measure that leave it one: "four more years", "517 rushing yards".
#[rustfmt::skip]
pub(crate) static MEASURE_MODIFIERS: &[&str] = &[
    "more", "fewer", "further", "additional", "extra", "full", "whole", "long", "short", "solid", "consecutive", "straight", "successive", "previous", "past", "remaining",
    "calendar", "coming", "upcoming", "following", "next", "last", "rushing", "passing", "receiving", "total",
];

/// Abbreviations of what a player does in a game: the abbreviation, what is counted, and for each of what.
pub(crate) static RATE_ABBREVIATIONS: &[(&str, &str, &str)] = &[
    ("ppg", "point", "game"),
    ("rpg", "rebound", "game"),
    ("apg", "assist", "game"),
    ("spg", "steal", "game"),
    ("bpg", "block", "game"),
];

/// Other abbreviations from tables of results, as they are written, and the noun each stands for.
pub(crate) static NOUN_ABBREVIATIONS: &[(&str, &str)] = &[
    ("WAR", "win above replacement"),
    ("TD", "touchdown"),
    ("TDs", "touchdown"),
    ("RBI", "run batted in"),
    ("RBIs", "run batted in"),
    ("HRs", "home run"),
    ("FGs", "field goal"),
    ("INTs", "interception"),
    ("pts", "point"),
    ("TEU", "twenty-foot equivalent unit"),
    ("TEUs", "twenty-foot equivalent unit"),
];

/// Wholes that are one and many: a verb may follow them, and no further noun: "a third of the population lives here".
pub(crate) static COLLECTIVE_NOUNS: &[&str] =
    &["population", "electorate", "public", "workforce", "nation", "country", "world", "membership", "audience"];

/// Nouns before a number that make it a name or an address: "Section 301", "page 12".
#[rustfmt::skip]
pub(crate) static NUMBERED_THINGS: &[&str] = &[
    "section", "article", "chapter", "part", "rule", "figure", "table", "room", "flight", "route", "highway", "interstate", "game", "group", "number", "no", "nos",
    "psalm", "type", "class", "level", "phase", "version", "windows", "model", "act", "apollo", "boeing", "airbus", "iphone", "ipad", "galaxy", "xbox", "playstation",
    "ftse", "nasdaq", "stoxx", "cac", "dax", "s&p", "russell", "fortune", "page", "row", "lot", "exit", "gate", "platform", "tier", "stage", "step", "unit", "suite", "apartment", "apt",
    "channel", "box", "building", "bus", "district", "ward", "title", "paragraph", "clause", "item", "amendment", "proposition", "prop", "resolution", "bill", "h.r.", "s.", "hr",
    "area", "formula", "size", "turbo", "junction", "junctions", "catch", "studio", "order", "pick", "radio", "bbc", "fox", "cbs", "abc", "kgo", "pier", "terminal", "runway", "track", "episode", "season", "volume", "vol", "issue", "booth",
    "precinct", "engine", "ladder", "company", "division", "squadron", "u.n.", "opus", "op", "symphony", "line", "zone", "sector", "block", "plot", "house", "cell", "seat", "bed", "grades", "pages", "sections", "chapters", "verses", "routes", "rooms",
    "lane", "mile", "week", "round", "grade", "year", "day", "heat", "set", "schedule", "form", "category", "cat", "rank", "ranked", "seed", "win95", "mac", "mach", "verse", "covid", "zip", "p", "pp", "postcode",
];

/// Of those, the ones that a number tells apart even where a noun stands behind it: "type 2 diabetes".
pub(crate) static LABELLED_BY_NUMBER: &[&str] =
    &["category", "grade", "level", "phase", "size", "stage", "tier", "type"];

/// Names of a number and a letter that could be a magnitude.
pub(crate) static DIGITS_WITH_A_LETTER: &[&str] = &["3M", "4K", "8K"];

/// Words of racing behind "400m", which then is a length: "the 400m hurdles".
#[rustfmt::skip]
pub(crate) static RACING: &[&str] = &[
    "backstroke", "breaststroke", "butterfly", "champion", "champions", "dash", "event", "events", "final", "finals", "freestyle", "heats", "hurdles", "medley", "race", "races",
    "relay", "relays", "runner", "runners", "semi-finals", "sprint", "sprints", "sprinter", "sprinters", "steeplechase",
];

/// Words for a road that make the number before them an address.
pub(crate) static STREETS: &[&str] = &[
    "street",
    "st",
    "road",
    "rd",
    "avenue",
    "ave",
    "boulevard",
    "blvd",
    "drive",
    "dr",
    "lane",
    "ln",
    "court",
    "ct",
    "place",
    "pl",
    "square",
    "sq",
    "terrace",
    "way",
    "highway",
    "hwy",
    "parkway",
    "pkwy",
    "broadway",
];
