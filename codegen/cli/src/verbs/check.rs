//! `check`: everything that is wrong with the schemas.

use super::{all_as_text, clock, fails, summary, write_json};
use crate::args::CheckFormat;
use crate::failure::{Failure, Status};
use crate::render::{self, count, github, json};
use crate::terminal::Terminal;
use eventwright_build::pipeline::{self, Run};
use eventwright_build::root::Root;
use serde::Serialize;

#[derive(Serialize)]
struct Report<'a> {
    findings: Vec<json::Finding<'a>>,
    summary: json::Counts,
}

/// What was asked for.
pub(super) struct Request<'a> {
    pub(super) format: CheckFormat,
    pub(super) deny_warnings: bool,
    pub(super) today: Option<&'a str>,
}

pub(super) fn run(root: &Root, request: &Request<'_>, terminal: &mut Terminal) -> Result<Status, Failure> {
    let run = pipeline::check_on(root, &request.today.map_or_else(clock, str::to_owned))?;
    match request.format {
        CheckFormat::Json => {
            let findings = json::findings(&run.findings, &run.sources, &root.prefix());
            write_json(terminal, &Report { findings, summary: json::counts(&run.findings) })?;
        }
        CheckFormat::Github => {
            let prefix = render::prefix_here(root);
            for finding in &run.findings {
                write!(terminal.out(), "{}", github::annotation(finding, &run.sources, &prefix, &[]))?;
            }
        }
        CheckFormat::Text => text(root, &run, request, terminal)?,
    }
    Ok(Status::found_if(fails(&run.findings, request.deny_warnings)))
}

fn text(root: &Root, run: &Run, request: &Request<'_>, terminal: &mut Terminal) -> Result<(), Failure> {
    let prefix = render::prefix_here(root);
    let told = all_as_text(&run.findings, &run.sources, &prefix, &terminal.out_renderer());
    let checked = run.checked.as_ref().map_or_else(String::new, |model| {
        let contracts = count(model.contracts().count(), "contract");
        format!("checked {contracts} in {}: ", count(model.modules.len(), "module"))
    });
    let denied = request.deny_warnings && run.checked.is_some() && !run.findings.is_empty();
    let denied = if denied { ", and warnings are denied" } else { "" };
    Ok(writeln!(terminal.out(), "{told}{checked}{}{denied}", summary(&run.findings))?)
}
