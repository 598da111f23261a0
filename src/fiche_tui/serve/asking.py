"""What a participant is asked and told at the door and around their ballot, on a page and line by line alike."""

from fiche_tui.drawing.own_ballot_asked import ending_words, quitting_words
from fiche_tui.drawing.question import Asked
from fiche_tui.language.translation import _
from fiche_tui.serve.participant import Page, Participant
from fiche_tui.workshop.room.values import Way


def door_words(one: Participant) -> tuple[str, ...]:
    """Return the sentences of the door: the meeting first, then who could read a ballot."""
    title = one.room.header.title or one.room.header.collective
    if one.page is Page.SHUT:
        return title, _("L’animation a fermé cette porte, ou changé le code. Regardez l’écran projeté.")
    return (
        title,
        _("Vous allez suivre la rencontre ici, et y remplir votre bulletin."),
        *_whose_words(one.way),
        _("Le groupe ne verra que les totaux."),
    )


def _whose_words(way: Way) -> tuple[str, ...]:
    """Return who could know whose a ballot is, and what finds it again."""
    if way is Way.ACCOUNT:
        return (_("Votre compte est lié à votre bulletin sur ce serveur; l’administration pourrait le lire."),)
    mine = (
        _("Gardez votre coupon : jusqu’au dévoilement, votre jeton retrouve votre bulletin.")
        if way is Way.TOKEN
        else _(
            "Une connexion a un bulletin : après une coupure, il reste déposé, mais vous ne pourrez plus le changer."
        )
    )
    return mine, _("L’administration de ce serveur pourrait lire les bulletins.")


def question_words(one: Participant) -> Asked:
    """Return what is asked before a ballot is put in, or given up."""
    if one.page is Page.GIVE_UP or one.keying is None:
        return quitting_words()
    return ending_words(one.keying, named=True)
