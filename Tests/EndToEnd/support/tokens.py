"""Programs with secrets and keys, and what they ask for with them."""

import dataclasses
import json
import time

import httpx
import jwt

from .schema import ADMIN, V1, Method
from .world import unique

PROJECT = "openid urn:zitadel:iam:org:project:id:zitadel:aud"
JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer"


def WEBKEY(name):
    return Method(f"zitadel.webkey.v2.WebKeyService/{name}")


@dataclasses.dataclass
class Program:
    """A machine user with a secret and a key."""

    user_id: str
    name: str
    secret: str
    key: dict
    url: str

    @property
    def auth(self):
        return self.name, self.secret

    def assertion(self, without=(), headers=None, key=None, algorithm="RS256", **changes):
        now = int(time.time())
        # Two of one second are one, but for this.
        claims = {"iss": self.user_id, "sub": self.user_id, "aud": self.url, "iat": now, "exp": now + 3600, "jti": unique("jti")}
        claims = {name: value for name, value in (claims | changes).items() if name not in without}
        return jwt.encode(claims, self.key["key"] if key is None else key, algorithm, headers={"kid": self.key["keyId"], **(headers or {})})

    def post(self, path, **settings):
        return httpx.post(self.url + path, **settings)

    def exchange(self, assertion, **fields):
        return self.post("/oauth/v2/token", data={"grant_type": JWT_BEARER, "assertion": assertion, "scope": PROJECT, **fields})

    def token(self, scope=PROJECT):
        answer = self.post("/oauth/v2/token", data={"grant_type": "client_credentials", "scope": scope}, auth=self.auth)
        assert answer.status_code == 200, answer.text
        return answer.json()["access_token"]

    def introspect(self, token):
        answer = self.post("/oauth/v2/introspect", data={"token": token}, auth=self.auth)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def user_info(self, token):
        return httpx.get(self.url + "/oidc/v1/userinfo", headers={"authorization": f"Bearer {token}"})


def program(world, kind="ACCESS_TOKEN_TYPE_BEARER", role=None, organization=None, url=None):
    """A program that owns the instance, if that is its role."""
    admin = world.admin.having(x_zitadel_orgid=organization) if organization else world.admin
    name = unique("program")
    user_id = admin.get(V1("AddMachineUser"), userName=name, name="Program", accessTokenType=kind).user_id
    secret = admin.get(V1("GenerateMachineSecret"), userId=user_id).client_secret
    key = json.loads(admin.get(V1("AddMachineKey"), userId=user_id, type="KEY_TYPE_JSON").key_details)
    if role:
        world.admin.get(ADMIN("AddIAMMember"), userId=user_id, roles=[role])
    return Program(user_id, name, secret, key, url or world.server.url)
