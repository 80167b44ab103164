"""What tests start from: people in the states that the tables name, and programs that call."""

import contextlib
import itertools

from .protocols import GRPC, Client
from .schema import ADMIN, SESSION, V1, V2

PASSWORD = "Secr3t-enough!"

_numbers = itertools.count(1)


def unique(word):
    """A name that no other test uses."""
    return f"{word}{next(_numbers)}"


class World:
    """Makes what a test needs, as the administrator, over gRPC."""

    def __init__(self, server):
        self.server = server
        self.protocol = GRPC(server.authority)
        self.admin = Client(self.protocol, server.token)

    def close(self):
        self.protocol.close()

    def organization(self):
        return self.admin.get(V1("AddOrg"), name=unique("Org ")).id

    def person(self, email=None, **fields):
        """A person made by v2, so active from the start; `email` says how the address is to be verified."""
        name = unique("person")
        request = {
            "username": name,
            "profile": {"givenName": "Ada", "familyName": "Lovelace"},
            "email": {"email": f"{name}@example.com", **(email or {"returnCode": {}})},
        }
        return self.admin.get(V2("AddHumanUser"), **(request | fields))

    def unverified(self):
        return self.person().user_id

    def verified(self):
        return self.person(email={"isVerified": True}).user_id

    def initial(self):
        """A person made by v1 without a password."""
        name = unique("initial")
        return self.admin.get(
            V1("AddHumanUser"),
            userName=name,
            profile={"firstName": "Grace", "lastName": "Hopper"},
            email={"email": f"{name}@example.com"},
        ).user_id

    def foreign(self):
        """A person of another organization."""
        return self.person(organization={"orgId": self.organization()}).user_id

    def program(self):
        """The token of a machine user who is a member of nothing."""
        machine = self.admin.get(V1("AddMachineUser"), userName=unique("program"), name="Program").user_id
        return self.admin.get(V1("AddPersonalAccessToken"), userId=machine).token

    def token(self, machine):
        return self.admin.get(V1("AddPersonalAccessToken"), userId=machine).token

    def machine(self):
        """The id of a machine user who is a member of nothing."""
        return self.admin.get(V1("AddMachineUser"), userName=unique("machine"), name="Machine").user_id

    def sign_in(self, user_id, password=PASSWORD, **fields):
        """A session in which a person has entered their password."""
        checks = {"user": {"userId": user_id}, "password": {"password": password}}
        return self.admin.get(SESSION("CreateSession"), checks=checks, **fields)

    @contextlib.contextmanager
    def logged_in(self, user_id, role=None):
        """A token of a person's session, and a role where one is asked for. Who has no password gets one."""
        methods = self.admin.get(V2("ListAuthenticationMethodTypes"), userId=user_id)
        if 1 not in methods.auth_method_types:
            self.admin.get(V2("SetPassword"), userId=user_id, newPassword={"password": PASSWORD})
        organization = self.admin.get(V1("GetUserByID"), id=user_id).user.details.resource_owner
        session = self.sign_in(user_id)
        if role:
            self.join(user_id, organization, role)
        try:
            yield session.session_token
        finally:
            self.admin.get(SESSION("DeleteSession"), sessionId=session.session_id)
            if role:
                self.leave(user_id, organization)

    @contextlib.contextmanager
    def member(self, machine, organization, role):
        """A token of a machine that holds a role in an organization for as long."""
        token = self.admin.get(V1("AddPersonalAccessToken"), userId=machine).token
        self.join(machine, organization, role)
        try:
            yield token
        finally:
            self.leave(machine, organization)

    def join(self, user_id, organization, *roles):
        """Makes a user a member of an organization; of the instance where there is none."""
        if organization:
            client = self.admin.having(x_zitadel_orgid=organization)
            client.get(V1("AddOrgMember"), userId=user_id, roles=roles)
        else:
            self.admin.get(ADMIN("AddIAMMember"), userId=user_id, roles=roles)

    def leave(self, user_id, organization):
        if organization:
            self.admin.having(x_zitadel_orgid=organization).get(V1("RemoveOrgMember"), userId=user_id)
        else:
            self.admin.get(ADMIN("RemoveIAMMember"), userId=user_id)

    def address(self, user_id):
        return self.admin.get(V1("GetHumanEmail"), userId=user_id).email
