"""An organization is removed: nobody finds it or its users from the answer on, and all that they had is given up in the end."""

import concurrent.futures
import subprocess

import httpx
import pytest

from support.mail import all_mails
from support.ports import reserve_port
from support.protocols import PROTOCOLS, Client
from support.schema import V1, V2
from support.server import executable
from support.waiting import eventually
from support.world import unique

CALLERS = 16
MANY = 800
"""Users of whom most are left when the removal of their organization was answered."""


def admin(server, *arguments):
    """`signet admin …` on the data of a server."""
    return subprocess.run(
        [executable(), "admin", *arguments, *server.where], capture_output=True, text=True, timeout=120)  # fmt: skip


def left(server):
    """How many users of removed organizations have not been removed."""
    ((count,),) = server.query(
        """SELECT count(*) FROM users JOIN organizations ON organizations.id = users.organization_id
        WHERE organizations.state = 3 AND users.state <> 3""")
    return count


def metric(server, name):
    (line,) = [line for line in httpx.get(f"{server.url}/debug/metrics").text.splitlines() if line.startswith(f"{name} ")]
    return float(line.split()[1])


def settled(server):
    """Waits until nobody is left."""
    eventually(lambda: left(server) == 0, "the users of the organization are removed", deadline=120)
    eventually(lambda: metric(server, "organization_removal_users_left") == 0, "the metric says so")


def people(world, organization, count, **fields):
    """People of an organization: name by id."""
    names = [unique("leaver") for _ in range(count)]
    with concurrent.futures.ThreadPoolExecutor(CALLERS) as pool:
        added = pool.map(
            lambda name: world.person(username=name, organization={"orgId": organization}, **fields).user_id, names)  # fmt: skip
        return dict(zip(added, names))


def total(world, *queries):
    return world.admin.get(V2("ListUsers"), queries=list(queries)).details.total_result


def of(organization):
    return {"organizationIdQuery": {"organizationId": organization}}


@pytest.fixture
def leavers(make_server, make_world):
    """A server, and an organization of many users that was removed a moment ago; the server was killed at once."""
    server = make_server()
    world = make_world(server)
    server.stays = world.person().user_id
    server.organization = world.organization()
    server.leavers = people(world, server.organization, MANY)
    world.admin.having(x_zitadel_orgid=server.organization).get(V1("RemoveOrg"))
    server.process.kill()
    server.wait()
    assert left(server) > 0, "all were removed before the server could be killed"
    return server


def expect_gone(server, world):
    """What is so from the first answer to the last."""
    some = list(server.leavers.items())
    for user_id, name in some[:3] + some[-3:]:
        assert world.admin.call(V2("GetUserByID"), userId=user_id).code == 5
        assert world.admin.call(V1("GetUserByLoginNameGlobal"), loginName=name).code == 5
        assert world.admin.call(V2("LockUser"), userId=user_id).code == 5
    assert total(world, of(server.organization)) == 0
    assert total(world, {"userNameQuery": {"userName": "leaver", "method": "TEXT_QUERY_METHOD_STARTS_WITH"}}) == 0
    assert world.admin.get(V2("GetUserByID"), userId=server.stays).user.user_id == server.stays
    there = world.admin.having(x_zitadel_orgid=server.organization).call(V1("ListUsers"), queries=[])
    assert (there.code, there.text) == (7, "Organisation doesn't exist (AUTH-Bs7Ds)"), there


def test_killed_again_and_again(leavers, make_world):
    expected = left(leavers)
    for _ in range(3):
        world = make_world(leavers.start())
        expect_gone(leavers, world)
        eventually(lambda: left(leavers) < expected, "the removal goes on")
        leavers.kill()
        world.close()
        expected = left(leavers)
        verified = admin(leavers, "verify-state")
        assert verified.returncode == 0, verified.stdout + verified.stderr
    world = make_world(leavers.start())
    settled(leavers)
    expect_gone(leavers, world)
    removed = leavers.query(
        "SELECT count(*) FROM events WHERE type = 'user.removed' AND resource_owner = ?", leavers.organization)
    assert removed == [(MANY,)], "each once"
    name = next(iter(leavers.leavers.values()))
    assert world.admin.call(V2("AddHumanUser"), username=name, profile={"givenName": "A", "familyName": "B"},
                            email={"email": "a@example.com", "isVerified": True}).code == 0  # fmt: skip
    assert leavers.stop() == 0
    assert admin(leavers, "verify-state").returncode == 0


@pytest.mark.sqlite
def test_operators_in_between(leavers, make_world, tmp_path):
    """What operators do to a store in which users are still to be removed."""
    copy = tmp_path / "copy.db"
    before = left(leavers)
    ((user_id,),) = leavers.query(
        "SELECT id FROM users WHERE organization_id = ? AND state <> 3 LIMIT 1", leavers.organization)
    erased = admin(leavers, "erase-user", user_id)
    assert erased.returncode == 0, erased.stderr
    assert left(leavers) == before - 1
    for command in [("verify-state",), ("backup", str(copy)), ("restore", str(copy)), ("verify-state",)]:
        answer = admin(leavers, *command)
        assert answer.returncode == 0, answer.stdout + answer.stderr
    assert left(leavers) == before - 1
    explained = admin(leavers, "explain-lists", "--exact", "nobody")
    assert explained.returncode == 0, explained.stderr
    world = make_world(leavers.start())
    expect_gone(leavers, world)
    settled(leavers)


@pytest.mark.parametrize("name", PROTOCOLS)
def test_few_users_are_removed_with_the_answer(name, server, world):
    protocol = PROTOCOLS[name](server.authority)
    client = Client(protocol, server.token)
    label = unique("Shortlived ")
    organization = client.get(V1("AddOrg"), name=label).id
    there = client.having(x_zitadel_orgid=organization)
    program = there.get(V1("AddMachineUser"), userName=unique("robot"), name="R").user_id
    token = there.get(V1("AddPersonalAccessToken"), userId=program).token
    (person,), (user_name,) = zip(*people(world, organization, 1).items())
    mine = Client(protocol, token)
    there.get(V1("RemoveOrg"))
    assert mine.call(V2("GetUserByID"), userId=program).code == 16
    for user_id in (program, person):
        assert client.call(V2("GetUserByID"), userId=user_id).code == 5
    assert left(server) == 0
    again = client.get(V1("AddOrg"), name=label).id
    assert world.person(username=user_name, organization={"orgId": again}).user_id != person
    protocol.close()


def test_waiting_mails_of_them_are_not_sent(make_server, make_world):
    # Nobody listens there.
    server = make_server("--smtp-url", f"smtp://127.0.0.1:{reserve_port()}")
    world = make_world(server)
    organization = world.organization()
    leaving = people(world, organization, 5, email={"sendCode": {}})
    stays = world.person(email={"sendCode": {}})
    world.admin.having(x_zitadel_orgid=organization).get(V1("RemoveOrg"))
    world.close()
    assert server.stop() == 0
    assert server.query("SELECT count(*) FROM outbox") == [(6,)]
    server = make_server()
    eventually(lambda: server.query("SELECT count(*) FROM outbox") == [(0,)], "the outbox is empty")
    mails = all_mails(server.mail)
    assert len(mails) == 1 and stays.user_id, mails
    assert len(leaving) == 5


def test_an_inactive_organization_goes_on(server, world):
    """Nobody signs in there; what programs do goes on."""
    organization = world.organization()
    there = world.admin.having(x_zitadel_orgid=organization)
    program = there.get(V1("AddMachineUser"), userName=unique("robot"), name="R").user_id
    token = there.get(V1("AddPersonalAccessToken"), userId=program).token
    person = world.person(organization={"orgId": organization}).user_id
    there.get(V1("DeactivateOrg"))
    assert Client(world.protocol, token).call(V2("GetUserByID"), userId=program).code == 0, "its tokens count"
    assert total(world, of(organization)) == 2
    there.get(V1("UpdateUserName"), userId=person, userName=unique("renamed"))
    there.get(V1("ResendHumanEmailVerification"), userId=person)
    assert world.person(organization={"orgId": organization}).user_id
    there.get(V1("ReactivateOrg"))
