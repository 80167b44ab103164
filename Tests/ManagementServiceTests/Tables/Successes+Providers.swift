extension SuccessTables {
  /// Of providers of mails and text messages.
  static let providers = Success.table(
    #"""
    admin AddSMTPConfig | {"senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587","tls":true,"user":"u","password":"p","replyToAddress":"c@example.com","description":"d"} | changed | id=*
    admin AddEmailProviderSMTP | {"senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587","tls":true,"user":"u","password":"p","replyToAddress":"c@example.com","description":"d"} | changed | id=*
    admin UpdateSMTPConfig | {"id":"<smtp>","senderAddress":" b@example.com ","senderName":"B","host":"[::1]:25"} | changed
    admin UpdateSMTPConfig | {"id":"<smtp>","senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587","tls":true,"user":"u"} | changed
    admin UpdateEmailProviderSMTP | {"id":"<smtp>","senderAddress":" b@example.com ","senderName":"B","host":"[::1]:25"} | changed
    admin UpdateEmailProviderSMTP | {"id":"<smtp>","senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587","tls":true,"user":"u"} | changed
    admin UpdateSMTPConfigPassword | {"id":"<activeSmtp>","password":"q"} | changed
    admin UpdateEmailProviderSMTPPassword | {"id":"<activeSmtp>","password":"q"} | changed
    admin ActivateSMTPConfig | {"id":"<smtp>"} | created
    admin ActivateEmailProvider | {"id":"<mailHook>"} | created
    admin DeactivateSMTPConfig | {"id":"<activeSmtp>"} | created
    admin DeactivateEmailProvider | {"id":"<activeMailHook>"} | created
    admin RemoveSMTPConfig | {"id":"<activeSmtp>"} | changed
    admin RemoveEmailProvider | {"id":"<mailHook>"} | changed
    admin GetSMTPConfigById | {"id":"<smtp>"} | read smtpConfig | smtpConfig.state=SMTP_CONFIG_INACTIVE  smtpConfig.host=mail.example.com:587  smtpConfig.user=u  smtpConfig.senderName=Acme  smtpConfig.tls=true  smtpConfig.password=-
    admin GetSMTPConfigById | {"id":"<activeSmtp>"} | read smtpConfig | smtpConfig.state=SMTP_CONFIG_ACTIVE
    admin GetEmailProviderById | {"id":"<activeSmtp>"} | read config | config.state=EMAIL_PROVIDER_ACTIVE  config.smtp.senderAddress=a@example.com
    admin GetEmailProviderById | {"id":"<mailHook>"} | read config | config.state=EMAIL_PROVIDER_INACTIVE  config.http.endpoint=https://example.com/m  config.http.signingKey=-
    admin ListSMTPConfigs beside <smtp> | | listed | result.0.id=<smtp>  result.0.host=mail.example.com:587
    admin GetSMTPConfig beside <activeSmtp> | | read smtpConfig | smtpConfig.id=<activeSmtp>  smtpConfig.password=-
    admin GetEmailProvider beside <activeMailHook> | | read config | config.id=<activeMailHook>  config.http.signingKey=-
    admin ListEmailProviders beside <mailHook> | {"query":{"limit":10,"asc":true}} | listed | result.0.id=<mailHook>
    admin ListSMSProviders beside <twilio> | | listed | result.0.id=<twilio>
    admin AddEmailProviderHTTP | {"endpoint":"https://example.com:8443/hook?x=1","description":"d"} | changed | id=*  signingKey=*
    admin AddSMSProviderHTTP | {"endpoint":"http://127.0.0.1:9/"} | changed | id=*  signingKey=*
    admin UpdateEmailProviderHTTP | {"id":"<mailHook>","endpoint":"https://example.org"} | changed | signingKey=-
    admin UpdateEmailProviderHTTP | {"id":"<mailHook>","endpoint":"https://example.com/m","expirationSigningKey":"0s"} | changed | signingKey=*
    admin UpdateSMSProviderHTTP | {"id":"<smsHook>","endpoint":"https://example.org","expirationSigningKey":"0s"} | changed | signingKey=*
    admin AddSMSProviderTwilio | {"sid":"AC1","token":"t","senderNumber":"0041 44 668 18 00","description":"d"} | changed | id=*
    admin AddSMSProviderTwilio | {"sid":"AC1","token":"t","senderNumber":"12345"} | changed | id=*
    admin UpdateSMSProviderTwilio | {"id":"<twilio>","sid":"AC2","senderNumber":"Acme"} | changed
    admin UpdateSMSProviderTwilioToken | {"id":"<twilio>","token":"x"} | changed
    admin GetSMSProvider | {"id":"<twilio>"} | read config | config.state=SMS_PROVIDER_CONFIG_INACTIVE  config.twilio.sid=AC1  config.twilio.senderNumber=+41446681800  config.twilio.token=-
    admin GetSMSProvider | {"id":"<activeTwilio>"} | read config | config.state=SMS_PROVIDER_CONFIG_ACTIVE
    admin GetSMSProvider | {"id":"<smsHook>"} | read config | config.http.endpoint=https://example.com/s  config.http.signingKey=-
    admin ActivateSMSProvider | {"id":"<twilio>"} | created
    admin DeactivateSMSProvider | {"id":"<activeTwilio>"} | created
    admin RemoveSMSProvider | {"id":"<smsHook>"} | changed
    admin TestEmailProviderSMTP | {"senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587","receiverAddress":"b@example.com","password":"p"} | nothing
    admin TestEmailProviderSMTP | {"senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587","receiverAddress":"b@example.com","id":"<smtp>"} | nothing
    admin TestEmailProviderSMTPById | {"id":"<smtp>","receiverAddress":"b@example.com"} | nothing
    """#)
}
