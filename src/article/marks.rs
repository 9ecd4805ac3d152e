//! Points and commas behind digits: where a text may tell how its numbers are written.
//!
//! Looked for in blocks of bytes, for of the points and commas of a text hardly any stands behind a digit, and of its
//! digits most have none behind them.

/// The bytes looked at together.
const BLOCK: usize = 64;

/// Where the points and commas stand that have a digit right before them, in order.
pub(crate) fn behind_digits(text: &str) -> impl Iterator<Item = usize> {
    let (digits, marks) = (text.as_bytes(), text.as_bytes().get(1..).unwrap_or_default());
    let blocks = digits.chunks(BLOCK).zip(marks.chunks(BLOCK)).enumerate();
    let telling = blocks.filter(|(_, (digits, marks))| pairs(digits, marks).fold(false, |any, pair| any | pair));
    telling.flat_map(|(block, (digits, marks))| {
        let found = pairs(digits, marks).enumerate().filter(|(_, pair)| *pair);
        found.map(move |(at, _)| block * BLOCK + at + 1)
    })
}

/// Whether each byte is a digit and the one behind it a mark; without a branch, so that many are told at once.
fn pairs(digits: &[u8], marks: &[u8]) -> impl Iterator<Item = bool> {
    digits.iter().zip(marks).map(|(digit, mark)| digit.is_ascii_digit() & ((*mark == b'.') | (*mark == b',')))
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
