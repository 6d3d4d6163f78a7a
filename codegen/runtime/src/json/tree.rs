//! An owned JSON value that keeps member order and exact integers.

use super::Number;

/// A JSON value. Object members keep the order of the text and are unique by name.
#[derive(Clone, Debug)]
pub enum Tree {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number.
    Number(Number),
    /// A string, unescaped.
    String(Box<str>),
    /// An array.
    Array(Vec<Tree>),
    /// An object.
    Object(Vec<(Box<str>, Tree)>),
}
