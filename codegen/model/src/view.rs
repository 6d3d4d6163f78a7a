//! Questions about subschemas that several parts ask: what a reference leads to, which properties an object has.

use crate::facts::Category;
use crate::node::unescape_token;
use crate::schema::Schemas;
use eventwright_runtime::walk::{Keyword, NodeId, Types};
use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap, HashSet};

/// A property of an object schema.
#[derive(Clone, Debug)]
pub struct Property {
    /// Its name in JSON.
    pub name: Box<str>,
    /// The subschema that declares it; the first, where several do.
    pub schema: NodeId,
    /// The subschemas of other branches of `allOf` that declare it too.
    pub also: Vec<NodeId>,
    /// Whether it must be present.
    pub required: bool,
}

/// The subschemas that certainly apply where `id` does: itself, and through `$ref` and `allOf` all others.
pub fn conjunction(schemas: &Schemas, id: NodeId) -> Vec<NodeId> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let mut open = vec![id];
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        found.push(id);
        for keyword in schemas.keywords(id).iter().rev() {
            match keyword {
                Keyword::Ref(target) => open.push(*target),
                Keyword::AllOf(ids) => open.extend(ids.iter().rev()),
                _ => {}
            }
        }
    }
    found
}

/// The subschema that a chain of plain references ends at: each step has no other assertion than `$ref`.
pub fn follow(schemas: &Schemas, mut id: NodeId) -> NodeId {
    let mut steps = 0;
    while let [Keyword::Ref(target)] = schemas.keywords(id) {
        id = *target;
        steps += 1;
        if steps > schemas.info.len() {
            break;
        }
    }
    id
}

/// The declared properties of an object, in the order of the schema.
pub fn properties(schemas: &Schemas, id: NodeId) -> Vec<Property> {
    properties_where(schemas, id, |_| true)
}

fn properties_where(schemas: &Schemas, id: NodeId, wanted: impl Fn(&str) -> bool) -> Vec<Property> {
    let mut found: Vec<Property> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut required: HashSet<&str> = HashSet::new();
    for part in conjunction(schemas, id) {
        for keyword in schemas.keywords(part) {
            match keyword {
                Keyword::Properties(members) => {
                    for (name, schema) in members.iter().filter(|(name, _)| wanted(name)) {
                        match places.entry(name) {
                            Entry::Occupied(place) => found[*place.get()].also.push(*schema),
                            Entry::Vacant(place) => {
                                place.insert(found.len());
                                found.push(Property {
                                    name: name.clone(),
                                    schema: *schema,
                                    also: Vec::new(),
                                    required: false,
                                });
                            }
                        }
                    }
                }
                Keyword::Required(names) => {
                    required.extend(names.iter().map(|name| &**name).filter(|name| wanted(name)))
                }
                _ => {}
            }
        }
    }
    for property in &mut found {
        property.required = required.contains(&*property.name);
    }
    found
}

/// One declared property of an object: there is no need to gather the others.
pub fn property(schemas: &Schemas, id: NodeId, name: &str) -> Option<Property> {
    properties_where(schemas, id, |declared| declared == name).into_iter().next()
}

/// The names under the `properties` of one subschema.
pub fn declared(schemas: &Schemas, id: NodeId) -> HashSet<&str> {
    let properties = schemas.keywords(id).iter().filter_map(|keyword| match keyword {
        Keyword::Properties(members) => Some(members),
        _ => None,
    });
    properties.flatten().map(|(name, _)| &**name).collect()
}

/// The subschemas that each subschema is a part of at the same place: branches, conditions, targets of references.
pub fn parents(schemas: &Schemas) -> HashMap<NodeId, Vec<NodeId>> {
    let mut parents: HashMap<NodeId, Vec<NodeId>> = HashMap::new();
    for id in schemas.ids() {
        for part in schemas.keywords(id).iter().flat_map(crate::schema::in_place) {
            parents.entry(part).or_default().push(id);
        }
    }
    parents
}

/// The subschemas that judge the same member as `property`, which `id` declares: those of the objects that `id` is a
/// branch of, too. Where several refer to it, none of them is certain.
pub fn declarations(
    schemas: &Schemas,
    parents: &HashMap<NodeId, Vec<NodeId>>,
    id: NodeId,
    name: &str,
    property: NodeId,
) -> Vec<NodeId> {
    let mut found = vec![property];
    let (mut at, mut steps) = (id, 0);
    loop {
        let declared = self::property(schemas, at, name).into_iter();
        found.extend(declared.flat_map(|declared| declared.also.into_iter().chain([declared.schema])));
        let Some([parent]) = parents.get(&at).map(Vec::as_slice).filter(|_| steps < schemas.info.len()) else { break };
        (at, steps) = (*parent, steps + 1);
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// What stands at a JSON Pointer into the payload: its schema, and whether every step to it must be present.
pub fn field(schemas: &Schemas, root: NodeId, pointer: &str) -> Option<(NodeId, bool)> {
    let mut at = root;
    let mut required = true;
    for token in pointer.strip_prefix('/')?.split('/') {
        let name = unescape_token(token);
        if let Some(property) = property(schemas, at, &name) {
            required &= property.required;
            at = property.schema;
            continue;
        }
        let items = conjunction(schemas, at).into_iter().find_map(|part| {
            schemas.keywords(part).iter().find_map(|keyword| match keyword {
                Keyword::Items(items) => Some(*items),
                _ => None,
            })
        });
        at = items.filter(|_| is_index(&name))?;
        required = false;
    }
    Some((at, required))
}

/// Whether a token of a pointer stands for an item of a list: `*` for all of them.
pub fn is_index(token: &str) -> bool {
    token == "-" || token == "*" || token.bytes().all(|byte| byte.is_ascii_digit())
}

/// The types that a subschema admits by its `type` keywords, references followed.
pub fn types(schemas: &Schemas, id: NodeId) -> Types {
    let mut types = Types(127);
    for part in conjunction(schemas, id) {
        for keyword in schemas.keywords(part) {
            if let Keyword::Type(only) = keyword {
                types = crate::size::narrow(types, *only);
            }
        }
    }
    types
}

/// The categories that a branch of a place, or what its list holds, is exempt from.
pub fn exempt_within(schemas: &Schemas, id: NodeId) -> Vec<Category> {
    let (mut found, mut seen, mut open) = (Vec::new(), BTreeSet::new(), vec![id]);
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        found.extend(said(schemas, id));
        let silent = |branch: NodeId| types(schemas, branch).0 & HOLDS.0 == 0;
        let speaks = types(schemas, id).0 & HOLDS.0 != 0;
        for keyword in schemas.keywords(id) {
            match keyword {
                // What is judged there admits nothing.
                Keyword::Not(_) => {}
                Keyword::If { then, otherwise, .. } => open.extend([*then, *otherwise].into_iter().flatten()),
                // A branch for numbers says nothing of the texts that another one admits.
                Keyword::AnyOf(ids) | Keyword::OneOf(ids) if speaks && !ids.iter().all(|id| silent(*id)) => {
                    open.extend(ids.iter().filter(|id| !silent(**id)));
                }
                Keyword::Items(items) => open.push(*items),
                Keyword::PrefixItems(ids) => open.extend(ids.iter()),
                keyword => open.extend(crate::schema::in_place(keyword)),
            }
        }
    }
    found
}

/// The categories of sensitive data a place is exempt from.
pub fn exempt(schemas: &Schemas, id: NodeId) -> Vec<Category> {
    let parts = conjunction(schemas, id).into_iter();
    parts.flat_map(|part| said(schemas, part)).collect()
}

/// The categories that a subschema itself is exempt from: by its `x-pii`, and by each entry of the policy.
pub fn said(schemas: &Schemas, id: NodeId) -> impl Iterator<Item = Category> + '_ {
    let names = schemas.keywords(id).iter().filter_map(|keyword| match keyword {
        Keyword::Pii(names) => Some(names),
        _ => None,
    });
    names.flatten().filter_map(|name| Category::ALL.into_iter().find(|category| category.name() == &**name))
}

/// The types of values that hold texts.
const HOLDS: Types = Types::STRING.with(Types::ARRAY).with(Types::OBJECT);
