//! Large numbers in a form beside an answer that JavaScript read: of them only the double is known. The cases of
//! `tests/cases` have answers of JSON text.

#![allow(missing_docs, reason = "a test")]
#![cfg(not(target_arch = "wasm32"))]

use identity_patch::Options;
use identity_patch::provider::kratos::PATCH_IDENTITY;

#[test]
fn a_large_number_of_an_object_is_compared_as_a_double() {
    let before = r#"{"traits":{"s":9007199254740992,"l":[1,{"n":9007199254740992}],"m":5}}"#;
    let rows = [
        (r#"[["traits.s","9007199254740993"]]"#, "[]"),
        (r#"[["traits","{\"s\":9007199254740993,\"l\":[1,{\"n\":9007199254740993}],\"m\":5}"]]"#, "[]"),
        (r#"[["traits.l","[{\"n\":9007199254740993}]"]]"#, r#"[{"op":"remove","path":"/traits/l/0"}]"#),
        (r#"[["traits.s","9007199254740995"]]"#, r#"[{"op":"replace","path":"/traits/s","value":9007199254740995}]"#),
        (r#"[["traits.m","9007199254740993"]]"#, r#"[{"op":"replace","path":"/traits/m","value":9007199254740993}]"#),
    ];
    for (entries, draft) in rows {
        let mut options = Options::DEFAULT;
        options.before = Some(before.into());
        options.before_from_object = true;
        let filled = PATCH_IDENTITY.from_form(entries, &options);
        assert_eq!((filled.draft.as_str(), filled.issues), (draft, Vec::new()), "{entries}");
        options.before_from_object = false;
        assert_ne!(PATCH_IDENTITY.from_form(entries, &options).draft, "[]", "{entries}");
    }
}
