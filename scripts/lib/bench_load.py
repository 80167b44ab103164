"""Zitadel's load cases: manipulate_user (create a human, update, lock, delete), and the user's own account by a token. The
client is Benchmarks/load, which LOAD names. Run by `scripts/bench load`."""

import argparse
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/EndToEnd"))

from support.server import Server  # noqa: E402


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--clients", type=int, default=64, help="each with one call at a time")
    parser.add_argument("scenarios", nargs="*", default=["manipulate", "me", "hash"], help="manipulate, me, hash")
    options = parser.parse_args(arguments)
    print(f"{os.cpu_count()} cores for server and client", flush=True)
    for scenario in options.scenarios:
        with tempfile.TemporaryDirectory(prefix="signet-bench-") as name, Server(pathlib.Path(name) / "data") as server:
            subprocess.run(
                [os.environ["LOAD"], str(server.port), server.token, str(server.process.pid), scenario,
                 str(options.clients), str(options.seconds)], check=True)  # fmt: skip
