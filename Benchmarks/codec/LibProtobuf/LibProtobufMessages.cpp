// The benchmark's messages in C++, behind functions that Swift can call. Each operation begins without a message and
// without a buffer, as the other libraries' do.

#include "LibProtobufMessages.h"
#include "messages.pb.h"

#include <google/protobuf/util/json_util.h>

#include <cstring>
#include <string>

namespace {

using google::protobuf::Message;

/// Calls `body` with the type that `kind` names.
template <typename Body>
auto with_type(libprotobuf_kind kind, Body body) {
  switch (kind) {
    case libprotobuf_get_user_request: return body(signet::bench::GetUserRequest());
    case libprotobuf_get_user_response: return body(signet::bench::GetUserResponse());
    default: return body(signet::bench::ListUsersResponse());
  }
}

/// Writes into a new string each time: assigning to one would keep its memory.
template <typename Write>
size_t repeat(size_t times, void *output, Write write) {
  for (size_t i = 0;; i++) {
    std::string result;
    if (!write(&result)) return 0;
    if (i + 1 < times) continue;
    memcpy(output, result.data(), result.size());
    return result.size();
  }
}

}  // namespace

const void *libprotobuf_message(libprotobuf_kind kind, const void *bytes, size_t size) {
  return with_type(kind, [&](const Message &prototype) -> const void * {
    Message *message = prototype.New();
    return message->ParseFromArray(bytes, int(size)) ? message : nullptr;
  });
}

size_t libprotobuf_encode(const void *message, size_t times, void *output) {
  auto source = static_cast<const Message *>(message);
  return repeat(times, output, [&](std::string *result) { return source->SerializeToString(result); });
}

size_t libprotobuf_encode_json(const void *message, size_t times, void *output) {
  auto source = static_cast<const Message *>(message);
  return repeat(times, output, [&](std::string *result) {
    return google::protobuf::util::MessageToJsonString(*source, result).ok();
  });
}

size_t libprotobuf_decode(libprotobuf_kind kind, const void *bytes, size_t size, size_t times) {
  return with_type(kind, [&](auto prototype) -> size_t {
    for (size_t i = 0; i < times; i++) {
      decltype(prototype) message;
      if (!message.ParseFromArray(bytes, int(size))) return 0;
    }
    return size;
  });
}

size_t libprotobuf_decode_json(libprotobuf_kind kind, const void *bytes, size_t size, size_t times) {
  google::protobuf::StringPiece text(static_cast<const char *>(bytes), size);
  return with_type(kind, [&](auto prototype) -> size_t {
    for (size_t i = 0; i < times; i++) {
      decltype(prototype) message;
      if (!google::protobuf::util::JsonStringToMessage(text, &message).ok()) return 0;
    }
    return size;
  });
}
