"""What no client should send: the status that the specification names, the connection kept where it keeps it, and
nothing written."""

import base64
import json
import struct
import urllib.parse

import pytest

from support import schema
from support.schema import V1, V2
from support.wire import HTTP1, HTTP2, PREFACE, Socket, frame, http2_frame

RESEND = V1("ResendHumanEmailVerification").path
LIMIT = 4 * 1024 * 1024


@pytest.fixture
def user_id(world):
    return world.unverified()


@pytest.fixture
def message(user_id):
    return schema.management.ResendHumanEmailVerificationRequest(user_id=user_id).SerializeToString()


@pytest.fixture
def unchanged(server, user_id):
    """Fails a test after which the store holds more than before it."""
    events = server.events
    yield
    assert server.events == events, "what is refused writes nothing"


@pytest.fixture
def http2(server):
    with HTTP2(server) as connection:
        yield connection


@pytest.fixture
def http1(server):
    with HTTP1(server) as connection:
        yield connection


pytestmark = pytest.mark.usefixtures("unchanged")

# What to make of a message that would be taken, and what it comes to.
FRAMES = {
    "nothing at all": (lambda message: b"", (12,)),
    "half a frame head": (lambda message: frame(message)[:3], (13,)),
    "a frame that ends early": (lambda message: frame(message)[:-1], (13,)),
    "a frame longer than its message": (lambda message: struct.pack(">BI", 0, len(message) + 1) + message, (13,)),
    "two messages": (lambda message: frame(message) * 2, (12,)),
    "compressed without saying how": (lambda message: frame(message, flags=1), (13,)),
    "flags that mean nothing": (lambda message: frame(message, flags=0x42), (13,)),
    "a message larger than allowed, by its head alone": (lambda message: struct.pack(">BI", 0, LIMIT + 1), (8,)),
    "the largest length there is": (lambda message: b"\0\xff\xff\xff\xff", (8,)),
    "a field that ends early": (lambda message: frame(message[:-1]), (3, 13)),
    "text that is not UTF-8": (lambda message: frame(b"\x0a\x02\xc3\x28"), (3, 13)),
    "half a surrogate pair in UTF-8": (lambda message: frame(b"\x0a\x03\xed\xa0\x80"), (3, 13)),
    "field number 0": (lambda message: frame(b"\x02\x01x"), (3, 13)),
    "a group that never ends": (lambda message: frame(message + b"\x7b"), (3, 13)),
    "a number of eleven bytes": (lambda message: frame(message + b"\x50" + b"\xff" * 10 + b"\x01"), (3, 13)),
    "a length beyond the end": (lambda message: frame(b"\x0a\xff\xff\xff\xff\x07"), (3, 13)),
}


def grpc_fields(server, content_type="application/grpc", **fields):
    return {"content_type": content_type, "te": "trailers", "authorization": f"Bearer {server.token}", **fields}


def proof_of_life(connection, server):
    """A good call on the same connection."""
    fields, body = connection.request("/zitadel.management.v1.ManagementService/Healthz", frame(b""), **grpc_fields(server))
    assert (fields[":status"], fields["grpc-status"], body) == ("200", "0", frame(b""))


@pytest.mark.parametrize("row", FRAMES)
def test_grpc(row, server, http2, message):
    make, codes = FRAMES[row]
    fields, body = http2.request(RESEND, make(message), **grpc_fields(server))
    assert fields[":status"] == "200" and fields["content-type"].startswith("application/grpc")
    assert int(fields["grpc-status"]) in codes and body == b"", fields
    proof_of_life(http2, server)


def web_trailers(body):
    while body:
        flags, length = struct.unpack(">BI", body[:5])
        if flags & 0x80:
            return dict(line.split(": ", 1) for line in body[5 : 5 + length].decode().split("\r\n") if line)
        body = body[5 + length :]
    return {}


@pytest.mark.parametrize("text", [False, True], ids=["binary", "text"])
@pytest.mark.parametrize("row", FRAMES)
def test_grpc_web(row, text, server, http1, message):
    make, codes = FRAMES[row]
    body = make(message)
    kind = "application/grpc-web-text" if text else "application/grpc-web"
    status, fields, answer = http1.request(
        "POST", RESEND, base64.b64encode(body) if text else body,
        content_type=kind, authorization=f"Bearer {server.token}",
    )  # fmt: skip
    assert status == 200, fields
    if text:
        answer = base64.b64decode(answer)
    code = fields.get("grpc-status") or web_trailers(answer)["grpc-status"]
    assert int(code) in codes
    assert http1.request("GET", "/debug/healthz")[::2] == (200, b"ok")


@pytest.mark.parametrize("body", [b"****", b"AAAAAA=A", b"AAAA=", b"\xff\xfe"])
def test_grpc_web_text_that_is_no_base64(body, server, http1):
    status, fields, answer = http1.request(
        "POST", RESEND, body, content_type="application/grpc-web-text", authorization=f"Bearer {server.token}"
    )
    code = fields.get("grpc-status") or web_trailers(base64.b64decode(answer))["grpc-status"]
    assert status == 200 and int(code) in (3, 13)
    assert http1.request("GET", "/debug/healthz")[0] == 200


@pytest.mark.parametrize("row", [row for row in FRAMES if row.startswith(("a field", "text", "half a surr", "field", "a group", "a number", "a length"))])
def test_connect_proto(row, server, http1, message):
    make, _ = FRAMES[row]
    status, _, body = http1.request(
        "POST", RESEND, make(message)[5:], content_type="application/proto", authorization=f"Bearer {server.token}"
    )
    assert (status, json.loads(body)["code"]) == (400, "invalid_argument")
    assert http1.request("GET", "/debug/healthz")[0] == 200


JSON = {
    "no JSON": b"hello",
    "half of it": b'{"userId": "1"',
    "something after it": b'{"userId": "1"} {}',
    "an array": b"[]",
    "a string": b'"1"',
    "a number where text is due": b'{"userId": 1}',
    "an object where text is due": b'{"userId": {}}',
    "text that is not UTF-8": b'{"userId": "\xc3\x28"}',
    "half a surrogate pair": b'{"userId": "\\ud800"}',
    "a control character": b'{"userId": "\x01"}',
    "one name twice": b'{"userId": "1", "userId": "2"}',
    "one field under both names": b'{"userId": "1", "user_id": "2"}',
    "nested without end": b'{"x":' + b"[" * 100_000,
    "both of a oneof": b'{"userId": "1", "sendCode": {}, "returnCode": {}}',
    "a message that is a list": b'{"userId": "1", "sendCode": []}',
}


@pytest.mark.parametrize("version", [HTTP1, HTTP2], ids=["http1", "http2"])
@pytest.mark.parametrize("row", JSON)
def test_json(row, version, server):
    """As Connect and as REST: the same codec."""
    fields = {"content_type": "application/json", "authorization": f"Bearer {server.token}"}
    with version(server) as connection:

        def post(path):
            if version is HTTP1:
                return connection.request("POST", path, JSON[row], **fields)[::2]
            head, body = connection.request(path, JSON[row], **fields)
            return int(head[":status"]), body

        for path, code in ((V2("ResendEmailCode").path, "invalid_argument"), ("/v2/users/1/email/resend", 3)):
            if path.startswith("/v2") and "userId" in row:
                continue
            status, body = post(path)
            assert (status, json.loads(body)["code"]) == (400, code), body
        assert post("/management/v1/users/human/_import")[0] == 400


@pytest.mark.parametrize(
    "query", ["queries.x", "isEmailVerified=1&.=2", "=&&=", "%FF=%FF", "loginName=a&loginName=b", "loginName.x=1"]
)
def test_query_that_fits_no_field(query, server, http1):
    status, _, body = http1.request(
        "GET", f"/management/v1/global/users/_by_login_name?{query}", authorization=f"Bearer {server.token}"
    )
    assert status in (400, 404) and json.loads(body)["code"] in (3, 5), body


@pytest.mark.parametrize("query", ["keys=%ff", "keys=a&keys=%C0%80", "%FF=1&keys=a", "keys=%ED%A0%80"])
def test_query_that_is_not_utf8(query, server, http1):
    """Once repaired, and then it named something else: the key U+FFFD."""
    status, _, body = http1.request("DELETE", f"/v2/users/1/metadata?{query}", authorization=f"Bearer {server.token}")
    answer = json.loads(body)
    assert (status, answer["code"]) == (400, 3) and "invalid UTF-8" in answer["message"], answer
    assert query.startswith("%FF") or answer["message"].startswith("keys:")


def test_path_that_is_not_utf8(server, http1):
    status, _, body = http1.request("GET", "/management/v1/users/%FF%FE", authorization=f"Bearer {server.token}")
    assert (status, json.loads(body)["code"]) == (400, 3)


@pytest.mark.parametrize("version", [HTTP1, HTTP2], ids=["http1", "http2"])
@pytest.mark.parametrize(
    "path, kind, code",
    [("/v2/users/1/email/resend", "application/json", 8), (V2("ResendEmailCode").path, "application/json", "resource_exhausted"),
     (V2("ResendEmailCode").path, "application/proto", "resource_exhausted")],
)  # fmt: skip
def test_body_larger_than_a_message_may_be(version, path, kind, code, server):
    body = json.dumps({"userId": "1", "x": "y" * LIMIT}).encode()
    with version(server) as connection:
        fields = {"content_type": kind, "authorization": f"Bearer {server.token}"}
        if version is HTTP1:
            # With a length it can be refused before a byte of it is read.
            head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in fields.items())
            connection.send(f"POST {path} HTTP/1.1\r\nhost: x\r\ncontent-length: {len(body)}\r\n{head}\r\n".encode())
            status, _, answer = connection.answer()
        else:
            head, answer = connection.request(path, body, **fields)
            status = int(head[":status"])
            proof_of_life(connection, server)
        assert (status, json.loads(answer)["code"]) == (429, code)


# Types, paths, verbs

UNKNOWN_TYPES = ["text/plain", "application/xml", "application/grpcx", "multipart/form-data; boundary=x", "nonsense", ""]


@pytest.mark.parametrize("kind", UNKNOWN_TYPES)
def test_content_type_that_no_protocol_has(kind, server, http1):
    status, fields, _ = http1.request("POST", RESEND, b"{}", content_type=kind, authorization=f"Bearer {server.token}")
    assert status == 415 and "application/proto" in fields["accept-post"]
    assert http1.request("GET", "/debug/healthz")[0] == 200


@pytest.mark.parametrize(
    "kind, body, wanted",
    [("text/plain;charset=UTF-8", b"{}", 200), ("application/octet-stream", b"{}", 200), ("nonsense", b"{}", 200),
     ("application/x-www-form-urlencoded", b"{}", 200), ("application/xml", b"<userId/>", 400),
     ("application/x-www-form-urlencoded", b"userId=1", 415), ("multipart/form-data; boundary=x", b"--x--", 415),
     ("application/proto", b"\n\x011", 415)],
)  # fmt: skip
def test_content_types_in_rest(kind, body, wanted, server, http1):
    """Whatever is JSON is taken as JSON: `fetch` says text/plain of it, curl that it is a form."""
    status, _, _ = http1.request(
        "POST", "/v2/users", body, content_type=kind, authorization=f"Bearer {server.token}"
    )
    assert status == wanted


def test_unknown_methods_of_connect(server, http1):
    path = RESEND.rsplit("/", 1)[0] + "/Nothing"
    status, fields, body = http1.request("POST", path, b"{}", content_type="application/json")
    assert (status, json.loads(body)["code"]) == (404, "unimplemented")
    assert fields["content-type"] == "application/json"


@pytest.mark.parametrize("target", ["*", "/"])
@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_options_of_the_server(target, version, server):
    """HAProxy's `option httpchk` alone asks `OPTIONS / HTTP/1.0`."""
    with Socket(server) as connection:
        connection.send(f"OPTIONS {target} HTTP/{version}\r\nhost: x\r\nconnection: close\r\n\r\n".encode())
        answer = connection.read_to_end().decode()
    assert answer.startswith("HTTP/1.1 204 ")
    allowed = next(line for line in answer.split("\r\n") if line.startswith("allow: "))
    assert {"GET", "POST", "PUT", "DELETE", "OPTIONS"} <= set(allowed.removeprefix("allow: ").split(", "))


@pytest.mark.parametrize("version, te", [("1.0", "trailers"), ("1.1", None), ("1.1", "gzip"), ("1.1", "Trailers")])
def test_grpc_needs_trailers(version, te, server, message):
    """nginx's proxy_pass: the outcome could not be told, and the client would ask again."""
    served = te == "Trailers"
    body = frame(message if not served else schema.management.HealthzRequest().SerializeToString())
    path = V1("Healthz").path if served else RESEND
    fields = {"host": "x", "content-type": "application/grpc", "authorization": f"Bearer {server.token}",
              "content-length": str(len(body)), "connection": "close"} | ({"te": te} if te else {})  # fmt: skip
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    with Socket(server) as connection:
        connection.send(f"POST {path} HTTP/{version}\r\n{head}\r\n".encode() + body)
        answer = connection.read_to_end().decode(errors="replace")
    assert answer.startswith("HTTP/1.1 200 " if served else "HTTP/1.1 505 ")
    assert f"grpc-status: {0 if served else 12}" in answer


@pytest.mark.parametrize("kind", ["application/grpc", "application/grpc-web"])
def test_compression_that_nobody_knows(kind, server, http2, message):
    fields, body = http2.request(RESEND, frame(message, flags=1), **grpc_fields(server, kind, grpc_encoding="zip"))
    code = fields.get("grpc-status") or web_trailers(body)["grpc-status"]
    assert code == "12"
    # "the server … must include grpc-accept-encoding"
    assert "identity" in fields.get("grpc-accept-encoding", "")
    proof_of_life(http2, server)


@pytest.mark.parametrize(
    "path",
    ["/", "/nothing", "/management/v1/nothing", "/management/v2/healthz", "/v2/users/1/email/resend/more",
     "/v2//email/resend", "/../etc/passwd", "/%2e%2e/x", "/management/v1/users/1/email/_resend_verification%2f"],
)  # fmt: skip
def test_unknown_path(path, server, http1):
    status, _, body = http1.request("POST", path, b"{}", content_type="application/json", authorization="Bearer x")
    assert (status, json.loads(body)) == (404, {"code": 5, "message": "Not Found"})


@pytest.mark.parametrize(
    "verb, path, allowed",
    [("GET", "/v2/users/1/email/resend", {"POST"}), ("DELETE", "/management/v1/healthz", {"GET"}),
     ("PATCH", "/management/v1/users/1/email", {"GET", "PUT"}), ("PROPFIND", "/management/v1/orgs/me", {"GET", "DELETE", "PUT"}),
     ("GET", RESEND, {"POST"}), ("PUT", RESEND, {"POST"})],
)  # fmt: skip
def test_known_path_wrong_verb(verb, path, allowed, server, http1):
    status, fields, body = http1.request(verb, path, authorization=f"Bearer {server.token}")
    assert (status, json.loads(body)) == (405, {"code": 12, "message": "Method Not Allowed"})
    named = {name.strip() for name in fields["allow"].split(",")}
    assert allowed & named and verb not in named, fields["allow"]
    assert http1.request("GET", "/debug/healthz")[0] == 200


@pytest.mark.parametrize("path", ["/zitadel.user.v2.UserService/Nothing", "/nobody.knows.This/Nothing"])
def test_unknown_method_over_grpc(path, server, http2):
    fields, _ = http2.request(path, frame(b""), **grpc_fields(server))
    assert (fields[":status"], fields["grpc-status"]) == ("200", "12")
    proof_of_life(http2, server)


@pytest.mark.parametrize("timeout", ["", "1", "S", "-1S", "1.5S", "123456789S", "1x", "١S"])
def test_timeout_that_means_nothing(timeout, server, http2, message):
    if not timeout.isascii():
        timeout = timeout.encode().decode("latin-1")
    fields, _ = http2.request(RESEND, frame(message), **grpc_fields(server, grpc_timeout=timeout))
    assert fields["grpc-status"] in ("3", "13")
    proof_of_life(http2, server)


@pytest.mark.parametrize("row", FRAMES)
def test_strangers_are_refused_before_a_message_is_read(row, server, http2, message):
    make, _ = FRAMES[row]
    fields, _ = http2.request(RESEND, make(message), content_type="application/grpc", te="trailers")
    assert (fields["grpc-status"], urllib.parse.unquote(fields["grpc-message"])) == ("16", "auth header missing")


# HTTP itself

HTTP1_GARBAGE = {
    "no request": b"hello\r\n\r\n",
    "a verb alone": b"GET\r\n\r\n",
    "an unknown version": b"GET / HTTP/9.9\r\nhost: x\r\n\r\n",
    "a header without a colon": b"GET /debug/healthz HTTP/1.1\r\nhost: x\r\nnonsense\r\n\r\n",
    "a space before the colon": b"GET /debug/healthz HTTP/1.1\r\nhost : x\r\n\r\n",
    "two lengths": b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nxx",
    "a length that is none": b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: one\r\n\r\nx",
    "length and chunks": b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
    "a chunk that is none": b"POST /debug/healthz HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
    "headers without end": b"GET / HTTP/1.1\r\nhost: x\r\n" + b"x: y\r\n" * 20_000 + b"\r\n",
    "one header without end": b"GET / HTTP/1.1\r\nhost: x\r\nx: " + b"y" * 200_000 + b"\r\n\r\n",
    "binary": bytes(range(256)) * 4,
}


@pytest.mark.parametrize("row", HTTP1_GARBAGE)
def test_http1_garbage_is_answered_and_closed(row, server, http1):
    """RFC 9112: what cannot be told apart from smuggling ends the connection; others go on."""
    try:
        http1.send(HTTP1_GARBAGE[row])
    except (BrokenPipeError, ConnectionResetError):
        pass  # refused before it was whole
    answer = http1.read_to_end()
    assert answer == b"" or answer.startswith((b"HTTP/1.1 4", b"HTTP/1.0 4", b"HTTP/1.1 505")), answer[:100]
    with HTTP1(server) as other:
        assert other.request("GET", "/debug/healthz")[0] == 200


SETTINGS = http2_frame(4, 0, 0)
GOAWAY = 7
# After a good preface: bytes, and the error code of the GOAWAY (RFC 9113 section 7).
HTTP2_GARBAGE = {
    "a frame larger than was agreed": (b"\xff\xff\xff\x00\x00\x00\x00\x00\x01", 6),
    "DATA on stream 0": (http2_frame(0, 0, 0, b"x"), 1),
    "DATA on a stream that never was": (http2_frame(0, 0, 1, b"x"), 1),
    "HEADERS on an even stream": (http2_frame(1, 5, 2, b"\x82\x84\x86"), 1),
    "a header block that does not decompress": (http2_frame(1, 5, 1, b"\xff" * 10), 9),
    "SETTINGS of odd length": (http2_frame(4, 0, 0, b"x"), 6),
    "PING of wrong length": (http2_frame(6, 0, 0, b"x"), 6),
    "WINDOW_UPDATE of nothing": (http2_frame(8, 0, 0, b"\0\0\0\0"), 1),
    "PUSH_PROMISE from a client": (http2_frame(5, 4, 1, b"\0\0\0\x02\x82"), 1),
    "CONTINUATION out of nowhere": (http2_frame(9, 4, 1, b"\x82"), 1),
}


@pytest.mark.parametrize("row", HTTP2_GARBAGE)
def test_http2_garbage_is_told_and_closed(row, server):
    data, code = HTTP2_GARBAGE[row]
    with Socket(server) as connection:
        connection.send(PREFACE + SETTINGS + data)
        answer = connection.read_to_end()
    codes = []
    while len(answer) >= 9:
        length, kind = int.from_bytes(answer[:3]), answer[3]
        payload, answer = answer[9 : 9 + length], answer[9 + length :]
        if kind == GOAWAY:
            codes.append(struct.unpack(">II", payload[:8])[1])
    assert codes and codes[-1] == code
    with HTTP2(server) as other:
        proof_of_life(other, server)


def test_half_a_request_then_gone(server, message):
    with HTTP2(server) as connection:
        connection.start(RESEND, frame(message)[:-2], end=False, **grpc_fields(server))
    with HTTP1(server) as connection:
        connection.send(b"POST /v2/users/1/email/resend HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{")
    with HTTP2(server) as other:
        proof_of_life(other, server)
