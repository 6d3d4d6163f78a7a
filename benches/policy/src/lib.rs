//! How well the runtime's detectors tell labelled values and names, and how fast they read.
//!
//! A labelled file has a JSON object a line: `{"value_b64", "label", "tools_that_agree"?, "negative_for"?}` for
//! values, `{"name", "label"}` for names of fields. What is printed are counts; `--misses` prints, besides, the number
//! of each line that was judged wrongly and the detector that fired.

pub mod data;
pub mod names;
pub mod speed;
pub mod texts;
pub mod uuids;
pub mod values;
