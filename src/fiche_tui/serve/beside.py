"""What a participant is told beside the page: that their ballot does not count any more, or how others are counted."""

from fiche_tui.language.translation import _
from fiche_tui.serve.participant import Page, Participant
from fiche_tui.workshop.short_text import one_line


def beside_words(one: Participant) -> str:
    """Return the sentences that hold as long as the room file says the same, empty where there is nothing to tell."""
    if one.page not in (Page.MEETING, Page.BALLOT):
        return ""
    return taken_out_words(one) or counted_words(one)


def taken_out_words(one: Participant) -> str:
    """Return what is said to somebody whose ballot was taken out of the round, empty where nobody's was."""
    if not one.taken_out:
        return ""
    words = _(
        "L’animation a retiré votre bulletin de ce tour, devant le groupe; il n’est pas compté. Raison : {reason}"
    )
    return words.format(reason=one_line(one.taken_out))


def counted_words(one: Participant) -> str:
    """Return what to do while hands or slips are counted, which asks nothing on this screen; empty while neither is."""
    asked = next((asked for asked in one.room.asked if asked.status == "open"), None)
    if asked is None:
        return ""
    by_hands = one.room.wall is not None and one.room.wall.hands
    if asked.asked.by_counts:
        if by_hands:
            return _("L’animation compte les mains : levez la vôtre avec les autres. Rien n’est demandé sur cet écran.")
        return _(
            "Chaque table compile ses réponses sur sa feuille : répondez avec la vôtre. Rien n’est demandé sur "
            "cet écran."
        )
    if not by_hands:
        return ""
    if one.has_voted:
        return _("L’animation compte les mains levées. Votre bulletin est déposé : ne levez pas la main.")
    return _("L’animation compte les mains levées : levez la vôtre, ou remplissez votre bulletin ici, pas les deux.")
