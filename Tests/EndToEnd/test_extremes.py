"""Every method with the largest and smallest of everything: whatever it answers, it is no fault of the server's, which lives."""

import random

import grpc
import pytest
from google.protobuf.descriptor import FieldDescriptor

from support import schema
from support.waiting import DEADLINE
from support.world import World

LONGEST_DURATION = 315_576_000_000
LARGEST = {
    FieldDescriptor.TYPE_INT32: [2**31 - 1, -(2**31), -1], FieldDescriptor.TYPE_SINT32: [2**31 - 1, -(2**31)],
    FieldDescriptor.TYPE_INT64: [2**63 - 1, -(2**63), -1], FieldDescriptor.TYPE_SINT64: [2**63 - 1, -(2**63)],
    FieldDescriptor.TYPE_UINT32: [2**32 - 1, 2**31, 1], FieldDescriptor.TYPE_UINT64: [2**64 - 1, 2**63, 2**63 - 1, 1],
    FieldDescriptor.TYPE_DOUBLE: [1.7e308, -1.7e308, float("inf"), float("nan")],
    FieldDescriptor.TYPE_FLOAT: [3e38, float("nan")], FieldDescriptor.TYPE_BOOL: [True, False],
    FieldDescriptor.TYPE_ENUM: [2**31 - 1, -(2**31), -1, 1, 2, 3], FieldDescriptor.TYPE_BYTES: [b"", b"\0" * 1000, b"\xff"],
}  # fmt: skip
TEXTS = ["", "a", "0", "-1", "\0", "\u202e", "\uffff", "e\u0301" * 50, "a" * 200, "a" * 70_000, "%s%n{{.}}", "..", "/", "ß" * 199,
         "99999999999999999999", "9223372036854775807", "1e400", "a@b.c", "+41791234567", "a.b.c", "https://a/{{.Code}}",
         "\U0001f468\u200d\U0001f469", "9223372036854775807s", "de", "zh-Hant", "#ffffff", "smtp://a:b@c:1",
         "$2a$31$" + "a" * 53, "$argon2id$v=19$m=4294967295,t=4294967295,p=255$YWFhYWFhYWE$YWFhYWFhYWE",
         "$pbkdf2-sha256$4294967295$YWFh$YWFh", "$scrypt$ln=63,r=4294967295,p=4294967295$YWFh$YWFh"]  # fmt: skip


class Filler:
    """Fills messages with what nobody expects, and now and then with what there is."""

    def __init__(self, seed, known):
        self.random = random.Random(seed)
        self.known = known

    def fill(self, message, depth=0):
        for field in message.DESCRIPTOR.fields:
            if self.random.random() < (0.75 if depth == 0 else 0.5):
                self.set(message, field, depth)
        return message

    def set(self, message, field, depth):
        if field.message_type and field.message_type.GetOptions().map_entry:
            return
        if field.is_repeated:
            target = getattr(message, field.name)
            for _ in range(self.random.choice([0, 1, 2, 50])):
                if field.message_type is None:
                    target.append(self.value(field))
                elif depth < 5:
                    self.message(target.add(), depth)
        elif field.message_type is None:
            setattr(message, field.name, self.value(field))
        elif depth < 5:
            getattr(message, field.name).SetInParent()
            self.message(getattr(message, field.name), depth)

    def message(self, message, depth):
        kind = message.DESCRIPTOR.full_name
        if kind == "google.protobuf.Duration":
            message.seconds = self.random.choice([LONGEST_DURATION, -LONGEST_DURATION, 2**63 - 1, -(2**63), 0, 1, 10**10])
            message.nanos = self.random.choice([0, 0, 999_999_999, -999_999_999, 2**31 - 1])
        elif kind == "google.protobuf.Timestamp":
            message.seconds = self.random.choice([253_402_300_799, -62_135_596_800, 2**63 - 1, -(2**63), 0, 4 * 10**9])
            message.nanos = self.random.choice([0, 0, 999_999_999, -1, 2**31 - 1])
        else:
            self.fill(message, depth + 1)

    def value(self, field):
        if field.type == FieldDescriptor.TYPE_STRING:
            return self.random.choice(self.known if self.random.random() < 0.4 else TEXTS)
        return self.random.choice(LARGEST[field.type])


FAULTS = {"INTERNAL", "UNKNOWN", "UNAVAILABLE", "DATA_LOSS", "DEADLINE_EXCEEDED"}
OF_ONESELF = {"RemoveMyUser"}
"""Methods after which nobody would be there to call the others."""


def methods():
    for service, descriptor in sorted(schema.SERVICES.items()):
        for method in descriptor.methods:
            found = schema.Method(f"{service}/{method.name}")
            if method.name not in OF_ONESELF and not found.is_streaming:
                yield found


@pytest.mark.parametrize("seed", range(2))
def test_extremes(seed, make_server):
    server = make_server("--log-level", "error")
    world = World(server)
    filler = Filler(seed, [world.organization(), world.unverified(), "en", "IAM_OWNER", "ORG_OWNER", "person"])
    world.close()
    metadata = [("authorization", f"Bearer {server.token}")]
    answered = 0
    with grpc.insecure_channel(server.authority) as channel:
        for method in methods():
            call = getattr(method.stub(channel), method.name)
            for _ in range(12):
                request = filler.fill(method.request())
                try:
                    call(request, metadata=metadata, timeout=DEADLINE)
                    answered += 1
                except grpc.RpcError as error:
                    assert error.code().name not in FAULTS, f"{method.path} {error}\n{request}\n{server.log}"
    assert answered > 1_000, "it is still known who calls"
