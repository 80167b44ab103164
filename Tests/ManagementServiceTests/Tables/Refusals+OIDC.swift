extension RefusalTables {
  /// Of keys that sign tokens, and how long those count.
  static let oidc = Refusal.table(
    #"""
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
