"""Servers and callers for the end-to-end tests."""

import os
import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from support.protocols import PROTOCOLS  # noqa: E402
from support.server import Server  # noqa: E402
from support.world import World  # noqa: E402


def pytest_addoption(parser):
    parser.addoption("--calls", type=int, default=200, help="of each load through a proxy")
    parser.addoption("--mails", type=int, default=300, help="of the flood that meets an outage")


@pytest.fixture(scope="session")
def calls(request):
    return request.config.getoption("calls")


def pytest_collection_modifyitems(items):
    if os.environ.get("STORE") != "postgres":
        return
    for item in items:
        if item.get_closest_marker("sqlite"):
            item.add_marker(pytest.mark.skip(reason="about the files of SQLite"))


def pytest_configure(config):
    config.addinivalue_line("markers", "sqlite: about the file of a store, and what operators do with it")


# Postfix cannot be started by anyone else.
collect_ignore = [] if os.geteuid() == 0 else ["test_postfix.py"]


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """One server for the tests that only need one, on an empty store and a Maildir."""
    with Server(tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.fixture(scope="session")
def world(server):
    world = World(server)
    yield world
    world.close()


@pytest.fixture(scope="session")
def opened(server):
    """The protocols, connected once."""
    protocols = {name: protocol(server.authority) for name, protocol in PROTOCOLS.items()}
    yield protocols
    for protocol in protocols.values():
        protocol.close()


@pytest.fixture(params=PROTOCOLS)
def protocol(request, opened):
    """Each protocol in turn."""
    return opened[request.param]


@pytest.fixture
def make_server(tmp_path):
    """Servers of the test's own, ended with it: `make_server("--option", …, name="data")`."""
    servers = []

    def make(*options, name="data", **settings):
        server = Server(tmp_path / name, *options, **settings)
        servers.append(server)
        return server.start()

    yield make
    for server in servers:
        if server.process.poll() is None:
            server.stop()


@pytest.fixture
def make_world():
    worlds = []

    def make(server):
        worlds.append(World(server))
        return worlds[-1]

    yield make
    for world in worlds:
        world.close()


@pytest.fixture
def caller(server):
    """The administrator over any protocol."""
    from support.protocols import Client

    return lambda protocol: Client(protocol, server.token)
