"""Hashing of passwords has threads of its own: a flood of it is refused in part, and holds up nothing else."""

import pytest
from google.protobuf import json_format

from support.credentials import OTHER, PASSWORD, Credentials, encoded
from support.schema import V1, V2
from support.server import Server
from support.world import unique

FLOOD = 200
# A hash of PASSWORD that takes long to compare with.
HASH = "$2b$12$abcdefghijklmnopqrstuuU84Hv5yGbXn2SOumayakgLB3rqaT3Li"


@pytest.fixture(scope="module")
def slow(tmp_path_factory):
    """A server whose hashes take long."""
    with Server(tmp_path_factory.mktemp("slow"), "--password-hash=bcrypt:12") as server:
        yield server


@pytest.fixture
def world(slow):
    world = Credentials(slow)
    yield world
    world.close()


def flood(client, method, request):
    """So many calls at once; how each ends."""
    stub = client.protocol.channel.unary_unary(
        method.path, method.request.SerializeToString, method.response.FromString)
    metadata = list(client.metadata.items())
    requests = [json_format.ParseDict(request(number), method.request()) for number in range(FLOOD)]
    return [stub.future(message, metadata=metadata, timeout=120) for message in requests]


def replaced(world):
    """Passwords that are set."""
    user_id = world.verified()
    return V1("SetHumanPassword"), lambda number: {"userId": user_id, "password": OTHER}


def created(world):
    """People who come with one."""
    profile = {"firstName": "Ada", "lastName": "Lovelace"}
    return V1("AddHumanUser"), lambda number: {
        "userName": unique("flood"), "profile": profile, "email": {"email": "ada@example.com", "isEmailVerified": True},
        "initialPassword": OTHER}  # fmt: skip


def guessed(world):
    """Wrong passwords: each person can be guessed at five times."""
    people = [world.person(hashedPassword={"hash": HASH}).user_id for _ in range(FLOOD // 5)]
    return V2("SetPassword"), lambda number: {
        "userId": people[number % len(people)], "currentPassword": "wrong", "newPassword": {"password": OTHER}}  # fmt: skip


@pytest.mark.parametrize("kind, done", [(replaced, 0), (created, 0), (guessed, 3)], ids=["replaced", "created", "guessed"])
def test_a_flood_starves_nobody(world, kind, done):
    user_id = world.verified()
    calls = flood(world.admin, *kind(world))
    for number in range(10):
        assert world.admin.get(V2("GetUserByID"), userId=user_id).user.user_id == user_id
        world.admin.get(V1("SetUserMetadata"), id=user_id, key=f"k{number}", value=encoded("v"))
        world.admin.get(V1("GenerateMachineSecret"), userId=world.machine())
    assert any(not call.done() for call in calls), "reads, writes and drawn secrets overtake what is hashed"
    codes = {call: call.code().value[0] for call in calls}
    assert set(codes.values()) == {done, 8}, "some were hashed, and no more waited than may"
    refused = next(call for call, code in codes.items() if code == 8)
    assert dict(refused.trailing_metadata())["retry-after"] == "1"


def test_nobody_who_may_not_has_anything_hashed(world):
    """Strangers and wrong codes are told at once, even while all threads are busy and nobody else may wait."""
    user_id = world.verified()
    program = world.admin.having(authorization=f"Bearer {world.program()}")
    method = V1("SetHumanPassword")
    calls = flood(world.admin, method, lambda number: {"userId": user_id, "password": OTHER})
    fields = {"userId": user_id, "newPassword": {"password": OTHER}}
    stranger = program.call(V2("SetPassword"), **fields)
    guess = program.call(V2("SetPassword"), verificationCode="WRONG1", **fields)
    assert any(not call.done() for call in calls)
    assert (stranger.code, guess.code) == (5, 9)
    for call in calls:
        call.cancel()


def test_a_caller_without_roles_fills_nobodys_places(world):
    """Guesses of one caller at many people: others change their passwords meanwhile, and administrators set them."""
    method, request = guessed(world)
    people = [world.person(hashedPassword={"hash": HASH}).user_id for _ in range(3)]
    flooder = world.admin.having(authorization=f"Bearer {world.program()}")
    other = world.admin.having(authorization=f"Bearer {world.program()}")
    calls = flood(flooder, method, request)
    answers = [
        other.call(V2("SetPassword"), userId=user_id, currentPassword=PASSWORD, newPassword={"password": OTHER})
        for user_id in people[:2]
    ]
    answers.append(world.admin.call(V1("SetHumanPassword"), userId=people[2], password=OTHER))
    assert [answer.code for answer in answers] == [0, 0, 0]
    codes = [call.code().value[0] for call in calls]
    assert set(codes) == {3, 8} and codes.count(8) > FLOOD / 2
