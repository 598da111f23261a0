"""One look at how a pasted list was read, before it is kept: how many people, what was left aside, who is who."""

from collections.abc import Collection, Mapping

from textual.content import Content

from fiche_tui.language.people_read import PeopleReading, Question
from fiche_tui.language.translation import N_, _, ngettext
from fiche_tui.screens.kit.columns import cell, cut
from fiche_tui.workshop.values import Person

NAME, ORGANISATION = 28, 30
"""Cells of the two columns."""

MOST_ROWS = 200
"""People of a reading that are shown, one a row; further ones are counted."""

MOST_LEFT_ASIDE = 3
"""Lines that are nobody shown one by one."""

ASKED: Mapping[Question, str] = {
    Question.COLUMNS: N_("Les colonnes n’ont pas de titre : voyez qui est le nom, qui est l’organisme."),
    Question.COMMA: N_("« Lavoie, Anne » est lu comme un nom et un prénom."),
    Question.ONE_LINE: N_("Une seule ligne : chaque partie est lue comme une personne."),
    Question.NO_NAME: N_("Une adresse sans nom est gardée comme elle est écrite."),
    Question.TWINS: N_("Deux lignes paraissent identiques."),
}
"""What the text leaves open, said as it was read."""


def look(reading: PeopleReading, known: Collection[Person] = ()) -> Content:
    """Return the whole look; ``known`` are the people of the reading that the list already has."""
    lines = [Content(_count_words(reading)).stylize("bold")]
    if known:
        count = len(known)
        said = ngettext("{n} nom est déjà dans la liste", "{n} noms sont déjà dans la liste", count).format(n=count)
        names = ", ".join(person.name for person in tuple(known)[:MOST_LEFT_ASIDE])
        lines.append(_row(_("{known} : {names}").format(known=said, names=names)))
    lines += [_row(f"▲ {_(ASKED[question])}") for question in Question if question in reading.questions]
    lines += _left_aside(reading)
    lines += [Content(""), *_table(reading)]
    return Content("\n").join(lines)


def _count_words(reading: PeopleReading) -> str:
    people = len(reading.people)
    alone = sum(not person.organisation for person in reading.people)
    words = ngettext("{n} personne", "{n} personnes", people).format(n=people)
    if alone and alone < people:
        words = _("{people}, dont {n} sans organisme").format(people=words, n=alone)
    return words


def _left_aside(reading: PeopleReading) -> list[Content]:
    lines = [
        _row(_("Ligne {n}, laissée de côté : {line}").format(n=number, line=line))
        for number, line in reading.nobody[:MOST_LEFT_ASIDE]
    ]
    others = len(reading.nobody) - MOST_LEFT_ASIDE
    if others > 0:
        said = ngettext("{n} autre ligne laissée de côté", "{n} autres lignes laissées de côté", others)
        lines.append(_row(said.format(n=others)))
    if beside := [person.left_out for person in reading.people if person.left_out]:
        said = ngettext(
            "Laissé de côté pour {n} personne : {what}", "Laissé de côté pour {n} personnes : {what}…", len(beside)
        )
        lines.append(_row(said.format(n=len(beside), what=beside[0])))
    return lines


def _table(reading: PeopleReading) -> list[Content]:
    rows = [
        Content.assemble(cell(person.name, NAME), "  ", cut(person.organisation, ORGANISATION))
        for person in reading.people[:MOST_ROWS]
    ]
    others = len(reading.people) - MOST_ROWS
    if others > 0:
        words = ngettext("et {n} autre personne", "et {n} autres personnes", others).format(n=others)
        rows.append(Content(words).stylize("$text-muted"))
    heading = Content.assemble(cell(_("Nom"), NAME), "  ", _("Organisme")).stylize("$text-muted")
    return [heading, *rows]


def _row(words: str) -> Content:
    return cut(words, NAME + ORGANISATION + 2)
