//! A layered drawing of a graph: where nodes lie and how edges run, in whole pixels.
//!
//! The method is that of Sugiyama, Tagawa and Toda (1981): edges that would close a circle are turned round, each node
//! gets the layer after its last predecessor, edges over several layers get bends on those between, the order within
//! layers is improved by barycentres, and places are averaged from both sides. Everything is integers in a fixed order:
//! the same graph gives the same drawing on every machine.

/// Between two nodes of a layer.
const APART: i64 = 28;
/// Between two layers.
const GAP: i64 = 34;
/// Between two layers when words stand on an edge between them.
const GAP_WITH_WORDS: i64 = 54;
/// Around everything.
pub(super) const MARGIN: i64 = 8;
/// The width that a passing edge takes in a layer.
const LANE: i64 = 16;
/// Most between two edges that leave the same node.
const PORTS_APART: i64 = 34;
/// How often order and places are improved. Drawings of some dozen nodes are settled after four.
const ROUNDS: usize = 8;

/// The size of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Its width.
    pub width: i64,
    /// Its height.
    pub height: i64,
}

/// An edge to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The node it leaves.
    pub from: usize,
    /// The node it leads to.
    pub to: usize,
    /// Whether words stand beside it.
    pub has_words: bool,
}

/// A point.
pub type Point = (i64, i64);

/// A drawing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The width of everything.
    pub width: i64,
    /// The height of everything.
    pub height: i64,
    /// The upper left corners of the nodes.
    pub corners: Vec<Point>,
    /// The bends of each edge, from where it leaves a node to where it reaches one; empty for an edge that stays.
    pub routes: Vec<Vec<Point>>,
}

/// A node, or a place where an edge passes a layer.
struct Item {
    layer: usize,
    width: i64,
    height: i64,
    /// The x of its middle.
    middle: i64,
    /// Neighbours in the layer above and in the one below.
    above: Vec<usize>,
    below: Vec<usize>,
}

/// Draws a graph. Links to nodes that do not exist are not drawn.
pub fn layout(sizes: &[Size], links: &[Link]) -> Layout {
    let mut drawing = Drawing::new(sizes, links);
    drawing.order();
    drawing.place();
    drawing.finish(sizes.len())
}

struct Drawing {
    items: Vec<Item>,
    /// The items of each layer, from left to right.
    layers: Vec<Vec<usize>>,
    /// The items along each edge, from its upper end; empty for one that is not drawn.
    chains: Vec<Vec<usize>>,
    /// Whether an edge runs upwards.
    turned: Vec<bool>,
    /// The room below each layer.
    gaps: Vec<i64>,
}

impl Drawing {
    fn new(sizes: &[Size], links: &[Link]) -> Self {
        let drawn = |link: &Link| link.from != link.to && link.from < sizes.len() && link.to < sizes.len();
        let turned = turned(sizes.len(), links, &drawn);
        let ends = |at: usize| {
            let link = &links[at];
            if turned[at] { (link.to, link.from) } else { (link.from, link.to) }
        };
        let ranks =
            ranks(sizes.len(), links.iter().enumerate().filter(|(_, link)| drawn(link)).map(|(at, _)| ends(at)));
        let mut items: Vec<Item> = sizes
            .iter()
            .zip(&ranks)
            .map(|(size, layer)| Item {
                layer: *layer,
                width: size.width,
                height: size.height,
                middle: 0,
                above: Vec::new(),
                below: Vec::new(),
            })
            .collect();
        let mut gaps = vec![GAP; ranks.iter().max().map_or(0, |last| last + 1)];
        let mut chains = Vec::new();
        for (at, link) in links.iter().enumerate() {
            if !drawn(link) {
                chains.push(Vec::new());
                continue;
            }
            let (upper, lower) = ends(at);
            let mut chain = vec![upper];
            for layer in ranks[upper] + 1..ranks[lower] {
                chain.push(items.len());
                items.push(Item { layer, width: LANE, height: 0, middle: 0, above: Vec::new(), below: Vec::new() });
            }
            chain.push(lower);
            for pair in chain.windows(2) {
                items[pair[0]].below.push(pair[1]);
                items[pair[1]].above.push(pair[0]);
            }
            if link.has_words {
                gaps[ranks[upper]] = GAP_WITH_WORDS;
            }
            chains.push(chain);
        }
        let mut layers = vec![Vec::new(); gaps.len()];
        for (at, item) in items.iter().enumerate() {
            layers[item.layer].push(at);
        }
        Self { items, layers, chains, turned, gaps }
    }

    /// Puts the items of each layer in an order with few crossings.
    fn order(&mut self) {
        let mut best = (self.crossings(), self.layers.clone());
        for round in 0..ROUNDS {
            let downwards = round % 2 == 0;
            let count = self.layers.len();
            for step in 1..count {
                let layer = if downwards { step } else { count - 1 - step };
                let places = self.places();
                let key = |item: &usize| {
                    let near = if downwards { &self.items[*item].above } else { &self.items[*item].below };
                    match near.len() {
                        // Without neighbours it stays where it is.
                        0 => places[*item] * 1000,
                        number => near.iter().map(|other| places[*other] * 1000).sum::<usize>() / number,
                    }
                };
                let mut sorted = self.layers[layer].clone();
                sorted.sort_by_key(key);
                self.layers[layer] = sorted;
            }
            let crossings = self.crossings();
            if crossings < best.0 {
                best = (crossings, self.layers.clone());
            }
        }
        self.layers = best.1;
    }

    /// The place of each item within its layer.
    fn places(&self) -> Vec<usize> {
        let mut places = vec![0; self.items.len()];
        for layer in &self.layers {
            for (place, item) in layer.iter().enumerate() {
                places[*item] = place;
            }
        }
        places
    }

    fn crossings(&self) -> usize {
        let places = self.places();
        let mut crossings = 0;
        for layer in &self.layers {
            let lines: Vec<(usize, usize)> = layer
                .iter()
                .flat_map(|item| self.items[*item].below.iter().map(|other| (places[*item], places[*other])))
                .collect();
            for (at, a) in lines.iter().enumerate() {
                crossings +=
                    lines[at + 1..].iter().filter(|b| (a.0 < b.0 && a.1 > b.1) || (a.0 > b.0 && a.1 < b.1)).count();
            }
        }
        crossings
    }

    /// Gives each item its x: near the middle of its neighbours, and apart from those beside it.
    fn place(&mut self) {
        for layer in 0..self.layers.len() {
            let wanted: Vec<i64> = self.layers[layer].iter().map(|_| 0).collect();
            self.spread(layer, &wanted);
        }
        for round in 0..ROUNDS * 2 {
            let count = self.layers.len();
            for step in 0..count {
                let layer = if round % 2 == 0 { step } else { count - 1 - step };
                let wanted: Vec<i64> = self.layers[layer]
                    .iter()
                    .map(|item| {
                        let item = &self.items[*item];
                        let near = if round % 2 == 0 { &item.above } else { &item.below };
                        match i64::try_from(near.len()) {
                            Ok(number) if number > 0 => {
                                near.iter().map(|other| self.items[*other].middle).sum::<i64>() / number
                            }
                            _ => item.middle,
                        }
                    })
                    .collect();
                self.spread(layer, &wanted);
            }
        }
    }

    /// Moves the items of a layer as little as keeps them apart: the mean of pushing all to the right and all to the
    /// left keeps them apart too.
    fn spread(&mut self, layer: usize, wanted: &[i64]) {
        let order = &self.layers[layer];
        let apart = |left: usize, right: usize| (self.items[left].width + self.items[right].width) / 2 + APART;
        let mut right = wanted.to_vec();
        for at in 1..order.len() {
            right[at] = right[at].max(right[at - 1] + apart(order[at - 1], order[at]));
        }
        let mut left = wanted.to_vec();
        for at in (1..order.len()).rev() {
            left[at - 1] = left[at - 1].min(left[at] - apart(order[at - 1], order[at]));
        }
        let middles: Vec<(usize, i64)> =
            order.iter().zip(right.iter().zip(&left)).map(|(item, (a, b))| (*item, (a + b).div_euclid(2))).collect();
        for (item, middle) in middles {
            self.items[item].middle = middle;
        }
    }

    fn finish(self, nodes: usize) -> Layout {
        let left = self.items.iter().map(|item| item.middle - item.width / 2).min().unwrap_or(0);
        let right = self.items.iter().map(|item| item.middle + item.width / 2).max().unwrap_or(0);
        let shift = MARGIN - left;
        let mut tops = Vec::new();
        let mut heights = Vec::new();
        let mut y = MARGIN;
        for (layer, gap) in self.layers.iter().zip(&self.gaps) {
            let height = layer.iter().map(|item| self.items[*item].height).max().unwrap_or(0);
            tops.push(y);
            heights.push(height);
            y += height + gap;
        }
        let height = y - self.gaps.last().copied().unwrap_or(0) + MARGIN;
        let top = |item: &Item| tops[item.layer] + (heights[item.layer] - item.height) / 2;
        let corners =
            self.items[..nodes].iter().map(|item| (item.middle - item.width / 2 + shift, top(item))).collect();
        let routes = (0..self.chains.len())
            .map(|edge| {
                let chain = &self.chains[edge];
                let Some(((first, second), (before, last))) =
                    chain.first().zip(chain.get(1)).zip(chain.iter().rev().nth(1).zip(chain.last()))
                else {
                    return Vec::new();
                };
                let start = &self.items[*first];
                let end = &self.items[*last];
                let mut points = vec![(self.port(*first, *second, edge, false) + shift, top(start) + start.height)];
                for item in &chain[1..chain.len() - 1] {
                    let item = &self.items[*item];
                    let x = item.middle + shift;
                    points.extend([(x, tops[item.layer]), (x, tops[item.layer] + heights[item.layer])]);
                }
                points.push((self.port(*last, *before, edge, true) + shift, top(end)));
                if self.turned[edge] {
                    points.reverse();
                }
                points
            })
            .collect();
        Layout { width: right + shift + MARGIN, height, corners, routes }
    }

    /// Where an edge touches a node: edges on one side stand apart, in the order of where they go.
    fn port(&self, node: usize, next: usize, edge: usize, from_above: bool) -> i64 {
        let mut touching: Vec<(i64, usize)> = Vec::new();
        for (other, chain) in self.chains.iter().enumerate() {
            let near = if from_above {
                (chain.last() == Some(&node)).then(|| chain.iter().rev().nth(1)).flatten()
            } else {
                (chain.first() == Some(&node)).then(|| chain.get(1)).flatten()
            };
            if let Some(near) = near {
                touching.push((self.items[*near].middle, other));
            }
        }
        touching.sort_unstable();
        let place = touching.iter().position(|(x, other)| *other == edge && *x == self.items[next].middle);
        let number = i64::try_from(touching.len()).unwrap_or(1).max(1);
        let place = i64::try_from(place.unwrap_or(0)).unwrap_or(0);
        let item = &self.items[node];
        let apart = PORTS_APART.min((item.width - 16).max(0) / number);
        item.middle + (2 * place - (number - 1)) * apart / 2
    }
}

/// Which edges would close a circle: they lead to a node that is being followed.
fn turned(nodes: usize, links: &[Link], drawn: &dyn Fn(&Link) -> bool) -> Vec<bool> {
    #[derive(Clone, Copy, PartialEq)]
    enum Seen {
        Not,
        Open,
        Done,
    }
    let mut leaving: Vec<Vec<usize>> = vec![Vec::new(); nodes];
    for (at, link) in links.iter().enumerate() {
        if drawn(link) {
            leaving[link.from].push(at);
        }
    }
    let mut turned = vec![false; links.len()];
    let mut seen = vec![Seen::Not; nodes];
    for start in 0..nodes {
        if seen[start] != Seen::Not {
            continue;
        }
        seen[start] = Seen::Open;
        let mut path = vec![(start, 0)];
        while let Some((node, next)) = path.pop() {
            let Some(edge) = leaving[node].get(next) else {
                seen[node] = Seen::Done;
                continue;
            };
            path.push((node, next + 1));
            let to = links[*edge].to;
            match seen[to] {
                Seen::Open => turned[*edge] = true,
                Seen::Done => {}
                Seen::Not => {
                    seen[to] = Seen::Open;
                    path.push((to, 0));
                }
            }
        }
    }
    turned
}

/// The layer of each node: one below the lowest that leads to it.
fn ranks(nodes: usize, edges: impl Iterator<Item = (usize, usize)>) -> Vec<usize> {
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); nodes];
    let mut waiting = vec![0; nodes];
    for (from, to) in edges {
        below[from].push(to);
        waiting[to] += 1;
    }
    let mut ranks = vec![0; nodes];
    let mut ready: Vec<usize> = (0..nodes).filter(|node| waiting[*node] == 0).collect();
    while let Some(node) = ready.pop() {
        for to in &below[node] {
            ranks[*to] = ranks[*to].max(ranks[node] + 1);
            waiting[*to] -= 1;
            if waiting[*to] == 0 {
                ready.push(*to);
            }
        }
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::{Layout, Link, Size, layout};

    fn nodes(count: usize) -> Vec<Size> {
        vec![Size { width: 100, height: 30 }; count]
    }

    fn links(pairs: &[(usize, usize)]) -> Vec<Link> {
        pairs.iter().map(|(from, to)| Link { from: *from, to: *to, has_words: false }).collect()
    }

    /// What every drawing promises: nodes lie inside and apart, edges begin and end at their nodes.
    fn sound(count: usize, pairs: &[(usize, usize)]) -> Layout {
        let drawing = layout(&nodes(count), &links(pairs));
        assert_eq!(drawing, layout(&nodes(count), &links(pairs)), "the same twice");
        for (at, a) in drawing.corners.iter().enumerate() {
            assert!(a.0 >= 0 && a.1 >= 0 && a.0 + 100 <= drawing.width && a.1 + 30 <= drawing.height, "{drawing:?}");
            for b in &drawing.corners[at + 1..] {
                assert!((a.0 - b.0).abs() >= 100 || (a.1 - b.1).abs() >= 30, "{drawing:?}");
            }
        }
        for (route, (from, to)) in drawing.routes.iter().zip(pairs) {
            let touches = |point: &(i64, i64), node: usize| {
                let corner = drawing.corners[node];
                (corner.0..=corner.0 + 100).contains(&point.0) && (point.1 == corner.1 || point.1 == corner.1 + 30)
            };
            if from == to {
                assert!(route.is_empty());
            } else {
                assert!(touches(route.first().expect("a start"), *from), "{route:?} {drawing:?}");
                assert!(touches(route.last().expect("an end"), *to), "{route:?} {drawing:?}");
            }
        }
        drawing
    }

    #[test]
    fn a_chain_is_a_straight_line() {
        let drawing = sound(4, &[(0, 1), (1, 2), (2, 3)]);
        assert!(drawing.corners.windows(2).all(|pair| pair[0].0 == pair[1].0 && pair[0].1 < pair[1].1));
        assert!(drawing.routes.iter().all(|route| route.len() == 2 && route[0].0 == route[1].0));
    }

    #[test]
    fn branches_stand_side_by_side() {
        let drawing = sound(4, &[(0, 1), (0, 2), (1, 3), (2, 3)]);
        assert_eq!(drawing.corners[1].1, drawing.corners[2].1);
        assert_eq!(drawing.corners[0].0, drawing.corners[3].0, "what parts evenly meets in the middle");
    }

    #[test]
    fn circles_are_drawn_with_edges_upwards() {
        let drawing = sound(3, &[(0, 1), (1, 2), (2, 0), (1, 0)]);
        let upwards = &drawing.routes[2];
        assert!(upwards.first().expect("a start").1 > upwards.last().expect("an end").1);
    }

    #[test]
    fn edges_between_the_same_nodes_do_not_lie_on_each_other() {
        let drawing = sound(2, &[(0, 1), (1, 0)]);
        assert_ne!(drawing.routes[0][0].0, drawing.routes[1][1].0);
    }

    #[test]
    fn a_long_edge_passes_beside_the_nodes_between() {
        let drawing = sound(3, &[(0, 1), (1, 2), (0, 2)]);
        let middle = drawing.corners[1];
        assert!(drawing.routes[2][1..3].iter().all(|point| point.0 < middle.0 || point.0 > middle.0 + 100));
    }

    #[test]
    fn nothing_and_what_does_not_exist_are_drawn_as_nothing() {
        assert_eq!(layout(&[], &[]).routes.len(), 0);
        let drawing = sound(1, &[(0, 0)]);
        assert_eq!(drawing.corners.len(), 1);
        assert_eq!(layout(&nodes(1), &links(&[(0, 7)])).routes, [Vec::new()]);
    }

    /// All graphs of four nodes without edges to themselves.
    #[test]
    fn every_small_graph_is_sound() {
        let all: Vec<(usize, usize)> =
            (0..4).flat_map(|from| (0..4).map(move |to| (from, to))).filter(|(from, to)| from != to).collect();
        for set in 0..1_u32 << all.len() {
            let pairs: Vec<_> = (0..all.len()).filter(|bit| set >> bit & 1 == 1).map(|bit| all[bit]).collect();
            sound(4, &pairs);
        }
    }
}
