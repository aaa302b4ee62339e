"""The floor of the live stream: an asyncio server that writes the same bytes on each NOTIFY."""

import asyncio
import os
import sys

import psycopg

from ratsverbund.kernel import embedded

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"


async def serve(payload: bytes) -> None:
    """Take connections, and write to all of them whenever PostgreSQL says so."""
    writers: list[asyncio.StreamWriter] = []

    async def greet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await reader.readuntil(b"\r\n\r\n")
        except asyncio.IncompleteReadError:  # only tried the port
            return
        writer.write(HEAD)
        writers.append(writer)

    await asyncio.start_server(greet, "127.0.0.1", int(os.environ["PORT"]), backlog=2048)
    parts = embedded.dsn_parts()
    line = await psycopg.AsyncConnection.connect(
        host=parts["HOST"], port=parts["PORT"], dbname=parts["NAME"], user=parts["USER"],
        autocommit=True,
    )  # fmt: skip
    await line.execute("listen floor")
    async for _note in line.notifies():
        for writer in writers:
            writer.write(payload)


if __name__ == "__main__":
    asyncio.run(serve(bytes.fromhex(sys.argv[1])))
