"""Proxies are clients too: what callers ask through nginx, HAProxy, Envoy and Caddy comes back as if they were not there.

`--calls 10000` makes the load of each test longer.
"""

import concurrent.futures
import contextlib
import itertools
import signal
import threading

import grpc
import httpx
import pytest

from support import schema
from support.protocols import GRPC, PROTOCOLS, REST, Client, RESTOverHTTP2
from support.proxies import PROXIES, ROUTES, HAProxy
from support.schema import V1, V2
from support.waiting import eventually
from support.wire import HTTP1, HTTP2

HEALTHZ = "/zitadel.management.v1.ManagementService/Healthz"
USERS = 1_000
TIMEOUT = 60


@pytest.fixture(scope="module")
def crowded(tmp_path_factory, server, world):
    """Users for long lists, made once."""
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: world.verified(), range(USERS)))
    return server


@pytest.fixture(scope="module")
def proxies(tmp_path_factory, server):
    """The proxies in front of the one server, each started when it is first asked for."""
    running = {}

    def start(name):
        if name not in running:
            running[name] = PROXIES[name](tmp_path_factory.mktemp("proxies") / name, server).__enter__()
        return running[name]

    yield start
    for proxy in running.values():
        proxy.__exit__()


@pytest.fixture(params=ROUTES)
def route(request, proxies):
    name = request.param
    return proxies(name.partition("-")[0]).routes[name]


def over_http2(protocol):
    return type(f"{protocol.__name__}OverHTTP2", (protocol,), {"version": {"http1": False, "http2": True}})


def protocols(route):
    """Each protocol that can be spoken to this route."""
    for name, protocol in PROTOCOLS.items():
        if protocol in (GRPC, RESTOverHTTP2):
            if route.http2:
                yield name, protocol
        elif route.http1:
            yield name, protocol
        elif protocol is not REST:
            yield name, over_http2(protocol)


def carries(route, name):
    """Whether a protocol can pass: gRPC's trailers take HTTP/2 up to us."""
    return name != "grpc" or route.upstream == 2


def plain_client(route):
    """httpx, with the version of HTTP that the route takes."""
    return httpx.Client(base_url=f"http://{route.authority}", timeout=TIMEOUT, trust_env=False,
                        http1=route.http1, http2=not route.http1)  # fmt: skip


class Load:
    """Calls that nothing is wrong with, made by threads that each keep a connection of their own; counts what was lost."""

    def __init__(self, route, threads=4):
        self.route = route
        self.lost = []
        self.answered = 0
        self.lock = threading.Lock()
        self.threads = threads

    def _callers(self):
        """Functions that call once and say what went wrong, and what closes them."""
        if self.route.http2 and self.route.upstream == 2:
            channel = grpc.insecure_channel(self.route.authority, options=[("grpc.use_local_subchannel_pool", 1)])
            healthz = channel.unary_unary(HEALTHZ)

            def over_grpc():
                try:
                    healthz(b"", timeout=TIMEOUT)
                except grpc.RpcError as error:
                    return f"{error.code()} {error.details()}"

            yield over_grpc, channel.close
        client = plain_client(self.route)

        def over_http(*request, **settings):
            try:
                answer = client.request(*request, **settings)
            except httpx.HTTPError as error:
                return repr(error)
            return None if answer.status_code == 200 else f"{answer.status_code} {answer.text[:300]}"

        yield lambda: over_http("GET", "/management/v1/healthz"), client.close
        yield lambda: over_http("POST", HEALTHZ, json={}), lambda: None

    def run(self, until):
        """Calls until something is so; all must have been answered."""

        def work():
            callers = list(self._callers())
            try:
                for call, _ in itertools.cycle(callers):
                    if until(self) or self.lost:
                        return
                    wrong = call()
                    with self.lock:
                        if wrong:
                            self.lost.append(wrong)
                        else:
                            self.answered += 1
            finally:
                for _, close in callers:
                    close()

        with concurrent.futures.ThreadPoolExecutor(self.threads) as pool:
            for done in [pool.submit(work) for _ in range(self.threads)]:
                done.result()
        assert not self.lost, f"{len(self.lost)} of {len(self.lost) + self.answered} calls were lost: {self.lost[:3]}"


class Beside:
    """Something that a test does again and again beside the load, in a thread of its own."""

    def __init__(self, act):
        self.act = act
        self.over = threading.Event()
        self.times = 0

    def __enter__(self):
        self.pool = concurrent.futures.ThreadPoolExecutor(1)
        self.future = self.pool.submit(self._run)
        return self

    def _run(self):
        while not self.over.is_set() or self.times == 0:
            self.act()
            self.times += 1

    def enough(self, times):
        """Whether it was done so often, or will be no more."""
        return self.times >= times or self.future.done()

    def __exit__(self, *_):
        self.over.set()
        self.pool.shutdown()
        self.future.result()


def test_protocols(route, server, world):
    """What is asked, refused and changed through a proxy is answered as without it."""
    user = world.unverified()
    for name, protocol in protocols(route):
        opened = protocol(route.authority)
        client = Client(opened, server.token)
        before = server.events
        try:
            if carries(route, name):
                assert client.get(V1("GetUserByID"), id=user).user.id == user, name
                assert client.get(V2("ResendEmailCode"), userId=user, returnCode={}).verification_code, name
                refused = client.call(V1("GetUserByID"), id="no such user ü")
                expected = world.admin.call(V1("GetUserByID"), id="no such user ü")
                assert (refused.code, refused.text, refused.details) == (expected.code, expected.text, expected.details)
                assert Client(opened).call(V1("GetUserByID"), id=user).code == 16, name
            else:
                # A success that cannot be reported would be asked for again.
                answer = client.call(V2("ResendEmailCode"), userId=user, returnCode={})
                assert answer.code == 0 or server.events == before, f"{name} was carried out and answered {answer}"
        finally:
            opened.close()


def test_long_lists(route, crowded, calls):
    """Each answer is some hundred KB: a proxy gives credit for it as it likes."""

    def lists(protocol):
        opened = protocol(route.authority)
        client = Client(opened, crowded.token)
        try:
            return {len(client.get(V2("ListUsers"), query={"limit": USERS}).result) for _ in range(max(2, calls // 200))}
        finally:
            opened.close()

    for name, protocol in protocols(route):
        if carries(route, name):
            with concurrent.futures.ThreadPoolExecutor(4) as pool:
                assert set().union(*pool.map(lists, [protocol] * 4)) == {USERS}, name


def test_early_answers(route, calls):
    """Strangers send bodies that are refused at their heads: they are told so, and nobody else notices."""
    asked = itertools.product([("/nope", 404), ("/management/v1/users/human", 401)], [1_000, 262_145, 600_000, 3_000_000])
    asked = itertools.cycle(list(asked))
    wrong = []

    def refused():
        (path, expected), size = next(asked)
        if route.http1:
            # A connection each: proxies close it after an early answer.
            with HTTP1(route) as stranger:
                status = early_answer(stranger, path, bytes(size))
        else:
            with HTTP2(route) as stranger:
                status = int(stranger.request(path, bytes(size), content_type="application/json")[0][":status"])
        if status != expected:
            wrong.append((path, size, status))

    with Beside(refused) as strangers:
        Load(route).run(until=lambda load: load.answered >= calls and strangers.enough(calls / 4))
    assert not wrong, f"{len(wrong)} of {strangers.times}: {wrong[:3]}"


def early_answer(stranger, path, body):
    """The status of an answer that may come before the body is sent; sending may then fail."""
    stranger.send(f"POST {path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n"
                  f"content-length: {len(body)}\r\n\r\n".encode())  # fmt: skip
    with contextlib.suppress(ConnectionError):
        stranger.send(body)
    return stranger.answer()[0]


def test_cancelled_calls(route, crowded, calls):
    """Users who go away in the middle of their calls, on whatever connection the proxy puts them, take nobody along."""
    body = schema.user.ListUsersRequest(query={"limit": 100}).SerializeToString()
    path = V2("ListUsers").path
    fields = {"authorization": f"Bearer {crowded.token}", "content_type": "application/proto"}

    def leave():
        if not route.http2:
            with HTTP1(route) as user:
                head = {"host": "x", "content-length": len(body)} | fields
                lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in head.items())
                user.send(f"POST {path} HTTP/1.1\r\n{lines}\r\n".encode() + body)
                return
        with HTTP2(route) as user:
            # Credit for all: HAProxy 2.6 at times keeps the rest of an answer after credit that came with resets.
            user.h2.increment_flow_control_window(1 << 24)
            streams = [user.start(path, body, **fields) for _ in range(8)]
            for stream in streams[1:]:
                user.h2.reset_stream(stream, error_code=8)
            user.flush()
            assert user.answer(streams[0])[0][":status"] == "200", "the one that was not cancelled"

    with Beside(leave) as users:
        # More in number than a lone client may cancel in ten seconds.
        Load(route).run(until=lambda load: load.answered >= calls and users.enough(calls / 4))


def connections(server):
    """Local TCP connections of the server's, open or just closed."""
    port = f":{server.port:04X}"
    rows = [line.split() for line in open("/proc/net/tcp").readlines()[1:]]
    return sum(row[1].endswith(port) and row[3] != "0A" for row in rows)


def test_kept_connections(route, server, calls):
    """Calls one after the other share what the proxy has open to us."""
    with plain_client(route) as client:
        client.get("/management/v1/healthz").raise_for_status()
        before = connections(server)
        for _ in range(100):
            client.get("/management/v1/healthz").raise_for_status()
        assert connections(server) - before < 10


@pytest.mark.parametrize("name", ROUTES)
def test_drain(name, make_server, tmp_path):
    """Of two servers one is told to stop while calls run: they are finished, and what follows goes to the other."""
    first, second = make_server(name="first"), make_server(name="second")
    with PROXIES[name.partition("-")[0]](tmp_path / "proxy", first, second) as proxy:
        load = Load(proxy.routes[name])

        def stop():
            eventually(lambda: load.answered > 40, "calls run")
            assert first.stop(signal.SIGTERM) == 0
            seen = load.answered
            eventually(lambda: load.answered > seen + 40 or load.lost, "calls go on")

        with concurrent.futures.ThreadPoolExecutor(1) as pool:
            done = pool.submit(stop)
            load.run(until=lambda _: done.done())
            done.result()


def test_default_check_of_haproxy(server, tmp_path):
    """`option httpchk` asks `OPTIONS /` over HTTP/1.0."""
    with HAProxy(tmp_path / "haproxy", server) as proxy:
        assert eventually(proxy.check, "the check has been made") == "L7OK"
