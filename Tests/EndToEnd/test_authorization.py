"""Who may call what: every method of every service × every role × where it holds. What a method asks for is read from the
descriptors, so that new methods come in by themselves; what a role carries, from the facts of the interface."""

import http.client
import json
import pathlib

import pytest

from support.protocols import Client
from support.schema import AUTH, ORG, SERVICES, V1, V2, Method
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


# User v2 asks for the permission where the user belongs. Method: what it takes, and the least of a request.
OF_USERS = {
    "GetUserByID": ("user.read", {}),
    "ListAuthenticationMethodTypes": ("user.read", {}),
    "ListAuthenticationFactors": ("user.read", {}),
    "DeleteUser": ("user.delete", {}),
    "SetEmail": ("user.write", {"email": "other@example.com", "returnCode": {}}),
    "ResendEmailCode": ("user.write", {"returnCode": {}}),
    "SendEmailCode": ("user.write", {"returnCode": {}}),
    "SetPhone": ("user.write", {"phone": "+41446681800"}),
    "RemovePhone": ("user.write", {}),
    "ResendPhoneCode": ("user.write", {}),
    "UpdateUser": ("user.write", {"username": "other", "human": {}}),
    "UpdateHumanUser": ("user.write", {"profile": {"givenName": "A", "familyName": "B"}}),
    "DeactivateUser": ("user.write", {}),
    "ReactivateUser": ("user.write", {}),
    "LockUser": ("user.write", {}),
    "UnlockUser": ("user.write", {}),
    "PasswordReset": ("user.write", {}),
    "SetPassword": ("user.write", {"newPassword": {"password": "An0ther-one!"}}),
    "AddSecret": ("user.write", {}),
    "RemoveSecret": ("user.write", {}),
    "AddKey": ("user.write", {"expirationDate": "2090-01-01T00:00:00Z"}),
    "RemoveKey": ("user.write", {"keyId": "1"}),
    "AddPersonalAccessToken": ("user.write", {"expirationDate": "2090-01-01T00:00:00Z"}),
    "RemovePersonalAccessToken": ("user.write", {"tokenId": "1"}),
    "CreateInviteCode": ("user.write", {"returnCode": {}}),
    "ResendInviteCode": ("user.write", {}),
    "SetUserMetadata": ("user.write", {"metadata": [{"key": "k", "value": "dg=="}]}),
    "DeleteUserMetadata": ("user.write", {"keys": ["k"]}),
}
OF_MACHINES = {"AddSecret", "RemoveSecret", "AddKey", "RemoveKey", "AddPersonalAccessToken", "RemovePersonalAccessToken"}
# A code or a proof is the permission; lists leave out whom the caller may not see; users are made in an organization.
OTHERWISE = {"VerifyEmail", "VerifyPhone", "VerifyInviteCode", "ListUsers", "ListKeys", "ListPersonalAccessTokens",
             "ListUserMetadata", "CreateUser", "AddHumanUser"}  # fmt: skip
REFUSED = ("(AUTHZ-cdgFk)", "(AUTH-AWfge)", "(AUTH-5mWD2)")


def test_every_method_on_users_is_in_the_table(place):
    for method in METHODS:
        if method.path.startswith("/zitadel.user.v2.") and method.name not in OF_USERS and method.name not in OTHERWISE:
            answer = place.world.admin.call(method)
            assert answer.code in (3, 12), f"{method.path} is served, and in no table: {answer}"


@pytest.mark.parametrize("role", GIVEN)
def test_every_method_on_users_of_either_organization(role, place):
    client = Client(place.world.protocol, place.tokens[role])
    wrong = []
    for organization in (place.own, place.other):

        def user(name):
            """Of the kind that the method is about."""
            if name in OF_MACHINES:
                admin = place.world.admin.having(x_zitadel_orgid=organization)
                return admin.get(V1("AddMachineUser"), userName=unique("target"), name="Target").user_id
            return place.world.person(organization={"orgId": organization}).user_id

        person, machine = user("GetUserByID"), user("AddKey")
        for name, (permission, fields) in OF_USERS.items():
            holds = role is not None and (role.startswith("IAM_") or organization == place.own)
            isAllowed = holds and permission in ROLES[role]
            # Whatever becomes of who is changed, others come after.
            target = user(name) if isAllowed else machine if name in OF_MACHINES else person
            answer = client.call(V2(name), userId=target, **fields)
            if isAllowed:
                isRight = answer.code not in (7, 16) and not answer.text.endswith(REFUSED)
            else:
                isRight = answer.code in (5, 7) and answer.text.endswith(REFUSED[1:] if holds else REFUSED[:1])
            if not isRight:
                wrong.append((name, organization, answer))
    assert not wrong


# Organization v2 asks for the permission in the organization that the request names.
OF_ORGANIZATIONS = {
    "UpdateOrganization": ("org.write", {"name": "Other"}),
    "DeactivateOrganization": ("org.write", {}),
    "ActivateOrganization": ("org.write", {}),
    "DeleteOrganization": ("org.delete", {}),
    "SetOrganizationMetadata": ("org.write", {"metadata": [{"key": "k", "value": "dg=="}]}),
    "DeleteOrganizationMetadata": ("org.write", {"keys": ["k"]}),
    "AddOrganizationDomain": ("org.write", {"domain": "other.example.com"}),
    "ListOrganizationDomains": ("org.read", {}),
    "DeleteOrganizationDomain": ("org.write", {"domain": "other.example.com"}),
    "GenerateOrganizationDomainValidation": ("org.write", {"domain": "other.example.com", "type": 1}),
    "VerifyOrganizationDomain": ("org.write", {"domain": "other.example.com"}),
}
# The former asks for a permission before it knows an organization; lists leave out what the caller may not see.
OTHERWISE_ORGANIZATIONS = {"AddOrganization", "ListOrganizations", "ListOrganizationMetadata"}


def test_every_method_on_organizations_is_in_the_table():
    served = {method.name for method in METHODS if method.path.startswith("/zitadel.org.v2.")}
    assert served == OF_ORGANIZATIONS.keys() | OTHERWISE_ORGANIZATIONS


@pytest.mark.parametrize("role", GIVEN)
def test_every_method_on_either_organization(role, place):
    """Who holds a role in one of two organizations that are as good as new for each method."""
    world = place.world
    machine = world.admin.get(V1("AddMachineUser"), userName=unique("role"), name="Role").user_id
    client = Client(world.protocol, world.admin.get(V1("AddPersonalAccessToken"), userId=machine).token)
    if role and role.startswith("IAM_"):
        world.join(machine, "", role)
    wrong = []
    for name, (permission, fields) in OF_ORGANIZATIONS.items():
        for isOwn in (True, False):
            target = world.organization()
            if isOwn and role and role.startswith("ORG_"):
                world.join(machine, target, role)
            holds = role is not None and (role.startswith("IAM_") or isOwn and role.startswith("ORG_"))
            if name == "ActivateOrganization":
                world.admin.get(ORG("DeactivateOrganization"), organizationId=target)
            if name == "UpdateOrganization":
                fields = {"name": unique("Other ")}
            answer = client.call(ORG(name), organizationId=target, **fields)
            if holds and permission in ROLES[role]:
                isRight = answer.code not in (7, 16) and not answer.text.endswith(REFUSED)
            else:
                isRight = answer.code in (5, 7) and answer.text.endswith(REFUSED[1:] if holds else REFUSED[:1])
            if not isRight:
                wrong.append((name, isOwn, answer))
    assert not wrong
