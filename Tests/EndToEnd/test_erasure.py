"""Whoever was removed can be forgotten: nothing in the file tells who it was, and what happened stays on record."""

import concurrent.futures
import os
import subprocess
import threading

import pytest

from support.protocols import Client
from support.schema import V1, V2
from support.server import executable


def admin(server, *arguments):
    """`signet admin …` on the data of a server."""
    return subprocess.run(
        [executable(), "admin", *arguments, *server.where], capture_output=True, text=True, timeout=60)  # fmt: skip


NAMES = ["Quetzalcoatl", "Xochimilco", "Zanzibarian", "nahuatl.speaker", "rhododendron", "Wollongong", "Yellowknife"]


@pytest.fixture
def removed(make_server, make_world):
    """A server that was stopped, someone who lived there for a while, and someone who still does."""
    server = make_server()
    world = make_world(server)
    stays = world.person()
    user_id = world.person(
        username=NAMES[4], email={"email": f"{NAMES[3]}@example.com", "returnCode": {}},
        profile={"givenName": NAMES[0], "familyName": NAMES[1], "nickName": NAMES[2]}, totpSecret="JBSWY3DPEHPK3PXP").user_id  # fmt: skip
    world.admin.get(V1("UpdateUserName"), userId=user_id, userName=NAMES[5])
    world.admin.get(V1("UpdateHumanPhone"), userId=user_id, phone="+41791112233")
    world.admin.get(V2("SetEmail"), userId=user_id, email=f"{NAMES[6]}@example.com", returnCode={})
    world.admin.get(V1("UpdateHumanProfile"), userId=user_id, firstName="X", lastName="Y", displayName="Z")
    server.user_id, server.stays = user_id, stays.user_id
    return server


def leftovers(server):
    """Which of the names any file of the database still has, in whatever case."""
    files = [file.read_bytes().lower() for file in server.data.glob("signet.db*")]
    wanted = [name.lower().encode() for name in NAMES] + [b"41791112233"]
    return [name for name in wanted if any(name in content for content in files)]


@pytest.mark.parametrize("served", [False, True], ids=["stopped", "served"])
def test_erased(removed, make_world, served):
    world = make_world(removed)
    world.admin.get(V1("RemoveUser"), id=removed.user_id)
    before = world.admin.get(V1("ListUserChanges"), userId=removed.user_id, query={"asc": True}).result
    if not served:
        assert removed.stop() == 0
    assert leftovers(removed) or removed.database
    secret = "SELECT hex(payload) FROM events WHERE type = 'user.human.mfa.otp.added'"
    assert removed.query(secret)[0][0]
    erased = admin(removed, "erase-user", removed.user_id)
    assert erased.returncode == 0, erased.stderr
    assert leftovers(removed) == []
    assert removed.query(secret) == [("",)], "not even sealed"
    verified = admin(removed, "verify-state")
    assert verified.returncode == 0, verified.stdout
    if not served:
        world = make_world(removed.start())
    after = world.admin.get(V1("ListUserChanges"), userId=removed.user_id, query={"asc": True}).result
    assert list(after[: len(before)]) == list(before), "the trail is what it was"
    assert after[-1].event_type.key == "EventTypes.user.personal.data.erased"
    assert world.admin.get(V1("GetUserByID"), id=removed.stays).user.human.profile.first_name == "Ada"
    found = world.admin.get(V1("ListUsers"), queries=[{"firstNameQuery": {"firstName": "Ada"}}])
    assert [user.id for user in found.result] == [removed.stays], "the search index is whole"


@pytest.mark.parametrize("served", [False, True], ids=["stopped", "served"])
def test_only_who_is_gone_is_forgotten(removed, served):
    if not served:
        assert removed.stop() == 0
    refused = admin(removed, "erase-user", removed.user_id)
    assert refused.returncode != 0 and "was not removed" in refused.stderr
    refused = admin(removed, "erase-user", "1")
    assert refused.returncode != 0 and "there is no user" in refused.stderr
    assert leftovers(removed) or removed.database, "a refusal erases nothing"


@pytest.mark.sqlite
def test_the_file_is_written_anew_on_the_disk_and_not_in_memory(make_server, make_world):
    server = make_server()
    world = make_world(server)
    user_id = world.verified()
    world.admin.get(V1("RemoveUser"), id=user_id)
    assert server.stop() == 0
    server.change(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400)"
        " INSERT INTO metadata SELECT 'nobody', CAST(i AS TEXT), randomblob(1 << 20), 0, 0, 1 FROM n")
    size = (server.data / "signet.db").stat().st_size
    erasing = subprocess.Popen(
        [executable(), "admin", "erase-user", user_id, *server.where], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(erasing.pid, 0)
    assert status == 0
    assert usage.ru_maxrss << 10 < size
    assert {file.name for file in server.data.glob("*etilqs*")} == set(), "nothing is left beside it"


def test_what_operators_do_holds_up_nobody_who_is_served(make_server, make_world):
    """Owners, tokens and erasures beside a server that writes: all of it is kept, through a kill."""
    server = make_server()
    world = make_world(server)
    gone = [world.verified() for _ in range(4)]
    for user_id in gone:
        world.admin.get(V1("RemoveUser"), id=user_id)
    is_over = threading.Event()

    def add(_):
        added = []
        while not is_over.is_set():
            added.append(world.machine())
        return added

    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        adding = [pool.submit(add, number) for number in range(4)]
        tokens = []
        try:
            for number, user_id in enumerate(gone):
                for words in [("create-owner", f"--user=owner{number}"), ("token",), ("erase-user", user_id)]:
                    done = admin(server, *words)
                    assert done.returncode == 0, done.stderr
                    if words[0] != "erase-user":
                        tokens.append(done.stdout.strip())
        finally:
            is_over.set()
        added = [user_id for one in adding for user_id in one.result()]
    # From the first call on.
    for token in tokens:
        assert Client(world.protocol, token).call(V1("GetMyOrg")).code == 0
    owners = world.admin.get(V1("ListUsers"), queries=[
        {"userNameQuery": {"userName": "owner", "method": "TEXT_QUERY_METHOD_STARTS_WITH"}}]).result  # fmt: skip
    assert sorted(user.user_name for user in owners) == ["owner0", "owner1", "owner2", "owner3"]
    assert admin(server, "verify-state").returncode == 0
    server.kill()
    world = make_world(server.start())
    for token in tokens:
        assert Client(world.protocol, token).call(V1("GetMyOrg")).code == 0
    for user_id in added:
        assert world.admin.call(V1("GetUserByID"), id=user_id).code == 0
    verified = admin(server, "verify-state")
    assert verified.returncode == 0, verified.stdout
