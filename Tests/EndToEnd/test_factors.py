"""Second factors: set up with an authenticator app that others wrote, listed, and removed; their secrets are nowhere."""

import re
import time
import urllib.parse

import httpx
import pyotp
import zxingcpp

from support.credentials import PHONE, auth, client, quick, wires, world
from support.schema import ADMIN, V1, V2
from test_matrix import expect_refusal

__all__ = ["client", "quick", "wires", "world"]  # fixtures


def ways(world, user_id):
    """By what the person can prove who they are, beside a password."""
    names = ("", "password", "passkey", "idp", "totp", "u2f", "sms", "email", "recovery")
    found = world.admin.get(V2("ListAuthenticationMethodTypes"), userId=user_id).auth_method_types
    return [names[way] for way in found if names[way] != "password"]


def equipped(world):
    """A person with a verified address and a verified number."""
    return world.person(email={"isVerified": True}, phone={"phone": PHONE, "isVerified": True}).user_id


def test_an_authenticator_app(world, client):
    user_id = world.verified()
    name = world.admin.get(V2("GetUserByID"), userId=user_id).user.preferred_login_name
    first = client.get(V2("RegisterTOTP"), userId=user_id)
    answer = client.get(V2("RegisterTOTP"), userId=user_id)
    assert answer.secret != first.secret and answer.details.change_date.seconds
    app = pyotp.parse_uri(answer.uri)
    assert (app.secret, app.name, app.interval, app.digits) == (answer.secret, name, 30, 6)
    assert app.issuer == urllib.parse.urlsplit(world.server.url).hostname
    assert ways(world, user_id) == [], "nobody has shown that the app works"
    expect_refusal(
        client.call(V2("VerifyTOTPRegistration"), userId=user_id, code=pyotp.TOTP(first.secret).now()), 3, "EVENT-8isk2")
    # As people type it, and in the digits of their keyboard.
    code = app.now().translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    client.get(V2("VerifyTOTPRegistration"), userId=user_id, code=f" {code[:3]} {code[3:]}")
    assert ways(world, user_id) == ["totp"]
    expect_refusal(client.call(V2("VerifyTOTPRegistration"), userId=user_id, code=app.now()), 9, "COMMAND-qx4ls")
    expect_refusal(client.call(V2("RegisterTOTP"), userId=user_id), 6, "COMMAND-do9se")
    listed = client.get(V1("ListHumanAuthFactors"), userId=user_id).result
    assert [(factor.WhichOneof("type"), factor.state) for factor in listed] == [("otp", 2)]
    client.get(V1("RemoveHumanAuthFactorOTP"), userId=user_id)
    assert ways(world, user_id) == []


def test_a_code_of_another_time(world, client):
    user_id = world.verified()
    app = pyotp.TOTP(client.get(V2("RegisterTOTP"), userId=user_id).secret)
    for seconds in (-90, 90):
        answer = client.call(V2("VerifyTOTPRegistration"), userId=user_id, code=app.at(time.time() + seconds))
        expect_refusal(answer, 3, "EVENT-8isk2")


def test_oneself(world, client):
    """People set up their own without any role, and nobody else's."""
    user_id, other = equipped(world), equipped(world)
    with world.logged_in(user_id) as token:
        me = client.having(authorization=f"Bearer {token}")
        new = me.get(auth("AddMyAuthFactorOTP"))
        assert new.details.creation_date.seconds and new.secret in new.url
        me.get(auth("VerifyMyAuthFactorOTP"), code=pyotp.TOTP(new.secret).now())
        me.get(auth("AddMyAuthFactorOTPSMS"))
        me.get(auth("AddMyAuthFactorOTPEmail"))
        assert [factor.WhichOneof("type") for factor in me.get(auth("ListMyAuthFactors")).result] == ["otp", "otp_sms", "otp_email"]
        codes = me.get(V2("GenerateRecoveryCodes"), userId=user_id, count=10).recovery_codes
        assert len(set(codes)) == 10 and all(re.fullmatch("(?:[A-Z0-9]{4}-){2}[A-Z0-9]{4}", code) for code in codes)
        assert ways(world, user_id) == ["totp", "sms", "email", "recovery"]
        me.get(V2("HumanMFAInitSkipped"), userId=user_id)
        for method in ("RegisterTOTP", "AddOTPSMS", "AddOTPEmail", "HumanMFAInitSkipped", "RemoveTOTP"):
            assert me.call(V2(method), userId=other).code == 5, "a member of nothing"
        # With the number goes what was sent to it.
        me.get(V2("RemovePhone"), userId=user_id)
        assert ways(world, user_id) == ["totp", "email", "recovery"]
        me.get(auth("RemoveMyAuthFactorOTP"))
        me.get(auth("RemoveMyAuthFactorOTPEmail"))
        me.get(V2("RemoveRecoveryCodes"), userId=user_id)
        assert ways(world, user_id) == []


def test_secrets_are_nowhere(world):
    user_id = world.verified()
    secret = world.admin.get(V2("RegisterTOTP"), userId=user_id).secret
    world.admin.get(V2("VerifyTOTPRegistration"), userId=user_id, code=pyotp.TOTP(secret).now())
    codes = world.admin.get(V2("GenerateRecoveryCodes"), userId=user_id, count=3).recovery_codes
    events = world.admin.get(ADMIN("ListEvents"), aggregateId=user_id, limit=100).events
    types = [event.type.type for event in events]
    for wanted in ("mfa.otp.added", "mfa.otp.verified", "mfa.otp.code.used", "mfa.recovery.codes.added"):
        assert f"user.human.{wanted}" in types
    texts = [str(event).encode() for event in events] + [world.server.log.encode()]
    texts += [file.read_bytes() for file in world.server.data.glob("signet.db*")]
    for word in (secret, *codes, *(code.replace("-", "") for code in codes)):
        assert not any(word.encode() in text for text in texts), word


def test_many_codes_at_once(world, client):
    expect = lambda count: client.call(V2("GenerateRecoveryCodes"), userId=user_id, count=count)  # noqa: E731
    user_id = world.verified()
    for count in (0, 51, -1):
        assert expect(count).code == 3
    assert len(client.get(V2("GenerateRecoveryCodes"), userId=user_id, count=50).recovery_codes) == 50


def test_a_qr_code(world):
    """Programs that others wrote read what the page draws: of each size, as a login posts it, and as a picture alone."""
    answer = world.admin.get(V2("RegisterTOTP"), userId=world.verified())
    page = urllib.parse.urljoin(world.server.url, "/ui/v2/login/otp/qr")
    for uri in (answer.uri, *(f"otpauth://totp/{'a' * length}" for length in (0, 60, 100, 150, 300, 450, 651))):
        shown = httpx.post(page, data={"uri": uri}, headers={"accept-language": "fr"})
        assert shown.status_code == 200 and "Scannez ce code" in shown.text
        picture = httpx.post(page, data={"uri": uri}, headers={"accept": "image/svg+xml"})
        assert picture.headers["content-type"] == "image/svg+xml" and picture.text.startswith("<svg ")
        for text in (shown.text, picture.text):
            (read,) = zxingcpp.read_barcodes(pixels(text))
            assert read.text == uri and read.format == zxingcpp.BarcodeFormat.QRCode
    assert httpx.post(page, data={"uri": f"otpauth://totp/{'a' * 652}"}).status_code == 400
    assert httpx.post(page, data={"uri": answer.uri}, headers={"origin": "https://evil.example"}).status_code == 403
    assert answer.secret.encode() not in world.server.log.encode()


def pixels(html, scale=4):
    """The picture in gray, without a renderer: runs of dark modules, row by row."""
    side = int(re.search(r'viewBox="0 0 (\d+) \1"', html)[1])
    rows = [bytearray(b"\xff" * side * scale) for _ in range(side * scale)]
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1", html):
        for row in rows[int(y) * scale : (int(y) + 1) * scale]:
            row[int(x) * scale : (int(x) + int(width)) * scale] = bytes(int(width) * scale)
    return memoryview(b"".join(rows)).cast("B", (side * scale, side * scale))
