"""One way to call a method over each protocol, so that a test can demand the same answer of all."""

import base64
import dataclasses
import json
import re
import struct
import urllib.parse

import grpc
import httpx
from google.protobuf import json_format, symbol_database

from . import schema


@dataclasses.dataclass
class Answer:
    """What a call came to, whatever carried it."""

    code: int
    text: str = ""
    details: list = dataclasses.field(default_factory=list)  # (full name of the message, its JSON)
    message: object = None
    http: int | None = None  # where the protocol has a status of its own
    metadata: dict = dataclasses.field(default_factory=dict)

    def detail(self, name):
        return next((value for type_name, value in self.details if type_name == name), None)


# google.rpc.Code, and what each is over HTTP.
HTTP_STATUS = {0: 200, 1: 499, 2: 500, 3: 400, 4: 504, 5: 404, 6: 409, 7: 403, 8: 429, 9: 400, 10: 409, 11: 400,
               12: 501, 13: 500, 14: 503, 15: 500, 16: 401}  # fmt: skip
CONNECT_CODES = ["ok", "canceled", "unknown", "invalid_argument", "deadline_exceeded", "not_found", "already_exists",
                 "permission_denied", "resource_exhausted", "failed_precondition", "aborted", "out_of_range",
                 "unimplemented", "internal", "unavailable", "data_loss", "unauthenticated"]  # fmt: skip


def _unpack(type_name, value):
    message = symbol_database.Default().GetSymbol(type_name)()
    message.ParseFromString(value)
    return type_name, json_format.MessageToDict(message)


def _status_details(encoded):
    """The details of a serialized google.rpc.Status."""
    status = schema.status.Status.FromString(encoded)
    return [_unpack(detail.type_url.rpartition("/")[2], detail.value) for detail in status.details]


def _unpadded(text):
    return base64.b64decode(text + "=" * (-len(text) % 4))


class GRPC:
    """grpcio, through the stubs that its plugin generates from Protos/."""

    def __init__(self, authority):
        self.channel = grpc.insecure_channel(authority)
        self.stubs = {}

    def close(self):
        self.channel.close()

    def call(self, method, request, metadata):
        stub = self.stubs.setdefault(method.stub, method.stub(self.channel))
        try:
            response, call = getattr(stub, method.name).with_call(request, metadata=list(metadata.items()), timeout=60)
            return Answer(0, message=response, metadata=dict(call.initial_metadata()))
        except grpc.RpcError as error:
            trailers = dict(error.trailing_metadata() or ())
            details = _status_details(trailers.get("grpc-status-details-bin", b""))
            headers = dict(error.initial_metadata() or ()) | trailers
            return Answer(error.code().value[0], error.details(), details, metadata=headers)


class _OverHTTP:
    version = {"http1": True, "http2": False}

    def __init__(self, authority):
        self.client = httpx.Client(base_url=f"http://{authority}", timeout=60, trust_env=False, **self.version)

    def close(self):
        self.client.close()


class GRPCWeb(_OverHTTP):
    content_type = "application/grpc-web+proto"

    def encode(self, body):
        return body

    def decode(self, body):
        return body

    def call(self, method, request, metadata):
        message = request.SerializeToString()
        body = self.encode(struct.pack(">BI", 0, len(message)) + message)
        headers = {**metadata, "content-type": self.content_type, "accept": self.content_type, "x-grpc-web": "1"}
        response = self.client.post(method.path, content=body, headers=headers)
        assert response.status_code == 200, f"gRPC-Web answers 200 always: {response.status_code} {response.text}"
        assert response.headers["content-type"].startswith(self.content_type.partition("+")[0])
        payload, trailers = None, dict(response.headers)
        rest = self.decode(response.content)
        while rest:
            flags, length = struct.unpack(">BI", rest[:5])
            part, rest = rest[5 : 5 + length], rest[5 + length :]
            assert len(part) == length, "the last frame is whole"
            if flags & 0x80:
                assert not rest, "nothing follows the trailers"
                # Envoy's filter writes no space after the colon.
                fields = (line.split(":", 1) for line in part.decode().split("\r\n") if line)
                trailers |= {name: value.strip() for name, value in fields}
            else:
                assert payload is None and flags == 0
                payload = part
        code = int(trailers["grpc-status"])
        if code == 0:
            return Answer(0, message=method.response.FromString(payload), metadata=dict(response.headers))
        text = urllib.parse.unquote(trailers.get("grpc-message", ""))
        return Answer(code, text, _status_details(_unpadded(trailers.get("grpc-status-details-bin", ""))),
                      metadata=trailers)  # fmt: skip


class GRPCWebText(GRPCWeb):
    content_type = "application/grpc-web-text+proto"

    def encode(self, body):
        return base64.b64encode(body)

    def decode(self, body):
        # Each flush may end with padding of its own, so that the whole is a row of base64 texts.
        return b"".join(base64.b64decode(part) for part in re.findall(rb"[^=]+=*", body))


class ConnectProto(_OverHTTP):
    content_type = "application/proto"

    def encode(self, request):
        return request.SerializeToString()

    def decode(self, method, body):
        return method.response.FromString(body)

    def call(self, method, request, metadata):
        headers = {**metadata, "content-type": self.content_type, "connect-protocol-version": "1"}
        response = self.client.post(method.path, content=self.encode(request), headers=headers)
        if response.status_code == 200:
            assert response.headers["content-type"] == self.content_type
            return Answer(0, message=self.decode(method, response.content), http=200, metadata=dict(response.headers))
        assert response.headers["content-type"] == "application/json", "errors are JSON, whatever the codec"
        body = response.json()
        details = [_unpack(detail["type"], _unpadded(detail["value"])) for detail in body.get("details", [])]
        return Answer(CONNECT_CODES.index(body["code"]), body.get("message", ""), details, http=response.status_code,
                      metadata=dict(response.headers))  # fmt: skip


class ConnectJSON(ConnectProto):
    content_type = "application/json"

    def encode(self, request):
        return json_format.MessageToJson(request).encode()

    def decode(self, method, body):
        return json_format.Parse(body, method.response())


def _flat(fields, prefix=""):
    """The members of an object as a query has them: `a.b`. An empty object in it cannot be said."""
    flat = {}
    for name, value in fields.items():
        flat |= _flat(value, f"{prefix}{name}.") if isinstance(value, dict) else {prefix + name: value}
    return flat


class REST(_OverHTTP):
    def call(self, method, request, metadata):
        fields = json_format.MessageToDict(request)
        names = {field.name: field.json_name for field in method.request.DESCRIPTOR.fields}
        variable = lambda found: urllib.parse.quote(str(fields.pop(names[found[1]], "")), safe="")  # noqa: E731
        path = re.sub(r"\{(\w+)\}", variable, method.template)
        headers = dict(metadata)
        if method.body:
            headers["content-type"] = "application/json"
            response = self.client.request(method.verb, path, content=json.dumps(fields), headers=headers)
        else:
            response = self.client.request(method.verb, path, params=_flat(fields), headers=headers)
        assert response.headers["content-type"] == "application/json"
        body = response.json()
        if response.status_code == 200:
            message = json_format.ParseDict(body, method.response())
            return Answer(0, message=message, http=200, metadata=dict(response.headers))
        details = []
        for detail in body.get("details", []):
            details.append((detail["@type"].rpartition("/")[2], {k: v for k, v in detail.items() if k != "@type"}))
        return Answer(body["code"], body["message"], details, http=response.status_code,
                      metadata=dict(response.headers))  # fmt: skip


class RESTOverHTTP2(REST):
    version = {"http1": False, "http2": True}


PROTOCOLS = {
    "grpc": GRPC,
    "grpc-web": GRPCWeb,
    "grpc-web-text": GRPCWebText,
    "connect-proto": ConnectProto,
    "connect-json": ConnectJSON,
    "rest": REST,
    "rest-http2": RESTOverHTTP2,
}


class Client:
    """Calls methods of one server over one protocol, as one caller in one organization."""

    def __init__(self, protocol, token=None, organization=None, **metadata):
        self.protocol = protocol
        self.metadata = {name.replace("_", "-"): value for name, value in metadata.items()}
        if token:
            self.metadata["authorization"] = f"Bearer {token}"
        if organization:
            self.metadata["x-zitadel-orgid"] = organization

    def call(self, method, /, **fields):
        """Calls with a request given as the members of its JSON; the answer, good or bad."""
        return self.protocol.call(method, json_format.ParseDict(fields, method.request()), self.metadata)

    def get(self, method, /, **fields):
        """Calls, and demands success; the message."""
        answer = self.call(method, **fields)
        assert answer.code == 0, f"{method.name}: {answer}"
        return answer.message

    def having(self, **changes):
        """The same caller with other metadata; None takes one away."""
        client = Client(self.protocol)
        changed = self.metadata | {name.replace("_", "-"): value for name, value in changes.items()}
        client.metadata = {name: value for name, value in changed.items() if value is not None}
        return client
