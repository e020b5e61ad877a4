"""Run the command line with `python -m reptrack`."""

from __future__ import annotations

from reptrack.cli.app import main

if __name__ == "__main__":
    main()
