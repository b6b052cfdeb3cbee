//! Lists and objects of a tree against plain ones.

use super::*;

fn same(one: &str, other: &str) -> bool {
    let mut tree = Tree::default();
    let (one, other) = (tree.read(one).unwrap(), tree.read(other).unwrap());
    assert_eq!(tree.same(one, other), tree.same(other, one));
    tree.same(one, other)
}

#[test]
fn values_are_compared_as_rfc_6902_has_it() {
    for (one, other) in [
        ("1", "1.0"),
        ("1", "10e-1"),
        ("0", "-0.00e7"),
        ("0e1", "0e2"),
        ("-1.5", "-15E-1"),
        ("0.001", "1e-3"),
        ("0.00120e+5", "120"),
        ("9007199254740993", "9007199254740993.0"),
        ("1e99999999999999999999999999999999999999999", "10e99999999999999999999999999999999999999998"),
        ("1e-100000000000000000000000000000000000000000", "10e-100000000000000000000000000000000000000001"),
        ("10e00000000000000000000000000000000000000000000000000", "1e0001"),
        (r#""a""#, r#""\u0061""#),
        (r#""\uD83D\uDE00""#, "\"\u{1F600}\""),
        (r#""\ud800""#, r#""\uD800""#),
        (r#"{"a":1,"b":[null,{}]}"#, r#"{ "b": [null, {}], "\u0061": 1.0 }"#),
    ] {
        assert!(same(one, other), "{one} {other}");
    }
    for (one, other) in [
        ("1", "-1"),
        ("1", r#""1""#),
        ("0", "false"),
        ("0", "null"),
        ("true", "false"),
        ("[]", "{}"),
        ("1", "1.00000000000000000000000000000000001"),
        ("9007199254740993", "9007199254740992"),
        ("1e99999999999999999999999999999999999999999", "1e99999999999999999999999999999999999999998"),
        ("1e999999999999999999999", "1e-999999999999999999999"),
        ("1e400", "1e401"),
        (r#""\ud800""#, "\"\u{fffd}\""),
        (r#""\ud800""#, r#""\ud801""#),
        ("[1,2]", "[2,1]"),
        ("[1]", "[1,1]"),
        (r#"{"a":1}"#, r#"{"a":1,"b":1}"#),
        (r#"{"a":1}"#, r#"{"b":1}"#),
    ] {
        assert!(!same(one, other), "{one} {other}");
    }
}

#[test]
fn elements_keep_their_order() {
    let mut tree = Tree::default();
    let (list, mut model) = (tree.read("[]").unwrap(), Vec::new());
    let mut seed = 1_u32;
    for step in 0..40_000 {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let index = (seed >> 8) as usize % (model.len() + 1);
        // Waves: elements come, then go.
        if (seed & 0x70 != 0) == (step / 10_000 % 2 == 0) {
            tree.insert(list, index, Id(step));
            model.insert(index, Id(step));
        } else if index < model.len() {
            tree.remove(list, index);
            model.remove(index);
        }
        tree.remove(list, model.len());
        let Node::Array(items) = tree.node(list) else { unreachable!() };
        assert_eq!((items.len(), tree.item(list, index)), (model.len(), model.get(index).copied()));
    }
    assert!(tree.items(list).eq(model));
}

/// As a plain list of pairs does it.
#[test]
fn members_keep_their_order() {
    let (mut tree, mut model) = (Tree::default(), Vec::<(String, &str)>::new());
    let object = tree.read("{}").unwrap();
    let values = ["0", "1", "2"].map(|text| tree.read(text).unwrap());
    let mut seed = 1_u32;
    for step in 0..20_000 {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        // Waves: members come, then go.
        let (name, add) = (format!("n{}", seed >> 10 & 63), (seed >> 20 & 3 != 0) == (step / 500 % 2 == 0));
        let at = model.iter().position(|(known, _)| *known == name);
        let value = seed as usize >> 24 & 1;
        match (add, at) {
            (true, Some(at)) => model[at].1 = ["0", "1"][value],
            (true, None) => model.push((name.clone(), ["0", "1"][value])),
            (false, Some(at)) => drop(model.remove(at)),
            (false, None) => {}
        }
        if add {
            tree.set(object, Cow::Owned(name), values[value]);
        } else {
            tree.unset(object, &name);
        }
        let members: Vec<String> = model.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
        assert_eq!(tree.write(object), format!("{{{}}}", members.join(",")));
        assert_eq!(tree.size(object), tree.write(object).len());
        assert!(matches!(tree.node(object), Node::Object(members) if members.len() == model.len()));
    }
    let copy = tree.copy(object);
    assert!(tree.same(object, copy));
    tree.set(copy, "new".into(), values[2]);
    assert!(!tree.same(object, copy));
    assert_eq!(tree.member(object, "new"), None);
}

#[test]
fn literals_stay_as_they_stood() {
    let mut tree = Tree::default();
    let surrogates = tree.read(r#"{ "\ud800": [1], "\uDaAA": [1], "\udaaa\"": 2 }"#).unwrap();
    let copy = tree.copy(surrogates);
    assert!(tree.same(surrogates, copy));
    assert_eq!(tree.write(copy), r#"{"\ud800":[1],"\uDaAA":[1],"\udaaa\"":2}"#);
    let root = tree.read(r#"{ "a": 1.0, "b": [true] }"#).unwrap();
    let one = tree.read("10e-1").unwrap();
    assert!(tree.same(tree.member(root, "a").unwrap(), one));
    tree.set(root, "a".into(), one);
    assert_eq!(tree.write(root), r#"{"a":10e-1,"b":[true]}"#);
}

#[test]
fn nesting_costs_no_stack() {
    const DEPTH: usize = 100_000;
    let text = r#"[{"a":"#.repeat(DEPTH / 2) + "1.0" + &"}]".repeat(DEPTH / 2);
    let mut tree = Tree::default();
    let (one, other) = (tree.read(&text).unwrap(), tree.read(&text).unwrap());
    assert!(tree.same(one, other));
    let copy = tree.copy(one);
    assert_eq!((tree.write(copy), tree.size(copy)), (text.clone(), text.len()));
}

#[test]
fn of_members_with_one_name_the_last_counts() {
    let mut tree = Tree::default();
    let root = tree.read(r#"{"a":1,"b":2,"\u0061":3}"#).unwrap();
    assert_eq!(tree.write(root), r#"{"a":3,"b":2}"#);
}
