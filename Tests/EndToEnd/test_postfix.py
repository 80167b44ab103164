"""Delivery by the mail server that most others are."""

import pytest

from support.mail import code, html, text
from support.postfix import Postfix
from support.schema import V2
from support.waiting import eventually
from support.world import unique


@pytest.fixture
def postfix(tmp_path):
    with Postfix(tmp_path) as postfix:
        yield postfix


def person(world, address):
    return world.person(
        email={"email": address, "sendCode": {}},
        profile={"givenName": "Zoë", "familyName": "Łukasz", "preferredLanguage": "ja"},
    ).user_id


def test_delivery(postfix, make_server, make_world):
    world = make_world(make_server("--smtp-url", postfix.url))
    user_id = person(world, f"{unique('reader')}@example.com")
    mail, = postfix.await_mails(1)
    assert "様" in text(mail) and code(mail) in html(mail)
    assert mail["Return-Path"] == "<signet@example.org>"
    assert " with ESMTPS " in mail["Received"], "handed over encrypted"
    world.admin.get(V2("VerifyEmail"), userId=user_id, verificationCode=code(mail))


def test_a_relay_that_does_not_know_us_yet_delays_mail_and_loses_none(postfix, make_server, make_world):
    """As before someone has let this host in: the mail arrives once that is done."""
    postfix.configure(relay="reject")
    postfix.command("reload")
    server = make_server("--smtp-url", postfix.url)
    person(make_world(server), f"{unique('reader')}@example.com")
    eventually(lambda: "message deferred" in server.log, "the refusal is not taken for final")
    assert "554" in server.log and "message refused" not in server.log
    postfix.configure(relay="reject_unauth_destination")
    postfix.command("reload")
    assert len(postfix.await_mails(1)) == 1


def test_a_recipient_elsewhere_is_a_rule_of_the_relay(postfix, make_server, make_world):
    server = make_server("--smtp-url", postfix.url)
    world = make_world(server)
    person(world, f"{unique('reader')}@elsewhere.example")
    eventually(lambda: "Relay access denied" in server.log, "the refusal is logged")
    assert "message deferred" in server.log and "message refused" not in server.log
    person(world, f"{unique('reader')}@example.com")
    assert len(postfix.await_mails(1)) == 1, "other mails go on"


STRICT = """
smtpd_helo_required = yes
smtpd_helo_restrictions = reject_invalid_helo_hostname, reject_non_fqdn_helo_hostname
smtpd_sender_restrictions = reject_non_fqdn_sender
strict_rfc821_envelopes = yes
smtpd_delay_reject = {delayed}
"""


@pytest.mark.parametrize("delayed", ["yes", "no"])
@pytest.mark.parametrize("helo", ["", "&helo=mail.example.net", "&helo=[192.0.2.1]"])
def test_a_strict_server_takes_our_name(helo, delayed, postfix, make_server, make_world):
    """Also where this host has no full name, as a container has none."""
    postfix.configure(relay="reject_unauth_destination", more=STRICT.format(delayed=delayed))
    postfix.command("reload")
    server = make_server("--smtp-url", postfix.url + helo)
    person(make_world(server), f"{unique('reader')}@example.com")
    mail, = postfix.await_mails(1)
    assert "message deferred" not in server.log, "taken at once"
    if helo:
        assert helo.removeprefix("&helo=") in mail["Received"]
