"""What makes codes and secrets is set by the instance's owners, and acts from the next one on."""

import string

import pytest

from support.credentials import encoded
from support.protocols import PROTOCOLS, Client
from support.schema import ADMIN, V1, V2
from support.server import Server
from support.waiting import eventually
from support.world import World, unique
from test_matrix import expect_refusal

SYMBOLS = "!#$%()*+,-.:=?@_"


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    """A server of these tests' own: what they set holds for all."""
    with Server(tmp_path_factory.mktemp("generators"), "--resend-burst=0", "--resend-hourly=0") as server:
        yield server


@pytest.fixture(scope="module")
def world(own):
    world = World(own)
    yield world
    world.close()


def update(world, kind, **fields):
    fields = {"length": 8, "includeDigits": True, **fields}
    return world.admin.call(ADMIN("UpdateSecretGenerator"), generatorType=f"SECRET_GENERATOR_TYPE_{kind}", **fields)


def code(world, user_id):
    return world.admin.get(V2("SendEmailCode"), userId=user_id, returnCode={}).verification_code


@pytest.mark.parametrize("name", PROTOCOLS)
def test_a_generator_over_every_protocol(name, own, world):
    protocol = PROTOCOLS[name](own.authority)
    client = Client(protocol, own.token)
    lengths = {generator.length for generator in client.get(ADMIN("ListSecretGenerators")).result}
    assert len(lengths) > 1
    kind = "SECRET_GENERATOR_TYPE_PASSWORDLESS_INIT_CODE"
    length = 10 + list(PROTOCOLS).index(name) % 8
    details = client.get(
        ADMIN("UpdateSecretGenerator"), generatorType=kind, length=length, expiry="90.5s", includeSymbols=True).details  # fmt: skip
    found = client.get(ADMIN("GetSecretGenerator"), generatorType=kind).secret_generator
    assert (found.length, found.expiry.ToMilliseconds(), found.include_symbols) == (length, 90_500, True)
    assert not found.include_digits and found.details.sequence == details.sequence
    same = client.call(ADMIN("UpdateSecretGenerator"), generatorType=kind, length=length, includeSymbols=True)
    expect_refusal(same, 9, "COMMAND-m0o3f")
    protocol.close()


def test_codes_are_made_so_from_the_next_on(world):
    user_id = world.unverified()
    before = code(world, user_id)
    assert len(before) == 6
    alphabets = {
        "includeDigits": string.digits, "includeLowerLetters": string.ascii_lowercase,
        "includeUpperLetters": string.ascii_uppercase, "includeSymbols": SYMBOLS}  # fmt: skip
    for number, (name, characters) in enumerate(alphabets.items()):
        assert update(world, "VERIFY_EMAIL_CODE", length=17 + number, **{"includeDigits": False, name: True}).code == 0
        drawn = code(world, user_id)
        assert len(drawn) == 17 + number and set(drawn) <= set(characters), drawn
    # It is entered as it is: capitals are others, spaces around it are none.
    assert update(world, "VERIFY_EMAIL_CODE", length=12, includeLowerLetters=True).code == 0
    drawn = code(world, user_id)
    if drawn.upper() != drawn:
        expect_refusal(world.admin.call(V2("VerifyEmail"), userId=user_id, verificationCode=drawn.upper()), 3, "COMMAND-eis9R")
    # What holds now asks for other codes; this one was made before.
    assert update(world, "VERIFY_EMAIL_CODE", length=6, includeUpperLetters=True, expiry="3600s").code == 0
    world.admin.get(V2("VerifyEmail"), userId=user_id, verificationCode=f" {drawn} ")


def test_a_code_ends_when_its_generator_says(world):
    user_id = world.unverified()
    assert update(world, "VERIFY_EMAIL_CODE", length=7, expiry="1s").code == 0
    drawn = code(world, user_id)

    def now():
        """By the server's clock, in milliseconds."""
        return world.admin.get(V1("SetUserMetadata"), id=user_id, key="k", value=encoded(unique("v"))).details.change_date.ToMilliseconds()

    issued = now()
    eventually(lambda: now() > issued + 1000, "a second passes")
    expect_refusal(world.admin.call(V2("VerifyEmail"), userId=user_id, verificationCode=drawn), 3, "COMMAND-eis9R")
    assert update(world, "VERIFY_EMAIL_CODE", length=7, expiry="3600s").code == 0


def test_each_kind_for_itself(world):
    """Codes of numbers, of passwords and of new accounts, and the secrets of programs."""
    for kind, length in {"VERIFY_PHONE_CODE": 9, "PASSWORD_RESET_CODE": 10, "INIT_CODE": 11}.items():
        assert update(world, kind, length=length).code == 0
    created = world.person(phone={"phone": "+41446681800", "returnCode": {}})
    assert len(created.phone_code) == 9 and created.phone_code.isdigit()
    reset = world.admin.get(V2("PasswordReset"), userId=world.verified(), returnCode={}).verification_code
    assert len(reset) == 10 and reset.isdigit()
    assert len(world.admin.get(V2("CreateInviteCode"), userId=world.verified(), returnCode={}).invite_code) == 6
    machine = world.machine()
    assert len(world.admin.get(V1("GenerateMachineSecret"), userId=machine).client_secret) == 64
    assert update(world, "APP_SECRET", length=70, includeSymbols=True, includeDigits=False).code == 0
    secret = world.admin.get(V1("GenerateMachineSecret"), userId=machine).client_secret
    assert len(secret) == 70 and set(secret) <= set(SYMBOLS)


def test_what_was_set_outlives_the_server(make_server, make_world):
    server = make_server("--resend-burst=0", "--resend-hourly=0")
    world = make_world(server)
    assert update(world, "VERIFY_EMAIL_CODE", length=13).code == 0
    server.stop()
    server.start()
    world = make_world(server)
    assert len(code(world, world.unverified())) == 13


def test_the_instance_and_where_it_is(world, own):
    instance = world.admin.get(ADMIN("GetMyInstance")).instance
    assert instance.id and instance.state == 2 and instance.version
    assert [(domain.domain, domain.primary) for domain in instance.domains] == [("localhost", True)]
    stranger = world.admin.having(authorization=None)
    answer = stranger.get(V1("GetOIDCInformation"))
    assert answer.issuer == own.url.rstrip("/")
    assert answer.discovery_endpoint == answer.issuer + "/.well-known/openid-configuration"
