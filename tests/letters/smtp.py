"""A mail server on this machine, real but for what it does with the mail: keep it, or misbehave."""

import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, syntax


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class Post:
    """What came in, byte for byte, and the answers to give: None is the server's usual one."""

    def __init__(self) -> None:
        self.received: list[bytes] = []
        self.recipients: list[list[str]] = []
        self.at_quit = "221 Bye"
        self.at_rcpt: Callable[[str], str | None] = lambda address: None
        self.before_keeping: Callable[[], str | None] = lambda: None
        self.after_keeping: Callable[[], None] = lambda: None

    async def handle_QUIT(self, server, session, envelope):
        return self.at_quit

    async def handle_RCPT(self, server, session, envelope, address, options):
        if (answer := self.at_rcpt(address)) is not None:
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if (answer := self.before_keeping()) is not None:
            return answer
        self.received.append(envelope.original_content)
        self.recipients.append(list(envelope.rcpt_tos))
        self.after_keeping()
        return "250 OK"


class PostWithReports(Post):
    """And it knows of delivery reports (RFC 3461): keeps what was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        return [*responses[:-1], "250-DSN", responses[-1]]


class _KnowsReports(SMTP):
    @syntax("MAIL FROM: <address>")
    async def smtp_MAIL(self, arg):
        await super().smtp_MAIL(self._noted(arg))

    @syntax("RCPT TO: <address>")
    async def smtp_RCPT(self, arg):
        await super().smtp_RCPT(self._noted(arg))

    def _noted(self, arg: str) -> str:
        found = re.findall(r" ((?:RET|ENVID|NOTIFY|ORCPT)=\S+)", arg)
        self.event_handler.asked += found
        for parameter in found:
            arg = arg.replace(f" {parameter}", "")
        return arg


class _Controller(Controller):
    def factory(self) -> SMTP:
        kind = _KnowsReports if isinstance(self.handler, PostWithReports) else SMTP
        return kind(self.handler, **self.SMTP_kwargs)


@contextmanager
def mail_server(
    port: int | None = None, *, post: Post | None = None, utf8: bool = True
) -> Iterator[tuple[Post, int]]:
    """A server on loopback: (what it does and has, its port)."""
    post, port = post or Post(), port or free_port()
    controller = _Controller(post, hostname="127.0.0.1", port=port, enable_SMTPUTF8=utf8)
    controller.start()
    try:
        yield post, port
    finally:
        controller.stop()


class Ear:
    """A port that takes connections and never says a word."""

    def __init__(self, listening: socket.socket) -> None:
        self._listening = listening
        self.port: int = listening.getsockname()[1]

    def connections(self) -> int:
        """How many have come since it was last asked."""
        self._listening.setblocking(False)
        found = 0
        while True:
            try:
                self._listening.accept()[0].close()
            except BlockingIOError:
                return found
            found += 1


@contextmanager
def silent_server() -> Iterator[Ear]:
    """A black hole."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(8)
        yield Ear(listening)


@contextmanager
def dropping_server() -> Iterator[int]:
    """It takes the message and hangs up before it says whether it kept it."""
    with socket.socket() as ear:
        ear.bind(("127.0.0.1", 0))
        ear.listen(8)
        ear.settimeout(10)

        def serve() -> None:
            line, _ = ear.accept()
            talk = line.makefile("rwb")
            talk.write(b"220 here\r\n")
            talk.flush()
            for answer in (b"250 hello\r\n", b"250 ok\r\n", b"250 ok\r\n", b"354 go\r\n"):
                talk.readline()
                talk.write(answer)
                talk.flush()
            while talk.readline() != b".\r\n":
                pass
            talk.close()
            line.shutdown(socket.SHUT_RDWR)
            line.close()

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield ear.getsockname()[1]
        thread.join(timeout=10)
