extension PageTexts {
  static let spanish = PageTexts(
    verification: Task(
      title: "Confirme su dirección de correo electrónico",
      introduction: "Introduzca el código de nuestro correo para confirmar que esta dirección es suya.",
      button: "Confirmar la dirección",
      doneTitle: "Dirección confirmada",
      doneText: "Gracias. Puede cerrar esta página."
    ),
    initialization: Task(
      title: "Configure su cuenta",
      introduction: "Introduzca el código de nuestro correo y elija una contraseña.",
      button: "Configurar la cuenta",
      doneTitle: "Su cuenta está lista",
      doneText: "Ya puede iniciar sesión."
    ),
    passwordReset: Task(
      title: "Elija una contraseña nueva",
      introduction: "Introduzca el código de nuestro mensaje y elija una contraseña nueva.",
      button: "Cambiar la contraseña",
      doneTitle: "Contraseña cambiada",
      doneText: "Ya puede iniciar sesión con la contraseña nueva."
    ),
    invitation: Task(
      title: "Acepte su invitación",
      introduction: "Introduzca el código de la invitación y elija una contraseña.",
      button: "Aceptar la invitación",
      doneTitle: "Le damos la bienvenida",
      doneText: "Ha aceptado la invitación. Ya puede iniciar sesión."
    ),
    codeLabel: "Código",
    codeHint: "Seis letras y cifras.",
    codeMissing: "Introduzca el código.",
    codeInvalid: "Este código es incorrecto, ha caducado o ya se ha usado. Compruébelo o solicite uno nuevo.",
    resendQuestion: "¿No tiene código o ya ha caducado?",
    resendButton: "Enviar un código nuevo",
    resentText: "Si todavía hace falta un código, uno nuevo está en camino. Solo sirve el más reciente.",
    resendRefused: "Se han solicitado demasiados códigos. Espere unos minutos y vuelva a intentarlo.",
    passwordLabel: "Contraseña",
    passwordRepeatLabel: "Repita la contraseña",
    passwordRules: PasswordRules(
      introduction: "La contraseña debe tener:",
      length: "al menos {{.Length}} caracteres",
      lowercase: "una letra minúscula",
      uppercase: "una letra mayúscula",
      number: "una cifra",
      symbol: "un símbolo"
    ),
    passwordsDiffer: "Las dos contraseñas no coinciden.",
    passwordRefused: "Esta contraseña incumple una de las reglas de abajo.",
    passwordTooLong: "Esta contraseña es demasiado larga.",
    linkBroken: "Este enlace está incompleto. Ábralo de nuevo desde el correo o cópielo entero.",
    crossSite: "Esta solicitud no procede de esta página. Abra de nuevo el enlace desde el correo.",
    failed: "Algo ha fallado por nuestra parte. Vuelva a intentarlo en un momento."
  )
}
