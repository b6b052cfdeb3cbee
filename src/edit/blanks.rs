//! `empty: "absent"`: form libraries hold `""` for an input that nobody filled in. In `before` an empty text counts as
//! absent. In `after` it clears what `before` holds, and where that is nothing it is nothing. Elements of lists are values,
//! and an object that loses all its members so stays an object.

use crate::json::tree::{Id, Node, Tree};

/// Takes the empty texts out of two documents, so that their comparison says what was edited.
pub(crate) fn drop_blanks(tree: &mut Tree<'_>, before: Id, after: Id) {
    let mut open = vec![before];
    while let Some(object) = open.pop() {
        for name in tree.names(object) {
            match tree.member(object, &name) {
                Some(value) if is_empty_text(tree, value) => tree.unset(object, &name),
                Some(value) if is_object(tree, value) => open.push(value),
                _ => {}
            }
        }
    }
    let is_blank = blanks(tree, after);
    let mut open = vec![(after, Some(before))];
    while let Some((object, before_object)) = open.pop() {
        for name in tree.names(object) {
            let Some(value) = tree.member(object, &name) else { continue };
            let held = before_object.and_then(|before| tree.member(before, &name));
            let held_object = held.filter(|held| is_object(tree, *held));
            if is_object(tree, value) && (held_object.is_some() || !is_blank[value.number()]) {
                open.push((value, held_object));
            } else if is_blank[value.number()] {
                match held {
                    Some(held) if tree.is_null(held) => tree.set(object, name.into(), held),
                    // Of the document itself a member that is absent is left alone, and one that is null is cleared.
                    Some(_) if object == after => {
                        let null = tree.null();
                        tree.set(object, name.into(), null);
                    }
                    _ => tree.unset(object, &name),
                }
            }
        }
    }
}

/// By the numbers of the values in a document: whether they are empty texts, or objects that hold nothing else.
fn blanks(tree: &Tree<'_>, document: Id) -> Vec<bool> {
    // Each object before those that it holds.
    let mut objects = vec![document];
    let mut at = 0;
    while let Some(object) = objects.get(at).copied() {
        at += 1;
        objects.extend(tree.members(object).map(|(_, value)| value).filter(|value| is_object(tree, *value)));
    }
    let mut is_blank = vec![false; tree.len()];
    for object in objects.into_iter().rev() {
        for (_, value) in tree.members(object) {
            if is_empty_text(tree, value) {
                is_blank[value.number()] = true;
            }
        }
        let is_empty = tree.members(object).next().is_none();
        is_blank[object.number()] = !is_empty && tree.members(object).all(|(_, value)| is_blank[value.number()]);
    }
    is_blank
}

fn is_object(tree: &Tree<'_>, id: Id) -> bool {
    matches!(tree.node(id), Node::Object(_))
}

fn is_empty_text(tree: &Tree<'_>, id: Id) -> bool {
    tree.string(id).is_some_and(|text| text.raw().is_empty())
}
