"""Mail that waits: told in metrics and in a list for operators, kept when its code ends, sent when its provider is back."""

import collections
import concurrent.futures
import subprocess

import pytest

from support.scripted_smtp import ScriptedSMTP
from support.server import executable
from support.waiting import eventually
from support.world import unique
from test_metrics import scrape, value

KIND = {"channel": "mail", "kind": "email_verification"}


@pytest.fixture
def provider():
    with ScriptedSMTP() as provider:
        yield provider


@pytest.fixture(scope="session")
def flood(request):
    return request.config.getoption("mails")


def person(world, address=None):
    address = address or f"{unique('reader')}@example.com"
    return world.person(email={"email": address, "sendCode": {}}).user_id, address


def deliveries(server, *options):
    """The list as an operator gets it."""
    command = [executable(), "admin", "deliveries", *server.where, *options]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    head, *rows = done.stdout.splitlines()
    return [dict(zip(head.split("\t"), row.split("\t"), strict=True)) for row in rows]


def metric(server, name, **labels):
    return value(scrape(server)[0], name, **KIND, **labels)


def test_what_waits_and_what_became_of_it_is_measured(provider, make_server, make_world):
    provider.stop()
    server = make_server("--smtp-url", provider.url)
    world = make_world(server)
    samples, types, _, _ = scrape(server)
    assert types["outbox_waiting"] == types["outbox_oldest_age_seconds"] == "gauge"
    assert types["outbox_outcomes_total"] == "counter"
    for outcome in ("sent", "deferred", "given_up", "expired"):
        for kind in (KIND, {"channel": "sms", "kind": "phone_verification"}):
            series = frozenset({**kind, "outcome": outcome}.items())
            assert samples["outbox_outcomes_total", series] == 0, "each is there before the first message"
    people = [person(world) for _ in range(3)]
    eventually(lambda: metric(server, "outbox_waiting") == 3, "all wait")
    eventually(lambda: metric(server, "outbox_outcomes_total", outcome="deferred") >= 1, "an attempt has failed")
    eventually(lambda: metric(server, "outbox_oldest_age_seconds") >= 1, "the oldest grows older")
    provider.start()
    for _, address in people:
        provider.await_taken(address)
    eventually(lambda: metric(server, "outbox_waiting") == 0, "nothing waits")
    assert metric(server, "outbox_outcomes_total", outcome="sent") == 3
    assert metric(server, "outbox_oldest_age_seconds") == 0


def test_operators_have_a_list(provider, make_server, make_world):
    """Beside a running server, and without one."""
    refused, later = (f"{unique('reader')}@example.com" for _ in range(2))
    provider.replies = {
        refused: [("RCPT", f"550 5.1.1 <{refused}>: user unknown")],
        later: [("RCPT", f"451 4.7.1 <{later}>: greylisted")] * 9,
    }
    server = make_server("--smtp-url", provider.url)
    world = make_world(server)
    ids = {person(world, address)[0]: address for address in (refused, later)}

    def listed(*options):
        rows = {row["user"]: row for row in deliveries(server, *options)}
        return rows if {row["state"] for row in rows.values()} == {"given-up", "waiting"} else None

    rows = eventually(listed, "one is given up, one waits")
    assert rows.keys() == ids.keys()
    for user_id, address in ids.items():
        row = rows[user_id]
        assert row["kind"] == "email_verification" and int(row["attempts"]) >= 1
        assert ("user unknown" if address == refused else "greylisted") in row["reason"]
        assert (row["due"] == "-") == (address == refused)
        assert "@" not in "".join(row.values()), "no address"
    assert [row["state"] for row in deliveries(server, "--state", "given-up")] == ["given-up"]
    assert len(deliveries(server, "--limit", "1")) == 1
    eventually(lambda: metric(server, "outbox_outcomes_total", outcome="given_up") == 1, "it is counted")
    server.stop()
    assert listed().keys() == ids.keys()


def test_what_expires_while_it_waits_is_kept(provider, make_server, make_world):
    provider.stop()
    server = make_server("--smtp-url", provider.url)
    world = make_world(server)
    gone, _ = person(world)
    left, address = person(world)
    eventually(lambda: "message deferred" in server.log, "it was tried")
    server.stop()
    server.change(f"UPDATE outbox SET expires = 1 WHERE user_id = '{gone}'")
    server.start()
    eventually(lambda: "its code ends" in server.log, "it is told in the log")
    eventually(lambda: metric(server, "outbox_outcomes_total", outcome="expired") == 1, "it is counted once it is kept")
    row, = deliveries(server, "--state", "expired")
    assert row["user"] == gone and row["due"] == "-" and "connect" in row["reason"].lower()
    provider.start()
    provider.await_taken(address)
    assert len(provider.taken) == 1


def test_a_clock_that_was_set_back_keeps_nothing_waiting(provider, make_server, make_world):
    provider.stop()
    server = make_server("--smtp-url", provider.url)
    _, address = person(make_world(server))
    eventually(lambda: "message deferred" in server.log, "it waits")
    server.stop()
    server.change("UPDATE outbox SET due = due + 86400000000")
    provider.start()
    server.start()
    provider.await_taken(address)


def test_an_outage_loses_and_doubles_nothing(flood, provider, make_server, make_world):
    """A flood of mails, and a provider that goes and comes back: each arrives once."""
    server = make_server("--smtp-url", provider.url, "--log-level", "error")
    world = make_world(server)
    prefix = unique("flood")

    def add(number):
        return person(world, f"{prefix}.{number}@example.com")

    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        people = pool.map(add, range(flood))
        eventually(lambda: len(provider.taken) >= flood // 10, "it flows", deadline=600)
        provider.stop()
        list(people)
    assert len(provider.taken) < flood
    server.stop()
    server.start()
    provider.start()
    eventually(lambda: len(provider.taken) >= flood, "all arrive", deadline=600)
    eventually(lambda: server.query("SELECT count(*) FROM outbox")[0][0] == 0, "nothing is left", deadline=600)
    counts = collections.Counter(provider.taken)
    assert len(counts) == len({address for address, _ in counts}) == flood and set(counts.values()) == {1}
