"""What closes the minutes: the day they were adopted and a place to sign, once they are final."""

from fiche_tui.minutes.document import Blank, Block, Group, Inline, Look, Paragraph
from fiche_tui.minutes.words import Words
from fiche_tui.workshop.state import State


def signature(state: State, words: Words) -> list[Block]:
    """Return the line to sign; provisional minutes are not signed."""
    _ = words._
    if state.final_at is None:
        return []
    line: Inline = (Blank(),)
    said = _("Adopté le {day} Signature {line}", day=line, line=line)
    if state.approved_on:
        said = _("Adopté {day}. Signature {line}", day=words.day(state.approved_on), line=line)
    return [Group(Look.SIGNATURE, (Paragraph(said),))]
