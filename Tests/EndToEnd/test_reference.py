"""Each check of each method that the interface publishes: it is seen in a table of these tests, or there is a reason why it
cannot be."""

import contextlib
import pathlib
import re

import pytest
import test_matrix
from support.credentials import (
    OTHER, PASSWORD, PHONE, auth, client, encoded, human_request, person_request, quick, wires, world,
)  # fmt: skip
from support.reference import ROWS, SEEN, UNREACHABLE
from support.schema import ADMIN, V1, V2, Method
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


def domain_name(world):
    """A user name in a domain that is another organization's."""
    organization = world.organization()
    return "ada@" + world.admin.having(x_zitadel_orgid=organization).get(V1("GetMyOrg")).org.primary_domain


# As the tables in Swift name the codes.
CODES = {"invalid_argument": 3, "not_found": 5, "already_exists": 6, "permission_denied": 7, "resource_exhausted": 8,
         "failed_precondition": 9, "unauthenticated": 16}  # fmt: skip

# A password, and the rule of the default policy that it breaks.
WEAK = {"Aa1!": "DOMAIN-HuJf6", "AAAAAA1!": "DOMAIN-co3Xw", "aaaaaa1!": "DOMAIN-VoaRj", "Aaaaaaa!": "DOMAIN-ZBv4H",
        "Aaaaaaa1": "DOMAIN-ZDLwA"}  # fmt: skip
LINK = {"email": "a@example.com", "sendCode": {"urlTemplate": "https://a.example/{{.Nope}}"}}
BROKEN = {"email": "a@example.com", "sendCode": {"urlTemplate": "{{"}}
METADATA = [{"key": "k", "value": encoded("v")}]


def there(method, **fields):
    """A request in an organization where another was carried out before."""

    def request(world):
        organization = world.organization()
        world.admin.having(x_zitadel_orgid=organization).get(V1(method), **fields)
        return {"x_zitadel_orgid": organization, **fields}

    return request


def returned_invitation(world):
    user_id = world.unverified()
    world.admin.get(V2("CreateInviteCode"), userId=user_id, returnCode={})
    return {"userId": user_id}


# method, request, code, id; the name of each row is its reason. Beside the tables in Tests/ManagementServiceTests.
REFUSALS = {
    **{f"initial v1: {identifier}": (V1("SetHumanInitialPassword"), on("secured", password=password), 3, identifier)
       for password, identifier in WEAK.items()},
    **{f"set v2: {identifier}": (V2("SetPassword"), on("secured", newPassword={"password": password}), 3, identifier)
       for password, identifier in WEAK.items()},
    **{f"update: {identifier}":
        (V2("UpdateHumanUser"), on("secured", password={"password": {"password": password}}), 3, identifier)
       for password, identifier in WEAK.items()},
    **{f"update user: {identifier}":
        (V2("UpdateUser"), on("secured", human={"password": {"password": {"password": password}}}), 3, identifier)
       for password, identifier in WEAK.items()},
    "bulk metadata v1: nobody has this id": (V1("BulkSetUserMetadata"), plain(id=UNKNOWN, metadata=METADATA), 9, "COMMAND-uXHNj"),
    "remove metadata v1: nobody has this id": (V1("RemoveUserMetadata"), plain(id=UNKNOWN, key="k"), 9, "COMMAND-uXHNj"),
    "bulk remove v1: nobody has this id": (V1("BulkRemoveUserMetadata"), plain(id=UNKNOWN, keys=["k"]), 9, "COMMAND-uXHNj"),
    "bulk remove v1: of another organization": (V1("BulkRemoveUserMetadata"), by_id("foreign", keys=["k"]), 9, "COMMAND-uXHNj"),
    "delete metadata v2: nobody has this id": (V2("DeleteUserMetadata"), unknown(keys=["k"]), 9, "COMMAND-uXHNj"),
    "profile: a program": (V1("GetHumanProfile"), on("machine"), 9, "QUERY-WLTce"),
    "address: a program": (V1("GetHumanEmail"), on("machine"), 9, "QUERY-pt7HY"),
    "address: nobody has this id": (V1("GetHumanEmail"), unknown(), 5, "QUERY-Hms2s"),
    "phone: a program": (V1("GetHumanPhone"), on("machine"), 9, "QUERY-hliQl"),
    "organization: a name of spaces": (V1("AddOrg"), plain(name=" "), 3, "ORG-RrfXY"),
    "password policy: there is one":
        (V1("AddCustomPasswordComplexityPolicy"), there("AddCustomPasswordComplexityPolicy", minLength=9), 6, "Org-LdhbS"),
    "password policy: unchanged":
        (V1("UpdateCustomPasswordComplexityPolicy"), there("AddCustomPasswordComplexityPolicy", minLength=9), 9, "Org-DAs21"),
    "notification policy: there is one":
        (V1("AddCustomNotificationPolicy"), there("AddCustomNotificationPolicy"), 6, "Org-xa08n2"),
    "notification policy: unchanged":
        (V1("UpdateCustomNotificationPolicy"), there("AddCustomNotificationPolicy", passwordChange=True), 9, "Org-ioqnxz"),
    "add v2: the template asks for what there is not": (V2("AddHumanUser"), plain(**person_request(email=LINK)), 3, "DOMAIN-ieYa7"),
    "add v2: a name in the domain of another organization":
        (V2("AddHumanUser"), lambda world: person_request(username=domain_name(world)), 3, "COMMAND-SFd21"),
    "create: the template does not parse": (V2("CreateUser"), lambda world: human_request(world, email=BROKEN), 3, "DOMAIN-oGh5e"),
    "create: the template asks for what there is not":
        (V2("CreateUser"), lambda world: human_request(world, email=LINK), 3, "DOMAIN-ieYa7"),
    "create: a program with spaces for a user name":
        (V2("CreateUser"), lambda world: {"organizationId": human_request(world)["organizationId"], "username": " ",
                                          "machine": {"name": "M"}}, 3, "COMMAND-bs9Ds"),
    "create: a program with spaces for a name":
        (V2("CreateUser"), lambda world: {"organizationId": human_request(world)["organizationId"], "machine": {"name": " "}},
         3, "COMMAND-bm9Ds"),
    "verify phone: not initialized": (V2("VerifyPhone"), on("initial", verificationCode="A"), 9, "COMMAND-uz0Uu"),
    "update user: removing a phone verifies nothing":
        (V2("UpdateUser"), with_phone(human={"phone": {"phone": "", "isVerified": True}}), 3, "USERv2-4f3d6"),
    "update user: the template does not parse": (V2("UpdateUser"), on("verified", human={"email": BROKEN}), 3, "DOMAIN-oGh5e"),
    "update user: the template asks for what there is not":
        (V2("UpdateUser"), on("verified", human={"email": LINK}), 3, "DOMAIN-ieYa7"),
    "update: the template asks for what there is not": (V2("UpdateHumanUser"), on("verified", email=LINK), 3, "DOMAIN-ieYa7"),
    "update user: has no current password":
        (V2("UpdateUser"), on("verified", human={"password": {"password": {"password": OTHER}, "currentPassword": "x"}}),
         9, "COMMAND-Fds3s"),
    "update: has no current password":
        (V2("UpdateHumanUser"), on("verified", password={"password": {"password": OTHER}, "currentPassword": "x"}),
         9, "COMMAND-Fds3s"),
    "update user: a password before the initialization":
        (V2("UpdateUser"), on("initial", human={"password": {"password": {"password": OTHER}}}), 9, "COMMAND-M9dse"),
    "update: a password before the initialization":
        (V2("UpdateHumanUser"), on("initial", password={"password": {"password": OTHER}}), 9, "COMMAND-M9dse"),
    "update: no code is pending":
        (V2("UpdateHumanUser"), on("secured", password={"password": {"password": OTHER}, "verificationCode": "A"}),
         9, "COMMAND-2M9fs"),
    "reset v2: the template asks for what there is not":
        (V2("PasswordReset"), unknown(sendLink={"urlTemplate": "https://a.example/{{.Nope}}"}), 3, "DOMAIN-ieYa7"),
    "remove secret v2: nobody has this id": (V2("RemoveSecret"), unknown(), 9, "COMMAND-x7s802"),
    "key v2: not a key":
        (V2("AddKey"), on("machine", expirationDate=FUTURE, publicKey=encoded("nonsense")), 3, "COMMAND-5F3h1"),
    "token v2: has expired": (V2("AddPersonalAccessToken"), on("machine", expirationDate=PAST), 3, "DOMAIN-dv3t5"),
    "invite: the template does not parse": (V2("CreateInviteCode"), unknown(sendCode={"urlTemplate": "{{"}), 3, "DOMAIN-oGh5e"),
    "invite: the template asks for what there is not":
        (V2("CreateInviteCode"), unknown(sendCode={"urlTemplate": "https://a.example/{{.Nope}}"}), 3, "DOMAIN-ieYa7"),
    "accept: wrong code": (V2("VerifyInviteCode"), lambda world: returned_invitation(world) | {"verificationCode": "A"}, 3,
        "COMMAND-Wgn4q"),
    "invite again: the caller brings the code": (V2("ResendInviteCode"), returned_invitation, 9, "COMMAND-Wr3gq"),
    "invite again: can log in already": (V2("ResendInviteCode"), on("secured"), 9, "COMMAND-EF34g"),
}  # fmt: skip

for kind, text in {"Init": "Text", "PasswordReset": "Text", "VerifyEmail": "Text", "VerifyPhone": "Text",
                   "PasswordChange": "CustomText", "InviteUser": "CustomText", "VerifySMSOTP": "Text", "VerifyEmailOTP": "Text",
                   "DomainClaimed": "CustomText", "PasswordlessRegistration": "CustomText"}.items():  # fmt: skip
    for whose, setting, resetting, identifier in (
        ("an organization", V1(f"SetCustom{kind}Message{text}"), V1(f"ResetCustom{kind}MessageTextToDefault"), "Org-3b8Jf"),
        ("the instance", ADMIN(f"SetDefault{kind}MessageText"), ADMIN(f"ResetCustom{kind}MessageTextToDefault"), "INSTANCE-fju90"),
    ):  # fmt: skip
        REFUSALS |= {
            f"texts of {kind} of {whose}: no language": (setting, plain(language="und", text="T"), 3, "LANG-3M9f2"),
            f"texts of {kind} of {whose}: a language that nobody wrote":
                (setting, plain(language="tlh", text="T"), 3, "LANG-lg4DP"),
            f"texts of {kind} of {whose}: nothing was set": (resetting, plain(language="bg"), 5, identifier),
        }  # fmt: skip
REFUSALS |= {
    f"default language: {identifier}":
        (ADMIN("SetDefaultLanguage"), plain(language=language), code, identifier)
    for language, code, identifier in (
        ("-", 3, "LANG-jc8Sq"), ("und", 3, "LANG-3M9f2"), ("tlh", 3, "LANG-lg4DP"), ("en", 9, "INST-DS3rq"),
    )
}  # fmt: skip

# method, who calls, request, code, id.
MINE = {
    "name: spaces": ("UpdateMyUserName", "machine", {"userName": " "}, 3, "COMMAND-2N9fs"),
    "name: unchanged": ("UpdateMyUserName", "machine", lambda user: {"userName": user.user_name}, 9, "COMMAND-6m9gs"),
    **{f"password: {identifier}":
        ("UpdateMyPassword", "secured", {"oldPassword": PASSWORD, "newPassword": password}, 3, identifier)
       for password, identifier in WEAK.items()},
    "password: wrong": ("UpdateMyPassword", "secured", {"oldPassword": "wrong", "newPassword": OTHER}, 3, "COMMAND-3M0fs"),
    "password: a program": ("UpdateMyPassword", "machine", {"oldPassword": "x", "newPassword": OTHER}, 9, "COMMAND-G8dh3"),
    "profile: a program": ("GetMyProfile", "machine", {}, 9, "QUERY-WLTce"),
    "profile: a program's": ("UpdateMyProfile", "machine", {"firstName": "A", "lastName": "B", "displayName": "C"}, 9, "COMMAND-3M9sd"),
    "profile: unchanged": ("UpdateMyProfile", "verified",
        {"firstName": "Ada", "lastName": "Lovelace", "displayName": "Ada Lovelace"}, 9, "COMMAND-2M0fs"),
    "address: a program": ("GetMyEmail", "machine", {}, 9, "QUERY-pt7HY"),
    "address: a program's": ("SetMyEmail", "machine", {"email": "a@example.com"}, 9, "COMMAND-0Pe4r"),
    "address: unchanged": ("SetMyEmail", "verified", lambda user: {"email": user.human.email.email}, 9, "COMMAND-2b7fM"),
    "verify address: no code": ("VerifyMyEmail", "verified", {"code": "A"}, 5, "COMMAND-3n8ud"),
    "verify address: wrong code": ("VerifyMyEmail", "unverified", {"code": "A"}, 3, "COMMAND-Gdsgs"),
    "resend: a program": ("ResendMyEmailVerification", "machine", {}, 5, "COMMAND-0Pe4r"),
    "resend: verified": ("ResendMyEmailVerification", "verified", {}, 9, "COMMAND-3M9ds"),
    "phone: a program": ("GetMyPhone", "machine", {}, 9, "QUERY-hliQl"),
    "phone: a program's": ("SetMyPhone", "machine", {"phone": PHONE}, 9, "COMMAND-3M0fs"),
    "phone: unchanged": ("SetMyPhone", "numbered", {"phone": PHONE}, 9, "COMMAND-wF94r"),
    "verify phone: a program": ("VerifyMyPhone", "machine", {"code": "A"}, 9, "COMMAND-Rsj8c"),
    "verify phone: no code": ("VerifyMyPhone", "verified", {"code": "A"}, 5, "COMMAND-Rsj8c"),
    "verify phone: wrong code": ("VerifyMyPhone", "numbered", {"code": "A"}, 3, "COMMAND-sM0cs"),
    "resend phone: a program": ("ResendMyPhoneVerification", "machine", {}, 9, "COMMAND-2M0fs"),
    "resend phone: none": ("ResendMyPhoneVerification", "verified", {}, 5, "COMMAND-2b7Hf"),
    "resend phone: verified": ("ResendMyPhoneVerification", "reached", {}, 9, "COMMAND-2M9sf"),
    "remove phone: a program": ("RemoveMyPhone", "machine", {}, 9, "COMMAND-3M9fs"),
    "remove phone: none": ("RemoveMyPhone", "verified", {}, 5, "COMMAND-p6rsc"),
    "metadata: none": ("GetMyMetadata", "verified", {"key": "k"}, 5, "QUERY-Rgh32"),
    "name: in the domain of another organization":
        ("UpdateMyUserName", "machine", lambda user, world: {"userName": domain_name(world)}, 3, "COMMAND-SFd21"),
}  # fmt: skip


@pytest.mark.parametrize("row", REFUSALS)
def test_refusal(row, world, client):
    method, request, code, identifier = REFUSALS[row]
    fields = request(world)
    client = client.having(x_zitadel_orgid=fields.pop("x_zitadel_orgid", None))
    events = world.server.events
    expect_refusal(client.call(method, **fields), code, identifier)
    if "wrong code" not in row:  # a wrong guess is counted
        assert world.server.events == events, "a refusal writes nothing"


@contextlib.contextmanager
def calling(world, kind):
    """A user of a kind, and a token of theirs."""
    if kind == "machine":
        user_id = world.machine()
        yield user_id, world.token(user_id).token
        return
    phones = {"numbered": {"phone": PHONE, "returnCode": {}}, "reached": {"phone": PHONE, "isVerified": True}}
    user_id = world.person(phone=phones[kind]).user_id if kind in phones else getattr(world, kind)()
    with world.logged_in(user_id) as token:
        yield user_id, token


@pytest.mark.parametrize("row", MINE)
def test_refusal_about_oneself(row, world, client):
    method, kind, fields, code, identifier = MINE[row]
    with calling(world, kind) as (user_id, token):
        user = world.admin.get(V1("GetUserByID"), id=user_id).user
        if callable(fields):
            fields = fields(*(user, world)[: fields.__code__.co_argcount])
        expect_refusal(client.having(authorization=f"Bearer {token}").call(auth(method), **fields), code, identifier)


def seen():
    """Service, method, code and id of each refusal that a table expects."""
    services = {"v1": "management.v1.ManagementService", "v2": "user.v2.UserService", "auth": "auth.v1.AuthService",
                "admin": "admin.v1.AdminService", "org": "org.v2.OrganizationService",
                "session": "session.v2.SessionService", "webkey": "webkey.v2.WebKeyService",
                "settings": "settings.v2.SettingsService"}  # fmt: skip
    tables = pathlib.Path(__file__).parents[1] / "ManagementServiceTests" / "Tables"
    names = "v1|v2|auth|admin|org|session|settings|webkey"
    row = rf"^ +({names}) (\w+)(?: \w+ \S+)* \|.*\| ({'|'.join(CODES)}) ([^ |]+-[^ |]+)(?: \+\d)? \|[^|]*$"
    for file in tables.glob("Rows+*.swift"):
        rows = re.findall(row, file.read_text(), re.M)
        for service, method, code, identifier in rows:
            yield f"/zitadel.{services[service]}/{method}", CODES[code], identifier
    for method, _, code, identifier in test_matrix.REFUSALS.values():
        yield method.path, code, identifier
    for method, _, code, identifier in REFUSALS.values():
        yield method.path, code, identifier
    for method, _, _, code, identifier in MINE.values():
        yield auth(method).path, code, identifier


def excused(path, identifier):
    """The reasons why a check of a method cannot be seen, each with what it names."""
    if (identifier, path.rpartition("/")[2]) in SEEN:
        return
    for reason, names in UNREACHABLE.items():
        for name in names.split():
            named, _, method = name.partition("@")
            if named == identifier and (not method or path.endswith(("." if "/" in method else "/") + method)):
                yield reason, name


def published():
    for service, methods in ROWS.items():
        for name, rows in methods.items():
            for row in rows.split(", "):
                code, identifier = row.split(" ", 1)
                yield f"/{service}/{name}", int(code), identifier


def test_every_check_is_seen_or_excused():
    expected = set(seen())
    missing, doubtful, used = [], [], set()
    for row in published():
        reasons = list(excused(row[0], row[2]))
        used.update(name for _, name in reasons)
        if row in expected and reasons:
            doubtful.append((row, reasons))
        if row not in expected and not reasons:
            missing.append(row)
    assert not missing, "neither seen nor excused"
    assert not doubtful, "excused, and seen nevertheless"
    assert used == {name for names in UNREACHABLE.values() for name in names.split()}, "an excuse for nothing"


def test_every_method_of_the_rows_is_served():
    for path, _, _ in published():
        assert Method(path[1:]).path == path


@pytest.mark.parametrize("path", sorted({path for path, _, identifier in published()
    if any("schema" in reason and "empty" in reason for reason, _ in excused(path, identifier))}))  # fmt: skip
def test_what_is_empty_is_refused_by_the_schema(path, client):
    """Where an id, a key or a code is missing, no handler runs: the text is of the schema's rules, without an id."""
    method = Method(path[1:])
    names = method.request.DESCRIPTOR.fields_by_name
    empty = {"metadata": [{}], "keys": [""], "filters": [{}], "queries": [{}]}
    fields = next(({name: value} for name, value in empty.items() if name in names), {})
    answer = client.call(method, **fields)
    assert answer.code in (3, 5, 12) and not answer.details, answer
    if answer.http is None:
        assert answer.code == 3 and answer.text.startswith("invalid "), answer
