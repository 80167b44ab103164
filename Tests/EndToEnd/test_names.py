"""Names and other texts: which are one, which are refused, and that everybody is told the same over gRPC and REST."""

import pytest

from support.protocols import Client
from support.schema import AUTH, SERVICES, V1, V2, Method
from support.world import unique
from test_matrix import expect_refusal


@pytest.fixture(params=["grpc", "rest"])
def client(request, opened, server):
    """The administrator over gRPC and over JSON REST."""
    return Client(opened[request.param], server.token)


# A name, and other spellings of it.
SPELLINGS = {
    "composed or not": ("j\u00fcrgen{}", ["ju\u0308rgen{}", "J\u00dcRGEN{}", "JU\u0308RGEN{}"]),
    "sharp s": ("stra\u00dfe{}", ["STRASSE{}", "stra\u1e9ee{}"]),
    "final sigma": ("\u03c3\u03af\u03c3\u03c5\u03c6\u03bf\u03c2{}", ["\u03a3\u038a\u03a3\u03a5\u03a6\u039f\u03a3{}"]),
    "width": ("ada{}", ["\uff41\uff44\uff41{}", "\uff21DA{}"]),
    "what nobody sees": ("eve{}", ["e\u200dve{}", "\u200beve{}", "eve{}\ufe0f", "e\u00adve{}"]),
    "ligatures": ("o\ufb03ce{}", ["OFFICE{}"]),
    "the kelvin": ("kelvin{}", ["\u212aelvin{}"]),
}


@pytest.mark.parametrize("row", SPELLINGS)
def test_spellings_of_one_name(row, client, world):
    name, others = SPELLINGS[row]
    number = unique("")
    name = name.format(number)
    user_id = world.person(username=name).user_id
    profile = {"givenName": "A", "familyName": "B"}
    for other in (other.format(number) for other in others):
        answer = client.call(V2("AddHumanUser"), username=other, profile=profile, email={"email": "a@example.com"})
        expect_refusal(answer, 6, "V3-DKcYh")
        expect_refusal(client.call(V1("AddMachineUser"), userName=other, name="M"), 6, "V3-DKcYh")
        expect_refusal(client.call(V1("UpdateUserName"), userId=world.verified(), userName=other), 6, "V3-DKcYh")
        assert client.get(V1("GetUserByLoginNameGlobal"), loginName=other).user.id == user_id
        assert not client.get(V1("IsUserUnique"), userName=other).is_unique
        for kind in ("userNameQuery", "loginNameQuery"):
            field = "userName" if kind == "userNameQuery" else "loginName"
            method = "TEXT_QUERY_METHOD_EQUALS_IGNORE_CASE"
            found = client.get(V1("ListUsers"), queries=[{kind: {field: other, "method": method}}])
            assert [user.id for user in found.result] == [user_id]
    # Its owner spells it otherwise, and holds it still.
    client.get(V1("UpdateUserName"), userId=user_id, userName=others[-1].format(number))
    expect_refusal(client.call(V1("AddMachineUser"), userName=name, name="M"), 6, "V3-DKcYh")


def test_nobody_frees_anothers_name(client, world):
    """A rename to an equivalent spelling, by a user without any role, frees nothing."""
    number = unique("")
    user_id = world.person(username=f"J\u00dcRGEN{number}").user_id
    with world.logged_in(user_id) as token:
        theirs = Client(client.protocol, token)
        theirs.call(AUTH("UpdateMyUserName"), userName=f"ju\u0308rgen{number}")
    for name in (f"J\u00dcRGEN{number}", f"j\u00fcrgen{number}", f"ju\u0308rgen{number}"):
        expect_refusal(client.call(V1("AddMachineUser"), userName=name, name="M"), 6, "V3-DKcYh")


HOSTILE = ["a\r\n\r\nYour account is suspended", "a\x1b[2Jb", "a\x0bb", "a\u202eb", "a\u2066b", "a\u0085b", "a\u2028b", "a\x7fb"]

PROFILE = {"firstName": "Ada", "lastName": "Lovelace"}
V2_PROFILE = {"givenName": "Ada", "familyName": "Lovelace"}
ADDRESS = {"email": "ada@example.com"}
NAMES = {
    "user name, v1": (V1("AddHumanUser"), lambda text, world: {"userName": text, "profile": PROFILE, "email": ADDRESS}),
    "user name, import": (V1("ImportHumanUser"), lambda text, world: {"userName": text, "profile": PROFILE, "email": ADDRESS}),
    "first name": (V1("AddHumanUser"), lambda text, world: {"userName": unique("n"), "profile": PROFILE | {"firstName": text}, "email": ADDRESS}),
    "last name": (V1("AddHumanUser"), lambda text, world: {"userName": unique("n"), "profile": PROFILE | {"lastName": text}, "email": ADDRESS}),
    "nick name": (V1("AddHumanUser"), lambda text, world: {"userName": unique("n"), "profile": PROFILE | {"nickName": text}, "email": ADDRESS}),
    "display name": (V1("AddHumanUser"), lambda text, world: {"userName": unique("n"), "profile": PROFILE | {"displayName": text}, "email": ADDRESS}),
    "user name, v2": (V2("AddHumanUser"), lambda text, world: {"username": text, "profile": V2_PROFILE, "email": ADDRESS}),
    "given name, v2": (V2("AddHumanUser"), lambda text, world: {"username": unique("n"), "profile": V2_PROFILE | {"givenName": text}, "email": ADDRESS}),
    "display name, v2": (V2("AddHumanUser"), lambda text, world: {"username": unique("n"), "profile": V2_PROFILE | {"displayName": text}, "email": ADDRESS}),
    "profile": (V1("UpdateHumanProfile"), lambda text, world: {
        "userId": world.verified(), "firstName": "A", "lastName": "B", "displayName": "D", "nickName": text}),
    "update, v2": (V2("UpdateHumanUser"), lambda text, world: {"userId": world.verified(), "profile": V2_PROFILE | {"nickName": text}}),
    "update name, v2": (V2("UpdateUser"), lambda text, world: {"userId": world.verified(), "username": text, "human": {}}),
    "rename": (V1("UpdateUserName"), lambda text, world: {"userId": world.verified(), "userName": text}),
    "machine": (V1("AddMachineUser"), lambda text, world: {"userName": unique("m"), "name": text}),
    "machine's user name": (V1("AddMachineUser"), lambda text, world: {"userName": text, "name": "M"}),
    "machine, update": (V1("UpdateMachine"), lambda text, world: {"userId": world.machine(), "name": text}),
    "machine, v2": (V2("UpdateUser"), lambda text, world: {"userId": world.machine(), "machine": {"name": text}}),
    "organization": (V1("AddOrg"), lambda text, world: {"name": text}),
    "application": (V2("CreateInviteCode"), lambda text, world: {"userId": world.verified(), "sendCode": {"applicationName": text}}),
}  # fmt: skip


@pytest.mark.parametrize("row", NAMES)
def test_names_are_one_line_that_can_be_seen(row, client, world):
    method, fields = NAMES[row]
    for text in [*HOSTILE, "nul\0a"]:
        expect_refusal(client.call(method, **fields(text, world)), 3, "SIGNET-Tx1ch")
    expect_refusal(client.call(method, **fields("\u200b", world)), 3, "SIGNET-Tx2in")


def verified(world):
    return {"userId": world.verified()}


def by_id(world):
    return {"id": world.verified()}


def searched(query, v2=False):
    return lambda world: {"queries": [query]}


CONTAINS = {"method": "TEXT_QUERY_METHOD_CONTAINS_IGNORE_CASE"}
ZEROS = {
    "description": (V1("AddMachineUser"), lambda world: {"userName": unique("m"), "name": "M", "description": "a\0b"}),
    "description, update": (V1("UpdateMachine"), lambda world: {"userId": world.machine(), "name": "M", "description": "\0"}),
    "id": (V1("AddMachineUser"), lambda world: {"userName": unique("m"), "name": "M", "userId": "a\0b"}),
    "id, v2": (V2("AddHumanUser"), lambda world: {"userId": "a\0b", "username": unique("n"), "profile": V2_PROFILE, "email": ADDRESS}),
    "organization, v2": (V2("AddHumanUser"), lambda world: {
        "organization": {"orgId": "a\0"}, "username": unique("n"), "profile": V2_PROFILE, "email": ADDRESS}),
    "domain, v2": (V2("AddHumanUser"), lambda world: {
        "organization": {"orgDomain": "a\0"}, "username": unique("n"), "profile": V2_PROFILE, "email": ADDRESS}),
    "get": (V1("GetUserByID"), lambda world: {"id": "a\0"}),
    "get, v2": (V2("GetUserByID"), lambda world: {"userId": "a\0"}),
    "remove": (V1("RemoveUser"), lambda world: {"id": "a\0"}),
    "remove, v2": (V2("DeleteUser"), lambda world: {"userId": "a\0"}),
    "lock": (V1("LockUser"), lambda world: {"id": "a\0"}),
    "e-mail": (V1("UpdateHumanEmail"), lambda world: verified(world) | {"email": "a\0@example.com"}),
    "phone": (V1("UpdateHumanPhone"), lambda world: verified(world) | {"phone": "+4144\0668 18 00"}),
    "login name": (V1("GetUserByLoginNameGlobal"), lambda world: {"loginName": "nul\0a"}),
    "unique name": (V1("IsUserUnique"), lambda world: {"userName": "nul\0a"}),
    "key": (V1("SetUserMetadata"), lambda world: by_id(world) | {"key": "a\0", "value": "AA=="}),
    "key, get": (V1("GetUserMetadata"), lambda world: by_id(world) | {"key": "a\0"}),
    "key, remove": (V1("RemoveUserMetadata"), lambda world: by_id(world) | {"key": "a\0"}),
    "keys, v2": (V2("SetUserMetadata"), lambda world: verified(world) | {"metadata": [{"key": "a\0", "value": "AA=="}]}),
    "keys": (V1("ListUserMetadata"), lambda world: by_id(world) | {"queries": [{"keyQuery": {"key": "\0"} | CONTAINS}]}),
    "user name": (V1("ListUsers"), searched({"userNameQuery": {"userName": "\0"} | CONTAINS})),
    "display name": (V2("ListUsers"), searched({"displayNameQuery": {"displayName": "\0"} | CONTAINS})),
    "in a negation": (V2("ListUsers"), searched({"notQuery": {"query": {"emailQuery": {"emailAddress": "\0"} | CONTAINS}}})),
    "ids": (V2("ListUsers"), searched({"inUserIdsQuery": {"userIds": ["\0"]}})),
    "addresses": (V1("ListUsers"), searched({"inUserEmailsQuery": {"userEmails": ["\0"]}})),
    "of an organization": (V2("ListUsers"), searched({"organizationIdQuery": {"organizationId": "\0"}})),
    "of a key": (V2("ListUsers"), searched({
        "metadataKeyFilter": {"key": "\0", "method": "TEXT_FILTER_METHOD_CONTAINS_IGNORE_CASE"}})),
    "tokens": (V1("ListPersonalAccessTokens"), lambda world: {"userId": "\0"}),
    "keys of a user": (V2("ListKeys"), lambda world: {"filters": [{"userIdFilter": {"id": "\0"}}]}),
    "code": (V2("VerifyEmail"), lambda world: {"userId": world.unverified(), "verificationCode": "A\0"}),
    "template": (V2("SendEmailCode"), lambda world: verified(world) | {"sendCode": {"urlTemplate": "https://a.example/\0"}}),
}  # fmt: skip


@pytest.mark.parametrize("row", ZEROS)
def test_no_text_holds_a_zero(row, client, world):
    method, fields = ZEROS[row]
    answer = client.call(method, **fields(world))
    assert answer.code == 3, answer


def zeros(message, depth=0):
    """Requests with one text each that has a zero: every field of a message, and of messages within."""
    for field in message.fields:
        many = field.is_repeated
        if field.type == field.TYPE_MESSAGE and field.message_type.GetOptions().map_entry:
            yield {field.json_name: {"a\0b": {} if field.message_type.fields_by_name["value"].message_type else "dg=="}}
            for entry in zeros(field.message_type, depth + 1):
                if "value" in entry:
                    yield {field.json_name: {"k": entry["value"]}}
            continue
        if field.type == field.TYPE_STRING:
            values = ["a\0b"]
        elif field.type == field.TYPE_MESSAGE and depth < 4 and field.message_type.file.package != "google.protobuf":
            values = zeros(field.message_type, depth + 1)
        else:
            continue
        for value in values:
            yield {field.json_name: [value] if many else value}


@pytest.mark.parametrize("service", SERVICES)
def test_no_field_of_any_method_takes_a_zero(service, opened, server):
    client = Client(opened["grpc"], server.token)
    taken = []
    for method in SERVICES[service].methods:
        for fields in [] if method.client_streaming or method.server_streaming else zeros(method.input_type):
            answer = client.call(Method(f"{service}/{method.name}"), **fields)
            # Whatever else is missing may be told first.
            if answer.code in (0, 2, 13):
                taken.append((method.name, fields, answer.code))
    assert not taken


def test_values_of_metadata_are_bytes(client, world):
    user_id = world.verified()
    client.get(V1("SetUserMetadata"), id=user_id, key="bytes", value="AAEC/w==")
    assert client.get(V1("GetUserMetadata"), id=user_id, key="bytes").metadata.value == b"\0\1\2\xff"


def test_keys_are_composed(client, world):
    user_id = world.verified()
    client.get(V1("SetUserMetadata"), id=user_id, key="\u00e9", value="AQ==")
    client.get(V1("SetUserMetadata"), id=user_id, key="e\u0301", value="Ag==")
    assert [entry.value for entry in client.get(V1("ListUserMetadata"), id=user_id).result] == [b"\2"]
    assert client.get(V1("GetUserMetadata"), id=user_id, key="e\u0301").metadata.value == b"\2"
    client.get(V1("RemoveUserMetadata"), id=user_id, key="e\u0301")
    assert not client.get(V1("ListUserMetadata"), id=user_id).result


@pytest.mark.parametrize(
    "template",
    ["data:text/html,{{.Code}}", "javascript:alert(1)", "https://a.example/\r\nBcc: x", "a.example/{{.Code}}", "//a/{{.Code}}",
     "https://", "ftp://a/{{.Code}}", "https://bank.example@evil.example/{{.Code}}", "https://a.example/\u202e"],
)  # fmt: skip
def test_a_link_leads_to_the_web(template, client, world):
    user_id = world.verified()
    send = {"sendCode": {"urlTemplate": template}}
    for answer in (
        client.call(V2("SendEmailCode"), userId=user_id, **send),
        client.call(V2("SetEmail"), userId=user_id, email="b@example.com", **send),
        client.call(V2("CreateInviteCode"), userId=user_id, **send),
        client.call(V2("PasswordReset"), userId=user_id, sendLink={"urlTemplate": template}),
        client.call(V2("AddHumanUser"), username=unique("n"), profile=V2_PROFILE, email=ADDRESS | send),
    ):
        expect_refusal(answer, 3, "DOMAIN-oGh5e")


@pytest.mark.parametrize(
    "locale, tag", [("en_US", "en-US"), ("pt_BR", "pt-BR"), ("C", ""), ("not valid", ""), ("1", ""), ("de", "de")]
)
def test_nobody_is_refused_for_a_locale(locale, tag, client, world):
    def language(user_id):
        return world.admin.get(V1("GetUserByID"), id=user_id).user.human.profile.preferred_language

    def email():
        return {"email": f"{unique('locale')}@example.com"}

    user_id = client.get(
        V1("AddHumanUser"), userName=unique("n"), profile=PROFILE | {"preferredLanguage": locale}, email=email()).user_id
    assert language(user_id) == tag
    user_id = client.get(
        V2("AddHumanUser"), username=unique("n"), profile=V2_PROFILE | {"preferredLanguage": locale}, email=email()).user_id
    assert language(user_id) == tag
    user_id = world.verified()
    client.get(V2("UpdateHumanUser"), userId=user_id, profile=V2_PROFILE | {"preferredLanguage": locale})
    assert language(user_id) == tag
    client.get(V1("UpdateHumanProfile"), userId=user_id, firstName="A", lastName=unique("B"), displayName="D", preferredLanguage=locale)
    assert language(user_id) == tag


def test_an_address_of_another_organization_is_in_use(client, world):
    name = unique("taken")
    world.person(organization={"orgId": world.organization()}, email={"email": f"{name}@example.com", "isVerified": True})
    assert not client.get(V1("IsUserUnique"), email=f"{name.upper()}@example.com").is_unique
    assert client.get(V1("IsUserUnique"), email=f"{unique('free')}@example.com").is_unique


@pytest.mark.parametrize(
    "name, label", [("A&B Co. {}", "ab-co-{}"), ("Z\u00fcrich {}", "z\u00fcrich-{}"), ("\u6771\u4eac {}", "\u6771\u4eac-{}")]
)
def test_domain_of_a_new_organization(name, label, client, world):
    number = unique("")
    organization = client.get(V1("AddOrg"), name=name.format(number)).id
    admin = Client(client.protocol, world.server.token, organization)
    assert admin.get(V1("GetMyOrg")).org.primary_domain.split(".")[0] == label.format(number)
    # In whichever spelling.
    expect_refusal(client.call(V1("AddOrg"), name=name.format(number).upper()), 6, "V3-DKcYh")
