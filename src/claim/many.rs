//! Many claims at once: the same is done with each, side by side where there are so many that threads are worth it.

use rayon::prelude::*;

/// From so many claims on, threads are worth what it takes to start them.
const MANY: usize = 256;

/// What comes of each, in order.
pub(crate) fn each<C: Sync, T: Send>(claims: &[C], make: impl Fn(&C) -> T + Send + Sync) -> Vec<T> {
    if claims.len() < MANY { claims.iter().map(make).collect() } else { claims.par_iter().map(make).collect() }
}
