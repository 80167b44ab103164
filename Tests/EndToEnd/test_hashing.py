"""Hashing of passwords has threads of its own: a flood of it is refused in part, and holds up nothing else."""

import pytest
from support.credentials import OTHER, Credentials, encoded
from support.schema import V1, V2
from support.server import Server

FLOOD = 200


@pytest.fixture(scope="module")
def slow(tmp_path_factory):
    """A server whose hashes take long."""
    with Server(tmp_path_factory.mktemp("slow"), "--password-cost=12") as server:
        yield server


@pytest.fixture
def world(slow):
    world = Credentials(slow)
    yield world
    world.close()


def flood(world, method, request):
    """So many calls at once; how each ends."""
    stub = world.protocol.channel.unary_unary(
        method.path, method.request.SerializeToString, method.response.FromString)
    metadata = list(world.admin.metadata.items())
    return [stub.future(request(number), metadata=metadata, timeout=120) for number in range(FLOOD)]


def test_a_flood_starves_nobody(world):
    user_id = world.verified()
    method = V1("SetHumanPassword")
    calls = flood(world, method, lambda number: method.request(user_id=user_id, password=OTHER))
    for number in range(10):
        assert world.admin.get(V2("GetUserByID"), userId=user_id).user.user_id == user_id
        world.admin.get(V1("SetUserMetadata"), id=user_id, key=f"k{number}", value=encoded("v"))
        world.admin.get(V1("GenerateMachineSecret"), userId=world.machine())
    assert any(not call.done() for call in calls), "reads, writes and drawn secrets overtake what is hashed"
    codes = {call: call.code().value[0] for call in calls}
    assert set(codes.values()) <= {0, 8} and 0 in codes.values()
    refused = [call for call, code in codes.items() if code == 8]
    assert refused, "no more wait than may"
    assert dict(refused[0].trailing_metadata())["retry-after"] == "1"


def test_nobody_who_may_not_has_anything_hashed(world):
    """Strangers and wrong codes are told at once, even while all threads are busy and nobody else may wait."""
    user_id = world.verified()
    program = world.admin.having(authorization=f"Bearer {world.program()}")
    method = V1("SetHumanPassword")
    calls = flood(world, method, lambda number: method.request(user_id=user_id, password=OTHER))
    fields = {"userId": user_id, "newPassword": {"password": OTHER}}
    stranger = program.call(V2("SetPassword"), **fields)
    guess = program.call(V2("SetPassword"), verificationCode="WRONG1", **fields)
    assert any(not call.done() for call in calls)
    assert (stranger.code, guess.code) == (5, 9)
    for call in calls:
        call.cancel()
