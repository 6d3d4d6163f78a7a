//! Where outputs may go. Everything in an output's folder is machine-written, so a folder must not hold anything else:
//! neither the repository as a whole nor the schemas nor another output.

use eventwright_model::Model;
use eventwright_model::diagnostic::Diagnostic;

/// The folder of an output as it is compared: without `.` and empty parts.
pub fn folder(out: &str) -> String {
    let parts: Vec<&str> = out.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    parts.join("/")
}

/// Findings about the outputs of a model; `schemas` is the schema folder relative to the repository root.
pub fn misplaced(model: &Model, schemas: &str) -> Vec<Diagnostic> {
    let outputs = &model.outputs;
    let mut findings = Vec::new();
    let mut taken: Vec<String> = Vec::new();
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
        } else if within(schemas, &here) || (within(&here, schemas) && here != format!("{schemas}/dialect")) {
            let help = "give the output a folder of its own, `generated/src`";
            report("an output's folder must not hold schemas or the whole repository".to_owned(), help);
        } else if let Some(there) = taken.iter().find(|there| within(&here, there) || within(there, &here)) {
            let help = "give each output a folder of its own";
            report(format!("an output before this one goes to `{there}`, and the two would mix"), help);
        } else {
            taken.push(here);
        }
    }
    findings
}

/// Whether `inner` is `outer` or lies below it.
fn within(inner: &str, outer: &str) -> bool {
    outer.is_empty() || inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
