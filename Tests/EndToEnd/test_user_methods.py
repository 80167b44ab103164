"""Every method about users once as it should be called, over gRPC and REST: who may not is refused, who may gets an
answer, and its details say what the interface says they do."""

import pytest

from support.credentials import (
    BCRYPT, OTHER, PASSWORD, PHONE, client, encoded, human_request, person_request, quick, wires, world,
)  # fmt: skip
from support.schema import AUTH, SERVICES, V1, V2
from support.world import unique

__all__ = ["client", "quick", "wires", "world"]  # fixtures
FUTURE = "2090-01-01T00:00:00Z"
PROFILE = {"firstName": "Grace", "lastName": "Hopper", "displayName": "Grace"}
SEALED = "JBSWY3DPEHPK3PXP"


# What an answer says of the change that it tells.


def created(message):
    """v1, of what was created."""
    details = message.details
    assert details.HasField("creation_date") and not details.HasField("change_date"), details
    assert details.sequence and details.resource_owner


def changed(message):
    """v1, of what was changed; v2 always."""
    details = message.details
    assert details.HasField("change_date") and not details.HasField("creation_date"), details
    assert details.sequence and details.resource_owner


def read(*path):
    """The details of what was read, found there in the answer, give both dates."""

    def check(message):
        for name in path:
            message = getattr(message, name)
        details = message.details
        assert details.HasField("creation_date") and details.HasField("change_date"), details
        assert details.sequence and details.resource_owner

    return check


def dated(name):
    """v2 without details: one date."""
    return lambda message: message.HasField(name) or pytest.fail(f"no {name}: {message}")


def listed(message):
    details = message.details
    assert details.total_result >= 1
    assert details.HasField("view_timestamp" if "view_timestamp" in details.DESCRIPTOR.fields_by_name else "timestamp")


def paged(message):
    assert message.pagination.total_result >= 1


def has(name):
    return lambda message: getattr(message, name) or pytest.fail(f"no {name}: {message}")


def anything(message):
    pass


# What is asked, of the user named.


def on(state, field="userId", **fields):
    return lambda world: {field: state(world), **fields}


def secured(world):
    return world.secured()


def person(world):
    return world.verified()


def unverified(world):
    return world.unverified()


def initial(world):
    return world.initial()


def machine(world):
    return world.machine()


def after(method, state=person, field="id"):
    """A user to whom this has happened."""

    def make(world):
        user_id = state(world)
        world.admin.get(V1(method), **{field: user_id})
        return user_id

    return make


def phoned(world):
    return world.phoned()[0]


def secret(world):
    return after("GenerateMachineSecret", machine, "userId")(world)


def described(world):
    user_id = world.verified()
    world.metadata(user_id, k="v")
    return user_id


def key(world):
    user_id = world.machine()
    return {"userId": user_id, "keyId": world.admin.get(
        V1("AddMachineKey"), userId=user_id, type="KEY_TYPE_JSON").key_id}  # fmt: skip


def token(world):
    user_id = world.machine()
    return {"userId": user_id, "tokenId": world.token(user_id).token_id}


def code(method, state, answer, field="verificationCode"):
    """A request with the code that another method has answered."""

    def make(world):
        user_id = state(world)
        return {"userId": user_id, field: getattr(world.admin.get(V2(method), userId=user_id, returnCode={}), answer)}

    return make


def phone_code(world):
    user_id, phone_code = world.phoned()
    return {"userId": user_id, "verificationCode": phone_code}


def invited(world):
    user_id = world.unverified()
    world.admin.get(V2("CreateInviteCode"), userId=user_id)
    return user_id


def address():
    return {"email": f"{unique('a')}@example.com"}


def nothing(world):
    return {}


def new(**fields):
    return lambda world: {"userName": unique("new"), "profile": PROFILE, "email": address()} | fields


def v2_metadata(world):
    return {"userId": world.verified(), "metadata": [{"key": "k", "value": encoded("v")}]}


MANAGEMENT = {
    "GetIAM": (nothing, has("default_org_id")),
    "GetSupportedLanguages": (nothing, has("languages")),
    "GetUserByID": (on(person, "id"), read("user")),
    "GetUserByLoginNameGlobal": (lambda world: {"loginName": "ADMIN"}, read("user")),
    "ListUsers": (nothing, listed),
    "ListUserChanges": (on(person), has("result")),
    "IsUserUnique": (lambda world: {"userName": unique("nobody")}, has("is_unique")),
    "AddHumanUser": (new(initialPassword=PASSWORD), created),
    "ImportHumanUser": (new(hashedPassword={"value": BCRYPT}, otpCode=SEALED), created),
    "AddMachineUser": (lambda world: {"userName": unique("m"), "name": "M"}, changed),
    "DeactivateUser": (on(person, "id"), changed),
    "ReactivateUser": (on(after("DeactivateUser"), "id"), changed),
    "LockUser": (on(person, "id"), changed),
    "UnlockUser": (on(after("LockUser"), "id"), changed),
    "RemoveUser": (on(person, "id"), changed),
    "UpdateUserName": (lambda world: {"userId": world.verified(), "userName": unique("n")}, changed),
    "SetUserMetadata": (on(person, "id", key="k", value=encoded("v")), changed),
    "BulkSetUserMetadata": (on(person, "id", metadata=[{"key": "k", "value": encoded("v")}]), changed),
    "ListUserMetadata": (on(described, "id"), listed),
    "GetUserMetadata": (on(described, "id", key="k"), read("metadata")),
    "RemoveUserMetadata": (on(described, "id", key="k"), changed),
    "BulkRemoveUserMetadata": (on(described, "id", keys=["k"]), changed),
    "GetHumanProfile": (on(person), read()),
    "UpdateHumanProfile": (on(person, **PROFILE), changed),
    "GetHumanEmail": (on(person), read()),
    "UpdateHumanEmail": (lambda world: {"userId": world.verified(), **address()}, changed),
    "ResendHumanInitialization": (on(initial), changed),
    "ResendHumanEmailVerification": (on(unverified), changed),
    "GetHumanPhone": (on(phoned), read()),
    "UpdateHumanPhone": (on(person, phone=PHONE), changed),
    "RemoveHumanPhone": (on(phoned), changed),
    "ResendHumanPhoneVerification": (on(phoned), changed),
    "SetHumanInitialPassword": (on(person, password=PASSWORD), changed),
    "SetHumanPassword": (on(person, password=PASSWORD), changed),
    "SendHumanResetPasswordNotification": (on(secured), changed),
    "UpdateMachine": (on(machine, name="Other"), changed),
    "GenerateMachineSecret": (on(machine), changed),
    "RemoveMachineSecret": (on(secret), changed),
    "GetMachineKeyByIDs": (key, read("key")),
    "ListMachineKeys": (lambda world: {"userId": key(world)["userId"]}, listed),
    "AddMachineKey": (on(machine, type="KEY_TYPE_JSON"), created),
    "RemoveMachineKey": (key, changed),
    "GetPersonalAccessTokenByIDs": (token, read("token")),
    "ListPersonalAccessTokens": (lambda world: {"userId": token(world)["userId"]}, listed),
    "AddPersonalAccessToken": (on(machine), created),
    "RemovePersonalAccessToken": (token, changed),
    "ListUserMemberships": (lambda world: {"userId": world.admin.get(AUTH("GetMyUser")).user.id}, listed),
    "GetDomainPolicy": (nothing, read("policy")),
    "GetPasswordComplexityPolicy": (nothing, read("policy")),
    "GetDefaultPasswordComplexityPolicy": (nothing, read("policy")),
    "GetNotificationPolicy": (nothing, read("policy")),
    "GetDefaultNotificationPolicy": (nothing, read("policy")),
}
# In this order: what one leaves, the next finds.
POLICIES = {
    "AddCustomPasswordComplexityPolicy": ({"minLength": 9}, created),
    "UpdateCustomPasswordComplexityPolicy": ({"minLength": 10}, changed),
    "ResetPasswordComplexityPolicyToDefault": ({}, changed),
    "AddCustomNotificationPolicy": ({}, created),
    "UpdateCustomNotificationPolicy": ({"passwordChange": True}, changed),
    "ResetNotificationPolicyToDefault": ({}, changed),
}
USERS = {
    "CreateUser": (human_request, dated("creation_date")),
    "AddHumanUser": (lambda world: person_request(totpSecret=SEALED), changed),
    "GetUserByID": (on(person), read()),
    "ListUsers": (nothing, listed),
    "SetEmail": (lambda world: {"userId": world.verified(), **address()}, changed),
    "ResendEmailCode": (on(unverified), changed),
    "SendEmailCode": (on(person), changed),
    "VerifyEmail": (code("SendEmailCode", unverified, "verification_code"), changed),
    "SetPhone": (on(person, phone=PHONE), changed),
    "RemovePhone": (on(phoned), changed),
    "ResendPhoneCode": (on(phoned), changed),
    "VerifyPhone": (phone_code, changed),
    "UpdateUser": (on(person, human={"profile": {"nickName": "n"}}), dated("change_date")),
    "UpdateHumanUser": (lambda world: {"userId": world.verified(), "username": unique("n")}, changed),
    "DeactivateUser": (on(person), changed),
    "ReactivateUser": (on(after("DeactivateUser")), changed),
    "LockUser": (on(person), changed),
    "UnlockUser": (on(after("LockUser")), changed),
    "DeleteUser": (on(person), changed),
    "PasswordReset": (on(secured), changed),
    "SetPassword": (on(person, newPassword={"password": PASSWORD}), changed),
    "AddSecret": (on(machine), dated("creation_date")),
    "RemoveSecret": (on(secret), dated("deletion_date")),
    "AddKey": (on(machine, expirationDate=FUTURE), dated("creation_date")),
    "RemoveKey": (key, dated("deletion_date")),
    "ListKeys": (lambda world: {"filters": [{"keyIdFilter": {"id": key(world)["keyId"]}}]}, paged),
    "AddPersonalAccessToken": (on(machine, expirationDate=FUTURE), dated("creation_date")),
    "RemovePersonalAccessToken": (token, dated("deletion_date")),
    "ListPersonalAccessTokens": (
        lambda world: {"filters": [{"tokenIdFilter": {"id": token(world)["tokenId"]}}]}, paged),
    "ListAuthenticationMethodTypes": (on(secured), listed),
    "ListAuthenticationFactors": (on(person), anything),
    "CreateInviteCode": (on(unverified), changed),
    "ResendInviteCode": (on(invited), changed),
    "VerifyInviteCode": (code("CreateInviteCode", unverified, "invite_code"), changed),
    "SetUserMetadata": (v2_metadata, dated("set_date")),
    "ListUserMetadata": (on(described), paged),
    "DeleteUserMetadata": (on(described, keys=["k"]), dated("deletion_date")),
}  # fmt: skip
# Of the person who calls.
OWN = {
    "GetSupportedLanguages": ({}, has("languages")),
    "GetMyUser": ({}, read("user")),
    "ListMyUserChanges": ({}, has("result")),
    "ListMyMetadata": ({}, listed),
    "GetMyMetadata": ({"key": "k"}, read("metadata")),
    "UpdateMyUserName": (lambda: {"userName": unique("my")}, changed),
    "GetMyPasswordComplexityPolicy": ({}, read("policy")),
    "UpdateMyPassword": ({"oldPassword": PASSWORD, "newPassword": OTHER}, changed),
    "GetMyProfile": ({}, read()),
    "UpdateMyProfile": (PROFILE, changed),
    "GetMyEmail": ({}, read()),
    "SetMyEmail": (address, changed),
    "ResendMyEmailVerification": ({}, changed),
    "SetMyPhone": ({"phone": PHONE}, changed),
    "GetMyPhone": ({}, read()),
    "ResendMyPhoneVerification": ({}, changed),
    "RemoveMyPhone": ({}, changed),
    "ListMyZitadelPermissions": ({}, has("result")),
    "ListMyMemberships": ({}, listed),
    "VerifyMyEmail": (None, changed),
    "VerifyMyPhone": (None, changed),
    "RemoveMyUser": ({}, changed),
}
# Methods that are about organizations, mails' texts and the login, beside those that ask for nobody.
OTHERS = ("Org", "MessageText", "MessageCustomText", "Healthz", "GetOIDCInformation")


def test_none_is_missing():
    """Each method about users has a row."""
    for service, rows in (
        ("zitadel.management.v1.ManagementService", MANAGEMENT | POLICIES),
        ("zitadel.user.v2.UserService", USERS),
        ("zitadel.auth.v1.AuthService", OWN),
    ):
        names = {method.name for method in SERVICES[service].methods}
        assert {name for name in names if not any(part in name for part in OTHERS)} == set(rows)


@pytest.fixture(scope="module")
def stranger(world):
    """The token of a program without any role."""
    return world.program()


@pytest.mark.parametrize("name", MANAGEMENT)
def test_management(name, world, client, stranger):
    make, check = MANAGEMENT[name]
    method, fields = V1(name), make(world)
    refused = client.having(authorization=f"Bearer {stranger}").call(method, **fields)
    if method.permission != "authenticated":
        assert (refused.code, refused.text) == (5, "membership not found (AUTHZ-cdgFk)")
    assert client.having(authorization=None).call(method, **fields).code == 16
    check(client.get(method, **fields))


def test_policies(world, client, stranger):
    there = client.having(x_zitadel_orgid=world.organization())
    for name, (fields, check) in POLICIES.items():
        refused = there.having(authorization=f"Bearer {stranger}").call(V1(name), **fields)
        assert refused.code == 5 and refused.text.endswith("(AUTHZ-cdgFk)"), refused
        check(there.get(V1(name), **fields))


# Whoever has a code, or asks for a list, needs no role: the list is of what may be seen.
FOR_ANYONE = ("VerifyEmail", "VerifyPhone", "VerifyInviteCode", "ListUsers", "ListKeys", "ListPersonalAccessTokens")


@pytest.mark.parametrize("name", USERS)
def test_users(name, world, client, stranger):
    make, check = USERS[name]
    method, fields = V2(name), make(world)
    assert client.having(authorization=None).call(method, **fields).code == 16
    if name not in FOR_ANYONE:
        events = world.server.events
        refused = client.having(authorization=f"Bearer {stranger}").call(method, **fields)
        assert (refused.code, refused.text) == (5, "membership not found (AUTHZ-cdgFk)")
        assert world.server.events == events
    check(client.get(method, **fields))


def test_ones_own(world, client):
    """All that people do to their own account, in the order of `OWN`."""
    user_id = world.secured(metadata=[{"key": "k", "value": encoded("v")}])
    with world.logged_in(user_id, role="ORG_USER_SELF_MANAGER") as theirs:
        own = client.having(authorization=f"Bearer {theirs}")
        for name, (fields, check) in OWN.items():
            if name == "VerifyMyEmail":
                fields = {"code": world.admin.get(V2("SendEmailCode"), userId=user_id, returnCode={}).verification_code}
            elif name == "VerifyMyPhone":
                phone = world.admin.get(V2("SetPhone"), userId=user_id, phone=PHONE, returnCode={})
                fields = {"code": phone.verification_code}
            method, fields = AUTH(name), fields() if callable(fields) else fields
            assert client.having(authorization=None).call(method, **fields).code == 16
            check(own.get(method, **fields))
        assert own.call(AUTH("GetMyUser")).code == 16, "whoever is gone calls nothing"


def test_deleting_oneself(world, client):
    """`user.self.delete` is enough for oneself, and for nobody else."""
    user_id, other = world.secured(), world.secured()
    with world.logged_in(user_id, role="ORG_USER_SELF_MANAGER") as theirs:
        own = client.having(authorization=f"Bearer {theirs}")
        refused = own.call(V2("DeleteUser"), userId=other)
        assert refused.code == 7 and refused.text.endswith("(AUTH-AWfge)"), refused
        changed(own.get(V2("DeleteUser"), userId=user_id))
