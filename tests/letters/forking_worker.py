"""Keeps a mail worker running: a new one is forked as soon as the last has died.

    python forking_worker.py PIDFILE

Django is loaded once, so that a test can kill many workers in little time; each child is a
process of its own with its own connections, running the command as it is.
"""

import os
import signal
import sys
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]


def main(pidfile: Path) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from cases.letters import pdf
    from portal.management.commands import post_outbox  # noqa: F401 - loaded before the first fork

    pdf.available()

    def end(signum: int, frame: FrameType | None) -> None:
        os.kill(int(pidfile.read_text()), signal.SIGKILL)
        os._exit(0)

    signal.signal(signal.SIGTERM, end)
    while True:
        child = os.fork()
        if child == 0:
            call_command("post_outbox", "--forever")
            os._exit(0)
        pidfile.write_text(str(child))
        os.waitpid(child, 0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
