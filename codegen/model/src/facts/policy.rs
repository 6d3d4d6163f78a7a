//! `policy.json`: what may never be in an event, how large it may get, and who may do otherwise.

use std::collections::BTreeMap;

/// The policy of a schema root; it holds for every module in it. A root without the file, and a file without one of
/// these members, gets the default: at most 1,023 bytes, all categories refused.
#[derive(Clone, Debug, Default, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// Where this file's own schema lies, for editors that are not told by their settings. Nothing else reads it.
    #[serde(rename = "$schema", default)]
    pub schema: Option<String>,
    /// How large a payload may get. Default: at most 1,023 bytes.
    #[serde(default)]
    pub payload: Payload,
    /// How large a whole message may get. Default: no limit of its own.
    #[serde(default)]
    pub envelope: Envelope,
    /// What must never be in a payload. Default: every category is refused.
    #[serde(default)]
    pub sensitive: Sensitive,
    /// Levels of single rules by their names, where the built-in level will not do. Default: none.
    /// Example: `{"missing-description": "allow"}`.
    #[serde(default)]
    pub rules: BTreeMap<String, RuleLevel>,
    /// Fields exempt from the sensitive-data policy whose contract cannot carry an `x-pii` itself. Default: none.
    #[serde(default)]
    pub allow: Vec<Exemption>,
    /// Changes against a baseline that are meant, each told by its rule, its contract and its digest.
    /// Default: none.
    #[serde(default)]
    pub approvals: Vec<Approval>,
    /// A team's own annotation keywords, which are let through unread: complete names that begin with `x-`.
    /// Default: none. Example: `["x-jira"]`.
    #[serde(default)]
    pub foreign_keywords: Vec<String>,
}

impl Policy {
    /// What holds for a document that is no contract: no limit, and nothing is refused.
    pub fn none() -> Self {
        let warn = |name: Category| CategoryRule {
            name,
            level: CategoryLevel::Warn,
            title: name.name().to_owned(),
            examples: Vec::new(),
            use_instead: None,
        };
        Self {
            payload: Payload { max_bytes: u32::MAX.into(), rule: None },
            sensitive: Sensitive { categories: Category::ALL.into_iter().map(warn).collect(), always_use: Vec::new() },
            ..Self::default()
        }
    }
}

/// How large a payload may get.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Payload {
    /// The most bytes of a payload as compact UTF-8 JSON, inclusive: what `encode` writes. The white space and escapes
    /// of a received text do not count. Example: `1023` for "less than 1 KB".
    #[cfg_attr(feature = "schemars", schemars(range(min = 2)))]
    pub max_bytes: u64,
    /// The rule in words, for the reference, which adds the figure. Default: none. Example: `"Keep payloads small"`.
    #[serde(default)]
    pub rule: Option<String>,
}

/// How large a whole message may get, its payload included.
#[derive(Clone, Debug, Default, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Envelope {
    /// The most bytes of a message as compact UTF-8 JSON, inclusive. Default: no limit.
    #[serde(default)]
    #[cfg_attr(feature = "schemars", schemars(range(min = 2)))]
    pub max_bytes: Option<u64>,
}

/// What must never be in a payload, and what to use instead.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Sensitive {
    /// The categories, in the order of the reference, which prints neighbours of the same title as one line. A category
    /// that is not listed is refused.
    #[serde(default)]
    pub categories: Vec<CategoryRule>,
    /// What events carry in place of such data, for the reference. Default: nothing.
    #[serde(default)]
    pub always_use: Vec<UseInstead>,
}

/// How one category is treated, and what the reference says of it.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CategoryRule {
    /// The category.
    pub name: Category,
    /// What happens when a field name or a value falls into it. Default: `refuse`.
    #[serde(default)]
    pub level: CategoryLevel,
    /// What the reference calls it. Example: `"User PII"`.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub title: String,
    /// Examples of it for the reference, in the plain words of its readers. Default: none. Example: `["email"]`.
    #[serde(default)]
    pub examples: Vec<String>,
    /// What to use instead, for the reference and for the help of findings. Default: nothing. Example: `"UUIDs"`.
    #[serde(default)]
    pub use_instead: Option<String>,
}

/// A kind of data that must not be in events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// Names of people and other facts about a person: birth dates, gender, health.
    Person,
    /// Ways to reach or trace a person: e-mail addresses, phone numbers, IP addresses, home directories.
    Contact,
    /// Postal addresses and exact places.
    Address,
    /// Numbers issued by an authority: passports, tax and social security numbers.
    GovernmentId,
    /// Payment cards.
    Payment,
    /// Bank accounts.
    Bank,
    /// Whatever lets somebody in: passwords, tokens, keys.
    Credential,
    /// Keys of database rows, which tell a stranger how many there are and let him guess the next.
    DatabaseKey,
}

impl Category {
    /// Every category, in declaration order.
    pub const ALL: [Self; 8] = [
        Self::Person,
        Self::Contact,
        Self::Address,
        Self::GovernmentId,
        Self::Payment,
        Self::Bank,
        Self::Credential,
        Self::DatabaseKey,
    ];

    /// The name as schemas and policies write it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Contact => "contact",
            Self::Address => "address",
            Self::GovernmentId => "government_id",
            Self::Payment => "payment",
            Self::Bank => "bank",
            Self::Credential => "credential",
            Self::DatabaseKey => "database_key",
        }
    }
}

/// What happens with data of a category.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CategoryLevel {
    /// A field is an error, a value is refused.
    #[default]
    Refuse,
    /// A field or value is reported and let through.
    Warn,
}

/// What events carry in place of sensitive data.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct UseInstead {
    /// What to use. Example: `"User IDs"`.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub what: String,
    /// A remark, printed in parentheses. Default: none. Example: `"not emails"`.
    #[serde(default)]
    pub note: Option<String>,
}

/// How strictly a rule is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RuleLevel {
    /// Its findings are dropped.
    Allow,
    /// Its findings are reported and do not fail the run.
    Warn,
    /// Its findings fail the run.
    Deny,
}

/// A reasoned exemption of one field of one event from the sensitive-data policy.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Exemption {
    /// The event type, in all its versions. Example: `"course.workflow.transitioned"`.
    pub event: String,
    /// The field: a JSON Pointer (RFC 6901) into the payload. Example: `"/approval_token"`.
    pub field: String,
    /// The category from which it is exempt.
    pub category: Category,
    /// Why the event needs the value and why it is tolerable: a sentence for an auditor.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub reason: String,
    /// Who answers for it: a team.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub owner: String,
    /// The last day on which it holds, `YYYY-MM-DD`. Default: it does not end.
    #[serde(default)]
    #[cfg_attr(feature = "schemars", schemars(extend("format" = "date")))]
    pub expires: Option<String>,
}

/// A change against a baseline that is meant. It covers one finding and nothing wider.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// The rule that found the change. Example: `"breaking-change"`.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub rule: String,
    /// The contract that the finding is about: `<type>.v<N>`. Example: `"course.quiz.created.v1"`.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub contract: String,
    /// What within the contract: the JSON Pointer that the finding names. Default: the contract as a whole.
    #[serde(default)]
    pub pointer: Option<String>,
    /// The digest that the report gives for the finding: of the witness and what changed where readers break, of the old and
    /// the new value elsewhere. Another change needs another approval. Default: none, which covers nothing.
    #[serde(default)]
    pub witness: Option<String>,
    /// Why the change is meant and whom it may hurt: a sentence for an auditor.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub reason: String,
    /// Who answers for it: a team.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub owner: String,
    /// The last day on which it holds, `YYYY-MM-DD`. Default: it does not end.
    #[serde(default)]
    #[cfg_attr(feature = "schemars", schemars(extend("format" = "date")))]
    pub expires: Option<String>,
}

impl Default for Payload {
    fn default() -> Self {
        Self { max_bytes: 1023, rule: Some("Keep payloads small".to_owned()) }
    }
}

impl Default for Sensitive {
    fn default() -> Self {
        let rule = |name, title: &str, examples: &[&str], use_instead: Option<&str>| CategoryRule {
            name,
            level: CategoryLevel::Refuse,
            title: title.to_owned(),
            examples: examples.iter().map(|&example| example.to_owned()).collect(),
            use_instead: use_instead.map(str::to_owned),
        };
        let instead = |what: &str, note: &str| UseInstead { what: what.to_owned(), note: Some(note.to_owned()) };
        Self {
            categories: vec![
                rule(Category::Contact, "User PII", &["email"], None),
                rule(Category::Person, "User PII", &["name"], None),
                rule(Category::Address, "User PII", &["address"], None),
                rule(
                    Category::GovernmentId,
                    "Government IDs",
                    &["passport", "tax number", "social security number"],
                    None,
                ),
                rule(Category::Payment, "Payment information", &["credit card"], None),
                rule(Category::Bank, "Payment information", &["bank account"], None),
                rule(Category::Credential, "API Keys", &["LLM API keys", "WebGenesis keys"], None),
                rule(Category::DatabaseKey, "Internal IDs", &["database primary keys"], Some("UUIDs")),
            ],
            always_use: vec![
                instead("User IDs", "not emails"),
                instead("Course UUIDs", "not DB IDs"),
                instead("Tenant IDs", "for multi-tenancy"),
            ],
        }
    }
}
