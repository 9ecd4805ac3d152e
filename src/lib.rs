//! factlint: a linter for facts.
//!
//! A desk writes what it has established as claims in YAML; factlint finds every figure in each article, works out
//! which figure speaks of which claim, compares them, and reports what conflicts and what nothing supports. No model
//! and no network: the same input gives the same bytes out, and every verdict can be explained step by step.
//!
//! ```
//! use factlint::article::Article;
//! use factlint::claim::{Claims, ClaimsFile};
//!
//! # fn main() -> Result<(), factlint::claim::Faults> {
//! let claims = ClaimsFile::load(
//!     "claims/summit.yaml",
//!     b"claims:\n  - id: memorandums-signed\n    about: [signed, memorandums]\n    value: 14\n",
//! )?;
//! let article = Article::from_text("summit.txt", "After the talks the two sides signed 15 memorandums.");
//!
//! let checked = factlint::check(&Claims::from(claims), &article);
//!
//! let finding = &checked.findings[0];
//! assert_eq!(finding.code.name(), "conflicting-figure");
//! assert_eq!(finding.slip, Some("off-by-one"));
//! assert_eq!(finding.place.text(), "15 memorandums");
//! # Ok(())
//! # }
//! ```
//!
//! # The rooms, and what each deliberately does not know
//!
//! ```text
//! claims/*.yaml ──► claim ─────────────┐
//! article file ──► article ──► figure ─┴─► check ──► finding ──► report
//! ```
//!
//! | room | what it is for | what it does not know |
//! | --- | --- | --- |
//! | [`limit`] | how much of anything is read at most, in one table | who counts it |
//! | [`inert`] | what of a text acts on whoever shows it, instead of being read | what is put in its place |
//! | [`source`] | a text with a name, spans, lines and columns, the way back to the bytes on disk | what the text is |
//! | [`quantity`] | exact decimals, intervals, units, currencies, calendar periods | that there is such a thing as text |
//! | [`article`] | bytes into prose: decoding, repair, markup, sentences, the day of publication | figures, claims |
//! | [`figure`] | prose into figures, each with how it was read; a folder a language | what a figure ought to be |
//! | [`claim`] | YAML into claims, with the place of every key and value, and every fault at once | articles |
//! | [`mod@check`] | who speaks of whom, whether they agree, what is worth telling | files, terminals, formats |
//! | [`finding`] | what a finding is, the registry of rules and their pages | who found it, who prints it |
//! | [`report`] | findings into bytes, a file a format | how anything was decided |
//! | [`cli`] | arguments, files, exit status, clock, terminal | everything that can be known without them |
//!
//! Data flows one way, and a test holds every `use` against this table. Everything left of the report is a pure
//! function of its input; only [`cli`] touches the world. One grammar reads both sides: `value: about 200` in a claims
//! file goes through the code that reads "about 200 members" in an article.

pub mod article;
pub mod check;
pub mod claim;
pub mod cli;
pub mod figure;
pub mod finding;
pub mod inert;
pub mod limit;
pub mod quantity;
pub mod report;
pub mod source;

pub use check::check;
