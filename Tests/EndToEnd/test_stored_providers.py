"""Providers that are set up through the interface: they send, are switched, survive a kill, and keep their secrets."""

import itertools
import threading
import time

import grpc
import httpx
import pytest

from support import sms
from support.mail import await_mails, code
from support.open_smtp import OpenSMTP
from support.schema import ADMIN, V2
from support.smtp import SMTP
from support.waiting import eventually

PASSWORD = "s3cret-of-the-mail-server"
TOKEN = "s3cret-token-of-twilio"
SENDER = {"senderAddress": "acme@mail.example", "senderName": "Acme"}


@pytest.fixture
def house(make_server, make_world):
    """A server of its own, and whoever may do everything on it."""
    server = make_server("--instance-hourly", "0", "--caller-hourly", "0")
    return server, make_world(server)


def add(world, smtp, method="AddEmailProviderSMTP", **fields):
    return world.admin.get(ADMIN(method), **{**SENDER, "host": smtp.host, **fields}).id


def activate(world, provider, method="ActivateEmailProvider"):
    world.admin.get(ADMIN(method), id=provider)


def mailed(world):
    """A person who is sent a code; the address."""
    person = world.person(email={"sendCode": {}}).user_id
    return person, world.address(person).email


def test_mail_goes_by_the_active_provider(house):
    server, world = house
    person, address = mailed(world)
    assert len(await_mails(server.mail, address)) == 1, "without one it goes where the settings say"
    with OpenSMTP(PASSWORD) as first, OpenSMTP() as second:
        one = add(world, first, user="signet", password=PASSWORD, replyToAddress="help@mail.example")
        other = add(world, second, "AddSMTPConfig", senderAddress="second@mail.example")
        _, address = mailed(world)
        assert len(await_mails(server.mail, address)) == 1, "who is not active sends nothing"
        activate(world, one)
        person, address = mailed(world)
        sender, mail = first.await_mail(address)
        assert sender == "acme@mail.example" and mail["From"] == "Acme <acme@mail.example>"
        assert mail["Reply-To"] == "help@mail.example"
        assert first.logins == [("signet", PASSWORD)]
        world.admin.get(V2("VerifyEmail"), userId=person, verificationCode=code(mail))
        activate(world, other, "ActivateSMTPConfig")
        _, address = mailed(world)
        assert second.await_mail(address)[0] == "second@mail.example"
        # A change of the active one holds for the next mail, too.
        world.admin.get(
            ADMIN("UpdateSMTPConfig"), id=other, senderAddress="third@mail.example", senderName="Third", host=second.host)
        _, address = mailed(world)
        assert second.await_mail(address)[1]["From"] == "Third <third@mail.example>"
        world.admin.get(ADMIN("DeactivateEmailProvider"), id=other)
        _, address = mailed(world)
        assert len(await_mails(server.mail, address)) == 1, "without one it goes where the settings say again"
        activate(world, one)
        world.admin.get(ADMIN("RemoveEmailProvider"), id=one)
        _, address = mailed(world)
        assert len(await_mails(server.mail, address)) == 1
        assert world.admin.call(ADMIN("GetEmailProvider")).code == 5
    assert not [line for line in server.log.splitlines() if PASSWORD in line]


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_tls_is_found_out(scheme, tmp_path, make_server, make_world):
    """By STARTTLS, or from the start: the interface says no more than that there is to be TLS."""
    with SMTP(tmp_path, scheme) as smtp:
        server = make_server("--provider-ca", str(smtp.authority))
        world = make_world(server)
        smtp.host = f"127.0.0.1:{smtp.port}"
        provider = add(world, smtp, tls=True, user=smtp.user, password=smtp.known_password)
        activate(world, provider)
        for _ in range(2):
            _, address = mailed(world)
            received = smtp.await_mails(address)[-1]
            assert received.was_encrypted and received.authenticated_as == smtp.user
    assert smtp.known_password not in server.log


def test_nothing_goes_in_clear_where_tls_is_asked_for(house):
    server, world = house
    with OpenSMTP(PASSWORD) as smtp:
        provider = add(world, smtp, tls=True, user="signet", password=PASSWORD)
        answer = world.admin.call(
            ADMIN("TestEmailProviderSMTPById"), id=provider, receiverAddress="a@mail.example")
        assert answer.code == 9 and "SIGNET-Pv7tR" in answer.text
        assert not smtp.logins and not smtp.mails


def test_switched_while_many_wait(house, request):
    """None is lost, and none is sent twice, whoever was active when it was its turn."""
    server, world = house
    count = request.config.getoption("mails") * 3
    with OpenSMTP(hold="451 later") as first, OpenSMTP() as second, OpenSMTP() as third:
        providers = [add(world, smtp) for smtp in (first, second, third)]
        activate(world, providers[0])
        people = [world.person(email={"sendCode": {}}).user_id for _ in range(count)]
        first.hold = None
        # To and fro, while they are sent.
        for number in range(12):
            activate(world, providers[(number + 1) % 3])
            before = sum(len(smtp.mails) for smtp in (first, second, third))
            if before < count:
                eventually(
                    lambda: sum(len(smtp.mails) for smtp in (first, second, third)) > before,
                    "another provider sends")
        activate(world, providers[1])
        eventually(
            lambda: sum(len(smtp.mails) for smtp in (first, second, third)) >= count, "all are sent", deadline=180)
        eventually(lambda: not server.query("SELECT 1 FROM outbox LIMIT 1"), "all are settled")
        ids = [one for smtp in (first, second, third) for one in smtp.ids()]
        assert len(ids) == len(set(ids)) == count
        assert {one.split("-")[0].lstrip("<") for one in ids} == set(people)
        assert sum(bool(smtp.ids()) for smtp in (first, second, third)) > 1, "more than one has sent"


def test_the_active_one_survives_a_kill(house):
    server, world = house
    with OpenSMTP(hold="451 later") as first, OpenSMTP(hold="451 later") as second:
        providers = {add(world, smtp): smtp for smtp in (first, second)}
        activate(world, next(iter(providers)))
        _, address = mailed(world)

        def switch():
            """To and fro, until the power fails."""
            for provider in itertools.cycle(reversed(providers)):
                try:
                    activate(world, provider)
                except (grpc.RpcError, AssertionError):
                    return

        switching = threading.Thread(target=switch)
        switching.start()
        switches = "SELECT payload FROM events WHERE type = 'instance.smtp.config.activated' ORDER BY position DESC LIMIT 1"
        count = "SELECT count(*) FROM events WHERE type = 'instance.smtp.config.activated'"
        eventually(lambda: server.query(count)[0][0] > 40, "a few switches")
        server.kill()
        switching.join()
        # Whoever sends after the start finds them willing: the wait after so many attempts is long.
        first.hold = second.hold = None
        server.start()
        stored = "SELECT provider_id FROM active_providers WHERE channel = 1"
        if server.database:
            stored = "SELECT convert_from(value, 'UTF8') FROM items WHERE kind = 8 AND key = '1'"
        active = str(server.query(stored)[0][0])
        assert active.encode() in server.query(switches)[0][0], "the last one of which there is an event"
        again = type(world)(server)
        try:
            assert again.admin.get(ADMIN("GetEmailProvider")).config.id == active
            providers.pop(active).await_mail(address)
            assert not next(iter(providers.values())).mails, "the other one has sent nothing"
        finally:
            again.close()


def test_mail_over_http(house):
    server, world = house
    with sms.Provider() as hook:
        made = world.admin.get(
            ADMIN("AddEmailProviderHTTP"), endpoint=f"http://{hook.authority}/mail", description="our \"hook\"")
        assert len(made.signing_key) == 36
        activate(world, made.id)
        person, address = mailed(world)
        (path, fields, body), = hook.await_requests(1)
        assert path == "/mail" and fields["content-type"] == "application/json"
        fields["signet-signature"] = fields["zitadel-signature"]
        assert abs(sms.check_signature(fields, body, made.signing_key) - time.time()) < 600
        message = sms.message(body)
        assert message["contextInfo"] == {
            "recipientEmailAddress": address,
            "eventType": "user.human.email.code.added",
            "provider": {"id": made.id, "description": "our \"hook\""},
        }
        letter = message["templateData"]
        assert letter["url"].startswith("http") and person in letter["url"] and message["args"]["code"] in letter["url"]
        assert all(letter[name] for name in ("subject", "title", "preHeader", "greeting", "text", "buttonText"))
        world.admin.get(V2("VerifyEmail"), userId=person, verificationCode=message["args"]["code"])
        # Another key signs from then on; redirects lead nowhere, and what is refused for now comes again.
        renewed = world.admin.get(
            ADMIN("UpdateEmailProviderHTTP"), id=made.id, endpoint=f"http://{hook.authority}/mail",
            expirationSigningKey="0s").signing_key
        assert renewed and renewed != made.signing_key
        hook.answers.append((302, "elsewhere"))
        mailed(world)
        requests = hook.await_requests(3)
        assert requests[1][2] == requests[2][2] and requests[2][0] == "/mail"
        fields = requests[2][1]
        fields["signet-signature"] = fields["zitadel-signature"]
        sms.check_signature(fields, requests[2][2], renewed)
    for key in (made.signing_key, renewed):
        assert key not in server.log


def test_text_messages_by_either_kind(make_server, make_world):
    with sms.Provider() as hook, sms.Provider() as api:
        server = make_server("--twilio-url", f"http://{api.authority}")
        world = make_world(server)
        made = world.admin.get(ADMIN("AddSMSProviderHTTP"), endpoint=f"http://{hook.authority}/sms")
        twilio = world.admin.get(
            ADMIN("AddSMSProviderTwilio"), sid="AC0123", token=TOKEN, senderNumber="+1 202 555 0100").id
        world.admin.get(ADMIN("ActivateSMSProvider"), id=made.id)
        phone = {"phone": "+41 79 123 45 67", "sendCode": {}}
        world.person(phone=phone)
        (path, fields, body), = hook.await_requests(1)
        fields["signet-signature"] = fields["zitadel-signature"]
        sms.check_signature(fields, body, made.signing_key)
        assert sms.message(body)["contextInfo"]["provider"]["id"] == made.id
        world.admin.get(ADMIN("ActivateSMSProvider"), id=twilio)
        api.answers = [(201, '{"sid": "SM1"}')] * 2
        person = world.person(phone=phone).user_id
        (path, fields, body), = api.await_requests(1)
        assert path == "/2010-04-01/Accounts/AC0123/Messages.json"
        assert sms.basic(fields) == ("AC0123", TOKEN)
        form = sms.form(body)
        assert form["To"] == "+41791234567" and form["From"] == "+12025550100"
        word = form["Body"].split("is")[0].split(":")[-1].strip()
        world.admin.get(V2("VerifyPhone"), userId=person, verificationCode=word)
        world.admin.get(ADMIN("UpdateSMSProviderTwilioToken"), id=twilio, token="another")
        world.person(phone=phone)
        assert sms.basic(api.await_requests(2)[1][1]) == ("AC0123", "another")
        assert TOKEN not in server.log and made.signing_key not in server.log


def test_newer_clients_say_how_to_log_in(house):
    """By a part of its own, `none` or `plain`, beside the older field of the password."""
    server, world = house

    def known(provider):
        return world.admin.get(ADMIN("GetEmailProviderById"), id=provider).config.smtp

    with OpenSMTP(PASSWORD) as smtp, OpenSMTP() as relay:
        provider = add(world, smtp, user="signet", plain={"password": PASSWORD})
        assert known(provider).HasField("plain")
        activate(world, provider)
        smtp.await_mail(mailed(world)[1])
        # Without a password it keeps the one that it has.
        update = {**SENDER, "id": provider, "host": smtp.host, "user": "signet", "plain": {}, "description": "d"}
        world.admin.get(ADMIN("UpdateEmailProviderSMTP"), **update)
        smtp.await_mail(mailed(world)[1])
        assert set(smtp.logins) == {("signet", PASSWORD)}
        given = {**SENDER, "receiverAddress": "a@mail.example"}
        world.admin.get(
            ADMIN("TestEmailProviderSMTP"), **given, host=smtp.host, user="signet", plain={"password": PASSWORD})
        world.admin.get(ADMIN("TestEmailProviderSMTP"), **given, host=relay.host, none={})
        open_relay = add(world, relay, user="nobody", none={})
        assert known(open_relay).HasField("none") and not known(open_relay).user
        activate(world, open_relay)
        relay.await_mail(mailed(world)[1])
        assert not relay.logins


def test_trials_send_at_once_and_store_nothing(house):
    server, world = house
    with OpenSMTP(PASSWORD) as smtp:
        given = {**SENDER, "host": smtp.host, "user": "signet", "receiverAddress": "a@mail.example"}
        events = server.events
        world.admin.get(ADMIN("TestEmailProviderSMTP"), **given, password=PASSWORD)
        assert [to for _, to, _ in smtp.mails] == [["a@mail.example"]]
        assert server.events == events
        wrong = world.admin.call(ADMIN("TestEmailProviderSMTP"), **given, password="wrong")
        assert wrong.code == 9 and "the login was refused (535)" in wrong.text
        provider = add(world, smtp, user="signet", password=PASSWORD)
        world.admin.get(ADMIN("TestEmailProviderSMTPById"), id=provider, receiverAddress="b@mail.example")
        world.admin.get(ADMIN("TestEmailProviderSMTP"), **given, id=provider)
        assert len(smtp.mails) == 3
    nobody = world.admin.call(ADMIN("TestEmailProviderSMTPById"), id=provider, receiverAddress="b@mail.example")
    assert nobody.code == 9 and "SIGNET-Pv7tR" in nobody.text


def test_secrets_are_nowhere(house):
    """Neither in the files of the store, nor in the log, nor in an answer, nor in an event."""
    server, world = house
    with OpenSMTP(PASSWORD) as smtp:
        provider = add(world, smtp, user="signet", password=PASSWORD)
        activate(world, provider)
        world.admin.get(ADMIN("UpdateEmailProviderSMTPPassword"), id=provider, password="another-" + PASSWORD)
        key = world.admin.get(ADMIN("AddSMSProviderHTTP"), endpoint="https://sms.mail.example").signing_key
        world.admin.get(ADMIN("AddSMSProviderTwilio"), sid="AC1", token=TOKEN, senderNumber="Acme")
        answers = [
            world.admin.get(ADMIN(method), **fields)
            for method, fields in (
                ("GetSMTPConfig", {}), ("GetEmailProviderById", {"id": provider}), ("ListSMTPConfigs", {}),
                ("ListEmailProviders", {}), ("ListSMSProviders", {}), ("ListEvents", {"limit": 1000}),
            )
        ]
    server.stop()
    secrets = (PASSWORD, key, TOKEN)
    for secret in secrets:
        assert all(secret not in str(answer) for answer in answers)
        assert secret not in server.log
        for file in server.data.iterdir():
            if file.is_file():
                assert secret.encode() not in file.read_bytes(), file


def test_metrics_and_lists_say_which(house):
    server, world = house
    page = httpx.get(server.url + "/debug/metrics", trust_env=False).text
    assert 'outbox_provider_info{channel="mail",provider="settings",kind=""} 1' in page.replace("signet_", "")


def test_over_every_protocol(house):
    """gRPC, gRPC-Web, Connect and JSON: one handler."""
    from support.protocols import PROTOCOLS, Client

    server, world = house
    for name, protocol in PROTOCOLS.items():
        opened = protocol(server.authority)
        try:
            client = Client(opened, server.token)
            made = client.get(ADMIN("AddEmailProviderSMTP"), **SENDER, host="mail.example.com:587", description=name)
            found = client.get(ADMIN("GetEmailProviderById"), id=made.id).config
            assert found.smtp.host == "mail.example.com:587" and found.description == name, name
            assert client.call(ADMIN("AddSMTPConfig"), **SENDER, host="mail.example.com").code == 3, name
        finally:
            opened.close()
