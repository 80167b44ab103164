extension RefusalTables {
  /// Of the settings.
  static let settings = Refusal.table(
    #"""
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
