"""The entry point of the ``fiche`` script."""

from fiche_tui.command_line.main import main

__all__ = ["main"]

if __name__ == "__main__":
    raise SystemExit(main())
