"""The pages behind a mail's link, and the one that shows captured mails."""

import httpx
import pytest

from support.certificates import issue
from support.mail import await_mails, code, link
from support.pages import Page
from support.schema import V1, V2
from support.smtp import SMTP
from support.world import unique


@pytest.fixture
def browser(server):
    with httpx.Client(base_url=server.url, trust_env=False, follow_redirects=True) as browser:
        yield browser


@pytest.fixture(params=["v1", "v2"])
def opened(request, world, server):
    """A person to whom a link of this version was mailed: id and mail."""
    created = world.person()
    name = {"v1": V1("ResendHumanEmailVerification"), "v2": V2("ResendEmailCode")}[request.param]
    world.admin.get(name, userId=created.user_id)
    mail, = await_mails(server.mail, world.address(created.user_id).email)
    return created.user_id, mail


def is_verified(world, user_id):
    return world.address(user_id).is_email_verified


def send(browser, url, form, **changes):
    assert form.method == "post"
    fields = {**form.fields, **changes}
    if form.buttons:
        fields |= dict(form.buttons[:1])
    return browser.post(httpx.URL(url).join(form.action or url), data=fields)


def expect_safe(answer):
    """Headers without which a page that holds a code leaks it, or can be framed."""
    assert answer.headers["content-type"].startswith("text/html") and "utf-8" in answer.headers["content-type"].lower()
    policy = answer.headers["content-security-policy"]
    for directive in ("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"):
        assert directive in policy, policy
    assert "unsafe-eval" not in policy and "script-src" not in policy.replace("script-src 'none'", "")
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-robots-tag"] == "none"


def test_opening_a_link_redeems_nothing(browser, opened, world):
    """Mail scanners open links."""
    user_id, mail = opened
    for _ in range(2):
        answer = browser.get(link(mail))
        assert answer.status_code == 200
        expect_safe(answer)
        assert code(mail) in answer.text
    head = browser.head(link(mail))
    assert head.status_code == 200 and head.content == b""
    assert not is_verified(world, user_id)


def test_pressing_the_button_verifies(browser, opened, world):
    user_id, mail = opened
    answer = send(browser, link(mail), Page(browser.get(link(mail)).text).verification)
    assert answer.status_code == 200
    expect_safe(answer)
    assert is_verified(world, user_id)


def test_a_wrong_code_is_said_and_may_be_corrected(browser, opened, world):
    user_id, mail = opened
    form = Page(browser.get(link(mail)).text).verification
    answer = send(browser, link(mail), form, code="WRONG1")
    expect_safe(answer)
    assert 400 <= answer.status_code < 500 and not is_verified(world, user_id)
    again = Page(answer.text).verification
    send(browser, link(mail), again, code=f" {code(mail).lower()} ")
    assert is_verified(world, user_id), "as people type: any case, with spaces around"


def test_a_new_code_can_be_asked_for(browser, opened, world, server):
    user_id, mail = opened
    answer = send(browser, link(mail), Page(browser.get(link(mail)).text).resend)
    assert answer.status_code == 200
    expect_safe(answer)
    newest = await_mails(server.mail, world.address(user_id).email, 2)[-1]
    assert code(newest) != code(mail)
    send(browser, link(newest), Page(browser.get(link(newest)).text).verification)
    assert is_verified(world, user_id)


def test_the_page_tells_nothing_of_people(browser, world):
    """Whether an id exists is not for strangers: a wrong code and an unknown person look the same."""
    answers = []
    for user_id in (world.unverified(), "999999999999999999"):
        url = f"/ui/v2/login/verify?code=WRONG1&userId={user_id}&organization=1"
        page = browser.get(url)
        assert page.status_code == 200
        answer = send(browser, str(page.url), Page(page.text).verification)
        answers.append((answer.status_code, answer.text.replace(user_id, "")))
    assert answers[0] == answers[1]


def test_the_page_tells_nothing_of_who_was_sent_much(browser, world, server):
    """Beyond the limit nothing is sent, and the answer is the one that an unknown person gets."""
    answers, known = [], world.unverified()
    for user_id in (known, "999999999999999998"):
        page = browser.get(f"/ui/v2/login/verify?code=&userId={user_id}&organization=1")
        sent = [send(browser, str(page.url), Page(page.text).resend) for _ in range(8)]
        answers.append([(answer.status_code, answer.text.replace(user_id, "")) for answer in sent])
    assert answers[0] == answers[1] and {status for status, _ in answers[0]} == {200}
    refused = world.admin.call(V1("ResendHumanEmailVerification"), userId=known)
    assert refused.code == 8, "the limit was reached"


@pytest.mark.parametrize("query", ["", "?code=%3Cscript%3Ealert(1)%3C/script%3E&userId=%22%3E%3Cscript%3E&organization='", "?code=%FF&userId=%00"])
@pytest.mark.parametrize("path", ["/ui/v2/login/verify", "/ui/login/mail/verification"])
def test_a_link_that_was_damaged(path, query, browser):
    answer = browser.get(path + query)
    assert answer.status_code in (200, 400)
    expect_safe(answer)
    Page(answer.text)  # which refuses scripts


@pytest.mark.parametrize("piece", ["a-", "-", "_", ",", ";", " ", "%C3%9F", "%CC%81", "&"], ids=repr)
@pytest.mark.parametrize("name", ["lang", "code", "userId", "organization"])
def test_a_link_that_is_too_long_is_not_worked_on(name, piece, browser):
    """The look-up of a language once cost the square of its subtags: a few of these stopped the server."""
    long = piece * (20_000 // len(piece))
    assert browser.get(f"/ui/v2/login/verify?userId=1&code=X&{name}={long}").status_code in (200, 400)
    form = {"name": "user" if name == "userId" else name, "value": piece * (60_000 // len(piece))}
    answer = browser.post(
        "/ui/v2/login/verify", content="code=X&action=redeem&user=1&" * (name == "lang") + "{name}={value}".format(**form),
        headers={"content-type": "application/x-www-form-urlencoded"})
    assert answer.status_code == 400
    wish = {"accept-language": "a-" * 10_000 + ",de" * 3_000}
    assert browser.get("/ui/v2/login/verify?userId=1", headers=wish).status_code == 200


def test_the_page_speaks_the_readers_language(browser, opened):
    _, mail = opened
    pages = [Page(browser.get(link(mail), headers={"accept-language": tag}).text) for tag in ("de", "en", "xx")]
    assert [page.language for page in pages] == ["de", "en", "en"]
    assert pages[0].text != pages[1].text == pages[2].text


def test_a_link_copied_from_the_source_of_a_mail(browser, opened):
    """There each `&` is `&amp;`."""
    _, mail = opened
    page = browser.get(link(mail).replace("&", "&amp;"))
    assert page.status_code == 200
    assert Page(page.text).verification.fields == Page(browser.get(link(mail)).text).verification.fields


FOREIGN = {
    "full width": str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x30, 0x5B)}),
    "Cyrillic": str.maketrans("ABEKMHOPCTYX", "АВЕКМНОРСТУХ"),
    "Cyrillic small": str.maketrans("ABEKMHOPCTYX", "авекмнорстух"),
    "Turkish": str.maketrans({"I": "ı"}),
    "Turkish capital": str.maketrans({"I": "İ"}),
    "Arabic digits": str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"),
    "spaces": str.maketrans({"A": "A\u200b ", "1": " 1\u2069"}),
}


@pytest.mark.parametrize("keyboard", FOREIGN)
def test_a_code_is_typed_on_any_keyboard(keyboard, browser, opened, world):
    user_id, mail = opened
    form = Page(browser.get(link(mail)).text).verification
    send(browser, link(mail), form, code=f"\u2068{code(mail).translate(FOREIGN[keyboard])}.")
    assert is_verified(world, user_id)


def test_pages_say_who_shows_them_and_how_long_a_code_works(make_server, make_world):
    server = make_server("--service-name", "Orchard & Sons")
    world = make_world(server)
    created = world.person(email={"email": "orchard@example.com", "sendCode": {}})
    mail, = await_mails(server.mail, "orchard@example.com")
    page = httpx.get(link(mail), trust_env=False)
    assert "<p class=\"service\">Orchard &amp; Sons</p>" in page.text and "Orchard &amp; Sons</title>" in page.text
    assert "The code works for 1 hour." in page.text
    unknown = httpx.get(link(mail).replace(created.user_id, "1"), trust_env=False)
    assert unknown.text.replace('value="1"', f'value="{created.user_id}"') == page.text, "the same for whoever asks"


def test_captured_mails_are_shown(browser, opened):
    user_id, mail = opened
    answer = browser.get("/ui/dev/mail")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert mail["To"].addresses[0].addr_spec in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("headers", [
    {"host": "rebound.example"}, {"host": "localhost.example:8080"}, {"x-forwarded-for": "203.0.113.1"},
    {"forwarded": "for=203.0.113.1"}, {"via": "1.1 proxy"},
], ids=str)  # fmt: skip
@pytest.mark.parametrize("path", ["/ui/dev/mail", "/ui/dev/mail/x", "/ui/dev/mail/x/html", "/ui/dev/sms"])
def test_captured_mails_are_for_this_machine(path, headers, server):
    """A site whose name leads here, or someone behind a proxy, could take accounts over with the codes."""
    answer = httpx.get(server.url + path, headers=headers, trust_env=False)
    assert answer.status_code == 403 and "Code" not in answer.text


def test_captured_mails_are_opened_by_a_setting(make_server):
    server = make_server("--dev-pages", "all")
    assert httpx.get(server.url + "/ui/dev/mail", headers={"host": "x.example"}, trust_env=False).status_code == 200
    assert "--dev-pages all" in server.log
    server.stop()
    server = make_server("--dev-pages", "off")
    assert httpx.get(server.url + "/ui/dev/mail", trust_env=False).status_code == 404


@pytest.mark.parametrize("path", ["/ui/dev/mail", "/ui/v2/login/verify?userId=1", "/debug/metrics", "/debug/ready"])
def test_pages_are_not_for_scripts_of_other_sites(path, browser):
    answer = browser.get(path, headers={"origin": "https://evil.example"})
    assert answer.status_code == 200 and not [name for name in answer.headers if name.startswith("access-control")]
    preflight = browser.options(
        path, headers={"origin": "https://evil.example", "access-control-request-method": "GET"})
    assert preflight.status_code == 405, "a browser goes on only after 2xx"


def test_browsers_are_told_to_keep_to_tls(make_server, tmp_path):
    """Not where the server is a developer's own: the name has other servers."""
    _, certificate, key = issue(tmp_path)
    tls = ("--tls-certificate", str(certificate), "--tls-key", str(key))
    elsewhere = ("--external-url", "https://id.example")
    for index, (options, scheme, told) in enumerate(
        [((*tls, *elsewhere), "https", True), (tls, "https", False), (elsewhere, "http", False)]
    ):
        server = make_server(*options, name=f"data{index}")
        for path in ("/debug/healthz", "/management/v1/healthz", "/nothing"):
            answer = httpx.get(f"{scheme}://{server.authority}{path}", verify=False, trust_env=False)
            assert ("strict-transport-security" in answer.headers) == told
        server.stop()


def test_a_form_that_is_not_utf8(browser):
    for query, form in (("", b"user=1&code=%FF"), ("?x=%C3", b"user=1&code=X")):
        answer = browser.post(
            "/ui/v2/login/verify" + query, content=form, headers={"content-type": "application/x-www-form-urlencoded"})
        assert answer.status_code == 400
        expect_safe(answer)


def test_mails_are_not_shown_once_a_provider_is_configured(make_server, tmp_path):
    with SMTP(tmp_path) as smtp:
        server = make_server("--smtp-url", smtp.url)
        assert httpx.get(server.url + "/ui/dev/mail").status_code == 404


@pytest.mark.parametrize("path", ["/debug/healthz", "/management/v1/healthz", "/admin/v1/healthz", "/auth/v1/healthz"])
def test_probes(path, browser):
    answer = browser.get(path)
    assert answer.status_code == 200
    if path.startswith("/debug"):
        assert answer.text == "ok"


def test_ready(browser):
    assert browser.get("/debug/ready").status_code == 200
