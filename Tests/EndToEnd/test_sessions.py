"""Signing in as a login application does it, over every protocol: sessions, their tokens, and what ends them. What each method
refuses and answers is tested in Swift: Tests/ManagementServiceTests/Tables."""

import subprocess

import pytest

from support.credentials import OTHER, PASSWORD, client, quick, wires, world  # noqa: F401
from support.protocols import GRPC, Client
from support.schema import ADMIN, AUTH, SESSION, V2
from support.server import executable
from support.world import unique
from test_clients import HERE, SDK
from test_matrix import UNKNOWN, expect_refusal


def bearer(client, token):
    """A client that calls with another token."""
    return client.having(authorization=f"Bearer {token}")


def checks(user_id, password=PASSWORD):
    return {"user": {"userId": user_id}, "password": {"password": password}}


def is_worthless(client, token):
    answer = bearer(client, token).call(AUTH("GetMyUser"))
    return answer.code == 16 and "AUTH-7fs1e" in answer.text


@pytest.fixture
def login_client(world):
    """What a login application calls with: a program that may make sessions, and little else."""
    program = world.machine()
    world.admin.get(ADMIN("AddIAMMember"), userId=program, roles=["IAM_LOGIN_CLIENT"])
    return Client(world.protocol, world.token(program).token)


def test_signing_in(client, world):
    """CreateSession(user) → password → GetMyUser with the session's token → DeleteSession."""
    name = unique("person")
    user_id = world.secured(username=name)
    made = client.get(SESSION("CreateSession"), checks={"user": {"loginName": name.upper()}},
                      userAgent={"fingerprintId": "f", "header": {"accept": {"values": ["a", "b"]}}})  # fmt: skip
    assert made.details.resource_owner and made.details.HasField("change_date")
    assert is_worthless(client, made.session_token), "nobody has proved anything yet"
    entered = client.get(SESSION("SetSession"), sessionId=made.session_id, sessionToken=made.session_token,
                         checks={"password": {"password": PASSWORD}}, metadata={"page": "AP8="})  # fmt: skip
    assert entered.session_token not in ("", made.session_token)
    me = bearer(client, entered.session_token)
    assert me.get(AUTH("GetMyUser")).user.id == user_id
    assert me.get(AUTH("GetMyProfile")).profile.first_name == "Ada"
    me.get(AUTH("UpdateMyProfile"), firstName="Grace", lastName="Hopper", displayName="G")
    known = me.get(SESSION("GetSession"), sessionId=made.session_id).session
    assert known.factors.user.id == user_id and known.factors.user.display_name == "G"
    assert known.factors.HasField("password") and not known.factors.HasField("totp")
    assert known.metadata["page"] == b"\x00\xff" and known.user_agent.header["accept"].values == ["a", "b"]
    assert known.sequence == entered.details.sequence and not known.HasField("expiration_date")
    assert me.get(SESSION("DeleteSession"), sessionId=made.session_id).details.HasField("change_date")
    assert is_worthless(client, entered.session_token)
    expect_refusal(client.call(SESSION("GetSession"), sessionId=made.session_id), 5, "QUERY-SFeaa")


def test_a_login_client_needs_no_more_than_its_role(login_client, world):
    user_id = world.secured()
    made = login_client.get(SESSION("CreateSession"), checks=checks(user_id), lifetime="3600s")
    assert login_client.get(SESSION("GetSession"), sessionId=made.session_id).session.HasField("expiration_date")
    found = login_client.get(SESSION("ListSessions"), queries=[{"creatorQuery": {}}], query={"limit": 10})
    assert [session.id for session in found.sessions] == [made.session_id] and found.details.total_result == 1
    person = Client(world.protocol, made.session_token)
    answer = person.call(SESSION("CreateSession"), checks=checks(user_id))
    assert answer.code == 5 and "AUTHZ-cdgFk" in answer.text
    assert person.get(SESSION("ListSessions")).details.total_result == 1


def test_only_the_newest_token_counts(client, world):
    made = client.get(SESSION("CreateSession"), checks=checks(world.secured()))
    tokens = [made.session_token]
    for fields in ({"metadata": {"k": "dg=="}}, {"lifetime": "60s"}, {"checks": {"password": {"password": PASSWORD}}}):
        answer = client.get(SESSION("SetSession"), sessionId=made.session_id, sessionToken=tokens[-1], **fields)
        tokens.append(answer.session_token)
    assert len(set(tokens)) == 4 and not is_worthless(client, tokens[-1])
    for token in tokens[:-1]:
        assert is_worthless(client, token)
        answer = client.call(SESSION("SetSession"), sessionId=made.session_id, sessionToken=token, lifetime="9s")
        expect_refusal(answer, 7, "COMMAND-sGr42")
        expect_refusal(client.call(SESSION("GetSession"), sessionId=made.session_id, sessionToken=token), 7, "QUERY-dsfr3")
    unchanged = client.get(SESSION("SetSession"), sessionId=made.session_id, sessionToken=tokens[-1])
    assert not unchanged.session_token and not is_worthless(client, tokens[-1])


def test_tokens_are_not_taken_for_one_another(client, world):
    made = client.get(SESSION("CreateSession"), checks=checks(world.secured()))
    program = world.token().token
    expect_refusal(client.call(SESSION("SetSession"), sessionId=made.session_id, sessionToken=program, lifetime="9s"), 7,
                   "COMMAND-sGr42")  # fmt: skip
    other = client.get(SESSION("CreateSession"), checks=checks(world.secured()))
    expect_refusal(client.call(SESSION("DeleteSession"), sessionId=made.session_id, sessionToken=other.session_token), 7,
                   "COMMAND-sGr42")  # fmt: skip
    word = made.session_token.removeprefix("signet_session_")
    for text in (word, "signet_" + word, made.session_token[:-1], made.session_token + "A", made.session_id):
        assert is_worthless(client, text), text


@pytest.mark.parametrize("method", ["LockUser", "DeactivateUser", "DeleteUser"])
def test_who_is_locked_or_gone_calls_nothing_from_then_on(method, client, world):
    user_id = world.secured()
    made = client.get(SESSION("CreateSession"), checks=checks(user_id))
    assert not is_worthless(client, made.session_token)
    client.get(V2(method), userId=user_id)
    assert is_worthless(client, made.session_token)
    expected = 5 if method == "DeleteUser" else 0
    assert client.call(SESSION("GetSession"), sessionId=made.session_id).code == expected


def test_a_new_password_ends_the_other_sessions(client, world):
    user_id = world.secured()
    own, other = (client.get(SESSION("CreateSession"), checks=checks(user_id)) for _ in range(2))
    me = bearer(client, own.session_token)
    me.get(AUTH("UpdateMyPassword"), oldPassword=PASSWORD, newPassword=OTHER)
    assert not is_worthless(client, own.session_token) and is_worthless(client, other.session_token)
    factors = client.get(SESSION("GetSession"), sessionId=other.session_id).session.factors
    assert factors.HasField("user") and not factors.HasField("password")
    again = client.get(SESSION("SetSession"), sessionId=other.session_id, sessionToken=other.session_token,
                       checks={"password": {"password": OTHER}})  # fmt: skip
    assert not is_worthless(client, again.session_token)
    client.get(V2("SetPassword"), userId=user_id, newPassword={"password": PASSWORD})
    assert is_worthless(client, own.session_token) and is_worthless(client, again.session_token)


def test_wrong_passwords_are_bounded(client, world):
    user_id = world.secured()
    made = client.get(SESSION("CreateSession"), checks={"user": {"userId": user_id}})
    guess = lambda word: client.call(SESSION("SetSession"), sessionId=made.session_id,  # noqa: E731
                                     checks={"password": {"password": word}})  # fmt: skip
    answers = [guess(f"wrong{number}") for number in range(6)]
    assert [answer.code for answer in answers] == [3] * 5 + [8]
    for answer in answers[:5]:
        assert "COMMAND-3M0fs" in answer.text
    assert guess(PASSWORD).code == 8, "nor is the right one taken, so that nothing can be told from it"
    assert client.call(SESSION("CreateSession"), checks=checks(user_id)).code == 8, "nor in another session"


def test_what_happened_is_told_without_secrets(client, world):
    made = client.get(SESSION("CreateSession"), checks=checks(world.secured()), metadata={"k": "TUFSS0VE"}, lifetime="60s")
    events = client.get(ADMIN("ListEvents"), aggregateId=made.session_id, asc=True).events
    assert [event.type.type for event in events] == [
        "session.added", "session.user.checked", "session.password.checked", "session.metadata.set", "session.lifetime.set",
        "session.token.set"]  # fmt: skip
    told = str(events)
    assert "MARKED" not in told and made.session_token not in told and PASSWORD not in told
    assert all(event.aggregate.type.type == "session" for event in events)


def test_unknown_sessions(client, world):
    assert client.get(SESSION("DeleteSession"), sessionId=UNKNOWN).details.resource_owner
    expect_refusal(client.call(SESSION("GetSession"), sessionId=UNKNOWN), 5, "QUERY-SFeaa")
    expect_refusal(client.call(SESSION("SetSession"), sessionId=UNKNOWN), 5, "QUERY-SFeaa")


def test_the_official_client_signs_people_in(quick, world):  # noqa: F811
    name = unique("sdk")
    world.secured(username=name)
    subprocess.run([SDK, HERE / "sdk_sessions.py", quick.url, quick.token, name, PASSWORD], check=True, timeout=120)


def test_an_erased_user_leaves_no_session(make_server, make_world):
    server = make_server("--password-hash=bcrypt:4")
    world = make_world(server)
    user_id = world.person(email={"isVerified": True}, password={"password": PASSWORD}).user_id
    made = world.sign_in(user_id, userAgent={"ip": "192.0.2.77", "description": "MARKED"})
    world.admin.get(V2("DeleteUser"), userId=user_id)
    world.close()
    server.stop()
    subprocess.run([executable(), "admin", "erase-user", user_id, *server.where], check=True, timeout=60)
    if not server.database:
        assert b"MARKED" not in b"".join(file.read_bytes() for file in server.data.glob("signet.db*"))
    server.start()
    assert Client(GRPC(server.authority), server.token).call(SESSION("GetSession"), sessionId=made.session_id).code == 5
