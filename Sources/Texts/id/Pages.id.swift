extension PageTexts {
  static let indonesian = PageTexts(
    verification: Task(
      title: "Verifikasi alamat email Anda",
      introduction: "Masukkan kode dari email kami untuk memverifikasi bahwa alamat ini milik Anda.",
      button: "Verifikasi alamat",
      doneTitle: "Alamat terverifikasi",
      doneText: "Terima kasih. Anda dapat menutup halaman ini."
    ),
    initialization: Task(
      title: "Siapkan akun Anda",
      introduction: "Masukkan kode dari email kami dan buat kata sandi.",
      button: "Siapkan akun",
      doneTitle: "Akun Anda siap",
      doneText: "Sekarang Anda dapat masuk."
    ),
    passwordReset: Task(
      title: "Atur ulang kata sandi Anda",
      introduction: "Masukkan kode dari pesan kami dan buat kata sandi baru.",
      button: "Atur ulang kata sandi",
      doneTitle: "Kata sandi diubah",
      doneText: "Sekarang Anda dapat masuk dengan kata sandi baru."
    ),
    invitation: Task(
      title: "Terima undangan Anda",
      introduction: "Masukkan kode dari undangan dan buat kata sandi.",
      button: "Terima undangan",
      doneTitle: "Selamat datang",
      doneText: "Anda telah menerima undangan. Sekarang Anda dapat masuk."
    ),
    authenticator: Authenticator(
      title: "Siapkan aplikasi autentikator Anda",
      introduction: "Pindai kode ini dengan aplikasi autentikator Anda.",
      keyLabel: "Atau masukkan kunci ini di aplikasi:"
    ),
    codeLabel: "Kode verifikasi",
    codeHint: """
      6 karakter: huruf Latin dan angka; huruf besar atau kecil tidak berpengaruh. Kode berlaku selama \
      {{.Lifetime}}.
      """,
    codeMissing: "Masukkan kode.",
    codeInvalid: "Kode ini salah, kedaluwarsa, atau sudah dipakai. Periksa kembali atau minta kode baru.",
    resendQuestion: "Belum menerima kode, atau kodenya kedaluwarsa?",
    resendButton: "Kirim kode baru",
    resentText: """
      Jika kode masih diperlukan, kami telah mengirim kode baru. Hanya yang terbaru yang berlaku. Jika \
      tidak tiba, tunggu beberapa menit, lalu coba lagi.
      """,
    passwordLabel: "Kata sandi",
    passwordRepeatLabel: "Ulangi kata sandi",
    passwordRules: PasswordRules(
      introduction: "Kata sandi harus berisi:",
      minimum: "minimal {{.Length}} karakter",
      maximum: "maksimal {{.Limit}} karakter (huruf beraksen dihitung 2)",
      lowercase: "satu huruf kecil",
      uppercase: "satu huruf besar",
      number: "satu angka",
      symbol: "satu simbol"
    ),
    passwordsDiffer: "Kedua kata sandi tidak sama.",
    passwordRefused: "Kata sandi ini tidak memenuhi semua aturan di bawah.",
    passwordTooLong: "Kata sandi ini terlalu panjang. Maksimal {{.Limit}} karakter, dan huruf beraksen dihitung 2.",
    linkBroken: "Tautan ini tidak lengkap. Buka lagi dari email, atau salin seluruhnya.",
    crossSite: "Demi keamanan Anda, buka lagi tautan dari email.",
    failed: "Terjadi kesalahan di pihak kami. Coba beberapa saat lagi.",
    footer: Footer(
      termsOfService: "Ketentuan layanan",
      privacyPolicy: "Kebijakan privasi",
      help: "Bantuan",
      documentation: "Dokumentasi",
      support: "Dukungan"
    )
  )
}
