"""Writes the table of Sources/Domain/Users/Phones/PhonePlans.swift from libphonenumber's metadata (PyPI's phonenumbers).

Its regular expressions are of bounded length and few alternatives: each is spelt out as rows of sets of digits, in the order in
which an expression would try them, so that matching one is a comparison digit by digit. Run by `scripts/phone-plans`.
"""

import re._parser as expressions
import sys

import phonenumbers
from phonenumbers.phonemetadata import PhoneMetadata

ANY = frozenset(range(10))
END = "$"


def metadata(code):
    """What libphonenumber reads a number of this code by: the first region's that has it."""
    region = phonenumbers.COUNTRY_CODE_TO_REGION_CODE[code][0]
    if region == "001":
        return PhoneMetadata.metadata_for_nongeo_region(code)
    return PhoneMetadata.metadata_for_region(region)


def digits(operator, value):
    match str(operator):
        case "LITERAL":
            return {value - ord("0")}
        case "RANGE":
            return {digit - ord("0") for digit in range(value[0], value[1] + 1)}
        case "CATEGORY":
            return ANY
    raise ValueError(f"{operator} among digits")


def rows(tree):
    """All that an expression matches, in its order: rows of (digits, groups that they belong to)."""
    done = [()]
    for operator, value in tree:
        match str(operator):
            case "LITERAL":
                ways = [((frozenset(digits(operator, value)), frozenset()),)]
            case "IN":
                ways = [((frozenset().union(*(digits(*item) for item in value)), frozenset()),)]
            case "BRANCH":
                ways = [row for branch in value[1] for row in rows(branch)]
            case "SUBPATTERN":
                group, _, _, inner = value
                marks = frozenset() if group is None else frozenset({group})
                ways = [tuple((digit, groups | marks) for digit, groups in row) for row in rows(inner)]
            case "MAX_REPEAT":
                least, most, inner = value
                ways = []
                for count in range(most, least - 1, -1):
                    repeated = [()]
                    for _ in range(count):
                        repeated = [row + more for row in repeated for more in rows(inner)]
                    ways += repeated
            case "AT":
                ways = [((END, frozenset()),)]
            case other:
                raise ValueError(f"{other} in an expression")
        done = [row + way for row in done for way in ways]
    return done


def text(row, group=None):
    result, inside = "", False
    for digit, groups in row:
        if inside != (group in groups):
            result += ")" if inside else "("
            inside = not inside
        if digit == END:
            result += END
        elif digit == ANY:
            result += "."
        else:
            members = "".join(map(str, sorted(digit)))
            result += members if len(members) == 1 else f"[{members}]"
    return result + (")" if inside else "")


def prefixes(plan):
    if not plan.national_prefix_for_parsing:
        return []
    tree = expressions.parse(plan.national_prefix_for_parsing)
    last = tree.state.groups - 1
    template = plan.national_prefix_transform_rule
    result = []
    for row in rows(tree):
        if template and any(last in groups for _, groups in row):
            before, _, after = template.partition(f"\\{last}")
            assert before.isdigit() or not before, template
            assert not after, template
            result.append(f"{text(row, last)}>{before}")
        elif row:
            result.append(text(row))
    return result


def lengths(numbers):
    return ",".join(map(str, numbers))


def lines():
    for code in sorted(phonenumbers.COUNTRY_CODE_TO_REGION_CODE):
        plan = metadata(code)
        general = plan.general_desc
        forms = [text(row) for row in rows(expressions.parse(general.national_number_pattern))]
        yield " ".join([
            str(code), lengths(general.possible_length), lengths(general.possible_length_local_only), "|".join(forms),
            "|".join(prefixes(plan))])  # fmt: skip


def source():
    table = "\n".join("    " + line for line in lines())
    return f'''\
// Made by scripts/phone-plans from libphonenumber's metadata, {phonenumbers.__version__} on PyPI (Apache License 2.0). Do not edit.
// swift-format-ignore-file

extension PhonePlan {{
  /// A line for each country's code: the code, lengths of national numbers, those that are local only, their forms, and what
  /// may stand before them.
  static let table = """
{table}
    """
}}
'''


if __name__ == "__main__":
    sys.stdout.write(source())
