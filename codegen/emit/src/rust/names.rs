//! The names that a module's file has given away.

use std::collections::BTreeSet;

/// Names in use. What comes second gets a number, in the order of the schemas, which never depends on hashing.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: BTreeSet<String>,
}

impl Names {
    /// Names that the file uses for other things: the runtime's types and the prelude's.
    pub(super) fn new() -> Self {
        let reserved = [
            "Option",
            "Some",
            "None",
            "Result",
            "Ok",
            "Err",
            "String",
            "Vec",
            "Box",
            "Self",
            "Event",
            "Uuid",
            "Text",
            "Int",
            "UInt",
            "Decimal",
            "List",
            "Maybe",
            "Json",
            "UuidOr",
            "Reader",
            "Fault",
            "Visit",
            "Key",
            "Default",
            "Clone",
            "Copy",
            "Debug",
            "PartialEq",
            "Eq",
            "Hash",
            "Ord",
            "PartialOrd",
            "Display",
            "FromStr",
        ];
        Self { taken: reserved.into_iter().map(str::to_owned).collect() }
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
