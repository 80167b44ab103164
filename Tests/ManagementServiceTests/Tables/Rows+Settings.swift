extension Tables {
  /// Of the settings.
  static let settings = Rows(
    #"""
    settings GetGeneralSettings | | nothing | defaultLanguage=en  supportedLanguages=[en de]  allowedLanguages=[en de]  defaultOrgId=<home>  defaultOrganizationId=<home>
    settings GetLoginSettings | | read | settings.resourceOwnerType=RESOURCE_OWNER_TYPE_INSTANCE  settings.allowLocalAuthentication=true  settings.passwordCheckLifetime=864000s
    settings GetLoginSettings | {"ctx":{"instance":true}} | read | settings.allowUsernamePassword=true
    settings GetActiveIdentityProviders | | nothing | identityProviders=-  details.timestamp=*
    settings GetPasswordComplexitySettings | {"ctx":{"orgId":"<home>"}} | read | settings.minLength=8  settings.resourceOwnerType=RESOURCE_OWNER_TYPE_INSTANCE
    settings GetPasswordComplexitySettings | {"ctx":{"orgId":"<unruly>"}} | read | settings.minLength=12  settings.resourceOwnerType=RESOURCE_OWNER_TYPE_ORG  details.resourceOwner=<unruly>
    settings GetPasswordExpirySettings | | read | settings.maxAgeDays=-  details.resourceOwner=<instance>
    settings GetDomainSettings | | read | settings.resourceOwnerType=RESOURCE_OWNER_TYPE_INSTANCE
    settings GetBrandingSettings | | read | settings.resourceOwnerType=RESOURCE_OWNER_TYPE_INSTANCE  settings.lightTheme.primaryColor=*
    settings GetLegalAndSupportSettings | | read | settings.resourceOwnerType=RESOURCE_OWNER_TYPE_INSTANCE  settings.tosLink=-
    settings GetLockoutSettings | | read | settings.maxPasswordAttempts=-  settings.resourceOwnerType=RESOURCE_OWNER_TYPE_INSTANCE
    settings GetSecuritySettings | | read | settings.enableImpersonation=-
    settings SetSecuritySettings | {"embeddedIframe":{"enabled":true,"allowedOrigins":["https://a.example"]}} | changed
    settings GetHostedLoginTranslation | {"system":true,"locale":"de"} | nothing | etag=99914b932bd37a50b983c5e7c90ae93b  translations=*
    settings GetHostedLoginTranslation | {"instance":true,"locale":"de-AT"} | nothing | etag=*
    settings GetHostedLoginTranslation | {"organizationId":"<home>","locale":"de","ignoreInheritance":true} | nothing | etag=*
    settings SetHostedLoginTranslation | {"instance":true,"locale":"de","translations":{"a":{"b":["c",1,null,true]}}} | nothing | etag=*
    settings SetHostedLoginTranslation | {"organizationId":"<home>","locale":"de","translations":{}} | nothing | etag=99914b932bd37a50b983c5e7c90ae93b
    settings GetHostedLoginTranslation | {"instance":true,"locale":"und"} | invalid_argument QUERY-rZLAGi | no language
    settings GetHostedLoginTranslation | {"instance":true,"locale":"d3"} | invalid_argument QUERY-rZLAGi | no tag
    settings GetHostedLoginTranslation | {"locale":"de"} | invalid_argument QUERY-YB6Sri | of nobody
    settings GetHostedLoginTranslation | {"organizationId":"","locale":"de"} | invalid_argument QUERY-YB6Sri | of an organization without an id
    settings SetHostedLoginTranslation | {"locale":"de","translations":{}} | invalid_argument COMMA-YB6Sri | of nobody
    settings SetHostedLoginTranslation | {"instance":true,"locale":"-de","translations":{}} | invalid_argument COMMA-xmjATA | no tag
    settings SetHostedLoginTranslation | {"organizationId":"<unknown>","locale":"de","translations":{}} | failed_precondition COMMAND-QXPGs | an organization that is not there
    settings SetHostedLoginTranslation | {"instance":true,"locale":"de","translations":{"1":{"2":{"3":{"4":{"5":{"6":{"7":{"8":{"9":{"10":{"11":{"12":{"13":{"14":{"15":{"16":{}}}}}}}}}}}}}}}}}} | invalid_argument SIGNET-Ht3dp | nested too deeply
    settings SetSecuritySettings | {"embeddedIframe":{"enabled":true,"allowedOrigins":["no origin"]}} | invalid_argument SIGNET-Sp1or | no origin
    settings GetLoginSettings as <machine>:ORG_OWNER_VIEWER | {"ctx":{"orgId":"<organization>"}} | not_found AUTHZ-cdgFk | of an organization that the caller is no member of
    settings GetActiveIdentityProviders as <machine>:ORG_OWNER_VIEWER | {"ctx":{"orgId":"<organization>"}} | not_found AUTHZ-cdgFk | of an organization that the caller is no member of
    settings GetBrandingSettings as <machine>:ORG_OWNER_VIEWER | {"ctx":{"orgId":"<organization>"}} | not_found AUTHZ-cdgFk | of an organization that the caller is no member of
    settings GetDomainSettings as <machine>:ORG_OWNER_VIEWER | {"ctx":{"orgId":"<organization>"}} | not_found AUTHZ-cdgFk | of an organization that the caller is no member of
    settings GetPasswordComplexitySettings as <machine>:ORG_OWNER_VIEWER | {"ctx":{"orgId":"<organization>"}} | not_found AUTHZ-cdgFk | of an organization that the caller is no member of
    settings GetPasswordExpirySettings as <machine>:ORG_OWNER_VIEWER | {"ctx":{"orgId":"<organization>"}} | not_found AUTHZ-cdgFk | of an organization that the caller is no member of
    settings GetLegalAndSupportSettings as <machine>:ORG_OWNER_VIEWER | {"ctx":{"orgId":"<organization>"}} | not_found AUTHZ-cdgFk | of an organization that the caller is no member of
    settings GetLockoutSettings as <machine>:ORG_OWNER_VIEWER | {"ctx":{"orgId":"<organization>"}} | not_found AUTHZ-cdgFk | of an organization that the caller is no member of
    settings GetSecuritySettings as <machine>:ORG_OWNER | | permission_denied AUTH-5mWD2 | an owner of an organization alone
    settings GetGeneralSettings as <machine>:ORG_ADMIN_IMPERSONATOR | | permission_denied AUTH-5mWD2 | who may read no policies
    """#)
}
