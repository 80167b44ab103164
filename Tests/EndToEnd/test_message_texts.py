"""What an organization says itself in mails and text messages, and the language of the instance."""

import subprocess

import httpx
import pytest

from support import sms
from support.mail import await_mails, code, html, link, text
from support.protocols import REST, Client
from support.schema import ADMIN, V1, V2
from support.server import executable
from support.smtp import SMTP
from support.world import unique

KINDS = {
    "Init": "SetCustomInitMessageText",
    "PasswordReset": "SetCustomPasswordResetMessageText",
    "VerifyEmail": "SetCustomVerifyEmailMessageText",
    "VerifyPhone": "SetCustomVerifyPhoneMessageText",
    "PasswordChange": "SetCustomPasswordChangeMessageCustomText",
    "InviteUser": "SetCustomInviteUserMessageCustomText",
}
OWN = {
    "title": "Grüezi",
    "preHeader": "Ein Schritt noch",
    "subject": "Acme: {{.PreferredLoginName}}",
    "greeting": "Hoi {{.FirstName}}",
    "text": "Ihr Code ist <strong>{{.Code}}</strong>.<br>Konto: {{.UserID}} <script>",
    "buttonText": "Los",
    "footerText": "Acme & Söhne",
}


@pytest.fixture
def provider(tmp_path):
    with SMTP(tmp_path) as smtp:
        yield smtp


def new_person(client, organization, language="de", **fields):
    """A person of an organization to whom a mail is on its way: id and address."""
    address = f"{unique('reader')}@example.com"
    created = client.get(
        V2("AddHumanUser"),
        username=unique("reader"),
        organization={"orgId": organization},
        profile={"givenName": "Zoë <b>", "familyName": "O'Neill", "preferredLanguage": language},
        email={"email": address, "sendCode": {}},
        **fields,
    )
    return created.user_id, address


def test_a_mail_says_what_the_organization_says(provider, make_server, make_world):
    """Set over JSON and over gRPC, received by SMTP; nobody else's mails change; reset, it is as it was."""
    server = make_server("--smtp-url", provider.url)
    world = make_world(server)
    organization, other = world.organization(), world.organization()
    admin = world.admin.having(x_zitadel_orgid=organization)
    path = f"{server.url}/management/v1/text/message/verifyemail"
    fields = {"authorization": f"Bearer {server.token}", "x-zitadel-orgid": organization}
    answer = httpx.put(f"{path}/de", json=OWN, headers=fields, trust_env=False)
    assert answer.status_code == 200 and answer.json()["details"]["resourceOwner"] == organization
    admin.get(V1("SetCustomVerifyEmailMessageText"), language="ja", subject="アクメ {{.Code}}")

    user_id, address = new_person(world.admin, organization)
    mail = provider.await_mails(address)[0].mail
    login = world.admin.get(V2("GetUserByID"), userId=user_id).user.preferred_login_name
    found = code(mail)
    assert mail["Subject"] == f"Acme: {login}"
    assert f"Grüezi\n\nHoi Zoë <b>\n\nIhr Code ist {found}.\nKonto: {user_id} <script>\n" in lines(text(mail))
    assert f"Ihr Code ist {found}.<br>\nKonto: {user_id} &lt;script&gt;</p>" in lines(html(mail))
    assert ">Hoi Zoë &lt;b&gt;</p>" in html(mail) and ">Los</a>" in html(mail) and "Acme &amp; Söhne" in html(mail)
    assert "<script" not in html(mail) and "<b>" not in html(mail)
    world.admin.get(V2("VerifyEmail"), userId=user_id, verificationCode=found)

    _, address = new_person(world.admin, organization, "ja")
    mail = provider.await_mails(address)[0].mail
    assert mail["Subject"] == f"アクメ {code(mail)}" and "確認コード" in text(mail), "the rest is built in"
    for organization_id, language, subject in (
        (other, "de", "Bestätigen Sie Ihre E-Mail-Adresse"),
        (organization, "en", "Confirm your email address"),
    ):
        _, address = new_person(world.admin, organization_id, language)
        assert provider.await_mails(address)[0].mail["Subject"] == subject

    answer = httpx.delete(f"{path}/de", headers=fields, trust_env=False)
    assert answer.status_code == 200
    admin.get(V1("ResetCustomVerifyEmailMessageTextToDefault"), language="ja")
    for language, subject in (("de", "Bestätigen Sie Ihre E-Mail-Adresse"), ("ja", "メールアドレスの確認を完了してください")):
        _, address = new_person(world.admin, organization, language)
        assert provider.await_mails(address)[0].mail["Subject"] == subject

    server.stop()
    assert subprocess.run([executable(), "admin", "verify-state", *server.where]).returncode == 0


def lines(content):
    return content.replace("\r\n", "\n")


def test_every_mail(server, world):
    """Each message of the interface has its organization's text, of each part."""
    organization = world.organization()
    admin = world.admin.having(x_zitadel_orgid=organization)
    for kind, method in KINDS.items():
        admin.get(V1(method), language="en", text=f"Own {kind} for {{{{.UserName}}}}", subject=f"Own {kind}")

    def mail(address, count=1):
        return await_mails(server.mail, address, count)[-1]

    def expect(mail, kind):
        assert mail["Subject"] == f"Own {kind}" and f"Own {kind} for " in text(mail) and f"Own {kind} for " in html(mail)

    user_id, address = new_person(admin, organization, "en", password={"password": "Secr3t-enough!"})
    expect(mail(address), "VerifyEmail")
    admin.get(V2("VerifyEmail"), userId=user_id, verificationCode=code(mail(address)))
    admin.get(V2("PasswordReset"), userId=user_id, sendLink={})
    expect(mail(address, 2), "PasswordReset")
    admin.get(V2("SetPassword"), userId=user_id, newPassword={"password": "An0ther-one!"})
    expect(mail(address, 3), "PasswordChange")
    invited, address = new_person(admin, organization, "en")
    admin.get(V2("CreateInviteCode"), userId=invited, sendCode={})
    expect(mail(address, 2), "InviteUser")
    address = f"{unique('initial')}@example.com"
    admin.get(V1("AddHumanUser"), userName=unique("initial"), email={"email": address},
              profile={"firstName": "Grace", "lastName": "Hopper", "preferredLanguage": "en"})  # fmt: skip
    expect(mail(address), "Init")
    assert link(mail(address)).startswith(server.url), "the link is the server's"


def test_a_text_message_says_what_the_organization_says(make_server, make_world):
    with sms.Provider() as provider:
        world = make_world(make_server("--sms-url", provider.webhook))
        organization = world.organization()
        admin = world.admin.having(x_zitadel_orgid=organization)

        def sent(count):
            new_person(admin, organization, phone={"phone": "+41 79 123 45 67", "sendCode": {}})
            body = sms.message(provider.await_requests(count)[-1][2])
            return body["templateData"]["text"], body["args"]["code"]

        admin.get(V1("SetCustomVerifyPhoneMessageText"), language="de", text="Zürich: {{.Code}}, {{.LastPhone}}", title="unseen")
        content, found = sent(1)
        assert content == f"Zürich: {found}, +41791234567"
        admin.get(V1("ResetCustomVerifyPhoneMessageTextToDefault"), language="de")
        content, found = sent(2)
        assert "ist Ihr Bestätigungscode" in content and "Zürich" not in content


def test_over_every_protocol(server, world, protocol):
    organization = world.organization()
    client = Client(protocol, server.token, organization)
    built_in = client.get(V1("GetCustomInviteUserMessageText"), language="de").custom_text
    assert built_in.is_default and built_in.text and not built_in.HasField("details")
    assert client.get(V1("GetDefaultInviteUserMessageText"), language="de").custom_text == built_in
    details = client.get(V1("SetCustomInviteUserMessageCustomText"), language="de", **OWN).details
    own = client.get(V1("GetCustomInviteUserMessageText"), language="de").custom_text
    assert (own.title, own.pre_header, own.subject, own.greeting, own.text, own.button_text, own.footer_text) == tuple(OWN.values())
    assert own.details.sequence == details.sequence and own.details.resource_owner == organization and not own.is_default
    refused = client.call(V1("SetCustomInviteUserMessageCustomText"), language="de", subject="a\r\nBcc: b@example.com")
    assert refused.code == 3 and "(SIGNET-Tx1ch)" in refused.text
    refused = client.call(V1("SetCustomInviteUserMessageCustomText"), language="de", text="Hello {{.Nonsense}}")
    assert refused.code == 3 and refused.text.endswith(": Text: there is no variable {{.Nonsense}}. (SIGNET-Mt1rd)")
    refused = client.call(V1("SetCustomVerifyPhoneMessageText"), language="de", text="a" * 801)
    assert refused.code == 3 and not refused.details, "the schema's rule"
    assert client.get(V1("GetCustomInviteUserMessageText"), language="de").custom_text == own, "nothing was written"
    client.get(V1("ResetCustomInviteUserMessageTextToDefault"), language="de")
    assert client.get(V1("GetCustomInviteUserMessageText"), language="de").custom_text == built_in
    assert client.call(V1("ResetCustomInviteUserMessageTextToDefault"), language="de").code == 5


def test_events_tell_of_each_part(server, world):
    organization = world.organization()
    admin = world.admin.having(x_zitadel_orgid=organization)
    admin.get(V1("SetCustomInitMessageText"), language="de", title="T", text="{{.Code}}")
    admin.get(V1("SetCustomInitMessageText"), language="de", text="{{.Code}}")
    admin.get(V1("ResetCustomInitMessageTextToDefault"), language="de")
    events = admin.get(ADMIN("ListEvents"), aggregateId=organization, asc=True).events
    of = {"template": "InitCode", "language": "de"}
    assert [(event.type.type, dict(event.payload.items())) for event in events if "customtext" in event.type.type] == [
        ("org.customtext.set", {**of, "key": "Title", "text": "T"}),
        ("org.customtext.set", {**of, "key": "Text", "text": "{{.Code}}"}),
        ("org.customtext.removed", {**of, "key": "Title"}),
        ("org.customtext.template.removed", of),
    ]


def test_the_language_of_the_instance_acts_at_once(make_server, make_world):
    """On mails to people who prefer none, pages, refusals and histories; and after a restart."""
    server = make_server()
    world = make_world(server)
    organization = world.organization()
    admin = world.admin

    def mail_without_a_wish():
        _, address = new_person(admin, organization, "")
        return await_mails(server.mail, address)[0]

    def refusal(**metadata):
        with httpx.Client(base_url=server.url, trust_env=False) as client:
            fields = {"authorization": f"Bearer {server.token}", **metadata}
            return client.get("/management/v1/users/1", headers=fields).json()["message"]

    first = mail_without_a_wish()
    assert "Hello" in text(first) and refusal().startswith("There is no user")
    assert admin.get(ADMIN("GetDefaultLanguage")).language == "en"
    assert "pt-PT" in admin.get(ADMIN("GetSupportedLanguages")).languages
    path = link(first).removeprefix(server.url)
    client = Client(REST(server.authority), server.token)
    client.get(ADMIN("SetDefaultLanguage"), language="de")
    assert client.get(ADMIN("GetDefaultLanguage")).language == "de"
    for _ in range(2):
        assert "Guten Tag" in text(mail_without_a_wish())
        assert refusal().startswith("Unter dieser ID") and refusal(**{"accept-language": "fr"}) == refusal()
        assert refusal(**{"accept-language": "en"}).startswith("There is no user")
        page = httpx.get(server.url + path, headers={"accept-language": "xx"}, trust_env=False).text
        assert '<html lang="de"' in page
        server.stop()
        server.start()
        admin = make_world(server).admin
    refused = Client(REST(server.authority), server.token).call(ADMIN("SetDefaultLanguage"), language="de")
    assert refused.code == 9 and "INST-DS3rq" in refused.text
