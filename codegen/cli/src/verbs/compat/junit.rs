//! JUnit XML: a suite for each baseline, a test case for each verdict and for each finding beside the verdicts.

use super::{Compared, words};
use crate::failure::Failure;
use crate::render::{prefix_here, source_path};
use crate::terminal::Terminal;
use eventwright_build::root::Root;
use eventwright_compat::gate::Found;
use eventwright_model::diagnostic::Severity;
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

pub(super) fn write(root: &Root, compared: &[Compared], terminal: &mut Terminal) -> Result<(), Failure> {
    let mut report = Report::new("eventwright compat");
    for one in compared {
        report.add_test_suite(suite(one, &prefix_here(root)));
    }
    let text = report.to_string().map_err(|error| Failure::Io(format!("cannot write JUnit XML: {error}")))?;
    Ok(write!(terminal.out(), "{}", without_skipped(&text))?)
}

/// Jenkins' schema knows `skipped` of suites and not of the whole report, where there is nothing to tell anyway: no
/// verdict is ever left out. The root is the first tag, and a `>` within an attribute is escaped.
fn without_skipped(text: &str) -> String {
    let Some(start) = text.find("<testsuites") else { return text.to_owned() };
    let end = text[start..].find('>').map_or(text.len(), |length| start + length);
    format!("{}{}", text[..end].replacen(" skipped=\"0\"", "", 1), &text[end..])
}

fn suite(Compared { baseline, comparison }: &Compared, prefix: &str) -> TestSuite {
    let mut suite = TestSuite::new(format!("against {baseline}"));
    let failed = |one: &&Found| one.finding.severity == Severity::Error;
    for (index, verdict) in comparison.verdicts.iter().enumerate().filter(|(_, one)| one.after.is_none()) {
        let name = format!("{} for {} readers", verdict.direction, verdict.reader);
        let found = comparison.findings.iter().filter(failed).find(|one| one.verdict == Some(index));
        let mut case =
            TestCase::new(name, found.map_or_else(TestCaseStatus::success, |one| status(one, comparison, prefix)));
        case.set_classname(verdict.contract.clone());
        suite.add_test_case(case);
    }
    for one in comparison.findings.iter().filter(failed).filter(|one| one.verdict.is_none()) {
        let mut case = TestCase::new(one.finding.rule, status(one, comparison, prefix));
        case.set_classname(class(one, comparison));
        suite.add_test_case(case);
    }
    // A warning fails no test case, and is told all the same.
    let warnings: Vec<String> = comparison
        .findings
        .iter()
        .filter(|one| !failed(one))
        .map(|one| format!("warning[{}]: {}", one.finding.rule, one.finding.message))
        .collect();
    if !warnings.is_empty() {
        suite.set_system_out(warnings.join("\n"));
    }
    suite
}

/// The contract; of what is about none, the file.
fn class(one: &Found, comparison: &eventwright_compat::gate::Comparison) -> String {
    let file = || comparison.sources.get(one.finding.span.source).map(|source| source.path.to_string());
    Some(one.contract.clone()).filter(|name| !name.is_empty()).or_else(file).unwrap_or_default()
}

fn status(one: &Found, comparison: &eventwright_compat::gate::Comparison, prefix: &str) -> TestCaseStatus {
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
    status.set_type(one.finding.rule).set_message(one.finding.message.clone());
    let mut told = String::new();
    if let Some(source) = comparison.sources.get(one.finding.span.source) {
        let (line, column) = source.line_column(one.finding.span.start);
        told.push_str(&format!("{}:{line}:{column}\n", source_path(prefix, &source.path)));
    }
    for (name, words) in words::told(one, comparison) {
        told.push_str(&format!("{name}: {words}\n"));
    }
    told.push_str(one.finding.help.as_deref().unwrap_or_default());
    status.set_description(told);
    status
}
