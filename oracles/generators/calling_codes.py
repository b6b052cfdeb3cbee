"""Prints src/field/generated/calling_codes.rs: what libphonenumber's metadata says of each country calling code.

The metadata is that of PyPI phonenumbers, the Python port. `cargo xtask oracles` runs this with the pinned version and
holds the committed file against what it prints.
"""

import re
from importlib.metadata import version

from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, REGION_CODE_FOR_NON_GEO_ENTITY, PhoneMetadata

try:
    from re import _parser as sre
except ImportError:  # Python 3.10 and older
    import sre_parse as sre

# ITU-T E.164, 6.1: at most so many digits, the calling code's among them.
MOST = 15
# How much of a number is looked at: the zero and the digit after it.
AHEAD = 2

HEAD = """\
//! Written by `oracles/generators/calling_codes.py`: change that, not this.
//!
//! Source: PyPI phonenumbers {version}, the metadata of libphonenumber, Apache-2.0: of each region its general
//! description's `possible_length` and `national_number_pattern`. Regions that share a calling code are taken together.

use super::by_code;

/// Where the tables come from, as the field's documentation has it.
pub(in crate::field) const SOURCE: &str = "PyPI phonenumbers {version} (the metadata of libphonenumber, Apache-2.0)";

/// By calling code, how many digits a national number can have: bit n for n digits. No bit: no such code.
///
/// {count} codes, each with its regions. What would make more than {most} digits together with its code is left out.
pub(in crate::field) static LENGTHS: [u16; 1000] = by_code(&[
{lengths}
]);

/// The codes under which a national number can begin with 0, and which digits can follow: bit d for the digit d, worked
/// out from the patterns. Under every other code a 0 is a trunk prefix, or a slip.
pub(in crate::field) static ZEROS: [(u16, u16); {zeros_count}] = [
{zeros}
];"""


def regions(code):
    for region in COUNTRY_CODE_TO_REGION_CODE[code]:
        if region == REGION_CODE_FOR_NON_GEO_ENTITY:
            yield PhoneMetadata.metadata_for_nongeo_region(code)
        else:
            yield PhoneMetadata.metadata_for_region(region)


def beginnings(pattern):
    """The first AHEAD characters of every text that the pattern matches; shorter texts stand whole."""
    found = {""}
    for operation, argument in pattern:
        nexts = one(str(operation), argument)
        found = {(start + end)[:AHEAD] for start in found for end in nexts}
    return found


def one(operation, argument):
    """The beginnings of one part of a pattern. What libphonenumber does not use is refused, not guessed."""
    if operation == "LITERAL":
        return {chr(argument)}
    if operation == "IN":
        return set().union(*(members(str(kind), of) for kind, of in argument))
    if operation == "BRANCH":
        return set().union(*(beginnings(branch) for branch in argument[1]))
    if operation == "SUBPATTERN":
        return beginnings(argument[3])
    if operation == "MAX_REPEAT":
        least, most, pattern = argument
        every, times, found = beginnings(pattern), {""}, set()
        for count in range(min(most, least + AHEAD) + 1):
            if count >= least:
                found |= times
            times = {(start + end)[:AHEAD] for start in times for end in every}
        return found
    raise ValueError(f"a pattern has {operation}, which this does not read")


def members(kind, of):
    if kind == "LITERAL":
        return {chr(of)}
    if kind == "RANGE":
        return {chr(point) for point in range(of[0], of[1] + 1)}
    if kind == "CATEGORY" and str(of) == "CATEGORY_DIGIT":
        return set("0123456789")
    raise ValueError(f"a pattern has a set with {kind}, which this does not read")


def lengths(code):
    found = set().union(*(region.general_desc.possible_length for region in regions(code)))
    return sorted(length for length in found if 0 < length <= MOST - len(str(code)))


def zeros(code):
    found = set()
    for region in regions(code):
        pattern = region.general_desc.national_number_pattern
        found |= beginnings(sre.parse(pattern, re.ASCII))
    return sum(1 << int(start[1]) for start in found if start[0] == "0")


CODES = sorted(COUNTRY_CODE_TO_REGION_CODE)
assert not any(str(b).startswith(str(a)) for a in CODES for b in CODES if a != b), "no code begins with another"
ZEROS = {code: zeros(code) for code in CODES if zeros(code)}


def length_line(code):
    names = " ".join(sorted(COUNTRY_CODE_TO_REGION_CODE[code])).replace(REGION_CODE_FOR_NON_GEO_ENTITY, "no country")
    return f'    ({code}, "{names}", &{lengths(code)}),'


def zero_line(code):
    bits = f"{ZEROS[code]:010b}"
    return f"    ({code}, 0b{bits[:2]}_{bits[2:6]}_{bits[6:]}),"


print(
    HEAD.format(
        version=version("phonenumbers"),
        count=len(CODES),
        most=MOST,
        lengths="\n".join(map(length_line, CODES)),
        zeros_count=len(ZEROS),
        zeros="\n".join(map(zero_line, ZEROS)),
    )
)
