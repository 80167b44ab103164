extension Tables {
  /// Of second factors.
  static let factors = Rows(
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
    v2 ListAuthenticationMethodTypes | {"userId":"<authenticated>"} | listed always | authMethodTypes=[AUTHENTICATION_METHOD_TYPE_TOTP]
    v2 ListAuthenticationMethodTypes | {"userId":"<registered>"} | nothing | authMethodTypes=-  details.timestamp=*
    v2 ListAuthenticationMethodTypes | {"userId":"<texted>"} | listed | authMethodTypes=[AUTHENTICATION_METHOD_TYPE_OTP_SMS]
    v2 ListAuthenticationMethodTypes | {"userId":"<mailed>"} | listed | authMethodTypes=[AUTHENTICATION_METHOD_TYPE_OTP_EMAIL]
    v2 ListAuthenticationMethodTypes | {"userId":"<prepared>"} | listed | authMethodTypes=[AUTHENTICATION_METHOD_TYPE_RECOVERY_CODE]
    v2 ListAuthenticationFactors | {"userId":"<texted>"} | nothing always | result.0.otpSms=*  result.0.state=AUTH_FACTOR_STATE_READY
    v2 ListAuthenticationFactors | {"userId":"<mailed>","authFactors":["OTP_EMAIL"]} | nothing | result.0.otpEmail=*
    v2 ListAuthenticationFactors | {"userId":"<registered>","states":["AUTH_FACTOR_STATE_NOT_READY"]} | nothing | result.0.otp=*
    v1 ListHumanAuthFactors | {"userId":"<authenticated>"} | nothing always | result.0.otp=*  result.0.state=AUTH_FACTOR_STATE_READY
    v1 ListHumanAuthFactors | {"userId":"<registered>"} | nothing | result.0.state=AUTH_FACTOR_STATE_NOT_READY
    v1 ListHumanAuthFactors | {"userId":"<machine>"} | nothing | result=-
    v1 RemoveHumanAuthFactorOTP | {"userId":"<authenticated>"} | changed
    v1 ImportHumanUser | {"userName":"<name>","profile":<names v1>,"email":<address v1>,"recoveryCodes":[{"raw":"abcd-1234"}]} | created | userId=*
    v1 RemoveHumanAuthFactorOTP | {"userId":"<registered>"} | changed
    v1 RemoveHumanAuthFactorOTPSMS | {"userId":"<texted>"} | changed
    v1 RemoveHumanAuthFactorOTPEmail | {"userId":"<mailed>"} | changed
    auth ListMyAuthFactors as <texted> | | nothing always | result.0.otpSms=*
    auth AddMyAuthFactorOTP as <verified> | | created | url=*  secret=*
    auth VerifyMyAuthFactorOTP as <registered> | {"code":"<totp>"} | changed
    auth RemoveMyAuthFactorOTP as <authenticated> | | changed
    auth AddMyAuthFactorOTPSMS as <phoneVerified> | | created
    auth RemoveMyAuthFactorOTPSMS as <texted> | | changed
    auth AddMyAuthFactorOTPEmail as <verified> | | created
    auth RemoveMyAuthFactorOTPEmail as <mailed> | | changed
    v2 ListAuthenticationMethodTypes | {"userId":"<secured>"} | listed | authMethodTypes=[AUTHENTICATION_METHOD_TYPE_PASSWORD]
    v2 ListAuthenticationFactors | {"userId":"<authenticated>"} | nothing | result.0.state=AUTH_FACTOR_STATE_READY
    v2 ListAuthenticationFactors | {"userId":"<authenticated>","authFactors":["U2F"]} | nothing | result=-
    v2 RegisterTOTP | {"userId":"<unknown>"} | failed_precondition COMMAND-SqyJz | nobody has this id
    v2 RegisterTOTP | {"userId":"<machine>"} | failed_precondition COMMAND-SqyJz | a program
    v2 RegisterTOTP | {"userId":"<authenticated>"} | already_exists COMMAND-do9se | there is one
    v2 VerifyTOTPRegistration | {"userId":"<unknown>","code":"123456"} | not_found COMMAND-4g3xq | nobody has this id
    v2 VerifyTOTPRegistration | {"userId":"<verified>","code":"123456"} | not_found COMMAND-3Mif9s | none was registered
    v2 VerifyTOTPRegistration | {"userId":"<authenticated>","code":"<totp>"} | failed_precondition COMMAND-qx4ls | it is verified
    v2 VerifyTOTPRegistration | {"userId":"<registered>","code":"123456"} | invalid_argument EVENT-8isk2 | a wrong code
    v2 VerifyTOTPRegistration | {"userId":"<registered>","code":"12345678901234567890123456789012345678901234567890"} | invalid_argument EVENT-8isk2 | no code
    v2 RemoveTOTP | {"userId":"<unknown>"} | not_found COMMAND-Hd9sd | nobody has this id
    v2 RemoveTOTP | {"userId":"<verified>"} | not_found COMMAND-Hd9sd | there is none
    v2 AddOTPSMS | {"userId":"<unknown>"} | not_found COMMAND-4g3xq | nobody has this id
    v2 AddOTPSMS | {"userId":"<verified>"} | failed_precondition COMMAND-Q54j2 | no number
    v2 AddOTPSMS | {"userId":"<phoned>"} | failed_precondition COMMAND-Q54j2 | the number is only entered
    v2 AddOTPSMS | {"userId":"<texted>"} | already_exists COMMAND-Ad3g2 | twice
    v2 RemoveOTPSMS | {"userId":"<unknown>"} | not_found COMMAND-4g3xq | nobody has this id
    v2 RemoveOTPSMS | {"userId":"<mailed>"} | not_found COMMAND-Sr3h3 | not set up
    v2 AddOTPEmail | {"userId":"<unknown>"} | not_found COMMAND-4g3xq | nobody has this id
    v2 AddOTPEmail | {"userId":"<unverified>"} | failed_precondition COMMAND-KLJ2d | the address is only entered
    v2 AddOTPEmail | {"userId":"<mailed>"} | already_exists COMMAND-MKL2s | twice
    v2 RemoveOTPEmail | {"userId":"<unknown>"} | not_found COMMAND-4g3xq | nobody has this id
    v2 RemoveOTPEmail | {"userId":"<texted>"} | not_found COMMAND-b312D | not set up
    v2 GenerateRecoveryCodes | {"userId":"<unknown>","count":1} | not_found COMMAND-4g3xq | nobody has this id
    v2 RemoveRecoveryCodes | {"userId":"<unknown>"} | not_found COMMAND-4g3xq | nobody has this id
    v2 RemoveRecoveryCodes | {"userId":"<verified>"} | not_found SIGNET-Rc1no | there are none
    v2 HumanMFAInitSkipped | {"userId":"<unknown>"} | not_found COMMAND-auj6jeBei4 | nobody has this id
    v2 HumanMFAInitSkipped | {"userId":"<machine>"} | not_found COMMAND-auj6jeBei4 | a program
    v2 RegisterTOTP as <machine>:ORG_OWNER_VIEWER | {"userId":"<verified>"} | permission_denied AUTH-AWfge | a reader may not
    v2 AddOTPSMS as <machine>:ORG_OWNER_VIEWER | {"userId":"<phoneVerified>"} | permission_denied AUTH-AWfge | a reader may not
    v2 RemoveTOTP as <machine>:ORG_OWNER_VIEWER | {"userId":"<authenticated>"} | permission_denied AUTH-AWfge | a reader may not
    v2 GenerateRecoveryCodes as <machine>:ORG_OWNER_VIEWER | {"userId":"<verified>","count":1} | permission_denied AUTH-AWfge | a reader may not
    v1 ImportHumanUser | {"userName":"<name>","profile":<names v1>,"email":<address v1>,"recoveryCodes":[{"raw":"--"}]} | invalid_argument SIGNET-Rc8rd | a recovery code of nothing that is read
    v1 RemoveHumanAuthFactorOTP | {"userId":"<unknown>"} | not_found COMMAND-Hd9sd | nobody has this id
    v1 RemoveHumanAuthFactorOTP | {"userId":"<foreign>"} | not_found COMMAND-Hd9sd | of another organization
    v1 RemoveHumanAuthFactorOTP | {"userId":"<verified>"} | not_found COMMAND-Hd9sd | there is none
    v1 RemoveHumanAuthFactorOTPSMS | {"userId":"<foreign>"} | not_found COMMAND-4g3xq | of another organization
    v1 RemoveHumanAuthFactorOTPSMS | {"userId":"<verified>"} | not_found COMMAND-Sr3h3 | not set up
    v1 RemoveHumanAuthFactorOTPEmail | {"userId":"<foreign>"} | not_found COMMAND-4g3xq | of another organization
    v1 RemoveHumanAuthFactorOTPEmail | {"userId":"<verified>"} | not_found COMMAND-b312D | not set up
    auth AddMyAuthFactorOTP as <machine> | | failed_precondition COMMAND-SqyJz | a program has none
    auth AddMyAuthFactorOTP as <authenticated> | | already_exists COMMAND-do9se | there is one
    auth VerifyMyAuthFactorOTP as <machine> | {"code":"123456"} | not_found COMMAND-4g3xq | a program has none
    auth VerifyMyAuthFactorOTP as <verified> | {"code":"123456"} | not_found COMMAND-3Mif9s | none was registered
    auth VerifyMyAuthFactorOTP as <authenticated> | {"code":"123456"} | failed_precondition COMMAND-qx4ls | it is verified
    auth VerifyMyAuthFactorOTP as <registered> | {"code":"123456"} | invalid_argument EVENT-8isk2 | a wrong code
    auth RemoveMyAuthFactorOTP as <verified> | | not_found COMMAND-Hd9sd | there is none
    auth AddMyAuthFactorOTPSMS as <phoned> | | failed_precondition COMMAND-Q54j2 | the number is only entered
    auth AddMyAuthFactorOTPSMS as <texted> | | already_exists COMMAND-Ad3g2 | twice
    auth RemoveMyAuthFactorOTPSMS as <verified> | | not_found COMMAND-Sr3h3 | not set up
    auth AddMyAuthFactorOTPEmail as <unverified> | | failed_precondition COMMAND-KLJ2d | the address is only entered
    auth AddMyAuthFactorOTPEmail as <mailed> | | already_exists COMMAND-MKL2s | twice
    auth RemoveMyAuthFactorOTPEmail as <verified> | | not_found COMMAND-b312D | not set up
    """#)
}
