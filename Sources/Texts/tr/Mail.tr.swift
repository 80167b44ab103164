extension NotificationTexts {
  static let turkish = NotificationTexts(
    codeLabel: "Kodunuz",
    linkLabel: "Düğme çalışmazsa bu adresi tarayıcınızda açın:",
    initialization: MailText(
      title: "Hoş geldiniz",
      preHeader: "Hesabınızı kullanabilmeniz için tek bir adım kaldı.",
      subject: "Hesabınızın kurulumunu tamamlayın",
      greeting: "Merhaba {{.DisplayName}},",
      text: """
        Sizin için bir hesap oluşturuldu. Oturum açma adınız: {{.PreferredLoginName}}.

        Lütfen e-posta adresinizi onaylayın ve bir parola seçin. Sizden bir kod istenirse aşağıdakini girin.
        """,
      buttonText: "Hesabı kur",
      footerText: """
        Kod sınırlı bir süre ve yalnızca bir kez geçerlidir; daha yeni bir kod onun yerini alır. Kimseyle \
        paylaşmayın. Bu hesabın ne olduğunu bilmiyorsanız bu iletiyi yok sayabilirsiniz.
        """
    ),
    verifyEmail: MailText(
      title: "E-posta adresinizi onaylayın",
      preHeader: "Bu adresin size ait olduğunu bize bildirin.",
      subject: "E-posta adresinizi onaylayın",
      greeting: "Merhaba {{.DisplayName}},",
      text: """
        {{.PreferredLoginName}} hesabınız için {{.LastEmail}} adresi girildi.

        Lütfen size ait olduğunu onaylayın. Sizden bir kod istenirse aşağıdakini girin.
        """,
      buttonText: "Adresi onayla",
      footerText: """
        Kod sınırlı bir süre ve yalnızca bir kez geçerlidir; daha yeni bir kod onun yerini alır. Kimseyle \
        paylaşmayın. Bu adresi siz girmediyseniz bu iletiyi yok sayabilirsiniz.
        """
    ),
    passwordReset: MailText(
      title: "Yeni bir parola seçin",
      preHeader: "Yeni bir parola istendi.",
      subject: "Parolanızı sıfırlayın",
      greeting: "Merhaba {{.DisplayName}},",
      text: """
        Birisi {{.PreferredLoginName}} hesabınızın parolasını sıfırlamak istedi.

        Bunu siz istediyseniz yeni bir parola seçin. Sizden bir kod istenirse aşağıdakini girin.
        """,
      buttonText: "Parola seç",
      footerText: """
        Kod sınırlı bir süre ve yalnızca bir kez geçerlidir; daha yeni bir kod onun yerini alır. Kimseyle \
        paylaşmayın. Bunu siz istemediyseniz bu iletiyi yok sayabilirsiniz: parolanız olduğu gibi kalır.
        """
    ),
    passwordChanged: MailText(
      title: "Parolanız değiştirildi",
      preHeader: "Bunu siz yaptıysanız bir şey yapmanız gerekmez.",
      subject: "Parolanız değiştirildi",
      greeting: "Merhaba {{.DisplayName}},",
      text: """
        {{.PreferredLoginName}} hesabınızın parolası değiştirildi.

        Bunu siz yaptıysanız bir şey yapmanız gerekmez. Siz yapmadıysanız parolanızı hemen sıfırlayın ve \
        yöneticinize haber verin.
        """,
      buttonText: nil,
      footerText: "Bu ileti güvenliğiniz içindir. Parolanızı hiçbir zaman e-postayla istemeyiz."
    ),
    emailChanged: MailText(
      title: "E-posta adresiniz değiştirildi",
      preHeader: "Bunu siz yaptıysanız bir şey yapmanız gerekmez.",
      subject: "E-posta adresiniz değiştirildi",
      greeting: "Merhaba {{.DisplayName}},",
      text: """
        {{.PreferredLoginName}} hesabınızın e-posta adresi değiştirildi. İletiler artık yeni adrese \
        gönderiliyor.

        Bunu siz yaptıysanız bir şey yapmanız gerekmez. Siz yapmadıysanız parolanızı hemen sıfırlayın ve \
        yöneticinize haber verin.
        """,
      buttonText: nil,
      footerText: "Bu ileti güvenliğiniz içindir. Parolanızı hiçbir zaman e-postayla istemeyiz."
    ),
    invite: MailText(
      title: "Davet edildiniz",
      preHeader: "Daveti kabul edin ve bir parola seçin.",
      subject: "{{.ApplicationName}} davetiniz",
      greeting: "Merhaba {{.DisplayName}},",
      text: """
        {{.ApplicationName}} için davet edildiniz. Oturum açma adınız: {{.PreferredLoginName}}.

        Daveti kabul edin ve bir parola seçin. Sizden bir kod istenirse aşağıdakini girin.
        """,
      buttonText: "Daveti kabul et",
      footerText: """
        Kod sınırlı bir süre ve yalnızca bir kez geçerlidir; daha yeni bir kod onun yerini alır. Kimseyle \
        paylaşmayın. Bu daveti beklemiyorduysanız bu iletiyi yok sayabilirsiniz.
        """
    ),
    shortMessages: ShortMessages(
      verifyPhone: "{{.Code}} bu telefon numarasını onaylama kodunuzdur. Kimseyle paylaşmayın.",
      passwordReset: "{{.Code}} yeni parola kodunuzdur. Siz istemediyseniz bu iletiyi yok sayın."
    )
  )
}
