"""Who may call what: every method of every service × every role × where it holds. What a method asks for is read from the
descriptors, so that new methods come in by themselves; what a role carries, from the facts of the interface."""

import http.client
import json
import pathlib

import pytest

from support.protocols import Client
from support.schema import AUTH, SERVICES, V1, Method
from support.server import Server
from support.world import World, unique
from test_matrix import UNKNOWN

# Role: its permissions, as the interface publishes them.
ROLES = {
    role: set(permissions.split())
    for role, permissions in json.loads((pathlib.Path(__file__).parent / "support" / "roles.json").read_text()).items()
}
GIVEN = [role for role in ROLES if role.startswith(("IAM_", "ORG_"))] + ["SELF_MANAGEMENT_GLOBAL", None]
METHODS = [
    method
    for service in SERVICES.values()
    for descriptor in service.methods
    if not (method := Method(f"{service.full_name}/{descriptor.name}")).is_streaming
]


class Place:
    """A server with two organizations and a program for each role, which lives in the first and is a member there."""

    def __init__(self, server):
        self.server = server
        self.world = World(server)
        self.own, self.other = self.world.organization(), self.world.organization()
        admin = self.world.admin.having(x_zitadel_orgid=self.own)
        self.tokens = {}
        for role in GIVEN:
            machine = admin.get(V1("AddMachineUser"), userName=unique("role"), name="Role").user_id
            self.tokens[role] = admin.get(V1("AddPersonalAccessToken"), userId=machine).token
            if role:
                self.world.join(machine, "" if role.startswith("IAM_") else self.own, role)
        self.connection = http.client.HTTPConnection(server.authority)

    def close(self):
        self.connection.close()
        self.world.close()

    def ask(self, method, token, organization):
        """Calls with what is no JSON: whoever may call is told that, and nothing is done."""
        fields = {"content-type": "application/json"}
        if token:
            fields["authorization"] = f"Bearer {token}"
        if organization:
            fields["x-zitadel-orgid"] = organization
        self.connection.request("POST", method.path, '{', fields)
        answer = self.connection.getresponse()
        body = json.loads(answer.read() or b"{}")
        return body.get("code", "ok"), body.get("message", "")


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    with Server(tmp_path_factory.mktemp("authorization")) as server:
        place = Place(server)
        yield place
        place.close()


def expected(permission, role, organization, place):
    """The id of the refusal; nil for who may call."""
    if permission is None or permission == "":
        return None
    if organization == UNKNOWN:
        return "AUTH-Bs7Ds"
    if permission == "authenticated":
        return None
    holds = role is not None and (role.startswith("IAM_") or organization != place.other)
    if not holds:
        return "AUTHZ-cdgFk"
    return None if permission in ROLES[role] else "AUTH-5mWD2"


@pytest.mark.parametrize("role", GIVEN)
def test_every_method_for_a_role(role, place):
    wrong = []
    for method in METHODS:
        for organization in (None, place.other, UNKNOWN):
            code, text = place.ask(method, place.tokens[role], organization)
            identifier = expected(method.permission, role, organization, place)
            if identifier is None:
                isRight = code in ("invalid_argument", "unimplemented")
            else:
                isRight = text.endswith(f"({identifier})") and code == ("not_found" if identifier == "AUTHZ-cdgFk" else "permission_denied")
            if not isRight:
                wrong.append((method.path, organization, identifier, code, text))
    assert not wrong


def test_every_method_for_strangers(place):
    for method in METHODS:
        code, text = place.ask(method, None, None)
        if method.permission:
            assert (code, text) == ("unauthenticated", "auth header missing"), method.path
        else:
            assert code in ("invalid_argument", "unimplemented"), method.path


@pytest.mark.parametrize("role", [role for role in GIVEN if role])
def test_a_role_carries_what_is_published(role, place):
    client = Client(place.world.protocol, place.tokens[role])
    assert set(client.get(AUTH("ListMyZitadelPermissions")).result) == ROLES[role]
    there = client.having(x_zitadel_orgid=place.other).get(AUTH("ListMyZitadelPermissions")).result
    assert set(there) == (ROLES[role] if role.startswith("IAM_") else set())


def test_every_permission_that_is_asked_for_is_carried_by_a_role():
    asked = {method.permission for method in METHODS} - {"", None, "authenticated"}
    assert asked <= set().union(*ROLES.values())
