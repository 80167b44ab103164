"""Two nodes on one PostgreSQL: what was acknowledged by one is known to both, whoever is killed."""

import concurrent.futures
import dataclasses
import json
import shutil
import subprocess
import urllib.error
import urllib.request

import httpx
import jwt
import pytest

from support.postgres import Postgres
from support.protocols import GRPC, Client
from support.schema import ADMIN, AUTH, V1, V2
from support.server import Server, executable
from support.tokens import WEBKEY, program
from support.waiting import eventually
from support.world import World, unique


@pytest.fixture(scope="module")
def postgres():
    postgres = Postgres()
    yield postgres
    postgres.stop()


@pytest.fixture
def nodes(postgres, tmp_path):
    """Two servers on one new database, the second with the first one's key."""
    url = postgres.database()
    first = Server(tmp_path / "first", "--database", url).start()
    (tmp_path / "second").mkdir(mode=0o700)
    for name in ("master.key", "admin.pat"):
        shutil.copy(tmp_path / "first" / name, tmp_path / "second" / name)
    second = Server(tmp_path / "second", "--database", url).start()
    yield first, second
    for server in (first, second):
        if server.process.poll() is None:
            assert server.stop() == 0, server.log
    # Not by the tests' own tables: as operators look.
    answer = admin(first, "verify-state")
    assert answer.returncode == 0, answer.stdout + answer.stderr


def admin(server, *words):
    url = server.options[server.options.index("--database") + 1]
    return subprocess.run(
        [executable(), "admin", *words, "--data", str(server.data), "--database", url], capture_output=True, text=True)


def is_ready(server):
    try:
        return urllib.request.urlopen(f"{server.url}/debug/ready").status == 200
    except urllib.error.HTTPError:
        return False


def mails(*servers):
    return [mail for server in servers if (server.mail / "new").is_dir() for mail in (server.mail / "new").iterdir()]


def test_what_one_acknowledges_the_other_knows(nodes):
    first, second = nodes
    worlds = [World(first), World(second)]
    for number in range(10):
        writer, reader = worlds[number % 2], worlds[1 - number % 2]
        person = writer.person(email={"sendCode": {}})
        assert reader.admin.get(V2("GetUserByID"), userId=person.user_id).user.user_id == person.user_id
        found = reader.admin.get(
            V2("ListUsers"), queries=[{"inUserIdsQuery": {"userIds": [person.user_id]}}])
        assert [user.user_id for user in found.result] == [person.user_id]
    eventually(lambda: len(mails(first, second)) == 10, "all mails")
    for world in worlds:
        world.close()


def test_connect_and_web_protocols_reach_the_same_store(nodes):
    first, second = nodes
    name = unique("json")
    request = urllib.request.Request(
        f"{first.url}/management/v1/users/machine", json.dumps({"userName": name, "name": "M"}).encode(),
        {"authorization": f"Bearer {first.token}", "content-type": "application/json"})
    user_id = json.load(urllib.request.urlopen(request))["userId"]
    client = Client(GRPC(second.authority), second.token)
    assert client.get(V1("GetUserByID"), id=user_id).user.user_name == name
    client.protocol.close()


def test_tokens_count_and_end_on_both_nodes_at_once(nodes):
    first, second = nodes
    world = World(first)
    signer = program(world, "ACCESS_TOKEN_TYPE_JWT", role="IAM_OWNER")
    beside = dataclasses.replace(signer, url=second.url)
    assert httpx.get(f"{first.url}/oauth/v2/keys").json() == httpx.get(f"{second.url}/oauth/v2/keys").json()

    def code(server, token):
        client = Client(GRPC(server.authority), token)
        try:
            return client.call(AUTH("GetMyUser")).code
        finally:
            client.protocol.close()

    for issuer, other in ((signer, second), (beside, first)):
        kept, revoked = issuer.token(), issuer.token()
        # Either node is asked under its own name.
        assert code(other, revoked) == 0
        assert issuer.post("/oauth/v2/revoke", data={"token": revoked}, auth=issuer.auth).status_code == 200
        assert (code(other, revoked), code(other, kept)) == (16, 0)
    # Of one assertion that comes to both at once, one counts.
    assertion = signer.assertion(aud=[first.url, second.url])
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda number: (signer, beside)[number % 2].exchange(assertion), range(16)))
    assert sorted(answer.status_code for answer in answers) == [200] + [400] * 15
    # What the other has signed ends with its key.
    token = beside.token()
    former = jwt.get_unverified_header(token)["kid"]
    key = world.admin.get(WEBKEY("CreateWebKey")).id
    world.admin.get(WEBKEY("ActivateWebKey"), id=key)
    assert code(second, token) == 0
    world.admin.get(WEBKEY("DeleteWebKey"), id=former)
    assert (code(second, token), code(first, token)) == (16, 16)
    token = beside.token()
    world.admin.get(V2("LockUser"), userId=signer.user_id)
    assert (code(second, token), code(first, token)) == (16, 16)
    world.close()


def test_a_node_that_is_killed_leaves_its_work_to_the_other(nodes):
    first, second = nodes
    world, other = World(first), World(second)
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        people = list(pool.map(lambda _: world.person(email={"sendCode": {}}), range(40)))
    first.kill()
    for person in people:
        assert other.admin.get(V2("GetUserByID"), userId=person.user_id).user.user_id == person.user_id
    # Some may have been sent twice: the first had sent them, and could not say so.
    eventually(lambda: len(mails(first, second)) >= 40, "all mails, once the leases of the first have ended", deadline=180)
    assert admin(second, "token").returncode == 0
    world.close()
    other.close()
    first.start()


def test_a_database_that_is_killed_loses_nothing(nodes, postgres):
    first, second = nodes
    world, other = World(first), World(second)
    acknowledged = []

    def add(number):
        answer = (world, other)[number % 2].admin.call(
            V1("AddMachineUser"), userName=unique("machine"), name="Machine")
        if answer.code == 0:
            acknowledged.append(answer.message.user_id)
        if number == 100:
            postgres.kill()
            postgres.start()

    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        list(pool.map(add, range(300)))
    assert len(acknowledged) > 200
    for user_id in acknowledged:
        assert other.admin.get(V1("GetUserByID"), id=user_id).user.id == user_id
    eventually(lambda: is_ready(first), "the node is ready again")
    world.close()
    other.close()


def test_another_key_does_not_start(nodes, tmp_path):
    first, _ = nodes
    third = Server(tmp_path / "third", *first.options)
    (tmp_path / "third").mkdir(mode=0o700)
    (tmp_path / "third" / "master.key").write_bytes(bytes(32))
    (tmp_path / "third" / "master.key").chmod(0o600)
    with pytest.raises(AssertionError, match="not the master key"):
        third.start()
    (tmp_path / "third" / "master.key").unlink()
    with pytest.raises(AssertionError, match="copy it from another node"):
        third.start()


def test_operators_are_told_what_to_use_for_backups(nodes, tmp_path):
    first, _ = nodes
    answer = admin(first, "backup", str(tmp_path / "copy"))
    assert answer.returncode != 0 and "pgBackRest" in answer.stderr
    assert admin(first, "deliveries").returncode == 0
    person = World(first).verified()
    Client(GRPC(first.authority), first.token).get(V1("RemoveUser"), id=person)
    erased = admin(first, "erase-user", person)
    assert erased.returncode == 0, erased.stderr


def test_settings_that_differ_are_told_of(nodes, tmp_path):
    first, _ = nodes
    other = Server(tmp_path / "other", *first.options, "--service-name", "Another")
    (tmp_path / "other").mkdir(mode=0o700)
    shutil.copy(first.data / "master.key", tmp_path / "other" / "master.key")
    with other:
        eventually(lambda: "node 0 has another service-name" in other.log, "the difference is told of")


def test_a_failover_to_a_synchronous_standby_loses_nothing(tmp_path):
    primary = Postgres()
    name = primary.database().rsplit("/", 1)[1]
    standby = Postgres(primary)
    try:
        ports = f"{primary.port},{standby.port}"
        url = f"postgresql://signet@/{name}?host=127.0.0.1,127.0.0.1&port={ports}"
        with Server(tmp_path / "node", "--database", url) as server:
            world = World(server)
            acknowledged = []

            def add(number):
                if number == 60:
                    primary.kill()
                    standby.promote()
                answer = world.admin.call(V1("AddMachineUser"), userName=unique("machine"), name="Machine")
                if answer.code == 0:
                    acknowledged.append(answer.message.user_id)

            with concurrent.futures.ThreadPoolExecutor(8) as pool:
                list(pool.map(add, range(160)))
            assert len(acknowledged) > 100
            eventually(lambda: is_ready(server), "the node serves from the new primary")
            for user_id in acknowledged:
                assert world.admin.get(V1("GetUserByID"), id=user_id).user.id == user_id
            world.close()
        assert admin(server, "verify-state").returncode == 0
    finally:
        standby.stop()
        primary.stop()


def test_a_policy_of_the_instance_holds_on_both_nodes(nodes):
    first, second = nodes
    worlds = [World(first), World(second)]

    def adds(world, password):
        return world.admin.call(
            V2("AddHumanUser"), username=unique("lax"), profile={"givenName": "A", "familyName": "B"},
            email={"email": "a@example.com", "isVerified": True}, password={"password": password}).code == 0  # fmt: skip

    assert not adds(worlds[1], "abc")
    worlds[0].admin.get(ADMIN("UpdatePasswordComplexityPolicy"), minLength=3)
    assert adds(worlds[0], "abc"), "before the caller is answered"
    eventually(lambda: adds(worlds[1], "abc"), "the other node to know of it")
    for world in worlds:
        world.close()


def test_a_store_moves_here_and_back(postgres, tmp_path):
    file, url, back = f"sqlite:{tmp_path / 'first.db'}", postgres.database(), f"sqlite:{tmp_path / 'back.db'}"

    def copy(source, target):
        command = [executable(), "admin", "copy", "--from", source, "--to", target]
        return subprocess.run(command, capture_output=True, text=True)

    with Server(tmp_path / "node", "--database", file) as server:
        world = World(server)
        people = [world.person() for _ in range(20)]
        world.close()
        refused = copy(file, url)
        assert refused.returncode != 0 and "open" in refused.stderr, "while it is served"
    for source, target in ((file, url), (url, back)):
        done = copy(source, target)
        assert done.returncode == 0, done.stderr
        assert "events" in done.stderr and "compared" in done.stderr, "it tells how far it is"
        with Server(tmp_path / "node", "--database", target) as server:
            world = World(server)
            for person in people:
                world.admin.get(V1("ResendHumanEmailVerification"), userId=person.user_id)
            world.close()
            if target == url:
                assert "serve the database" in copy(url, back).stderr
        assert admin(server, "verify-state").returncode == 0
        assert "already" in copy(source, target).stderr
    # What an interrupted copy has left.
    postgres.rows(url, "DELETE FROM instance")
    with pytest.raises(AssertionError, match="a copy to it was interrupted"):
        Server(tmp_path / "node", "--database", url, "--new-store", "always").start()
