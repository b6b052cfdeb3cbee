"""Prints spellings of libphonenumber's example numbers, each with its number, or nothing if it is ambiguous."""

import json

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType

spellings = set()
for region in phonenumbers.SUPPORTED_REGIONS:
    for kind in PhoneNumberType.values():
        number = phonenumbers.example_number_for_type(region, kind)
        if number is None:
            continue
        e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
        international = phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
        code, _, rest = international.partition(" ")
        spellings.add((international, e164))
        spellings.add((phonenumbers.format_number(number, PhoneNumberFormat.RFC3966), e164))
        spellings.add((international.replace("+", "00"), e164))
        spellings.add((f"({code}) {rest}", e164))
        for separator in "./_\u00b7\t\n":
            spellings.add((international.replace(" ", separator), e164))
        for mark in ("++", "+00", "00+", "+ ", "tel:+", "TEL://%2B", "callto:+", "sms:+", "Tel. +", "T +", "Mobile: +"):
            spellings.add((international.replace("+", mark), e164))
        spellings.add((f"{international} (mobile)", e164))
        spellings.add((phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL), ""))
        spellings.add((f"{international} ext. 5", ""))

for spelling, e164 in sorted(spellings):
    print(json.dumps(spelling), e164, sep="\t")
