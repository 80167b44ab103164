"""The servers of Tests/PeerSuites, and their messages as grpcio-tools reads them."""

import importlib
import pathlib
import subprocess
import sys
import tempfile

import grpc_tools
from grpc_tools import protoc

from .server import executable

PROTOS = pathlib.Path(__file__).resolve().parents[2] / "PeerSuites/Protos"


def _generate(*folders):
    output = tempfile.TemporaryDirectory(prefix="signet-peers-")
    files = sorted(str(file.relative_to(PROTOS)) for folder in folders for file in (PROTOS / folder).rglob("*.proto"))
    standard = pathlib.Path(grpc_tools.__file__).parent / "_proto"
    arguments = [f"-I{PROTOS}", f"-I{standard}", f"--python_out={output.name}"]
    if protoc.main(["protoc", *arguments, *files]) != 0:
        raise AssertionError(f"{PROTOS} does not compile")
    sys.path.insert(0, output.name)
    # The clients' own packages have these names, and would hide ours.
    for package in ("grpc", "connectrpc"):
        importlib.import_module(package).__path__.append(f"{output.name}/{package}")
    return output


_output = _generate("grpc/testing", "connectrpc")
messages = importlib.import_module("grpc.testing.messages_pb2")
empty = importlib.import_module("grpc.testing.empty_pb2")
server_compat = importlib.import_module("connectrpc.conformance.v1.server_compat_pb2")


def path(name):
    """The built server of this name, beside the one under test."""
    return pathlib.Path(executable()).parent / name


class GrpcInterop:
    """One run of the server of grpc.testing."""

    def __enter__(self):
        self.process = subprocess.Popen([path("GrpcInterop")], stdout=subprocess.PIPE, text=True)
        self.port = int(self.process.stdout.readline())
        self.authority = f"127.0.0.1:{self.port}"
        self.url = f"http://{self.authority}"
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
