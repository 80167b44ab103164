"""Loads a server with every kind of call in every protocol, for minutes: no call may be lost, and memory must stay where it is
after the first fifth of the time. `soak.py SERVER [--minutes 10]`, SERVER being the rpc-server of this package."""

import argparse
import itertools
import pathlib
import re
import statistics
import struct
import subprocess
import tempfile
import time


def frame(message):
    return struct.pack(">BI", 0, len(message)) + message


HELLO, STREAM, REQUEST = "/bench.v1.Bench/Hello", "/bench.v1.Bench/HelloStream", b"\x0a\x05world"
JSON = b'{"name":"world"}'
# Path, content type, body, further options of h2load.
KINDS = [
    (HELLO, "application/grpc", frame(REQUEST), []),
    (HELLO, "application/grpc", frame(REQUEST), ["-H", "grpc-timeout: 30S"]),
    (HELLO, "application/grpc-web+proto", frame(REQUEST), []),
    (HELLO, "application/grpc-web+proto", frame(REQUEST), ["--h1"]),
    (HELLO, "application/proto", REQUEST, []),
    (HELLO, "application/json", JSON, []),
    (HELLO, "application/json", JSON, ["--h1"]),
    ("/v1/hello", "application/json", JSON, []),
    ("/v1/hello", "application/json", JSON, ["--h1"]),
    (STREAM, "application/grpc", frame(REQUEST + b"\x10\x64"), []),
    (STREAM, "application/connect+json", frame(b'{"name":"world","count":50}'), []),
    (STREAM, "application/grpc-web+proto", frame(REQUEST + b"\x10\x64"), ["--h1"]),
]


def resident(pid):
    """MiB."""
    return int(re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text())[1]) / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("server")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--calls", type=int, default=5_000, help="of one kind at a time")
    options = parser.parse_args()
    server = subprocess.Popen([options.server, "2"], stdout=subprocess.PIPE)
    try:
        port = int(re.search(rb":(\d+)", server.stdout.readline())[1])
        with tempfile.TemporaryDirectory() as name:
            soak(server.pid, port, pathlib.Path(name), options)
    finally:
        server.kill()


def soak(pid, port, folder, options):
    began = time.monotonic()
    calls, memory = 0, []
    for first, second in itertools.cycle(zip(KINDS, KINDS[5:] + KINDS[:5])):
        elapsed = time.monotonic() - began
        if elapsed > options.minutes * 60:
            break
        running = []
        for number, (path, content_type, body, more) in enumerate((first, second)):
            file = folder / str(number)
            file.write_bytes(body)
            command = ["h2load", "-n", options.calls, "-c", 16, "-m", 8, "-d", file, "-H", f"content-type: {content_type}",
                       "-H", "te: trailers", *more, f"http://127.0.0.1:{port}{path}"]  # fmt: skip
            running.append(subprocess.Popen(list(map(str, command)), stdout=subprocess.PIPE, text=True))
        for process in running:
            output = process.communicate()[0]
            done = min(int(re.search(rf"(\d+) {word}", output)[1]) for word in ("succeeded", "2xx"))
            if done != options.calls:
                raise SystemExit(f"lost {options.calls - done} of {options.calls} calls: {process.args}\n{output}")
            calls += done
        if not memory or elapsed // 60 > memory[-1][0] // 60:
            print(f"{elapsed:4.0f} s: {resident(pid):.1f} MiB, {calls} calls", flush=True)
        memory.append((elapsed, resident(pid)))
    warm = [value for at, value in memory if at > options.minutes * 12]
    half = len(warm) // 2
    early, late = statistics.median(warm[:half]), statistics.median(warm[half:])
    print(f"{calls} calls, none lost, in {options.minutes:g} minutes")
    print(f"resident {memory[0][1]:.1f} MiB after the first, then {early:.1f}, in the last half {late:.1f}, at most {max(warm):.1f}")
    if late > early * 1.05 + 1:
        raise SystemExit("memory grows")


main()
