"""Users as a whole: states, names, profiles, phones, lists, histories and the caller's own account, in gRPC and REST."""

import itertools

import pytest

from support.protocols import Client
from support.schema import AUTH, V1, V2
from support.world import unique
from test_access import expect_no_membership
from test_matrix import UNKNOWN, by_id, expect_refusal, foreign, initial, on, unknown, unverified, verified

PROFILE = {"firstName": "Grace", "lastName": "Hopper", "displayName": "Grace"}
PHONE = {"phone": "+41791234567"}
_numbers = itertools.count(41_790_000_000)


def new_phone():
    """A number that no other test uses: how many messages one gets is limited."""
    return {"phone": f"+{next(_numbers)}"}


V2_PROFILE = {"givenName": "Ada", "familyName": "Lovelace"}
HASH = "$2b$04$cVzRjTjhSFZTBAErYjOqVeIQDpSCNMFXBUMz9xWVBLQzYKYYNDsiC"


@pytest.fixture(params=["grpc", "rest"])
def client(request, opened, server):
    """The administrator over gRPC and over JSON REST."""
    return Client(opened[request.param], server.token)


def having(change, method="id"):
    """A person to whom this has happened."""

    def make(world):
        user_id = world.verified()
        world.admin.get(V1(change), id=user_id)
        return user_id

    return make


locked, inactive = having("LockUser"), having("DeactivateUser")


def program(world):
    return world.machine()


def with_phone(verified=False):
    def make(world):
        user_id = world.verified()
        world.admin.get(V1("UpdateHumanPhone"), userId=user_id, isPhoneVerified=verified, **new_phone())
        return user_id

    return make


def same_phone(world):
    user_id = with_phone()(world)
    return {"userId": user_id, "phone": world.admin.get(V1("GetHumanPhone"), userId=user_id).phone.phone}


def named_as_now(world):
    user_id = world.verified()
    name = world.admin.get(V1("GetUserByID"), id=user_id).user.user_name
    return {"userId": user_id, "userName": name}


def taken(world):
    name = unique("taken")
    world.person(username=name)
    return {"userId": world.verified(), "userName": name.upper()}


def domain_of_another(world):
    """The domain that an organization gets with its creation is verified."""
    return world.admin.get(V1("AddOrg"), name=unique("Domain")).id


def claimed(method):
    def request(world):
        name = unique("Claimed")
        world.admin.get(V1("AddOrg"), name=name)
        user_name = f"ada@{name}.localhost"
        if method == "UpdateUserName":
            return {"userId": world.verified(), "userName": user_name}
        return {"userName": user_name, "profile": PROFILE, "email": {"email": f"{unique('x')}@example.com"}}

    return request


def new(**fields):
    return lambda world: {"userName": unique("new"), "profile": PROFILE,
                          "email": {"email": f"{unique('new')}@example.com"}} | fields  # fmt: skip


def new_v2(**fields):
    return lambda world: {"username": unique("new"), "profile": V2_PROFILE,
                          "email": {"email": f"{unique('new')}@example.com"}} | fields  # fmt: skip


# method, request, code, id; the name of each row is its reason.
REFUSALS = {
    "deactivate v1: unknown": (V1("DeactivateUser"), by_id(unknown), 5, "COMMAND-3M9ds"),
    "deactivate v1: foreign": (V1("DeactivateUser"), by_id(foreign), 5, "COMMAND-3M9ds"),
    "deactivate v1: initial": (V1("DeactivateUser"), by_id(initial), 5, "COMMAND-ke0fw"),
    "deactivate v1: inactive": (V1("DeactivateUser"), by_id(inactive), 9, "COMMAND-5M0sf"),
    "reactivate v1: unknown": (V1("ReactivateUser"), by_id(unknown), 5, "COMMAND-4M0sd"),
    "reactivate v1: active": (V1("ReactivateUser"), by_id(verified), 9, "COMMAND-6M0sf"),
    "lock v1: unknown": (V1("LockUser"), by_id(unknown), 5, "COMMAND-5M9fs"),
    "lock v1: locked": (V1("LockUser"), by_id(locked), 9, "COMMAND-3NN8v"),
    "unlock v1: unknown": (V1("UnlockUser"), by_id(unknown), 5, "COMMAND-M0dos"),
    "unlock v1: active": (V1("UnlockUser"), by_id(verified), 9, "COMMAND-4M0ds"),
    "remove v1: unknown": (V1("RemoveUser"), by_id(unknown), 5, "COMMAND-m9od"),
    "remove v1: foreign": (V1("RemoveUser"), by_id(foreign), 5, "COMMAND-m9od"),
    "deactivate v2: unknown": (V2("DeactivateUser"), on(unknown), 5, "COMMAND-5gp2p62iin"),
    "deactivate v2: initial": (V2("DeactivateUser"), on(initial), 9, "COMMAND-gvx4kct9r2"),
    "deactivate v2: inactive": (V2("DeactivateUser"), on(inactive), 9, "COMMAND-5gunjw0cd7"),
    "reactivate v2: unknown": (V2("ReactivateUser"), on(unknown), 5, "COMMAND-9hy5kzbuk6"),
    "reactivate v2: active": (V2("ReactivateUser"), on(verified), 9, "COMMAND-s5qqcz97hf"),
    "lock v2: unknown": (V2("LockUser"), on(unknown), 5, "COMMAND-450yxuqrh1"),
    "lock v2: locked": (V2("LockUser"), on(locked), 9, "COMMAND-lgws8wtsqf"),
    "unlock v2: unknown": (V2("UnlockUser"), on(unknown), 5, "COMMAND-x377t913pw"),
    "unlock v2: active": (V2("UnlockUser"), on(verified), 9, "COMMAND-olb9vb0oca"),
    "delete v2: unknown": (V2("DeleteUser"), on(unknown), 5, "COMMAND-bd4ir1mblj"),
    "name: unknown": (V1("UpdateUserName"), on(unknown, userName="x"), 5, "COMMAND-5N9ds"),
    "name: foreign": (V1("UpdateUserName"), on(foreign, userName="x"), 5, "COMMAND-5N9ds"),
    "name: only spaces": (V1("UpdateUserName"), on(verified, userName=" "), 3, "COMMAND-2N9fs"),
    "name: unchanged": (V1("UpdateUserName"), named_as_now, 9, "COMMAND-6m9gs"),
    "name: taken": (V1("UpdateUserName"), taken, 6, "V3-DKcYh"),
    "name: in the domain of another organization": (V1("UpdateUserName"), claimed("UpdateUserName"), 3, "COMMAND-SFd21"),
    "add: in the domain of another organization": (V1("AddHumanUser"), claimed("AddHumanUser"), 3, "COMMAND-SFd21"),
    "import: in the domain of another organization":
        (V1("ImportHumanUser"), claimed("ImportHumanUser"), 3, "COMMAND-SFd21"),
    "add: spaces for a user name": (V1("AddHumanUser"), new(userName=" "), 3, "V2-zzad3"),
    "add: spaces for a first name": (V1("AddHumanUser"), new(profile=PROFILE | {"firstName": " "}), 3, "USER-UCej2"),
    "add: spaces for a last name": (V1("AddHumanUser"), new(profile=PROFILE | {"lastName": " "}), 3, "USER-4hB7d"),
    "add: no language": (V1("AddHumanUser"), new(profile=PROFILE | {"preferredLanguage": "1"}), 3, "LANG-jc8Sq"),
    "add: no number": (V1("AddHumanUser"), new(phone={"phone": "+abc"}), 3, "PHONE-so0wa"),
    "add: an address that people can have no mail at":
        (V1("AddHumanUser"), new(email={"email": "jörg@example.com"}), 3, "EMAIL-599BI"),
    "add: a password that breaks the policy": (V1("AddHumanUser"), new(initialPassword="short"), 3, "DOMAIN-HuJf6"),
    "import: spaces for a user name": (V1("ImportHumanUser"), new(userName=" "), 3, "COMMAND-00p2b"),
    "import: spaces for a first name":
        (V1("ImportHumanUser"), new(profile=PROFILE | {"firstName": " "}), 3, "PROFILE-RF5z2"),
    "import: spaces for a last name":
        (V1("ImportHumanUser"), new(profile=PROFILE | {"lastName": " "}), 3, "PROFILE-DSUkN"),
    "import: a secret that is not base32": (V1("ImportHumanUser"), new(otpCode="SECRET-1"), 3, "SIGNET-Tp0sB"),
    "import: the name is taken": (V1("ImportHumanUser"), new(userName="ADMIN"), 6, "V3-DKcYh"),
    "add machine: spaces for a user name": (V1("AddMachineUser"), lambda world: {"userName": " ", "name": "M"}, 3, "COMMAND-bs9Ds"),
    "add machine: spaces for a name":
        (V1("AddMachineUser"), lambda world: {"userName": unique("m"), "name": " "}, 3, "COMMAND-bm9Ds"),
    "add machine: the id is taken":
        (V1("AddMachineUser"), lambda world: {"userName": unique("m"), "name": "M", "userId": world.machine()}, 9, "COMMAND-k2una"),
    "add machine: the name is taken":
        (V1("AddMachineUser"), lambda world: {"userName": "ADMIN", "name": "M"}, 6, "V3-DKcYh"),
    "add machine: in the domain of another organization":
        (V1("AddMachineUser"), lambda world: {"name": "M", "userName": claimed("AddMachineUser")(world)["userName"]}, 3, "COMMAND-SFd21"),
    "add v2: spaces for a user name": (V2("AddHumanUser"), new_v2(username=" "), 3, "V2-zzad3"),
    "add v2: spaces for a first name":
        (V2("AddHumanUser"), new_v2(profile=V2_PROFILE | {"givenName": " "}), 3, "USER-UCej2"),
    "add v2: spaces for a last name":
        (V2("AddHumanUser"), new_v2(profile=V2_PROFILE | {"familyName": " "}), 3, "USER-4hB7d"),
    "add v2: no language": (V2("AddHumanUser"), new_v2(profile=V2_PROFILE | {"preferredLanguage": "1"}), 3, "LANG-jc8Sq"),
    "add v2: the template does not parse":
        (V2("AddHumanUser"), new_v2(email={"email": "a@example.com", "sendCode": {"urlTemplate": "{{"}}), 3, "DOMAIN-oGh5e"),
    "add v2: a secret that is not base32": (V2("AddHumanUser"), new_v2(totpSecret="SECRET-1"), 3, "SIGNET-Tp0sB"),
    "login name: nobody has it": (V1("GetUserByLoginNameGlobal"), lambda world: {"loginName": "nobody"}, 5, "QUERY-Dfbg2"),
    "import: a hash that nobody can verify":
        (V1("ImportHumanUser"), new(hashedPassword={"value": "nonsense"}), 3, "USER-JDk4t"),
    "import: a password that breaks the policy": (V1("ImportHumanUser"), new(password="short"), 3, "DOMAIN-HuJf6"),
    "profile: unknown": (V1("UpdateHumanProfile"), on(unknown, **PROFILE), 9, "COMMAND-3M9sd"),
    "profile: a program": (V1("UpdateHumanProfile"), on(program, **PROFILE), 9, "COMMAND-3M9sd"),
    "profile: spaces for a name":
        (V1("UpdateHumanProfile"), on(verified, **PROFILE | {"firstName": " "}), 3, "PROFILE-RF5z2"),
    "profile: spaces for the last name":
        (V1("UpdateHumanProfile"), on(verified, **PROFILE | {"lastName": " "}), 3, "PROFILE-DSUkN"),
    "profile: no language":
        (V1("UpdateHumanProfile"), on(verified, **PROFILE, preferredLanguage="1"), 3, "LANG-jc8Sq"),
    "profile: unchanged": (V1("UpdateHumanProfile"),
                           on(verified, firstName="Ada", lastName="Lovelace", displayName="Ada Lovelace"),
                           9, "COMMAND-2M0fs"),
    "phone: no number": (V1("UpdateHumanPhone"), on(verified, phone="+abc"), 3, "PHONE-so0wa"),
    "phone: unknown": (V1("UpdateHumanPhone"), on(unknown, **PHONE), 9, "COMMAND-3M0fs"),
    "phone: unchanged": (V1("UpdateHumanPhone"), same_phone, 9, "COMMAND-wF94r"),
    "phone, get: nobody has this id": (V1("GetHumanPhone"), on(unknown), 5, "QUERY-DAvb3"),
    "phone, resend: unknown": (V1("ResendHumanPhoneVerification"), on(unknown), 9, "COMMAND-2M0fs"),
    "phone, resend: none": (V1("ResendHumanPhoneVerification"), on(verified), 5, "COMMAND-2b7Hf"),
    "phone, resend: verified": (V1("ResendHumanPhoneVerification"), on(with_phone(True)), 9, "COMMAND-2M9sf"),
    "phone, remove: unknown": (V1("RemoveHumanPhone"), on(unknown), 9, "COMMAND-3M9fs"),
    "phone, remove: none": (V1("RemoveHumanPhone"), on(verified), 5, "COMMAND-p6rsc"),
    "profile, get: unknown": (V1("GetHumanProfile"), on(unknown), 5, "QUERY-HNhb3"),
    "profile, get: foreign": (V1("GetHumanProfile"), on(foreign), 5, "QUERY-HNhb3"),
}  # fmt: skip


@pytest.mark.parametrize("row", REFUSALS)
def test_refusal(row, client, world):
    method, request, code, identifier = REFUSALS[row]
    fields = request(world)
    events = world.server.events
    answer = client.call(method, **fields)
    expect_refusal(answer, code, identifier)
    assert "Errors." not in answer.text, "a sentence, not the key of one"
    assert world.server.events == events, "a refusal writes nothing"


# method, state before, request besides the id, the name of the id; what the user is like afterwards.
SUCCESSES = {
    "deactivate v1": (V1("DeactivateUser"), verified, {}, "id", lambda user: user.state == 2),
    "reactivate v1": (V1("ReactivateUser"), inactive, {}, "id", lambda user: user.state == 1),
    "lock v1": (V1("LockUser"), verified, {}, "id", lambda user: user.state == 4),
    "lock v1, initial": (V1("LockUser"), initial, {}, "id", lambda user: user.state == 4),
    "unlock v1": (V1("UnlockUser"), locked, {}, "id", lambda user: user.state == 1),
    "deactivate v2": (V2("DeactivateUser"), verified, {}, "userId", lambda user: user.state == 2),
    "reactivate v2": (V2("ReactivateUser"), inactive, {}, "userId", lambda user: user.state == 1),
    "lock v2": (V2("LockUser"), verified, {}, "userId", lambda user: user.state == 4),
    "unlock v2": (V2("UnlockUser"), locked, {}, "userId", lambda user: user.state == 1),
    "name": (V1("UpdateUserName"), verified, lambda: {"userName": unique("Renamed")}, "userId",
             lambda user: user.user_name.startswith("Renamed") and user.login_names == [user.user_name]),
    "profile": (V1("UpdateHumanProfile"), verified, PROFILE | {"gender": "GENDER_FEMALE", "preferredLanguage": "de"},
                "userId", lambda user: user.human.profile.last_name == "Hopper" and user.human.profile.gender == 1
                and user.human.profile.preferred_language == "de"),
    "phone": (V1("UpdateHumanPhone"), verified, new_phone, "userId",
              lambda user: user.human.phone.phone.startswith("+4179") and not user.human.phone.is_phone_verified),
    "phone, verified": (V1("UpdateHumanPhone"), verified, lambda: new_phone() | {"isPhoneVerified": True}, "userId",
                        lambda user: user.human.phone.is_phone_verified),
    "phone, removed": (V1("RemoveHumanPhone"), with_phone(), {}, "userId", lambda user: not user.human.HasField("phone")),
    "phone, resend": (V1("ResendHumanPhoneVerification"), with_phone(), {}, "userId", lambda user: True),
    "email, verified": (V1("UpdateHumanEmail"), unverified, {"email": "other@example.com", "isEmailVerified": True},
                        "userId", lambda user: user.human.email.is_email_verified),
}  # fmt: skip


@pytest.mark.parametrize("row", SUCCESSES)
def test_success(row, client, world):
    method, state, fields, name, holds = SUCCESSES[row]
    user_id = state(world)
    fields = fields() if callable(fields) else fields
    before = world.admin.get(V1("GetUserByID"), id=user_id).user.details
    details = client.get(method, **{name: user_id}, **fields).details
    user = world.admin.get(V1("GetUserByID"), id=user_id).user
    assert holds(user), user
    assert before.sequence < details.sequence <= user.details.sequence, "a message that went out may have been noted since"
    assert details.resource_owner == before.resource_owner
    if details.sequence == user.details.sequence:
        assert details.change_date == user.details.change_date
    assert not details.HasField("creation_date"), "a change says when it was, not when the user came to be"


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


def test_no_exemption_for_oneself(client, world):
    """Whoever is a member of nothing may neither lock nor delete itself."""
    machine = world.machine()
    theirs = client.having(authorization=f"Bearer {world.token(machine)}")
    for method in ("LockUser", "UnlockUser", "DeactivateUser", "ReactivateUser", "DeleteUser"):
        answer = theirs.call(V2(method), userId=machine)
        assert answer.code == 5 and answer.text.endswith("(AUTHZ-cdgFk)"), (method, answer)
    answer = theirs.call(AUTH("RemoveMyUser"))
    assert answer.code == 5 and answer.text.endswith("(AUTHZ-cdgFk)"), answer


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
    mine = client.get(AUTH("ListMyMemberships")).result
    assert [(m.iam, list(m.roles)) for m in mine if m.WhichOneof("type") == "iam"] == [(True, ["IAM_OWNER"])]
    only = client.get(AUTH("ListMyMemberships"), queries=[{"iamQuery": {"iam": True}}])
    assert only.details.total_result == 1 and only.result[0].iam
    organization = world.organization()
    found = client.get(AUTH("ListMyMemberships"), queries=[{"orgQuery": {"orgId": organization}}]).result
    assert [(m.org_id, list(m.roles)) for m in found] == [(organization, ["ORG_OWNER"])]
    assert not client.get(AUTH("ListMyMemberships"), queries=[{"projectQuery": {"projectId": "1"}}]).result


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


def test_ones_own_account(client, world):
    """What programs may do to their account; people's parts refuse them."""
    machine = world.machine()
    theirs = client.having(authorization=f"Bearer {world.token(machine)}")
    assert theirs.get(AUTH("GetMyUser")).user.machine.name == "Machine"
    name = unique("Myself")
    details = theirs.get(AUTH("UpdateMyUserName"), userName=name).details
    assert details.HasField("change_date")
    assert theirs.get(AUTH("GetMyUser")).user.preferred_login_name == name
    expect_refusal(theirs.call(AUTH("UpdateMyUserName"), userName=name), 9, "COMMAND-6m9gs")
    keys = [change.event_type.key for change in theirs.get(AUTH("ListMyUserChanges")).result]
    assert keys[0] == "EventTypes.user.username.changed"
    expect_refusal(theirs.call(AUTH("UpdateMyProfile"), **PROFILE), 9, "COMMAND-3M9sd")
    expect_refusal(theirs.call(AUTH("SetMyEmail"), email="x@example.com"), 9, "COMMAND-0Pe4r")
    expect_refusal(theirs.call(AUTH("ResendMyEmailVerification")), 5, "COMMAND-0Pe4r")
    expect_refusal(theirs.call(AUTH("VerifyMyEmail"), code="AAAAAA"), 5, "COMMAND-3n8ud")
    expect_refusal(theirs.call(AUTH("SetMyPhone"), **PHONE), 9, "COMMAND-3M0fs")
    expect_refusal(theirs.call(AUTH("ResendMyPhoneVerification")), 9, "COMMAND-2M0fs")
    expect_refusal(theirs.call(AUTH("VerifyMyPhone"), code="AAAAAA"), 9, "COMMAND-Rsj8c")
    expect_refusal(theirs.call(AUTH("RemoveMyPhone")), 9, "COMMAND-3M9fs")
    assert not theirs.get(AUTH("ListMyZitadelPermissions")).result
    assert "user.write" in client.get(AUTH("ListMyZitadelPermissions")).result


def test_a_person_with_a_token(client, world):
    """The refusals of one's own account, and what becomes of it; see `logged_in` for where the token comes from."""
    user_id = world.unverified()
    with world.logged_in(user_id) as token:
        theirs = client.having(authorization=f"Bearer {token}")
        assert not theirs.get(AUTH("GetMyEmail")).email.is_email_verified
        address = f"{unique('my')}@example.com"
        theirs.get(AUTH("SetMyEmail"), email=address)
        assert theirs.get(AUTH("GetMyEmail")).email.email == address
        expect_refusal(theirs.call(AUTH("SetMyEmail"), email=address), 9, "COMMAND-2b7fM")
        theirs.get(AUTH("ResendMyEmailVerification"))
        expect_refusal(theirs.call(AUTH("VerifyMyEmail"), code="ÄÄÄÄÄÄ"), 3, "COMMAND-Gdsgs")
        code = world.admin.get(V2("SendEmailCode"), userId=user_id, returnCode={}).verification_code
        theirs.get(AUTH("VerifyMyEmail"), code=code)
        assert theirs.get(AUTH("GetMyEmail")).email.is_email_verified
        expect_refusal(theirs.call(AUTH("ResendMyEmailVerification")), 9, "COMMAND-3M9ds")
        expect_refusal(theirs.call(AUTH("VerifyMyEmail"), code=code), 5, "COMMAND-3n8ud")
        theirs.get(AUTH("UpdateMyProfile"), **PROFILE)
        assert theirs.get(AUTH("GetMyProfile")).profile.last_name == "Hopper"
        expect_refusal(theirs.call(AUTH("UpdateMyProfile"), **PROFILE), 9, "COMMAND-2M0fs")
        expect_refusal(theirs.call(AUTH("UpdateMyProfile"), **PROFILE | {"firstName": " "}), 3, "PROFILE-RF5z2")
        expect_refusal(theirs.call(AUTH("UpdateMyProfile"), **PROFILE, preferredLanguage="1"), 3, "LANG-jc8Sq")
        expect_refusal(theirs.call(AUTH("ResendMyPhoneVerification")), 5, "COMMAND-2b7Hf")
        expect_refusal(theirs.call(AUTH("VerifyMyPhone"), code="A"), 5, "COMMAND-Rsj8c")
        expect_refusal(theirs.call(AUTH("SetMyPhone"), phone="+abc"), 3, "PHONE-so0wa")
        phone = new_phone()
        theirs.get(AUTH("SetMyPhone"), **phone)
        assert theirs.get(AUTH("GetMyPhone")).phone.phone == phone["phone"]
        expect_refusal(theirs.call(AUTH("SetMyPhone"), **phone), 9, "COMMAND-wF94r")
        theirs.get(AUTH("ResendMyPhoneVerification"))
        expect_refusal(theirs.call(AUTH("VerifyMyPhone"), code="ÄÄÄÄÄÄ"), 3, "COMMAND-sM0cs")
        theirs.get(AUTH("RemoveMyPhone"))
        expect_refusal(theirs.call(AUTH("RemoveMyPhone")), 5, "COMMAND-p6rsc")
        expect_refusal(theirs.call(AUTH("GetMyMetadata"), key="k"), 5, "QUERY-Rgh32")
        wrong = {"oldPassword": "x", "newPassword": "An0ther-one!"}
        expect_refusal(theirs.call(AUTH("UpdateMyPassword"), **wrong), 9, "COMMAND-Fds3s")
        expect_no_membership(theirs.call(AUTH("RemoveMyUser")))
        expect_no_membership(theirs.call(V2("LockUser"), userId=user_id))
