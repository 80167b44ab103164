"""Members of organizations and of the instance, and what their roles are worth."""

import pytest

from support.protocols import Client
from support.schema import ADMIN, V1, V2
from support.world import unique
from test_matrix import expect_refusal


@pytest.fixture
def organization(world):
    return world.organization()


def members(client, method=None, **request):
    return client.get(method or V1("ListOrgMembers"), **request)


def test_life_of_a_member(protocol, world, organization, caller):
    """Over each protocol: added, seen with who that is, changed, and gone."""
    client = caller(protocol).having(x_zitadel_orgid=organization)
    name = unique("member")
    person = world.person(username=name, profile={"givenName": "Grace", "familyName": "Hopper"}).user_id
    details = client.get(V1("AddOrgMember"), userId=person, roles=["ORG_USER_MANAGER", "ORG_OWNER_VIEWER"]).details
    assert details.HasField("creation_date") and not details.HasField("change_date")
    assert details.resource_owner == organization

    found = members(client, queries=[{"userIdQuery": {"userId": person}}])
    assert found.details.total_result == 1
    (member,) = found.result
    assert (member.user_id, list(member.roles)) == (person, ["ORG_USER_MANAGER", "ORG_OWNER_VIEWER"])
    assert (member.first_name, member.last_name, member.display_name) == ("Grace", "Hopper", "Grace Hopper")
    assert (member.preferred_login_name, member.user_type, member.avatar_url) == (name, 1, "")
    assert member.email and member.user_resource_owner != organization
    assert member.details.resource_owner == organization and member.details.sequence == details.sequence

    client.get(V1("UpdateOrgMember"), userId=person, roles=["ORG_OWNER"])
    (member,) = members(client, queries=[{"userIdQuery": {"userId": person}}]).result
    assert list(member.roles) == ["ORG_OWNER"]
    assert member.details.change_date.ToMicroseconds() >= member.details.creation_date.ToMicroseconds()
    client.get(V1("RemoveOrgMember"), userId=person)
    assert not members(client, queries=[{"userIdQuery": {"userId": person}}]).result
    client.get(V1("RemoveOrgMember"), userId=person)


def test_roles_act_from_the_next_call_on(protocol, world, organization):
    machine = world.machine()
    client = Client(protocol, world.token(machine)).having(x_zitadel_orgid=organization)
    person = world.person(organization={"orgId": organization}).user_id
    assert client.call(V1("GetUserByID"), id=person).code == 5
    world.join(machine, organization, "ORG_OWNER_VIEWER")
    assert client.call(V1("GetUserByID"), id=person).code == 0
    expect_refusal(client.call(V1("LockUser"), id=person), 7, "AUTH-5mWD2")
    admin = world.admin.having(x_zitadel_orgid=organization)
    admin.get(V1("UpdateOrgMember"), userId=machine, roles=["ORG_USER_MANAGER"])
    assert client.call(V1("LockUser"), id=person).code == 0
    world.leave(machine, organization)
    assert client.call(V1("UnlockUser"), id=person).code == 5


METHODS = ["EQUALS", "EQUALS_IGNORE_CASE", "STARTS_WITH", "STARTS_WITH_IGNORE_CASE", "CONTAINS", "CONTAINS_IGNORE_CASE",
           "ENDS_WITH", "ENDS_WITH_IGNORE_CASE"]  # fmt: skip


@pytest.mark.parametrize("method", METHODS)
def test_queries_and_pages(method, world, organization):
    client = world.admin.having(x_zitadel_orgid=organization)
    mark = unique("Mark")
    ids = []
    for number in range(4):
        person = world.person(
            profile={"givenName": f"{mark}{number}", "familyName": f"{number}{mark}"},
            email={"email": f"{mark}{number}@example.com", "isVerified": True}).user_id  # fmt: skip
        world.join(person, organization, "ORG_OWNER_VIEWER")
        ids.append(person)
    part = {"EQUALS": f"{mark}1", "STARTS_WITH": mark, "CONTAINS": mark[1:], "ENDS_WITH": "1"}
    text = part[method.removesuffix("_IGNORE_CASE")]
    if method.endswith("_IGNORE_CASE"):
        text = text.swapcase()
    expected = [ids[1]] if text in (part["EQUALS"], part["EQUALS"].swapcase(), "1") else ids
    query = {"firstName": text, "method": f"TEXT_QUERY_METHOD_{method}"}
    found = members(client, queries=[{"firstNameQuery": query}], query={"asc": True})
    assert [member.user_id for member in found.result] == expected
    assert found.details.total_result == len(expected)
    if method == "CONTAINS":
        for kind, field in {"lastNameQuery": "lastName", "emailQuery": "email"}.items():
            found = members(client, queries=[{kind: {field: text, "method": query["method"]}}], query={"asc": True})
            assert [member.user_id for member in found.result] == ids
        page = members(client, queries=[{"firstNameQuery": query}], query={"offset": 1, "limit": 2})
        assert [member.user_id for member in page.result] == ids[::-1][1:3] and page.details.total_result == 4


def test_members_of_the_instance_in_every_order(world):
    machines = [world.machine() for _ in range(3)]
    for machine in reversed(machines):
        world.join(machine, "", "IAM_OWNER_VIEWER")
    world.admin.get(ADMIN("UpdateIAMMember"), userId=machines[1], roles=["IAM_USER_MANAGER"])

    def listed(column, asc):
        found = members(world.admin, ADMIN("ListIAMMembers"), sortingColumn=f"MEMBER_FIELD_NAME_{column}", query={"asc": asc})
        return [member.user_id for member in found.result if member.user_id in machines]

    assert listed("USER_ID", True) == machines and listed("USER_ID", False) == machines[::-1]
    assert listed("CREATION_DATE", True) == machines[::-1]
    assert listed("CHANGE_DATE", False)[0] == machines[1]
    assert sorted(listed("USER_RESOURCE_OWNER", True)) == sorted(machines)
    for machine in machines:
        world.leave(machine, "")
    assert not listed("USER_ID", True)


def test_a_member_goes_with_its_user(world, organization):
    person = world.verified()
    world.join(person, organization, "ORG_OWNER")
    world.join(person, "", "IAM_OWNER_VIEWER")
    world.admin.get(V2("DeleteUser"), userId=person)
    for client, method in [(world.admin.having(x_zitadel_orgid=organization), V1("ListOrgMembers")), (world.admin, ADMIN("ListIAMMembers"))]:
        assert not members(client, method, queries=[{"userIdQuery": {"userId": person}}]).result


def test_nobody_gives_more_than_they_hold(protocol, world, organization):
    """A login client may change members, and holds little."""
    machine, person = world.machine(), world.verified()
    world.join(machine, "", "IAM_LOGIN_CLIENT")
    client = Client(protocol, world.token(machine)).having(x_zitadel_orgid=organization)
    expect_refusal(client.call(V1("AddOrgMember"), userId=person, roles=["ORG_OWNER"]), 7, "AUTH-AWfge")
    expect_refusal(client.call(ADMIN("AddIAMMember"), userId=machine, roles=["IAM_OWNER"]), 6, "INSTA-pFDwe")
    expect_refusal(client.call(ADMIN("UpdateIAMMember"), userId=machine, roles=["IAM_OWNER"]), 7, "AUTH-AWfge")
    world.join(person, organization, "ORG_OWNER")
    expect_refusal(client.call(V1("UpdateOrgMember"), userId=person, roles=["ORG_USER_SELF_MANAGER"]), 7, "AUTH-AWfge")
    assert client.call(V1("RemoveOrgMember"), userId=person).code == 7
    world.leave(machine, "")


def test_the_last_owner_stays(make_server, make_world):
    world = make_world(make_server())
    me = world.admin.get(ADMIN("ListIAMMembers")).result[0].user_id
    remove, drop = ADMIN("RemoveIAMMember"), {"userId": me, "roles": ["IAM_OWNER_VIEWER"]}
    expect_refusal(world.admin.call(remove, userId=me), 9, "SIGNET-La5tO")
    expect_refusal(world.admin.call(ADMIN("UpdateIAMMember"), **drop), 9, "SIGNET-La5tO")
    other = world.machine()
    token = world.token(other)
    world.join(other, "", "IAM_OWNER")
    world.admin.get(V2("LockUser"), userId=other)
    expect_refusal(world.admin.call(remove, userId=me), 9, "SIGNET-La5tO")
    world.admin.get(V2("UnlockUser"), userId=other)
    world.admin.get(remove, userId=me)
    assert world.admin.call(remove, userId=other).code == 5, "who left is a member of nothing"
    client = Client(world.protocol, token)
    expect_refusal(client.call(remove, userId=other), 9, "SIGNET-La5tO")
    # The other comes back: then one may go.
    client.get(ADMIN("AddIAMMember"), userId=me, roles=["IAM_OWNER"])
    client.get(remove, userId=other)
