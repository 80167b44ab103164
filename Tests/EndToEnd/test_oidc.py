"""OpenID Connect for programs, with clients that others wrote: authlib, requests-oauthlib, PyJWT, zitadel-client and
fastapi-zitadel-auth."""

import asyncio
import base64
import concurrent.futures
import hashlib
import hmac
import json
import os
import pathlib
import subprocess
import urllib.parse

import httpx
import jwt
import pytest
from authlib.integrations.requests_client import OAuth2Session
from authlib.oauth2.rfc8414 import AuthorizationServerMetadata
from authlib.oidc.discovery import OpenIDProviderMetadata
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from oauthlib.oauth2 import BackendApplicationClient
from requests_oauthlib import OAuth2Session as OAuthlibSession
from support.ports import reserve_port
from support.protocols import GRPC, Client
from support.schema import ADMIN, AUTH, V1, V2
from support.server import Server
from support.tokens import JWT_BEARER, PROJECT, WEBKEY, program
from support.world import unique

HERE = pathlib.Path(__file__).parent
SDK = pathlib.Path(os.environ.get("SIGNET_SDK_PYTHON", HERE.parents[1] / ".venv-sdk/bin/python"))
JWT = "ACCESS_TOKEN_TYPE_JWT"


@pytest.fixture(scope="module")
def robot(world):
    """A program that owns the instance."""
    return program(world, role="IAM_OWNER")


@pytest.fixture(scope="module")
def signer(world):
    """One whose tokens are JWTs."""
    return program(world, JWT)


@pytest.fixture(scope="module")
def clients(world):
    """The API, called with a token."""
    protocol = GRPC(world.server.authority)
    yield lambda token: Client(protocol, token)
    protocol.close()


def me(clients, token):
    return clients(token).call(AUTH("GetMyUser"))


def discovered(url):
    return httpx.get(url + "/.well-known/openid-configuration").json()


# What clients of others do.


def test_discovery_is_what_is_there(server):
    found = discovered(server.url)
    assert found["issuer"] == server.url
    for name, value in found.items():
        if name.endswith("_endpoint") or name == "jwks_uri":
            assert httpx.get(value).status_code not in (404, 405), name
    # authlib holds it to RFC 8414 and OpenID Connect Discovery, which ask for TLS.
    secure = json.loads(json.dumps(found).replace("http://", "https://"))
    for rules in (AuthorizationServerMetadata, OpenIDProviderMetadata):
        rules(secure).validate()


def test_a_trusted_domain_is_an_issuer(server, world, clients):
    """For whoever asks under it, while the instance's owners trust it; under any other name the server is itself."""
    host = unique("login") + ".example"
    fields = {"host": f"{host}:8080"}

    def issuer():
        return httpx.get(server.url + "/.well-known/openid-configuration", headers=fields).json()["issuer"]

    signer = program(world, JWT)
    assert issuer() == server.url
    world.admin.get(ADMIN("AddInstanceTrustedDomain"), domain=host)
    assert issuer() == f"http://{host}:8080"
    # What was signed for the name counts under it, and what is issued says it.
    assertion = signer.assertion(aud=issuer())
    answer = signer.post("/oauth/v2/token", headers=fields, data={"grant_type": JWT_BEARER, "assertion": assertion, "scope": PROJECT})
    token = answer.json()["access_token"]
    assert jwt.decode(token, options={"verify_signature": False})["iss"] == issuer()
    assert me(clients, token).message.user.id == signer.user_id
    other = signer.post("/oauth/v2/token", headers={"host": "evil.example"},
                        data={"grant_type": JWT_BEARER, "assertion": signer.assertion(aud="http://evil.example"), "scope": PROJECT})  # fmt: skip
    assert other.status_code == 400
    world.admin.get(ADMIN("RemoveInstanceTrustedDomain"), domain=host)
    assert issuer() == server.url and me(clients, token).code == 16


@pytest.mark.parametrize("method", ["client_secret_basic", "client_secret_post"])
def test_authlib_gets_a_token_for_a_secret(robot, clients, method):
    session = OAuth2Session(*robot.auth, scope=PROJECT, token_endpoint_auth_method=method)
    token = session.fetch_token(discovered(robot.url)["token_endpoint"], grant_type="client_credentials")
    assert token["token_type"] == "Bearer" and 43_190 < token["expires_in"] <= 43_200
    assert me(clients, token["access_token"]).message.user.id == robot.user_id


def test_authlib_asks_about_a_token_and_takes_it_back(robot, clients):
    found = discovered(robot.url)
    session = OAuth2Session(*robot.auth, scope=PROJECT)
    token = session.fetch_token(found["token_endpoint"], grant_type="client_credentials")["access_token"]
    answer = session.introspect_token(found["introspection_endpoint"], token).json()
    assert answer["active"] and answer["sub"] == robot.user_id and answer["username"] == robot.name
    assert session.get(found["userinfo_endpoint"]).json()["sub"] == robot.user_id
    assert session.revoke_token(found["revocation_endpoint"], token).status_code == 200
    assert session.introspect_token(found["introspection_endpoint"], token).json() == {"active": False}
    assert me(clients, token).code == 16


def test_requests_oauthlib_gets_a_token(robot, clients, monkeypatch):
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")
    session = OAuthlibSession(client=BackendApplicationClient(robot.name, scope=PROJECT))
    token = session.fetch_token(discovered(robot.url)["token_endpoint"], client_secret=robot.secret)
    assert me(clients, token["access_token"]).message.user.id == robot.user_id


@pytest.mark.parametrize("way", ["secret", "key"])
def test_zitadel_client_as_it_is(robot, tmp_path, way):
    (tmp_path / "key.json").write_text(json.dumps(robot.key))
    proof = robot.auth if way == "secret" else [tmp_path / "key.json"]
    answer = subprocess.run([SDK, HERE / "sdk_tokens.py", robot.url, way, *proof], capture_output=True, text=True, timeout=120)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert answer.stdout.splitlines()[-1] == "done"


def test_pyjwt_verifies_what_is_signed(signer, clients):
    found = discovered(signer.url)
    answer = signer.exchange(signer.assertion()).json()
    keys = jwt.PyJWKClient(found["jwks_uri"])
    project = clients(answer["access_token"]).get(V1("GetIAM")).iam_project_id
    token = answer["access_token"]
    key = keys.get_signing_key_from_jwt(token).key
    claims = jwt.decode(token, key, ["RS256"], audience=project, issuer=found["issuer"])
    assert claims["sub"] == claims["client_id"] == signer.user_id and claims["aud"] == [project]
    assert jwt.get_unverified_header(token)["typ"] == "JWT"
    assert claims["jti"].startswith("V2_") and claims["exp"] - claims["iat"] == 43_200
    identity = jwt.decode(answer["id_token"], key, ["RS256"], audience=signer.user_id, issuer=found["issuer"])
    assert identity["azp"] == signer.user_id and identity["at_hash"]


@pytest.fixture(scope="module")
def rotating(tmp_path_factory):
    """A server whose clients keep no keys, so that a key signs as soon as it is activated."""
    with Server(tmp_path_factory.mktemp("rotating"), "--key-cache-seconds", "0") as server:
        yield server


def test_fastapi_zitadel_auth_through_a_rotation(rotating, make_world):
    from fastapi import FastAPI, Security
    from fastapi_zitadel_auth import ZitadelAuth

    world = make_world(rotating)
    signer = program(world, JWT)
    project = world.admin.get(V1("GetIAM")).iam_project_id
    auth = ZitadelAuth(rotating.url, project, "unused", {"openid": "who it is"})
    app = FastAPI()

    @app.get("/whoami")
    def whoami(user=Security(auth, scopes=["openid"])):
        return user.claims.sub

    async def ask(token):
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://app") as client:
            return (await client.get("/whoami", headers={"authorization": f"Bearer {token}"})).json()

    async def scenario():
        first = signer.token()
        assert await ask(first) == signer.user_id
        key = world.admin.get(WEBKEY("CreateWebKey")).id
        world.admin.get(WEBKEY("ActivateWebKey"), id=key)
        second = signer.token()
        assert jwt.get_unverified_header(second)["kid"] == key
        assert await ask(second) == signer.user_id
        assert await ask(first) == signer.user_id, "what the former key has signed still counts"
        states = [key.state for key in world.admin.get(WEBKEY("ListWebKeys")).web_keys]
        assert sorted(states) == [1, 2, 3]
        return first

    first = asyncio.run(scenario())
    former = jwt.get_unverified_header(first)["kid"]
    assert world.admin.get(AUTH("GetMyUser")).user.id
    assert Client(world.protocol, first).call(AUTH("GetMyUser")).code == 0
    world.admin.get(WEBKEY("DeleteWebKey"), id=former)
    assert Client(world.protocol, first).call(AUTH("GetMyUser")).code == 16, "with its key a token goes"


@pytest.mark.parametrize("key, algorithm", [
    ({"rsa": {"bits": 3, "hasher": 3}}, "RS512"), ({"rsa": {"bits": 1, "hasher": 2}}, "RS384"), ({"ecdsa": {"curve": 1}}, "ES256"),
    ({"ecdsa": {"curve": 2}}, "ES384"), ({"ecdsa": {"curve": 3}}, "ES512"), ({"ed25519": {}}, "EdDSA"),
])  # fmt: skip
def test_every_kind_of_key_signs_what_pyjwt_verifies(rotating, make_world, key, algorithm):
    world = make_world(rotating)
    signer = program(world, JWT)
    added = world.admin.get(WEBKEY("CreateWebKey"), **key).id
    world.admin.get(WEBKEY("ActivateWebKey"), id=added)
    token = signer.token()
    assert jwt.get_unverified_header(token) == {"alg": algorithm, "kid": added, "typ": "JWT"}
    published = jwt.PyJWKClient(discovered(rotating.url)["jwks_uri"]).get_signing_key(added)
    project = world.admin.get(V1("GetIAM")).iam_project_id
    assert jwt.decode(token, published.key, [algorithm], audience=project)["sub"] == signer.user_id
    assert Client(world.protocol, token).get(AUTH("GetMyUser")).user.id == signer.user_id
    assert signer.introspect(token)["active"]


def test_a_key_is_published_before_it_signs(world, signer):
    """Clients keep what they have been told for five minutes."""
    before = jwt.get_unverified_header(signer.token())["kid"]
    key = world.admin.get(WEBKEY("CreateWebKey")).id
    world.admin.get(WEBKEY("ActivateWebKey"), id=key)
    assert jwt.get_unverified_header(signer.token())["kid"] == before
    assert key in [found["kid"] for found in httpx.get(f"{signer.url}/oauth/v2/keys").json()["keys"]]


# What counts and what does not.


def test_a_token_calls_the_api_only_where_it_was_asked_for(robot, clients):
    assert me(clients, robot.token()).code == 0
    other = me(clients, robot.token("openid"))
    assert other.code == 16 and "invalid audience" in other.text
    assert robot.user_info(robot.token("openid")).status_code == 200


@pytest.mark.parametrize("kind", ["ACCESS_TOKEN_TYPE_BEARER", JWT])
@pytest.mark.parametrize("end", ["DeactivateUser", "LockUser", "DeleteUser"])
def test_whoever_is_gone_has_no_tokens(world, clients, kind, end):
    signer = program(world, kind)
    token = signer.token()
    assert me(clients, token).code == 0
    world.admin.get(V2(end), userId=signer.user_id)
    assert me(clients, token).code == 16
    assert signer.user_info(token).status_code == 401
    back = {"DeactivateUser": "ReactivateUser", "LockUser": "UnlockUser"}.get(end)
    if back:
        world.admin.get(V2(back), userId=signer.user_id)
        assert me(clients, token).code == 16, "what was ended does not come to life again"
        assert me(clients, signer.token()).code == 0


def test_tokens_of_every_kind_over_every_protocol(world, robot, signer, protocol):
    for token in (robot.token(), signer.token()):
        assert Client(protocol, token).get(AUTH("GetMyUser")).user.id in (robot.user_id, signer.user_id)
        broken = token[:-3] + ("AAA" if token[-3:] != "AAA" else "BBB")
        assert Client(protocol, broken).call(AUTH("GetMyUser")).code == 16


def test_no_token_is_taken_for_another(world, robot, signer, clients):
    answer = signer.exchange(signer.assertion()).json()
    none = base64.urlsafe_b64encode(b'{"alg":"none"}').decode().rstrip("=")
    wrong = [
        answer["id_token"], signer.assertion(), robot.token().removeprefix("signetat_"), "signetat_", "signetat_a.b", "eyJ", "eyJ..",
        jwt.encode({"sub": robot.user_id}, "secret-of-enough-bytes-for-an-hmac", "HS256", headers={"kid": "1"}),
        f"{none}.{answer['access_token'].split('.')[1]}.",
    ]
    for token in wrong:
        assert me(clients, token).code == 16, token
        assert robot.user_info(token).status_code == 401
        assert robot.introspect(token) == {"active": False}
    # The public key as the secret of an HMAC.
    published = httpx.get(f"{signer.url}/oauth/v2/keys").json()["keys"][0]
    pem = jwt.PyJWK(published).key.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    header, claims, _ = answer["access_token"].split(".")
    forged = base64.urlsafe_b64encode(json.dumps({"alg": "HS256", "kid": published["kid"], "typ": "JWT"}).encode()).rstrip(b"=")
    signed = forged + b"." + claims.encode()
    code = base64.urlsafe_b64encode(hmac.digest(pem, signed, hashlib.sha256)).rstrip(b"=")
    assert me(clients, (signed + b"." + code).decode()).code == 16


def test_an_assertion_counts_once_whoever_is_first(signer):
    assertion = signer.assertion()
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: signer.exchange(assertion), range(16)))
    assert sorted(answer.status_code for answer in answers) == [200] + [400] * 15
    assert {answer.json()["error"] for answer in answers if answer.status_code == 400} == {"invalid_grant"}


def test_an_assertion_that_is_wrong_gets_nothing(robot, signer):
    other = rsa.generate_private_key(65537, 2048).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    wrong = {
        "another's key": signer.assertion(key=other), "an unknown key": signer.assertion(headers={"kid": "999"}),
        "another's id": signer.assertion(iss=robot.user_id, sub=robot.user_id), "for another": signer.assertion(aud="https://example.com"),
        "with a slash": signer.assertion(aud=signer.url + "/"), "expired": signer.assertion(exp=1), "without end": signer.assertion(without=["exp"]),
        "of a hash": signer.assertion(key="secret-of-enough-bytes-for-an-hmac", algorithm="HS256"),
        "none": signer.assertion(key="", algorithm="none"), "padded": signer.assertion(algorithm="PS256"),
        "garbage": "a.b.c", "long": "a" * 60_000,
    }  # fmt: skip
    for reason, assertion in wrong.items():
        answer = signer.exchange(assertion)
        assert (answer.status_code, answer.json()["error"]) == (400, "invalid_grant"), reason


def test_a_name_that_leads_here_is_no_issuer(signer):
    """An assertion for another server does not count, under whichever name it is brought."""
    host = {"host": "other.example"}
    found = httpx.get(signer.url + "/.well-known/openid-configuration", headers=host).json()
    assert "other.example" not in json.dumps(found)
    answer = signer.post("/oauth/v2/token", headers=host, data={
        "grant_type": JWT_BEARER, "assertion": signer.assertion(aud="http://other.example"), "scope": "openid"})  # fmt: skip
    assert answer.status_code == 400


def test_whoever_may_asks_about_tokens(world, robot, signer):
    foreign = program(world, organization=world.organization())
    token = robot.token("openid profile urn:zitadel:iam:user:resourceowner")
    answer = robot.introspect(token)
    assert answer["active"] and answer["scope"] == "openid profile urn:zitadel:iam:user:resourceowner"
    assert answer["client_id"] == robot.name and answer["token_type"] == "Bearer" and answer["name"] == "Program"
    assert answer["urn:zitadel:iam:user:resourceowner:primary_domain"]
    assert signer.introspect(token)["active"], "to the same organization"
    assert foreign.introspect(token) == {"active": False}
    assert foreign.post("/oauth/v2/revoke", data={"token": token}, auth=foreign.auth).status_code == 401
    assert robot.introspect(token)["active"]
    assertion = {"client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer", "token": token}
    answer = signer.post("/oauth/v2/introspect", data={**assertion, "client_assertion": signer.assertion()})
    assert answer.json()["active"]


@pytest.mark.parametrize("path", ["introspect", "revoke"])
def test_whoever_proves_nothing_is_told_nothing(robot, path):
    token = {"token": robot.token()}
    revokes = path == "revoke"
    for auth, error in [(None, "invalid_client"), ((robot.name, "wrong"), "invalid_client" if revokes else "unauthorized_client"),
                        (("nobody", "wrong"), "invalid_client")]:  # fmt: skip
        answer = robot.post(f"/oauth/v2/{path}", data=token, auth=auth)
        assert answer.json()["error"] == error and answer.status_code in ((401,) if revokes else (400, 401))
    assert robot.introspect(token["token"])["active"]


def test_personal_access_tokens_are_told_of_and_not_revoked_here(world, robot):
    token = world.token(robot.user_id)
    assert robot.introspect(token)["active"]
    assert robot.user_info(token).json()["preferred_username"] == robot.name
    answer = robot.post("/oauth/v2/revoke", data={"token": token}, auth=robot.auth)
    assert answer.json()["error"] == "unsupported_token_type"
    for unknown in ("nonsense", "signetat_x.y", "eyJ"):
        answer = robot.post("/oauth/v2/revoke", data={"token": unknown}, auth=robot.auth)
        assert (answer.status_code, answer.content) == (200, b"")


def test_user_info_tells_what_was_asked_for(world, robot):
    world.admin.get(V1("SetUserMetadata"), id=robot.user_id, key="team", value=base64.b64encode(b"blue").decode())
    answer = robot.user_info(robot.token("openid")).json()
    assert answer == {"sub": robot.user_id}
    organization = world.admin.get(V1("GetMyOrg")).org
    answer = robot.user_info(robot.token(
        f"openid profile email urn:zitadel:iam:user:metadata urn:zitadel:iam:org:id:{organization.id}")).json()
    assert answer["name"] == "Program" and answer["preferred_username"] == robot.name and answer["updated_at"]
    assert answer["urn:zitadel:iam:user:metadata"] == {"team": "Ymx1ZQ"}
    assert answer["urn:zitadel:iam:org:id"] == organization.id
    assert "email" not in answer


def test_lifetimes_hold_for_what_is_issued_from_then_on(rotating, make_world):
    world = make_world(rotating)
    signer = program(world, JWT)
    hour = "3600s"
    world.admin.get(
        ADMIN("AddOIDCSettings"), accessTokenLifetime="60s", idTokenLifetime="61s",
        refreshTokenIdleExpiration=hour, refreshTokenExpiration=hour)
    answer = signer.exchange(signer.assertion()).json()
    assert 55 <= answer["expires_in"] <= 60
    claims = jwt.decode(answer["id_token"], options={"verify_signature": False})
    assert claims["exp"] - claims["iat"] == 61


# What strangers send.


def test_a_restart_keeps_keys_tokens_and_what_was_taken_back(make_server, make_world):
    server = make_server(listen=f"127.0.0.1:{reserve_port()}")
    world = make_world(server)
    signer = program(world, JWT)
    kept, revoked, sealed = signer.token(), signer.token(), program(world).token()
    assertion = signer.assertion(aud=["http://localhost", signer.url])
    assert signer.exchange(assertion).status_code == 200
    assert signer.post("/oauth/v2/revoke", data={"token": revoked}, auth=signer.auth).status_code == 200
    keys = httpx.get(f"{server.url}/oauth/v2/keys").json()
    server.stop()
    server.start()
    assert httpx.get(f"{server.url}/oauth/v2/keys").json() == keys
    protocol = GRPC(server.authority)
    codes = [Client(protocol, token).call(AUTH("GetMyUser")).code for token in (kept, sealed, revoked)]
    protocol.close()
    assert codes == [0, 0, 16]
    assert signer.exchange(assertion).json()["error_description"] == "assertion used before"


def test_a_flood_of_wrong_secrets_hurts_nobody_else(robot, world):
    victim = program(world)

    def guess(number):
        return victim.post("/oauth/v2/token", data={"grant_type": "client_credentials", "scope": "openid"}, auth=(victim.name, f"wrong{number}"))

    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        guesses = [pool.submit(guess, number) for number in range(200)]
        assert robot.token()
        assert {guess.result().json()["error_description"] for guess in guesses} == {"Errors.User.Machine.Secret.Invalid"}
    assert victim.token(), "nobody locks a program out by guessing"


@pytest.mark.parametrize("body, status", [
    (b"", 400), (b"\xff\xfe", 400), (b"grant_type=client_credentials&scope=%ff", 400), (b"a" * 70_000, 413), (b"&" * 60_000, 400),
    (b"=" * 60_000, 400), (b"grant_type=client_credentials&client_id=%00&client_secret=x&scope=openid", 400),
    (b"grant_type=" + JWT_BEARER.encode() + b"&scope=openid&assertion=" + b"." * 50_000, 400),
])  # fmt: skip
def test_malformed_forms_are_refused(server, body, status):
    answer = httpx.post(f"{server.url}/oauth/v2/token", content=body, headers={"content-type": "application/x-www-form-urlencoded"})
    assert answer.status_code == status
    if status == 400:
        assert set(answer.json()) == {"error", "error_description"}
        assert answer.headers["cache-control"] == "no-store"


def test_both_encodings_of_a_basic_header(robot):
    for name, secret in [robot.auth, [urllib.parse.quote(part, safe="") for part in robot.auth],
                         [f"%{ord(robot.name[0]):02x}{robot.name[1:]}", robot.secret]]:  # fmt: skip
        answer = robot.post("/oauth/v2/token", data={"grant_type": "client_credentials", "scope": "openid"}, auth=(name, secret))
        assert answer.status_code == 200, answer.text


def test_nothing_that_signs_anybody_in_is_in_events_or_the_log(server, world, signer):
    token = signer.token()
    events = world.admin.get(ADMIN("ListEvents"), limit=1000)
    text = str(events) + server.log
    for secret in (token, signer.secret, token.split(".")[2], "PRIVATE KEY"):
        assert secret not in text
    assert "instance.web_key.added" in text
