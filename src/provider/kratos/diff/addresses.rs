//! Compares the addresses of two answers.
//!
//! The server creates the list from the traits, whatever a patch sets. From the patched list it takes what an entry with the
//! same value and channel says (ory/kratos, `identity/extension_verification.go`). So only an edit of the traits adds or
//! removes an address: if `after` has that edit, nothing else is needed; if not, the difference is `not_expressible`.
//! Without the identity schema it is not known which trait an address comes from: any text of the traits that is its value
//! is accepted. Under another `schema_id`, an address may come from no trait.
//!
//! An operation finds an address by its value, because the order of the list can change between two reads of one identity.
//! If an address is listed twice, the first entry counts, so the whole entry is added at index 0. Without `status`, the
//! status would stay `pending`. Seen on v1.3.1 and in the recordings of all releases. The same works for an address that
//! the server creates from the patched traits.

pub(super) use super::super::addresses::NAME;
use super::super::addresses::{KEY, VERIFIED_AT, folds, is_verified, key, list, texts, value};
use super::super::backing::Backing;
use super::super::codes::{ADDRESS_DROPPED, NO_EFFECT};
use super::super::identity::VERIFIABLE;
use super::super::release::V1_3;
use super::{IdentityDiff, Parents, names};
use crate::edit::keys::Keys;
use crate::json::tree::{Id, Node, Tree};
use crate::report::{Expected, Issue, Severity, Step, shared};
use crate::table::Options;

/// Finds an address in `before`, and in the traits.
struct AddressLookup<'o> {
    /// The addresses of `before` by their [`key`]. If an address is listed twice, the first counts.
    addresses: Keys,
    /// The texts of the traits of `before` and of `after`.
    traits: [Keys; 2],
    /// How many addresses `before` has.
    count: usize,
    /// Whether the identity gets another schema.
    moves: bool,
    /// Whether the traits are unchanged, so that the addresses stay.
    stays: bool,
    options: &'o Options,
}

impl<'o> AddressLookup<'o> {
    fn new(tree: &Tree<'_>, [before, after]: [Id; 2], options: &'o Options) -> Self {
        let differ = |name| {
            let [old, new] = [before, after].map(|root| tree.member(root, name));
            old.zip(new).is_some_and(|(old, new)| !tree.same(old, new))
        };
        let folds = folds(options);
        let held = list(tree, before);
        let count = held.len();
        let addresses = Keys::new(held.into_iter().map(|address| key(tree, address, folds)).collect());
        let traits = traits(tree, [before, after]).map(|traits| texts(tree, traits, options));
        Self { addresses, traits, count, moves: differ("schema_id"), stays: !differ("traits"), options }
    }

    /// Whether the traits of `after` hold the address.
    fn is_backed(&self, tree: &Tree<'_>, address: Id) -> bool {
        self.traits[1].first(&value(tree, address, self.options)).is_some()
    }

    /// Whether the server may create the address from the traits of `after`.
    fn may_come(&self, tree: &Tree<'_>, address: Id) -> bool {
        self.moves || self.count == 0 || self.traits[0].first(&value(tree, address, self.options)).is_none()
    }

    /// The index of the address in `before`; the first, if it is listed twice.
    fn place(&self, tree: &Tree<'_>, address: Id) -> Option<usize> {
        self.addresses.first(&key(tree, address, folds(self.options)))
    }
}

/// An entry of the patched list: what the server takes from it for an address.
struct Entry {
    value: Id,
    via: Id,
    /// The address that the server holds; none if it is new.
    held: Option<Id>,
    is_verified: bool,
    /// The value of `after`, if it has one.
    verified: Option<Id>,
    status: Option<Id>,
    verified_at: Option<Id>,
}

impl IdentityDiff<'_, '_> {
    /// Compares the lists.
    pub(super) fn addresses(&mut self, old: Option<Id>, new: Option<Id>) {
        if let Some(list) = new
            && !matches!(self.tree.node(list), Node::Array(_))
        {
            return self.refuse_type(path(None), "array");
        }
        if let (Some(old), Some(new)) = (old, new)
            && self.tree.same(old, new)
        {
            return;
        }
        let lookup = AddressLookup::new(self.tree, self.roots, self.options);
        let old = items(self.tree, old);
        let mut is_met = vec![false; old.len()];
        let mut entries = Vec::new();
        for (nth, address) in items(self.tree, new).into_iter().enumerate() {
            let path = path(Some(nth));
            if let Some(missing) = KEY.into_iter().find(|name| self.tree.text(address, name).is_none()) {
                self.refuse_malformed(path, address, missing);
                continue;
            }
            let entry = match lookup.place(self.tree, address) {
                None => self.addition(&lookup, path, address),
                Some(place) if !std::mem::replace(&mut is_met[place], true) => self.address(&path, old[place], address),
                Some(_) => {
                    if old.get(nth).is_none_or(|same| !self.tree.same(*same, address)) {
                        self.warn(path, &NO_EFFECT);
                    }
                    None
                }
            };
            entries.extend(entry.map(|entry| (nth, address, self.write_entry(&entry))));
        }
        // If the traits have changed and no longer hold an address, the server drops it: nothing is lost.
        let is_lost = |(at, address): (usize, &Id)| {
            !is_met[at]
                && lookup.place(self.tree, *address) == Some(at)
                && (lookup.stays || lookup.is_backed(self.tree, *address))
        };
        if !lookup.moves && old.iter().enumerate().any(is_lost) {
            self.refuse_inexpressible(path(None), "an edit of the traits");
        }
        self.write_entries(entries, new.filter(|_| old.is_empty()));
    }

    /// Adds each entry at index 0. If the server holds no addresses, adds the list `whole` instead.
    fn write_entries(&mut self, entries: Vec<(usize, Id, String)>, whole: Option<Id>) {
        if let Some(list) = whole.filter(|_| !entries.is_empty()) {
            let texts: Vec<&str> = entries.iter().map(|(_, _, json)| &**json).collect();
            self.patch.write_value(format!("[{}]", texts.join(",")), list);
            self.entries = entries.iter().map(|(nth, ..)| *nth).collect();
            return;
        }
        for (_, address, json) in entries {
            self.patch.enter_item(0);
            self.patch.write_value(json, address);
            self.patch.leave();
        }
    }

    /// Compares an address that is in both lists. Returns an entry if what the server takes from a patch has changed.
    fn address(&mut self, path: &[Step], old: Id, new: Id) -> Option<Entry> {
        let mut editable = names(VERIFIABLE.props);
        let mut read_only: Vec<_> = VERIFIABLE.read_only(self.options).collect();
        editable.retain(|name| !KEY.contains(name));
        read_only.extend(KEY);
        let entry = self.entry(Some(old), new);
        let mut is_edited = false;
        for name in &editable {
            let [old, given] = [old, new].map(|address| self.tree.member(address, name));
            let is_same = old.zip(given).is_some_and(|(old, given)| self.tree.same(old, given));
            let Some(given) = given.filter(|_| !is_same) else { continue };
            if self.has_no_effect(name, entry.is_verified, old, given) {
                let mut path = path.to_vec();
                path.push(Step::Name((*name).into()));
                self.warn(path, &NO_EFFECT);
            } else {
                is_edited |= old.is_some() || !self.tree.is_null(given);
            }
        }
        self.read_only_members(path, (old, new), &editable, &read_only);
        is_edited.then_some(entry)
    }

    /// The entry for an address as `new` describes it. `held`: the address in `before`, if it is there.
    fn entry(&self, held: Option<Id>, new: Id) -> Entry {
        let named = held.unwrap_or(new);
        let member = |address, name| self.tree.member(address, name);
        let verified = member(new, "verified");
        let was_verified = is_verified(self.tree, named);
        let is_verified = verified.map_or(was_verified, |id| self.tree.is_true(id));
        let given = |name| member(new, name).filter(|id| !self.is_nothing_given(*id));
        // A member that `after` does not have keeps its value. But a status does not stay if `verified` changes.
        let known = |name| member(named, name).filter(|id| !self.is_nothing_given(*id));
        let [value, via] = KEY.map(|name| member(named, name).unwrap_or(self.null));
        Entry {
            value,
            via,
            held,
            is_verified,
            verified: verified.filter(|id| !self.tree.is_null(*id)),
            status: given("status").or(known("status").filter(|_| was_verified == is_verified)),
            verified_at: given(VERIFIED_AT).or(known(VERIFIED_AT)).filter(|_| is_verified),
        }
    }

    /// Compares an address that is only in the new list. Returns an entry if `after` says more than a new address has anyway.
    fn addition(&mut self, lookup: &AddressLookup<'_>, mut path: Vec<Step>, address: Id) -> Option<Entry> {
        if !lookup.is_backed(self.tree, address) {
            self.refuse_inexpressible(path, "an edit of the traits");
            return None;
        }
        let entry = self.entry(None, address);
        let is_pending = entry.status.is_none_or(|id| self.tree.string(id).is_some_and(|text| text.is("pending")));
        if !entry.is_verified && is_pending {
            return None;
        }
        if lookup.may_come(self.tree, address) {
            return Some(entry);
        }
        path.push(Step::Name(if entry.is_verified { "verified" } else { "status" }.into()));
        self.refuse_inexpressible(path, "a second patch, once the server has the address");
        None
    }

    /// The address as JSON text.
    fn write_entry(&self, entry: &Entry) -> String {
        let text = |id: Option<Id>| id.map(|id| self.tree.write(id));
        let state = if entry.is_verified { ["true", r#""completed""#] } else { ["false", r#""pending""#] };
        let [verified, status] = [entry.verified, entry.status].map(text);
        let via = self.tree.write(entry.via);
        let mut value = self.tree.write(entry.value);
        if entry.held.is_none() && via == r#""email""# {
            // The server creates e-mail addresses in lower case. JSON escapes survive it: `\u00E9` is `\u00e9`.
            value.make_ascii_lowercase();
        }
        let mut json = format!(
            r#"{{"value":{value},"via":{via},"verified":{},"status":{}"#,
            verified.as_deref().unwrap_or(state[0]),
            status.as_deref().unwrap_or(state[1])
        );
        let is_old = self.options.has(V1_3);
        match text(entry.verified_at) {
            Some(time) => json.extend([r#","verified_at":"#, &time]),
            None if is_old => json.push_str(r#","verified_at":null"#),
            None => {}
        }
        if is_old {
            // v1.3 decodes each entry into the address that it holds at that index. Without an id, the entry would keep that
            // address's id, two addresses would have one id, and the server would answer 409 [run].
            let id = entry.held.and_then(|held| self.tree.member(held, "id"));
            let id = text(id).unwrap_or_else(|| format!(r#""{NO_ID}""#));
            json.extend([r#","id":"#, &id]);
        }
        json.push('}');
        json
    }

    /// Whether the server ignores this value. It sets a missing time itself if the address is verified, and a missing status
    /// from `verified`.
    fn has_no_effect(&self, name: &str, verified: bool, old: Option<Id>, new: Id) -> bool {
        let is_nothing = self.is_nothing_given(new);
        match name {
            VERIFIED_AT => verified == is_nothing,
            "status" => is_nothing,
            _ => self.tree.is_null(new) && !old.is_some_and(|old| self.tree.is_true(old)),
        }
    }

    fn is_nothing_given(&self, id: Id) -> bool {
        self.tree.string(id).map_or_else(|| self.tree.is_null(id), |text| text.raw().is_empty())
    }

    /// Warns about verified addresses that an edit of the traits drops.
    pub(super) fn dropped_addresses(&mut self) {
        let [before, after] = self.roots;
        let [Some(old), Some(new)] = traits(self.tree, [before, after]) else { return };
        let mut backing = Backing::new(self.tree, before, self.options);
        let replaced: Vec<Id> =
            if backing.is_empty() { Vec::new() } else { self.patch.replaced_within("traits").collect() };
        // The "operation" is the number of the text. If several texts are the same address, the first one is reported.
        for replaced in replaced.into_iter().rev() {
            self.tree.each(replaced, |id| {
                if self.tree.string(id).is_some() {
                    backing.remove(self.tree, id, id.number());
                }
            });
        }
        let lost: Vec<usize> = backing.lost_by(self.tree, Some(new)).collect();
        if lost.is_empty() {
            return;
        }
        let parents = Parents::new(self.tree, old);
        for number in lost {
            // Do not search the path of an issue that the report drops.
            if self.report.is_full(Severity::Warning, self.options.max_issues) {
                self.report.truncated = true;
                return;
            }
            let text = parents.values().find(|id| id.number() == number);
            let mut path = vec![Step::Name("traits".into())];
            path.extend(self.still_there([old, new], text.and_then(|text| parents.path_to(text)).unwrap_or_default()));
            self.warn(path, &ADDRESS_DROPPED);
        }
    }

    /// The part of a path in the traits that means the same in `after`: up to a list whose length has changed, because an index
    /// may mean another element there.
    fn still_there(&self, [old, new]: [Id; 2], mut way: Vec<Step>) -> Vec<Step> {
        let (mut old, mut new) = (Some(old), Some(new));
        for at in 0..way.len() {
            let child = |id: Option<Id>| match &way[at] {
                Step::Index(nth) => self.tree.item(id?, *nth),
                Step::Name(name) => self.tree.member(id?, &crate::json::escape(&mut name.chars().map(u32::from))),
            };
            let count = |id: Option<Id>| id.map(|id| self.tree.items(id).count());
            if matches!(way[at], Step::Index(_)) && count(old) != count(new) {
                way.truncate(at);
                break;
            }
            (old, new) = (child(old), child(new));
        }
        way
    }

    fn refuse_malformed(&mut self, mut path: Vec<Step>, value: Id, missing: &str) {
        if !matches!(self.tree.node(value), Node::Object(_)) {
            return self.refuse_type(path, "object");
        }
        path.push(Step::Name(missing.into()));
        match self.tree.member(value, missing) {
            None => self.refuse(path, &shared::REQUIRED),
            Some(_) => self.refuse_type(path, "string"),
        }
    }

    fn refuse_type(&mut self, path: Vec<Step>, expected: &'static str) {
        let mut issue = Issue::new(Severity::Error, &shared::WRONG_TYPE);
        issue.params.expected = Some(Expected::One(expected));
        self.push(path, issue);
    }

    fn refuse_inexpressible(&mut self, path: Vec<Step>, instead: &'static str) {
        let mut issue = Issue::new(Severity::Error, &shared::NOT_EXPRESSIBLE);
        issue.params.instead = Some(instead);
        self.push(path, issue);
    }
}

/// Go's zero UUID: the server replaces it with a new id.
const NO_ID: &str = "00000000-0000-0000-0000-000000000000";

/// The traits of both identities. If `after` leaves them out, they stay as in `before`.
fn traits(tree: &Tree<'_>, [before, after]: [Id; 2]) -> [Option<Id>; 2] {
    let before = tree.member(before, "traits");
    [before, tree.member(after, "traits").or(before)]
}

fn path(index: Option<usize>) -> Vec<Step> {
    let mut path = vec![Step::Name(NAME.into())];
    path.extend(index.map(Step::Index));
    path
}

fn items(tree: &Tree<'_>, list: Option<Id>) -> Vec<Id> {
    list.map(|list| tree.items(list).collect()).unwrap_or_default()
}
