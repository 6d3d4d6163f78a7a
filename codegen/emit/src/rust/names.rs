//! The names that a module's file has given away.

use std::collections::BTreeSet;

/// Names that every file uses for other things: what it brings in from the runtime, and the prelude's.
const RESERVED: &[&str] = &[
    "AsRef",
    "Box",
    "Categories",
    "Category",
    "Clone",
    "Contract",
    "Copy",
    "Debug",
    "Decimal",
    "Default",
    "Display",
    "Drop",
    "Eq",
    "Err",
    "Event",
    "Excluded",
    "Extend",
    "Facts",
    "Fault",
    "Fits",
    "Fn",
    "FnMut",
    "FnOnce",
    "Format",
    "From",
    "FromIterator",
    "FromStr",
    "Hash",
    "Int",
    "Into",
    "IntoIterator",
    "Iterator",
    "Json",
    "Key",
    "LazySchema",
    "List",
    "Maybe",
    "Members",
    "NodeId",
    "None",
    "Number",
    "NumberSpec",
    "Ok",
    "OnSensitive",
    "Option",
    "Ord",
    "Overflow",
    "PartialEq",
    "PartialOrd",
    "Pattern",
    "Reader",
    "Record",
    "Result",
    "Schema",
    "SchemaSpec",
    "Self",
    "Send",
    "Sized",
    "Some",
    "String",
    "StringEnum",
    "Sync",
    "Text",
    "TextSpec",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "UInt",
    "Unpin",
    "Uuid",
    "UuidOr",
    "Value",
    "Vec",
    "Visit",
];

/// Whether every file uses the name for something else.
pub(super) fn is_taken(name: &str) -> bool {
    RESERVED.contains(&name)
}

/// Names in use. What comes second gets a number, in the order of the schemas, which never depends on hashing.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: BTreeSet<String>,
}

impl Names {
    /// The names of a file in which nothing is defined yet.
    pub(super) fn new() -> Self {
        Self { taken: RESERVED.iter().map(|name| (*name).to_owned()).collect() }
    }

    /// The wanted name, or the first free one made from it.
    pub(super) fn take(&mut self, wanted: &str) -> String {
        let mut name = wanted.to_owned();
        let mut number = 2;
        while !self.taken.insert(name.clone()) {
            name = format!("{wanted}{number}");
            number += 1;
        }
        name
    }
}
