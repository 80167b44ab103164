"""A way to the database that is cut, or silent: who is told of success has it, and who cannot be told is told that."""

import concurrent.futures
import signal

import pytest
from test_metrics import scrape, value
from test_postgres import is_ready
from test_postgres_faults import UNAVAILABLE, add, reason, sound

from support.cutting import CuttingProxy
from support.postgres import Postgres
from support.protocols import GRPC, Client
from support.schema import V1
from support.server import Server
from support.waiting import eventually
from support.world import World, unique

EXISTS = 6
CLIENTS = 8


@pytest.fixture
def cut(tmp_path):
    """A PostgreSQL, its database, the proxy before it, and a node that knows the proxy alone."""
    postgres = Postgres()
    url = postgres.database()
    proxy = CuttingProxy(postgres.port)
    try:
        with Server(tmp_path / "node", "--database", proxy.url(url), "--grace-period", "10") as server:
            yield postgres, url, proxy, server
            proxy.admit()
            eventually(lambda: is_ready(server), "the node is ready again")
            sound(server)
    finally:
        proxy.close()
        postgres.stop()


def clients(server, work):
    """What `work` returns for each of some clients that work at once, each on a connection of its own."""

    def run(_):
        client = Client(GRPC(server.authority), server.token)
        try:
            return work(client)
        finally:
            client.protocol.close()

    with concurrent.futures.ThreadPoolExecutor(CLIENTS) as pool:
        return list(pool.map(run, range(CLIENTS)))


def adding(client):
    """The name of a machine that was to be added, and what the client was told."""
    name = unique("cut")
    return name, client.call(V1("AddMachineUser"), userName=name, name="Machine").code


def test_commits_that_are_cut_under_load_are_looked_up_before_anybody_is_answered(cut):
    postgres, url, proxy, server = cut
    proxy.cut(every=4)

    def work(client):
        told = []
        while min(proxy.cuts[place] for place in proxy.CUTS) < 5:
            told.append(adding(client))
        return told

    told = dict(answer for answers in clients(server, work) for answer in answers)
    proxy.admit()
    acknowledged = {name for name, code in told.items() if code == 0}
    assert set(told.values()) <= {0, UNAVAILABLE} and acknowledged
    rows = postgres.rows(url, "SELECT user_name, count(*) FROM users GROUP BY user_name")
    counts = dict(rows)
    assert {counts.get(name) for name in acknowledged} == {1}
    assert all(counts.get(name, 0) <= 1 for name in told)
    samples = scrape(server)[0]
    for outcome in ("kept", "lost"):
        assert value(samples, "database_commits_unknown_total", outcome=outcome) > 0
    assert value(samples, "database_commits_lost_total") == 0


@pytest.mark.parametrize("place, is_there", [("before", False), ("within", False), ("after", True)])
def test_a_commit_that_cannot_be_looked_up_is_no_success(cut, place, is_there):
    postgres, url, proxy, server = cut
    world = World(server)
    known = unique("known")
    assert add(world, known).code == 0
    name = unique("cut")
    proxy.cut_and_refuse(place, name)
    assert add(world, name).code == UNAVAILABLE
    assert proxy.cuts[place] == 1 and reason(server)
    proxy.admit()
    eventually(lambda: is_ready(server), "the node is ready again")
    # Whoever asks again finds out what became of it.
    assert [add(world, each).code for each in (known, name, name)] == [EXISTS, EXISTS if is_there else 0, EXISTS]
    world.close()


def test_whoever_asks_whether_a_node_is_ready_does_not_wait_for_a_silent_database(cut):
    _, _, proxy, server = cut
    assert is_ready(server)
    proxy.hold(True)
    told = []
    eventually(lambda: told.append(reason(server)) or told[-1], "the node to notice")
    assert told[-1].startswith("not ready: "), told
    proxy.hold(False)
    eventually(lambda: is_ready(server), "the node is ready again")
    world = World(server)
    assert add(world).code == 0
    world.close()


def test_a_stop_while_the_database_is_silent_tells_whoever_waits(cut):
    _, _, proxy, server = cut
    world = World(server)
    name = unique("silent")
    proxy.silence(name)
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        added = pool.submit(add, world, name)
        eventually(lambda: proxy.cuts["silence"], "the commit to be sent")
        server.process.send_signal(signal.SIGTERM)
        answer = added.result()
    # In the server's own words, before it cuts off who is left.
    assert (answer.code, answer.text) == (UNAVAILABLE, "the server is busy, try again"), answer
    assert server.wait() == 0, server.log
    world.close()
    proxy.hold(False)
    server.start()
    world = World(server)
    # It was committed, and nobody had heard.
    assert add(world, name).code == EXISTS
    world.close()
