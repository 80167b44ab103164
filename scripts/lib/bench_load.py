"""Zitadel's load cases: manipulate_user (create a human, update, lock, delete), and the user's own account by a token. 64
clients, each one HTTP/2 connection with one call at a time. Run by `scripts/bench load`."""

import argparse
import asyncio
import multiprocessing
import os
import pathlib
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/EndToEnd"))

from support.schema import AUTH, V1  # noqa: E402
from support.server import Server  # noqa: E402

HASH = "$2b$04$cVzRjTjhSFZTBAErYjOqVeIQDpSCNMFXBUMz9xWVBLQzYKYYNDsiC"


async def iterate(stub, tag, until, credential):
    """Iterations of one client until the time is over."""
    done = 0
    while time.perf_counter() < until:
        name = f"{tag}-{done}"
        request = V1_ADD.request(user_name=name, password_change_required=False)
        request.profile.first_name, request.profile.last_name = "Ada", "Lovelace"
        request.email.email, request.email.is_email_verified = f"{name}@example.com", True
        if credential is None:
            request.hashed_password.value = HASH
        else:
            request.password = credential
        user_id = (await stub[V1_ADD.path](request)).user_id
        await stub[V1_UPDATE.path](V1_UPDATE.request(
            user_id=user_id, first_name="Grace", last_name="Hopper", display_name="Grace Hopper"))  # fmt: skip
        await stub[V1_LOCK.path](V1_LOCK.request(id=user_id))
        await stub[V1_REMOVE.path](V1_REMOVE.request(id=user_id))
        done += 1
    return done


V1_ADD, V1_UPDATE, V1_LOCK, V1_REMOVE = (
    V1(name) for name in ("ImportHumanUser", "UpdateHumanProfile", "LockUser", "RemoveUser"))  # fmt: skip
ME = AUTH("GetMyUser")


def clients(authority, token, number, count, seconds, credential, results):
    """A process with some of the clients."""

    async def run():
        import grpc

        metadata = (("authorization", f"Bearer {token}"),)
        channels = [grpc.aio.insecure_channel(authority, options=[("grpc.use_local_subchannel_pool", 1)]) for _ in range(count)]

        def stub(channel):
            return {
                method.path: (lambda call: lambda request: call(request, metadata=metadata))(channel.unary_unary(
                    method.path, method.request.SerializeToString, method.response.FromString))
                for method in (V1_ADD, V1_UPDATE, V1_LOCK, V1_REMOVE)
            }  # fmt: skip

        until = time.perf_counter() + seconds
        tag = f"load-{number}-{'hashed' if credential is None else 'clear'}"
        done = await asyncio.gather(*(iterate(stub(c), f"{tag}-{i}", until, credential) for i, c in enumerate(channels)))
        results.put(sum(done))
        await asyncio.gather(*(channel.close() for channel in channels))

    asyncio.run(run())


def manipulate(server, options, credential):
    """Iterations per second of all clients together."""
    results = multiprocessing.Queue()
    share = options.clients // options.processes
    processes = [
        multiprocessing.Process(
            target=clients, args=(server.authority, server.token, n, share, options.seconds, credential, results))
        for n in range(options.processes)
    ]  # fmt: skip
    for process in processes:
        process.start()
    total = sum(results.get() for _ in processes)
    for process in processes:
        process.join()
    return total / options.seconds


def main(arguments):
    from bench import cpu_seconds, h2load
    from support.wire import frame

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--clients", type=int, default=64)
    parser.add_argument("--processes", type=int, default=2, help="that the clients are spread over")
    parser.add_argument("--calls", type=int, default=200_000, help="with a token")
    parser.add_argument("--hashing", action="store_true", help="also with passwords that the server has to hash")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="signet-bench-") as name:
        folder = pathlib.Path(name)
        (folder / "frame").write_bytes(frame(b""))
        with Server(folder / "data") as server:
            pid = server.process.pid
            print(f"{os.cpu_count()} cores for server and clients")
            for credential in [None] + (["Password1!"] if options.hashing else []):
                before = cpu_seconds(pid)
                rate = manipulate(server, options, credential)
                used = (cpu_seconds(pid) - before) / options.seconds
                label = "password given as a hash" if credential is None else "password hashed here"
                print(f"manipulate_user, {label:26} {rate:8.0f} iterations/s, the server on {used:.2f} cores", flush=True)
            rate, cost = h2load(
                pid, options.calls, "-d", folder / "frame", "-H", "content-type: application/grpc", "-H", "te: trailers",
                "-H", f"authorization: Bearer {server.token}", server.url + ME.path, clients=64, streams=1)  # fmt: skip
            print(f"own user by a token, 64 clients, 1 call each  {rate:8.0f} /s, {cost:.1f} CPU s per million")
            rate, cost = h2load(
                pid, options.calls, "-d", folder / "frame", "-H", "content-type: application/grpc", "-H", "te: trailers",
                "-H", f"authorization: Bearer {server.token}", server.url + ME.path, clients=64, streams=8)  # fmt: skip
            print(f"own user by a token, 64 clients, 8 calls each {rate:8.0f} /s, {cost:.1f} CPU s per million")
