"""The entry point of the ``fiche`` script."""

import gc
import sys
from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command, the process's own without ``arguments``; returns its exit code: 0, 1 (could not), 2 (usage)."""
    if arguments is not None:
        return _run(arguments)
    # Python's collector looks for cycles that nobody holds. They hardly arise while a program starts, and nearly all
    # that starting makes is kept. What goes on for long lets the collector work again (``system/collecting.py``).
    gc.disable()
    try:
        return _run(sys.argv[1:])
    finally:
        # Nor is anything looked through as the process ends.
        gc.freeze()


def _run(given: Sequence[str]) -> int:
    # Nothing else has to be known to say a version.
    if [*given] == ["--version"]:
        from fiche_tui.command_line.version import say_version

        return say_version(given)
    from fiche_tui.command_line.main import main as run

    return run(given)


if __name__ == "__main__":
    raise SystemExit(main())
