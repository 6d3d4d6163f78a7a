//! A comparison as annotations of a GitHub workflow.

use super::{Compared, words};
use crate::failure::Failure;
use crate::render::{github::annotation, prefix_here};
use crate::terminal::Terminal;
use eventwright_build::root::Root;

pub(super) fn write(root: &Root, compared: &[Compared], terminal: &mut Terminal) -> Result<(), Failure> {
    let prefix = prefix_here(root);
    for Compared { comparison, .. } in compared {
        for one in &comparison.findings {
            let told = annotation(&one.finding, &comparison.sources, &prefix, &words::told(one, comparison));
            write!(terminal.out(), "{told}")?;
        }
    }
    Ok(())
}
