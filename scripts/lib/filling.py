"""Fills a store in SQLite with very many users, organizations and members: states, events, names and whatever else calls
would have left, so that `admin verify-state` has nothing to say."""

import hashlib
import itertools
import pathlib
import random
import secrets
import sqlite3
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/EndToEnd"))

from support.schema import module  # noqa: E402

events = module("signet.store.v1.events_pb2")
state = module("signet.store.v1.state_pb2")

SYLLABLES = "an be ca do el fi ga ho is jo ka lu ma ne ol pa qui ro sa ti ul va wi xe yo za ster mann son berg".split()
START = 1_700_000_000_000_000
FIRST_USER = 200_000_000_000_000_000
FIRST_ORGANIZATION = 300_000_000_000_000_000
USER_COLUMNS = """number, id, organization_id, state, type, user_name, login_name, first_name, last_name, nick_name, display_name,
  email, phone, creation_date, change_date, sequence, payload"""
BATCH = 50_000


def user_id(number):
    return str(FIRST_USER + number)


def organization_id(number):
    return str(FIRST_ORGANIZATION + number)


def people(count, owner):
    """Rows of users, numbered from 1: every hundredth a program, every fiftieth inactive.

    - Parameter owner: the organization of a number; or one for nine of ten, the others in none that is there.
    """
    draw = random.Random(1)
    word = lambda most: "".join(draw.choices(SYLLABLES, k=draw.randint(2, most))).capitalize()  # noqa: E731
    names, surnames = [word(3) for _ in range(3_000)], [word(4) for _ in range(30_000)]
    belongs = owner if callable(owner) else lambda number: owner if number % 10 else f"other-{number % 1000}"
    for number in range(1, count + 1):
        machine = number % 100 == 3
        inactive = number % 50 == 7
        first, last = draw.choice(names), draw.choice(surnames)
        user_name = f"{first}.{last}.{number}".lower()
        yield (
            number + 10, user_id(number), belongs(number), 2 if inactive else 1, 2 if machine else 1, user_name, user_name,
            *(("", "", "", f"Program {number}", None, None) if machine else
              (first, last, names[number % 100], f"{first} {last}", f"{user_name}@example.com", f"+41{number:010}")),
            START + number, START + number, 2 if inactive else 1, b"",
        )  # fmt: skip


def organizations(count):
    """Rows of organizations, numbered from 0: every fiftieth inactive. And their domains, two of every tenth."""
    draw = random.Random(1)
    for number in range(count):
        name = "".join(draw.choices(SYLLABLES, k=draw.randint(2, 4))).capitalize() + f" {number}"
        domain = name.lower().replace(" ", "-") + ".localhost"
        domains = [domain, domain.replace(".localhost", ".example")][: 2 if number % 10 == 0 else 1]
        yield organization_id(number), name, 2 if number % 50 == 7 else 1, domains, START + number


class Filling:
    """A store that no server has open, while it is filled: `with Filling(path) as filling`."""

    def __init__(self, path):
        self.database = sqlite3.connect(path)
        # In memory whole, in KiB; nobody misses a store that is half filled.
        self.database.execute("PRAGMA cache_size = -2000000")
        self.database.execute("PRAGMA synchronous = OFF")
        self.instance, self.home = self.database.execute("SELECT id, default_organization_id FROM instance").fetchone()

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if kind is None:
            self.database.commit()
        self.database.close()

    def rows(self, statement, rows):
        self.database.executemany(statement, rows)

    def happened(self, rows):
        """Events: of what, its number there, the organization, the moment, kind and payload."""
        self.rows(
            """INSERT INTO events (aggregate_id, sequence, resource_owner, editor_id, date, type, payload)
            VALUES (?, ?, ?, '', ?, ?, ?)""", rows)

    def users(self, people):
        """The search index once at the end, as a migration does."""
        (trigger,) = self.database.execute("SELECT sql FROM sqlite_schema WHERE name = 'users_text_added'").fetchone()
        (last,) = self.database.execute("SELECT max(number) FROM users").fetchone()
        self.database.execute("DROP TRIGGER users_text_added")
        people = iter(people)
        while batch := list(itertools.islice(people, BATCH)):
            self.rows(f"INSERT INTO users ({USER_COLUMNS}) VALUES ({', '.join('?' * 17)})", batch)
            self.rows("INSERT INTO unique_names (kind, name, clash, owner_id) VALUES (1, ?, 0, ?)", ((row[6], row[1]) for row in batch))
            self.happened((row[1], 1, row[2], row[13], *self.made(row)) for row in batch)
            self.happened((row[1], 2, row[2], row[13], "user.deactivated", b"") for row in batch if row[3] == 2)
        self.database.execute(
            """INSERT INTO users_text (rowid, user_name, first_name, last_name, nick_name, display_name, email)
            SELECT * FROM users_searched WHERE number > ?""", (last,))
        self.database.execute(trigger)

    @staticmethod
    def made(row):
        _, _, _, _, kind, user_name, _, first, last, nick, display, email, phone, *_ = row
        if kind == 2:
            return "user.machine.added", events.MachineAdded(user_name=user_name, name=display).SerializeToString()
        profile = events.PersonProfile(first_name=first, last_name=last, nick_name=nick, display_name=display)
        return "user.human.added", events.HumanAdded(
            user_name=user_name, profile=profile, email=email, phone=phone).SerializeToString()  # fmt: skip

    def organizations(self, organizations):
        rows, log, names = [], [], []
        for one, name, current, domains, date in organizations:
            happened = [("org.added", events.OrganizationAdded(name=name))]
            kept = []
            for at, domain in enumerate(domains):
                message = events.OrganizationDomain(domain=domain)
                happened += [("org.domain.added", message), ("org.domain.verified", message)]
                kept.append(state.OrganizationDomainState(
                    name=domain, verified=True, creation_date=date, change_date=date, sequence=len(happened)))  # fmt: skip
                if at == 0:
                    happened.append(("org.domain.primary.set", message))
            if current == 2:
                happened.append(("org.deactivated", None))
            payload = state.OrganizationState(domains=kept).SerializeToString()
            listed = "\n".join(("", *domains, ""))
            rows.append((one, name, name.lower(), listed, current, domains[0], date, date, len(happened), payload))
            names += [(2, name.lower(), one), *((3, domain, one) for domain in domains)]
            log += [(one, at + 1, one, date, kind, message.SerializeToString() if message else b"")
                    for at, (kind, message) in enumerate(happened)]  # fmt: skip
        self.rows(
            """INSERT INTO organizations (id, name, name_folded, domains, state, primary_domain, creation_date, change_date, sequence,
              payload) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", rows)
        self.rows("INSERT INTO unique_names (kind, name, clash, owner_id) VALUES (?, ?, 0, ?)", names)
        self.rows(
            "INSERT INTO organization_domains (domain, organization_id) VALUES (?, ?)",
            ((name, one) for kind, name, one in names if kind == 3))
        self.happened(log)

    def members(self, members):
        """Each: the user's id, the organization (empty: the instance), the roles with spaces between them; one after the other."""
        users = {one: (number, owner) for one, number, owner in self.database.execute("SELECT id, number, organization_id FROM users")}
        tables = ("organizations", "SELECT id, sequence, change_date FROM organizations"), ("instance", "SELECT '', sequence, change_date FROM instance")  # fmt: skip
        last = {one: sequence for _, query in tables for one, sequence, _ in self.database.execute(query)}
        (date,) = self.database.execute("SELECT max(date) FROM events").fetchone()
        members, touched = iter(members), {}
        while batch := list(itertools.islice(members, BATCH)):
            rows, log = [], []
            for user, organization, roles in batch:
                date += 1
                last[organization] += 1
                touched[organization] = date
                number, owner = users[user]
                rows.append((user, organization, roles, date, date, last[organization], number, owner))
                message = events.MemberAdded(user_id=user, roles=roles.split())
                whose = organization or self.instance
                log.append((whose, last[organization], whose, date, f"{'org' if organization else 'instance'}.member.added",
                            message.SerializeToString()))  # fmt: skip
            self.rows(
                """INSERT INTO memberships (user_id, organization_id, roles, creation_date, change_date, sequence, user_number,
                user_organization_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)""", rows)
            self.happened(log)
        changed = [(last[one], at, one) for one, at in touched.items()]
        self.rows("UPDATE organizations SET sequence = ?, change_date = ? WHERE id = ?", changed)
        self.rows("UPDATE instance SET sequence = ?, change_date = ? WHERE ? = ''", [row for row in changed if not row[2]])

    def token(self, user):
        """A personal access token for one of the users."""
        token, end = secrets.token_urlsafe(32), 1 << 60
        digest = hashlib.sha256(token.encode()).digest()
        owner, sequence, date = self.database.execute(
            "SELECT organization_id, sequence + 1, change_date FROM users WHERE id = ?", (user,)).fetchone()
        added = events.PersonalAccessTokenAdded(id=f"9{user}", digest=digest, expires=end)
        self.happened([(user, sequence, owner, date, "user.pat.added", added.SerializeToString())])
        self.database.execute("UPDATE users SET sequence = ? WHERE id = ?", (sequence, user))
        self.database.execute(
            "INSERT INTO tokens (digest, id, user_id, expires, creation_date, sequence) VALUES (?, ?, ?, ?, ?, ?)",
            (digest, added.id, user, end, date, sequence))
        return token
