"""A mail server as a process of its own: `python -m tests.smtp PORT FOLDER`.

It speaks as much of RFC 5321 as a client needs. Each mail becomes a file in FOLDER. The local part of an address
chooses what happens: `gone@…` is refused for good, `later@…` for now, `cut@…` loses the connection after the text.
"""

import asyncio
import sys
from asyncio import StreamReader, StreamWriter
from pathlib import Path

REFUSALS = {"gone": "550 No such mailbox", "later": "450 Try again later"}


async def converse(reader: StreamReader, writer: StreamWriter, folder: Path) -> None:
    """One connection, from greeting to goodbye."""

    async def say(line: str) -> None:
        writer.write(f"{line}\r\n".encode())
        await writer.drain()

    await say("220 tests.smtp")
    to = ""
    while line := (await reader.readline()).decode().strip():
        verb, _, rest = line.upper().partition(" ")
        if verb == "RCPT":
            to = rest.removeprefix("TO:<").split(">")[0].lower()
            await say(REFUSALS.get(to.split("@")[0], "250 OK"))
        elif verb == "DATA":
            await say("354 Go on")
            text = await reader.readuntil(b"\r\n.\r\n")
            number = len(list(folder.iterdir())) + 1
            (folder / f"{number:03}.eml").write_bytes(text.removesuffix(b".\r\n"))
            if to.startswith("cut@"):
                break
            await say("250 Taken")
        elif verb == "QUIT":
            await say("221 Bye")
            break
        else:
            await say("250 OK")
    writer.close()


async def serve(port: int, folder: Path) -> None:
    """Answer until killed."""
    server = await asyncio.start_server(lambda reader, writer: converse(reader, writer, folder), "127.0.0.1", port)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), Path(sys.argv[2])))
