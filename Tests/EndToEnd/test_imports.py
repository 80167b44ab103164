"""Passwords that other systems have hashed: verified, made anew, or refused by name."""

import base64
import hashlib
import secrets
import unicodedata

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from support.credentials import PASSWORD, person_request
from support.schema import V1, V2
from support.world import unique


def plain(data):
    """PHC's base64."""
    return base64.b64encode(data).decode().rstrip("=")


def pbkdf2(password):
    """Keycloak's, written from what it exports."""
    salt = secrets.token_bytes(16)
    key = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, 27_500, 64)
    return f"$pbkdf2-sha256$i=27500,l=64${plain(salt)}${plain(key)}"


def django(password):
    salt = secrets.token_hex(11)
    key = hashlib.pbkdf2_hmac("sha256", password.encode(), salt.encode(), 20_000)
    return f"pbkdf2_sha256$20000${salt}${base64.b64encode(key).decode()}"


def scrypt(password):
    salt = secrets.token_bytes(16)
    key = hashlib.scrypt(password.encode(), salt=salt, n=1 << 12, r=8, p=2, dklen=32)
    return f"$scrypt$ln=12,r=8,p=2${plain(salt)}${plain(key)}"


def firebase(password):
    salt, separator, signer = secrets.token_bytes(10), b"\x07", secrets.token_bytes(64)
    key = hashlib.scrypt(password.encode(), salt=salt + separator, n=1 << 12, r=8, p=1, dklen=32)
    cipher = Cipher(algorithms.AES(key), modes.CTR(bytes(16))).encryptor()
    value = cipher.update(signer) + cipher.finalize()
    parts = (base64.b64encode(part).decode() for part in (salt, value, separator, signer))
    return "$firescrypt$ln=12,r=8,p=1$" + "$".join(parts)


MADE = {"pbkdf2": pbkdf2, "django": django, "scrypt": scrypt, "firebase": firebase}
# Of PASSWORD: argon2-cffi's with Keycloak's parameters, and libcrypt's.
KNOWN = {
    "argon2id": "$argon2id$v=19$m=7168,t=5,p=1$a2V5Y2xvYWstc2FsdC0xNg$QOuGBf1lBfKoAm1cmBAw/4YqSRgSDcrWbpQu5ZPzgxY",
    "bcrypt": "$2b$04$abcdefghijklmnopqrstuu.rfo1g/X8jzWMb9VFyyEmnTjB8ZzxT6",
    "sha512-crypt": "$6$rounds=1000$saltstring$anKLzqxEfpHsr0lj7JBks3E5zDruL6/BeWK5JkVKmc9hzQu6dZ99KaxO6snVPYPJzorMbwRCeFLG/Uz/kO33y/",
    "yescrypt": "$y$j75$saltsaltsaltsalt$AMQfd98GhsDyFavjYdCP13.35K.eR.x6Uz4eN07gJ36",
}
HASHES = MADE | {name: lambda password, known=known: known for name, known in KNOWN.items()}


def imported(world, generation, hash_):
    """A person with this hash; the answer."""
    name = unique("imported")
    if generation == "v2":
        return world.admin.call(V2("AddHumanUser"), **person_request(hashedPassword={"hash": hash_}))
    return world.admin.call(
        V1("ImportHumanUser"), userName=name, profile={"firstName": "Ada", "lastName": "Lovelace"},
        email={"email": f"{name}@example.com", "isEmailVerified": True}, hashedPassword={"value": hash_})  # fmt: skip


def prove(world, user_id, password):
    """Enters the current password without another: 9 where it is right, 3 where it is wrong."""
    return world.admin.call(
        V2("SetPassword"), userId=user_id, currentPassword=password, newPassword={"password": password}).code


def made_anew(server, user_id):
    query = "SELECT payload FROM events WHERE aggregate_id = ? AND type = 'user.human.password.hash.updated'"
    return [bytes(payload) for (payload,) in server.query(query, user_id)]


@pytest.mark.parametrize("generation", ["v1", "v2"])
@pytest.mark.parametrize("kind", HASHES)
def test_imports_are_verified_and_made_anew(world, server, kind, generation):
    hash_ = HASHES[kind](PASSWORD)
    if generation == "v2" and len(hash_) > 200:
        pytest.skip("the schema takes 200 characters")
    answer = imported(world, generation, hash_)
    assert answer.code == 0, answer
    user_id = answer.message.user_id
    assert prove(world, user_id, PASSWORD + "x") == 3
    assert made_anew(server, user_id) == []
    assert [prove(world, user_id, PASSWORD) for _ in range(2)] == [9, 9]
    new, = made_anew(server, user_id)
    assert b"$argon2id$v=19$m=19456,t=2,p=1$" in new, "once, in the way of new ones"
    changes = world.admin.get(V1("ListUserChanges"), userId=user_id).result
    made, = (c.event_type for c in changes if c.event_type.key == "EventTypes.user.human.password.hash.updated")
    assert made.localized_message == "Password hashed anew."
    assert prove(world, user_id, PASSWORD + "x") == 3


REFUSED = {
    "md5-crypt": ("$1$saltsalt$cyLKufG3Yrabvlm/pHbpf/", "md5-crypt ($1$)"),
    "phpass": ("$P$B123456781234567890123456789012", "$P$"),
    "LDAP": ("{SSHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=", "{SSHA}"),
    "8 GiB": ("$argon2id$v=19$m=8388608,t=1,p=4$c2FsdHNhbHRzYWx0$" + "a" * 43, "argon2id at this cost"),
    "2³¹ rounds": ("$pbkdf2-sha256$2147483648$c2FsdHNhbHRzYWx0$" + "a" * 43, "pbkdf2 at this cost"),
    "1 TiB": ("$scrypt$ln=30,r=8,p=1$c2FsdHNhbHRzYWx0$" + "a" * 43, "scrypt at this cost"),
    "a day": ("$2b$31$abcdefghijklmnopqrstuu.rfo1g/X8jzWMb9VFyyEmnTjB8ZzxT6", "$2b$"),
    "nothing known": ("5f4dcc3b5aa765d61d8327deb882cf99", "of unknown kind"),
}


@pytest.mark.parametrize("generation", ["v1", "v2"])
@pytest.mark.parametrize("kind", REFUSED)
def test_what_cannot_be_verified_is_refused_by_name(world, kind, generation):
    hash_, name = REFUSED[kind]
    answer = imported(world, generation, hash_)
    assert answer.code == 3 and answer.text == f"The encoding of the password hash is not supported: {name}. (USER-JDk4t)"
    user_id = world.verified()
    answer = world.admin.call(
        V2("UpdateHumanUser"), userId=user_id, password={"hashedPassword": {"hash": hash_}})
    assert answer.code == 3 and answer.text.endswith(f": {name}. (USER-oz74onzvqr)")


def test_md5_crypt_is_a_setting(make_server, make_world):
    world = make_world(make_server("--import-md5-crypt=on"))
    user_id = imported(world, "v1", "$1$saltsalt$FXKo6FuPkLbMCwDY/xThX0").message.user_id
    assert prove(world, user_id, PASSWORD + "x") == 3
    assert prove(world, user_id, PASSWORD) == 9
    assert b"$argon2id$" in made_anew(world.server, user_id)[0]


def test_a_password_is_the_same_however_it_is_composed(world, server):
    password = "Grüße-aus-Ålesund1"
    composed, decomposed = (unicodedata.normalize(form, password) for form in ("NFC", "NFD"))
    user_id = world.person(password={"password": decomposed}).user_id
    assert [prove(world, user_id, form) for form in (composed, decomposed)] == [9, 9]
    assert made_anew(server, user_id) == []
    # Another system has hashed what the keyboard gave.
    user_id = imported(world, "v2", scrypt(decomposed)).message.user_id
    assert prove(world, user_id, composed) == 3, "nobody knows of what it was made"
    assert prove(world, user_id, decomposed) == 9
    assert prove(world, user_id, composed) == 9, "it is made anew of what both are"


def test_a_stronger_setting_makes_hashes_anew(make_server, make_world):
    server = make_server("--password-hash=argon2id:m=64,t=1,p=1")
    user_id = make_world(server).person(password={"password": PASSWORD}).user_id
    server.stop()
    server = make_server("--password-hash=argon2id:m=128,t=1,p=1")
    world = make_world(server)
    assert [prove(world, user_id, PASSWORD) for _ in range(2)] == [9, 9]
    new, = made_anew(server, user_id)
    assert b"$argon2id$v=19$m=128,t=1,p=1$" in new
    server.stop()
    server = make_server("--password-hash=bcrypt:5")
    world = make_world(server)
    assert prove(world, user_id, PASSWORD) == 9
    assert len(made_anew(server, user_id)) == 2 and b"$2b$05$" in made_anew(server, user_id)[-1]
