"""What may befall a database and the way to it: who is told of success has it, and work goes on by itself."""

import concurrent.futures
import os
import shutil
import subprocess
import time
import urllib.error
import urllib.request

import pytest
from test_metrics import scrape, value
from test_postgres import admin, is_ready

from support.ports import reserve_port
from support.postgres import PASSWORD, Postgres
from support.protocols import GRPC, Client
from support.schema import V1
from support.server import Server, executable
from support.waiting import DEADLINE, eventually
from support.world import World, unique

UNAVAILABLE = 14

is_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount and cut cables")


@pytest.fixture(scope="module")
def postgres():
    postgres = Postgres()
    yield postgres
    postgres.stop()


@pytest.fixture
def own():
    """Databases' servers of the test's own: `own(max_connections=20)`."""
    made = []

    def make(*arguments, **settings):
        made.append(Postgres(*arguments, **settings))
        return made[-1]

    yield make
    for postgres in reversed(made):
        postgres.stop()


def add(world, name=None):
    return world.admin.call(V1("AddMachineUser"), userName=name or unique("machine"), name="Machine")


def reason(server):
    """Why it is not ready; empty where it is. Whoever balances load does not wait for long either."""
    try:
        urllib.request.urlopen(f"{server.url}/debug/ready", timeout=2)
    except urllib.error.HTTPError as error:
        return error.read().decode()
    except TimeoutError:
        return "no answer"
    return ""


def sound(server):
    answer = admin(server, "verify-state")
    assert answer.returncode == 0, answer.stdout + answer.stderr


def beside(server, path, *options, **settings):
    """Another node on the same database, not started."""
    path.mkdir(mode=0o700)
    for name in ("master.key", "admin.pat"):
        shutil.copy(server.data / name, path / name)
    return Server(path, "--database", server.options[server.options.index("--database") + 1], *options, **settings)


@pytest.fixture
def small_disk(own):
    """A PostgreSQL that can have databases where there is little room, and that place."""
    postgres = own()
    folder = postgres.folder / "small"
    folder.mkdir()
    mount = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=48m", "none", folder], capture_output=True, text=True)
    if mount.returncode:
        pytest.skip(f"this machine mounts nothing: {mount.stderr}")
    try:
        shutil.chown(folder, "postgres")
        postgres.psql(postgres, f"CREATE TABLESPACE small LOCATION '{folder}'")
        yield postgres, folder
    finally:
        postgres.kill()
        # Some process of the server may have a file open for a moment.
        subprocess.run(["umount", "--lazy", folder], check=True)


@is_root
def test_a_disk_that_is_full_loses_nothing_and_work_goes_on_once_there_is_room(small_disk, tmp_path):
    postgres, folder = small_disk
    with Server(tmp_path / "node", "--database", postgres.database("--tablespace", "small")) as server:
        world = World(server)
        subprocess.run(["dd", "if=/dev/zero", f"of={folder / 'filler'}", "bs=8k"], capture_output=True)
        acknowledged, refused = [], []
        while not refused:
            answer = add(world)
            (refused if answer.code else acknowledged).append(answer)
        assert refused[0].code == UNAVAILABLE, refused[0]
        eventually(lambda: "disk is full" in reason(server), "operators to be told")
        (folder / "filler").unlink()
        eventually(lambda: is_ready(server), "the node to see that there is room")
        assert add(world).code == 0
        for answer in acknowledged:
            world.admin.get(V1("GetUserByID"), id=answer.message.user_id)
        world.close()
        sound(server)


def test_connections_that_are_used_up_are_waited_for(postgres, tmp_path):
    url = postgres.database()
    # Whoever owns the database may do all that is needed, and has no place kept for them.
    postgres.execute(url, "CREATE ROLE plain LOGIN")
    postgres.execute(url, f"ALTER DATABASE {url.rsplit('/', 1)[1]} OWNER TO plain")
    url = url.replace("signet@", "plain@")
    with Server(tmp_path / "node", "--database", url) as server:
        world = World(server)
        postgres.execute(url, "ALTER ROLE plain CONNECTION LIMIT 0")
        with pytest.raises(AssertionError, match="max_connections"):
            beside(server, tmp_path / "late").start()
        # Who has connections goes on; who has lost them waits.
        assert add(world).code == 0
        postgres.disconnect(url)
        with concurrent.futures.ThreadPoolExecutor(1) as pool:
            added = pool.submit(add, world)
            eventually(lambda: "overloaded" in reason(server), "operators to be told")
            postgres.execute(url, "ALTER ROLE plain CONNECTION LIMIT -1")
            assert added.result().code == 0
        eventually(lambda: is_ready(server), "the node is ready again")
        assert value(scrape(server)[0], "database_errors_total", state="53300") > 0
        world.close()
        sound(server)


class Cable:
    """A network of its own for one node, and the cable between it and here."""

    def __init__(self):
        self.name = f"signet{os.getpid()}"
        self.here, self.there = "10.231.77.1", "10.231.77.2"

    def run(self, *words):
        done = subprocess.run(words, capture_output=True, text=True)
        if done.returncode:
            pytest.skip(f"this machine has no networks of one's own: {done.stderr}")

    def lay(self):
        ends = ("sgt-here", "sgt-there")
        self.run("ip", "netns", "add", self.name)
        self.run("ip", "link", "add", ends[0], "type", "veth", "peer", "name", ends[1], "netns", self.name)
        self.run("ip", "address", "add", f"{self.here}/30", "dev", ends[0])
        self.run("ip", "link", "set", ends[0], "up")
        self.inside("ip", "address", "add", f"{self.there}/30", "dev", ends[1])
        for device in ("lo", ends[1]):
            self.inside("ip", "link", "set", device, "up")

    def inside(self, *words):
        self.run("ip", "netns", "exec", self.name, *words)

    def cut(self):
        self.inside("ip", "link", "set", "sgt-there", "down")

    def mend(self):
        self.inside("ip", "link", "set", "sgt-there", "up")

    def ask(self, server, path, body=None):
        """The status that a node inside answers with."""
        words = ["ip", "netns", "exec", self.name, "curl", "-s", "-o", "/dev/null", "-w", "%{http_code}",
                 "-H", f"Authorization: Bearer {server.token}", "-H", "Content-Type: application/json"]  # fmt: skip
        words += ["-d", body] if body else []
        return int(subprocess.run([*words, f"{server.url}{path}"], capture_output=True, text=True).stdout)

    def remove(self):
        subprocess.run(["ip", "netns", "delete", self.name], capture_output=True)


@pytest.fixture
def cable():
    cable = Cable()
    try:
        cable.lay()
        yield cable
    finally:
        cable.remove()


@is_root
def test_what_a_node_whose_cable_is_cut_had_locked_is_free_for_the_others(cable, own, tmp_path):
    postgres = own(listen=f"127.0.0.1,{cable.here}")
    with open(postgres.folder / "data" / "pg_hba.conf", "a") as file:
        file.write(f"host all all {cable.there}/32 trust\n")
    postgres.psql(postgres, "SELECT pg_reload_conf()")
    url = postgres.database()
    with Server(tmp_path / "here", "--database", url) as here:
        world = World(here)
        person = world.verified()
        there = beside(here, tmp_path / "there", prefix=("ip", "netns", "exec", cable.name))
        options = list(there.options)
        options[options.index("--database") + 1] = url.replace("127.0.0.1", cable.here)
        there.options = tuple(options)
        with there:
            assert cable.ask(there, "/debug/ready") == 200
            # Its transaction is between two steps when the cable is cut: it waits for the user's row.
            session = postgres.session(url)
            session.run("BEGIN")
            session.run(f"SELECT 1 FROM users WHERE id = '{person}' FOR UPDATE")
            with concurrent.futures.ThreadPoolExecutor(1) as pool:
                answer = pool.submit(
                    cable.ask, there, f"/management/v1/users/{person}/metadata/key", '{"value": "dmFsdWU="}')
                waits = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND client_addr = "
                eventually(lambda: postgres.execute(url, f"{waits}'{cable.there}'") == "1", "it to wait")
                cable.cut()
                moment = time.monotonic()
                session.run("ROLLBACK")
                session.close()
                held = f"SELECT count(*) FROM pg_stat_activity WHERE state = 'idle in transaction' AND client_addr = '{cable.there}'"
                eventually(lambda: postgres.execute(url, held) == "1", "the row to be its own")
                # Before the server would ever hear of it.
                locked = world.admin.call(V1("UpdateUserName"), userId=person, userName=unique("renamed"))
                assert locked.code == 0, locked
                print(f"\nwhat a node had locked whose cable was cut was free after {time.monotonic() - moment:.2f} s")
                assert answer.result() == 503
            eventually(lambda: cable.ask(there, "/debug/ready") == 412, "it to know")
            cable.mend()
            eventually(lambda: cable.ask(there, "/debug/ready") == 200, "it to serve again")
            assert cable.ask(there, f"/management/v1/users/{person}/metadata/key", '{"value": "dmFsdWU="}') == 200
        world.close()
        sound(here)


@pytest.mark.parametrize("mode", ["transaction", "statement"])
def test_pgbouncer_may_not_give_several_connections_one_session(postgres, tmp_path, mode):
    bouncer = Bouncer(postgres, tmp_path / "bouncer", mode)
    bouncer.start()
    try:
        with pytest.raises(AssertionError, match="session mode"):
            Server(tmp_path / "node", "--database", bouncer.url(postgres.database())).start()
    finally:
        bouncer.stop()


def test_tables_of_another_program_are_left_alone(postgres, tmp_path):
    for table in ("meta", "users"):
        url = postgres.database()
        postgres.execute(url, f"CREATE TABLE {table} (x int)")
        with pytest.raises(AssertionError, match="tables of another program"):
            Server(tmp_path / table, "--database", url).start()
        assert postgres.execute(url, f"SELECT count(*) FROM {table}") == "0"


def test_pgbouncer_may_stand_between_in_session_mode(postgres, tmp_path):
    bouncer = Bouncer(postgres, tmp_path / "bouncer")
    url = postgres.database()
    bouncer.start()
    try:
        with Server(tmp_path / "node", "--database", bouncer.url(url)) as server:
            world = World(server)
            people = [add(world).message.user_id for _ in range(20)]
            bouncer.stop()
            with concurrent.futures.ThreadPoolExecutor(1) as pool:
                added = pool.submit(add, world)
                eventually(lambda: reason(server), "operators to be told")
                bouncer.start()
                assert added.result().code == 0
            for person in people:
                assert world.admin.get(V1("GetUserByID"), id=person).user.id == person
            eventually(lambda: is_ready(server), "the node is ready again")
            world.close()
            # They may stand beside others, who come directly.
            with beside(server, tmp_path / "other", "--database", url) as other:
                world = World(other)
                assert add(world).code == 0
                world.close()
            sound(server)
    finally:
        bouncer.stop()


class Bouncer:
    """PgBouncer before a PostgreSQL."""

    def __init__(self, postgres, folder, mode="session"):
        self.postgres = postgres
        folder.mkdir()
        self.port = reserve_port()
        # Root may not run it.
        self.folder = postgres.folder / f"bouncer-{self.port}"
        shutil.copytree(folder, self.folder)
        (self.folder / "users").write_text('"signet" ""\n')
        (self.folder / "ini").write_text(
            f"""
            [databases]
            * = host=127.0.0.1 port={postgres.port}
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {self.port}
            unix_socket_dir =
            auth_type = trust
            auth_file = {self.folder / "users"}
            pool_mode = {mode}
            max_client_conn = 100
            default_pool_size = 50
            """.replace("\n            ", "\n"))
        self.process = None

    def start(self):
        self.process = subprocess.Popen(
            [*self.postgres.user, "pgbouncer", "-q", self.folder / "ini"], stderr=subprocess.DEVNULL)

    def stop(self):
        if self.process:
            self.process.kill()
            self.process.wait(DEADLINE)
        self.process = None

    def url(self, url):
        return url.replace(str(self.postgres.port), str(self.port))


def pair(url, first, second):
    """The URL of a database on either of two servers, the first one tried first."""
    name = url.rsplit("/", 1)[1]
    return f"postgresql://signet@/{name}?host=127.0.0.1,127.0.0.1&port={first.port},{second.port}"


def test_what_a_failover_without_synchronous_standby_loses_is_told_of(own, tmp_path):
    primary = own()
    url = primary.database()
    standby = own(primary)
    # Nobody waits for it.
    primary.psql(primary, "ALTER SYSTEM RESET synchronous_standby_names")
    primary.psql(primary, "SELECT pg_reload_conf()")
    with Server(tmp_path / "node", "--database", pair(url, primary, standby)) as server:
        world = World(server)
        kept = [add(world).message.user_id for _ in range(5)]
        last = f"SELECT count(*) FROM users WHERE id = '{kept[-1]}'"
        eventually(lambda: standby.execute(url, last) == "1", "the standby to have followed")
        standby.kill()
        lost = [add(world).message.user_id for _ in range(5)]
        assert len(world.admin.get(V1("ListUsers")).result) > 10
        primary.kill()
        standby.start()
        standby.promote()
        eventually(lambda: is_ready(server), "the node serves from the new primary")
        assert add(world).code == 0
        # Each of the node's writers finds what it has lost when it writes again.
        eventually(
            lambda: add(world).code == 0 and value(scrape(server)[0], "database_commits_lost_total") >= 5,
            "what was lost is counted")
        assert value(scrape(server)[0], "database_timeline") == 2
        eventually(lambda: "has lost" in server.log, "what was lost is told")
        # Lists are as the database is, not as memory was.
        found = {user.id for user in world.admin.get(V1("ListUsers"), query={"limit": 1000}).result}
        assert set(kept) <= found and not found & set(lost)

        # The old one comes back, is asked first, and takes writes.
        primary.start()
        standby.disconnect(url)
        for _ in range(5):
            user = add(world)
            assert user.code == 0, user
            assert standby.execute(url, f"SELECT count(*) FROM users WHERE id = '{user.message.user_id}'") == "1"
            assert world.admin.call(V1("GetUserByID"), id=lost[0]).code == 5
        eventually(lambda: is_ready(server), "the node is ready")
        # Nor does one that starts now, and has seen neither.
        with beside(server, tmp_path / "late") as late:
            other = World(late)
            assert other.admin.call(V1("GetUserByID"), id=lost[0]).code == 5
            assert other.admin.get(V1("GetUserByID"), id=user.message.user_id).user.id == user.message.user_id
            other.close()
        world.close()


def test_a_primary_that_was_replaced_and_lives_on_is_left(own, tmp_path):
    primary = own()
    url = primary.database()
    standby = own(primary)
    with Server(tmp_path / "node", "--database", pair(url, primary, standby)) as server:
        world = World(server)
        person = world.verified()
        # Cut off from its standby it still answers, and commits nothing.
        standby.promote()
        with beside(server, tmp_path / "other", "--database", pair(url, standby, primary)) as other:
            beyond = World(other)
            eventually(lambda: add(beyond).code == 0, "the new primary to serve")
            name = unique("renamed")
            beyond.admin.get(V1("UpdateUserName"), userId=person, userName=name)
            # Whoever has met the new one asks the old one nothing more.
            eventually(lambda: add(world).code == 0, "the node to have found it")
            assert world.admin.get(V1("GetUserByID"), id=person).user.user_name == name
            found = world.admin.get(V1("ListUsers"), queries=[{"userNameQuery": {"userName": name}}])
            assert [user.id for user in found.result] == [person]
            eventually(lambda: is_ready(server), "the node is ready")
            beyond.close()
        world.close()
        sound(server)


@pytest.fixture
def unconfirmed(own, tmp_path):
    """A node whose database waits with each commit for a standby that there is not."""
    postgres = own()
    url = postgres.database()
    with Server(tmp_path / "node", "--database", url) as server:
        world = World(server)

        def wait(name):
            value = f"= '{name}'" if name else "TO DEFAULT"
            postgres.psql(postgres, f"ALTER SYSTEM SET synchronous_standby_names {value}")
            postgres.psql(postgres, "SELECT pg_reload_conf()")

        wait("nobody")
        try:
            yield postgres, url, server, world, wait
        finally:
            wait("")
            world.close()
    sound(server)


COMMITS = "FROM pg_stat_activity WHERE wait_event = 'SyncRep' AND query = 'COMMIT'"


def test_a_commit_that_no_standby_has_confirmed_is_no_success(unconfirmed):
    postgres, url, server, world, wait = unconfirmed
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        name = unique("machine")
        added = pool.submit(add, world, name)
        eventually(lambda: postgres.execute(url, f"SELECT count(*) {COMMITS}") == "1", "the commit to wait")
        # It succeeds now, and only a warning tells that it is nowhere else.
        postgres.execute(url, f"SELECT pg_cancel_backend(pid) {COMMITS}")
        eventually(lambda: reason(server), "operators to be told")
        assert not added.done() or added.result().code == UNAVAILABLE
        wait("")
        code = added.result().code
    eventually(lambda: is_ready(server), "the node is ready again")
    # Whatever was said in time, it is there once.
    assert code in (0, UNAVAILABLE)
    assert add(world, name).code == 6


def test_while_no_standby_confirms_nothing_is_acknowledged(unconfirmed):
    postgres, url, server, world, wait = unconfirmed
    name = unique("machine")
    assert add(world, name).code == UNAVAILABLE
    assert reason(server)
    wait("")
    eventually(lambda: is_ready(server), "the node is ready again")
    assert add(world, name).code in (0, 6)
    assert add(world, name).code == 6


def test_a_clock_that_is_wrong_serves_nobody(postgres, tmp_path):
    url = postgres.database()
    name = url.rsplit("/", 1)[1]

    def ahead(seconds):
        postgres.execute(
            url, f"CREATE OR REPLACE FUNCTION ahead.clock_timestamp() RETURNS timestamptz LANGUAGE sql AS "
                 f"$$ SELECT pg_catalog.clock_timestamp() + interval '{seconds} s' $$")

    with Server(tmp_path / "node", "--database", url) as server:
        world = World(server)
        postgres.execute(url, "CREATE SCHEMA ahead")
        ahead(2)
        postgres.execute(url, f"ALTER DATABASE {name} SET search_path = ahead, pg_catalog, public")
        with pytest.raises(AssertionError, match="clock.*-2.* s ahead"):
            beside(server, tmp_path / "late").start()
        postgres.disconnect(url)
        eventually(lambda: "clock is wrong" in reason(server), "the node to measure again")
        assert value(scrape(server)[0], "database_clock_offset_milliseconds") < -1000
        ahead(0.5)
        postgres.disconnect(url)
        eventually(lambda: is_ready(server), "the node to measure again")
        assert add(world).code == 0
        world.close()


def test_a_node_that_has_lost_its_number_goes_on_under_another(postgres, tmp_path):
    url = postgres.database()
    with Server(tmp_path / "node", "--database", url) as server:
        world = World(server)
        person = world.verified()
        postgres.execute(url, "UPDATE nodes SET session = 1, until = clock_timestamp() + interval '1 hour'")
        postgres.execute(url, "UPDATE writers SET session = 1")
        count = postgres.execute(url, "SELECT count(*) FROM events")
        assert add(world).code == UNAVAILABLE
        eventually(lambda: "another node has this one's place" in reason(server), "the node to see it")
        assert add(world).code == UNAVAILABLE
        assert world.admin.get(V1("GetUserByID"), id=person).user.id == person
        assert postgres.execute(url, "SELECT count(*) FROM events") == count
        postgres.execute(url, "UPDATE nodes SET until = '-infinity' WHERE number = 5")
        eventually(lambda: is_ready(server), "the node to have a number again")
        added = add(world)
        assert added.code == 0
        assert int(added.message.user_id) >> 12 & 255 == 5
        assert value(scrape(server)[0], "database_node") == 5
        eventually(lambda: "goes on as node 5" in server.log, "operators to be told")
        world.close()
        sound(server)


def test_of_two_first_starts_one_is_the_first(postgres, tmp_path):
    url = postgres.database()
    servers = [Server(tmp_path / name, "--database", url) for name in ("a", "b")]

    def start(server):
        try:
            return server.start()
        except AssertionError as error:
            return str(error)

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(start, servers))
    started = [server for server in outcomes if isinstance(server, Server)]
    refused = [text for text in outcomes if isinstance(text, str)]
    assert len(started) == 1, refused
    assert "copy" in refused[0] and "master.key" in refused[0]
    world = World(started[0])
    assert add(world).code == 0
    world.close()
    loser = next(server for server in servers if server is not started[0])
    assert not (loser.data / "admin.pat").exists()
    shutil.copy(started[0].data / "master.key", loser.data / "master.key")
    loser.start()
    assert loser.stop() == 0 and started[0].stop() == 0
    sound(loser)


def test_a_node_needs_no_files_of_its_own(postgres, tmp_path):
    url = postgres.database()
    secrets = tmp_path / "secrets"
    secrets.mkdir(mode=0o700)
    key = ("--master-key-file", str(secrets / "key"))
    for name in ("first", "second"):
        with Server(tmp_path / name, "--database", url, *key, "--admin-token-file", str(secrets / "token")) as server:
            assert sorted(file.name for file in secrets.iterdir()) == ["key", "token"]
            assert not list((tmp_path / name).glob("master.key")) + list((tmp_path / name).glob("admin.pat"))
            client = Client(GRPC(server.authority), (secrets / "token").read_text().strip())
            assert client.call(V1("GetMyOrg")).code == 0
            client.protocol.close()
    command = [executable(), "admin", "token", "--database", url, *key, "--data", str(tmp_path / "third")]
    made = subprocess.run(command, capture_output=True, text=True)
    assert made.returncode == 0, made.stderr


def test_a_password_comes_from_a_file_or_the_environment_and_is_told_nobody(own, tmp_path):
    postgres = own(authentication="scram-sha-256")
    url = postgres.database()
    passwords = tmp_path / "pgpass"
    passwords.write_text(f"*:*:*:signet:{PASSWORD}\n")
    passwords.chmod(0o600)
    for number, (location, environment) in enumerate([
        (f"{url}?passfile={passwords}", {}),
        (url, {"PGPASSWORD": PASSWORD}),
        (url.replace("signet@", f"signet:{PASSWORD}@"), {}),
    ]):  # fmt: skip
        with Server(tmp_path / "node", "--database", location, environment=environment) as server:
            world = World(server)
            assert add(world).code == 0, number
            world.close()
        assert PASSWORD not in server.log
    with pytest.raises(AssertionError, match="refuses this user or password") as refused:
        Server(tmp_path / "node", "--database", url.replace("signet@", "signet:wr0ng@")).start()
    assert "wr0ng" not in str(refused.value)
