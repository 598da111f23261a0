"""The sentences of keying in: what is wrong with the last key, how far the box is, what happens next.

On a mirrored wall the room reads them too: there, nothing that is on the paper is repeated.
"""

from collections.abc import Mapping, Sequence

from fiche_tui.drawing.keyed_paper import filled_words, place_words
from fiche_tui.drawing.question import Asked
from fiche_tui.drawing.turnout_words import more_words
from fiche_tui.keys.bindings import hints, key_name
from fiche_tui.language.sentences import refusal_sentence
from fiche_tui.language.translation import N_, _, ngettext
from fiche_tui.workshop.ballots import Round
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.keying.paper import Strip
from fiche_tui.workshop.turnout import Turnout
from fiche_tui.workshop.values import Purpose

FAULTS: Mapping[str, str] = {
    "blank": N_("Bulletin blanc? Entrée encore une fois pour le déposer ainsi."),
    "code-elsewhere": N_("{code} n’est pas sur ce bulletin. ⌫ pour corriger."),
    "code-in-both": N_("{code} est déjà à renforcer, et ne peut être aussi à alléger. ⌫ pour corriger."),
    "code-twice": N_("{code} est déjà écrit : un rôle ne compte qu’une fois. ⌫ pour corriger."),
    "count-missing": N_("Il manque un nombre ici."),
    "count-too-long": N_("Un nombre va jusqu’à {most}. ⌫ pour corriger."),
    "half-a-code": N_("Code inachevé : {code}. Écrivez la lettre et le chiffre."),
    "merged-code": N_("{code} est fusionné dans {into} : ⌫, puis écrivez {into}, s’il n’y est pas déjà."),
    "no-people": N_("Écrivez d’abord combien de personnes cette feuille compte."),
    "over-people": N_("{count} personnes, et la feuille en compte {people}. ⌫ pour corriger."),
    "too-many-counted": N_("{total} cases cochées en tout, et la feuille en permet {most}. ⌫ pour corriger."),
    "unknown-code": N_("{code} : ce code n’existe pas. ⌫ pour corriger."),
}
"""The sentence of each fault; those of scales and rows are made below, since they count."""

MASKED: Mapping[str, str] = {
    "code-elsewhere": N_("Code {position} : pas sur le bulletin. ⌫ pour corriger."),
    "code-in-both": N_("Code {position} : déjà dans l’autre liste. ⌫ pour corriger."),
    "code-twice": N_("Code {position} : déjà écrit. ⌫ pour corriger."),
    "half-a-code": N_("Code {position} : inachevé."),
    "merged-code": N_("Code {position} : fusionné dans un autre rôle. ⌫, puis voyez la liste."),
    "over-people": N_("Ce nombre dépasse celui des personnes de la feuille. ⌫ pour corriger."),
    "too-many-counted": N_("Il y a plus de cases cochées que la feuille n’en permet. ⌫ pour corriger."),
    "unknown-code": N_("Code {position} : pas sur le bulletin. ⌫ pour corriger."),
}
"""The same where the wall shows this screen."""


def fault_sentence(fault: Refusal, strips: Sequence[Strip], *, masked: bool) -> str:
    """Return what is wrong with the last key, in plain words."""
    values = fault.values
    if fault.code in ("family-unfinished", "family-full"):
        return _family_sentence(fault, strips)
    if fault.code == "not-a-level":
        return _("Écrivez un chiffre de 0 à {most}, ou x.").format(most=values["most"])
    if fault.code == "list-full":
        most = int(str(values["most"]))
        words = ngettext("{n} code au plus", "{n} codes au plus", most).format(n=most)
        return _("{words} : ⌫ pour ôter celui-ci.").format(words=words)
    if fault.code == "row-unbalanced":
        return _row_sentence(fault, strips, masked=masked)
    if masked and fault.code in MASKED:
        return _(MASKED[fault.code]).format_map(values)
    sentence = FAULTS.get(fault.code)
    return _(sentence).format_map(values) if sentence else refusal_sentence(fault.code, values)


def _family_sentence(fault: Refusal, strips: Sequence[Strip]) -> str:
    strip = strips[int(str(fault.values["family"]))]
    if fault.code == "family-full":
        full = _("{place} est pleine : Entrée pour continuer, ⌫ pour corriger.")
        return full.format(place=place_words(strip))
    given, total = int(str(fault.values["given"])), int(str(fault.values["total"]))
    return _("{words} : il en manque.").format(words=filled_words(strip, given, total))


def _row_sentence(fault: Refusal, strips: Sequence[Strip], *, masked: bool) -> str:
    lines = {line.subject: line.code for strip in strips for line in strip.lines}
    code = lines.get(str(fault.values["subject"]), "")
    if masked:
        return _("{code} : le total de la ligne n’est pas le nombre de personnes. ⌫ pour corriger.").format(code=code)
    people = int(str(fault.values["people"]))
    counted = ngettext("{n} personne", "{n} personnes", people).format(n=people)
    return _("{code} : {total} en tout, et la feuille compte {counted}. ⌫ pour corriger.").format(
        code=code, total=fault.values["total"], counted=counted
    )


def title_words(asked: Round, name: str, voters: int) -> str:
    """Return « Dépouillement · bulletin 7 sur 12 », the second number left out once it no longer says anything."""
    if asked.by_counts:
        return _("Dépouillement · feuille {name}").format(name=name)
    if name.isdigit() and int(name) <= voters:
        return _("Dépouillement · bulletin {name} sur {total}").format(name=name, total=voters)
    return _("Dépouillement · bulletin {name}").format(name=name)


def box_words(asked: Round, turnout: Turnout, voters: int) -> str:
    """Return « 6 bulletins déposés sur 12 », or how many people the slips count."""
    people = turnout.people
    if asked.by_counts:
        words = ngettext("{n} personne comptée", "{n} personnes comptées", people).format(n=people)
    else:
        words = ngettext("{n} bulletin déposé", "{n} bulletins déposés", people).format(n=people)
    return _("{words} sur {total}").format(words=words, total=voters) if voters else words


def corner_words(asked: Round, name: str, *, reopened: bool) -> str:
    """Return what to write at the corner of this paper, or that it was reopened."""
    if reopened:
        return (
            _("feuille {name}, rouverte").format(name=name)
            if asked.by_counts
            else _("bulletin {name}, rouvert").format(name=name)
        )
    if asked.by_counts:
        return _("écrivez {name} au coin de cette feuille").format(name=name)
    return _("écrivez {name} au coin de celui-ci").format(name=name)


def kept_words(asked: Round, name: str, *, corrected: bool) -> str:
    """Return what is said once a paper is in the box."""
    if asked.by_counts:
        done = _("Feuille {name} corrigée.") if corrected else _("Feuille {name} déposée.")
    else:
        done = _("Bulletin {name} corrigé.") if corrected else _("Bulletin {name} déposé.")
    return done.format(name=name)


def points_words(asked: Round, given: int) -> str:
    """Return « 3 points sur 4. » of a vote's paper that gives fewer than it may: allowed, and seen before the paper is
    put away; empty of every other."""
    most = asked.questions[0].most if asked.purpose is Purpose.VOTE else 0
    if not 0 < given < most:
        return ""
    return ngettext("{n} point sur {most}.", "{n} points sur {most}.", given).format(n=given, most=most)


def all_in_words(asked: Round, turnout: Turnout, voters: int, earlier: int) -> str:
    """Return what is said once nobody's paper is missing, or once there are too many (``earlier`` as ``more_words`` has
    it)."""
    if turnout.people > voters:
        return more_words(asked, turnout.people, voters, turnout.at_station, earlier)
    return _("Tout le monde est compté.") if asked.by_counts else _("Tous les bulletins y sont.")


def all_in_title(asked: Round, turnout: Turnout, voters: int) -> str:
    """Return « Dépouillement · tous y sont », without that where there are too many."""
    if turnout.people > voters:
        return _("Dépouillement")
    return _("Dépouillement · tout le monde est compté") if asked.by_counts else _("Dépouillement · tous y sont")


def answered_words(asked: Round, people: int, voters: int) -> tuple[str, str]:
    """Return what stands beside the number of those who answered: « bulletins », « sur 12 »."""
    if asked.by_counts:
        what = ngettext("personne comptée", "personnes comptées", people)
    else:
        what = ngettext("bulletin", "bulletins", people)
    return what, _("sur {n}").format(n=voters)


def all_in_keys(asked: Round) -> list[tuple[str, str]]:
    """Return what can be done once nobody's paper is missing: the key and its verb."""
    (again, _again), (another, _another) = hints("count.reopen", "count.ballots")
    slips = asked.by_counts
    return [
        (key_name("escape"), _("revenir à l’étape")),
        (again, _("rouvrir une feuille par son numéro") if slips else _("rouvrir un bulletin par son numéro")),
        (another, _("saisir une feuille de plus") if slips else _("saisir un bulletin de plus")),
    ]


def leaving_words(asked: Round, name: str) -> Asked:
    """Before leaving a paper that the box does not hold as it is typed; ``said`` where it is kept unfinished."""
    text = _("Ce qui est tapé n’est pas déposé, et serait perdu.")
    yes, no = _("quitter sans déposer"), _("continuer")
    if asked.by_counts:
        return Asked(_("Quitter la feuille {name}?").format(name=name), text, yes, no, "")
    said = _("Bulletin {name} gardé, pas fini : z pour le rouvrir.").format(name=name)
    return Asked(_("Quitter le bulletin {name}?").format(name=name), text, yes, no, said)


def regained_words(asked: Round, name: str, answers: int) -> str:
    """Return « Bulletin 5 : 6 chiffres repris. » of a paper that a kill left half keyed."""
    if asked.by_counts:
        what = ngettext("{n} nombre repris", "{n} nombres repris", answers)
        said = _("Feuille {name} : {what}.")
    else:
        digits = ngettext("{n} chiffre repris", "{n} chiffres repris", answers)
        what = digits if asked.questions[0].is_scale else ngettext("{n} code repris", "{n} codes repris", answers)
        said = _("Bulletin {name} : {what}.")
    return said.format(name=name, what=what.format(n=answers))


def removal_words(asked: Round, name: str) -> Asked:
    """Before a paper is taken out of the box."""
    text = _("Ses réponses seront effacées. Cela ne s’annule pas; le papier peut être saisi de nouveau.")
    if asked.by_counts:
        title, yes = _("Retirer la feuille {name}?"), _("retirer cette feuille")
        no, said = _("la garder"), _("Feuille {name} retirée.")
    else:
        title, yes = _("Retirer le bulletin {name}?"), _("retirer ce bulletin")
        no, said = _("le garder"), _("Bulletin {name} retiré.")
    return Asked(title.format(name=name), text, yes, no, said.format(name=name))


def absent_words(asked: Round, name: str) -> str:
    """Return what is said of a number that no paper bears."""
    if asked.by_counts:
        return _("Aucune feuille {n} n’est saisie ici.").format(n=name)
    return _("Aucun bulletin {n} n’est saisi ici.").format(n=name)
