"""Clients that none of us wrote, unmodified."""

import json
import os
import pathlib
import subprocess
import sys

import connectrpc.client
import connectrpc.code
import connectrpc.codec
import connectrpc.errors
import connectrpc.method
import connectrpc.protocol
import grpc
import httpx
import pyqwest
import pytest
import sonora.client
from google.protobuf import json_format
from google.protobuf.descriptor_pool import DescriptorPool
from grpc_health.v1 import health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha.proto_reflection_descriptor_database import ProtoReflectionDescriptorDatabase

from support import schema
from support.certificates import issue
from support.reflection_v1 import list_services
from support.schema import SERVICES, V1, V2
from support.wire import HTTP2, frame
from support.world import unique

HERE = pathlib.Path(__file__).parent
BUF = pathlib.Path(sys.executable).parent / "buf"
SDK = pathlib.Path(os.environ.get("SIGNET_SDK_PYTHON", HERE.parents[1] / ".venv-sdk/bin/python"))
RESEND = "/zitadel.management.v1.ManagementService/ResendHumanEmailVerification"


def run(*command, **settings):
    return subprocess.run(list(map(str, command)), capture_output=True, text=True, timeout=120, **settings)


def bearer(server):
    return f"Bearer {server.token}"


# grpcio


@pytest.fixture(scope="module")
def channel(server):
    with grpc.insecure_channel(server.authority) as channel:
        yield channel


def use_stubs(channel, server, world):
    """The generated stubs, a call and a refusal."""
    stub = schema.module("zitadel.user.v2.user_service_pb2_grpc").UserServiceStub(channel)
    metadata = [("authorization", bearer(server))]
    user_id = world.unverified()
    request = schema.user.ResendEmailCodeRequest(user_id=user_id, return_code={})
    code = stub.ResendEmailCode(request, metadata=metadata).verification_code
    stub.VerifyEmail(schema.user.VerifyEmailRequest(user_id=user_id, verification_code=code), metadata=metadata)
    with pytest.raises(grpc.RpcError) as refusal:
        stub.ResendEmailCode(request, metadata=metadata)
    assert refusal.value.code() is grpc.StatusCode.FAILED_PRECONDITION
    assert "EMAIL-5w5ilin4yt" in refusal.value.details()


def test_grpcio(channel, server, world):
    use_stubs(channel, server, world)


def test_grpcio_compresses(channel, server, world):
    stub = schema.module("zitadel.management_pb2_grpc").ManagementServiceStub(channel)
    call = stub.GetUserByID.with_call(
        schema.management.GetUserByIDRequest(id=world.verified()),
        metadata=[("authorization", bearer(server))],
        compression=grpc.Compression.NoCompression,
    )
    assert call[0].user.human.profile.first_name == "Ada"


def test_grpcio_over_tls(make_server, make_world, tmp_path):
    authority, certificate, key = issue(tmp_path)
    server = make_server("--tls-certificate", str(certificate), "--tls-key", str(key))
    credentials = grpc.ssl_channel_credentials(authority.read_bytes())
    with grpc.secure_channel(f"localhost:{server.port}", credentials) as channel:
        stub = schema.module("zitadel.management_pb2_grpc").ManagementServiceStub(channel)
        stub.Healthz(schema.management.HealthzRequest())
        organization = stub.GetMyOrg(
            schema.management.GetMyOrgRequest(), metadata=[("authorization", bearer(server))]
        ).org
        assert organization.id
    for version, expected in (("--http1.1", "1.1"), ("--http2", "2")):
        answer = run(
            "curl", "--silent", "--show-error", version, "--cacert", authority, "--write-out", "%{http_version}",
            f"https://localhost:{server.port}/debug/healthz",
        )  # fmt: skip
        assert (answer.returncode, answer.stdout) == (0, f"ok{expected}"), answer.stderr


def test_deadline(server, world):
    """Hashing a password takes longer than the caller waits; the server itself says so, over each protocol."""
    name = unique("hurried")
    person = {
        "username": name,
        "profile": {"givenName": "Ada", "familyName": "Lovelace"},
        "email": {"email": f"{name}@example.com"},
        "password": {"password": "Secret-Password-1"},
    }
    method = V2("AddHumanUser")
    message = json_format.ParseDict(person, method.request()).SerializeToString()
    with HTTP2(server) as connection:
        fields, _ = connection.request(
            method.path, frame(message), content_type="application/grpc", te="trailers",
            authorization=bearer(server), grpc_timeout="20m",
        )  # fmt: skip
    assert fields["grpc-status"] == "4"
    headers = {"authorization": bearer(server), "connect-timeout-ms": "20"}
    answer = httpx.post(server.url + method.path, json=person, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (504, "deadline_exceeded")


def test_reflection_knows_every_service(channel):
    database = ProtoReflectionDescriptorDatabase(channel)
    listed = set(database.get_services())
    assert listed >= {
        *SERVICES,
        "grpc.health.v1.Health",
        "grpc.reflection.v1.ServerReflection",
        "grpc.reflection.v1alpha.ServerReflection",
    }
    for name, service in SERVICES.items():
        file = database.FindFileContainingSymbol(name)
        reflected = next(found for found in file.service if found.name == service.name)
        assert [method.name for method in reflected.method] == [method.name for method in service.methods]


@pytest.mark.parametrize(
    "name",
    ["zitadel.v1.ErrorDetail", "google.rpc.ErrorInfo", "google.rpc.RetryInfo", "zitadel.v1.CredentialsCheckError"],
)
def test_reflection_knows_what_errors_carry(channel, name):
    """A client without .proto files reads an error's details by their type's name alone."""
    pool = DescriptorPool(ProtoReflectionDescriptorDatabase(channel))
    assert pool.FindMessageTypeByName(name).fields


def test_reflection_v1(channel):
    assert set(SERVICES) <= set(list_services(channel))


def test_health(channel):
    health = health_pb2_grpc.HealthStub(channel)
    for service in ("", "zitadel.management.v1.ManagementService", "zitadel.user.v2.UserService"):
        answer = health.Check(health_pb2.HealthCheckRequest(service=service))
        assert answer.status == health_pb2.HealthCheckResponse.SERVING, service
    with pytest.raises(grpc.RpcError) as refusal:
        health.Check(health_pb2.HealthCheckRequest(service="nobody.knows.This"))
    assert refusal.value.code() is grpc.StatusCode.NOT_FOUND
    watch = health.Watch(health_pb2.HealthCheckRequest())
    assert next(watch).status == health_pb2.HealthCheckResponse.SERVING
    watch.cancel()


# sonora: gRPC-Web


def test_sonora(server, world):
    method = V1("ResendHumanEmailVerification")
    with sonora.client.insecure_web_channel(server.url + "/") as channel:
        # Stubs of newer grpcio-tools pass an argument that sonora does not know; what they call is this.
        resend = channel.unary_unary(method.path, method.request.SerializeToString, method.response.FromString)
        metadata = [("authorization", bearer(server))]
        assert resend(method.request(user_id=world.unverified()), metadata=metadata).details.sequence
        with pytest.raises(grpc.RpcError) as refusal:
            resend(method.request(user_id="999"), metadata=metadata)
        assert refusal.value.code() is grpc.StatusCode.NOT_FOUND
        assert refusal.value.details().endswith("(COMMAND-0Pe4r)")


# curl: JSON over HTTP/1.1 and HTTP/2


@pytest.mark.parametrize("version", ["--http1.1", "--http2-prior-knowledge"])
def test_curl(version, server, world):
    def curl(path, *options):
        answer = run(
            "curl", "--silent", "--show-error", version, "--header", f"authorization: {bearer(server)}",
            "--write-out", "\n%{http_code} %{http_version}", *options, server.url + path,
        )  # fmt: skip
        assert answer.returncode == 0, answer.stderr
        body, _, line = answer.stdout.rpartition("\n")
        code, protocol = line.split()
        assert protocol == ("2" if "http2" in version else "1.1")
        return int(code), json.loads(body)

    user_id = world.unverified()
    code, answer = curl(f"/management/v1/users/{user_id}/email/_resend_verification", "--request", "POST")
    assert code == 200 and answer["details"]["sequence"].isdigit()
    code, answer = curl(f"/v2/users/{user_id}/email/resend", "--json", '{"returnCode": {}}')
    assert code == 200
    code, _ = curl(f"/v2/users/{user_id}/email/verify", "--json", json.dumps({"verification_code": answer["verificationCode"]}))
    assert code == 200
    code, answer = curl(f"/management/v1/users/{user_id}/email/_resend_verification", "--json", "{}")
    assert code == 400 and answer["code"] == 9 and answer["message"].endswith("(COMMAND-3M9ds)")
    assert answer["details"][0]["@type"] == "type.googleapis.com/zitadel.v1.ErrorDetail"
    code, answer = curl(f"/management/v1/users/{user_id}/", "--get")
    assert code == 200 and answer["user"]["human"]["email"]["isEmailVerified"] is True
    code, answer = curl("/management/v1/users/_is_unique?userName=nobody&email=nobody@example.com")
    assert code == 200 and answer == {"isUnique": True}


# buf curl: gRPC, gRPC-Web and Connect, with the schema that reflection gives


@pytest.mark.parametrize("protocol", ["grpc", "grpcweb", "connect"])
def test_buf_curl(protocol, server, world):
    def buf(user_id):
        return run(
            BUF, "curl", "--protocol", protocol, "--http2-prior-knowledge", "--reflect",
            "--header", f"authorization: {bearer(server)}", "--data", json.dumps({"userId": user_id}), server.url + RESEND,
        )  # fmt: skip

    answer = buf(world.unverified())
    assert answer.returncode == 0, answer.stderr
    assert json.loads(answer.stdout)["details"]["sequence"].isdigit()
    refusal = buf(world.verified())
    # "the exit code is the numeric code of the RPC times 8"
    assert refusal.returncode == 9 * 8, refusal
    error = json.loads(refusal.stderr)
    assert error["code"] == "failed_precondition" and error["message"].endswith("(COMMAND-3M9ds)")


# zitadel-client


def test_zitadel_client(server, world):
    answer = run(SDK, HERE / "sdk_session.py", server.url, server.token)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert answer.stdout.splitlines()[-1] == "done"


# connectrpc


class GoogleCodec:
    """Tells connectrpc, whose messages are of another library, how Google's are coded."""

    def __init__(self, name):
        self._name = name

    def name(self):
        return self._name

    def encode(self, message):
        return message.SerializeToString() if self._name == "proto" else json_format.MessageToJson(message).encode()

    def decode(self, data, message_class):
        if self._name == "proto":
            return message_class.FromString(bytes(data))
        return json_format.Parse(bytes(data), message_class())


# Connect is spoken in JSON too; the other protocols are spoken in binary by everyone.
@pytest.mark.parametrize(
    "protocol, codec",
    [(protocol, "proto") for protocol in connectrpc.protocol.ProtocolType]
    + [(connectrpc.protocol.ProtocolType.CONNECT, "json")],
)
def test_connectrpc(protocol, codec, server, world):
    version = (
        pyqwest.HTTPVersion.HTTP2
        if protocol is connectrpc.protocol.ProtocolType.GRPC
        else pyqwest.HTTPVersion.HTTP1
    )
    method = V2("ResendEmailCode")
    info = connectrpc.method.MethodInfo(
        name=method.name,
        service_name="zitadel.user.v2.UserService",
        input=method.request,
        output=method.response,
        idempotency_level=connectrpc.method.IdempotencyLevel.UNKNOWN,
        stream_type=connectrpc.method.StreamType.UNARY,
    )
    with (
        pyqwest.SyncHTTPTransport(http_version=version) as transport,
        connectrpc.client.ConnectClientSync(
            server.url,
            codec=GoogleCodec(codec),
            protocol=protocol,
            send_compression=None,
            http_client=pyqwest.SyncClient(transport),
        ) as client,
    ):

        def resend(user_id):
            return client.execute_unary(
                request=method.request(user_id=user_id, return_code={}),
                method=info,
                headers={"authorization": bearer(server)},
            )

        assert len(resend(world.unverified()).verification_code) == 6
        with pytest.raises(connectrpc.errors.ConnectError) as refusal:
            resend(world.verified())
        assert refusal.value.code is connectrpc.code.Code.FAILED_PRECONDITION
        assert refusal.value.message.endswith("(EMAIL-5w5ilin4yt)")


# A browser's habit


def test_cookies_and_unknown_headers_do_no_harm(server, world):
    headers = {"authorization": bearer(server), "cookie": "a=b", "x-whatever": "1", "sec-fetch-mode": "cors"}
    answer = httpx.get(f"{server.url}/management/v1/orgs/me", headers=headers)
    assert answer.status_code == 200 and answer.json()["org"]["id"]
