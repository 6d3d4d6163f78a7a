//! Marker types: what limits a text or a number, and enums of strings.

use super::docs;
use super::guard::variants;
use super::plan::{EnumPlan, NumberSpec, TextSpec};
use super::tokens;
use eventwright_model::facts::StateMachine;
use eventwright_runtime::json::Number;
use eventwright_runtime::pattern::Pattern;
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use std::sync::Arc;

/// A text's limits as a marker type. What is not limited is left to the trait's defaults.
pub(super) fn text(name: &str, spec: &TextSpec, patterns: &mut Patterns) -> TokenStream {
    let ident = format_ident!("{name}");
    let mut consts = Vec::new();
    let mut limits = Vec::new();
    let mut number = |name: &str, value: u64| {
        let (name, value) = (format_ident!("{name}"), Literal::u64_unsuffixed(value));
        consts.push(quote!(const #name: u64 = #value;));
    };
    if spec.min_chars > 0 {
        number("MIN_CHARS", spec.min_chars);
        limits.push(format!("at least {} characters", spec.min_chars));
    }
    if let Some(most) = spec.max_chars {
        number("MAX_CHARS", most);
        limits.push(format!("at most {most} characters"));
    }
    if let Some(most) = spec.max_json_bytes {
        number("MAX_JSON_BYTES", most);
        limits.push(format!("at most {most} bytes of JSON"));
    }
    if let Some(pattern) = &spec.pattern {
        let pattern_ident = patterns.ident(pattern);
        consts.push(quote!(const PATTERN: Option<&'static Pattern> = Some(&#pattern_ident);));
        limits.push(format!("matches {}", docs::code(&pattern.source)));
    }
    if let Some(format) = spec.format {
        let tokens = tokens::format(format);
        consts.push(quote!(const FORMAT: Option<Format> = Some(#tokens);));
        limits.push(format!("a {}", format.name()));
    }
    if spec.truncate {
        consts.push(quote!(
            const OVERFLOW: Overflow = Overflow::Truncate;
        ));
        limits.push("shortened to fit".to_owned());
    }
    if spec.redact {
        consts.push(quote!(
            const ON_SENSITIVE: OnSensitive = OnSensitive::Redact;
        ));
        limits.push("redacted".to_owned());
    }
    if !spec.refused.is_empty() {
        let refused = tokens::categories(&spec.refused);
        consts.push(quote!(const SCAN: Categories = #refused;));
    }
    if spec.hidden {
        consts.push(quote!(
            const HIDDEN: bool = true;
        ));
    }
    let fits = (spec.truncate && spec.redact && spec.min_chars == 0).then(|| quote!(impl Fits for #ident {}));
    let summary = if limits.is_empty() { "any text".to_owned() } else { limits.join(", ") };
    let doc = docs::lines([format!("Limits of a text: {summary}.")]);
    quote! {
        #doc
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum #ident {}
        impl TextSpec for #ident { #(#consts)* }
        #fits
    }
}

/// A number's limits as a marker type.
pub(super) fn number(name: &str, spec: &NumberSpec) -> TokenStream {
    let ident = format_ident!("{name}");
    let mut consts = Vec::new();
    if spec.integer {
        consts.push(quote!(
            const INTEGER: bool = true;
        ));
    }
    let limits: [(&str, &str, Option<Number>); 4] = [
        ("MINIMUM", "at least", spec.minimum),
        ("EXCLUSIVE_MINIMUM", "above", spec.exclusive_minimum),
        ("MAXIMUM", "at most", spec.maximum),
        ("EXCLUSIVE_MAXIMUM", "below", spec.exclusive_maximum),
    ];
    let mut words = Vec::new();
    for (name, word, limit) in limits {
        let Some(limit) = limit else { continue };
        let (name, value) = (format_ident!("{name}"), tokens::number(limit));
        consts.push(quote!(const #name: Option<Number> = Some(#value);));
        words.push(format!("{word} {}", shown(limit)));
    }
    if let Some(divisor) = spec.multiple_of {
        let value = tokens::number(divisor);
        consts.push(quote!(const MULTIPLE_OF: Option<Number> = Some(#value);));
        words.push(format!("a multiple of {}", shown(divisor)));
    }
    let summary = if words.is_empty() { "any number".to_owned() } else { words.join(", ") };
    let doc = docs::lines([format!("Limits of a number: {summary}.")]);
    quote! {
        #doc
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum #ident {}
        impl NumberSpec for #ident { #(#consts)* }
    }
}

fn shown(number: Number) -> String {
    let mut out = Vec::new();
    eventwright_runtime::json::write_number(number, &mut out);
    String::from_utf8_lossy(&out).into_owned()
}

/// An enum of strings, with the transitions of the state machine whose states they are.
pub(super) fn string_enum(name: &str, plan: &EnumPlan, machines: &[StateMachine]) -> TokenStream {
    let ident = format_ident!("{name}");
    let names: Vec<_> = variants(plan).iter().map(|name| format_ident!("{name}")).collect();
    let values = &plan.values;
    let shown = values
        .iter()
        .map(|value| if value.is_empty() { "The empty text.".to_owned() } else { format!("{}.", docs::code(value)) });
    let variant_docs = shown.map(|text| docs::lines([text]));
    let doc = docs::lines([docs::sentence(plan.description.as_deref().unwrap_or("One of the listed texts"))]);
    let keyword = plan.keyword;
    let machine = machines.iter().find(|machine| machine.states.iter().eq(plan.values.iter()));
    let methods = machine.map(|machine| transitions(&ident, plan, machine));
    quote! {
        #doc
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum #ident { #(#variant_docs #names),* }
        #methods
        impl StringEnum for #ident {
            const KEYWORD: &'static str = #keyword;
            const ALL: &'static [Self] = &[#(Self::#names),*];
            #[inline]
            fn as_str(self) -> &'static str {
                match self { #(Self::#names => #values),* }
            }
        }
        string_enum!(#ident);
    }
}

fn transitions(kind: &proc_macro2::Ident, plan: &EnumPlan, machine: &StateMachine) -> TokenStream {
    let names = variants(plan);
    let ident = |state: &str| {
        let at = plan.values.iter().position(|value| value == state)?;
        names.get(at).map(|name| format_ident!("{name}"))
    };
    let pair = |(from, to): (&str, &str)| {
        let (from, to) = (ident(from)?, ident(to)?);
        Some(quote!((Self::#from, Self::#to)))
    };
    let pairs = |approval: bool| -> Vec<TokenStream> {
        let chosen = machine.transitions.iter().filter(|transition| !approval || transition.needs_approval);
        chosen.filter_map(|transition| pair((&transition.from, &transition.to))).collect()
    };
    let test = |pairs: Vec<TokenStream>| match pairs.is_empty() {
        true => (format_ident!("_to"), quote!(false)),
        false => (format_ident!("to"), quote!(matches!((self, to), #(#pairs)|*))),
    };
    let ((to, legal), (approved_to, approved)) = (test(pairs(false)), test(pairs(true)));
    quote! {
        impl #kind {
            /// Whether the state machine has this transition.
            pub const fn can_transition_to(self, #to: Self) -> bool { #legal }
            /// Whether this transition needs somebody's approval.
            pub const fn requires_approval(self, #approved_to: Self) -> bool { #approved }
        }
    }
}

/// The automata that a module's file carries, each once.
#[derive(Debug, Default)]
pub(super) struct Patterns {
    known: Vec<Arc<Pattern>>,
}

impl Patterns {
    /// The name of a pattern's static.
    pub(super) fn ident(&mut self, pattern: &Arc<Pattern>) -> proc_macro2::Ident {
        let at = self.known.iter().position(|known| known.source == pattern.source);
        let at = at.unwrap_or_else(|| {
            self.known.push(pattern.clone());
            self.known.len() - 1
        });
        format_ident!("PATTERN_{}", at + 1)
    }

    /// The statics.
    pub(super) fn statics(&self) -> TokenStream {
        let statics = self.known.iter().enumerate().map(|(at, pattern)| {
            let ident = format_ident!("PATTERN_{}", at + 1);
            let source = &*pattern.source;
            let ascii = Literal::byte_string(&pattern.ascii[..]);
            let wide = pattern.wide.iter().map(|(start, class)| {
                let (start, class) = (Literal::u32_unsuffixed(*start), Literal::u16_unsuffixed(*class));
                quote!((#start, #class))
            });
            let width = Literal::u16_unsuffixed(pattern.width);
            let next = pattern.next.iter().map(|state| Literal::u16_unsuffixed(*state));
            quote!(static #ident: Pattern = Pattern::compiled(#source, #ascii, &[#(#wide),*], #width, &[#(#next),*]);)
        });
        quote!(#(#statics)*)
    }
}
