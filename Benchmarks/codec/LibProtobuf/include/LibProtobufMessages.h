#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The messages of messages.proto that are measured.
enum libprotobuf_kind {
  libprotobuf_get_user_request,
  libprotobuf_get_user_response,
  libprotobuf_list_users_response,
};

/// A new message with the content of `bytes`, which live as long as the process; null when they cannot be read.
const void *libprotobuf_message(enum libprotobuf_kind kind, const void *bytes, size_t size);

/// Each does the same thing `times` times from the beginning, and returns the size of the last result; 0: it failed.
/// `output` receives the last encoding and has room for it.
size_t libprotobuf_encode(const void *message, size_t times, void *output);
size_t libprotobuf_encode_json(const void *message, size_t times, void *output);
size_t libprotobuf_decode(enum libprotobuf_kind kind, const void *bytes, size_t size, size_t times);
size_t libprotobuf_decode_json(enum libprotobuf_kind kind, const void *bytes, size_t size, size_t times);

#ifdef __cplusplus
}
#endif
