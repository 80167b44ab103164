"""Users as a whole over gRPC and REST: who is removed or locked, lists, histories and memberships. What each method refuses
and answers is tested in Swift: Tests/ManagementServiceTests/Tables."""

import pytest

from support.protocols import Client
from support.schema import AUTH, V1, V2
from support.world import unique
from test_matrix import UNKNOWN, expect_refusal

PROFILE = {"firstName": "Grace", "lastName": "Hopper", "displayName": "Grace"}
PHONE = {"phone": "+41791234567"}
HASH = "$2b$04$cVzRjTjhSFZTBAErYjOqVeIQDpSCNMFXBUMz9xWVBLQzYKYYNDsiC"


@pytest.fixture(params=["grpc", "rest"])
def client(request, opened, server):
    """The administrator over gRPC and over JSON REST."""
    return Client(opened[request.param], server.token)


@pytest.mark.parametrize("remove", [(V1("RemoveUser"), "id"), (V2("DeleteUser"), "userId")], ids=["v1", "v2"])
def test_whoever_is_removed_is_gone_at_once(client, world, remove):
    method, field = remove
    name = unique("removed")
    machine = world.admin.get(V1("AddMachineUser"), userName=name, name="Machine").user_id
    theirs = client.having(authorization=f"Bearer {world.token(machine)}")
    assert theirs.get(AUTH("GetMyUser")).user.id == machine
    details = client.get(method, **{field: machine}).details
    assert details.HasField("change_date") and details.sequence == 3
    assert theirs.call(AUTH("GetMyUser")).code == 16
    expect_refusal(client.call(V1("GetUserByID"), id=machine), 5, "QUERY-Dfbg2")
    assert client.get(V1("IsUserUnique"), userName=name).is_unique
    again = client.get(V1("AddMachineUser"), userName=name.upper(), name="Again").user_id
    assert again != machine
    changes = client.get(V1("ListUserChanges"), userId=machine).result
    assert changes[0].event_type.key == "EventTypes.user.removed", "what happened stays on record"
    query = [{"inUserIdsQuery": {"userIds": [machine, again]}}]
    assert [user.id for user in client.get(V1("ListUsers"), queries=query).result] == [again]


@pytest.mark.parametrize("stop, resume", [("LockUser", "UnlockUser"), ("DeactivateUser", "ReactivateUser")])
@pytest.mark.parametrize("make", [V1, V2], ids=["v1", "v2"])
def test_tokens_stop_while_their_owner_may_not(client, world, make, stop, resume):
    machine = world.machine()
    theirs = client.having(authorization=f"Bearer {world.token(machine)}")
    field = "id" if make is V1 else "userId"
    client.get(make(stop), **{field: machine})
    answer = theirs.call(AUTH("GetMyUser"))
    assert (answer.code, answer.text) == (16, "Errors.Token.Invalid (AUTH-7fs1e)")
    client.get(make(resume), **{field: machine})
    assert theirs.get(AUTH("GetMyUser")).user.id == machine


@pytest.fixture
def people(world):
    """Three people and a program in an organization of their own, and its administrator's view of them."""
    organization = world.organization()
    ids = []
    for first, last in (("Ada", "Lovelace"), ("Bob", "müller"), ("Cleo", "O'Neil_100%")):
        name = unique(first)
        ids.append(world.person(username=name, organization={"orgId": organization}, profile={
            "givenName": first, "familyName": last, "nickName": f"{first}-nick"}).user_id)  # fmt: skip
    admin = world.admin.having(x_zitadel_orgid=organization)
    ids.append(admin.get(V1("AddMachineUser"), userName=unique("zz"), name="Zeta Machine").user_id)
    admin.get(V1("LockUser"), id=ids[1])
    return organization, ids


A, B, C, M = range(4)
QUERIES = {
    "nothing asked": ([], [M, C, B, A]),
    "first name": ([{"firstNameQuery": {"firstName": "Ada"}}], [A]),
    "first name, another case": ([{"firstNameQuery": {"firstName": "ada"}}], []),
    "first name, any case": (
        [{"firstNameQuery": {"firstName": "aDA", "method": "TEXT_QUERY_METHOD_EQUALS_IGNORE_CASE"}}], [A]),
    "last name, beyond ASCII": (
        [{"lastNameQuery": {"lastName": "MÜLL", "method": "TEXT_QUERY_METHOD_STARTS_WITH_IGNORE_CASE"}}], [B]),
    "wildcards are letters": (
        [{"lastNameQuery": {"lastName": "_100%", "method": "TEXT_QUERY_METHOD_CONTAINS_IGNORE_CASE"}}], [C]),
    "ends with": ([{"lastNameQuery": {"lastName": "lace", "method": "TEXT_QUERY_METHOD_ENDS_WITH"}}], [A]),
    "nick name": ([{"nickNameQuery": {"nickName": "-nick", "method": "TEXT_QUERY_METHOD_CONTAINS"}}], [C, B, A]),
    "display name": ([{"displayNameQuery": {"displayName": "Zeta", "method": "TEXT_QUERY_METHOD_STARTS_WITH"}}], [M]),
    "email": ([{"emailQuery": {"emailAddress": "@EXAMPLE", "method": "TEXT_QUERY_METHOD_CONTAINS_IGNORE_CASE"}}],
              [C, B, A]),
    "login name": ([{"loginNameQuery": {"loginName": "zz", "method": "TEXT_QUERY_METHOD_STARTS_WITH"}}], [M]),
    "user name": ([{"userNameQuery": {"userName": "CLEO", "method": "TEXT_QUERY_METHOD_STARTS_WITH_IGNORE_CASE"}}], [C]),
    "state": ([{"stateQuery": {"state": "USER_STATE_LOCKED"}}], [B]),
    "type": ([{"typeQuery": {"type": "TYPE_MACHINE"}}], [M]),
    "both": ([{"typeQuery": {"type": "TYPE_HUMAN"}}, {"stateQuery": {"state": "USER_STATE_ACTIVE"}}], [C, A]),
    "or": ([{"orQuery": {"queries": [{"firstNameQuery": {"firstName": "Ada"}}, {"typeQuery": {"type": "TYPE_MACHINE"}}]}}],
           [M, A]),
    "or of nothing": ([{"orQuery": {}}], []),
    "and of nothing": ([{"andQuery": {}}], [M, C, B, A]),
    "not": ([{"notQuery": {"query": {"typeQuery": {"type": "TYPE_HUMAN"}}}}], [M]),
    "nested": ([{"notQuery": {"query": {"orQuery": {"queries": [
        {"typeQuery": {"type": "TYPE_MACHINE"}},
        {"andQuery": {"queries": [{"firstNameQuery": {"firstName": "Ada"}}, {"typeQuery": {"type": "TYPE_HUMAN"}}]}},
    ]}}}}], [C, B]),
}  # fmt: skip


@pytest.mark.parametrize("make", [V1, V2], ids=["v1", "v2"])
@pytest.mark.parametrize("row", QUERIES)
def test_list(row, client, people, make):
    organization, ids = people
    queries, expected = QUERIES[row]
    client = client.having(x_zitadel_orgid=organization)
    if make is V2:
        queries = [*queries, {"organizationIdQuery": {"organizationId": organization}}]
    found = client.get(make("ListUsers"), queries=queries)
    identifier = (lambda user: user.id) if make is V1 else (lambda user: user.user_id)
    assert [ids.index(identifier(user)) for user in found.result] == expected
    assert found.details.total_result == len(expected)


ORDERS = {"USER_FIELD_NAME_FIRST_NAME": [M, A, B, C], "USER_FIELD_NAME_LAST_NAME": [M, A, B, C],
          "USER_FIELD_NAME_NICK_NAME": [M, A, B, C], "USER_FIELD_NAME_DISPLAY_NAME": [A, B, C, M],
          "USER_FIELD_NAME_USER_NAME": [A, B, C, M], "USER_FIELD_NAME_EMAIL": [M, A, B, C],
          "USER_FIELD_NAME_TYPE": [A, B, C, M], "USER_FIELD_NAME_CREATION_DATE": [A, B, C, M],
          "USER_FIELD_NAME_UNSPECIFIED": [A, B, C, M]}  # fmt: skip


@pytest.mark.parametrize("order", ORDERS)
def test_sorting_and_pages(order, client, people):
    organization, ids = people
    client = client.having(x_zitadel_orgid=organization)
    for ascending in (True, False):
        seen = []
        for offset in range(0, 6, 2):
            page = client.get(V1("ListUsers"), query={"offset": offset, "limit": 2, "asc": ascending}, sortingColumn=order)
            assert page.details.total_result == 4
            seen += [ids.index(user.id) for user in page.result]
        wanted = ORDERS[order] if ascending else ORDERS[order][::-1]
        if order.endswith(("EMAIL", "TYPE")):  # addresses are made of a running number; people are alike by type
            edge = wanted.index(M)
            assert sorted(seen) == [A, B, C, M] and seen[edge] == M
        else:
            assert seen == wanted


@pytest.mark.parametrize("make", [V1, V2], ids=["v1", "v2"])
def test_beyond_the_end_is_nothing(client, people, make):
    organization, _ = people
    queries = [{"firstNameQuery": {"firstName": "l", "method": "TEXT_QUERY_METHOD_CONTAINS"}}]
    if make is V2:
        queries.append({"organizationIdQuery": {"organizationId": organization}})
    client = client.having(x_zitadel_orgid=organization)
    for offset in (1, 2, 2**63, 2**64 - 1):
        page = client.get(make("ListUsers"), queries=queries, query={"offset": str(offset), "limit": 2**32 - 1})
        assert not page.result and page.details.total_result == 1


@pytest.mark.parametrize("make", [V1, V2], ids=["v1", "v2"])
def test_nesting_has_an_end(client, make):
    def nested(levels):
        query = {"typeQuery": {"type": "TYPE_HUMAN"}}
        for _ in range(levels):
            query = {"notQuery": {"query": query}}
        return [query]

    assert client.call(make("ListUsers"), queries=nested(20)).code == 0
    expect_refusal(client.call(make("ListUsers"), queries=nested(21)), 3, "USER-zsQ97")
    expect_refusal(client.call(make("ListUsers"), queries=[{"notQuery": {}}]), 3, "GRPC-vR9nC")


CONDITIONS = {
    "users of v1": (V1("ListUsers"), "queries", {"userNameQuery": {"userName": "a"}}),
    "users of v2": (V2("ListUsers"), "queries", {"userNameQuery": {"userName": "a"}}),
    "metadata of v1": (V1("ListUserMetadata"), "queries", {"keyQuery": {"key": "a"}}),
    "metadata of v2": (V2("ListUserMetadata"), "filters", {"keyFilter": {"key": "a"}}),
    "keys": (V2("ListKeys"), "filters", {"keyIdFilter": {"id": "1"}}),
    "tokens": (V2("ListPersonalAccessTokens"), "filters", {"tokenIdFilter": {"id": "1"}}),
}


@pytest.mark.parametrize("row", CONDITIONS)
def test_conditions_have_an_end(row, client, world):
    method, field, condition = CONDITIONS[row]
    fields = {"metadata of v1": {"id": "1"}, "metadata of v2": {"userId": "1"}}.get(row, {})
    fields = fields and {name: world.verified() for name in fields}
    assert client.call(method, **fields, **{field: [condition] * 400}).code == 0
    for count in (501, 20_000):
        expect_refusal(client.call(method, **fields, **{field: [condition] * count}), 3, "SIGNET-Qs4mC")
    if "users" in row:
        nested = [{"orQuery": {"queries": [condition] * 300}}] * 2
        expect_refusal(client.call(method, **{field: nested}), 3, "SIGNET-Qs4mC")


def test_a_list_leaves_out_whom_the_caller_may_not_read(client, world):
    machine = world.machine()
    theirs = client.having(authorization=f"Bearer {world.token(machine)}")
    found = theirs.get(V2("ListUsers"))
    assert [user.user_id for user in found.result] == [machine]
    assert theirs.call(V1("ListUsers")).code == 5


def test_history(client, world):
    user_id = world.verified()
    world.admin.get(V1("LockUser"), id=user_id)
    client = client.having(accept_language="de")
    changes = client.get(V1("ListUserChanges"), userId=user_id).result
    keys = [change.event_type.key.removeprefix("EventTypes.") for change in changes]
    assert keys == ["user.locked", "user.human.email.verified", "user.human.added"]
    assert changes[0].event_type.localized_message == "Benutzer gesperrt."
    assert changes[0].editor_display_name == "admin" == changes[0].editor_preferred_login_name
    assert [change.sequence for change in changes] == [3, 2, 1]
    assert all(change.HasField("change_date") and change.resource_owner_id for change in changes)
    page = client.get(V1("ListUserChanges"), userId=user_id, query={"sequence": 1, "limit": 1, "asc": True}).result
    assert [change.sequence for change in page] == [2]
    page = client.get(V1("ListUserChanges"), userId=user_id, query={"sequence": 3, "limit": 1}).result
    assert [change.sequence for change in page] == [2]


def test_memberships(client, world):
    machine = world.machine()
    assert client.get(V1("ListUserMemberships"), userId=machine).details.total_result == 0
    assert client.get(V1("ListUserMemberships"), userId=UNKNOWN).details.total_result == 0
    mine = client.get(AUTH("ListMyMemberships")).result
    assert [(m.iam, list(m.roles)) for m in mine if m.WhichOneof("type") == "iam"] == [(True, ["IAM_OWNER"])]
    only = client.get(AUTH("ListMyMemberships"), queries=[{"iamQuery": {"iam": True}}])
    assert only.details.total_result == 1 and only.result[0].iam
    organization = world.organization()
    found = client.get(AUTH("ListMyMemberships"), queries=[{"orgQuery": {"orgId": organization}}]).result
    assert [(m.org_id, list(m.roles)) for m in found] == [(organization, ["ORG_OWNER"])]
    assert not client.get(AUTH("ListMyMemberships"), queries=[{"projectQuery": {"projectId": "1"}}]).result
    given = client.having(x_zitadel_orgid=organization).get(V1("GetMyOrg")).org.details
    details = found[0].details
    assert details.resource_owner == organization and details.sequence == given.sequence
    assert details.creation_date == details.change_date == given.change_date


def test_memberships_elsewhere_are_left_out(client, world):
    """Management tells of the organization that is asked about and of the instance, whoever the user is."""
    me = world.admin.get(AUTH("GetMyUser")).user.id
    first, second = world.organization(), world.organization()

    def shown(organization):
        there = client.having(x_zitadel_orgid=organization)
        return {m.org_id or "instance" for m in there.get(V1("ListUserMemberships"), userId=me).result}

    assert shown(first) == {"instance", first} and shown(second) == {"instance", second}
    assert {first, second} < {m.org_id for m in client.get(AUTH("ListMyMemberships")).result}


def test_small_reads(client, world):
    assert {"en", "de"} <= set(client.get(V1("GetSupportedLanguages")).languages)
    assert {"en", "de"} <= set(client.get(AUTH("GetSupportedLanguages")).languages)
    assert client.get(V1("GetIAM")).default_org_id == client.get(V1("GetMyOrg")).org.id
    user_id = world.admin.get(
        V1("AddHumanUser"), userName=unique("read"), profile=PROFILE | {"nickName": "amazing"}, phone=PHONE,
        email={"email": "read@example.com", "isEmailVerified": True}).user_id  # fmt: skip
    profile = client.get(V1("GetHumanProfile"), userId=user_id)
    assert (profile.profile.nick_name, profile.profile.display_name) == ("amazing", "Grace")
    assert profile.details.HasField("creation_date") and profile.details.HasField("change_date")
    phone = client.get(V1("GetHumanPhone"), userId=user_id)
    # Between the two, the text message that the phone's code goes out with may have been told as an event.
    assert phone.phone.phone == PHONE["phone"] and phone.details.sequence >= profile.details.sequence


def test_import_with_a_hash(client):
    """What another system knew is taken over; what is not kept is refused clearly."""
    fields = {"userName": unique("imported"), "profile": PROFILE, "passwordChangeRequired": True,
              "hashedPassword": {"value": HASH}, "phone": PHONE | {"isPhoneVerified": True},
              "email": {"email": f"{unique('imported')}@example.com", "isEmailVerified": True}}  # fmt: skip
    user_id = client.get(V1("ImportHumanUser"), **fields).user_id
    user = client.get(V2("GetUserByID"), userId=user_id).user
    assert user.state == 1 and user.human.email.is_verified and user.human.phone.is_verified
    assert user.human.password_change_required and user.human.HasField("password_changed")
    answer = client.call(V1("ImportHumanUser"), **fields | {"userName": unique("x"), "requestPasswordlessRegistration": True})
    assert answer.code == 12 and "request_passwordless_registration" in answer.text
