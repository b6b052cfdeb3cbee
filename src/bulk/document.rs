//! A JSON document (RFC 8259) that is a list of records, or itself a record.

use super::ends::Ends;
use super::is_space;

/// What a block of a document begins in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// Nothing but white space so far.
    Before,
    /// Behind a bracket, where a record may itself be a list: what follows says which list it is.
    Bracket(usize),
    /// At the first record of a list, if it has one.
    FirstElements,
    /// Inside the list of records.
    Elements,
    /// The document is one record.
    Whole,
    /// Behind the list.
    After,
}

impl State {
    /// As a number, in which a worker is told of a block.
    pub(crate) const fn number(self) -> u32 {
        match self {
            Self::Elements => 1,
            Self::After => 2,
            Self::FirstElements => 3,
            Self::Before | Self::Bracket(_) | Self::Whole => 0,
        }
    }

    /// By its number.
    pub(crate) const fn of(number: u32) -> Self {
        match number {
            1 => Self::Elements,
            2 => Self::After,
            3 => Self::FirstElements,
            _ => Self::Whole,
        }
    }
}

/// Tells elements apart: strings and brackets are counted, and nothing else is looked at.
pub(super) struct Elements {
    state: State,
    /// Whether a record is itself a list: then a document that is a list of anything but lists is a record.
    lists: bool,
    /// Whether the document is a list of records.
    is_list: bool,
    scan: Scan,
}

impl Elements {
    pub(super) const fn new(lists: bool) -> Self {
        Self { state: State::Before, lists, is_list: false, scan: Scan { depth: 0, in_string: false, escaped: false } }
    }

    /// What a block begins in that begins here, once it is known.
    pub(super) const fn state(&self) -> Option<State> {
        match self.state {
            State::Before | State::Bracket(_) => None,
            known => Some(known),
        }
    }

    /// What the document's first block begins in.
    pub(super) const fn first_state(&self) -> State {
        if self.is_list { State::FirstElements } else { State::Whole }
    }

    /// Whether the document cannot end here: it has not begun, or its list is open.
    pub(super) const fn is_open(&self) -> bool {
        !matches!(self.state, State::Whole | State::After)
    }

    fn enter(&mut self, input: &mut [u8], bracket: usize) {
        input[bracket] = b' ';
        (self.state, self.is_list) = (State::Elements, true);
    }

    pub(super) const fn shift(&mut self, by: usize) {
        if let State::Bracket(at) = &mut self.state {
            *at = at.saturating_sub(by);
        }
    }

    /// The ends of elements behind `from`. The bracket that opens the list becomes a space: a block holds nothing but
    /// elements, each with what ends it.
    pub(super) fn ends(&mut self, input: &mut [u8], from: usize) -> Option<Ends> {
        let mut found = None;
        let mut at = from;
        while let Some(&byte) = input.get(at) {
            match self.state {
                // The byte order mark is EF BB BF, and may stand before the document.
                State::Before if is_space(byte) || matches!(byte, 0xEF | 0xBB | 0xBF) => {}
                State::Before if byte == b'[' && self.lists => self.state = State::Bracket(at),
                State::Before if byte == b'[' => {
                    self.enter(input, at);
                }
                State::Bracket(_) if is_space(byte) => {}
                State::Bracket(opened) if byte == b'[' => {
                    self.enter(input, opened);
                    continue;
                }
                State::Before | State::Bracket(_) => self.state = State::Whole,
                State::Elements => match self.scan.next(&input[at..]) {
                    Some((length, ends_list)) => {
                        at += length;
                        found = Some(Ends::and(found, at));
                        if ends_list {
                            self.state = State::After;
                        }
                        continue;
                    }
                    None => break,
                },
                State::FirstElements | State::Whole | State::After => break,
            }
            at += 1;
        }
        found
    }
}

/// Where an element's end is looked for.
#[derive(Default)]
pub(super) struct Scan {
    depth: usize,
    in_string: bool,
    escaped: bool,
}

impl Scan {
    /// How many bytes there are to the end of the element, behind its comma or the list's bracket, and whether it is the
    /// latter.
    pub(super) fn next(&mut self, bytes: &[u8]) -> Option<(usize, bool)> {
        for (at, byte) in bytes.iter().enumerate() {
            if self.in_string {
                if self.escaped {
                    self.escaped = false;
                } else if *byte == b'\\' {
                    self.escaped = true;
                } else if *byte == b'"' {
                    self.in_string = false;
                }
                continue;
            }
            match byte {
                b'"' => self.in_string = true,
                b'{' | b'[' => self.depth += 1,
                b',' if self.depth == 0 => return Some((at + 1, false)),
                b']' if self.depth == 0 => return Some((at + 1, true)),
                // One that opens nothing stays in its element, which is refused.
                b'}' | b']' => self.depth = self.depth.saturating_sub(1),
                _ => {}
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each element with what ends it, and the state behind them. The text comes in chunks of so many bytes.
    fn elements(text: &str, lists: bool, chunk: usize) -> (Vec<String>, State) {
        let mut input = text.as_bytes().to_vec();
        let (mut elements, mut found, mut start) = (Elements::new(lists), Vec::new(), 0);
        for from in (0..input.len()).step_by(chunk) {
            let to = (from + chunk).min(input.len());
            let Some(ends) = elements.ends(&mut input[..to], from) else { continue };
            while start < ends.last {
                let (length, _) = Scan::default().next(&input[start..ends.last]).unwrap();
                let element = String::from_utf8_lossy(&input[start..start + length]).into_owned();
                found.push(element.trim_matches(['\u{feff}', ' ']).to_owned());
                start += length;
            }
        }
        (found, elements.state)
    }

    #[test]
    fn elements_end_at_commas_and_the_bracket() {
        let rows: [(&str, bool, &[&str], State); 8] = [
            (r#"[{"a":[1,2]},"]," ]"#, false, &[r#"{"a":[1,2]},"#, r#""]," ]"#], State::After),
            ("\u{feff} [1,2", false, &["1,"], State::Elements),
            ("[1]x", false, &["1]"], State::After),
            ("[\"\\\"]\"]", false, &["\"\\\"]\"]"], State::After),
            (r#"{"a":1}"#, false, &[], State::Whole),
            (r#"[{"op":1},2]"#, true, &[], State::Whole),
            (r#"[ [{"op":1}],[]]"#, true, &[r#"[{"op":1}],"#, "[]]"], State::After),
            ("[]", true, &[], State::Whole),
        ];
        for (text, lists, expected, state) in rows {
            for chunk in 1..=text.len() {
                let (found, ended) = elements(text, lists, chunk);
                assert_eq!(
                    (found.as_slice(), ended),
                    (&*expected.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>(), state),
                    "{text} {chunk}"
                );
            }
        }
    }
}
