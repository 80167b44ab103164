"""Every refusal and every rule of the methods about credentials, phones, metadata and policies, over gRPC and REST."""

import pytest
from support.credentials import (
    OTHER, PASSWORD, PHONE, auth, client, encoded, human_request, person_request, quick, wires, world,
)  # fmt: skip
from support.schema import V1, V2
from support.world import unique
from test_matrix import UNKNOWN, expect_refusal

__all__ = ["client", "quick", "wires", "world"]  # fixtures
PAST, FUTURE = "2020-01-01T00:00:00Z", "2090-01-01T00:00:00Z"


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
    "reset v2: nobody has this id": (V2("PasswordReset"), unknown(), 5, "COMMAND-SAF4f"),
    "reset v2: a program": (V2("PasswordReset"), on("machine"), 5, "COMMAND-SAF4f"),
    "reset v2: not initialized": (V2("PasswordReset"), on("initial"), 9, "COMMAND-Sfe4g"),
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
    "set phone: no country has the code": (V2("SetPhone"), on("verified", phone="+999 123 456 789"), 3, "PHONE-so0wa"),
    "set phone: no country": (V2("SetPhone"), on("verified", phone="044 668 18 00"), 3, "PHONE-so0wa"),
    "set phone v1: too short for its country":
        (V1("UpdateHumanPhone"), on("verified", phone="+41 44 668 18"), 3, "PHONE-so0wa"),
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
    "secret v1: nobody has this id": (V1("GenerateMachineSecret"), unknown(), 5, "QUERY-Dfbg2"),
    "secret v1: a person": (V1("GenerateMachineSecret"), on("verified"), 9, "COMMAND-x8910n"),
    "secret v1: of another organization": (V1("GenerateMachineSecret"), on("foreign_machine"), 5, "MANAG-fpo4B"),
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
    "get key: there is none": (V1("GetMachineKeyByIDs"), on("machine", keyId="1"), 5, "QUERY-Dgr3g"),
    "token v1: nobody has this id": (V1("AddPersonalAccessToken"), unknown(), 9, "COMMAND-Dggw2"),
    "token v1: a person": (V1("AddPersonalAccessToken"), on("verified"), 9, "COMMAND-Df2f1"),
    "token v1: has expired": (V1("AddPersonalAccessToken"), on("machine", expirationDate=PAST), 3, "DOMAIN-dv3t5"),
    "token v2: nobody has this id": (V2("AddPersonalAccessToken"), unknown(expirationDate=FUTURE), 9, "COMMAND-Dggw2"),
    "token v2: a person": (V2("AddPersonalAccessToken"), on("verified", expirationDate=FUTURE), 9, "COMMAND-Df2f1"),
    "remove token v1: there is none": (V1("RemovePersonalAccessToken"), on("machine", tokenId="1"), 5, "COMMAND-4m77G"),
    "remove token v2: there is none": (V2("RemovePersonalAccessToken"), on("machine", tokenId="1"), 5, "COMMAND-4m77G"),
    "get token: there is none": (V1("GetPersonalAccessTokenByIDs"), on("machine", tokenId="1"), 5, "QUERY-fRunu"),
    # Metadata
    "metadata v1: nobody has this id":
        (V1("SetUserMetadata"), plain(id=UNKNOWN, key="k", value=encoded("v")), 9, "COMMAND-uXHNj"),
    "metadata v1: of another organization":
        (V1("SetUserMetadata"), by_id("foreign", key="k", value=encoded("v")), 9, "COMMAND-uXHNj"),
    "bulk metadata v1: nothing": (V1("BulkSetUserMetadata"), by_id("verified"), 9, "META-9mm2d"),
    "remove metadata v1: not there": (V1("RemoveUserMetadata"), by_id("verified", key="k"), 5, "META-ncnw3"),
    "bulk remove v1: nothing": (V1("BulkRemoveUserMetadata"), by_id("verified"), 9, "META-9mm2d"),
    "bulk remove v1: not there": (V1("BulkRemoveUserMetadata"), by_id("verified", keys=["k"]), 5, "META-2nnds"),
    "get metadata v1: not there": (V1("GetUserMetadata"), by_id("verified", key="k"), 5, "QUERY-Rgh32"),
    "get metadata v1: nobody has this id": (V1("GetUserMetadata"), plain(id=UNKNOWN, key="k"), 5, "QUERY-Rgh32"),
    "metadata v2: nobody has this id":
        (V2("SetUserMetadata"), unknown(metadata=[{"key": "k", "value": encoded("v")}]), 9, "COMMAND-uXHNj"),
    "metadata v2: nothing": (V2("SetUserMetadata"), on("verified"), 9, "META-9mm2d"),
    "delete metadata v2: nothing": (V2("DeleteUserMetadata"), on("verified"), 9, "META-9mm2d"),
    "delete metadata v2: not there": (V2("DeleteUserMetadata"), on("verified", keys=["k"]), 5, "META-2nnds"),
    "my metadata: not there": (auth("GetMyMetadata"), plain(key="k"), 5, "QUERY-Rgh32"),
    # Creating and updating
    "add v2: the id is taken": (V2("AddHumanUser"), lambda world: person_request(**taken_id(world)), 9, "COMMAND-7yiox1isql"),
    "add v2: the organization does not exist":
        (V2("AddHumanUser"), plain(**person_request(organization={"orgId": "1"})), 9, "COMMAND-QXPGs"),
    "add v2: a hash of no kind that is known":
        (V2("AddHumanUser"), plain(**person_request(hashedPassword={"hash": "$1$x$y"})), 3, "USER-JDk4t"),
    "add v2: an identity provider that does not exist":
        (V2("AddHumanUser"), plain(**person_request(idpLinks=[{"idpId": "1", "userId": "2", "userName": "n"}])), 9, "COMMAND-39nf2"),
    "add v2: no phone number": (V2("AddHumanUser"), plain(**person_request(phone={"phone": "x"})), 3, "PHONE-so0wa"),
    "add v2: the password is refused":
        (V2("AddHumanUser"), plain(**person_request(password={"password": "short"})), 3, "DOMAIN-HuJf6"),
    "import v1: a hash of no kind that is known":
        (V1("ImportHumanUser"), plain(userName=unique("import"), profile={"firstName": "A", "lastName": "B"},
            email={"email": "a@example.com"}, hashedPassword={"value": "$1$x$y"}), 3, "USER-JDk4t"),
    "create: a secret that is not base32":
        (V2("CreateUser"), lambda world: human_request(world, totpSecret="SECRET-1"), 3, "SIGNET-Tp0sB"),
    "create: an organization that does not exist":
        (V2("CreateUser"), lambda world: human_request(world) | {"organizationId": "1"}, 9, "COMMAND-QXPGs"),
    "create: the name is taken": (V2("CreateUser"), lambda world: human_request(world, username="ADMIN"), 6, "V3-DKcYh"),
    "create: a hash of no kind that is known":
        (V2("CreateUser"), lambda world: human_request(world, hashedPassword={"hash": "$1$x$y"}), 3, "USER-JDk4t"),
    "create: an identity provider that does not exist":
        (V2("CreateUser"), lambda world: human_request(world, idpLinks=[{"idpId": "1", "userId": "2", "userName": "n"}]), 9, "COMMAND-39nf2"),
    "create: the password is refused":
        (V2("CreateUser"), lambda world: human_request(world, password={"password": "short"}), 3, "DOMAIN-HuJf6"),
    "create: the program's organization does not exist":
        (V2("CreateUser"), plain(organizationId="1", machine={"name": "M"}), 9, "COMMAND-QXPGs"),
    "update: a name of spaces": (V2("UpdateHumanUser"), on("verified", profile={"givenName": " ", "familyName": "B"}), 3, "USER-UCej2"),
    "update: no language":
        (V2("UpdateUser"), on("verified", human={"profile": {"preferredLanguage": "1"}}), 3, "LANG-jc8Sq"),
    "update: the template does not parse":
        (V2("UpdateHumanUser"), on("verified", email={"email": "a@example.com", "sendCode": {"urlTemplate": "{{"}}), 3, "DOMAIN-oGh5e"),
    "update: no code is pending":
        (V2("UpdateUser"), on("secured", human={"password": {"password": {"password": OTHER}, "verificationCode": "A"}}), 9, "COMMAND-2M9fs"),
    "update user: the name is taken":
        (V2("UpdateUser"), lambda world: {"userId": world.machine(), "username": "ADMIN", "machine": {}}, 6, "V3-DKcYh"),
    "update user: neither a password nor a hash": (V2("UpdateUser"), on("verified", human={"password": {}}), 3, "COMMAND-3klek4sbns"),
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
    "notification policy: change what is not there": (V1("UpdateCustomNotificationPolicy"), plain(), 5, "ORG-x029n3"),
    "notification policy: reset what is not there": (V1("ResetNotificationPolicyToDefault"), plain(), 5, "ORG-x029n1s"),
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


def test_what_cannot_be_kept_is_refused(world, client):
    imported = {"userName": unique("i"), "profile": {"firstName": "A", "lastName": "B"}, "email": {"email": "i@example.com"}}
    for answer in (
        client.call(V1("ImportHumanUser"), **imported, requestPasswordlessRegistration=True),
        client.call(V1("ImportHumanUser"), **imported, idps=[{"configId": "1", "externalUserId": "2"}]),
        client.call(V2("UpdateUser"), userId=UNKNOWN),
    ):
        assert answer.code == 12 and answer.text and answer.http in (None, 501)
