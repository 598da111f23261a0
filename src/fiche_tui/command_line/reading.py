"""The workshop that a command is about, as it is on disk."""

from fiche_tui.command_line.failure import Failure
from fiche_tui.command_line.places import workshops
from fiche_tui.language.sentences import undecodable_sentence
from fiche_tui.session.session import read_history
from fiche_tui.store.workshop import Workshop
from fiche_tui.workshop import State
from fiche_tui.workshop.codec import DecodeError


def workshop_of(text: str) -> tuple[Workshop, State]:
    """The workshop that ``text`` means and its state, read without disturbing whoever animates it.

    Raises ``StoreError``, or ``Failure`` when its journal holds something else than facts.
    """
    known = workshops()
    stored = known.open(known.find(text))
    try:
        return stored, read_history(stored).state
    except DecodeError as error:
        raise undecodable(text, error) from error


def state_of(text: str) -> State:
    """The state of the workshop that ``text`` means; raises as ``workshop_of``."""
    return workshop_of(text)[1]


def undecodable(text: str, error: DecodeError) -> Failure:
    """What to say of a workshop whose journal holds something else than facts."""
    return Failure(undecodable_sentence(text, error))
