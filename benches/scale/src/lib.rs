//! What generating and compiling many contracts costs, beside the peers, and the charts of all recorded figures.

pub mod chart;
pub mod clock;
pub mod ours;
#[cfg(feature = "peers")]
pub mod peers;
pub mod projects;
pub mod random;
pub mod record;
pub mod set;
pub mod words;
