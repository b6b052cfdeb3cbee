"""Prints libphonenumber's example numbers, one per line: region or calling code, type, number."""

import phonenumbers
from phonenumbers import PhoneMetadata, PhoneNumberDesc, PhoneNumberFormat, PhoneNumberType

for region in sorted(phonenumbers.SUPPORTED_REGIONS):
    for kind in PhoneNumberType.values():
        number = phonenumbers.example_number_for_type(region, kind)
        if number is not None:
            print(region, PhoneNumberType.to_string(kind), phonenumbers.format_number(number, PhoneNumberFormat.E164))

for code in sorted(phonenumbers.COUNTRY_CODES_FOR_NON_GEO_REGIONS):
    number = phonenumbers.example_number_for_non_geo_entity(code)
    print(code, "any", phonenumbers.format_number(number, PhoneNumberFormat.E164))

# The numbers of every description in the metadata, also those that the functions above leave out.
for code, regions in sorted(phonenumbers.COUNTRY_CODE_TO_REGION_CODE.items()):
    for region in regions:
        geographic = region != phonenumbers.REGION_CODE_FOR_NON_GEO_ENTITY
        of = PhoneMetadata.metadata_for_region if geographic else PhoneMetadata.metadata_for_nongeo_region
        metadata = of(region if geographic else code)
        for name, description in sorted(vars(metadata).items()):
            if isinstance(description, PhoneNumberDesc) and description.example_number:
                print(region if geographic else code, name, f"+{code}{description.example_number}")
