"""Zitadel's published load cases of signing in, and what they gave there on tens of cores: sessions, one-time passwords,
passwords, tokens of programs, userinfo. The client is Benchmarks/load, which LOAD names. Run by `scripts/bench signin`."""

import argparse
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse

from cryptography.hazmat.primitives import serialization

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/EndToEnd"))

from support import tokens  # noqa: E402
from support.schema import V2  # noqa: E402
from support.server import Server  # noqa: E402
from support.world import World  # noqa: E402

AUDIENCE = "urn:zitadel:iam:org:project:id:zitadel:aud"
PASSWORD = "Password1!"
# What they are called, a second there; which scenario of Benchmarks/load; scopes.
CASES = {
    "add_session": (607, "add_session", None),
    "otp_session": (60, "otp_session", None),
    "human_password_login": (39, "human_password_login", None),
    "machine_client_credentials_login": (424, "client_credentials", AUDIENCE),
    "machine_client_credentials_login, id_token by RS256": (424, "client_credentials", f"openid {AUDIENCE}"),
    "machine_jwt_profile_grant": (851, "jwt_profile", AUDIENCE),
    "machine_jwt_profile_grant, id_token by RS256": (851, "jwt_profile", f"openid {AUDIENCE}"),
    "user_info": (2653, "user_info", None),
}


def signed(work):
    """So many assertions of a program, as bodies of forms."""
    program, count, scope = work
    form = {"grant_type": tokens.JWT_BEARER, "scope": scope}
    # Read once: a key is checked when it is read, which takes longer than to sign.
    key = serialization.load_pem_private_key(program.key["key"].encode(), None)
    return [urllib.parse.urlencode(form | {"assertion": program.assertion(key=key)}) for _ in range(count)]


def inputs(world, scenario, scope, options):
    """The lines that a scenario is given."""
    if scenario == "user_info":
        return []
    if scope is None:
        fields = {"password": {"password": PASSWORD}} if scenario == "human_password_login" else {}
        people = [world.person(email={"isVerified": True}, **fields).user_id for _ in range(options.clients)]
        if scenario == "otp_session":
            for user_id in people:
                world.admin.get(V2("AddOTPEmail"), userId=user_id)
        return people
    # The client names this host: whom it asks is for whom an assertion is.
    programs = [tokens.program(world, url="http://localhost") for _ in range(8)]
    if scenario == "client_credentials":
        grant = {"grant_type": "client_credentials", "scope": scope}
        return [urllib.parse.urlencode(grant | {"client_id": p.name, "client_secret": p.secret}) for p in programs]
    # Each counts once. Signing one takes a program a millisecond.
    share = -(-options.assertions // len(programs))
    with concurrent.futures.ProcessPoolExecutor() as pool:
        lines = list(pool.map(signed, [(program, share, scope) for program in programs]))
    return [line for lines in zip(*lines, strict=True) for line in lines]


def measured(name, options):
    published, scenario, scope = CASES[name]
    with tempfile.TemporaryDirectory(prefix="signet-bench-") as folder:
        folder = pathlib.Path(folder)
        with Server(folder / "data", "--sessions-hourly", "0", "--access-log", "off") as server:
            world = World(server)
            (folder / "inputs").write_text("".join(f"{line}\n" for line in inputs(world, scenario, scope, options)))
            token = tokens.program(world, role="IAM_OWNER").token() if scenario == "user_info" else server.token
            world.close()
            output = subprocess.run(
                [os.environ["LOAD"], str(server.port), token, str(server.process.pid), scenario, str(options.clients),
                 str(options.seconds), str(folder / "inputs")], check=True, stdout=subprocess.PIPE, text=True).stdout  # fmt: skip
    print(output, end="", flush=True)
    return float(re.search(r"clients, (\d+) /s", output)[1]), published


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--clients", type=int, default=64, help="each with one call at a time")
    parser.add_argument("--assertions", type=int, default=20_000, help="signed beforehand: each counts once")
    parser.add_argument("cases", nargs="*", help="beginnings of names; all unless told")
    options = parser.parse_args(arguments)
    print(f"{os.cpu_count()} cores for server and client", flush=True)
    chosen = [name for name in CASES if not options.cases or name.startswith(tuple(options.cases))]
    rows = [(name, *measured(name, options)) for name in chosen]
    print("| case | here, a second | published for Zitadel, on tens of cores |\n|---|---|---|")
    for name, rate, published in rows:
        print(f"| {name} | {rate:,.0f} | {published:,} |")
