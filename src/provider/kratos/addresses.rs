//! The addresses. The server creates both lists again from the traits, whatever a patch says. From the patched list of
//! verifiable addresses it takes three things for each value and channel: whether the address is verified, since when, and
//! its status. If an address is listed twice, the first entry counts (ory/kratos, `identity/extension_verification.go`;
//! seen on four releases).

use super::engine::Engine;
use super::release::{V1_3, is_latest};
use crate::edit::keys::Keys;
use crate::json::Text;
use crate::json::tree::{Id, Node, Tree};
use crate::table::Options;

/// The list of addresses that a patch can edit.
pub(super) const NAME: &str = "verifiable_addresses";

/// The member of an address that the server sets if the address is verified and has no time.
pub(super) const VERIFIED_AT: &str = "verified_at";

/// The members of an address that tell it from others.
pub(super) const KEY: [&str; 2] = ["value", "via"];

/// The addresses before a patch, and in the list after it.
pub(super) struct Addresses {
    before: Vec<Id>,
    /// For each address of `before`: the same address in the patched list, and its index there.
    kept: Vec<Option<(usize, Id)>>,
    /// Addresses of the patched list that the server ignores: `before` does not have them, or they are listed twice.
    pub(super) fresh: Vec<Id>,
    /// Addresses of the patched list that `before` does not have, with their indices. If one is listed twice, the first.
    added: Vec<(usize, Id)>,
}

/// What the server takes from an address of the patched list.
#[derive(Clone, Copy, Default)]
pub(super) struct Taken<'a> {
    pub(super) verified: bool,
    pub(super) status: Option<Text<'a>>,
    pub(super) verified_at: Option<Id>,
}

impl Addresses {
    /// Compares the identity `before` with the one that the engine has patched.
    pub(super) fn new(engine: &Engine<'_>, before: Id, options: &Options) -> Self {
        let tree = &engine.tree;
        let folds = folds(options);
        let [before, patched] = [before, engine.root].map(|root| list(tree, root));
        let keys = |list: &[Id]| list.iter().map(|id| key(tree, *id, folds)).collect::<Vec<_>>();
        let [before_keys, patched_keys] = [&before, &patched].map(|list| keys(list));
        let [old, new] = [&before_keys, &patched_keys].map(|keys| Keys::new(keys.clone()));
        let kept = before_keys.iter().map(|key| new.first(key).map(|at| (at, patched[at]))).collect();
        let is_fresh =
            |(at, key): &(usize, &String)| old.first(key).is_none() || new.first(key).is_none_or(|first| first != *at);
        let fresh = patched_keys.iter().enumerate().filter(is_fresh).map(|(at, _)| patched[at]).collect();
        let added = new.without(&old).into_iter().map(|at| (at, patched[at])).collect();
        Self { before, kept, fresh, added }
    }

    /// Addresses of `before` that the patched list does not have: the index, the address, and whether it was verified.
    pub(super) fn lost(&self, tree: &Tree<'_>) -> Vec<(usize, Id, bool)> {
        let lost = self.before.iter().zip(&self.kept).enumerate().filter(|(_, (_, kept))| kept.is_none());
        lost.map(|(at, (id, _))| (at, *id, is_verified(tree, *id))).collect()
    }

    /// Verified addresses of `before` that become unverified although the patched list does not say `"verified": false`,
    /// each with its entry in the patched list.
    pub(super) fn unverified_silently(&self, tree: &Tree<'_>, options: &Options) -> Vec<(Id, Id)> {
        let mut found = Vec::new();
        for ((before, taken), kept) in self.taken(tree, options).into_iter().zip(&self.kept) {
            let (Some(taken), Some((_, kept))) = (taken, *kept) else { continue };
            let says_so =
                tree.member(kept, "verified").is_some_and(|id| matches!(tree.node(id), Node::Literal("false")));
            if is_verified(tree, before) && !taken.verified && !says_so {
                found.push((before, kept));
            }
        }
        found
    }

    /// What the server takes for each address of `before`; nothing if it creates the address again.
    pub(super) fn taken<'t>(&self, tree: &Tree<'t>, options: &Options) -> Vec<(Id, Option<Taken<'t>>)> {
        let taken = |place| self.take(tree, place, options);
        self.before.iter().zip(&self.kept).map(|(id, kept)| (*id, kept.map(taken))).collect()
    }

    /// What the server takes for new addresses: entries of the patched list whose value is a new text of the traits, or any
    /// text of them if the identity had no addresses. Without the identity schema, any such text may be an address. `texts`:
    /// the texts of the traits before and after the patch.
    pub(super) fn added<'t>(&self, tree: &Tree<'t>, texts: &[Keys; 2], options: &Options) -> Vec<(Id, Taken<'t>)> {
        let stands = |texts: &Keys, id: Id| texts.first(&value(tree, id, options)).is_some();
        let is_new = |id: Id| stands(&texts[1], id) && (self.before.is_empty() || !stands(&texts[0], id));
        let added = self.added.iter().filter(|(_, id)| is_new(*id));
        added.map(|place| (place.1, self.take(tree, *place, options))).collect()
    }

    fn take<'t>(&self, tree: &Tree<'t>, (at, id): (usize, Id), options: &Options) -> Taken<'t> {
        // v1.3 decodes the patched list into the list that it has, element by element: a missing member keeps the value of
        // the old element at that index, and so does null, except for a time.
        let reads_over = options.has(V1_3);
        let part = |name| {
            let given = tree.member(id, name);
            let stays = reads_over && (given.is_none() || name != VERIFIED_AT);
            let before = self.before.get(at).filter(|_| stays).and_then(|before| tree.member(*before, name));
            given.filter(|id| !tree.is_null(*id)).or(before).filter(|id| !tree.is_null(*id))
        };
        Taken {
            verified: part("verified").is_some_and(|id| tree.is_true(id)),
            status: part("status").and_then(|id| tree.string(id)).filter(|text| !text.raw().is_empty()),
            verified_at: part(VERIFIED_AT),
        }
    }
}

/// Whether addresses are compared without case. Before "latest", a value in another case is another value.
pub(super) fn folds(options: &Options) -> bool {
    is_latest(options)
}

/// A text that is equal for equal addresses. Only ASCII letters are compared without case.
pub(super) fn key(tree: &Tree<'_>, address: Id, folds: bool) -> String {
    let part = |name| tree.text(address, name).map(Text::decode).unwrap_or_default();
    let [value, via] = KEY.map(part);
    // The length of `via` keeps different addresses apart.
    let mut key = format!("{} {via}{value}", via.len());
    if folds {
        key.make_ascii_lowercase();
    }
    key
}

/// The verifiable addresses of an identity.
pub(super) fn list(tree: &Tree<'_>, identity: Id) -> Vec<Id> {
    tree.member(identity, NAME).map(|list| tree.items(list).collect()).unwrap_or_default()
}

/// Whether an address is verified.
pub(super) fn is_verified(tree: &Tree<'_>, address: Id) -> bool {
    tree.member(address, "verified").is_some_and(|verified| tree.is_true(verified))
}

/// The value of an address, [normalized](normalize).
pub(super) fn value(tree: &Tree<'_>, address: Id, options: &Options) -> String {
    tree.text(address, "value").map(|value| normalize(&value.decode(), options)).unwrap_or_default()
}

/// A text as the server compares it with an address: without surrounding white space, in lower case, and on the newest
/// release a phone number in E.164, without its separators (ory/kratos, `x/normalize.go`).
pub(super) fn normalize(text: &str, options: &Options) -> String {
    let text = text.trim().to_lowercase();
    let number = text.strip_prefix("tel:").unwrap_or(&text);
    let is_separator = |character: char| matches!(character, ' ' | '-' | '.' | '/' | '(' | ')');
    let is_phone = |digits: &str| digits.chars().all(|character| character.is_ascii_digit() || is_separator(character));
    match number.strip_prefix('+') {
        Some(digits) if is_latest(options) && is_phone(digits) => number.replace(is_separator, ""),
        _ => text,
    }
}

/// All texts among the traits, [normalized](normalize): without the identity schema, any of them may be an address
/// (ory/kratos, `identity/extension_verification.go`).
pub(super) fn texts(tree: &Tree<'_>, traits: Option<Id>, options: &Options) -> Keys {
    let mut texts = Vec::new();
    if let Some(traits) = traits {
        tree.each(traits, |id| texts.extend(tree.string(id).map(|text| normalize(&text.decode(), options))));
        // An empty text is no address, and `value` returns one for an address without a value.
        texts.retain(|text| !text.is_empty());
    }
    Keys::new(texts)
}
