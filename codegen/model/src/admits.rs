//! Which kinds of values can stand at a place, however its subschemas are composed.

use crate::facts::Category;
use crate::schema::Schemas;
use eventwright_runtime::format::Format;
use eventwright_runtime::json::Tree;
use eventwright_runtime::walk::{Keyword, NodeId, Types};

/// What a place can hold, never less than what the schema admits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Admits {
    /// A number, itself or in a list.
    pub number: bool,
    /// A text that is neither a UUID nor listed, itself or in a list.
    pub text: bool,
    /// An object.
    pub object: bool,
    /// `true` or `false` without being listed.
    pub boolean: bool,
}

impl Admits {
    /// Any value.
    pub const ALL: Self = Self { number: true, text: true, object: true, boolean: true };
    const NONE: Self = Self { number: false, text: false, object: false, boolean: false };

    const fn and(self, other: Self) -> Self {
        Self {
            number: self.number && other.number,
            text: self.text && other.text,
            object: self.object && other.object,
            boolean: self.boolean && other.boolean,
        }
    }

    const fn or(self, other: Self) -> Self {
        Self {
            number: self.number || other.number,
            text: self.text || other.text,
            object: self.object || other.object,
            boolean: self.boolean || other.boolean,
        }
    }

    fn any(all: impl Iterator<Item = Self>) -> Self {
        all.fold(Self::NONE, Self::or)
    }
}

/// The same for a place and, where it is a list, for what is in it. Both are narrowed apart, so that `type: array` in one
/// branch and `items` in another come together.
#[derive(Clone, Copy)]
struct Place {
    itself: Admits,
    list: bool,
    within: Admits,
}

impl Place {
    const ALL: Self = Self { itself: Admits::ALL, list: true, within: Admits::ALL };
    const NONE: Self = Self { itself: Admits::NONE, list: false, within: Admits::NONE };

    const fn and(self, other: Self) -> Self {
        Self {
            itself: self.itself.and(other.itself),
            list: self.list && other.list,
            within: self.within.and(other.within),
        }
    }

    const fn or(self, other: Self) -> Self {
        // A branch without lists says nothing of what is in them.
        let within = match (self.list, other.list) {
            (true, true) => self.within.or(other.within),
            (true, false) => self.within,
            _ => other.within,
        };
        Self { itself: self.itself.or(other.itself), list: self.list || other.list, within }
    }

    const fn folded(self) -> Admits {
        if self.list { self.itself.or(self.within) } else { self.itself }
    }

    const fn of(itself: Admits) -> Self {
        Self { itself, ..Self::ALL }
    }
}

/// What can stand where all of these subschemas apply. Text is excused where an exemption of a fitting category stands.
pub fn admits(schemas: &Schemas, ids: &[NodeId], excused: &dyn Fn(Category) -> bool) -> Admits {
    let judge = Judge { schemas, excused };
    ids.iter().fold(Place::ALL, |all, id| all.and(judge.place(*id, 0))).folded()
}

struct Judge<'m> {
    schemas: &'m Schemas,
    excused: &'m dyn Fn(Category) -> bool,
}

/// Deeper compositions count as admitting everything: references may go round in circles.
const DEEPEST: usize = 24;

impl Judge<'_> {
    fn place(&self, id: NodeId, depth: usize) -> Place {
        if depth > DEEPEST {
            return Place::ALL;
        }
        let keywords = self.schemas.keywords(id).iter();
        let mut place = keywords.fold(Place::ALL, |all, keyword| all.and(self.keyword(keyword, depth + 1)));
        place.within = place.within.and(self.within(id, depth + 1));
        if crate::view::said(self.schemas, id).any(self.excused) {
            for admits in [&mut place.itself, &mut place.within] {
                (admits.text, admits.object) = (false, false);
            }
        }
        place
    }

    /// What can be in a list: its first items are not those that `items` is about.
    fn within(&self, id: NodeId, depth: usize) -> Admits {
        let (mut first, mut rest) = (Admits::NONE, Admits::ALL);
        for keyword in self.schemas.keywords(id) {
            match keyword {
                Keyword::PrefixItems(ids) => {
                    first = Admits::any(ids.iter().map(|id| self.place(*id, depth).folded()));
                }
                Keyword::Items(items) | Keyword::UnevaluatedItems(items) => {
                    rest = rest.and(self.place(*items, depth).folded());
                }
                _ => {}
            }
        }
        first.or(rest)
    }

    fn keyword(&self, keyword: &Keyword, depth: usize) -> Place {
        let all = |ids: &[NodeId]| ids.iter().fold(Place::ALL, |all, id| all.and(self.place(*id, depth)));
        let any = |ids: &[NodeId]| ids.iter().fold(Place::NONE, |any, id| any.or(self.place(*id, depth)));
        match keyword {
            Keyword::False => Place::NONE,
            Keyword::Type(types) => of_types(*types),
            Keyword::Enum(values) => listed(values),
            Keyword::Const(value) => listed(std::slice::from_ref(value)),
            // A format says nothing of what is no text.
            Keyword::Format(Format::Uuid) => Place::of(Admits { text: false, ..Admits::ALL }),
            Keyword::Ref(target) => self.place(*target, depth),
            Keyword::AllOf(ids) => all(ids),
            Keyword::AnyOf(ids) | Keyword::OneOf(ids) => any(ids),
            Keyword::If { condition, then, otherwise } => {
                let branch = |id: &Option<NodeId>| id.map_or(Place::ALL, |id| self.place(id, depth));
                self.place(*condition, depth).and(branch(then)).or(branch(otherwise))
            }
            _ => Place::ALL,
        }
    }
}

const fn of_types(types: Types) -> Place {
    let number = types.0 & Types::INTEGER.with(Types::NUMBER).0 != 0;
    let text = types.contains(Types::STRING);
    let (object, boolean) = (types.contains(Types::OBJECT), types.contains(Types::BOOLEAN));
    let list = types.contains(Types::ARRAY);
    Place { itself: Admits { number, text, object, boolean }, list, within: Admits::ALL }
}

/// A listed number is a number all the same.
fn listed(values: &[Tree]) -> Place {
    fn one(value: &Tree) -> Admits {
        match value {
            Tree::Number(_) => Admits { number: true, ..Admits::NONE },
            Tree::Array(items) => Admits::any(items.iter().map(one)),
            _ => Admits::NONE,
        }
    }
    Place { itself: Admits::any(values.iter().map(one)), list: false, within: Admits::NONE }
}
