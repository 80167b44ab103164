"""What mail providers answer, and what becomes of the mail: given up only where a mailbox takes none."""

import re

import pytest

from support.scripted_smtp import ScriptedSMTP
from support.waiting import eventually
from support.world import unique

AGAIN = {
    "Amazon SES, account in the sandbox": (
        "content",
        "554 Message rejected: Email address is not verified. The following identities failed the check in region "
        "EU-WEST-1: signet@example.org",
    ),
    "Amazon SES, rate": ("content", "454 Throttling failure: Maximum sending rate exceeded."),
    "Amazon SES, quota": ("content", "454 Throttling failure: Daily message quota exceeded."),
    "SendGrid, sender": ("content", "550 The from address does not match a verified Sender Identity."),
    "SendGrid, quota": ("RCPT", "451 Authentication failed: Maximum credits exceeded"),
    "SendGrid, login": ("RCPT", "550 Unauthenticated senders not allowed"),
    "Office 365, quota": ("content", "550 5.1.90 Your message can't be sent because you've reached your daily limit"),
    "Office 365, quota under a mailbox's code": ("content", "550 5.2.2 Submission quota exceeded"),
    "Office 365, sender": ("content", "550 5.7.60 SMTP; Client does not have permissions to send as this sender"),
    "Office 365, rate": ("content", "432 4.3.2 Concurrent connections limit exceeded"),
    "Mailgun, domain": ("content", "550 Domain mg.example.org is not allowed to send: The domain is unverified"),
    "Mailgun, sandbox": ("content", "421 Domain sandbox1.mailgun.org is not allowed to send: add your own domain"),
    "Mailgun, relay": ("RCPT", "550 5.7.1 Relaying denied"),
    "Gmail, quota": ("content", "550 5.4.5 Daily user sending limit exceeded."),
    "Gmail, rate under a mailbox's code": (
        "RCPT",
        "550 5.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages",
    ),
    "Gmail, relay": ("RCPT", "550 5.7.0 Mail relay denied."),
    "Postfix, EHLO": ("RCPT", "504 5.5.2 <signet>: Helo command rejected: need fully-qualified hostname"),
    "Postfix, sender": ("RCPT", "550 5.1.0 <signet@example.org>: Sender address rejected: User unknown"),
    "Exim, sender": ("RCPT", "550 Verification failed for <signet@example.org> No Such User Here"),
    "no reason": ("RCPT", "550 mailbox unavailable"),
}

FINAL = {
    "Gmail, unknown": ("RCPT", "550-5.1.1 The email account that you tried to reach\r\n550 5.1.1 does not exist."),
    "Gmail, disabled": ("RCPT", "550 5.2.1 The email account that you tried to reach is disabled."),
    "Gmail, full": ("RCPT", "552 5.2.2 The email account that you tried to reach is over quota."),
    "Office 365, unknown": ("content", "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found"),
    "SendGrid, unknown": ("RCPT", "551 User does not exist"),
    "Postfix, unknown": ("RCPT", "550 5.1.1 <{address}>: Recipient address rejected: User unknown in virtual table"),
    "no enhanced code": ("RCPT", "550 <{address}>: No such user here"),
}


@pytest.fixture
def provider():
    with ScriptedSMTP() as provider:
        yield provider


def person(world, address):
    return world.person(email={"email": address, "sendCode": {}}).user_id


def test_what_is_tried_again_and_what_is_final(provider, make_server, make_world):
    server = make_server("--smtp-url", provider.url)
    world = make_world(server)
    people = {}
    for name, (stage, reply) in {**AGAIN, **FINAL}.items():
        address = f"{unique('reader')}@example.com"
        provider.replies[address] = [(stage, reply.replace("{address}", address))]
        people[name] = address, person(world, address)
    for name in AGAIN:
        address, _ = people[name]
        provider.await_taken(address)
        assert provider.attempts.count(address) == 2, name
    for name in FINAL:
        address, user_id = people[name]
        line = re.compile(rf"message refused.*user={user_id}|user={user_id}.*message refused")
        eventually(lambda: any(line.search(text) for text in server.lines), f"{name} is final")
        assert provider.attempts.count(address) == 1 and not provider.taken_for(address), name
    for address, _ in people.values():
        assert address not in server.log, "logs name nobody"


@pytest.mark.parametrize("name", ["mail.example.net", "[192.0.2.1]", "[IPv6:2001:db8::1]"])
def test_what_ehlo_says_is_a_setting(name, provider, make_server, make_world):
    server = make_server("--smtp-url", f"{provider.url}&helo={name}")
    address = f"{unique('reader')}@example.com"
    person(make_world(server), address)
    provider.await_taken(address)
    assert set(provider.hellos) == {name}
