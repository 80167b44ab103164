"""Lists of a million users: the median time of a page for every query and order, over gRPC. Run by `scripts/bench lists`."""

import argparse
import itertools
import pathlib
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/EndToEnd"))

from filling import Filling, people, user_id  # noqa: E402
from support.protocols import GRPC, Client  # noqa: E402
from support.schema import V1  # noqa: E402
from support.server import Server, executable  # noqa: E402


def fill(path, count):
    """Nine of ten of the users are of one organization."""
    with Filling(path) as filling:
        filling.users(people(count, filling.home))


def text(field, value, method):
    key = {"email": "emailAddress"}.get(field, field)
    return {f"{field}Query": {key: value, "method": f"TEXT_QUERY_METHOD_{method}"}}


def queries():
    yield "all", []
    yield "active", [{"stateQuery": {"state": "USER_STATE_ACTIVE"}}]
    yield "inactive (1 in 50)", [{"stateQuery": {"state": "USER_STATE_INACTIVE"}}]
    yield "programs (1 in 100)", [{"typeQuery": {"type": "TYPE_MACHINE"}}]
    yield "ids", [{"inUserIdsQuery": {"userIds": [user_id(n * 1000 + 1) for n in range(100)]}}]
    person = next(itertools.islice(people(500_000, ""), 499_998, None))
    yield "exact e-mail", [text("email", person[11], "EQUALS")]
    yield "exact login name", [text("loginName", person[6], "EQUALS")]
    yield "exact login name, any case", [text("loginName", person[6].upper(), "EQUALS_IGNORE_CASE")]
    for field in ("userName", "firstName", "lastName", "nickName", "displayName", "email"):
        for method, value in (("EQUALS", "Ansa"), ("STARTS_WITH_IGNORE_CASE", "ansa"), ("CONTAINS_IGNORE_CASE", "ansa"),
                              ("CONTAINS_IGNORE_CASE", "son"), ("CONTAINS_IGNORE_CASE", "an"),
                              ("ENDS_WITH_IGNORE_CASE", "berg"), ("CONTAINS", "quixe")):  # fmt: skip
            yield f"{field} {method.lower()} {value!r}", [text(field, value, method)]
    yield "neither active nor a program", [
        {"notQuery": {"query": {"orQuery": {"queries": [
            {"stateQuery": {"state": "USER_STATE_ACTIVE"}}, {"typeQuery": {"type": "TYPE_MACHINE"}}]}}}}]  # fmt: skip


ORDERS = ["CREATION_DATE", "USER_NAME", "FIRST_NAME", "LAST_NAME", "NICK_NAME", "DISPLAY_NAME", "EMAIL", "STATE", "TYPE"]


def measure(options):
    with tempfile.TemporaryDirectory(prefix="signet-bench-") as name:
        data = pathlib.Path(options.data or name) / "data"
        if not (data / "signet.db").exists():
            with Server(data):
                pass
            began = time.perf_counter()
            fill(data / "signet.db", options.users)
            print(f"filled in {time.perf_counter() - began:.0f} s", flush=True)
        print(f"{options.users} users in {(data / 'signet.db').stat().st_size / 2**20:.0f} MiB", flush=True)
        explain(data)
        if options.plans:
            return
        began = time.perf_counter()
        with Server(data) as server:
            print(f"started in {(time.perf_counter() - began) * 1000:.0f} ms")
            protocol = GRPC(server.authority)
            client = Client(protocol, server.token)
            over, worst = 0, 0
            for label, query in queries():
                times = []
                for order in ORDERS:
                    for offset in (0, 9_900):
                        milliseconds, page = timed(client, options.rounds, query, order, offset)
                        times.append((milliseconds, order, offset))
                        over += milliseconds > 50
                slowest = max(times)
                worst = max(worst, slowest[0])
                median = statistics.median(t[0] for t in times)
                print(f"{label:48} {page.details.total_result:8} found  median {median:7.2f} ms  slowest {slowest[0]:7.2f} ms "
                      f"({slowest[1].lower()}, offset {slowest[2]})", flush=True)  # fmt: skip
            print(f"{over} combinations of query, order and offset over 50 ms; the slowest {worst:.1f} ms")
            protocol.close()


def explain(data):
    """Prints the plan and the processor time of the slowest page of each search, without network and waiting."""
    with sqlite3.connect(data / "signet.db") as database:
        (organization,) = database.execute("SELECT default_organization_id FROM instance").fetchone()
        (login_name,) = database.execute("SELECT user_name FROM users WHERE number > 10 LIMIT 1 OFFSET 1000").fetchone()
    for scope in (["--organization", organization], []):
        print("\nIn one organization" if scope else "\nIn all organizations", flush=True)
        command = [executable(), "admin", "explain-lists", "--data", data, "--exact", login_name, *scope]
        subprocess.run(command, check=True)


def timed(client, rounds, query, order, offset):
    """The median in milliseconds, and the page."""
    request = {"query": {"offset": offset, "limit": 100, "asc": True}, "sortingColumn": f"USER_FIELD_NAME_{order}"}
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        page = client.get(V1("ListUsers"), queries=query, **request)
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times), page


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--users", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--plans", action="store_true", help="plans and processor times only, no calls")
    parser.add_argument("--data", help="a folder to keep the store in, and to take it from the next time")
    measure(parser.parse_args(arguments))
