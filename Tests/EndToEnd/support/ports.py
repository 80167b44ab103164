"""Ports that are named before anybody listens on them."""

import pathlib
import random
import socket

_reserved = []


def reserve_port():
    """A port of 127.0.0.1 for whoever is to listen there, once or again and again: nobody else gets it before this process ends.

    It is below those that the system gives to connections and to listeners that ask for any: one of these is a stranger's as
    soon as nobody is bound to it. Other runs of the tests see that it is taken by a name, which ends with this process.
    """
    first = int(pathlib.Path("/proc/sys/net/ipv4/ip_local_port_range").read_text().split()[0])
    for _ in range(10_000):
        port = random.randrange(max(1024, first - 16_384), first)
        name = socket.socket(socket.AF_UNIX)
        try:
            # In the abstract namespace: no file is left behind.
            name.bind(f"\0signet-test-port-{port}")
            socket.create_server(("127.0.0.1", port)).close()
        except OSError:
            name.close()
            continue
        _reserved.append(name)
        return port
    raise AssertionError("no port is free")
