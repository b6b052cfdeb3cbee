//! Where references lead: URIs (RFC 3986) and pointers in their fragments (RFC 6901, section 6).

/// A reference that is resolved against a base: RFC 3986, 5.2.2. Both may be relative: then so is the result.
pub(super) fn resolve(base: &str, reference: &str) -> String {
    let (reference, fragment) = split(reference);
    let (base, _) = split(base);
    let resolved = match (Parts::of(reference), Parts::of(base)) {
        (Parts { scheme: Some(_), .. }, _) => reference.to_owned(),
        (Parts { authority: Some(_), .. }, Parts { scheme, .. }) => [scheme.unwrap_or_default(), reference].concat(),
        (Parts { path: "", query: None, .. }, _) => base.to_owned(),
        (own, Parts { scheme, authority, path, query }) => {
            let (path, query) = match own.path {
                "" => (path.to_owned(), own.query.or(query)),
                own_path if own_path.starts_with('/') => (without_dots(own_path), own.query),
                own_path => {
                    let folder = path.rfind('/').map_or("", |slash| &path[..=slash]);
                    let root = if folder.is_empty() && authority.is_some() { "/" } else { folder };
                    (without_dots(&[root, own_path].concat()), own.query)
                }
            };
            [scheme.unwrap_or_default(), authority.unwrap_or_default(), &path, query.unwrap_or_default()].concat()
        }
    };
    if fragment.is_empty() { resolved } else { [&resolved, "#", fragment].concat() }
}

/// What stands before the fragment, and the fragment without its `#`.
pub(super) fn split(uri: &str) -> (&str, &str) {
    uri.split_once('#').unwrap_or((uri, ""))
}

/// The parts of a URI without a fragment, each with the sign that marks it: RFC 3986, 5.3.
struct Parts<'a> {
    scheme: Option<&'a str>,
    authority: Option<&'a str>,
    path: &'a str,
    query: Option<&'a str>,
}

impl<'a> Parts<'a> {
    fn of(uri: &'a str) -> Self {
        let is_scheme = |text: &str| {
            text.starts_with(|first: char| first.is_ascii_alphabetic())
                && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
        };
        let scheme = uri.find(':').filter(|colon| is_scheme(&uri[..*colon])).map(|colon| &uri[..=colon]);
        let rest = &uri[scheme.map_or(0, str::len)..];
        let authority = rest.starts_with("//").then(|| {
            let end = rest[2..].find(['/', '?']).map_or(rest.len(), |end| end + 2);
            &rest[..end]
        });
        let rest = &rest[authority.map_or(0, str::len)..];
        let query = rest.find('?').map(|mark| &rest[mark..]);
        Self { scheme, authority, path: &rest[..rest.len() - query.map_or(0, str::len)], query }
    }
}

/// A path without `.` and `..`: RFC 3986, 5.2.4.
fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut segments = path.split('/').peekable();
    while let Some(segment) = segments.next() {
        let is_last = segments.peek().is_none();
        match segment {
            "." | ".." => {
                if segment == ".." && kept.len() > usize::from(path.starts_with('/')) {
                    kept.pop();
                }
                if is_last {
                    kept.push("");
                }
            }
            segment => kept.push(segment),
        }
    }
    kept.join("/")
}

/// The text that a fragment stands for, where its percent encoding is right: RFC 3986, 2.1.
pub(super) fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let [high, low, after @ ..] = rest else { return None };
        let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        bytes.push(digit(*high)? << 4 | digit(*low)?);
        rest = after;
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 3986, 5.4, and what references of schemas look like.
    #[test]
    fn references_are_resolved() {
        const BASE: &str = "http://a/b/c/d;p?q";
        for (base, reference, resolved) in [
            (BASE, "g:h", "g:h"),
            (BASE, "g", "http://a/b/c/g"),
            (BASE, "./g", "http://a/b/c/g"),
            (BASE, "g/", "http://a/b/c/g/"),
            (BASE, "/g", "http://a/g"),
            (BASE, "//g", "http://g"),
            (BASE, "?y", "http://a/b/c/d;p?y"),
            (BASE, "g?y", "http://a/b/c/g?y"),
            (BASE, "#s", "http://a/b/c/d;p?q#s"),
            (BASE, "g#s", "http://a/b/c/g#s"),
            (BASE, "", "http://a/b/c/d;p?q"),
            (BASE, ".", "http://a/b/c/"),
            (BASE, "..", "http://a/b/"),
            (BASE, "../g", "http://a/b/g"),
            (BASE, "../../g", "http://a/g"),
            (BASE, "../../../g", "http://a/g"),
            (BASE, "/./g", "http://a/g"),
            (BASE, "g;x=1/../y", "http://a/b/c/y"),
            ("", "item.json#/a", "item.json#/a"),
            ("x/root.json", "item.json", "x/item.json"),
            ("http://a", "b.json", "http://a/b.json"),
            ("urn:x:y", "#a", "urn:x:y#a"),
        ] {
            assert_eq!(resolve(base, reference), resolved, "{base} {reference}");
        }
    }

    #[test]
    fn fragments_are_decoded() {
        assert_eq!(decode("/a%25b%22").as_deref(), Some("/a%b\""));
        for wrong in ["%", "%2", "%2g", "%ff"] {
            assert_eq!(decode(wrong), None, "{wrong}");
        }
    }
}
