extension NotificationTexts {
  static let hungarian = NotificationTexts(
    common: CommonTexts(
      greeting: "Kedves {{.DisplayName}}!",
      codePrompt: "Ha kódot kérünk Öntől, adja meg az alábbi kódot.",
      codeLabel: "Az Ön ellenőrző kódja",
      codeLine: "Az Ön ellenőrző kódja: {{.Code}}",
      codeNote: """
        A kód {{.Lifetime}} és csak egyszer használható; egy újabb kód érvényteleníti. Ne ossza meg senkivel: mi \
        soha nem kérjük el Öntől.
        """,
      linkLabel: "Ha a gomb nem működik, nyissa meg ezt a hivatkozást a böngészőjében:",
      signature: "Feladó: {{.ServiceName}}, a következő fiók miatt: {{.PreferredLoginName}}.",
      contactLine: "Kapcsolat: {{.SupportContact}}",
      durations: DurationTexts(
        plurals: .oneOther,
        minutes: CountedText(one: "{{.Number}} percig", other: "{{.Number}} percig"),
        hours: CountedText(one: "{{.Number}} óráig", other: "{{.Number}} óráig"),
        days: CountedText(one: "{{.Number}} napig", other: "{{.Number}} napig")
      )
    ),
    initialization: MailText(
      title: "Üdvözöljük",
      preHeader: "Már csak egy lépés, és használhatja a fiókját.",
      subject: "Fejezze be a fiókja beállítását",
      text: """
        Létrehoztunk Önnek egy fiókot a következő szolgáltatásban: {{.ServiceName}}.

        Szervezet: {{.OrganizationName}}
        Felhasználónév: {{.PreferredLoginName}}

        Kérjük, erősítse meg az e-mail-címét, és állítson be jelszót.
        """,
      action: MailText.Action(
        buttonText: "Fiók beállítása",
        linkText: "A fiókja beállításához nyissa meg ezt a hivatkozást:"
      ),
      footerText: "Ha nem ismeri ezt a fiókot, hagyja figyelmen kívül ezt az e-mailt."
    ),
    verifyEmail: MailText(
      title: "Erősítse meg az e-mail-címét",
      preHeader: "Erősítse meg, hogy ez a cím az Öné.",
      subject: "Erősítse meg az e-mail-címét",
      text: """
        Egy e-mail-címet adtak meg a következő szolgáltatásban: {{.ServiceName}}.

        Cím: {{.LastEmail}}
        Fiók: {{.PreferredLoginName}}

        Kérjük, erősítse meg, hogy a cím az Öné.
        """,
      action: MailText.Action(
        buttonText: "Cím megerősítése",
        linkText: "A cím megerősítéséhez nyissa meg ezt a hivatkozást:"
      ),
      footerText:
        "Ha nem Ön adta meg ezt a címet, hagyja figyelmen kívül ezt az e-mailt: a cím így megerősítetlen marad."
    ),
    passwordReset: MailText(
      title: "Jelszó visszaállítása",
      preHeader: "Kérés érkezett az Ön {{.PreferredLoginName}} nevű fiókjához.",
      subject: "Jelszó visszaállítása: {{.ServiceName}}",
      text: """
        Az Ön {{.PreferredLoginName}} nevű fiókjának jelszavához visszaállítási kérés érkezett. Szolgáltatás: \
        {{.ServiceName}}

        Ha Ön volt az, állítson be új jelszót.
        """,
      action: MailText.Action(
        buttonText: "Jelszó visszaállítása",
        linkText: "A jelszava visszaállításához nyissa meg ezt a hivatkozást:"
      ),
      footerText: "Ha nem Ön kérte, hagyja figyelmen kívül ezt az e-mailt: a jelszava változatlan marad."
    ),
    passwordChanged: MailText(
      title: "A jelszava megváltozott",
      preHeader: "Ha Ön volt az, nincs teendője.",
      subject: "A jelszava megváltozott",
      text: """
        Az Ön {{.PreferredLoginName}} nevű fiókjának jelszava megváltozott. Szolgáltatás: {{.ServiceName}}, \
        időpont: {{.Time}}

        Ha Ön volt az, nincs teendője. Ha nem, azonnal állítsa vissza a jelszavát a bejelentkezési oldalon, és \
        vegye fel a kapcsolatot a szolgáltatóval.
        """,
      action: nil,
      footerText: "Ezt az e-mailt az Ön biztonsága érdekében küldjük. E-mailben soha nem kérjük a jelszavát."
    ),
    emailChanged: MailText(
      title: "Az e-mail-címe megváltozott",
      preHeader: "Ha Ön volt az, nincs teendője.",
      subject: "Az e-mail-címe megváltozott",
      text: """
        Az Ön {{.PreferredLoginName}} nevű fiókjának e-mail-címe megváltozott. Szolgáltatás: {{.ServiceName}}, \
        időpont: {{.Time}}
        Az e-maileket mostantól az új címre küldjük.

        Ha Ön volt az, nincs teendője. Ha nem, azonnal állítsa vissza a jelszavát a bejelentkezési oldalon, és \
        vegye fel a kapcsolatot a szolgáltatóval.
        """,
      action: nil,
      footerText: "Ezt az e-mailt az Ön biztonsága érdekében küldjük. E-mailben soha nem kérjük a jelszavát."
    ),
    domainClaimed: MailText(
      title: "A felhasználóneve megváltozott",
      preHeader: "Mostantól ezzel a névvel jelentkezzen be: {{.TempUsername}}",
      subject: "A felhasználóneve megváltozott",
      text: """
        A felhasználónevek, amelyek vége {{.Domain}}, mostantól egy másik szervezethez tartoznak, ezért az Öné \
        megváltozott. Szolgáltatás: {{.ServiceName}}, időpont: {{.Time}}

        Új felhasználóneve: {{.TempUsername}}

        Minden más, a jelszava is, változatlan marad. Ha másik felhasználónevet szeretne, forduljon a fiókja \
        kezelőjéhez.
        """,
      action: nil,
      footerText: "Ezt az e-mailt az Ön biztonsága érdekében küldjük. E-mailben soha nem kérjük a jelszavát."
    ),
    invite: MailText(
      title: "Meghívót kapott",
      preHeader: "Fogadja el a meghívót, és állítson be jelszót.",
      subject: "Meghívó: {{.ApplicationName}}",
      text: """
        Meghívót kapott a következő alkalmazásba: {{.ApplicationName}}.

        Szervezet: {{.OrganizationName}}
        Felhasználónév: {{.PreferredLoginName}}

        Fogadja el a meghívót, és állítson be jelszót.
        """,
      action: MailText.Action(
        buttonText: "Meghívó elfogadása",
        linkText: "A meghívó elfogadásához nyissa meg ezt a hivatkozást:"
      ),
      footerText: "Ha nem várta ezt a meghívót, hagyja figyelmen kívül ezt az e-mailt."
    ),
    verifyEmailOTP: MailText(
      title: "Bejelentkezési kódja",
      preHeader: "Adja meg a bejelentkezés befejezéséhez.",
      subject: "Bejelentkezési kód: {{.ServiceName}}",
      text: """
        Valaki éppen bejelentkezik az Ön {{.PreferredLoginName}} nevű fiókjával. Szolgáltatás: {{.ServiceName}}

        Ha Ön az, adja meg az alábbi kódot, vagy nyissa meg a hivatkozást.
        """,
      action: MailText.Action(
        buttonText: "Bejelentkezés",
        linkText: "A bejelentkezéshez nyissa meg ezt a hivatkozást:"
      ),
      footerText: "Ha nem Ön az, ne ossza meg senkivel a kódot, és állítsa vissza a jelszavát."
    ),
    passwordlessRegistration: MailText(
      title: "Azonosítókulcs hozzáadása",
      preHeader: "Ezután jelszó nélkül is bejelentkezhet.",
      subject: "Azonosítókulcs hozzáadása: {{.ServiceName}}",
      text: """
        Azonosítókulcsot adhat hozzá az Ön {{.PreferredLoginName}} nevű fiókjához. Ezután ujjlenyomattal, arccal vagy \
        az eszköz PIN-kódjával jelentkezhet be. Szolgáltatás: {{.ServiceName}}

        A hivatkozást azon az eszközön nyissa meg, amellyel be szeretne jelentkezni.
        """,
      action: MailText.Action(
        buttonText: "Kulcs hozzáadása",
        linkText: "Az azonosítókulcs hozzáadásához nyissa meg ezt a hivatkozást:"
      ),
      footerText: "Ha nem Ön kért azonosítókulcsot, hagyja figyelmen kívül ezt az e-mailt."
    ),
    shortMessages: ShortMessages(
      head: "{{.ServiceName}}: ",
      verifyPhone: "Telefonja ellenőrző kódja: {{.Code}}. Ne ossza meg senkivel.",
      passwordReset: "Jelszó-visszaállító kódja: {{.Code}}. Ne ossza meg senkivel.",
      verifySMSOTP: "Bejelentkezési kódja: {{.Code}}. Ne ossza meg senkivel."
    )
  )
}
