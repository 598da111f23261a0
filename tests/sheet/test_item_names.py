"""What a sheet calls its lines, and what it calls its scales."""

import pytest

from fiche_tui.sheet.library import find_sheet, template
from fiche_tui.sheet.parse import parse_sheet, read_sheet
from fiche_tui.sheet.problems import Code
from fiche_tui.workshop.sheet import ItemName

BODY = "# T\n\n## Familles\n\n### F\n\n- a\n\n## Déroulement\n\n| étape | minutes |\n|---|---|\n| Ouvrir | 5 |\n"
ENGLISH_BODY = "# T\n\n## Families\n\n### F\n\n- a\n\n## Agenda\n\n| step | minutes |\n|---|---|\n| Open | 5 |\n"


def names(header: str) -> tuple[ItemName, ...]:
    return parse_sheet(f"---\n{header}\n---\n{BODY}".encode(), "f.md").item_names


def test_a_sheet_that_says_nothing_has_no_names_of_its_own() -> None:
    assert parse_sheet(BODY.encode(), "f.md").item_names == ()


def test_the_key_says_the_language() -> None:
    french, english = ItemName("fr", "énoncé", "énoncés"), ItemName("en", "statement", "statements")
    assert names("un: énoncé\ndes: énoncés") == (french,)
    assert names("langue: fr\none: statement\nmany: statements") == (english,)
    assert names("many: statements\nun: énoncé\none: statement\ndes: énoncés") == (french, english)


@pytest.mark.parametrize(
    ("written", "kept"),
    [("Énoncé", "énoncé"), ("point fort", "point fort"), ("OBNL", "OBNL"), ("  enjeu  ", "enjeu"), ("mi-temps",) * 2],
)
def test_a_name_is_said_in_the_middle_of_sentences(written: str, kept: str) -> None:
    assert names(f"un: {written}\ndes: {written}")[0].one == kept


@pytest.mark.parametrize("written", ["énoncé {n}", "[/b]", "a | b", "<b>x</b>", "x" * 25, "énoncé 2", "«a»", "", "😀"])
def test_what_is_no_noun_leaves_the_usual_word_with_a_warning(written: str) -> None:
    reading = read_sheet(f"---\nun: '{written}'\ndes: énoncés\n---\n{BODY}".encode(), "f.md")
    assert reading.sheet is not None
    assert reading.sheet.item_names == ()
    assert [problem.code for problem in reading.problems] == [Code.ITEM_NAME]


@pytest.mark.parametrize("noun", ["idée", "action", "priorité", "réponse courte", "question", "compétence", "mesure"])
def test_a_noun_that_looks_feminine_is_kept_with_a_warning(noun: str) -> None:
    reading = read_sheet(f"---\nun: {noun}\ndes: {noun}s\n---\n{BODY}".encode(), "f.md")
    assert [problem.code for problem in reading.problems] == [Code.ITEM_NAME_GENDER]
    assert reading.sheet is not None
    assert reading.sheet.item_names[0].one == noun


@pytest.mark.parametrize(
    "noun",
    [
        "rôle",
        "énoncé",
        "constat",
        "projet",
        "enjeu",
        "geste",
        "défi",
        "objectif",
        "besoin",
        "comité",
        "côté",
        "musée",
        "site",
    ],
)
def test_a_masculine_noun_is_not_suspected(noun: str) -> None:
    assert read_sheet(f"---\nun: {noun}\ndes: {noun}s\n---\n{BODY}".encode(), "f.md").problems == ()


def test_the_usual_question_asks_about_the_lines_by_their_name() -> None:
    sheet = parse_sheet(f"---\nun: énoncé\ndes: énoncés\n---\n{BODY}".encode(), "f.md")
    assert sheet.question.startswith("Quels énoncés nous aideront")
    assert sheet.question_with_objectives.startswith("Quels énoncés nous aideront")
    english = parse_sheet(f"---\nlang: en\none: idea\nmany: ideas\n---\n{ENGLISH_BODY}".encode(), "f.md")
    assert english.question.startswith("Which ideas will help us")
    assert parse_sheet(BODY.encode(), "f.md").question.startswith("Quels rôles nous aideront")


def test_the_self_diagnosis_and_the_templates_name_their_lines() -> None:
    source = find_sheet("autodiagnostic-partenariat")
    found = parse_sheet(source.data, source.name).item_names
    assert [(name.lang, name.many) for name in found] == [("fr", "énoncés"), ("en", "statements")]
    for lang, many in (("fr", "énoncés"), ("en", "statements")):
        written = template(lang)
        assert [name.many for name in parse_sheet(written.data, written.name).item_names] == [many]


LEVELS = "\n\n0. a\n1. b\n2. c\n3. d\n\n"


def scaled(today: str, lang: str = "fr") -> str:
    text = BODY.replace("## Déroulement", f"## Échelles\n\n### {today}{LEVELS}## Déroulement")
    return parse_sheet(f"---\nlangue: {lang}\n---\n{text}".encode(), "f.md").own_title("today")


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Vécu `today`", "Vécu"),
        ("Aujourd’hui `today`", ""),
        ("Aujourd'hui", ""),
        ("Today", ""),
        ("`today`", ""),
        ("Ce que nous vivons `today`", "Ce que nous vivons"),
    ],
)
def test_a_scale_has_the_title_that_the_sheet_chose(written: str, title: str) -> None:
    assert scaled(written) == title
    assert scaled(written, "en") == title


def test_a_title_in_the_other_language_is_that_of_the_sheet() -> None:
    text = BODY.replace("## Déroulement", f"## Scales\n\n### Today{LEVELS}## Déroulement")
    assert parse_sheet(text.encode(), "f.md").scale("today").title == "Aujourd’hui"


def test_an_id_written_twice_stays_with_the_first_line() -> None:
    text = BODY.replace("- a", "- a `x`\n- b `x`\n- c `x-2`\n- d `x`").replace("### F", "### F `f`\n\n- z\n\n### G `f`")
    reading = read_sheet(text.encode(), "f.md")
    assert reading.sheet is not None
    assert [family.id for family in reading.sheet.families] == ["f", "f-2"]
    assert [item.id for item in reading.sheet.items] == ["z", "x", "x-3", "x-2", "x-4"]
    told = [(one.line, one.found, one.values["first"], one.values["own"]) for one in reading.problems]
    assert told == [(9, "f", "5", "f-2"), (12, "x", "11", "x-3"), (14, "x", "11", "x-4")]


def test_steps_of_one_id_each_keep_their_own_text() -> None:
    table = "| id | étape | 10 |\n|---|---|---|\n| a | Un | 5 |\n| a | Deux | 5 |\n"
    text = f"# T\n\n## Déroulement\n\n{table}\n### Un `a`\n\npremier\n\n### Deux `a`\n\nsecond\n"
    reading = read_sheet(text.encode(), "f.md")
    assert reading.sheet is not None
    assert [(step.id, step.title, step.instruction) for step in reading.sheet.steps] == [
        ("a", "Un", "premier"),
        ("a-2", "Deux", "second"),
    ]
    assert [(one.code, one.line) for one in reading.problems] == [(Code.REPEATED, 8)]


def test_a_third_text_for_two_steps_is_an_error() -> None:
    table = "| id | étape | 10 |\n|---|---|---|\n| a | Un | 5 |\n| a | Deux | 5 |\n"
    text = f"# T\n\n## Déroulement\n\n{table}\n### Un `a`\n\nx\n\n### Deux `a`\n\ny\n\n### Trois `a`\n\nz\n"
    assert [one.code for one in read_sheet(text.encode(), "f.md").problems] == [Code.REPEATED, Code.DUPLICATE]


def test_a_code_that_nobody_wrote_goes_round_the_written_ones() -> None:
    text = BODY.replace("- a", "- a `A2`\n- b\n- c\n- d `A3`")
    assert [item.code for item in parse_sheet(text.encode(), "f.md").items] == ["A2", "A4", "A5", "A3"]
