//! Conversions between the versions of an event that follow one another.
//!
//! Where every field of the one is a field of the other and only widens, `From` moves them. Where that is not so but an
//! event may still be one of the other version, `TryFrom` asks a tolerant reader of it. Where the other version requires a
//! field that this one does not declare, no event can be converted and nothing is emitted.

use super::docs;
use super::plan::{FieldPlan, RecordPlan, Type};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

/// One version: its type, its number, its struct where it has one.
pub(super) struct Version<'a> {
    pub(super) name: &'a str,
    pub(super) number: u32,
    pub(super) record: Option<&'a RecordPlan>,
}

/// The conversion of events of one version to another.
pub(super) fn conversion(from: &Version<'_>, to: &Version<'_>) -> TokenStream {
    let (source, target) = (format_ident!("{}", from.name), format_ident!("{}", to.name));
    if let (Some(before), Some(after)) = (from.record, to.record) {
        if after.fields.iter().any(|field| field.required && find(before, &field.property).is_none()) {
            return quote!();
        }
        if let Some(fields) = moved(before, after) {
            let doc = docs::lines([format!("What version {} holds, version {} holds too.", from.number, to.number)]);
            return quote! {
                #doc
                impl From<#source> for #target {
                    fn from(event: #source) -> Self {
                        Self { #(#fields),* }
                    }
                }
            };
        }
    }
    let doc = docs::lines([format!(
        "As a tolerant reader of version {} takes an event of version {}: what it does not declare is left out.",
        to.number, from.number
    )]);
    quote! {
        #doc
        impl TryFrom<#source> for #target {
            type Error = ConvertError;

            fn try_from(event: #source) -> ::core::result::Result<Self, ConvertError> {
                convert(&event)
            }
        }
    }
}

fn find<'p>(record: &'p RecordPlan, property: &str) -> Option<&'p FieldPlan> {
    record.fields.iter().find(|field| field.property == property)
}

/// Each field of the other version from one of this, where all can be moved, nothing is lost and nothing else is asked.
fn moved(before: &RecordPlan, after: &RecordPlan) -> Option<Vec<TokenStream>> {
    let lost = before.fields.iter().any(|field| find(after, &field.property).is_none());
    if lost || before.open || after.residual {
        return None;
    }
    after.fields.iter().map(|field| one(before, field)).collect()
}

fn one(before: &RecordPlan, after: &FieldPlan) -> Option<TokenStream> {
    let ident = format_ident!("{}", after.ident);
    let nullable = matches!(after.kind, Type::Nullable(_));
    let Some(was) = find(before, &after.property) else {
        return Some(if nullable { quote!(#ident: Maybe::Absent) } else { quote!(#ident: None) });
    };
    let source = format_ident!("{}", was.ident);
    if was.kind != after.kind {
        return None;
    }
    match (was.required, after.required) {
        (true, true) | (false, false) => Some(quote!(#ident: event.#source)),
        (true, false) if !nullable => Some(quote!(#ident: Some(event.#source))),
        _ => None,
    }
}
