"""Why a workshop cannot be read, in one sentence."""

from fiche_tui.language.sentences import error_sentence, undecodable_sentence
from fiche_tui.store.errors import StoreError
from fiche_tui.workshop.codec import DecodeError


def sentence_of(error: StoreError | DecodeError, workshop_id: str) -> str:
    """Return one sentence on what keeps a workshop from being read."""
    if isinstance(error, StoreError):
        return error_sentence(error.code, error.values)
    return undecodable_sentence(workshop_id, error)
