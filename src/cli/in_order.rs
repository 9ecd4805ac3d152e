//! Batches: articles that are worked on side by side, and told of in order before the next are read.
//!
//! What is held in memory at once is one batch, however many articles there are.

use rayon::prelude::*;

use super::files::Input;

/// So many articles make a batch …
const ARTICLES: usize = 256;
/// … or so many bytes of them, whichever comes first.
const BYTES: u64 = 4 << 20;

/// Does the same with every article, several at a time, and hands on what came of them, in order.
pub(crate) fn in_batches<I: AsRef<Input> + Sync, T: Send>(
    inputs: &[I],
    each: impl Fn(&I) -> T + Sync,
    mut take: impl FnMut(Vec<T>),
) {
    let mut rest = inputs;
    while !rest.is_empty() {
        let (batch, later) = rest.split_at(length(rest));
        take(batch.par_iter().map(&each).collect());
        rest = later;
    }
}

/// How many of the articles make a batch; at least one.
fn length<I: AsRef<Input>>(inputs: &[I]) -> usize {
    let mut bytes = 0;
    let fits = inputs.iter().take(ARTICLES).take_while(|input| {
        let within = bytes < BYTES;
        bytes += input.as_ref().size();
        within
    });
    fits.count()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn batches_keep_the_order_and_end_at_so_many_bytes() {
        let folder = tempfile::tempdir().unwrap();
        let large = folder.path().join("large.txt");
        fs::write(&large, vec![b' '; usize::try_from(BYTES).unwrap()]).unwrap();
        let inputs: Vec<Input> = [Input::file(large)]
            .into_iter()
            .chain((0..=ARTICLES).map(|at| Input::file(at.to_string().into())))
            .collect();
        let mut batches = Vec::new();
        in_batches(&inputs, |input| input.name.clone(), |batch| batches.push(batch));
        assert_eq!(batches.iter().map(Vec::len).collect::<Vec<_>>(), [1, ARTICLES, 1]);
        assert!(batches.concat().iter().eq(inputs.iter().map(|input| &input.name)));
    }
}
