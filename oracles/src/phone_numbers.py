"""Reads numbers in international form and prints libphonenumber's verdict on each, with unchanged digits.

A line is the calling code and how many digits are behind it, then a colon and words:

* unassigned: there is no such calling code;
* zero: the national number begins with 0 and a digit that begin no number of any region under the code, asked of the
  `regex` package's partial matches;
* length: it has an impossible length, also without such a zero;
* valid, and nothing else: the number is valid.
"""

import sys
from functools import cache

import phonenumbers
import regex
from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneMetadata, PhoneNumber


@cache
def begins_a_number(code, start):
    for region in COUNTRY_CODE_TO_REGION_CODE[code]:
        geographic = region != phonenumbers.REGION_CODE_FOR_NON_GEO_ENTITY
        of = PhoneMetadata.metadata_for_region if geographic else PhoneMetadata.metadata_for_nongeo_region
        pattern = of(region if geographic else code).general_desc.national_number_pattern
        if regex.fullmatch(pattern, start, partial=True):
            return True
    return False


def number(code, national):
    """A number with unchanged digits: `parse` would remove a trunk zero, among other things."""
    value = int(national)
    zeros = len(national) - len(str(value))
    return PhoneNumber(code, value, italian_leading_zero=zeros > 0 or None, number_of_leading_zeros=zeros or None)


def possible(code, national):
    return national != "" and (
        phonenumbers.is_possible_number_with_reason(number(code, national))
        == phonenumbers.ValidationResult.IS_POSSIBLE
    )


def judge(text):
    digits = text[1:]
    codes = [int(digits[:end]) for end in (1, 2, 3) if int(digits[:end]) in COUNTRY_CODE_TO_REGION_CODE]
    if not codes:
        return f"{text}: unassigned"
    (code,) = set(codes)
    national = digits[len(str(code)) :]
    zero = len(national) > 1 and national[0] == "0" and not begins_a_number(code, national[:2])
    fits = possible(code, national) or zero and possible(code, national[1:])
    if national != "" and phonenumbers.is_valid_number(number(code, national)):
        words = ["valid"]
    else:
        words = [word for word, holds in (("zero", zero), ("length", not fits)) if holds]
    return f"+{code} and {len(national)} digits: {' '.join(words)}"


for line in sys.stdin.read().split():
    print(judge(line))
