"""How pages and mails look: label policies, what is uploaded for them, and the links of privacy policies."""

import contextlib
import pathlib
import re
import socket
import struct
import subprocess
import zlib

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright
from test_message_texts import new_person

from support.mail import await_mails, html, link, text
from support.schema import ADMIN, AUTH, SESSION, V1, V2
from support.server import executable
from support.world import PASSWORD


def png(red, green, blue, width=120, height=40):
    """A picture of one colour."""

    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    row = b"\0" + bytes([red, green, blue]) * width
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(row * height)) + chunk(b"IEND", b"")


LIGHT, DARK = png(102, 51, 153), png(200, 160, 255)


def upload(server, what, content, organization=None, root="org", token=None, name="logo.png"):
    fields = {"authorization": f"Bearer {token or server.token}"}
    if organization:
        fields["x-zitadel-orgid"] = organization
    return httpx.post(f"{server.url}/assets/v1/{root}/policy/label/{what}", headers=fields, files={"file": (name, content)},
                      trust_env=False)  # fmt: skip


def dressed(world, organization, **policy):
    """An organization that shows such a policy to everybody."""
    admin = world.admin.having(x_zitadel_orgid=organization)
    admin.get(V1("AddCustomLabelPolicy"), **policy)
    admin.get(V1("ActivateCustomLabelPolicy"))
    return admin


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


@contextlib.contextmanager
def opened(chromium, url, scheme="light"):
    """A page in a browser, none of whose requests failed or was refused."""
    context = chromium.new_context(color_scheme=scheme, bypass_csp=False)
    page = context.new_page()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("requestfailed", lambda request: complaints.append(request.url))
    # A refused form answers 4xx, which the console repeats.
    page.on("response", lambda answer: answer.status >= 400 and answer.request.method == "GET" and complaints.append(answer.url))
    page.goto(url, wait_until="networkidle")
    yield page
    context.close()
    assert [complaint for complaint in complaints if "status of 4" not in complaint] == []


def color(page, selector, name="color"):
    """As #rrggbb."""
    value = page.eval_on_selector(selector, f"element => getComputedStyle(element).{name}")
    return "#" + "".join(f"{int(number):02x}" for number in re.findall(r"\d+", value)[:3])


def expect_readable(page):
    found = [violation for violation in Axe().run(page).response["violations"] if violation["id"] == "color-contrast"]
    assert found == [], found


def mail_page(server, address, count=1):
    """Where the mailbox of developers shows the newest mail to an address as programs do."""
    await_mails(server.mail, address, count)
    listed = httpx.get(f"{server.url}/ui/dev/mail", trust_env=False).text
    row = re.search(rf'href="(/ui/dev/mail/[^"]+)">[^<]*</a></td><td>[^<]*{re.escape(address)}', listed)
    return f"{server.url}{row[1]}/html"


def test_colours_logo_and_icon_stand_on_pages_and_in_mails(server, world, chromium):
    organization = world.organization()
    admin = world.admin.having(x_zitadel_orgid=organization)
    admin.get(V1("AddCustomLabelPolicy"), primaryColor="#663399", backgroundColor="#fff8f0", fontColor="#2b1b10",
              warnColor="#b00020", primaryColorDark="#c8a0ff", backgroundColorDark="#1a1020", fontColorDark="#f0e8ff",
              warnColorDark="#ff8090", themeMode=1)  # fmt: skip
    for what, content in (("logo", LIGHT), ("logo/dark", DARK), ("icon", LIGHT), ("icon/dark", DARK)):
        assert upload(server, what, content, organization).status_code == 200
    _, address = new_person(admin, organization, "en")
    url = link(await_mails(server.mail, address)[0])
    before = httpx.get(url, trust_env=False).text
    assert "<img" not in before and "#663399" not in html(await_mails(server.mail, address)[0]), "it is only prepared"
    admin.get(V1("ActivateCustomLabelPolicy"))
    policy = admin.get(V1("GetLabelPolicy")).policy
    for scheme, primary, background, font, logo in (
        ("light", "#663399", "#fff8f0", "#2b1b10", policy.logo_url),
        ("dark", "#c8a0ff", "#1a1020", "#f0e8ff", policy.logo_url_dark),
    ):
        with opened(chromium, url, scheme) as page:
            assert color(page, "button[value=redeem]", "backgroundColor") == primary
            assert color(page, "main", "backgroundColor") == background and color(page, "h1") == font
            assert page.eval_on_selector("img", "image => [image.currentSrc, image.naturalWidth]") == [logo, 120]
            assert page.get_attribute("link[rel=icon]", "href") == policy.icon_url.removeprefix(server.url)
            expect_readable(page)
    _, address = new_person(admin, organization, "en")
    for scheme, primary, background, shown in (
        ("light", "#663399", "#fff8f0", policy.logo_url), ("dark", "#c8a0ff", "#1a1020", policy.logo_url_dark),
    ):  # fmt: skip
        with opened(chromium, mail_page(server, address), scheme) as page:
            assert color(page, ".button", "backgroundColor") == primary
            assert color(page, ".card", "backgroundColor") == background
            images = page.eval_on_selector_all("img", "all => all.filter(i => i.offsetWidth > 0).map(i => [i.src, i.alt])")
            assert images == [[shown, images[0][1]]] and images[0][1], "the picture of the scheme, with a name"
            expect_readable(page)
    other = world.organization()
    _, address = new_person(world.admin, other, "en")
    mail = await_mails(server.mail, address)[0]
    assert "#663399" not in html(mail) and "<img" not in html(mail)
    with opened(chromium, link(mail)) as page:
        assert color(page, "button[value=redeem]", "backgroundColor") == "#174ea6"


@pytest.mark.parametrize("colors", [
    dict(primaryColor="#ffffff"), dict(primaryColor="#ffff00", backgroundColor="#ffffff", fontColor="#ffffff"),
    dict(primaryColor="#777777", backgroundColor="#777777", fontColor="#777777", warnColor="#777777"),
    dict(backgroundColor="#000000", fontColor="#111111"), dict(backgroundColor="#ff0000", primaryColor="#00ff00"),
], ids=lambda colors: " ".join(colors.values()))  # fmt: skip
def test_whatever_is_chosen_can_be_read(server, world, chromium, colors):
    organization = world.organization()
    admin = dressed(world, organization, **colors, **{f"{name}Dark": value for name, value in colors.items()})
    _, address = new_person(admin, organization, "en")
    url = link(await_mails(server.mail, address)[0])
    for scheme in ("light", "dark"):
        with opened(chromium, url, scheme) as page:
            expect_readable(page)
            page.fill("#code", "WRONG1")
            page.click("button[value=redeem]")
            page.wait_for_selector(".error")
            expect_readable(page)
        with opened(chromium, mail_page(server, address), scheme) as page:
            expect_readable(page)


@pytest.mark.parametrize(("mode", "shown"), [(3, "light"), (2, "dark")])
def test_a_theme_holds_whatever_the_system_says(server, world, chromium, mode, shown):
    organization = world.organization()
    admin = dressed(world, organization, backgroundColor="#fff8f0", backgroundColorDark="#1a1020", themeMode=mode)
    _, address = new_person(admin, organization, "en")
    url = link(await_mails(server.mail, address)[0])
    background = {"light": "#fff8f0", "dark": "#1a1020"}[shown]
    for scheme in ("light", "dark"):
        with opened(chromium, url, scheme) as page:
            assert color(page, "main", "backgroundColor") == background
        with opened(chromium, mail_page(server, address), scheme) as page:
            assert color(page, ".card", "backgroundColor") == background


def test_links_and_watermark(make_server, make_world):
    """Of the organization, else of the instance, in the reader's language; on pages, in mails, in their text."""
    server = make_server()
    world = make_world(server)
    world.admin.get(ADMIN("UpdatePrivacyPolicy"), tosLink="https://instance.example/tos?a=1&b=2",
                    docsLink="https://instance.example/docs/{{.Lang}}")  # fmt: skip
    organization, other = world.organization(), world.organization()
    admin = world.admin.having(x_zitadel_orgid=organization)
    admin.get(V1("AddCustomPrivacyPolicy"), privacyLink="https://acme.example/{{.Lang}}/privacy", supportEmail="help@acme.example",
              customLink="https://acme.example/x", customLinkText="Über <uns>")  # fmt: skip

    def shown(organization, language):
        _, address = new_person(world.admin, organization, language)
        mail = await_mails(server.mail, address)[0]
        return html(mail), text(mail), httpx.get(link(mail), trust_env=False).text

    for content in shown(organization, "de"):
        assert "https://acme.example/de/privacy" in content and "Datenschutzerklärung" in content
        assert "mailto:help@acme.example" in content and "instance.example" not in content
        assert "Über &lt;uns&gt;" in content or "Über <uns>" in content and "<html" not in content
    for content in shown(other, "fr"):
        assert "https://instance.example/tos?a=1" in content and "Conditions d’utilisation" in content
        assert "https://instance.example/docs/fr" in content and "Documentation" in content
    admin.get(V1("SetCustomLoginText"), language="de", footerText={"privacyPolicy": "Was wir wissen"})
    for content in shown(organization, "de"):
        assert "Was wir wissen" in content and "Datenschutzerklärung" not in content
    mail, _, page = shown(organization, "en")
    assert ">Signet</span>" in mail and ">Signet</span>" in page
    admin.get(V1("AddCustomLabelPolicy"), disableWatermark=True)
    admin.get(V1("ActivateCustomLabelPolicy"))
    mail, _, page = shown(organization, "en")
    assert "Signet</span>" not in mail and "Signet</span>" not in page
    assert world.admin.get(AUTH("GetMyLabelPolicy")).policy.is_default


def test_pages_of_codes_look_as_their_mails_do(server, world, chromium):
    """The page of a one-time password, by its mail; the one that draws secrets for authenticator apps, as a login asks."""
    organization = world.organization()
    admin = dressed(world, organization, backgroundColor="#fff8f0", themeMode=3)
    assert upload(server, "logo", LIGHT, organization).status_code == 200
    admin.get(V1("ActivateCustomLabelPolicy"))
    user_id = world.person(organization={"orgId": organization}, email={"isVerified": True}, password={"password": PASSWORD}).user_id
    admin.get(V2("AddOTPEmail"), userId=user_id)
    admin.get(SESSION("CreateSession"), checks={"user": {"userId": user_id}, "password": {"password": PASSWORD}},
              challenges={"otpEmail": {"sendCode": {}}})  # fmt: skip
    mail = await_mails(server.mail, admin.get(V2("GetUserByID"), userId=user_id).user.human.email.email)[0]
    uri = admin.get(V2("RegisterTOTP"), userId=user_id).uri
    logo = admin.get(V1("GetLabelPolicy")).policy.logo_url

    def draw(page, organization):
        form = f"/ui/v2/login/otp/qr?organization={organization}"
        with page.expect_navigation(wait_until="networkidle"):
            page.evaluate("""([url, uri]) => { const form = document.body.appendChild(document.createElement("form"));
                Object.assign(form, {method: "post", action: url});
                Object.assign(form.appendChild(document.createElement("input")), {name: "uri", value: uri});
                form.submit() }""", [form, uri])  # fmt: skip
        assert page.query_selector("svg")

    with opened(chromium, link(mail)) as page:
        for drawn, is_own in ((None, True), (organization, True), ("", False)):
            if drawn is not None:
                draw(page, drawn)
            images = page.eval_on_selector_all("img", "all => all.map(image => image.src)")
            assert (images == [logo], color(page, "main", "backgroundColor") == "#fff8f0") == (is_own, is_own)
            expect_readable(page)


FONT = pathlib.Path("/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf")


def test_the_font_of_an_organization_is_that_of_pages_and_mails(server, world, chromium):
    organization = world.organization()
    admin = dressed(world, organization)
    assert upload(server, "font", FONT.read_bytes(), organization, name="own.ttf").status_code == 200
    admin.get(V1("ActivateCustomLabelPolicy"))
    _, address = new_person(admin, organization, "en")
    mail = await_mails(server.mail, address)[0]
    assert f"url('{admin.get(V1('GetLabelPolicy')).policy.font_url}')" in html(mail)
    for url, selector in ((link(mail), "h1"), (mail_page(server, address), ".card h1")):
        with opened(chromium, url) as page:
            fonts = page.evaluate("() => document.fonts.ready.then(all => [...all].map(font => [font.family, font.status]))")
            assert [[family.strip("\"'"), status] for family, status in fonts] == [["Own", "loaded"]]
            assert page.eval_on_selector(selector, "element => getComputedStyle(element).fontFamily").startswith(("Own", '"Own"'))
    _, address = new_person(world.admin, world.organization(), "en")
    assert "@font-face" not in html(await_mails(server.mail, address)[0])


def test_login_names_are_shown_without_their_domain_where_the_organization_says_so(server, world):
    organization = world.organization()
    admin = world.admin.having(x_zitadel_orgid=organization)
    world.admin.get(ADMIN("AddCustomDomainPolicy"), orgId=organization, userLoginMustBeDomain=True)
    domain = admin.get(V1("GetMyOrg")).org.primary_domain

    def shown():
        user_id, address = new_person(admin, organization, "en")
        name = admin.get(V1("GetUserByID"), id=user_id).user
        assert name.preferred_login_name == f"{name.user_name}@{domain}"
        mail = await_mails(server.mail, address)[0]
        assert name.user_name in text(mail) and name.user_name in html(mail)
        return [f"{name.user_name}@{domain}" in content for content in (text(mail), html(mail))]

    assert shown() == [True, True]
    dressed(world, organization, hideLoginNameSuffix=True)
    assert shown() == [False, False]


def test_an_upload_by_curl(server, world, tmp_path):
    """As the interface's documentation has it; what is shown is what was uploaded, with a type of its own, to be kept."""
    organization = world.organization()
    admin = dressed(world, organization)
    file = tmp_path / "logo \"x\".png"
    file.write_bytes(LIGHT)
    url = f"{server.url}/assets/v1/org/policy/label/logo"
    command = ["curl", "-sS", "--noproxy", "*", "-H", f"authorization: Bearer {server.token}", "-H", f"x-zitadel-orgid: {organization}"]
    answer = subprocess.run([*command, "-F", f'file=@"{str(file).replace(chr(34), chr(92) + chr(34))}"', url], capture_output=True)
    assert b"resourceOwner" in answer.stdout, answer
    preview = admin.get(V1("GetPreviewLabelPolicy")).policy
    assert not admin.get(V1("GetLabelPolicy")).policy.logo_url
    shown = httpx.get(preview.logo_url, trust_env=False)
    assert shown.content == LIGHT and shown.headers["content-type"] == "image/png"
    assert shown.headers["x-content-type-options"] == "nosniff" and "immutable" in shown.headers["cache-control"]
    assert "sandbox" in shown.headers["content-security-policy"]
    assert httpx.get(preview.logo_url, headers={"if-none-match": shown.headers["etag"]}, trust_env=False).status_code == 304
    assert httpx.head(preview.logo_url, trust_env=False).headers["content-length"] == str(len(LIGHT))
    admin.get(V1("RemoveCustomLabelPolicyLogo"))
    assert httpx.get(preview.logo_url, trust_env=False).status_code == 404


REFUSED = {
    "an SVG": ("logo", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", 400, "SIGNET-As4ty"),
    "HTML that is called a picture": ("icon", b"<!doctype html><script>1</script>", 400, "SIGNET-As4ty"),
    "a picture that is called a font": ("font", LIGHT, 400, "SIGNET-As4ty"),
    "nothing": ("logo", b"", 400, "SIGNET-As2em"),
    "half a megabyte and a byte": ("logo", LIGHT + b"\0" * (512 * 1024), 400, "SIGNET-As3sz"),
    "a megabyte": ("logo", LIGHT + b"\0" * (1 << 20), 413, ""),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_none_is_refused(server, world, case):
    what, content, status, identifier = REFUSED[case]
    organization = world.organization()
    dressed(world, organization)
    events = server.events
    answer = upload(server, what, content, organization)
    assert answer.status_code == status and identifier in answer.text
    assert server.events == events, "nothing was written"


def test_a_strangers_body_is_not_asked_for(server, world):
    """A client that asks whether to send it is told no at once; one that sends it anyway is answered all the same."""
    host, port = server.authority.split(":")
    for token, status in ((None, b"401"), ("nonsense", b"401"), (server.token, b"100")):
        head = "POST /assets/v1/org/policy/label/logo HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\n"
        head += "Content-Length: 500000\r\nExpect: 100-continue\r\n"
        if token:
            head += f"Authorization: Bearer {token}\r\n"
        with socket.create_connection((host, int(port)), timeout=30) as connection:
            connection.sendall(f"{head}\r\n".encode())
            assert connection.recv(1024).startswith(b"HTTP/1.1 " + status)
    with socket.create_connection((host, int(port)), timeout=30) as connection:
        connection.sendall(head.replace("Expect: 100-continue\r\n", "").split("Authorization")[0].encode() + b"\r\n" + b"x" * 1000)
        assert connection.recv(1024).startswith(b"HTTP/1.1 401")


def test_what_was_uploaded_outlives_a_restart_and_goes_with_its_organization(make_server, make_world):
    server = make_server()
    world = make_world(server)
    organization = world.organization()
    dressed(world, organization)
    assert upload(server, "logo", LIGHT, organization).status_code == 200
    assert upload(server, "icon", DARK, root="instance").status_code == 200
    admin = world.admin.having(x_zitadel_orgid=organization)
    paths = [admin.get(V1("GetPreviewLabelPolicy")).policy.logo_url, world.admin.get(ADMIN("GetPreviewLabelPolicy")).policy.icon_url]
    paths = [path.removeprefix(server.url) for path in paths]
    server.stop()
    assert subprocess.run([executable(), "admin", "verify-state", *server.where]).returncode == 0
    server.start()
    assert [httpx.get(server.url + path, trust_env=False).content for path in paths] == [LIGHT, DARK]
    make_world(server).admin.having(x_zitadel_orgid=organization).get(V1("RemoveOrg"))
    assert httpx.get(server.url + paths[0], trust_env=False).status_code == 404
    assert httpx.get(server.url + paths[1], trust_env=False).status_code == 200
    events = make_world(server).admin.get(ADMIN("ListEvents"), eventTypes=["instance.policy.label.icon.added"]).events
    assert [list(event.payload.fields) for event in events] == [["storeKey"]], "no bytes in events"


def test_a_stranger_cannot_fill_another_organization(server, world):
    organization, other = world.organization(), world.organization()
    dressed(world, other)
    user = world.machine()
    world.admin.having(x_zitadel_orgid=organization).get(V1("AddOrgMember"), userId=user, roles=["ORG_OWNER"])
    token = world.token(user)
    answer = upload(server, "logo", LIGHT, other, token=token)
    assert answer.status_code in (403, 404)
    assert upload(server, "logo", LIGHT, root="instance", token=token).status_code in (403, 404)
