"""Signing in with more than a password: codes of an app, by mail and by SMS, and codes of last resort."""

import re
import time
import urllib.parse

import httpx
import pyotp
import pytest

from support.credentials import PASSWORD, PHONE, client, quick, wires, world  # noqa: F401
from support.mail import all_mails, await_mails, html, link, text
from support.schema import ADMIN, AUTH, SESSION, V1, V2
from support.smtp import SMTP
from support.waiting import eventually
from test_matrix import expect_refusal
from test_sessions import bearer, checks, is_worthless

TEMPLATE = "https://login.example/otp?session={{.SessionID}}&code={{.Code}}&as={{.LoginName}}&lang={{.PreferredLanguage}}"


def otp(mail):
    """The code that a person would type: eight digits on a line of their own, or after a colon."""
    return re.search(r"^(?:.*[:：])?\s*(\d{8})\s*$", text(mail), re.MULTILINE)[1]


def step(client, made, **fields):
    """The next step in a session that `made` has told of."""
    return client.call(SESSION("SetSession"), sessionId=made.session_id, sessionToken=made.session_token, **fields)


def mailed(world, **fields):
    """A person with a password who gets codes by mail; the id and the address."""
    user_id = world.secured(**fields)
    world.admin.get(V2("AddOTPEmail"), userId=user_id)
    return user_id, world.admin.get(V2("GetUserByID"), userId=user_id).user.human.email.email


def proved(client, session_id):
    factors = client.get(SESSION("GetSession"), sessionId=session_id).session.factors
    return [name for name in ("password", "totp", "otp_sms", "otp_email", "recovery_code") if factors.HasField(name)]


def test_signing_in_as_a_login_application_does(tmp_path, make_server, make_world):
    """CreateSession(user) → password → otpEmail from the real mail → GetMyUser with the session's token → DeleteSession."""
    with SMTP(tmp_path) as smtp:
        world = make_world(make_server("--smtp-url", smtp.url, "--password-hash=bcrypt:4"))
        made = world.person(email={"isVerified": True}, password={"password": PASSWORD})
        world.admin.get(V2("AddOTPEmail"), userId=made.user_id)
        person = world.admin.get(V2("GetUserByID"), userId=made.user_id).user
        session = world.admin.get(SESSION("CreateSession"), checks={"user": {"loginName": person.preferred_login_name}})
        entered = step(world.admin, session, checks={"password": {"password": PASSWORD}},
                       challenges={"otpEmail": {"sendCode": {"urlTemplate": TEMPLATE}}}).message  # fmt: skip
        assert not entered.challenges.HasField("otp_email"), "it is sent, and nowhere else"
        received, = smtp.await_mails(person.human.email.email)
        code = otp(received.mail)
        assert code in html(received.mail)
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(link(received.mail)).query)
        assert (query["session"], query["code"], query["as"]) == (
            [session.session_id], [code], [person.preferred_login_name])
        session.session_token = entered.session_token
        last = step(world.admin, session, checks={"otpEmail": {"code": code}}).message
        me = world.admin.having(authorization=f"Bearer {last.session_token}")
        assert me.get(AUTH("GetMyUser")).user.id == made.user_id
        assert proved(me, session.session_id) == ["password", "otp_email"]
        me.get(SESSION("DeleteSession"), sessionId=session.session_id)
        assert me.call(AUTH("GetMyUser")).code == 16


def test_an_authenticator_app(client, world):
    user_id = world.secured()
    app = pyotp.parse_uri(client.get(V2("RegisterTOTP"), userId=user_id).uri)
    made = client.get(SESSION("CreateSession"), checks={"user": {"userId": user_id}})
    expect_refusal(step(client, made, checks={"totp": {"code": app.now()}}), 9, "COMMAND-3Mif9s")
    client.get(V2("VerifyTOTPRegistration"), userId=user_id, code=app.now())
    expect_refusal(step(client, made, checks={"totp": {"code": app.now()}}), 3, "EVENT-8isk2")  # used already
    later = app.at(time.time() + 30)
    assert step(client, made, checks={"totp": {"code": later}}).code == 0
    assert proved(client, made.session_id) == ["totp"]


@pytest.mark.parametrize("returned", [True, False])
def test_codes_by_sms(returned, client, world):
    user_id = world.person(phone={"phone": PHONE, "isVerified": True}, password={"password": PASSWORD}).user_id
    world.admin.get(V2("AddOTPSMS"), userId=user_id)
    spool = world.server.data / "sms"
    before = len(all_mails(spool))
    made = client.get(SESSION("CreateSession"), checks=checks(user_id), challenges={"otpSms": {"returnCode": returned}})
    if returned:
        code = made.challenges.otp_sms
        assert re.fullmatch(r"\d{8}", code)
    else:
        assert not made.challenges.HasField("otp_sms")
        message = eventually(lambda: found[-1] if len(found := all_mails(spool)) > before else None, "a text message")
        code = re.search(r"\b\d{8}\b", text(message))[0]
    expect_refusal(step(client, made, checks={"otpSms": {"code": "0"}}), 3, "CODE-woT0xc")
    made.session_token = step(client, made, checks={"otpSms": {"code": code}}).message.session_token
    assert proved(client, made.session_id) == ["password", "otp_sms"]
    expect_refusal(step(client, made, checks={"otpSms": {"code": code}}), 9, "COMMAND-S34gh")


def test_a_mail_without_a_link_of_ones_own(client, world):
    user_id, address = mailed(world)
    made = client.get(SESSION("CreateSession"), checks={"user": {"userId": user_id}}, challenges={"otpEmail": {}})
    mail = await_mails(world.server.mail, address)[-1]
    code = otp(mail)
    query = urllib.parse.parse_qs(urllib.parse.urlsplit(link(mail)).query)
    assert (query["sessionId"], query["userID"], query["code"]) == ([made.session_id], [user_id], [code])
    page = httpx.get(link(mail))
    assert page.status_code == 200 and code in page.text
    assert step(client, made, checks={"otpEmail": {"code": code}}).code == 0


def test_a_new_code_replaces_the_former_one(client, world):
    user_id, _ = mailed(world)
    challenge = {"otpEmail": {"returnCode": {}}}
    made = client.get(SESSION("CreateSession"), checks={"user": {"userId": user_id}}, challenges=challenge)
    again = step(client, made, challenges=challenge).message
    former, made.session_token = made.challenges.otp_email, again.session_token
    expect_refusal(step(client, made, checks={"otpEmail": {"code": former}}), 3, "CODE-woT0xc")
    assert step(client, made, checks={"otpEmail": {"code": again.challenges.otp_email}}).code == 0


def test_a_code_is_of_one_session(client, world):
    user_id, _ = mailed(world)
    challenge = {"otpEmail": {"returnCode": {}}}
    one, two = (client.get(SESSION("CreateSession"), checks={"user": {"userId": user_id}}, challenges=challenge)
                for _ in range(2))  # fmt: skip
    expect_refusal(step(client, two, checks={"otpEmail": {"code": one.challenges.otp_email}}), 3, "CODE-woT0xc")
    assert step(client, two, checks={"otpEmail": {"code": two.challenges.otp_email}}).code == 0


def test_wrong_codes_are_bounded(client, world):
    """Five of one session end its challenge; five of a user, of whatever session, are all that are taken for a while."""
    user_id, _ = mailed(world)
    challenge = {"otpEmail": {"returnCode": {}}}
    one, two = (client.get(SESSION("CreateSession"), checks={"user": {"userId": user_id}}, challenges=challenge)
                for _ in range(2))  # fmt: skip
    for _ in range(5):
        expect_refusal(step(client, one, checks={"otpEmail": {"code": "0"}}), 3, "CODE-woT0xc")
    expect_refusal(step(client, one, checks={"otpEmail": {"code": one.challenges.otp_email}}), 9, "COMMAND-S34gh")
    exhausted = step(client, two, checks={"otpEmail": {"code": two.challenges.otp_email}})
    assert exhausted.code == 8 and exhausted.text.endswith("(SIGNET-Fg5ss)")


def test_recovery_codes(client, world):
    user_id = world.secured()
    codes = client.get(V2("GenerateRecoveryCodes"), userId=user_id, count=2).recovery_codes
    made = client.get(SESSION("CreateSession"), checks=checks(user_id))
    # As people type it.
    entered = step(client, made, checks={"recoveryCode": {"code": f" {codes[0].lower()} "}})
    assert entered.code == 0, entered
    assert proved(client, made.session_id) == ["password", "recovery_code"]
    made.session_token = entered.message.session_token
    expect_refusal(step(client, made, checks={"recoveryCode": {"code": codes[0]}}), 3, "SIGNET-Rc7wr")


def test_secrets_are_nowhere_in_the_history(client, world):
    user_id, _ = mailed(world)
    made = client.get(SESSION("CreateSession"), checks={"user": {"userId": user_id}},
                      challenges={"otpEmail": {"returnCode": {}}})  # fmt: skip
    code = made.challenges.otp_email
    step(client, made, checks={"otpEmail": {"code": "0"}})
    step(client, made, checks={"otpEmail": {"code": code}})
    events = client.get(ADMIN("ListEvents"), aggregateId=made.session_id, asc=True).events
    assert [event.type.type for event in events] == [
        "session.added", "session.user.checked", "session.otp.email.challenged", "session.token.set",
        "session.otp.email.failed", "session.otp.email.checked", "session.token.set"]  # fmt: skip
    assert code not in str(events)


def test_a_second_factor_is_forced(client, world):
    """Where the login policy asks for one, the token of a session with a password alone calls nothing."""
    organization = world.organization()
    own = world.admin.having(x_zitadel_orgid=organization)
    own.get(V1("AddCustomLoginPolicy"), allowUsernamePassword=True, forceMfa=True, passwordCheckLifetime="864000s",
            externalLoginCheckLifetime="864000s", mfaInitSkipLifetime="2592000s", secondFactorCheckLifetime="64800s",
            multiFactorCheckLifetime="43200s")  # fmt: skip
    user_id, _ = mailed(world, organization={"orgId": organization})
    made = client.get(SESSION("CreateSession"), checks=checks(user_id), challenges={"otpEmail": {"returnCode": {}}})
    assert is_worthless(client, made.session_token)
    entered = step(client, made, checks={"otpEmail": {"code": made.challenges.otp_email}}).message
    assert bearer(client, entered.session_token).get(AUTH("GetMyUser")).user.id == user_id
