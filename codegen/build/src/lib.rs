//! Generates event types and validators from a folder of JSON Schema files: the files' side of the generator.
//!
//! A build script needs one line, and gets `$OUT_DIR/<module>.rs` for each module of its schemas:
//!
//! ```no_run
//! // build.rs
//! eventwright_build::compile("schemas");
//! ```
//!
//! ```ignore
//! // src/lib.rs
//! pub mod billing {
//!     include!(concat!(env!("OUT_DIR"), "/billing.rs"));
//! }
//! ```
//!
//! JSON Schema documents that are no contracts, such as those of somebody else's interface, become types and validators
//! through [`Plain`].
//!
//! The rest is what the command line is made of: finding a root ([`root`]), reading it ([`read`]), the way from text to
//! artifacts ([`pipeline`]), and writing or comparing files ([`deliver`]).

mod cargo;
mod config;
pub mod deliver;
pub mod git;
pub mod outputs;
pub mod pipeline;
#[cfg(feature = "rust")]
mod plain;
pub mod read;
pub mod root;
pub mod stamp;

pub use config::{Config, compile};
#[cfg(feature = "rust")]
pub use plain::{Document, Plain, PlainRun};
