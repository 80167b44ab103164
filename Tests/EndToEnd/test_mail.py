"""Mails as they arrive: in a Maildir, and at a real SMTP server."""

import email.utils
import re

import pytest

from support.mail import all_mails, await_mails, code, html, link, mails_to, text
from support.schema import V1, V2
from support.smtp import SMTP
from support.waiting import eventually
from support.world import unique

LANGUAGES = {
    "bg": ("Здравейте", "Потвърдете имейл адреса си"),
    "cs": ("Dobrý den", "Potvrďte svou e-mailovou adresu"),
    "de": ("Guten Tag", "Bestätigen Sie Ihre E-Mail-Adresse"),
    "en": ("Hello", "Confirm your email address"),
    "es": ("Hola", "Confirme su dirección de correo electrónico"),
    "fr": ("Bonjour", "Confirmez votre adresse e-mail"),
    "hu": ("Kedves", "Erősítse meg az e-mail-címét"),
    "id": ("Halo", "Verifikasi alamat email Anda"),
    "it": ("Buongiorno", "Conferma il tuo indirizzo e-mail"),
    "ja": (" 様", "メールアドレスの確認を完了してください"),
    "ko": ("안녕하세요", "이메일 주소를 인증하세요"),
    "mk": ("Добар ден", "Потврдете ја адресата за е-пошта"),
    "nl": ("Hallo", "Bevestig uw e-mailadres"),
    "pl": ("Dzień dobry", "Potwierdź swój adres e-mail"),
    "pt": ("Olá", "Confirme seu endereço de e-mail"),
    "pt-PT": ("Olá", "Confirme o seu endereço de e-mail"),
    "ro": ("Bună ziua", "Confirmați adresa de e-mail"),
    "ru": ("Здравствуйте", "Подтвердите адрес электронной почты"),
    "sv": ("Hej", "Bekräfta din e-postadress"),
    "tr": ("Merhaba", "E-posta adresinizi doğrulayın"),
    "zh": ("您好", "请确认您的电子邮件地址"),
    "zh-TW": ("您好", "請確認您的電子郵件地址"),
}

WRITTEN = {"zh": "zh-Hans", "zh-TW": "zh-Hant"}


def new_person(world, language="en", send=None, **fields):
    """A person to whom a mail is on its way: id and address."""
    address = f"{unique('reader')}@example.com"
    created = world.person(
        email={"email": address, "sendCode": send or {}},
        profile={"givenName": "Zoë <b>", "familyName": "O'Neill & Söhne", "preferredLanguage": language},
        **fields,
    )
    return created.user_id, address


@pytest.mark.parametrize("language", LANGUAGES)
def test_form(language, server, world):
    greeting, subject = LANGUAGES[language]
    user_id, address = new_person(world, language)
    mail, = await_mails(server.mail, address)
    assert mail.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    assert {part.get_content_charset() for part in mail.iter_parts()} == {"utf-8"}
    for field in ("From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Auto-Submitted"):
        assert len(mail.get_all(field)) == 1, field
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["To"].addresses[0].display_name == "Zoë <b> O'Neill & Söhne"
    assert re.fullmatch(r"<[^<>@\s]+@[^<>@\s]+>", mail["Message-ID"])
    assert email.utils.parsedate_to_datetime(mail["Date"]).tzinfo
    assert re.search(subject, mail["Subject"])
    assert re.search(greeting, text(mail))
    for line in mail.as_bytes().splitlines():
        assert len(line) <= 998

    assert code(mail) in text(mail) and code(mail) in html(mail)
    assert link(mail).startswith(server.url + "/ui/v2/login/verify?")
    assert f"code={code(mail)}" in link(mail) and f"userId={user_id}" in link(mail)
    assert link(mail).replace("&", "&amp;") in html(mail)
    assert "Zoë <b>" in text(mail)
    assert "Zoë &lt;b&gt;" in html(mail) and "<b>" not in html(mail)
    # Chinese says which script, so that programs choose the glyphs.
    assert f'lang="{WRITTEN.get(language, language)}"' in html(mail)

    world.admin.get(V2("VerifyEmail"), userId=user_id, verificationCode=code(mail))


def test_language_that_nobody_wrote(server, world):
    """The instance's language then."""
    _, address = new_person(world, "xx")
    assert "Hello" in text(await_mails(server.mail, address)[0])


def test_each_mail_has_a_code_and_an_id_of_its_own(server, world):
    user_id, address = new_person(world)
    await_mails(server.mail, address)
    world.admin.get(V1("ResendHumanEmailVerification"), userId=user_id)
    first, second = await_mails(server.mail, address, 2)
    assert first["Message-ID"] != second["Message-ID"]
    assert code(first) != code(second)
    refused = world.admin.call(V2("VerifyEmail"), userId=user_id, verificationCode=code(first))
    assert refused.code == 3
    world.admin.get(V2("VerifyEmail"), userId=user_id, verificationCode=code(second))


def test_link_of_version_1(server, world):
    created = world.person()
    world.admin.get(V1("ResendHumanEmailVerification"), userId=created.user_id)
    mail, = await_mails(server.mail, world.address(created.user_id).email)
    assert link(mail).startswith(server.url + "/ui/login/mail/verification?")
    assert f"userID={created.user_id}" in link(mail) and f"code={code(mail)}" in link(mail)
    assert f"orgID={created.details.resource_owner}" in link(mail)


def test_link_of_ones_own(server, world):
    template = "https://app.example.com/confirm/{{.OrgID}}/{{.UserID}}?c={{.Code}}"
    user_id, address = new_person(world, send={"urlTemplate": template})
    mail, = await_mails(server.mail, address)
    organization = world.admin.get(V1("GetMyOrg")).org.id
    expected = f"https://app.example.com/confirm/{organization}/{user_id}?c={code(mail)}"
    assert link(mail) == expected and expected in html(mail)


def test_initialization(server, world):
    user_id = world.initial()
    mail, = await_mails(server.mail, world.address(user_id).email)
    assert link(mail).startswith(server.url + "/ui/login/user/init?")
    world.admin.get(V1("ResendHumanInitialization"), userId=user_id)
    await_mails(server.mail, world.address(user_id).email, 2)
    other = f"{unique('other')}@example.com"
    world.admin.get(V1("ResendHumanInitialization"), userId=user_id, email=other)
    await_mails(server.mail, other)


def test_returned_codes_are_not_mailed(server, world):
    """What comes later has arrived; what was returned has not."""
    quiet = world.person()
    world.admin.get(V2("ResendEmailCode"), userId=quiet.user_id, returnCode={})
    _, address = new_person(world)
    await_mails(server.mail, address)
    assert not mails_to(server.mail, world.address(quiet.user_id).email)


def test_mails_are_the_owners_alone(server, world):
    _, address = new_person(world)
    await_mails(server.mail, address)
    assert server.mail.stat().st_mode & 0o077 == 0
    for file in (server.mail / "new").iterdir():
        assert file.stat().st_mode & 0o077 == 0


# SMTP


@pytest.fixture
def smtp(tmp_path):
    with SMTP(tmp_path) as smtp:
        yield smtp


@pytest.fixture(params=["smtp", "smtps"])
def provider(request, tmp_path):
    """With STARTTLS, and with TLS from the start."""
    with SMTP(tmp_path, request.param) as provider:
        yield provider


def test_smtp_with_a_certificate_that_nobody_knows_sends_nothing(provider, make_server, make_world):
    server = make_server("--smtp-url", re.sub(r"ca=[^&]*&?", "", provider.url).rstrip("&"))
    new_person(make_world(server))
    eventually(lambda: "message deferred" in server.log, "the mail waits")
    assert "certificate" in server.log
    assert not provider.mails and not provider.failed_logins, "not even the password"


def test_smtp_with_tls_and_auth(provider, make_server, make_world):
    smtp = provider
    server = make_server("--smtp-url", smtp.url)
    world = make_world(server)
    user_id, address = new_person(world, "de")
    received, = smtp.await_mails(address)
    assert received.sender == "signet@example.org" and received.recipients == [address]
    assert received.was_encrypted and received.authenticated_as == smtp.user
    mail = received.mail
    assert mail["From"].addresses[0].addr_spec == "signet@example.org"
    assert code(mail) in html(mail) and re.search(LANGUAGES["de"][0], text(mail))
    world.admin.get(V2("VerifyEmail"), userId=user_id, verificationCode=code(mail))
    assert not all_mails(server.mail), "nothing lands in a Maildir once a provider is configured"


def test_smtp_password_that_is_wrong_sends_nothing(smtp, make_server, make_world):
    smtp.password = "changed"
    server = make_server("--smtp-url", smtp.url)
    _, address = new_person(make_world(server))
    smtp.await_refusals(1)
    assert not smtp.mails
    smtp.password = smtp.known_password
    smtp.await_mails(address)


def test_smtp_outage(smtp, make_server, make_world):
    """What cannot be sent is tried again, and arrives once the provider is back."""
    smtp.stop()
    server = make_server("--smtp-url", smtp.url)
    world = make_world(server)
    _, address = new_person(world)
    server.stop()
    server.start()
    smtp.start()
    received, = smtp.await_mails(address)
    assert code(received.mail)


def test_smtp_refusal_for_now(smtp, make_server, make_world):
    """A 4xx is tried again with the same Message-ID, a mail already taken is not."""
    smtp.replies = ["451 try again later"]
    server = make_server("--smtp-url", smtp.url)
    _, address = new_person(make_world(server))
    received, = smtp.await_mails(address)
    assert smtp.refused[0]["Message-ID"] == received.mail["Message-ID"]
