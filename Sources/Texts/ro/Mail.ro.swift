extension NotificationTexts {
  static let romanian = NotificationTexts(
    codeLabel: "Codul dumneavoastră",
    linkLabel: "Dacă butonul nu funcționează, deschideți această adresă în browser:",
    initialization: MailText(
      title: "Bun venit",
      preHeader: "Mai este un singur pas până când vă puteți folosi contul.",
      subject: "Finalizați configurarea contului",
      greeting: "Bună ziua, {{.DisplayName}},",
      text: """
        A fost creat un cont pentru dumneavoastră. Numele de autentificare este {{.PreferredLoginName}}.

        Vă rugăm să confirmați adresa de e-mail și să alegeți o parolă. Dacă vi se cere un cod, introduceți-l pe \
        cel de mai jos.
        """,
      buttonText: "Configurați contul",
      footerText: """
        Codul este valabil o singură dată și pentru un timp limitat; unul mai nou îl înlocuiește. Nu îl dați \
        nimănui. Dacă nu recunoașteți acest cont, puteți ignora acest mesaj.
        """
    ),
    verifyEmail: MailText(
      title: "Confirmați adresa de e-mail",
      preHeader: "Spuneți-ne că această adresă vă aparține.",
      subject: "Confirmați adresa de e-mail",
      greeting: "Bună ziua, {{.DisplayName}},",
      text: """
        Adresa {{.LastEmail}} a fost introdusă pentru contul dumneavoastră {{.PreferredLoginName}}.

        Vă rugăm să confirmați că vă aparține. Dacă vi se cere un cod, introduceți-l pe cel de mai jos.
        """,
      buttonText: "Confirmați adresa",
      footerText: """
        Codul este valabil o singură dată și pentru un timp limitat; unul mai nou îl înlocuiește. Nu îl dați \
        nimănui. Dacă nu ați introdus această adresă, puteți ignora acest mesaj.
        """
    ),
    passwordReset: MailText(
      title: "Alegeți o parolă nouă",
      preHeader: "A fost cerută o parolă nouă.",
      subject: "Resetați parola",
      greeting: "Bună ziua, {{.DisplayName}},",
      text: """
        Cineva a cerut resetarea parolei contului dumneavoastră {{.PreferredLoginName}}.

        Dacă ați fost dumneavoastră, alegeți o parolă nouă. Dacă vi se cere un cod, introduceți-l pe cel de mai \
        jos.
        """,
      buttonText: "Alegeți parola",
      footerText: """
        Codul este valabil o singură dată și pentru un timp limitat; unul mai nou îl înlocuiește. Nu îl dați \
        nimănui. Dacă nu ați cerut acest lucru, puteți ignora acest mesaj: parola rămâne neschimbată.
        """
    ),
    passwordChanged: MailText(
      title: "Parola dumneavoastră a fost schimbată",
      preHeader: "Dacă ați fost dumneavoastră, nu trebuie să faceți nimic.",
      subject: "Parola dumneavoastră a fost schimbată",
      greeting: "Bună ziua, {{.DisplayName}},",
      text: """
        Parola contului dumneavoastră {{.PreferredLoginName}} a fost schimbată.

        Dacă ați fost dumneavoastră, nu trebuie să faceți nimic. În caz contrar, resetați imediat parola și \
        anunțați administratorul.
        """,
      buttonText: nil,
      footerText: "Acest mesaj este pentru siguranța dumneavoastră. Nu cerem niciodată parola prin e-mail."
    ),
    emailChanged: MailText(
      title: "Adresa dumneavoastră de e-mail a fost schimbată",
      preHeader: "Dacă ați fost dumneavoastră, nu trebuie să faceți nimic.",
      subject: "Adresa dumneavoastră de e-mail a fost schimbată",
      greeting: "Bună ziua, {{.DisplayName}},",
      text: """
        Adresa de e-mail a contului dumneavoastră {{.PreferredLoginName}} a fost schimbată. De acum, \
        mesajele ajung la cea nouă.

        Dacă ați fost dumneavoastră, nu trebuie să faceți nimic. În caz contrar, resetați imediat parola și \
        anunțați administratorul.
        """,
      buttonText: nil,
      footerText: "Acest mesaj este pentru siguranța dumneavoastră. Nu cerem niciodată parola prin e-mail."
    ),
    invite: MailText(
      title: "Ați primit o invitație",
      preHeader: "Acceptați invitația și alegeți o parolă.",
      subject: "Invitația dumneavoastră la {{.ApplicationName}}",
      greeting: "Bună ziua, {{.DisplayName}},",
      text: """
        Ați primit o invitație la {{.ApplicationName}}. Numele de autentificare este {{.PreferredLoginName}}.

        Acceptați invitația și alegeți o parolă. Dacă vi se cere un cod, introduceți-l pe cel de mai jos.
        """,
      buttonText: "Acceptați invitația",
      footerText: """
        Codul este valabil o singură dată și pentru un timp limitat; unul mai nou îl înlocuiește. Nu îl dați \
        nimănui. Dacă nu așteptați această invitație, puteți ignora acest mesaj.
        """
    ),
    shortMessages: ShortMessages(
      verifyPhone: "{{.Code}} este codul pentru confirmarea acestui număr de telefon. Nu îl dați nimănui.",
      passwordReset: "{{.Code}} este codul pentru o parolă nouă. Dacă nu l-ați cerut, ignorați acest mesaj."
    )
  )
}
