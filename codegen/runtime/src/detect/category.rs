//! The kinds of sensitive data, and sets of them.

use std::fmt;

/// A kind of sensitive data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Category {
    /// Who somebody is: names, birth dates, health, beliefs.
    Person,
    /// How to reach somebody: e-mail, telephone, network addresses.
    Contact,
    /// Where somebody lives or is.
    Address,
    /// Numbers that a state assigns: passports, social security, driving licences, tax.
    GovernmentId,
    /// Payment cards.
    Payment,
    /// Bank accounts.
    Bank,
    /// What opens a door: passwords, tokens, API keys, private keys.
    Credential,
    /// Keys of database rows.
    DatabaseKey,
}

impl Category {
    /// Every category.
    pub const ALL: [Self; 8] = [
        Self::Person,
        Self::Contact,
        Self::Address,
        Self::GovernmentId,
        Self::Payment,
        Self::Bank,
        Self::Credential,
        Self::DatabaseKey,
    ];

    /// The name that policies and `x-pii` use.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Contact => "contact",
            Self::Address => "address",
            Self::GovernmentId => "government-id",
            Self::Payment => "payment",
            Self::Bank => "bank",
            Self::Credential => "credential",
            Self::DatabaseKey => "database-key",
        }
    }

    /// The category of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.name() == name)
    }
}

impl fmt::Display for Category {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// A set of categories.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Categories(u16);

impl Categories {
    /// No category.
    pub const NONE: Self = Self(0);
    /// Every category.
    pub const ALL: Self = Self::of(&Category::ALL);

    /// The set of the categories listed.
    pub const fn of(categories: &[Category]) -> Self {
        let (mut bits, mut index) = (0, 0);
        while index < categories.len() {
            bits |= 1 << categories[index] as u16;
            index += 1;
        }
        Self(bits)
    }

    /// The set of the names listed; `Err` holds the first that is no category.
    pub fn from_names<'n>(names: impl IntoIterator<Item = &'n str>) -> Result<Self, &'n str> {
        names.into_iter().try_fold(Self::NONE, |set, name| {
            Category::from_name(name).map(|category| set.with(Self::of(&[category]))).ok_or(name)
        })
    }

    /// Whether the category is in the set.
    pub const fn contains(self, category: Category) -> bool {
        self.0 & (1 << category as u16) != 0
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The set without the categories of `other`.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether no category is in the set.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The categories of the set, in the order of [`Category::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Category> {
        Category::ALL.into_iter().filter(move |category| self.contains(*category))
    }
}

#[cfg(test)]
mod tests {
    use super::{Categories, Category};

    #[test]
    fn names_and_sets_agree() {
        for category in Category::ALL {
            assert_eq!(Category::from_name(category.name()), Some(category));
            assert!(Categories::ALL.contains(category) && !Categories::NONE.contains(category));
        }
        let both = Categories::from_names(["payment", "bank"]);
        assert_eq!(both, Ok(Categories::of(&[Category::Payment, Category::Bank])));
        assert_eq!(Categories::from_names(["bank", "nope"]), Err("nope"));
        assert_eq!(both.map(|set| set.iter().count()), Ok(2));
    }
}
