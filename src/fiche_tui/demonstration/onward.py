"""Where a person goes on to when the program closes its screens: each begins with screens of its own."""

from enum import StrEnum

from fiche_tui.workshop.frozen import frozen


class Where(StrEnum):
    """What is opened next."""

    HOME = "home"
    NEW = "new"
    """Home, with the questions of a new workshop."""
    BACK = "back"
    """Where the trial was begun: home, or the shell."""
    DEMONSTRATION = "demonstration"
    REHEARSAL = "rehearsal"


@frozen
class Onward:
    """What is opened next; ``workshop`` is the id of the one to rehearse, ``said`` what home says of what was left."""

    where: Where
    workshop: str = ""
    said: str = ""
