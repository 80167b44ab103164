extension SuccessTables {
  /// Of keys that sign tokens, and how long those count.
  static let oidc = Success.table(
    #"""
    v1 GetIAM | | nothing | iamProjectId=*  defaultOrgId=<home>
    webkey CreateWebKey | | dated creationDate | id=*
    webkey CreateWebKey | {"rsa":{"bits":"RSA_BITS_4096","hasher":"RSA_HASHER_SHA512"}} | dated creationDate | id=*
    webkey CreateWebKey | {"ecdsa":{"curve":"ECDSA_CURVE_P384"}} | dated creationDate | id=*
    webkey CreateWebKey | {"ed25519":{}} | dated creationDate | id=*
    webkey ListWebKeys | | nothing | webKeys.0.state=STATE_ACTIVE  webKeys.0.rsa.bits=RSA_BITS_2048  webKeys.0.rsa.hasher=RSA_HASHER_SHA256  webKeys.1.state=STATE_INITIAL  webKeys.1.creationDate=*  webKeys.2=-
    webkey ListWebKeys beside <curve> | | nothing | webKeys.2.id=<curve>  webKeys.2.ecdsa.curve=ECDSA_CURVE_P256
    webkey ActivateWebKey | {"id":"<curve>"} | dated changeDate
    webkey ActivateWebKey | {"id":"<activeKey>"} | dated changeDate
    webkey DeleteWebKey | {"id":"<curve>"} | dated deletionDate
    webkey DeleteWebKey | {"id":"<unknown>"} | dated deletionDate
    admin GetOIDCSettings | | read settings | settings.accessTokenLifetime=43200s  settings.idTokenLifetime=43200s  settings.refreshTokenIdleExpiration=2592000s  settings.refreshTokenExpiration=7776000s  settings.details.resourceOwner=6
    admin AddOIDCSettings | {"accessTokenLifetime":"60s","idTokenLifetime":"61s","refreshTokenIdleExpiration":"62s","refreshTokenExpiration":"63s"} | created | details.resourceOwner=6
    admin UpdateOIDCSettings | {"accessTokenLifetime":"60s","idTokenLifetime":"61s","refreshTokenIdleExpiration":"62s","refreshTokenExpiration":"63.5s"} | changed | details.resourceOwner=6
    """#)
}
