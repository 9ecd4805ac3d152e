//! Temporary.
use crate::figure::Figure;
use crate::quantity::*;
use crate::source::Span;
use jiff::civil::Date;
pub(super) struct U(String);
impl std::fmt::Display for U {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
fn q(n: Decimal) -> Quantity {
    Quantity {
        kind: Kind::Count,
        value: Value::Number(Written::exactly(n, Decimal::ONE)),
        unit: None,
        hedge: Hedge::None,
        change: None,
    }
}
pub(super) fn read_text(text: &str, _: Option<Date>) -> Vec<Figure> {
    let mut out = vec![];
    let mut at = 0;
    let b = text.as_bytes();
    while at < b.len() {
        if b[at].is_ascii_digit() {
            let s = at;
            while at < b.len()
                && (b[at].is_ascii_digit() || b[at] == b'.' && b.get(at + 1).is_some_and(u8::is_ascii_digit))
            {
                at += 1;
            }
            if let Ok(n) = text[s..at].parse() {
                out.push(Figure { span: Span::new(s, at), sentence: 0, quantity: q(n), reading: vec![] });
            }
        } else {
            at += 1;
        }
    }
    out
}
pub(super) fn read_value(text: &str, d: Option<Date>) -> Result<Quantity, U> {
    if text.contains(" to ") || text.contains("umpteen") {
        return Err(U("no".into()));
    }
    if let Ok(d) = text.parse::<Date>() {
        let mut x = q(Decimal::ONE);
        x.kind = Kind::Date;
        x.value = Value::Days(Period::day(d));
        return Ok(x);
    }
    let r = read_text(text, d);
    r.into_iter().next().map(|f| f.quantity).ok_or_else(|| U("there is no number in it".into()))
}
