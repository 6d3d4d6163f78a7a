//! Differences in what objects and arrays hold, and in how schemas are combined.

use super::{Compare, Placed, below};
use eventwright_model::source::Span;
use eventwright_model::{Model, view};
use eventwright_runtime::walk::{Keyword, NodeId};
use std::collections::BTreeSet;

/// The name under which a property is declared.
fn name(model: &Model, id: NodeId) -> Span {
    let info = model.schemas.info(id);
    model.name_span(info.document, &info.pointer)
}

/// The keyword that refuses undeclared members, where there is one.
fn closed(model: &Model, all: &[Placed<'_>]) -> Option<(NodeId, &'static str)> {
    all.iter().find_map(|(id, keyword)| match keyword {
        Keyword::AdditionalProperties(below) | Keyword::UnevaluatedProperties(below) => {
            let refused = model.schemas.keywords(*below).iter().any(|one| matches!(one, Keyword::False));
            refused.then_some((*id, keyword.name()))
        }
        _ => None,
    })
}

impl Compare<'_> {
    pub(super) fn members(&mut self, old: NodeId, new: NodeId, pointer: &str) {
        let (was, is) = (view::properties(&self.old.schemas, old), view::properties(&self.new.schemas, new));
        for before in &was {
            let pointer = below(pointer, &before.name);
            let Some(after) = is.iter().find(|after| after.name == before.name) else {
                let message = format!("`{}` is not declared any more", before.name);
                let (old_span, new_span) =
                    (name(self.old, before.schema), self.new.keyword_name_span(new, "properties"));
                self.push("property-removed", &pointer, message, old_span, new_span);
                continue;
            };
            let (old_span, new_span) = (name(self.old, before.schema), name(self.new, after.schema));
            match (before.required, after.required) {
                (false, true) => {
                    let message = format!("`{}` was optional and is required", before.name);
                    self.push("property-required", &pointer, message, old_span, new_span);
                }
                (true, false) => {
                    let message = format!("`{}` was required and may be absent", before.name);
                    self.push("property-optional", &pointer, message, old_span, new_span);
                }
                _ => {}
            }
            self.values(before.schema, after.schema, &pointer);
        }
        for after in is.iter().filter(|after| was.iter().all(|before| before.name != after.name)) {
            let required = if after.required { "and required" } else { "and optional" };
            let message = format!("`{}` is new {required}", after.name);
            let rule = if after.required { "property-required" } else { "property-added" };
            let (old_span, new_span) = (self.old.schemas.info(old).span, name(self.new, after.schema));
            self.push(rule, &below(pointer, &after.name), message, old_span, new_span);
        }
    }

    /// Members that are required without being declared.
    pub(super) fn required(&mut self, old: NodeId, new: NodeId, pointer: &str) {
        let names = |all: &[Placed<'_>]| -> BTreeSet<Box<str>> {
            let lists = all.iter().filter_map(|(_, keyword)| match keyword {
                Keyword::Required(names) => Some(names),
                _ => None,
            });
            lists.flatten().cloned().collect()
        };
        let declared: BTreeSet<Box<str>> = [(self.old, old), (self.new, new)]
            .into_iter()
            .flat_map(|(model, id)| view::properties(&model.schemas, id))
            .map(|property| property.name)
            .collect();
        let (was, is) = (names(&self.old_keywords(old)), names(&self.new_keywords(new)));
        let (here, there) = (self.new.keyword_span(new, "required"), self.old.keyword_span(old, "required"));
        for name in is.difference(&was).filter(|name| !declared.contains(*name)) {
            self.push("property-required", &below(pointer, name), format!("`{name}` is required now"), there, here);
        }
        for name in was.difference(&is).filter(|name| !declared.contains(*name)) {
            self.push(
                "property-optional",
                &below(pointer, name),
                format!("`{name}` was required and may be absent"),
                there,
                here,
            );
        }
    }

    /// Whether undeclared members are refused.
    pub(super) fn closure(&mut self, old: NodeId, new: NodeId, pointer: &str) {
        let (was, is) = (closed(self.old, &self.old_keywords(old)), closed(self.new, &self.new_keywords(new)));
        if was.is_some() == is.is_some() {
            return;
        }
        let message = match is {
            Some(_) => "undeclared members were admitted and are refused",
            None => "undeclared members were refused and are admitted",
        };
        let span = |model: &Model, at: Option<(NodeId, &str)>, whole: NodeId| {
            at.map_or_else(|| model.schemas.info(whole).span, |(id, keyword)| model.keyword_span(id, keyword))
        };
        let (was, is) = (span(self.old, was, old), span(self.new, is, new));
        self.push("closure-changed", pointer, message.to_owned(), was, is);
    }

    pub(super) fn items(&mut self, old: NodeId, new: NodeId, pointer: &str) {
        let (before, after) = (self.old_keywords(old), self.new_keywords(new));
        let items = |all: &[Placed<'_>]| {
            all.iter().find_map(|(_, keyword)| if let Keyword::Items(id) = keyword { Some(*id) } else { None })
        };
        if let (Some(was), Some(is)) = (items(&before), items(&after)) {
            self.values(was, is, &format!("{pointer}/*"));
        }
        for name in ["items", "uniqueItems", "prefixItems", "contains", "unevaluatedItems"] {
            let find = |all: &[Placed<'_>]| all.iter().find(|(_, keyword)| keyword.name() == name).map(|(id, _)| *id);
            let (was, is) = (find(&before), find(&after));
            let differs = match (was, is) {
                (None, None) => false,
                (Some(was), Some(is)) => name != "items" && name != "uniqueItems" && !self.alike(was, is, name),
                _ => true,
            };
            if differs {
                let message = match (was, is) {
                    (None, _) => format!("`{name}` is new"),
                    (_, None) => format!("`{name}` is gone"),
                    _ => format!("`{name}` is another one"),
                };
                self.pair("items-changed", pointer, message, (was, old), (is, new), name);
            }
        }
    }

    /// Keywords that combine schemas: compared as a whole, and told where they stand.
    pub(super) fn compositions(&mut self, old: NodeId, new: NodeId, pointer: &str) {
        const NAMES: [&str; 9] = [
            "anyOf",
            "oneOf",
            "not",
            "if",
            "dependentSchemas",
            "dependentRequired",
            "propertyNames",
            "patternProperties",
            "additionalProperties",
        ];
        let (before, after) = (self.old_keywords(old), self.new_keywords(new));
        for name in NAMES {
            let find = |all: &[Placed<'_>]| all.iter().find(|(_, keyword)| keyword.name() == name).map(|(id, _)| *id);
            let (was, is) = (find(&before), find(&after));
            // Whether an object is closed has a rule of its own.
            if name == "additionalProperties"
                && closed(self.old, &before).is_some() != closed(self.new, &after).is_some()
            {
                continue;
            }
            let differs = match (was, is) {
                (None, None) => false,
                (Some(was), Some(is)) => !self.alike(was, is, name),
                _ => true,
            };
            if differs {
                let message = match (was, is) {
                    (None, _) => format!("`{name}` is new"),
                    (_, None) => format!("`{name}` is gone"),
                    _ => format!("`{name}` is another one"),
                };
                self.pair("composition-changed", pointer, message, (was, old), (is, new), name);
            }
        }
    }

    fn pair(
        &mut self,
        rule: &'static str,
        pointer: &str,
        message: String,
        (was, old): (Option<NodeId>, NodeId),
        (is, new): (Option<NodeId>, NodeId),
        keyword: &str,
    ) {
        let old = was.map_or_else(|| self.old.schemas.info(old).span, |id| self.old.keyword_span(id, keyword));
        let new = is.map_or_else(|| self.new.schemas.info(new).span, |id| self.new.keyword_span(id, keyword));
        self.push(rule, pointer, message, old, new);
    }

    /// Whether the keyword means the same in both subschemas.
    fn alike(&self, was: NodeId, is: NodeId, name: &str) -> bool {
        let same = |(was, is)| self.arena.color_of(was, name) == self.arena.color_of(is, name);
        self.both(was, is).is_some_and(same)
    }
}
