"""How much is left to answer on a ballot of one's own; never what was answered."""

from fiche_tui.language.translation import ngettext
from fiche_tui.workshop.keying.own import OwnMarks, OwnScales
from fiche_tui.workshop.sheet import Instrument


def left_words(keying: OwnMarks) -> str:
    """Return « encore 2 points »; once there is none, that all are given."""
    question, left = keying.asked.questions[keying.at], keying.left
    if question.id == "dots":
        if not left:
            return ngettext("votre point est donné", "vos {n} points sont donnés", keying.most).format(n=keying.most)
        return ngettext("encore {n} point", "encore {n} points", left).format(n=left)
    if not left:
        return ngettext("{n} rôle coché, pas plus", "{n} rôles cochés, pas plus", keying.most).format(n=keying.most)
    return ngettext("encore {n} rôle au plus", "encore {n} rôles au plus", left).format(n=left)


def missing_words(keying: OwnScales) -> str:
    """Return « 3 rôles sans réponse », empty when nothing is missing."""
    if not keying.missing:
        return ""
    if keying.asked.instrument is Instrument.FAMILY:
        words = ngettext("{n} famille sans réponse", "{n} familles sans réponse", keying.missing)
    else:
        words = ngettext("{n} rôle sans réponse", "{n} rôles sans réponse", keying.missing)
    return words.format(n=keying.missing)
