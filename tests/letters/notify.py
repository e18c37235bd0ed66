"""GOV.UK Notify on this machine, as far as we speak to it: a real HTTP server with its API."""

import json
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

from notifications_python_client.authentication import decode_jwt_token

SERVICE, SECRET = "2d5d1a4c-6c1b-4f0e-9b0f-0d8a6e1f7c11", "c9b3a1c2-4f7e-4e6d-8a55-7b1f0c2d3e44"
API_KEY = f"tests-{SERVICE}-{SECRET}"
EMAIL_TEMPLATE, TEXT_TEMPLATE = str(uuid.UUID(int=1)), str(uuid.UUID(int=2))


class Notify:
    """What came in, and what to say: `refuse` gives a status and words, or None to accept."""

    def __init__(self) -> None:
        self.received: list[tuple[str, bytes]] = []
        self.statuses: dict[str, str] = {}
        self.refuse: Callable[[dict], tuple[int, str] | None] = lambda request: None
        self.asked = 0

    def take(self, kind: str, body: bytes) -> tuple[int, dict]:
        request = json.loads(body)
        if (refused := self.refuse(request)) is not None:
            status, words = refused
            errors = [{"error": "ValidationError", "message": words}]
            return status, {"status_code": status, "errors": errors}
        self.received.append((kind, body))
        identity = str(uuid.uuid4())
        self.statuses[identity] = "created"
        return 201, {"id": identity, "reference": request["reference"], "content": {}}

    def tell(self, path: str, query: dict[str, list[str]]) -> tuple[int, dict]:
        identity = path.removeprefix("/v2/notifications").strip("/")
        if identity:
            self.asked += 1
            found = self.statuses.get(identity)
            return (200, {"id": identity, "status": found}) if found else (404, {"errors": []})
        known = zip(self.statuses, self.received, strict=True)
        had = [
            {"id": identity}
            for identity, (_kind, body) in known
            if json.loads(body)["reference"] in query.get("reference", [])
        ]
        return 200, {"notifications": had, "links": {}}


@contextmanager
def notify_server() -> Iterator[tuple[Notify, str]]:
    """A server on loopback: (what it does and has, its address)."""
    notify = Notify()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            kind = self.path.removeprefix("/v2/notifications/")
            self._answer(*notify.take(kind, body))

        def do_GET(self) -> None:
            found = urlsplit(self.path)
            self._answer(*notify.tell(found.path, parse_qs(found.query)))

        def _answer(self, status: int, said: dict) -> None:
            assert decode_jwt_token(self.headers["Authorization"].removeprefix("Bearer "), SECRET)
            content = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield notify, f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)
