"""What one request of a stranger can cost: for everything that strangers control, at its limit and at half of it, the
processor time of the server. Fails when something costs more than 50 ms, or grows faster than its input. Run by
`scripts/bench abuse [PATTERN…]`."""

import argparse
import contextlib
import dataclasses
import functools
import pathlib
import re
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/EndToEnd"))

import abuse_inputs  # noqa: E402
import h2.config  # noqa: E402
import h2.connection  # noqa: E402
import h2.events  # noqa: E402
import h2.exceptions  # noqa: E402
from support.server import Server  # noqa: E402
from support.wire import HTTP1, HTTP2  # noqa: E402

DEAREST = 0.050
"""Seconds of a processor that a request may cost."""
GROWTH = 3.0
"""How many times dearer twice as much may be: 2 is in proportion, and the rest is what measuring is off by."""
CHEAP = 0.002
"""Seconds below which growth is not looked at: allocators and caches have steps."""
ENDLESS = 20.0
"""Seconds after which an answer is not waited for any longer."""


class Unchecked(HTTP2):
    """A client of HTTP/2 that says whatever it is told to."""

    def __init__(self, server):
        super(HTTP2, self).__init__(server)
        self.socket.settimeout(ENDLESS)
        self.h2 = h2.connection.H2Connection(h2.config.H2Configuration(
            header_encoding=None, normalize_outbound_headers=False, validate_outbound_headers=False))  # fmt: skip
        # Huffman's code takes hpack seconds for a long text.
        self.h2.encoder.encode = functools.partial(self.h2.encoder.encode, huffman=False)
        self.h2.initiate_connection()
        self.events = []
        self.flush()

    def ask(self, verb, path, fields, body, chunk):
        stream = self.h2.get_next_available_stream_id()
        head = [(":method", verb), (":scheme", "http"), (":path", path)]
        if "host" not in dict(fields):
            head.append((":authority", "localhost"))
        self.h2.send_headers(stream, [(name, value.encode("latin-1")) for name, value in head + list(fields)],
                             end_stream=not body)  # fmt: skip
        self.flush()
        with contextlib.suppress(h2.exceptions.ProtocolError):
            for start in range(0, len(body), chunk):
                if self.ended(stream):
                    break
                self.body(stream, body[start : start + chunk], end=start + chunk >= len(body))
        while not self.ended(stream):
            if not self.receive():
                return "closed"
        fields = {}
        for kind in (h2.events.ResponseReceived, h2.events.TrailersReceived):
            for event in self.of(kind, stream):
                fields |= dict(event.headers)
        self.events.clear()
        if b":status" not in fields:
            return "reset"
        return fields[b":status"].decode() + (
            f"/{fields[b'grpc-status'].decode()}" if b"grpc-status" in fields else ""
        )


class Plain(HTTP1):
    def __init__(self, server):
        super().__init__(server)
        self.socket.settimeout(ENDLESS)

    def ask(self, verb, path, fields, body, chunk):
        fields = list(fields)
        names = dict(fields)
        if "host" not in names:
            fields.append(("host", "localhost"))
        if body:
            fields.append(("content-length", str(len(body))))
        lines = "".join(f"{name}: {value}\r\n" for name, value in fields)
        with contextlib.suppress(ConnectionError):  # refused early
            self.send(f"{verb} {path} HTTP/1.1\r\n{lines}\r\n".encode("latin-1"))
            for start in range(0, len(body), chunk):
                self.send(body[start : start + chunk])
        try:
            status, answer, _ = self.answer()
        except (ConnectionError, AssertionError):
            return "closed"
        if answer.get("connection") == "close":
            self.closed = True
        return f"{status}" + (f"/{answer['grpc-status']}" if "grpc-status" in answer else "")


@dataclasses.dataclass
class Row:
    name: str
    version: str
    limit: int
    half_cost: float
    cost: float
    said: str
    steps: bool = False
    """Whether a quarter shows that the growth between half and limit is a step, such as an allocator's."""

    @property
    def growth(self):
        return self.cost / max(self.half_cost, 1e-9)

    @property
    def fault(self):
        if self.said == "endless":
            return "did not end"
        if self.cost > DEAREST:
            return f"more than {DEAREST * 1000:.0f} ms"
        grows = self.cost > CHEAP and self.growth > GROWTH and not self.steps
        return "grows faster than its input" if grows else ""

    def __str__(self):
        return (f"{self.name:52.52} {self.version:8} {self.limit:9} {self.half_cost * 1e3:9.3f} {self.cost * 1e3:9.3f} "
                f"x{self.growth:<5.1f} {self.said:8} {self.fault}")  # fmt: skip


class Meter:
    """Asks the server, and looks at its clock before and after."""

    def __init__(self, data):
        self.data = data
        self.server = Server(data, "--log-level", "error").start()

    def close(self):
        self.server.kill()

    def processor_time(self):
        # The clock of another process, as clock_getcpuclockid(3) makes it.
        return time.clock_gettime(~self.server.process.pid << 3 | 2)

    def cost(self, kind, request, chunk, times):
        """Seconds of a request's, and what was answered."""
        verb, path, fields, body = request
        pairs = list(fields.items()) if isinstance(fields, dict) else fields
        costs, client, said = [], None, "endless"
        for _ in range(times + 1):
            client = client or kind(self.server)
            before = self.processor_time()
            try:
                said = client.ask(verb, path, pairs, body, chunk or 1 << 20)
            except TimeoutError:
                client.socket.close()
                spent = self.processor_time() - before
                self.close()
                self.server = Server(self.data, "--log-level", "error").start()
                return spent, "endless"
            except h2.exceptions.ProtocolError:
                said = "closed"
            costs.append(self.processor_time() - before)
            if said == "closed" or getattr(client, "closed", False) or said == "reset":
                client.socket.close()
                client = None
            if sum(costs) > 1:
                break
        if client:
            client.socket.close()
        # The least is what it costs; the machine does the rest. The first finds caches cold, and so does nobody else.
        return min(costs[1:] or costs), said


def measure(meter, given, times):
    for version, kind in (("HTTP/1.1", Plain), ("HTTP/2", Unchecked)):
        half, _ = meter.cost(kind, given.build(given.limit // 2), given.chunks, times)
        full, said = meter.cost(kind, given.build(given.limit), given.chunks, times)
        row = Row(given.name, version, given.limit, half, full, said)
        if row.fault and full <= DEAREST:
            quarter, _ = meter.cost(kind, given.build(given.limit // 4), given.chunks, times)
            row.steps = half <= GROWTH * quarter
        yield row


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("patterns", nargs="*", help="only inputs whose name matches one of these")
    parser.add_argument("--times", type=int, default=5, help="each request is made so often")
    parser.add_argument("--all", action="store_true", help="print every input, not only the dearest")
    options = parser.parse_args(arguments)
    inputs = [given for given in abuse_inputs.everything()
              if not options.patterns or any(re.search(p, given.name) for p in options.patterns)]  # fmt: skip
    rows = []
    with tempfile.TemporaryDirectory(prefix="signet-abuse-") as name:
        meter = Meter(pathlib.Path(name) / "data")
        try:
            for given in inputs:
                for row in measure(meter, given, options.times):
                    if row.fault and row.said != "endless":
                        # Once more, and longer: the machine may have been busy.
                        row = next(again for again in measure(meter, given, 3 * options.times)
                                   if again.version == row.version)  # fmt: skip
                    rows.append(row)
                    if row.fault:
                        print(row, flush=True)
        finally:
            meter.close()
    rows.sort(key=lambda row: -row.cost)
    print(f"\n{'what grows':52} {'over':8} {'limit':>9} {'half, ms':>9} {'limit, ms':>9} growth answer")
    print("\n".join(map(str, rows if options.all else rows[:25])))
    wrong = sum(bool(row.fault) for row in rows)
    print(f"{len(inputs)} inputs over two versions of HTTP; {wrong} cost too much")
    sys.exit(wrong > 0)
