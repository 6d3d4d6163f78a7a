//! Where output goes, and how it looks there.

use crate::args::Color;
use crate::failure::Failure;
use annotate_snippets::Renderer;
use std::io::{self, BufWriter, IsTerminal as _, Write};

/// Standard output for the report, standard error for everything else.
pub(crate) struct Terminal {
    out: BufWriter<io::Stdout>,
    err: io::Stderr,
    out_color: bool,
    err_color: bool,
}

impl Terminal {
    pub(crate) fn new(color: Color) -> Self {
        let (out, err) = (io::stdout(), io::stderr());
        // https://no-color.org: present and not empty.
        let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        let colored = |is_terminal: bool| match color {
            Color::Auto => wanted && is_terminal,
            Color::Always => true,
            Color::Never => false,
        };
        let (out_color, err_color) = (colored(out.is_terminal()), colored(err.is_terminal()));
        Self { out: BufWriter::with_capacity(1 << 16, out), err, out_color, err_color }
    }

    /// The report.
    pub(crate) fn out(&mut self) -> &mut dyn Write {
        &mut self.out
    }

    /// Whether standard error is read by a person right now.
    pub(crate) fn is_watched(&self) -> bool {
        self.err.is_terminal()
    }

    /// A remark beside the report. What cannot be said there cannot be said anywhere.
    pub(crate) fn remark(&mut self, text: &str) {
        drop(self.out.flush());
        drop(self.err.write_all(text.as_bytes()));
    }

    /// How findings look in the report.
    pub(crate) fn out_renderer(&self) -> Renderer {
        if self.out_color { Renderer::styled() } else { Renderer::plain() }
    }

    /// How findings look beside the report.
    pub(crate) fn err_renderer(&self) -> Renderer {
        if self.err_color { Renderer::styled() } else { Renderer::plain() }
    }

    /// Whether the report has colours.
    pub(crate) fn is_colored(&self) -> bool {
        self.out_color
    }

    /// Writes what is still held back.
    pub(crate) fn finish(&mut self) -> Result<(), Failure> {
        Ok(self.out.flush()?)
    }

    /// Tells why a command could not do its work.
    pub(crate) fn failure(&mut self, failure: &Failure) {
        let text = match failure {
            Failure::Usage { message, help: None }
            | Failure::Emit(message)
            | Failure::Io(message)
            | Failure::NoSchemas(message) => format!("error: {message}\n"),
            Failure::Usage { message, help: Some(help) } => format!("error: {message}\n\nhelp: {help}\n"),
            Failure::Schemas | Failure::Unread | Failure::Pipe => return,
        };
        self.remark(&text);
    }
}
