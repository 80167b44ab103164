"""Counts what a command costs of round trips to PostgreSQL."""

import asyncio
import contextlib
import struct
import threading


class Counter:
    """A proxy that counts round trips: each ends with one Sync."""

    def __init__(self, port):
        self.target = port
        self.trips = {"resend": [], "AddHuman": []}
        self.loop = asyncio.new_event_loop()
        self.server = self.loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", 0))
        self.port = self.server.sockets[0].getsockname()[1]
        threading.Thread(target=self.loop.run_forever, daemon=True).start()

    async def _serve(self, reader, writer):
        upward, downward = await asyncio.open_connection("127.0.0.1", self.target)
        await asyncio.gather(self._forward(upward, writer), self._read(reader, downward))

    async def _forward(self, reader, writer):
        while data := await reader.read(65536):
            writer.write(data)
        writer.close()

    async def _read(self, reader, writer):
        statements, trips, asked = {}, None, set()
        with contextlib.suppress(asyncio.IncompleteReadError):
            # What begins has no type; libpq asks for encryption first.
            while True:
                head = await reader.readexactly(8)
                length, code = struct.unpack(">II", head)
                writer.write(head + await reader.readexactly(length - 8))
                if code == 196608:
                    break
            while True:
                head = await reader.readexactly(5)
                body = await reader.readexactly(struct.unpack(">I", head[1:])[0] - 4)
                writer.write(head + body)
                if head[:1] == b"P":
                    name, sql = body.split(b"\0")[:2]
                    statements[name] = sql
                elif head[:1] == b"B":
                    sql = statements.get(body.split(b"\0")[1], b"")
                    if sql == b"BEGIN":
                        trips, asked = 0, set()
                    asked.add(sql.split(b"(")[0] if b"added AS" not in sql else b"new users")
                elif head[:1] == b"S" and trips is not None:
                    trips += 1
                    if b"COMMIT" in asked:
                        if any(sql.startswith(b"INSERT INTO outbox") for sql in asked):
                            self.trips["AddHuman" if b"new users" in asked else "resend"].append(trips)
                        trips = None
        writer.close()
