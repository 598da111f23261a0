"""The names of files and folders in a workshop's folder."""

import re

from fiche_tui.store.errors import BadId

JOURNAL = "journal-0001.json"
ROOM = "room.json"
SHEET = "sheet.md"
HOLDER = "facilitator.json"
HOLDER_LOCK = "facilitator.lock"
RESTORED = "restored.json"
"""Says that a copy of the journal was gone back to, until the journal says so."""
PURGING = "purging.json"
"""Says that the ballots are being destroyed, until the journal says that they were."""
DRAFTS = "drafts.json"
"""Papers half keyed."""
DOORS = "doors.json"
"""The code and the hashed tokens that let people in over SSH."""
SHELVED = "shelved.json"
"""Says that the list leaves the workshop out until somebody brings it back."""
SERVING = "serve.json"
"""Where the SSH door listens, for as long as its lock is held."""
SERVING_LOCK = "serve.lock"
BOXES = "boxes"
SEALED = "sealed"
KEYBOARD = "animation"
"""The box of the facilitator's keyboard: paper ballots, tally slips and counts."""
STATION = "poste"
"""The box of the laptop that is passed around."""
SSH = "ssh"
"""The box of the SSH server, for all who vote through it."""

LAST = 9999
"""The highest number of a round and of a journal."""

SHEETS = "sheets"
"""The folder of the data folder that holds the user's own sheets."""

RESERVED = frozenset({SHEETS})
"""Folders of the data folder that are no workshops."""

_ID = re.compile(r"[a-z0-9][a-z0-9-]{2,40}")
_DESK = re.compile(rf"({KEYBOARD}|{STATION}|{SSH})(?:-([2-9]|[1-9][0-9]{{1,3}}))?(?:-x[0-9a-f]{{4,8}})?")
_BOX = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_JOURNAL = re.compile(r"journal-(?!0000)[0-9]{4}\.json")
_ROUND = re.compile(r"round-(?!0000)[0-9]{4}\.json")


def is_workshop_id(text: str) -> bool:
    """Say whether ``text`` may name a workshop's folder."""
    return text not in RESERVED and _ID.fullmatch(text) is not None


def workshop_id(text: str) -> str:
    """Return ``text`` if it may name a workshop's folder, since what people type is never a path. Raises ``BadId``."""
    if not is_workshop_id(text):
        raise BadId(text)
    return text


def is_box_id(text: str) -> bool:
    """Say whether ``text`` may name a ballot box's folder."""
    return _BOX.fullmatch(text) is not None


def box_id(text: str) -> str:
    """Return ``text`` if it may name a ballot box's folder. Raises ``BadId``."""
    if not is_box_id(text):
        raise BadId(text)
    return text


def desk_box(kind: str, number: int) -> str:
    """Return the usual id of the box of a desk, as ``KEYBOARD``, ``STATION`` or ``SSH``, of the account that writes
    journal ``number``.

    A file has one writer, so each account has boxes of its own.
    """
    return kind if number == 1 else f"{kind}-{number}"


def spare_desk_box(kind: str, number: int, spare: int) -> str:
    """Return the ``spare``-th id for the same box, for where somebody else took the usual one."""
    return f"{desk_box(kind, number)}-x{spare:04x}"


def desk_of(box: str) -> tuple[str, int] | None:
    """Return the kind and the number that ``desk_box`` or ``spare_desk_box`` made the id of; None for any other box.

    A name is only a claim: see ``desks``.
    """
    found = _DESK.fullmatch(box)
    return (found[1], int(found[2] or 1)) if found else None


def round_file(round_number: int) -> str:
    """Return the name of the file that holds a round's ballots. Raises ``ValueError`` outside 1 to 9999."""
    if not 1 <= round_number <= LAST:
        raise ValueError("rounds are numbered from 1 to 9999")
    return f"round-{round_number:04}.json"


def key_file(round_number: int) -> str:
    """Return the name of the file that holds the key of a box's ballot ids. Raises ``ValueError`` as ``round_file``."""
    return f"key-{round_file(round_number).removeprefix('round-')}"


def is_round_file(name: str) -> bool:
    """Say whether ``name`` is one that ``round_file`` returns."""
    return _ROUND.fullmatch(name) is not None


def journal_file(number: int) -> str:
    """Return the name of a workshop's journal of that number. Raises ``ValueError`` outside 1 to 9999."""
    if not 1 <= number <= LAST:
        raise ValueError("journals are numbered from 1 to 9999")
    return f"journal-{number:04}.json"


def journal_number(name: str) -> int:
    """Return the number that ``journal_file`` made the name ``name`` of."""
    return int(name.removesuffix(".json").rpartition("-")[2])


def is_journal(name: str) -> bool:
    """Say whether ``name`` is one that ``journal_file`` returns."""
    return _JOURNAL.fullmatch(name) is not None
