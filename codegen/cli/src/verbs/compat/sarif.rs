//! SARIF 2.1.0: what code scanning services read.

use super::{Compared, words};
use crate::failure::Failure;
use crate::render::{prefix_here, source_path};
use crate::terminal::Terminal;
use crate::verbs::write_json;
use eventwright_build::root::Root;
use eventwright_compat::gate::{Comparison, Found};
use eventwright_model::diagnostic::{Label, Severity};
use eventwright_model::rules;
use eventwright_model::source::{Source, Sources, Span};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

pub(super) fn write(root: &Root, compared: &[Compared], terminal: &mut Terminal) -> Result<(), Failure> {
    // Workflows run at the top of the repository; the schemas may lie deeper.
    let prefix = prefix_here(root);
    let found = compared.iter().flat_map(|one| &one.comparison.findings);
    let names: BTreeSet<&str> = found.map(|one| one.finding.rule).collect();
    let names: Vec<&str> = names.into_iter().collect();
    let rules: Vec<Value> = names.iter().filter_map(|name| rules::find(name)).map(rule).collect();
    let results: Vec<Value> = compared.iter().flat_map(|one| results(one, &names, &prefix)).collect();
    let tool = json!({
        "driver": {
            "name": "eventwright",
            "version": env!("CARGO_PKG_VERSION"),
            "informationUri": env!("CARGO_PKG_REPOSITORY"),
            "rules": rules,
        }
    });
    let run = json!({ "tool": tool, "columnKind": "unicodeCodePoints", "results": results });
    write_json(terminal, &json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [run] }))
}

fn rule(rule: &rules::Rule) -> Value {
    json!({
        "id": rule.name,
        "shortDescription": { "text": rule.what },
        "fullDescription": { "text": rule.why },
    })
}

fn results(Compared { baseline, comparison }: &Compared, names: &[&str], prefix: &str) -> Vec<Value> {
    let result = |one: &Found| {
        let level = match one.finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let mut text = one.finding.message.clone();
        for (name, words) in words::told(one, comparison) {
            text.push_str(&format!("\n{name}: {words}"));
        }
        let sources = &comparison.sources;
        let related = one.finding.related.iter();
        let related: Vec<Value> = related.filter_map(|label| place(label, sources, prefix, baseline)).collect();
        json!({
            "ruleId": one.finding.rule,
            "ruleIndex": names.iter().position(|name| *name == one.finding.rule),
            "level": level,
            "message": { "text": text },
            "locations": location(one.finding.span, sources, prefix).into_iter().collect::<Vec<_>>(),
            "relatedLocations": related,
            "partialFingerprints": { "change/v2": fingerprint(one, comparison, baseline) },
        })
    };
    comparison.findings.iter().map(result).collect()
}

/// What stays the same of a finding while other lines move: two readers, and two changes at one place, are two.
fn fingerprint(one: &Found, comparison: &Comparison, baseline: &str) -> String {
    let verdict = one.verdict.and_then(|index| comparison.verdicts.get(index));
    let about = match verdict {
        Some(verdict) => format!("{}|{}", verdict.direction, verdict.reader),
        None => one.digest.clone().unwrap_or_else(|| one.finding.message.clone()),
    };
    format!("{}|{}|{}|{about}|{baseline}", one.finding.rule, one.contract, one.pointer)
}

/// Another place that matters. Old texts of a revision stand at the same path of the repository, which their words say.
fn place(label: &Label, sources: &Sources, prefix: &str, baseline: &str) -> Option<Value> {
    let source = sources.get(label.span.source)?;
    let old = source.path.strip_prefix(&format!("<{baseline}>/"));
    let (path, words) = match old {
        Some(path) if baseline.starts_with("git:") => (path, format!("{} ({baseline})", label.text)),
        None if !source.path.starts_with('<') => (&*source.path, label.text.clone()),
        _ => return None,
    };
    Some(json!({
        "physicalLocation": physical(label.span, source, &source_path(prefix, path)),
        "message": { "text": words },
    }))
}

fn physical(span: Span, source: &Source, path: &str) -> Value {
    let ((line, column), (end_line, end_column)) = (source.line_column(span.start), source.line_column(span.end));
    json!({
        "artifactLocation": { "uri": path, "uriBaseId": "%SRCROOT%" },
        "region": { "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column },
    })
}

/// The place in the new texts; the old ones are not in the repository that is scanned.
fn location(span: Span, sources: &Sources, prefix: &str) -> Option<Value> {
    let source = sources.get(span.source).filter(|source| !source.path.starts_with('<'))?;
    Some(json!({ "physicalLocation": physical(span, source, &source_path(prefix, &source.path)) }))
}
