#!/usr/bin/env python3
"""The one command for this repository. Needs Python 3.11 or newer with pip, and nothing else.

    python3 dev.py demo            everything, running, with invented people and cases
    python3 dev.py test            every check and every test, as continuous integration runs them
    python3 dev.py manage ARGS…    Django's manage.py in the right environment
    python3 dev.py bench           what the main pages cost, as ratios
    python3 dev.py pins            work out the pinned versions again

What each does is in `.dev/`, standard library only.
"""

import argparse
import signal
import sys
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - the very thing to tell the reader
    sys.exit("Cyswllt needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".")

sys.path.insert(0, str(Path(__file__).resolve().parent / ".dev"))


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="dev.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    demo = commands.add_parser("demo", help="everything, running, with invented people and cases")
    demo.add_argument("--port", type=int, default=8000)
    demo.add_argument("--host", default="127.0.0.1")
    demo.add_argument("--fresh", action="store_true", help="empty the demo's database first")
    test = commands.add_parser("test", help="every check and every test")
    length = test.add_mutually_exclusive_group()
    length.add_argument("--quick", action="store_true", help="no browser and no PostgreSQL")
    length.add_argument("--full", action="store_true", help="the long figures too, up to an hour")
    test.epilog = "Anything else goes to pytest, and only the tests it names run: no checks."
    commands.add_parser("manage", help="manage.py in the right environment", add_help=False)
    measured = commands.add_parser("bench", help="what the main pages cost, as ratios")
    measured.add_argument("--full", action="store_true", help="with 100,000 closed cases, too")
    commands.add_parser("pins", help="work out the pinned versions again")
    options, rest = parser.parse_known_args()
    if rest and options.command not in ("test", "manage"):
        parser.error("unknown: " + " ".join(rest))

    if options.command == "demo":
        from demo import run

        return run(host=options.host, port=options.port, fresh=options.fresh)
    if options.command == "test":
        from checks import run

        return run(quick=options.quick, full=options.full, pytest_args=rest)
    if options.command == "manage":
        from demo import manage

        return manage(sys.argv[2:])
    if options.command == "bench":
        from demo import bench

        return bench(full=options.full)
    from prepare import pins

    return pins()


if __name__ == "__main__":
    from places import Stop

    # What is open is closed on SIGTERM too: programs, a database cluster, folders.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        sys.exit(main())
    except Stop as problem:
        sys.exit(f"\n{problem}")
    except KeyboardInterrupt:
        sys.exit(130)
