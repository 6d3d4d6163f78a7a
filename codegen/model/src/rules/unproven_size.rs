//! `unproven-size`

use super::{Rule, Run};
use crate::check::Findings;
use crate::diagnostic::{Diagnostic, Replacement};
use crate::model::{Contract, Model};
use crate::size::{self, Cap, CapKind, Worst};
use crate::source::Span;
use crate::view;
use eventwright_runtime::json::Writer;
use eventwright_runtime::walk::{Keyword, NodeId, Types};
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    name: "unproven-size",
    what: "A contract whose schema alone does not keep its payload, as compact UTF-8 JSON, within the policy's limit. \
           `eventwright size TYPE` shows what each field can take; the edit shows caps that would prove it.",
    why: "Sooner or later somebody sends the payload that does not fit, and the event is lost in production.",
    bad: r#"{"type": "string"}"#,
    good: r#"{"type": "string", "x-max-json-bytes": 200, "x-overflow": "truncate"}"#,
    run: Run::Model(run),
};

fn run(model: &Model, findings: &mut Findings) {
    let limit = model.policy.value.payload.max_bytes;
    for (_, contract) in model.contracts() {
        if size::most_bytes(model, contract).is_none_or(|bytes| bytes > limit) {
            let worst = size::worst(model, contract.root, Writer::Compact);
            let finding = described(model, contract, &worst, limit);
            findings.push(mended(model, contract, limit, finding));
        }
    }
}

fn described(model: &Model, contract: &Contract, worst: &Worst, limit: u64) -> Diagnostic {
    let span = model.facts_span(&contract.event, "/type");
    if let Some(bytes) = worst.bytes {
        let message = format!("a payload can take {bytes} bytes, {} more than the limit of {limit}", bytes - limit);
        let mut finding = Diagnostic::error(RULE.name, span, message);
        let mut shares = size::shares(model, contract.root, Writer::Compact);
        shares.sort_by_key(|share| std::cmp::Reverse(share.value));
        for share in shares.iter().take(2) {
            let place = format!("properties/{}", crate::node::escape_token(&share.name));
            let bytes = share.value.unwrap_or_default();
            let here = model.keyword_name_span(contract.root, &place);
            finding = finding.related(here, format!("up to {bytes} bytes"));
        }
        return finding.help("lower the caps of the largest fields: `x-max-json-bytes`, `maxItems`, `maximum`");
    }
    let message = format!("nothing bounds the size of the payload, which may take at most {limit} bytes");
    let mut finding = Diagnostic::error(RULE.name, span, message);
    for pointer in worst.unbounded.iter().take(4) {
        finding = finding.related(model.keyword_name_span(contract.root, &keywords(pointer)), lacks(model, contract.root, pointer));
    }
    finding.help("cap text with `x-max-json-bytes` or `maxLength`, arrays with `maxItems`, and close objects")
}

/// What would bound a place that nothing bounds.
fn lacks(model: &Model, root: NodeId, pointer: &str) -> &'static str {
    let schemas = &model.schemas;
    let at = if pointer.is_empty() { Some(root) } else { view::field(schemas, root, pointer).map(|(at, _)| at) };
    let Some(at) = at else { return if pointer.ends_with("/*") { NO_ITEMS } else { NO_BOUND } };
    let parts = view::conjunction(schemas, at);
    let keywords = || parts.iter().flat_map(|part| schemas.keywords(*part));
    if contains_itself(model, at) {
        return "has no bound: it can contain itself; write its levels out";
    }
    let types = view::types(schemas, at);
    let branches = |keyword: &Keyword| {
        matches!(keyword, Keyword::AnyOf(_) | Keyword::OneOf(_) | Keyword::If { .. } | Keyword::Enum(_) | Keyword::Const(_))
    };
    if types == Types(127) && !keywords().any(branches) {
        return "has no bound: say its `type`, and cap that";
    }
    if types.contains(Types::OBJECT) && types != Types(127) {
        let map = |keyword: &Keyword| match keyword {
            Keyword::AdditionalProperties(values) => !schemas.info(*values).trivial,
            Keyword::PatternProperties(_) => true,
            _ => false,
        };
        if !keywords().any(map) {
            return "has no bound: close it with `additionalProperties`: false";
        }
        let capped = keywords().any(|keyword| matches!(keyword, Keyword::MaxProperties(_)));
        let named = keywords().any(|keyword| matches!(keyword, Keyword::PropertyNames(_)));
        return match (capped, named) {
            (false, false) => "has no bound: cap it with `maxProperties`, and its names with `propertyNames`: {\"maxLength\": …}",
            (false, true) => "has no bound: cap it with `maxProperties`",
            (true, false) => "has no bound: cap its names with `propertyNames`: {\"maxLength\": …}",
            (true, true) => NO_BOUND,
        };
    }
    let untyped = |items: &NodeId| view::types(schemas, *items) == Types(127);
    let says = |keyword: &Keyword| matches!(keyword, Keyword::Items(items) if !untyped(items));
    if types == Types::ARRAY && !keywords().any(says) {
        return NO_ITEMS;
    }
    NO_BOUND
}

const NO_BOUND: &str = "has no bound";
const NO_ITEMS: &str = "has no bound: say what its `items` are";

/// Whether a subschema stands below itself.
fn contains_itself(model: &Model, id: NodeId) -> bool {
    let below = |id: NodeId| model.schemas.keywords(id).iter().flat_map(crate::schema::children);
    let (mut seen, mut open) = (BTreeSet::new(), vec![view::follow(&model.schemas, id)]);
    let start = open.first().copied();
    while let Some(id) = open.pop() {
        for child in below(id) {
            if Some(child) == start {
                return true;
            }
            if seen.insert(child) {
                open.push(child);
            }
        }
    }
    false
}

/// The keywords that lead to what an instance has at a pointer; behind a reference, those that lead there.
fn keywords(pointer: &str) -> String {
    if pointer.is_empty() {
        return "additionalProperties".to_owned();
    }
    let keyword = |token: &str| if token == "*" { "items".to_owned() } else { format!("properties/{token}") };
    pointer.split('/').skip(1).map(keyword).collect::<Vec<_>>().join("/")
}

/// The finding with caps that would prove the contract, where there are some and all can be written down.
fn mended(model: &Model, contract: &Contract, limit: u64, finding: Diagnostic) -> Diagnostic {
    let Some(caps) = size::caps(model, contract.root, limit) else {
        return match size::least(model, contract.root).filter(|least| *least > limit) {
            Some(least) => finding.help(format!(
                "capped as closely as makes sense it could still take {least} bytes: fewer fields or shorter names would help"
            )),
            None => finding,
        };
    };
    let Some(mut parts) = caps.iter().map(|cap| replacement(model, *cap)).collect::<Option<Vec<Replacement>>>() else {
        return finding;
    };
    parts.sort_by_key(|part| part.span);
    let (help, title) = match parts.len() {
        0 => return finding,
        1 => ("with this cap no payload is larger than the limit", "write the cap"),
        _ => ("with these caps no payload is larger than the limit", "write the caps"),
    };
    finding.help(help).edits(parts, title)
}

/// Writes a cap into its subschema: in place of the value that is there, else after the last member.
fn replacement(model: &Model, cap: Cap) -> Option<Replacement> {
    let (keyword, value) = match cap.kind {
        CapKind::JsonBytes(bytes) => ("x-max-json-bytes", bytes.to_string()),
        CapKind::Items(items) => ("maxItems", items.to_string()),
        CapKind::Members(members) => ("maxProperties", members.to_string()),
        CapKind::Names(bytes) => ("propertyNames", format!("{{ \"x-max-json-bytes\": {bytes} }}")),
        CapKind::Closed => ("additionalProperties", "false".to_owned()),
    };
    let info = model.schemas.info(cap.node);
    let document = model.documents.get(info.document)?;
    if document.spans.contains(&format!("{}/{keyword}", info.pointer)) {
        return Some(Replacement { span: model.keyword_span(cap.node, keyword), text: value });
    }
    let text = &model.sources.get(document.source)?.text;
    let whole = text.get(info.span.start as usize..info.span.end as usize)?;
    let inner = whole.strip_suffix('}')?.trim_end();
    let end = info.span.start + u32::try_from(inner.len()).ok()?;
    let line = inner.rsplit('\n').next().filter(|_| inner.contains('\n'));
    // On lines of their own, members are indented alike.
    let between = match line {
        Some(line) => format!("\n{}", line.get(..line.len() - line.trim_start().len())?),
        None => " ".to_owned(),
    };
    let comma = if inner == "{" { "" } else { "," };
    let span = Span { source: info.span.source, start: end, end };
    Some(Replacement { span, text: format!("{comma}{between}\"{keyword}\": {value}") })
}
