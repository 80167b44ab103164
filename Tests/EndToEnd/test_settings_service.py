"""Settings v2: what a login reads, of the instance and of organizations, over every protocol; and what it says."""

import hashlib
import json
import pathlib
import subprocess

from google.protobuf import json_format

from support.credentials import client, quick, wires, world
from support.schema import ADMIN, V1, Method
from test_clients import SDK
from test_matrix import expect_refusal

__all__ = ["client", "quick", "wires", "world"]  # fixtures
SETTINGS = lambda name: Method(f"zitadel.settings.v2.SettingsService/{name}")  # noqa: E731
INSTANCE, ORG = 1, 2


def test_policies_are_inherited(world, client):
    """An organization's own policy, else the instance's: each as the method that sets it has it."""
    organization = world.organization()
    there = world.admin.having(x_zitadel_orgid=organization)
    own = {"ctx": {"orgId": organization}}
    for method, change, field, value in (
        ("Login", ("AddCustomLoginPolicy", {"forceMfa": True}), "force_mfa", True),
        ("PasswordComplexity", ("AddCustomPasswordComplexityPolicy", {"minLength": 15}), "min_length", 15),
        ("PasswordExpiry", ("AddCustomPasswordAgePolicy", {"maxAgeDays": 90}), "max_age_days", 90),
        ("Lockout", ("AddCustomLockoutPolicy", {"maxOtpAttempts": 4}), "max_otp_attempts", 4),
        ("LegalAndSupport", ("AddCustomPrivacyPolicy", {"tosLink": "https://a.example/tos"}), "tos_link", "https://a.example/tos"),
        ("Branding", ("AddCustomLabelPolicy", {"primaryColor": "#112233", "themeMode": "THEME_MODE_DARK"}), "theme_mode", 3),
    ):
        method = SETTINGS(f"Get{method}Settings")
        general, inherited = client.get(method), client.get(method, **own)
        assert inherited == general and general.settings.resource_owner_type == INSTANCE
        assert client.get(method, ctx={"instance": True}) == general
        there.get(V1(change[0]), **change[1])
        if method.path.endswith("GetBrandingSettings"):
            assert client.get(method, **own) == general, "it is prepared, and nobody sees it"
            there.get(V1("ActivateCustomLabelPolicy"))
        changed = client.get(method, **own)
        assert getattr(changed.settings, field) == value != getattr(general.settings, field)
        assert changed.settings.resource_owner_type == ORG and changed.details.resource_owner == organization
        assert client.get(method) == general, "nobody else's"


def test_instance(world, client):
    general = client.get(SETTINGS("GetGeneralSettings"))
    assert general.default_language == "en" and len(general.supported_languages) > 20
    assert general.default_org_id == general.default_organization_id == world.admin.get(V1("GetMyOrg")).org.id
    providers = client.get(SETTINGS("GetActiveIdentityProviders"), creationAllowed=True)
    assert not providers.identity_providers and providers.details.timestamp.seconds
    client.get(SETTINGS("SetSecuritySettings"), embeddedIframe={"enabled": True, "allowedOrigins": ["https://a.example"]})
    security = client.get(SETTINGS("GetSecuritySettings")).settings
    assert security.embedded_iframe.enabled and list(security.embedded_iframe.allowed_origins) == ["https://a.example"]
    assert world.admin.get(ADMIN("GetSecurityPolicy")).policy.enable_iframe_embedding
    client.get(SETTINGS("SetSecuritySettings"))
    assert not client.get(SETTINGS("GetSecuritySettings")).settings.embedded_iframe.enabled


def test_strangers(world, client):
    """Who is a member of one organization reads its settings, and those of no other."""
    home, other = world.organization(), world.organization()
    with world.member(world.machine(), home, "ORG_OWNER_VIEWER") as token:
        viewer = client.having(authorization=f"Bearer {token}", x_zitadel_orgid=home)
        assert viewer.get(SETTINGS("GetLoginSettings"), ctx={"orgId": home}).settings.allow_register
        assert viewer.call(SETTINGS("GetLoginSettings"), ctx={"orgId": other}).code == 5
        for method, fields in (("GetSecuritySettings", {}), ("SetSecuritySettings", {}),
                               ("GetHostedLoginTranslation", {"instance": True, "locale": "de"}),
                               ("SetHostedLoginTranslation", {"instance": True, "locale": "de", "translations": {}})):
            assert viewer.call(SETTINGS(method), **fields).code in (5, 7), method


def said(client, **fields):
    answer = client.get(SETTINGS("GetHostedLoginTranslation"), **fields)
    translations = json_format.MessageToDict(answer.translations)
    assert len(answer.etag) == 32
    return translations, answer.etag


def test_translations(world, client):
    """Of a level over what is less special, of a region over its language; member by member."""
    organization = world.organization()
    say = lambda **fields: client.get(SETTINGS("SetHostedLoginTranslation"), **fields).etag  # noqa: E731
    say(instance=True, locale="mk", translations={"common": {"back": "Назад", "next": "Следно"}, "steps": [1, 2.5, None]})
    say(instance=True, locale="mk-MK", translations={"common": {"next": "Понатаму"}})
    tag = say(organizationId=organization, locale="mk", translations={"common": {"back": "🦊"}, "steps": []})
    own = {"common": {"back": "🦊"}, "steps": []}
    assert said(client, organizationId=organization, locale="mk", ignoreInheritance=True) == (own, tag)
    canonical = json.dumps(own, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert tag == hashlib.md5(canonical.encode()).hexdigest()
    merged, _ = said(client, organizationId=organization, locale="mk-MK")
    assert merged == {"common": {"back": "🦊", "next": "Понатаму"}, "steps": []}
    assert said(client, instance=True, locale="mk")[0] == {"common": {"back": "Назад", "next": "Следно"}, "steps": [1, 2.5, None]}
    assert said(client, system=True, locale="mk") == ({}, hashlib.md5(b"{}").hexdigest())
    assert said(client, organizationId=world.organization(), locale="mk-MK")[0]["common"]["back"] == "Назад"
    # What was said goes with who said it.
    world.admin.having(x_zitadel_orgid=organization).get(V1("RemoveOrg"))
    assert said(client, organizationId=organization, locale="mk", ignoreInheritance=True)[0] == {}


def test_translations_are_bounded(world, client):
    deep = lambda levels: {"a": deep(levels - 1)} if levels else "x"  # noqa: E731
    say = lambda translations: client.call(SETTINGS("SetHostedLoginTranslation"), instance=True, locale="nl", translations=translations)  # noqa: E731
    assert say(deep(16)).code == 0
    expect_refusal(say(deep(17)), 3, "SIGNET-Ht3dp")
    assert say({"a": "x" * (256 * 1024 - 8)}).code == 0
    expect_refusal(say({"a": "x" * (256 * 1024 - 7)}), 3, "SIGNET-Ht2lg")
    assert said(client, instance=True, locale="nl")[0]["a"] == "x" * (256 * 1024 - 8), "a refusal changes nothing"


def test_zitadel_client(quick):
    """The SDK that others wrote, unmodified, over every method that is served."""
    script = pathlib.Path(__file__).with_name("sdk_settings.py")
    answer = subprocess.run([SDK, script, quick.url, quick.token], capture_output=True, text=True, timeout=120)
    assert answer.returncode == 0, answer.stdout + answer.stderr
