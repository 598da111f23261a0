"""The counts as a table for a spreadsheet: RFC 4180, with a byte order mark so that Excel reads the accents.

Every line holds counts of the same shape, so that adding up the lines of ballots gives the line of their total.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from fiche_tui.minutes.data import notices
from fiche_tui.minutes.data_earlier import earlier_rows
from fiche_tui.minutes.data_rounds import Answers
from fiche_tui.minutes.document import plain
from fiche_tui.minutes.naming import code_of, label_of
from fiche_tui.minutes.sections.rounds import question_name
from fiche_tui.minutes.timeline import held_on
from fiche_tui.minutes.words import Words, words_of
from fiche_tui.workshop.ballots import Ballot, Slip
from fiche_tui.workshop.short_text import one_line
from fiche_tui.workshop.state import RoundState, RoundStatus, State
from fiche_tui.workshop.tally import count
from fiche_tui.workshop.turnout import told_apart
from fiche_tui.workshop.values import Door, Purpose

Row: TypeAlias = dict[str, str | int]

_FORMULA = ("=", "+", "-", "@")


def counts_csv(state: State, ballots: Answers | None = None, separator: str = "") -> str:
    """Return the counts of every revealed round, of ties settled by hand, of the agreement and of the rating; then what
    is kept of an earlier meeting, where one is linked.

    Lines end with CR LF. ``ballots`` adds a line for each answer of each single ballot, and the warning about them.
    """
    words = words_of(state)
    rows = [*_remarks(state, words, ballots), *_rounds(state, words, ballots), *_hands(state, words)]
    rows += [{name: formula_safe(text) for name, text in row.items()} for row in earlier_rows(state, words)]
    levels = max((int(name) for row in rows for name in row if name.isdigit()), default=3)
    return table_text(state, words, _headings(words, levels), rows, separator)


def table_text(
    state: State, words: Words, headings: Mapping[str, str], rows: Iterable[Row], separator: str = ""
) -> str:
    """Return rows under their headings, each row with the title and the date of the workshop, so that tables of several
    can be put together. The separator is that of spreadsheets in the language: a semicolon in French, whose decimals
    have a comma."""
    file = io.StringIO()
    default = "," if words.lang == "en" else ";"
    writer = csv.writer(file, delimiter=separator or default, lineterminator="\r\n")
    day = held_on(state)
    begins = [formula_safe(one_line(state.details.title)), day.isoformat() if day else ""]
    writer.writerow([plain(words._("Atelier")), plain(words._("Date")), *headings.values()])
    writer.writerows([*begins, *(row.get(name, "") for name in headings)] for row in rows)
    return "\ufeff" + file.getvalue()


def _headings(words: Words, levels: int) -> Mapping[str, str]:
    """Return the columns, by the name that rows know them by."""
    _ = words._
    named = {
        "line": _("Ligne"),
        "round": _("Tour"),
        "purpose": _("But"),
        "ballot": _("Bulletin"),
        "code": _("Code"),
        "label": _("Étiquette"),
        "question": _("Question"),
    }
    last = {"dont_know": _("Je ne sais pas"), "number": _("Nombre"), "remark": _("Remarque")}
    return {
        **{name: plain(text) for name, text in named.items()},
        **{str(level): str(level) for level in range(levels + 1)},
        **{name: plain(text) for name, text in last.items()},
    }


def formula_safe(text: str) -> str:
    """Return what people typed, kept from being run as a formula: an apostrophe goes before a first = + - or @."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _remarks(state: State, words: Words, ballots: Answers | None) -> list[Row]:
    return [{"line": plain(words._("remarque")), "remark": text} for text in notices(state, words, ballots)]


def _rounds(state: State, words: Words, ballots: Answers | None) -> Iterator[Row]:
    _ = words._
    for one in state.rounds:
        if one.status is not RoundStatus.REVEALED:
            continue
        purpose = plain(_("évaluation") if one.asked.purpose is Purpose.ASSESS else _("vote"))
        start: Row = {"round": one.asked.number, "purpose": purpose}
        for name, number in _turnout(one, words):
            yield {"line": plain(_("tour")), **start, "question": name, "number": number}
        for row in _counts(state, one, one.tally.counts, words):
            yield {"line": plain(_("total")), **start, **row}
        for place, answer in enumerate((ballots or {}).get(one.asked.number, ()), 1):
            slip = isinstance(answer, Slip)
            counted = answer.counts if isinstance(answer, Slip) else _as_counts(one, answer)
            line = plain(_("feuille de compilation") if slip else _("bulletin"))
            if isinstance(answer, Slip) and answer.hands:
                line = plain(_("mains levées"))
            for row in _counts(state, one, counted, words):
                yield {"line": line, **start, "ballot": place, **row}


def _turnout(one: RoundState, words: Words) -> list[tuple[str, int]]:
    _ = words._
    named = [
        (_("bulletins"), one.tally.ballots),
        (_("feuilles de compilation"), one.tally.slips),
        (_("personnes à main levée, tour public"), one.tally.hands),
        (_("personnes qui ont répondu"), one.tally.people),
        (_("voix présentes"), one.voters),
        (_("bulletins reçus après le dévoilement"), one.late),
        (_("bulletins retirés"), one.removed),
    ]
    if one.taken_out:
        named.append((_("bulletins retirés par l’animation, devant le groupe"), len(one.taken_out)))
    if one.left_out:
        named.append((_("urnes illisibles écartées"), one.left_out))
    doors = [one.doors.get(door.value, 0) for door in Door]
    if any(doors[1:]) and told_apart(*doors):
        named += [
            (_("bulletins sur papier"), doors[0]),
            (_("bulletins sur un poste de vote"), doors[1]),
            (_("bulletins chacun à son écran"), doors[2]),
            (_("bulletins par SSH"), doors[3]),
        ]
    return [(plain(text), number) for text, number in named]


def _as_counts(one: RoundState, ballot: Ballot) -> Mapping[str, Sequence[Sequence[int]]]:
    """Return one person's answers as counts of one person; what was left empty counts nothing."""
    counted = count(one.asked, [ballot]).counts
    return {subject: counted[subject] for subject in one.asked.subjects if subject in ballot.answers}


def _counts(
    state: State, one: RoundState, counts: Mapping[str, Sequence[Sequence[int]]], words: Words
) -> Iterator[Row]:
    for subject in one.asked.subjects:
        for question, levels in zip(one.asked.questions, counts.get(subject, ()), strict=False):
            row: Row = {
                "code": code_of(state, subject),
                "label": formula_safe(plain(label_of(state, subject))),
                "question": plain(question_name(question, words)),
            }
            if question.is_scale:
                row |= {**_by_level(levels[:-1]), "dont_know": levels[-1]}
            else:
                row["number"] = levels[0]
            yield row


def _by_level(levels: Sequence[int], first: int = 0) -> Row:
    return {str(level): number for level, number in enumerate(levels, first)}


def _hands(state: State, words: Words) -> Iterator[Row]:
    """What was counted by raised hands, and the rating of the meeting."""
    _ = words._
    for one in state.rounds:
        for role, number in sorted((one.tie.hands or {}).items()) if one.tie else ():
            yield {
                "line": plain(_("mains levées")),
                "round": one.asked.number,
                "purpose": plain(_("égalité")),
                "code": code_of(state, role),
                "label": formula_safe(plain(label_of(state, role))),
                "number": number,
            }
    for counts in state.fingers:
        yield {"line": plain(_("doigts levés")), "purpose": plain(_("accord")), **_by_level(counts)}
    if sum(state.rating):
        line, purpose = plain(_("réponses")), plain(_("valeur de la rencontre"))
        yield {"line": line, "purpose": purpose, **_by_level(state.rating, 1)}
