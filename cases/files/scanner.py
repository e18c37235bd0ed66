"""Asking clamd about bytes: its INSTREAM command over TCP or a Unix socket, with a deadline.

Nothing but its own "OK" makes a file clean: silence, an error or half an answer is no answer.
"""

import re
import socket
import time
from typing import IO

from django.conf import settings

CONNECT = 3.0  # seconds
ANSWER = 20.0  # seconds for the whole of one file
_PIECE = 64 * 1024
_MOST_SAID = 4096  # bytes of an answer
_INFECTED = re.compile(rb"stream: .+ FOUND")


class NoAnswer(Exception):
    """Nothing was learnt. `away`: the scanner was not to be had, and will not be for the next."""

    def __init__(self, *, away: bool) -> None:
        super().__init__("away" if away else "refused")
        self.away = away


def configured() -> bool:
    """Whether this installation has a scanner."""
    return bool(settings.CLAMD)


def is_infected(stream: IO[bytes], *, within: float = ANSWER) -> bool:
    """What clamd says of the bytes of `stream`, from their beginning; NoAnswer when nothing, or
    not `within` these seconds."""
    until = time.monotonic() + within
    try:
        with _connected() as connection:
            said = _asked(connection, stream, until)
    except OSError as error:
        raise NoAnswer(away=True) from error
    if said == b"stream: OK":
        return False
    if _INFECTED.fullmatch(said):
        return True
    raise NoAnswer(away=not said)


def _connected() -> socket.socket:
    if settings.CLAMD.startswith("/"):
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(CONNECT)
        try:
            connection.connect(settings.CLAMD)
        except OSError:
            connection.close()
            raise
        return connection
    host, _colon, port = settings.CLAMD.rpartition(":")
    if not port.isdigit():
        raise ConnectionError("CLAMD names no port")
    return socket.create_connection((host.strip("[]"), int(port)), timeout=CONNECT)


def _asked(connection: socket.socket, stream: IO[bytes], until: float) -> bytes:
    """The answer of clamd, without its end mark; cut short when it says too much or stops."""
    try:
        _send(connection, b"zINSTREAM\0", until)
        stream.seek(0)
        while piece := stream.read(_PIECE):
            _send(connection, len(piece).to_bytes(4, "big") + piece, until)
        _send(connection, b"\0\0\0\0", until)
    except (BrokenPipeError, ConnectionResetError):
        pass  # it has heard enough: what it said is there to read
    said = b""
    while b"\0" not in said and len(said) < _MOST_SAID:
        connection.settimeout(_left(until))
        piece = connection.recv(_MOST_SAID)
        if not piece:
            return b""
        said += piece
    return said.partition(b"\0")[0]


def _send(connection: socket.socket, words: bytes, until: float) -> None:
    connection.settimeout(_left(until))
    connection.sendall(words)


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
