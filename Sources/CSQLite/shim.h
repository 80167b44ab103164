#pragma once
#include <sqlite3.h>

/* SQLITE_TRANSIENT is a cast function pointer, which Swift does not import. */

static inline int signet_sqlite3_bind_text(sqlite3_stmt *statement, int index, const char *text, int length) {
  return sqlite3_bind_text(statement, index, text, length, SQLITE_TRANSIENT);
}

/* A null pointer would bind NULL: an empty blob is bound as one. */
static inline int signet_sqlite3_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, int length) {
  if (length == 0) return sqlite3_bind_zeroblob(statement, index, 0);
  return sqlite3_bind_blob(statement, index, bytes, length, SQLITE_TRANSIENT);
}

static inline void signet_sqlite3_result_text(sqlite3_context *context, const char *text, int length) {
  sqlite3_result_text(context, length == 0 ? "" : text, length, SQLITE_TRANSIENT);
}

static inline void signet_sqlite3_result_blob(sqlite3_context *context, const void *bytes, int length) {
  if (length == 0) return sqlite3_result_zeroblob(context, 0);
  sqlite3_result_blob(context, bytes, length, SQLITE_TRANSIENT);
}

/* Whether closing leaves the write-ahead log as it is. Swift calls no function with variable arguments. */
static inline int signet_sqlite3_keep_log(sqlite3 *connection, int keep) {
  return sqlite3_db_config(connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep, (int *)0);
}
