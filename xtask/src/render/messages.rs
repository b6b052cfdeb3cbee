//! Renders the entries of the messages in other languages: they differ by the language only.

use super::HEAD;
use super::entries::LANGUAGES;

/// The entry of each language and its types, by their paths from the project's root.
pub(super) fn files() -> Vec<(String, String)> {
    let files = LANGUAGES.map(|(language, name)| {
        let path = format!("pkg/messages/{language}");
        [(format!("{path}.js"), entry(language)), (format!("{path}.d.ts"), types(name))]
    });
    files.into_iter().flatten().collect()
}

fn entry(language: &str) -> String {
    format!(
        "{HEAD}
import {{ form, inWords, texts }} from \"./{language}.table.js\";
import {{ messagesOf, wordsOf }} from \"./pack.js\";

export const messages = /* @__PURE__ */ messagesOf(texts, inWords);
export const words = /* @__PURE__ */ wordsOf(form, {language:?});
export default messages;
"
    )
}

fn types(name: &str) -> String {
    format!(
        "{HEAD}
import type {{ FormWords, Messages }} from \"../types.js\";

/** A {name} message for every code, as the option `messages` takes them. */
export declare const messages: Required<Messages>;

/** What a bound form itself says, in {name}: `bindForm(form, endpoint, {{ messages: {{ ...messages, form: words }} }})`. */
export declare const words: Readonly<FormWords>;

export default messages;
"
    )
}
