extension PageTexts {
  static let turkish = PageTexts(
    verification: Task(
      title: "E-posta adresinizi doğrulayın",
      introduction: "Bu adresin size ait olduğunu doğrulamak için e-postamızdaki kodu girin.",
      button: "Adresi doğrula",
      doneTitle: "Adres doğrulandı",
      doneText: "Teşekkürler. Bu sayfayı kapatabilirsiniz."
    ),
    initialization: Task(
      title: "Hesabınızı kurun",
      introduction: "E-postamızdaki kodu girin ve bir parola belirleyin.",
      button: "Hesabı kur",
      doneTitle: "Hesabınız hazır",
      doneText: "Artık oturum açabilirsiniz."
    ),
    passwordReset: Task(
      title: "Parolanızı sıfırlayın",
      introduction: "Mesajımızdaki kodu girin ve yeni bir parola belirleyin.",
      button: "Parolayı sıfırla",
      doneTitle: "Parola değiştirildi",
      doneText: "Artık yeni parolayla oturum açabilirsiniz."
    ),
    invitation: Task(
      title: "Davetinizi kabul edin",
      introduction: "Davetteki kodu girin ve bir parola belirleyin.",
      button: "Daveti kabul et",
      doneTitle: "Hoş geldiniz",
      doneText: "Daveti kabul ettiniz. Artık oturum açabilirsiniz."
    ),
    authenticator: Authenticator(
      title: "Kimlik doğrulama uygulamanızı kurun",
      introduction: "Bu kodu kimlik doğrulama uygulamanızla tarayın.",
      keyLabel: "Ya da bu anahtarı uygulamaya girin:"
    ),
    codeLabel: "Doğrulama kodu",
    codeHint: """
      6 karakter: Latin harfleri ve rakamlar; büyük ya da küçük harf fark etmez. Kod {{.Lifetime}} boyunca \
      geçerlidir.
      """,
    codeMissing: "Kodu girin.",
    codeInvalid: "Bu kod yanlış, süresi dolmuş ya da daha önce kullanılmış. Kontrol edin veya yeni bir kod isteyin.",
    resendQuestion: "Kod gelmedi mi ya da süresi mi doldu?",
    resendButton: "Yeni kod gönder",
    resentText: """
      Hâlâ bir kod gerekiyorsa yenisini gönderdik. Yalnızca en yenisi geçerlidir. Gelmezse birkaç dakika \
      bekleyip yeniden deneyin.
      """,
    passwordLabel: "Parola",
    passwordRepeatLabel: "Parola (yeniden)",
    passwordRules: PasswordRules(
      introduction: "Parolada bulunması gerekenler:",
      minimum: "en az {{.Length}} karakter",
      maximum: "en fazla {{.Limit}} karakter (ç, ğ, ı, ö, ş ve ü 2 sayılır)",
      lowercase: "bir küçük harf",
      uppercase: "bir büyük harf",
      number: "bir rakam",
      symbol: "bir özel karakter"
    ),
    passwordsDiffer: "İki parola birbirinden farklı.",
    passwordRefused: "Bu parola aşağıdaki kuralların tümüne uymuyor.",
    passwordTooLong: "Bu parola çok uzun. En fazla {{.Limit}} karakter olabilir; ç, ğ, ı, ö, ş ve ü 2 sayılır.",
    linkBroken: "Bağlantının tamamı kopyalanmamış. E-postadan yeniden açın ya da tamamını kopyalayın.",
    crossSite: "Güvenliğiniz için bağlantıyı e-postadan yeniden açın.",
    failed: "Bizde bir sorun oluştu. Biraz sonra yeniden deneyin.",
    footer: Footer(
      termsOfService: "Hizmet şartları",
      privacyPolicy: "Gizlilik politikası",
      help: "Yardım",
      documentation: "Belgeler",
      support: "Destek"
    )
  )
}
