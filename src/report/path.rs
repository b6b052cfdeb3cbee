//! The path of a finding.

use serde::{Serialize, Serializer};

/// One step of a [`Path`]: a member's name or a list's index. JSON has no third: match on both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Step {
    /// A member of an object.
    Name(String),
    /// An element of a list.
    Index(usize),
}

/// The path of a finding in the draft; empty for the whole draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path(pub Vec<Step>);

impl Path {
    /// The path as an RFC 6901 JSON Pointer.
    ///
    /// ```
    /// use identity_patch::report::{Path, Step};
    ///
    /// let path = Path(vec![Step::Name("a/b".into()), Step::Index(0)]);
    /// assert_eq!(path.pointer(), "/a~1b/0");
    /// ```
    #[must_use]
    pub fn pointer(&self) -> String {
        let mut pointer = String::new();
        for step in &self.0 {
            pointer.push('/');
            match step {
                Step::Name(name) => pointer.push_str(&name.replace('~', "~0").replace('/', "~1")),
                Step::Index(index) => pointer.push_str(&index.to_string()),
            }
        }
        pointer
    }
}

impl Serialize for Path {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(&self.0)
    }
}
