"""A PostgreSQL of the tests' own."""

import atexit
import functools
import getpass
import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import time

from .ports import reserve_port
from .waiting import DEADLINE

PASSWORD = "of-the-tests"
"""Where one is asked for."""


def programs():
    """The folder of the newest version that is installed."""
    versions = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    assert versions, "no PostgreSQL is installed: scripts/install"
    return versions[-1]


class Postgres:
    """One server in a temporary folder; root runs it as `postgres`."""

    def __init__(self, primary=None, port=None, *, listen="127.0.0.1", authentication="trust", disk="/tmp", **settings):
        """A new one; or a standby that confirms each commit of a primary. `port`: of one that is no more."""
        self.count = 0
        self.settings = {"listen_addresses": listen, **settings}
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="signet-postgres-", dir=disk))
        self.user = []
        if getpass.getuser() == "root":
            shutil.chown(self.folder, "postgres")
            self.user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]
        self.port = port or reserve_port()
        data = self.folder / "data"
        if not primary:
            (self.folder / "password").write_text(PASSWORD)
            self.run("initdb", "-D", data, "-U", "signet", "-E", "UTF8", "--locale=C", "--no-sync",
                     "--auth-local=trust", f"--auth-host={authentication}", f"--pwfile={self.folder / 'password'}")
            return self.start()
        source = f"host=127.0.0.1 port={primary.port} user=signet"
        self.run("pg_basebackup", "-D", data, "-R", "-c", "fast", "--no-sync", "-d", source)
        self.start()
        self.psql(primary, "ALTER SYSTEM SET synchronous_standby_names = '*'")
        self.psql(primary, "SELECT pg_reload_conf()")

    def psql(self, server, sql):
        self.run("psql", "-X", "-q", "-h", str(server.folder), "-p", str(server.port), "-U", "signet", "postgres", "-c", sql)

    def session(self, url):
        """A session for SQL that is to stay open: what is written to it runs."""
        return Session(self, url)

    def promote(self):
        self.psql(self, "ALTER SYSTEM SET synchronous_standby_names = ''")
        self.run("pg_ctl", "promote", "-D", self.folder / "data")

    def run(self, program, *arguments):
        return subprocess.run(
            [*self.user, programs() / program, *arguments], check=True, capture_output=True, text=True, cwd=self.folder,
            timeout=DEADLINE,
        ).stdout

    def start(self):
        self.log = open(self.folder / "log", "a")
        self.process = subprocess.Popen(
            [*self.user, programs() / "postgres", "-D", self.folder / "data", "-p", str(self.port), "-k", self.folder,
             *(word for name, value in self.settings.items() for word in ("-c", f"{name}={value}"))],
            stdout=self.log, stderr=self.log, cwd=self.folder,
        )
        end = time.monotonic() + DEADLINE
        while subprocess.run([programs() / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port)]).returncode:
            assert time.monotonic() < end and self.process.poll() is None, (self.folder / "log").read_text()
            time.sleep(0.05)

    def kill(self):
        """Ends it as a power failure would."""
        children = subprocess.run(
            ["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True).stdout.split()
        self.process.kill()
        self.process.wait()
        for child in children:
            try:
                os.kill(int(child), 9)
            except ProcessLookupError:
                pass

    def stop(self):
        # Fast: clients that are there still are cut off.
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def database(self, *options):
        """The URL of a new, empty database."""
        self.count += 1
        name = f"signet{self.count}"
        self.run("createdb", "-h", self.folder, "-p", str(self.port), "-U", "signet", *options, name)
        return f"postgresql://signet@127.0.0.1:{self.port}/{name}"

    def execute(self, url, sql):
        """Runs SQL in a database, by the socket: whatever is wrong with the network."""
        name = url.split("?")[0].rsplit("/", 1)[1]
        return self.run("psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", self.folder, "-p", str(self.port),
                        "-U", "signet", "-d", name, "-c", sql).strip()

    def disconnect(self, url):
        """Ends all connections of servers to a database."""
        self.execute(url, "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'signet' "
                          "AND datname = current_database()")

    def rows(self, url, sql, *parameters):
        """Rows as sqlite3 gives them, of a statement with `?` for parameters."""
        for parameter in parameters:
            quoted = "'" + str(parameter).replace("'", "''") + "'"
            sql = sql.replace("?", quoted, 1)
        sql = re.sub(r"\bhex\((\w+)\)", r"upper(encode(\1, 'hex'))", sql)
        output = self.run("psql", "-X", "-A", "-t", "-F", "\x1f", "-d", url, "-c", sql)
        return [tuple(map(_value, line.split("\x1f"))) for line in output.splitlines()]


class Session:
    """A `psql` that stays: a transaction can be open while something else happens."""

    def __init__(self, postgres, url):
        self.process = subprocess.Popen(
            [*postgres.user, programs() / "psql", "-X", "-q", "-A", "-t", "-h", postgres.folder, "-p", str(postgres.port),
             "-U", "signet", "-d", url.split("?")[0].rsplit("/", 1)[1]],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=postgres.folder)

    def run(self, sql):
        """Returns once it has run."""
        self.process.stdin.write(f"{sql};\n\\echo done\n")
        self.process.stdin.flush()
        lines = []
        while (line := self.process.stdout.readline().strip()) != "done":
            assert line or self.process.poll() is None, "the session has ended"
            lines.append(line)
        return lines

    def close(self):
        self.process.stdin.close()
        self.process.wait(DEADLINE)
        self.process.stdout.close()


def _value(text):
    if text.startswith("\\x"):
        return bytes.fromhex(text[2:])
    return int(text) if text.lstrip("-").isdigit() and len(text) < 18 else text


@functools.cache
def shared():
    """One for all tests of a run: in memory where there is room, as each server has a database of hundreds of files."""
    memory = "/dev/shm"
    has_room = os.path.isdir(memory) and shutil.disk_usage(memory).free > 2 << 30
    postgres = Postgres(disk=memory if has_room else "/tmp")
    atexit.register(postgres.stop)
    return postgres
