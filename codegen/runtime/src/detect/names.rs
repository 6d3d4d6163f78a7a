//! Names of fields that say that the value is sensitive.
use super::Category;
/// stub
pub fn sensitive_name(_name: &str) -> Option<Category> { None }
