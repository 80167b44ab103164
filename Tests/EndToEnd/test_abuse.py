"""Peers that mean harm: the server gives them up, goes on answering everybody else, and its memory comes back."""

import contextlib
import pathlib
import re
import resource
import socket

import h2.events
import hpack
import pytest

from support.waiting import DEADLINE, eventually
from support.wire import HTTP1, HTTP2, PREFACE, Socket, frame, http2_frame

HEALTHZ = "/zitadel.management.v1.ManagementService/Healthz"
HEADERS, RESET, SETTINGS, PING, GOAWAY, CONTINUATION = 1, 3, 4, 6, 7, 9
ENHANCE_YOUR_CALM = 11
GRPC = {"content_type": "application/grpc", "te": "trailers"}


@pytest.fixture
def victim(make_server):
    server = make_server()
    assert_serves(server)
    return server


def assert_serves(server):
    """A stranger's call is answered on a new connection."""
    with HTTP2(server) as client:
        fields, _ = client.request(HEALTHZ, frame(b""), **GRPC)
    assert fields["grpc-status"] == "0"


def resident(server):
    """MiB."""
    status = pathlib.Path(f"/proc/{server.process.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024


def descriptors(server):
    return len(list(pathlib.Path(f"/proc/{server.process.pid}/fd").iterdir()))


def request_head(*fields, path=HEALTHZ, end=True):
    head = [(":method", "POST"), (":scheme", "http"), (":authority", "x"), (":path", path)]
    return hpack.Encoder().encode(head + [("content-type", "application/grpc"), *fields])


def last_goaway(data):
    """The error code of the last GOAWAY in what a server sent; None without one."""
    code = None
    while len(data) >= 9:
        length = int.from_bytes(data[:3])
        if data[3] == GOAWAY:
            code = int.from_bytes(data[13:17])
        data = data[9 + length :]
    return code


def rapid_reset():
    head = request_head()
    for stream in range(1, 20_001, 2):
        yield http2_frame(HEADERS, 4, stream, head) + http2_frame(RESET, 0, stream, b"\0\0\0\x08")


def continuations():
    yield http2_frame(HEADERS, 0, 1, request_head())
    for _ in range(10_000):
        yield http2_frame(CONTINUATION, 0, 1, b"\x00\x01a\x01b" * 100)


def empty_continuations():
    yield http2_frame(HEADERS, 0, 1, request_head())
    for _ in range(10_000):
        yield http2_frame(CONTINUATION, 0, 1)


def pings():
    for _ in range(20_000):
        yield http2_frame(PING, 0, 0, bytes(8))


def settings():
    for _ in range(20_000):
        yield http2_frame(SETTINGS, 0, 0, b"\0\x03\0\0\0\x64")


def empty_data():
    yield http2_frame(HEADERS, 4, 1, request_head())
    for _ in range(20_000):
        yield http2_frame(0, 0, 1)


def window_updates():
    yield http2_frame(HEADERS, 4, 1, request_head())
    for _ in range(20_000):
        yield http2_frame(8, 0, 1, b"\0\0\0\x01")


FLOODS = [rapid_reset, continuations, empty_continuations, pings, settings, empty_data, window_updates]


@pytest.mark.parametrize("flood", FLOODS, ids=lambda flood: flood.__name__)
def test_floods(flood, victim):
    before = resident(victim)
    bystander = HTTP2(victim)
    for _ in range(3):
        with Socket(victim) as attacker:
            with contextlib.suppress(ConnectionError):
                attacker.send(PREFACE + http2_frame(SETTINGS, 0, 0))
                attacker.send(b"".join(flood()))
            assert last_goaway(attacker.read_to_end()) in (ENHANCE_YOUR_CALM, None), "None: cut off before it was read"
        fields, _ = bystander.request(HEALTHZ, frame(b""), **GRPC)
        assert fields["grpc-status"] == "0", "on a connection from before"
    bystander.socket.close()
    assert_serves(victim)
    eventually(lambda: resident(victim) < before + 16, "memory returns")


GARBAGE = {
    "a TLS client": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(500),
    "SSH": b"SSH-2.0-OpenSSH_9.2\r\n",
    "zeros": bytes(4096),
    "all bytes": bytes(range(256)) * 16,
    "a preface that goes wrong": PREFACE[:-1] + b"x" + bytes(4096),
    "a preface and then noise": PREFACE + bytes(range(255, -1, -1)) * 16,
    "one endless line": b"GET /" + b"a" * 1_000_000,
}


@pytest.mark.parametrize("first", GARBAGE.values(), ids=GARBAGE.keys())
def test_garbage_first_bytes(first, server):
    for _ in range(20):
        with Socket(server) as stranger:
            with contextlib.suppress(ConnectionError):
                stranger.send(first)
                stranger.socket.shutdown(socket.SHUT_WR)
            stranger.read_to_end()
    assert_serves(server)


def test_unknown_verb(server):
    """"SHOULD respond with the 501 (Not Implemented) status code" (RFC 9110 section 9.1)."""
    for before in (b"", b"GET /debug/healthz HTTP/1.1\r\nhost: x\r\n\r\n"):
        with HTTP1(server) as client:
            client.send(before + b"BREW /pot HTTP/1.1\r\nhost: x\r\n\r\n")
            if before:
                assert client.answer()[0] == 200
            assert client.answer()[0] == 501


def test_says_what_time_it_is(server):
    form = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT")
    with HTTP1(server) as client:
        for path in ("/debug/healthz", "/nothing"):
            assert form.fullmatch(client.request("GET", path)[1]["date"])
    with HTTP2(server) as client:
        fields, _ = client.request(HEALTHZ, frame(b""), **GRPC)
        assert form.fullmatch(fields["date"])


def test_half_open_connections(victim):
    """Connections that say nothing, or half of something, and clients that vanish in the middle of an answer."""
    before = descriptors(victim)
    starts = [b"", b"P", PREFACE[:10], PREFACE, b"POST / HTTP/1.1\r\nho", b"\x16\x03\x01",
              PREFACE + http2_frame(SETTINGS, 0, 0) + http2_frame(HEADERS, 0, 1, request_head())]  # fmt: skip
    held = [Socket(victim) for _ in range(50 * len(starts))]
    for number, connection in enumerate(held):
        connection.send(starts[number % len(starts)])
    assert_serves(victim)
    for number, connection in enumerate(held):
        if number % 2:
            # A TCP reset instead of an end.
            connection.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
        connection.socket.close()
    eventually(lambda: descriptors(victim) <= before, "the connections are given back")
    assert_serves(victim)


@pytest.fixture
def many_descriptors():
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    yield hard
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_ten_thousand_idle_connections(many_descriptors, make_server):
    # The server may have as many as we, a few of them for its own files, and half of that for one address.
    count = min(9_900, many_descriptors // 2 - 200)
    server = make_server()
    assert_serves(server)
    before, open_before = resident(server), descriptors(server)
    opening = PREFACE + http2_frame(SETTINGS, 0, 0) + http2_frame(HEADERS, 4, 1, request_head())
    opening += http2_frame(0, 1, 1, frame(b""))
    held = []
    try:
        while len(held) < count:
            batch = [socket.create_connection(("127.0.0.1", server.port), timeout=DEADLINE) for _ in range(100)]
            held += batch
            for connection in batch:
                connection.sendall(opening)
            for connection in batch:
                # The answer's message: 5 octets of prefix in a DATA frame.
                data = b""
                while frame(b"") not in data:
                    data += connection.recv(4096)
                connection.sendall(http2_frame(SETTINGS, 1, 0))
        assert_serves(server)
        # 19 KiB each in a release build; a debug build has somewhat larger frames.
        assert resident(server) - before < count * 40 / 1024
    finally:
        for connection in held:
            connection.close()
    eventually(lambda: descriptors(server) <= open_before, "the connections are given back")
    assert_serves(server)
