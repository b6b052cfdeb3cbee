"""Prints how the valid ones of some numbers are written within their region.

Each line of the answer is the number, its region, its calling code, the national number, the region's national prefix (or
nothing), and the number in national format.
"""

import sys

import phonenumbers
from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneNumber, PhoneNumberFormat

for text in sorted(set(sys.stdin.read().split())):
    codes = {int(text[1:end]) for end in (2, 3, 4)} & set(COUNTRY_CODE_TO_REGION_CODE)
    if not codes:
        continue
    (code,) = codes
    national = text[1 + len(str(code)) :]
    if not national:
        continue
    zeros = len(national) - len(national.lstrip("0"))
    number = PhoneNumber(code, int(national), italian_leading_zero=zeros > 0 or None, number_of_leading_zeros=zeros or None)
    region = phonenumbers.region_code_for_number(number)
    if region in (None, phonenumbers.REGION_CODE_FOR_NON_GEO_ENTITY) or not phonenumbers.is_valid_number(number):
        continue
    prefix = phonenumbers.ndd_prefix_for_region(region, True) or ""
    written = phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)
    print(text, region, code, national, prefix, written, sep="\t")
