"""The site on a free port of this machine, in threads of the test's own process."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread


@contextmanager
def serve() -> Iterator[str]:
    """Serve the WSGI application; gives its address.

    In one process with the test, so that `moment`, `mail.outbox` and `settings` reach it.
    """
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
    from django.core.wsgi import get_wsgi_application

    class Quiet(WSGIRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet, allow_reuse_address=True)
    server.daemon_threads = True
    server.set_app(get_wsgi_application())
    thread = Thread(target=server.serve_forever, name="site", daemon=True)
    thread.start()
    try:
        yield f"http://localhost:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)
