//! `check`: everything that is wrong with the schemas.

use super::{all_as_text, clock, fails, is_json, summary, write_json};
use crate::args::Findings;
use crate::failure::{Failure, Status};
use crate::render::{self, count, json};
use crate::terminal::Terminal;
use eventwright_build::pipeline;
use eventwright_build::root::Root;
use serde::Serialize;

#[derive(Serialize)]
struct Report<'a> {
    findings: Vec<json::Finding<'a>>,
    summary: json::Counts,
}

pub(super) fn run(
    root: &Root,
    args: &Findings,
    today: Option<&str>,
    terminal: &mut Terminal,
) -> Result<Status, Failure> {
    let run = pipeline::check_on(root, &today.map_or_else(clock, str::to_owned))?;
    if is_json(args.format.format) {
        let findings = json::findings(&run.findings, &run.sources, &root.prefix());
        write_json(terminal, &Report { findings, summary: json::counts(&run.findings) })?;
    } else {
        let prefix = render::prefix_here(root);
        let told = all_as_text(&run.findings, &run.sources, &prefix, &terminal.out_renderer());
        let checked = run.checked.as_ref().map_or_else(String::new, |model| {
            let contracts = count(model.contracts().count(), "contract");
            format!("checked {contracts} in {}: ", count(model.modules.len(), "module"))
        });
        let denied = args.deny_warnings && run.checked.is_some() && !run.findings.is_empty();
        let denied = if denied { ", and warnings are denied" } else { "" };
        writeln!(terminal.out(), "{told}{checked}{}{denied}", summary(&run.findings))?;
    }
    Ok(Status::found_if(fails(&run.findings, args.deny_warnings)))
}
