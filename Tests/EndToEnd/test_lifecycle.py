"""First start, further starts, and the end."""

import re
import signal
import socket
import stat
import subprocess

import grpc
import h2.events
import httpx
import pytest
from grpc_health.v1 import health_pb2, health_pb2_grpc

from support import schema
from support.schema import V1
from support.server import executable
from support.wire import HTTP1, HTTP2, frame, http2_frame

HEALTHZ = V1("Healthz").path


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_first_start_writes_secrets_for_the_owner_alone(make_server):
    server = make_server()
    for name in ("admin.pat", "master.key", "signet.db"):
        assert mode(server.data / name) & 0o077 == 0, name
    assert mode(server.data / "admin.pat") == mode(server.data / "master.key") == 0o600


def test_token_works_and_is_stored_hashed(make_server, make_world):
    server = make_server()
    assert make_world(server).admin.call(V1("GetMyOrg")).code == 0
    token = server.token.encode()
    server.stop()
    for file in server.data.rglob("*"):
        if file.is_file() and file.name != "admin.pat":
            assert token not in file.read_bytes(), file


def test_second_start_goes_on(make_server, make_world):
    server = make_server()
    world = make_world(server)
    user_id, token = world.unverified(), server.token
    events = server.events
    assert server.stop() == 0
    server.start()
    assert server.token == token and server.events == events
    assert make_world(server).admin.get(V1("GetUserByID"), id=user_id).user.id == user_id


def test_answers_from_the_first_instant(make_server):
    """The line that says where it listens comes when it does."""
    server = make_server()
    assert httpx.get(f"{server.url}/debug/ready").status_code == 200


def test_port_in_use(server, tmp_path):
    answer = subprocess.run(
        [executable(), "serve", "--listen", server.authority, "--data", str(tmp_path / "data")],
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert answer.returncode not in (0, -signal.SIGILL, -signal.SIGTRAP)
    assert str(server.port) in answer.stderr + answer.stdout
    assert re.search("in use", answer.stderr + answer.stdout, re.IGNORECASE)


def test_a_lost_key_is_not_replaced(make_server):
    """A new key would void every code that waits, without a word."""
    server = make_server()
    assert server.stop() == 0
    (server.data / "master.key").unlink()
    answer = subprocess.run(
        [executable(), "serve", "--listen", "127.0.0.1:0", "--data", str(server.data)],
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert answer.returncode > 0
    assert "master.key is missing" in answer.stderr + answer.stdout
    assert not (server.data / "master.key").exists()


BAD_OPTIONS = {
    "an option that is none": ["--nonsense"],
    "an address that is none": ["--listen", "nowhere"],
    "a certificate without its key": ["--tls-certificate", "missing.pem"],
    "a certificate that is missing": ["--tls-certificate", "missing.pem", "--tls-key", "missing.pem"],
    "a provider of no kind": ["--smtp-url", "gopher://example.com"],
    "a limit that is no number": ["--resend-burst", "many"],
    "data where none can be": ["--data", "/proc/nowhere"],
}


@pytest.mark.parametrize("row", BAD_OPTIONS)
def test_bad_options_are_said_at_once(row, tmp_path):
    options = BAD_OPTIONS[row]
    if "--data" not in options:
        options = [*options, "--data", str(tmp_path / "data")]
    if "--listen" not in options:
        options = [*options, "--listen", "127.0.0.1:0"]
    answer = subprocess.run([executable(), "serve", *options], capture_output=True, text=True, timeout=60)
    assert answer.returncode > 0, answer
    assert answer.stderr or answer.stdout


def test_environment_and_its_precedence(make_server):
    """The command line wins over the environment, the environment over the default."""
    server = make_server(environment={"SIGNET_LISTEN": "nowhere", "SIGNET_EXTERNAL_URL": "https://id.example.com"})
    assert httpx.get(f"{server.url}/debug/healthz").text == "ok"


def test_version():
    answer = subprocess.run([executable(), "version"], capture_output=True, text=True, timeout=60)
    assert answer.returncode == 0 and re.search(r"\d+\.\d+", answer.stdout)


# SIGTERM

FIELDS = {"content_type": "application/grpc", "te": "trailers"}


def test_call_in_flight_finishes_over_http2(make_server):
    server = make_server()
    with HTTP2(server) as connection:
        stream = connection.start(HEALTHZ, frame(b"")[:3], end=False, **FIELDS)
        connection.request(HEALTHZ, frame(b""), **FIELDS)  # so that the first was surely read
        server.process.send_signal(signal.SIGTERM)
        # hyper-h2 takes a GOAWAY for the end of everything; the standard does not (RFC 9113 section 6.8). Frames by hand:
        goaway, _ = connection.next_frame(7)
        assert int.from_bytes(goaway[4:8]) == 0 and int.from_bytes(goaway[:4]) >= stream
        ping, _ = connection.next_frame(6)
        connection.send(http2_frame(6, 1, 0, ping))
        connection.send(http2_frame(0, 1, stream, frame(b"")[3:]))
        rest = connection.read_to_end()
    assert b"\0\0\0\0\0" in rest and len(rest) > 20, "head, message and trailers"
    assert server.wait() == 0


def test_call_in_flight_finishes_over_http1(make_server):
    server = make_server()
    with HTTP1(server) as connection:
        connection.request("GET", "/debug/healthz")
        connection.send(f"POST {HEALTHZ} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{{".encode())
        with HTTP1(server) as other:
            other.request("GET", "/debug/healthz")
            server.process.send_signal(signal.SIGTERM)
            assert other.read_to_end() == b"", "an idle connection is closed"
        connection.send(b"}")
        status, fields, _ = connection.answer()
        assert status == 200 and fields["connection"] == "close"
        assert connection.read_to_end() == b""
    assert server.wait() == 0


def test_nothing_new_is_taken_while_draining(make_server):
    server = make_server()
    with HTTP1(server) as connection:
        connection.send(b"POST /v2/users/1/email/resend HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\n\r\n{")
        with HTTP1(server) as other:
            other.request("GET", "/debug/healthz")
            server.process.send_signal(signal.SIGTERM)
            other.read_to_end()
        with pytest.raises(OSError):
            socket.create_connection(("127.0.0.1", server.port), timeout=10).close()
        connection.send(b"}")
        assert connection.answer()[0] == 401
    assert server.wait() == 0


def test_watchers_are_told(make_server):
    """A stream that would never end does not hold up the end."""
    server = make_server()
    with grpc.insecure_channel(server.authority) as channel:
        watch = health_pb2_grpc.HealthStub(channel).Watch(health_pb2.HealthCheckRequest())
        assert next(watch).status == health_pb2.HealthCheckResponse.SERVING
        server.process.send_signal(signal.SIGTERM)
        try:
            for answer in watch:
                assert answer.status == health_pb2.HealthCheckResponse.NOT_SERVING
        except grpc.RpcError as error:
            assert error.code() in (grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.CANCELLED)
    assert server.wait() == 0


def test_interrupt_ends_it_too(make_server):
    assert make_server().stop(signal.SIGINT) == 0


def test_clients_reconnect_after_a_restart(make_server):
    server = make_server()
    port = server.port
    stub = schema.module("zitadel.management_pb2_grpc").ManagementServiceStub
    with grpc.insecure_channel(server.authority) as channel:
        stub(channel).Healthz(schema.management.HealthzRequest())
        server.stop()
        server.listen = f"127.0.0.1:{port}"
        server.start()
        stub(channel).Healthz(schema.management.HealthzRequest(), wait_for_ready=True, timeout=60)
