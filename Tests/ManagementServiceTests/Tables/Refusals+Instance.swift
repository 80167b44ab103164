extension RefusalTables {
  /// Of what holds for the whole instance.
  static let instance = Refusal.table(
    #"""
    admin UpdateSecretGenerator | {"generatorType":"SECRET_GENERATOR_TYPE_INIT_CODE","length":5,"includeDigits":true} | invalid_argument SIGNET-Sg1ln | too short
    admin UpdateSecretGenerator | {"generatorType":"SECRET_GENERATOR_TYPE_INIT_CODE","length":4294967295,"includeDigits":true} | invalid_argument SIGNET-Sg1ln | too long
    admin UpdateSecretGenerator | {"generatorType":"SECRET_GENERATOR_TYPE_INIT_CODE","length":6} | invalid_argument SIGNET-Sg2al | of no characters
    admin UpdateSecretGenerator | {"generatorType":"SECRET_GENERATOR_TYPE_INIT_CODE","length":6,"includeDigits":true,"expiry":"0s"} | invalid_argument SIGNET-Sg3lt | ends at once
    admin UpdateSecretGenerator | {"generatorType":"SECRET_GENERATOR_TYPE_INIT_CODE","length":6,"includeDigits":true,"expiry":"315576000000s"} | invalid_argument SIGNET-Sg3lt | ends in ten thousand years
    admin UpdateSecretGenerator | {"generatorType":"SECRET_GENERATOR_TYPE_VERIFY_EMAIL_CODE","length":6,"includeDigits":true,"includeUpperLetters":true,"expiry":"3600s"} | failed_precondition COMMAND-m0o3f | as it is
    """#)
}
