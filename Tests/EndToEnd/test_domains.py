"""Domains of organizations, over every protocol: added, listed, made primary, removed; proved by pages and records that servers of
these tests publish; and what becomes of user names that end in them."""

import contextlib

import pytest

from support.certificates import issue
from support.mail import await_mails, text
from support.names import DNS, Pages
from support.protocols import Client
from support.schema import V1, V2, Method
from support.waiting import eventually
from support.world import unique
from test_matrix import expect_refusal

HTTP, RECORD = "DOMAIN_VALIDATION_TYPE_HTTP", "DOMAIN_VALIDATION_TYPE_DNS"


def ORG(name):
    return Method(f"zitadel.org.v2.OrganizationService/{name}")


@pytest.fixture
def client(protocol, server):
    return Client(protocol, server.token)


def test_life_in_v1(client, world):
    there = client.having(x_zitadel_orgid=world.organization())
    domain = unique("V1-") + ".Example"
    details = there.get(V1("AddOrgDomain"), domain=domain).details
    assert details.HasField("creation_date") and details.sequence
    expect_refusal(there.call(V1("AddOrgDomain"), domain=domain.upper()), 6, "V2-e1wse")
    expect_refusal(client.call(V1("AddOrgDomain"), domain=domain.lower()), 6, "V3-DKcYh")
    listed = there.get(V1("ListOrgDomains"), query={"asc": True})
    generated = there.get(V1("GetMyOrg")).org.primary_domain
    assert [(d.domain_name, d.is_verified, d.is_primary) for d in listed.result] == [
        (generated, True, True), (domain, True, False)]  # fmt: skip
    assert listed.details.total_result == 2 and listed.result[1].details.sequence == details.sequence
    there.get(V1("SetPrimaryOrgDomain"), domain=domain)
    assert there.get(V1("GetMyOrg")).org.primary_domain == domain
    expect_refusal(there.call(V1("RemoveOrgDomain"), domain=domain), 9, "ORG-Sjdi3")
    there.get(V1("RemoveOrgDomain"), domain=generated)
    assert [d.domain_name for d in there.get(V1("ListOrgDomains")).result] == [domain]
    assert not there.get(V1("GetDomainPolicy")).policy.validate_org_domains


def test_life_in_v2(client, world):
    organization = world.organization()
    domain = unique("v2-") + ".example"
    assert client.get(ORG("AddOrganizationDomain"), organizationId=organization, domain=domain).HasField("creation_date")
    query = {"domainFilter": {"domain": "V2-", "method": "TEXT_QUERY_METHOD_STARTS_WITH_IGNORE_CASE"}}
    found = client.get(ORG("ListOrganizationDomains"), organizationId=organization, filters=[query])
    assert [(d.domain, d.is_verified, d.organization_id) for d in found.domains] == [(domain, True, organization)]
    assert found.pagination.total_result == 1
    assert client.get(ORG("DeleteOrganizationDomain"), organizationId=organization, domain=domain).HasField("deletion_date")
    expect_refusal(client.call(ORG("DeleteOrganizationDomain"), organizationId=organization, domain=domain), 5, "ORG-GDfA3")


class Network:
    """Domains on this machine, and a server that asks them for their proofs."""

    def __init__(self, folder, make_server, *options):
        hosts = ["good.example", "www.good.example", "xn--mller-kva.example", "big.example", "wrong.example", "loop.example",
                 "out.example", "plain.example"]  # fmt: skip
        authority, certificate, key = issue(folder, *hosts)
        self.dns, self.pages = DNS(), Pages(certificate, key)
        for host in [*hosts, "untrusted.example"]:
            self.dns.addresses[host] = ["127.0.0.1"]
        self.server = make_server(
            "--validate-org-domains", "on", "--domain-resolver", self.dns.address, "--domain-port", str(self.pages.port),
            "--domain-ca", str(authority), *options)  # fmt: skip

    def close(self):
        self.dns.close()
        self.pages.close()

    def challenge(self, there, domain, kind):
        there.get(V1("AddOrgDomain"), domain=domain)
        return there.get(V1("GenerateOrgDomainValidation"), domain=domain, type=kind)

    def path(self, challenge):
        return "/" + challenge.url.partition("//")[2].partition("/")[2]


@pytest.fixture
def network(tmp_path, make_server):
    made = []

    def make(*options):
        made.append(Network(tmp_path, make_server, *options))
        return made[-1]

    yield make
    for network in made:
        network.close()


def test_pages(network, make_world):
    network = network("--domain-addresses", "all")
    world = make_world(network.server)
    there = world.admin.having(x_zitadel_orgid=world.organization())
    assert there.get(V1("GetDomainPolicy")).policy.validate_org_domains
    challenge = network.challenge(there, "good.example", HTTP)
    assert len(challenge.token) == 32 and challenge.token.isalnum() and challenge.token.isascii()
    assert challenge.url == f"https://good.example/.well-known/zitadel-challenge/{challenge.token}.txt"
    verify = V1("ValidateOrgDomain")
    expect_refusal(there.call(V1("SetPrimaryOrgDomain"), domain="good.example"), 9, "ORG-Ggd32")
    expect_refusal(there.call(verify, domain="good.example"), 9, "SIGNET-Do5pg")
    network.pages.pages["good.example", network.path(challenge)] = "something else"
    expect_refusal(there.call(verify, domain="good.example"), 9, "SIGNET-Do6pm")
    # A page may have moved, and its token may have a line of its own.
    moved = f"https://www.good.example:{network.pages.port}/moved?to=here"
    network.pages.pages["good.example", network.path(challenge)] = moved
    network.pages.pages["www.good.example", "/moved?to=here"] = challenge.token + "\n"
    network.dns.asked.clear()
    assert there.get(verify, domain="GOOD.example").details.HasField("change_date")
    asked = [name for name, kind in network.dns.asked if kind == 1]
    assert asked == ["good.example", "www.good.example"], "each host is looked up once"
    [domain] = [d for d in there.get(V1("ListOrgDomains")).result if d.domain_name == "good.example"]
    assert domain.is_verified and domain.validation_type == 1
    expect_refusal(there.call(verify, domain="good.example"), 9, "ORG-HGw21")
    stored = network.server.query("SELECT hex(payload) FROM events WHERE type LIKE 'org.domain.%'")
    assert challenge.token.encode().hex().upper() not in str(stored), "no token is kept in clear"

    challenge = network.challenge(there, "Müller.example", HTTP)
    network.pages.pages["xn--mller-kva.example", network.path(challenge)] = challenge.token
    there.get(verify, domain="xn--mller-kva.example")

    # What is not read: nothing long, nothing that leads on and on, out of HTTPS, to another port, or to whoever cannot prove
    # to be the host.
    for domain, page in {
        "big.example": "a" * 5000,
        "wrong.example": "https://loop.example/",
        "loop.example": f"https://loop.example:{network.pages.port}/",
        "plain.example": f"http://good.example:{network.pages.port}/",
        "out.example": f"https://127.0.0.1:{network.pages.port}/",
        "untrusted.example": "",
    }.items():
        challenge = network.challenge(there, domain, HTTP)
        network.pages.pages[domain, network.path(challenge)] = page
        network.pages.pages["loop.example", "/"] = f"https://loop.example:{network.pages.port}/"
        network.pages.asked.clear()
        expect_refusal(there.call(verify, domain=domain), 9, "SIGNET-Do3un")
        assert len(network.pages.asked) <= 4
    failed = network.server.query("SELECT count(*) FROM events WHERE type = 'org.domain.verification.failed'")
    assert failed == [(8,)]


def test_records(network, make_world):
    network = network()
    world = make_world(network.server)
    there = world.admin.having(x_zitadel_orgid=world.organization())
    challenge = network.challenge(there, "good.example", RECORD)
    assert challenge.url == "_zitadel-challenge.good.example"
    verify = V1("ValidateOrgDomain")
    expect_refusal(there.call(verify, domain="good.example"), 9, "SIGNET-Do7tx")
    network.dns.texts[challenge.url] = ["v=spf1 -all"]
    expect_refusal(there.call(verify, domain="good.example"), 9, "SIGNET-Do8tm")
    network.dns.texts[challenge.url] = ["v=spf1 -all", challenge.token]
    # A newer token is another.
    again = there.get(V1("GenerateOrgDomainValidation"), domain="good.example", type=RECORD)
    expect_refusal(there.call(verify, domain="good.example"), 9, "SIGNET-Do8tm")
    network.dns.texts[challenge.url].append(again.token)
    there.get(verify, domain="good.example")
    # Asked too often, by whomever.
    domain = "often.example"
    challenge = network.challenge(there, domain, RECORD)
    for _ in range(5):
        expect_refusal(there.call(verify, domain=domain), 9, "SIGNET-Do7tx")
    for _ in range(2):
        asked = len(network.dns.asked)
        answer = there.call(verify, domain=domain)
        assert (answer.code, answer.detail("zitadel.v1.ErrorDetail")["id"]) == (8, "SIGNET-Do2rl")
        assert answer.detail("google.rpc.RetryInfo")
        assert len(network.dns.asked) == asked, "nobody is asked then"


def test_addresses_within(network, make_world):
    """Nothing of the server's own network is connected to, whatever a name says."""
    network = network()
    world = make_world(network.server)
    there = world.admin.having(x_zitadel_orgid=world.organization())
    for number, addresses in enumerate([["127.0.0.1"], ["8.8.8.8", "10.0.0.1"], ["169.254.169.254"], ["100.64.0.1"]]):
        domain = f"inner{number}.example"
        network.dns.addresses[domain] = addresses
        network.challenge(there, domain, HTTP)
        expect_refusal(there.call(V1("ValidateOrgDomain"), domain=domain), 9, "SIGNET-Do3un")
    assert network.pages.asked == []


def test_claims(make_server, make_world):
    """Users of other organizations lose names of a verified domain, and are told; whoever has the domain may have them."""
    server = make_server()
    world = make_world(server)
    domain = "Claimed.example"
    people = {}
    for name in ["ada", "Bob", "eve"]:
        people[name] = world.person(username=f"{name}@{domain}", email={"isVerified": True}).user_id
    own = world.organization()
    kept = world.person(username=f"kept@{domain}", organization={"orgId": own}).user_id
    world.admin.get(ORG("AddOrganizationDomain"), organizationId=own, domain=domain)
    expect_refusal(
        world.admin.call(V1("AddMachineUser"), userName=f"late@{domain}", name="R"), 3, "COMMAND-SFd21")
    addresses = {}
    for name, user_id in people.items():
        temporary = f"{user_id}@temporary.localhost"

        def user(user_id=user_id):
            return world.admin.get(V1("GetUserByID"), id=user_id).user

        eventually(lambda: user().user_name == temporary, f"{name} has another name")
        assert user().preferred_login_name == temporary
        addresses[name] = user().human.email.email
        [mail] = await_mails(server.mail, addresses[name])
        assert temporary in text(mail).replace("\u2068", "").replace("\u2069", "").replace("\u2060", "").replace("\u200b", "")
        changes = world.admin.get(V1("ListUserChanges"), userId=user_id).result
        assert "EventTypes.user.domain.claimed" in [change.event_type.key for change in changes]
    assert world.admin.get(V2("GetUserByID"), userId=kept).user.username == f"kept@{domain}"
    world.person(username=f"ada@{domain}", organization={"orgId": own})
    assert server.query("SELECT count(*) FROM unique_names WHERE kind = 1 AND name = 'ada@claimed.example'") == [(1,)]


def test_claims_after_a_crash(make_server, make_world):
    """What was left undone when the server ended is done by the next."""
    server = make_server()
    world = make_world(server)
    names = [f"person{number}@gone.example" for number in range(30)]
    ids = [world.admin.get(V1("AddMachineUser"), userName=name, name="R").user_id for name in names]
    own = world.organization()
    # Ended in the middle, or before it began.
    with contextlib.suppress(Exception):
        world.admin.get(ORG("AddOrganizationDomain"), organizationId=own, domain="gone.example")
    server.kill()
    server.start()
    world = make_world(server)

    def left():
        users = [world.admin.get(V1("GetUserByID"), id=user_id).user for user_id in ids]
        return [user.user_name for user in users if user.user_name != f"{user.id}@temporary.localhost"]

    eventually(lambda: not left(), "all have other names")
