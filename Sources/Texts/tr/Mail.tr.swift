extension NotificationTexts {
  static let turkish = NotificationTexts(
    common: CommonTexts(
      greeting: "Merhaba {{.DisplayName}},",
      codePrompt: "Sizden bir kod istenirse aşağıdaki kodu girin.",
      codeLabel: "Doğrulama kodunuz",
      codeLine: "Doğrulama kodunuz: {{.Code}}",
      codeNote: """
        Kod {{.Lifetime}} boyunca ve yalnızca bir kez geçerlidir; daha yeni bir kod onun yerini alır. Kimseyle \
        paylaşmayın: bu kodu sizden hiçbir zaman istemeyiz.
        """,
      linkLabel: "Düğme çalışmazsa bu bağlantıyı tarayıcınızda açın:",
      signature: "Gönderen: {{.ServiceName}}. İlgili hesap: {{.PreferredLoginName}}.",
      contactLine: "İletişim: {{.SupportContact}}",
      durations: DurationTexts(
        plurals: .oneOther,
        minutes: CountedText(one: "{{.Number}} dakika", other: "{{.Number}} dakika"),
        hours: CountedText(one: "{{.Number}} saat", other: "{{.Number}} saat"),
        days: CountedText(one: "{{.Number}} gün", other: "{{.Number}} gün")
      )
    ),
    initialization: MailText(
      title: "Hoş geldiniz",
      preHeader: "Hesabınızı kullanabilmeniz için tek bir adım kaldı.",
      subject: "Hesabınızın kurulumunu tamamlayın",
      text: """
        Sizin için {{.ServiceName}} hizmetinde bir hesap oluşturuldu.

        Kuruluş: {{.OrganizationName}}
        Kullanıcı adı: {{.PreferredLoginName}}

        Lütfen e-posta adresinizi doğrulayın ve bir parola belirleyin.
        """,
      action: MailText.Action(
        buttonText: "Hesabı kur",
        linkText: "Hesabınızı kurmak için bu bağlantıyı açın:"
      ),
      footerText: "Bu hesap size ait değilse bu e-postayı dikkate almayabilirsiniz."
    ),
    verifyEmail: MailText(
      title: "E-posta adresinizi doğrulayın",
      preHeader: "Bu adresin size ait olduğunu doğrulayın.",
      subject: "E-posta adresinizi doğrulayın",
      text: """
        {{.ServiceName}} hizmetinde {{.PreferredLoginName}} hesabı için {{.LastEmail}} adresi girildi.

        Lütfen adresin size ait olduğunu doğrulayın.
        """,
      action: MailText.Action(
        buttonText: "Adresi doğrula",
        linkText: "Adresi doğrulamak için bu bağlantıyı açın:"
      ),
      footerText:
        "Bu adresi siz girmediyseniz bu e-postayı dikkate almayabilirsiniz: adres doğrulanmamış olarak kalır."
    ),
    passwordReset: MailText(
      title: "Parolanızı sıfırlayın",
      preHeader: "{{.PreferredLoginName}} hesabınız için bir istek aldık.",
      subject: "{{.ServiceName}} parolanızın sıfırlanması",
      text: """
        {{.ServiceName}} hizmetindeki {{.PreferredLoginName}} hesabınızın parolasını sıfırlama isteği aldık.

        Bu istekte siz bulunduysanız yeni bir parola belirleyin.
        """,
      action: MailText.Action(
        buttonText: "Parolayı sıfırla",
        linkText: "Parolanızı sıfırlamak için bu bağlantıyı açın:"
      ),
      footerText: "Bu isteği siz yapmadıysanız bu e-postayı dikkate almayabilirsiniz: parolanız olduğu gibi kalır."
    ),
    passwordChanged: MailText(
      title: "Parolanız değiştirildi",
      preHeader: "Bunu siz yaptıysanız bir şey yapmanız gerekmez.",
      subject: "Parolanız değiştirildi",
      text: """
        {{.ServiceName}} hizmetindeki {{.PreferredLoginName}} hesabınızın parolası değiştirildi. Zaman: {{.Time}}

        Bunu siz yaptıysanız bir şey yapmanız gerekmez. Siz yapmadıysanız oturum açma sayfasında parolanızı hemen \
        sıfırlayın ve {{.ServiceName}} ile iletişime geçin.
        """,
      action: nil,
      footerText: "Bu e-postayı güvenliğiniz için gönderiyoruz. Parolanızı hiçbir zaman e-postayla istemeyiz."
    ),
    emailChanged: MailText(
      title: "E-posta adresiniz değiştirildi",
      preHeader: "Bunu siz yaptıysanız bir şey yapmanız gerekmez.",
      subject: "E-posta adresiniz değiştirildi",
      text: """
        {{.ServiceName}} hizmetindeki {{.PreferredLoginName}} hesabınızın e-posta adresi değiştirildi. Zaman: \
        {{.Time}}
        E-postalar artık yeni adrese gönderiliyor.

        Bunu siz yaptıysanız bir şey yapmanız gerekmez. Siz yapmadıysanız oturum açma sayfasında parolanızı hemen \
        sıfırlayın ve {{.ServiceName}} ile iletişime geçin.
        """,
      action: nil,
      footerText: "Bu e-postayı güvenliğiniz için gönderiyoruz. Parolanızı hiçbir zaman e-postayla istemeyiz."
    ),
    domainClaimed: MailText(
      title: "Kullanıcı adınız değiştirildi",
      preHeader: "Artık {{.TempUsername}} adıyla oturum açın.",
      subject: "Kullanıcı adınız değiştirildi",
      text: """
        {{.ServiceName}} hizmetinde {{.Domain}} ile biten kullanıcı adları artık başka bir kuruluşa ait. Bu nedenle \
        kullanıcı adınız değiştirildi. Zaman: {{.Time}}

        Yeni kullanıcı adınız: {{.TempUsername}}

        Parolanız dahil diğer her şey aynı kaldı. Başka bir kullanıcı adı isterseniz hesabınızı yöneten kişiye \
        başvurun.
        """,
      action: nil,
      footerText: "Bu e-postayı güvenliğiniz için gönderiyoruz. Parolanızı hiçbir zaman e-postayla istemeyiz."
    ),
    invite: MailText(
      title: "Davet edildiniz",
      preHeader: "Daveti kabul edin ve bir parola belirleyin.",
      subject: "{{.ApplicationName}} davetiniz",
      text: """
        {{.ApplicationName}} uygulamasına katılmaya davet edildiniz.

        Kuruluş: {{.OrganizationName}}
        Kullanıcı adı: {{.PreferredLoginName}}

        Daveti kabul edin ve bir parola belirleyin.
        """,
      action: MailText.Action(
        buttonText: "Daveti kabul et",
        linkText: "Daveti kabul etmek için bu bağlantıyı açın:"
      ),
      footerText: "Bu daveti beklemiyorduysanız bu e-postayı dikkate almayabilirsiniz."
    ),
    verifyEmailOTP: MailText(
      title: "Giriş kodunuz",
      preHeader: "Girişi tamamlamak için bu kodu girin.",
      subject: "{{.ServiceName}} giriş kodunuz",
      text: """
        {{.ServiceName}} hizmetine {{.PreferredLoginName}} hesabınızla giriş yapılıyor.

        Giriş yapan sizseniz aşağıdaki kodu girin veya bağlantıyı açın.
        """,
      action: MailText.Action(
        buttonText: "Giriş yap",
        linkText: "Giriş yapmak için bu bağlantıyı açın:"
      ),
      footerText: "Giriş yapan siz değilseniz kodu kimseyle paylaşmayın ve parolanızı sıfırlayın."
    ),
    passwordlessRegistration: MailText(
      title: "Geçiş anahtarı ekleyin",
      preHeader: "Ardından parola olmadan giriş yapabilirsiniz.",
      subject: "{{.ServiceName}} için geçiş anahtarı ekleyin",
      text: """
        {{.ServiceName}} hizmetindeki {{.PreferredLoginName}} hesabınıza geçiş anahtarı ekleyebilirsiniz. Böylece \
        parmak iziniz, yüzünüz veya cihazınızın PIN koduyla giriş yaparsınız.

        Bağlantıyı, giriş yapmak istediğiniz cihazda açın.
        """,
      action: MailText.Action(
        buttonText: "Geçiş anahtarı ekle",
        linkText: "Geçiş anahtarı eklemek için bu bağlantıyı açın:"
      ),
      footerText: "Geçiş anahtarı istemediyseniz bu e-postayı dikkate almayabilirsiniz."
    ),
    shortMessages: ShortMessages(
      head: "{{.ServiceName}}: ",
      verifyPhone: "{{.Code}}: telefon doğrulama kodunuz. Kimseyle paylaşmayın.",
      passwordReset: "{{.Code}}: parola sıfırlama kodunuz. Kimseyle paylaşmayın.",
      verifySMSOTP: "{{.Code}}: giriş kodunuz. Kimseyle paylaşmayın."
    )
  )
}
