//! `explain`: what a rule finds, why, and how it looks mended.

use crate::failure::{Failure, Status};
use crate::render::clean;
use crate::terminal::Terminal;
use eventwright_model::rules::{self, Rule, Run};
use eventwright_model::suggest;

pub(super) fn run(name: Option<&str>, terminal: &mut Terminal) -> Result<Status, Failure> {
    let Some(name) = name else {
        let width = rules::all().iter().map(|rule| rule.name.len()).max().unwrap_or(0);
        for rule in rules::all() {
            writeln!(terminal.out(), "{:<width$}  {}", rule.name, rule.what)?;
        }
        return Ok(Status::Fine);
    };
    let Some(rule) = rules::find(name) else {
        let known = rules::all().iter().map(|rule| rule.name);
        let help = suggest::nearest(name, known).map_or_else(
            || "`eventwright explain` lists the rules".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        return Err(Failure::Usage { message: format!("there is no rule `{}`", clean(name)), help: Some(help) });
    };
    write!(terminal.out(), "{}", page(rule))?;
    Ok(Status::Fine)
}

fn page(rule: &Rule) -> String {
    let Rule { name, what, why, bad, good, run } = rule;
    let level = match run {
        Run::Model(_) | Run::Comparing => {
            format!("The policy can change its level: {{\"rules\": {{\"{name}\": \"allow\"}}}} in schemas/policy.json.")
        }
        Run::Reading => "It is applied while files are read; no policy can change its level.".to_owned(),
        Run::Explaining => "It explains what `eventwright compat` finds; it has no level of its own.".to_owned(),
    };
    let (bad, good) = (indented(bad), indented(good));
    format!("{name}\n\n{what}\n\nWhy: {why}\n\nFound:\n{bad}\n\nMended:\n{good}\n\n{level}\n")
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n")
}
