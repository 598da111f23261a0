"""A question before something is done that cannot be taken back by a key."""

from fiche_tui.workshop.frozen import frozen


@frozen
class Asked:
    """A question before something is given up, and the sentence once it is settled."""

    title: str
    text: str
    yes: str
    no: str
    said: str
