#pragma once
// Debian keeps the header in a folder of its own.
#if __has_include(<libpq-fe.h>)
#include <libpq-fe.h>
#else
#include <postgresql/libpq-fe.h>
#endif

/// One letter each: what PQresultErrorField is asked by.
static const int SIGNET_PG_DIAG_SQLSTATE = PG_DIAG_SQLSTATE;
static const int SIGNET_PG_DIAG_MESSAGE_PRIMARY = PG_DIAG_MESSAGE_PRIMARY;
static const int SIGNET_PG_DIAG_MESSAGE_DETAIL = PG_DIAG_MESSAGE_DETAIL;
static const int SIGNET_PG_DIAG_CONSTRAINT_NAME = PG_DIAG_CONSTRAINT_NAME;
