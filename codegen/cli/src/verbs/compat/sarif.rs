//! SARIF 2.1.0: what code scanning services read.

use super::Compared;
use crate::failure::Failure;
use crate::render::{prefix_here, source_path};
use crate::terminal::Terminal;
use crate::verbs::write_json;
use eventwright_build::root::Root;
use eventwright_model::diagnostic::Severity;
use eventwright_model::rules;
use eventwright_model::source::{Sources, Span};
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
    let result = |one: &eventwright_compat::gate::Found| {
        let level = match one.finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let mut text = one.finding.message.clone();
        if let Some(broken) = one.verdict.and_then(|index| comparison.verdicts.get(index)?.broken.as_ref()) {
            text.push_str(&format!(". Witness: {}", broken.witness));
        }
        json!({
            "ruleId": one.finding.rule,
            "ruleIndex": names.iter().position(|name| *name == one.finding.rule),
            "level": level,
            "message": { "text": text },
            "locations": location(one.finding.span, &comparison.sources, prefix).into_iter().collect::<Vec<_>>(),
            "partialFingerprints": {
                "change/v1": format!("{}|{}|{}|{baseline}", one.finding.rule, one.contract, one.pointer),
            },
        })
    };
    comparison.findings.iter().map(result).collect()
}

/// The place in the new texts; the old ones are not in the repository that is scanned.
fn location(span: Span, sources: &Sources, prefix: &str) -> Option<Value> {
    let source = sources.get(span.source).filter(|source| !source.path.starts_with('<'))?;
    let ((line, column), (end_line, end_column)) = (source.line_column(span.start), source.line_column(span.end));
    Some(json!({
        "physicalLocation": {
            "artifactLocation": { "uri": source_path(prefix, &source.path), "uriBaseId": "%SRCROOT%" },
            "region": { "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column },
        }
    }))
}
