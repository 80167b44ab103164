"""Lists of a hundred thousand organizations: the server's processor time of a page for every query and order, for who may
read all and for members of some. Run by `scripts/bench organizations`."""

import argparse
import contextlib
import pathlib
import random
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/EndToEnd"))

from filling import START, Filling, organization_id, organizations  # noqa: E402
from pages import sum_up, tell  # noqa: E402
from support.postgres import Postgres  # noqa: E402
from support.protocols import GRPC, Client  # noqa: E402
from support.schema import ADMIN, ORG, V1  # noqa: E402
from support.server import Server, executable  # noqa: E402

METHODS = ("EQUALS", "STARTS_WITH", "CONTAINS", "ENDS_WITH")


def fill(path, count, members):
    """Organizations, and programs that are members of some. - Returns: their tokens, by how many."""
    with Filling(path) as filling:
        filling.organizations(organizations(count))
        programs = {str(many): f"member-{many}" for many in members}
        filling.users(
            (number + 10, one, filling.home, 1, 2, name, name, "", "", "", name, None, None, START, START, 1, b"")
            for number, (one, name) in enumerate(programs.items()))
        filling.members(
            (one, organization_id(chosen), "ORG_OWNER") for one in programs
            for chosen in random.Random(int(one)).sample(range(count), int(one)))
        return {int(one): filling.token(one) for one in programs}


def text(kind, field, value, method):
    return {f"{kind}Query": {field: value, "method": f"TEXT_QUERY_METHOD_{method}"}}


def queries(count, prefix):
    yield "all", []
    yield "active", [{"stateQuery": {"state": f"{prefix}_STATE_ACTIVE"}}]
    yield "inactive (1 in 50)", [{"stateQuery": {"state": f"{prefix}_STATE_INACTIVE"}}]
    yield "id", [{"idQuery": {"id": organization_id(count // 2)}}]
    names = {"EQUALS": [next(organizations(1))[1], "Nothing"], "STARTS_WITH": ["An", "Quixe"], "CONTAINS": ["a", "son", "zzz"],
             "ENDS_WITH": ["7", "zzz"]}  # fmt: skip
    for method in METHODS:
        for suffix in ("", "_IGNORE_CASE"):
            for value in names[method]:
                yield f"name {method.lower()}{suffix.lower()} {value!r}", [text("name", "name", value, method + suffix)]
            for value in (*names[method], ".localhost"):
                value = value.lower() if suffix else value.replace(" ", "-")
                yield f"domain {method.lower()}{suffix.lower()} {value!r}", [text("domain", "domain", value, method + suffix)]
    yield "name and domain, both of many", [text("name", "name", "a", "CONTAINS_IGNORE_CASE"),
                                            text("domain", "domain", ".localhost", "ENDS_WITH")]  # fmt: skip
    yield "two domains of many", [text("domain", "domain", "a", "CONTAINS"), text("domain", "domain", ".localhost", "ENDS_WITH")]


def processor_time(pid):
    """Seconds of the process, its threads included."""
    tasks = pathlib.Path(f"/proc/{pid}/task").iterdir()
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9


def in_postgres(stack, data):
    """A store in SQLite copied to a PostgreSQL that ends with the stack. - Returns: the options of a server that has it there."""
    began = time.perf_counter()
    postgres = Postgres()
    stack.callback(postgres.stop)
    database = postgres.database()
    subprocess.run([executable(), "admin", "copy", "--from", f"sqlite:{data / 'signet.db'}", "--to", database],
                   check=True, capture_output=True)  # fmt: skip
    print(f"copied to PostgreSQL in {time.perf_counter() - began:.0f} s", flush=True)
    return "--database", database


def measure(options):
    with contextlib.ExitStack() as stack:
        data = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="signet-bench-"))) / "data"
        with Server(data):
            pass
        tokens = fill(data / "signet.db", options.organizations, options.members)
        where = in_postgres(stack, data) if options.postgres else ()
        with Server(data, *where) as server:
            protocol = GRPC(server.authority)
            admin = Client(protocol, server.token)
            pid = server.process.pid
            first = timed(admin, pid, 1, ADMIN("ListOrgs"), [], None, 0)
            print(f"{options.organizations} organizations; the first page after the start {first[0]:.1f} ms of the processor, "
                  f"{first[1]:.1f} ms as seen", flush=True)  # fmt: skip
            callers = [("v1", admin, ADMIN("ListOrgs"), "ORG"), ("v2", admin, ORG("ListOrganizations"), "ORGANIZATION")]
            for many, token in tokens.items():
                theirs = admin.having(authorization=f"Bearer {token}")
                callers.append((f"v2, member of {many}", theirs, ORG("ListOrganizations"), "ORGANIZATION"))
            for name, client, method, prefix in callers:
                base = min(timed(client, pid, options.rounds, V1("GetSupportedLanguages") if client is admin else method,
                                 [] if client is admin else [{"idQuery": {"id": "0"}}], None, 0)[0] for _ in range(3))
                print(f"{name} (of it {base:.1f} ms to know the caller)", flush=True)
                pages = []
                for label, query in queries(options.organizations, prefix):
                    shown = []
                    for order in ("UNSPECIFIED", "NAME"):
                        for asc in (True, False):
                            for offset in (0, 9_900, options.organizations - 100):
                                cost, wall, page = timed(client, pid, options.rounds, method, query,
                                                         f"{prefix}_FIELD_NAME_{order}", offset, asc)
                                shown.append((cost, wall, f"{order.lower()}, offset {offset}"))
                    pages += shown
                    tell(label, page.details.total_result, shown)
                sum_up(pages)
            protocol.close()


def timed(client, pid, rounds, method, query, order, offset, asc=True):
    """Milliseconds of the server's processor for a page, and of the fastest call as the client sees it; and the page."""
    request = {} if "Languages" in method.path else {"queries": query, "query": {"offset": offset, "limit": 100, "asc": asc}}
    if order:
        request["sortingColumn"] = order
    walls = []
    began = processor_time(pid)
    for _ in range(rounds):
        at = time.perf_counter()
        page = client.get(method, **request)
        walls.append((time.perf_counter() - at) * 1000)
    return (processor_time(pid) - began) * 1000 / rounds, min(walls), page


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--organizations", type=int, default=100_000)
    parser.add_argument("--members", type=int, nargs="*", default=[1_000, 10_000], help="of how many each caller is a member")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--postgres", action="store_true", help="of a store in PostgreSQL, whose own time is in what clients see")
    measure(parser.parse_args(arguments))
