//! Values of a shape that no type of Rust expresses.

use super::error::Refused;
use super::fault::Cause;
use super::{Fault, Value, serde_form};
use crate::detect::{Categories, Excluded};
use crate::json::{Reader, Tree, write};
use crate::walk::Options;
use crate::walk::{NodeId, Schema};
use serde::ser::Serializer;
use std::fmt;
use std::marker::PhantomData;

/// The subschema that a [`Json`] satisfies. Emitted as a marker type.
pub trait SchemaSpec: 'static {
    /// Which node of the schema.
    const NODE: NodeId;

    /// What must not occur in any string.
    const SCAN: Categories = Categories::NONE;

    /// The names that no undeclared member may have.
    const EXCLUDED: Excluded<'static> = Excluded::NONE;

    /// The schema.
    fn schema() -> &'static Schema;
}

/// A JSON value that the exact validator has found valid against the subschema `S`. Its numbers are integers where their
/// values are: `1` for `1.0`, the same value in fewer bytes.
pub struct Json<S>(Tree, PhantomData<fn() -> S>);

impl<S: SchemaSpec> Json<S> {
    /// The value, if it is valid.
    ///
    /// # Errors
    /// The first keyword that it fails.
    pub fn new(value: impl Into<Tree>) -> Result<Self, Refused> {
        let mut tree = value.into();
        tree.settle();
        if S::schema().accepts(S::NODE, &tree, options::<S>(false)) {
            return Ok(Self(tree, PhantomData));
        }
        let first = S::schema().violations(S::NODE, &tree, options::<S>(false)).into_iter().next();
        Err(Refused::new(first.map_or("false", |violation| violation.keyword)))
    }
}

impl<S> Json<S> {
    /// The value.
    pub fn get(&self) -> &Tree {
        &self.0
    }

    /// The value.
    pub fn into_inner(self) -> Tree {
        self.0
    }
}

fn options<S: SchemaSpec>(tolerant: bool) -> Options<'static> {
    Options { tolerant, scan: Some(S::SCAN).filter(|scan| !scan.is_empty()), excluded: S::EXCLUDED }
}

impl<S: SchemaSpec> Value for Json<S> {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        reader.peek();
        let start = reader.offset();
        let mut tree = reader.tree()?;
        tree.settle();
        let options = options::<S>(reader.tolerant);
        if S::schema().accepts(S::NODE, &tree, options) {
            return Ok(Self(tree, PhantomData));
        }
        Err(refused(S::schema(), S::NODE, &tree, options, start))
    }

    fn write(&self, out: &mut Vec<u8>) {
        write(&self.0, out);
    }

    fn serialize_to<T: Serializer>(&self, serializer: T) -> Result<T::Ok, T::Error> {
        serde_form::serialize_tree(&self.0, serializer)
    }
}

#[cold]
fn refused(schema: &Schema, node: NodeId, tree: &Tree, options: Options<'_>, start: usize) -> Fault {
    match schema.violations(node, tree, options).into_iter().next() {
        Some(first) => Fault::of(first.keyword, start, Cause::Found(Box::new(first))),
        None => Fault::new("false", start),
    }
}

impl<S> Clone for Json<S> {
    fn clone(&self) -> Self {
        Self(self.0.clone(), PhantomData)
    }
}

impl<S> PartialEq for Json<S> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<S> fmt::Debug for Json<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = Vec::new();
        write(&self.0, &mut text);
        f.write_str(&String::from_utf8_lossy(&text))
    }
}

crate::serde_impls!(Json<S> where S: SchemaSpec);
