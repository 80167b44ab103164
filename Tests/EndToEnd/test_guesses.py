"""Guesses that come at once: no more of them are compared than may be, whatever asks and at whatever moment."""

import concurrent.futures
import http.client
import threading
import time
import urllib.parse

import pytest
from google.protobuf import json_format

from support.credentials import OTHER, PASSWORD, PHONE, auth, quick, unique, world  # noqa: F401
from support.mail import await_mails, code
from support.schema import SESSION, V1, V2

GUESSES = 1000


def wrong(number):
    """A code that is none: digits alone are drawn once in 46,656."""
    return f"{number:06}"


def flood(client, method, requests):
    """All calls at once; how each ends, as code and text."""
    stub = client.protocol.channel.unary_unary(
        method.path, method.request.SerializeToString, method.response.FromString)
    messages = [json_format.ParseDict(request, method.request()) for request in requests]
    calls = [stub.future(message, metadata=list(client.metadata.items()), timeout=300) for message in messages]
    return [(call.code().value[0], call.details() or "") for call in calls]


def posted(server, path, forms):
    """All forms at once, by many browsers; the statuses."""
    browsers = 25
    ready = threading.Barrier(min(browsers, len(forms)))

    def browse(forms):
        connection = http.client.HTTPConnection(server.authority, timeout=300)
        ready.wait()
        statuses = []
        for form in forms:
            body = urllib.parse.urlencode(form)
            connection.request("POST", path, body, {"content-type": "application/x-www-form-urlencoded"})
            answer = connection.getresponse()
            answer.read()
            statuses.append(answer.status)
        connection.close()
        return statuses

    with concurrent.futures.ThreadPoolExecutor(browsers) as pool:
        shares = [share for share in (forms[number::browsers] for number in range(browsers)) if share]
        return [status for statuses in pool.map(browse, shares) for status in statuses]


def failures(world, user_id):
    query = "SELECT count(*) FROM events WHERE aggregate_id = ? AND type LIKE '%.failed'"
    return world.server.query(query, user_id)[0][0]


# What has a code: how a user gets it, and its code.


def email(world):
    created = world.person()
    return created.user_id, created.email_code


def phone(world):
    return world.phoned()


def reset(world):
    user_id = world.secured()
    return user_id, world.admin.get(V2("PasswordReset"), userId=user_id, returnCode={}).verification_code


def invitation(world):
    user_id = world.verified()
    return user_id, world.admin.get(V2("CreateInviteCode"), userId=user_id, returnCode={}).invite_code


def initialization(world):
    user_id = world.initial()
    mail, = await_mails(world.server.mail, world.address(user_id).email)
    return user_id, code(mail)


NEW = {"newPassword": {"password": OTHER}}
METHODS = {
    "e-mail": (email, V2("VerifyEmail"), lambda user_id, code: {"userId": user_id, "verificationCode": code}, 5),
    "phone": (phone, V2("VerifyPhone"), lambda user_id, code: {"userId": user_id, "verificationCode": code}, 5),
    "reset": (reset, V2("SetPassword"), lambda user_id, code: {"userId": user_id, "verificationCode": code, **NEW}, 5),
    "reset by update":
        (reset, V2("UpdateHumanUser"), lambda user_id, code: {"userId": user_id, "password": {
            "password": {"password": OTHER}, "verificationCode": code}}, 5),
    "invitation":
        (invitation, V2("VerifyInviteCode"), lambda user_id, code: {"userId": user_id, "verificationCode": code}, 3),
}  # fmt: skip


@pytest.mark.parametrize("case", METHODS)
def test_codes_over_the_interface(world, case):
    make, method, request, most = METHODS[case]
    user_id, right = make(world)
    # An update takes a permission besides the code.
    caller = world.admin if "update" in case else world.admin.having(authorization=f"Bearer {world.program()}")
    ends = flood(caller, method, [request(user_id, wrong(number)) for number in range(GUESSES)])
    assert {code for code, _ in ends} == {3}, "the answer does not tell that the code is void"
    assert failures(world, user_id) == most
    assert flood(caller, method, [request(user_id, right)])[0][0] == 3, "nobody has the code any more"


OWN = {"e-mail": (email, "VerifyMyEmail", "emails"), "phone": (phone, "VerifyMyPhone", "phones")}


@pytest.mark.parametrize("case", OWN)
def test_codes_of_ones_own(world, case):
    make, name, _ = OWN[case]
    user_id, right = make(world)
    with world.logged_in(user_id) as token:
        client = world.admin.having(authorization=f"Bearer {token}")
        ends = flood(client, auth(name), [{"code": wrong(number)} for number in range(GUESSES)])
        assert {code for code, _ in ends} == {3}
        assert failures(world, user_id) == 5
        assert flood(client, auth(name), [{"code": right}])[0][0] == 3


PAGES = {
    "verification v1": (email, "/ui/login/mail/verification", 5),
    "verification v2": (email, "/ui/v2/login/verify", 5),
    "initialization": (initialization, "/ui/login/user/init", 5),
    "reset v1": (reset, "/ui/login/password/init", 5),
    "reset v2": (reset, "/ui/v2/login/password/set", 5),
    "invitation": (invitation, "/ui/v2/login/verify?invite=true", 3),
}


@pytest.mark.parametrize("case", PAGES)
def test_codes_on_pages(world, case):
    make, path, most = PAGES[case]
    user_id, right = make(world)

    def form(code):
        return {"user": user_id, "code": code, "password": OTHER, "repeat": OTHER, "action": "redeem"}

    assert set(posted(world.server, path, [form(wrong(number)) for number in range(GUESSES)])) == {400}
    assert failures(world, user_id) == most
    assert posted(world.server, path, [form(right)]) == [400]


@pytest.mark.parametrize("generation", ["v1", "v2"])
def test_passwords(world, generation):
    """Five at once, then one a minute: what is compared says that it is wrong, and all else that it is too many."""
    user_id = world.secured()
    with world.logged_in(user_id) as token:
        client = world.admin.having(authorization=f"Bearer {token}")
        method = auth("UpdateMyPassword") if generation == "v1" else V2("SetPassword")

        def request(password):
            if generation == "v1":
                return {"oldPassword": password, "newPassword": OTHER}
            return {"userId": user_id, "currentPassword": password, **NEW}

        began = time.monotonic()
        ends = flood(client, method, [request(f"Guess-{number}") for number in range(GUESSES)])
        refilled = int((time.monotonic() - began) / 60) + 1
        compared = sum(code == 3 for code, text in ends)
        assert 5 <= compared < 5 + refilled, "and one for each minute that went by"
        others = {(code, text.split("(")[-1]) for code, text in ends if code != 3}
        assert (8, "SIGNET-Pg5ss)") in others, "who waited for their turn"
        assert others <= {(8, "SIGNET-Pg5ss)"), (8, "SIGNET-Pg6mw)")}, "and who found no place to wait"
        assert flood(client, method, [request(PASSWORD)])[0][0] == 8 or time.monotonic() - began > 60


def test_right_passwords_at_once(world):
    """One person on 64 devices: none is refused for those beside it."""
    user_id = world.secured()
    checks = {"user": {"userId": user_id}, "password": {"password": PASSWORD}}
    assert {code for code, _ in flood(world.admin, SESSION("CreateSession"), [{"checks": checks}] * 64)} == {0}


def test_a_right_password_is_no_guess(world):
    user_id = world.secured()
    current, other = PASSWORD, OTHER
    for _ in range(12):
        world.admin.get(V2("SetPassword"), userId=user_id, currentPassword=current, newPassword={"password": other})
        current, other = other, current


@pytest.mark.parametrize("case", METHODS)
def test_a_code_is_read_as_it_is_copied(world, case):
    """Spaces around it, small letters: what comes along when somebody types or copies it burns no guess."""
    make, method, request, most = METHODS[case]
    user_id, right = make(world)
    ends = flood(world.admin, method, [request(user_id, f" {right.lower()}\t")])
    assert ends == [(0, "")]
    assert failures(world, user_id) == 0
    assert flood(world.admin, method, [request(user_id, right)])[0][0] in (3, 9), "once"
