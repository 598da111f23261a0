"""The sentences of a ballot filled by the person whose it is. None of them tells what was chosen, only how much."""

from collections.abc import Mapping

from fiche_tui.drawing.own_ballot_words import missing_words
from fiche_tui.drawing.question import Asked
from fiche_tui.language.translation import N_, _, ngettext
from fiche_tui.workshop.ballots import Round
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.keying.own import OwnKeying, OwnMarks, OwnScales
from fiche_tui.workshop.values import Purpose

STORED = N_("Enregistré, secret avant le dévoilement.")
"""Said once the ballot is on disk, and not before."""

NOTHING_KEPT: Mapping[str, str] = {
    "given-up": N_("Ce bulletin n’a pas été déposé : rien n’en est gardé."),
    "erased": N_("Un bulletin commencé attendait : il a été effacé, rien n’en est déposé."),
    "unsure": N_("Le disque n’a pas confirmé : ce bulletin est peut-être déposé. Prévenez l’animation."),
}
"""Said to the next person, by how the last one left without a ballot."""


def act_words(asked: Round) -> str:
    """Return what the person does, in one verb: the start of the first row."""
    return _("Voter") if asked.purpose is Purpose.VOTE else _("Évaluer")


def fault_words(fault: Refusal, asked: Round) -> str:
    """Return what is wrong with the last key, in plain words."""
    if fault.code == "not-a-level":
        return _("Écrivez un chiffre de 0 à {most}, ou x.").format(most=fault.values["most"])
    if fault.code == "ticked-elsewhere":
        return _("Ce rôle est déjà coché dans l’autre liste.")
    most = int(str(fault.values["most"]))
    if asked.purpose is Purpose.VOTE:
        full = ngettext(
            "Votre point est donné : décochez d’abord un rôle.",
            "Vos {n} points sont donnés : décochez d’abord un rôle.",
            most,
        )
    else:
        full = ngettext(
            "{n} rôle au plus dans cette liste : décochez-le d’abord.",
            "{n} rôles au plus dans cette liste : décochez-en un d’abord.",
            most,
        )
    return full.format(n=most)


def ending_words(keying: OwnKeying, *, named: bool) -> Asked:
    """Before a ballot is put in: what is missing, what that means, and whether it can be replaced later."""
    later = (
        _("Vous pourrez le remplacer tant que le tour est ouvert.")
        if named
        else _("Sans nom, il ne pourra plus être remplacé.")
    )
    if isinstance(keying, OwnScales):
        title, text, no = _ending_scales(keying)
    else:
        title, text, no = _ending_marks(keying)
    yes = _("le déposer") if no == _("revoir") else _("déposer ainsi")
    return Asked(title, f"{text} {later}", yes, no, "")


def _ending_scales(keying: OwnScales) -> tuple[str, str, str]:
    missing = missing_words(keying)
    if not missing:
        return _("Déposer votre bulletin?"), _("Vous avez répondu à tout."), _("revoir")
    kept = ngettext("{missing} : laisser ainsi?", "{missing} : les laisser?", keying.missing).format(missing=missing)
    what = _("Ce qui est sans réponse compte comme « je ne sais pas ».")
    return _("Déposer votre bulletin?"), f"{kept} {what}", _("y revenir")


def _ending_marks(keying: OwnMarks) -> tuple[str, str, str]:
    if keying.untouched:
        return _("Bulletin blanc?"), _("Rien n’est coché. Un bulletin blanc compte aussi."), _("y revenir")
    if keying.asked.purpose is Purpose.VOTE:
        if keying.left:
            title = ngettext("Encore {n} point : le laisser?", "Encore {n} points : les laisser?", keying.left)
            return title.format(n=keying.left), _("Un point qui n’est pas donné ne compte pas."), _("y revenir")
        return _("Déposer votre bulletin?"), _("Tous vos points sont donnés."), _("revoir")
    numbers = [len(ticked) for ticked in keying.lists]
    text = _("{reinforce} à renforcer, {lighten} à alléger.").format(reinforce=numbers[0], lighten=numbers[-1])
    return _("Déposer votre bulletin?"), text, _("revoir")


def quitting_words() -> Asked:
    """Before a ballot that was begun is given up."""
    return Asked(
        _("Quitter sans déposer?"),
        _("Rien n’est déposé : ce que vous avez répondu sera effacé."),
        _("tout effacer"),
        _("continuer"),
        "",
    )
