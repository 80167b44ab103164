#pragma once
#include <curl/curl.h>

// curl_easy_setopt and curl_easy_getinfo are variadic, which Swift cannot call: one function for each type of argument.

static inline CURLcode signet_curl_set_long(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

/// Lists and callback data, of which libcurl keeps the pointer.
static inline CURLcode signet_curl_set_pointer(CURL *handle, CURLoption option, const void *value) {
  return curl_easy_setopt(handle, option, value);
}

/// libcurl copies strings.
static inline CURLcode signet_curl_set_string(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}

typedef size_t (*signet_curl_transfer)(char *buffer, size_t size, size_t count, void *context);

/// CURLOPT_READFUNCTION, CURLOPT_WRITEFUNCTION or CURLOPT_HEADERFUNCTION.
static inline CURLcode signet_curl_set_transfer(CURL *handle, CURLoption option, signet_curl_transfer function) {
  return curl_easy_setopt(handle, option, function);
}

/// CURLOPT_DEBUGFUNCTION, which is called while CURLOPT_VERBOSE is on.
static inline CURLcode signet_curl_set_debug(CURL *handle, curl_debug_callback function) {
  return curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, function);
}

/// CURLOPT_OPENSOCKETFUNCTION.
static inline CURLcode signet_curl_set_open_socket(CURL *handle, curl_opensocket_callback function) {
  return curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, function);
}

static inline CURLcode signet_curl_get_long(CURL *handle, CURLINFO info, long *value) {
  return curl_easy_getinfo(handle, info, value);
}

/// What the handle owns.
static inline CURLcode signet_curl_get_string(CURL *handle, CURLINFO info, char **value) {
  return curl_easy_getinfo(handle, info, value);
}

static inline CURLcode signet_curl_global_init(void) { return curl_global_init(CURL_GLOBAL_DEFAULT); }
