"""Removal of an organization of 900,000 users: how long the answer takes, who finds them afterwards, what others notice, that a
server which was killed goes on with it, when the names are free. Run by `scripts/bench removal`."""

import argparse
import contextlib
import itertools
import pathlib
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/EndToEnd"))

from filling import Filling, people, user_id  # noqa: E402
from support.protocols import GRPC, Client  # noqa: E402
from support.schema import V1, V2  # noqa: E402
from support.server import Server, executable  # noqa: E402


def fill(path, count, stays, leaves):
    """Nine of ten of the users are of the organization that leaves."""
    with Filling(path) as filling:
        filling.users(people(count, lambda number: leaves if number % 10 else stays))


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


class Measure:
    def __init__(self, data, options):
        self.data, self.options = data, options
        self.others, self.removal = None, None

    def since(self):
        return time.perf_counter() - self.removal

    def fill(self):
        with Server(self.data) as server:
            protocol = GRPC(server.authority)
            self.leaves = Client(protocol, server.token).get(V1("AddOrg"), name="Leavers").id
            protocol.close()
            ((self.stays,),) = server.query("SELECT default_organization_id FROM instance")
        began = time.perf_counter()
        fill(self.data / "signet.db", self.options.users, self.stays, self.leaves)
        print(f"filled in {time.perf_counter() - began:.0f} s: {self.options.users} users, "
              f"{(self.data / 'signet.db').stat().st_size >> 20} MiB", flush=True)  # fmt: skip
        # The first, one in the middle, the last.
        self.leavers = [number for number in (1, self.options.users // 2 + 1, self.options.users - 1) if number % 10]
        wanted = [user_id(number) for number in self.leavers]
        with contextlib.closing(sqlite3.connect(self.data / "signet.db")) as database:
            self.names = [database.execute("SELECT user_name FROM users WHERE id = ?", (one,)).fetchone()[0] for one in wanted]

    def staying(self):
        return itertools.cycle([user_id(number) for number in range(10, self.options.users, 10)])

    def visible(self, client):
        """Of those who leave, how many anybody finds: in the list of all, by id and by login name."""
        listed = client.get(V2("ListUsers"), query={"limit": 1}).details.total_result
        theirs = client.get(V2("ListUsers"), queries=[{"organizationIdQuery": {"organizationId": self.leaves}}]).details.total_result
        found = sum(client.call(V2("GetUserByID"), userId=user_id(number)).code == 0 for number in self.leavers)
        found += sum(client.call(V1("GetUserByLoginNameGlobal"), loginName=name).code == 0 for name in self.names)
        return f"{theirs} in a list of theirs, {found} by id and name, {listed} users in all"

    def remove(self, server):
        """Up to some seconds after the answer, while others go on."""
        protocol = GRPC(server.authority)
        client = Client(protocol, server.token)
        print(f"before: {self.visible(client)}")
        self.others = Others(server, self.staying(), self.options.connections)
        time.sleep(2)
        start = time.perf_counter()
        time.sleep(self.options.seconds)
        self.removal = time.perf_counter()
        print(f"memory before {memory(server)}")
        told("resends before", self.others.times, start, self.removal)
        told("lists before", self.others.lists, start, self.removal)
        client.having(x_zitadel_orgid=self.leaves).get(V1("RemoveOrg"))
        answered = time.perf_counter()
        begun = left(server)
        print(f"RemoveOrg answered in {(answered - self.removal) * 1000:.1f} ms; {begun} users are left to the work behind it", flush=True)
        print(f"at once: {self.visible(client)}; {(time.perf_counter() - answered) * 1000:.0f} ms after the answer", flush=True)
        time.sleep(self.options.loaded)
        self.others.stop()
        ended = time.perf_counter()
        print(f"under load: {(begun - left(server)) / (ended - answered):.0f} users/s; memory {memory(server)}")
        told("resends meanwhile", self.others.times, answered, ended)
        told("lists meanwhile", self.others.lists, answered, ended)
        protocol.close()

    def until(self, server, few):
        """Waits until so few are left."""
        last = left(server)
        while last > few:
            time.sleep(5)
            remaining = left(server)
            print(f"  {self.since():6.0f} s  {remaining} left, {(last - remaining) / 5:.0f}/s, {memory(server)}", flush=True)
            last = remaining
        return last

    def kill(self, server):
        remaining = left(server)
        server.kill()
        print(f"killed with {remaining} left, {self.since():.0f} s after the removal")
        return time.perf_counter()

    def finish(self, server, killed):
        listening = time.perf_counter()
        protocol = GRPC(server.authority)
        client = Client(protocol, server.token)
        print(f"listens again after {(listening - killed) * 1000:.0f} ms: {self.visible(client)}", flush=True)
        self.until(server, 0)
        print(f"nobody is left after {self.since():.0f} s; memory {memory(server)}")
        for name in self.names:
            client.get(V2("AddHumanUser"), username=name, profile={"givenName": "A", "familyName": "B"},
                       email={"email": "a@example.com", "isVerified": True})  # fmt: skip
        again = client.get(V1("AddOrg"), name="Leavers").id
        print(f"names are free: {', '.join(self.names)} and the organization's (now {again})", flush=True)
        protocol.close()

    def run(self):
        self.fill()
        with Server(self.data) as server:
            self.remove(server)
            if self.options.first:
                return
            self.until(server, left(server) // 2)
            killed = self.kill(server)
        with Server(self.data) as server:
            self.finish(server, killed)
        began = time.perf_counter()
        subprocess.run([executable(), "admin", "verify-state", "--data", self.data], check=True)
        print(f"verified in {time.perf_counter() - began:.0f} s", flush=True)


def measure(options):
    with tempfile.TemporaryDirectory(prefix="signet-bench-") as folder:
        Measure(pathlib.Path(options.data or folder) / "data", options).run()


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--users", type=int, default=1_000_000)
    parser.add_argument("--connections", type=int, default=8, help="that resend one after the other")
    parser.add_argument("--seconds", type=int, default=20, help="before the removal")
    parser.add_argument("--loaded", type=int, default=60, help="seconds of the removal under load")
    parser.add_argument("--first", action="store_true", help="only up to there: what others notice, in two minutes")
    parser.add_argument("--data", help="a folder to keep the store in")
    measure(parser.parse_args(arguments))
