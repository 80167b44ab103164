"""Pages of other origins (Fetch standard, "CORS protocol")."""

import httpx
import pytest

from support.schema import V1, V2

ORIGIN = "https://console.example.com"
EXPOSED = {"location", "content-length", "grpc-status", "grpc-message", "grpc-status-details-bin"}
ALLOWED = {"origin", "content-type", "accept", "accept-language", "authorization", "x-zitadel-orgid", "x-user-agent",
           "x-grpc-web", "x-requested-with", "connect-protocol-version", "connect-timeout-ms", "grpc-timeout"}  # fmt: skip


@pytest.fixture(params=[False, True], ids=["http1", "http2"])
def client(request, server):
    with httpx.Client(base_url=server.url, http1=not request.param, http2=request.param, trust_env=False) as client:
        yield client


def names(field):
    return {name.strip().lower() for name in field.split(",")}


@pytest.mark.parametrize("path", [V2("ResendEmailCode").path, "/v2/users/1/email/resend", "/nothing/at/all"])
def test_preflight(path, client):
    answer = client.options(
        path,
        headers={
            "origin": ORIGIN,
            "access-control-request-method": "POST",
            "access-control-request-headers": "authorization,content-type,x-grpc-web,x-zitadel-orgid",
        },
    )
    assert answer.status_code in (200, 204)
    assert answer.headers["access-control-allow-origin"] == ORIGIN
    assert answer.headers["access-control-allow-credentials"] == "true"
    assert names(answer.headers["access-control-allow-headers"]) >= ALLOWED
    assert names(answer.headers["access-control-allow-methods"]) >= {"get", "post", "put", "delete"}
    assert "origin" in names(answer.headers["vary"])


CALLS = {
    "an answer": ("GET", "/management/v1/healthz", {}, 200),
    "401": ("GET", "/management/v1/orgs/me", {}, 401),
    "404": ("GET", "/nothing", {}, 404),
    "405": ("DELETE", "/management/v1/healthz", {}, 405),
    "gRPC-Web": ("POST", V1("GetMyOrg").path, {"content-type": "application/grpc-web+proto"}, 200),
    "Connect": ("POST", V1("GetMyOrg").path, {"content-type": "application/json"}, 401),
}


@pytest.mark.parametrize("row", CALLS)
def test_a_page_may_read_answers_and_errors(row, client):
    verb, path, headers, status = CALLS[row]
    answer = client.request(verb, path, headers={"origin": ORIGIN, **headers})
    assert answer.status_code == status
    assert answer.headers["access-control-allow-origin"] == ORIGIN
    assert answer.headers["access-control-allow-credentials"] == "true"
    assert names(answer.headers["access-control-expose-headers"]) >= EXPOSED


@pytest.mark.parametrize("row", CALLS)
def test_no_answer_is_cached_or_indexed(row, client):
    verb, path, headers, _ = CALLS[row]
    answer = client.request(verb, path, headers=headers)
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["pragma"] == "no-cache"
    assert answer.headers["x-robots-tag"] == "none"
    assert "access-control-allow-origin" not in answer.headers
