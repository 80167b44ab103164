"""People and programs with what they log in and call with, on a server that hashes fast; import the fixtures."""

import base64

import pytest

from .protocols import GRPC, REST, Client
from .schema import V1, V2, Method
from .server import Server
from .world import PASSWORD, World, unique

OTHER = "An0ther-one!"
# The hash of PASSWORD that another system made, at bcrypt's lowest cost.
BCRYPT = "$2b$04$abcdefghijklmnopqrstuu.rfo1g/X8jzWMb9VFyyEmnTjB8ZzxT6"
PHONE = "+41446681800"


class Credentials(World):
    """A world whose server hashes at the lowest cost."""

    def secured(self, email=None, **fields):
        """A person with a password; the id."""
        password = {"password": PASSWORD}
        return self.person(email=email or {"isVerified": True}, password=password, **fields).user_id

    def machine(self, organization=None):
        """A program; the id."""
        client = self.admin.having(x_zitadel_orgid=organization) if organization else self.admin
        return client.get(V1("AddMachineUser"), userName=unique("machine"), name="Machine").user_id

    def foreign_machine(self):
        return self.machine(self.organization())

    def phoned(self, **phone):
        """A person with a phone number that waits for its code; the id and the code."""
        created = self.person(phone={"phone": PHONE, "returnCode": {}, **phone})
        return created.user_id, created.phone_code

    def token(self, user_id=None, **fields):
        """A token of a program: its id and itself."""
        return self.admin.get(V1("AddPersonalAccessToken"), userId=user_id or self.machine(), **fields)

    def metadata(self, user_id, **entries):
        entries = [{"key": key, "value": encoded(value)} for key, value in entries.items()]
        return self.admin.get(V1("BulkSetUserMetadata"), id=user_id, metadata=entries)


def encoded(text):
    """Bytes as JSON has them."""
    return base64.b64encode(text.encode()).decode()


def auth(name):
    return Method(f"zitadel.auth.v1.AuthService/{name}")


def person_request(**fields):
    name = unique("new")
    return {
        "username": name,
        "profile": {"givenName": "Ada", "familyName": "Lovelace"},
        "email": {"email": f"{name}@example.com", "isVerified": True},
    } | fields


def human_request(world, **fields):
    request = person_request(**fields)
    name = request.pop("username")
    return {"organizationId": world.admin.get(V1("GetMyOrg")).org.id, "username": name, "human": request}


@pytest.fixture(scope="module")
def quick(tmp_path_factory):
    """Hashes at the lowest cost, and lets codes be asked for as often as tests do."""
    options = ("--password-hash=bcrypt:4", "--resend-burst=0", "--resend-hourly=0")
    with Server(tmp_path_factory.mktemp("quick"), *options) as server:
        yield server


@pytest.fixture(scope="module")
def world(quick):
    world = Credentials(quick)
    yield world
    world.close()


@pytest.fixture(scope="module")
def wires(quick):
    wires = {"grpc": GRPC(quick.authority), "rest": REST(quick.authority)}
    yield wires
    for wire in wires.values():
        wire.close()


@pytest.fixture(params=["grpc", "rest"])
def client(request, wires, quick):
    """The administrator over either protocol."""
    return Client(wires[request.param], quick.token)
