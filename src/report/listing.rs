//! The figures of articles as one JSON document, key by key by hand.
//!
//! What it looks like is said in [`super::json`], and a test holds the two together. It stands apart because a listing
//! is nothing but figures: to hand every key of every one to a serializer takes as long as a seventh of the reading.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;

use super::indent::Compact;
use super::json::{Extent, SCHEMA, extent};
use crate::finding::{ArticleRecord, FigureRecord, Scalar};

/// Begins a document of the figures of articles, without the steps of their reading.
pub(super) fn begin(out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{{\n  \"schema\": {SCHEMA},\n  \"articles\": [")
}

/// Writes the next article of a document.
pub(super) fn article(article: &ArticleRecord, is_first: bool, out: &mut dyn Write) -> io::Result<()> {
    let mut listing = Listing { text: Vec::with_capacity(2 * BATCH), out };
    listing.put(if is_first { "\n    {" } else { ",\n    {" });
    listing.article(article)?;
    listing.put("\n    }");
    listing.flush()
}

/// Ends a document.
pub(super) fn end(is_empty: bool, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(if is_empty { b"]\n}\n" } else { b"\n  ]\n}\n" })
}

/// The bytes written at once.
const BATCH: usize = 1 << 16;

/// An article on its way out.
struct Listing<'o> {
    text: Vec<u8>,
    out: &'o mut dyn Write,
}

impl Listing<'_> {
    fn article(&mut self, article: &ArticleRecord) -> io::Result<()> {
        self.put("\n      \"path\": ");
        self.string(article.source.name())?;
        self.put(",\n      \"published\": ");
        self.optional(article.published.as_deref())?;
        self.put(",\n      \"figures\": [");
        for (at, figure) in article.figures.iter().enumerate() {
            self.put(if at == 0 { "\n        {" } else { ",\n        {" });
            self.figure(figure, article)?;
            self.put("\n        }");
            if self.text.len() >= BATCH {
                self.flush()?;
            }
        }
        self.put(if article.figures.is_empty() { "]" } else { "\n      ]" });
        Ok(())
    }

    fn figure(&mut self, figure: &FigureRecord, article: &ArticleRecord) -> io::Result<()> {
        let Extent { start, end, line, column } = extent(&article.source, figure.span);
        self.put("\n          \"start\": ");
        self.number(start);
        self.put(",\n          \"end\": ");
        self.number(end);
        self.put(",\n          \"line\": ");
        self.number(line);
        self.put(",\n          \"column\": ");
        self.number(column);
        self.put(",\n          \"text\": ");
        self.string(article.source.slice(figure.span))?;
        self.put(",\n          \"kind\": ");
        self.word(figure.kind);
        self.put(",\n          \"low\": ");
        self.scalar(figure.low.as_ref())?;
        self.put(",\n          \"high\": ");
        self.scalar(figure.high.as_ref())?;
        self.put(",\n          \"unit\": ");
        self.optional(figure.unit.as_deref())?;
        self.put(",\n          \"hedge\": ");
        self.optional_word(figure.hedge);
        self.put(",\n          \"change\": ");
        self.optional_word(figure.change);
        self.put(",\n          \"verdict\": ");
        self.optional_word(figure.verdict);
        self.put(",\n          \"claim\": ");
        self.optional(figure.claim.as_deref())
    }

    fn put(&mut self, text: &str) {
        self.text.extend_from_slice(text.as_bytes());
    }

    /// A word of ours, which has nothing in it that a string could not hold.
    fn word(&mut self, word: &'static str) {
        self.quote(word);
    }

    fn optional_word(&mut self, word: Option<&'static str>) {
        match word {
            Some(word) => self.word(word),
            None => self.put("null"),
        }
    }

    fn quote(&mut self, text: &str) {
        self.text.push(b'"');
        self.put(text);
        self.text.push(b'"');
    }

    fn string(&mut self, text: &str) -> io::Result<()> {
        // Most hold nothing that a serializer would have to look at twice.
        if text.bytes().all(|byte| PLAIN[usize::from(byte)]) {
            self.quote(text);
            return Ok(());
        }
        Ok(text.serialize(&mut Serializer::with_formatter(&mut self.text, Compact))?)
    }

    fn optional(&mut self, text: Option<&str>) -> io::Result<()> {
        if let Some(text) = text {
            return self.string(text);
        }
        self.put("null");
        Ok(())
    }

    /// One end of a figure: a number stands as it was read, digit by digit.
    fn scalar(&mut self, scalar: Option<&Scalar>) -> io::Result<()> {
        let number = match scalar {
            Some(Scalar::Number(number)) => number,
            Some(Scalar::Text(text)) => return self.string(text),
            None => return self.optional(None),
        };
        let (digits, one) = (usize::try_from(number.mantissa()), 10_usize.checked_pow(number.scale()));
        match (digits, one) {
            (Ok(digits), Some(one)) => self.decimal(digits, one),
            _ => write!(self.text, "{number}")?,
        }
        Ok(())
    }

    /// The digits of a number with its point, where so many of it make a one: 125 of which 10 do is 12.5.
    fn decimal(&mut self, digits: usize, one: usize) {
        self.number(digits / one);
        if one > 1 {
            self.put(".");
        }
        let mut place = one;
        while place > 1 {
            place /= 10;
            self.number(digits / place % 10);
        }
    }

    fn number(&mut self, number: usize) {
        let mut digits = [0; 20];
        let (mut at, mut rest) = (digits.len(), number);
        while rest >= 10 {
            at -= 2;
            digits[at..at + 2].copy_from_slice(&PAIRS[rest % 100]);
            rest /= 100;
        }
        if rest > 0 || number == 0 {
            at -= 1;
            digits[at] = PAIRS[rest][1];
        }
        self.text.extend_from_slice(&digits[at..]);
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.write_all(&self.text)?;
        self.text.clear();
        Ok(())
    }
}

/// The two digits of every number below a hundred: half as many steps as one at a time.
static PAIRS: [[u8; 2]; 100] = {
    let mut pairs = [[b'0'; 2]; 100];
    let (mut tens, mut number) = (b'0', 0);
    while number < pairs.len() {
        let mut ones = b'0';
        while ones <= b'9' {
            pairs[number] = [tens, ones];
            (ones, number) = (ones + 1, number + 1);
        }
        tens += 1;
    }
    pairs
};

/// Whether each byte stands in a JSON string as it is, whatever stands beside it.
static PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = b' ';
    while byte <= b'~' {
        plain[byte as usize] = !matches!(byte, b'"' | b'\\' | b'#');
        byte += 1;
    }
    plain
};

#[cfg(test)]
mod tests {
    use super::super::{json, sample};
    use super::*;

    #[test]
    fn a_listing_is_what_a_serializer_would_make_of_it() {
        let mut articles = sample::run().articles;
        assert!(articles.iter().any(|article| !article.figures.is_empty()));
        articles.extend(articles.clone().into_iter().map(|article| ArticleRecord { figures: Vec::new(), ..article }));
        for articles in [articles.as_slice(), &[]] {
            let (mut by_hand, mut serialized) = (Vec::new(), Vec::new());
            begin(&mut by_hand).unwrap();
            for (at, record) in articles.iter().enumerate() {
                article(record, at == 0, &mut by_hand).unwrap();
            }
            end(articles.is_empty(), &mut by_hand).unwrap();
            json::figures_document(articles, false, &mut serialized).unwrap();
            assert_eq!(String::from_utf8(by_hand).unwrap(), String::from_utf8(serialized).unwrap());
        }
    }

    #[test]
    fn decimals_are_written_with_their_zeros() {
        for digits in
            ["0", "3.70", "0.05", "-2.5", "1200000", "79228162514264337593543950335", "0.0000000000000000000001"]
        {
            let mut listing = Listing { text: Vec::new(), out: &mut io::sink() };
            listing.scalar(Some(&Scalar::Number(digits.parse().unwrap()))).unwrap();
            assert_eq!(String::from_utf8(listing.text).unwrap(), digits);
        }
    }

    #[test]
    fn numbers_are_written_in_full() {
        for number in [0, 7, 10, 99, 100, 1_234_567_890, usize::MAX] {
            let mut listing = Listing { text: Vec::new(), out: &mut io::sink() };
            listing.number(number);
            assert_eq!(listing.text, number.to_string().as_bytes());
        }
    }
}
