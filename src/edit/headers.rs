//! The headers that a request must not be given: those that carry a credential, so that none gets into what is logged or
//! stored, and those that belong to the transport, which the HTTP client sets.
//!
//! Names are compared without case, and with `_` as `-`, which CGI (RFC 3875, 4.1.18) and servers after it read alike.

use crate::report::{Code, shared};

/// Names that end in one of these carry a credential: RFC 9110, 11.6 and 11.7 (`Authorization`, `Proxy-Authorization`),
/// RFC 6265 and RFC 2965 (cookies); a provider's own, such as `SlashID-API-Key`, `X-Api-Key`, `apikey`; and the tokens by
/// which a client is known, such as `X-Auth-Token` (Keystone), `X-Session-Token` and `Ory-Session-Token` (Ory Kratos),
/// `X-Amz-Security-Token` (AWS). A token against forged requests, such as `X-CSRF-Token`, is none of them.
const CREDENTIALS: &[&str] = &[
    "authorization",
    "authentication",
    "cookie",
    "cookie2",
    "api-key",
    "auth-token",
    "api-token",
    "access-token",
    "refresh-token",
    "id-token",
    "session-token",
    "security-token",
    "bearer-token",
];

/// What one connection is about (RFC 9110, 7.2, 7.6.1, 8.6, 10.1.4), and what would replace the request's own method:
/// widespread names without a standard.
const TRANSPORT: &[&str] = &[
    "host",
    "content-length",
    "transfer-encoding",
    "connection",
    "proxy-connection",
    "keep-alive",
    "te",
    "trailer",
    "upgrade",
    "x-http-method-override",
    "x-http-method",
    "x-method-override",
];

/// Why a header of this name is refused, if it is.
pub(super) fn refusal(name: &str) -> Option<&'static Code> {
    let name = name.to_ascii_lowercase().replace('_', "-");
    // A whole name, or the last words of one.
    let ends_with = |end: &&str| name.strip_suffix(*end).is_some_and(|rest| rest.is_empty() || rest.ends_with('-'));
    // In one word, whatever stands before it: `X-ApiKey`, `MyApiKey`.
    if CREDENTIALS.iter().any(ends_with) || name.ends_with("apikey") {
        Some(&shared::CREDENTIAL)
    } else if TRANSPORT.contains(&&*name) {
        Some(&shared::TRANSPORT_HEADER)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credentials_are_refused_in_every_spelling() {
        for name in [
            "Authorization",
            "authorization",
            "Proxy-Authorization",
            "X-Forwarded-Authorization",
            "Authentication",
            "Cookie",
            "Cookie2",
            "Set-Cookie",
            "SlashID-API-Key",
            "SLASHID_API_KEY",
            "X-Api-Key",
            "X_API_KEY",
            "Api-Key",
            "X-ApiKey",
            "MyApiKey",
            "X-Auth-Token",
            "X-Api-Token",
            "X-Access-Token",
            "X-Session-Token",
            "Ory-Session-Token",
            "ory_session_token",
            "X-Amz-Security-Token",
        ] {
            assert_eq!(refusal(name), Some(&shared::CREDENTIAL), "{name}");
        }
    }

    #[test]
    fn the_transport_sets_its_own_headers() {
        for name in ["Host", "content-length", "Transfer-Encoding", "Connection", "Upgrade", "X-HTTP-Method-Override"] {
            assert_eq!(refusal(name), Some(&shared::TRANSPORT_HEADER), "{name}");
        }
    }

    #[test]
    fn other_headers_pass() {
        for name in
            ["SlashID-OrgID", "Accept", "X-Request-Id", "X-CSRF-Token", "Idempotency-Key", "X-Monkey", "Hostname"]
        {
            assert_eq!(refusal(name), None, "{name}");
        }
    }
}
