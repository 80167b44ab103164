"""grpc.reflection.v1, which grpcio's package does not speak: the messages are those of v1alpha."""

from grpc_reflection.v1alpha import reflection_pb2


def list_services(channel):
    call = channel.stream_stream(
        "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo",
        reflection_pb2.ServerReflectionRequest.SerializeToString,
        reflection_pb2.ServerReflectionResponse.FromString,
    )(iter([reflection_pb2.ServerReflectionRequest(list_services="")]), timeout=60)
    return [service.name for answer in call for service in answer.list_services_response.service]
