"""The look at a pasted list: who was read, what was left aside, what the text leaves open, in few cells."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from fiche_tui.language.written_people import read_people
from fiche_tui.screens.roster.look import MOST_ROWS, NAME, ORGANISATION, look
from fiche_tui.screens.roster.pasted import as_typed, people_of


def shown(text: str) -> list[str]:
    return [line.rstrip() for line in look(read_people(text)).plain.split("\n")]


def test_an_outlook_line_is_shown_as_people() -> None:
    assert shown("Lavoie, Anne <anne@x.org>; Tremblay, Luc <luc@x.org>") == [
        "2 personnes",
        "Laissé de côté pour 2 personnes\u00a0: anne@x.org…",
        "",
        "Nom                           Organisme",
        "Anne Lavoie",
        "Luc Tremblay",
    ]


def test_what_is_no_person_is_said_with_its_line() -> None:
    lines = shown("Anne; Maison\n; Ville\nLuc\n;a\n;b\n;c")
    assert lines[0] == "2 personnes, dont 1 sans organisme"
    assert lines[1:5] == [
        "Ligne 2, laissée de côté\u00a0: ; Ville",
        "Ligne 4, laissée de côté\u00a0: ;a",
        "Ligne 5, laissée de côté\u00a0: ;b",
        "1 autre ligne laissée de côté",
    ]


def test_columns_without_a_title_are_pointed_out() -> None:
    lines = shown("Anne Lavoie\tMaison\ta@x.org\nLuc Roy\tTable\tl@x.org")
    assert lines[1].startswith("▲ Les colonnes n’ont pas de titre")


def test_names_already_there_are_named() -> None:
    reading = read_people("Anne; Maison\nLuc")
    assert "1 nom est déjà dans la liste\u00a0: Anne" in look(reading, people_of(reading)[:1]).plain


def test_a_long_list_is_counted() -> None:
    lines = shown("\n".join(f"Personne {number}" for number in range(MOST_ROWS + 5)))
    assert lines[-1] == "et 5 autres personnes"
    assert len(lines) == MOST_ROWS + 4


@given(st.text(max_size=300))
def test_the_look_keeps_to_its_width_and_shows_no_control(text: str) -> None:
    for line in look(read_people(text)).split("\n", allow_blank=True):
        assert line.cell_length <= NAME + ORGANISATION + 2
        assert not any(unicodedata.category(each) in ("Cc", "Cs") for each in line.plain)


@given(st.lists(st.sampled_from(["Anne Roy; Ville", "Roy, Luc", "; rien", "• Zoé", "a <a@x.org>"]), max_size=6))
def test_what_is_given_back_to_be_corrected_is_read_the_same(lines: list[str]) -> None:
    reading = read_people("\n".join(lines))
    again = read_people(as_typed(reading))
    assert [(one.name, one.organisation) for one in again.people] == [
        (one.name, one.organisation) for one in reading.people
    ]
