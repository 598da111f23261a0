"""The base of everything that happened."""

from fiche_tui.workshop.frozen import frozen


@frozen
class Fact:
    """Anything that happened."""
