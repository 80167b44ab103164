extension Tables {
  /// Of providers of mails and text messages.
  static let providers = Rows(
    #"""
    admin AddSMTPConfig | {"senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587","tls":true,"user":"u","password":"p","replyToAddress":"c@example.com","description":"d"} | changed | id=*
    admin AddEmailProviderSMTP | {"senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587","tls":true,"user":"u","password":"p","replyToAddress":"c@example.com","description":"d"} | changed | id=*
    admin UpdateSMTPConfig | {"id":"<smtp>","senderAddress":" b@example.com ","senderName":"B","host":"[::1]:25"} | changed
    admin UpdateSMTPConfig | {"id":"<smtp>","senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587","tls":true,"user":"u"} | changed
    admin UpdateEmailProviderSMTP | {"id":"<smtp>","senderAddress":" b@example.com ","senderName":"B","host":"[::1]:25"} | changed
    admin UpdateEmailProviderSMTP | {"id":"<smtp>","senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587","tls":true,"user":"u"} | changed
    admin AddEmailProviderSMTP | {"senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587","user":"u","plain":{"password":"p"}} | changed | id=*
    admin AddEmailProviderSMTP | {"senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587","none":{}} | changed | id=*
    admin UpdateEmailProviderSMTP | {"id":"<smtp>","senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:588","user":"u","plain":{}} | changed
    admin TestEmailProviderSMTP | {"senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587","receiverAddress":"b@example.com","none":{}} | nothing
    admin TestEmailProviderSMTP | {"senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587","receiverAddress":"b@example.com","user":"u","plain":{"password":"p"}} | nothing
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
    admin ListSMTPConfigs beside <smtp> | | listed always | result.0.id=<smtp>  result.0.host=mail.example.com:587
    admin GetSMTPConfig beside <activeSmtp> | | read smtpConfig | smtpConfig.id=<activeSmtp>  smtpConfig.password=-
    admin GetEmailProvider beside <activeMailHook> | | read config | config.id=<activeMailHook>  config.http.signingKey=-
    admin ListEmailProviders beside <mailHook> | {"query":{"limit":10,"asc":true}} | listed always | result.0.id=<mailHook>
    admin ListSMSProviders beside <twilio> | | listed always | result.0.id=<twilio>
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
    admin AddSMTPConfig | {"senderAddress":"  ","senderName":"A","host":"h:1"} | invalid_argument COMMAND-SAAFpV8VKV | no sender
    admin AddSMTPConfig | {"senderAddress":"nobody","senderName":"A","host":"h:1"} | invalid_argument COMMAND-SAAFpV8VKV | no address
    admin AddSMTPConfig | {"senderAddress":"a@example.com","senderName":"A","host":"mail.example.com"} | invalid_argument COMMAND-EvAtufIinh | no port
    admin AddSMTPConfig | {"senderAddress":"a@example.com","senderName":"A","host":"mail.example.com:65536"} | invalid_argument COMMAND-EvAtufIinh | no such port
    admin AddSMTPConfig | {"senderAddress":"a@example.com","senderName":"A","host":"smtp://mail.example.com:25"} | invalid_argument COMMAND-EvAtufIinh | a URL
    admin AddSMTPConfig | {"senderAddress":"a@example.com","senderName":"A","host":"mail..example.com:25"} | invalid_argument COMMAND-EvAtufIinh | an empty label
    admin AddSMTPConfig | {"senderAddress":"a@example.com","senderName":"A","host":"10.0.0.256:25"} | invalid_argument COMMAND-EvAtufIinh | no such address
    admin AddSMTPConfig | {"senderAddress":"a@example.com","senderName":"A\nBcc: b@example.com","host":"h:1"} | invalid_argument SIGNET-Tx1ch | a name that would begin another header field
    admin AddSMTPConfig | {"senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587","replyToAddress":"nowhere"} | invalid_argument SIGNET-Pv3rT | answers go nowhere
    admin AddSMTPConfig | {"senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587","user":"u\r\nQUIT"} | invalid_argument SIGNET-Tx1ch | a user that would end a line of SMTP
    admin AddSMTPConfig | {"senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587","password":"p\r\nQUIT"} | invalid_argument SIGNET-Tx1ch | a password that would
    admin AddSMTPConfig | {"senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587","password":"ppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppp"} | invalid_argument SIGNET-Pv1lG | a password that is too long
    admin AddSMTPConfig | {"senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587","description":"\u0007"} | invalid_argument SIGNET-Tx1ch | a description that rings
    admin AddEmailProviderSMTP | {"senderAddress":"a@example.com","senderName":"A","host":"h:1","xoauth2":{"tokenEndpoint":"https://a.example"}} | invalid_argument SIGNET-Pv9xO | a login that is not spoken
    admin UpdateEmailProviderSMTP | {"id":"<smtp>","senderAddress":"a@example.com","senderName":"A","host":"h:1","xoauth2":{}} | invalid_argument SIGNET-Pv9xO | a login that is not spoken
    admin TestEmailProviderSMTP | {"senderAddress":"a@example.com","senderName":"A","host":"h:1","receiverAddress":"b@example.com","xoauth2":{}} | invalid_argument SIGNET-Pv9xO | a login that is not spoken
    admin AddEmailProviderSMTP | {"senderAddress":"  ","senderName":"A","host":"h:1"} | invalid_argument COMMAND-SAAFpV8VKV | no sender
    admin AddEmailProviderSMTP | {"senderAddress":"nobody","senderName":"A","host":"h:1"} | invalid_argument COMMAND-SAAFpV8VKV | no address
    admin AddEmailProviderSMTP | {"senderAddress":"a@example.com","senderName":"A","host":"mail.example.com"} | invalid_argument COMMAND-EvAtufIinh | no port
    admin AddEmailProviderSMTP | {"senderAddress":"a@example.com","senderName":"A","host":"mail.example.com:65536"} | invalid_argument COMMAND-EvAtufIinh | no such port
    admin AddEmailProviderSMTP | {"senderAddress":"a@example.com","senderName":"A","host":"smtp://mail.example.com:25"} | invalid_argument COMMAND-EvAtufIinh | a URL
    admin AddEmailProviderSMTP | {"senderAddress":"a@example.com","senderName":"A","host":"mail..example.com:25"} | invalid_argument COMMAND-EvAtufIinh | an empty label
    admin AddEmailProviderSMTP | {"senderAddress":"a@example.com","senderName":"A","host":"10.0.0.256:25"} | invalid_argument COMMAND-EvAtufIinh | no such address
    admin AddEmailProviderSMTP | {"senderAddress":"a@example.com","senderName":"A\nBcc: b@example.com","host":"h:1"} | invalid_argument SIGNET-Tx1ch | a name that would begin another header field
    admin AddEmailProviderSMTP | {"senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587","replyToAddress":"nowhere"} | invalid_argument SIGNET-Pv3rT | answers go nowhere
    admin AddEmailProviderSMTP | {"senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587","user":"u\r\nQUIT"} | invalid_argument SIGNET-Tx1ch | a user that would end a line of SMTP
    admin AddEmailProviderSMTP | {"senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587","password":"p\r\nQUIT"} | invalid_argument SIGNET-Tx1ch | a password that would
    admin AddEmailProviderSMTP | {"senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587","password":"ppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppp"} | invalid_argument SIGNET-Pv1lG | a password that is too long
    admin AddEmailProviderSMTP | {"senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587","description":"\u0007"} | invalid_argument SIGNET-Tx1ch | a description that rings
    admin UpdateSMTPConfig | {"id":"<smtp>","senderAddress":"  ","senderName":"A","host":"h:1"} | invalid_argument COMMAND-gyPUXOTA4N | no sender
    admin UpdateSMTPConfig | {"id":"<smtp>","senderAddress":"a@example.com","senderName":"A","host":"h"} | invalid_argument COMMAND-kZNVkuL32L | no port
    admin UpdateSMTPConfig | {"id":"<unknown>","senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587"} | not_found COMMAND-j5IDFtt3T1 | there is none
    admin UpdateSMTPConfig | {"id":"<mailHook>","senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587"} | not_found COMMAND-j5IDFtt3T1 | of another kind
    admin UpdateEmailProviderSMTP | {"id":"<smtp>","senderAddress":"  ","senderName":"A","host":"h:1"} | invalid_argument COMMAND-gyPUXOTA4N | no sender
    admin UpdateEmailProviderSMTP | {"id":"<smtp>","senderAddress":"a@example.com","senderName":"A","host":"h"} | invalid_argument COMMAND-kZNVkuL32L | no port
    admin UpdateEmailProviderSMTP | {"id":"<unknown>","senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587"} | not_found COMMAND-j5IDFtt3T1 | there is none
    admin UpdateEmailProviderSMTP | {"id":"<mailHook>","senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587"} | not_found COMMAND-j5IDFtt3T1 | of another kind
    admin UpdateSMTPConfigPassword | {"id":"<unknown>","password":"q"} | not_found COMMAND-rDHzqjGuKQ | there is none
    admin UpdateSMTPConfigPassword | {"id":"<smtp>","password":"q"} | not_found COMMAND-rDHzqjGuKQ | it is not active
    admin UpdateEmailProviderSMTPPassword | {"id":"<unknown>","password":"q"} | not_found COMMAND-rDHzqjGuKQ | there is none
    admin UpdateEmailProviderSMTPPassword | {"id":"<smtp>","password":"q"} | not_found COMMAND-rDHzqjGuKQ | it is not active
    admin ActivateSMTPConfig | {"id":"<unknown>"} | not_found COMMAND-E9K20hxOS9 | there is none
    admin ActivateSMTPConfig | {"id":"<twilio>"} | not_found COMMAND-E9K20hxOS9 | sends no mail
    admin ActivateSMTPConfig | {"id":"<activeSmtp>"} | failed_precondition COMMAND-vUHBSmBzaw | it is active
    admin DeactivateSMTPConfig | {"id":"<unknown>"} | not_found COMMAND-k39PJ | there is none
    admin DeactivateSMTPConfig | {"id":"<smtp>"} | failed_precondition COMMAND-km8g3 | it is not active
    admin RemoveSMTPConfig | {"id":"<unknown>"} | not_found COMMAND-09CXlTDL6w | there is none
    admin ActivateEmailProvider | {"id":"<unknown>"} | not_found COMMAND-E9K20hxOS9 | there is none
    admin ActivateEmailProvider | {"id":"<twilio>"} | not_found COMMAND-E9K20hxOS9 | sends no mail
    admin ActivateEmailProvider | {"id":"<activeSmtp>"} | failed_precondition COMMAND-vUHBSmBzaw | it is active
    admin DeactivateEmailProvider | {"id":"<unknown>"} | not_found COMMAND-k39PJ | there is none
    admin DeactivateEmailProvider | {"id":"<smtp>"} | failed_precondition COMMAND-km8g3 | it is not active
    admin RemoveEmailProvider | {"id":"<unknown>"} | not_found COMMAND-09CXlTDL6w | there is none
    admin ActivateSMTPConfig | {"id":"<mailHook>"} | not_found COMMAND-E9K20hxOS9 | the older methods know SMTP alone
    admin RemoveSMTPConfig | {"id":"<mailHook>"} | not_found COMMAND-09CXlTDL6w | the older methods know SMTP alone
    admin GetSMTPConfig | | not_found QUERY-fwofw | none is active
    admin GetSMTPConfigById | {"id":"<unknown>"} | not_found QUERY-fwofw | there is none
    admin GetSMTPConfigById | {"id":"<activeMailHook>"} | not_found QUERY-fwofw | no SMTP server
    admin GetEmailProvider | | not_found QUERY-fwofw | none is active
    admin GetEmailProviderById | {"id":"<twilio>"} | not_found QUERY-fwofw | sends no mail
    admin GetSMSProvider | {"id":"<smtp>"} | not_found QUERY-fn99w | sends no text messages
    admin AddEmailProviderHTTP | {"endpoint":"file:///etc/passwd"} | invalid_argument SIGNET-Pv2uR | no HTTP
    admin AddEmailProviderHTTP | {"endpoint":"gopher://example.com/"} | invalid_argument SIGNET-Pv2uR | no HTTP
    admin AddEmailProviderHTTP | {"endpoint":"https://"} | invalid_argument SIGNET-Pv2uR | no host
    admin AddEmailProviderHTTP | {"endpoint":"https://a..b/"} | invalid_argument SIGNET-Pv2uR | a host that is none
    admin AddEmailProviderHTTP | {"endpoint":"https://u:p@example.com/"} | invalid_argument SIGNET-Pv2uR | a password that everybody would read
    admin AddEmailProviderHTTP | {"endpoint":"https://example.com/#x"} | invalid_argument SIGNET-Pv2uR | a fragment
    admin AddEmailProviderHTTP | {"endpoint":"https://example.com:0/"} | invalid_argument SIGNET-Pv2uR | no such port
    admin AddEmailProviderHTTP | {"endpoint":"https://exa mple.com/"} | invalid_argument SIGNET-Pv2uR | white space
    admin AddEmailProviderHTTP | {"endpoint":"//example.com/"} | invalid_argument SIGNET-Pv2uR | no scheme
    admin AddSMSProviderHTTP | {"endpoint":"file:///etc/passwd"} | invalid_argument SIGNET-Pv2uR | no HTTP
    admin AddSMSProviderHTTP | {"endpoint":"gopher://example.com/"} | invalid_argument SIGNET-Pv2uR | no HTTP
    admin AddSMSProviderHTTP | {"endpoint":"https://"} | invalid_argument SIGNET-Pv2uR | no host
    admin AddSMSProviderHTTP | {"endpoint":"https://u:p@example.com/"} | invalid_argument SIGNET-Pv2uR | a password that everybody would read
    admin AddSMSProviderHTTP | {"endpoint":"https://example.com/#x"} | invalid_argument SIGNET-Pv2uR | a fragment
    admin AddSMSProviderHTTP | {"endpoint":"https://example.com:0/"} | invalid_argument SIGNET-Pv2uR | no such port
    admin AddSMSProviderHTTP | {"endpoint":"https://exa mple.com/"} | invalid_argument SIGNET-Pv2uR | white space
    admin AddSMSProviderHTTP | {"endpoint":"//example.com/"} | invalid_argument SIGNET-Pv2uR | no scheme
    admin UpdateEmailProviderHTTP | {"id":"<mailHook>","endpoint":"ftp://example.com"} | invalid_argument SIGNET-Pv2uR | no HTTP
    admin UpdateEmailProviderHTTP | {"id":"<unknown>","endpoint":"https://example.com"} | not_found COMMAND-xIrdledqv4 | there is none
    admin UpdateEmailProviderHTTP | {"id":"<smtp>","endpoint":"https://example.com","expirationSigningKey":"0s"} | not_found COMMAND-xIrdledqv4 | of another kind
    admin UpdateSMSProviderHTTP | {"id":"<smsHook>","endpoint":"ftp://example.com"} | invalid_argument SIGNET-Pv2uR | no HTTP
    admin UpdateSMSProviderHTTP | {"id":"<unknown>","endpoint":"https://example.com"} | not_found COMMAND-6NW4I5Kqzj | there is none
    admin UpdateSMSProviderHTTP | {"id":"<twilio>","endpoint":"https://example.com","expirationSigningKey":"0s"} | not_found COMMAND-6NW4I5Kqzj | of another kind
    admin AddSMSProviderTwilio | {"sid":"A/../C","token":"t","senderNumber":"+41446681800"} | invalid_argument SIGNET-Pv4sD | would lead elsewhere
    admin AddSMSProviderTwilio | {"sid":"AC1","token":"t","senderNumber":"+99"} | invalid_argument SIGNET-Pv5nM | no number
    admin AddSMSProviderTwilio | {"sid":"AC1","token":"t"} | invalid_argument SIGNET-Pv5nM | no sender
    admin AddSMSProviderTwilio | {"sid":"AC1","token":"t","senderNumber":"+41446681800","verifyServiceSid":"VA1"} | invalid_argument SIGNET-Pv8vS | Twilio makes no codes here
    admin AddSMSProviderTwilio | {"sid":"AC1","token":"t\n","senderNumber":"+41446681800"} | invalid_argument SIGNET-Tx1ch | a token with a line break
    admin UpdateSMSProviderTwilio | {"id":"<unknown>","sid":"AC1","senderNumber":"Acme"} | not_found COMMAND-MUY0IFAf8O | there is none
    admin UpdateSMSProviderTwilio | {"id":"<smsHook>","sid":"AC1","senderNumber":"Acme"} | not_found COMMAND-MUY0IFAf8O | of another kind
    admin UpdateSMSProviderTwilio | {"id":"<twilio>","sid":" ","senderNumber":"Acme"} | invalid_argument SIGNET-Pv4sD | no account
    admin UpdateSMSProviderTwilioToken | {"id":"<unknown>","token":"x"} | not_found COMMAND-ij3NhEHATp | there is none
    admin UpdateSMSProviderTwilioToken | {"id":"<smsHook>","token":"x"} | not_found COMMAND-ij3NhEHATp | of another kind
    admin ActivateSMSProvider | {"id":"<unknown>"} | not_found COMMAND-9ULtp9PH5E | there is none
    admin ActivateSMSProvider | {"id":"<activeTwilio>"} | failed_precondition COMMAND-B25GFeIvRi | it is active
    admin DeactivateSMSProvider | {"id":"<smtp>"} | not_found COMMAND-La91dGNhbM | sends no text messages
    admin DeactivateSMSProvider | {"id":"<twilio>"} | failed_precondition COMMAND-OSZAEkYvk7 | it is not active
    admin RemoveSMSProvider | {"id":"<mailHook>"} | not_found COMMAND-povEVHPCkV | sends no text messages
    admin TestEmailProviderSMTP | {"senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587","receiverAddress":"b@example.com"} | invalid_argument SMTP-p9kj | neither a password nor an id
    admin TestEmailProviderSMTP | {"senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587","receiverAddress":"b@example.com","id":"<unknown>"} | not_found SMTP-p9cc | there is none
    admin TestEmailProviderSMTP | {"senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587","receiverAddress":"b@example.com","id":"<mailHook>"} | not_found SMTP-p9cc | no SMTP server
    admin TestEmailProviderSMTP | {"senderAddress":"a@example.com","senderName":"Acme","host":"h","receiverAddress":"b@example.com","password":"p"} | invalid_argument COMMAND-EvAtufIinh | no port
    admin TestEmailProviderSMTP | {"senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587","receiverAddress":"refused@example.com","password":"p"} | failed_precondition SIGNET-Pv7tR | the server said so
    admin TestEmailProviderSMTPById | {"id":"<unknown>","receiverAddress":"b@example.com"} | not_found SMTP-99klw | there is none
    admin TestEmailProviderSMTPById | {"id":"<mailHook>","receiverAddress":"b@example.com"} | not_found SMTP-99klw | no SMTP server
    admin TestEmailProviderSMTPById | {"id":"<smtp>","receiverAddress":"refused@example.com"} | failed_precondition SIGNET-Pv7tR | the server said so
    """#)
}
