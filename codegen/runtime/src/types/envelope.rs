//! stub
use std::borrow::Cow;
/// stub
#[derive(Clone, Debug)]
pub struct EnvelopeError;
impl std::fmt::Display for EnvelopeError { fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str("stub") } }
/// stub
#[derive(Debug)]
pub struct EnvelopeHead<'a> { /// x
 pub event_type: Cow<'a, str>, /// x
 pub schema_version: u32, /// x
 pub payload: std::ops::Range<usize> }
impl<'a> EnvelopeHead<'a> { /// stub
 pub fn read(_b: &'a [u8]) -> Result<Self, EnvelopeError> { Err(EnvelopeError) } }
