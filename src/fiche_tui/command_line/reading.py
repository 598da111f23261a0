"""The workshop that a command is about, as it is on disk."""

from fiche_tui.command_line.failure import Failure
from fiche_tui.command_line.places import workshops
from fiche_tui.language.sentences import undecodable_sentence
from fiche_tui.session.stored_history import read_history
from fiche_tui.store.workshop import Workshop
from fiche_tui.workshop.codec import DecodeError
from fiche_tui.workshop.state import State


def workshop_of(text: str) -> tuple[Workshop, State]:
    """Return the workshop that ``text`` means and its state, read without disturbing its facilitator.

    Raises ``StoreError``, or ``Failure`` when its journal holds anything but facts.
    """
    known = workshops()
    stored = known.open(known.find(text))
    try:
        return stored, read_history(stored).state
    except DecodeError as error:
        raise undecodable(text, error) from error


def state_of(text: str) -> State:
    """Return the state of the workshop that ``text`` means; raises as ``workshop_of``."""
    return workshop_of(text)[1]


def undecodable(text: str, error: DecodeError) -> Failure:
    """Return what to say of a workshop whose journal holds anything but facts."""
    return Failure(undecodable_sentence(text, error))
