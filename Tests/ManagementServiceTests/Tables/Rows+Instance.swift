extension Tables {
  /// Of what holds for the whole instance.
  static let instance = Rows(
    #"""
    v1 GetOIDCInformation | | nothing always | issuer=http://localhost  discoveryEndpoint=http://localhost/.well-known/openid-configuration
    admin GetMyInstance | | read instance always | instance.id=6  instance.state=STATE_RUNNING  instance.domains.0.domain=localhost  instance.domains.0.primary=true
    admin ListSecretGenerators | {"query":{"asc":true}} | listed always | details.totalResult=8  result.0.generatorType=SECRET_GENERATOR_TYPE_INIT_CODE  result.0.expiry=259200s  result.5.length=64  result.5.expiry=0s  result.7.generatorType=SECRET_GENERATOR_TYPE_OTP_EMAIL  result.7.includeDigits=true  result.7.includeUpperLetters=-
    admin ListSecretGenerators | {"query":{"offset":1,"limit":1}} | listed | details.totalResult=8  result.0.generatorType=SECRET_GENERATOR_TYPE_OTP_SMS  result.1=-
    admin ListSecretGenerators | {"queries":[{"typeQuery":{"generatorType":4}}]} | listed | details.totalResult=1  result.0.generatorType=SECRET_GENERATOR_TYPE_PASSWORD_RESET_CODE
    admin GetSecretGenerator | {"generatorType":"SECRET_GENERATOR_TYPE_PASSWORDLESS_INIT_CODE"} | read secretGenerator always | secretGenerator.length=12  secretGenerator.includeLowerLetters=true  secretGenerator.expiry=3600s  secretGenerator.details.resourceOwner=6
    admin UpdateSecretGenerator | {"generatorType":"SECRET_GENERATOR_TYPE_VERIFY_EMAIL_CODE","length":9,"includeLowerLetters":true,"expiry":"90s"} | changed | details.resourceOwner=6
    admin UpdateSecretGenerator | {"generatorType":"SECRET_GENERATOR_TYPE_APP_SECRET","length":30,"includeSymbols":true} | changed
    v1 Healthz | | nothing always
    v1 GetIAM | | nothing always | defaultOrgId=<home>
    v1 GetSupportedLanguages | | nothing always | languages=[en de]
    admin Healthz | | nothing always
    admin UpdateSecretGenerator | {"generatorType":"SECRET_GENERATOR_TYPE_INIT_CODE","length":5,"includeDigits":true} | invalid_argument SIGNET-Sg1ln | too short
    admin UpdateSecretGenerator | {"generatorType":"SECRET_GENERATOR_TYPE_INIT_CODE","length":4294967295,"includeDigits":true} | invalid_argument SIGNET-Sg1ln | too long
    admin UpdateSecretGenerator | {"generatorType":"SECRET_GENERATOR_TYPE_INIT_CODE","length":6} | invalid_argument SIGNET-Sg2al | of no characters
    admin UpdateSecretGenerator | {"generatorType":"SECRET_GENERATOR_TYPE_INIT_CODE","length":6,"includeDigits":true,"expiry":"0s"} | invalid_argument SIGNET-Sg3lt | ends at once
    admin UpdateSecretGenerator | {"generatorType":"SECRET_GENERATOR_TYPE_INIT_CODE","length":6,"includeDigits":true,"expiry":"315576000000s"} | invalid_argument SIGNET-Sg3lt | ends in ten thousand years
    admin UpdateSecretGenerator | {"generatorType":"SECRET_GENERATOR_TYPE_VERIFY_EMAIL_CODE","length":6,"includeDigits":true,"includeUpperLetters":true,"expiry":"3600s"} | failed_precondition COMMAND-m0o3f | as it is
    admin SetDefaultLanguage | {"language":"<forbidden>"} | failed_precondition LANG-2M9fs | not allowed
    v1 SetCustomLoginText | {"language":"-","loginText":{"title":"T"}} | invalid_argument LANG-3M9f2 | no tag
    v1 SetCustomLoginText | {"language":"fr","loginText":{"title":"T"}} | invalid_argument LANG-lg4DP | a language without texts
    v1 SetCustomLoginText | {"language":"de","loginText":{"title":"a\u0000b"}} | invalid_argument SIGNET-Tx1ch | no text
    v1 ResetCustomLoginTextToDefault | {"language":"de"} | not_found Org-9ru44 | nothing was said
    admin SetCustomLoginText | {"language":"-"} | invalid_argument LANG-3M9f2 | no tag
    admin SetCustomLoginText | {"language":"fr"} | invalid_argument LANG-lg4DP | a language without texts
    admin ResetCustomLoginTextToDefault | {"language":"de"} | not_found IAM-fru44 | nothing was said
    admin SetRestrictions | {} | invalid_argument COMMAND-oASwj | nothing to restrict
    admin SetRestrictions | {"allowedLanguages":{"list":["-"]}} | invalid_argument LANG-jc8Sq | no tag
    admin SetRestrictions | {"allowedLanguages":{"list":["en","und"]}} | invalid_argument LANG-3M9f2 | no language
    admin SetRestrictions | {"allowedLanguages":{"list":["en","EN"]}} | invalid_argument LANG-3M9f2 | twice
    admin SetRestrictions | {"allowedLanguages":{"list":["en","de","en","de"]}} | invalid_argument LANG-XHiK5 | two of them twice
    admin SetRestrictions | {"allowedLanguages":{"list":["en","fr"]}} | invalid_argument LANG-lg4DP | a language without texts
    admin SetRestrictions | {"allowedLanguages":{"list":["it","fr"]}} | invalid_argument LANG-XHiK5 | two without texts
    admin SetRestrictions | {"allowedLanguages":{"list":["de"]}} | failed_precondition COMMAND-L0m2u | the default language would not be allowed
    """#)
}
