extension NotificationTexts {
  static let romanian = NotificationTexts(
    common: CommonTexts(
      greeting: "Bună ziua, {{.DisplayName}},",
      codePrompt: "Dacă vi se cere un cod, introduceți codul de mai jos.",
      codeLabel: "Codul dvs. de verificare",
      codeLine: "Codul dvs. de verificare: {{.Code}}",
      codeNote: """
        Codul este valabil {{.Lifetime}} și poate fi folosit o singură dată; unul mai nou îl înlocuiește. Nu îl \
        comunicați nimănui: noi nu vi-l vom cere niciodată.
        """,
      linkLabel: "Dacă butonul nu funcționează, deschideți acest link în browser:",
      signature: "Trimis de {{.ServiceName}} în legătură cu contul {{.PreferredLoginName}}.",
      contactLine: "Contact: {{.SupportContact}}",
      durations: DurationTexts(
        plurals: .romanian,
        minutes: CountedText(one: "{{.Number}} minut", few: "{{.Number}} minute", other: "{{.Number}} de minute"),
        hours: CountedText(one: "{{.Number}} oră", few: "{{.Number}} ore", other: "{{.Number}} de ore"),
        days: CountedText(one: "{{.Number}} zi", few: "{{.Number}} zile", other: "{{.Number}} de zile")
      )
    ),
    initialization: MailText(
      title: "Bun venit",
      preHeader: "Mai aveți un singur pas până când vă puteți folosi contul.",
      subject: "Finalizați configurarea contului",
      text: """
        A fost creat un cont pentru dvs. în serviciul {{.ServiceName}}.

        Organizație: {{.OrganizationName}}
        Nume de utilizator: {{.PreferredLoginName}}

        Vă rugăm să confirmați adresa de e-mail și să stabiliți o parolă.
        """,
      action: MailText.Action(
        buttonText: "Configurați contul",
        linkText: "Deschideți acest link pentru a configura contul:"
      ),
      footerText: "Dacă nu recunoașteți acest cont, puteți ignora acest e-mail."
    ),
    verifyEmail: MailText(
      title: "Confirmați adresa de e-mail",
      preHeader: "Confirmați că această adresă vă aparține.",
      subject: "Confirmați adresa de e-mail",
      text: """
        Adresa {{.LastEmail}} a fost introdusă în serviciul {{.ServiceName}} pentru contul {{.PreferredLoginName}}.

        Vă rugăm să confirmați că vă aparține.
        """,
      action: MailText.Action(
        buttonText: "Confirmați adresa",
        linkText: "Deschideți acest link pentru a confirma adresa:"
      ),
      footerText: "Dacă nu ați introdus această adresă, puteți ignora acest e-mail: adresa rămâne neconfirmată."
    ),
    passwordReset: MailText(
      title: "Resetarea parolei",
      preHeader: "Am primit o cerere pentru contul dvs. {{.PreferredLoginName}}.",
      subject: "Resetarea parolei pentru {{.ServiceName}}",
      text: """
        Am primit o cerere de resetare a parolei contului dvs. {{.PreferredLoginName}} din serviciul \
        {{.ServiceName}}.

        Dacă ați fost dvs., stabiliți o parolă nouă.
        """,
      action: MailText.Action(
        buttonText: "Resetați parola",
        linkText: "Deschideți acest link pentru a reseta parola:"
      ),
      footerText: "Dacă nu ați cerut acest lucru, puteți ignora acest e-mail: parola rămâne neschimbată."
    ),
    passwordChanged: MailText(
      title: "Parola dvs. a fost schimbată",
      preHeader: "Dacă ați fost dvs., nu trebuie să faceți nimic.",
      subject: "Parola dvs. a fost schimbată",
      text: """
        Parola contului dvs. {{.PreferredLoginName}} din serviciul {{.ServiceName}} a fost schimbată. Data: \
        {{.Time}}

        Dacă ați fost dvs., nu trebuie să faceți nimic. În caz contrar, resetați imediat parola pe pagina de \
        autentificare și contactați {{.ServiceName}}.
        """,
      action: nil,
      footerText: "Trimitem acest e-mail pentru siguranța dvs. Nu cerem niciodată parola prin e-mail."
    ),
    emailChanged: MailText(
      title: "Adresa dvs. de e-mail a fost schimbată",
      preHeader: "Dacă ați fost dvs., nu trebuie să faceți nimic.",
      subject: "Adresa dvs. de e-mail a fost schimbată",
      text: """
        Adresa de e-mail a contului dvs. {{.PreferredLoginName}} din serviciul {{.ServiceName}} a fost schimbată. \
        Data: {{.Time}}
        De acum, e-mailurile ajung la adresa nouă.

        Dacă ați fost dvs., nu trebuie să faceți nimic. În caz contrar, resetați imediat parola pe pagina de \
        autentificare și contactați {{.ServiceName}}.
        """,
      action: nil,
      footerText: "Trimitem acest e-mail pentru siguranța dvs. Nu cerem niciodată parola prin e-mail."
    ),
    domainClaimed: MailText(
      title: "Numele dvs. de utilizator a fost schimbat",
      preHeader: "De acum, conectați-vă ca {{.TempUsername}}.",
      subject: "Numele dvs. de utilizator a fost schimbat",
      text: """
        În serviciul {{.ServiceName}}, numele de utilizator care se termină în {{.Domain}} aparțin acum altei \
        organizații. De aceea, al dvs. a fost schimbat. Data: {{.Time}}

        Noul dvs. nume de utilizator: {{.TempUsername}}

        Restul rămâne neschimbat, inclusiv parola. Dacă doriți alt nume de utilizator, adresați-vă administratorului \
        contului dvs.
        """,
      action: nil,
      footerText: "Trimitem acest e-mail pentru siguranța dvs. Nu cerem niciodată parola prin e-mail."
    ),
    invite: MailText(
      title: "Ați primit o invitație",
      preHeader: "Acceptați invitația și stabiliți o parolă.",
      subject: "Invitația de a vă alătura la {{.ApplicationName}}",
      text: """
        Ați primit invitația să vă alăturați la {{.ApplicationName}}.

        Organizație: {{.OrganizationName}}
        Nume de utilizator: {{.PreferredLoginName}}

        Acceptați invitația și stabiliți o parolă.
        """,
      action: MailText.Action(
        buttonText: "Acceptați invitația",
        linkText: "Deschideți acest link pentru a accepta invitația:"
      ),
      footerText: "Dacă nu așteptați această invitație, puteți ignora acest e-mail."
    ),
    verifyEmailOTP: MailText(
      title: "Codul dvs. de conectare",
      preHeader: "Introduceți-l pentru a finaliza conectarea.",
      subject: "Codul dvs. de conectare la {{.ServiceName}}",
      text: """
        Cineva se conectează la serviciul {{.ServiceName}} cu contul dvs. {{.PreferredLoginName}}.

        Dacă sunteți dvs., introduceți codul de mai jos sau deschideți linkul.
        """,
      action: MailText.Action(
        buttonText: "Conectați-vă",
        linkText: "Deschideți acest link pentru a vă conecta:"
      ),
      footerText: "Dacă nu sunteți dvs., nu comunicați nimănui codul și resetați parola."
    ),
    passwordlessRegistration: MailText(
      title: "Adăugați o cheie de acces",
      preHeader: "Apoi vă puteți conecta fără parolă.",
      subject: "Adăugarea unei chei de acces pentru {{.ServiceName}}",
      text: """
        Puteți adăuga o cheie de acces la contul dvs. {{.PreferredLoginName}} din serviciul {{.ServiceName}}. Apoi vă \
        conectați cu amprenta, cu fața sau cu codul PIN al dispozitivului.

        Deschideți linkul pe dispozitivul cu care doriți să vă conectați.
        """,
      action: MailText.Action(
        buttonText: "Adăugați cheia",
        linkText: "Deschideți acest link pentru a adăuga o cheie de acces:"
      ),
      footerText: "Dacă nu ați cerut o cheie de acces, puteți ignora acest e-mail."
    ),
    shortMessages: ShortMessages(
      head: "{{.ServiceName}}: ",
      verifyPhone: "{{.Code}}: cod de verificare a telefonului. Nu îl comunicați.",
      passwordReset: "{{.Code}}: cod de resetare a parolei. Nu îl comunicați.",
      verifySMSOTP: "{{.Code}}: cod de conectare. Nu îl comunicați."
    )
  )
}
