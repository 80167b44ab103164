"""What the instance says for organizations that say nothing, what pages say, and the languages that are allowed."""

import subprocess

import httpx
import pytest
from test_message_texts import new_person

from support import sms
from support.mail import await_mails, code, html, link, text
from support.protocols import REST, Client
from support.schema import ADMIN, V1, V2, module
from support.server import executable
from support.world import unique

KINDS = {
    "init": "Init",
    "passwordreset": "PasswordReset",
    "verifyemail": "VerifyEmail",
    "verifyphone": "VerifyPhone",
    "verifysmsotp": "VerifySMSOTP",
    "verifyemailotp": "VerifyEmailOTP",
    "domainclaimed": "DomainClaimed",
    "passwordless_registration": "PasswordlessRegistration",
    "password_change": "PasswordChange",
    "invite_user": "InviteUser",
}


@pytest.mark.parametrize(("path", "kind"), KINDS.items())
def test_the_instance_speaks_for_organizations(make_server, make_world, path, kind):
    """Set over REST, seen over gRPC by an organization; reset, it is as it is built in."""
    server = make_server()
    world = make_world(server)
    organization = world.organization()
    admin, member = world.admin, world.admin.having(x_zitadel_orgid=organization)
    fields = {"authorization": f"Bearer {server.token}"}
    with httpx.Client(base_url=f"{server.url}/admin/v1/text", headers=fields, trust_env=False) as http:
        built_in = admin.get(ADMIN(f"GetDefault{kind}MessageText"), language="de").custom_text
        assert built_in.text and not built_in.is_default and not built_in.HasField("details")
        answer = http.put(f"/message/{path}/de", json={"text": "Hoi {{.DisplayName}}"})
        assert answer.status_code == 200 and answer.json()["details"]["resourceOwner"] != organization
        shown = http.get(f"/message/{path}/de").json()["customText"]
        assert shown.pop("details") and shown == {"text": "Hoi {{.DisplayName}}"}, "only what was set"
        general = member.get(V1(f"GetCustom{kind}MessageText"), language="de").custom_text
        assert general.text == "Hoi {{.DisplayName}}" and general.is_default and general.title == built_in.title
        for spelling in ("default", "deafult") if path == "passwordreset" else ("default",):
            assert http.get(f"/{spelling}/message/{path}/de").json()["customText"]["text"] == built_in.text
        refused = http.put(f"/message/{path}/de", json={"text": "{{.Nonsense}}"})
        assert refused.status_code == 400 and "SIGNET-Mt1rd" in refused.text
        assert http.delete(f"/message/{path}/de").status_code == 200
        assert http.delete(f"/message/{path}/de").status_code == 404
        assert admin.get(ADMIN(f"GetCustom{kind}MessageText"), language="de").custom_text.text == built_in.text


def all_pages():
    """A request that says something else in every part of every page."""
    descriptor = module("zitadel.text_pb2").LoginCustomText.DESCRIPTOR
    return {
        page.json_name: {part.json_name: f"{page.name} {part.name}" for part in page.message_type.fields}
        for page in descriptor.fields
        if page.name.endswith("_text")
    }


def test_every_part_of_every_page(server, world, protocol):
    organization = world.organization()
    client = Client(protocol, server.token, organization)
    pages = all_pages()
    assert len(pages) == 35 and sum(map(len, pages.values())) == 225
    built_in = client.get(V1("GetCustomLoginTexts"), language="de").custom_text
    assert built_in.is_default and built_in.init_password_text.title == "Passwort zurücksetzen"
    client.get(V1("SetCustomLoginText"), language="de", **pages)
    own = client.get(V1("GetCustomLoginTexts"), language="de").custom_text
    assert own.details.resource_owner == organization and not own.is_default
    for page, parts in pages.items():
        field = next(field for field in own.DESCRIPTOR.fields if field.json_name == page)
        said = getattr(own, field.name)
        assert {part.json_name: getattr(said, part.name) for part in said.DESCRIPTOR.fields} == parts
    assert client.get(V1("GetDefaultLoginTexts"), language="de").custom_text == built_in
    # What is left out is not said any more.
    client.get(V1("SetCustomLoginText"), language="de", loginText={"title": "Grüezi"})
    own = client.get(V1("GetCustomLoginTexts"), language="de").custom_text
    assert own.login_text.title == "Grüezi" and not own.login_text.description and not own.HasField("password_text")
    refused = client.call(V1("SetCustomLoginText"), language="de", loginText={"title": "a" * 201})
    assert refused.code == 3
    client.get(V1("ResetCustomLoginTextToDefault"), language="de")
    assert client.get(V1("GetCustomLoginTexts"), language="de").custom_text == built_in
    assert client.call(V1("ResetCustomLoginTextToDefault"), language="de").code == 5


def test_pages_say_what_the_organization_says(server, world):
    organization = world.organization()
    admin = world.admin.having(x_zitadel_orgid=organization)
    admin.get(
        V1("SetCustomLoginText"),
        language="de",
        emailVerificationText={"title": "Grüezi <b>", "nextButtonText": "Los"},
        emailVerificationDoneText={"title": "Merci"},
    )
    _, address = new_person(admin, organization)
    url = link(await_mails(server.mail, address)[0])
    with httpx.Client(trust_env=False) as browser:
        page = browser.get(url).text
        assert "<h1>Grüezi &lt;b&gt;</h1>" in page and ">Los</button>" in page and ">Bestätigungscode</label>" in page
        other = browser.get(url.replace(organization, "1")).text
        assert "Grüezi" not in other and "<h1>" in other


def test_a_claimed_name_is_told_in_own_words(make_server, make_world):
    server = make_server()
    world = make_world(server)
    world.admin.get(ADMIN("SetDefaultDomainClaimedMessageText"), language="de", subject="{{.Domain}} → {{.TempUsername}}")
    domain = f"{unique('claimed')}.example"
    address = f"{unique('ada')}@example.com"
    world.admin.get(V2("AddHumanUser"), username=f"ada@{domain}", email={"email": address, "isVerified": True},
                    profile={"givenName": "Ada", "familyName": "L", "preferredLanguage": "de"})  # fmt: skip
    admin = world.admin.having(x_zitadel_orgid=world.organization())
    admin.get(V1("AddOrgDomain"), domain=domain)
    mail = await_mails(server.mail, address)[0]
    assert mail["Subject"].startswith(f"{domain} → ") and "@temporary." in mail["Subject"]


def test_allowed_languages_hold(make_server, make_world):
    """In mails, text messages, pages, refusals; at once, and after a restart. The default language stays among them."""
    with sms.Provider() as provider:
        server = make_server("--sms-url", provider.webhook)
        world = make_world(server)
        organization = world.organization()
        admin = world.admin
        supported = list(admin.get(ADMIN("GetSupportedLanguages")).languages)
        assert list(admin.get(ADMIN("GetAllowedLanguages")).languages) == supported and len(supported) == 22
        refused = Client(REST(server.authority), server.token).call(ADMIN("SetRestrictions"), allowedLanguages={"list": ["de"]})
        assert refused.code == 9 and "COMMAND-L0m2u" in refused.text

        def mail(language):
            _, address = new_person(admin, organization, language)
            return await_mails(server.mail, address)[0]

        def refusal(language):
            fields = {"authorization": f"Bearer {server.token}", "accept-language": language}
            return httpx.get(f"{server.url}/management/v1/users/1", headers=fields, trust_env=False).json()["message"]

        french = mail("fr")
        assert "Bonjour" in text(french) and refusal("de").startswith("Unter dieser ID")
        page = link(french).removeprefix(server.url)
        assert '<html lang="fr"' in httpx.get(server.url + page, trust_env=False).text
        admin.get(ADMIN("SetRestrictions"), allowedLanguages={"list": ["en", "PT_pt"]})
        for _ in range(2):
            assert list(admin.get(ADMIN("GetAllowedLanguages")).languages) == ["en", "pt-PT"]
            assert list(admin.get(ADMIN("GetRestrictions")).allowed_languages) == ["en", "pt-PT"]
            again = mail("fr")
            assert "Hello" in text(again) and 'lang="en"' in html(again) and "lang=fr" not in link(again)
            assert "Olá" in text(mail("pt-AO")), "the nearest that there is"
            assert refusal("de").startswith("There is no user")
            assert '<html lang="en"' in httpx.get(server.url + page, trust_env=False).text
            new_person(admin, organization, "fr", phone={"phone": "+41 79 123 45 67", "sendCode": {}})
            assert "is your verification code" in sms.message(provider.await_requests(1)[-1][2])["templateData"]["text"]
            refused = Client(REST(server.authority), server.token).call(ADMIN("SetDefaultLanguage"), language="de")
            assert refused.code == 9 and "LANG-2M9fs" in refused.text
            server.stop()
            server.start()
            admin = make_world(server).admin
        events = admin.get(ADMIN("ListEvents"), eventTypes=["instance.restrictions.set"]).events
        assert [list(event.payload["allowedLanguages"].items()) for event in events] == [["en", "pt-PT"]]
        admin.get(ADMIN("SetRestrictions"), allowedLanguages={})
        assert "Bonjour" in text(mail("fr")) and code(mail("fr"))
        server.stop()
        assert subprocess.run([executable(), "admin", "verify-state", *server.where]).returncode == 0
