#pragma once
#include <nghttp2/nghttp2.h>

// Swift sees a union's member by copying the union; these read one field through the pointer.

/// Whether a HEADERS frame opens a request; otherwise it carries trailers.
static inline int signet_nghttp2_is_request(const nghttp2_frame *frame) {
  return frame->headers.cat == NGHTTP2_HCAT_REQUEST;
}

/// The first octet of a PING frame's opaque data.
static inline uint8_t signet_nghttp2_ping_tag(const nghttp2_frame *frame) {
  return frame->ping.opaque_data[0];
}

/// How much credit a WINDOW_UPDATE frame gives.
static inline int32_t signet_nghttp2_window_increment(const nghttp2_frame *frame) {
  return frame->window_update.window_size_increment;
}

/// The octets of padding at the end of a DATA frame, without the length octet before the data.
static inline size_t signet_nghttp2_data_padding(const nghttp2_frame *frame) {
  return frame->data.padlen;
}
