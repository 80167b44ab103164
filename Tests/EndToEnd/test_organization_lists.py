"""Lists of organizations over gRPC, gRPC-Web and JSON, as administrators and members see them."""

import pytest

from support.protocols import Client
from support.schema import ADMIN, ORG, V1
from support.world import unique

IGNORING = "TEXT_QUERY_METHOD_{}_IGNORE_CASE"


@pytest.fixture(params=["grpc", "grpc-web", "rest"])
def client(request, opened, server):
    return Client(opened[request.param], server.token)


@pytest.fixture(scope="module")
def named(world):
    """A word that four organizations have in their names, and these by the end of their names."""
    word = unique("Ödland")
    ends = {}
    for end in ("Beta", "alpha", "GAMMA", "Straße"):
        ends[end] = world.admin.get(V1("AddOrg"), name=f"{word} {end}").id
    world.admin.having(x_zitadel_orgid=ends["GAMMA"]).get(V1("DeactivateOrg"))
    return word, ends


@pytest.mark.parametrize("method, column", [
    (ADMIN("ListOrgs"), "ORG_FIELD_NAME_NAME"), (ORG("ListOrganizations"), "ORGANIZATION_FIELD_NAME_NAME")],
    ids=["v1", "v2"])  # fmt: skip
def test_queries_orders_and_parts(client, named, method, column):
    word, ids = named
    prefix = "ORG_STATE" if "Admin" in method.path else "ORGANIZATION_STATE"

    def found(*queries, asc=True, **query):
        having = {"nameQuery": {"name": word.upper(), "method": IGNORING.format("STARTS_WITH")}}
        page = client.get(
            method, queries=[having, *queries], sortingColumn=column, query={"asc": asc, **query})
        return [one.name.removeprefix(word + " ") for one in page.result], page.details.total_result

    name = lambda text, how: {"nameQuery": {"name": text, "method": f"TEXT_QUERY_METHOD_{how}"}}  # noqa: E731
    domain = lambda text, how: {"domainQuery": {"domain": text, "method": f"TEXT_QUERY_METHOD_{how}"}}  # noqa: E731
    assert found() == (["alpha", "Beta", "GAMMA", "Straße"], 4)
    assert found(asc=False) == (["Straße", "GAMMA", "Beta", "alpha"], 4)
    assert found(offset=1, limit=2) == (["Beta", "GAMMA"], 4)
    assert found(name("eta", "ENDS_WITH")) == (["Beta"], 1)
    assert found(name("GAMMA", "CONTAINS")) == (["GAMMA"], 1)
    assert found(name("gamma", "CONTAINS")) == ([], 0)
    assert found(name("strasse", "ENDS_WITH_IGNORE_CASE")) == (["Straße"], 1)
    assert found(name(f"{word} Beta", "EQUALS")) == (["Beta"], 1)
    assert found(domain("-ALPHA.", "CONTAINS_IGNORE_CASE")) == (["alpha"], 1)
    assert found(domain(".localhost", "ENDS_WITH")) == (["alpha", "Beta", "GAMMA", "Straße"], 4)
    assert found({"stateQuery": {"state": f"{prefix}_INACTIVE"}}) == (["GAMMA"], 1)
    assert found({"idQuery": {"id": ids["Beta"]}}) == (["Beta"], 1)


def test_the_default_organization_is_found(client):
    page = client.get(ORG("ListOrganizations"), queries=[{"defaultQuery": {}}])
    assert [one.id for one in page.result] == [client.get(V1("GetIAM")).default_org_id]
    assert page.result[0].details.HasField("creation_date")


def test_members_see_where_they_may_read(client, world, named):
    _, ids = named
    machine = world.machine()
    with world.member(machine, ids["Beta"], "ORG_OWNER_VIEWER") as token:
        theirs = client.having(authorization=f"Bearer {token}")
        page = theirs.get(ORG("ListOrganizations"))
        assert ([one.id for one in page.result], page.details.total_result) == ([ids["Beta"]], 1)
        assert not theirs.get(ORG("ListOrganizations"), queries=[{"idQuery": {"id": ids["alpha"]}}]).result
        assert theirs.call(ADMIN("ListOrgs")).code == 5
    stranger = client.having(authorization=f"Bearer {world.program()}")
    assert not stranger.get(ORG("ListOrganizations")).result


def test_a_domain_finds_an_organization_while_it_is_in_use(client, named):
    _, ids = named
    of = lambda end: client.get(ADMIN("GetOrgByID"), id=ids[end]).org.primary_domain  # noqa: E731
    assert client.get(V1("GetOrgByDomainGlobal"), domain=of("Beta").upper()).org.id == ids["Beta"]
    answer = client.call(V1("GetOrgByDomainGlobal"), domain=of("GAMMA"))
    assert (answer.code, answer.text.rpartition(" ")[2]) == (5, "(QUERY-iTTGJ)")
    resting = client.get(ADMIN("ListOrgs"), queries=[{"idQuery": {"id": ids["GAMMA"]}}]).result[0]
    assert resting.state == 2, "lists have it all the same"
