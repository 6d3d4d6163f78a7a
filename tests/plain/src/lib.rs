//! Plain schemas as generated types, and the judges that have to agree about them.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails where it stands")]

pub mod coverage;
pub mod explained;
pub mod judge;
pub mod oracle;
pub mod typed;

pub use typed::Typed;

macro_rules! generated {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[allow(
            clippy::disallowed_names,
            dead_code,
            missing_docs,
            unreachable_pub,
            reason = "schemas of tests name what they like"
        )]
        pub mod $name {
            use crate::Typed;
            include!(concat!(env!("OUT_DIR"), "/", stringify!($name), ".rs"));
        }
    };
}

generated! {
    /// The cases that were written by hand.
    cases
}
generated! {
    /// Random schemas.
    random
}
#[cfg(feature = "suite")]
generated! {
    /// The official suite, required tests.
    suite_required
}
#[cfg(feature = "suite")]
generated! {
    /// The official suite, optional tests.
    suite_optional
}
#[cfg(feature = "suite")]
generated! {
    /// The official suite, the formats of contracts asserted.
    suite_formats
}
