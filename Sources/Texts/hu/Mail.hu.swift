extension NotificationTexts {
  static let hungarian = NotificationTexts(
    codeLabel: "Az Ön kódja",
    linkLabel: "Ha a gomb nem működik, nyissa meg ezt a címet a böngészőjében:",
    initialization: MailText(
      title: "Üdvözöljük",
      preHeader: "Már csak egy lépés, és használhatja a fiókját.",
      subject: "Fejezze be a fiókja beállítását",
      greeting: "Kedves {{.DisplayName}}!",
      text: """
        Létrehoztunk Önnek egy fiókot. A bejelentkezési neve: {{.PreferredLoginName}}.

        Kérjük, erősítse meg az e-mail-címét, és válasszon jelszót. Ha kódot kérünk Öntől, adja meg az alábbit.
        """,
      buttonText: "Fiók beállítása",
      footerText: """
        A kód korlátozott ideig és csak egyszer használható; egy újabb kód érvényteleníti. Ne adja tovább \
        senkinek. Ha nem ismeri ezt a fiókot, hagyja figyelmen kívül ezt az üzenetet.
        """
    ),
    verifyEmail: MailText(
      title: "Erősítse meg az e-mail-címét",
      preHeader: "Jelezze, hogy ez a cím az Öné.",
      subject: "Erősítse meg az e-mail-címét",
      greeting: "Kedves {{.DisplayName}}!",
      text: """
        A(z) {{.PreferredLoginName}} fiókjához a következő címet adták meg: {{.LastEmail}}.

        Kérjük, erősítse meg, hogy az Öné. Ha kódot kérünk Öntől, adja meg az alábbit.
        """,
      buttonText: "Cím megerősítése",
      footerText: """
        A kód korlátozott ideig és csak egyszer használható; egy újabb kód érvényteleníti. Ne adja tovább \
        senkinek. Ha nem Ön adta meg ezt a címet, hagyja figyelmen kívül ezt az üzenetet.
        """
    ),
    passwordReset: MailText(
      title: "Válasszon új jelszót",
      preHeader: "Új jelszót kértek.",
      subject: "Állítsa vissza a jelszavát",
      greeting: "Kedves {{.DisplayName}}!",
      text: """
        Valaki a(z) {{.PreferredLoginName}} fiókja jelszavának visszaállítását kérte.

        Ha Ön volt az, válasszon új jelszót. Ha kódot kérünk Öntől, adja meg az alábbit.
        """,
      buttonText: "Jelszó választása",
      footerText: """
        A kód korlátozott ideig és csak egyszer használható; egy újabb kód érvényteleníti. Ne adja tovább \
        senkinek. Ha nem Ön kérte, hagyja figyelmen kívül ezt az üzenetet: a jelszava változatlan marad.
        """
    ),
    passwordChanged: MailText(
      title: "A jelszava megváltozott",
      preHeader: "Ha Ön volt az, nincs teendője.",
      subject: "A jelszava megváltozott",
      greeting: "Kedves {{.DisplayName}}!",
      text: """
        A(z) {{.PreferredLoginName}} fiókja jelszava megváltozott.

        Ha Ön volt az, nincs teendője. Ha nem, azonnal állítsa vissza a jelszavát, és értesítse a rendszergazdát.
        """,
      buttonText: nil,
      footerText: "Ez az üzenet az Ön biztonságát szolgálja. E-mailben soha nem kérjük a jelszavát."
    ),
    emailChanged: MailText(
      title: "Az e-mail-címe megváltozott",
      preHeader: "Ha Ön volt az, nincs teendője.",
      subject: "Az e-mail-címe megváltozott",
      greeting: "Kedves {{.DisplayName}}!",
      text: """
        A(z) {{.PreferredLoginName}} fiókja e-mail-címe megváltozott. Az üzeneteket mostantól az új címre \
        küldjük.

        Ha Ön volt az, nincs teendője. Ha nem, azonnal állítsa vissza a jelszavát, és értesítse a rendszergazdát.
        """,
      buttonText: nil,
      footerText: "Ez az üzenet az Ön biztonságát szolgálja. E-mailben soha nem kérjük a jelszavát."
    ),
    invite: MailText(
      title: "Meghívót kapott",
      preHeader: "Fogadja el a meghívást, és válasszon jelszót.",
      subject: "Meghívó: {{.ApplicationName}}",
      greeting: "Kedves {{.DisplayName}}!",
      text: """
        Meghívást kapott ide: {{.ApplicationName}}. A bejelentkezési neve: {{.PreferredLoginName}}.

        Fogadja el a meghívást, és válasszon jelszót. Ha kódot kérünk Öntől, adja meg az alábbit.
        """,
      buttonText: "Meghívás elfogadása",
      footerText: """
        A kód korlátozott ideig és csak egyszer használható; egy újabb kód érvényteleníti. Ne adja tovább \
        senkinek. Ha nem várta ezt a meghívót, hagyja figyelmen kívül ezt az üzenetet.
        """
    ),
    shortMessages: ShortMessages(
      verifyPhone: "{{.Code}} a kódja a telefonszám megerősítéséhez. Ne adja tovább senkinek.",
      passwordReset: "{{.Code}} a kódja az új jelszóhoz. Ha nem Ön kérte, hagyja figyelmen kívül."
    )
  )
}
