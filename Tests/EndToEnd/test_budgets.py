"""Many peers that each stay within their limits: together they hold no more memory than they are given, whoever holds most
is refused, everybody else is served, and the memory comes back."""

import re
import resource
import socket

import h2.events
import hpack
import pytest
from grpc_reflection.v1alpha import reflection_pb2

from support.attacks import slow_uploads, unread_answers, uploads
from support.waiting import eventually
from support.wire import HTTP1, HTTP2, frame, http2_frame
from test_abuse import GRPC, HEALTHZ, assert_serves, descriptors, resident

ADD = "/zitadel.management.v1.ManagementService/AddHumanUser"
REFLECT = "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo"
TYPES = (("content-type", "application/grpc"), ("te", "trailers"))
DATA, HEADERS, CONTINUATION = 0, 1, 9
MIB = 1 << 20
OPEN = 60_000
"""Bytes of a message that an open method just takes."""


@pytest.fixture
def victim(make_server):
    """32 MiB for requests and for answers, an eighth of it for strangers."""
    server = make_server("--request-memory", "32", "--answer-memory", "32")
    assert_serves(server)
    return server


def press(crowd, server, total, bystander):
    """Lets a crowd send so many bytes, and others call beside it; the most memory that was seen, in MiB."""
    most = 0
    while crowd.open and crowd.sent < total:
        if not crowd.step() and crowd.sent:
            break  # nothing more is taken
        fields, _ = bystander.request(HEALTHZ, frame(b""), **GRPC)
        assert fields["grpc-status"] == "0"
        most = max(most, resident(server))
    return max(most, resident(server))


def test_unfinished_requests_to_an_open_method(victim):
    before = resident(victim)
    with HTTP2(victim) as bystander, uploads(victim, 20, HEALTHZ, OPEN, 90, *TYPES) as crowd:
        assert press(crowd, victim, 200 * MIB, bystander) < before + 48
        assert crowd.sent > 16 * MIB, "far more than they are given was sent"
    assert_serves(victim)
    eventually(lambda: resident(victim) < before + 24, "memory returns")


def test_unfinished_bodies_over_http1(victim):
    before = resident(victim)
    with HTTP2(victim) as bystander, slow_uploads(victim, 200, HEALTHZ, OPEN, "application/json") as crowd:
        assert press(crowd, victim, 11 * MIB, bystander) < before + 48
    assert_serves(victim)
    eventually(lambda: resident(victim) < before + 24, "memory returns")


def test_caller_with_a_token_is_not_refused_for_strangers(victim, make_world):
    """What they hold is their own share."""
    with uploads(victim, 8, HEALTHZ, OPEN, 90, *TYPES) as crowd:
        while crowd.open and crowd.sent < 32 * MIB and crowd.step():
            pass
        with HTTP2(victim) as caller:
            # Larger than all that strangers may hold together would leave it among them.
            message = frame(b"\x0a\x05admin" + b"\x7a\xff\xff\x7f" + bytes(0x1FFFFF))
            fields, _ = caller.request(
                "/zitadel.management.v1.ManagementService/GetUserByID", message,
                authorization=f"Bearer {victim.token}", **GRPC)  # fmt: skip
    assert fields["grpc-status"] in ("0", "5"), fields


def test_answers_that_nobody_reads(victim):
    before = resident(victim)
    question = reflection_pb2.ServerReflectionRequest(
        file_containing_symbol="zitadel.management.v1.ManagementService"
    ).SerializeToString()
    with HTTP2(victim) as bystander:
        with unread_answers(victim, 20, REFLECT, question, 100, 3, *TYPES) as crowd:
            assert press(crowd, victim, 200 * MIB, bystander) < before + 64
    assert_serves(victim)
    eventually(lambda: resident(victim) < before + 32, "memory returns")


def watches(count, trailers):
    """The frames of a client that watches the health so many times, and says more at the end of each request."""
    head = [(":method", "POST"), (":scheme", "http"), (":authority", "x"), (":path", "/grpc.health.v1.Health/Watch"), *TYPES]
    encoder = hpack.Encoder()
    for stream in range(1, 2 * count, 2):
        yield http2_frame(HEADERS, 4, stream, encoder.encode(head))
        yield http2_frame(DATA, 0, stream, frame(b""))
        pieces = [trailers[start : start + 16_000] for start in range(0, len(trailers), 16_000)]
        for number, piece in enumerate(pieces):
            kind, flags = (CONTINUATION, 0) if number else (HEADERS, 1)
            yield http2_frame(kind, flags | (4 if number == len(pieces) - 1 else 0), stream, piece)


def test_trailers_are_not_kept(make_server):
    """What came with the end of a request goes when it was told, however long the call lives."""
    victim = make_server("--request-memory", "256")
    assert_serves(victim)
    before = resident(victim)
    fields = (b"\x00\x01a\x7f\xa1\x1e" + b"b" * 4_000) * 14
    watching = [HTTP2(victim) for _ in range(5)]
    for client in watching:
        client.send(b"".join(watches(200, fields)))
        for _ in range(200):
            assert client.next_frame(DATA)[0] == frame(b"\x08\x01")
    assert resident(victim) < before + 32, "of 54 MiB that came"
    for client in watching:
        client.socket.close()


def test_memory_goes_back_while_nobody_calls(make_server):
    """To the system, and not only when something else needs it."""
    server = make_server()
    assert_serves(server)
    before = resident(server)
    fields = b"".join(b"x-%d: %s\r\n" % (number, b"a" * 900) for number in range(60))
    held = [HTTP1(server) for _ in range(300)]
    for client in held:
        client.send(b"GET / HTTP/1.1\r\nhost: x\r\n" + fields)
    eventually(lambda: resident(server) > before + 16, "heads that are not whole are held")
    for client in held:
        client.socket.close()
    eventually(lambda: resident(server) < before + 8, "memory returns")


def test_strangers_are_refused_before_their_body(server):
    """UNAUTHENTICATED comes although nothing but the head was sent."""
    with HTTP2(server) as client:
        fields, _ = client.answer(client.start(ADD, end=False, **GRPC))
        assert fields["grpc-status"] == "16"
    with HTTP1(server) as client:
        client.send(
            b"POST /management/v1/users/human HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n"
            b"content-length: 100\r\nexpect: 100-continue\r\n\r\n"
        )
        assert client.answer()[0] == 401, "and not 100"


def test_callers_are_told_to_send_their_body(server):
    with HTTP1(server) as client:
        client.send(
            f"POST /management/v1/users/human HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {server.token}\r\n"
            "content-type: application/json\r\ncontent-length: 2\r\nexpect: 100-continue\r\n\r\n".encode()
        )
        assert client.answer(has_body=False)[0] == 100
        client.send(b"{}")
        assert client.answer()[0] == 400


@pytest.mark.parametrize("choice, code", [("everybody", "0"), ("callers", "16"), ("nobody", "12")])
def test_reflection_can_be_closed(choice, code, make_server):
    server = make_server("--reflection", choice)
    question = reflection_pb2.ServerReflectionRequest(list_services="").SerializeToString()
    with HTTP2(server) as client:
        assert client.request(REFLECT, frame(question), **GRPC)[0]["grpc-status"] == code
        fields = {"authorization": f"Bearer {server.token}", **GRPC}
        assert client.request(REFLECT, frame(question), **fields)[0]["grpc-status"] == ("12" if code == "12" else "0")


@pytest.fixture
def few_descriptors():
    """A soft limit as most systems have it, or less."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(512, hard), hard))
    yield hard
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def limits(server):
    text = open(f"/proc/{server.process.pid}/limits").read()
    return tuple(map(int, re.search(r"Max open files\s+(\d+)\s+(\d+)", text).groups()))


def test_soft_limit_of_descriptors_is_raised(few_descriptors, make_server):
    server = make_server()
    assert limits(server) == (few_descriptors, few_descriptors)


def test_silent_connections_go_first(make_server):
    """Half of all are one address's; those that say nothing go for those that do."""
    server = make_server("--max-connections", "100")
    assert_serves(server)
    before = descriptors(server)
    with HTTP2(server) as busy:
        fields, _ = busy.request(HEALTHZ, frame(b""), **GRPC)
        assert fields["grpc-status"] == "0"
        held = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(150)]
        for _ in range(10):
            assert_serves(server)
            assert descriptors(server) <= before + 60
        for connection in held:
            connection.close()
    eventually(lambda: descriptors(server) <= before, "the connections are given back")


def refusals(client, reason):
    text = client.request("/debug/metrics", verb="GET")[1].decode()
    return int(re.search(rf'transport_refused_total{{reason="{reason}"}} (\d+)', text)[1])


def test_no_descriptor_for_a_new_connection(make_server):
    """It waits; the server does not spin meanwhile, which would try thousands of times."""
    server = make_server()
    with HTTP2(server) as busy:
        # While it watches something the connection is not silent, and does not go for the new one.
        watch = busy.start("/grpc.health.v1.Health/Watch", frame(b""), **GRPC)
        while not busy.of(h2.events.DataReceived, watch):
            busy.receive()
        assert refusals(busy, "no_descriptor") == 0
        hard = limits(server)[1]
        resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE, (descriptors(server), hard))
        waiting = HTTP1(server)
        eventually(lambda: refusals(busy, "no_descriptor") >= 3, "it is tried again")
        assert refusals(busy, "no_descriptor") < 500
        resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE, (hard, hard))
        with waiting:
            assert waiting.request("GET", "/debug/healthz")[0] == 200


def test_silent_connection_gives_its_descriptor(make_server):
    server = make_server()
    silent = HTTP1(server)
    assert silent.request("GET", "/debug/healthz")[0] == 200
    hard = limits(server)[1]
    resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE, (descriptors(server), hard))
    assert_serves(server)
    assert silent.read_to_end() == b""
    silent.socket.close()
