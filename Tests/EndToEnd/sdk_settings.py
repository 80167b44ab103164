"""The settings API through zitadel-client, unmodified: each of its methods that is served here. Run by its own interpreter:
sdk_settings.py URL TOKEN."""

import sys

import zitadel_client as sdk
from zitadel_client import models

url, token = sys.argv[1:]
settings = sdk.Zitadel.with_access_token(url, token).settings


def m(name, /, **fields):
    """A model of the settings service: they all have its name before their own."""
    return getattr(models, f"SettingsService{name}")(**fields)


general = settings.get_general_settings({})
organization = general.default_organization_id or general.default_org_id
assert organization and "en" in general.supported_languages

of_instance, of_organization = m("RequestContext", instance=True), m("RequestContext", org_id=organization)
for context in (of_instance, of_organization):
    login = settings.get_login_settings(m("GetLoginSettingsRequest", ctx=context)).settings
    assert login.allow_register and len(login.second_factors) == 4, login
    complexity = settings.get_password_complexity_settings(m("GetPasswordComplexitySettingsRequest", ctx=context)).settings
    assert int(complexity.min_length) == 8 and complexity.requires_symbol
    assert settings.get_password_expiry_settings(m("GetPasswordExpirySettingsRequest", ctx=context)).details
    assert settings.get_lockout_settings(m("GetLockoutSettingsRequest", ctx=context)).settings
    assert settings.get_legal_and_support_settings(m("GetLegalAndSupportSettingsRequest", ctx=context)).settings
    branding = settings.get_branding_settings(m("GetBrandingSettingsRequest", ctx=context)).settings
    assert branding.light_theme.primary_color.startswith("#") and branding.theme_mode, branding
    domain = settings.get_domain_settings(m("GetDomainSettingsRequest", ctx=context)).settings
    assert domain.resource_owner_type == "RESOURCE_OWNER_TYPE_INSTANCE"
    providers = settings.get_active_identity_providers(m("GetActiveIdentityProvidersRequest", ctx=context))
    assert not providers.identity_providers

settings.set_security_settings(m("SetSecuritySettingsRequest", enable_impersonation=True))
assert settings.get_security_settings({}).settings.enable_impersonation
settings.set_security_settings(m("SetSecuritySettingsRequest"))

texts = {"common": {"back": "Zurück", "steps": [1, {"a": None}]}}
said = settings.set_hosted_login_translation(
    m("SetHostedLoginTranslationRequest", organization_id=organization, locale="de", translations=texts))  # fmt: skip
read = settings.get_hosted_login_translation(
    m("GetHostedLoginTranslationRequest", organization_id=organization, locale="de", ignore_inheritance=True))  # fmt: skip
assert said.etag == read.etag and read.translations == texts, read
