extension NotificationTexts {
  static let indonesian = NotificationTexts(
    common: CommonTexts(
      greeting: "Halo {{.DisplayName}},",
      codePrompt: "Jika Anda diminta memasukkan kode, masukkan kode di bawah ini.",
      codeLabel: "Kode verifikasi Anda",
      codeLine: "Kode verifikasi Anda: {{.Code}}",
      codeNote: """
        Kode ini berlaku selama {{.Lifetime}} dan hanya satu kali; kode yang lebih baru menggantikannya. Jangan \
        bagikan kepada siapa pun: kami tidak pernah memintanya.
        """,
      linkLabel: "Jika tombol tidak berfungsi, buka tautan ini di peramban Anda:",
      signature: "Dikirim oleh {{.ServiceName}} sehubungan dengan akun {{.PreferredLoginName}}.",
      contactLine: "Kontak: {{.SupportContact}}",
      durations: DurationTexts(
        plurals: .other,
        minutes: CountedText(other: "{{.Number}} menit"),
        hours: CountedText(other: "{{.Number}} jam"),
        days: CountedText(other: "{{.Number}} hari")
      )
    ),
    initialization: MailText(
      title: "Selamat datang",
      preHeader: "Tinggal satu langkah lagi untuk dapat memakai akun Anda.",
      subject: "Selesaikan penyiapan akun Anda",
      text: """
        Sebuah akun telah dibuat untuk Anda di {{.ServiceName}}.

        Organisasi: {{.OrganizationName}}
        Nama pengguna: {{.PreferredLoginName}}

        Silakan verifikasi alamat email Anda dan buat kata sandi.
        """,
      action: MailText.Action(
        buttonText: "Siapkan akun",
        linkText: "Buka tautan ini untuk menyiapkan akun Anda:"
      ),
      footerText: "Jika Anda tidak mengenali akun ini, Anda dapat mengabaikan email ini."
    ),
    verifyEmail: MailText(
      title: "Verifikasi alamat email Anda",
      preHeader: "Pastikan bahwa alamat ini milik Anda.",
      subject: "Verifikasi alamat email Anda",
      text: """
        Alamat {{.LastEmail}} telah dimasukkan di {{.ServiceName}} untuk akun {{.PreferredLoginName}}.

        Silakan verifikasi bahwa alamat itu milik Anda.
        """,
      action: MailText.Action(
        buttonText: "Verifikasi alamat",
        linkText: "Buka tautan ini untuk memverifikasi alamat:"
      ),
      footerText: """
        Jika Anda tidak memasukkan alamat ini, Anda dapat mengabaikan email ini: alamat itu tetap tidak \
        terverifikasi.
        """
    ),
    passwordReset: MailText(
      title: "Atur ulang kata sandi Anda",
      preHeader: "Kami menerima permintaan untuk akun Anda {{.PreferredLoginName}}.",
      subject: "Pengaturan ulang kata sandi {{.ServiceName}}",
      text: """
        Kami menerima permintaan untuk mengatur ulang kata sandi akun Anda {{.PreferredLoginName}} di \
        {{.ServiceName}}.

        Jika itu Anda, buat kata sandi baru.
        """,
      action: MailText.Action(
        buttonText: "Atur ulang kata sandi",
        linkText: "Buka tautan ini untuk mengatur ulang kata sandi Anda:"
      ),
      footerText: "Jika Anda tidak memintanya, Anda dapat mengabaikan email ini: kata sandi Anda tetap sama."
    ),
    passwordChanged: MailText(
      title: "Kata sandi Anda telah diubah",
      preHeader: "Jika itu Anda, tidak ada yang perlu dilakukan.",
      subject: "Kata sandi Anda telah diubah",
      text: """
        Kata sandi akun Anda {{.PreferredLoginName}} di {{.ServiceName}} telah diubah. Waktu: {{.Time}}

        Jika itu Anda, tidak ada yang perlu dilakukan. Jika bukan, segera atur ulang kata sandi Anda di halaman \
        masuk dan hubungi {{.ServiceName}}.
        """,
      action: nil,
      footerText: "Kami mengirim email ini demi keamanan Anda. Kami tidak pernah meminta kata sandi lewat email."
    ),
    emailChanged: MailText(
      title: "Alamat email Anda telah diubah",
      preHeader: "Jika itu Anda, tidak ada yang perlu dilakukan.",
      subject: "Alamat email Anda telah diubah",
      text: """
        Alamat email akun Anda {{.PreferredLoginName}} di {{.ServiceName}} telah diubah. Waktu: {{.Time}}
        Email kini dikirim ke alamat yang baru.

        Jika itu Anda, tidak ada yang perlu dilakukan. Jika bukan, segera atur ulang kata sandi Anda di halaman \
        masuk dan hubungi {{.ServiceName}}.
        """,
      action: nil,
      footerText: "Kami mengirim email ini demi keamanan Anda. Kami tidak pernah meminta kata sandi lewat email."
    ),
    domainClaimed: MailText(
      title: "Nama pengguna Anda telah diubah",
      preHeader: "Mulai sekarang, masuklah sebagai {{.TempUsername}}.",
      subject: "Nama pengguna Anda telah diubah",
      text: """
        Di {{.ServiceName}}, nama pengguna yang berakhiran {{.Domain}} kini milik organisasi lain. Karena itu, nama \
        pengguna Anda telah diubah. Waktu: {{.Time}}

        Nama pengguna baru Anda: {{.TempUsername}}

        Selebihnya tidak berubah, termasuk kata sandi Anda. Jika Anda menginginkan nama pengguna lain, hubungi \
        pengelola akun Anda.
        """,
      action: nil,
      footerText: "Kami mengirim email ini demi keamanan Anda. Kami tidak pernah meminta kata sandi lewat email."
    ),
    invite: MailText(
      title: "Anda diundang",
      preHeader: "Terima undangan dan buat kata sandi.",
      subject: "Undangan untuk bergabung dengan {{.ApplicationName}}",
      text: """
        Anda diundang untuk bergabung dengan {{.ApplicationName}}.

        Organisasi: {{.OrganizationName}}
        Nama pengguna: {{.PreferredLoginName}}

        Terima undangan dan buat kata sandi.
        """,
      action: MailText.Action(
        buttonText: "Terima undangan",
        linkText: "Buka tautan ini untuk menerima undangan:"
      ),
      footerText: "Jika Anda tidak mengenali undangan ini, Anda dapat mengabaikan email ini."
    ),
    verifyEmailOTP: MailText(
      title: "Kode masuk Anda",
      preHeader: "Masukkan kode ini untuk menyelesaikan proses masuk.",
      subject: "Kode masuk {{.ServiceName}} Anda",
      text: """
        Seseorang sedang masuk ke {{.ServiceName}} dengan akun Anda {{.PreferredLoginName}}.

        Jika itu Anda, masukkan kode di bawah ini atau buka tautannya.
        """,
      action: MailText.Action(
        buttonText: "Masuk",
        linkText: "Buka tautan ini untuk masuk:"
      ),
      footerText: "Jika itu bukan Anda, jangan bagikan kode ini kepada siapa pun dan atur ulang kata sandi Anda."
    ),
    passwordlessRegistration: MailText(
      title: "Tambahkan kunci sandi",
      preHeader: "Setelah itu Anda dapat masuk tanpa kata sandi.",
      subject: "Tambahkan kunci sandi untuk {{.ServiceName}}",
      text: """
        Anda dapat menambahkan kunci sandi ke akun Anda {{.PreferredLoginName}} di {{.ServiceName}}. Setelah itu Anda \
        masuk dengan sidik jari, wajah, atau PIN perangkat Anda.

        Buka tautannya di perangkat yang ingin Anda gunakan untuk masuk.
        """,
      action: MailText.Action(
        buttonText: "Tambahkan kunci",
        linkText: "Buka tautan ini untuk menambahkan kunci sandi:"
      ),
      footerText: "Jika Anda tidak meminta kunci sandi, Anda dapat mengabaikan email ini."
    ),
    shortMessages: ShortMessages(
      head: "{{.ServiceName}}: ",
      verifyPhone: "{{.Code}} adalah kode verifikasi untuk nomor telepon ini. Jangan bagikan kepada siapa pun.",
      passwordReset: """
        {{.Code}} adalah kode untuk mengatur ulang kata sandi. Jangan bagikan kepada siapa pun. Jika tidak \
        memintanya, abaikan pesan ini.
        """,
      verifySMSOTP: "{{.Code}} adalah kode masuk Anda. Jangan bagikan kepada siapa pun."
    )
  )
}
