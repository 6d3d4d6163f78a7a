//! What the pages of the reference have in common, whatever they are written in: [`view`] takes from the checked model
//! what a page shows, as plain values; the emitters lay it out by templates.

#[cfg(test)]
pub(crate) mod fixtures;
pub mod flow;
pub mod graph;
pub mod json;
pub mod payload;
pub mod text;
pub mod view;
