"""The life of organizations, over every protocol: made with their administrators, renamed, taken out of use, removed, and
what is kept with them. What each method refuses and answers is tested in Swift: Tests/ManagementServiceTests/Tables."""

import base64
import subprocess

import httpx
import pytest

from support.mail import await_mails, code
from support.protocols import Client
from support.schema import AUTH, V1, Method
from support.world import unique
from test_clients import HERE, SDK
from test_matrix import UNKNOWN, expect_refusal

PROFILE = {"firstName": "Grace", "lastName": "Hopper"}


def ADMIN(name):
    return Method(f"zitadel.admin.v1.AdminService/{name}")


def ORG(name):
    return Method(f"zitadel.org.v2.OrganizationService/{name}")


@pytest.fixture
def client(protocol, server):
    return Client(protocol, server.token)


def test_life_in_v1(client, world):
    name = unique("Söhne & Co ")
    organization = client.get(V1("AddOrg"), name=name).id
    there = client.having(x_zitadel_orgid=organization)
    domain = there.get(V1("GetMyOrg")).org.primary_domain
    assert domain.startswith("söhne--co-") and domain.endswith(".localhost")
    renamed = unique("Renamed ")
    details = there.get(V1("UpdateOrg"), name=renamed).details
    assert details.resource_owner == organization and details.HasField("creation_date") and not details.HasField("change_date")
    org = client.get(ADMIN("GetOrgByID"), id=organization).org
    assert org.name == renamed and org.primary_domain == renamed.lower().replace(" ", "-") + ".localhost"
    assert client.get(ADMIN("IsOrgUnique"), name=name.upper(), domain=domain).is_unique, "both are free again"
    assert not client.get(ADMIN("IsOrgUnique"), name=renamed.upper()).is_unique
    assert not client.get(ADMIN("IsOrgUnique"), domain=org.primary_domain.upper()).is_unique

    assert there.get(V1("DeactivateOrg")).details.HasField("change_date")
    expect_refusal(there.call(V1("DeactivateOrg")), 9, "EVENT-Dbs2g")
    expect_refusal(client.call(ADMIN("SetDefaultOrg"), orgId=organization), 9, "INSTA-Wfe21")
    assert there.get(V1("GetMyOrg")).org.state == 2, "reads and commands go on"
    machine = there.get(V1("AddMachineUser"), userName=unique("robot"), name="Robot").user_id
    theirs = client.having(authorization=f"Bearer {there.get(V1('AddPersonalAccessToken'), userId=machine).token}")
    assert theirs.get(AUTH("GetMyUser")).user.id == machine
    there.get(V1("ReactivateOrg"))
    expect_refusal(there.call(V1("ReactivateOrg")), 9, "EVENT-bfnrh")

    details = there.get(V1("RemoveOrg")).details
    assert details.resource_owner not in ("", organization), "the instance's: nothing else is left"
    expect_refusal(client.call(ADMIN("GetOrgByID"), id=organization), 5, "QUERY-leq5Q")
    expect_refusal(client.call(ADMIN("RemoveOrg"), orgId=organization), 5, "COMMA-aps2n")
    assert client.get(ADMIN("IsOrgUnique"), name=renamed, domain=org.primary_domain).is_unique
    again = client.get(V1("AddOrg"), name=renamed).id
    assert again != organization
    client.get(ADMIN("RemoveOrg"), orgId=again)


def test_life_in_v2(client):
    name = unique("V2 ")
    created = client.get(
        ORG("AddOrganization"),
        name=name,
        admins=[
            {"userId": client.get(AUTH("GetMyUser")).user.id},
            {
                "human": {
                    "username": unique("admin"),
                    "profile": {"givenName": "Ada", "familyName": "Lovelace"},
                    "email": {"email": "ada@example.com", "returnCode": {}},
                },
                "roles": ["ORG_USER_MANAGER"],
            },
        ],
    )
    organization = created.organization_id
    (admin,) = created.created_admins
    assert created.details.resource_owner == organization and admin.email_code and not admin.HasField("phone_code")
    there = client.having(x_zitadel_orgid=organization)
    user = there.get(V1("GetUserByID"), id=admin.user_id).user
    assert user.details.resource_owner == organization
    memberships = there.get(V1("ListUserMemberships"), userId=admin.user_id).result
    assert [list(membership.roles) for membership in memberships] == [["ORG_USER_MANAGER"]]

    about = {"organizationId": organization}
    renamed = unique("V2 renamed ")
    assert client.get(ORG("UpdateOrganization"), **about, name=renamed).HasField("change_date")
    assert client.get(ADMIN("GetOrgByID"), id=organization).org.name == renamed
    assert client.get(ORG("DeactivateOrganization"), **about).HasField("change_date")
    expect_refusal(client.call(ORG("DeactivateOrganization"), **about), 9, "EVENT-Dbs2g")
    assert client.get(ORG("ActivateOrganization"), **about).HasField("change_date")
    assert client.get(ORG("DeleteOrganization"), **about).HasField("deletion_date")
    expect_refusal(client.call(ORG("DeleteOrganization"), **about), 5, "COMMA-aps2n")


def test_metadata(client):
    organization = client.get(V1("AddOrg"), name=unique("Noted ")).id
    there, about = client.having(x_zitadel_orgid=organization), {"organizationId": organization}
    value = base64.b64encode(b"\x00\xff").decode()
    assert there.get(V1("SetOrgMetadata"), key="a/b ü", value=value).details.resource_owner == organization
    there.get(V1("BulkSetOrgMetadata"), metadata=[{"key": key, "value": value} for key in "bcd"])
    assert client.get(ORG("SetOrganizationMetadata"), **about, metadata=[{"key": "e", "value": value}]).HasField("set_date")
    found = there.get(V1("GetOrgMetadata"), key="a/b ü").metadata
    assert found.value == b"\x00\xff" and found.details.resource_owner == organization
    keys = lambda answer: [item.key for item in answer]  # noqa: E731
    page = there.get(V1("ListOrgMetadata"), query={"limit": 3, "offset": "1", "asc": True})
    assert keys(page.result) == ["b", "c", "d"] and page.details.total_result == 5
    listed = client.get(ORG("ListOrganizationMetadata"), **about, pagination={"asc": True}, filters=[{"keyFilter": {"key": "e"}}])
    assert keys(listed.metadata) == ["e"] and listed.pagination.total_result == 1
    expect_refusal(there.call(V1("BulkRemoveOrgMetadata"), keys=["b", "x"]), 5, "META-2npds")
    there.get(V1("BulkRemoveOrgMetadata"), keys=["b", "c"])
    there.get(V1("RemoveOrgMetadata"), key="a/b ü")
    assert client.get(ORG("DeleteOrganizationMetadata"), **about, keys=["d"]).HasField("deletion_date")
    assert keys(there.get(V1("ListOrgMetadata")).result) == ["e"]
    client.get(ADMIN("RemoveOrg"), orgId=organization)
    assert not client.get(ORG("ListOrganizationMetadata"), **about).metadata, "it goes with its organization"


def test_what_is_to_be_deleted_stands_in_the_address(server, world):
    """A DELETE has no body by the published rules: many clients and proxies send none."""
    organization = world.organization()
    owner = {"authorization": f"Bearer {server.token}"}
    at = f"{server.url}/v2/organizations/{organization}"
    entries = [{"key": key, "value": base64.b64encode(b"v").decode()} for key in ("a b", "c", "d")]
    world.admin.get(ORG("SetOrganizationMetadata"), organizationId=organization, metadata=entries)
    domain = f"{unique('gone')}.example"
    world.admin.get(ORG("AddOrganizationDomain"), organizationId=organization, domain=domain)
    with httpx.Client(headers=owner, trust_env=False) as http:
        answer = http.delete(f"{at}/metadata", params={"keys": ["a b", "c"]})
        assert answer.status_code == 200 and answer.json()["deletionDate"], answer.text
        assert http.delete(f"{at}/domains", params={"domain": domain}).status_code == 200
    left = world.admin.get(ORG("ListOrganizationMetadata"), organizationId=organization).metadata
    assert [entry.key for entry in left] == ["d"]
    assert domain not in str(world.admin.get(ORG("ListOrganizationDomains"), organizationId=organization))


def test_default_organization(make_server, make_world):
    world = make_world(make_server())
    admin, first = world.admin, world.admin.get(ADMIN("GetDefaultOrg")).org
    second = world.organization()
    assert first.id == admin.get(V1("GetIAM")).default_org_id
    expect_refusal(admin.call(ADMIN("SetDefaultOrg"), orgId=first.id), 9, "INST-SDfw2")
    expect_refusal(admin.call(ADMIN("RemoveOrg"), orgId=first.id), 9, "COMMA-wG9p1")
    admin.get(ADMIN("SetDefaultOrg"), orgId=second)
    assert admin.get(ADMIN("GetDefaultOrg")).org.id == second == admin.get(V1("GetIAM")).default_org_id
    # Who runs the instance lives in the first one.
    expect_refusal(admin.call(ADMIN("RemoveOrg"), orgId=first.id), 9, "SIGNET-La5tO")


def test_set_up_with_an_administrator(client, server, world):
    address = f"{unique('grace')}@example.com"
    made = client.get(
        ADMIN("SetUpOrg"),
        org={"name": unique("Set up ")},
        human={"userName": address, "profile": PROFILE, "email": {"email": address}},
        roles=["ORG_OWNER_VIEWER", "ORG_USER_MANAGER"],
    )
    assert made.details.resource_owner == made.org_id and made.details.HasField("creation_date")
    there = client.having(x_zitadel_orgid=made.org_id)
    assert there.get(V1("GetUserByID"), id=made.user_id).user.state == 6, "waits for the initialization"
    (membership,) = there.get(V1("ListUserMemberships"), userId=made.user_id).result
    assert list(membership.roles) == ["ORG_OWNER_VIEWER", "ORG_USER_MANAGER"] and membership.org_id == made.org_id
    (mail,) = await_mails(server.mail, address)
    assert code(mail)


def test_nothing_is_left_of_what_is_refused(client, world):
    """The organization, its people and their names come in one transaction."""
    (name, user_name) = (unique("Refused "), unique("refused"))
    human = {"human": {"username": user_name, "profile": {"givenName": "A", "familyName": "L"},
                       "email": {"email": "a@example.com", "isVerified": True}}}  # fmt: skip
    events = world.server.events
    expect_refusal(client.call(ORG("AddOrganization"), name=name, admins=[human, {"userId": UNKNOWN}]), 9, "ORG-GoXOn")
    expect_refusal(client.call(ORG("AddOrganization"), name=name, admins=[human, human]), 6, "V3-DKcYh")
    assert world.server.events == events
    assert client.get(ADMIN("IsOrgUnique"), name=name).is_unique
    assert client.get(V1("IsUserUnique"), userName=user_name).is_unique
    client.get(ORG("AddOrganization"), name=name, admins=[human])


def test_strangers_to_an_organization(client, world):
    """Its owner changes it by v2, whatever organization the call is about; others learn nothing, not even which there are."""
    mine, other = world.organization(), world.organization()
    machine = world.machine()

    def expect_stranger(answer):
        assert answer.code == 5 and answer.text == "membership not found (AUTHZ-cdgFk)", answer

    with world.member(machine, mine, "ORG_OWNER") as token:
        owner = client.having(authorization=f"Bearer {token}")
        owner.get(ORG("SetOrganizationMetadata"), organizationId=mine, metadata=[{"key": "k", "value": "dg=="}])
        for organization in (other, UNKNOWN):
            about = {"organizationId": organization}
            expect_stranger(owner.call(ORG("UpdateOrganization"), **about, name=unique("No")))
            expect_stranger(owner.call(ORG("DeleteOrganization"), **about))
            expect_stranger(owner.call(ORG("DeactivateOrganization"), **about))
            expect_stranger(owner.call(ORG("DeleteOrganizationMetadata"), **about, keys=["k"]))
            assert not owner.get(ORG("ListOrganizationMetadata"), **about).metadata
        expect_stranger(owner.call(ADMIN("RemoveOrg"), orgId=mine))


def test_zitadel_client(server):
    """The SDK that others wrote, over the life of an organization."""
    answer = subprocess.run(
        [SDK, HERE / "sdk_organizations.py", server.url, server.token], capture_output=True, text=True, timeout=120)  # fmt: skip
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert answer.stdout.splitlines()[-1] == "done"
