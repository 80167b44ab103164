"""Every rule of the schema, of every method about users, over gRPC and REST: what breaks one is refused before the method
looks at it, and the text says where and why."""

import datetime
import re

import pytest
from google.protobuf import json_format, message_factory

from support.protocols import Client
from support.schema import AUTH, SERVICES, V1, V2, required_oneof, rules

SERVICE_NAMES = {
    "zitadel.management.v1.ManagementService": V1, "zitadel.user.v2.UserService": V2, "zitadel.auth.v1.AuthService": AUTH,
}  # fmt: skip
METHODS = [
    make(descriptor.name)
    for name, make in SERVICE_NAMES.items()
    for descriptor in SERVICES[name].methods
    if "MessageText" not in descriptor.name and "MessageCustomText" not in descriptor.name and "Org" not in descriptor.name
]
FUTURE = datetime.datetime(2090, 1, 1, tzinfo=datetime.timezone.utc)


def fields_of(descriptor):
    """The fields with what is demanded of each: `(field, rule, its kind)`."""
    for field in descriptor.fields:
        rule = rules(field)
        kind = rule.WhichOneof("type")
        yield field, rule, kind and getattr(rule, kind)


def is_message(field):
    return field.message_type is not None and not field.message_type.GetOptions().map_entry


def a_string(rule):
    if rule.email:
        return "ada@example.com"
    return rule.prefix + "1" * max(rule.min_len - len(rule.prefix), 0)


def valid(descriptor):
    """A message that breaks no rule, with as little in it as that takes."""
    message = message_factory.GetMessageClass(descriptor)()
    for field, rule, kind in fields_of(descriptor):
        if field.is_repeated:
            assert not (kind and getattr(kind, "min_items", 0)), f"{field.full_name} needs an item: fill it in here"
        elif is_message(field):
            if field.message_type.full_name == "google.protobuf.Timestamp":
                if kind and kind.required:
                    getattr(message, field.name).FromDatetime(FUTURE)
            elif rule.message.required or field.containing_oneof and required_oneof(field.containing_oneof):
                if not field.containing_oneof or not message.WhichOneof(field.containing_oneof.name):
                    getattr(message, field.name).CopyFrom(valid(field.message_type))
        elif kind is None or field.containing_oneof:
            continue
        elif rule.WhichOneof("type") == "string":
            setattr(message, field.name, a_string(kind))
        elif rule.WhichOneof("type") == "bytes":
            setattr(message, field.name, b"1" * kind.min_len)
        elif rule.WhichOneof("type") == "enum" and 0 in kind.not_in:
            setattr(message, field.name, 1)
    return message


def between(kind, unit):
    if kind.HasField("min_len") and kind.HasField("max_len"):
        return f"value length must be between {kind.min_len} and {kind.max_len} {unit}, inclusive"
    if kind.HasField("min_len"):
        return f"value length must be at least {kind.min_len} {unit}"
    return f"value length must be at most {kind.max_len} {unit}"


def bad_values(type_name, kind):
    """Values of one field that its rule refuses, each with the text about it."""
    if type_name == "string":
        if kind.min_len:
            yield "", between(kind, "runes")
        if kind.HasField("max_len"):
            yield kind.prefix + "x" * (kind.max_len + 1), between(kind, "runes")
        if kind.HasField("max_bytes"):
            yield "ä" * (kind.max_bytes // 2 + 1), f"value length must be at most {kind.max_bytes} bytes"
        if kind.prefix:
            yield "x" + "1" * max(kind.min_len, 1), f'value does not have prefix "{kind.prefix}"'
        if kind.email:
            yield "nobody", "value must be a valid email address | caused by: mail: missing '@' or angle-addr"
    elif type_name == "bytes":
        if kind.min_len:
            yield b"", between(kind, "bytes")
        if kind.HasField("max_len"):
            yield b"x" * (kind.max_len + 1), between(kind, "bytes")
    elif type_name == "enum":
        if kind.defined_only:
            yield 77, "value must be one of the defined enum values"
        if kind.not_in:
            yield kind.not_in[0], f"value must not be in list [{kind.not_in[0]}]"
    elif type_name == "int32":
        for value in (kind.gte - 1, kind.lte + 1):
            yield value, f"value must be inside range [{kind.gte}, {kind.lte}]"
    elif type_name == "bool":
        yield not kind.const, f"value must equal {str(kind.const).lower()}"
    elif type_name not in ("timestamp", "repeated", None):
        raise AssertionError(f"a rule of a new type: {type_name}")


def go_name(descriptor):
    names = []
    while descriptor is not None:
        names.insert(0, descriptor.name)
        descriptor = descriptor.containing_type
    return "_".join(names)


def violations(descriptor, above=()):
    """Messages that break one rule each, with the text that says so."""
    for field, rule, kind in fields_of(descriptor):
        # As Go writes it: u2f_option is U2FOption.
        name = re.sub(r"(?:^|_|(?<=\d))([a-z])", lambda found: found[1].upper(), field.name)
        where = f"invalid {go_name(descriptor)}.{name}"
        type_name = rule.WhichOneof("type")
        if rule.message.required or type_name == "timestamp" and kind.required:
            message = valid(descriptor)
            message.ClearField(field.name)
            yield message, f"{where}: value is required"
        if field.is_repeated:
            if type_name == "repeated" and kind.max_items:
                message = valid(descriptor)
                getattr(message, field.name).extend(["x"] * (kind.max_items + 1))
                yield message, f"{where}: value must contain no more than {kind.max_items} item(s)"
            item = kind.items if type_name == "repeated" else None
            item_type = item and item.WhichOneof("type")
            for value, text in bad_values(item_type, getattr(item, item_type)) if item_type else ():
                message = valid(descriptor)
                getattr(message, field.name).append(value)
                yield message, f"{where}[0]: {text}"
        elif kind is not None and not is_message(field):
            for value, text in bad_values(type_name, kind):
                if type_name == "string" and value == "" and kind.ignore_empty:
                    continue
                message = valid(descriptor)
                setattr(message, field.name, value)
                yield message, f"{where}: {text}"
        if is_message(field) and field.message_type not in (*above, descriptor):
            for inner, text in violations(field.message_type, (*above, descriptor)):
                message = valid(descriptor)
                if field.is_repeated:
                    getattr(message, field.name).append(inner)
                else:
                    getattr(message, field.name).CopyFrom(inner)
                index = "[0]" if field.is_repeated else ""
                yield message, f"{where}{index}: embedded message failed validation | caused by: {text}"
    for oneof in descriptor.oneofs:
        if required_oneof(oneof):
            message = valid(descriptor)
            message.ClearField(message.WhichOneof(oneof.name))
            name = oneof.name.title().replace("_", "")
            yield message, f"invalid {go_name(descriptor)}.{name}: value is required"


@pytest.fixture(params=["grpc", "rest"])
def client(request, opened, server):
    return Client(opened[request.param], server.token)


def has_url(method, message):
    """Whether a request can be said in REST: no segment of the path is empty, and no object in the query."""
    names = [part.strip("{}") for part in method.template.split("/") if part.startswith("{")]
    is_whole = method.body or {} not in json_format.MessageToDict(message).values()
    return is_whole and all(getattr(message, name) for name in names)


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.path.split(".")[1] + "-" + method.name)
def test_each_rule(method, client, request):
    is_rest = request.node.callspec.params["client"] == "rest"
    broken = list(violations(method.request.DESCRIPTOR))
    for message, text in broken:
        if is_rest and not has_url(method, message):
            continue
        answer = client.protocol.call(method, message, client.metadata)
        assert (answer.code, answer.text, answer.details) == (3, text, []), json_format.MessageToJson(message)
        assert answer.http in (None, 400)


def test_there_are_rules():
    """The messages above are not empty for want of anything to break."""
    counts = [len(list(violations(method.request.DESCRIPTOR))) for method in METHODS]
    assert len(METHODS) > 110 and sum(counts) > 500, (len(METHODS), sum(counts))
