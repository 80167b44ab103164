"""Messages, methods and HTTP rules, as grpcio-tools reads them from Protos/."""

import importlib
import pathlib
import sys
import tempfile

import grpc_tools
from google.protobuf import message_factory
from grpc_tools import protoc

PROTOS = pathlib.Path(__file__).resolve().parents[3] / "Protos"
# Health and reflection come from grpcio's own packages.
GENERATED = ("google", "signet", "validate", "zitadel")


def _generate():
    output = tempfile.TemporaryDirectory(prefix="signet-stubs-")
    files = sorted(str(file.relative_to(PROTOS)) for folder in GENERATED for file in (PROTOS / folder).rglob("*.proto"))
    standard = pathlib.Path(grpc_tools.__file__).parent / "_proto"
    arguments = [f"-I{PROTOS}", f"-I{standard}", f"--python_out={output.name}", f"--grpc_python_out={output.name}"]
    if protoc.main(["protoc", *arguments, *files]) != 0:
        raise AssertionError("Protos/ does not compile")
    sys.path.insert(0, output.name)
    return output


_output = _generate()


def module(name):
    """A generated module, such as `zitadel.management_pb2`."""
    return importlib.import_module(name)


management = module("zitadel.management_pb2")
user = module("zitadel.user.v2.user_service_pb2")
status = module("google.rpc.status_pb2")
module("google.rpc.error_details_pb2")
module("zitadel.message_pb2")
http_rule = module("google.api.annotations_pb2").http
v1_option = module("zitadel.options_pb2").auth_option
v2_option = module("zitadel.protoc_gen_zitadel.v2.options_pb2").options
_validate = module("validate.validate_pb2")


def rules(field):
    """What the schema demands of a field."""
    return field.GetOptions().Extensions[_validate.rules]


def required_oneof(oneof):
    """Whether one of the members must be set."""
    return oneof.GetOptions().Extensions[_validate.required]


_FILES = ("zitadel.management", "zitadel.admin", "zitadel.auth", "zitadel.user.v2.user_service", "zitadel.org.v2.org_service",
          "zitadel.session.v2.session_service", "zitadel.settings.v2.settings_service",
          "zitadel.webkey.v2.webkey_service")  # fmt: skip
SERVICES = {
    service.full_name: service
    for name in _FILES
    for service in module(f"{name}_pb2").DESCRIPTOR.services_by_name.values()
}
# What grpcio's plugin makes of each service.
STUBS = {
    service.full_name: getattr(module(f"{name}_pb2_grpc"), f"{service.name}Stub")
    for name in _FILES
    for service in module(f"{name}_pb2").DESCRIPTOR.services_by_name.values()
}


class Method:
    """A unary method: `Method("zitadel.user.v2.UserService/SetEmail")`."""

    def __init__(self, name):
        service, self.name = name.split("/")
        self.stub = STUBS[service]
        self.path = f"/{name}"
        descriptor = SERVICES[service].methods_by_name[self.name]
        self.request = message_factory.GetMessageClass(descriptor.input_type)
        self.response = message_factory.GetMessageClass(descriptor.output_type)
        self.is_streaming = descriptor.client_streaming or descriptor.server_streaming
        options = descriptor.GetOptions()
        self.permission = options.Extensions[v1_option].permission or options.Extensions[v2_option].auth_option.permission
        rule = options.Extensions[http_rule]
        self.verb = (rule.WhichOneof("pattern") or "").upper()
        self.template = getattr(rule, self.verb.lower()) if self.verb else None
        self.body = rule.body


def V1(name):
    return Method(f"zitadel.management.v1.ManagementService/{name}")


def V2(name):
    return Method(f"zitadel.user.v2.UserService/{name}")


def AUTH(name):
    return Method(f"zitadel.auth.v1.AuthService/{name}")


def ADMIN(name):
    return Method(f"zitadel.admin.v1.AdminService/{name}")


def ORG(name):
    return Method(f"zitadel.org.v2.OrganizationService/{name}")


def SESSION(name):
    return Method(f"zitadel.session.v2.SessionService/{name}")
