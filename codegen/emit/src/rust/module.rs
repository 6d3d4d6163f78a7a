//! One file of generated Rust: the contracts of a module and everything they share.

use super::defect;
use super::docs;
use super::file::File;
use super::guard::{Guard, guards};
use super::names::Names;
use super::plan::{FieldPlan, Plan, Planner, RecordPlan, Type};
use super::specs::{self, Patterns};
use super::tables;
use super::text;
use super::tokens;
use super::versions::{Version, conversion};
use crate::EmitError;
use eventwright_model::excluded::Exclusions;
use eventwright_model::facts::StateMachine;
use eventwright_model::model::{Contract, Model, Module};
use eventwright_model::{names, sensitive, size};
use eventwright_runtime::json;
use eventwright_runtime::walk::NodeId;
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use std::collections::BTreeMap;

/// How to write it.
pub(super) struct Style<'a> {
    /// The runtime's path.
    pub(super) runtime: TokenStream,
    /// The crate that examples name; without it they are not run.
    pub(super) krate: Option<&'a str>,
}

/// Where generated code finds the runtime, unless told otherwise.
const RUNTIME: &str = "::eventwright_runtime";

impl<'a> Style<'a> {
    /// With the runtime at this path, and the crate under this name.
    ///
    /// # Errors
    /// The path is none.
    pub(super) fn new(runtime: Option<&str>, krate: Option<&'a str>) -> Result<Self, EmitError> {
        let runtime = runtime.unwrap_or(RUNTIME).parse().map_err(|_| defect("the path of the runtime is none"))?;
        Ok(Self { runtime, krate })
    }
}

/// Adds the items of a module to its file.
///
/// # Errors
/// Those of [`File::add`].
pub(super) fn module(model: &Model, module: &Module, style: &Style<'_>, file: &mut File) -> Result<(), EmitError> {
    let mut planner = Planner { model, plan: Plan::default(), names: Names::new() };
    let names: Vec<String> = module.contracts.iter().map(|contract| planner.names.take(&type_name(contract))).collect();
    let aliases = aliases(module, &mut planner.names);
    let limit = model.policy.value.payload.max_bytes;
    let payloads: Vec<Payload> = module
        .contracts
        .iter()
        .zip(names)
        .map(|(contract, name)| Payload {
            contract,
            record: planner.root(contract.root, &name),
            name,
            worst: size::most_bytes(model, contract).filter(|bytes| *bytes <= limit),
        })
        .collect();
    let exclusions = Exclusions::of(&model.policy.value, &module.facts.value);
    let writer = Writer { model, style, plan: &planner.plan, exclusions: &exclusions };
    let mut patterns = Patterns::default();
    file.add(excluded(&exclusions))?;
    for payload in &payloads {
        file.add(writer.contract(&module.name, payload, &mut patterns))?;
    }
    file.add(newest(&payloads, &aliases))?;
    file.add(neighbours(&payloads))?;
    file.add(event(module, &payloads))?;
    writer.shared(&module.facts.value.state_machines, patterns, file)
}

/// The name without a version of each event type: `CourseOutlineCreated`. One that is named as something of the runtime
/// gets a tail, and leaves the names of the others alone.
fn aliases<'m>(module: &'m Module, names: &mut Names) -> BTreeMap<&'m str, String> {
    let wanted: BTreeMap<&str, String> =
        module.contracts.iter().map(|contract| (&*contract.event_type, names::camel(&contract.event_type))).collect();
    let (taken, free): (Vec<_>, Vec<_>) = wanted.into_iter().partition(|(_, name)| super::names::is_taken(name));
    let taken = taken.into_iter().map(|(event_type, name)| (event_type, format!("{name}Event")));
    free.into_iter().chain(taken).map(|(event_type, name)| (event_type, names.take(&name))).collect()
}

/// `CourseOutlineCreatedV1`
fn type_name(contract: &Contract) -> String {
    format!("{}V{}", names::camel(&contract.event_type), contract.version)
}

/// A contract with its planned type.
struct Payload<'a> {
    contract: &'a Contract,
    name: String,
    /// The most bytes it can take, where that is within the limit.
    worst: Option<u64>,
    record: Option<RecordPlan>,
}

/// The names that no undeclared member may have, once for all contracts of a module.
fn excluded(exclusions: &Exclusions) -> TokenStream {
    let names = exclusions.names();
    if names.is_empty() {
        return quote!();
    }
    let made = if exclusions.warned() { quote!(warned) } else { quote!(refused) };
    quote! {
        /// Names of content that this module leaves out of its events, also where no schema declares them.
        const EXCLUDED: Excluded<'static> = Excluded::#made(&[#(#names),*]);
    }
}

/// The aliases without a version, each for the newest of its event type.
fn newest(payloads: &[Payload<'_>], aliases: &BTreeMap<&str, String>) -> TokenStream {
    let mut latest: BTreeMap<&str, &Payload<'_>> = BTreeMap::new();
    for payload in payloads {
        let known = latest.entry(&payload.contract.event_type).or_insert(payload);
        if known.contract.version < payload.contract.version {
            *known = payload;
        }
    }
    let newest = latest.iter().map(|(event_type, payload)| {
        let alias = aliases.get(event_type).unwrap_or(&payload.name);
        let (alias, name) = (format_ident!("{alias}"), format_ident!("{}", payload.name));
        let constant = format_ident!("{}", names::screaming(&payload.contract.event_type));
        let event_type = &payload.contract.event_type;
        let alias_doc = docs::lines([format!("The newest version of {}.", docs::code(event_type))]);
        let constant_doc = docs::lines([format!("The event type {}.", docs::code(event_type))]);
        quote! {
            #alias_doc
            pub type #alias = #name;
            #constant_doc
            pub const #constant: &str = #event_type;
        }
    });
    quote!(#(#newest)*)
}

/// Conversions between versions that follow one another, both ways.
fn neighbours(payloads: &[Payload<'_>]) -> TokenStream {
    let version = |payload| {
        let Payload { contract, name, record, .. }: &Payload<'_> = payload;
        Version { name, number: contract.version, record: record.as_ref() }
    };
    let mut all = quote!();
    for before in payloads {
        let next = |after: &&Payload<'_>| {
            after.contract.event_type == before.contract.event_type
                && after.contract.version == before.contract.version + 1
        };
        if let Some(after) = payloads.iter().find(next) {
            let (before, after) = (version(before), version(after));
            all.extend([conversion(&before, &after), conversion(&after, &before)]);
        }
    }
    all
}

/// The enum over all of a module's contracts, which decodes what an envelope holds.
fn event(module: &Module, payloads: &[Payload<'_>]) -> TokenStream {
    if payloads.is_empty() {
        return quote!();
    }
    let names: Vec<_> = payloads.iter().map(|payload| format_ident!("{}", payload.name)).collect();
    let docs_of = payloads.iter().map(|payload| {
        docs::lines([format!("{}, version {}.", docs::code(&payload.contract.event_type), payload.contract.version)])
    });
    let doc = docs::lines([format!("Any event of {}.", docs::code(&module.name))]);
    quote! {
        #doc
        #[allow(clippy::large_enum_variant, reason = "contracts differ in size, and most events are decoded once")]
        #[derive(Clone, Debug, PartialEq)]
        pub enum Event { #(#docs_of #names(#names)),* }
        events!(Event { #(#names),* });
    }
}

fn record_doc(model: &Model, record: &RecordPlan) -> TokenStream {
    let text = model.schemas.annotations(record.node).description.clone();
    docs::lines([docs::sentence(text.as_deref().unwrap_or("An object within a payload"))])
}

/// Writes the items of one file.
pub(super) struct Writer<'a> {
    pub(super) model: &'a Model,
    pub(super) style: &'a Style<'a>,
    pub(super) plan: &'a Plan,
    pub(super) exclusions: &'a Exclusions,
}

/// A type that stands for a whole document.
pub(super) struct Top<'a> {
    pub(super) name: &'a str,
    pub(super) root: NodeId,
    /// Its struct; without one the walker judges it.
    pub(super) record: Option<&'a RecordPlan>,
    pub(super) doc: TokenStream,
    pub(super) facts: TokenStream,
}

impl Writer<'_> {
    /// Adds what all types of a file share.
    ///
    /// # Errors
    /// Those of [`File::add`].
    pub(super) fn shared(
        &self,
        machines: &[StateMachine],
        mut patterns: Patterns,
        file: &mut File,
    ) -> Result<(), EmitError> {
        let plan = self.plan;
        for record in plan.records.values() {
            file.add(self.record(record, &record_doc(self.model, record)))?;
        }
        for (name, spec) in &plan.enums {
            file.add(specs::string_enum(name, spec, machines))?;
        }
        for (name, spec) in &plan.texts {
            file.add(specs::text(name, spec, &mut patterns))?;
        }
        for (name, spec) in &plan.numbers {
            file.add(specs::number(name, spec))?;
        }
        for (name, id) in &plan.jsons {
            file.add(self.json(name, *id, &mut patterns))?;
        }
        file.add(patterns.statics())
    }

    fn contract(&self, module: &str, payload: &Payload<'_>, patterns: &mut Patterns) -> TokenStream {
        let top = Top {
            name: &payload.name,
            root: payload.contract.root,
            record: payload.record.as_ref(),
            doc: self.contract_doc(module, payload),
            facts: self.facts(payload),
        };
        self.top(&top, patterns)
    }

    /// The type of a whole document, with its doors.
    pub(super) fn top(&self, top: &Top<'_>, patterns: &mut Patterns) -> TokenStream {
        let Top { name, root, record, doc, facts } = top;
        let name = format_ident!("{}", name);
        let scan = self.scan();
        let body = match record {
            Some(record) => self.record_items(record, doc),
            None => {
                quote! {
                    #doc
                    #[derive(Clone, PartialEq)]
                    pub struct #name(pub Json<Self>);
                    impl SchemaSpec for #name {
                        const NODE: NodeId = 0;
                        #scan
                        #[inline]
                        fn schema() -> &'static Schema { <Self as Contract>::schema() }
                    }
                }
            }
        };
        let table = self.table(*root, patterns);
        let again = (record.is_some() && tables::speaks_twice(&self.model.schemas, *root)).then(|| {
            quote!(
                const JUDGED_AGAIN: bool = true;
            )
        });
        let finish = if record.is_some() { quote!(record!(contract #name);) } else { quote!(json_contract!(#name);) };
        quote! {
            #body
            impl Contract for #name {
                const FACTS: Facts = #facts;
                #again
                #[inline]
                fn schema() -> &'static Schema {
                    #table
                    TABLE.get()
                }
            }
            #finish
        }
    }

    /// The walker's tables for a subschema, as a static in the function that gives it.
    fn table(&self, root: NodeId, patterns: &mut Patterns) -> TokenStream {
        let (text, used) = self.model.schemas.table.to_text(root);
        let text = text::literal(&text);
        let used: Vec<_> = used.iter().map(|pattern| patterns.ident(pattern)).collect();
        quote!(static TABLE: LazySchema = LazySchema::new(#text, &[#(&#used),*]);)
    }

    fn json(&self, name: &str, id: NodeId, patterns: &mut Patterns) -> TokenStream {
        let (ident, table, scan) = (format_ident!("{name}"), self.table(id, patterns), self.scan());
        quote! {
            /// A value that no Rust type expresses: validated against its schema.
            #[derive(Clone, Copy, Debug, PartialEq, Eq)]
            pub enum #ident {}
            impl SchemaSpec for #ident {
                const NODE: NodeId = 0;
                #scan
                #[inline]
                fn schema() -> &'static Schema {
                    #table
                    TABLE.get()
                }
            }
        }
    }

    /// What must not occur in a value that only the walker judges.
    fn scan(&self) -> TokenStream {
        let refused = tokens::categories(&sensitive::refused_categories(&self.model.policy.value));
        // An event type has a dot, so that no constant of one is called so.
        let excluded = (!self.exclusions.names().is_empty()).then(|| {
            quote!(
                const EXCLUDED: Excluded<'static> = EXCLUDED;
            )
        });
        quote!(const SCAN: Categories = #refused; #excluded)
    }

    fn facts(&self, payload: &Payload<'_>) -> TokenStream {
        let contract = payload.contract;
        let event = &contract.event.value;
        let limit = self.model.policy.value.payload.max_bytes;
        let worst = option(payload.worst.map(Literal::u64_unsuffixed));
        let replay = option(event.replay.as_ref().map(|replay| replay.safe));
        let (event_type, producer, source) = (&event.event_type, &event.meta.producer, &event.meta.source_module);
        let version = Literal::u32_unsuffixed(contract.version);
        let limit = Literal::u64_unsuffixed(limit);
        let scan = tokens::categories(&sensitive::refused_categories(&self.model.policy.value));
        let excluded = if self.exclusions.names().is_empty() { quote!(Excluded::NONE) } else { quote!(EXCLUDED) };
        let text = self.schema_text(contract.event.document);
        let digest = super::digest::hex(text.as_bytes());
        let text = text::literal(&text);
        quote! {
            Facts {
                event_type: #event_type,
                schema_version: #version,
                producer: #producer,
                source_module: #source,
                max_bytes: #limit,
                worst_case_bytes: #worst,
                replay_safe: #replay,
                scan: #scan,
                excluded: #excluded,
                schema_text: #text,
                schema_digest: #digest,
            }
        }
    }

    /// The schema's own text, without its white space.
    pub(super) fn schema_text(&self, document: usize) -> String {
        let document = &self.model.documents[document];
        let source = self.model.sources.get(document.source).map_or("", |source| &source.text);
        text::without_space(source)
    }

    fn contract_doc(&self, module: &str, payload: &Payload<'_>) -> TokenStream {
        let contract = payload.contract;
        let event = &contract.event.value;
        let title = contract.title.as_deref().unwrap_or(&contract.event_type);
        let mut lines = vec![docs::sentence(title), String::new()];
        if let Some(description) = &contract.description {
            lines.extend([docs::sentence(description), String::new()]);
        }
        lines.push(format!("- Event: {}, version {}", docs::code(&contract.event_type), contract.version));
        lines.push(format!("- When: {}", docs::plain(&event.when)));
        lines.push(format!("- Producer: {}", docs::producer(&event.producer)));
        if !event.consumers.is_empty() {
            lines.push(format!("- Consumers: {}", docs::consumers(&event.consumers)));
        }
        let limit = self.model.policy.value.payload.max_bytes;
        match payload.worst {
            Some(bytes) => lines.push(format!("- Size: never more than {bytes} bytes of the {limit} allowed")),
            None => lines.push(format!("- Size: at most {limit} bytes, checked when it is written and read")),
        }
        lines.extend(self.example(module, payload));
        docs::lines(lines)
    }

    /// An example that compiles and runs as a doctest, where the crate's name is known.
    fn example(&self, module: &str, payload: &Payload<'_>) -> Vec<String> {
        let Some(example) = payload.contract.examples.first() else { return Vec::new() };
        let mut text = Vec::new();
        json::write(example, &mut text);
        let literal = Literal::byte_string(&text).to_string();
        let fence = if self.style.krate.is_some() { "```" } else { "```ignore" };
        let krate = self.style.krate.unwrap_or("crate");
        let name = &payload.name;
        let lines = [
            String::new(),
            "# Example".to_owned(),
            String::new(),
            fence.to_owned(),
            format!("use {krate}::{module}::{name};"),
            String::new(),
            format!("let payload = {literal};"),
            format!("let event = {name}::decode(payload)?;"),
            format!("assert_eq!({name}::decode(&event.encode()?)?, event);"),
            "# Ok::<(), Box<dyn std::error::Error>>(())".to_owned(),
            "```".to_owned(),
        ];
        lines.into_iter().collect()
    }

    /// A struct within a payload.
    fn record(&self, record: &RecordPlan, doc: &TokenStream) -> TokenStream {
        let name = format_ident!("{}", record.name);
        let items = self.record_items(record, doc);
        quote! {
            #items
            record!(#name);
        }
    }

    fn record_items(&self, record: &RecordPlan, doc: &TokenStream) -> TokenStream {
        let name = format_ident!("{}", record.name);
        let fields = record.fields.iter().map(|field| self.field(field));
        let imp = self.record_impl(record);
        quote! {
            #doc
            #[derive(Clone, PartialEq)]
            pub struct #name { #(#fields),* }
            #imp
        }
    }

    fn field(&self, field: &FieldPlan) -> TokenStream {
        let (ident, kind) = (format_ident!("{}", field.ident), tokens::field(field));
        let notes = self.model.schemas.annotations(field.node);
        let inherited = eventwright_model::view::follow(&self.model.schemas, field.node);
        let description = notes.description.as_ref().or(self.model.schemas.annotations(inherited).description.as_ref());
        let mut lines = vec![docs::sentence(description.map_or(&field.property, |text| text))];
        if let Some(hint) = &notes.hint {
            lines.push(format!("({})", docs::plain(hint)));
        }
        let doc = docs::lines(lines);
        quote!(#doc pub #ident: #kind)
    }

    fn record_impl(&self, record: &RecordPlan) -> TokenStream {
        let name = format_ident!("{}", record.name);
        let keys = record.fields.iter().map(|field| {
            let property = &field.property;
            if field.hidden { quote!(hidden #property) } else { quote!(#property) }
        });
        let idents: Vec<_> = record.fields.iter().map(|field| format_ident!("{}", field.ident)).collect();
        let numbers: Vec<_> = (0..record.fields.len()).map(Literal::usize_unsuffixed).collect();
        // The function's own names give way to the fields'.
        let own = |wanted: &str| {
            let mut name = wanted.to_owned();
            while record.fields.iter().any(|field| field.ident == name) {
                name.push('_');
            }
            format_ident!("{name}")
        };
        let (r, m, index) = (own("r"), own("m"), own("index"));
        let visitor = if record.fields.is_empty() { format_ident!("_v") } else { format_ident!("v") };
        let taken = record.fields.iter().zip(&idents).zip(&numbers);
        let taken = taken.map(|((field, ident), number)| match (&field.kind, field.required) {
            (_, true) => quote!(#ident: #m.require(#r, &Self::KEYS[#number], #ident)?),
            (Type::Nullable(_), false) => quote!(#ident: #ident.unwrap_or_default()),
            (_, false) => quote!(#ident),
        });
        let shown = record.fields.iter().zip(&idents).zip(&numbers).map(|((field, ident), number)| {
            let method = match (&field.kind, field.required) {
                (_, true) => format_ident!("field"),
                (Type::Nullable(_), false) => format_ident!("maybe"),
                (_, false) => format_ident!("optional"),
            };
            quote!(v.#method(&Self::KEYS[#number], &self.#ident)?;)
        });
        let open = record.open.then(|| {
            quote!(
                const OPEN: bool = true;
            )
        });
        let (guarded, guard) = self.guard(record);
        let members = if idents.is_empty() {
            quote!(while #m.next::<Self>(#r)?.is_some() { #m.undeclared::<Self>(#r)?; })
        } else {
            quote! {
                while let Some(#index) = #m.next::<Self>(#r)? {
                    match #index {
                        #(#numbers => #m.set(#r, &Self::KEYS[#numbers], &mut #idents),)*
                        _ => #m.undeclared::<Self>(#r),
                    }?
                }
            }
        };
        quote! {
            impl Record for #name {
                const KEYS: &'static [Key] = keys![#(#keys),*];
                #open
                #guarded
                #[inline]
                fn read_members(#r: &mut Reader<'_>, #m: &mut Members) -> Result<Self, Fault> {
                    #(let mut #idents = #m.expect(#r, &Self::KEYS[#numbers])?;)*
                    #members
                    Ok(Self { #(#taken),* })
                }
                fn visit<V: Visit>(&self, #visitor: &mut V) -> Result<(), V::Error> {
                    #(#shown)*
                    Ok(())
                }
                #guard
            }
        }
    }

    /// Whether the struct, or one within it, has a condition that spans fields; and the condition.
    fn guard(&self, record: &RecordPlan) -> (TokenStream, TokenStream) {
        let nested = record.fields.iter().filter_map(|field| self.nested(&field.kind));
        let nested: BTreeMap<String, TokenStream> = nested.map(|kind| (kind.to_string(), kind)).collect();
        let nested: Vec<_> = nested.values().map(|kind| quote!(<#kind as Record>::GUARDED)).collect();
        if !record.residual {
            let guarded = if nested.is_empty() { quote!() } else { quote!(const GUARDED: bool = #(#nested)||*;) };
            return (guarded, quote!());
        }
        let checks = match guards(&self.model.schemas, self.plan, record) {
            Some(guards) => guards
                .iter()
                .map(|Guard { keyword, condition }| quote!(if !#condition { return Err(#keyword); }))
                .collect(),
            None => vec![quote!(walk_guard(self, <Self as Contract>::schema())?;)],
        };
        let guard = quote! {
            #[allow(unused_parens, clippy::all, reason = "the condition is put together from parts")]
            #[inline]
            fn guard(&self) -> Result<(), &'static str> {
                #(#checks)*
                Ok(())
            }
        };
        (
            quote!(
                const GUARDED: bool = true;
            ),
            guard,
        )
    }

    fn nested(&self, kind: &Type) -> Option<TokenStream> {
        match kind {
            Type::Record(_) => Some(tokens::kind(kind)),
            Type::Nullable(inner) => self.nested(inner),
            Type::List { item, .. } => self.nested(item),
            _ => None,
        }
    }
}

fn option<T: quote::ToTokens>(value: Option<T>) -> TokenStream {
    value.map_or_else(|| quote!(None), |value| quote!(Some(#value)))
}

/// Names that every file brings in; what a file does not use is allowed to stand.
pub(super) fn imports(style: &Style<'_>) -> TokenStream {
    let runtime = &style.runtime;
    quote! {
        #[allow(unused_imports, reason = "every file brings in the same names")]
        use #runtime::generated::*;
    }
}
