"""Compares gRPC servers in one run: CPU-seconds per million calls, paired per round, beside rates. Run by scripts/bench rpc.

Server and load generator have a core each. Rates say who was busy: h2load itself is often the slower of the two.
"""

import argparse
import contextlib
import os
import pathlib
import re
import shutil
import socket
import statistics
import struct
import subprocess
import tempfile
import time

import hpack

TICKS = os.sysconf("SC_CLK_TCK")
ANSWER = b"\x0a\x0cHello, world"


def frame(message):
    """A length-prefixed message of gRPC."""
    return struct.pack(">BI", 0, len(message)) + message


def http2_frame(kind, flags, stream, payload=b""):
    return struct.pack(">I", len(payload))[1:] + struct.pack(">BBI", kind, flags, stream) + payload


class Peer:
    """A server on a core of its own."""

    def __init__(self, name, command, cores="0", port=None, environment=None):
        self.name, self.port = name, port
        self.process = subprocess.Popen(
            ["taskset", "-c", cores, *map(str, command)],
            stdout=subprocess.DEVNULL if port else subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=os.environ | (environment or {}),
        )  # fmt: skip
        if port is None:
            self.port = int(re.search(rb"listening on .*:(\d+)", self.process.stdout.readline())[1])
        else:
            self._wait()

    def _wait(self):
        for _ in range(500):
            with contextlib.suppress(OSError):
                return socket.create_connection(("127.0.0.1", self.port)).close()
            time.sleep(0.01)
        raise SystemExit(f"{self.name} does not listen")

    @property
    def cpu(self):
        """Seconds that its threads have run so far."""
        tasks = pathlib.Path(f"/proc/{self.process.pid}/task").iterdir()
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9

    @property
    def resident(self):
        """Resident memory in KiB."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1])

    def stop(self):
        self.process.kill()
        self.process.wait()


class Kind:
    """A kind of call, as h2load is told of it."""

    def __init__(self, path, content_type=None, body=None, messages=1):
        self.path, self.content_type, self.body, self.messages = path, content_type, body, messages

    def options(self, folder):
        if self.body is None:
            return []
        body = folder / f"body-{abs(hash((self.content_type, self.body)))}"
        body.write_bytes(self.body)
        options = ["-d", body, "-H", f"content-type: {self.content_type}", "-H", "te: trailers"]
        return [*options, "-H", "user-agent: grpc-c++/1.51.1"]


REQUEST = b"\x0a\x05world"
STREAMED = 100
HELLO = "/bench.v1.Bench/Hello"
KINDS = {
    "gRPC": Kind(HELLO, "application/grpc", frame(REQUEST)),
    "gRPC-Web": Kind(HELLO, "application/grpc-web+proto", frame(REQUEST)),
    "Connect, JSON": Kind(HELLO, "application/json", b'{"name":"world"}'),
    "JSON REST": Kind("/v1/hello", "application/json", b'{"name":"world"}'),
    "server streaming": Kind(
        "/bench.v1.Bench/HelloStream", "application/grpc", frame(REQUEST + bytes([0x10, STREAMED])), STREAMED
    ),
    "file": Kind("/file"),
}


def h2load(peer, kind, folder, calls, clients, streams, core="1", log=None):
    """Calls per second, and CPU-seconds of the server per million; fails when one call failed."""
    command = ["taskset", "-c", core, "h2load", "-n", calls, "-c", clients, "-m", streams, "-t", 1]
    command += kind.options(folder) + ([f"--log-file={log}"] if log else [])
    before = peer.cpu
    output = subprocess.run(
        [*map(str, command), f"http://127.0.0.1:{peer.port}{kind.path}"], capture_output=True, text=True, check=True
    ).stdout
    used = peer.cpu - before
    done = min(int(re.search(rf"(\d+) {word}", output)[1]) for word in ("succeeded", "2xx"))
    if done != calls:
        raise SystemExit(f"{peer.name}: only {done} of {calls} calls succeeded:\n{output}")
    rate = float(re.search(r"finished in .*?, ([\d.]+) req/s", output)[1])
    return rate * kind.messages, used / calls / kind.messages * 1e6


def table(title, unit, rounds, against):
    """Prints medians over the rounds; a ratio is the median of the ratios within each round."""
    print(f"\n{title}\n{'':34}{unit + '/s':>12}{'CPU s/million':>16}" + "".join(f"{'x ' + name:>16}" for name in against))
    for name in rounds[0]:
        rate, cost = (statistics.median(row[name][i] for row in rounds) for i in (0, 1))
        ratios = [statistics.median(row[name][1] / row[other][1] for row in rounds) for other in against]
        print(f"{name:34}{rate:12.0f}{cost:16.2f}" + "".join(f"{ratio:16.2f}" for ratio in ratios), flush=True)


def batched(ours, guarded, peers, files, folder, options):
    rounds = []
    for _ in range(options.rounds):
        row = {"nghttpd, a file": h2load(files, KINDS["file"], folder, options.calls, 8, 32)}
        for name in ("gRPC", "gRPC-Web", "Connect, JSON", "JSON REST"):
            row[f"signet, {name}"] = h2load(ours, KINDS[name], folder, options.calls, 8, 32)
        row["signet, gRPC with an interceptor"] = h2load_guarded(guarded, folder, options.calls)
        for peer in peers:
            row[peer.name] = h2load(peer, KINDS["gRPC"], folder, max(1, options.calls // peer.slowness), 8, 32)
        rounds.append(row)
    table("Unary, 8 connections, 32 in flight on each", "calls", rounds, ["nghttpd, a file", "signet, gRPC"])


def h2load_guarded(peer, folder, calls):
    kind = KINDS["gRPC"]
    kind = Guarded(kind.path, kind.content_type, kind.body)
    return h2load(peer, kind, folder, calls, 8, 32)


class Guarded(Kind):
    def options(self, folder):
        return [*super().options(folder), "-H", "authorization: Bearer 0123456789abcdef"]


def one_by_one(ours, peers, files, folder, options):
    rounds = []
    calls = options.calls // 4
    for _ in range(options.rounds):
        row = {"nghttpd, a file": h2load(files, KINDS["file"], folder, calls, 64, 1)}
        row["signet, gRPC"] = h2load(ours, KINDS["gRPC"], folder, calls, 64, 1)
        for peer in peers:
            row[peer.name] = h2load(peer, KINDS["gRPC"], folder, max(64, calls // peer.slowness), 64, 1)
        rounds.append(row)
    table("Unary, 64 connections, 1 in flight on each: one call per read", "calls", rounds, ["nghttpd, a file"])


def streaming(ours, peers, folder, options):
    rounds = []
    calls = options.calls // 50
    for _ in range(options.rounds):
        row = {"signet": h2load(ours, KINDS["server streaming"], folder, calls, 8, 4)}
        for peer in peers:
            row[peer.name] = h2load(peer, KINDS["server streaming"], folder, max(8, calls // peer.slowness), 8, 4)
        rounds.append(row)
    table(f"Server streaming, {STREAMED} messages a call, 32 calls in flight", "messages", rounds, ["signet"])


def latency(ours, peers, files, folder, options):
    print(f"\nOne connection, 1 in flight: medians of the rounds\n{'':34}{'p50, us':>12}{'p99, us':>16}")
    servers = [(files, "file"), (ours, "gRPC"), *((peer, "gRPC") for peer in peers)]
    percentiles = {peer.name: [] for peer, _ in servers}
    # In turns, since how soon a processor wakes up changes from minute to minute.
    for _ in range(options.rounds):
        for peer, kind in servers:
            log = folder / "latency"
            log.unlink(missing_ok=True)
            h2load(peer, KINDS[kind], folder, min(5_000, options.calls), 1, 1, log=log)
            times = sorted(int(line.split("\t")[2]) for line in log.read_text().splitlines())
            percentiles[peer.name].append((times[len(times) // 2], times[len(times) * 99 // 100]))
    for name, rounds in percentiles.items():
        half, most = (statistics.median(column) for column in zip(*rounds))
        print(f"{name:34}{half:12.0f}{most:16.0f}", flush=True)


def idle(make, connections, folder):
    """KiB for each connection that has made a call and waits."""
    peer = make()
    try:
        kind = KINDS["file" if "nghttpd" in peer.name else "gRPC"]
        fields = [(":method", "POST" if kind.body else "GET"), (":scheme", "http"), (":path", kind.path),
                  (":authority", "localhost"), ("content-type", "application/grpc"), ("te", "trailers")]  # fmt: skip
        opening = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + http2_frame(4, 0, 0)
        opening += http2_frame(1, 4 if kind.body else 5, 1, hpack.Encoder().encode(fields))
        if kind.body:
            opening += http2_frame(0, 1, 1, kind.body)

        def connect():
            connection = socket.create_connection(("127.0.0.1", peer.port))
            connection.sendall(opening)
            return connection

        warm = [connect() for _ in range(100)]
        time.sleep(1)
        before = peer.resident
        held = []
        while len(held) < connections:
            batch = [connect() for _ in range(min(100, connections - len(held)))]
            held += batch
            for connection in batch:
                # An answer has come: the call was made.
                while connection.recv(4096).find(frame(ANSWER) if kind.body else b"Hello") < 0:
                    pass
                connection.sendall(http2_frame(4, 1, 0))
        time.sleep(1)
        result = (peer.resident - before) / connections
        for connection in warm + held:
            connection.close()
        return peer.name, result
    finally:
        peer.stop()


def scaling(server, folder, options):
    """h2load shares the cores here: the machine has no more."""
    rounds = []
    for _ in range(options.rounds):
        row = {}
        for loops, cores in ((1, "0"), (2, "0,1")):
            peer = Peer("signet", [server, loops], cores)
            h2load(peer, KINDS["gRPC"], folder, 20_000, 8, 32, core="0,1")
            row[f"{loops} loop" + "s" * (loops - 1)] = h2load(peer, KINDS["gRPC"], folder, options.calls, 8, 32, core="0,1")
            peer.stop()
        rounds.append(row)
    table("Event loops, with h2load on the same two cores", "calls", rounds, ["1 loop"])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("server", type=pathlib.Path)
    parser.add_argument("peers", type=pathlib.Path, help="the folder of peers/build")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--calls", type=int, default=200_000, help="in each round")
    parser.add_argument("--connections", type=int, default=10_000, help="idle ones")
    parser.add_argument(
        "--only", choices=["batched", "one", "streaming", "latency", "idle", "scaling"], action="append"
    )
    options = parser.parse_args()

    with tempfile.TemporaryDirectory(prefix="bench-rpc-") as name, contextlib.ExitStack() as stack:
        folder = pathlib.Path(name)
        (folder / "file").write_bytes(frame(ANSWER))

        def nghttpd():
            with socket.create_server(("127.0.0.1", 0)) as free:
                port = free.getsockname()[1]
            command = [shutil.which("nghttpd"), "--no-tls", "-a", "127.0.0.1", "-d", folder, port]
            return Peer("nghttpd, a file", command, port=port)

        def grpc_peers():
            known = [
                ("grpc-go", "go-server", 3, {"GOMAXPROCS": "1"}),
                ("C++ gRPC", "cpp-server", 4, {}),
                ("grpc-swift-2", "swift-server", 20, {}),
            ]
            for title, file, slowness, environment in known:
                if not (options.peers / file).exists():
                    print(f"{title}: not built")
                    continue
                yield title, options.peers / file, slowness, environment

        def start(*parts):
            peer = Peer(*parts)
            stack.callback(peer.stop)
            return peer

        def wants(part):
            return not options.only or part in options.only

        files = nghttpd()
        stack.callback(files.stop)
        ours = start("signet, gRPC", [options.server])
        guarded = start("signet, guarded", [options.server, "guarded"])
        peers = []
        known = list(grpc_peers())
        for title, file, slowness, environment in known:
            peer = Peer(title, [file], environment=environment)
            stack.callback(peer.stop)
            peer.slowness = slowness
            peers.append(peer)
        # Nobody's first calls are measured.
        for peer in [ours, *peers]:
            h2load(peer, KINDS["gRPC"], folder, 5_000, 8, 32)
        if wants("batched"):
            batched(ours, guarded, peers, files, folder, options)
        if wants("one"):
            one_by_one(ours, peers, files, folder, options)
        if wants("streaming"):
            streaming(ours, peers, folder, options)
        if wants("latency"):
            latency(ours, peers, files, folder, options)
        if wants("scaling"):
            scaling(options.server, folder, options)
        if wants("idle"):
            print(f"\nIdle connection after one call, {options.connections} of them\n{'':34}{'KiB each':>12}")
            makes = [nghttpd, lambda: Peer("signet", [options.server])]
            makes += [
                (lambda title=title, file=file, env=environment: Peer(title, [file], environment=env))
                for title, file, _, environment in known
            ]
            for make in makes:
                title, result = idle(make, options.connections, folder)
                print(f"{title:34}{result:12.1f}", flush=True)


main()
