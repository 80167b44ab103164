"""What an operator can do to a store, and what is said then: nothing is lost, replaced or overwritten without a word."""

import contextlib
import os
import pathlib
import random
import re
import shutil
import sqlite3
import subprocess

import httpx
import pytest

from support.mail import all_mails, code
from support.schema import V1, V2
from support.server import Server, executable
from support.waiting import eventually
from support.world import World

pytestmark = pytest.mark.sqlite


def run(*arguments, **settings):
    return subprocess.run([executable(), *arguments], capture_output=True, text=True, timeout=60, **settings)


def admin(server, *arguments):
    return run("admin", *arguments, *server.where)


def refusal(data, *options, command="serve"):
    """What is said instead of starting; the files of the store are as they were."""
    data = pathlib.Path(data)
    before = contents(data)
    listen = ["--listen", "127.0.0.1:0"] if command == "serve" else []
    answer = run(*command.split(), *listen, "--data", str(data), *options)
    assert answer.returncode > 0, answer.stdout + answer.stderr
    assert "listening on" not in answer.stdout
    assert contents(data) == before, "a refusal changes nothing"
    return answer.stderr + answer.stdout


def contents(data):
    """All that is kept; not the index of the log, nor a log that is empty, nor who has the store."""
    files = [file for file in sorted(data.iterdir()) if file.is_file() and not file.name.endswith(("-shm", ".lock"))]
    return {file.name: file.read_bytes() for file in files if not file.name.endswith("-wal") or file.stat().st_size}


def users(world):
    return {user.user_name for user in world.admin.get(V1("ListUsers"), queries=[]).result if user.HasField("human")}


COPIES = ["admin backup", "cp of the closed file", "sqlite3 .backup", "VACUUM INTO"]


@pytest.fixture(params=COPIES)
def killed(request, make_server, make_world):
    """A server that was killed, a copy of its database of earlier, and a user who came since."""
    server = make_server()
    copy = server.data.parent / "copy.db"
    world = make_world(server)
    server.early = {f"early{number}" for number in range(30)}
    for name in server.early:
        world.person(username=name)
    match request.param:
        case "admin backup":
            assert admin(server, "backup", str(copy)).returncode == 0
        case "cp of the closed file":
            world.close()
            assert server.stop() == 0
            shutil.copy(server.data / "signet.db", copy)
            world = make_world(server.start())
        case "sqlite3 .backup":
            source, target = sqlite3.connect(server.data / "signet.db"), sqlite3.connect(copy)
            with contextlib.closing(source), contextlib.closing(target):
                source.backup(target)
        case "VACUUM INTO":
            with contextlib.closing(sqlite3.connect(server.data / "signet.db")) as source:
                source.execute("VACUUM INTO ?", (str(copy),))
    for number in range(30):
        world.person(username=f"late{number}")
    server.kill()
    assert (server.data / "signet.db-wal").stat().st_size > 0
    server.copy = copy
    return server


def test_a_copy_beside_an_old_log_is_found_out(killed, make_world):
    shutil.copy(killed.copy, killed.data / "signet.db")
    words = refusal(killed.data)
    assert "signet.db-wal) belongs to another database" in words and "signet admin restore FILE" in words
    restored = admin(killed, "restore", str(killed.copy))
    assert restored.returncode == 0, restored.stderr
    assert "signet.db.before-restore-" in restored.stdout
    assert users(make_world(killed.start())) == killed.early


def test_restore(killed, make_world, make_server):
    restored = admin(killed, "restore", str(killed.copy))
    assert restored.returncode == 0, restored.stderr
    assert users(make_world(killed.start())) == killed.early
    refused = admin(killed, "restore", str(killed.copy))
    assert refused.returncode > 0 and "open already" in refused.stderr, "not while it is served"
    assert killed.stop() == 0
    verified = admin(killed, "verify-state")
    assert verified.returncode == 0, verified.stdout
    # What was there is there still: database and log belong together under the new name.
    aside = [file for file in killed.data.iterdir() if "before-restore" in file.name]
    assert {file.name.partition("before-restore-")[2][15:] for file in aside} >= {"", "-wal"}
    other = killed.data.parent / "other"
    other.mkdir()
    for file in aside:
        shutil.copy(file, other / ("signet.db" + file.name.partition("before-restore-")[2][15:]))
    for name in ("master.key", "admin.pat"):
        shutil.copy(killed.data / name, other / name)
    assert "late29" in users(make_world(make_server(name="other")))


@pytest.mark.parametrize("what", ["nothing", "no database", "damaged", "another program's", "empty"])
def test_what_is_no_backup_is_not_restored(what, make_server, tmp_path):
    server = make_server()
    file = tmp_path / "backup.db"
    assert admin(server, "backup", str(file)).returncode == 0
    assert server.stop() == 0
    match what:
        case "nothing":
            file.unlink()
        case "no database":
            file.write_text("mine" * 5000)
        case "empty":
            file.write_bytes(b"")
        case "another program's":
            file.unlink()
            with contextlib.closing(sqlite3.connect(file)) as database:
                database.execute("CREATE TABLE theirs (x)")
        case "damaged":
            content = bytearray(file.read_bytes())
            for page in range(4096, len(content), 4096):
                content[page : page + 8] = b"\xee" * 8
            file.write_bytes(content)
    words = refusal(server.data, str(file), command="admin restore")
    assert "backup.db" in words


@pytest.mark.parametrize("seed", range(25))
def test_verify_state_finds_what_the_check_of_integrity_finds(seed, damaged_store):
    data, whole = damaged_store
    chance = random.Random(seed)
    database = data / "signet.db"
    while True:
        content = bytearray(whole)
        start = chance.randrange(100, len(content))
        for index in range(start, min(start + chance.randint(1, 64), len(content))):
            content[index] = chance.randrange(256)
        database.write_bytes(content)
        if damage(database):
            break
    answer = run("admin", "verify-state", "--data", str(data))
    assert answer.returncode > 0, (start, answer.stdout, damage(database))
    assert "damaged" in answer.stdout + answer.stderr or "database" in answer.stderr


def damage(database):
    try:
        with contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
            # What was damaged may be a name, which then is no text any more.
            connection.text_factory = bytes
            found = connection.execute("PRAGMA integrity_check").fetchall()
            return [] if found == [(b"ok",)] else found
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        return [str(error)]


@pytest.fixture(scope="module")
def damaged_store(tmp_path_factory):
    """A data directory whose database is to be damaged, and the database as it was."""
    data = tmp_path_factory.mktemp("damaged")
    with Server(data) as server:
        world = World(server)
        for _ in range(40):
            world.person()
        world.close()
    assert run("admin", "verify-state", "--data", str(data)).returncode == 0
    return data, (data / "signet.db").read_bytes()


def test_a_damaged_store_does_not_start(make_server, make_world):
    server = make_server()
    world = make_world(server)
    for _ in range(20):
        world.person()
    assert server.stop() == 0
    database = server.data / "signet.db"
    content = bytearray(database.read_bytes())
    for page in range(4096, len(content), 4096):
        content[page : page + 8] = b"\xee" * 8
    database.write_bytes(content)
    words = refusal(server.data)
    assert str(database) in words and "damaged" in words and "signet admin restore FILE" in words


def other_key(server):
    (server.data / "master.key").write_bytes(os.urandom(32))


@pytest.mark.parametrize("known", [True, False], ids=["a store that knows its key", "one of a former version"])
def test_another_key_is_refused(known, make_server, make_world):
    server = make_server("--smtp-url", "smtp://127.0.0.1:1?starttls=off&from=signet@example.org")
    world = make_world(server)
    person = world.person(email={"sendCode": {}})
    assert server.stop() == 0
    if not known:
        with contextlib.closing(sqlite3.connect(server.data / "signet.db")) as database, database:
            database.execute("UPDATE store SET key_check = NULL")
    key = (server.data / "master.key").read_bytes()
    other_key(server)
    for command in ("serve", "admin token"):
        words = refusal(server.data, command=command)
        assert "master.key" in words and "not the master key" in words and "nothing was changed" in words
    (server.data / "master.key").write_bytes(key)
    server.options = ()
    world = make_world(server.start())
    mails = eventually(lambda: all_mails(server.mail), "the mail that waited is delivered")
    world.admin.get(V2("VerifyEmail"), userId=person.user_id, verificationCode=code(mails[0]))
    assert server.stop() == 0
    other_key(server)
    assert "not the master key" in refusal(server.data), "from now on it is known"


def empty(path):
    path.write_bytes(b"")


def without_tables(path):
    path.unlink()
    with contextlib.closing(sqlite3.connect(path)) as database:
        database.execute("VACUUM")


def dangling(path):
    path.unlink()
    path.symlink_to(path.parent / "not mounted" / "signet.db")


@pytest.mark.parametrize("left", ["master.key", "admin.pat"])
@pytest.mark.parametrize("lose", [pathlib.Path.unlink, empty, without_tables, dangling], ids=lambda lose: lose.__name__)
def test_a_lost_database_is_not_replaced(lose, left, make_server):
    server = make_server()
    token = server.token
    assert server.stop() == 0
    lose(server.data / "signet.db")
    for name in {"master.key", "admin.pat"} - {left}:
        (server.data / name).rename(server.data / f"{name}.elsewhere")
    words = refusal(server.data)
    assert "there is no store" in words and left in words and "--new-store" in words
    for command in ("admin token", "admin erase-user 1", "admin verify-state", "admin explain-lists"):
        refusal(server.data, command=command)
    if lose is dangling:
        return
    server.options = ("--new-store", "always")
    server.start()
    if left == "admin.pat":
        assert (server.data / "admin.pat.1").read_text().strip() == token, "nothing is overwritten"
        assert server.token != token


def test_a_wrong_path_of_the_database_is_found_out(make_server, tmp_path):
    server = make_server()
    assert server.stop() == 0
    assert "there is no store" in refusal(server.data, "--database", f"sqlite:{tmp_path}/mistyped.db")
    assert not (tmp_path / "mistyped.db").exists()


def test_a_first_start_that_was_interrupted_is_gone_on_with(make_server, make_world):
    """Killed after each of its steps, it starts again by itself."""
    server = make_server()
    assert server.stop() == 0
    with contextlib.closing(sqlite3.connect(server.data / "signet.db")) as database, database:
        for table in ("memberships", "tokens", "users", "organizations", "instance", "events", "unique_names"):
            database.execute(f"DELETE FROM {table}")
    token = server.token
    assert make_world(server.start()).admin.call(V1("GetMyOrg")).code == 0
    assert server.token != token
    assert server.stop() == 0
    with contextlib.closing(sqlite3.connect(server.data / "signet.db")) as database, database:
        for table in ("memberships", "tokens", "users", "organizations", "instance", "events", "unique_names"):
            database.execute(f"DELETE FROM {table}")
        database.execute("UPDATE store SET key_check = NULL")
    for name in ("master.key", "admin.pat"):
        (server.data / name).unlink()
    assert make_world(server.start()).admin.call(V1("GetMyOrg")).code == 0


@pytest.mark.parametrize("way", ["a symbolic link", "a hard link", "the lock file removed", "a linked directory"])
def test_two_servers_do_not_share_a_store(way, server, tmp_path):
    data = tmp_path / "data"
    if way == "a linked directory":
        data.symlink_to(server.data)
    else:
        data.mkdir()
        shutil.copy(server.data / "master.key", data)
        match way:
            case "a symbolic link":
                (data / "signet.db").symlink_to(server.data / "signet.db")
            case "a hard link":
                os.link(server.data / "signet.db", data / "signet.db")
            case "the lock file removed":
                (server.data / "signet.db.lock").unlink()
                data = server.data
    answer = run("serve", "--listen", "127.0.0.1:0", "--data", str(data))
    assert answer.returncode > 0 and "open already" in answer.stderr, answer.stderr
    assert httpx.get(f"{server.url}/debug/ready").status_code == 200


def test_a_store_that_is_removed_is_noticed(make_server, make_world):
    server = make_server()
    world = make_world(server)
    aside = server.data / "aside"
    aside.mkdir()
    files = ["signet.db", "signet.db-wal", "signet.db-shm"]
    for name in files:
        (server.data / name).rename(aside / name)
    ready = httpx.get(f"{server.url}/debug/ready")
    assert ready.status_code == 412 and "removed" in ready.text and str(server.data) not in ready.text
    assert httpx.get(f"{server.url}/debug/healthz").status_code == 200
    eventually(lambda: "was removed while the store is open" in server.log, "it is said")
    request = dict(username="late", profile={"givenName": "A", "familyName": "B"}, email={"email": "a@example.com"})
    assert world.admin.call(V2("AddHumanUser"), **request).code == 14
    for name in files:
        (aside / name).rename(server.data / name)
    eventually(lambda: httpx.get(f"{server.url}/debug/ready").status_code == 200, "it is ready again")
    assert world.admin.call(V2("AddHumanUser"), **request).code == 0


def test_a_store_that_is_replaced_is_noticed(make_server, make_world, tmp_path):
    server = make_server()
    other = make_server(name="other")
    assert other.stop() == 0
    world = make_world(server)
    (other.data / "signet.db").rename(server.data / "signet.db")
    ready = httpx.get(f"{server.url}/debug/ready")
    assert ready.status_code == 412 and "replaced" in ready.text
    eventually(lambda: "was replaced while the store is open" in server.log, "it is said")
    assert world.admin.call(V1("AddOrg"), name="late").code == 14


def test_who_cannot_listen_leaves_nothing(server, tmp_path):
    data = tmp_path / "data"
    for listen in (server.authority, "203.0.113.7:1"):
        answer = run("serve", "--listen", listen, "--data", str(data))
        assert answer.returncode > 0 and listen in answer.stderr and "--listen" in answer.stderr, answer.stderr
        assert not data.exists()


def test_the_words_for_files_that_are_no_stores(make_server):
    server = make_server()
    assert server.stop() == 0
    database = server.data / "signet.db"
    whole = database.read_bytes()
    database.write_bytes(b"mine" * 5000)
    words = refusal(server.data)
    assert f"{database}: this is no database" in words and "right file" in words
    database.write_bytes(whole)
    with contextlib.closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA user_version = 999")
    words = refusal(server.data)
    assert str(database) in words and "newer version" in words and "run that version" in words
    database.unlink()
    database.mkdir()
    words = refusal(server.data)
    assert str(database) in words and "directory" in words.lower()


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 24 MiB."""
    place = tmp_path / "disk"
    place.mkdir()
    if os.geteuid() != 0 or subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(place)], capture_output=True).returncode:  # fmt: skip
        pytest.skip("nothing can be mounted here")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def test_a_full_disk_is_told(small_disk, make_server, make_world):
    server = make_server(name=str(small_disk / "data"))
    world = make_world(server)
    ready = lambda: httpx.get(f"{server.url}/debug/ready")  # noqa: E731
    assert ready().status_code == 200
    with (small_disk / "filler").open("wb") as filler, contextlib.suppress(OSError):
        while True:
            filler.write(bytes(1 << 16))
            filler.flush()
    answer = ready()
    assert answer.status_code == 412 and "disk is full" in answer.text
    eventually(lambda: "make room" in server.log, "it is said what to do")
    (small_disk / "filler").unlink()
    eventually(lambda: ready().status_code == 200, "it is ready again by itself")
    assert world.admin.call(V1("AddOrg"), name="late").code == 0


def test_the_admin_token_says_that_others_stay(make_server):
    server = make_server()
    assert server.stop() == 0
    answer = admin(server, "token")
    assert answer.returncode == 0 and answer.stdout.strip().startswith("signet_") and len(answer.stdout.split()) == 1
    assert "stay valid" in answer.stderr


def test_ids_go_on_beyond_those_that_are_stored(make_server, make_world):
    """As after a start with a clock that is set back: what is stored came later than now."""
    server = make_server()
    world = make_world(server)
    high = "412345678901234567"
    world.person(userId=high)
    world.close()
    assert server.stop() == 0
    world = make_world(server.start())
    made = [world.person().user_id, world.machine(), world.organization()]
    assert [len(made_id) for made_id in made] == [18, 18, 18] and high < made[0] < made[1] < made[2]


def threads(server):
    """The names of the threads that a server has."""
    names = []
    for task in pathlib.Path(f"/proc/{server.process.pid}/task").iterdir():
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            names.append((task / "comm").read_text().strip())
    return names


@pytest.mark.parametrize("limit", [1, 8])
def test_too_few_threads_are_told(limit, tmp_path, make_server):
    if os.geteuid() != 0:
        pytest.skip("limits of threads are for users of whom nothing else runs")
    tmp_path.chmod(0o777)
    for parent in tmp_path.parents[:2]:
        parent.chmod(0o755)
    answer = subprocess.run(
        ["setpriv", "--reuid=61234", "--regid=61234", "--clear-groups", "prlimit", f"--nproc={limit}",
         executable(), "serve", "--listen", "127.0.0.1:0", "--data", str(tmp_path / "data")],
        capture_output=True, text=True, timeout=60)  # fmt: skip
    assert answer.returncode > 0, "it ends by itself, and not by a signal"
    assert "gives no thread" in answer.stderr and "ulimit -u" in answer.stderr, answer.stderr
    assert not (tmp_path / "data").exists()
    if limit == 8:
        # With a store, providers and all that goes with them there are no more.
        needed = int(re.search(r"(\d+) threads are needed", answer.stderr)[1])
        server = make_server("--smtp-url", "smtp://127.0.0.1:1?starttls=off", "--sms-url", "http://127.0.0.1:1/")
        eventually(lambda: {"mail", "sms", "lists"} <= set(threads(server)), "all have started")
        assert len(threads(server)) <= needed


def test_a_password_in_a_file_is_not_seen_in_the_list_of_processes(make_server, tmp_path):
    file = tmp_path / "password"
    file.write_text("s3cret\n")
    server = make_server("--smtp-url", "smtp://user@127.0.0.1:1?starttls=off&from=signet@example.org",
                         "--smtp-password-file", str(file))  # fmt: skip
    assert b"s3cret" not in pathlib.Path(f"/proc/{server.process.pid}/cmdline").read_bytes()
    assert "--smtp-password-file" not in server.log
    open_secret = make_server("--smtp-url", "smtp://user:s3cret@127.0.0.1:1?starttls=off&from=signet@example.org",
                              name="other")  # fmt: skip
    assert "--smtp-password-file" in open_secret.log and "s3cret" not in open_secret.log
