//! Schemas that lead to themselves.

use super::codes::ENDLESS;
use super::compile::Compiler;
use super::node::{At, Node, Rules};
use crate::report::Fault;

impl Compiler<'_> {
    /// Refuses schemas that lead to themselves without a step into the value.
    pub(super) fn find_endless(&mut self) {
        #[derive(Clone, Copy, PartialEq)]
        enum Mark {
            New,
            Open,
            Done,
        }
        let mut marks = vec![Mark::New; self.nodes.len()];
        let next = |nodes: &[Node], at: At| -> Vec<At> {
            match &nodes[at.0].rules {
                Rules::Always(_) => Vec::new(),
                Rules::Reference(to) => vec![*to],
                Rules::Keywords(keywords) => keywords.in_place().collect(),
            }
        };
        for start in 0..self.nodes.len() {
            if marks[start] != Mark::New {
                continue;
            }
            marks[start] = Mark::Open;
            let mut way = vec![(At(start), next(&self.nodes, At(start)))];
            while let Some((at, ways)) = way.last_mut() {
                let at = *at;
                match ways.pop() {
                    None => {
                        marks[at.0] = Mark::Done;
                        way.pop();
                    }
                    Some(to) if marks[to.0] == Mark::Open => {
                        let place = self.nodes[at.0].place.clone();
                        self.refuse(&place, &Fault::new(&ENDLESS));
                        return;
                    }
                    Some(to) if marks[to.0] == Mark::New => {
                        marks[to.0] = Mark::Open;
                        way.push((to, next(&self.nodes, to)));
                    }
                    Some(_) => {}
                }
            }
        }
    }
}
