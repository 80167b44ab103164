import Domain
import Testing

@testable import Secrets

@Suite("Hashes of other systems")
struct StoredHashTests {
  private static let salted = "c2FsdHNhbHRzYWx0"

  @Test(
    "What they have made verifies, and no other password does",
    arguments: [
      // Published: Solar Designer's, Ulrich Drepper's, RFC 7914 sections 11 and 12, RFC 6070, Firebase's, Argon2's own.
      ("U*U", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"),
      ("Hello world!", "$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5"),
      (
        "Hello world!",
        "$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1"
      ),
      (
        "password",
        "$scrypt$ln=10,r=8,p=16$TmFDbA$/bq+HJ00cgB4VucZDQHp/nxq18vII3gw53N2Y0s3MWIurzDZLiKjiG/xCSedmDDaxyevuUqD7m2DYMvfoswGQA"
      ),
      (
        "pleaseletmein",
        "$scrypt$ln=14,r=8,p=1$U29kaXVtQ2hsb3JpZGU$cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofLVQylVYT8Pz2LUlwUkKpr55h6F3A1lHkDfzwF7RVdYhw"
      ),
      (
        "passwd",
        "$pbkdf2-sha256$1$c2FsdA$VawEblbjCJ/sFpHCJUS2BflBhSFt3gRl5oudV8INrLxJypzM8Xm2RZkWZLOdd+8xfHG4RbHjC9UJESBB06GXgw"
      ),
      (
        "Password",
        "$pbkdf2-sha256$80000$TmFDbA$TdzY9guYviGDDO5e8icB+WQaRBjQTAQUrv8Ih2s0q1ah1CWhIlgzVJrbhBtRybMXaicr3ruh0HhHj2Kzl/M8jQ"
      ),
      ("password", "$pbkdf2-sha1$4096$c2FsdA$SwB5AbdlSJq+rUnZJvch0GWkKcE"),
      (
        "user1password",
        "$firescrypt$ln=14,r=8,p=1$42xEC+ixf3L2lw==$lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ==$Bw==$jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA=="
      ),
      (
        "password", "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
      ),
      ("password", "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA"),
      // Debian's libcrypt.
      ("U*U*", "$2a$04$abcdefghijklmnopqrstuuBtzXFXMcxIslxJptQaoJYuU.xP21coS"),
      ("U*U*", "$2b$04$abcdefghijklmnopqrstuuBtzXFXMcxIslxJptQaoJYuU.xP21coS"),
      ("U*U*", "$2y$04$abcdefghijklmnopqrstuuBtzXFXMcxIslxJptQaoJYuU.xP21coS"),
      ("U*U*", "$5$saltstring$WIaR8zhcCgrBuajNZ8.ji/0LvShyVHiYOCQUvPYJwk."),
      ("U*U*", "$5$rounds=1000$saltstring$w7B.PZBQo0HzMEIoQRJCREnXorRX5DBvuQJfDc8JAt2"),
      ("U*U*", "$6$saltstring$LxcShRvMQCHA.zcsI/DA.BiDJuO.NakGsSUgyP3/.CmD1BefgmltDFyv7zhEQfre1pXojfJdtFr43Pnjz8HuS1"),
      (
        "U*U*",
        "$6$rounds=1000$saltstringsalt$nDxN.Hwv.hyxO2QXWI7Q1t4DTWbuTkTl90XRY.h1ydqA/pETk4mRYHpTMkEVs34FkxHYm/sDtWwYtiTkDHvqz0"
      ),
      ("U*U*", "$y$j75$saltsaltsaltsalt$RKyQKNrkObM2jIsjmXXs.3A3Mcn60hP20XbrGsdrayD"),
      ("U*U*", "$y$j9T$saltsaltsaltsalt$UYUHX7jWR8palNr1uKbRhY61mUUvv87qeBjwbi2ljBB"),
      // Django 5.2.
      ("pässword 1!", "pbkdf2_sha256$1000$seasalt$ArVfPnoBvqKbFQZRkybj+8gJaNIhmg5cdoYNj0pLJOg="),
      ("pässword 1!", "pbkdf2_sha1$1000$seasalt$wsNtESbXbWYLWwoNYr3eG+MIdzM="),
      (
        "pässword 1!",
        "argon2$argon2id$v=19$m=64,t=2,p=8$c2Vhc2FsdHNlYXNhbHQ$xcqlPhs2HsAiMutIFwIVZMr2nfh8CJ3cT/54rd1qDTc"
      ),
      ("pässword 1!", "bcrypt_sha256$$2b$04$abcdefghijklmnopqrstuu20fcnxTzd0rpit9Idjk2dWpzWz.uXhq"),
      ("pässword 1!", "bcrypt$$2b$04$abcdefghijklmnopqrstuuZNOj2NmdmSsqZKI2CLWXs0Kost51p6W"),
      (
        "pässword 1!",
        "scrypt$1024$seasalt$8$5$z808v8h3v7bHRnCiIhF9lVRRargfxoX1wbpkb6XkH/CQg6i87kUhgoT4mDiSW7jHyECi8clKcrIQwooUc4F5Dg=="
      ),
      // passlib 1.7.
      ("pässword 1!", "$pbkdf2-sha256$1000$c2FsdP/..3NhbHQ$eNvczPSFQMCIZBcoUu2N4dmacmeDytauMOD9C5LJf7s"),
      (
        "pässword 1!",
        "$pbkdf2-sha512$1000$c2FsdHNhbHRzYWx0$g1QXmiZCV4a.yIJ.qrkNYBHLnGLSy6UgDkMUww0t5mAOWGV/cZ3ik/.M4W5QzXHkShczAdTfiiFVojBggQ43BA"
      ),
      ("pässword 1!", "$pbkdf2$1000$c2FsdHNhbHRzYWx0$2nV7eHmyOl54ABdig8Tidd1sKqk"),
      ("pässword 1!", "$scrypt$ln=10,r=8,p=1$c2FsdHNhbHRzYWx0$jYEg2b39LoBZKK6IO+rhLP9l6ZQUpCxUtNr+OawzeEg"),
      // argon2-cffi 25.
      ("pässword 1!", "$argon2d$v=19$m=64,t=2,p=2$c2FsdHNhbHRzYWx0$BLabwvpeatoU3e7tnnD4itXZ8Mkmo7cLSl32GsVeeN4"),
      ("pässword 1!", "$argon2i$v=19$m=64,t=2,p=2$c2FsdHNhbHRzYWx0$6sm380SE/UgnIGWos5o2cP7XwHavEM0X4S9bwPXj+H4"),
      ("pässword 1!", "$argon2id$v=19$m=64,t=2,p=2$c2FsdHNhbHRzYWx0$JfoAiSpyPWUy8+7Zs7wB8v1EdSK7k+6t8j4u9pTh6jk"),
      ("pässword 1!", "$argon2i$m=64,t=2,p=1$c2FsdHNhbHRzYWx0$qc31HhPPuA4PbK9xzqDlVbhXSsYJbkodDf74YAIRCqs"),
      // Keycloak's settings, in PHC's form: 64 bytes of SHA-256, and SHA-512.
      (
        "pässword 1!",
        "$pbkdf2-sha256$i=27500,l=64$MDEyMzQ1Njc4OWFiY2RlZg==$xe2ZHHqn7/aLCrdeZrNM3eUxwIplJI+ij/j4zk1aRLkEwoAE++mc58Yv9vfHnY5Q5C/qbD4EhxqIsGe7hjpnLw=="
      ),
      (
        "pässword 1!",
        "$pbkdf2-sha512$i=210000$MDEyMzQ1Njc4OWFiY2RlZg$xrlUScZhGS0FknordOdXSNMFM_KeivwWTFG7lf_o3Hj1k8d_6twjMe_aQ-nb7I1W7LW-pI19_0jc4IG_rwOQTA"
      ),
    ])
  func imported(password: String, hash: String) async throws {
    let hasher = try PasswordHasherTests.hasher()
    #expect(hasher.refusal(of: hash) == nil)
    #expect(try await hasher.verify(password, hash: hash, for: "a") != .wrong)
    #expect(try await hasher.verify(password + "x", hash: hash, for: "a") == .wrong)
    #expect(try await hasher.verify("", hash: hash, for: "a") == .wrong)
  }

  @Test("md5-crypt only where it is allowed")
  func md5() async throws {
    let hash = "$1$saltsalt$cyLKufG3Yrabvlm/pHbpf/"
    let (strict, lenient) = (try PasswordHasherTests.hasher(), try PasswordHasherTests.hasher(allowsMD5: true))
    #expect(strict.refusal(of: hash) == "md5-crypt ($1$)")
    #expect(try await strict.verify("pässword 1!", hash: hash, for: "a") == .wrong)
    #expect(lenient.refusal(of: hash) == nil)
    #expect(try await lenient.verify("pässword 1!", hash: hash, for: "a") == .rightButWeak)
    #expect(try await lenient.verify("password 1!", hash: hash, for: "a") == .wrong)
  }

  private static let tag = String(repeating: "a", count: 43)
  private static let shaTag = String(repeating: "a", count: 86)

  @Test(
    "What is not supported is named, and does not verify",
    arguments: [
      ("", "of unknown kind", "nothing"),
      ("secret", "of unknown kind", "no hash at all"),
      ("5f4dcc3b5aa765d61d8327deb882cf99", "of unknown kind", "MD5 alone"),
      ("Ep6mckrOLChF.", "of unknown kind", "DES is broken"),
      ("$apr1$saltsalt$BHOhYgSxRpgAhLlFdKbWj1", "$apr1$", "Apache's MD5"),
      ("$P$B123456781234567890123456789012", "$P$", "phpass"),
      ("$S$D1234567812345678901234567890123456789012345678901234", "$S$", "Drupal 7's"),
      ("$3$$8846f7eaee8fb117ad06bdd830b7586c", "$3$", "NT"),
      ("{SSHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=", "{SSHA}", "LDAP's"),
      ("unsalted_md5$$5f4dcc3b5aa765d61d8327deb882cf99", "unsalted_md5", "Django's of long ago"),
      ("sha1$salt$5f4dcc3b5aa765d61d8327deb882cf995f4dcc3b", "sha1", "the same"),
      ("$2x$04$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui", "$2x$", "the variant with the sign bug"),
      ("$2b$04$abcdefghijklmnopqrstuu", "$2b$", "only the salt"),
      ("$2b$31$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui", "$2b$", "would take a day"),
      ("$2b$03$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui", "$2b$", "cheaper than bcrypt allows"),
      ("$2b$4$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBuix", "$2b$", "a cost of one digit"),
      ("$2b$04$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBu:", "$2b$", "a foreign character"),
      ("$2b$04$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeB\u{FC}", "not the text of a hash", "not of ASCII"),
      ("$5$rounds=999999999$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc8", "$5$", "would take minutes"),
      ("$6$rounds=x$saltstring$\(shaTag)", "$6$", "rounds that are no number"),
      ("$6$saltstring$\(shaTag.dropLast())", "$6$", "one character short"),
      ("$6$$\(shaTag)", "$6$", "no salt"),
      ("$y$jFT$saltsalt$\(tag)", "$y$", "would take gigabytes"),
      ("$6$" + String(repeating: "s", count: 2000) + "$\(shaTag)", "not the text of a hash", "too long"),
      ("$argon2id$v=19$m=8388608,t=1,p=4$\(salted)$\(tag)", "argon2id at this cost", "8 GiB"),
      ("$argon2id$v=19$m=131073,t=1,p=1$\(salted)$\(tag)", "argon2id at this cost", "a little more than may be"),
      ("$argon2id$v=19$m=65536,t=4294967295,p=1$\(salted)$\(tag)", "argon2id at this cost", "2³² passes"),
      ("$argon2id$v=19$m=64,t=0,p=1$\(salted)$\(tag)", "argon2id at this cost", "no pass at all"),
      ("$argon2id$v=19$m=64,t=1,p=9$\(salted)$\(tag)", "argon2id at this cost", "less memory than lanes need"),
      ("$argon2id$v=19$m=64,t=1,p=0$\(salted)$\(tag)", "argon2id at this cost", "no lanes"),
      ("$argon2id$v=19$m=99999999999999999999,t=1,p=1$\(salted)$\(tag)", "argon2id of another form", "overflows"),
      ("$argon2id$v=18$m=64,t=1,p=1$\(salted)$\(tag)", "argon2id of another form", "no such version"),
      ("$argon2id$v=19$m=64,t=1,p=1$c2FsdA$\(tag)", "argon2id of another form", "four bytes of salt"),
      (
        "$argon2id$v=19$m=64,t=1,p=1$\(salted)$YWFh", "argon2id of another form",
        "three bytes, which many passwords have"
      ),
      ("$argon2id$v=19$m=64,t=1,p=1$\(salted)", "argon2id of another form", "no tag"),
      ("$argon2id$v=19$m=64,t=1,p=1,data=YQ$\(salted)$\(tag)", "argon2id of another form", "associated data"),
      ("$argon2id$v=19$m=64,t=1,p=1$\(salted)$\(tag)=a", "argon2id of another form", "no base64"),
      ("$argon2x$v=19$m=64,t=1,p=1$\(salted)$\(tag)", "$argon2x$", "no such kind"),
      ("$scrypt$ln=20,r=8,p=1$\(salted)$\(tag)", "scrypt at this cost", "1 GiB"),
      ("$scrypt$ln=63,r=8,p=1$\(salted)$\(tag)", "scrypt at this cost", "2⁶³ rounds"),
      ("$scrypt$ln=14,r=8,p=1000000000$\(salted)$\(tag)", "scrypt at this cost", "as many lanes"),
      ("$scrypt$ln=10,r=0,p=1$\(salted)$\(tag)", "scrypt at this cost", "no blocks"),
      ("$scrypt$ln=10,r=8,p=1$$\(tag)", "scrypt at this cost", "no salt"),
      ("scrypt$1000$seasalt$8$1$\(tag)", "scrypt of another form", "N is no power of two"),
      ("scrypt$1073741824$seasalt$8$1$\(tag)", "scrypt at this cost", "1 TiB"),
      ("$pbkdf2-sha256$2147483648$\(salted)$\(tag)", "pbkdf2 at this cost", "2³¹ rounds"),
      ("$pbkdf2-sha256$0$\(salted)$\(tag)", "pbkdf2 at this cost", "no rounds"),
      ("$pbkdf2-sha256$1000$$\(tag)", "pbkdf2 at this cost", "no salt"),
      ("$pbkdf2-sha256$i=1000,l=64$\(salted)$\(tag)", "pbkdf2-sha256 of another form", "another length"),
      ("$pbkdf2-sha256$1000$\(salted)$YWFh", "pbkdf2-sha256 of another form", "three bytes"),
      ("$pbkdf2-md5$1000$\(salted)$\(tag)", "$pbkdf2-md5$", "no such function"),
      ("pbkdf2_sha256$99999999999$seasalt$\(tag)", "pbkdf2_sha256 of another form", "overflows"),
      ("$firescrypt$ln=14,r=8,p=1$\(salted)$\(tag)$Bw==", "firescrypt of another form", "no key of the project"),
      ("$firescrypt$ln=24,r=8,p=1$\(salted)$\(tag)$Bw==$\(tag)", "firescrypt at this cost", "16 GiB"),
      ("bcrypt_sha256$$6$saltstring$\(shaTag)", "bcrypt_sha256", "not of bcrypt"),
      ("bcrypt$$1$saltsalt$cyLKufG3Yrabvlm/pHbpf/", "md5-crypt ($1$)", "not of bcrypt either"),
    ])
  func unsupported(hash: String, name: String, reason: String) async throws {
    let hasher = try PasswordHasherTests.hasher()
    #expect(hasher.refusal(of: hash) == name, "\(reason)")
    #expect(try await hasher.verify("secret", hash: hash, for: "a") == .wrong)
  }
}
