"""Lists of a million memberships: the time of a page for every query and order, as the server's processor sees it and as a
client does. Run by `scripts/bench members`."""

import argparse
import contextlib
import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/EndToEnd"))

from bench_organizations import in_postgres, processor_time  # noqa: E402
from filling import Filling, organization_id, organizations, people, user_id  # noqa: E402
from pages import sum_up, tell  # noqa: E402
from support.protocols import GRPC, Client  # noqa: E402
from support.schema import ADMIN, AUTH, V1  # noqa: E402
from support.server import Server, executable  # noqa: E402

ROLES = ("ORG_OWNER", "ORG_OWNER_VIEWER", "ORG_USER_MANAGER ORG_OWNER_VIEWER")
METHODS = ("EQUALS", "STARTS_WITH", "CONTAINS", "ENDS_WITH")


def memberships(options):
    """User, organization (empty: the instance) and roles of each, in the order in which they came: many in one organization and
    in the instance, a few users in very many organizations, and about three in each of the others."""
    users, others = options.users, options.organizations - 1
    for number in range(options.large):
        yield user_id(number * 7919 % options.large + 1), organization_id(0), ROLES[number % 3]
    for number in range(options.instance):
        yield user_id(number * 104_729 % users + 1), "", "IAM_OWNER" if number % 1000 == 0 else "IAM_OWNER_VIEWER"
    for one in range(options.busy):
        for organization in range(options.each):
            yield user_id(users - one), organization_id((organization * (others // options.each) + one) % others + 1), ROLES[0]
    for number in range(options.memberships - options.large - options.instance - options.busy * options.each):
        yield user_id(number % (users - options.busy) + 1), organization_id(number % others + 1), ROLES[number % 3]


def fill(path, options):
    """- Returns: the token of a user who is a member of very many organizations."""
    with Filling(path) as filling:
        filling.organizations(organizations(options.organizations))
        filling.users(people(options.users, lambda number: organization_id(number % options.organizations if number % 5 == 0 else 0)))
        filling.members(memberships(options))
        return filling.token(user_id(options.users))


def text(kind, field, value, method):
    return {kind: {field: value, "method": f"TEXT_QUERY_METHOD_{method}"}}


def member_queries(options):
    """Every query of a member, its texts such as many, some, few and none have."""
    yield "all", []
    yield "user id", [{"userIdQuery": {"userId": user_id(1)}}]
    yield "user id of nobody", [{"userIdQuery": {"userId": "0"}}]
    person = next(people(1, ""))
    names = {"EQUALS": "Ansa", "STARTS_WITH": "An", "CONTAINS": "a", "ENDS_WITH": "berg"}
    for kind, field in (("firstNameQuery", "firstName"), ("lastNameQuery", "lastName"), ("emailQuery", "email")):
        for method in METHODS:
            for suffix in ("", "_IGNORE_CASE"):
                own = person[11] if field == "email" else person[8]
                for value in ((own if method == "EQUALS" else names[method]), "ansason", ".com" if field == "email" else "son"):
                    value = value.lower() if suffix or field == "email" else value
                    yield f"{field} {method.lower()}{suffix.lower()} {value!r}", [text(kind, field, value, method + suffix)]
    yield "three of many each", [
        text("firstNameQuery", "firstName", "a", "CONTAINS_IGNORE_CASE"), text("lastNameQuery", "lastName", "a", "CONTAINS_IGNORE_CASE"),
        text("emailQuery", "email", "@example.com", "ENDS_WITH")]  # fmt: skip


def busiest(options, place):
    """One of the organizations of the user who is a member of very many."""
    others = options.organizations - 1
    return organization_id(place * (others // options.each) % others + 1)


def membership_queries(options):
    yield "all", []
    yield "of the instance", [{"iamQuery": {"iam": True}}]
    yield "of organizations", [{"iamQuery": {"iam": False}}]
    yield "one organization", [{"orgQuery": {"orgId": busiest(options, 17)}}]
    yield "a project", [{"projectQuery": {"projectId": "1"}}]
    yield "a project's grant", [{"projectGrantQuery": {"projectGrantId": "1"}}]


class Table:
    """Pages of one list: what each takes, and the slowest."""

    def __init__(self, pid, rounds):
        self.pid, self.rounds = pid, rounds
        self.slowest = []

    def page(self, client, method, request):
        """Milliseconds of the server's processor, and of the fastest call as the client sees it; and the page."""
        walls = []
        began = processor_time(self.pid)
        for _ in range(self.rounds):
            at = time.perf_counter()
            page = client.get(method, **request)
            walls.append((time.perf_counter() - at) * 1000)
        return (processor_time(self.pid) - began) * 1000 / self.rounds, min(walls), page

    def show(self, title, client, method, queries, orders, total, **more):
        print(title, flush=True)
        pages = []
        for label, query in queries:
            shown = []
            for order in orders:
                for asc in (True, False):
                    for offset in sorted({0, 9_900, max(0, total - 100)}):
                        request = {"queries": query, "query": {"offset": offset, "limit": 100, "asc": asc}, **more}
                        if order:
                            request["sortingColumn"] = f"MEMBER_FIELD_NAME_{order}"
                        cost, wall, page = self.page(client, method, request)
                        shown.append((cost, wall, f"{(order or 'creation date').lower()}, {'up' if asc else 'down'}, offset {offset}"))
            pages += shown
            tell(label, page.details.total_result, shown)
        sum_up(pages)

    def show_changes(self, scope, client, service, lists, total):
        """A page in the middle, right after somebody has become a member, got another role, is none any more."""
        user = client.get(V1("AddMachineUser"), userName=f"{scope}-member", name="Member").user_id
        prefix = "ORG" if scope == "Org" else "IAM"
        costs = {}
        for change, roles in (("Add", ["OWNER"]), ("Update", ["OWNER_VIEWER"]), ("Remove", None)):
            fields = {"roles": [f"{prefix}_{role}" for role in roles]} if roles else {}
            client.get(service(f"{change}{scope}Member"), userId=user, **fields)
            costs[change.lower()], _, page = Table(self.pid, 1).page(client, lists, {"query": {"offset": total // 2, "limit": 100}})
            assert page.details.total_result == total + (change != "Remove"), page.details
        print("  a page in the middle after each change: "
              + ", ".join(f"{change} {cost:.1f} ms" for change, cost in costs.items()), flush=True)  # fmt: skip


def measure(options):
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="signet-bench-"))
        data = pathlib.Path(folder) / "data"
        with Server(data):
            pass
        began = time.perf_counter()
        token = fill(data / "signet.db", options)
        print(f"filled in {time.perf_counter() - began:.0f} s: {options.memberships} memberships of {options.users} users in "
              f"{options.organizations} organizations, {(data / 'signet.db').stat().st_size >> 20} MiB", flush=True)  # fmt: skip
        where = in_postgres(stack, data) if options.postgres else ()
        with Server(data, *where) as server:
            protocol = GRPC(server.authority)
            admin = Client(protocol, server.token)
            busy = admin.having(authorization=f"Bearer {token}")
            table = Table(server.process.pid, options.rounds)
            cost, wall, _ = Table(server.process.pid, 1).page(
                admin, ADMIN("ListIAMMembers"), {"query": {"limit": 100, "offset": 50_000}})
            print(f"the first high page after the start {cost:.1f} ms of the processor, {wall:.1f} ms as seen", flush=True)
            for name, scope, total in (("the largest", organization_id(0), options.large), ("a small", organization_id(77), 5)):
                members = admin.having(x_zitadel_orgid=scope)
                table.show(f"Members of {name} organization (ListOrgMembers)", members, V1("ListOrgMembers"),
                           member_queries(options), [None], total)  # fmt: skip
                if total == options.large:
                    table.show_changes("Org", members, V1, V1("ListOrgMembers"), total)
            table.show("Members of the instance (ListIAMMembers)", admin, ADMIN("ListIAMMembers"), member_queries(options),
                       ["UNSPECIFIED", "USER_ID", "CREATION_DATE", "CHANGE_DATE", "USER_RESOURCE_OWNER"], options.instance)  # fmt: skip
            table.show_changes("IAM", admin, ADMIN, ADMIN("ListIAMMembers"), options.instance + 1)
            theirs = {"total": options.each, "orders": [None], "queries": list(membership_queries(options))}
            table.show(f"Where a member of {options.each} is one (ListUserMemberships)", admin.having(x_zitadel_orgid=busiest(options, 17)),
                       V1("ListUserMemberships"), userId=user_id(options.users), **theirs)  # fmt: skip
            table.show("The same, asked by themselves (ListMyMemberships)", busy, AUTH("ListMyMemberships"), **theirs)
            protocol.close()
        verify(data, *where)


def verify(data, *where):
    """Whether everything that is kept is what events amount to."""
    began = time.perf_counter()
    subprocess.run([executable(), "admin", "verify-state", "--data", data, *where], check=True)
    print(f"verified in {time.perf_counter() - began:.0f} s", flush=True)


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--memberships", type=int, default=1_000_000)
    parser.add_argument("--users", type=int, default=550_000)
    parser.add_argument("--organizations", type=int, default=100_000)
    parser.add_argument("--large", type=int, default=500_000, help="members of the largest organization")
    parser.add_argument("--instance", type=int, default=100_000, help="members of the instance")
    parser.add_argument("--busy", type=int, default=10, help="users who are members of very many organizations")
    parser.add_argument("--each", type=int, default=10_000, help="of how many")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--postgres", action="store_true", help="of a store in PostgreSQL, whose own time is in what clients see")
    measure(parser.parse_args(arguments))
