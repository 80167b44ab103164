"""Text messages: captured, posted to a webhook, handed to Twilio's API."""

import re
import time

import httpx
import pytest

from support import sms
from support.mail import all_mails, text
from support.schema import V2
from support.waiting import eventually
from support.world import unique


@pytest.fixture
def provider():
    with sms.Provider() as provider:
        yield provider


def person(world, language="de"):
    """A person whose phone number waits to be verified."""
    return world.person(
        profile={"givenName": "Zoë", "familyName": "O'Neill", "preferredLanguage": language},
        phone={"phone": "+41 79 123 45 67", "sendCode": {}},
    ).user_id


def code(sentence):
    return re.search(r"\b[A-Z0-9]{6}\b", sentence)[0]


def verify(world, user_id, sentence):
    world.admin.get(V2("VerifyPhone"), userId=user_id, verificationCode=code(sentence))


def test_captured_beside_the_mail(server, world):
    user_id = person(world)
    spool = server.data / "sms"
    captured = eventually(
        # Others have had messages at the same number, in other languages.
        lambda: [message for message in all_mails(spool) if "ist Ihr Bestätigungscode" in (message["Subject"] or "")],
        "a captured text message",
    )
    assert spool.stat().st_mode & 0o077 == 0
    assert captured[-1]["Subject"].startswith("Signet: " + code(captured[-1]["Subject"]) + " ist Ihr Bestätigungscode")
    page = httpx.get(server.url + "/ui/dev/mail", trust_env=False).text
    assert captured[-1]["Subject"] in page and "+41791234567" in page
    path = re.search(r'href="(/ui/dev/sms/[^"]+)"', page)[1]
    assert "ist Ihr Bestätigungscode" in httpx.get(server.url + path, trust_env=False).text
    verify(world, user_id, captured[-1]["Subject"])


def test_webhook(provider, make_server, make_world):
    server = make_server("--sms-url", provider.webhook, environment={"SIGNET_SMS_SIGNING_KEY": "s1gning key"})
    world = make_world(server)
    user_id = person(world, "ja")
    (path, fields, body), = provider.await_requests(1)
    assert path == "/hooks/sms?tenant=1"
    assert fields["content-type"] == "application/json" and fields["idempotency-key"].startswith(user_id)
    assert abs(sms.check_signature(fields, body, "s1gning key") - time.time()) < 600
    message = sms.message(body)
    assert message["contextInfo"] == {
        "recipientPhoneNumber": "+41791234567",
        "eventType": "user.human.phone.code.added",
        "provider": {"type": "http"},
    }
    assert message["templateData"]["text"].startswith("【Signet】電話番号の確認コードは")
    assert message["args"]["code"] == code(message["templateData"]["text"])
    assert message["args"]["firstName"] == "Zoë" and message["args"]["lastName"] == "O'Neill"
    verify(world, user_id, message["templateData"]["text"])
    assert not (server.data / "sms").exists(), "nothing is captured once a provider is configured"
    assert httpx.get(server.url + "/ui/dev/sms", trust_env=False).status_code == 404
    assert "s1gning" not in server.log


@pytest.mark.parametrize("sender, field", [("+15550100", "From"), ("MG" + "0" * 32, "MessagingServiceSid")])
def test_twilio(sender, field, provider, make_server, make_world):
    provider.answers = [(201, '{"sid": "SM1", "status": "queued"}')]
    server = make_server("--sms-url", provider.twilio(sender))
    world = make_world(server)
    user_id = person(world, "en")
    (path, fields, body), = provider.await_requests(1)
    assert path == f"/2010-04-01/Accounts/{provider.account}/Messages.json"
    assert fields["content-type"] == "application/x-www-form-urlencoded"
    assert sms.basic(fields) == (provider.account, provider.token)
    sent = sms.form(body)
    assert sorted(sent) == sorted(["To", "Body", field])
    assert (sent["To"], sent[field]) == ("+41791234567", sender)
    verify(world, user_id, sent["Body"])
    assert provider.token not in server.log


@pytest.mark.parametrize("status", [401, 429, 500, 503])
def test_what_may_go_better_later_is_tried_again(status, provider, make_server, make_world):
    provider.answers = [(status, "{}")]
    server = make_server("--sms-url", provider.webhook)
    world = make_world(server)
    user_id = person(world, "en")
    first, second = provider.await_requests(2)
    assert first[1]["idempotency-key"] == second[1]["idempotency-key"]
    assert first[2] == second[2]
    verify(world, user_id, sms.message(second[2])["templateData"]["text"])


def test_a_number_that_the_provider_refuses_is_given_up(provider, make_server, make_world):
    provider.answers = [(400, '{"code": 21211, "message": "Invalid \'To\' Phone Number", "status": 400}')]
    server = make_server("--sms-url", provider.twilio())
    world = make_world(server)
    person(world)
    provider.await_requests(1)
    eventually(lambda: "message refused" in server.log, "the refusal is logged")
    assert "21211" in server.log
    assert "+41791234567" not in server.log and "123" not in re.sub(r"\d{5,}", "", server.log)
    person(world)
    assert len(provider.await_requests(2)) == 2, "the next one is sent, the refused one is not sent again"


def test_passwords_are_reset_by_sms(server, world):
    user_id = world.person(phone={"phone": "+41791112233", "isVerified": True}).user_id
    world.admin.get(V2("PasswordReset"), userId=user_id, sendLink={"notificationType": "NOTIFICATION_TYPE_SMS"})

    def arrived():
        return [mail for mail in all_mails(server.data / "sms") if mail["To"] == "+41791112233"]

    mail, = eventually(arrived, "the text message")
    assert "password reset code" in text(mail)
    password = unique("Passw0rd!")
    world.admin.get(
        V2("SetPassword"), userId=user_id, verificationCode=code(mail["Subject"]), newPassword={"password": password}
    )
