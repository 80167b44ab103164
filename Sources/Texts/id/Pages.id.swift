extension PageTexts {
  static let indonesian = PageTexts(
    verification: Task(
      title: "Konfirmasi alamat email Anda",
      introduction: "Masukkan kode dari email kami untuk mengonfirmasi bahwa alamat ini milik Anda.",
      button: "Konfirmasi alamat",
      doneTitle: "Alamat dikonfirmasi",
      doneText: "Terima kasih. Anda dapat menutup halaman ini."
    ),
    initialization: Task(
      title: "Siapkan akun Anda",
      introduction: "Masukkan kode dari email kami dan pilih kata sandi.",
      button: "Siapkan akun",
      doneTitle: "Akun Anda siap",
      doneText: "Sekarang Anda dapat masuk."
    ),
    passwordReset: Task(
      title: "Pilih kata sandi baru",
      introduction: "Masukkan kode dari pesan kami dan pilih kata sandi baru.",
      button: "Ubah kata sandi",
      doneTitle: "Kata sandi diubah",
      doneText: "Sekarang Anda dapat masuk dengan kata sandi baru."
    ),
    invitation: Task(
      title: "Terima undangan Anda",
      introduction: "Masukkan kode dari undangan dan pilih kata sandi.",
      button: "Terima undangan",
      doneTitle: "Selamat datang",
      doneText: "Anda telah menerima undangan. Sekarang Anda dapat masuk."
    ),
    codeLabel: "Kode",
    codeHint: "Enam huruf dan angka.",
    codeMissing: "Masukkan kode.",
    codeInvalid: "Kode ini salah, kedaluwarsa, atau sudah dipakai. Periksa kembali atau minta kode baru.",
    resendQuestion: "Belum menerima kode, atau kodenya kedaluwarsa?",
    resendButton: "Kirim kode baru",
    resentText: "Jika kode masih diperlukan, kode baru sedang dikirim. Hanya yang terbaru yang berlaku.",
    resendRefused: "Terlalu banyak kode diminta. Tunggu beberapa menit, lalu coba lagi.",
    passwordLabel: "Kata sandi",
    passwordRepeatLabel: "Ulangi kata sandi",
    passwordRules: PasswordRules(
      introduction: "Kata sandi harus memuat:",
      length: "sedikitnya {{.Length}} karakter",
      lowercase: "satu huruf kecil",
      uppercase: "satu huruf besar",
      number: "satu angka",
      symbol: "satu simbol"
    ),
    passwordsDiffer: "Kedua kata sandi berbeda.",
    passwordRefused: "Kata sandi ini melanggar salah satu aturan di bawah.",
    passwordTooLong: "Kata sandi ini terlalu panjang.",
    linkBroken: "Tautan ini tidak lengkap. Buka lagi dari email, atau salin seluruhnya.",
    crossSite: "Permintaan ini tidak berasal dari halaman ini. Buka lagi tautan dari email.",
    failed: "Terjadi kesalahan di pihak kami. Coba lagi sebentar lagi."
  )
}
