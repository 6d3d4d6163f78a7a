//! What kinds of data are sensitive, and sets of them.

/// A kind of sensitive data. A policy refuses or permits each as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Category {
    /// Names, birth data and other traits of a person.
    Person,
    /// Ways to reach a person or device: e-mail, phone, network addresses.
    Contact,
    /// Postal addresses and positions.
    Address,
    /// Numbers that an authority gives a person: social security, passport, licence.
    GovernmentId,
    /// Payment cards.
    Payment,
    /// Bank accounts.
    Bank,
    /// Passwords, keys and tokens.
    Credential,
    /// Keys of rows in a database.
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

    /// The name in a policy.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Contact => "contact",
            Self::Address => "address",
            Self::GovernmentId => "government_id",
            Self::Payment => "payment",
            Self::Bank => "bank",
            Self::Credential => "credential",
            Self::DatabaseKey => "database_key",
        }
    }

    /// The category of this name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.name() == name)
    }

    const fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// A set of categories.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Categories(u16);

impl Categories {
    /// No category.
    pub const NONE: Self = Self(0);
    /// Every category.
    pub const ALL: Self = Self((1 << Category::ALL.len()) - 1);

    /// The set of the categories listed.
    pub const fn of(categories: &[Category]) -> Self {
        let (mut set, mut index) = (Self::NONE, 0);
        while index < categories.len() {
            set = set.with(categories[index]);
            index += 1;
        }
        set
    }

    /// What is in this set and not in the other.
    #[must_use]
    pub const fn minus(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// This set and one more category.
    #[must_use]
    pub const fn with(self, category: Category) -> Self {
        Self(self.0 | category.bit())
    }

    /// This set without one category.
    #[must_use]
    pub const fn without(self, category: Category) -> Self {
        Self(self.0 & !category.bit())
    }

    /// What is in either set.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the category is in the set.
    pub const fn contains(self, category: Category) -> bool {
        self.0 & category.bit() != 0
    }

    /// Whether nothing is in the set.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_sets() {
        for category in Category::ALL {
            assert_eq!(Category::from_name(category.name()), Some(category));
            assert!(Categories::ALL.contains(category));
            assert!(!Categories::NONE.contains(category));
            assert!(!Categories::ALL.without(category).contains(category));
            assert_eq!(Categories::ALL.without(category).with(category), Categories::ALL);
        }
        assert_eq!(Category::from_name("nothing"), None);
    }
}
