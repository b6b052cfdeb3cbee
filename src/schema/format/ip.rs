//! `ipv4` and `ipv6`.
//!
//! Draft-07's `ipv4` is the dotted quad of RFC 2673, section 3.2, where a leading zero is none of a decimal number, and
//! its `ipv6` is RFC 4291, section 2.2. Rust's own addresses are read so.
//!
//! Kratos's `ipv4` is four numbers as Go's `strconv.Atoi` reads them, of 0 to 255:
//!
//! ```text
//! ipv4  = group 3( "." group )
//! group = [ "+" / "-" ] 1*DIGIT
//! ```
//!
//! Kratos's `ipv6` is what Go's `net.ParseIP` (package net/netip, `parseIPv6`) reads, if it has a colon: RFC 4291, section
//! 2.2, where `::` stands for at least one group, an IPv4 address at the end has no leading zeros, and no zone follows. That
//! is the same set.

use std::net::{Ipv4Addr, Ipv6Addr};

/// Whether `text` is an IPv4 address.
pub(super) fn is_ipv4(text: &str) -> bool {
    text.parse::<Ipv4Addr>().is_ok()
}

/// Whether Kratos takes `text` as an IPv4 address.
pub(super) fn is_go_ipv4(text: &str) -> bool {
    let mut groups = text.split('.');
    groups.by_ref().take(4).filter(|group| is_go_group(group)).count() == 4 && groups.next().is_none()
}

fn is_go_group(group: &str) -> bool {
    let digits = group.strip_prefix(['+', '-']).unwrap_or(group);
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let significant = digits.trim_start_matches('0');
    match significant.len() {
        0 => is_number,
        1..=3 => is_number && !group.starts_with('-') && significant.parse::<u8>().is_ok(),
        _ => false,
    }
}

/// Whether `text` is an IPv6 address.
pub(super) fn is_ipv6(text: &str) -> bool {
    text.parse::<Ipv6Addr>().is_ok()
}
