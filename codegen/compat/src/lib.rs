//! Whether every instance of one schema is an instance of another: **compatible** with a proof, **breaking** with an
//! instance that shows it, **unproven** where neither was found within the budget.
//!
//! A proof comes from set algebra on canonical schemas, or from going through both schemas keyword by keyword. A witness
//! comes from a search that both schemas guide; it is made small, and two independent validators have to say that the
//! one schema admits it and the other does not. Nothing here opens a file or reads the environment; the only clock is the
//! thread's, which ends a verdict that takes too long.

mod algebra;
mod anchors;
pub mod changes;
mod clock;
mod combinations;
mod document;
mod drafts;
pub mod gate;
mod guess;
mod include;
mod letters;
mod literals;
mod own;
mod relax;
mod side;
mod solve;
mod tangle;
mod tolerant;
mod witness;

pub use include::{Budget, Proof, Verdict, include};
pub use side::{Reader, Side, SideError};
