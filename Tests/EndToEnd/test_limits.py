"""Limits on resends and on guesses: in the store, so that a restart resets neither."""

import concurrent.futures

import pytest

from support.mail import await_mails, mails_to
from support.protocols import HTTP_STATUS, Client
from support.schema import V1, V2
from support.waiting import eventually
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


MANY = 40


def v2_person(client, name, address):
    return client.call(
        V2("AddHumanUser"),
        username=name,
        profile={"givenName": "Ada", "familyName": "Lovelace"},
        email={"email": address, "sendCode": {}},
    )


def v1_person(client, name, address):
    return client.call(
        V1("AddHumanUser"),
        userName=name,
        profile={"firstName": "Ada", "lastName": "Lovelace"},
        email={"email": address},
    )


@pytest.mark.parametrize("add", [v2_person, v1_person])
def test_many_people_with_one_address(add, protocol, world, caller):
    """Who would get no mail is not created, and whoever asked is told when to come again."""
    client, address = caller(protocol), f"{unique('Shared')}@example.com"
    names = [unique("many") for _ in range(MANY)]
    answers = [add(client, name, address if n % 2 else address.upper()) for n, name in enumerate(names)]
    assert [answer.code for answer in answers] == [0] * BURST + [8] * (MANY - BURST)
    expect_limit(answers[-1])
    mails = lambda: [mail for case in (address, address.upper()) for mail in mails_to(world.server.mail, case)]
    eventually(lambda: len(mails()) == BURST, "those who were created are told")
    for number, name in enumerate(names):
        assert world.server.query("SELECT count(*) FROM users WHERE user_name = ?", name) == [(int(number < BURST),)]
    assert add(client, unique("many"), f"{unique('else')}@example.com").code == 0


def test_many_addresses_of_one_person(protocol, world, caller):
    client, user_id = caller(protocol), world.unverified()
    addresses = [f"{unique('moved')}@example.com" for _ in range(MANY)]
    answers = [client.call(V2("SetEmail"), userId=user_id, email=address, sendCode={}) for address in addresses]
    assert [answer.code for answer in answers] == [0] * BURST + [8] * (MANY - BURST)
    expect_limit(answers[-1])
    expect_limit(client.call(V1("UpdateHumanEmail"), userId=user_id, email=f"{unique('moved')}@example.com"))
    expect_limit(client.call(V2("SetPhone"), userId=user_id, phone="+41791234567", sendCode={}))
    assert client.call(RESEND, userId=user_id).code == 0, "resends are counted apart"


def test_many_notices(make_server, make_world):
    """The password is set each time; the owner of the address is not told 40 times."""
    world = make_world(make_server("--password-hash", "bcrypt:4"))
    user_id = world.verified()
    for number in range(MANY):
        world.admin.get(V2("SetPassword"), userId=user_id, newPassword={"password": f"Secret-{number}"})
    address = world.address(user_id).email
    await_mails(world.server.mail, address, BURST)
    eventually(lambda: world.server.query("SELECT count(*) FROM outbox") == [(0,)], "nothing is left to send")
    assert len(mails_to(world.server.mail, address)) == BURST


def test_one_caller(make_server, make_world):
    world = make_world(make_server("--caller-hourly", "3"))
    people = [world.unverified() for _ in range(4)]
    for user_id in people[:3]:
        world.admin.get(RESEND, userId=user_id)
    refused = world.admin.call(RESEND, userId=people[3])
    expect_limit(refused)
    expect_limit(v2_person(world.admin, unique("one"), f"{unique('one')}@example.com"))
    server = world.server
    server.kill()
    server.start()
    world = make_world(server)
    expect_limit(world.admin.call(RESEND, userId=people[3]))
    machine = world.machine()
    organization = world.admin.get(V1("GetMyOrg")).org.id
    with world.member(machine, organization, "ORG_OWNER") as token:
        other = Client(world.protocol, token)
        assert other.call(RESEND, userId=people[3]).code == 0, "another caller"


def test_all_together(make_server, make_world):
    world = make_world(make_server("--instance-hourly", "3"))
    people = [world.unverified() for _ in range(2)]
    for user_id in people:
        world.admin.get(RESEND, userId=user_id)
    assert v1_person(world.admin, unique("all"), f"{unique('all')}@example.com").code == 0
    expect_limit(world.admin.call(RESEND, userId=people[0]))
    expect_limit(v1_person(world.admin, unique("all"), f"{unique('all')}@example.com"))
    assert world.admin.call(V2("ResendEmailCode"), userId=people[0], returnCode={}).code == 0


def test_an_address_has_limits_of_its_own(make_server, make_world):
    world = make_world(make_server("--resend-burst", "0", "--resend-hourly", "0", "--address-burst", "2"))
    user_id = world.unverified()
    for _ in range(2):
        world.admin.get(RESEND, userId=user_id)
    expect_limit(world.admin.call(RESEND, userId=user_id))


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
