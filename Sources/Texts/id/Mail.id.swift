extension NotificationTexts {
  static let indonesian = NotificationTexts(
    codeLabel: "Kode Anda",
    linkLabel: "Jika tombol tidak berfungsi, buka alamat ini di peramban Anda:",
    initialization: MailText(
      title: "Selamat datang",
      preHeader: "Tinggal satu langkah sebelum Anda dapat memakai akun Anda.",
      subject: "Selesaikan penyiapan akun Anda",
      greeting: "Halo {{.DisplayName}},",
      text: """
        Sebuah akun telah dibuat untuk Anda. Nama login Anda adalah {{.PreferredLoginName}}.

        Silakan konfirmasi alamat email Anda dan pilih kata sandi. Jika Anda diminta memasukkan kode, masukkan \
        kode di bawah ini.
        """,
      buttonText: "Siapkan akun",
      footerText: """
        Kode ini hanya berlaku satu kali dan untuk waktu terbatas; kode yang lebih baru menggantikannya. Jangan \
        berikan kepada siapa pun. Jika Anda tidak mengenal akun ini, Anda dapat mengabaikan pesan ini.
        """
    ),
    verifyEmail: MailText(
      title: "Konfirmasi alamat email Anda",
      preHeader: "Beri tahu kami bahwa alamat ini milik Anda.",
      subject: "Konfirmasi alamat email Anda",
      greeting: "Halo {{.DisplayName}},",
      text: """
        Alamat {{.LastEmail}} telah dimasukkan untuk akun Anda {{.PreferredLoginName}}.

        Silakan konfirmasi bahwa alamat itu milik Anda. Jika Anda diminta memasukkan kode, masukkan kode di bawah \
        ini.
        """,
      buttonText: "Konfirmasi alamat",
      footerText: """
        Kode ini hanya berlaku satu kali dan untuk waktu terbatas; kode yang lebih baru menggantikannya. Jangan \
        berikan kepada siapa pun. Jika Anda tidak memasukkan alamat ini, Anda dapat mengabaikan pesan ini.
        """
    ),
    passwordReset: MailText(
      title: "Pilih kata sandi baru",
      preHeader: "Ada permintaan kata sandi baru.",
      subject: "Atur ulang kata sandi Anda",
      greeting: "Halo {{.DisplayName}},",
      text: """
        Seseorang meminta pengaturan ulang kata sandi akun Anda {{.PreferredLoginName}}.

        Jika itu Anda, pilih kata sandi baru. Jika Anda diminta memasukkan kode, masukkan kode di bawah ini.
        """,
      buttonText: "Pilih kata sandi",
      footerText: """
        Kode ini hanya berlaku satu kali dan untuk waktu terbatas; kode yang lebih baru menggantikannya. Jangan \
        berikan kepada siapa pun. Jika Anda tidak memintanya, Anda dapat mengabaikan pesan ini: kata sandi Anda \
        tetap sama.
        """
    ),
    passwordChanged: MailText(
      title: "Kata sandi Anda telah diubah",
      preHeader: "Jika itu Anda, tidak ada yang perlu dilakukan.",
      subject: "Kata sandi Anda telah diubah",
      greeting: "Halo {{.DisplayName}},",
      text: """
        Kata sandi akun Anda {{.PreferredLoginName}} telah diubah.

        Jika itu Anda, tidak ada yang perlu dilakukan. Jika bukan, segera atur ulang kata sandi Anda dan beri \
        tahu administrator Anda.
        """,
      buttonText: nil,
      footerText: "Pesan ini untuk keamanan Anda. Kami tidak pernah meminta kata sandi lewat email."
    ),
    emailChanged: MailText(
      title: "Alamat email Anda telah diubah",
      preHeader: "Jika itu Anda, tidak ada yang perlu dilakukan.",
      subject: "Alamat email Anda telah diubah",
      greeting: "Halo {{.DisplayName}},",
      text: """
        Alamat email akun Anda {{.PreferredLoginName}} telah diubah. Pesan kini dikirim ke alamat yang baru.

        Jika itu Anda, tidak ada yang perlu dilakukan. Jika bukan, segera atur ulang kata sandi Anda dan beri \
        tahu administrator Anda.
        """,
      buttonText: nil,
      footerText: "Pesan ini untuk keamanan Anda. Kami tidak pernah meminta kata sandi lewat email."
    ),
    invite: MailText(
      title: "Anda diundang",
      preHeader: "Terima undangan dan pilih kata sandi.",
      subject: "Undangan Anda ke {{.ApplicationName}}",
      greeting: "Halo {{.DisplayName}},",
      text: """
        Anda diundang ke {{.ApplicationName}}. Nama login Anda adalah {{.PreferredLoginName}}.

        Terima undangan dan pilih kata sandi. Jika Anda diminta memasukkan kode, masukkan kode di bawah ini.
        """,
      buttonText: "Terima undangan",
      footerText: """
        Kode ini hanya berlaku satu kali dan untuk waktu terbatas; kode yang lebih baru menggantikannya. Jangan \
        berikan kepada siapa pun. Jika Anda tidak mengharapkan undangan ini, Anda dapat mengabaikan pesan ini.
        """
    ),
    shortMessages: ShortMessages(
      verifyPhone: "{{.Code}} adalah kode Anda untuk mengonfirmasi nomor telepon ini. Jangan berikan kepada siapa pun.",
      passwordReset: "{{.Code}} adalah kode Anda untuk kata sandi baru. Jika Anda tidak memintanya, abaikan pesan ini."
    )
  )
}
