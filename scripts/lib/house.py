"""What the compiler does not check of the house: ARCHITECTURE.md's table of imports is what Package.swift says, files that the
documents name are there, and public declarations of the library products have docstrings."""

import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]

# How many public declarations of the library products lack a docstring. It may fall, and then this number with it.
UNDOCUMENTED = 4


def described():
    """The package's library products, and what each target imports of this package, as Package.swift has them."""
    package = json.loads(subprocess.run(["swift", "package", "dump-package"], cwd=ROOT, check=True, capture_output=True).stdout)
    targets = {target["name"]: target for target in package["targets"]}
    imports = {
        name: {dependency["byName"][0] for dependency in target["dependencies"] if "byName" in dependency} & set(targets)
        for name, target in targets.items()
        if target["type"] in ("regular", "executable") and not (target.get("path") or "").startswith("Tests")
    }
    libraries = [target for product in package["products"] if "library" in product["type"] for target in product["targets"]]
    return libraries, imports


def tabled():
    """The same, as the table of ARCHITECTURE.md has it: `Server` is `signet`."""
    text = (ROOT / "ARCHITECTURE.md").read_text()
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", text.split("\n## Direction of imports\n")[1].split("\n## ")[0], re.M)[1:]
    table = {}
    for targets, imported in rows:
        for target in targets.split(", "):
            if target != "the C targets":
                table["signet" if target == "Server" else target] = imported
    return table


def wrong_imports(imports):
    table = tabled()
    for target in sorted(imports.keys() | table.keys()):
        if target not in table or target not in imports:
            yield f"{target}: {'not in the table' if target in imports else 'no target'}"
        elif table[target] != "all of them":
            listed = set() if table[target] == "nothing" else set(table[target].split(", "))
            if listed != imports[target]:
                yield f"{target}: the table says {table[target]}, Package.swift {', '.join(sorted(imports[target])) or 'nothing'}"


def missing_files():
    """Paths in code marks, relative to this directory or to Sources."""
    for document in sorted({*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("Benchmarks/*.md"), *ROOT.glob("Tests/*/*.md")}):
        for path in re.findall(r"`([\w.+-]+(?:/[\w.+-]+)+\.(?:swift|proto|py|sh|md))`", document.read_text()):
            if not any((base / path).exists() for base in (ROOT, ROOT / "Sources", document.parent)):
                yield f"{document.relative_to(ROOT)}: there is no {path}"


DECLARATION = re.compile(r"\s*(?:@\w+(?:\([^)]*\))?\s+)*public\s+(?!extension\b|import\b)(?P<rest>.*)")
BETWEEN = re.compile(r"\s*(?:@\w+.*|#(?:if|else|endif).*)$")
# What implements a requirement has the requirement's docstring: those of Message, FieldCodec, ProtobufEnum, handlers and
# interceptors, of LogHandler, and of Swift's own.
IMPLEMENTATION = re.compile(
    r"""(?:static\s+|mutating\s+|consuming\s+)*(?:
    init\(\)|init\(rawValue:.*|var\ rawValue\b.*|(?:let|var)\ names\b.*|var\ fullName\b.*|var\ hasSpecialJSON\b.*
    |var\ unknownFields\b.*|func\ (?:encode|decode)\((?:to|from)\ \w+:\ inout\ Wire.*|func\ (?:encode|decode)JSON\(.*
    |func\ validate\(\).*|var\ (?:wireType|defaultValue)\b.*|func\ (?:write|writeBare|read|merge|writeJSON|readJSON)\b\(.*
    |func\ (?:writeJSONKey|readJSONKey)\(.*|var\ description\b.*|func\ (?:==|<)\ \(.*|func\ hash\(into.*
    |typealias\ (?:Element|Value|Index|AsyncIterator)\b.*|func\ register\(in\ registry.*|func\ end\(_\ context:.*
    |var\ (?:logLevel:|metadata:\ Logger|metadataProvider:).*|subscript\(metadataKey.*|func\ log\(event:.*
    )""",
    re.X,
)


def undocumented(module):
    for file in sorted((ROOT / "Sources" / module).rglob("*.swift")):
        lines = file.read_text().split("\n")
        for number, line in enumerate(lines):
            declaration = DECLARATION.match(line)
            if not declaration or IMPLEMENTATION.match(declaration["rest"]):
                continue
            # What a handler leaves out is answered by these; the requirement has the rpc's comment.
            if file.name.endswith(".service.swift") and declaration["rest"].startswith("func "):
                continue
            above = number - 1
            while above >= 0 and BETWEEN.match(lines[above]):
                above -= 1
            if above < 0 or not lines[above].lstrip().startswith("///"):
                yield f"{file.relative_to(ROOT)}:{number + 1}: {line.strip()}"


def main():
    libraries, imports = described()
    faults = [*wrong_imports(imports), *missing_files()]
    missing = [place for library in libraries for place in undocumented(library)]
    if len(missing) > UNDOCUMENTED or "--list" in sys.argv:
        faults += missing + [f"{len(missing)} public declarations without a docstring; {UNDOCUMENTED} are allowed"]
    elif len(missing) < UNDOCUMENTED:
        faults.append(f"only {len(missing)} public declarations lack a docstring: lower UNDOCUMENTED in scripts/lib/house.py")
    print(*faults, sep="\n", end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
