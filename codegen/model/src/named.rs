//! Where a schema names members of objects: not only under `properties`.

use crate::facts::Category;
use crate::model::Model;
use crate::node::escape_token;
use crate::pattern::samples;
use crate::schema::Schemas;
use crate::view;
use eventwright_runtime::detect::is_transparent;
use eventwright_runtime::json::Tree;
use eventwright_runtime::walk::{Keyword, NodeId};
use std::borrow::Cow;

/// A name that a schema speaks of.
#[derive(Clone, Debug)]
pub struct Named<'m> {
    /// The name; of an expression, what it spells out.
    pub name: Cow<'m, str>,
    /// The pointer below the subschema to what names it.
    pub place: String,
    /// Whether the name is the last token of the place, not a value there.
    pub key: bool,
    /// What the member has to be, where that is said here.
    pub property: Option<NodeId>,
}

/// The names that a subschema speaks of. One that it declares is told once, where it is declared.
pub fn named(schemas: &Schemas, id: NodeId) -> Vec<Named<'_>> {
    let declared = view::declared(schemas, id);
    let mut found = Vec::new();
    for keyword in schemas.keywords(id) {
        match keyword {
            Keyword::Properties(members) => found.extend(members.iter().map(|(name, property)| Named {
                name: Cow::Borrowed(name),
                place: format!("properties/{}", escape_token(name)),
                key: true,
                property: Some(*property),
            })),
            Keyword::PatternProperties(members) => {
                for (pattern, property) in members {
                    let place = format!("patternProperties/{}", escape_token(&pattern.source));
                    spelled(&pattern.source, &place, true, Some(*property), &mut found);
                }
            }
            Keyword::PropertyNames(names) => keys(schemas, id, *names, &mut found),
            Keyword::Required(names) => listed(names, "required", others(schemas, id), &mut found),
            Keyword::DependentRequired(members) => {
                for (name, needed) in members {
                    let place = format!("dependentRequired/{}", escape_token(name));
                    listed(needed, &place, None, &mut found);
                    found.push(Named { name: Cow::Borrowed(name), place, key: true, property: None });
                }
            }
            Keyword::DependentSchemas(members) => found.extend(members.iter().map(|(name, _)| Named {
                name: Cow::Borrowed(name),
                place: format!("dependentSchemas/{}", escape_token(name)),
                key: true,
                property: None,
            })),
            Keyword::Enum(values) => {
                for (index, value) in values.iter().enumerate() {
                    members(value, format!("enum/{index}"), &mut found);
                }
            }
            Keyword::Const(value) => members(value, "const".to_owned(), &mut found),
            _ => {}
        }
    }
    found.retain(|named| named.place.starts_with("properties/") || !declared.contains(&*named.name));
    found
}

/// What members have to be that nothing else is said of.
fn others(schemas: &Schemas, id: NodeId) -> Option<NodeId> {
    schemas.keywords(id).iter().find_map(|keyword| match keyword {
        Keyword::AdditionalProperties(property) | Keyword::UnevaluatedProperties(property) => Some(*property),
        _ => None,
    })
}

fn listed<'m>(names: &'m [Box<str>], place: &str, property: Option<NodeId>, found: &mut Vec<Named<'m>>) {
    found.extend(names.iter().enumerate().map(|(index, name)| Named {
        name: Cow::Borrowed(name),
        place: format!("{place}/{index}"),
        key: false,
        property,
    }));
}

/// The members of a listed value, at any depth.
fn members<'m>(value: &'m Tree, place: String, found: &mut Vec<Named<'m>>) {
    match value {
        Tree::Object(list) => {
            for (name, value) in list {
                let place = format!("{place}/{}", escape_token(name));
                found.push(Named { name: Cow::Borrowed(name), place: place.clone(), key: true, property: None });
                members(value, place, found);
            }
        }
        Tree::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                members(item, format!("{place}/{index}"), found);
            }
        }
        _ => {}
    }
}

/// The names that `propertyNames` lists or spells out; what they hold, `additionalProperties` beside it says.
fn keys<'m>(schemas: &'m Schemas, id: NodeId, names: NodeId, found: &mut Vec<Named<'m>>) {
    let property = others(schemas, id);
    let from = found.len();
    for keyword in schemas.keywords(names) {
        match keyword {
            Keyword::Enum(values) => {
                for (index, value) in values.iter().enumerate() {
                    let Tree::String(name) = value else { continue };
                    let place = format!("propertyNames/enum/{index}");
                    found.push(Named { name: Cow::Borrowed(name), place, key: false, property });
                }
            }
            Keyword::Const(Tree::String(name)) => {
                found.push(Named {
                    name: Cow::Borrowed(name),
                    place: "propertyNames/const".to_owned(),
                    key: false,
                    property,
                });
            }
            Keyword::Pattern(pattern) => spelled(&pattern.source, "propertyNames/pattern", false, property, found),
            _ => {}
        }
    }
    // Keys of two letters are codes of languages and countries: `id` is Indonesian there.
    let mut index = 0;
    found.retain(|named| {
        index += 1;
        index <= from || named.name.chars().count() > 2
    });
}

fn spelled(source: &str, place: &str, key: bool, property: Option<NodeId>, found: &mut Vec<Named<'_>>) {
    let texts = samples(source).into_iter();
    found.extend(texts.map(|name| Named { name: Cow::Owned(name), place: place.to_owned(), key, property }));
}

/// What each subschema stands below: the names of members, and exemptions. What several contracts share stands below
/// several.
#[derive(Debug, Default)]
pub struct Standing<'m> {
    above: Vec<Vec<Option<&'m str>>>,
    /// The categories that are exempt wherever the subschema stands.
    exempt: Vec<Option<Exempt>>,
}

/// A set of categories, as bits in the order of [`Category::ALL`].
type Exempt = u16;

fn bit(category: Category) -> Exempt {
    1 << (category as Exempt)
}

impl<'m> Standing<'m> {
    /// Where the subschemas of all contracts stand.
    pub fn of(model: &'m Model) -> Self {
        let schemas = &model.schemas;
        let roots = model.contracts().map(|(_, contract)| (contract.root, None, 0));
        let mut open: Vec<(NodeId, Option<&str>, Exempt)> = roots.collect();
        let ids = schemas.info.len();
        let mut seen: Vec<Vec<(Option<&str>, Exempt)>> = vec![Vec::new(); ids];
        let mut standing = Self { above: vec![Vec::new(); ids], exempt: vec![None; ids] };
        while let Some((id, above, covered)) = open.pop() {
            // An exemption covers what lies below it.
            let covered = view::exempt(schemas, id).into_iter().map(bit).fold(covered, std::ops::BitOr::bitor);
            let at = id as usize;
            if seen[at].contains(&(above, covered)) {
                continue;
            }
            seen[at].push((above, covered));
            standing.above[at].push(above);
            standing.exempt[at] = Some(standing.exempt[at].map_or(covered, |exempt| exempt & covered));
            for keyword in schemas.keywords(id) {
                if let Keyword::Properties(members) = keyword {
                    let below = |name: &'m str| if is_transparent(name) { above } else { Some(name) };
                    open.extend(members.iter().map(|(name, property)| (*property, below(name), covered)));
                } else {
                    open.extend(crate::schema::children(keyword).into_iter().map(|child| (child, above, covered)));
                }
            }
        }
        standing
    }

    /// The members a subschema stands below; `None` alone for one that no contract reaches.
    pub fn above(&self, id: NodeId) -> &[Option<&'m str>] {
        self.above.get(id as usize).filter(|above| !above.is_empty()).map_or(&[None], Vec::as_slice)
    }

    /// The categories from which a place is exempt, by itself or with what is around it.
    pub fn exempt(&self, schemas: &Schemas, id: NodeId) -> Vec<Category> {
        let around = self.exempt.get(id as usize).copied().flatten().unwrap_or_default();
        let mut exempt = view::exempt(schemas, id);
        exempt.extend(Category::ALL.into_iter().filter(|category| around & bit(*category) != 0));
        exempt
    }
}
