//! Rules: named checks, each with its documentation. One file a rule, named as the rule is.
//!
//! Adding one: write its file with a `RULE`, add its name to the list below, add its cases under the tests' `cases`.
//! Some rules are applied while text is read, because nothing could be made of it otherwise, or when two versions are
//! compared; they have no `run`.

use crate::check::Findings;
use crate::model::Model;

/// A rule and what `explain` says of it.
#[derive(Debug)]
pub struct Rule {
    /// Kebab-case; reads after "allow"; never changes.
    pub name: &'static str,
    /// What it finds.
    pub what: &'static str,
    /// Why that is worth a finding.
    pub why: &'static str,
    /// An example that it finds.
    pub bad: &'static str,
    /// The same, mended.
    pub good: &'static str,
    /// When it is applied.
    pub run: Run,
}

/// When a rule is applied.
#[derive(Clone, Copy, Debug)]
pub enum Run {
    /// On a whole model, by this function.
    Model(fn(&Model, &mut Findings)),
    /// While text is read: nothing could be made of it otherwise.
    Reading,
    /// When a model is compared with a baseline.
    Comparing,
    /// It finds nothing by itself: it names a difference that explains a finding.
    Explaining,
}

impl Run {
    /// Whether the policy can change the level of what such a rule finds.
    pub const fn is_weighed(self) -> bool {
        matches!(self, Self::Model(_) | Self::Comparing)
    }
}

/// Declares the rule files and their list at once, so that neither can be forgotten.
macro_rules! rules {
    ($($name:ident),* $(,)?) => {
        $(mod $name;)*

        /// Every rule, by name.
        pub fn all() -> &'static [&'static Rule] {
            &[$(&$name::RULE),*]
        }
    };
}

rules! {
    blanket_exemption,
    bound_changed,
    breaking_change,
    bulk_content,
    byte_order_mark,
    circular_reference,
    closure_changed,
    colliding_names,
    composition_changed,
    consumer_added,
    consumer_removed,
    contradiction,
    duplicate_contract,
    duplicate_identifier,
    duplicate_member,
    empty_fact,
    event_removed,
    event_renamed,
    exemption_added,
    exemption_removed,
    expired_exemption,
    file_name,
    flow_narrowed,
    format_changed,
    idle_keyword,
    invalid_example,
    invalid_facts,
    invalid_keyword,
    items_changed,
    meta_changed,
    misplaced_file,
    missing_dialect,
    missing_event,
    missing_example,
    network_reference,
    not_json,
    not_utf8,
    open_root,
    pattern_changed,
    policy_narrowed,
    policy_widened,
    property_added,
    property_optional,
    property_removed,
    property_required,
    raw_id,
    read_lost,
    reference_outside_root,
    replay_safety_lost,
    sensitive_name,
    sensitive_text,
    severity_changed,
    size_proof_lost,
    small_envelope,
    state_machine,
    too_deep,
    too_large,
    type_changed,
    unknown_event,
    unknown_format,
    unknown_keyword,
    unknown_rule,
    unlisted_event,
    unneeded_exemption,
    unproven_change,
    unproven_size,
    unread_field,
    unreadable_baseline,
    unresolved_reference,
    unsupported_dialect,
    unsupported_pattern,
    unusable_name,
    unused_approval,
    values_changed,
    version_skipped,
}

pub use expired_exemption::expired;

/// The rule of that name.
pub fn find(name: &str) -> Option<&'static Rule> {
    all().iter().find(|rule| rule.name == name).copied()
}

#[cfg(test)]
mod tests {
    use super::all;

    #[test]
    fn every_rule_is_documented_and_named_after_its_problem() {
        let mut names: Vec<&str> = all().iter().map(|rule| rule.name).collect();
        for rule in all() {
            assert!(rule.name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'));
            for part in [rule.what, rule.why, rule.bad, rule.good] {
                assert!(!part.trim().is_empty(), "{} lacks a part of its documentation", rule.name);
            }
        }
        let sorted = names.clone();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names, sorted, "rules are listed by name, each once");
    }
}
