extension NotificationTexts {
  static let czech = NotificationTexts(
    codeLabel: "Váš kód",
    linkLabel: "Pokud tlačítko nefunguje, otevřete tuto adresu v prohlížeči:",
    initialization: MailText(
      title: "Vítejte",
      preHeader: "Zbývá jediný krok, než budete moci svůj účet používat.",
      subject: "Dokončete nastavení svého účtu",
      greeting: "Dobrý den, {{.DisplayName}},",
      text: """
        byl pro vás vytvořen účet. Vaše přihlašovací jméno je {{.PreferredLoginName}}.

        Potvrďte prosím svou e-mailovou adresu a zvolte si heslo. Pokud budete vyzváni k zadání kódu, zadejte ten \
        níže.
        """,
      buttonText: "Nastavit účet",
      footerText: """
        Kód platí jen omezenou dobu a jen jednou; novější jej nahrazuje. Nikomu jej nesdělujte. Pokud tento účet \
        neznáte, můžete tuto zprávu ignorovat.
        """
    ),
    verifyEmail: MailText(
      title: "Potvrďte svou e-mailovou adresu",
      preHeader: "Dejte nám vědět, že je tato adresa vaše.",
      subject: "Potvrďte svou e-mailovou adresu",
      greeting: "Dobrý den, {{.DisplayName}},",
      text: """
        u vašeho účtu {{.PreferredLoginName}} byla zadána adresa {{.LastEmail}}.

        Potvrďte prosím, že je vaše. Pokud budete vyzváni k zadání kódu, zadejte ten níže.
        """,
      buttonText: "Potvrdit adresu",
      footerText: """
        Kód platí jen omezenou dobu a jen jednou; novější jej nahrazuje. Nikomu jej nesdělujte. Pokud jste tuto \
        adresu nezadali, můžete tuto zprávu ignorovat.
        """
    ),
    passwordReset: MailText(
      title: "Zvolte si nové heslo",
      preHeader: "Bylo vyžádáno nové heslo.",
      subject: "Obnovte své heslo",
      greeting: "Dobrý den, {{.DisplayName}},",
      text: """
        někdo požádal o obnovení hesla k vašemu účtu {{.PreferredLoginName}}.

        Pokud jste to byli vy, zvolte si nové heslo. Pokud budete vyzváni k zadání kódu, zadejte ten níže.
        """,
      buttonText: "Zvolit heslo",
      footerText: """
        Kód platí jen omezenou dobu a jen jednou; novější jej nahrazuje. Nikomu jej nesdělujte. Pokud jste o to \
        nežádali, můžete tuto zprávu ignorovat: vaše heslo zůstává beze změny.
        """
    ),
    passwordChanged: MailText(
      title: "Vaše heslo bylo změněno",
      preHeader: "Pokud jste to byli vy, nemusíte nic dělat.",
      subject: "Vaše heslo bylo změněno",
      greeting: "Dobrý den, {{.DisplayName}},",
      text: """
        heslo k vašemu účtu {{.PreferredLoginName}} bylo změněno.

        Pokud jste to byli vy, nemusíte nic dělat. Pokud ne, heslo ihned obnovte a informujte svého správce.
        """,
      buttonText: nil,
      footerText: "Tato zpráva slouží vaší bezpečnosti. Nikdy vás e-mailem nežádáme o heslo."
    ),
    emailChanged: MailText(
      title: "Vaše e-mailová adresa byla změněna",
      preHeader: "Pokud jste to byli vy, nemusíte nic dělat.",
      subject: "Vaše e-mailová adresa byla změněna",
      greeting: "Dobrý den, {{.DisplayName}},",
      text: """
        e-mailová adresa vašeho účtu {{.PreferredLoginName}} byla změněna. Zprávy nyní chodí na novou adresu.

        Pokud jste to byli vy, nemusíte nic dělat. Pokud ne, heslo ihned obnovte a informujte svého správce.
        """,
      buttonText: nil,
      footerText: "Tato zpráva slouží vaší bezpečnosti. Nikdy vás e-mailem nežádáme o heslo."
    ),
    invite: MailText(
      title: "Máte pozvánku",
      preHeader: "Přijměte pozvánku a zvolte si heslo.",
      subject: "Vaše pozvánka do {{.ApplicationName}}",
      greeting: "Dobrý den, {{.DisplayName}},",
      text: """
        dostáváte pozvánku do {{.ApplicationName}}. Vaše přihlašovací jméno je {{.PreferredLoginName}}.

        Přijměte pozvánku a zvolte si heslo. Pokud budete vyzváni k zadání kódu, zadejte ten níže.
        """,
      buttonText: "Přijmout pozvánku",
      footerText: """
        Kód platí jen omezenou dobu a jen jednou; novější jej nahrazuje. Nikomu jej nesdělujte. Pokud jste tuto \
        pozvánku nečekali, můžete tuto zprávu ignorovat.
        """
    ),
    shortMessages: ShortMessages(
      verifyPhone: "{{.Code}} je váš kód k potvrzení tohoto telefonního čísla. Nikomu jej nesdělujte.",
      passwordReset: "{{.Code}} je váš kód pro nové heslo. Pokud jste o něj nežádali, zprávu ignorujte."
    )
  )
}
