//! The command line of eventwright: check schemas, generate from them, validate events against them.
//!
//! Standard output carries only the report; progress, hints and failures go to standard error. Exit codes: 0 fine,
//! 1 findings, drift or invalid events, 2 wrong usage or an unknown name, 3 something could not be read or written.

mod args;
mod failure;
mod render;
mod terminal;
mod verbs;

use args::Args;
use clap::Parser as _;
use failure::Status;
use std::io::Write as _;
use std::panic;
use std::process::ExitCode;
use terminal::Terminal;

fn main() -> ExitCode {
    // A panic is a bug of ours; what it says could hold values of the user's data, so only its place is told.
    panic::set_hook(Box::new(|info| {
        let place = info.location().map_or_else(String::new, |at| format!(" at {}:{}", at.file(), at.line()));
        drop(writeln!(std::io::stderr(), "error: eventwright has a bug{place}; please report it with the command"));
    }));
    match panic::catch_unwind(run) {
        Ok(code) => code,
        Err(_) => ExitCode::from(failure::INTERNAL),
    }
}

fn run() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            // Help and version come this way too, with code 0.
            drop(error.print());
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(failure::USAGE));
        }
    };
    let mut terminal = Terminal::new(args.color);
    let outcome = verbs::run(&args, &mut terminal);
    let outcome = outcome.and_then(|status| terminal.finish().map(|()| status));
    match outcome {
        Ok(Status::Fine) => ExitCode::SUCCESS,
        Ok(Status::Found) => ExitCode::from(failure::FOUND),
        Err(failure) => {
            terminal.failure(&failure);
            ExitCode::from(failure.code())
        }
    }
}
