"""The runtime by itself: the interoperability cases of gRPC, and what `buf curl` asks of a server that it does not know.

The cases are those of grpc/grpc's doc/interop-test-descriptions.md that need no credentials of a cloud.
"""

import gzip
import json
import pathlib
import re
import struct
import subprocess
import sys
import urllib.request

import grpc
import pytest
from google.protobuf.descriptor_pool import DescriptorPool
from grpc_reflection.v1alpha import reflection_pb2, reflection_pb2_grpc
from grpc_reflection.v1alpha.proto_reflection_descriptor_database import ProtoReflectionDescriptorDatabase

from support import peers
from support.peers import empty, messages

BUF = pathlib.Path(sys.executable).parent / "buf"
REQUEST_SIZES = [27182, 8, 1828, 45904]
RESPONSE_SIZES = [31415, 9, 2653, 58979]
TIMEOUT = 60


@pytest.fixture(scope="module")
def interop():
    with peers.GrpcInterop() as server:
        yield server


class Calls:
    """The methods of one service over one channel."""

    def __init__(self, channel, service="grpc.testing.TestService"):
        def method(kind, name, request, response):
            return getattr(channel, kind)(f"/{service}/{name}", request.SerializeToString, response.FromString)

        m, nothing = messages, empty.Empty
        self.empty = method("unary_unary", "EmptyCall", nothing, nothing)
        self.unimplemented = method("unary_unary", "UnimplementedCall", nothing, nothing)
        self.unary = method("unary_unary", "UnaryCall", m.SimpleRequest, m.SimpleResponse)
        self.output = method(
            "unary_stream", "StreamingOutputCall", m.StreamingOutputCallRequest, m.StreamingOutputCallResponse
        )
        self.input = method(
            "stream_unary", "StreamingInputCall", m.StreamingInputCallRequest, m.StreamingInputCallResponse
        )
        self.duplex = method(
            "stream_stream", "FullDuplexCall", m.StreamingOutputCallRequest, m.StreamingOutputCallResponse
        )


@pytest.fixture(params=["none", "gzip", "deflate"])
def calls(request, interop):
    compression = {"none": None, "gzip": grpc.Compression.Gzip, "deflate": grpc.Compression.Deflate}[request.param]
    with grpc.insecure_channel(interop.authority, compression=compression) as channel:
        yield Calls(channel)


def payload(size):
    return messages.Payload(body=bytes(size))


def ask(response_size, request_size):
    return messages.StreamingOutputCallRequest(
        response_parameters=[messages.ResponseParameters(size=response_size)], payload=payload(request_size)
    )


class Pipe:
    """Requests that are sent when the test says so."""

    def __init__(self):
        import queue

        self.queue = queue.Queue()

    def send(self, request):
        self.queue.put(request)

    def close(self):
        self.queue.put(None)

    def __iter__(self):
        return iter(self.queue.get, None)


def test_empty_unary(calls):
    assert calls.empty(empty.Empty(), timeout=TIMEOUT) == empty.Empty()


def test_large_unary(calls):
    response = calls.unary(messages.SimpleRequest(response_size=314159, payload=payload(271828)), timeout=TIMEOUT)
    assert response.payload.body == bytes(314159)


def test_client_streaming(calls):
    requests = (messages.StreamingInputCallRequest(payload=payload(size)) for size in REQUEST_SIZES)
    assert calls.input(requests, timeout=TIMEOUT).aggregated_payload_size == sum(REQUEST_SIZES)


def test_server_streaming(calls):
    request = messages.StreamingOutputCallRequest(
        response_parameters=[messages.ResponseParameters(size=size) for size in RESPONSE_SIZES]
    )
    assert [len(answer.payload.body) for answer in calls.output(request, timeout=TIMEOUT)] == RESPONSE_SIZES


def test_ping_pong(calls):
    pipe = Pipe()
    answers = calls.duplex(iter(pipe), timeout=TIMEOUT)
    for request_size, response_size in zip(REQUEST_SIZES, RESPONSE_SIZES):
        pipe.send(ask(response_size, request_size))
        assert len(next(answers).payload.body) == response_size
    pipe.close()
    assert list(answers) == []


def test_empty_stream(calls):
    assert list(calls.duplex(iter([]), timeout=TIMEOUT)) == []


def test_cancel_after_begin(calls):
    pipe = Pipe()
    call = calls.input.future(iter(pipe), timeout=TIMEOUT)
    call.cancel()
    pipe.close()
    assert call.cancelled() and call.code() == grpc.StatusCode.CANCELLED


def test_cancel_after_first_response(calls):
    pipe = Pipe()
    answers = calls.duplex(iter(pipe), timeout=TIMEOUT)
    pipe.send(ask(RESPONSE_SIZES[0], REQUEST_SIZES[0]))
    assert len(next(answers).payload.body) == RESPONSE_SIZES[0]
    answers.cancel()
    pipe.close()
    with pytest.raises(grpc.RpcError):
        next(answers)
    assert answers.code() == grpc.StatusCode.CANCELLED


def test_timeout_on_sleeping_server(calls):
    pipe = Pipe()
    answers = calls.duplex(iter(pipe), timeout=0.001)
    pipe.send(messages.StreamingOutputCallRequest(payload=payload(27182)))
    with pytest.raises(grpc.RpcError) as refusal:
        next(answers)
    pipe.close()
    assert refusal.value.code() == grpc.StatusCode.DEADLINE_EXCEEDED


@pytest.mark.parametrize("message", ["test status message", "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n"])
def test_status_code_and_message(message, calls):
    """Also the case special_status_message."""
    status = messages.EchoStatus(code=2, message=message)
    with pytest.raises(grpc.RpcError) as refusal:
        calls.unary(messages.SimpleRequest(response_status=status), timeout=TIMEOUT)
    assert (refusal.value.code(), refusal.value.details()) == (grpc.StatusCode.UNKNOWN, message)
    answers = calls.duplex(iter([messages.StreamingOutputCallRequest(response_status=status)]), timeout=TIMEOUT)
    with pytest.raises(grpc.RpcError) as refusal:
        next(answers)
    assert (refusal.value.code(), refusal.value.details()) == (grpc.StatusCode.UNKNOWN, message)


def test_custom_metadata(calls):
    initial, trailing = "x-grpc-test-echo-initial", "x-grpc-test-echo-trailing-bin"
    values = ((initial, "test_initial_metadata_value"), (trailing, b"\x0a\x0b\x0a\x0b\x0a\x0b"), (trailing, b"\x00\xff"))
    request = messages.SimpleRequest(response_size=314159, payload=payload(271828))
    _, unary = calls.unary.with_call(request, metadata=values, timeout=TIMEOUT)
    duplex = calls.duplex(iter([ask(314159, 271828)]), metadata=values, timeout=TIMEOUT)
    list(duplex)
    for call in (unary, duplex):
        assert ("x-grpc-test-echo-initial", "test_initial_metadata_value") in call.initial_metadata()
        assert [value for name, value in call.trailing_metadata() if name == trailing] == [values[1][1], values[2][1]]


def test_unimplemented_method(calls):
    with pytest.raises(grpc.RpcError) as refusal:
        calls.unimplemented(empty.Empty(), timeout=TIMEOUT)
    assert refusal.value.code() == grpc.StatusCode.UNIMPLEMENTED


def test_unimplemented_service(interop):
    with grpc.insecure_channel(interop.authority) as channel:
        with pytest.raises(grpc.RpcError) as refusal:
            Calls(channel, "grpc.testing.UnimplementedService").unimplemented(empty.Empty(), timeout=TIMEOUT)
    assert refusal.value.code() == grpc.StatusCode.UNIMPLEMENTED


# Compression, seen on the wire


def test_answers_are_compressed_for_those_who_compress(interop):
    """A Connect call with a compressed body, by a client that knows nothing of Connect."""
    body = gzip.compress(json.dumps({"responseSize": 100_000}).encode())
    request = urllib.request.Request(
        f"{interop.url}/grpc.testing.TestService/UnaryCall",
        body,
        {"content-type": "application/json", "content-encoding": "gzip", "accept-encoding": "gzip"},
    )
    with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:
        assert answer.headers["content-encoding"] == "gzip"
        compressed = answer.read()
    assert len(compressed) < 10_000
    assert len(json.loads(gzip.decompress(compressed))["payload"]["body"]) > 100_000


def web_status(interop, method, *requests):
    """The status of a call whose messages come compressed or not, as told for each."""
    body = b""
    for request, is_compressed in requests:
        message = request.SerializeToString()
        message = gzip.compress(message) if is_compressed else message
        body += struct.pack(">BI", is_compressed, len(message)) + message
    fields = {"content-type": "application/grpc-web", "grpc-encoding": "gzip"}
    request = urllib.request.Request(f"{interop.url}/grpc.testing.TestService/{method}", body, fields)
    with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:
        found = answer.headers["grpc-status"] or re.search(rb"grpc-status: ?(\d+)", answer.read())[1]
    return int(found)


@pytest.mark.parametrize("expected", [True, False])
@pytest.mark.parametrize("sent", [True, False])
def test_compressed_requests_are_known(expected, sent, interop):
    """The cases client_compressed_unary and client_compressed_streaming."""
    status = 0 if expected == sent else 3
    flag = messages.BoolValue(value=expected)
    unary = messages.SimpleRequest(expect_compressed=flag, response_size=10, payload=payload(271828))
    assert web_status(interop, "UnaryCall", (unary, sent)) == status
    first = messages.StreamingInputCallRequest(expect_compressed=flag, payload=payload(27182))
    other = messages.StreamingInputCallRequest(
        expect_compressed=messages.BoolValue(value=not expected), payload=payload(45904)
    )
    assert web_status(interop, "StreamingInputCall", (first, sent), (other, not sent)) == status


def test_answers_are_compressed_as_asked(interop):
    """The cases server_compressed_unary and server_compressed_streaming, by the flags of the frames."""
    def flags(method, request):
        body = request.SerializeToString()
        fields = {"content-type": "application/grpc-web", "grpc-accept-encoding": "gzip"}
        body = struct.pack(">BI", 0, len(body)) + body
        asked = urllib.request.Request(f"{interop.url}/grpc.testing.TestService/{method}", body, fields)
        with urllib.request.urlopen(asked, timeout=TIMEOUT) as answer:
            data = answer.read()
        found = []
        while data:
            flag, length = struct.unpack(">BI", data[:5])
            found += [flag] if flag < 2 else []
            data = data[5 + length :]
        return found

    for wanted in (True, False):
        flag = messages.BoolValue(value=wanted)
        assert flags("UnaryCall", messages.SimpleRequest(response_compressed=flag, response_size=314159)) == [wanted]
    parameters = [
        messages.ResponseParameters(compressed=messages.BoolValue(value=wanted), size=size)
        for wanted, size in ((True, 31415), (False, 92653))
    ]
    assert flags("StreamingOutputCall", messages.StreamingOutputCallRequest(response_parameters=parameters)) == [1, 0]


def test_a_bomb_is_refused(interop):
    """A few kilobytes that would become a hundred megabytes."""
    body = gzip.compress(bytes(100_000_000))
    frame = struct.pack(">BI", 1, len(body)) + body
    request = urllib.request.Request(
        f"{interop.url}/grpc.testing.TestService/UnaryCall",
        frame,
        {"content-type": "application/grpc-web", "grpc-encoding": "gzip"},
    )
    with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:
        assert answer.headers["grpc-status"] == "8"


# buf curl


@pytest.fixture(params=["grpc", "grpcweb", "connect"])
def buf(request, interop):
    def run(*options, path="", data=None):
        command = [
            BUF, "curl", "--protocol", request.param, "--http2-prior-knowledge", "--reflect", *options,
            *(["--data", "\n".join(map(json.dumps, data))] if data else []), f"{interop.url}/{path}",
        ]  # fmt: skip
        done = subprocess.run(list(map(str, command)), capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


@pytest.mark.parametrize("version", ["grpc-v1", "grpc-v1alpha"])
def test_buf_lists(version, buf):
    services = buf("--list-services", "--reflect-protocol", version).split()
    assert {"grpc.testing.TestService", "grpc.health.v1.Health"} <= set(services)
    methods = buf("--list-methods", "--reflect-protocol", version).split()
    assert {"grpc.testing.TestService/FullDuplexCall", "grpc.testing.BenchmarkService/UnaryCall"} <= set(methods)


def sizes(output):
    decoder, rest, found = json.JSONDecoder(), output.strip(), []
    while rest:
        answer, end = decoder.raw_decode(rest)
        found.append(answer)
        rest = rest[end:].strip()
    return [len(answer["payload"]["body"]) for answer in found]


def test_buf_calls(buf):
    answer = json.loads(buf(path="grpc.testing.TestService/UnaryCall", data=[{"responseSize": 3}]))
    assert answer == {"payload": {"body": "AAAA"}}
    parameters = [{"size": 3}, {"size": 30}, {"size": 300}]
    streamed = buf(path="grpc.testing.TestService/StreamingOutputCall", data=[{"responseParameters": parameters}])
    assert sizes(streamed) == [4, 40, 400]
    summed = buf(path="grpc.testing.TestService/StreamingInputCall", data=[{"payload": {"body": "AAAA"}}] * 4)
    assert json.loads(summed) == {"aggregatedPayloadSize": 12}
    each = [{"responseParameters": [{"size": size}]} for size in (3, 6)]
    assert sizes(buf(path="grpc.testing.TestService/FullDuplexCall", data=each)) == [4, 8]


# Reflection, in what `buf curl` does not ask


@pytest.fixture(scope="module")
def reflection(interop):
    with grpc.insecure_channel(interop.authority) as channel:
        yield ProtoReflectionDescriptorDatabase(channel)


def test_reflection_describes_symbols(reflection):
    pool = DescriptorPool(reflection)
    service = pool.FindServiceByName("grpc.testing.TestService")
    assert service.methods_by_name["FullDuplexCall"].client_streaming
    for symbol in ("grpc.testing.TestService.EmptyCall", "grpc.testing.Payload.body", "grpc.testing.COMPRESSABLE"):
        assert reflection.FindFileContainingSymbol(symbol).package == "grpc.testing"
    assert reflection.FindFileByName("grpc/testing/messages.proto").message_type


def test_reflection_refuses_one_by_one(interop):
    """An answer for each question, also where there is none to give; the stream goes on."""
    ask = reflection_pb2.ServerReflectionRequest
    extension = reflection_pb2.ExtensionRequest(containing_type="grpc.testing.Payload", extension_number=9)
    questions = [
        ask(file_by_filename="nowhere.proto"), ask(file_containing_symbol="no.such.Thing"),
        ask(file_containing_extension=extension), ask(all_extension_numbers_of_type="no.such.Thing"),
        ask(all_extension_numbers_of_type="grpc.testing.Payload"), ask(list_services=""),
    ]  # fmt: skip
    with grpc.insecure_channel(interop.authority) as channel:
        stub = reflection_pb2_grpc.ServerReflectionStub(channel)
        answers = list(stub.ServerReflectionInfo(iter(questions), timeout=TIMEOUT))
    assert [answer.original_request for answer in answers] == questions
    assert [answer.error_response.error_code for answer in answers] == [5, 5, 5, 5, 0, 0]
    assert list(answers[4].all_extension_numbers_response.extension_number) == []
    assert len(answers[5].list_services_response.service) == 5


# The server of the Connect conformance suite, as the suite starts it


def test_conformance_server_starts():
    wanted = peers.server_compat.ServerCompatRequest(protocol=1, http_version=1).SerializeToString()
    process = subprocess.Popen([peers.path("ConnectConformance")], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        process.stdin.write(struct.pack(">I", len(wanted)) + wanted)
        process.stdin.close()
        (length,) = struct.unpack(">I", process.stdout.read(4))
        started = peers.server_compat.ServerCompatResponse.FromString(process.stdout.read(length))
        # {"requestData":"AAAA"}, as a GET.
        query = "encoding=json&message=%7B%22requestData%22%3A%22AAAA%22%7D"
        url = f"http://{started.host}:{started.port}/connectrpc.conformance.v1.ConformanceService/IdempotentUnary?{query}"
        with urllib.request.urlopen(url, timeout=TIMEOUT) as answer:
            info = json.loads(answer.read())["payload"]["requestInfo"]
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
    assert info["requests"][0]["requestData"] == "AAAA"
    assert {"name": "encoding", "value": ["json"]} in info["connectGetInfo"]["queryParams"]
