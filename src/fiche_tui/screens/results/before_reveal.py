"""What is asked before a reveal, which cannot be undone: how many answered, how many are missing, by which doors.

Never who: a person who has not answered is nobody's business.
"""

from fiche_tui.drawing.results.pending_round import left_in_the_room
from fiche_tui.drawing.turnout_words import taken_out_words
from fiche_tui.language.translation import _, ngettext
from fiche_tui.workshop.state import RoundState, State
from fiche_tui.workshop.turnout import SECRET_FROM, Turnout, told_apart
from fiche_tui.workshop.voters import voters_of_round


def before_the_reveal(state: State, one: RoundState, turnout: Turnout) -> str:
    """Return the figures, with the question to the room where somebody's answer may be missing."""
    voters = voters_of_round(state, one)
    told = [_figures(one, turnout, voters)]
    if not voters or turnout.people < voters:
        told[0] += " " + left_in_the_room(one.asked)
    return "\n".join(text for text in (*told, ways_words(turnout), taken_out_words(len(one.taken_out))) if text)


def _figures(one: RoundState, turnout: Turnout, voters: int) -> str:
    """Return « 6 bulletins sur 13 : il en manque 7. »"""
    people = turnout.people
    if voters and people > voters:
        return _("▲ {people} réponses pour {voters} personnes qui votent. Vérifiez avant de dévoiler.").format(
            people=people, voters=voters
        )
    if turnout.counts_people(one.asked):
        answered = ngettext("{n} personne comptée", "{n} personnes comptées", people).format(n=people)
    else:
        answered = ngettext("{n} bulletin", "{n} bulletins", people).format(n=people)
    if not voters:
        return f"{answered}."
    if people == voters:
        return _("{answered} sur {voters} : tous y sont.").format(answered=answered, voters=voters)
    missing = voters - people
    return ngettext(
        "{answered} sur {voters} : il en manque {n}.", "{answered} sur {voters} : il en manque {n}.", missing
    ).format(answered=answered, voters=voters, n=missing)


def ways_words(turnout: Turnout) -> str:
    """Return how many came in by each door, empty where there is one.

    With fewer than five at one of them there is no figure at all: the others would give it away.
    """
    keyed = turnout.people - turnout.at_station - turnout.on_own - turnout.by_ssh - turnout.by_hands
    counted = (
        (_("papier"), keyed),
        (_("poste"), turnout.at_station),
        (_("à son écran"), turnout.on_own),
        (_("par SSH"), turnout.by_ssh),
        (_("à main levée"), turnout.by_hands),
    )
    used = [(door, number) for door, number in counted if number]
    if len(used) < 2:
        return ""
    if not told_apart(*(number for _door, number in used)):
        few = _("{door} (moins de cinq)")
        each = [few.format(door=door) if number < SECRET_FROM else door for door, number in used]
    else:
        each = [_("{door} : {number}").format(door=door, number=number) for door, number in used]
    return _("Par où : {doors}").format(doors=" · ".join(each))
