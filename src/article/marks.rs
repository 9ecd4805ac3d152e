//! Points and commas behind digits: where a text may tell how its numbers are written.
//!
//! Looked for in blocks of bytes, for of the points and commas of a text hardly any stands behind a digit, and of its
//! digits most have none behind them.

use memchr::memchr2_iter;

/// The bytes looked at together.
const BLOCK: usize = 64;

/// Where the points and commas stand that have a digit right before them, in order.
pub(crate) fn behind_digits(text: &str) -> impl Iterator<Item = usize> {
    let (digits, marks) = (text.as_bytes(), text.as_bytes().get(1..).unwrap_or_default());
    let (blocks, rest) = marks.as_chunks::<BLOCK>();
    let pairs = digits.as_chunks::<BLOCK>().0.iter().zip(blocks).enumerate();
    let telling = pairs.filter(|(_, (digits, marks))| has_pair(digits, marks)).map(|(at, (_, marks))| (at, &marks[..]));
    let stretches = telling.chain([(blocks.len(), rest)]);
    let places = stretches.flat_map(|(block, marks)| memchr2_iter(b'.', b',', marks).map(move |at| block * BLOCK + at));
    places.filter(|&at| digits[at].is_ascii_digit()).map(|at| at + 1)
}

/// Whether a digit and the mark behind it stand anywhere; in numbers, so that many bytes are asked at once.
fn has_pair(digits: &[u8; BLOCK], marks: &[u8; BLOCK]) -> bool {
    let mut any = 0;
    for (digit, mark) in digits.iter().zip(marks) {
        any |= u8::from(digit.is_ascii_digit()) & (u8::from(*mark == b'.') | u8::from(*mark == b','));
    }
    any != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found_wherever_they_stand() {
        for before in 0..3 * BLOCK {
            let text = format!("{}1.2, 3,4.x.,", "x".repeat(before));
            let found: Vec<usize> = behind_digits(&text).map(|at| at - before).collect();
            assert_eq!(found, [1, 3, 6, 8], "{before}");
        }
        assert_eq!(behind_digits("").count() + behind_digits("1").count() + behind_digits(",1").count(), 0);
    }
}
