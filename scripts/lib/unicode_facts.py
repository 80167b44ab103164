"""Writes Tests/DomainTests/Fixtures/unicode.txt: what the fold of names is tested against, of Debian's unicode-data.

    python3 scripts/lib/unicode_facts.py > Tests/DomainTests/Fixtures/unicode.txt
"""

import bz2
import pathlib

UNICODE = pathlib.Path("/usr/share/unicode")


def rows(name):
    """The fields of each line, comments left out."""
    path = UNICODE / name
    text = bz2.open(path, "rt").read() if name.endswith(".bz2") else path.read_text()
    for line in text.splitlines():
        fields = [field.strip() for field in line.partition("#")[0].split(";")]
        if fields != [""]:
            yield fields


def main():
    print("#", (UNICODE / "CaseFolding.txt").read_text().splitlines()[0].strip("# "))
    print("# © Unicode, Inc.; https://www.unicode.org/terms_of_use.html")
    print("# case: full case folding, CaseFolding.txt, status C and F")
    for code, status, mapping, *_ in rows("CaseFolding.txt"):
        if status in "CF":
            print(f"case;{code};{mapping}")
    print("# width: <wide> and <narrow> of UnicodeData.txt")
    for code, _, _, _, _, decomposition, *_ in rows("UnicodeData.txt"):
        tag, _, mapping = decomposition.partition(" ")
        if tag in ("<wide>", "<narrow>"):
            print(f"width;{code};{mapping}")
    print("# ignorable: Default_Ignorable_Code_Point of DerivedCoreProperties.txt")
    for code, name in (row[:2] for row in rows("DerivedCoreProperties.txt")):
        if name == "Default_Ignorable_Code_Point":
            print(f"ignorable;{code}")
    print("# nfc: NormalizationTest.txt, columns 1 and 2, but for Hangul's syllables, which an algorithm makes")
    for fields in rows("NormalizationTest.txt.bz2"):
        if len(fields) < 5 or (fields[0] != fields[1] and 0xAC00 <= int(fields[1].split()[0], 16) <= 0xD7A3):
            continue
        composed, decomposed = fields[1], fields[2]
        if not (0xAC00 <= int(fields[0].split()[0], 16) <= 0xD7A3) and (fields[0] != composed or composed != decomposed):
            print(f"nfc;{fields[0]};{composed};{decomposed}")


main()
