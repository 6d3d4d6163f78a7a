//! Inputs of tests and fuzz targets. Everything random comes from a seed and is the same on every machine.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails where it stands")]

pub mod cases;
pub mod instances;
pub mod mutate;
pub mod random;
pub mod schemas;
pub mod spell;
#[cfg(feature = "suite")]
pub mod suite;
