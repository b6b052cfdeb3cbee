"""Prints src/field/generated/iso.rs: the languages of ISO 639-1 and the countries of ISO 3166-1 alpha-2.

The lists are those of PyPI pycountry, which carries Debian's iso-codes. `cargo xtask oracles` runs this with the pinned
version and holds the committed file against what it prints.
"""

from importlib.metadata import version
from itertools import groupby

import pycountry

# Withdrawn from ISO 639-1 on 2000-02-18; the tables of ISO 639-3 still name it beside the macrolanguage hbs.
WITHDRAWN = {"sh"}

LANGUAGES = {language.alpha_2 for language in pycountry.languages if hasattr(language, "alpha_2")} - WITHDRAWN
COUNTRIES = {country.alpha_2 for country in pycountry.countries}

HEAD = """\
//! Written by `oracles/generators/iso.py`: change that, not this.
//!
//! Source: PyPI pycountry {version}, the data of Debian's iso-codes, LGPL-2.1. Taken from it are bare codes, which are
//! facts of the two standards.

use super::Pairs;

/// Where the tables come from, as the fields' documentation has it.
pub(in crate::field) const SOURCE: &str = "PyPI pycountry {version} (Debian's iso-codes, LGPL-2.1)";
"""

TABLE = """
/// {about}: {count} codes.
pub(in crate::field) static {name}: Pairs = Pairs::new(&[
{lines}
]);"""


def table(name, about, codes):
    for code in codes:
        assert len(code) == 2 and code.isascii() and code.isalpha(), code
    lines = (" ".join(group) for _, group in groupby(sorted(codes), key=lambda code: code[0]))
    return TABLE.format(name=name, about=about, count=len(codes), lines="\n".join(f'    "{line}",' for line in lines))


print(HEAD.format(version=version("pycountry")), end="")
print(table("LANGUAGES", "ISO 639-1", LANGUAGES))
print(table("COUNTRIES", "ISO 3166-1 alpha-2", COUNTRIES))
