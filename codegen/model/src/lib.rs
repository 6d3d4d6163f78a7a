//! placeholder

/// The file formats of a schema root.
pub mod facts;
