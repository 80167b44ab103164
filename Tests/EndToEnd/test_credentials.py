"""Passwords, phones, invitations, programs' credentials and metadata: every method and every refusal that can be
reached, over gRPC and over REST."""

import pytest
from support.credentials import BCRYPT, OTHER, PASSWORD, PHONE, Credentials, encoded
from support.protocols import Client
from support.schema import V1, V2, Method
from support.server import Server
from support.world import unique
from test_matrix import UNKNOWN, expect_refusal

PAST, FUTURE = "2020-01-01T00:00:00Z", "2090-01-01T00:00:00Z"
ID = "value length must be between 1 and 200 runes, inclusive"
CODE = "value length must be between 1 and 20 runes, inclusive"


def auth(name):
    return Method(f"zitadel.auth.v1.AuthService/{name}")


@pytest.fixture(scope="module")
def quick(tmp_path_factory):
    """Hashes at the lowest cost, and lets codes be asked for as often as tests do."""
    options = ("--password-cost=4", "--resend-burst=0", "--resend-hourly=0")
    with Server(tmp_path_factory.mktemp("quick"), *options) as server:
        yield server


@pytest.fixture(scope="module")
def world(quick):
    world = Credentials(quick)
    yield world
    world.close()


@pytest.fixture(scope="module")
def wires(quick):
    from support.protocols import GRPC, REST

    wires = {"grpc": GRPC(quick.authority), "rest": REST(quick.authority)}
    yield wires
    for wire in wires.values():
        wire.close()


@pytest.fixture(params=["grpc", "rest"])
def client(request, wires, quick):
    """The administrator over either protocol."""
    return Client(wires[request.param], quick.token)


def on(state, **fields):
    return lambda world: {"userId": getattr(world, state)(), **fields}


def by_id(state, **fields):
    return lambda world: {"id": getattr(world, state)(), **fields}


def unknown(**fields):
    return lambda world: {"userId": UNKNOWN, **fields}


def plain(**fields):
    return lambda world: fields


def with_phone(**fields):
    return lambda world: {"userId": world.phoned()[0], **fields}


def verified_phone(**fields):
    return lambda world: {"userId": world.person(phone={"phone": PHONE, "isVerified": True}).user_id, **fields}


def person_request(**fields):
    name = unique("new")
    return {
        "username": name,
        "profile": {"givenName": "Ada", "familyName": "Lovelace"},
        "email": {"email": f"{name}@example.com", "isVerified": True},
    } | fields


def human_request(world, **fields):
    request = person_request(**fields)
    name = request.pop("username")
    return {"organizationId": world.admin.get(V1("GetMyOrg")).org.id, "username": name, "human": request}


def taken_id(world):
    return {"userId": world.secured()}


def invited(world):
    user_id = world.unverified()
    return user_id, world.admin.get(V2("CreateInviteCode"), userId=user_id, returnCode={}).invite_code


def domain_name(world):
    """A user name in a domain that is another organization's."""
    organization = world.organization()
    return "ada@" + world.admin.having(x_zitadel_orgid=organization).get(V1("GetMyOrg")).org.primary_domain


new_password = {"newPassword": {"password": OTHER}}

# method, request, code, id; the name of each row is its reason.
REFUSALS = {
    # Passwords
    "set v1: nobody has this id": (V1("SetHumanPassword"), unknown(password=OTHER), 9, "COMMAND-G8dh3"),
    "set v1: of another organization": (V1("SetHumanPassword"), on("foreign", password=OTHER), 9, "COMMAND-G8dh3"),
    "set v1: not initialized": (V1("SetHumanPassword"), on("initial", password=OTHER), 9, "COMMAND-M9dse"),
    "set v1: too short": (V1("SetHumanPassword"), on("secured", password="Aa1!"), 3, "DOMAIN-HuJf6"),
    "set v1: no lower-case letter": (V1("SetHumanPassword"), on("secured", password="AAAAAA1!"), 3, "DOMAIN-co3Xw"),
    "set v1: no upper-case letter": (V1("SetHumanPassword"), on("secured", password="aaaaaa1!"), 3, "DOMAIN-VoaRj"),
    "set v1: no digit": (V1("SetHumanPassword"), on("secured", password="Aaaaaaa!"), 3, "DOMAIN-ZBv4H"),
    "set v1: no symbol": (V1("SetHumanPassword"), on("secured", password="Aaaaaaa1"), 3, "DOMAIN-ZDLwA"),
    "initial v1: nobody has this id": (V1("SetHumanInitialPassword"), unknown(password=OTHER), 9, "COMMAND-G8dh3"),
    "initial v1: not initialized": (V1("SetHumanInitialPassword"), on("initial", password=OTHER), 9, "COMMAND-M9dse"),
    "reset v1: nobody has this id": (V1("SendHumanResetPasswordNotification"), unknown(), 9, "COMMAND-Hj9ds"),
    "reset v1: of another organization": (V1("SendHumanResetPasswordNotification"), on("foreign"), 9, "COMMAND-Hj9ds"),
    "reset v1: not initialized": (V1("SendHumanResetPasswordNotification"), on("initial"), 9, "COMMAND-2M9sd"),
    "reset v1: an SMS without a phone":
        (V1("SendHumanResetPasswordNotification"), on("secured", type="TYPE_SMS"), 9, "SIGNET-Ph0nM"),
    "reset v2: nobody has this id": (V2("PasswordReset"), unknown(), 5, "COMMAND-SAF4f"),
    "reset v2: a program": (V2("PasswordReset"), on("machine"), 5, "COMMAND-SAF4f"),
    "reset v2: not initialized": (V2("PasswordReset"), on("initial"), 9, "COMMAND-Sfe4g"),
    "reset v2: an SMS without a phone":
        (V2("PasswordReset"), on("secured", sendLink={"notificationType": "NOTIFICATION_TYPE_SMS"}), 9, "SIGNET-Ph0nM"),
    "reset v2: the template does not parse, seen before the user is":
        (V2("PasswordReset"), unknown(sendLink={"urlTemplate": "https://a.example/{{.Code"}), 3, "DOMAIN-oGh5e"),
    "set v2: nobody has this id": (V2("SetPassword"), unknown(**new_password), 9, "COMMAND-G8dh3"),
    "set v2: not initialized": (V2("SetPassword"), on("initial", **new_password), 9, "COMMAND-M9dse"),
    "set v2: no password": (V2("SetPassword"), on("secured"), 3, "DOMAIN-HuJf6"),
    "set v2: wrong current password":
        (V2("SetPassword"), on("secured", currentPassword="wrong", **new_password), 3, "COMMAND-3M0fs"),
    "set v2: the new password is the current one":
        (V2("SetPassword"), on("secured", currentPassword=PASSWORD, newPassword={"password": PASSWORD}), 9, "COMMAND-Aesh5"),
    "set v2: has no current password":
        (V2("SetPassword"), on("verified", currentPassword="any", **new_password), 9, "COMMAND-Fds3s"),
    "set v2: no code is pending":
        (V2("SetPassword"), on("secured", verificationCode="AAAAAA", **new_password), 9, "COMMAND-2M9fs"),
    "set v2: a code, but no password":
        (V2("SetPassword"), lambda world: {"userId": (user_id := world.secured()), "verificationCode":
            world.admin.get(V2("PasswordReset"), userId=user_id, returnCode={}).verification_code}, 3, "COMMAND-Mf0sd"),
    "set v2: the current password, but no new one":
        (V2("SetPassword"), on("secured", currentPassword=PASSWORD), 3, "COMMAND-3M0fs"),
    "set v2: more than bcrypt looks at":
        (V2("SetPassword"), on("secured", newPassword={"password": "Aa1!" * 19}), 3, "SIGNET-Pw7Lg"),
    "update my password: a program has none":
        (auth("UpdateMyPassword"), plain(oldPassword="x", newPassword=OTHER), 9, "COMMAND-G8dh3"),
    # Phones
    "set phone: nobody has this id": (V2("SetPhone"), unknown(phone=PHONE), 5, "COMMAND-ieJ2e"),
    "set phone: a program": (V2("SetPhone"), on("machine", phone=PHONE), 5, "COMMAND-ieJ2e"),
    "set phone: not initialized": (V2("SetPhone"), on("initial", phone=PHONE), 9, "COMMAND-uz0Uu"),
    "set phone: no number": (V2("SetPhone"), on("verified", phone="call me"), 3, "PHONE-so0wa"),
    "set phone: nothing of it is left": (V2("SetPhone"), on("verified", phone=" - "), 3, "PHONE-Zt0NV"),
    "set phone: unchanged": (V2("SetPhone"), with_phone(phone="+41 44 668 18 00"), 9, "COMMAND-Uch5e"),
    "remove phone: nobody has this id": (V2("RemovePhone"), unknown(), 5, "COMMAND-ieJ2e"),
    "remove phone: there is none": (V2("RemovePhone"), on("verified"), 9, "COMMAND-ieJ2e"),
    "resend phone code: nobody has this id": (V2("ResendPhoneCode"), unknown(), 5, "COMMAND-ieJ2e"),
    "resend phone code: none is pending": (V2("ResendPhoneCode"), verified_phone(), 9, "PHONE-5xrra88eq8"),
    "verify phone: nobody has this id": (V2("VerifyPhone"), unknown(verificationCode="A"), 5, "COMMAND-ieJ2e"),
    "verify phone: none is pending": (V2("VerifyPhone"), verified_phone(verificationCode="A"), 3, "COMMAND-eis9R"),
    "verify phone: wrong code": (V2("VerifyPhone"), with_phone(verificationCode="A"), 3, "COMMAND-eis9R"),
    # Invitations
    "invite: nobody has this id": (V2("CreateInviteCode"), unknown(), 9, "COMMAND-Wgvn4"),
    "invite: can log in already": (V2("CreateInviteCode"), on("secured"), 9, "COMMAND-EF34g"),
    "invite again: was never invited": (V2("ResendInviteCode"), on("unverified"), 9, "COMMAND-Wr3gq"),
    "invite again: nobody has this id": (V2("ResendInviteCode"), unknown(), 9, "COMMAND-Wgvn4"),
    "accept: nobody has this id": (V2("VerifyInviteCode"), unknown(verificationCode="A"), 9, "COMMAND-F5g2h"),
    "accept: wrong code":
        (V2("VerifyInviteCode"), lambda world: {"userId": invited(world)[0], "verificationCode": "A"}, 3, "COMMAND-Wgn4q"),
    # Programs
    "update machine: nobody has this id": (V1("UpdateMachine"), unknown(name="x"), 5, "COMMAND-5M0od"),
    "update machine: a person": (V1("UpdateMachine"), on("verified", name="x"), 5, "COMMAND-5M0od"),
    "update machine: of another organization": (V1("UpdateMachine"), on("foreign_machine", name="x"), 5, "COMMAND-5M0od"),
    "update machine: nothing changes": (V1("UpdateMachine"), on("machine", name="Machine"), 9, "COMMAND-2n8vs"),
    "secret v1: nobody has this id": (V1("GenerateMachineSecret"), unknown(), 9, "COMMAND-x8910n"),
    "secret v1: a person": (V1("GenerateMachineSecret"), on("verified"), 9, "COMMAND-x8910n"),
    "secret v2: nobody has this id": (V2("AddSecret"), unknown(), 9, "COMMAND-x8910n"),
    "remove secret v1: nobody has this id": (V1("RemoveMachineSecret"), unknown(), 9, "COMMAND-x7s802"),
    "remove secret v1: there is none": (V1("RemoveMachineSecret"), on("machine"), 9, "COMMAND-coi82n"),
    "remove secret v2: there is none": (V2("RemoveSecret"), on("machine"), 9, "COMMAND-coi82n"),
    "key v1: nobody has this id": (V1("AddMachineKey"), unknown(type="KEY_TYPE_JSON"), 9, "COMMAND-bnipwm1"),
    "key v1: a person": (V1("AddMachineKey"), on("verified", type="KEY_TYPE_JSON"), 9, "COMMAND-bnipwm1"),
    "key v1: has expired":
        (V1("AddMachineKey"), on("machine", type="KEY_TYPE_JSON", expirationDate=PAST), 3, "DOMAIN-dv3t5"),
    "key v1: not a key":
        (V1("AddMachineKey"), on("machine", type="KEY_TYPE_JSON", publicKey=encoded("nonsense")), 3, "COMMAND-5F3h1"),
    "key v2: nobody has this id": (V2("AddKey"), unknown(expirationDate=FUTURE), 9, "COMMAND-bnipwm1"),
    "key v2: has expired": (V2("AddKey"), on("machine", expirationDate=PAST), 3, "DOMAIN-dv3t5"),
    "remove key v1: there is none": (V1("RemoveMachineKey"), on("machine", keyId="1"), 5, "COMMAND-4m77G"),
    "remove key v2: nobody has this id": (V2("RemoveKey"), unknown(keyId="1"), 5, "COMMAND-4m77G"),
    "get key: there is none": (V1("GetMachineKeyByIDs"), on("machine", keyId="1"), 5, "SIGNET-Mk3yN"),
    "token v1: nobody has this id": (V1("AddPersonalAccessToken"), unknown(), 9, "COMMAND-Dggw2"),
    "token v1: a person": (V1("AddPersonalAccessToken"), on("verified"), 9, "COMMAND-Df2f1"),
    "token v1: has expired": (V1("AddPersonalAccessToken"), on("machine", expirationDate=PAST), 3, "DOMAIN-dv3t5"),
    "token v2: nobody has this id": (V2("AddPersonalAccessToken"), unknown(expirationDate=FUTURE), 9, "COMMAND-Dggw2"),
    "token v2: a person": (V2("AddPersonalAccessToken"), on("verified", expirationDate=FUTURE), 9, "COMMAND-Df2f1"),
    "remove token v1: there is none": (V1("RemovePersonalAccessToken"), on("machine", tokenId="1"), 5, "COMMAND-4m77G"),
    "remove token v2: there is none": (V2("RemovePersonalAccessToken"), on("machine", tokenId="1"), 5, "COMMAND-4m77G"),
    "get token: there is none": (V1("GetPersonalAccessTokenByIDs"), on("machine", tokenId="1"), 5, "SIGNET-Pt4kN"),
    # Metadata
    "metadata v1: nobody has this id":
        (V1("SetUserMetadata"), plain(id=UNKNOWN, key="k", value=encoded("v")), 9, "COMMAND-uXHNj"),
    "metadata v1: of another organization":
        (V1("SetUserMetadata"), by_id("foreign", key="k", value=encoded("v")), 9, "COMMAND-uXHNj"),
    "bulk metadata v1: nothing": (V1("BulkSetUserMetadata"), by_id("verified"), 9, "META-9mm2d"),
    "remove metadata v1: not there": (V1("RemoveUserMetadata"), by_id("verified", key="k"), 5, "META-ncnw3"),
    "bulk remove v1: nothing": (V1("BulkRemoveUserMetadata"), by_id("verified"), 9, "META-9mm2d"),
    "bulk remove v1: not there": (V1("BulkRemoveUserMetadata"), by_id("verified", keys=["k"]), 5, "META-2nnds"),
    "get metadata v1: not there": (V1("GetUserMetadata"), by_id("verified", key="k"), 5, "SIGNET-Md5tN"),
    "get metadata v1: nobody has this id": (V1("GetUserMetadata"), plain(id=UNKNOWN, key="k"), 5, "QUERY-Dfbg2"),
    "list metadata v1: of another organization": (V1("ListUserMetadata"), by_id("foreign"), 5, "MANAG-fpo4B"),
    "metadata v2: nobody has this id":
        (V2("SetUserMetadata"), unknown(metadata=[{"key": "k", "value": encoded("v")}]), 9, "COMMAND-uXHNj"),
    "metadata v2: nothing": (V2("SetUserMetadata"), on("verified"), 9, "META-9mm2d"),
    "delete metadata v2: nothing": (V2("DeleteUserMetadata"), on("verified"), 9, "META-9mm2d"),
    "delete metadata v2: not there": (V2("DeleteUserMetadata"), on("verified", keys=["k"]), 5, "META-2nnds"),
    "list metadata v2: nobody has this id": (V2("ListUserMetadata"), unknown(), 5, "QUERY-Dfbg2"),
    "my metadata: not there": (auth("GetMyMetadata"), plain(key="k"), 5, "SIGNET-Md5tN"),
    # Ways to log in
    "methods: nobody has this id": (V2("ListAuthenticationMethodTypes"), unknown(), 5, "QUERY-Dfbg2"),
    "factors: nobody has this id": (V2("ListAuthenticationFactors"), unknown(), 5, "QUERY-Dfbg2"),
    # Creating and updating
    "add v2: the id is taken": (V2("AddHumanUser"), lambda world: person_request(**taken_id(world)), 9, "COMMAND-7yiox1isql"),
    "add v2: the organization does not exist":
        (V2("AddHumanUser"), plain(**person_request(organization={"orgId": "1"})), 9, "COMMAND-QXPGs"),
    "add v2: a hash of no kind that is known":
        (V2("AddHumanUser"), plain(**person_request(hashedPassword={"hash": "$1$x$y"})), 3, "USER-oz74onzvqr"),
    "add v2: an identity provider that does not exist":
        (V2("AddHumanUser"), plain(**person_request(idpLinks=[{"idpId": "1", "userId": "2", "userName": "n"}])), 9, "COMMAND-39nf2"),
    "add v2: no phone number": (V2("AddHumanUser"), plain(**person_request(phone={"phone": "x"})), 3, "PHONE-so0wa"),
    "add v2: the password is refused":
        (V2("AddHumanUser"), plain(**person_request(password={"password": "short"})), 3, "DOMAIN-HuJf6"),
    "import v1: a hash of no kind that is known":
        (V1("ImportHumanUser"), plain(userName=unique("import"), profile={"firstName": "A", "lastName": "B"},
            email={"email": "a@example.com"}, hashedPassword={"value": "$1$x$y"}), 3, "USER-JDk4t"),
    "update: a name in the domain of another organization":
        (V2("UpdateHumanUser"), lambda world: {"userId": world.verified(), "username": domain_name(world)}, 3, "COMMAND-SFd21"),
    "update user: a name in the domain of another organization":
        (V2("UpdateUser"), lambda world: {"userId": world.machine(), "username": domain_name(world), "machine": {}}, 3, "COMMAND-SFd21"),
    "create: a name in the domain of another organization":
        (V2("CreateUser"), lambda world: human_request(world, username=domain_name(world)), 3, "COMMAND-SFd21"),
    "create: the id is taken":
        (V2("CreateUser"), lambda world: human_request(world) | taken_id(world), 9, "COMMAND-7yiox1isql"),
    "create: the program's id is taken":
        (V2("CreateUser"), lambda world: {"organizationId": human_request(world)["organizationId"],
                                          "machine": {"name": "M"}} | taken_id(world), 9, "COMMAND-k2una"),
    "update: nobody has this id": (V2("UpdateHumanUser"), unknown(username="x"), 5, "COMMAND-ugjs0upun6"),
    "update: a program is no person": (V2("UpdateHumanUser"), on("machine", username="x"), 5, "COMMAND-ugjs0upun6"),
    "update: removing a phone verifies nothing":
        (V2("UpdateHumanUser"), with_phone(phone={"phone": "", "isVerified": True}), 3, "USERv2-4f3d6"),
    "update: the name is taken":
        (V2("UpdateHumanUser"), lambda world: {"userId": world.verified(), "username": "ADMIN"}, 6, "V3-DKcYh"),
    "update: a hash of no kind that is known":
        (V2("UpdateHumanUser"), on("verified", password={"hashedPassword": {"hash": "$1$x$y"}}), 3, "USER-oz74onzvqr"),
    "update: neither a password nor a hash": (V2("UpdateHumanUser"), on("verified", password={}), 3, "COMMAND-3klek4sbns"),
    "update user: nobody has this id": (V2("UpdateUser"), unknown(human={}), 5, "COMMAND-ugjs0upun6"),
    "update user: a person is no program": (V2("UpdateUser"), on("verified", machine={"name": "x"}), 5, "COMMAND-ugjs0upun6"),
    # Policies
    "password policy: change what is not there": (V1("UpdateCustomPasswordComplexityPolicy"), plain(minLength=9), 5, "ORG-Dgs3g"),
    "password policy: reset what is not there": (V1("ResetPasswordComplexityPolicyToDefault"), plain(), 5, "ORG-ADgs2"),
    "password policy: no length": (V1("AddCustomPasswordComplexityPolicy"), plain(minLength=0), 3, "MODEL-Lsp0e"),
    "password policy: longer than any": (V1("AddCustomPasswordComplexityPolicy"), plain(minLength=73), 3, "MODEL-Lsp0e"),
    "notification policy: change what is not there": (V1("UpdateCustomNotificationPolicy"), plain(), 5, "SIGNET-Np2nf"),
    "notification policy: reset what is not there": (V1("ResetNotificationPolicyToDefault"), plain(), 5, "SIGNET-Np2nf"),
}  # fmt: skip

GUESSES = ("verify phone: wrong code", "accept: wrong code")


@pytest.mark.parametrize("row", REFUSALS)
def test_refusal(row, world, client):
    method, request, code, identifier = REFUSALS[row]
    fields = request(world)
    events = world.server.events
    answer = client.call(method, **fields)
    expect_refusal(answer, code, identifier)
    assert "Errors." not in answer.text, "a sentence, not the key of one"
    if row not in GUESSES:  # a wrong guess is counted
        assert world.server.events == events, "a refusal writes nothing"


BYTES = "value length must be between 1 and 500000 bytes, inclusive"
LONG = "x" * 201
# What else the path of a method names.
MORE = {"RemoveKey": {"keyId": "1"}, "RemovePersonalAccessToken": {"tokenId": "1"}, "GetMachineKeyByIDs": {"keyId": "1"},
        "RemoveMachineKey": {"keyId": "1"}, "GetPersonalAccessTokenByIDs": {"tokenId": "1"}}  # fmt: skip
VALIDATED = {
    **{f"{name}: an id of 201": (V2(name), {"userId": LONG, **MORE.get(name, {})}, f"invalid {name}Request.UserId: {ID}")
       for name in ("SetPhone", "RemovePhone", "ResendPhoneCode", "VerifyPhone", "UpdateHumanUser", "UpdateUser",
                    "PasswordReset", "SetPassword", "AddSecret", "RemoveSecret", "AddKey", "RemoveKey",
                    "AddPersonalAccessToken", "RemovePersonalAccessToken", "ListAuthenticationMethodTypes",
                    "ListAuthenticationFactors", "CreateInviteCode", "ResendInviteCode", "VerifyInviteCode",
                    "SetUserMetadata", "ListUserMetadata")},
    **{f"{name}: an id of 201": (V1(name), {"userId": LONG, **MORE.get(name, {})}, f"invalid {name}Request.UserId: {ID}")
       for name in ("SendHumanResetPasswordNotification", "UpdateMachine", "RemoveMachineSecret", "GetMachineKeyByIDs",
                    "ListMachineKeys", "RemoveMachineKey", "GetPersonalAccessTokenByIDs", "ListPersonalAccessTokens",
                    "RemovePersonalAccessToken")},
    **{f"{name}: an id of 201": (V1(name), {"id": LONG, "key": "k"} if "key" in fields else {"id": LONG},
                                 f"invalid {name}Request.Id: {ID}")
       for name, fields in {"SetUserMetadata": "key", "BulkSetUserMetadata": "", "ListUserMetadata": "",
                            "GetUserMetadata": "key", "RemoveUserMetadata": "key", "BulkRemoveUserMetadata": ""}.items()},
    "SetHumanPassword: 73 characters": (V1("SetHumanPassword"), {"userId": "1", "password": "x" * 73},
        "invalid SetHumanPasswordRequest.Password: value length must be between 1 and 72 runes, inclusive"),
    "SetHumanInitialPassword: none": (V1("SetHumanInitialPassword"), {"userId": "1"},
        "invalid SetHumanInitialPasswordRequest.Password: value length must be between 1 and 72 runes, inclusive"),
    "SetPhone: no number": (V2("SetPhone"), {"userId": "1"}, f"invalid SetPhoneRequest.Phone: {ID}"),
    "VerifyPhone: no code": (V2("VerifyPhone"), {"userId": "1"}, f"invalid VerifyPhoneRequest.VerificationCode: {CODE}"),
    "VerifyInviteCode: a code of 21": (V2("VerifyInviteCode"), {"userId": "1", "verificationCode": "x" * 21},
        f"invalid VerifyInviteCodeRequest.VerificationCode: {CODE}"),
    "SetPassword: an empty new password": (V2("SetPassword"), {"userId": "1", "newPassword": {}},
        "invalid SetPasswordRequest.NewPassword: embedded message failed validation | caused by: "
        f"invalid Password.Password: {ID}"),
    "AddKey: no expiration": (V2("AddKey"), {"userId": "1"}, "invalid AddKeyRequest.ExpirationDate: value is required"),
    "AddPersonalAccessToken: no expiration": (V2("AddPersonalAccessToken"), {"userId": "1"},
        "invalid AddPersonalAccessTokenRequest.ExpirationDate: value is required"),
    "AddMachineKey: of no type": (V1("AddMachineKey"), {"userId": "1"},
        "invalid AddMachineKeyRequest.Type: value must not be in list [0]"),
    "UpdateMachine: no name": (V1("UpdateMachine"), {"userId": "1"}, f"invalid UpdateMachineRequest.Name: {ID}"),
    "SetUserMetadata: no value": (V1("SetUserMetadata"), {"id": "1", "key": "k"},
        f"invalid SetUserMetadataRequest.Value: {BYTES}"),
    "CreateUser: neither a person nor a program": (V2("CreateUser"), {"organizationId": "1"},
        "invalid CreateUserRequest.UserType: value is required"),
    "CreateUser: no organization": (V2("CreateUser"), {"machine": {"name": "m"}},
        f"invalid CreateUserRequest.OrganizationId: {ID}"),
    "ListKeys: a filter that says nothing": (V2("ListKeys"), {"filters": [{}]},
        "invalid ListKeysRequest.Filters[0]: embedded message failed validation | caused by: "
        "invalid KeysSearchFilter.Filter: value is required"),
    "UpdateMyPassword: 71 bytes": (auth("UpdateMyPassword"), {"oldPassword": "x", "newPassword": "x" * 71},
        "invalid UpdateMyPasswordRequest.NewPassword: value length must be at most 70 bytes"),
}  # fmt: skip


@pytest.mark.parametrize("row", VALIDATED)
def test_validation(row, client):
    method, fields, text = VALIDATED[row]
    answer = client.call(method, **fields)
    assert (answer.code, answer.text, answer.details) == (3, text, [])
    assert answer.http in (None, 400)


def test_what_cannot_be_kept_is_refused(world, client):
    for answer in (
        client.call(V2("AddHumanUser"), **person_request(totpSecret="SECRET")),
        client.call(V2("CreateUser"), **human_request(world, totpSecret="SECRET")),
        client.call(V2("UpdateUser"), userId=UNKNOWN),
    ):
        assert answer.code == 12 and answer.text and answer.http in (None, 501)


def listed(message):
    return [item.id for item in message.result]


def test_passwords(world, client):
    """A password is set by whoever may, changed by whoever knows it, and replaced with a code."""
    user_id = world.secured()
    set_v1 = client.get(V1("SetHumanPassword"), userId=user_id, password=OTHER, noChangeRequired=True)
    assert set_v1.details.sequence and set_v1.details.HasField("change_date") and set_v1.details.resource_owner
    got = lambda: client.get(V2("GetUserByID"), userId=user_id).user.human  # noqa: E731
    assert not got().password_change_required
    changed = client.get(V2("SetPassword"), userId=user_id, currentPassword=OTHER, newPassword={"password": PASSWORD})
    assert changed.details.sequence > set_v1.details.sequence
    expect_refusal(
        client.call(V2("SetPassword"), userId=user_id, currentPassword=OTHER, newPassword={"password": OTHER}),
        3, "COMMAND-3M0fs")  # fmt: skip
    client.get(V1("SetHumanInitialPassword"), userId=user_id, password=OTHER)
    assert got().password_change_required
    # Only the newest code counts, and only once.
    first = client.get(V2("PasswordReset"), userId=user_id, returnCode={}).verification_code
    code = client.get(V2("PasswordReset"), userId=user_id, returnCode={}).verification_code
    with_code = lambda code: {"userId": user_id, "verificationCode": code, "newPassword": {"password": PASSWORD}}  # noqa: E731
    expect_refusal(client.call(V2("SetPassword"), **with_code(first)), 3, "CODE-woT0xc")
    expect_refusal(
        client.call(V2("SetPassword"), userId=user_id, verificationCode=code, newPassword={"password": "short"}),
        3, "DOMAIN-HuJf6")  # fmt: skip
    client.get(V2("SetPassword"), **with_code(code))
    expect_refusal(client.call(V2("SetPassword"), **with_code(code)), 9, "COMMAND-2M9fs")
    client.get(V2("SetPassword"), userId=user_id, currentPassword=PASSWORD, newPassword={"password": OTHER})
    # What is sent answers no code.
    assert not client.get(V2("PasswordReset"), userId=user_id, sendLink={}).verification_code
    client.get(V1("SendHumanResetPasswordNotification"), userId=user_id)


def test_five_wrong_guesses_void_a_password_code(world, client):
    user_id = world.secured()
    code = client.get(V2("PasswordReset"), userId=user_id, returnCode={}).verification_code
    guess = {"userId": user_id, "newPassword": {"password": OTHER}}
    for _ in range(5):
        expect_refusal(client.call(V2("SetPassword"), verificationCode="WRONG1", **guess), 3, "CODE-woT0xc")
    expect_refusal(client.call(V2("SetPassword"), verificationCode=code, **guess), 3, "CODE-woT0xc")


def test_guesses_at_a_password_are_bounded(world, client):
    """Whoever has any token may try; five times, then once a minute."""
    user_id = world.secured()
    guess = {"userId": user_id, "newPassword": {"password": OTHER}}
    for _ in range(5):
        expect_refusal(client.call(V2("SetPassword"), currentPassword="wrong", **guess), 3, "COMMAND-3M0fs")
    answer = client.call(V2("SetPassword"), currentPassword=PASSWORD, **guess)
    assert answer.code == 8 and answer.text.endswith("(SIGNET-Pg5ss)") and 0 < int(answer.metadata["retry-after"]) <= 60
    client.get(V2("SetPassword"), **guess)  # whoever has the permission guesses nothing


def test_an_imported_hash_is_a_password(world, client):
    user_id = client.get(V2("AddHumanUser"), **person_request(hashedPassword={"hash": BCRYPT})).user_id
    client.get(V2("SetPassword"), userId=user_id, currentPassword=PASSWORD, newPassword={"password": OTHER})
    methods = client.get(V2("ListAuthenticationMethodTypes"), userId=user_id)
    assert list(methods.auth_method_types) == [1] and methods.details.total_result == 1
    assert not client.get(V2("ListAuthenticationFactors"), userId=user_id).result
    nobody = client.get(V2("ListAuthenticationMethodTypes"), userId=world.verified())
    assert not nobody.auth_method_types and nobody.details.total_result == 0


def test_phones(world, client):
    user_id = world.verified()
    set_phone = client.get(V2("SetPhone"), userId=user_id, phone="0041 44 668 18 00", returnCode={})
    assert set_phone.details.sequence and set_phone.details.resource_owner and len(set_phone.verification_code) == 6
    phone = lambda: client.get(V2("GetUserByID"), userId=user_id).user.human.phone  # noqa: E731
    assert phone().phone == PHONE and not phone().is_verified
    code = client.get(V2("ResendPhoneCode"), userId=user_id, returnCode={}).verification_code
    expect_refusal(
        client.call(V2("VerifyPhone"), userId=user_id, verificationCode=set_phone.verification_code), 3, "COMMAND-eis9R")
    assert not client.get(V2("ResendPhoneCode"), userId=user_id, sendCode={}).verification_code
    expect_refusal(client.call(V2("VerifyPhone"), userId=user_id, verificationCode=code), 3, "COMMAND-eis9R")
    code = client.get(V2("ResendPhoneCode"), userId=user_id, returnCode={}).verification_code
    assert client.get(V2("VerifyPhone"), userId=user_id, verificationCode=code).details.HasField("change_date")
    assert phone().is_verified
    client.get(V2("SetPhone"), userId=user_id, phone="+41446681801", isVerified=True)
    assert phone().is_verified and phone().phone == "+41446681801"
    assert client.get(V2("RemovePhone"), userId=user_id).details.sequence
    assert not phone().phone


def test_invitations(world, client):
    user_id = world.unverified()
    created = client.get(V2("CreateInviteCode"), userId=user_id, returnCode={})
    assert created.details.sequence and len(created.invite_code) == 6
    mailed = client.get(V2("CreateInviteCode"), userId=user_id, sendCode={"applicationName": "Shop"})
    assert not mailed.invite_code
    assert client.get(V2("ResendInviteCode"), userId=user_id).details.HasField("change_date")
    accept = lambda code: client.call(V2("VerifyInviteCode"), userId=user_id, verificationCode=code)  # noqa: E731
    expect_refusal(accept(created.invite_code), 3, "COMMAND-Wgn4q")
    code = client.get(V2("CreateInviteCode"), userId=user_id, returnCode={}).invite_code
    assert accept(code).code == 0
    assert client.get(V2("GetUserByID"), userId=user_id).user.human.email.is_verified
    expect_refusal(accept(code), 3, "COMMAND-Wgn4q")
    # Three wrong guesses void it.
    code = client.get(V2("CreateInviteCode"), userId=user_id, returnCode={}).invite_code
    for _ in range(3):
        expect_refusal(accept("WRONG1"), 3, "COMMAND-Wgn4q")
    expect_refusal(accept(code), 3, "COMMAND-Wgn4q")


def test_machine_secrets(world, client):
    user_id = world.machine()
    has_secret = lambda: client.get(V2("GetUserByID"), userId=user_id).user.machine.has_secret  # noqa: E731
    made = client.get(V1("GenerateMachineSecret"), userId=user_id)
    assert made.client_id == client.get(V1("GetUserByID"), id=user_id).user.user_name
    assert len(made.client_secret) == 64 and made.client_secret.isalnum() and made.details.sequence
    assert has_secret()
    again = client.get(V2("AddSecret"), userId=user_id)
    assert again.client_secret not in ("", made.client_secret) and again.HasField("creation_date")
    assert client.get(V2("RemoveSecret"), userId=user_id).HasField("deletion_date") and not has_secret()
    client.get(V1("GenerateMachineSecret"), userId=user_id)
    assert client.get(V1("RemoveMachineSecret"), userId=user_id).details.sequence and not has_secret()


def test_updating_a_machine(world, client):
    user_id = world.machine()
    updated = client.get(
        V1("UpdateMachine"), userId=user_id, name="Other", description="d", accessTokenType="ACCESS_TOKEN_TYPE_JWT")
    machine = client.get(V1("GetUserByID"), id=user_id).user
    assert updated.details.sequence == machine.details.sequence
    assert (machine.machine.name, machine.machine.description, machine.machine.access_token_type) == ("Other", "d", 1)
    assert client.get(V2("UpdateUser"), userId=user_id, machine={"description": "e"}).HasField("change_date")
    machine = client.get(V2("GetUserByID"), userId=user_id).user
    assert (machine.machine.name, machine.machine.description, machine.machine.access_token_type) == ("Other", "e", 1)
    name = unique("renamed")
    client.get(V2("UpdateUser"), userId=user_id, username=name, machine={})
    assert client.get(V2("GetUserByID"), userId=user_id).user.username == name


def test_machine_keys(world, client):
    """A key that was made here opens with the library that programs use; one of their own is kept as it is."""
    import json

    from cryptography.hazmat.primitives import serialization

    user_id = world.machine()
    made = client.get(V1("AddMachineKey"), userId=user_id, type="KEY_TYPE_JSON", expirationDate=FUTURE)
    assert made.details.HasField("creation_date") and made.details.sequence
    file = json.loads(made.key_details)
    assert file.keys() == {"type", "keyId", "key", "userId"}
    assert (file["type"], file["keyId"], file["userId"]) == ("serviceaccount", made.key_id, user_id)
    private = serialization.load_pem_private_key(file["key"].encode(), None)
    assert private.key_size == 2048
    public = private.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    own = client.get(V2("AddKey"), userId=user_id, expirationDate=FUTURE, publicKey=encoded(public.decode()))
    assert own.key_id and not own.key_content and own.HasField("creation_date")
    [stored] = world.server.query("SELECT public_key FROM machine_keys WHERE id = ?", own.key_id)
    assert stored[0] == public
    assert world.server.query("SELECT public_key FROM machine_keys WHERE id = ?", made.key_id)[0][0] == public

    got = client.get(V1("GetMachineKeyByIDs"), userId=user_id, keyId=made.key_id).key
    assert (got.id, got.type, got.expiration_date.ToJsonString()) == (made.key_id, 1, FUTURE)
    assert got.details.sequence == made.details.sequence
    page = client.get(V1("ListMachineKeys"), userId=user_id)
    assert listed(page) == [own.key_id, made.key_id] and page.details.total_result == 2
    assert listed(client.get(V1("ListMachineKeys"), userId=user_id, query={"asc": True, "limit": 1})) == [made.key_id]
    found = client.get(V2("ListKeys"), filters=[{"userIdFilter": {"id": user_id}}], pagination={"limit": 1})
    assert (found.pagination.total_result, found.pagination.applied_limit) == (2, 1)
    assert found.result[0].id == own.key_id and found.result[0].user_id == user_id
    assert client.get(V1("RemoveMachineKey"), userId=user_id, keyId=made.key_id).details.sequence
    assert client.get(V2("RemoveKey"), userId=user_id, keyId=own.key_id).HasField("deletion_date")
    assert not client.get(V1("ListMachineKeys"), userId=user_id).result


def test_tokens(world, client):
    """A token opens what its owner may, until it is removed or has expired or the owner is locked."""
    user_id = world.machine()
    first = world.token(user_id, expirationDate=FUTURE)
    second = client.get(V2("AddPersonalAccessToken"), userId=user_id, expirationDate=FUTURE)
    assert second.token_id and second.HasField("creation_date")
    me = lambda token: client.having(authorization=f"Bearer {token}").call(V2("GetUserByID"), userId=user_id)  # noqa: E731
    assert me(first.token).code == me(second.token).code == 0
    got = client.get(V1("GetPersonalAccessTokenByIDs"), userId=user_id, tokenId=first.token_id).token
    assert got.id == first.token_id and got.expiration_date.ToJsonString() == FUTURE
    assert got.details.sequence == first.details.sequence and got.details.resource_owner
    page = client.get(V1("ListPersonalAccessTokens"), userId=user_id)
    assert listed(page) == [second.token_id, first.token_id] and page.details.total_result == 2
    found = client.get(V2("ListPersonalAccessTokens"), filters=[{"userIdFilter": {"id": user_id}}])
    assert listed(found) == [second.token_id, first.token_id]
    client.get(V1("RemovePersonalAccessToken"), userId=user_id, tokenId=first.token_id)
    expect_refusal(me(first.token), 16, "AUTH-7fs1e")
    assert me(second.token).code == 0
    client.get(V1("LockUser"), id=user_id)
    expect_refusal(me(second.token), 16, "AUTH-7fs1e")
    client.get(V1("UnlockUser"), id=user_id)
    assert me(second.token).code == 0
    assert client.get(V2("RemovePersonalAccessToken"), userId=user_id, tokenId=second.token_id).HasField("deletion_date")
    expect_refusal(me(second.token), 16, "AUTH-7fs1e")


def test_a_token_expires(world, client):
    import datetime

    from support.waiting import eventually

    soon = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=2)
    user_id = world.machine()
    token = world.token(user_id, expirationDate=soon.isoformat().replace("+00:00", "Z")).token
    me = lambda: client.having(authorization=f"Bearer {token}").call(V2("GetUserByID"), userId=user_id)  # noqa: E731
    assert me().code == 0
    expect_refusal(eventually(lambda: answer if (answer := me()).code else None, "the token expires"), 16, "AUTH-7fs1e")


def test_searching_credentials(world, client):
    """Filters, sorting and paging of both lists; and nobody sees what they may not."""
    organization = world.organization()
    there = client.having(x_zitadel_orgid=organization)
    users = [world.machine(organization) for _ in range(2)]
    dates = ["2080-01-01T00:00:00Z", "2070-01-01T00:00:00Z", "2060-01-01T00:00:00Z"]
    made = [there.get(V1("AddPersonalAccessToken"), userId=users[i % 2], expirationDate=date) for i, date in enumerate(dates)]
    ids = [token.token_id for token in made]
    of_org = {"organizationIdFilter": {"id": organization}}

    def search(*filters, **fields):
        return listed(client.get(V2("ListPersonalAccessTokens"), filters=[of_org, *filters], **fields))

    assert search() == ids[::-1]
    assert search(pagination={"asc": True}) == ids
    assert search(pagination={"asc": True, "offset": 1, "limit": 1}) == ids[1:2]
    expiring = "PERSONAL_ACCESS_TOKEN_FIELD_NAME_EXPIRATION_DATE"
    assert search(sortingColumn=expiring, pagination={"asc": True}) == ids[::-1]
    assert search({"tokenIdFilter": {"id": ids[0]}}) == ids[:1]
    assert search({"userIdFilter": {"id": users[1]}}) == ids[1:2]
    rows = {"EQUALS": [ids[1]], "AFTER": [ids[0]], "AFTER_OR_EQUALS": [ids[1], ids[0]], "BEFORE": [ids[2]],
            "BEFORE_OR_EQUALS": [ids[2], ids[1]]}  # fmt: skip
    for method, expected in rows.items():
        filter = {"timestamp": dates[1], "method": f"TIMESTAMP_FILTER_METHOD_{method}"}
        assert search({"expirationDateFilter": filter}) == expected
    assert search({"createdDateFilter": {"timestamp": FUTURE, "method": "TIMESTAMP_FILTER_METHOD_AFTER"}}) == []
    # A program without a role sees its own, and nothing of others.
    own = client.having(authorization=f"Bearer {made[0].token}", x_zitadel_orgid=None)
    assert listed(own.get(V2("ListPersonalAccessTokens"))) == [ids[2], ids[0]]
    assert own.get(V2("ListKeys")).pagination.total_result == 0


def test_metadata(world, client):
    for user_id in (world.verified(), world.machine()):
        set_one = client.get(V1("SetUserMetadata"), id=user_id, key="colour", value=encoded("red"))
        assert set_one.id == user_id and set_one.details.HasField("change_date")
        entries = [{"key": key, "value": encoded(key)} for key in ("Shape", "size", "naïve key/1")]
        assert client.get(V1("BulkSetUserMetadata"), id=user_id, metadata=entries).details.sequence
        got = client.get(V1("GetUserMetadata"), id=user_id, key="naïve key/1").metadata
        assert got.value.decode() == got.key == "naïve key/1" and got.details.resource_owner
        again = client.get(V2("SetUserMetadata"), userId=user_id, metadata=[{"key": "colour", "value": encoded("blue")}])
        got = client.get(V1("GetUserMetadata"), id=user_id, key="colour").metadata
        assert got.value == b"blue" and got.details.change_date == again.set_date != got.details.creation_date

        def keys(*queries, **query):
            queries = [{"keyQuery": {"key": key, "method": f"TEXT_QUERY_METHOD_{method}"}} for method, key in queries]
            page = client.get(V1("ListUserMetadata"), id=user_id, queries=queries, query={"asc": True, **query})
            return [entry.key for entry in page.result]

        assert keys() == ["Shape", "colour", "naïve key/1", "size"]
        assert keys(asc=False, limit=2, offset=1) == ["naïve key/1", "colour"]
        for method, key, expected in (
            ("EQUALS", "size", ["size"]), ("EQUALS", "SIZE", []), ("EQUALS_IGNORE_CASE", "NAÏVE KEY/1", ["naïve key/1"]),
            ("STARTS_WITH", "s", ["size"]), ("STARTS_WITH_IGNORE_CASE", "s", ["Shape", "size"]),
            ("CONTAINS", "a", ["Shape", "naïve key/1"]), ("CONTAINS_IGNORE_CASE", "ÏVE", ["naïve key/1"]),
            ("ENDS_WITH", "e", ["Shape", "size"]), ("ENDS_WITH_IGNORE_CASE", "ZE", ["size"]),
        ):  # fmt: skip
            assert keys((method, key)) == expected, method
        found = client.get(V2("ListUserMetadata"), userId=user_id, pagination={"limit": 3},
                           filters=[{"keyFilter": {"key": "e", "method": "TEXT_FILTER_METHOD_CONTAINS"}}])  # fmt: skip
        assert [entry.key for entry in found.metadata] == ["size", "naïve key/1", "Shape"]
        assert found.pagination.total_result == 3 and found.metadata[0].value == b"size"
        # All or none.
        expect_refusal(client.call(V1("BulkRemoveUserMetadata"), id=user_id, keys=["size", "none"]), 5, "META-2nnds")
        client.get(V1("RemoveUserMetadata"), id=user_id, key="size")
        client.get(V1("BulkRemoveUserMetadata"), id=user_id, keys=["Shape"])
        assert client.get(V2("DeleteUserMetadata"), userId=user_id, keys=["colour"]).HasField("deletion_date")
        assert keys() == ["naïve key/1"]


def test_my_own(world, client):
    """Everyone changes the password and reads the metadata of their own account."""
    user_id = world.machine()
    world.metadata(user_id, a="1", b="2")
    own = client.having(authorization=f"Bearer {world.token(user_id).token}")
    assert own.get(auth("GetMyMetadata"), key="a").metadata.value == b"1"
    page = own.get(auth("ListMyMetadata"), query={"asc": True})
    assert [entry.key for entry in page.result] == ["a", "b"] and page.details.total_result == 2
    policy = own.get(auth("GetMyPasswordComplexityPolicy")).policy
    assert policy.min_length == 8 and policy.is_default
    # Programs look after their own credentials, but not after what others note of them.
    own.get(V2("AddSecret"), userId=user_id)
    stranger = own.call(V2("AddSecret"), userId=world.machine())
    assert (stranger.code, stranger.text) == (5, "membership not found (AUTHZ-cdgFk)")
    entry = [{"key": "a", "value": encoded("3")}]
    assert own.call(V2("SetUserMetadata"), userId=user_id, metadata=entry).code == 5


def test_what_nobody_says_of_oneself(world, client):
    """A person calls with nothing but a token of a program; what takes the permission is tried with a program that has
    no role, on itself and on others."""
    program = client.having(authorization=f"Bearer {world.program()}")
    person = world.secured()
    for method, fields in (
        (V2("SetPhone"), {"phone": PHONE, "isVerified": True}), (V2("SetPassword"), new_password),
        (V2("PasswordReset"), {"returnCode": {}}), (V2("CreateInviteCode"), {}), (V2("UpdateHumanUser"), {"username": "x"}),
        (V2("UpdateUser"), {"human": {}}), (V2("ListAuthenticationMethodTypes"), {}),
    ):  # fmt: skip
        answer = program.call(method, userId=person, **fields)
        assert (answer.code, answer.text) == (5, "membership not found (AUTHZ-cdgFk)"), method.name
    # Whoever proves with what only the person has needs no permission.
    code = client.get(V2("PasswordReset"), userId=person, returnCode={}).verification_code
    program.get(V2("SetPassword"), userId=person, verificationCode=code, newPassword={"password": OTHER})


def test_creating(world, client):
    created = client.get(V2("CreateUser"), **human_request(
        world, email={"email": f"{unique('c')}@example.com", "returnCode": {}}, phone={"phone": PHONE, "returnCode": {}},
        password={"password": PASSWORD, "changeRequired": True}, metadata=[{"key": "k", "value": encoded("v")}]))  # fmt: skip
    assert created.id.isdigit() and created.HasField("creation_date")
    client.get(V2("VerifyEmail"), userId=created.id, verificationCode=created.email_code)
    client.get(V2("VerifyPhone"), userId=created.id, verificationCode=created.phone_code)
    human = client.get(V2("GetUserByID"), userId=created.id).user.human
    assert human.email.is_verified and human.phone.is_verified and human.password_change_required
    assert client.get(V1("GetUserMetadata"), id=created.id, key="k").metadata.value == b"v"
    organization = client.get(V1("GetMyOrg")).org.id
    machine = client.get(V2("CreateUser"), organizationId=organization, machine={"name": "M", "description": "d"})
    user = client.get(V2("GetUserByID"), userId=machine.id).user
    assert (user.username, user.machine.name, user.machine.description) == (machine.id, "M", "d")


def test_updating(world, client):
    user_id, _ = world.phoned()
    name = unique("updated")
    updated = client.get(V2("UpdateHumanUser"), userId=user_id, username=name,
        profile={"givenName": "Grace", "familyName": "Hopper", "preferredLanguage": "de"},
        email={"email": f"{name}@example.com", "returnCode": {}}, phone={"phone": "+41446681802", "returnCode": {}},
        password={"password": {"password": PASSWORD}})  # fmt: skip
    user = client.get(V2("GetUserByID"), userId=user_id).user
    assert updated.details.sequence == user.details.sequence and user.username == name
    profile = user.human.profile
    assert (profile.given_name, profile.display_name, profile.preferred_language) == ("Grace", "Grace Hopper", "de")
    client.get(V2("VerifyEmail"), userId=user_id, verificationCode=updated.email_code)
    client.get(V2("VerifyPhone"), userId=user_id, verificationCode=updated.phone_code)
    # Nothing to change is no error, and no event.
    before = client.get(V2("GetUserByID"), userId=user_id).user.details.sequence
    same = client.get(V2("UpdateHumanUser"), userId=user_id, username=name, email={"email": f"{name}@example.com"})
    assert same.details.sequence == before and not same.email_code
    changed = client.get(V2("UpdateUser"), userId=user_id, human={
        "profile": {"nickName": "Amazing"}, "phone": {"phone": ""},
        "password": {"password": {"password": OTHER}, "currentPassword": PASSWORD}})  # fmt: skip
    human = client.get(V2("GetUserByID"), userId=user_id).user.human
    assert changed.HasField("change_date") and not human.phone.phone
    assert (human.profile.given_name, human.profile.nick_name) == ("Grace", "Amazing")
    wrong = {"password": {"password": {"password": OTHER}, "currentPassword": PASSWORD}}
    expect_refusal(client.call(V2("UpdateUser"), userId=user_id, human=wrong), 3, "COMMAND-3M0fs")


def test_policies(world, client):
    """An organization's own rules for passwords hold for its users and for nobody else."""
    there = client.having(x_zitadel_orgid=world.organization())
    default = there.get(V1("GetPasswordComplexityPolicy"))
    assert default.is_default and default.policy.is_default and default.policy.min_length == 8
    assert default.policy == there.get(V1("GetDefaultPasswordComplexityPolicy")).policy
    added = there.get(V1("AddCustomPasswordComplexityPolicy"), minLength=12)
    assert added.details.sequence and added.details.HasField("creation_date")
    own = there.get(V1("GetPasswordComplexityPolicy"))
    assert not own.is_default and own.policy.min_length == 12 and not own.policy.has_symbol
    assert own.policy.details.resource_owner == added.details.resource_owner
    person = {"profile": {"firstName": "A", "lastName": "B"}, "email": {"email": "a@example.com", "isEmailVerified": True}}
    add = lambda password: there.call(V1("AddHumanUser"), userName=unique("p"), initialPassword=password, **person)  # noqa: E731
    expect_refusal(add(PASSWORD[:11]), 3, "DOMAIN-HuJf6")
    assert add("all lower case").code == 0
    expect_refusal(there.call(V1("AddCustomPasswordComplexityPolicy"), minLength=9), 6, "Org-LdhbS")
    expect_refusal(there.call(V1("UpdateCustomPasswordComplexityPolicy"), minLength=12), 9, "Org-DAs21")
    there.get(V1("UpdateCustomPasswordComplexityPolicy"), minLength=4, hasNumber=True)
    assert add("ab1c").code == 0
    there.get(V1("ResetPasswordComplexityPolicyToDefault"))
    assert there.get(V1("GetPasswordComplexityPolicy")).is_default
    expect_refusal(add("ab1c"), 3, "DOMAIN-HuJf6")

    assert there.get(V1("GetNotificationPolicy")).policy.is_default
    assert there.get(V1("GetDefaultNotificationPolicy")).policy.password_change
    assert there.get(V1("AddCustomNotificationPolicy")).details.sequence
    expect_refusal(there.call(V1("AddCustomNotificationPolicy")), 6, "SIGNET-Np1ae")
    expect_refusal(there.call(V1("UpdateCustomNotificationPolicy")), 9, "SIGNET-Np3nc")
    assert not there.get(V1("GetNotificationPolicy")).policy.password_change
    there.get(V1("UpdateCustomNotificationPolicy"), passwordChange=True)
    there.get(V1("ResetNotificationPolicyToDefault"))
    assert there.get(V1("GetNotificationPolicy")).policy.is_default


def test_zitadel_client(quick):
    """The SDK that others wrote, over every method here that it has."""
    import pathlib
    import subprocess

    from test_clients import SDK

    script = pathlib.Path(__file__).with_name("sdk_users.py")
    answer = subprocess.run([SDK, script, quick.url, quick.token], capture_output=True, text=True, timeout=120)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert answer.stdout.splitlines()[-1] == "done"
