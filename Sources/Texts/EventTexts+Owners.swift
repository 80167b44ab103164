extension EventTexts {
  static let organizations: [String: Row] = [
    "org.added": ("Organization created.", "Organisation angelegt."),
    "org.changed": ("Organization changed.", "Organisation geändert."),
    "org.customtext.removed": (
      "Message text of the organization removed.", "Nachrichtentext der Organisation entfernt."
    ),
    "org.customtext.set": ("Message text of the organization set.", "Nachrichtentext der Organisation gesetzt."),
    "org.customtext.template.removed": (
      "Message texts of the organization reset.", "Nachrichtentexte der Organisation zurückgesetzt."
    ),
    "org.deactivated": ("Organization deactivated.", "Organisation deaktiviert."),
    "org.domain.added": ("Domain added to the organization.", "Domain der Organisation hinzugefügt."),
    "org.domain.primary.set": ("Primary domain of the organization chosen.", "Hauptdomain der Organisation gewählt."),
    "org.domain.removed": ("Domain of the organization removed.", "Domain der Organisation entfernt."),
    "org.domain.verification.added": (
      "Token for the verification of a domain issued.", "Token zur Prüfung einer Domain ausgestellt."
    ),
    "org.domain.verification.failed": ("Verification of a domain failed.", "Prüfung einer Domain fehlgeschlagen."),
    "org.domain.verified": ("Domain of the organization verified.", "Domain der Organisation bestätigt."),
    "org.hosted_login_translation.set": (
      "Texts of the organization's login set.", "Texte der Anmeldung der Organisation gesetzt."
    ),
    "org.member.added": ("Member of the organization added.", "Mitglied der Organisation hinzugefügt."),
    "org.member.changed": (
      "Roles of a member of the organization changed.", "Rollen eines Mitglieds der Organisation geändert."
    ),
    "org.member.removed": ("Member of the organization removed.", "Mitglied der Organisation entfernt."),
    "org.metadata.removed": ("Metadata of the organization removed.", "Metadaten der Organisation entfernt."),
    "org.metadata.set": ("Metadata of the organization set.", "Metadaten der Organisation gesetzt."),
    "org.notification.policy.removed": (
      "Notification policy of the organization removed.", "Benachrichtigungsrichtlinie der Organisation entfernt."
    ),
    "org.notification.policy.set": (
      "Notification policy of the organization set.", "Benachrichtigungsrichtlinie der Organisation gesetzt."
    ),
    "org.password.policy.removed": (
      "Password policy of the organization removed.", "Passwortrichtlinie der Organisation entfernt."
    ),
    "org.password.policy.set": (
      "Password policy of the organization set.", "Passwortrichtlinie der Organisation gesetzt."
    ),
    "org.policy.domain.added": (
      "Domain policy of the organization set.", "Domain-Richtlinie der Organisation gesetzt."
    ),
    "org.policy.domain.changed": (
      "Domain policy of the organization changed.", "Domain-Richtlinie der Organisation geändert."
    ),
    "org.policy.domain.removed": (
      "Domain policy of the organization removed.", "Domain-Richtlinie der Organisation entfernt."
    ),
    "org.policy.label.activated": (
      "Label policy of the organization activated.", "Gestaltungsrichtlinie der Organisation aktiviert."
    ),
    "org.policy.label.added": (
      "Label policy of the organization set.", "Gestaltungsrichtlinie der Organisation festgelegt."
    ),
    "org.policy.label.assets.removed": (
      "Pictures and font of the label policy of the organization removed.",
      "Bilder und Schrift der Gestaltungsrichtlinie der Organisation entfernt."
    ),
    "org.policy.label.changed": (
      "Label policy of the organization changed.", "Gestaltungsrichtlinie der Organisation geändert."
    ),
    "org.policy.label.font.added": (
      "Font of the label policy of the organization added.",
      "Schrift der Gestaltungsrichtlinie der Organisation hinzugefügt."
    ),
    "org.policy.label.font.removed": (
      "Font of the label policy of the organization removed.",
      "Schrift der Gestaltungsrichtlinie der Organisation entfernt."
    ),
    "org.policy.label.icon.added": (
      "Icon of the label policy of the organization added.",
      "Symbol der Gestaltungsrichtlinie der Organisation hinzugefügt."
    ),
    "org.policy.label.icon.dark.added": (
      "Icon of the dark theme of the label policy of the organization added.",
      "Symbol des dunklen Designs der Gestaltungsrichtlinie der Organisation hinzugefügt."
    ),
    "org.policy.label.icon.dark.removed": (
      "Icon of the dark theme of the label policy of the organization removed.",
      "Symbol des dunklen Designs der Gestaltungsrichtlinie der Organisation entfernt."
    ),
    "org.policy.label.icon.removed": (
      "Icon of the label policy of the organization removed.",
      "Symbol der Gestaltungsrichtlinie der Organisation entfernt."
    ),
    "org.policy.label.logo.added": (
      "Logo of the label policy of the organization added.",
      "Logo der Gestaltungsrichtlinie der Organisation hinzugefügt."
    ),
    "org.policy.label.logo.dark.added": (
      "Logo of the dark theme of the label policy of the organization added.",
      "Logo des dunklen Designs der Gestaltungsrichtlinie der Organisation hinzugefügt."
    ),
    "org.policy.label.logo.dark.removed": (
      "Logo of the dark theme of the label policy of the organization removed.",
      "Logo des dunklen Designs der Gestaltungsrichtlinie der Organisation entfernt."
    ),
    "org.policy.label.logo.removed": (
      "Logo of the label policy of the organization removed.",
      "Logo der Gestaltungsrichtlinie der Organisation entfernt."
    ),
    "org.policy.label.removed": (
      "Label policy of the organization reset.", "Gestaltungsrichtlinie der Organisation zurückgesetzt."
    ),
    "org.policy.lockout.added": (
      "Lockout policy of the organization set.", "Sperrrichtlinie der Organisation festgelegt."
    ),
    "org.policy.lockout.changed": (
      "Lockout policy of the organization changed.", "Sperrrichtlinie der Organisation geändert."
    ),
    "org.policy.lockout.removed": (
      "Lockout policy of the organization removed.", "Sperrrichtlinie der Organisation entfernt."
    ),
    "org.policy.login.added": (
      "Login policy of the organization set.", "Anmelderichtlinie der Organisation festgelegt."
    ),
    "org.policy.login.changed": (
      "Login policy of the organization changed.", "Anmelderichtlinie der Organisation geändert."
    ),
    "org.policy.login.multifactor.added": (
      "Multi factor added to the login policy of the organization.",
      "Mehrfachfaktor zur Anmelderichtlinie der Organisation hinzugefügt."
    ),
    "org.policy.login.multifactor.removed": (
      "Multi factor removed from the login policy of the organization.",
      "Mehrfachfaktor aus der Anmelderichtlinie der Organisation entfernt."
    ),
    "org.policy.login.removed": (
      "Login policy of the organization removed.", "Anmelderichtlinie der Organisation entfernt."
    ),
    "org.policy.login.secondfactor.added": (
      "Second factor added to the login policy of the organization.",
      "Zweiter Faktor zur Anmelderichtlinie der Organisation hinzugefügt."
    ),
    "org.policy.login.secondfactor.removed": (
      "Second factor removed from the login policy of the organization.",
      "Zweiter Faktor aus der Anmelderichtlinie der Organisation entfernt."
    ),
    "org.policy.notification.added": (
      "Notification policy of the organization set.", "Benachrichtigungsrichtlinie der Organisation festgelegt."
    ),
    "org.policy.notification.changed": (
      "Notification policy of the organization changed.", "Benachrichtigungsrichtlinie der Organisation geändert."
    ),
    "org.policy.notification.removed": (
      "Notification policy of the organization removed.", "Benachrichtigungsrichtlinie der Organisation entfernt."
    ),
    "org.policy.password.age.added": (
      "Policy for the age of passwords of the organization set.",
      "Richtlinie für das Alter von Passwörtern der Organisation festgelegt."
    ),
    "org.policy.password.age.changed": (
      "Policy for the age of passwords of the organization changed.",
      "Richtlinie für das Alter von Passwörtern der Organisation geändert."
    ),
    "org.policy.password.age.removed": (
      "Policy for the age of passwords of the organization removed.",
      "Richtlinie für das Alter von Passwörtern der Organisation entfernt."
    ),
    "org.policy.password.complexity.added": (
      "Password policy of the organization set.", "Passwortrichtlinie der Organisation festgelegt."
    ),
    "org.policy.password.complexity.changed": (
      "Password policy of the organization changed.", "Passwortrichtlinie der Organisation geändert."
    ),
    "org.policy.password.complexity.removed": (
      "Password policy of the organization removed.", "Passwortrichtlinie der Organisation entfernt."
    ),
    "org.policy.privacy.added": (
      "Privacy policy of the organization set.", "Datenschutzrichtlinie der Organisation festgelegt."
    ),
    "org.policy.privacy.changed": (
      "Privacy policy of the organization changed.", "Datenschutzrichtlinie der Organisation geändert."
    ),
    "org.policy.privacy.removed": (
      "Privacy policy of the organization removed.", "Datenschutzrichtlinie der Organisation entfernt."
    ),
    "org.reactivated": ("Organization reactivated.", "Organisation reaktiviert."),
    "org.removed": ("Organization removed.", "Organisation entfernt."),
    "org.usernames.kept": (
      "User names kept as the domain policy had made them.",
      "Benutzernamen behalten, wie die Domain-Richtlinie sie gemacht hatte."
    ),
  ]

  static let instance: [String: Row] = [
    "instance.added": ("Instance set up.", "Instanz eingerichtet."),
    "instance.customtext.removed": ("Message text of the instance removed.", "Nachrichtentext der Instanz entfernt."),
    "instance.customtext.set": ("Message text of the instance set.", "Nachrichtentext der Instanz gesetzt."),
    "instance.customtext.template.removed": (
      "Message texts of the instance reset.", "Nachrichtentexte der Instanz zurückgesetzt."
    ),
    "instance.default.language.set": ("Language of the instance changed.", "Sprache der Instanz geändert."),
    "instance.default.org.set": ("Default organization chosen.", "Standardorganisation gewählt."),
    "instance.hosted_login_translation.set": (
      "Texts of the instance's login set.", "Texte der Anmeldung der Instanz gesetzt."
    ),
    "instance.iam.project.set": ("Project of the instance set.", "Projekt der Instanz festgelegt."),
    "instance.member.added": ("Member of the instance added.", "Mitglied der Instanz hinzugefügt."),
    "instance.member.changed": (
      "Roles of a member of the instance changed.", "Rollen eines Mitglieds der Instanz geändert."
    ),
    "instance.member.removed": ("Member of the instance removed.", "Mitglied der Instanz entfernt."),
    "instance.oidc.settings.added": ("Lifetimes of tokens set.", "Laufzeiten der Token festgelegt."),
    "instance.oidc.settings.changed": ("Lifetimes of tokens changed.", "Laufzeiten der Token geändert."),
    "instance.policy.domain.added": ("Domain policy of the instance set.", "Domain-Richtlinie der Instanz gesetzt."),
    "instance.policy.domain.changed": (
      "Domain policy of the instance changed.", "Domain-Richtlinie der Instanz geändert."
    ),
    "instance.policy.label.activated": (
      "Label policy of the instance activated.", "Gestaltungsrichtlinie der Instanz aktiviert."
    ),
    "instance.policy.label.changed": (
      "Label policy of the instance changed.", "Gestaltungsrichtlinie der Instanz geändert."
    ),
    "instance.policy.label.font.added": (
      "Font of the label policy of the instance added.", "Schrift der Gestaltungsrichtlinie der Instanz hinzugefügt."
    ),
    "instance.policy.label.font.removed": (
      "Font of the label policy of the instance removed.", "Schrift der Gestaltungsrichtlinie der Instanz entfernt."
    ),
    "instance.policy.label.icon.added": (
      "Icon of the label policy of the instance added.", "Symbol der Gestaltungsrichtlinie der Instanz hinzugefügt."
    ),
    "instance.policy.label.icon.dark.added": (
      "Icon of the dark theme of the label policy of the instance added.",
      "Symbol des dunklen Designs der Gestaltungsrichtlinie der Instanz hinzugefügt."
    ),
    "instance.policy.label.icon.dark.removed": (
      "Icon of the dark theme of the label policy of the instance removed.",
      "Symbol des dunklen Designs der Gestaltungsrichtlinie der Instanz entfernt."
    ),
    "instance.policy.label.icon.removed": (
      "Icon of the label policy of the instance removed.", "Symbol der Gestaltungsrichtlinie der Instanz entfernt."
    ),
    "instance.policy.label.logo.added": (
      "Logo of the label policy of the instance added.", "Logo der Gestaltungsrichtlinie der Instanz hinzugefügt."
    ),
    "instance.policy.label.logo.dark.added": (
      "Logo of the dark theme of the label policy of the instance added.",
      "Logo des dunklen Designs der Gestaltungsrichtlinie der Instanz hinzugefügt."
    ),
    "instance.policy.label.logo.dark.removed": (
      "Logo of the dark theme of the label policy of the instance removed.",
      "Logo des dunklen Designs der Gestaltungsrichtlinie der Instanz entfernt."
    ),
    "instance.policy.label.logo.removed": (
      "Logo of the label policy of the instance removed.", "Logo der Gestaltungsrichtlinie der Instanz entfernt."
    ),
    "instance.policy.lockout.changed": (
      "Lockout policy of the instance changed.", "Sperrrichtlinie der Instanz geändert."
    ),
    "instance.policy.login.changed": (
      "Login policy of the instance changed.", "Anmelderichtlinie der Instanz geändert."
    ),
    "instance.policy.login.multifactor.added": (
      "Multi factor added to the login policy of the instance.",
      "Mehrfachfaktor zur Anmelderichtlinie der Instanz hinzugefügt."
    ),
    "instance.policy.login.multifactor.removed": (
      "Multi factor removed from the login policy of the instance.",
      "Mehrfachfaktor aus der Anmelderichtlinie der Instanz entfernt."
    ),
    "instance.policy.login.secondfactor.added": (
      "Second factor added to the login policy of the instance.",
      "Zweiter Faktor zur Anmelderichtlinie der Instanz hinzugefügt."
    ),
    "instance.policy.login.secondfactor.removed": (
      "Second factor removed from the login policy of the instance.",
      "Zweiter Faktor aus der Anmelderichtlinie der Instanz entfernt."
    ),
    "instance.policy.notification.added": (
      "Notification policy of the instance set.", "Benachrichtigungsrichtlinie der Instanz festgelegt."
    ),
    "instance.policy.notification.changed": (
      "Notification policy of the instance changed.", "Benachrichtigungsrichtlinie der Instanz geändert."
    ),
    "instance.policy.password.age.changed": (
      "Policy for the age of passwords of the instance changed.",
      "Richtlinie für das Alter von Passwörtern der Instanz geändert."
    ),
    "instance.policy.password.complexity.changed": (
      "Password policy of the instance changed.", "Passwortrichtlinie der Instanz geändert."
    ),
    "instance.policy.privacy.changed": (
      "Privacy policy of the instance changed.", "Datenschutzrichtlinie der Instanz geändert."
    ),
    "instance.policy.security.set": (
      "Security policy of the instance set.", "Sicherheitsrichtlinie der Instanz festgelegt."
    ),
    "instance.restrictions.set": ("Restrictions of the instance set.", "Einschränkungen der Instanz gesetzt."),
    "instance.secret.generator.added": ("Secret generator set.", "Generator von Geheimnissen eingestellt."),
    "instance.secret.generator.changed": ("Secret generator changed.", "Generator von Geheimnissen geändert."),
    "instance.sms.config.activated": ("SMS provider activated.", "SMS-Anbieter aktiviert."),
    "instance.sms.config.deactivated": ("SMS provider deactivated.", "SMS-Anbieter deaktiviert."),
    "instance.sms.config.http.added": ("HTTP provider of SMS added.", "HTTP-Anbieter für SMS hinzugefügt."),
    "instance.sms.config.http.changed": ("HTTP provider of SMS changed.", "HTTP-Anbieter für SMS geändert."),
    "instance.sms.config.removed": ("SMS provider removed.", "SMS-Anbieter entfernt."),
    "instance.sms.config.twilio.added": ("Twilio account added.", "Twilio-Konto hinzugefügt."),
    "instance.sms.config.twilio.changed": ("Twilio account changed.", "Twilio-Konto geändert."),
    "instance.sms.config.twilio.token.changed": (
      "Token of the Twilio account changed.", "Token des Twilio-Kontos geändert."
    ),
    "instance.smtp.config.activated": ("Mail provider activated.", "Mail-Anbieter aktiviert."),
    "instance.smtp.config.added": ("SMTP server added.", "SMTP-Server hinzugefügt."),
    "instance.smtp.config.changed": ("SMTP server changed.", "SMTP-Server geändert."),
    "instance.smtp.config.deactivated": ("Mail provider deactivated.", "Mail-Anbieter deaktiviert."),
    "instance.smtp.config.http.added": ("HTTP provider of mail added.", "HTTP-Anbieter für Mails hinzugefügt."),
    "instance.smtp.config.http.changed": ("HTTP provider of mail changed.", "HTTP-Anbieter für Mails geändert."),
    "instance.smtp.config.password.changed": (
      "Password of the SMTP server changed.", "Passwort des SMTP-Servers geändert."
    ),
    "instance.smtp.config.removed": ("Mail provider removed.", "Mail-Anbieter entfernt."),
    "instance.trusted_domain.added": (
      "Trusted domain of the instance added.", "Vertraute Domain der Instanz hinzugefügt."
    ),
    "instance.trusted_domain.removed": (
      "Trusted domain of the instance removed.", "Vertraute Domain der Instanz entfernt."
    ),
    "instance.web_key.activated": ("Key that signs tokens activated.", "Schlüssel zum Signieren von Token aktiviert."),
    "instance.web_key.added": ("Key that signs tokens added.", "Schlüssel zum Signieren von Token hinzugefügt."),
    "instance.web_key.deactivated": (
      "Key that signs tokens deactivated.", "Schlüssel zum Signieren von Token deaktiviert."
    ),
    "instance.web_key.removed": ("Key that signs tokens removed.", "Schlüssel zum Signieren von Token entfernt."),
  ]
}
