//! Schemas written by hand, a few for each thing that types and validators could disagree about, with instances whose
//! verdict is known. What random schemas found stays here under a name.

mod applied;
mod found;
mod values;

/// A schema with instances whose verdict is known.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    /// What it is about.
    pub name: &'static str,
    /// The schema as JSON.
    pub schema: &'static str,
    /// Instances that it admits, as JSON.
    pub accepted: &'static [&'static str],
    /// Instances that it refuses, as JSON.
    pub refused: &'static [&'static str],
}

/// Every case, in a fixed order.
pub fn all() -> impl Iterator<Item = &'static Case> {
    values::CASES.iter().chain(applied::CASES).chain(found::CASES)
}
