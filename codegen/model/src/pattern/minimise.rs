//! Hopcroft's algorithm: states that no text can tell apart become one.

use eventwright_runtime::pattern::{DEAD, MATCH, START};

/// The smallest automaton with the same texts. Rows have `width` transitions, the last of them for the end of the text;
/// what cannot be reached from the start is left out, and states are numbered as they are met.
pub(super) fn minimise(next: &[u16], width: usize) -> Vec<u16> {
    let states = next.len() / width;
    let mut partition = Partition::of(states, |state| next[state * width + width - 1] == MATCH);
    let inverse: Vec<Inverse> = (0..width - 1).map(|class| Inverse::of(next, width, class)).collect();
    let mut work: Vec<usize> = (0..partition.groups.len()).collect();
    while let Some(group) = work.pop() {
        let members = partition.members(group).to_vec();
        for inverse in &inverse {
            for state in members.iter().flat_map(|state| inverse.sources(*state)) {
                partition.mark(*state as usize);
            }
            // The smaller part of a group that falls apart is looked at: the larger one follows from it.
            partition.split(&mut work);
        }
    }
    number(next, width, &partition)
}

/// States by the state that they reach with one class.
struct Inverse {
    starts: Vec<u32>,
    sources: Vec<u32>,
}

impl Inverse {
    fn of(next: &[u16], width: usize, class: usize) -> Self {
        let states = next.len() / width;
        let targets = || (0..states).map(|state| next[state * width + class] as usize);
        let mut starts = vec![0_u32; states + 1];
        for target in targets() {
            starts[target + 1] += 1;
        }
        for state in 0..states {
            starts[state + 1] += starts[state];
        }
        let mut free = starts.clone();
        let mut sources = vec![0; states];
        for (state, target) in targets().enumerate() {
            sources[free[target] as usize] = state as u32;
            free[target] += 1;
        }
        Self { starts, sources }
    }

    fn sources(&self, state: u32) -> &[u32] {
        let state = state as usize;
        &self.sources[self.starts[state] as usize..self.starts[state + 1] as usize]
    }
}

/// Groups of states, each a run within one order; marked states stand at the front of their run.
struct Partition {
    order: Vec<u32>,
    place: Vec<u32>,
    group: Vec<u32>,
    groups: Vec<Run>,
    /// Groups with marks.
    touched: Vec<u32>,
}

#[derive(Clone, Copy)]
struct Run {
    first: u32,
    end: u32,
    marked: u32,
}

impl Partition {
    fn of(states: usize, accepts: impl Fn(usize) -> bool) -> Self {
        let (yes, no): (Vec<u32>, Vec<u32>) = (0..states as u32).partition(|state| accepts(*state as usize));
        let middle = yes.len() as u32;
        let order: Vec<u32> = yes.into_iter().chain(no).collect();
        let mut place = vec![0; states];
        let mut group = vec![0; states];
        for (index, state) in order.iter().enumerate() {
            place[*state as usize] = index as u32;
            group[*state as usize] = u32::from(index as u32 >= middle);
        }
        let run = |first, end| Run { first, end, marked: 0 };
        Self { order, place, group, groups: vec![run(0, middle), run(middle, states as u32)], touched: Vec::new() }
    }

    fn members(&self, group: usize) -> &[u32] {
        let run = self.groups[group];
        &self.order[run.first as usize..run.end as usize]
    }

    fn mark(&mut self, state: usize) {
        let group = self.group[state];
        let run = &mut self.groups[group as usize];
        let front = run.first + run.marked;
        let place = self.place[state];
        if place < front {
            return;
        }
        if run.marked == 0 {
            self.touched.push(group);
        }
        run.marked += 1;
        let other = self.order[front as usize];
        self.order.swap(front as usize, place as usize);
        self.place[state] = front;
        self.place[other as usize] = place;
    }

    /// Groups that are marked in part fall apart; the smaller parts become groups of their own.
    fn split(&mut self, fresh: &mut Vec<usize>) {
        for group in std::mem::take(&mut self.touched) {
            let Run { first, end, marked } = self.groups[group as usize];
            self.groups[group as usize].marked = 0;
            let middle = first + marked;
            if middle == end {
                continue;
            }
            let (new, old) = if marked <= end - middle {
                ((first, middle), (middle, end))
            } else {
                ((middle, end), (first, middle))
            };
            let number = self.groups.len() as u32;
            for place in new.0..new.1 {
                self.group[self.order[place as usize] as usize] = number;
            }
            self.groups[group as usize] = Run { first: old.0, end: old.1, marked: 0 };
            self.groups.push(Run { first: new.0, end: new.1, marked: 0 });
            fresh.push(number as usize);
        }
    }
}

fn number(next: &[u16], width: usize, partition: &Partition) -> Vec<u16> {
    let mut numbers: Vec<Option<u16>> = vec![None; partition.groups.len()];
    let group = |state: u16| partition.group[usize::from(state)] as usize;
    // The start has a row of its own even where it is the match or the dead state.
    for state in [START, MATCH, DEAD] {
        numbers[group(state)] = Some(state);
    }
    let mut small: Vec<u16> = std::iter::repeat_n(DEAD, width).chain(std::iter::repeat_n(MATCH, width)).collect();
    let mut order = vec![START];
    let mut at = 0;
    while let Some(state) = order.get(at).copied() {
        let row = usize::from(state) * width;
        for target in &next[row..row + width] {
            // There are no more groups than states, which sixteen bits number.
            let fresh = START + u16::try_from(order.len()).unwrap_or_default();
            small.push(*numbers[group(*target)].get_or_insert_with(|| {
                order.push(*target);
                fresh
            }));
        }
        at += 1;
    }
    small
}
