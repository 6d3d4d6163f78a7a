//! Keywords of arrays (JSON Schema 2020-12 Core, section 10.3.1; Validation, section 6.4).

use super::phrase::count;
use super::place::Place;
use super::unevaluated::Marks;
use super::{Here, Keyword, NodeId, Walker, unique};
use crate::json::Tree;

impl Walker<'_> {
    pub(super) fn array(&mut self, keyword: &Keyword, here: Here<'_>, marks: Option<&mut Marks>) -> bool {
        let Tree::Array(items) = here.tree else {
            return true;
        };
        let length = u64::try_from(items.len()).unwrap_or(u64::MAX);
        match keyword {
            Keyword::PrefixItems(schemas) => self.prefix_items(schemas, items, here, marks),
            Keyword::Items(schema) => self.items(*schema, items, here, marks),
            Keyword::Contains { schema, min, max } => self.contains((*schema, *min, *max), items, here, marks),
            Keyword::MaxItems(limit) => length <= *limit || self.fail_plainly(here, keyword),
            Keyword::MinItems(limit) => length >= *limit || self.fail_plainly(here, keyword),
            Keyword::UniqueItems => self.unique(keyword, items, here),
            _ => true,
        }
    }

    fn unique(&mut self, keyword: &Keyword, items: &[Tree], here: Here<'_>) -> bool {
        let nodes = &self.schema.nodes;
        let of = |id: NodeId| nodes.get(id as usize).map_or(&[][..], |node| &node.keywords);
        let ignoring_case = unique::ignores_case(&here.node.keywords, &of);
        unique::first_duplicate(items, ignoring_case).is_none_or(|(early, late)| {
            self.fail(here, keyword.name(), || format!("no two equal items, as items {early} and {late} are"))
        })
    }

    fn prefix_items(
        &mut self,
        schemas: &[NodeId],
        items: &[Tree],
        here: Here<'_>,
        mut marks: Option<&mut Marks>,
    ) -> bool {
        let mut valid = true;
        for (index, (schema, item)) in schemas.iter().zip(items).enumerate() {
            if let Some(marks) = &mut marks {
                marks.set(index);
            }
            valid &= self.apply(*schema, item, &Place::Item(here.place, index), here.scope, None);
            if !valid && self.report.is_none() {
                break;
            }
        }
        valid
    }

    fn items(&mut self, schema: NodeId, items: &[Tree], here: Here<'_>, marks: Option<&mut Marks>) -> bool {
        let prefix = here.node.keywords.iter().find_map(|keyword| match keyword {
            Keyword::PrefixItems(schemas) => Some(schemas.len()),
            _ => None,
        });
        if let Some(marks) = marks {
            marks.set_all(items.len());
        }
        let mut valid = true;
        for (index, item) in items.iter().enumerate().skip(prefix.unwrap_or(0)) {
            valid &= self.apply(schema, item, &Place::Item(here.place, index), here.scope, None);
            if !valid && self.report.is_none() {
                break;
            }
        }
        valid
    }

    fn contains(
        &mut self,
        (schema, min, max): (NodeId, Option<u64>, Option<u64>),
        items: &[Tree],
        here: Here<'_>,
        mut marks: Option<&mut Marks>,
    ) -> bool {
        let least = min.unwrap_or(1);
        let thorough = self.thorough(marks.as_deref());
        let (mut found, mut exact) = (0_u64, 0_u64);
        for (index, item) in items.iter().enumerate() {
            if !thorough && found >= least && max.is_none() {
                break;
            }
            let place = Place::Item(here.place, index);
            if self.branch(|walker| walker.apply(schema, item, &place, here.scope, None)) {
                found += 1;
                if let Some(marks) = &mut marks {
                    marks.set(index);
                }
                // A tolerant reader counts leniently towards the minimum but must not fail the maximum by it.
                let strict = max.is_some()
                    && (!self.tolerant || self.strictly(|walker| walker.apply(schema, item, &place, here.scope, None)));
                exact += u64::from(strict);
            }
        }
        let mut valid = true;
        if found < least {
            // What failed is `minContains` when the schema has one: the number then comes from there.
            let keyword = if min.is_some() { "minContains" } else { "contains" };
            valid = self.fail(here, keyword, || {
                format!("at least {} that the schema under `contains` accepts", count(least, "item"))
            });
        }
        if let Some(most) = max.filter(|most| exact > *most) {
            valid = self.fail(here, "maxContains", || {
                format!("at most {} that the schema under `contains` accepts", count(most, "item"))
            });
        }
        valid
    }
}
