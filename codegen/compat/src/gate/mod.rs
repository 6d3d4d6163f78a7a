//! Two versions of all contracts: what changed, whom it breaks, and what the policy makes of that.

mod approve;
mod excluded;
mod facts;
mod flows;
mod reads;
mod several;
mod verdict;

pub use approve::settle;
pub use verdict::{Break, ContractVerdict, Direction};

use crate::{Budget, Reader};
use eventwright_model::check::weigh;
use eventwright_model::diagnostic::{Diagnostic, Severity};
use eventwright_model::source::{SourceId, Sources, Span};
use eventwright_model::{Contract, Left, Model, parallel};

/// What is asked of a comparison.
#[derive(Clone, Debug)]
pub struct Request {
    /// The directions, each with a verdict of its own.
    pub directions: Vec<Direction>,
    /// The readers, each with a verdict of its own.
    pub readers: Vec<Reader>,
    /// What the baseline is called, for the paths of its texts: `git:v1.2`.
    pub baseline: String,
    /// The day by which approvals are judged, `YYYY-MM-DD`.
    pub today: String,
    /// How much is tried for each verdict.
    pub budget: Budget,
    /// Whether new versions are compared with all that came before them, not only with the last.
    pub transitive: bool,
    /// Files of the baseline that could not be read. Whatever they said is not compared, which is told.
    pub left_out: Vec<Left>,
    /// Whether the baseline is one of the history's: nobody can mend it any more.
    pub past: bool,
}

/// What came of a comparison.
#[derive(Debug)]
pub struct Comparison {
    /// The new texts, and after them the old ones under `<baseline>/path`. Findings point into both.
    pub sources: Sources,
    /// A verdict for each contract of the baseline that is still there, direction and reader.
    pub verdicts: Vec<ContractVerdict>,
    /// What the policy makes of it, in the order of contracts. Approved ones are left out.
    pub findings: Vec<Found>,
    /// How many findings were approved.
    pub approved: usize,
    /// How many findings each approval of the policy covered.
    covered: Vec<usize>,
}

/// A finding, and what it is about.
#[derive(Clone, Debug)]
pub struct Found {
    /// The contract, `<type>.v<N>`; empty for what concerns a module.
    pub contract: String,
    /// Where in the contract, as a JSON Pointer into the payload; empty for the whole.
    pub pointer: String,
    /// The finding.
    pub finding: Diagnostic,
    /// For a break, the verdict that it comes from: an index into [`Comparison::verdicts`].
    pub verdict: Option<usize>,
    /// What an approval names the change by: for a break, the verdict's digest, for other changes one over what was there
    /// and what is. `None` for what cannot be approved.
    pub digest: Option<String>,
}

impl Found {
    /// A finding that is about no change.
    fn plain(finding: Diagnostic) -> Self {
        Self { contract: String::new(), pointer: String::new(), finding, verdict: None, digest: None }
    }

    /// A change beyond instances, from what was there to what is.
    fn fact(contract: String, pointer: String, (was, is): (&str, &str), finding: Diagnostic) -> Self {
        let told = format!("{}\n{contract}\n{pointer}\n{was}\n{is}", finding.rule);
        let digest = Some(verdict::hashed([told]));
        Self { contract, pointer, finding, verdict: None, digest }
    }
}

/// Compares a baseline with what is there now. Neither need satisfy today's rules: whom a change breaks is worth knowing
/// while it is being written, too.
pub fn compare(old: &Model, new: &Model, request: &Request) -> Comparison {
    let shift = Shift::of(old, new, &request.baseline);
    let pairs: Vec<(&Contract, &Contract)> =
        new.contracts().filter_map(|(_, now)| Some((find(old, now)?, now))).collect();
    // Enough contracts to a thread that starting it pays.
    let judged = parallel::map(pairs.clone(), 16, |(was, now)| verdict::judge((old, was), (new, now), request));
    let mut found = Vec::new();
    let mut verdicts = Vec::new();
    for ((was, now), judged) in pairs.iter().zip(judged) {
        for verdict in judged {
            found.extend(verdict::finding(&verdict, (old, was), (new, now), verdicts.len()));
            verdicts.push(verdict);
        }
        found.extend(facts::contract((old, was), (new, now), request));
    }
    for (_, now) in new.contracts() {
        found.extend(reads::lost(find(old, now).map(|was| (old, was)), (new, now)));
    }
    for (was, now) in successors(old, new, request) {
        verdicts.extend(verdict::judge((new, was), (new, now), request));
    }
    found.extend(request.left_out.iter().map(|left| unread(left, request.past)));
    found.extend(facts::events(old, new, &request.left_out));
    found.extend(facts::policy(old, new, request));
    found.extend(excluded::findings(old, new, request));
    found.extend(flows::findings(old, new));
    let mut found = weighed(new, found);
    found.iter_mut().for_each(|one| shift.finding(&mut one.finding));
    let covered = approve::approve(new, &mut found, &request.today);
    let published = verdicts.iter_mut().filter(|verdict: &&mut ContractVerdict| verdict.after.is_none());
    for change in published.flat_map(|verdict| &mut verdict.changes) {
        change.old = shift.span(change.old);
    }
    order(&mut found);
    Comparison { sources: shift.sources, verdicts, findings: found, approved: covered.iter().sum(), covered }
}

fn order(found: &mut [Found]) {
    found.sort_by(|a, b| {
        (a.finding.span, a.finding.rule, &a.finding.message).cmp(&(b.finding.span, b.finding.rule, &b.finding.message))
    });
}

/// What is not compared, because a file could not be read. There is no change that an approval could be of.
fn unread(left: &Left, past: bool) -> Found {
    let message = format!("`{}` of the baseline is not compared: {}", left.path, left.because.message);
    let finding = unreadable(old_span(left.because.span), message, past);
    Found { contract: left.contract().to_owned(), ..Found::plain(finding) }
}

fn unreadable(span: Span, message: String, past: bool) -> Diagnostic {
    let severity = if past { Severity::Warning } else { Severity::Error };
    Diagnostic { severity, ..Diagnostic::error("unreadable-baseline", span, message) }
        .help("mend the baseline, or give `unreadable-baseline` a level in policy.json")
}

/// What a comparison with a baseline comes to that cannot be read at all; `past` as in [`Request`].
pub fn unread_baseline(new: &Model, baseline: &str, because: &str, past: bool) -> Comparison {
    let mut sources = new.sources.clone();
    let source = sources.add(&format!("<{baseline}>"), "");
    let finding = unreadable(Span::top(source), format!("`{baseline}` is not compared: {because}"), past);
    let findings = weighed(new, vec![Found::plain(finding)]);
    Comparison { sources, verdicts: Vec::new(), findings, approved: 0, covered: Vec::new() }
}

/// What schemas of which no contracts could be made come to: their findings, and no verdict.
pub fn uncompared(sources: Sources, findings: Vec<Diagnostic>) -> Comparison {
    let findings = findings.into_iter().map(Found::plain).collect();
    Comparison { sources, verdicts: Vec::new(), findings, approved: 0, covered: Vec::new() }
}

/// The contracts that a baseline does not have, as far as it could be read.
fn came<'m>(old: &Model, new: &'m Model, left_out: &[Left]) -> Vec<&'m Contract> {
    let unread = |name: String| left_out.iter().any(|left| left.contract() == name);
    let all = new.contracts().map(|(_, now)| now);
    all.filter(|now| find(old, now).is_none() && !unread(now.name())).collect()
}

/// The contract of the same event and version.
fn find<'m>(model: &'m Model, like: &Contract) -> Option<&'m Contract> {
    let same = |one: &&Contract| one.event_type == like.event_type && one.version == like.version;
    model.contracts().map(|(_, contract)| contract).find(same)
}

/// New versions of events, each with the version before it; with all that came before it, where the whole history is asked.
fn successors<'m>(old: &Model, new: &'m Model, request: &Request) -> Vec<(&'m Contract, &'m Contract)> {
    let before = |now: &'m Contract| {
        let all = new.contracts().map(|(_, one)| one);
        let mut before: Vec<_> =
            all.filter(|one| one.event_type == now.event_type && one.version < now.version).collect();
        before.sort_by_key(|one| std::cmp::Reverse(one.version));
        before.truncate(if request.transitive { usize::MAX } else { 1 });
        before.into_iter().map(move |was| (was, now))
    };
    came(old, new, &request.left_out).into_iter().flat_map(before).collect()
}

/// Whether one pointer is the other, or leads to something in it: by whole tokens, of which `*` is any.
fn related(one: &str, other: &str) -> bool {
    let alike = |(a, b): (&str, &str)| a == b || a == "*" || b == "*";
    one.split('/').zip(other.split('/')).all(alike)
}

/// The policy's levels for each finding.
fn weighed(model: &Model, found: Vec<Found>) -> Vec<Found> {
    let weigh_one = |mut one: Found| {
        one.finding = weigh(model, vec![one.finding]).pop()?;
        Some(one)
    };
    found.into_iter().filter_map(weigh_one).collect()
}

/// A span of the baseline, until its text has a number in the sources of both. Marked so that it can be told apart.
const OLD: u32 = 1 << 31;

/// Marks a span as one of the baseline.
fn old_span(span: Span) -> Span {
    Span { source: SourceId(span.source.0 | OLD), ..span }
}

/// Brings the texts of both together.
struct Shift {
    sources: Sources,
    offset: u32,
}

impl Shift {
    fn of(old: &Model, new: &Model, baseline: &str) -> Self {
        let mut sources = new.sources.clone();
        let offset = u32::try_from(sources.iter().count()).unwrap_or(u32::MAX);
        for (_, source) in old.sources.iter() {
            let path = if source.path.starts_with('<') {
                source.path.to_string()
            } else {
                format!("<{baseline}>/{}", source.path)
            };
            sources.add(&path, source.text.clone());
        }
        Self { sources, offset }
    }

    /// The place of a span of the baseline among the texts of both.
    fn span(&self, span: Span) -> Span {
        Span { source: SourceId((span.source.0 & !OLD).saturating_add(self.offset)), ..span }
    }

    fn marked(&self, span: Span) -> Span {
        if span.source.0 & OLD == 0 { span } else { self.span(span) }
    }

    fn finding(&self, finding: &mut Diagnostic) {
        finding.span = self.marked(finding.span);
        finding.related.iter_mut().for_each(|label| label.span = self.marked(label.span));
    }
}

/// A finding that does not fail the run unless the policy says so.
fn warning(rule: &'static str, span: Span, message: String) -> Diagnostic {
    Diagnostic { severity: Severity::Warning, ..Diagnostic::error(rule, span, message) }
}
