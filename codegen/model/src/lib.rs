//! Event contracts as a checked model.
//!
//! Text becomes nodes with spans ([`node`]), nodes become the [`model`] ([`lower`]: references, keywords, facts),
//! and the model becomes [`check::Checked`] when every rule has passed. Nothing here opens a file, reads a clock or
//! the environment: text comes in, values go out.

pub mod admits;
pub mod check;
pub mod diagnostic;
pub mod excluded;
pub mod facts;
pub mod history;
pub mod lower;
pub mod model;
pub mod named;
pub mod names;
pub mod node;
pub mod parallel;
pub mod pattern;
pub mod rules;
pub mod schema;
pub mod sensitive;
pub mod size;
pub mod source;
pub mod suggest;
pub mod uri;
pub mod view;

pub use lower::{File, Left, Loaded, load, load_published};
pub use model::{Contract, Located, Model, Module, Profile};
