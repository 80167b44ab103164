"""The store in PostgreSQL beside the one in SQLite and beside bare SQL (Benchmarks/postgres/w.c, which BARE names), in one run.
Run by `scripts/bench postgres`; bars are those of docs/postgresql.md."""

import argparse
import concurrent.futures
import contextlib
import itertools
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/EndToEnd"))

import bench_lists  # noqa: E402
import filling  # noqa: E402
from bench import cpu_seconds, h2load  # noqa: E402
from round_trips import Counter  # noqa: E402
from support.postgres import Postgres, programs  # noqa: E402
from support.protocols import GRPC, Client  # noqa: E402
from support.schema import V1, V2  # noqa: E402
from support.server import Server  # noqa: E402

# Counted, and never in the way; nothing is sent while it is measured how fast it is queued.
OPTIONS = ["--resend-burst", "1000000", "--resend-hourly", "1000000", "--smtp-url", "smtp://127.0.0.1:1?starttls=off&from=s@example.org"]


class Database(Postgres):
    """A PostgreSQL as most are set up, and what it has used."""

    def tune(self):
        for setting in ("shared_buffers = '1GB'", "max_wal_size = '8GB'", "checkpoint_timeout = '30min'", "max_connections = 200"):
            self.psql(self, f"ALTER SYSTEM SET {setting}")
        self.process.terminate()
        self.process.wait()
        self.start()
        return self

    def processes(self):
        """Those of the server by what they do: who serves a client, and all others."""
        children = subprocess.run(["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True).stdout.split()
        found = {}
        for child in [str(self.process.pid), *children]:
            with contextlib.suppress(FileNotFoundError, ProcessLookupError):
                found[child] = pathlib.Path(f"/proc/{child}/cmdline").read_text()
        return found

    def backend_seconds(self, client):
        """Of connections to a database, whose name a program's command line has."""
        return sum(cpu_seconds(pid) for pid, line in self.processes().items() if client in line)

    def seconds(self):
        """Of all of it: workers of its own, and connections that have ended."""
        status = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        ended = (int(status[13]) + int(status[14])) / os.sysconf("SC_CLK_TCK")
        return ended + sum(cpu_seconds(pid) for pid in self.processes())

    def position(self, url):
        return self.rows(url, "SELECT pg_current_wal_flush_lsn()")[0][0]

    def log_bytes(self, start, end):
        """Written between two positions, without whole pages."""
        output = self.run("pg_waldump", "-z", "-p", self.folder / "data/pg_wal", "-s", start, "-e", end)
        return int(re.search(r"^Total\s+\d+\s+(\d+)", output, re.MULTILINE)[1])

    def fill(self, url, count):
        """Puts users straight into the table, as `bench_lists.fill` does with SQLite's."""
        organization = self.rows(url, "SELECT default_organization_id FROM instance")[0][0]
        columns = filling.USER_COLUMNS.replace("number, ", "", 1)
        command = [programs() / "psql", "-X", "-q", "-d", url, "-c", f"COPY users ({columns}) FROM STDIN"]
        with subprocess.Popen(command, stdin=subprocess.PIPE, text=True) as psql:
            for row in filling.people(count, organization):
                values = ("\\N" if value is None else "" if value == b"" else str(value) for value in row[1:])
                psql.stdin.write("\t".join(values) + "\n")
        self.run("psql", "-X", "-q", "-d", url, "-c", "ANALYZE users", "-c", "CHECKPOINT")


class Side:
    """Nodes on a store of their own, filled with users."""

    def __init__(self, name, folder, users, database=None, nodes=1, options=OPTIONS):
        self.name, self.postgres, self.options = name, database, list(options)
        self.url = database.database() if database else None
        if self.url:
            self.options += ["--database", self.url]
        first = Server(folder / name, *self.options)
        with first:
            pass
        if database:
            database.fill(self.url, users)
        else:
            bench_lists.fill(folder / name / "signet.db", users)
        self.nodes = [first]
        for number in range(1, nodes):
            self.nodes.append(Server(folder / f"{name}-{number}", *self.options))
            self.nodes[-1].data.mkdir(mode=0o700)
            for file in ("master.key", "admin.pat"):
                shutil.copy(first.data / file, self.nodes[-1].data / file)

    def __enter__(self):
        for node in self.nodes:
            node.start()
        return self

    def __exit__(self, *_):
        for node in self.nodes:
            node.stop()

    @property
    def node(self):
        return self.nodes[0]

    def server_seconds(self):
        return sum(cpu_seconds(node.process.pid) for node in self.nodes)

    def seconds(self):
        return self.server_seconds() + (self.postgres.seconds() if self.postgres else 0)

    def backend_seconds(self):
        return self.postgres.backend_seconds(self.url.rpartition("/")[2]) if self.postgres else 0

    def commits(self):
        return sum(metric(node, "database_commits_total") for node in self.nodes)


def metric(node, name):
    text = urllib.request.urlopen(f"{node.url}/debug/metrics").read().decode()
    return int(re.search(rf"^{name} (\d+)", text, re.MULTILINE)[1])


def median(values):
    return statistics.median(values)


def say(what, value, bar=""):
    print(f"{what:60} {value:>28}  {f'bar: {bar}' if bar else ''}", flush=True)


def load(side, folder, count, path, in_flight, *options):
    """Calls of all nodes at once: how many a second, and CPU-microseconds of each: server, backends, all; bytes of log."""
    before = side.server_seconds(), side.backend_seconds(), side.seconds()
    start = side.postgres.position(side.url) if side.postgres else None
    began = time.perf_counter()
    with concurrent.futures.ThreadPoolExecutor() as pool:
        share = len(side.nodes)
        calls = [
            pool.submit(h2load, node.process.pid, count // share, *options, "-H", f"authorization: Bearer {node.token}",
                        *path(node, number), clients=16 // share, streams=in_flight // 16)
            for number, node in enumerate(side.nodes)]  # fmt: skip
        for call in calls:
            call.result()
    rate = count / (time.perf_counter() - began)
    after = side.server_seconds(), side.backend_seconds(), side.seconds()
    cost = [(later - earlier) / count * 1e6 for earlier, later in zip(before, after)]
    log = side.postgres.log_bytes(start, side.postgres.position(side.url)) / count if side.postgres else 0
    return rate, *cost, log


def resends(side, folder, count, in_flight=512):
    folder.mkdir(exist_ok=True)
    (folder / "empty").write_text("{}")

    def path(node, number):
        people = range(number, 20_000, len(side.nodes))
        uris = folder / f"uris-{number}"
        uris.write_text("".join(
            f"{node.url}/management/v1/users/{filling.user_id(n + 1)}/email/_resend_verification\n"
            for n in people if (n + 1) % 10 and (n + 1) % 100 != 3 and (n + 1) % 50 != 7))  # fmt: skip
        return "-i", uris

    return load(side, folder, count, path, in_flight, "-d", folder / "empty", "-H", "content-type: application/json")


def bare(database, url, count, batch=128, connections=2):
    """Rate, CPU-microseconds of the backends, bytes of log."""
    start = database.position(url)
    with subprocess.Popen([os.environ["BARE"], url, str(batch), str(connections), str(count)],
                          stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:  # fmt: skip
        took = float(program.stdout.readline())
        used = database.backend_seconds(url.rpartition("/")[2])
        program.stdin.close()
    return count / took, used / count * 1e6, database.log_bytes(start, database.position(url)) / count


def measure_resends(options, folder, database):
    with contextlib.ExitStack() as stack:
        sqlite = stack.enter_context(Side("sqlite", folder, 30_000))
        one = stack.enter_context(Side("one", folder, 30_000, database))
        two = stack.enter_context(Side("two", folder, 30_000, database, nodes=2))
        sides = {side.name: [] for side in (sqlite, one, two)}
        beside, sizes = [], []
        plain = Side("bare", folder, 30_000, database)
        for side in (sqlite, one, two):
            resends(side, folder / f"to-{side.name}", options.resends // 2)
        bare(database, plain.url, options.resends // 2)
        for _ in range(options.rounds):
            for side in (sqlite, one, two):
                before = side.commits() if side is one else 0
                sides[side.name].append(resends(side, folder / f"to-{side.name}", options.resends))
                if side is one:
                    sizes.append(options.resends / (side.commits() - before))
            beside.append(bare(database, plain.url, options.resends))
        for name, rounds in sides.items():
            rate, server, backends, everything, log = map(median, zip(*rounds))
            say(f"resends, 512 in flight: {name}",
                f"{rate:.0f}/s, server {server:.0f} µs" + (f", backends {backends:.0f}, all {everything:.0f}" if log else ""),
                "7000/s" if name == "one" else "")  # fmt: skip
        say("  bare writer, two connections, batches of 128", "{:.0f}/s, backends {:.0f} µs, {:.0f} B".format(*map(median, zip(*beside))))
        ratio = lambda name, other, field: median(a[field] / b[field] for a, b in zip(sides[name], sides[other]))  # noqa: E731
        say("  batches, resends each", f"{median(sizes):.0f}")
        say("  backends' CPU of a resend", f"{median(r[2] for r in sides['one']):.0f} µs", "80 µs")
        say("  log of a resend without whole pages", f"{median(r[4] for r in sides['one']):.0f} B", "1600 B")
        say("  rate beside SQLite", f"{ratio('one', 'sqlite', 0):.2f}", "0.6")
        say("  rate beside the bare writer", f"{median(a[0] / b[0] for a, b in zip(sides['one'], beside)):.2f}", "0.4")
        say("  server's own CPU beside SQLite", f"{ratio('one', 'sqlite', 1):.2f}", "1.3")
        say("  all CPU, two nodes beside one", f"{ratio('two', 'one', 3):.2f}", "1.1")
        measure_tokens(folder, one, sqlite)


def measure_tokens(folder, *sides):
    for side in sides:
        rates = [load(side, folder, 60_000, lambda node, _: (f"{node.url}/admin/v1/languages",), 512) for _ in range(3)]
        rate, server, backends, *_ = map(median, zip(*rates))
        say(f"token, 512 in flight: {side.name}", f"{rate:.0f}/s, server {server:.1f}, backends {backends:.1f} µs",
            "10 µs" if side.postgres else "")  # fmt: skip


def measure_adding(options, folder, database):
    """By Benchmarks/load, which LOAD names."""
    for name, base in (("sqlite-add", None), ("postgres-add", database)):
        with Side(name, folder, 100, base) as side:
            rounds = []
            for number in range(options.rounds):
                before = side.backend_seconds()
                output = subprocess.run(
                    [os.environ["LOAD"], str(side.node.port), side.node.token, str(side.node.process.pid), f"add-{number}", "512", "5"],
                    capture_output=True, text=True, check=True).stdout  # fmt: skip
                rate = float(re.search(r", ([\d.]+) /s", output)[1])
                rounds.append((rate, float(re.search(r"million: ([\d.]+) the server", output)[1]),
                               (side.backend_seconds() - before) / rate / 5 * 1e6))  # fmt: skip
            say(f"AddHuman with a hash, 512 in flight: {side.name}",
                "{:.0f}/s, server {:.0f}, backends {:.0f} µs".format(*map(median, zip(*rounds))), "3500/s" if base else "")  # fmt: skip


def measure_lists(options, folder, database):
    pages = {}
    for name, base in (("sqlite-lists", None), ("postgres-lists", database)):
        side = Side(name, folder, options.users, base)
        began = time.perf_counter()
        side.node.start()
        urllib.request.urlopen(f"{side.node.url}/debug/healthz").read()
        first = time.perf_counter() - began
        protocol = GRPC(side.node.authority)
        client = Client(protocol, side.node.token)
        for order in bench_lists.ORDERS:
            bench_lists.timed(client, 1, [], order, 0)
        columns = time.perf_counter() - began
        say(f"first answer, {options.users} users: {name}", f"{first * 1000:.0f} ms", "300 ms" if base else "")
        say(f"all columns: {name}", f"{columns:.1f} s", "8 s" if base else "")
        found = pages[name] = {}
        for label, query in bench_lists.queries():
            for order, offset in itertools.product(bench_lists.ORDERS, (0, 9_900)):
                found[label, order, offset] = bench_lists.timed(client, options.rounds, query, order, offset)[0]
        slowest = max(found, key=found.get)
        say(f"slowest of {len(found)} pages: {name}", f"{found[slowest]:.1f} ms", "50 ms" if base else "")
        print(f"  {slowest}")
        exact = [value for (label, *_), value in found.items() if label.startswith("exact")]
        say(f"exact address or name: {name}", f"{median(exact):.2f} ms, at most {max(exact):.2f}", "1.5 ms" if base else "")
        protocol.close()
        side.node.stop()
    beside, here = pages.values()
    worse = sorted(((here[key] - beside[key], key) for key in here), reverse=True)
    say("pages beside SQLite's, slower by", f"median {median(w for w, _ in worse):.1f}, at most {worse[0][0]:.1f} ms", "5 ms")
    print(f"  {worse[0][1]}; over 5 ms: {sum(w > 5 for w, _ in worse)}, over 50 ms in all: {sum(v > 50 for v in here.values())}")


def count_trips(folder, database):
    counter = Counter(database.port)
    url = database.database().replace(str(database.port), str(counter.port))
    with Server(folder / "trips", *OPTIONS, "--database", url) as node:
        protocol = GRPC(node.authority)
        client = Client(protocol, node.token)
        for number in range(50):
            person = client.get(
                V2("AddHumanUser"), username=f"trip{number}", profile={"givenName": "A", "familyName": "B"},
                email={"email": f"trip{number}@example.com", "sendCode": {}})  # fmt: skip
            client.get(V1("ResendHumanEmailVerification"), userId=person.user_id)
        protocol.close()
    for name, bar in (("resend", 3), ("AddHuman", 4)):
        say(f"round trips: {name}", f"{median(counter.trips[name]):.0f}, at most {max(counter.trips[name])}", bar)


PARTS = {"trips": lambda options, *rest: count_trips(*rest), "resends": measure_resends, "adding": measure_adding,
         "lists": measure_lists}  # fmt: skip


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", help=", ".join(PARTS))
    parser.add_argument("--users", type=int, default=1_000_000, help="of lists")
    parser.add_argument("--resends", type=int, default=40_000, help="in each round")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args(arguments)
    database = Database().tune()
    try:
        with tempfile.TemporaryDirectory(prefix="signet-bench-") as folder:
            for part in options.parts or PARTS:
                PARTS[part](options, pathlib.Path(folder), database)
    finally:
        database.stop()
