"""Removal of an organization of 900,000 users: how long the answer takes, what others notice, when the names are free. Run by
`scripts/bench removal`."""

import argparse
import itertools
import pathlib
import sqlite3
import statistics
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/EndToEnd"))

from bench_lists import COLUMNS, FIRST, people  # noqa: E402
from support.protocols import GRPC, Client  # noqa: E402
from support.schema import V1  # noqa: E402
from support.server import Server  # noqa: E402


def fill(path, count, stays, leaves):
    """Puts the users, their names and first events straight into the tables: nine of ten are of the organization that leaves."""
    with sqlite3.connect(path) as database:
        (trigger,) = database.execute("SELECT sql FROM sqlite_schema WHERE name = 'users_text_added'").fetchone()
        database.execute("PRAGMA cache_size = -500000")
        database.execute("DROP TRIGGER users_text_added")
        rows = ((*row[:2], stays if row[0] % 10 == 0 else leaves, *row[3:]) for row in people(count, ""))
        while batch := list(itertools.islice(rows, 50_000)):
            database.executemany(f"INSERT INTO users ({COLUMNS}) VALUES ({', '.join('?' * 17)})", batch)
            database.executemany(
                "INSERT INTO unique_names (kind, name, clash, owner_id) VALUES (1, ?, 0, ?)",
                ((row[6], row[1]) for row in batch))
            database.executemany(
                """INSERT INTO events (aggregate_id, sequence, resource_owner, editor_id, date, type, payload)
                VALUES (?, 1, ?, '', ?, 'user.human.added', x'')""",
                ((row[1], row[2], row[13]) for row in batch))
        database.execute(
            """INSERT INTO users_text (rowid, user_name, first_name, last_name, nick_name, display_name, email)
            SELECT * FROM users_searched WHERE number > 10""")
        database.execute(trigger)


class Others:
    """Calls of others, one after the other on each connection, until they are told to stop."""

    def __init__(self, server, ids, connections):
        self.ids, self.times, self.lists, self.stopped = iter(ids), [], [], threading.Event()
        self.lock = threading.Lock()
        self.threads = [threading.Thread(target=self.resend, args=(server,)) for _ in range(connections)]
        self.threads.append(threading.Thread(target=self.list, args=(server,)))
        for thread in self.threads:
            thread.start()

    def resend(self, server):
        protocol = GRPC(server.authority)
        client = Client(protocol, server.token)
        while not self.stopped.is_set():
            with self.lock:
                user = next(self.ids)
            began = time.perf_counter()
            answer = client.call(V1("ResendHumanEmailVerification"), userId=user)
            self.times.append((began, (time.perf_counter() - began) * 1000))
            assert answer.code == 0, answer
        protocol.close()

    def list(self, server):
        protocol = GRPC(server.authority)
        client = Client(protocol, server.token)
        while not self.stopped.wait(1):
            began = time.perf_counter()
            client.get(V1("ListUsers"), queries=[], query={"limit": 100, "asc": True}, sortingColumn="USER_FIELD_NAME_LAST_NAME")
            self.lists.append((began, (time.perf_counter() - began) * 1000))
        protocol.close()

    def stop(self):
        self.stopped.set()
        for thread in self.threads:
            thread.join()


def told(what, samples, since, until):
    times = sorted(taken for began, taken in samples if since <= began < until)
    if times:
        at = lambda share: times[min(len(times) - 1, int(share * len(times)))]  # noqa: E731
        print(f"{what:28} {len(times):7} calls  {len(times) / (until - since):8.0f}/s  median {statistics.median(times):7.2f} ms  "
              f"p99 {at(.99):7.2f} ms  slowest {times[-1]:7.2f} ms", flush=True)  # fmt: skip


def memory(server):
    fields = pathlib.Path(f"/proc/{server.process.pid}/status").read_text().split("VmRSS:")[1]
    return f"{int(fields.split()[0]) // 1024} MiB"


def left(server):
    return server.query(
        "SELECT coalesce(sum(count), 0) FROM user_counts JOIN organizations AS o ON o.id = organization_id "
        "WHERE o.state = 3 AND user_counts.state <> 3")[0][0]  # fmt: skip


def measure(options):
    with tempfile.TemporaryDirectory(prefix="signet-bench-") as name:
        data = pathlib.Path(options.data or name) / "data"
        with Server(data) as server:
            protocol = GRPC(server.authority)
            leaves = Client(protocol, server.token).get(V1("AddOrg"), name="Leavers").id
            protocol.close()
            ((stays,),) = server.query("SELECT default_organization_id FROM instance")
        began = time.perf_counter()
        fill(data / "signet.db", options.users, stays, leaves)
        print(f"filled in {time.perf_counter() - began:.0f} s: {options.users} users, {(data / 'signet.db').stat().st_size >> 20} MiB", flush=True)  # fmt: skip
        staying = (str(FIRST + number) for number in range(options.users) if (number + 10) % 10 == 0 and number % 100 != 3 and number)
        with Server(data) as server:
            protocol = GRPC(server.authority)
            client = Client(protocol, server.token)
            client.get(V1("ListUsers"), queries=[], query={"limit": 1})
            others = Others(server, staying, options.connections)
            time.sleep(2)
            start = time.perf_counter()
            time.sleep(options.seconds)
            removal = time.perf_counter()
            print(f"memory before {memory(server)}")
            told("resends before", others.times, start, removal)
            told("lists before", others.lists, start, removal)
            client.having(x_zitadel_orgid=leaves).get(V1("RemoveOrg"))
            answered = time.perf_counter()
            print(f"RemoveOrg answered in {(answered - removal) * 1000:.1f} ms; {left(server)} users are left", flush=True)
            found = client.get(V1("ListUsers"), queries=[], query={"limit": 1}).details.total_result
            print(f"users found: {found}; found in {(time.perf_counter() - answered) * 1000:.1f} ms", flush=True)
            last = begun = left(server)
            while remaining := left(server):
                time.sleep(10)
                if others.stopped.is_set() is False and time.perf_counter() - answered > options.loaded:
                    others.stop()
                    print(f"under load: {(begun - left(server)) / (time.perf_counter() - answered):.0f} users/s; memory {memory(server)}")
                    told("resends meanwhile", others.times, answered, time.perf_counter())
                    told("lists meanwhile", others.lists, answered, time.perf_counter())
                print(f"  {time.perf_counter() - answered:6.0f} s  {remaining} left, {(last - remaining) / 10:.0f}/s, {memory(server)}", flush=True)
                last = remaining
            print(f"nobody is left after {time.perf_counter() - answered:.0f} s; memory {memory(server)}")
            others.stop()
            protocol.close()


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--users", type=int, default=1_000_000)
    parser.add_argument("--connections", type=int, default=8, help="that resend one after the other")
    parser.add_argument("--seconds", type=int, default=20, help="before the removal")
    parser.add_argument("--loaded", type=int, default=60, help="seconds of the removal under load")
    parser.add_argument("--data", help="a folder to keep the store in")
    measure(parser.parse_args(arguments))
