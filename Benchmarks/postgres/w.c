/* The bare writer: what a durable resend changes in PostgreSQL, and nothing else, by libpq's pipeline. The peer of
 * `scripts/bench postgres`.
 *
 *   w URL BATCH CONNECTIONS ITEMS
 *
 * Each batch is three round trips, as the server's: lock the users and their limits; lock the addresses' limits; write and
 * commit. The statements are the server's (Sources/Persistence/PostgreSQL/Tables), the tables those that it has made.
 * Prints the seconds that it took.
 */
#include <errno.h>
#include <libpq-fe.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { TEXT = 25, INT8 = 20, BYTEA = 17 };

/* Bytes that grow: the value of one parameter. */
typedef struct {
  char *bytes;
  int length, capacity;
} Buffer;

static void put(Buffer *buffer, const void *bytes, int count) {
  if (buffer->length + count > buffer->capacity) {
    buffer->capacity = (buffer->length + count) * 2;
    buffer->bytes = realloc(buffer->bytes, buffer->capacity);
  }
  memcpy(buffer->bytes + buffer->length, bytes, count);
  buffer->length += count;
}

static void put32(Buffer *buffer, uint32_t value) {
  value = __builtin_bswap32(value);
  put(buffer, &value, 4);
}

/* Begins an array: dimensions, no NULLs, the type, the length, the first index. */
static void begin(Buffer *buffer, uint32_t type, int count) {
  buffer->length = 0;
  put32(buffer, 1), put32(buffer, 0), put32(buffer, type), put32(buffer, count), put32(buffer, 1);
}

static void element(Buffer *buffer, const void *bytes, int count) {
  put32(buffer, count);
  put(buffer, bytes, count);
}

static void integer(Buffer *buffer, int64_t value) {
  value = __builtin_bswap64(value);
  element(buffer, &value, 8);
}

typedef struct {
  const char *url;
  int number, batch, items, connections;
  char **ids;
  int64_t *sequences;
  int users;
  PGconn *connection;
  Buffer values[16];
  int count;
} Writer;

static void fail(Writer *writer, const char *what) {
  fprintf(stderr, "w: %s: %s\n", what, PQerrorMessage(writer->connection));
  exit(1);
}

static const char *const statements[][2] = {
    {"begin", "BEGIN"},
    {"removals", "SELECT removals FROM power"},
    {"users",
     "SELECT u.id, u.id, u.organization_id, u.state, u.type, u.user_name, u.first_name, u.last_name, u.nick_name,"
     " u.display_name, u.email, u.phone, u.creation_date, u.change_date, u.sequence, u.payload"
     " FROM unnest($1::text[]) AS k (id) JOIN users u ON u.id = k.id ORDER BY u.id FOR NO KEY UPDATE OF u"},
    {"limits",
     "SELECT l.kind, l.subject, l.version, l.bucket_debt, l.bucket_date, l.sent"
     " FROM unnest($1::bigint[], $2::text[]) AS k (kind, subject)"
     " JOIN resend_limits l ON l.kind = k.kind AND l.subject = k.subject ORDER BY l.kind, l.subject FOR NO KEY UPDATE OF l"},
    {"touch",
     "UPDATE users u SET change_date = n.change_date, sequence = n.sequence, payload = n.payload"
     " FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::bytea[]) AS n (id, change_date, sequence, payload)"
     " WHERE u.id = n.id"},
    {"events",
     "INSERT INTO events (aggregate_id, sequence, resource_owner, editor_id, date, type, payload)"
     " SELECT n.id, n.sequence, n.owner, n.editor, n.date, n.type, n.payload"
     " FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::bigint[], $6::text[], $7::bytea[])"
     " WITH ORDINALITY AS n (id, sequence, owner, editor, date, type, payload, place) ORDER BY n.place"},
    {"put_limits",
     "INSERT INTO resend_limits AS l (kind, subject, version, bucket_debt, bucket_date, sent)"
     " SELECT * FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bytea[])"
     " AS n (kind, subject) ORDER BY n.kind, n.subject"
     " ON CONFLICT (kind, subject) DO UPDATE SET version = l.version + 1, bucket_debt = excluded.bucket_debt,"
     " bucket_date = excluded.bucket_date, sent = excluded.sent"},
    {"queue",
     "INSERT INTO outbox (due, attempts, reason, created, channel, kind, interface, user_id, code_issued_by, sealed_code,"
     " expires, url_template, application_name, recipient, session_id)"
     " SELECT n.date, 0, '', n.date, 1, 1, 1, n.user_id, n.issued, n.code, n.date, NULL, NULL, NULL, NULL"
     " FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::bytea[])"
     " WITH ORDINALITY AS n (date, user_id, issued, code, place) ORDER BY n.place"},
    {"advance",
     "WITH line AS (UPDATE writers SET batch = batch + 1, date = greatest(date, $2::bigint) WHERE id = $1::bigint RETURNING 1)"
     " SELECT 1 / count(*) FROM line"},
    {"commit", "COMMIT"},
};

/* Sends a statement with the parameters that were filled. */
static void ask(Writer *writer, const char *name, int count) {
  const char *values[16];
  int lengths[16], formats[16];
  for (int index = 0; index < count; index++) {
    values[index] = writer->values[index].bytes;
    lengths[index] = writer->values[index].length;
    formats[index] = 1;
  }
  if (!PQsendQueryPrepared(writer->connection, name, count, values, lengths, formats, 1)) fail(writer, name);
}

/* Ends a round trip: waits until all of it is answered. */
static void await(Writer *writer) {
  if (!PQpipelineSync(writer->connection)) fail(writer, "sync");
  for (;;) {
    PGresult *result = PQgetResult(writer->connection);
    if (!result) continue;
    ExecStatusType status = PQresultStatus(result);
    if (status == PGRES_FATAL_ERROR || status == PGRES_PIPELINE_ABORTED) fail(writer, PQresultErrorMessage(result));
    PQclear(result);
    if (status == PGRES_PIPELINE_SYNC) return;
  }
}

static void scalar(Buffer *buffer, int64_t value) {
  value = __builtin_bswap64(value);
  buffer->length = 0;
  put(buffer, &value, 8);
}

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_REALTIME, &time);
  return (int64_t)time.tv_sec * 1000000 + time.tv_nsec / 1000;
}

/* Who is next: those whose number is this connection's, in turn. */
static int user(const Writer *writer, int item) {
  int share = writer->users / writer->connections;
  return item % share * writer->connections + writer->number;
}

static void limits(Writer *writer, int from, int count, int kind) {
  Buffer *values = writer->values;
  begin(&values[0], INT8, count), begin(&values[1], TEXT, count);
  for (int item = from; item < from + count; item++) {
    const char *id = writer->ids[user(writer, item)];
    integer(&values[0], kind);
    element(&values[1], id, strlen(id));
  }
  ask(writer, "limits", 2);
}

static void resend(Writer *writer, int from, int count) {
  static const char payload[96] = "payload", code[40] = "code", sent[10] = "sent";
  static const char type[] = "user.human.email.code.added";
  Buffer *values = writer->values;
  int64_t date = now();

  ask(writer, "begin", 0);
  ask(writer, "removals", 0);
  begin(&values[0], TEXT, count);
  for (int item = from; item < from + count; item++) {
    const char *id = writer->ids[user(writer, item)];
    element(&values[0], id, strlen(id));
  }
  ask(writer, "users", 1);
  limits(writer, from, count, 1);
  await(writer);

  ask(writer, "removals", 0);
  limits(writer, from, count, 2);
  await(writer);

  begin(&values[0], TEXT, count), begin(&values[1], INT8, count), begin(&values[2], INT8, count);
  begin(&values[3], BYTEA, count);
  for (int item = from; item < from + count; item++) {
    int index = user(writer, item);
    element(&values[0], writer->ids[index], strlen(writer->ids[index]));
    integer(&values[1], date);
    integer(&values[2], ++writer->sequences[index]);
    element(&values[3], payload, sizeof payload);
  }
  ask(writer, "touch", 4);

  for (int value = 0; value < 7; value++) begin(&values[value], value == 1 || value == 4 ? INT8 : value == 6 ? BYTEA : TEXT, count);
  for (int item = from; item < from + count; item++) {
    int index = user(writer, item);
    const char *id = writer->ids[index];
    element(&values[0], id, strlen(id));
    integer(&values[1], writer->sequences[index]);
    element(&values[2], id, strlen(id));
    element(&values[3], id, strlen(id));
    integer(&values[4], date);
    element(&values[5], type, sizeof type - 1);
    element(&values[6], payload, 64);
  }
  ask(writer, "events", 7);

  for (int value = 0; value < 6; value++) begin(&values[value], value == 1 ? TEXT : value == 5 ? BYTEA : INT8, count * 2);
  for (int kind = 1; kind <= 2; kind++)
    for (int item = from; item < from + count; item++) {
      const char *id = writer->ids[user(writer, item)];
      integer(&values[0], kind);
      element(&values[1], id, strlen(id));
      integer(&values[2], 1);
      integer(&values[3], 60000000);
      integer(&values[4], date);
      element(&values[5], sent, sizeof sent);
    }
  ask(writer, "put_limits", 6);

  begin(&values[0], INT8, count), begin(&values[1], TEXT, count), begin(&values[2], INT8, count);
  begin(&values[3], BYTEA, count);
  for (int item = from; item < from + count; item++) {
    int index = user(writer, item);
    integer(&values[0], date);
    element(&values[1], writer->ids[index], strlen(writer->ids[index]));
    integer(&values[2], writer->sequences[index]);
    element(&values[3], code, sizeof code);
  }
  ask(writer, "queue", 4);

  scalar(&values[0], 1000000 + writer->number), scalar(&values[1], date);
  ask(writer, "advance", 2);
  ask(writer, "commit", 0);
  await(writer);
}

static PGconn *connect_to(const char *url) {
  PGconn *connection = PQconnectdb(url);
  if (PQstatus(connection) != CONNECTION_OK) {
    fprintf(stderr, "w: %s", PQerrorMessage(connection));
    exit(1);
  }
  PQclear(PQexec(connection, "SET plan_cache_mode = force_generic_plan; SET jit = off; SET enable_seqscan = off;"
                             "SET enable_hashjoin = off; SET enable_mergejoin = off; SET application_name = 'bare'"));
  return connection;
}

static void *run(void *argument) {
  Writer *writer = argument;
  for (int item = 0; item < writer->items; item += writer->batch) {
    int left = writer->items - item;
    resend(writer, item, left < writer->batch ? left : writer->batch);
  }
  return NULL;
}

int main(int count, char **arguments) {
  if (count != 5) {
    fprintf(stderr, "usage: w URL BATCH CONNECTIONS ITEMS\n");
    return 2;
  }
  int connections = atoi(arguments[3]), items = atoi(arguments[4]) / connections;
  PGconn *connection = connect_to(arguments[1]);
  PGresult *found = PQexec(
      connection,
      "SELECT u.id, (SELECT coalesce(max(sequence), 1) FROM events e WHERE e.aggregate_id = u.id) FROM users u ORDER BY number"
      " LIMIT 20000");
  int users = PQntuples(found);
  if (users < connections * 256) {
    fprintf(stderr, "w: too few users: %s", PQerrorMessage(connection));
    return 1;
  }
  char **ids = malloc(users * sizeof *ids);
  int64_t *sequences = malloc(users * sizeof *sequences);
  for (int index = 0; index < users; index++) {
    ids[index] = PQgetvalue(found, index, 0);
    sequences[index] = atoll(PQgetvalue(found, index, 1));
  }
  PQclear(PQexec(connection, "INSERT INTO writers (id, session, batch) SELECT 1000000 + n, 0, 0 FROM generate_series(0, 63) n"
                             " ON CONFLICT DO NOTHING"));
  Writer *writers = calloc(connections, sizeof *writers);
  for (int number = 0; number < connections; number++) {
    Writer *writer = &writers[number];
    *writer = (Writer){.url = arguments[1], .number = number, .batch = atoi(arguments[2]), .items = items,
                       .connections = connections, .ids = ids, .sequences = sequences, .users = users};
    writer->connection = connect_to(arguments[1]);
    for (unsigned index = 0; index < sizeof statements / sizeof *statements; index++) {
      PGresult *result = PQprepare(writer->connection, statements[index][0], statements[index][1], 0, NULL);
      if (PQresultStatus(result) != PGRES_COMMAND_OK) fail(writer, statements[index][0]);
      PQclear(result);
    }
    if (!PQenterPipelineMode(writer->connection)) fail(writer, "pipeline");
  }
  struct timespec start, end;
  clock_gettime(CLOCK_MONOTONIC, &start);
  pthread_t *threads = calloc(connections, sizeof *threads);
  for (int number = 0; number < connections; number++) pthread_create(&threads[number], NULL, run, &writers[number]);
  for (int number = 0; number < connections; number++) pthread_join(threads[number], NULL);
  clock_gettime(CLOCK_MONOTONIC, &end);
  printf("%.6f\n", end.tv_sec - start.tv_sec + (end.tv_nsec - start.tv_nsec) / 1e9);
  /* Left open until now, so that what the server has used for them can be read. */
  fflush(stdout);
  getchar();
  return 0;
}
