//! What several tests need: the repository's model, payloads from a seed, the oracle.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails where it stands")]

pub mod contracts;
pub mod mutate;
pub mod oracle;
pub mod random;
pub mod roots;
