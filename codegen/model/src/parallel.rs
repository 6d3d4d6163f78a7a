//! The same work on many things, on as many cores as there are. The order of the results is that of the things.

use std::thread;

/// Fewer things than this are done before a thread has started.
const FEW: usize = 64;

/// Maps every item.
pub(crate) fn map<T: Send, R: Send>(items: Vec<T>, work: fn(T) -> R) -> Vec<R> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    if cores == 1 || items.len() < FEW {
        return items.into_iter().map(work).collect();
    }
    let share = items.len().div_ceil(cores);
    let mut items = items.into_iter();
    let shares: Vec<Vec<T>> = (0..cores).map(|_| items.by_ref().take(share).collect()).collect();
    thread::scope(|scope| {
        let threads: Vec<_> = shares
            .into_iter()
            .map(|share| scope.spawn(move || share.into_iter().map(work).collect::<Vec<R>>()))
            .collect();
        // A thread that panics has met a defect of ours; it goes on here, where it would have happened without threads.
        threads
            .into_iter()
            .flat_map(|thread| thread.join().unwrap_or_else(|defect| std::panic::resume_unwind(defect)))
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::map;

    #[test]
    fn the_order_stays() {
        for count in [0, 1, 63, 64, 65, 1001] {
            let doubled = map((0..count).collect(), |item: usize| item * 2);
            assert_eq!(doubled, (0..count).map(|item| item * 2).collect::<Vec<_>>());
        }
    }
}
