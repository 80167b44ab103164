"""Phone numbers as people write them, and what libphonenumber (PyPI's phonenumbers) makes of each: a line each, the number and
its E.164 form, or nothing where it is none. Arguments: a seed, and how many random numbers."""

import random
import sys

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType, ValidationResult
from phonenumbers.phonemetadata import PhoneMetadata

CODES = list(phonenumbers.COUNTRY_CODE_TO_REGION_CODE)


def expected(text):
    def once(text):
        try:
            number = phonenumbers.parse(text, None)
        except phonenumbers.NumberParseException:
            return ""
        form = phonenumbers.format_number(number, PhoneNumberFormat.E164)
        # Some lengths are good within a place only. E.164 has 15 digits; libphonenumber lets some numbers be longer.
        length = phonenumbers.is_possible_number_with_reason(number)
        return form if length == ValidationResult.IS_POSSIBLE and len(form) <= 16 else ""

    form = once(text)
    return form if form and once(form) == form else ""


def examples():
    """Every example that the metadata have: of each region and kind, and of the codes without a region."""
    kinds = [kind for kind in vars(PhoneNumberType).values() if isinstance(kind, int)]
    for region in sorted(phonenumbers.SUPPORTED_REGIONS):
        for kind in kinds:
            if number := phonenumbers.example_number_for_type(region, kind):
                yield number
    for code in CODES:
        if number := phonenumbers.example_number_for_non_geo_entity(code):
            yield number


def notations(number):
    form = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    code, national = f"+{number.country_code}", phonenumbers.national_significant_number(number)
    yield form
    yield "00" + form[1:]
    yield phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
    yield phonenumbers.format_number(number, PhoneNumberFormat.RFC3966)
    # What is dialled within the country, as many write it.
    region = phonenumbers.region_code_for_number(number)
    plan = region and region != "001" and PhoneMetadata.metadata_for_region(region)
    for prefix in {"0", plan.national_prefix if plan and plan.national_prefix else "0"}:
        yield f"{code} ({prefix}) {national[:2]}/{national[2:]}"
        yield f"{code}{prefix}{national}"
    # One digit lost, one too many.
    yield form[:-1]
    yield form + "7"
    yield f"\uff0b{form[1:]}".translate({ord("0") + digit: 0xFF10 + digit for digit in range(10)})


def made_up(draw):
    number = "".join(draw.choices("0123456789", k=draw.randint(1, 14)))
    prefix = draw.choice(["", "", "0", "8", "1", "06", "15", "0015", "000", "90"])
    code = str(draw.choice(CODES)) if draw.random() < 0.95 else str(draw.randint(0, 1000))
    return f"+{code}{prefix}{number}"


def main(seed, count):
    draw = random.Random(seed)
    texts = [text for number in examples() for text in notations(number)]
    texts += [made_up(draw) for _ in range(int(count))]
    for text in texts:
        print(text, expected("+" + text[2:] if text.startswith("00") else text), sep="\t")


main(*sys.argv[1:])
