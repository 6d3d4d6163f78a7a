//! Stand-ins for parts of this crate that are not merged yet. To be deleted: every `types::pending::` in a path goes away.

#![allow(missing_docs, clippy::missing_docs_in_private_items)]

use crate::format::Format;
use crate::json::{Number, Tree};
use std::cmp::Ordering;

pub mod detect {
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub enum Category {
        Contact,
        Credential,
    }
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    pub struct Categories(u16);
    impl Categories {
        pub const NONE: Self = Self(0);
        pub const ALL: Self = Self(3);
        pub const fn of(categories: &[Category]) -> Self {
            if categories.is_empty() {
                Self::NONE
            } else {
                Self::ALL
            }
        }
        pub const fn contains(self, category: Category) -> bool {
            self.0 & (1 << category as u16) != 0
        }
        pub const fn is_empty(self) -> bool {
            self.0 == 0
        }
    }
    #[derive(Debug)]
    pub struct Detector {
        pub name: &'static str,
        pub category: Category,
        pub finds: &'static str,
    }
    #[derive(Clone, Copy, Debug)]
    pub struct Finding {
        pub detector: &'static Detector,
        pub start: usize,
        pub end: usize,
    }
    static EMAIL: Detector = Detector {
        name: "email",
        category: Category::Contact,
        finds: "e-mail address",
    };
    pub fn scan(text: &str, categories: Categories) -> Option<Finding> {
        let at = text
            .find('@')
            .filter(|_| categories.contains(Category::Contact))?;
        let start = text[..at].rfind(' ').map_or(0, |space| space + 1);
        let end = text[at..].find(' ').map_or(text.len(), |space| at + space);
        Some(Finding {
            detector: &EMAIL,
            start,
            end,
        })
    }
    pub const REDACTION_MARK: &str = "[redacted]";
    pub fn redact(text: &str, categories: Categories) -> std::borrow::Cow<'_, str> {
        match scan(text, categories) {
            None => text.into(),
            Some(found) => {
                let [before, after] =
                    [text.get(..found.start), text.get(found.end..)].map(Option::unwrap_or_default);
                format!("{before}{REDACTION_MARK}{after}").into()
            }
        }
    }
    pub fn sensitive_name(name: &str) -> Option<Category> {
        (name == "password").then_some(Category::Credential)
    }
}

pub mod walk {
    use crate::json::Tree;
    use crate::types::pending::detect::Categories;
    use crate::violation::Violation;
    use crate::walk::{NodeId, Schema};

    #[derive(Debug)]
    pub struct LazySchema(std::sync::OnceLock<Schema>);
    impl LazySchema {
        pub const fn new(
            _text: &'static str,
            _patterns: &'static [&'static crate::pattern::Pattern],
        ) -> Self {
            Self(std::sync::OnceLock::new())
        }
        pub fn get(&self) -> &Schema {
            self.0.get_or_init(Schema::default)
        }
    }

    #[derive(Clone, Copy, Debug, Default)]
    pub struct Options {
        pub tolerant: bool,
        pub scan: Option<Categories>,
    }

    impl Schema {
        pub fn accepts(&self, _root: NodeId, _instance: &Tree, _options: Options) -> bool {
            true
        }
        pub fn violations(
            &self,
            _root: NodeId,
            _instance: &Tree,
            _options: Options,
        ) -> Vec<Violation> {
            Vec::new()
        }
    }
}

impl Format {
    pub fn is_valid(self, text: &str) -> bool {
        !text.is_empty()
    }
}

impl Number {
    pub fn is_integer(self) -> bool {
        self.to_f64().fract() == 0.0
    }
    pub fn is_negative(self) -> bool {
        self.to_f64() < 0.0
    }
    pub fn as_i64(self) -> Option<i64> {
        match self {
            Self::Integer(value) => Some(value),
            Self::Float(value) if value.fract() == 0.0 && value.abs() < 9e18 => Some(value as i64),
            Self::Unsigned(_) | Self::Float(_) => None,
        }
    }
    pub fn as_u64(self) -> Option<u64> {
        match self {
            Self::Unsigned(value) => Some(value),
            Self::Float(value) if value.fract() == 0.0 && (0.0..1.8e19).contains(&value) => {
                Some(value as u64)
            }
            Self::Integer(value) => u64::try_from(value).ok(),
            Self::Float(_) => None,
        }
    }
    pub fn to_f64(self) -> f64 {
        match self {
            Self::Integer(value) => value as f64,
            Self::Unsigned(value) => value as f64,
            Self::Float(value) => value,
        }
    }
    pub fn is_multiple_of(self, divisor: Self) -> bool {
        (self.to_f64() / divisor.to_f64()).fract() == 0.0
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Number {}
impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        self.to_f64().total_cmp(&other.to_f64())
    }
}
impl std::hash::Hash for Number {
    fn hash<H: std::hash::Hasher>(&self, _state: &mut H) {}
}
impl PartialEq for Tree {
    fn eq(&self, other: &Self) -> bool {
        serde_json::Value::from(self) == serde_json::Value::from(other)
    }
}
impl Eq for Tree {}
impl Tree {
    pub fn first_duplicate(items: &[Self]) -> Option<(usize, usize)> {
        (1..items.len()).find_map(|late| {
            Some((
                items
                    .iter()
                    .take(late)
                    .position(|one| *one == items[late])?,
                late,
            ))
        })
    }
}
