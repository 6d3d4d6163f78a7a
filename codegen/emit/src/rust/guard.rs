//! What spans fields, as a Rust condition where one can say it.

use super::plan::{EnumPlan, FieldPlan, Plan, RecordPlan, Type};
use eventwright_model::names;
use eventwright_model::schema::Schemas;
use eventwright_runtime::json::Tree;
use eventwright_runtime::walk::{ByName, Keyword, NodeId, Types};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

/// The keyword that a failing condition is reported under, and the condition over `self`.
pub(super) struct Guard {
    pub(super) keyword: &'static str,
    pub(super) condition: TokenStream,
}

/// Conditions for all keywords that no field's type expresses; `None` where Rust cannot say one of them.
pub(super) fn guards(schemas: &Schemas, plan: &Plan, record: &RecordPlan) -> Option<Vec<Guard>> {
    let compiler = Compiler { schemas, plan, record };
    let mut guards = Vec::new();
    for part in eventwright_model::view::conjunction(schemas, record.node) {
        for keyword in schemas.keywords(part) {
            if compiler.is_held_by_fields(keyword) {
                continue;
            }
            guards.push(Guard { keyword: keyword.name(), condition: compiler.keyword(keyword)? });
        }
    }
    Some(guards)
}

struct Compiler<'a> {
    schemas: &'a Schemas,
    plan: &'a Plan,
    record: &'a RecordPlan,
}

impl Compiler<'_> {
    fn is_held_by_fields(&self, keyword: &Keyword) -> bool {
        matches!(
            keyword,
            Keyword::Type(_)
                | Keyword::Properties(_)
                | Keyword::Required(_)
                | Keyword::AdditionalProperties(_)
                | Keyword::UnevaluatedProperties(_)
                | Keyword::Ref(_)
                | Keyword::AllOf(_)
                | Keyword::Pii(_)
        )
    }

    fn subschema(&self, id: NodeId) -> Option<TokenStream> {
        let conditions: Option<Vec<TokenStream>> =
            self.schemas.keywords(id).iter().map(|keyword| self.keyword(keyword)).collect();
        let conditions = conditions?;
        Some(match &conditions[..] {
            [] => quote!(true),
            [one] => one.clone(),
            _ => quote!((#(#conditions)&&*)),
        })
    }

    fn each(&self, ids: &[NodeId]) -> Option<Vec<TokenStream>> {
        ids.iter().map(|id| self.subschema(*id)).collect()
    }

    fn keyword(&self, keyword: &Keyword) -> Option<TokenStream> {
        Some(match keyword {
            Keyword::False => quote!(false),
            Keyword::Ref(id) => self.subschema(*id)?,
            Keyword::Type(types) => {
                let object = types.contains(Types::OBJECT);
                quote!(#object)
            }
            Keyword::AllOf(ids) => {
                let all = self.each(ids)?;
                quote!((#(#all)&&*))
            }
            Keyword::AnyOf(ids) => match self.tuples(ids) {
                Some(tuples) => tuples,
                None => {
                    let any = self.each(ids)?;
                    quote!((#(#any)||*))
                }
            },
            Keyword::OneOf(ids) => {
                let one = self.each(ids)?;
                quote!(([#(#one),*].iter().filter(|holds| **holds).count() == 1))
            }
            Keyword::Not(id) => {
                let inner = self.subschema(*id)?;
                quote!(!(#inner))
            }
            Keyword::If { condition, then, otherwise } => self.conditional(*condition, *then, *otherwise)?,
            Keyword::Required(names) => {
                let present: Option<Vec<TokenStream>> = names.iter().map(|name| self.present(name)).collect();
                let present = present?;
                quote!((#(#present)&&*))
            }
            Keyword::DependentRequired(rules) => self.dependent(rules)?,
            Keyword::Properties(members) => {
                let held: Option<Vec<TokenStream>> = members.iter().map(|(name, id)| self.member(name, *id)).collect();
                let held = held?;
                if held.is_empty() { quote!(true) } else { quote!((#(#held)&&*)) }
            }
            _ => return None,
        })
    }

    /// Alternatives that all list values of the same enum fields, as one `matches!` over a tuple: what the transitions
    /// of a state machine look like. Those that differ in the last field alone share a line.
    fn tuples(&self, ids: &[NodeId]) -> Option<TokenStream> {
        let mut names: Option<Vec<&str>> = None;
        let mut rows: Vec<(Vec<String>, Vec<TokenStream>)> = Vec::new();
        for id in ids {
            let [Keyword::Properties(members)] = self.schemas.keywords(*id) else { return None };
            let here: Vec<&str> = members.iter().map(|(name, _)| &**name).collect();
            if names.get_or_insert_with(|| here.clone()) != &here || here.len() < 2 {
                return None;
            }
            let mut row = members.iter().map(|(name, id)| self.variant(name, *id)).collect::<Option<Vec<_>>>()?;
            let last = row.pop()?;
            let key: Vec<String> = row.iter().map(ToString::to_string).collect();
            match rows.iter_mut().find(|(known, _)| *known == key) {
                Some((_, patterns)) => patterns.push(last),
                None => {
                    row.push(last);
                    rows.push((key, row));
                }
            }
        }
        let fields = names?;
        let width = fields.len();
        let idents: Option<Vec<_>> =
            fields.iter().map(|name| Some(format_ident!("{}", self.field(name)?.ident))).collect();
        let idents = idents?;
        let patterns = rows.iter().map(|(_, row)| {
            let (heads, lasts) = row.split_at(width - 1);
            quote!((#(#heads,)* #(#lasts)|*))
        });
        Some(quote!(matches!((#(self.#idents),*), #(#patterns)|*)))
    }

    /// The one variant that a `const` asks of a required enum field.
    fn variant(&self, name: &str, id: NodeId) -> Option<TokenStream> {
        let field = self.field(name).filter(|field| field.required)?;
        let (Type::Enum(kind), [Keyword::Const(Tree::String(text))]) = (&field.kind, self.schemas.keywords(id)) else {
            return None;
        };
        let plan = self.plan.enums.get(kind)?;
        let at = plan.values.iter().position(|known| **known == **text)?;
        let (kind, variant) = (format_ident!("{kind}"), format_ident!("{}", variants(plan)[at]));
        Some(quote!(#kind::#variant))
    }

    fn conditional(&self, condition: NodeId, then: Option<NodeId>, otherwise: Option<NodeId>) -> Option<TokenStream> {
        let condition = self.subschema(condition)?;
        let branch = |id: Option<NodeId>| id.map_or(Some(quote!(true)), |id| self.subschema(id));
        let (then, otherwise) = (branch(then)?, branch(otherwise)?);
        Some(quote!((if #condition { #then } else { #otherwise })))
    }

    fn dependent(&self, rules: &ByName<Box<[Box<str>]>>) -> Option<TokenStream> {
        let rule = |(name, needed): &(Box<str>, Box<[Box<str>]>)| {
            let there = self.present(name)?;
            let needed: Option<Vec<TokenStream>> = needed.iter().map(|name| self.present(name)).collect();
            let needed = needed?;
            Some(if needed.is_empty() { quote!(true) } else { quote!((!#there || (#(#needed)&&*))) })
        };
        let rules: Option<Vec<TokenStream>> = rules.iter().map(rule).collect();
        let rules = rules?;
        Some(if rules.is_empty() { quote!(true) } else { quote!((#(#rules)&&*)) })
    }

    fn field(&self, name: &str) -> Option<&FieldPlan> {
        self.record.fields.iter().find(|field| field.property == name)
    }

    fn present(&self, name: &str) -> Option<TokenStream> {
        let Some(field) = self.field(name) else { return Some(quote!(false)) };
        if field.required {
            return Some(quote!(true));
        }
        let ident = format_ident!("{}", field.ident);
        Some(match field.kind {
            Type::Nullable(_) => quote!(!self.#ident.is_absent()),
            _ => quote!(self.#ident.is_some()),
        })
    }

    /// A condition on one member, true where it is absent.
    fn member(&self, name: &str, id: NodeId) -> Option<TokenStream> {
        // An undeclared member of a closed struct is never there.
        let Some(field) = self.field(name) else { return Some(quote!(true)) };
        if !field.required {
            return None;
        }
        let ident = format_ident!("{}", field.ident);
        let tests: Option<Vec<TokenStream>> =
            self.schemas.keywords(id).iter().map(|keyword| self.value(&field.kind, &ident, keyword)).collect();
        let tests = tests?;
        Some(if tests.is_empty() { quote!(true) } else { quote!((#(#tests)&&*)) })
    }

    fn value(&self, kind: &Type, ident: &proc_macro2::Ident, keyword: &Keyword) -> Option<TokenStream> {
        let values = match keyword {
            Keyword::Const(value) => std::slice::from_ref(value),
            Keyword::Enum(values) => values,
            Keyword::Type(types) => return typed(kind, ident, *types),
            _ => return None,
        };
        match kind {
            Type::Enum(name) => {
                let plan = self.plan.enums.get(name)?;
                Some(one_of(plan, name, quote!(self.#ident), values, false))
            }
            Type::Nullable(inner) => match &**inner {
                Type::Enum(name) => {
                    let plan = self.plan.enums.get(name)?;
                    Some(one_of(plan, name, quote!(self.#ident), values, true))
                }
                _ if values.iter().all(|value| matches!(value, Tree::Null)) => Some(quote!(self.#ident.is_none())),
                _ => None,
            },
            Type::Bool => {
                let admitted: Vec<bool> = values.iter().filter_map(Tree::as_bool).collect();
                Some(match (admitted.contains(&true), admitted.contains(&false)) {
                    (true, true) => quote!(true),
                    (true, false) => quote!(self.#ident),
                    (false, true) => quote!(!self.#ident),
                    (false, false) => quote!(false),
                })
            }
            _ => None,
        }
    }
}

/// Whether a field's value has one of some types, where the field's type leaves that open.
fn typed(kind: &Type, ident: &proc_macro2::Ident, types: Types) -> Option<TokenStream> {
    let text = matches!(kind, Type::Enum(_) | Type::Text(_) | Type::Uuid | Type::UuidOr(_));
    match kind {
        Type::Bool => {
            let holds = types.contains(Types::BOOLEAN);
            Some(quote!(#holds))
        }
        _ if text => {
            let holds = types.contains(Types::STRING);
            Some(quote!(#holds))
        }
        Type::Nullable(inner) if matches!(**inner, Type::Enum(_) | Type::Text(_) | Type::Uuid) => {
            Some(match (types.contains(Types::NULL), types.contains(Types::STRING)) {
                (true, true) => quote!(true),
                (true, false) => quote!(self.#ident.is_none()),
                (false, true) => quote!(self.#ident.is_some()),
                (false, false) => quote!(false),
            })
        }
        _ => None,
    }
}

fn one_of(plan: &EnumPlan, name: &str, place: TokenStream, values: &[Tree], nullable: bool) -> TokenStream {
    let kind = format_ident!("{name}");
    let idents = variants(plan);
    let mut patterns: Vec<TokenStream> = Vec::new();
    for value in values {
        match value {
            Tree::Null if nullable => patterns.push(quote!(None)),
            Tree::String(text) => {
                if let Some(at) = plan.values.iter().position(|known| **known == **text) {
                    let variant = format_ident!("{}", idents[at]);
                    patterns.push(if nullable { quote!(Some(#kind::#variant)) } else { quote!(#kind::#variant) });
                }
            }
            _ => {}
        }
    }
    if patterns.is_empty() { quote!(false) } else { quote!(matches!(#place, #(#patterns)|*)) }
}

/// The variants of an enum: camel case, and where that says nothing or the same twice, a number.
pub(super) fn variants(plan: &EnumPlan) -> Vec<String> {
    let mut taken = super::names::Names::default();
    let name = |value: &String| {
        let camel: String = names::camel(value).chars().filter(char::is_ascii_alphanumeric).collect();
        let wanted = match camel.chars().next() {
            None => "Empty".to_owned(),
            Some(first) if first.is_ascii_digit() => format!("N{camel}"),
            Some(_) if names::is_reserved(&camel) => format!("{camel}Value"),
            Some(_) => camel,
        };
        taken.take(&wanted)
    };
    plan.values.iter().map(name).collect()
}
