//! Changes of a contract beyond its instances: what stands in `x-event`, and whether a contract is there at all.

use super::{Direction, Found, Request, came, find, old_span, warning};
use crate::clock::Clock;
use crate::solve::arena::Arena;
use eventwright_model::diagnostic::Diagnostic;
use eventwright_model::size::{self, Verdict};
use eventwright_model::{Contract, Left, Model, facts, sensitive, view};
use eventwright_runtime::json::Writer;

/// What the facts of a contract that is still there have become.
pub(super) fn contract(old: (&Model, &Contract), new: (&Model, &Contract), request: &Request) -> Vec<Found> {
    let mut findings = Vec::new();
    meta(old, new, &mut findings);
    consumers(old, new, &mut findings);
    replay(old, new, &mut findings);
    severity(old, new, &mut findings);
    exemptions(old, new, request, &mut findings);
    proof(old, new, &mut findings);
    let found = |(pointer, [was, is], finding): Fact| Found::fact(new.1.name(), pointer, (&was, &is), finding);
    findings.into_iter().map(found).collect()
}

/// Where, what was there and what is, and the finding.
type Fact = (String, [String; 2], Diagnostic);
type Findings = Vec<Fact>;

fn meta(old: (&Model, &Contract), new: (&Model, &Contract), findings: &mut Findings) {
    let (was, is) = (&old.1.event.value.meta, &new.1.event.value.meta);
    for (name, before, after) in
        [("producer", &was.producer, &is.producer), ("source_module", &was.source_module, &is.source_module)]
    {
        // What a baseline did not say has not changed.
        if before != after && !before.is_empty() {
            let pointer = format!("/meta/{name}");
            let message = format!("`{}`: `{name}` was `{before}` and is `{after}`", new.1.name());
            let finding = Diagnostic::error("meta-changed", new.0.facts_span(&new.1.event, &pointer), message)
                .related(old_span(old.0.facts_span(&old.1.event, &pointer)), "as it was")
                .help("consumers filter by the meta block: keep it, or publish a new version");
            findings.push((pointer, [before.clone(), after.clone()], finding));
        }
    }
}

fn consumers(old: (&Model, &Contract), new: (&Model, &Contract), findings: &mut Findings) {
    let (was, is) = (&old.1.event.value.consumers, &new.1.event.value.consumers);
    let name = new.1.name();
    for (index, before) in was.iter().enumerate() {
        let there = old_span(old.0.facts_span(&old.1.event, &format!("/consumers/{index}")));
        match is.iter().position(|after| after.name == before.name) {
            None => {
                let message = format!("`{name}`: `{}` is no longer listed as a consumer", before.name);
                let here = new.0.facts_span(&new.1.event, "/type");
                findings.push((
                    consumer(&before.name),
                    [listed(before), String::new()],
                    warning("consumer-removed", here, message).related(there, "as it was"),
                ));
            }
            Some(at) => {
                let after = &is[at];
                let fewer =
                    before.reads.iter().filter(|read| after.reads.iter().all(|one| one.pointer != read.pointer));
                for read in fewer {
                    let message =
                        format!("`{name}`: `{}` no longer says that it reads `{}`", before.name, read.pointer);
                    let here = new.0.facts_span(&new.1.event, &format!("/consumers/{at}"));
                    let finding = warning("consumer-removed", here, message).related(there, "as it was");
                    let pointer = format!("{}{}", consumer(&before.name), read.pointer);
                    findings.push((pointer, [listed(before), listed(after)], finding));
                }
            }
        }
    }
    for (index, after) in is.iter().enumerate().filter(|(_, after)| was.iter().all(|before| before.name != after.name))
    {
        let here = new.0.facts_span(&new.1.event, &format!("/consumers/{index}"));
        let message = format!("`{name}`: `{}` is a new consumer", after.name);
        let was = String::new();
        findings.push((consumer(&after.name), [was, listed(after)], warning("consumer-added", here, message)));
    }
}

/// Where a finding about a consumer is, as approvals name it.
pub(super) fn consumer(name: &str) -> String {
    format!("/consumers/{}", eventwright_model::node::escape_token(name))
}

/// A consumer and what it reads, in a line.
fn listed(consumer: &facts::Consumer) -> String {
    let read = |read: &facts::Read| format!(" {}{}", read.pointer, if read.optional { "?" } else { "" });
    let reads: String = consumer.reads.iter().map(read).collect();
    format!("{}{}{reads}", consumer.name, if consumer.critical { "!" } else { "" })
}

fn replay(old: (&Model, &Contract), new: (&Model, &Contract), findings: &mut Findings) {
    let safe = |contract: &Contract| contract.event.value.replay.as_ref().is_some_and(|replay| replay.safe);
    if safe(old.1) && !safe(new.1) {
        let message = format!("`{}` could be handled twice without harm, and no longer can", new.1.name());
        let here = new.0.facts_span(&new.1.event, "/replay");
        let there = old_span(old.0.facts_span(&old.1.event, "/replay"));
        let finding = Diagnostic::error("replay-safety-lost", here, message).related(there, "as it was");
        let finding = finding.help("keep the promise, or publish a new version");
        findings.push(("/replay".to_owned(), ["safe", "unsafe"].map(str::to_owned), finding));
    }
}

fn severity(old: (&Model, &Contract), new: (&Model, &Contract), findings: &mut Findings) {
    let (was, is) = (&old.1.event.value, &new.1.event.value);
    let name = new.1.name();
    if was.severity != is.severity {
        let told = |one: &facts::Event| {
            one.severity.map_or_else(|| "not given".to_owned(), |severity| format!("{severity:?}").to_lowercase())
        };
        let message = format!("`{name}`: the severity was {} and is {}", told(was), told(is));
        findings.push((
            "/severity".to_owned(),
            [told(was), told(is)],
            warning("severity-changed", new.0.facts_span(&new.1.event, "/severity"), message),
        ));
    }
    if was.critical != is.critical {
        let message = if is.critical { "is critical now" } else { "is not critical any more" };
        let here = new.0.facts_span(&new.1.event, "/critical");
        let finding = warning("severity-changed", here, format!("`{name}` {message}"));
        findings.push(("/critical".to_owned(), [was.critical.to_string(), is.critical.to_string()], finding));
    }
}

fn exemptions(old: (&Model, &Contract), new: (&Model, &Contract), request: &Request, findings: &mut Findings) {
    for property in view::properties(&new.0.schemas, new.1.root) {
        let pointer = format!("/{}", eventwright_model::node::escape_token(&property.name));
        let before = view::field(&old.0.schemas, old.1.root, &pointer)
            .map(|(id, _)| view::exempt(&old.0.schemas, id))
            .unwrap_or_default();
        let after = view::exempt(&new.0.schemas, property.schema);
        for category in after.iter().filter(|category| !before.contains(category)) {
            let message = format!("`{}`: `{}` is exempt from `{}` now", new.1.name(), property.name, category.name());
            let here = new.0.schemas.info(property.schema).span;
            let change = [String::new(), category.name().to_owned()];
            let finding = if request.directions.contains(&Direction::Forward) {
                Diagnostic::error("exemption-added", here, message).help(
                    "old readers refuse the values that it lets through: let them have the new schemas before such \
                     events are sent, and approve the change",
                )
            } else {
                warning("exemption-added", here, message)
            };
            findings.push((pointer.clone(), change, finding));
        }
        for category in before.iter().filter(|category| !after.contains(category)) {
            let message =
                format!("`{}`: `{}` is no longer exempt from `{}`", new.1.name(), property.name, category.name());
            let here = new.0.schemas.info(property.schema).span;
            let finding = Diagnostic::error("exemption-removed", here, message)
                .help("new readers refuse the values that the exemption let through; stored events may hold them");
            findings.push((pointer.clone(), [category.name().to_owned(), String::new()], finding));
        }
    }
}

fn proof(old: (&Model, &Contract), new: (&Model, &Contract), findings: &mut Findings) {
    let limit = |model: &Model| model.policy.value.payload.max_bytes;
    let worst = |model, contract: &Contract| size::worst(model, contract.root, Writer::Compact);
    let (was, is) = (worst(old.0, old.1), worst(new.0, new.1));
    if was.verdict(limit(old.0)) == Verdict::Proven && is.verdict(limit(new.0)) != Verdict::Proven {
        let message =
            format!("`{}`: the payload was proven to stay within the limit, and is not any more", new.1.name());
        let here = new.0.facts_span(&new.1.event, "/type");
        let told = |worst: &size::Worst, limit| format!("{:?} {} of {limit}", worst.bytes, worst.unbounded.join(" "));
        let change = [told(&was, limit(old.0)), told(&is, limit(new.0))];
        findings.push((String::new(), change, Diagnostic::error("size-proof-lost", here, message)));
    }
}

/// What the policy refuses now and did not.
pub(super) fn policy(old: &Model, new: &Model, request: &Request) -> Vec<Found> {
    let (was, is) = (&old.policy.value, &new.policy.value);
    let mut findings = Vec::new();
    let mut push = |rule: &'static str, pointer: String, (was, is): (&str, &str), message: String| {
        let here = new.facts_span(&new.policy, &pointer);
        let there = old_span(old.facts_span(&old.policy, &pointer));
        let finding = Diagnostic::error(rule, here, message).related(there, "as it was");
        findings.push(Found::fact("policy".to_owned(), pointer, (was, is), finding));
    };
    // Which readers meet what they do not expect: new ones when the policy is narrower, old ones when it is wider.
    let wider = request.directions.contains(&Direction::Forward);
    let narrower = is.payload.max_bytes < was.payload.max_bytes;
    if narrower || (wider && is.payload.max_bytes > was.payload.max_bytes) {
        let rule = if narrower { "policy-narrowed" } else { "policy-widened" };
        let message =
            format!("payloads could take {} bytes and can take {}", was.payload.max_bytes, is.payload.max_bytes);
        let change = (was.payload.max_bytes.to_string(), is.payload.max_bytes.to_string());
        push(rule, "/payload/max_bytes".to_owned(), (&change.0, &change.1), message);
    }
    let (before, after) =
        (sensitive::refused_categories(&old.policy.value), sensitive::refused_categories(&new.policy.value));
    let place = |category: facts::Category| {
        let index = is.sensitive.categories.iter().position(|rule| rule.name == category);
        index.map_or_else(|| "/sensitive".to_owned(), |index| format!("/sensitive/categories/{index}"))
    };
    for category in after.iter().copied().filter(|one| !before.contains(one)) {
        let message = format!("`{}` data was let through with a warning and is refused", category.name());
        push("policy-narrowed", place(category), ("", category.name()), message);
    }
    for category in before.iter().copied().filter(|one| wider && !after.contains(one)) {
        let message = format!("`{}` data was refused and is let through: old readers refuse it", category.name());
        push("policy-widened", place(category), (category.name(), ""), message);
    }
    findings
}

/// Contracts that went, came under another name, or came out of order.
pub(super) fn events(old: &Model, new: &Model, left_out: &[Left]) -> Vec<Found> {
    let mut findings = Vec::new();
    let came = came(old, new, left_out);
    for (module, gone) in old.contracts().filter(|(_, one)| find(new, one).is_none()) {
        let there = old_span(old.facts_span(&gone.event, "/type"));
        let home = new.modules.iter().find(|one| one.name == module.name);
        let here = home.map_or(there, |module| new.facts_span(&module.facts, "/publishes"));
        let renamed = came.iter().find(|one| one.event_type != gone.event_type && same(old, gone, new, one));
        let now = renamed.map(|now| now.name()).unwrap_or_default();
        let finding = match renamed {
            Some(now) => {
                let message =
                    format!("`{}` is `{}` now: consumers of the old type hear nothing", gone.name(), now.name());
                Diagnostic::error("event-renamed", new.facts_span(&now.event, "/type"), message)
                    .related(there, "as it was")
            }
            None => {
                let message = format!("`{}` is not there any more", gone.name());
                Diagnostic::error("event-removed", here, message).related(there, "as it was")
            }
        };
        let finding = finding.help("keep the file for as long as such events are stored or sent");
        findings.push(Found::fact(gone.name(), String::new(), (&gone.name(), &now), finding));
    }
    for now in came.iter().filter(|now| now.version > 1) {
        let before = new.contracts().any(|(_, one)| one.event_type == now.event_type && one.version + 1 == now.version);
        if !before {
            let message = format!("`{}` has no version {} before it", now.name(), now.version - 1);
            let finding =
                Diagnostic::error("version-skipped", new.facts_span(&now.event, "/meta/schema_version"), message);
            findings.push(Found::fact(now.name(), String::new(), ("", &now.name()), finding));
        }
    }
    findings
}

/// Whether two contracts have the same payload.
fn same(old: &Model, gone: &Contract, new: &Model, come: &Contract) -> bool {
    let arena = Arena::of([(&old.schemas.table, gone.root), (&new.schemas.table, come.root)], Clock::unlimited());
    arena.color(arena.roots[0]) == arena.color(arena.roots[1])
}
