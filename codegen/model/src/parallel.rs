//! The same work on many things, on as many cores as there are. The order of the results is that of the things.

use std::sync::{Mutex, PoisonError};
use std::thread;

/// Maps every item. Threads are started from `few` items on: fewer are done before a thread has started.
pub fn map<T: Send, R: Send>(items: Vec<T>, few: usize, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    map_on(cores.min(items.len()), items, few, work)
}

fn map_on<T: Send, R: Send>(cores: usize, items: Vec<T>, few: usize, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    if cores <= 1 || items.len() < few {
        return items.into_iter().map(work).collect();
    }
    let queue = Mutex::new(items.into_iter().enumerate());
    let worker = || {
        let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).next();
        let mut done = Vec::new();
        while let Some((place, item)) = next() {
            done.push((place, work(item)));
        }
        done
    };
    let mut done: Vec<(usize, R)> = thread::scope(|scope| {
        let threads: Vec<_> = (0..cores).map(|_| scope.spawn(worker)).collect();
        // A thread that panics has met a defect of ours; it goes on here, where it would have happened without threads.
        threads
            .into_iter()
            .flat_map(|thread| thread.join().unwrap_or_else(|defect| std::panic::resume_unwind(defect)))
            .collect()
    });
    done.sort_unstable_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::map_on;

    #[test]
    fn the_order_stays_on_any_number_of_cores() {
        for cores in [1, 2, 7] {
            for count in [0, 1, 63, 64, 65, 1001] {
                let doubled = map_on(cores, (0..count).collect(), 64, |item: usize| item * 2);
                assert_eq!(doubled, (0..count).map(|item| item * 2).collect::<Vec<_>>());
            }
        }
    }
}
