extension PageTexts {
  static let spanish = PageTexts(
    verification: Task(
      title: "Confirme su dirección de correo electrónico",
      introduction: "Escriba el código de nuestro correo para confirmar que esta dirección es suya.",
      button: "Confirmar la dirección",
      doneTitle: "Dirección confirmada",
      doneText: "Gracias. Puede cerrar esta página."
    ),
    initialization: Task(
      title: "Configure su cuenta",
      introduction: "Escriba el código de nuestro correo y elija una contraseña.",
      button: "Configurar la cuenta",
      doneTitle: "Su cuenta está lista",
      doneText: "Ya puede iniciar sesión."
    ),
    passwordReset: Task(
      title: "Restablezca su contraseña",
      introduction: "Escriba el código de nuestro mensaje y elija una contraseña nueva.",
      button: "Restablecer la contraseña",
      doneTitle: "Contraseña cambiada",
      doneText: "Ya puede iniciar sesión con la contraseña nueva."
    ),
    invitation: Task(
      title: "Acepte su invitación",
      introduction: "Escriba el código de la invitación y elija una contraseña.",
      button: "Aceptar la invitación",
      doneTitle: "Le damos la bienvenida",
      doneText: "Ha aceptado la invitación. Ya puede iniciar sesión."
    ),
    authenticator: Authenticator(
      title: "Configure su aplicación de autenticación",
      introduction: "Escanee este código con su aplicación de autenticación.",
      keyLabel: "O introduzca esta clave en la aplicación:"
    ),
    codeLabel: "Código de verificación",
    codeHint:
      "6 caracteres: letras latinas y números, en mayúsculas o minúsculas. El código sirve durante {{.Lifetime}}.",
    codeMissing: "Escriba el código.",
    codeInvalid: "Este código es incorrecto, ha vencido o ya se ha usado. Compruébelo o solicite uno nuevo.",
    resendQuestion: "¿No tiene código o ya ha vencido?",
    resendButton: "Enviar un código nuevo",
    resentText: """
      Si todavía hace falta un código, hemos enviado uno nuevo. Solo sirve el más reciente. Si no llega, \
      espere unos minutos y vuelva a intentarlo.
      """,
    passwordLabel: "Contraseña",
    passwordRepeatLabel: "Repita la contraseña",
    passwordRules: PasswordRules(
      introduction: "La contraseña debe tener:",
      minimum: "al menos {{.Length}} caracteres",
      maximum: "como máximo {{.Limit}} caracteres (una letra con tilde y la ñ cuentan como 2)",
      lowercase: "una letra minúscula",
      uppercase: "una letra mayúscula",
      number: "un número",
      symbol: "un símbolo"
    ),
    passwordsDiffer: "Las dos contraseñas no coinciden.",
    passwordRefused: "Esta contraseña no cumple todas las reglas de abajo.",
    passwordTooLong: """
      Esta contraseña es demasiado larga. Puede tener como máximo {{.Limit}} caracteres; una letra con tilde y la ñ \
      cuentan como 2.
      """,
    linkBroken: "Este enlace está incompleto. Ábralo de nuevo desde el correo o cópielo entero.",
    crossSite: "Por su seguridad, abra de nuevo el enlace desde el correo.",
    failed: "Se ha producido un error por nuestra parte. Vuelva a intentarlo en un momento.",
    footer: Footer(
      termsOfService: "Condiciones del servicio",
      privacyPolicy: "Política de privacidad",
      help: "Ayuda",
      documentation: "Documentación",
      support: "Asistencia"
    )
  )
}
