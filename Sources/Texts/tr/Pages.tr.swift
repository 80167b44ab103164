extension PageTexts {
  static let turkish = PageTexts(
    verification: Task(
      title: "E-posta adresinizi onaylayın",
      introduction: "Bu adresin size ait olduğunu onaylamak için e-postamızdaki kodu girin.",
      button: "Adresi onayla",
      doneTitle: "Adres onaylandı",
      doneText: "Teşekkürler. Bu sayfayı kapatabilirsiniz."
    ),
    initialization: Task(
      title: "Hesabınızı kurun",
      introduction: "E-postamızdaki kodu girin ve bir parola seçin.",
      button: "Hesabı kur",
      doneTitle: "Hesabınız hazır",
      doneText: "Artık oturum açabilirsiniz."
    ),
    passwordReset: Task(
      title: "Yeni bir parola seçin",
      introduction: "İletimizdeki kodu girin ve yeni bir parola seçin.",
      button: "Parolayı değiştir",
      doneTitle: "Parola değiştirildi",
      doneText: "Artık yeni parolayla oturum açabilirsiniz."
    ),
    invitation: Task(
      title: "Davetinizi kabul edin",
      introduction: "Davetteki kodu girin ve bir parola seçin.",
      button: "Daveti kabul et",
      doneTitle: "Hoş geldiniz",
      doneText: "Daveti kabul ettiniz. Artık oturum açabilirsiniz."
    ),
    codeLabel: "Kod",
    codeHint: "Altı harf ve rakam.",
    codeMissing: "Kodu girin.",
    codeInvalid: "Bu kod yanlış, süresi dolmuş ya da daha önce kullanılmış. Kontrol edin veya yeni bir kod isteyin.",
    resendQuestion: "Kod gelmedi mi ya da süresi mi doldu?",
    resendButton: "Yeni kod gönder",
    resentText: "Hâlâ bir kod gerekiyorsa yenisi yolda. Yalnızca en yenisi geçerlidir.",
    resendRefused: "Çok fazla kod istendi. Birkaç dakika bekleyip yeniden deneyin.",
    passwordLabel: "Parola",
    passwordRepeatLabel: "Parola (yeniden)",
    passwordRules: PasswordRules(
      introduction: "Parolada bulunması gerekenler:",
      length: "en az {{.Length}} karakter",
      lowercase: "bir küçük harf",
      uppercase: "bir büyük harf",
      number: "bir rakam",
      symbol: "bir simge"
    ),
    passwordsDiffer: "İki parola birbirinden farklı.",
    passwordRefused: "Bu parola aşağıdaki kurallardan birine uymuyor.",
    passwordTooLong: "Bu parola çok uzun.",
    linkBroken: "Bu bağlantı eksik. E-postadan yeniden açın ya da tamamını kopyalayın.",
    crossSite: "Bu istek bu sayfadan gelmedi. Bağlantıyı e-postadan yeniden açın.",
    failed: "Bizim tarafımızda bir şeyler ters gitti. Biraz sonra yeniden deneyin."
  )
}
