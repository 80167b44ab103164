extension SuccessTables {
  /// Of the settings.
  static let settings = Success.table(
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
    """#)
}
