"""Start the command line, as `reptrack` or as `python -m reptrack`."""

from __future__ import annotations

import signal

__all__ = ["main"]


def main() -> None:
    """Run the command line. Ctrl-C ends it without a word while it loads: no file is open yet; see `reptrack.cli.session` for later."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from reptrack.cli.app import main as run  # noqa: PLC0415 - takes most of the time in which nobody handles Ctrl-C

    run()


if __name__ == "__main__":
    main()
