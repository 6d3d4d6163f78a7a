//! Planned types as tokens.

use super::plan::{FieldPlan, Type};
use eventwright_model::facts::Category;
use eventwright_runtime::format::Format;
use eventwright_runtime::json::Number;
use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};

/// The type as generated code writes it.
pub(super) fn kind(ty: &Type) -> TokenStream {
    match ty {
        Type::Bool => quote!(bool),
        Type::Uuid => quote!(Uuid),
        Type::Int(low, high) => {
            let (low, high) = (signed(*low), signed(*high));
            quote!(Int<#low, #high>)
        }
        Type::UInt(low, high) => {
            let (low, high) = (Literal::u64_unsuffixed(*low), Literal::u64_unsuffixed(*high));
            quote!(UInt<#low, #high>)
        }
        Type::Decimal(spec) => {
            let spec = format_ident!("{spec}");
            quote!(Decimal<#spec>)
        }
        Type::Text(spec) => {
            let spec = format_ident!("{spec}");
            quote!(Text<#spec>)
        }
        Type::Enum(name) | Type::Record(name) => {
            let name = format_ident!("{name}");
            quote!(#name)
        }
        Type::UuidOr(words) => {
            let words = format_ident!("{words}");
            quote!(UuidOr<#words>)
        }
        Type::List { item, min, max, unique } => {
            let item = kind(item);
            let min = Literal::u64_unsuffixed(*min);
            let max = if *max == u64::MAX {
                quote!({ usize::MAX })
            } else {
                Literal::u64_unsuffixed(*max).into_token_stream()
            };
            quote!(List<#item, #min, #max, #unique>)
        }
        Type::Json(spec) => {
            let spec = format_ident!("{spec}");
            quote!(Json<#spec>)
        }
        Type::Nullable(inner) => {
            let inner = kind(inner);
            quote!(Option<#inner>)
        }
    }
}

/// The type of a field: what may be absent is optional.
pub(super) fn field(field: &FieldPlan) -> TokenStream {
    match (&field.kind, field.required) {
        (ty, true) => kind(ty),
        (Type::Nullable(inner), false) => {
            let inner = kind(inner);
            quote!(Maybe<#inner>)
        }
        (ty, false) => {
            let ty = kind(ty);
            quote!(Option<#ty>)
        }
    }
}

/// An `i64` literal; a negative one in braces, as a const argument needs it.
fn signed(value: i64) -> TokenStream {
    let literal = Literal::i64_unsuffixed(value);
    if value < 0 { quote!({ #literal }) } else { quote!(#literal) }
}

/// A number of the runtime.
pub(super) fn number(number: Number) -> TokenStream {
    match number {
        Number::Integer(value) => {
            let value = Literal::i64_unsuffixed(value);
            quote!(Number::Integer(#value))
        }
        Number::Unsigned(value) => {
            let value = Literal::u64_unsuffixed(value);
            quote!(Number::Unsigned(#value))
        }
        Number::Float(value) => {
            let value = Literal::f64_unsuffixed(value);
            quote!(Number::Float(#value))
        }
    }
}

/// A set of categories of the runtime.
pub(super) fn categories(categories: &[Category]) -> TokenStream {
    if categories.len() == Category::ALL.len() {
        return quote!(Categories::ALL);
    }
    if categories.is_empty() {
        return quote!(Categories::NONE);
    }
    let names = categories.iter().map(|category| {
        let name = match category {
            Category::Person => "Person",
            Category::Contact => "Contact",
            Category::Address => "Address",
            Category::GovernmentId => "GovernmentId",
            Category::Payment => "Payment",
            Category::Bank => "Bank",
            Category::Credential => "Credential",
            Category::DatabaseKey => "DatabaseKey",
        };
        format_ident!("{name}")
    });
    quote!(Categories::of(&[#(Category::#names),*]))
}

/// A format of the runtime.
pub(super) fn format(format: Format) -> TokenStream {
    let name = match format {
        Format::DateTime => "DateTime",
        Format::Date => "Date",
        Format::Time => "Time",
        Format::Duration => "Duration",
        Format::Uuid => "Uuid",
        Format::Uri => "Uri",
        Format::UriReference => "UriReference",
        Format::Email => "Email",
        Format::Hostname => "Hostname",
        Format::Ipv4 => "Ipv4",
        Format::Ipv6 => "Ipv6",
        Format::JsonPointer => "JsonPointer",
        Format::Regex => "Regex",
    };
    let name = format_ident!("{name}");
    quote!(Format::#name)
}
