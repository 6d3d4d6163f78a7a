//! The exact validator: one walker over the tables of a [`Schema`].

mod keyword;

pub use keyword::{Keyword, NodeId, Schema, Subschema, Types};
