"""What a half-keyed paper holds: enough to take it up again where it was left."""

from itertools import zip_longest

from fiche_tui.workshop.frozen import frozen


@frozen
class Written:
    """The answers as typed, row by row, and where the cursor is. ``typed`` is what no key has ended yet."""

    rows: tuple[tuple[str, ...], ...]
    at: int = 0
    place: int = 0
    typed: str = ""


def regained(before: Written, after: Written) -> int:
    """Return how many answers stand on ``after`` and not on ``before``, one that is not ended yet included."""
    rows = zip_longest(before.rows, after.rows, fillvalue=())
    pairs = (pair for old, new in rows for pair in zip_longest(old, new, fillvalue=""))
    return sum(new not in ("", old) for old, new in pairs) + bool(after.typed)
