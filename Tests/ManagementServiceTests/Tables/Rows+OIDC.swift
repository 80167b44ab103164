extension Tables {
  /// Of keys that sign tokens, and how long those count.
  static let oidc = Rows(
    #"""
    v1 GetIAM | | nothing | iamProjectId=*  defaultOrgId=<home>
    webkey CreateWebKey | | dated creationDate | id=*
    webkey CreateWebKey | {"rsa":{"bits":"RSA_BITS_4096","hasher":"RSA_HASHER_SHA512"}} | dated creationDate | id=*
    webkey CreateWebKey | {"ecdsa":{"curve":"ECDSA_CURVE_P384"}} | dated creationDate | id=*
    webkey CreateWebKey | {"ed25519":{}} | dated creationDate | id=*
    webkey ListWebKeys | | nothing always | webKeys.0.state=STATE_ACTIVE  webKeys.0.rsa.bits=RSA_BITS_2048  webKeys.0.rsa.hasher=RSA_HASHER_SHA256  webKeys.1.state=STATE_INITIAL  webKeys.1.creationDate=*  webKeys.2=-
    webkey ListWebKeys beside <curve> | | nothing | webKeys.2.id=<curve>  webKeys.2.ecdsa.curve=ECDSA_CURVE_P256
    webkey ActivateWebKey | {"id":"<curve>"} | dated changeDate
    webkey ActivateWebKey | {"id":"<activeKey>"} | dated changeDate
    webkey DeleteWebKey | {"id":"<curve>"} | dated deletionDate
    webkey DeleteWebKey | {"id":"<unknown>"} | dated deletionDate
    admin GetOIDCSettings | | read settings always | settings.accessTokenLifetime=43200s  settings.idTokenLifetime=43200s  settings.refreshTokenIdleExpiration=2592000s  settings.refreshTokenExpiration=7776000s  settings.details.resourceOwner=6
    admin AddOIDCSettings | {"accessTokenLifetime":"60s","idTokenLifetime":"61s","refreshTokenIdleExpiration":"62s","refreshTokenExpiration":"63s"} | created | details.resourceOwner=6
    admin UpdateOIDCSettings | {"accessTokenLifetime":"60s","idTokenLifetime":"61s","refreshTokenIdleExpiration":"62s","refreshTokenExpiration":"63.5s"} | changed | details.resourceOwner=6
    webkey ActivateWebKey | {"id":"<unknown>"} | not_found COMMAND-teiG3 | an unknown one
    webkey CreateWebKey beside <crowded> | | failed_precondition SIGNET-Wk1mx | more than clients should have to keep
    webkey ActivateWebKey | {"id":"a\u0000b"} | invalid_argument SIGNET-Tx1ch | what nothing is called
    webkey DeleteWebKey | {"id":"<activeKey>"} | failed_precondition COMMAND-Chai1 | the one that signs
    admin AddOIDCSettings | {"accessTokenLifetime":"0s","idTokenLifetime":"1s","refreshTokenIdleExpiration":"1s","refreshTokenExpiration":"1s"} | invalid_argument INST-10s82j | ends at once
    admin AddOIDCSettings | {"accessTokenLifetime":"60s"} | invalid_argument INST-10s82j | not all of them
    admin AddOIDCSettings beside <lifetimes> | {"accessTokenLifetime":"60s","idTokenLifetime":"61s","refreshTokenIdleExpiration":"62s","refreshTokenExpiration":"63s"} | already_exists INST-0aaj1o | set already
    admin UpdateOIDCSettings | {"accessTokenLifetime":"-1s","idTokenLifetime":"1s","refreshTokenIdleExpiration":"1s","refreshTokenExpiration":"1s"} | invalid_argument INST-10sxks | ended before
    admin UpdateOIDCSettings | {"accessTokenLifetime":"315576000000s","idTokenLifetime":"1s","refreshTokenIdleExpiration":"1s","refreshTokenExpiration":"1s"} | invalid_argument INST-10sxks | never ends
    admin UpdateOIDCSettings | {"accessTokenLifetime":"43200s","idTokenLifetime":"43200s","refreshTokenIdleExpiration":"2592000s","refreshTokenExpiration":"7776000s"} | failed_precondition COMMAND-0pk2nu | as they are
    """#)
}
