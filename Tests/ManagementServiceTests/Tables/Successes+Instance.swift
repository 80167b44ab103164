extension SuccessTables {
  /// Of what holds for the whole instance.
  static let instance = Success.table(
    #"""
    v1 GetOIDCInformation | | nothing | issuer=http://localhost  discoveryEndpoint=http://localhost/.well-known/openid-configuration
    admin GetMyInstance | | read instance | instance.id=6  instance.state=STATE_RUNNING  instance.domains.0.domain=localhost  instance.domains.0.primary=true
    admin ListSecretGenerators | {"query":{"asc":true}} | listed | details.totalResult=8  result.0.generatorType=SECRET_GENERATOR_TYPE_INIT_CODE  result.0.expiry=259200s  result.5.length=64  result.5.expiry=0s  result.7.generatorType=SECRET_GENERATOR_TYPE_OTP_EMAIL  result.7.includeDigits=true  result.7.includeUpperLetters=-
    admin ListSecretGenerators | {"query":{"offset":1,"limit":1}} | listed | details.totalResult=8  result.0.generatorType=SECRET_GENERATOR_TYPE_OTP_SMS  result.1=-
    admin ListSecretGenerators | {"queries":[{"typeQuery":{"generatorType":4}}]} | listed | details.totalResult=1  result.0.generatorType=SECRET_GENERATOR_TYPE_PASSWORD_RESET_CODE
    admin GetSecretGenerator | {"generatorType":"SECRET_GENERATOR_TYPE_PASSWORDLESS_INIT_CODE"} | read secretGenerator | secretGenerator.length=12  secretGenerator.includeLowerLetters=true  secretGenerator.expiry=3600s  secretGenerator.details.resourceOwner=6
    admin UpdateSecretGenerator | {"generatorType":"SECRET_GENERATOR_TYPE_VERIFY_EMAIL_CODE","length":9,"includeLowerLetters":true,"expiry":"90s"} | changed | details.resourceOwner=6
    admin UpdateSecretGenerator | {"generatorType":"SECRET_GENERATOR_TYPE_APP_SECRET","length":30,"includeSymbols":true} | changed
    """#)
}
