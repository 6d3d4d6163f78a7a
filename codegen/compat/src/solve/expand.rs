//! Keywords as facts: what holds when a subschema holds, and the ways in which it fails.

use super::arena::Arena;
use super::fact::{Fact, Names, Rest, Stretch};
use super::{Kind, Lit};
use eventwright_model::schema::in_place;
use eventwright_runtime::walk::{Keyword, NodeId, Types, unique};
use std::rc::Rc;

/// Whether a set of types admits a kind; an integer is a number.
pub(crate) fn admits(types: Types, kind: Kind) -> bool {
    let of = |one: Types| types.0 & one.0 != 0;
    match kind {
        Kind::Null => of(Types::NULL),
        Kind::Boolean => of(Types::BOOLEAN),
        Kind::Number => of(Types::NUMBER) || of(Types::INTEGER),
        Kind::String => of(Types::STRING),
        Kind::Array => of(Types::ARRAY),
        Kind::Object => of(Types::OBJECT),
    }
}

fn yes(node: NodeId) -> Lit {
    Lit { node, holds: true }
}

fn no(node: NodeId) -> Lit {
    Lit { node, holds: false }
}

/// Adds what follows from a keyword that holds; `false` when no instance of the kind satisfies it.
pub(crate) fn holds(arena: &Arena, kind: Kind, keyword: &Keyword, all: &[Keyword], facts: &mut Vec<Fact>) -> bool {
    match keyword {
        Keyword::False => return false,
        Keyword::Type(types) => {
            if kind == Kind::Number && !types.contains(Types::NUMBER) && types.contains(Types::INTEGER) {
                facts.push(Fact::Integer(true));
            }
            return admits(*types, kind);
        }
        Keyword::Ref(id) | Keyword::DynamicRef { target: id, .. } => facts.push(Fact::Lit(yes(*id))),
        Keyword::Enum(values) => facts.push(Fact::Among(values.to_vec())),
        Keyword::Const(value) => facts.push(Fact::Among(vec![value.clone()])),
        Keyword::AllOf(ids) => facts.extend(ids.iter().map(|id| Fact::Lit(yes(*id)))),
        Keyword::AnyOf(ids) => facts.push(Fact::Any(ids.iter().map(|id| vec![Fact::Lit(yes(*id))]).collect())),
        Keyword::OneOf(ids) => {
            let ids = living(arena, kind, ids);
            facts.push(Fact::Any((0..ids.len()).map(|one| only(arena, kind, &ids, one)).collect()));
        }
        Keyword::Not(id) => facts.push(Fact::Lit(no(*id))),
        Keyword::If { condition, then, otherwise } => {
            let way = |first: Lit, then: &Option<NodeId>| {
                std::iter::once(first).chain(then.map(yes)).map(Fact::Lit).collect::<Vec<_>>()
            };
            facts.push(Fact::Any(vec![way(yes(*condition), then), way(no(*condition), otherwise)]));
        }
        _ if kind == Kind::Number => number(keyword, facts),
        _ if kind == Kind::String => text(keyword, facts),
        _ if kind == Kind::Array => array(arena, keyword, all, facts),
        _ if kind == Kind::Object => object(arena, keyword, all, facts),
        _ => {}
    }
    true
}

/// Those that some instance of the kind may satisfy.
fn living(arena: &Arena, kind: Kind, ids: &[NodeId]) -> Vec<NodeId> {
    ids.iter().copied().filter(|id| !arena.never(kind, *id)).collect()
}

/// One of several holds and the others do not; those that share nothing with it need not be told.
fn only(arena: &Arena, kind: Kind, ids: &[NodeId], one: usize) -> Vec<Fact> {
    let others = (0..ids.len()).take_while(|_| !arena.clock.over());
    let others = others.filter(|other| *other != one && !arena.apart(kind, ids[one], ids[*other]));
    std::iter::once(yes(ids[one])).chain(others.map(|other| no(ids[other]))).map(Fact::Lit).collect()
}

fn number(keyword: &Keyword, facts: &mut Vec<Fact>) {
    facts.extend(match keyword {
        Keyword::MultipleOf(divisor) => Some(Fact::Multiple(*divisor, true)),
        Keyword::Maximum(bound) => Some(Fact::AtMost(*bound, false)),
        Keyword::ExclusiveMaximum(bound) => Some(Fact::AtMost(*bound, true)),
        Keyword::Minimum(bound) => Some(Fact::AtLeast(*bound, false)),
        Keyword::ExclusiveMinimum(bound) => Some(Fact::AtLeast(*bound, true)),
        _ => None,
    });
}

fn text(keyword: &Keyword, facts: &mut Vec<Fact>) {
    facts.extend(match keyword {
        Keyword::MaxLength(most) => Some(Fact::Most(*most)),
        Keyword::MinLength(least) => Some(Fact::Least(*least)),
        Keyword::Pattern(pattern) => Some(Fact::Pattern(pattern.clone(), true)),
        Keyword::Format(format) => Some(Fact::Format(*format, true)),
        Keyword::MaxJsonBytes(bytes) => Some(Fact::MostBytes(*bytes)),
        _ => None,
    });
}

fn array(arena: &Arena, keyword: &Keyword, all: &[Keyword], facts: &mut Vec<Fact>) {
    match keyword {
        Keyword::MaxItems(most) => facts.push(Fact::Most(*most)),
        Keyword::MinItems(least) => facts.push(Fact::Least(*least)),
        Keyword::UniqueItems => facts.push(Fact::Unique(true, spelled(arena, all))),
        Keyword::PrefixItems(ids) => {
            facts.extend(ids.iter().enumerate().map(|(at, id)| Fact::Every(one(at), yes(*id))))
        }
        Keyword::Items(id) => facts.push(Fact::Every(Stretch { from: prefix(all), to: None }, yes(*id))),
        Keyword::Contains { schema, min, max } => {
            let min = min.unwrap_or(1);
            facts.extend((min > 0).then(|| Fact::CountLeast(yes(*schema), min)));
            facts.extend(max.map(|max| Fact::CountMost(yes(*schema), max)));
        }
        Keyword::UnevaluatedItems(id) => {
            // What may have been evaluated is left alone; that claims less than the keyword does.
            let reach = reach(arena, all, |_| true);
            let whole = |one: &Keyword| matches!(one, Keyword::Items(_) | Keyword::Contains { .. });
            let nested = |one: &Keyword| matches!(one, Keyword::UnevaluatedItems(_));
            let beside = all.iter().filter(|one| nested(one)).count();
            if !reach.iter().any(|one| whole(one)) && reach.iter().filter(|one| nested(one)).count() == beside {
                let from = reach.iter().map(|one| prefix(std::slice::from_ref(*one))).max().unwrap_or(0);
                facts.push(Fact::Every(Stretch { from, to: None }, yes(*id)));
            }
        }
        _ => {}
    }
}

/// Whether spellings of one UUID are equal items.
fn spelled(arena: &Arena, all: &[Keyword]) -> bool {
    unique::ignores_case(all, &|id| arena.keywords(id))
}

fn one(at: usize) -> Stretch {
    Stretch { from: at, to: Some(at + 1) }
}

fn prefix(all: &[Keyword]) -> usize {
    all.iter().find_map(|one| if let Keyword::PrefixItems(ids) = one { Some(ids.len()) } else { None }).unwrap_or(0)
}

fn object(arena: &Arena, keyword: &Keyword, all: &[Keyword], facts: &mut Vec<Fact>) {
    match keyword {
        Keyword::MaxProperties(most) => facts.push(Fact::Most(*most)),
        Keyword::MinProperties(least) => facts.push(Fact::Least(*least)),
        Keyword::Required(names) => facts.extend(names.iter().map(|name| Fact::Has(name.clone()))),
        Keyword::Properties(members) => {
            facts.extend(members.iter().map(|(name, id)| Fact::Members(Names::One(name.clone()), yes(*id))));
        }
        Keyword::PatternProperties(members) => {
            facts.extend(members.iter().map(|(like, id)| Fact::Members(Names::Like(like.clone()), yes(*id))));
        }
        Keyword::AdditionalProperties(id) => facts.push(Fact::Members(rest(all.iter()), yes(*id))),
        Keyword::PropertyNames(id) => facts.push(Fact::Names(yes(*id))),
        Keyword::DependentRequired(members) => {
            for (name, others) in members {
                let all = std::iter::once(name).chain(others.iter()).map(|name| Fact::Has(name.clone())).collect();
                facts.push(Fact::Any(vec![vec![Fact::Lacks(name.clone())], all]));
            }
        }
        Keyword::DependentSchemas(members) => {
            for (name, id) in members {
                let both = vec![Fact::Has(name.clone()), Fact::Lit(yes(*id))];
                facts.push(Fact::Any(vec![vec![Fact::Lacks(name.clone())], both]));
            }
        }
        Keyword::UnevaluatedProperties(id) => {
            let reach = reach(arena, all, |_| true);
            let whole = |one: &Keyword| matches!(one, Keyword::AdditionalProperties(_));
            let nested = |one: &Keyword| matches!(one, Keyword::UnevaluatedProperties(_));
            let beside = all.iter().filter(|one| nested(one)).count();
            if !reach.iter().any(|one| whole(one)) && reach.iter().filter(|one| nested(one)).count() == beside {
                facts.push(Fact::Members(rest(reach.into_iter()), yes(*id)));
            }
        }
        _ => {}
    }
}

/// The names that no `properties` or `patternProperties` among these covers.
fn rest<'k>(all: impl Iterator<Item = &'k Keyword>) -> Names {
    let mut rest = Rest::default();
    for keyword in all {
        match keyword {
            Keyword::Properties(members) => rest.names.extend(members.iter().map(|(name, _)| name.clone())),
            Keyword::PatternProperties(members) => rest.patterns.extend(members.iter().map(|(like, _)| like.clone())),
            _ => {}
        }
    }
    Names::Rest(Rc::new(rest))
}

/// Every keyword that speaks about the same instance: those given, and through those that `follow` lets pass, those of
/// the subschemas that apply in place.
fn reach<'a>(arena: &'a Arena, all: &'a [Keyword], follow: fn(&Keyword) -> bool) -> Vec<&'a Keyword> {
    let mut seen: Vec<NodeId> = Vec::new();
    let mut found: Vec<&Keyword> = Vec::new();
    let mut open: Vec<&Keyword> = all.iter().collect();
    while let Some(keyword) = open.pop() {
        found.push(keyword);
        for id in in_place(keyword).into_iter().filter(|_| follow(keyword)) {
            if !seen.contains(&id) {
                seen.push(id);
                open.extend(arena.keywords(id));
            }
        }
    }
    found
}

/// The ways in which a subschema fails on an instance of the kind; an empty way is no condition at all.
pub(crate) fn fails(arena: &Arena, kind: Kind, all: &[Keyword]) -> Vec<Vec<Fact>> {
    all.iter().flat_map(|keyword| one_fails(arena, kind, keyword, all)).collect()
}

fn one_fails(arena: &Arena, kind: Kind, keyword: &Keyword, all: &[Keyword]) -> Vec<Vec<Fact>> {
    match keyword {
        Keyword::False => vec![Vec::new()],
        Keyword::Type(types) => {
            if !admits(*types, kind) {
                vec![Vec::new()]
            } else if kind == Kind::Number && !types.contains(Types::NUMBER) {
                vec![vec![Fact::Integer(false)]]
            } else {
                Vec::new()
            }
        }
        Keyword::Ref(id) | Keyword::DynamicRef { target: id, .. } => vec![vec![Fact::Lit(no(*id))]],
        Keyword::Enum(values) => {
            vec![values.iter().filter(|one| Kind::of(one) == kind).cloned().map(Fact::Not).collect()]
        }
        Keyword::Const(value) => {
            vec![Some(value).filter(|one| Kind::of(one) == kind).cloned().map(Fact::Not).into_iter().collect()]
        }
        Keyword::AllOf(ids) => ids.iter().map(|id| vec![Fact::Lit(no(*id))]).collect(),
        Keyword::AnyOf(ids) => vec![ids.iter().map(|id| Fact::Lit(no(*id))).collect()],
        Keyword::OneOf(ids) => {
            let ids = living(arena, kind, ids);
            let none = ids.iter().map(|id| Fact::Lit(no(*id))).collect();
            let pairs = (0..ids.len()).flat_map(|left| (left + 1..ids.len()).map(move |right| (left, right)));
            let meet = pairs
                .take_while(|_| !arena.clock.over())
                .filter(|(left, right)| !arena.apart(kind, ids[*left], ids[*right]));
            let two = meet.map(|(left, right)| vec![Fact::Lit(yes(ids[left])), Fact::Lit(yes(ids[right]))]);
            std::iter::once(none).chain(two).collect()
        }
        Keyword::Not(id) => vec![vec![Fact::Lit(yes(*id))]],
        Keyword::If { condition, then, otherwise } => {
            let way = |first: Lit, then: &Option<NodeId>| then.map(|id| vec![Fact::Lit(first), Fact::Lit(no(id))]);
            way(yes(*condition), then).into_iter().chain(way(no(*condition), otherwise)).collect()
        }
        _ if kind == Kind::Number => number_fails(keyword),
        _ if kind == Kind::String => text_fails(keyword),
        _ if kind == Kind::Array => array_fails(arena, keyword, all),
        _ if kind == Kind::Object => object_fails(arena, keyword, all),
        _ => Vec::new(),
    }
}

fn number_fails(keyword: &Keyword) -> Vec<Vec<Fact>> {
    let fact = match keyword {
        Keyword::MultipleOf(divisor) => Fact::Multiple(*divisor, false),
        Keyword::Maximum(bound) => Fact::AtLeast(*bound, true),
        Keyword::ExclusiveMaximum(bound) => Fact::AtLeast(*bound, false),
        Keyword::Minimum(bound) => Fact::AtMost(*bound, true),
        Keyword::ExclusiveMinimum(bound) => Fact::AtMost(*bound, false),
        _ => return Vec::new(),
    };
    vec![vec![fact]]
}

/// Fewer than so many, where that is possible.
fn fewer(least: u64) -> Vec<Vec<Fact>> {
    least.checked_sub(1).map(|most| vec![Fact::Most(most)]).into_iter().collect()
}

fn text_fails(keyword: &Keyword) -> Vec<Vec<Fact>> {
    let fact = match keyword {
        Keyword::MaxLength(most) => Fact::Least(most.saturating_add(1)),
        Keyword::MinLength(least) => return fewer(*least),
        Keyword::Pattern(pattern) => Fact::Pattern(pattern.clone(), false),
        Keyword::Format(format) => Fact::Format(*format, false),
        Keyword::MaxJsonBytes(bytes) => Fact::LeastBytes(bytes.saturating_add(1)),
        _ => return Vec::new(),
    };
    vec![vec![fact]]
}

fn array_fails(arena: &Arena, keyword: &Keyword, all: &[Keyword]) -> Vec<Vec<Fact>> {
    match keyword {
        Keyword::MaxItems(most) => vec![vec![Fact::Least(most.saturating_add(1))]],
        Keyword::MinItems(least) => fewer(*least),
        Keyword::UniqueItems => vec![vec![Fact::Unique(false, spelled(arena, all))]],
        Keyword::PrefixItems(ids) => {
            ids.iter().enumerate().map(|(at, id)| vec![Fact::Some(one(at), no(*id))]).collect()
        }
        Keyword::Items(id) => vec![vec![Fact::Some(Stretch { from: prefix(all), to: None }, no(*id))]],
        Keyword::Contains { schema, min, max } => {
            let few = min.unwrap_or(1).checked_sub(1).map(|most| vec![Fact::CountMost(yes(*schema), most)]);
            let many = max.map(|max| vec![Fact::CountLeast(yes(*schema), max.saturating_add(1))]);
            few.into_iter().chain(many).collect()
        }
        Keyword::UnevaluatedItems(id) => {
            let certain = reach(arena, all, certain);
            let whole = |one: &Keyword| matches!(one, Keyword::Items(_));
            let nested = |one: &Keyword| matches!(one, Keyword::UnevaluatedItems(_));
            if certain.iter().any(|one| whole(one)) || certain.iter().filter(|one| nested(one)).count() > 1 {
                return Vec::new();
            }
            let from = certain.iter().map(|one| prefix(std::slice::from_ref(*one))).max().unwrap_or(0);
            vec![others_hold(arena, Kind::Array, keyword, all, Fact::Some(Stretch { from, to: None }, no(*id)))]
        }
        _ => Vec::new(),
    }
}

fn object_fails(arena: &Arena, keyword: &Keyword, all: &[Keyword]) -> Vec<Vec<Fact>> {
    match keyword {
        Keyword::MaxProperties(most) => vec![vec![Fact::Least(most.saturating_add(1))]],
        Keyword::MinProperties(least) => fewer(*least),
        Keyword::Required(names) => names.iter().map(|name| vec![Fact::Lacks(name.clone())]).collect(),
        Keyword::Properties(members) => {
            members.iter().map(|(name, id)| vec![Fact::Member(Names::One(name.clone()), no(*id))]).collect()
        }
        Keyword::PatternProperties(members) => {
            members.iter().map(|(like, id)| vec![Fact::Member(Names::Like(like.clone()), no(*id))]).collect()
        }
        Keyword::AdditionalProperties(id) => vec![vec![Fact::Member(rest(all.iter()), no(*id))]],
        Keyword::PropertyNames(id) => vec![vec![Fact::Name(no(*id))]],
        Keyword::DependentRequired(members) => members
            .iter()
            .flat_map(|(name, others)| {
                others.iter().map(|other| vec![Fact::Has(name.clone()), Fact::Lacks(other.clone())])
            })
            .collect(),
        Keyword::DependentSchemas(members) => {
            members.iter().map(|(name, id)| vec![Fact::Has(name.clone()), Fact::Lit(no(*id))]).collect()
        }
        Keyword::UnevaluatedProperties(id) => {
            let certain = reach(arena, all, certain);
            let whole = |one: &Keyword| matches!(one, Keyword::AdditionalProperties(_));
            let nested = |one: &Keyword| matches!(one, Keyword::UnevaluatedProperties(_));
            if certain.iter().any(|one| whole(one)) || certain.iter().filter(|one| nested(one)).count() > 1 {
                return Vec::new();
            }
            let fact = Fact::Member(rest(certain.into_iter()), no(*id));
            vec![others_hold(arena, Kind::Object, keyword, all, fact)]
        }
        _ => Vec::new(),
    }
}

/// Whether what is below the keyword holds whenever the keyword does.
fn certain(keyword: &Keyword) -> bool {
    matches!(keyword, Keyword::Ref(_) | Keyword::DynamicRef { .. } | Keyword::AllOf(_))
}

/// An unevaluated keyword that fails while its siblings hold; where one of them fails, that is a way of its own.
fn others_hold(arena: &Arena, kind: Kind, keyword: &Keyword, all: &[Keyword], fact: Fact) -> Vec<Fact> {
    let mut facts = vec![fact];
    for other in all.iter().filter(|other| !std::ptr::eq(*other, keyword)) {
        if !holds(arena, kind, other, all, &mut facts) {
            // Any contradiction does: this way is closed.
            return vec![Fact::Among(Vec::new())];
        }
    }
    facts
}
