//! `$ref` and `$dynamicRef`: what they name, why not, and circles among them.

use super::Lowering;
use crate::diagnostic::Diagnostic;
use crate::node::{Node, escape_token, unescape_token};
use crate::schema::{Info, in_place};
use crate::source::Span;
use crate::suggest;
use crate::uri::{self, Target};
use eventwright_runtime::walk::{Keyword, NodeId};

/// The keyword a reference becomes; `None` when it names nothing, which has been reported.
pub(super) fn lower(lowering: &mut Lowering<'_>, id: NodeId, keyword: &str, value: &Node) -> Option<Keyword> {
    let Some(text) = value.as_str() else {
        let message = format!("`{keyword}` takes a string, not {}", value.kind());
        lowering.report(Diagnostic::error("invalid-keyword", value.span, message));
        return None;
    };
    let resource = lowering.table.nodes[id as usize].resource as usize;
    let target = uri::resolve(&lowering.resources[resource].base, text);
    let found = find(lowering, &target);
    match found {
        Ok(node) if keyword == "$ref" => Some(Keyword::Ref(node)),
        Ok(node) => {
            let home = lowering.table.nodes[node as usize].resource as usize;
            let anchors = &lowering.table.anchors[home];
            let anchor = anchors.iter().find(|(name, _)| **name == *target.fragment).map(|(name, _)| name.clone());
            Some(Keyword::DynamicRef { anchor, target: node })
        }
        Err(missing) => {
            let finding = explain(lowering, &target, missing, value.span);
            lowering.report(finding);
            None
        }
    }
}

/// What a reference failed at.
enum Missing {
    Resource,
    Anchor(usize),
    Pointer(usize),
    NotASchema,
}

fn find(lowering: &mut Lowering<'_>, target: &Target) -> Result<NodeId, Missing> {
    let resource = *lowering.by_uri.get(&target.uri).ok_or(Missing::Resource)?;
    let (document, root) = (lowering.resources[resource].document, lowering.resources[resource].pointer.clone());
    if !target.fragment.is_empty() && !target.fragment.starts_with('/') {
        return lowering.resources[resource].anchors.get(&target.fragment).copied().ok_or(Missing::Anchor(resource));
    }
    let pointer = format!("{root}{}", normalise(&target.fragment));
    let documents = lowering.documents;
    let node = documents[document].node.pointer(&pointer).ok_or(Missing::Pointer(resource))?;
    if let Some(id) = lowering.number(node) {
        return Ok(id);
    }
    // A place no keyword makes a schema of: people keep definitions under names of their own.
    if lowering.is_contract() || !matches!(node.value, crate::node::Value::Object(_) | crate::node::Value::Bool(_)) {
        return Err(Missing::NotASchema);
    }
    let home = enclosing_resource(lowering, document, &pointer).unwrap_or(resource);
    Ok(lowering.register(node, document, pointer, home))
}

/// The resource of the nearest registered subschema above a place.
fn enclosing_resource(lowering: &Lowering<'_>, document: usize, pointer: &str) -> Option<usize> {
    let mut above = pointer;
    while let Some(slash) = above.rfind('/') {
        above = &above[..slash];
        if let Some(id) = lowering.at_place(document, above) {
            return Some(lowering.table.nodes[id as usize].resource as usize);
        }
    }
    None
}

fn normalise(fragment: &str) -> String {
    fragment.split('/').map(|token| escape_token(&unescape_token(token))).collect::<Vec<_>>().join("/")
}

/// Findings of one run beyond these get no suggestion: each goes through all places there are.
const SUGGESTED: usize = 20;

fn explain(lowering: &Lowering<'_>, target: &Target, missing: Missing, span: Span) -> Diagnostic {
    if target.climbs {
        return Diagnostic::error("reference-outside-root", span, "the reference leaves the schema root")
            .help("move what it needs below the folder `schemas`: nothing outside is ever read");
    }
    let plain = |message: &str| Diagnostic::error("unresolved-reference", span, message);
    match missing {
        Missing::Resource if uri::is_network(&target.uri) => {
            Diagnostic::error("network-reference", span, "the reference would have to be fetched from the network")
                .help("keep a copy below the folder `schemas` and refer to it by its path: nothing is ever fetched")
        }
        Missing::Resource => {
            let known = lowering.by_uri.keys().map(String::as_str);
            let finding = plain("the reference names a file that is not there");
            match suggest::nearest(&target.uri, known) {
                Some(near) => {
                    let near = near.strip_prefix(uri::LOCAL).unwrap_or(near);
                    finding.help(format!("there is `{near}`"))
                }
                None => finding.help("paths are relative to the file that refers"),
            }
        }
        Missing::Anchor(resource) => {
            let anchors = lowering.resources[resource].anchors.keys().map(String::as_str);
            let finding = plain("the document has no such anchor");
            match suggest::nearest(&target.fragment, anchors) {
                Some(near) => finding.help(format!("did you mean `#{near}`?")),
                None => finding,
            }
        }
        Missing::Pointer(resource) => {
            let document = lowering.resources[resource].document;
            let here = |info: &&Info| info.document == document && lowering.findings.len() < SUGGESTED;
            let places = lowering.info.iter().filter(here).map(|info| &*info.pointer);
            let finding = plain("the document has nothing at this pointer");
            match suggest::nearest(&target.fragment, places) {
                Some(near) => finding.help(format!("did you mean `#{near}`?")),
                None => finding,
            }
        }
        Missing::NotASchema => plain("what stands at this place is not a schema")
            .help("put it under `$defs` and refer to `#/$defs/<name>`"),
    }
}

/// Refuses references that lead back to themselves at the same place of the instance: validation would never end.
pub(super) fn refuse_circles(lowering: &mut Lowering<'_>) {
    // 0: not seen, 1: on the current path, 2: done.
    let mut state = vec![0_u8; lowering.table.nodes.len()];
    for start in 0..state.len() {
        visit(lowering, start, &mut state);
    }
}

/// Ways through in-place subschemas that a schema may open: each is walked for each value.
const MOST_WAYS: u64 = 10_000;

/// Subschemas that may judge a value one behind the other. A walk is at most nine times as deep, over all levels of an
/// instance.
const MOST_STEPS: u32 = 100;

/// Refuses schemas in which the same place is judged along too many ways: forty lines can mean a million million.
pub(super) fn refuse_thickets(lowering: &mut Lowering<'_>) {
    let count = lowering.table.nodes.len();
    let mut ways: Vec<Option<u64>> = vec![None; count];
    let mut steps: Vec<u32> = vec![0; count];
    for start in 0..count {
        // Children first; there are no circles any more.
        let mut stack = vec![start];
        while let Some(&node) = stack.last() {
            let below: Vec<usize> =
                lowering.table.nodes[node].keywords.iter().flat_map(in_place).map(|id| id as usize).collect();
            match below.iter().find(|child| ways[**child].is_none()) {
                Some(child) => stack.push(*child),
                None => {
                    let sum = below.iter().filter_map(|child| ways[*child]).fold(1, u64::saturating_add);
                    ways[node] = Some(sum);
                    steps[node] = 1 + below.iter().map(|child| steps[*child]).max().unwrap_or(0);
                    stack.pop();
                }
            }
        }
    }
    // Where it begins to be too much is where it is told; everything above it only repeats it.
    for node in 0..count {
        let below = lowering.table.nodes[node].keywords.iter().flat_map(in_place);
        let told_below = below.into_iter().any(|child| ways[child as usize].is_some_and(|ways| ways > MOST_WAYS));
        if ways[node].is_some_and(|ways| ways > MOST_WAYS) && !told_below {
            let message =
                format!("a value is judged here along more than {MOST_WAYS} ways through references and branches");
            let finding = Diagnostic::error("circular-reference", lowering.info[node].span, message)
                .help("say once what several branches share, beside them instead of within each");
            lowering.report(finding);
        }
        if steps[node] == MOST_STEPS + 1 {
            let message =
                format!("a value is judged here through more than {MOST_STEPS} subschemas, one behind the other");
            let finding = Diagnostic::error("circular-reference", lowering.info[node].span, message)
                .help("refer to the last of them");
            lowering.report(finding);
        }
    }
}

/// Depth-first search without recursion: chains of references can be long.
fn visit(lowering: &mut Lowering<'_>, start: usize, state: &mut [u8]) {
    if state[start] != 0 {
        return;
    }
    let next = |lowering: &Lowering<'_>, node: usize| -> Vec<NodeId> {
        lowering.table.nodes[node].keywords.iter().flat_map(in_place).collect()
    };
    let mut stack = vec![(start, next(lowering, start))];
    state[start] = 1;
    while let Some((node, below)) = stack.last_mut() {
        let node = *node;
        let Some(child) = below.pop() else {
            state[node] = 2;
            stack.pop();
            continue;
        };
        let child = child as usize;
        match state[child] {
            0 => {
                state[child] = 1;
                stack.push((child, next(lowering, child)));
            }
            1 => {
                let finding = circle(lowering, node);
                lowering.report(finding);
            }
            _ => {}
        }
    }
}

fn circle(lowering: &Lowering<'_>, node: usize) -> Diagnostic {
    let info = &lowering.info[node];
    let spans = &lowering.documents[info.document].spans;
    let reference = format!("{}/$ref", info.pointer);
    let span = if spans.contains(&reference) { spans.value(&reference) } else { info.span };
    Diagnostic::error("circular-reference", span, "the reference leads back to itself without consuming anything")
        .label("from here the same value is judged by the same schema again, without end")
        .help("recursion must pass through a property or an item")
}
