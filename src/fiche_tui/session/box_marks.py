"""The mark of a box in a round: it says to the box's owner that it is theirs, and nothing to anybody else.

The names of boxes are what keeps participants out of each other's ballots, so the journal and the room file hold marks.
"""

from fiche_tui.workshop.sha256 import sha256_hex


def mark_of(box: str, round_number: int) -> str:
    """Return the mark of a box, another one in each round; the name of an own box is too long to be found by trying."""
    return sha256_hex(f"{round_number} {box}".encode())[:40]
