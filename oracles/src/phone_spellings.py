"""Prints spellings of libphonenumber's example numbers, each with its number, or nothing if it is ambiguous."""

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
        spellings.add((international.replace(" ", "."), e164))
        spellings.add((phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL), ""))
        spellings.add((f"{international} ext. 5", ""))
        if number.italian_leading_zero:
            # The zero is also dialled from abroad, so that the spelling is ambiguous.
            spellings.add((f"{code} (0){rest.removeprefix('0')}", ""))
        elif phonenumbers.ndd_prefix_for_region(region, False) == "0":
            spellings.add((f"{code} (0){rest}", e164))

for spelling, e164 in sorted(spellings):
    print(spelling, e164, sep="\t")
