"""The names of files and folders in a workshop's folder."""

import re

from fiche_tui.store.errors import BadId

JOURNAL = "journal-0001.json"
ROOM = "room.json"
SHEET = "sheet.md"
HOLDER = "facilitator.json"
HOLDER_LOCK = "facilitator.lock"
BOXES = "boxes"
SEALED = "sealed"

_ID = re.compile(r"[a-z0-9][a-z0-9-]{2,40}")
_BOX = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


def is_workshop_id(text: str) -> bool:
    """Say whether ``text`` may name a workshop's folder."""
    return _ID.fullmatch(text) is not None


def workshop_id(text: str) -> str:
    """Return ``text`` if it may name a workshop's folder, since what people type is never a path. Raises ``BadId``."""
    if not is_workshop_id(text):
        raise BadId(text)
    return text


def box_id(text: str) -> str:
    """Return ``text`` if it may name a ballot box's folder. Raises ``BadId``."""
    if not _BOX.fullmatch(text):
        raise BadId(text)
    return text


def round_file(round_number: int) -> str:
    """Return the name of the file that holds a round's ballots. Raises ``ValueError`` below 1."""
    if round_number < 1:
        raise ValueError("rounds are numbered from 1")
    return f"round-{round_number:04}.json"
