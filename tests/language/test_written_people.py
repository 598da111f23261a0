"""People pasted in any shape are the right people, or one question."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiche_tui.language.people_read import PeopleReading, Question
from fiche_tui.language.written_people import read_people

OUTLOOK = "Lavoie, Anne <anne@x.org>; Tremblay, Luc <luc@x.org>; Côté, Zoé <zoe@x.org>"
ANNE_LUC = [("Anne Lavoie", "Maison"), ("Luc Tremblay", "Table")]

RIGHT: dict[str, list[tuple[str, str]]] = {
    "Anne Lavoie; Maison\nLuc Tremblay ; Table": ANNE_LUC,
    "Anne Lavoie\tMaison\nLuc Tremblay\tTable": ANNE_LUC,
    "  Anne ; Maison\r\n\r\nBo\tTable\n;sans nom\n\x07\nCarl\n": [("Anne", "Maison"), ("Bo", "Table"), ("Carl", "")],
    OUTLOOK: [("Anne Lavoie", ""), ("Luc Tremblay", ""), ("Zoé Côté", "")],
    '"Lavoie, Anne" <a@x.org>, Luc Tremblay <l@x.org>': [("Anne Lavoie", ""), ("Luc Tremblay", "")],
    "Prénom\tNom\tOrganisme\nAnne\tLavoie\tMaison\nLuc\tTremblay\tTable": ANNE_LUC,
    "Nom\tPrénom\tCourriel\tOrganisme\nLavoie\tAnne\ta@x.org\tMaison\nTremblay\tLuc\t\tTable": ANNE_LUC,
    "Nom;Prénom;Organisme\nLavoie;Anne;Maison\nTremblay;Luc;Table": ANNE_LUC,
    "Nom; Organisme\nAnne Lavoie; Maison\nLuc Tremblay; Table": ANNE_LUC,
    "1\tAnne Lavoie\n2\tLuc": [("Anne Lavoie", ""), ("Luc", "")],
    "- Anne\n- [ ] Luc\n1. Zoé\n2) Bo; Table\n•\u00a0Carl\n·\tDo": [
        ("Anne", ""),
        ("Luc", ""),
        ("Zoé", ""),
        ("Bo", "Table"),
        ("Carl", ""),
        ("Do", ""),
    ],
    '"Lavoie, Anne","Maison"\n"Tremblay, Luc",Table': ANNE_LUC,
    'Nom;Organisme\n"Lavoie, Anne";"Maison"\nLuc Tremblay;Table': ANNE_LUC,
    "| Nom | Organisme |\n|---|---|\n| Anne Lavoie | Maison |\n| Luc Tremblay | Table |": ANNE_LUC,
    "An\u200bne\u00a0Lavoie; Maison\nLuc Tremblay; Table": ANNE_LUC,
    "Jean-Paul\n2Pac\nM. Roy": [("Jean-Paul", ""), ("2Pac", ""), ("M. Roy", "")],
    "Anne <a@x.org>; Luc <l@x.org>\nZoé Côté; CLSC\nBo": [("Anne", ""), ("Luc", ""), ("Zoé Côté", "CLSC"), ("Bo", "")],
    '"Lavoie, Anne", Maison\n"Tremblay, Luc"; Table': ANNE_LUC,
    'Anne Lavoie, Maison\n"Luc Tremblay"; Table': ANNE_LUC,
    "Participants\nAnne Lavoie; Maison\nLuc Tremblay; Table": ANNE_LUC,
    "": [],
}


WORDS = st.sampled_from(["Anne", "Émile", "Jean-Paul", "N’Diaye", "O’Brien", "Łucja", "Zoé", "d’Arc", "李", "Ève"])
TABLES = st.sampled_from(["Maison des familles", "CIUSSS", "Comité logement", "Table (aînés)", "Popote & cie"])
Person = tuple[str, str]
PEOPLE = st.lists(
    st.tuples(st.builds("{} {}".format, WORDS, WORDS), TABLES),
    min_size=2,
    max_size=12,
    unique_by=lambda each: each[0],
)


def outlook(people: Sequence[Person]) -> str:
    turned = (", ".join(reversed(name.split(" "))) for name, _organisation in people)
    return "; ".join(f"{name} <p{place}@x.org>" for place, name in enumerate(turned))


def table(people: Sequence[Person]) -> str:
    return "\n".join(["| Nom | Organisme |", "| --- | --- |", *(f"| {name} | {where} |" for name, where in people)])


SHAPES: dict[str, tuple[bool, Callable[[Sequence[Person]], str]]] = {
    "lines": (True, lambda people: "\n".join("; ".join(each) for each in people)),
    "spreadsheet": (True, lambda people: "\r\n".join("\t".join(each) for each in people)),
    "bullets": (True, lambda people: "\n".join(f"  • {name}; {where}" for name, where in people)),
    "numbers": (True, lambda people: "\n".join(f"{n}. {'; '.join(each)}" for n, each in enumerate(people, 1))),
    "quoted": (True, lambda people: "\n".join(f'"{name}","{where}"' for name, where in people)),
    "markdown": (True, table),
    "outlook": (False, outlook),
}
"""Each shape of a list, with whether it says the organisation."""


@pytest.mark.parametrize("shape", SHAPES)
@given(people=PEOPLE)
def test_people_written_in_any_shape_are_read_back(shape: str, people: list[Person]) -> None:
    organised, written = SHAPES[shape]
    reading = read_people(written(people))
    assert pairs(reading) == [(name, where if organised else "") for name, where in people]
    assert reading.questions == frozenset()


@given(st.text(max_size=200))
def test_any_paste_gives_people_whose_names_show(text: str) -> None:
    for person in read_people(text).people:
        assert person.name.strip() == person.name != ""
        assert "\n" not in person.name + person.organisation


def test_what_commands_a_terminal_leaves_no_letter() -> None:
    assert pairs(read_people("\x1b[1mAnne\x1b[0m; \x1b[31mMaison")) == [("Anne", "Maison")]


def pairs(reading: PeopleReading) -> list[tuple[str, str]]:
    return [(person.name, person.organisation) for person in reading.people]


@pytest.mark.parametrize("text", RIGHT)
def test_the_right_people_without_a_question(text: str) -> None:
    reading = read_people(text)
    assert pairs(reading) == RIGHT[text]
    assert reading.questions == frozenset()


ASKED: dict[str, tuple[Question, list[tuple[str, str]]]] = {
    "Anne\tLavoie\tMaison\nLuc\tTremblay\tTable": (Question.COLUMNS, ANNE_LUC),
    "Anne Lavoie\tMaison\ta@x.org\nLuc Tremblay\tTable\tl@x.org": (Question.COLUMNS, ANNE_LUC),
    "Lavoie, Anne\nTremblay, Luc": (Question.COMMA, [("Anne Lavoie", ""), ("Luc Tremblay", "")]),
    "Anne Lavoie, Maison des familles": (Question.COMMA, [("Anne Lavoie", "Maison des familles")]),
    "Anne; Luc; Zoé": (Question.ONE_LINE, [("Anne", ""), ("Luc", ""), ("Zoé", "")]),
    "Anne, Luc, Zoé": (Question.ONE_LINE, [("Anne", ""), ("Luc", ""), ("Zoé", "")]),
    "a@x.org; b@x.org": (Question.NO_NAME, [("a@x.org", ""), ("b@x.org", "")]),
    "b@x.org; Anne <a@x.org>": (Question.NO_NAME, [("b@x.org", ""), ("Anne", "")]),
    "Anne\nb@x.org; Table": (Question.NO_NAME, [("Anne", ""), ("b@x.org", "Table")]),
    "Anne\nAn\u200bne": (Question.TWINS, [("Anne", ""), ("Anne", "")]),
    "Zoé\nZoe\u0301": (Question.TWINS, [("Zoé", ""), ("Zoé", "")]),
    "Nom; Organisme\nAnne Lavoie; Maison\nLuc Tremblay, Table": (Question.COMMA, ANNE_LUC),
    "Anne Lavoie\tMaison\nLuc Tremblay, Table": (Question.COMMA, ANNE_LUC),
    "Participants\nAnne, Luc, Zoé": (Question.ONE_LINE, [("Anne", ""), ("Luc", ""), ("Zoé", "")]),
    "Ana; Les Érables\nC; D; E\nBo": (Question.COLUMNS, [("Ana", "Les Érables"), ("C", "D; E"), ("Bo", "")]),
}


@pytest.mark.parametrize("text", ASKED)
def test_what_the_text_leaves_open_is_a_question(text: str) -> None:
    question, people = ASKED[text]
    reading = read_people(text)
    assert pairs(reading) == people
    assert reading.questions == {question}


def test_a_line_without_the_sign_is_not_parted_by_that_of_the_others() -> None:
    reading = read_people("Anne Lavoie, Maison\nLuc Roy; Table; poste 3\nZoé Côté; CLSC; poste 4\n")
    assert pairs(reading) == [("Anne Lavoie", "Maison"), ("Luc Roy", "Table"), ("Zoé Côté", "CLSC")]
    assert [person.left_out for person in reading.people] == ["", "poste 3", "poste 4"]
    assert reading.questions == {Question.COLUMNS, Question.COMMA}


def test_the_reading_says_where_and_what_was_left_out() -> None:
    reading = read_people("Nom\tPrénom\tCourriel\nLavoie\tAnne\ta@x.org\n\t\tb@x.org\n")
    assert [(person.line, person.name, person.left_out) for person in reading.people] == [(2, "Anne Lavoie", "a@x.org")]
    assert reading.nobody == ((1, "Nom · Prénom · Courriel"), (3, "b@x.org"))
    emoji = "👩\u200d👩\u200d👧"
    assert [person.name for person in read_people(f"{emoji}\n[x]; y").people] == [emoji, "[x]"]
    assert [person.left_out for person in read_people(OUTLOOK).people] == ["anne@x.org", "luc@x.org", "zoe@x.org"]


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "a@",
        '"',
        ";",
        ",",
        "\t",
        "|",
        "<a@b>",
        "a@b<",
        "\\|",
        "- ",
        "1 ",
        "\u00a0",
        "a@.",
        "<a@",
        "nom\n",
        "a\n;b\tc\n",
    ],
)
def test_a_hostile_paste_gives_no_control_and_ends(piece: str) -> None:
    for person in read_people(piece * (100_000 // len(piece)) + "\x1b[2J x").people:
        assert "\x1b" not in person.name + person.organisation
