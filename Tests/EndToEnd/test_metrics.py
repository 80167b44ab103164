"""What the server tells of itself: metrics as Prometheus reads them, and a line for each call."""

import re

from support.waiting import eventually
from support.wire import HTTP1, HTTP2, PREFACE, Socket, frame, http2_frame

HEALTHZ = "/zitadel.management.v1.ManagementService/Healthz"
TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"
TRACEPARENT = f"00-{TRACE}-00f067aa0ba902b7-01"
SAMPLE = re.compile(r'^([a-z_]+)(?:\{([^}]*)\})? ([0-9.e+-]+)(?: # \{trace_id="([0-9a-f]{32})"\} [0-9.e+-]+)?$')


def scrape(server, **fields):
    """Samples by name and labels, the types of the families, and the traces of the exemplars."""
    with HTTP1(server) as client:
        status, head, body = client.request("GET", "/debug/metrics", **fields)
    assert status == 200
    samples, types, traces, helped = {}, {}, set(), None
    for line in body.decode().splitlines():
        if line.startswith("# HELP "):
            helped, text = line.split(" ", 3)[2:]
            assert text
        elif line.startswith("# TYPE "):
            _, _, name, kind = line.split(" ")
            assert name not in types, "a family is in one piece"
            assert name == helped, "each says what it is for"
            types[name] = kind
        elif line != "# EOF":
            name, labels, value, trace = SAMPLE.match(line).groups()
            labels = frozenset(re.findall(r'([a-z_]+)="([^"]*)"', labels or ""))
            samples[name, labels] = float(value)
            traces.add(trace)
    return samples, types, traces - {None}, head["content-type"]


def value(samples, name, **labels):
    return sum(v for (n, found), v in samples.items() if n == name and set(labels.items()) <= found)


def call(server, **fields):
    with HTTP2(server) as client:
        return client.request(HEALTHZ, frame(b""), content_type="application/grpc", te="trailers", **fields)


def test_calls_are_counted(make_server):
    server = make_server()
    for _ in range(3):
        call(server)
    with HTTP1(server) as client:
        client.request("GET", "/management/v1/healthz")
        assert client.request("GET", "/management/v1/users/1")[0] == 401
    samples, types, _, kind = scrape(server)
    assert kind.startswith("text/plain; version=0.0.4")
    assert types["rpc_server_calls_total"] == "counter" and types["rpc_server_duration_seconds"] == "histogram"
    assert value(samples, "rpc_server_calls_total", method="Healthz", protocol="grpc", code="ok") == 3
    assert value(samples, "rpc_server_calls_total", method="Healthz", protocol="rest", code="ok") == 1
    assert value(samples, "rpc_server_calls_total", method="GetUserByID", code="unauthenticated") == 1
    assert value(samples, "rpc_server_duration_seconds_count", method="Healthz", protocol="grpc") == 3
    assert value(samples, "rpc_server_duration_seconds_bucket", method="Healthz", protocol="grpc", le="+Inf") == 3
    assert value(samples, "rpc_server_received_bytes_total", method="Healthz", protocol="grpc") == 3 * 5
    assert value(samples, "rpc_server_sent_bytes_total", method="Healthz", protocol="grpc") == 3 * 5
    assert value(samples, "transport_exchanges_total") >= 5


def test_what_is_refused_is_counted(make_server):
    server = make_server()
    with Socket(server) as attacker:
        try:
            attacker.send(PREFACE + http2_frame(4, 0, 0) + http2_frame(6, 0, 0, bytes(8)) * 5_000)
        except ConnectionError:
            pass  # cut off in the middle
        attacker.read_to_end()
    eventually(lambda: value(scrape(server)[0], "transport_refused_total", reason="control_flood") == 1, "it is counted")


def test_traces_are_carried(make_server):
    server = make_server("--access-log", "on")
    call(server, traceparent=TRACEPARENT)
    _, _, traces, kind = scrape(server, accept="application/openmetrics-text; version=1.0.0")
    assert kind.startswith("application/openmetrics-text") and traces == {TRACE}
    line = eventually(lambda: next((line for line in server.lines if TRACE in line), None), "a line in the log")
    assert HEALTHZ in line and "code=ok" in line and "protocol=grpc" in line


def test_every_protocol_leaves_a_line(make_server):
    server = make_server("--access-log", "on")
    call(server)
    with HTTP1(server) as client:
        client.request("GET", "/management/v1/healthz")
        client.request("POST", HEALTHZ, b"{}", content_type="application/json")
    for name in ("grpc", "rest", "connect"):
        eventually(lambda name=name: any(f"protocol={name} " in line for line in server.lines), name)
