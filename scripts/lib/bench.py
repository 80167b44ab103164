"""Measures the server that SIGNET names, beside nghttpd. Run by scripts/bench."""

import argparse
import concurrent.futures
import importlib
import os
import pathlib
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/EndToEnd"))

from support.server import Server, executable  # noqa: E402
from support.waiting import eventually  # noqa: E402
from support.world import World  # noqa: E402
from support.wire import frame  # noqa: E402

HEALTHZ = "/zitadel.management.v1.ManagementService/Healthz"
TICKS = os.sysconf("SC_CLK_TCK")
TOPICS = ("lists", "organizations", "members", "load", "signin", "removal", "abuse", "attacks", "postgres")
"""Each has a module of its own."""


def cpu_seconds(pid):
    """What a process has used so far, in itself and in the kernel."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory(pid, name="VmRSS"):
    """Resident memory in MiB."""
    return int(re.search(rf"{name}:\s+(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text())[1]) / 1024


def h2load(pid, calls, *options, clients, streams):
    """Calls per second, and CPU-seconds of the server per million calls; fails when one call failed."""
    before = cpu_seconds(pid)
    output = subprocess.run(
        ["h2load", "-n", str(calls), "-c", str(clients), "-m", str(streams), "-t", "1", *map(str, options)],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    used = cpu_seconds(pid) - before
    succeeded = int(re.search(r"(\d+) succeeded", output)[1])
    good = int(re.search(r"(\d+) 2xx", output)[1])
    if (succeeded, good) != (calls, calls):
        sys.exit(f"only {min(succeeded, good)} of {calls} calls succeeded:\n{output}")
    return float(re.search(r"finished in .*?, ([\d.]+) req/s", output)[1]), used / calls * 1e6


class Nghttpd:
    """nghttpd serving a file as large as the answer, with the trailers that are named."""

    def __init__(self, folder, *trailers):
        self.folder = folder
        self.options = [f"--trailer={trailer}" for trailer in trailers]
        (folder / "file").write_bytes(frame(b""))

    def __enter__(self):
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        command = [shutil.which("nghttpd"), "--no-tls", "-a", "127.0.0.1", *self.options, "-d", self.folder, str(self.port)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        eventually(self._listens, "nghttpd listens")
        return self

    def _listens(self):
        try:
            socket.create_connection(("127.0.0.1", self.port)).close()
            return True
        except OSError:
            return False

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()


def first_answer(data):
    """Seconds from start to the first answer."""
    began = time.perf_counter()
    with Server(data) as server:
        with socket.create_connection(("127.0.0.1", server.port)) as connection:
            connection.sendall(b"GET /debug/healthz HTTP/1.1\r\nhost: x\r\n\r\n")
            connection.recv(4096)
        return time.perf_counter() - began


def measure(options):
    binary = pathlib.Path(executable())
    print(f"binary                         {binary.stat().st_size / 2**20:8.1f} MiB")
    with tempfile.TemporaryDirectory(prefix="signet-bench-") as name:
        folder = pathlib.Path(name)
        stripped = folder / "stripped"
        if subprocess.run(["strip", "-o", stripped, binary], check=False).returncode == 0:
            print(f"binary, stripped               {stripped.stat().st_size / 2**20:8.1f} MiB")
        first_answer(folder / "start")
        starts = [first_answer(folder / "start") for _ in range(5)]
        print(f"start to first answer          {statistics.median(starts) * 1000:8.0f} ms")

        (folder / "frame").write_bytes(frame(b""))
        (folder / "empty").write_text("{}")
        with (
            Server(folder / "data", "--resend-burst", "0", "--resend-hourly", "0") as server,
            Nghttpd(folder) as peer,
            Nghttpd(folder, "grpc-status: 0") as grpc_peer,
        ):
            pid = server.process.pid
            print(f"resident, idle                 {memory(pid):8.1f} MiB")
            grpc = ["-d", folder / "frame", "-H", "content-type: application/grpc", "-H", "te: trailers"]
            rounds = []
            for _ in range(options.rounds):
                ours = h2load(pid, options.calls, *grpc, server.url + HEALTHZ, clients=8, streams=32)
                rest = h2load(pid, options.calls, server.url + "/management/v1/healthz", clients=8, streams=32)
                theirs = h2load(peer.process.pid, options.calls, f"http://127.0.0.1:{peer.port}/file", clients=8, streams=32)
                # The same exchange: a message is read, and the answer ends with trailers.
                url = f"http://127.0.0.1:{grpc_peer.port}/file"
                like = h2load(grpc_peer.process.pid, options.calls, *grpc, url, clients=8, streams=32)
                rounds.append((ours, rest, theirs, like))
            report("Healthz, gRPC", [r[0] for r in rounds], [r[3] for r in rounds])
            report("Healthz, JSON REST", [r[1] for r in rounds], [r[2] for r in rounds])
            report("nghttpd, a file", [r[2] for r in rounds], [r[2] for r in rounds])
            report("nghttpd, the gRPC exchange", [r[3] for r in rounds], [r[3] for r in rounds])

            world = World(server)
            with concurrent.futures.ThreadPoolExecutor(32) as pool:
                people = list(pool.map(lambda _: world.unverified(), range(options.people)))
            world.close()
            uris = folder / "uris"
            uris.write_text("".join(f"{server.url}/management/v1/users/{p}/email/_resend_verification\n" for p in people))
            events = server.events
            resends = [
                h2load(pid, options.resends, "-i", uris, "-d", folder / "empty", "-H", "content-type: application/json",
                       "-H", f"authorization: Bearer {server.token}", clients=16, streams=32)
                for _ in range(options.rounds)
            ]  # fmt: skip
            if server.events - events < options.resends * options.rounds:
                sys.exit("a resend was answered and left no event")
            report("durable resend, 512 in flight", resends, [r[2] for r in rounds])
            print(f"resident, after the load       {memory(pid):8.1f} MiB, at most {memory(pid, 'VmHWM'):.1f}")


def report(name, ours, theirs):
    rate, cost = (statistics.median(values) for values in zip(*ours))
    share = statistics.median(a[0] / b[0] for a, b in zip(ours, theirs))
    ratio = statistics.median(a[1] / b[1] for a, b in zip(ours, theirs))
    print(f"{name:30} {rate:8.0f} /s  {cost:7.1f} CPU s per million  rate x{share:.2f}, cost x{ratio:.2f} of nghttpd")


def main():
    topic = sys.argv[1] if len(sys.argv) > 1 and not sys.argv[1].startswith("-") else None
    if topic in TOPICS:
        return importlib.import_module(f"bench_{topic}").main(sys.argv[2:])
    if topic:
        sys.exit(f"there is no benchmark {topic}: {', '.join(TOPICS)}, or none for calls and resends")
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--calls", type=int, default=200_000, help="of Healthz, in each round")
    arguments.add_argument("--resends", type=int, default=20_000, help="in each round")
    arguments.add_argument("--people", type=int, default=1_000)
    measure(arguments.parse_args())


if __name__ == "__main__":
    main()
