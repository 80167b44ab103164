/// What callers read of each type of event, by its published name: an event is a row, and a language whose callers are told
/// is a column.
enum EventTexts {
  typealias Row = (en: String, de: String)

  static let rows = [users, sessions, organizations, instance].reduce(into: [:] as [String: Row]) { all, rows in
    all.merge(rows) { $1 }
  }

  static let users: [String: Row] = [
    "user.deactivated": ("User deactivated.", "Benutzer deaktiviert."),
    "user.domain.claimed": (
      "User name replaced, since its domain is another organization's.",
      "Benutzername ersetzt, da seine Domain einer anderen Organisation gehört."
    ),
    "user.domain.claimed.sent": (
      "Message about the replaced user name sent.", "Nachricht über den ersetzten Benutzernamen versendet."
    ),
    "user.human.added": ("Person created.", "Person angelegt."),
    "user.human.codes.voided": ("Codes that were sent are void.", "Verschickte Codes für ungültig erklärt."),
    "user.human.email.change.sent": (
      "Message about the new email address sent.", "Nachricht über die neue E-Mail-Adresse verschickt."
    ),
    "user.human.email.changed": ("Email address changed.", "E-Mail-Adresse geändert."),
    "user.human.email.code.added": ("Code for the email address issued.", "Code für die E-Mail-Adresse ausgestellt."),
    "user.human.email.code.sent": ("Code for the email address sent.", "Code für die E-Mail-Adresse verschickt."),
    "user.human.email.verification.failed": (
      "Verification of the email address failed.", "Bestätigung der E-Mail-Adresse fehlgeschlagen."
    ),
    "user.human.email.verified": ("Email address verified.", "E-Mail-Adresse bestätigt."),
    "user.human.initialization.code.added": (
      "Code for the initialization issued.", "Code für die Einrichtung ausgestellt."
    ),
    "user.human.initialization.code.sent": (
      "Code for the initialization sent.", "Code für die Einrichtung verschickt."
    ),
    "user.human.initialization.failed": ("Initialization failed.", "Einrichtung fehlgeschlagen."),
    "user.human.initialized": ("Account initialized.", "Konto eingerichtet."),
    "user.human.invite.accepted": ("Invitation accepted.", "Einladung angenommen."),
    "user.human.invite.code.added": ("Code of an invitation issued.", "Code einer Einladung ausgestellt."),
    "user.human.invite.code.sent": ("Invitation sent.", "Einladung verschickt."),
    "user.human.invite.failed": ("Code of the invitation was wrong.", "Code der Einladung war falsch."),
    "user.human.mfa.init.skipped": (
      "Set-up of a second factor put off.", "Einrichtung eines zweiten Faktors verschoben."
    ),
    "user.human.mfa.otp.added": ("Authenticator app added.", "Authenticator-App hinzugefügt."),
    "user.human.mfa.otp.check.failed": (
      "One-time password of an authenticator app was wrong.", "Einmalpasswort einer Authenticator-App war falsch."
    ),
    "user.human.mfa.otp.check.succeeded": (
      "One-time password of an authenticator app was right.", "Einmalpasswort einer Authenticator-App war richtig."
    ),
    "user.human.mfa.otp.code.used": ("Code of the authenticator app used.", "Code der Authenticator-App benutzt."),
    "user.human.mfa.otp.removed": ("Authenticator app removed.", "Authenticator-App entfernt."),
    "user.human.mfa.otp.verified": ("Authenticator app confirmed.", "Authenticator-App bestätigt."),
    "user.human.mfa.recovery.code.check.failed": ("Recovery code was wrong.", "Wiederherstellungscode war falsch."),
    "user.human.mfa.recovery.code.check.succeeded": ("Recovery code was right.", "Wiederherstellungscode war richtig."),
    "user.human.mfa.recovery.code.used": ("Recovery code used up.", "Wiederherstellungscode verbraucht."),
    "user.human.mfa.recovery.codes.added": ("Recovery codes drawn.", "Wiederherstellungscodes erstellt."),
    "user.human.mfa.recovery.codes.removed": ("Recovery codes removed.", "Wiederherstellungscodes entfernt."),
    "user.human.otp.email.added": ("Codes by email set up.", "Codes per E-Mail eingerichtet."),
    "user.human.otp.email.check.failed": (
      "One-time password by email was wrong.", "Einmalpasswort per E-Mail war falsch."
    ),
    "user.human.otp.email.check.succeeded": (
      "One-time password by email was right.", "Einmalpasswort per E-Mail war richtig."
    ),
    "user.human.otp.email.removed": ("Codes by email removed.", "Codes per E-Mail entfernt."),
    "user.human.otp.sms.added": ("Codes by SMS set up.", "Codes per SMS eingerichtet."),
    "user.human.otp.sms.check.failed": ("One-time password by SMS was wrong.", "Einmalpasswort per SMS war falsch."),
    "user.human.otp.sms.check.succeeded": (
      "One-time password by SMS was right.", "Einmalpasswort per SMS war richtig."
    ),
    "user.human.otp.sms.removed": ("Codes by SMS removed.", "Codes per SMS entfernt."),
    "user.human.password.change.sent": (
      "Message about the new password sent.", "Nachricht über das neue Passwort verschickt."
    ),
    "user.human.password.changed": ("Password changed.", "Passwort geändert."),
    "user.human.password.check.failed": ("Password was wrong.", "Passwort war falsch."),
    "user.human.password.check.succeeded": ("Password was right.", "Passwort war richtig."),
    "user.human.password.code.added": ("Code for a new password issued.", "Code für ein neues Passwort ausgestellt."),
    "user.human.password.code.failed": (
      "Code for a new password was wrong.", "Code für ein neues Passwort war falsch."
    ),
    "user.human.password.code.sent": ("Code for a new password sent.", "Code für ein neues Passwort verschickt."),
    "user.human.password.hash.updated": ("Password hashed anew.", "Passwort neu gehasht."),
    "user.human.phone.changed": ("Phone number changed.", "Telefonnummer geändert."),
    "user.human.phone.code.added": ("Code for the phone number issued.", "Code für die Telefonnummer ausgestellt."),
    "user.human.phone.code.sent": ("Code for the phone number sent.", "Code für die Telefonnummer verschickt."),
    "user.human.phone.removed": ("Phone number removed.", "Telefonnummer entfernt."),
    "user.human.phone.verification.failed": (
      "Verification of the phone number failed.", "Bestätigung der Telefonnummer fehlgeschlagen."
    ),
    "user.human.phone.verified": ("Phone number verified.", "Telefonnummer bestätigt."),
    "user.human.profile.changed": ("Profile changed.", "Profil geändert."),
    "user.locked": ("User locked.", "Benutzer gesperrt."),
    "user.machine.added": ("Machine user created.", "Maschinenbenutzer angelegt."),
    "user.machine.changed": ("Machine user changed.", "Maschinenbenutzer geändert."),
    "user.machine.key.added": ("Machine key added.", "Maschinenschlüssel hinzugefügt."),
    "user.machine.key.removed": ("Machine key removed.", "Maschinenschlüssel entfernt."),
    "user.machine.secret.removed": ("Client secret removed.", "Client-Secret entfernt."),
    "user.machine.secret.set": ("Client secret made.", "Client-Secret erzeugt."),
    "user.metadata.removed": ("Metadata removed.", "Metadaten entfernt."),
    "user.metadata.set": ("Metadata set.", "Metadaten gesetzt."),
    "user.pat.added": ("Personal access token created.", "Persönliches Zugriffstoken angelegt."),
    "user.pat.removed": ("Personal access token removed.", "Persönliches Zugriffstoken entfernt."),
    "user.personal.data.erased": ("Personal data erased.", "Personenbezogene Daten gelöscht."),
    "user.reactivated": ("User reactivated.", "Benutzer reaktiviert."),
    "user.removed": ("User removed.", "Benutzer entfernt."),
    "user.unlocked": ("User unlocked.", "Benutzer entsperrt."),
    "user.username.changed": ("User name changed.", "Benutzername geändert."),
  ]

  static let sessions: [String: Row] = [
    "session.added": ("Session made.", "Sitzung angelegt."),
    "session.lifetime.set": ("Lifetime of the session set.", "Dauer der Sitzung gesetzt."),
    "session.metadata.set": ("Metadata of the session set.", "Metadaten der Sitzung gesetzt."),
    "session.otp.email.challenged": ("One-time password issued by e-mail.", "Einmalpasswort per E-Mail ausgestellt."),
    "session.otp.email.checked": (
      "One-time password from an e-mail entered.", "Einmalpasswort aus einer E-Mail eingegeben."
    ),
    "session.otp.email.failed": (
      "Wrong one-time password entered instead of one from an e-mail.",
      "Falsches Einmalpasswort statt dessen aus einer E-Mail eingegeben."
    ),
    "session.otp.email.sent": ("One-time password sent by e-mail.", "Einmalpasswort per E-Mail verschickt."),
    "session.otp.sms.challenged": ("One-time password issued by SMS.", "Einmalpasswort per SMS ausgestellt."),
    "session.otp.sms.checked": ("One-time password from an SMS entered.", "Einmalpasswort aus einer SMS eingegeben."),
    "session.otp.sms.failed": (
      "Wrong one-time password entered instead of one from an SMS.",
      "Falsches Einmalpasswort statt dessen aus einer SMS eingegeben."
    ),
    "session.otp.sms.sent": ("One-time password sent by SMS.", "Einmalpasswort per SMS verschickt."),
    "session.password.checked": ("Password entered.", "Passwort eingegeben."),
    "session.recovery.code.checked": ("Recovery code entered.", "Wiederherstellungscode eingegeben."),
    "session.terminated": ("Session ended.", "Sitzung beendet."),
    "session.token.set": ("Token of the session replaced.", "Token der Sitzung ersetzt."),
    "session.totp.checked": (
      "One-time password of the authenticator app entered.", "Einmalpasswort der Authenticator-App eingegeben."
    ),
    "session.user.checked": ("User of the session named.", "Benutzer der Sitzung genannt."),
  ]
}
