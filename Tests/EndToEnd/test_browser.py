"""Pages and mails in a real browser: headless Chromium, with scripts switched off where a person's browser may be too."""

import contextlib
import html as markup
import threading
import wsgiref.simple_server

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from support.mail import await_mails, code, html, link, text
from support.schema import V1, V2
from support.server import Server
from support.world import World, unique

LANGUAGES = "bg cs de en es fr hu id it ja ko mk nl pl pt pt-PT ro ru sv tr zh zh-TW".split()
# What HTML says where the tag alone leaves the glyphs to chance.
WRITTEN = {"zh": "zh-Hans", "zh-TW": "zh-Hant"}
PASSWORD = "Corr3ct-horse"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """One that hashes quickly: browsers are slow enough."""
    with Server(tmp_path_factory.mktemp("browser"), "--password-hash", "bcrypt:4") as server:
        yield server


@pytest.fixture(scope="module")
def world(server):
    world = World(server)
    yield world
    world.close()


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        # Root has no sandbox to drop into; the pages are our own.
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium):
    """Opens pages in a context of their own; fails where the browser refused something, as the policy has it."""
    with contextlib.ExitStack() as stack:
        complaints = []

        def open_(url, scripts=False, scheme="light", language="en", width=800):
            context = chromium.new_context(
                java_script_enabled=scripts,
                color_scheme=scheme,
                locale=language,
                viewport={"width": width, "height": 800},
            )
            stack.callback(context.close)
            page = context.new_page()
            page.on("console", lambda message: complaints.append(message.text))
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.goto(url)
            return page

        yield open_
        # A refused form answers 4xx, which the console repeats.
        assert [text for text in complaints if "status of 4" not in text] == []


def person(world, language="", **fields):
    name = unique("browser")
    request = {
        "username": name,
        "profile": {"givenName": "Ada", "familyName": "Lovelace", "preferredLanguage": language},
        "email": {"email": f"{name}@example.com", "sendCode": {}},
    }
    return world.admin.get(V2("AddHumanUser"), **(request | fields)).user_id, f"{name}@example.com"


def verification(world, server, language=""):
    user_id, address = person(world, language)
    return user_id, await_mails(server.mail, address)[-1]


def verification_v1(world, server, language=""):
    user_id, address = person(world, language)
    # A code that is replaced before its mail has gone out is not sent.
    await_mails(server.mail, address)
    world.admin.get(V1("ResendHumanEmailVerification"), userId=user_id)
    return user_id, await_mails(server.mail, address, 2)[-1]


def initialization(world, server, language=""):
    name = unique("browser")
    user_id = world.admin.get(
        V1("AddHumanUser"),
        userName=name,
        profile={"firstName": "Ada", "lastName": "Lovelace", "preferredLanguage": language},
        email={"email": f"{name}@example.com"},
    ).user_id
    return user_id, await_mails(server.mail, f"{name}@example.com")[-1]


def password_reset(world, server, language=""):
    name = unique("browser")
    user_id, address = person(world, language, email={"email": f"{name}@example.com", "isVerified": True})
    world.admin.get(V2("PasswordReset"), userId=user_id, sendLink={})
    return user_id, await_mails(server.mail, f"{name}@example.com")[-1]


def password_reset_v1(world, server, language=""):
    name = unique("browser")
    user_id, address = person(world, language, email={"email": f"{name}@example.com", "isVerified": True})
    world.admin.get(V1("SendHumanResetPasswordNotification"), userId=user_id)
    return user_id, await_mails(server.mail, f"{name}@example.com")[-1]


def invitation(world, server, language=""):
    name = unique("browser")
    user_id, address = person(world, language, email={"email": f"{name}@example.com", "returnCode": {}})
    world.admin.get(V2("CreateInviteCode"), userId=user_id, sendCode={"applicationName": "Orchard & Sons"})
    return user_id, await_mails(server.mail, f"{name}@example.com")[-1]


PAGES = {
    "verification": (verification, "Address confirmed"),
    "verification v1": (verification_v1, "Address confirmed"),
    "initialization": (initialization, "Your account is ready"),
    "password reset": (password_reset, "Password changed"),
    "password reset v1": (password_reset_v1, "Password changed"),
    "invitation": (invitation, "Welcome"),
}


def fill(page, **fields):
    for name, value in fields.items():
        page.fill(f"#{name}", value)


def submit(page):
    page.click("button[value=redeem]")


def sets_password(page):
    return page.query_selector("#password") is not None


def can_log_in(world, user_id, password=PASSWORD):
    """Whether the password is the user's: only whoever knows it may change it so."""
    changed = world.admin.call(
        V2("SetPassword"), userId=user_id, currentPassword=password, newPassword={"password": PASSWORD + "1"}
    )
    return changed.code == 0


@pytest.mark.parametrize("kind", PAGES)
def test_a_link_leads_to_its_end_without_scripts(kind, open_page, world, server):
    make, done = PAGES[kind]
    user_id, mail = make(world, server)
    page = open_page(link(mail))
    assert page.input_value("#code") == code(mail)
    needs_password = sets_password(page)
    if needs_password:
        fill(page, password=PASSWORD, repeat=PASSWORD)
    submit(page)
    assert page.inner_text("h1") == done
    assert page.query_selector("form") is None
    assert world.address(user_id).is_email_verified
    if needs_password:
        assert can_log_in(world, user_id)
    page = open_page(link(mail))
    if needs_password:
        fill(page, password=PASSWORD, repeat=PASSWORD)
    submit(page)
    assert "wrong, has expired or has already been used" in page.inner_text("[role=alert]"), "a code is redeemed once"


@pytest.mark.parametrize("kind", [kind for kind in PAGES if kind.startswith(("init", "pass", "inv"))])
def test_passwords_that_cannot_be(kind, open_page, world, server):
    user_id, mail = PAGES[kind][0](world, server)
    page = open_page(link(mail))
    rules = page.inner_text("#password-hint")
    for rule in ("at least 8 characters", "lower-case", "upper-case", "digit", "symbol"):
        assert rule in rules
    for password, repeated, text in (
        (PASSWORD, PASSWORD + "x", "differ"),
        ("short", "short", "all the rules"),
        ("P4ssword" + "ü" * 40, "P4ssword" + "ü" * 40, "too long"),
    ):
        fill(page, password=password, repeat=repeated)
        submit(page)
        alert = page.query_selector("[role=alert]")
        assert text in alert.inner_text()
        assert page.get_attribute("#password", "aria-invalid") == "true"
        assert alert.get_attribute("id") in page.get_attribute("#password", "aria-describedby").split()
        assert page.input_value("#password") == "", "a password is not sent back"
        assert page.input_value("#code") == code(mail)
    fill(page, password=PASSWORD, repeat=PASSWORD)
    submit(page)
    assert page.query_selector("form") is None and can_log_in(world, user_id)


@pytest.mark.parametrize("kind", PAGES)
def test_a_wrong_code_then_a_new_one(kind, open_page, world, server):
    user_id, mail = PAGES[kind][0](world, server)
    address = mail["To"].addresses[0].addr_spec
    page = open_page(link(mail))
    needs_password = sets_password(page)
    fill(page, code="WRONG1", **({"password": PASSWORD, "repeat": PASSWORD} if needs_password else {}))
    submit(page)
    assert page.get_attribute("#code", "aria-invalid") == "true"
    before = len(await_mails(server.mail, address))
    page.click("button[value=resend]")
    assert "on its way" in page.inner_text("[role=status]")
    newest = await_mails(server.mail, address, before + 1)[-1]
    assert code(newest) != code(mail)
    fill(page, code=code(newest).lower(), **({"password": PASSWORD, "repeat": PASSWORD} if needs_password else {}))
    submit(page)
    assert page.query_selector("form") is None


def test_the_keyboard_is_enough(open_page, world, server):
    user_id, mail = initialization(world, server)
    page = open_page(link(mail))
    page.keyboard.press("Tab")
    for text in (code(mail), PASSWORD, PASSWORD):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('Your account is ready')")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["verification", "initialization", "password reset", "invitation"])
def test_accessible(kind, scheme, open_page, world, server):
    """By the rules of WCAG 2.2 that a program can check, contrast included; also with an error, and when it is done."""
    _, mail = PAGES[kind][0](world, server)
    page = open_page(link(mail), scripts=True, scheme=scheme)

    def check():
        found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]})
        assert [(rule["id"], rule["help"]) for rule in found.response["violations"]] == []

    check()
    fill(page, code="WRONG1")
    if sets_password(page):
        fill(page, password=PASSWORD, repeat=PASSWORD)
    submit(page)
    check()
    fill(page, code=code(mail))
    if sets_password(page):
        fill(page, password=PASSWORD, repeat=PASSWORD)
    submit(page)
    assert page.query_selector("form") is None
    check()


def test_the_page_speaks_as_the_mail_does(open_page, world, server):
    """The reader's own language, whatever the browser's; the browser's where the reader chose none."""
    _, mail = verification(world, server, "ja")
    page = open_page(link(mail), language="de-CH")
    assert page.get_attribute("html", "lang") == "ja"
    fill(page, code="WRONG1")
    submit(page)
    assert page.get_attribute("html", "lang") == "ja"
    _, mail = verification(world, server)
    assert open_page(link(mail), language="de-CH").get_attribute("html", "lang") == "de"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_mails_and_pages_fit_the_smallest_phone_in_every_language(scheme, open_page, world, server, tmp_path):
    for language in LANGUAGES:
        _, mail = password_reset(world, server, language)
        file = tmp_path / f"{language}.html"
        file.write_text(html(mail), encoding="utf-8")
        for url in (file.as_uri(), link(mail)):
            page = open_page(url, scripts=True, scheme=scheme, width=320)
            assert page.get_attribute("html", "lang") == WRITTEN.get(language, language)
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, (language, url)


# Names that write from the right to the left, and one without spaces. One that reverses what follows it is refused.
NAMES = ["محمد ٣", "דנה 7", "王小明"]
# Where each character of an element stands: its box, in the order of the text.
POSITIONS = """element => [...element.firstChild.data].map((character, index) => {
  const range = document.createRange();
  range.setStart(element.firstChild, index);
  range.setEnd(element.firstChild, index + 1);
  const box = range.getBoundingClientRect();
  return [character, box.left, box.top];
})"""


@pytest.mark.parametrize("name", NAMES, ids=["arabic", "hebrew", "chinese"])
def test_a_name_turns_nothing_around_but_itself(name, open_page, world, server, tmp_path):
    """As Python's parser reads the mail, and as Chromium draws it: what stands after a name is drawn after it."""
    profile = {"givenName": "x", "familyName": "y", "displayName": name, "preferredLanguage": "en"}
    _, address = person(world, profile=profile)
    mail = await_mails(server.mail, address)[-1]
    for part in (text(mail), html(mail)):
        greeting = part[part.index("Hello ") :].partition(",")[0]
        assert greeting.strip("\u2068\u2069").removeprefix("Hello ").strip("\u2068\u2069") == name
    file = tmp_path / "mail.html"
    file.write_text(html(mail), encoding="utf-8")
    page = open_page(file.as_uri(), scripts=True)
    positions = page.eval_on_selector("p:has-text('Hello')", POSITIONS)
    start = [left for character, left, _ in positions[:6]]
    inside = [left for character, left, _ in positions[6:-1] if character not in "\u2068\u2069"]
    assert start == sorted(start), "the words before it are drawn from the left"
    assert positions[-1][0] == "," and positions[-1][1] > max(inside) >= min(inside) >= start[-1]
    if name == NAMES[0]:
        assert inside[0] > inside[3], "the name itself is drawn from the right"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_mails_can_be_read(scheme, open_page, world, server, tmp_path):
    """Contrast, language, and a name for the button, as for a page."""
    for make in (initialization, verification, password_reset, invitation):
        _, mail = make(world, server, "de")
        file = tmp_path / "mail.html"
        file.write_text(html(mail), encoding="utf-8")
        page = open_page(file.as_uri(), scripts=True, scheme=scheme)
        found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
        assert [(rule["id"], rule["help"]) for rule in found.response["violations"]] == []


@pytest.fixture
def elsewhere():
    """Another site, with the page that `elsewhere.body` holds."""

    def application(environment, start):
        start("200 OK", [("content-type", "text/html; charset=utf-8")])
        return [application.body.encode()]

    class Quiet(wsgiref.simple_server.WSGIRequestHandler):
        def log_message(self, *_):
            pass

    with wsgiref.simple_server.make_server("127.0.0.1", 0, application, handler_class=Quiet) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        application.url = f"http://127.0.0.1:{other.server_port}/"
        yield application
        other.shutdown()


def test_another_site_cannot_post_the_form(elsewhere, chromium, world, server):
    user_id, mail = verification(world, server)
    target = link(mail).split("?")[0]
    elsewhere.body = f"""<form method="post" action="{markup.escape(target)}">
      <input name="user" value="{user_id}"><input name="code" value="{code(mail)}">
      <button name="action" value="redeem">Win</button></form>"""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(elsewhere.url)
    with page.expect_navigation() as navigation:
        page.click("button")
    assert navigation.value.status == 403
    assert "For your safety" in page.inner_text("[role=alert]")
    assert not world.address(user_id).is_email_verified
    context.close()


@pytest.mark.parametrize(
    "fields, status",
    [
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "same-origin", "origin": "https://behind.a.proxy.example"}, 200),
        ({"origin": "SELF"}, 200),
        ({}, 200),
    ],
)
def test_who_may_post(fields, status, world, server):
    user_id, mail = verification(world, server)
    fields = {name: value.replace("SELF", server.url) for name, value in fields.items()}
    answer = httpx.post(
        link(mail).split("?")[0],
        data={"user": user_id, "code": code(mail), "action": "redeem"},
        headers=fields,
        trust_env=False,
    )
    assert answer.status_code == status
    assert world.address(user_id).is_email_verified == (status == 200)


def test_it_cannot_be_framed(elsewhere, chromium, world, server):
    _, mail = verification(world, server)
    elsewhere.body = f'<iframe src="{markup.escape(link(mail))}"></iframe>'
    context = chromium.new_context()
    page = context.new_page()
    page.goto(elsewhere.url)
    frame = page.frames[-1]
    assert "chrome-error" in frame.url or not frame.query_selector("form")
    context.close()
