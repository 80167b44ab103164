"""What others notice while the server is attacked, what the attack takes and how it ends: a table in Markdown. Fails when an
innocent call is lost, its p99 reaches 100 ms, or memory does not come back. Run by `scripts/bench attacks [PATTERN…]`."""

import argparse
import asyncio
import contextlib
import dataclasses
import json
import pathlib
import re
import statistics
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/EndToEnd"))

import hpack  # noqa: E402
from attackers import everything, unverified  # noqa: E402
from bench import cpu_seconds, memory  # noqa: E402
from support import certificates  # noqa: E402
from support.server import Server  # noqa: E402
from support.wire import PREFACE, frame, http2_frame  # noqa: E402

WHOAMI = "/zitadel.auth.v1.AuthService/GetMyUser"
PACE = 0.04
"""Seconds from one call of a caller to the next: with eight callers, 200 calls a second."""
LOST = 10.0
"""Seconds after which a call is given up."""
BAR = 100.0
"""Milliseconds that the p99 of innocent calls stays below."""
KEPT = 48.0
"""MiB that may stay with the process after an attack: what the allocator holds on to."""
DATA, HEADERS, RESET, SETTINGS, PING, GOAWAY, WINDOW = 0, 1, 3, 4, 6, 7, 8


class Caller:
    """Calls at a fixed pace, whatever becomes of the calls before: how long each took from when it was due, in ms."""

    def __init__(self, server, secure, kept=True):
        self.server, self.secure, self.kept = server, secure, kept
        self.times, self.lost = [], []
        self.writer = None

    async def connect(self, protocol):
        context = unverified(protocol) if self.secure else None
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.server.port, ssl=context)

    def leave(self):
        if self.writer:
            self.writer.close()
        self.writer = None

    async def run(self, first):
        due = first
        while True:
            await asyncio.sleep(max(0, due - time.monotonic()))
            try:
                async with asyncio.timeout(LOST):
                    if not self.writer:
                        await self.open()
                    await self.call()
            except (OSError, EOFError, AssertionError, TimeoutError) as error:
                self.lost.append(repr(error))
                self.leave()
            self.times.append((time.monotonic() - due) * 1000)
            if not self.kept:
                self.leave()
            due += PACE


class REST(Caller):
    async def open(self):
        await self.connect("http/1.1")

    async def call(self):
        self.writer.write(f"GET /auth/v1/users/me HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {self.server.token}\r\n\r\n".encode())
        head = await self.reader.readuntil(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200"), head
        await self.reader.readexactly(int(re.search(rb"content-length: (\d+)", head)[1]))


class GRPC(Caller):
    async def open(self):
        await self.connect("h2")
        self.encoder, self.decoder, self.stream = hpack.Encoder(), hpack.Decoder(), -1
        self.writer.write(PREFACE + http2_frame(SETTINGS, 0, 0))

    async def call(self):
        self.stream += 2
        head = {":method": "POST", ":scheme": "http", ":authority": "x", ":path": WHOAMI, "te": "trailers",
                "content-type": "application/grpc", "authorization": f"Bearer {self.server.token}"}  # fmt: skip
        self.writer.write(http2_frame(HEADERS, 4, self.stream, self.encoder.encode(head.items()))
                          + http2_frame(DATA, 1, self.stream, frame(b"")))  # fmt: skip
        fields = {}
        while "grpc-status" not in fields:
            start = await self.reader.readexactly(9)
            payload = await self.reader.readexactly(int.from_bytes(start[:3]))
            kind, flags = start[3], start[4]
            assert kind not in (RESET, GOAWAY), (kind, payload)
            if kind == HEADERS:
                fields |= dict(self.decoder.decode(payload))
            elif kind == DATA and payload:
                self.writer.write(http2_frame(WINDOW, 0, 0, len(payload).to_bytes(4)))
            elif kind in (SETTINGS, PING) and not flags & 1:
                self.writer.write(http2_frame(kind, 1, 0, payload if kind == PING else b""))
        assert fields["grpc-status"] == "0", fields


@dataclasses.dataclass
class Row:
    name: str
    connections: int
    memory: tuple
    calls: list
    lost: list
    server: float
    attackers: float
    seconds: float
    ended: str

    @property
    def p99(self):
        return statistics.quantiles(self.calls, n=100)[98]

    @property
    def faults(self):
        before, _, after = self.memory
        return [text for text, holds in (
            (f"{len(self.lost)} calls lost: {self.lost[:1]}", self.lost), (f"p99 {self.p99:.0f} ms", self.p99 >= BAR),
            (f"{after - before:.0f} MiB kept", after > before + KEPT)) if holds]  # fmt: skip

    def __str__(self):
        before, most, after = self.memory
        return (f"| {self.name} | {self.connections:,} | {before:.0f} → {most:.0f} → {after:.0f} | {len(self.calls):,}, "
                f"{len(self.lost)} | {statistics.median(self.calls):.1f}, {self.p99:.1f}, {max(self.calls):.0f} | "
                f"{self.server / self.seconds:.2f}, {self.attackers / self.seconds:.2f} | {self.ended} |")  # fmt: skip


HEADER = """| attack | connections | MiB before → most → after | others' calls, lost | p50, p99, most, ms | \
cores: server, attacker | ended |
|---|---|---|---|---|---|---|"""


class Watch:
    """Looks at a process while others call it."""

    def __init__(self, server):
        self.pid = server.process.pid
        self.most = 0.0

    async def run(self):
        while True:
            self.most = max(self.most, memory(self.pid))
            await asyncio.sleep(0.05)

    @property
    def descriptors(self):
        return len(list(pathlib.Path(f"/proc/{self.pid}/fd").iterdir()))

    async def until(self, holds, seconds):
        """Waits until it holds, or for so long; how long it took."""
        began = time.monotonic()
        while not holds() and time.monotonic() < began + seconds:
            await asyncio.sleep(0.1)
        return time.monotonic() - began


async def told(process):
    line = await process.stdout.readline()
    assert line, "the attackers failed"
    return json.loads(line)


async def attack(attack, server, options):
    callers = [kind(server, attack is not None and attack.tls, kept)
               for kind, kept in ((GRPC, True), (GRPC, True), (GRPC, True), (REST, True), (REST, True), (REST, True),
                                  (REST, False), (GRPC, False))]  # fmt: skip
    watch = Watch(server)
    first = time.monotonic() + 0.1
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(caller.run(first + PACE * number / len(callers)))
                 for number, caller in enumerate(callers)]  # fmt: skip
        tasks.append(group.create_task(watch.run()))
        await asyncio.sleep(2)
        before, open_before = memory(watch.pid), watch.descriptors
        for caller in callers:
            caller.times.clear()
        watch.most, used, began = before, cpu_seconds(watch.pid), time.monotonic()
        if attack:
            ended, theirs = await press(attack, server, watch, open_before, options)
        else:
            await asyncio.sleep(options.seconds)
            ended, theirs = "", 0.0
        seconds, used = time.monotonic() - began, cpu_seconds(watch.pid) - used
        calls = [taken for caller in callers for taken in caller.times]
        await watch.until(lambda: memory(watch.pid) < before + KEPT / 3, 10)
        for task in tasks:
            task.cancel()
    for caller in callers:
        caller.leave()
    lost = [text for caller in callers for text in caller.lost]
    return Row(attack.name if attack else "none", attack.connections if attack else 0,
               (before, watch.most, memory(watch.pid)), calls, lost, used, theirs, seconds, ended)  # fmt: skip


async def press(attack, server, watch, open_before, options):
    """Has the server attacked; how that ended, and the processor time of the attackers."""
    patience = min(options.patience, 5) if attack.stays else options.patience
    process = await asyncio.create_subprocess_exec(
        sys.executable, ROOT / "scripts/lib/attackers.py", attack.name, str(server.port), str(options.seconds),
        str(patience), stdout=asyncio.subprocess.PIPE, limit=1 << 24)  # fmt: skip
    try:
        await told(process)
        ending = asyncio.create_task(told(process))
        rest = await watch.until(lambda: watch.descriptors <= open_before + 4, patience)
        report = await ending
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()
    lives = report["lives"]
    ended = f"each after {statistics.median(lives):.1f} s; " if lives else ""
    if report["left"]:
        return ended + f"{report['left']:,} stay for {patience:.0f} s and longer", report["cpu"]
    return ended + f"all gone {rest:.1f} s after the last began", report["cpu"]


def measure(attacked, options):
    with tempfile.TemporaryDirectory(prefix="signet-attacks-") as name:
        folder = pathlib.Path(name)
        extra, prefix = [], ()
        if attacked and attacked.tls:
            _, certificate, key = certificates.issue(folder)
            extra = ["--tls-certificate", str(certificate), "--tls-key", str(key)]
        if attacked and attacked.limit:
            prefix = ("prlimit", f"--nofile={attacked.limit}:{attacked.limit}")
        with Server(folder / "data", "--log-level", "error", *extra, prefix=prefix) as server:
            return asyncio.run(attack(attacked, server, options))


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("patterns", nargs="*", help="only attacks whose name matches one of these")
    parser.add_argument("--seconds", type=float, default=8, help="for which connections that end are made anew")
    parser.add_argument("--patience", type=float, default=75, help="seconds for which what is left is waited for")
    options = parser.parse_args(arguments)
    chosen = [None, *everything()]
    if options.patterns:
        chosen = [a for a in chosen if a and any(re.search(pattern, a.name) for pattern in options.patterns)]
    print(HEADER)
    rows = []
    for attacked in chosen:
        rows.append(measure(attacked, options))
        print(rows[-1], flush=True)
    faults = [f"{row.name}: {'; '.join(row.faults)}" for row in rows if row.faults]
    print("\n".join(faults))
    sys.exit(len(faults) > 0)
