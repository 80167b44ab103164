extension SuccessTables {
  /// Of second factors.
  static let factors = Success.table(
    #"""
    v2 RegisterTOTP | {"userId":"<verified>"} | changed | uri=*  secret=*
    v2 RegisterTOTP | {"userId":"<registered>"} | changed | uri=*  secret=*
    v2 RegisterTOTP as <verified> | {"userId":"<verified>"} | changed | secret=*
    v2 VerifyTOTPRegistration | {"userId":"<registered>","code":"<totp>"} | changed
    v2 VerifyTOTPRegistration as <registered> | {"userId":"<registered>","code":"<totp>"} | changed
    v2 RemoveTOTP | {"userId":"<authenticated>"} | changed
    v2 RemoveTOTP as <authenticated> | {"userId":"<authenticated>"} | changed
    v2 AddOTPSMS | {"userId":"<phoneVerified>"} | changed
    v2 AddOTPSMS as <phoneVerified> | {"userId":"<phoneVerified>"} | changed
    v2 RemoveOTPSMS | {"userId":"<texted>"} | changed
    v2 AddOTPEmail | {"userId":"<verified>"} | changed
    v2 RemoveOTPEmail | {"userId":"<mailed>"} | changed
    v2 GenerateRecoveryCodes | {"userId":"<verified>","count":3} | changed | recoveryCodes.2=*  recoveryCodes.3=-
    v2 GenerateRecoveryCodes as <prepared> | {"userId":"<prepared>","count":1} | changed | recoveryCodes.0=*
    v2 RemoveRecoveryCodes | {"userId":"<prepared>"} | changed
    v2 HumanMFAInitSkipped | {"userId":"<verified>"} | changed
    v2 HumanMFAInitSkipped as <verified> | {"userId":"<verified>"} | changed
    v2 ListAuthenticationMethodTypes | {"userId":"<authenticated>"} | listed | authMethodTypes=[AUTHENTICATION_METHOD_TYPE_TOTP]
    v2 ListAuthenticationMethodTypes | {"userId":"<registered>"} | nothing | authMethodTypes=-  details.timestamp=*
    v2 ListAuthenticationMethodTypes | {"userId":"<texted>"} | listed | authMethodTypes=[AUTHENTICATION_METHOD_TYPE_OTP_SMS]
    v2 ListAuthenticationMethodTypes | {"userId":"<mailed>"} | listed | authMethodTypes=[AUTHENTICATION_METHOD_TYPE_OTP_EMAIL]
    v2 ListAuthenticationMethodTypes | {"userId":"<prepared>"} | listed | authMethodTypes=[AUTHENTICATION_METHOD_TYPE_RECOVERY_CODE]
    v2 ListAuthenticationFactors | {"userId":"<texted>"} | nothing | result.0.otpSms=*  result.0.state=AUTH_FACTOR_STATE_READY
    v2 ListAuthenticationFactors | {"userId":"<mailed>","authFactors":["OTP_EMAIL"]} | nothing | result.0.otpEmail=*
    v2 ListAuthenticationFactors | {"userId":"<registered>","states":["AUTH_FACTOR_STATE_NOT_READY"]} | nothing | result.0.otp=*
    v1 ListHumanAuthFactors | {"userId":"<authenticated>"} | nothing | result.0.otp=*  result.0.state=AUTH_FACTOR_STATE_READY
    v1 ListHumanAuthFactors | {"userId":"<registered>"} | nothing | result.0.state=AUTH_FACTOR_STATE_NOT_READY
    v1 ListHumanAuthFactors | {"userId":"<machine>"} | nothing | result=-
    v1 RemoveHumanAuthFactorOTP | {"userId":"<authenticated>"} | changed
    v1 ImportHumanUser | {"userName":"<name>","profile":<names v1>,"email":<address v1>,"recoveryCodes":[{"raw":"abcd-1234"}]} | created | userId=*
    v1 RemoveHumanAuthFactorOTP | {"userId":"<registered>"} | changed
    v1 RemoveHumanAuthFactorOTPSMS | {"userId":"<texted>"} | changed
    v1 RemoveHumanAuthFactorOTPEmail | {"userId":"<mailed>"} | changed
    auth ListMyAuthFactors as <texted> | | nothing | result.0.otpSms=*
    auth AddMyAuthFactorOTP as <verified> | | created | url=*  secret=*
    auth VerifyMyAuthFactorOTP as <registered> | {"code":"<totp>"} | changed
    auth RemoveMyAuthFactorOTP as <authenticated> | | changed
    auth AddMyAuthFactorOTPSMS as <phoneVerified> | | created
    auth RemoveMyAuthFactorOTPSMS as <texted> | | changed
    auth AddMyAuthFactorOTPEmail as <verified> | | created
    auth RemoveMyAuthFactorOTPEmail as <mailed> | | changed
    """#)
}
