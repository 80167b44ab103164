"""Domain policies, over every protocol: what users are called by them, wherever that is shown or looked up; and switched forth
and back while others write and read."""

import concurrent.futures
import subprocess
import threading

import pytest

from support.mail import await_mails, text
from support.protocols import Client
from support.schema import ADMIN, V1, V2
from support.server import executable
from support.world import unique
from test_matrix import expect_refusal

MANY = 400


@pytest.fixture
def client(protocol, server):
    return Client(protocol, server.token)


def sound(server):
    """What `signet admin verify-state` says of a store."""
    return subprocess.run([executable(), "admin", "verify-state", *server.where], capture_output=True, text=True, timeout=120)


def with_domain(client, organization, method="AddCustomDomainPolicy", **fields):
    return client.get(ADMIN(method), orgId=organization, userLoginMustBeDomain=True, **fields).details


def primary(there):
    return there.get(V1("GetMyOrg")).org.primary_domain


def searched(client, name, method="TEXT_QUERY_METHOD_EQUALS"):
    found = client.get(V2("ListUsers"), queries=[{"loginNameQuery": {"loginName": name, "method": method}}])
    return [user.user_id for user in found.result]


def test_login_names_end_in_domains(client, world):
    organization = world.organization()
    there = client.having(x_zitadel_orgid=organization)
    own, further = primary(there), unique("second-") + ".example"
    there.get(V1("AddOrgDomain"), domain=further)
    name = unique("ada")
    user = world.person(username=name, organization={"orgId": organization}).user_id
    suffixed = world.person(username=f"{unique('eve')}@{further}", organization={"orgId": organization}).user_id

    details = with_domain(client, organization)
    assert details.resource_owner == organization and details.HasField("creation_date")
    expect_refusal(client.call(ADMIN("AddCustomDomainPolicy"), orgId=organization), 6, "ORG-1M8ds")
    expect_refusal(
        client.call(ADMIN("UpdateCustomDomainPolicy"), orgId=organization, userLoginMustBeDomain=True), 9, "ORG-3M9ds")
    assert there.get(V1("GetDomainPolicy")).policy.user_login_must_be_domain
    assert there.get(V1("GetOrgIAMPolicy")).policy.user_login_must_be_domain

    seen = there.get(V1("GetUserByID"), id=user).user
    names = [f"{name}@{own}", f"{name}@{further}"]
    assert (seen.user_name, list(seen.login_names), seen.preferred_login_name) == (name, names, names[0])
    seen = client.get(V2("GetUserByID"), userId=user).user
    assert (seen.username, list(seen.login_names), seen.human.preferred_login_name) == (name, names, names[0])
    assert "@" not in there.get(V1("GetUserByID"), id=suffixed).user.user_name
    for login in names:
        assert client.get(V1("GetUserByLoginNameGlobal"), loginName=login.upper()).user.id == user
        assert searched(client, login) == [user]
    expect_refusal(client.call(V1("GetUserByLoginNameGlobal"), loginName=name), 5, "QUERY-Dfbg2")
    assert searched(client, name) == [] and searched(client, f"{name}@", "TEXT_QUERY_METHOD_STARTS_WITH") == [user]
    assert not there.get(V1("IsUserUnique"), userName=name).is_unique
    assert client.get(V1("IsUserUnique"), userName=name).is_unique, "it is the other organization's alone"
    same = world.person(username=name).user_id
    assert client.get(V1("GetUserByLoginNameGlobal"), loginName=name).user.id == same

    # Who they are to others, too.
    world.join(user, organization, "ORG_OWNER")
    (member,) = [m for m in there.get(V1("ListOrgMembers")).result if m.user_id == user]
    assert member.preferred_login_name == names[0]
    there.get(V1("SetPrimaryOrgDomain"), domain=further)
    assert there.get(V1("GetUserByID"), id=user).user.preferred_login_name == names[1]
    there.get(V1("RemoveOrgDomain"), domain=own)
    assert list(there.get(V1("GetUserByID"), id=user).user.login_names) == [names[1]]
    expect_refusal(client.call(V1("GetUserByLoginNameGlobal"), loginName=names[0]), 5, "QUERY-Dfbg2")

    client.get(ADMIN("ResetCustomDomainPolicyToDefault"), orgId=organization)
    assert there.get(V1("GetUserByID"), id=user).user.user_name == names[1]
    expect_refusal(client.call(ADMIN("ResetCustomDomainPolicyToDefault"), orgId=organization), 5, "ORG-Dvsh3")
    changes = [change.event_type.key for change in there.get(V1("ListOrgChanges")).result]
    assert "EventTypes.org.policy.domain.added" in changes and "EventTypes.org.policy.domain.removed" in changes


def test_a_clash_refuses_the_switch(client, world):
    organization = world.organization()
    there = client.having(x_zitadel_orgid=organization)
    name = unique("twin")
    twins = [
        world.person(username=username, organization={"orgId": organization}).user_id
        for username in (name, f"{name}@{primary(there)}")
    ]
    answer = client.call(ADMIN("AddCustomDomainPolicy"), orgId=organization, userLoginMustBeDomain=True)
    expect_refusal(answer, 6, "V3-DKcYh")
    assert name in answer.text
    assert there.get(V1("GetDomainPolicy")).policy.is_default
    there.get(V1("UpdateUserName"), userId=twins[1], userName=f"{name}-2@{primary(there)}")
    with_domain(client, organization)
    assert there.get(V1("GetUserByID"), id=twins[1]).user.user_name == f"{name}-2"


def test_the_older_form_turns_the_rest_on(client, world):
    organization = world.organization()
    client.get(ADMIN("AddCustomOrgIAMPolicy"), orgId=organization)
    policy = client.get(ADMIN("GetCustomDomainPolicy"), orgId=organization).policy
    assert (policy.validate_org_domains, policy.smtp_sender_address_matches_instance_domain) == (True, True)
    there = client.having(x_zitadel_orgid=organization)
    domain = unique("unproved-") + ".example"
    there.get(V1("AddOrgDomain"), domain=domain)
    (listed,) = [d for d in there.get(V1("ListOrgDomains")).result if d.domain_name == domain]
    assert not listed.is_verified
    client.get(ADMIN("ResetCustomOrgIAMPolicyToDefault"), orgId=organization)
    assert client.get(ADMIN("GetCustomOrgIAMPolicy"), orgId=organization).is_default


def test_of_the_instance(make_server, make_world):
    """Mails name who they are for as they log in; senders are of the instance's domain; a restart changes nothing."""
    server = make_server()
    world = make_world(server)
    admin = world.admin
    domain = primary(admin)
    assert admin.get(ADMIN("UpdateDomainPolicy"), userLoginMustBeDomain=True,
                     smtpSenderAddressMatchesInstanceDomain=True).details.HasField("change_date")  # fmt: skip
    expect_refusal(
        admin.call(ADMIN("AddSMTPConfig"), senderAddress="a@elsewhere.example", senderName="A", host="h:25"), 3,
        "INST-xtWIiR2ZbR")  # fmt: skip
    name = unique("ada")
    admin.get(V1("AddHumanUser"), userName=name, profile={"firstName": "Ada", "lastName": "L"},
              email={"email": f"{name}@example.com"})  # fmt: skip
    (mail,) = await_mails(server.mail, f"{name}@example.com")
    assert f"{name}@{domain}" in text(mail)
    server.stop()
    admin = make_world(server.start()).admin
    assert admin.get(V1("GetUserByLoginNameGlobal"), loginName=f"{name}@{domain}").user.user_name == name
    admin.get(ADMIN("UpdateDomainPolicy"))
    assert admin.get(V1("GetUserByLoginNameGlobal"), loginName=f"{name}@{domain}").user.user_name == f"{name}@{domain}"
    assert sound(server).returncode == 0


def test_switched_forth_and_back_under_load(make_server, make_world):
    """No list shows some under one policy and others under the other; names stay unique, and nobody is lost."""
    server = make_server()
    world = make_world(server)
    organization = world.organization()
    there = world.admin.having(x_zitadel_orgid=organization)
    domain = primary(there)
    names = [unique("user") for _ in range(MANY)]
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        ids = list(pool.map(lambda name: world.person(username=name, organization={"orgId": organization}).user_id, names))
    done = threading.Event()
    problems, added = [], []

    def read():
        while not done.is_set():
            users = there.get(V1("ListUsers"), query={"limit": 1000}, sortingColumn="USER_FIELD_NAME_USER_NAME").result
            kinds = {user.preferred_login_name == user.user_name for user in users}
            if len(kinds) != 1 or len({user.preferred_login_name for user in users}) != len(users):
                problems.append(kinds)

    def write():
        while not done.is_set():
            name = unique("late")
            added.append(world.person(username=name, organization={"orgId": organization}).user_id)
            there.get(V1("UpdateUserName"), userId=added[-1], userName=f"{name}-renamed")

    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        running = [pool.submit(read), pool.submit(read), pool.submit(write)]
        with_domain(world.admin, organization)
        for _ in range(3):
            world.admin.get(ADMIN("UpdateCustomDomainPolicy"), orgId=organization)
            with_domain(world.admin, organization, "UpdateCustomDomainPolicy")
        done.set()
        for task in running:
            task.result()
    assert not problems
    users = {user.id: user for user in there.get(V1("ListUsers"), query={"limit": 1000}).result}
    assert set(ids) | set(added) == set(users)
    for user_id, name in zip(ids, names):
        assert users[user_id].preferred_login_name == f"{name}@{domain}"
    assert sound(server).returncode == 0
