//! Where outputs may go. Everything in an output's folder is machine-written, so a folder must not hold anything else:
//! neither the repository as a whole nor the schemas nor another output.

use eventwright_model::Model;
use eventwright_model::diagnostic::Diagnostic;
use eventwright_model::facts::{Emit, Output};

/// The folder of an output as it is compared: without `.` and empty parts.
pub fn folder(out: &str) -> String {
    let parts: Vec<&str> = out.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    parts.join("/")
}

/// Whether a file belongs to one of the outputs left out of a run, in a folder that they share with others.
pub fn spares(left_out: &[&Output], path: &str) -> bool {
    left_out.iter().any(|output| {
        let (here, name) = path.rsplit_once('/').unwrap_or(("", path));
        folder(&output.out) == here && pages(output.emit).is_some_and(|ending| name.ends_with(ending))
    })
}

/// Findings about the outputs of a model; `schemas` is the schema folder relative to the repository root.
pub fn misplaced(model: &Model, schemas: &str) -> Vec<Diagnostic> {
    let outputs = &model.outputs;
    let mut findings = Vec::new();
    let mut taken: Vec<(String, Emit)> = Vec::new();
    for (index, output) in outputs.value.outputs.iter().enumerate() {
        let span = model.facts_span(outputs, &format!("/outputs/{index}/out"));
        let mut report = |message: String, help: &str| {
            findings.push(Diagnostic::error("invalid-facts", span, message).help(help));
        };
        let here = folder(&output.out);
        let leaves = output.out.starts_with('/') || output.out.split('/').any(|part| part == "..");
        if leaves || output.out.contains(['\\', ':', '\0']) {
            let help = "write a path with `/` and without `..`, relative to the folder that holds the schemas";
            report("an output must stay inside the repository".to_owned(), help);
        } else if output.out.split('/').any(|part| part.eq_ignore_ascii_case(".git")) {
            let help = "give the output a folder that is part of the work tree, `generated/src`";
            report("an output must not write into git's own folder".to_owned(), help);
        } else if within(schemas, &here) || (within(&here, schemas) && here != format!("{schemas}/dialect")) {
            let help = "give the output a folder of its own, `generated/src`";
            report("an output's folder must not hold schemas or the whole repository".to_owned(), help);
        } else if let Some((there, _)) = taken.iter().find(|taken| mixes(taken, &(here.clone(), output.emit))) {
            let help = "give each output a folder of its own; only `markdown` and `html` can share one";
            report(format!("an output before this one goes to `{there}`, and the two would mix"), help);
        } else {
            taken.push((here, output.emit));
        }
    }
    findings
}

/// Whether two outputs would take each other's files for their own: when one goes to the folder of the other or below it.
/// The two forms of the reference can share a folder, because the ends of their files' names keep them apart.
fn mixes((a, emit_a): &(String, Emit), (b, emit_b): &(String, Emit)) -> bool {
    let apart = a == b && emit_a != emit_b && pages(*emit_a).is_some() && pages(*emit_b).is_some();
    (within(a, b) || within(b, a)) && !apart
}

/// How the files of a page's output end.
pub fn pages(emit: Emit) -> Option<&'static str> {
    match emit {
        Emit::Markdown => Some(".md"),
        Emit::Html => Some(".html"),
        Emit::Rust | Emit::Dialect => None,
    }
}

/// Whether `inner` is `outer` or lies below it.
fn within(inner: &str, outer: &str) -> bool {
    outer.is_empty() || inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
