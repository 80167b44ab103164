"""Limits on resends and on guesses: in the store, so that a restart resets neither."""

import concurrent.futures

import pytest

from support.protocols import HTTP_STATUS
from support.schema import V1, V2
from support.world import unique

BURST, HOURLY, GUESSES = 5, 20, 5
RESEND = V1("ResendHumanEmailVerification")


def expect_limit(answer):
    assert answer.code == 8, answer
    retry = answer.detail("google.rpc.RetryInfo")
    seconds = float(retry["retryDelay"].removesuffix("s"))
    assert 0 < seconds <= 3600
    assert answer.http in (None, HTTP_STATUS[8])
    if answer.http:
        # Whole seconds (RFC 9110 section 10.2.3), not fewer than the detail says.
        assert seconds <= int(answer.metadata["retry-after"]) <= seconds + 1


def test_a_burst_then_a_pause(protocol, world, caller):
    client = caller(protocol)
    created = world.person()
    for number in range(BURST):
        client.get(RESEND if number % 2 else V2("ResendEmailCode"), userId=created.user_id)
    # What the caller is told is not mailed, so it does not count.
    code = client.get(V2("ResendEmailCode"), userId=created.user_id, returnCode={}).verification_code
    events = world.server.events
    for method in (RESEND, V2("ResendEmailCode"), V2("SendEmailCode")):
        expect_limit(client.call(method, userId=created.user_id))
    assert world.server.events == events
    client.get(V2("VerifyEmail"), userId=created.user_id, verificationCode=code)


def test_one_address_of_two_people(world):
    address = f"{unique('shared')}@example.com"
    people = [world.person(email={"email": address, "returnCode": {}}).user_id for _ in range(2)]
    for number in range(BURST):
        world.admin.get(RESEND, userId=people[number % 2])
    for user_id in people:
        expect_limit(world.admin.call(RESEND, userId=user_id))


def test_a_restart_forgets_nothing(make_server, make_world):
    server = make_server()
    world = make_world(server)
    user_id = world.unverified()
    for _ in range(BURST):
        world.admin.get(RESEND, userId=user_id)
    server.kill()
    server.start()
    expect_limit(make_world(server).admin.call(RESEND, userId=user_id))


def test_within_an_hour(make_server, make_world):
    world = make_world(make_server("--resend-burst", "0"))
    user_id = world.unverified()
    for _ in range(HOURLY):
        world.admin.get(RESEND, userId=user_id)
    expect_limit(world.admin.call(RESEND, userId=user_id))


def test_zero_switches_them_off(make_server, make_world):
    world = make_world(make_server("--resend-burst", "0", "--resend-hourly", "0"))
    user_id = world.unverified()
    for _ in range(HOURLY + 1):
        world.admin.get(RESEND, userId=user_id)


def guess(client, user_id, code):
    return client.call(V2("VerifyEmail"), userId=user_id, verificationCode=code)


def wrong(code):
    return ("A" if code[0] != "A" else "B") + code[1:]


def test_wrong_guesses_void_a_code(world, protocol, caller):
    client = caller(protocol)
    created = world.person()
    answers = {guess(client, created.user_id, wrong(created.email_code)).text for _ in range(GUESSES)}
    last = guess(client, created.user_id, created.email_code)
    assert last.code == 3 and answers == {last.text}, "the answer does not tell that the code is void"
    code = client.get(V2("SendEmailCode"), userId=created.user_id, returnCode={}).verification_code
    assert guess(client, created.user_id, code).code == 0, "a new code counts anew"


def test_one_guess_fewer_does_not(world):
    created = world.person()
    for _ in range(GUESSES - 1):
        assert guess(world.admin, created.user_id, wrong(created.email_code)).code == 3
    assert guess(world.admin, created.user_id, created.email_code).code == 0


def test_guesses_survive_a_restart(make_server, make_world):
    server = make_server()
    world = make_world(server)
    created = world.person()
    for _ in range(3):
        guess(world.admin, created.user_id, wrong(created.email_code))
    server.kill()
    server.start()
    world = make_world(server)
    for _ in range(2):
        guess(world.admin, created.user_id, wrong(created.email_code))
    assert guess(world.admin, created.user_id, created.email_code).code == 3


@pytest.mark.parametrize("attempt", range(5))
def test_guessing_at_once_gains_nothing(attempt, world):
    """The right code among many wrong ones sent together: only the first five are looked at."""
    created = world.person()
    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        answers = list(
            pool.map(lambda _: guess(world.admin, created.user_id, wrong(created.email_code)).code, range(16))
        )
    assert set(answers) == {3}
    assert guess(world.admin, created.user_id, created.email_code).code == 3


def test_resending_at_once_gains_nothing(world):
    user_id = world.unverified()
    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        codes = list(pool.map(lambda _: world.admin.call(RESEND, userId=user_id).code, range(16)))
    assert sorted(codes) == [0] * BURST + [8] * (16 - BURST)


def test_a_name_is_taken_once(world):
    """Of many that ask for one name at once, one gets it."""
    name = unique("coveted")

    def add(number):
        return world.admin.call(
            V2("AddHumanUser"),
            username=name.upper() if number % 2 else name,
            profile={"givenName": "Ada", "familyName": "Lovelace"},
            email={"email": f"{name}.{number}@example.com", "returnCode": {}},
        ).code

    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        assert sorted(pool.map(add, range(16))) == [0] + [6] * 15
