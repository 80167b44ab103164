"""Google's own reading and writing of messages, for DifferentialTests.swift to compare ours with.

    oracle.py PROTO_PATH FILE...

Requests and answers are frames on standard input and output: each a count of parts, then each part behind its length
(numbers of four bytes, little-endian). Requests:

    make TYPE SEED             answers a random message in wire format and as JSON
    check WIRE JSON WIRE JSON  what was read from either, written in both forms; answers "" or what is wrong
    damage                     answers the message's bytes with some of them spoilt
    judge OK WIRE              whether those were read, and what was read; answers "" or what is wrong

The same seed makes the same message.
"""

import math
import random
import struct
import sys
import tempfile
from pathlib import Path

from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message, message_factory, unknown_fields
from grpc_tools import protoc

TEXT = "abz019 _-./\"\\\b\f\n\r\t\x00\x1f\x7f<>&'é漢😀\u2028\ufeff\U0010fffd"
# Swift's dictionaries take canonically equivalent strings for one key; of those, only values have any.
TEXT_OF_VALUES = TEXT + "e\u0301\u212b"
ANY_TYPES = ["Duration", "Timestamp", "FieldMask", "Struct", "Value", "Int64Value", "StringValue", "Empty", "Any"]


def load(directories, files):
    """A pool with these files and all that they import."""
    with tempfile.TemporaryDirectory() as folder:
        target = str(Path(folder, "set"))
        paths = [f"--proto_path={path}" for path in [*directories, Path(protoc.__file__).parent / "_proto"]]
        if protoc.main(["protoc", *paths, f"--descriptor_set_out={target}", "--include_imports", *files]) != 0:
            sys.exit("protoc failed")
        files = descriptor_pb2.FileDescriptorSet.FromString(Path(target).read_bytes())
    pool = descriptor_pool.DescriptorPool()
    for file in files.file:
        pool.Add(file)
    return pool


class Maker:
    """Fills messages at random. Some are sparse, some dense; numbers come in every length, and from their ends."""

    def __init__(self, pool, rng):
        self.pool = pool
        self.rng = rng
        self.density = rng.choice([0.02, 0.05, 0.1, 0.3, 0.3, 1.0])

    def new(self, name):
        return message_factory.GetMessageClass(self.pool.FindMessageTypeByName(name))()

    def fill(self, target, depth=0):
        known = getattr(self, "fill_" + target.DESCRIPTOR.name, None)
        if known and target.DESCRIPTOR.file.package == "google.protobuf":
            return known(target, depth)
        # Deep down, only what cannot recur: messages end.
        density = self.density if depth == 0 else min(self.density, 0.3) / depth
        for field in target.DESCRIPTOR.fields:
            if self.rng.random() < density and (depth < 4 or field.message_type is None):
                self.set(target, field, depth)

    def set(self, target, field, depth):
        if is_map(field):
            key, value = field.message_type.fields_by_name["key"], field.message_type.fields_by_name["value"]
            entries = getattr(target, field.name)
            for _ in range(self.rng.randrange(1, 4)):
                if value.message_type:
                    self.fill(entries[self.scalar(key, TEXT)], depth + 1)
                else:
                    entries[self.scalar(key, TEXT)] = self.scalar(value)
        elif field.is_repeated:
            items = getattr(target, field.name)
            for _ in range(self.rng.choice([1, 1, 1, 2, 2, 3, 20])):
                if field.message_type:
                    self.fill(items.add(), depth + 1)
                else:
                    items.append(self.scalar(field))
                if depth > 1:
                    break
        elif field.message_type:
            item = getattr(target, field.name)
            item.SetInParent()
            self.fill(item, depth + 1)
        else:
            setattr(target, field.name, self.scalar(field))

    def scalar(self, field, alphabet=TEXT_OF_VALUES):
        kind = field.type
        if kind in (field.TYPE_INT32, field.TYPE_SINT32, field.TYPE_SFIXED32):
            return self.integer(-(2**31), 2**31 - 1)
        if kind in (field.TYPE_INT64, field.TYPE_SINT64, field.TYPE_SFIXED64):
            return self.integer(-(2**63), 2**63 - 1)
        if kind in (field.TYPE_UINT32, field.TYPE_FIXED32):
            return self.integer(0, 2**32 - 1)
        if kind in (field.TYPE_UINT64, field.TYPE_FIXED64):
            return self.integer(0, 2**64 - 1)
        if kind == field.TYPE_FLOAT:
            return self.float("<f", "<I", 32)
        if kind == field.TYPE_DOUBLE:
            return self.float("<d", "<Q", 64)
        if kind == field.TYPE_BOOL:
            return self.rng.random() < 0.5
        if kind == field.TYPE_STRING:
            return self.text(alphabet)
        if kind == field.TYPE_BYTES:
            return self.rng.randbytes(self.rng.randrange(20))
        numbers = [value.number for value in field.enum_type.values]
        # null has no other number.
        if field.enum_type.full_name != "google.protobuf.NullValue":
            numbers.append(self.integer(-(2**31), 2**31 - 1))
        return self.rng.choice(numbers)

    def integer(self, low, high):
        near = self.rng.choice([0, 1, -1, low, high, 127, 128, 16384])
        wide = self.rng.getrandbits(self.rng.randrange(1, 65)) - (2**62 if low < 0 else 0)
        return max(low, min(high, self.rng.choice([near, wide, wide >> self.rng.randrange(64)])))

    def float(self, form, bits, size):
        special = [0.0, -0.0, 1.0, -1.5, 0.1, 1e21, 1e-7, 123456789.0, math.inf, -math.inf, math.nan]
        value = struct.unpack(form, struct.pack(bits, self.rng.getrandbits(size)))[0]
        value = self.rng.choice([*special, value, value, float(self.rng.randrange(10**6)) / 100])
        # One NaN only: JSON has no more. What a float cannot hold is rounded here, not later.
        return math.nan if math.isnan(value) else struct.unpack(form, struct.pack(form, value))[0]

    def text(self, alphabet=TEXT_OF_VALUES):
        return "".join(self.rng.choices(alphabet, k=self.rng.choice([0, 1, 1, 3, 5, 5, 8, 12, 100])))

    # The well-known types, within what their JSON form can say.

    def fill_Timestamp(self, target, _):
        target.seconds = self.rng.choice([0, -1, -62135596800, 253402300799, self.rng.randrange(-(10**10), 10**11)])
        target.nanos = self.nanos()

    def fill_Duration(self, target, _):
        sign = self.rng.choice([1, -1])
        target.seconds = sign * self.rng.choice([0, 1, 315576000000, self.rng.randrange(10**11)])
        target.nanos = sign * self.nanos()

    def nanos(self):
        return self.rng.choice([0, 1, 10**6, 500 * 10**6, 1000, 999999999, self.rng.randrange(10**9)])

    def fill_FieldMask(self, target, _):
        words = ["a", "display_name", "x.y_z", "user.profile.nick_name", "b2"]
        target.paths.extend(self.rng.choices(words, k=self.rng.randrange(4)))

    def fill_Struct(self, target, depth):
        for _ in range(self.rng.randrange(4)):
            self.fill_Value(target.fields[self.text(TEXT)], depth + 1)

    def fill_ListValue(self, target, depth):
        for _ in range(self.rng.randrange(4)):
            self.fill_Value(target.values.add(), depth + 1)

    def fill_Value(self, target, depth):
        kind = self.rng.randrange(6 if depth < 5 else 4)
        if kind == 0:
            target.null_value = 0
        elif kind == 1:
            value = self.float("<d", "<Q", 64)
            target.number_value = value if math.isfinite(value) else 0.5
        elif kind == 2:
            target.string_value = self.text()
        elif kind == 3:
            target.bool_value = self.rng.random() < 0.5
        elif kind == 4:
            target.struct_value.SetInParent()
            self.fill_Struct(target.struct_value, depth + 1)
        else:
            target.list_value.SetInParent()
            self.fill_ListValue(target.list_value, depth + 1)

    def fill_Any(self, target, depth):
        if depth > 3:
            return
        inner = self.new("google.protobuf." + self.rng.choice(ANY_TYPES))
        self.fill(inner, depth + 1)
        target.Pack(inner)

    def unknown_fields(self):
        """Fields with numbers that no schema here has, of every wire type."""
        result = b""
        for _ in range(self.rng.randrange(1, 4)):
            number = self.rng.choice([15000, 2**29 - 1, 30000])
            result += self.rng.choice(
                [
                    varint(number << 3) + varint(self.rng.getrandbits(64)),
                    varint(number << 3 | 1) + self.rng.randbytes(8),
                    varint(number << 3 | 2) + varint(3) + self.rng.randbytes(3),
                    varint(number << 3 | 3) + b"\x08\x01" + varint(number << 3 | 4),
                    varint(number << 3 | 5) + self.rng.randbytes(4),
                ]
            )
        return result


def departs(value):
    """Whether upb read this otherwise than we mean to: it keeps fields of number 0, which the specification forbids,
    and moves an entry of a map that has a field unknown to it to the unknown fields, where others drop that field."""

    def has_zero(fields):
        return any(field.field_number == 0 or field.wire_type == 3 and has_zero(field.data) for field in fields)

    unknown = unknown_fields.UnknownFieldSet(value)
    maps = {field.number for field in value.DESCRIPTOR.fields if is_map(field)}
    if has_zero(unknown) or any(field.field_number in maps and field.wire_type == 2 for field in unknown):
        return True
    return any(departs(item) for item in messages_in(value))


def is_map(field):
    return field.message_type is not None and field.message_type.GetOptions().map_entry


def messages_in(value):
    """The messages that this one holds, one level down."""
    for field, item in value.ListFields():
        if is_map(field):
            yield from item.values() if field.message_type.fields_by_name["value"].message_type else []
        elif field.message_type:
            yield from item if field.is_repeated else [item]


def varint(value):
    result = b""
    while value > 127:
        result += bytes([value & 127 | 128])
        value >>= 7
    return result + bytes([value])


class Oracle:
    def __init__(self, pool):
        self.pool = pool

    def make(self, name, seed):
        name, self.rng = name.decode(), random.Random(seed)
        maker = Maker(self.pool, self.rng)
        self.plain = maker.new(name)
        maker.fill(self.plain)
        self.full = type(self.plain).FromString(self.plain.SerializeToString())
        if self.rng.random() < 0.3:
            self.full.MergeFromString(maker.unknown_fields())
        self.wire = self.full.SerializeToString()
        text = json_format.MessageToJson(
            self.plain,
            preserving_proto_field_name=self.rng.random() < 0.3,
            always_print_fields_with_no_presence=self.rng.random() < 0.2,
            use_integers_for_enums=self.rng.random() < 0.2,
            ensure_ascii=self.rng.random() < 0.5,
            indent=self.rng.choice([None, 2]),
            descriptor_pool=self.pool,
        )
        return [self.wire, text.encode()]

    def check(self, wire, text, wire_of_text, text_of_text):
        flaws = []
        for label, result, expected in [
            ("wire from wire", self.parse(wire), self.full),
            ("JSON from wire", self.parse_json(text), self.plain),
            ("wire from JSON", self.parse(wire_of_text), self.plain),
            ("JSON from JSON", self.parse_json(text_of_text), self.plain),
        ]:
            if isinstance(result, str):
                flaws.append(f"{label}: {result}")
            elif self.canonical(result) != self.canonical(expected):
                flaws.append(f"{label}: {self.difference(result, expected)}")
        return ["\n".join(flaws).encode()]

    def difference(self, result, expected):
        """The fields that differ, in text format."""
        texts = []
        for field in expected.DESCRIPTOR.fields:
            pair = []
            for value in (result, expected):
                alone = type(value)()
                alone.CopyFrom(value)
                for other in expected.DESCRIPTOR.fields:
                    if other is not field:
                        alone.ClearField(other.name)
                alone.DiscardUnknownFields()
                pair.append(alone)
            if self.canonical(pair[0]) != self.canonical(pair[1]):
                texts.append(f"{field.name}: {pair[0]} is not {pair[1]}"[:2000])
        return "; ".join(texts) or "unknown fields"

    def damage(self):
        wire = bytearray(self.wire)
        for _ in range(self.rng.randrange(1, 4)):
            place = self.rng.randrange(len(wire) + 1)
            kind = self.rng.randrange(5)
            if kind == 0:
                wire[place:place] = self.rng.randbytes(1)
            elif kind == 1:
                del wire[place:]
            elif kind == 2:
                wire[place : place + 1] = bytes([self.rng.choice([0, 1, 127, 128, 255])])
            elif kind == 3:
                del wire[place : place + self.rng.randrange(1, 4)]
            else:
                wire += wire[place : place + 50]
        self.damaged = bytes(wire)
        return [self.damaged]

    def judge(self, accepted, wire):
        expected = self.parse(self.damaged)
        if isinstance(expected, str):
            return [b"accepted: " + self.damaged.hex().encode() if accepted else b""]
        if departs(expected):
            return [b""]
        if not accepted:
            return [b"refused: " + self.damaged.hex().encode()]
        result = self.parse(wire)
        same = not isinstance(result, str) and self.canonical(result) == self.canonical(expected)
        return [b"" if same else f"{self.damaged.hex()} became {wire.hex()}".encode()]

    def parse(self, wire):
        try:
            return type(self.plain).FromString(wire)
        except message.DecodeError as error:
            return str(error)

    def parse_json(self, text):
        try:
            return json_format.Parse(text.decode(), type(self.plain)(), descriptor_pool=self.pool)
        except (json_format.ParseError, UnicodeDecodeError) as error:
            return f"{error} in {text!r}"

    def canonical(self, value):
        """Bytes that are equal for equal messages: maps in one order, inside of Any too."""
        copy = type(value)()
        copy.CopyFrom(value)
        self.settle(copy)
        return copy.SerializeToString(deterministic=True)

    def settle(self, value):
        if value.DESCRIPTOR.full_name == "google.protobuf.Any":
            try:
                name = value.type_url.rpartition("/")[2]
                inner = message_factory.GetMessageClass(self.pool.FindMessageTypeByName(name))()
                inner.ParseFromString(value.value)
                value.value = self.canonical(inner)
            except (KeyError, message.DecodeError):
                pass
            return
        for item in messages_in(value):
            self.settle(item)


def read_frame():
    def number():
        head = sys.stdin.buffer.read(4)
        return struct.unpack("<I", head)[0] if len(head) == 4 else None

    count = number()
    return None if count is None else [sys.stdin.buffer.read(number()) for _ in range(count)]


def write_frame(parts):
    frame = struct.pack("<I", len(parts)) + b"".join(struct.pack("<I", len(part)) + part for part in parts)
    sys.stdout.buffer.write(frame)
    sys.stdout.buffer.flush()


def main():
    directories, files = sys.argv[1].split(":"), sys.argv[2:]
    oracle = Oracle(load(directories, files))
    while (request := read_frame()) is not None:
        verb, *arguments = request
        if verb == b"make":
            write_frame(oracle.make(*arguments))
        elif verb == b"check":
            write_frame(oracle.check(*arguments))
        elif verb == b"damage":
            write_frame(oracle.damage())
        elif verb == b"judge":
            write_frame(oracle.judge(*arguments))
        else:
            sys.exit(f"unknown verb {verb!r}")


if __name__ == "__main__":
    main()
