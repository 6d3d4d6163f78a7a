//! What a page says of a module as a whole.

use super::event::{Event, Version};
use super::{
    Consumed, Effect, Example, Exclude, Guidance, Head, Migration, Phase, Replay, ReplayKey, finders, thousands,
    with_note,
};
use crate::reference::payload::{DEEPEST, Known, ids};
use crate::reference::text::one_line;
use eventwright_model::check::Checked;
use eventwright_model::facts::{self, CategoryLevel, CompatibilityLevel, KeyRole};
use eventwright_model::model::Module;
use eventwright_model::schema::Schemas;
use eventwright_model::sensitive;
use eventwright_runtime::walk::NodeId;
use serde::Serialize;

/// What may never be in payloads, with the exemptions.
#[derive(Clone, Debug, Serialize)]
pub struct Sensitive {
    /// Categories under one title each.
    pub never: Vec<Never>,
    /// What to use in their place, a phrase each.
    pub always: Vec<String>,
    /// What the detectors find in free text, of what the policy refuses.
    pub found: Vec<&'static str>,
    /// The exemptions of this module's events.
    pub exemptions: Vec<Exemption>,
}

/// What may never be in payloads.
#[derive(Clone, Debug, Serialize)]
pub struct Never {
    /// What, with examples.
    pub what: String,
    /// What to use instead.
    pub use_instead: Option<String>,
    /// It is reported and let through.
    pub only_warned: bool,
}

/// A reasoned exemption from the policy.
#[derive(Clone, Debug, Serialize)]
pub struct Exemption {
    /// The event type.
    pub event: String,
    /// The field's path.
    pub field: String,
    /// The category.
    pub category: &'static str,
    /// Why.
    pub reason: String,
    /// Who answers for it.
    pub owner: String,
    /// The last day on which it holds.
    pub expires: Option<String>,
}

pub(super) fn head(facts: &facts::Module) -> Head {
    let status_words = facts.status.as_ref().map(|status| with_note(&status.text, status.phase.as_deref()));
    let reached = facts.status.as_ref().is_some_and(|status| status.reached);
    let status = status_words.as_ref().map(|words| if reached { format!("✅ {words}") } else { words.clone() });
    Head {
        title: facts.title.clone(),
        version: with_note(&facts.version, facts.release.as_deref()),
        last_updated: facts.dates.last_updated.clone(),
        owner: facts.owner.clone(),
        status,
        status_words,
        reached,
    }
}

pub(super) fn consumed(facts: &facts::Module) -> Consumed {
    let event = |event: &facts::ConsumedEvent| Effect { event: event.event.clone(), effect: event.effect.clone() };
    Consumed { events: facts.consumes.events.iter().map(event).collect(), note: facts.consumes.note.clone() }
}

pub(super) fn planned(facts: &facts::Module) -> Vec<Phase> {
    let mut phases: Vec<Phase> = Vec::new();
    for planned in &facts.planned {
        let effect = Effect { event: planned.event.clone(), effect: planned.effect.clone() };
        match phases.iter_mut().find(|phase| phase.phase == planned.phase) {
            Some(phase) => phase.events.push(effect),
            None => phases.push(Phase { phase: planned.phase.clone(), events: vec![effect] }),
        }
    }
    phases
}

pub(super) fn guidance(checked: &Checked, facts: &facts::Module) -> Guidance {
    let payload = &checked.policy.value.payload;
    // A limit of 1,023 bytes is what people call "less than 1 KB".
    let limit_words = match payload.max_bytes.checked_add(1) {
        Some(next) if next.is_multiple_of(1024) => format!("< {} KB per event", thousands(next / 1024)),
        _ => format!("at most {} bytes per event", thousands(payload.max_bytes)),
    };
    let exclude = |exclude: &facts::Exclude| Exclude {
        what: exclude.what.clone(),
        because: exclude.because.clone(),
        use_instead: exclude.use_instead.clone(),
    };
    let include = |include: &facts::Include| with_note(&include.label, joined(&include.examples).as_deref());
    Guidance {
        rule: payload.rule.clone(),
        limit_words,
        limit: thousands(payload.max_bytes),
        exclude: facts.payload.exclude.iter().map(exclude).collect(),
        include: facts.payload.include.iter().map(include).collect(),
    }
}

fn joined(items: &[String]) -> Option<String> {
    (!items.is_empty()).then(|| items.join(", "))
}

pub(super) fn sensitive(checked: &Checked, module: &Module) -> Sensitive {
    let policy = &checked.policy.value.sensitive;
    let mut never: Vec<(String, Vec<String>, Never)> = Vec::new();
    for rule in &policy.categories {
        let only_warned = rule.level == CategoryLevel::Warn;
        match never.last_mut() {
            Some((title, examples, last)) if *title == rule.title && last.only_warned == only_warned => {
                examples.extend(rule.examples.iter().cloned());
                last.use_instead = last.use_instead.take().or_else(|| rule.use_instead.clone());
            }
            _ => {
                let entry = Never { what: String::new(), use_instead: rule.use_instead.clone(), only_warned };
                never.push((rule.title.clone(), rule.examples.clone(), entry));
            }
        }
    }
    let titled = |(title, examples, never): (String, Vec<String>, Never)| Never {
        what: with_note(&title, joined(&examples).as_deref()),
        ..never
    };
    Sensitive {
        never: never.into_iter().map(titled).collect(),
        always: policy.always_use.iter().map(|use_| with_note(&use_.what, use_.note.as_deref())).collect(),
        found: finders::all(sensitive::refused(&checked.policy.value)).map(|detector| detector.what).collect(),
        exemptions: exemptions(checked, module),
    }
}

fn exemptions(checked: &Checked, module: &Module) -> Vec<Exemption> {
    let mut found = Vec::new();
    for contract in &module.contracts {
        for (field, pii) in exempt_fields(&checked.schemas, &[contract.root], "", 0) {
            found.push(Exemption {
                event: contract.event_type.clone(),
                field,
                category: pii.category.name(),
                reason: pii.reason.clone(),
                owner: pii.owner.clone(),
                expires: pii.expires.clone(),
            });
        }
    }
    for allow in &checked.policy.value.allow {
        if module.contracts.iter().any(|contract| contract.event_type == allow.event) {
            found.push(Exemption {
                event: allow.event.clone(),
                field: allow.field.trim_start_matches('/').replace('/', "."),
                category: allow.category.name(),
                reason: allow.reason.clone(),
                owner: allow.owner.clone(),
                expires: allow.expires.clone(),
            });
        }
    }
    found.dedup_by(|a, b| (&a.event, &a.field, a.category) == (&b.event, &b.field, b.category));
    found
}

/// The exempt fields below some subschemas, by path.
fn exempt_fields<'a>(schemas: &'a Schemas, parts: &[NodeId], at: &str, depth: usize) -> Vec<(String, &'a facts::Pii)> {
    let known = Known::new(schemas, parts);
    let mut found: Vec<_> = known.exemptions().map(|pii| (at.to_owned(), pii)).collect();
    if depth > DEEPEST {
        return found;
    }
    for property in known.properties() {
        let path = if at.is_empty() { property.name.to_string() } else { format!("{at}.{}", property.name) };
        found.extend(exempt_fields(schemas, &ids(&property), &path, depth + 1));
    }
    let items = known.items();
    if !items.is_empty() {
        found.extend(exempt_fields(schemas, &items, &format!("{at}[]"), depth + 1));
    }
    found
}

/// The events that are safe to handle twice, and those that are not.
pub(super) fn replays(events: &[Event]) -> (Vec<Replay>, Vec<Replay>) {
    let mut safe = Vec::new();
    let mut not = Vec::new();
    for event in events {
        let several = event.versions.len() > 1;
        for Version { version, idempotency, .. } in &event.versions {
            let Some(replay) = idempotency else { continue };
            let name = if several { format!("{} v{version}", event.event_type) } else { event.event_type.clone() };
            let entry = Replay { event: name, because: replay.because.clone() };
            if replay.safe { safe.push(entry) } else { not.push(entry) }
        }
    }
    (safe, not)
}

pub(super) fn replay_keys(facts: &facts::Module) -> Vec<ReplayKey> {
    let key = |key: &facts::ReplayKey| ReplayKey {
        key: key.key.clone(),
        role: match key.role {
            KeyRole::Primary => "PRIMARY",
            KeyRole::Secondary => "SECONDARY",
        },
        used_by: key.used_by.clone(),
        purpose: key.purpose.clone(),
    };
    facts.replay.keys.iter().map(key).collect()
}

pub(super) fn examples(facts: &facts::Module) -> Vec<Example> {
    let example = |example: &facts::Example| {
        let code = example.code.join("\n");
        let code = match &example.path {
            Some(path) => format!("{} {}\n\n{code}", comment(&example.language), one_line(path)),
            None => code,
        };
        Example { title: example.title.clone(), language: example.language.clone(), code }
    };
    facts.examples.iter().map(example).collect()
}

/// How a comment begins in a language.
fn comment(language: &str) -> &'static str {
    match language {
        "python" | "ruby" | "bash" | "sh" | "shell" | "yaml" | "toml" | "perl" | "r" | "elixir" => "#",
        "sql" | "lua" | "haskell" => "--",
        _ => "//",
    }
}

pub(super) fn migration(facts: &facts::Module) -> Option<Migration> {
    let migration = facts.migration.as_ref()?;
    let charter = facts.charter.as_ref().map(|charter| format!("{charter} compliant"));
    let compatibility = migration.backward_compatibility.as_ref().map(|compatibility| {
        let (mark, level) = match compatibility.level {
            CompatibilityLevel::Full => ("✅", "Fully backward compatible"),
            CompatibilityLevel::Partial => ("⚠️", "Partly backward compatible"),
            CompatibilityLevel::None => ("❌", "Not backward compatible"),
        };
        (mark, with_note(level, compatibility.because.as_deref()))
    });
    Some(Migration {
        date: migration.date.clone(),
        from: migration.from.clone(),
        to: with_note(&migration.to, charter.as_deref()),
        changes: migration.breaking_changes.changes.clone(),
        changes_note: migration.breaking_changes.note.clone(),
        compatibility_words: compatibility.as_ref().map(|(_, words)| words.clone()),
        compatibility: compatibility.map(|(mark, words)| format!("{mark} {words}")),
    })
}
