//! Keywords of objects (JSON Schema 2020-12 Core, section 10.3.2; Validation, section 6.5).

use super::phrase;
use super::place::Place;
use super::unevaluated::Marks;
use super::{Here, Keyword, NodeId, Walker};
use crate::json::Tree;
use crate::pattern::Pattern;
use std::sync::Arc;

/// The members of an object in the instance.
type Members = [(Box<str>, Tree)];

impl Walker<'_> {
    pub(super) fn object(&mut self, keyword: &Keyword, here: Here<'_>, marks: Option<&mut Marks>) -> bool {
        let Tree::Object(members) = here.tree else {
            return true;
        };
        let length = u64::try_from(members.len()).unwrap_or(u64::MAX);
        match keyword {
            Keyword::Properties(schemas) => self.properties(schemas, members, here, marks),
            Keyword::PatternProperties(schemas) => self.pattern_properties(schemas, members, here, marks),
            Keyword::AdditionalProperties(schema) => self.additional_properties(*schema, members, here, marks),
            Keyword::PropertyNames(schema) => self.property_names(*schema, members, here),
            Keyword::MaxProperties(limit) => length <= *limit || self.fail_plainly(here, keyword),
            Keyword::MinProperties(limit) => length >= *limit || self.fail_plainly(here, keyword),
            Keyword::Required(names) => self.required(names, members, here, keyword.name(), None),
            Keyword::DependentRequired(dependents) => {
                let mut valid = true;
                for (name, needed) in dependents {
                    if has(members, name) {
                        valid &= self.required(needed, members, here, keyword.name(), Some(name));
                    }
                }
                valid
            }
            _ => true,
        }
    }

    fn properties(
        &mut self,
        schemas: &[(Box<str>, NodeId)],
        members: &Members,
        here: Here<'_>,
        mut marks: Option<&mut Marks>,
    ) -> bool {
        let mut valid = true;
        let mut next = 0;
        for (index, (name, value)) in members.iter().enumerate() {
            let Some(found) = position(schemas, name, next) else {
                continue;
            };
            let Some((_, schema)) = schemas.get(found) else {
                continue;
            };
            next = found + 1;
            if let Some(marks) = &mut marks {
                marks.set(index);
            }
            if let Some(trace) = &mut self.trace {
                trace.declare(value);
            }
            valid &= self.apply(*schema, value, &Place::Member(here.place, name), here.scope, None);
            if !valid && self.report.is_none() {
                break;
            }
        }
        valid
    }

    fn pattern_properties(
        &mut self,
        schemas: &[(Arc<Pattern>, NodeId)],
        members: &Members,
        here: Here<'_>,
        mut marks: Option<&mut Marks>,
    ) -> bool {
        let mut valid = true;
        for (index, (name, value)) in members.iter().enumerate() {
            for (pattern, schema) in schemas {
                if !pattern.is_match(name) {
                    continue;
                }
                if let Some(marks) = &mut marks {
                    marks.set(index);
                }
                valid &= self.apply(*schema, value, &Place::Member(here.place, name), here.scope, None);
                if !valid && self.report.is_none() {
                    return false;
                }
            }
        }
        valid
    }

    fn additional_properties(
        &mut self,
        schema: NodeId,
        members: &Members,
        here: Here<'_>,
        mut marks: Option<&mut Marks>,
    ) -> bool {
        let closed = self.is_false(schema);
        if closed && self.tolerant {
            return true;
        }
        let mut valid = true;
        let mut next = 0;
        for (index, (name, value)) in members.iter().enumerate() {
            if named_by_siblings(here, name, &mut next) {
                continue;
            }
            if let Some(marks) = &mut marks {
                marks.set(index);
            }
            let place = Place::Member(here.place, name);
            valid &= if closed {
                self.fail_at(&place, here, "additionalProperties", || "no member of this name".into())
            } else {
                self.apply(schema, value, &place, here.scope, None)
            };
            if !valid && self.report.is_none() {
                break;
            }
        }
        valid
    }

    fn property_names(&mut self, schema: NodeId, members: &Members, here: Here<'_>) -> bool {
        let mut valid = true;
        for (name, _) in members {
            let text = Tree::String(name.clone());
            let place = Place::Member(here.place, name);
            valid &= self.forgetting(|walker| walker.apply(schema, &text, &place, here.scope, None));
            if !valid && self.report.is_none() {
                break;
            }
        }
        valid
    }

    fn required(
        &mut self,
        names: &[Box<str>],
        members: &Members,
        here: Here<'_>,
        keyword: &'static str,
        because: Option<&str>,
    ) -> bool {
        let mut valid = true;
        let mut next = 0;
        for name in names {
            if let Some(found) = position(members, name, next) {
                next = found + 1;
                continue;
            }
            valid = self.fail(here, keyword, || {
                let mut text = String::from("the member ");
                phrase::string(name, &mut text);
                if let Some(because) = because {
                    text.push_str(", because of ");
                    phrase::string(because, &mut text);
                }
                text
            });
            if self.report.is_none() {
                break;
            }
        }
        valid
    }

    /// Whether the subschema is the boolean `false`, the mark of a closed object.
    pub(super) fn is_false(&self, schema: NodeId) -> bool {
        let node = self.schema.nodes.get(schema as usize);
        node.is_some_and(|node| node.keywords.iter().any(|keyword| matches!(keyword, Keyword::False)))
    }
}

pub(super) fn has(members: &Members, name: &str) -> bool {
    members.iter().any(|(member, _)| **member == *name)
}

/// Finds a name, beginning at `start` and going round: names are most often asked for in the order they stand in.
fn position<T>(named: &[(Box<str>, T)], name: &str, start: usize) -> Option<usize> {
    let (before, after) = named.split_at_checked(start).unwrap_or((named, &[]));
    let matches = |(known, _): &(Box<str>, T)| **known == *name;
    after.iter().position(matches).map(|found| start + found).or_else(|| before.iter().position(matches))
}

/// Whether `properties` or `patternProperties` beside an `additionalProperties` name the member.
fn named_by_siblings(here: Here<'_>, name: &str, next: &mut usize) -> bool {
    here.node.keywords.iter().any(|keyword| match keyword {
        Keyword::Properties(schemas) => {
            let found = position(schemas, name, *next);
            *next = found.map_or(*next, |found| found + 1);
            found.is_some()
        }
        Keyword::PatternProperties(schemas) => schemas.iter().any(|(pattern, _)| pattern.is_match(name)),
        _ => false,
    })
}
