"""The turnout of a round in words, and what keeps it from being revealed."""

from fiche_tui.language.translation import _, ngettext
from fiche_tui.workshop.ballots import Round
from fiche_tui.workshop.turnout import HANDS, Turnout


def turnout_words(people: int, voters: int, *, counted: bool = False) -> str:
    """Return « 12 bulletins sur 14 personnes présentes », without the second number where it is unknown.

    Where people were ``counted``, by tally slips or by raised hands: « 12 personnes comptées sur 14 présentes ».
    """
    if counted:
        said = ngettext("{n} personne comptée", "{n} personnes comptées", people).format(n=people)
        of = ngettext("{ballots} sur {n} présente", "{ballots} sur {n} présentes", voters)
        return of.format(ballots=said, n=voters) if voters else said
    ballots = ngettext("{n} bulletin", "{n} bulletins", people).format(n=people)
    if not voters:
        return ballots
    present = ngettext("{n} personne présente", "{n} personnes présentes", voters).format(n=voters)
    return _("{ballots} sur {present}").format(ballots=ballots, present=present)


def answered_words(turnout: Turnout, asked: Round, voters: int) -> str:
    """Return how many have answered a round so far: ballots, or people where slips or raised hands counted some."""
    return turnout_words(turnout.people, voters, counted=turnout.counts_people(asked))


def beside_number(people: int, voters: int, *, counted: bool) -> tuple[str, str]:
    """Return what a big number counts, and out of how many, empty where that is unknown; arguments as above."""
    if counted:
        what = ngettext("personne comptée", "personnes comptées", people)
        of = ngettext("sur {n} présente", "sur {n} présentes", voters).format(n=voters)
    else:
        what = ngettext("bulletin", "bulletins", people)
        of = ngettext("sur {n} personne présente", "sur {n} personnes présentes", voters).format(n=voters)
    return what, of if voters else ""


def taken_out_words(ballots: int) -> str:
    """Say that ballots of accounts were taken out of the round; empty where none was."""
    if not ballots:
        return ""
    words = ngettext("{n} bulletin retiré, devant le groupe.", "{n} bulletins retirés, devant le groupe.", ballots)
    return words.format(n=ballots)


def unfinished_words(names: tuple[str, ...], *, slips: bool = False) -> str:
    """Say which papers are not finished: those keyed here by number, the others by how many there are."""
    numbered = [name for name in names if name.isascii() and name.isdigit()]
    others = len(names) - len(numbered) - (HANDS in names)
    words = [_("Pas fini : le compte à main levée (F7 pour continuer).")] if HANDS in names else []
    if numbered and slips:
        words.append(
            ngettext(
                "Pas finie : la feuille {names} (z pour la rouvrir).",
                "Pas finies : les feuilles {names} (z pour les rouvrir).",
                len(numbered),
            ).format(names=", ".join(numbered))
        )
    elif numbered:
        words.append(
            ngettext(
                "Pas fini : le bulletin {names} (z pour le rouvrir).",
                "Pas finis : les bulletins {names} (z pour les rouvrir).",
                len(numbered),
            ).format(names=", ".join(numbered))
        )
    if others:
        words.append(
            ngettext(
                "{n} personne remplit encore le sien à l’écran.",
                "{n} personnes remplissent encore le leur à l’écran.",
                others,
            ).format(n=others)
        )
    return "▲ " + " ".join(words)


def more_words(asked: Round, people: int, voters: int, at_station: int = 0, earlier: int = 0) -> str:
    """Say what is wrong when the box counts more people than the room has votes. ``at_station`` of them voted at the
    laptop that is passed around, perhaps somebody who also handed in a paper.

    ``earlier`` is the number of the round's meeting once it is over: its presences can no longer be marked.
    """
    if earlier:
        then = (
            _("▲ {people} personnes comptées pour {voters} présentes à la rencontre {n}.")
            if asked.by_counts
            else _("▲ {people} bulletins pour {voters} voix présentes à la rencontre {n}.")
        )
        return then.format(people=people, voters=voters, n=earlier)
    if at_station:
        twice = _("▲ {people} bulletins pour {voters} voix : quelqu’un a-t-il voté au poste et sur papier?")
        return twice.format(people=people, voters=voters)
    if asked.by_counts:
        sentence = _("▲ {people} personnes comptées pour {voters} présentes : voyez les présences (y).")
    else:
        sentence = _("▲ {people} bulletins pour {voters} voix : voyez les présences (y).")
    return sentence.format(people=people, voters=voters)
