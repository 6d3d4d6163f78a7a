//! What a module leaves out of its events, as the runtime judges undeclared members by it.

use crate::facts::{Module, Policy, RuleLevel};
use eventwright_runtime::detect::Excluded;
use eventwright_runtime::detect::excluded::spelling;

/// The rule that judges declared names by the same list. Its level is that of undeclared names too.
const RULE: &str = "bulk-content";

/// The names that `payload.exclude` of a module lists, under the level that the policy gives the rule `bulk-content`:
/// `deny`, as it is built in, refuses, `warn` warns, `allow` excludes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exclusions {
    names: Vec<String>,
    warned: bool,
}

impl Exclusions {
    /// Those of a module.
    pub fn of(policy: &Policy, module: &Module) -> Self {
        let warned = match policy.rules.get(RULE) {
            None | Some(RuleLevel::Deny) => false,
            Some(RuleLevel::Warn) => true,
            Some(RuleLevel::Allow) => return Self::default(),
        };
        let listed = module.payload.exclude.iter().flat_map(|exclude| &exclude.names);
        let mut names: Vec<String> = listed.map(|name| spelling(name)).filter(|name| !name.is_empty()).collect();
        names.sort_unstable();
        names.dedup();
        Self { names, warned }
    }

    /// The names as the runtime spells them: sorted, each once.
    pub fn names(&self) -> Vec<&str> {
        self.names.iter().map(String::as_str).collect()
    }

    /// Whether members under these names are let through with a warning.
    pub fn warned(&self) -> bool {
        self.warned
    }

    /// The same for the runtime, given [`Exclusions::names`], which it borrows.
    pub fn weighed<'a>(&self, names: &'a [&'a str]) -> Excluded<'a> {
        if self.warned { Excluded::warned(names) } else { Excluded::refused(names) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::node::from_node;
    use crate::node::parse;
    use crate::source::SourceId;
    use serde::de::DeserializeOwned;

    fn of(policy: &str, names: &str) -> Exclusions {
        let exclude = format!(r#"[{{"what": "w", "use_instead": "id", "names": {names}}}]"#);
        let module = format!(r#"{{"title": "t", "version": "1", "owner": "o", "payload": {{"exclude": {exclude}}}}}"#);
        Exclusions::of(&read(policy), &read(&module))
    }

    fn read<T: DeserializeOwned>(text: &str) -> T {
        from_node(&parse(SourceId(0), text).expect("JSON")).expect("sound facts")
    }

    #[test]
    fn the_level_of_the_rule_is_that_of_undeclared_names() {
        let names = r#"["rawHtml", "full_lessons", "raw_htmls", "$"]"#;
        let level = |level: &str| format!(r#"{{"rules": {{"bulk-content": "{level}"}}}}"#);
        let listed: &[&str] = &["full_lesson", "raw_html"];
        for (policy, refused, warned) in [
            ("{}".to_owned(), listed, &[][..]),
            (level("deny"), listed, &[]),
            (level("warn"), &[], listed),
            (level("allow"), &[], &[]),
        ] {
            let exclusions = of(&policy, names);
            let names = exclusions.names();
            let weighed = exclusions.weighed(&names);
            assert_eq!((weighed.refusals(), weighed.warnings()), (refused, warned), "{policy}");
        }
    }
}
