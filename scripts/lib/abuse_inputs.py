"""What strangers control, as requests of any size: each names what grows in it. Used by bench_abuse.py."""

import base64
import gzip
import itertools
import struct
import urllib.parse
import zlib

HEALTHZ = "/zitadel.management.v1.ManagementService/Healthz"
REFLECTION = "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo"
VERIFY = "/ui/v2/login/verify"
HEAD = 60_000
"""Bytes of what grows in a head: 64 KiB are its limit, and the rest of it needs some."""
PAGE = 64 * 1024
"""Bytes of a form."""
MESSAGE = 64 * 1024 - 1024
"""Bytes of a message of an open method, with room for what encloses it."""
FIELDS = 240
"""Fields of a head, of 256."""

GRPC = {"content-type": "application/grpc", "te": "trailers"}
JSON = {"content-type": "application/json"}
FORM = {"content-type": "application/x-www-form-urlencoded"}


def repeated(text, size):
    return (text * (size // len(text) + 1))[:size]


def framed(message, flags=0):
    return struct.pack(">BI", flags, len(message)) + message


def varint(number):
    encoded = b""
    while number > 127:
        encoded += bytes([number & 127 | 128])
        number >>= 7
    return encoded + bytes([number])


def field(number, value):
    """A field of bytes in a message."""
    return varint(number << 3 | 2) + varint(len(value)) + value


class Input:
    """`build(size)` gives verb, path, header fields (a mapping, or pairs) and body; it is asked for `limit` and half."""

    def __init__(self, name, limit, build, chunks=None):
        self.name = name
        self.limit = limit
        self.build = build
        self.chunks = chunks
        """How the body is cut into pieces of the transport's, over both versions: into so many bytes each."""


def head_fields():
    """Fields that somebody reads, each with texts that could cost more than their size."""
    lists = ["a,", ",", "a-,", "a;q=0.5,", "*,", " ", ";", "=", '"', "a=b;", "\\\""]
    texts = {
        "accept-language": ["a-", "-", "a,", "en-US,", "de;q=0.9,", "x-", "*;q=0.000,", "zh-Hant-", ";q=", ", ,"],
        "accept-encoding": [*lists, "gzip,", "gzip;q=0,"],
        "accept": [*lists, "application/json,"],
        "authorization": ["a", "Bearer ", "Bearer a", "Basic YQ==", " ", ","],
        "cookie": ["a=b; ", ";", "=", "a"],
        "traceparent": ["00-", "0", "-"],
        "tracestate": ["a=b,", ","],
        "baggage": ["a=b,"],
        "x-forwarded-for": ["1.1.1.1, ", ","],
        "forwarded": ["for=1.1.1.1;", ","],
        "x-forwarded-proto": ["https,"],
        "x-zitadel-orgid": ["1", " "],
        "range": ["bytes=0-1,"],
        "if-none-match": ['"a",'],
        "user-agent": ["a/1 ", "("],
        "referer": ["http://a/"],
        "origin": ["http://a", "a."],
        "host": ["a.", "1", "[", "%41"],
        "x-custom-bin": ["YWFh", "=", ","],
        "x-custom": ["a", "\t ", "é"],
    }  # fmt: skip
    for name, patterns in texts.items():
        for pattern in patterns:
            yield Input(f"{name}: {pattern!r}…", HEAD, lambda size, n=name, p=pattern: (
                "GET", "/management/v1/healthz", {n: "a" + repeated(p, size - 1)}, b""))  # fmt: skip
    grpc = {
        "grpc-timeout": ["1", "0"],
        "grpc-encoding": ["gzip,", "a", "GZIP"],
        "grpc-accept-encoding": ["gzip,", ",", "identity, "],
        "content-type": ["+proto", ";a=b", ";", '"', " "],
        "te": ["trailers,", ",", "a;q=1,"],
        "grpc-message-type": ["a."],
        "grpc-tags-bin": ["AAAA"],
    }  # fmt: skip
    for name, patterns in grpc.items():
        for pattern in patterns:
            start = {"content-type": "application/grpc", "te": "trailers, "}.get(name, "")
            yield Input(f"gRPC, {name}: {pattern!r}…", HEAD, lambda size, n=name, p=pattern, s=start: (
                "POST", HEALTHZ, {**GRPC, n: s + repeated(p, size)}, framed(b"")))  # fmt: skip
    connect = {
        "content-type": ["; charset=utf-8", ";", ";a=\"\\\"", "+json"],
        "content-encoding": ["gzip,", "identity,", ","],
        "connect-timeout-ms": ["1", "0"],
        "connect-protocol-version": ["1"],
    }  # fmt: skip
    for name, patterns in connect.items():
        for pattern in patterns:
            start = {"content-type": "application/json"}.get(name, "")
            yield Input(f"Connect, {name}: {pattern!r}…", HEAD, lambda size, n=name, p=pattern, s=start: (
                "POST", HEALTHZ, {**JSON, n: s + repeated(p, size)}, b"{}"))  # fmt: skip
    for name in ("access-control-request-headers", "access-control-request-method"):
        yield Input(f"preflight, {name}", HEAD, lambda size, n=name: (
            "OPTIONS", HEALTHZ, {"origin": "http://a", "access-control-request-method": "POST", n: repeated("a,", size)},
            b""))  # fmt: skip
    yield Input("many fields", FIELDS, lambda count: (
        "GET", "/management/v1/healthz", [(f"x-{number}", "a") for number in range(count)], b""))  # fmt: skip
    yield Input("one field many times", FIELDS, lambda count: (
        "GET", "/management/v1/healthz", [("x-a", "a")] * count, b""))  # fmt: skip
    yield Input("accept-language many times", FIELDS, lambda count: (
        "GET", VERIFY + "?userId=1", [("accept-language", repeated("a-", 200))] * count, b""))  # fmt: skip
    yield Input("fields of metadata", FIELDS, lambda count: (
        "POST", HEALTHZ, [*GRPC.items(), *((f"x-{number}-bin", "YWFh" * 50) for number in range(count))], framed(b"")
    ))  # fmt: skip
    yield Input("a field's name", HEAD, lambda size: (
        "GET", "/management/v1/healthz", {repeated("a-", size): "a"}, b""))  # fmt: skip


def targets():
    """Paths and queries."""
    for pattern in ("a/", "/", "%41", "%2f", "../", "./", "a:", "{", "*", "%C3%A9", "~", "%ff"):
        yield Input(f"path {pattern}…", HEAD, lambda size, p=pattern: ("GET", "/" + repeated(p, size), {}, b""))
        yield Input(f"path of a user {pattern}…", HEAD, lambda size, p=pattern: (
            "GET", "/v2/users/" + repeated(p, size), {}, b""))  # fmt: skip
    for pattern in ("a=b&", "&", "=", "a.b=c&", "a.", "%41", "+", "%ff", "a[]=1&", ";", "a"):
        for path in ("/management/v1/healthz", VERIFY, "/debug/healthz"):
            yield Input(f"query of {path}: {pattern}…", HEAD, lambda size, t=path, p=pattern: (
                "GET", f"{t}?{repeated(p, size)}", {}, b""))  # fmt: skip
    for name in ("userId", "code", "lang", "organization", "invite", "loginName"):
        for pattern in ("a", "a-", "-", "<", "%00", "%e2%80%ae", "é", "&lt;", "."):
            quoted = urllib.parse.quote(pattern, safe="%&;-.")
            yield Input(f"link, {name}={pattern}…", HEAD, lambda size, n=name, p=quoted: (
                "GET", f"{VERIFY}?userId=1&{n}={repeated(p, size)}", {}, b""))  # fmt: skip
    for name, value in (("message", "a"), ("message", "{"), ("message", "%22"), ("connect", "v1"), ("encoding", "json"),
                        ("compression", "gzip")):  # fmt: skip
        start = {"message": "{}", "encoding": "json", "connect": "v1"}
        yield Input(f"Connect GET, {name}={value}…", HEAD, lambda size, n=name, v=value, s=start: (
            "GET", f"{HEALTHZ}?" + "&".join(f"{key}={text}" for key, text in {**s, n: repeated(v, size)}.items()), {},
            b""))  # fmt: skip


def forms():
    for path in (VERIFY, "/ui/login/password/init", "/ui/login/user/init"):
        for pattern in ("a=b&", "&", "=", "%41", "%", "+", "a", "code=a&", "lang=a-&"):
            yield Input(f"form of {path}: {pattern}…", PAGE, lambda size, t=path, p=pattern: (
                "POST", t, FORM, repeated(p, size).encode()))  # fmt: skip
    for name in ("user", "code", "organization", "lang", "action", "password", "repeat"):
        for pattern in ("a", "-", "a-", "<", "%00", "%ef%bc%a1", "e%cc%81", "%e2%80%8b"):
            yield Input(f"form, {name}={pattern}…", PAGE, lambda size, n=name, p=pattern: (
                "POST", VERIFY, FORM, f"user=1&code=A&{n}={repeated(p, size)}".encode()))  # fmt: skip
    yield Input("a form in small pieces", PAGE, lambda size: ("POST", VERIFY, FORM, b"a" * size), chunks=512)
    yield Input("multipart", PAGE, lambda size: (
        "POST", VERIFY, {"content-type": "multipart/form-data; boundary=a"}, repeated("--a\r\n", size).encode()))  # fmt: skip


def messages():
    """Bodies of methods that are open to strangers."""
    yield Input("Healthz, unknown fields", MESSAGE, lambda size: ("POST", HEALTHZ, GRPC, framed(b"\x08\x01" * (size // 2))))
    yield Input("Healthz, one unknown field", MESSAGE, lambda size: ("POST", HEALTHZ, GRPC, framed(field(1, bytes(size)))))
    yield Input("Healthz, unknown groups", MESSAGE, lambda size: (
        "POST", HEALTHZ, GRPC, framed(b"\x0b" * (size // 2) + b"\x0c" * (size // 2))))  # fmt: skip
    yield Input("Healthz in small frames", MESSAGE // 8, lambda size: (
        "POST", HEALTHZ, GRPC, framed(b"\x08\x01" * (size // 2))), chunks=64)  # fmt: skip
    yield Input("Healthz, gzip of zeros", MESSAGE, lambda size: (
        "POST", HEALTHZ, {**GRPC, "grpc-encoding": "gzip"}, framed(gzip.compress(bytes(size)), 1)))  # fmt: skip
    yield Input("Healthz, deflate of zeros", MESSAGE, lambda size: (
        "POST", HEALTHZ, {**GRPC, "grpc-encoding": "deflate"}, framed(zlib.compress(bytes(size)), 1)))  # fmt: skip
    yield Input("Healthz, many members of gzip", MESSAGE // 4, lambda size: (
        "POST", HEALTHZ, {**GRPC, "grpc-encoding": "gzip"}, framed(gzip.compress(b"") * (size // 20), 1)))  # fmt: skip
    yield Input("Healthz, empty frames", MESSAGE // 16, lambda size: ("POST", HEALTHZ, GRPC, framed(b"") * (size // 5)))
    yield Input("Healthz, gRPC-Web in base64", MESSAGE, lambda size: (
        "POST", HEALTHZ, {"content-type": "application/grpc-web-text"}, base64.b64encode(framed(bytes(size // 4 * 3))))
    )  # fmt: skip
    yield Input("Healthz, base64 in padded pieces", MESSAGE // 8, lambda size: (
        "POST", HEALTHZ, {"content-type": "application/grpc-web-text"}, b"AA==" * (size // 4)))  # fmt: skip
    for name, text in {
        "nested arrays": lambda size: '{"a":' + "[" * (size // 2) + "]" * (size // 2) + "}",
        "nested objects": lambda size: '{"a":' * (size // 6) + "1" + "}" * (size // 6),
        "members": lambda size: '{"a":1' + ',"a":1' * (size // 6) + "}",
        "different members": lambda size: "{" + ",".join(f'"a{number}":1' for number in range(size // 10)) + "}",
        "a long text": lambda size: '{"a":"' + "a" * size + '"}',
        "escapes": lambda size: '{"a":"' + "\\u0041" * (size // 6) + '"}',
        "surrogates": lambda size: '{"a":"' + "\\ud83d\\ude00" * (size // 12) + '"}',
        "a long number": lambda size: '{"a":' + "1" * size + "}",
        "a long fraction": lambda size: '{"a":0.' + "0" * size + "1e5}",
        "space": lambda size: " " * size + "{}",
        "a long name": lambda size: '{"' + "a" * size + '":1}',
    }.items():
        yield Input(f"Healthz in JSON, {name}", MESSAGE, lambda size, t=text: ("POST", HEALTHZ, JSON, t(size).encode()))
    for number, name in {3: "file by name", 4: "symbol", 6: "extension numbers", 7: "services", 1: "host"}.items():
        for pattern in ("a", "a.", ".", "zitadel.user.v2."):
            yield Input(f"reflection, {name} {pattern}…", MESSAGE, lambda size, n=number, p=pattern: (
                "POST", REFLECTION, GRPC, framed(field(n, repeated(p, size).encode()))))  # fmt: skip
    small = field(4, b"nothing")
    yield Input("reflection, questions", 100_000, lambda size: ("POST", REFLECTION, GRPC, framed(small) * (size // 14)))
    yield Input("a refused body", MESSAGE, lambda size: ("POST", "/management/v1/users/human", JSON, b"a" * size))
    yield Input("a body for nobody", MESSAGE, lambda size: ("POST", "/nope", JSON, b"a" * size))


def everything():
    return list(itertools.chain(head_fields(), targets(), forms(), messages()))
