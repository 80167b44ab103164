"""First start, further starts, and the end."""

import re
import signal
import socket
import ssl
import stat
import subprocess
import time

import grpc
import h2.events
import httpx
import pytest
from grpc_health.v1 import health_pb2, health_pb2_grpc

from support import certificates, schema
from support.schema import V1
from support.ports import reserve_port
from support.server import executable
from support.waiting import eventually
from support.wire import HTTP1, HTTP2, PREFACE, frame, http2_frame

HEALTHZ = V1("Healthz").path


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_first_start_writes_secrets_for_the_owner_alone(make_server):
    server = make_server()
    for name in ("admin.pat", "master.key", *(() if server.database else ("signet.db",))):
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
        [executable(), "serve", "--listen", "127.0.0.1:0", *server.where],
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


# Idle clients: the grace period is for running calls

GRACE = ("--grace-period", "3600")


def silent(connection, _):
    pass


def half_a_head(connection, _):
    connection.sendall(b"GET / HTTP/1.1\r\nHo")


def kept(connection, _):
    connection.sendall(b"GET /debug/healthz HTTP/1.1\r\nhost: x\r\n\r\n")
    assert b"200 OK" in connection.recv(65536)


def answered_early(connection, _):
    connection.sendall(b"POST /nowhere HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n")
    assert b"404" in connection.recv(65536)


def kept_http2(connection, server):
    connection.sendall(PREFACE + http2_frame(4, 0, 0))
    assert connection.recv(65536)


IDLERS = [silent, half_a_head, kept, answered_early, kept_http2]


@pytest.mark.parametrize("secure", [False, True], ids=["cleartext", "tls"])
def test_idle_clients_do_not_hold_up_the_end(secure, tmp_path, make_server):
    """None of them reads, answers or closes; the end comes in far less than what is left for calls."""
    options = GRACE
    if secure:
        _, certificate, key = certificates.issue(tmp_path)
        options += ("--tls-certificate", str(certificate), "--tls-key", str(key))
    server = make_server(*options)
    connections = []
    for begin in IDLERS:
        connection = socket.create_connection(("127.0.0.1", server.port), timeout=30)
        if secure:
            context = ssl.create_default_context()
            context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
            context.set_alpn_protocols(["h2" if begin is kept_http2 else "http/1.1"])
            connection = context.wrap_socket(connection)
        begin(connection, server)
        connections.append(connection)
    assert server.stop() == 0
    for connection in connections:
        connection.close()


def unending_call(server, files=()):
    """A call that never ends, by a client that does not say goodbye."""
    connection = socket.create_connection(("127.0.0.1", server.port), timeout=30)
    if files:
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        connection = context.wrap_socket(connection, suppress_ragged_eofs=False)
    connection.sendall(
        f"POST /v2/users/1/email/resend HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n"
        f"authorization: Bearer {server.token}\r\nexpect: 100-continue\r\ncontent-length: 2\r\n\r\n".encode()
    )
    # The server waits for the rest of it.
    assert connection.recv(100).startswith(b"HTTP/1.1 100")
    connection.sendall(b"{")
    return connection


@pytest.mark.parametrize("encrypted", [False, True], ids=["cleartext", "TLS"])
def test_the_grace_period_is_the_bound(encrypted, tmp_path, make_server):
    """Who does not end is cut off; over TLS without a farewell, whose answer would have to be waited for."""
    _, certificate, key = certificates.issue(tmp_path)
    files = ("--tls-certificate", str(certificate), "--tls-key", str(key)) if encrypted else ()
    server = make_server("--grace-period", "1", *files)
    with unending_call(server, files) as connection:
        assert server.stop() == 0
        if encrypted:
            with pytest.raises(ssl.SSLEOFError):
                connection.recv(100)
        else:
            assert connection.recv(100) == b""


@pytest.mark.parametrize("delay", ["0", "3600"])
def test_told_twice_it_waits_no_longer(delay, make_server):
    """Neither for balancers that look nor for calls that run."""
    server = make_server("--grace-period", "3600", "--drain-delay", delay)
    with unending_call(server):
        server.process.send_signal(signal.SIGTERM)
        if delay == "0":
            eventually(lambda: refuses_connections(server), "it drains")
        else:
            eventually(lambda: httpx.get(f"{server.url}/debug/ready").status_code != 200, "not ready")
        assert server.process.poll() is None
        assert server.stop(signal.SIGINT) == 0


def refuses_connections(server):
    try:
        socket.create_connection(("127.0.0.1", server.port), timeout=30).close()
    except ConnectionRefusedError:
        return True
    return False


def test_half_closed_client_is_answered(make_server):
    """"… nor does it imply that the client is no longer interested in a response" (RFC 9112 section 9.6)."""
    server = make_server()
    with HTTP1(server) as connection:
        body = b"{}"
        connection.send(
            f"POST {HEALTHZ} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n"
            f"authorization: Bearer {server.token}\r\ncontent-length: {len(body)}\r\n\r\n".encode() + body
        )
        connection.socket.shutdown(socket.SHUT_WR)
        assert connection.answer()[0] == 200
        assert connection.read_to_end() == b""


# Before the end


def test_drain_delay_keeps_serving_while_not_ready(make_server):
    server = make_server("--drain-delay", "5")
    server.process.send_signal(signal.SIGTERM)
    eventually(lambda: httpx.get(f"{server.url}/debug/ready").status_code != 200, "not ready")
    # On a new connection: the port is still open.
    assert httpx.get(f"{server.url}/debug/healthz").text == "ok"
    with grpc.insecure_channel(server.authority) as channel:
        health = health_pb2_grpc.HealthStub(channel).Check(health_pb2.HealthCheckRequest())
        assert health.status == health_pb2.HealthCheckResponse.NOT_SERVING
    assert server.wait() == 0


# Signals


@pytest.mark.parametrize("name", ["SIGHUP", "SIGUSR1", "SIGUSR2"])
def test_other_signals_do_not_end_it(name, make_server):
    server = make_server()
    server.process.send_signal(getattr(signal, name))
    if name == "SIGHUP":
        eventually(lambda: "SIGHUP" in server.log, "the signal is heard")
    assert httpx.get(f"{server.url}/debug/healthz").text == "ok"
    assert server.stop() == 0


def test_a_stop_while_it_starts_is_a_stop(tmp_path):
    """As soon as the data directory is there, long before it listens: ended in order, not by the signal."""
    for attempt in range(5):
        data = tmp_path / str(attempt)
        process = subprocess.Popen(
            [executable(), "serve", "--listen", "127.0.0.1:0", "--data", str(data)],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        while not data.exists() and process.poll() is None:
            pass
        process.send_signal(signal.SIGTERM)
        output, _ = process.communicate(timeout=60)
        assert process.returncode == 0, output


# Certificates


def shown(server):
    """The certificate that a new connection is shown."""
    return ssl.get_server_certificate(("127.0.0.1", server.port), timeout=30)


def certificate_end(server, roots):
    context = ssl.create_default_context(cafile=roots)
    metrics = httpx.get(f"https://127.0.0.1:{server.port}/debug/metrics", verify=context).text
    return int(float(re.search(r"^transport_certificate_expiry_timestamp_seconds (\S+)$", metrics, re.MULTILINE)[1]))


@pytest.mark.parametrize("told", [False, True], ids=["watched", "SIGHUP"])
def test_renewed_certificates_are_picked_up(told, tmp_path, make_server):
    files = tmp_path / "files"
    files.mkdir()
    roots, certificate, key = certificates.issue(files)
    server = make_server("--tls-certificate", str(certificate), "--tls-key", str(key))
    first = shown(server)
    assert first.strip() == certificate.read_text().strip()
    assert abs(certificate_end(server, roots) - time.time() - 86_400) < 3_600
    # A key that does not belong to the certificate changes nothing, and is said.
    good = key.read_bytes()
    other = tmp_path / "other"
    other.mkdir()
    key.write_bytes(certificates.issue(other)[2].read_bytes())
    if told:
        server.process.send_signal(signal.SIGHUP)
    eventually(lambda: "certificates cannot be used" in server.log, "the mismatch is said")
    assert shown(server) == first
    key.write_bytes(good)
    certificates.issue(files)
    if told:
        server.process.send_signal(signal.SIGHUP)
    eventually(lambda: shown(server).strip() == certificate.read_text().strip(), "the new certificate is shown")
    assert shown(server) != first
    assert server.stop() == 0


def test_clients_reconnect_after_a_restart(make_server):
    server = make_server(listen=f"127.0.0.1:{reserve_port()}")
    stub = schema.module("zitadel.management_pb2_grpc").ManagementServiceStub
    with grpc.insecure_channel(server.authority) as channel:
        stub(channel).Healthz(schema.management.HealthzRequest())
        server.stop()
        server.start()
        stub(channel).Healthz(schema.management.HealthzRequest(), wait_for_ready=True, timeout=60)


REFUSALS = {
    "a token of nobody": (["token", "--user", "nobody"], "there is no user nobody"),
    "an owner by a name that is taken": (["create-owner", "--user", "admin"], "there is a user admin already"),
    "nobody is forgotten": (["erase-user", "1"], "there is no user 1"),
    "an export over a file": (["export", "/dev/null"], "File exists"),
    "an export of no organization": (["export", "new.json", "--organization", "1"], "nothing was written"),
    "an import of no file": (["import", "missing.json"], "No such file"),
}


@pytest.mark.sqlite
@pytest.mark.parametrize("row", REFUSALS)
def test_a_command_that_was_understood_says_why_it_does_nothing_and_no_more(row, make_server, tmp_path):
    """How it is called was right: its usage would hide the reason, and 64 (EX_USAGE) would lead a script astray."""
    arguments, reason = REFUSALS[row]
    server = make_server()
    assert server.stop() == 0
    answer = subprocess.run(
        [executable(), "admin", *arguments, *server.where], capture_output=True, text=True, timeout=60, cwd=tmp_path
    )
    assert answer.returncode == 1 and not answer.stdout, answer
    assert reason in answer.stderr and "Usage" not in answer.stderr and len(answer.stderr.splitlines()) == 1, answer


@pytest.mark.sqlite
def test_a_store_is_not_copied_to_itself(make_server):
    server = make_server()
    assert server.stop() == 0
    place = f"sqlite:{server.data / 'signet.db'}"
    answer = subprocess.run(
        [executable(), "admin", "copy", "--from", place, "--to", place], capture_output=True, text=True, timeout=60
    )
    assert answer.returncode == 1 and "cannot be copied to itself" in answer.stderr, answer
