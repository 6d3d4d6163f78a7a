//! Text to tree.

use super::{Names, Reader, SyntaxError, SyntaxKind, Tree};

/// The value that `bytes` write.
///
/// # Errors
/// They are not JSON, as the module's head defines it.
pub fn parse(bytes: &[u8]) -> Result<Tree, SyntaxError> {
    let mut reader = Reader::new(bytes)?;
    let tree = reader.tree()?;
    reader.finish()?;
    Ok(tree)
}

impl Reader<'_> {
    /// The value that is next, whatever it is.
    ///
    /// # Errors
    /// It is not JSON.
    pub fn tree(&mut self) -> Result<Tree, SyntaxError> {
        Ok(match self.peek() {
            Some(b'"') => Tree::String(self.string()?.into()),
            Some(b'{') => {
                self.enter(b'{')?;
                let mut members = Vec::new();
                let mut names = Names::default();
                let mut start = self.offset();
                while let Some(name) = self.name(members.is_empty())? {
                    if !names.insert(name.clone()) {
                        return Err(SyntaxError { offset: start, kind: SyntaxKind::DuplicateMember });
                    }
                    members.push((name.into(), self.tree()?));
                    start = self.offset();
                }
                Tree::Object(members)
            }
            Some(b'[') => {
                self.enter(b'[')?;
                let mut items = Vec::new();
                while self.element(items.is_empty())? {
                    items.push(self.tree()?);
                }
                Tree::Array(items)
            }
            Some(b't' | b'f') => Tree::Bool(self.boolean()?),
            Some(b'n') => {
                self.null()?;
                Tree::Null
            }
            _ => Tree::Number(self.number()?),
        })
    }
}
