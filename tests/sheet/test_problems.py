"""Every problem gives the file, the line, what was found and what was expected."""

import pytest

from fiche_tui.language.translation import use_language
from fiche_tui.sheet.describe import describe, expected, found
from fiche_tui.sheet.lint import check_sheet
from fiche_tui.sheet.parse import parse_sheet
from fiche_tui.sheet.problems import MAX_PROBLEMS, WARNINGS, Code, Severity, SheetErrors, SheetProblem
from fiche_tui.sheet.source import MAX_BYTES, MAX_LINES

AGENDA = "## Déroulement\n\n| étape | minutes |\n|---|---|\n| Ouvrir | 5 |\n"
FIVE = AGENDA.replace("minutes", "5")
FORMAT = "## Formats\n\n| format | minutes | retenir | instrument | appréciation | suspendre après |\n|-|-|-|-|-|-|\n"


def agenda(row: str, header: str = "| id | étape | genre | 10 | min. 10 | options |") -> str:
    dashes = "|" + "-|" * (header.count("|") - 1)
    return f"# T\n\n## Déroulement\n\n{header}\n{dashes}\n{row}\n"


def roles(text: str) -> str:
    return f"# T\n\n## Familles\n\n{text}\n\n{AGENDA}"


def scale(text: str) -> str:
    return f"# T\n\n## Échelles\n\n### {text}\n\n{AGENDA}"


# code, line, what was found, the file
CASES: list[tuple[Code, int, str, str | bytes]] = [
    (Code.TOO_LARGE, 1, "", b"a" * (MAX_BYTES + 1)),
    (Code.NOT_UTF8, 3, "", b"# T\n\n\xe9t\xe9\n"),
    (Code.TOO_MANY_LINES, MAX_LINES + 1, "", "\n" * MAX_LINES),
    (Code.TOO_MANY_ITEMS, 2001, "- x", "- x\n" * 2001),
    (Code.TOO_DEEP, 2, "> " * 8 + ">", "\n" + "> " * 9),
    (Code.TOO_DEEP, 1, "- x", " " * 25 + "- x"),
    (Code.CONTROL_CHARACTER, 2, "a\ufffd[2J", "# T\na\x1b[2J\n"),
    (Code.HEADER_UNCLOSED, 1, "---", "---\nid: x\n# T\n\n" + AGENDA),
    (Code.HEADER_TOO_LONG, 2, "", "---\nid: " + "x" * 20_000 + "\n---\n# T\n" + AGENDA),
    (Code.HEADER_SHAPE, 2, "id", '---\nid: "\\U7FFFFFFF"\n---\n# T\n' + AGENDA),
    (Code.HEADER_SHAPE, 2, "id", "---\nid: [x]\n---\n# T\n" + AGENDA),
    (Code.HEADER_SHAPE, 2, "id", '---\nid: "a\\e"\n---\n# T\n' + AGENDA),
    (Code.HEADER_SHAPE, 3, "langue", "---\nid: x\nlangue:\n  - fr\n---\n# T\n" + AGENDA),
    (Code.HEADER_SHAPE, 2, "id", '---\nid: "x\n---\n# T\n' + AGENDA),
    (Code.HEADER_SHAPE, 2, "id", '---\nid: "x" y\n---\n# T\n' + AGENDA),
    (Code.HEADER_SHAPE, 3, "langue", "---\nid: x\nlangue: fr\n  - en\n---\n# T\n" + AGENDA),
    (Code.HEADER_DASHES, 1, "—", "—\nid: x\n—\n# T\n" + AGENDA),
    (Code.HEADER_TOML, 1, "+++", '+++\nid = "x"\n+++\n# T\n' + AGENDA),
    (Code.HEADER_LINE, 3, "bonjour", "---\nid: x\nbonjour\n---\n# T\n" + AGENDA),
    (Code.COMMENT_OPEN, 3, "<!-- à faire", "# T\n\n<!-- à faire\n\n" + AGENDA),
    (Code.COMMENT_INLINE, 1, "<!-- x -->", "# T <!-- x -->\n\n" + AGENDA),
    (Code.FOREIGN_MARK, 7, "[x]", roles("### F\n\n- [x] a")),
    (Code.FOREIGN_MARK, 1, "{#t}", "# T {#t}\n\n" + AGENDA),
    (Code.SHOWN_AS_WRITTEN, 3, "[moi](http://x.ca)", "# T\n\nDe [moi](http://x.ca).\n\n" + AGENDA),
    (Code.TITLE_UNMARKED, 2, "T", "\n**T**\n\n" + AGENDA),
    (Code.AGENDA_UNMARKED, 3, "Déroulement :", "# T\n\nDéroulement :\n\n"),
    (Code.AGENDA_UNMARKED, 3, "Agenda", "# T\n\n### Agenda\n\n"),
    (Code.CELLS_EXTRA, 7, "oups | 3", agenda("| a | A | | 10 | | | oups | | 3 |")),
    (Code.CELLS_EXTRA, 6, "trop", f"# T\n{FORMAT}| 5 | 5 | 3 | | | | trop |\n" + FIVE),
    (Code.CELLS_EXTRA, 10, "c", "# T\n" + AGENDA + "## Corrections\n| x | y |\n|-|-|\n| a | b | c |\n"),
    (Code.STEP_NOWHERE, 8, "B", agenda("| a | A | | 10 | | |\n| b | B | | - | | |")),
    (Code.HEADER_UNKNOWN, 3, "langeu", "---\nid: x\nlangeu: fr\n---\n# T\n" + AGENDA),
    (Code.DUPLICATE, 3, "ID", "---\nid: x\nID: y\n---\n# T\n" + AGENDA),
    (Code.LANGUAGE, 2, "français du Québec", "---\nlangue: français du Québec\n---\n# T\n" + AGENDA),
    (Code.TAG, 2, "Mon Id", "---\nid: Mon Id\n---\n# T\n" + AGENDA),
    (Code.ITEM_NAME, 2, "énoncé 2", "---\nun: énoncé 2\ndes: énoncés\n---\n# T\n" + AGENDA),
    (Code.ITEM_NAME, 3, "a" * 25, "---\nun: énoncé\ndes: " + "a" * 25 + "\n---\n# T\n" + AGENDA),
    (Code.ITEM_NAME, 2, "", "---\nun:\ndes: énoncés\n---\n# T\n" + AGENDA),
    (Code.ITEM_NAME_ALONE, 2, "énoncé", "---\nun: énoncé\n---\n# T\n" + AGENDA),
    (Code.ITEM_NAME_ALONE, 2, "statements", "---\nmany: statements\n---\n# T\n" + AGENDA),
    (Code.ITEM_NAME_GENDER, 2, "idée", "---\nune: idée\ndes: idées\n---\n# T\n" + AGENDA),
    (Code.ITEM_NAME_GENDER, 2, "priorité", "---\nun: priorité\ndes: priorités\n---\n# T\n" + AGENDA),
    (Code.TITLE_MISSING, 1, "Déroulement", AGENDA),
    (Code.TITLE_TWICE, 2, "U", "# T\n# U\n" + AGENDA),
    (Code.SECTION_UNKNOWN, 2, "Matériel", "# T\n## Matériel\n\nPapier.\n\n" + AGENDA),
    (Code.DUPLICATE, 8, "Agenda", "# T\n\n" + AGENDA + "## Agenda\n"),
    (Code.IGNORED, 3, "texte", roles("### F\n\n- a").replace("\n\n## F", "\n\n```\ntexte\n```\n\n## F")),
    (Code.IGNORED, 7, "note perdue", roles("### F\n\nnote perdue\n\n- a")),
    (Code.IGNORED, 9, "autre chose", roles("### F\n\n- a\n\n  autre chose")),
    (Code.IGNORED, 9, "source : y", roles("### F\n\n- a\n  - source : x\n  - source : y")),
    (Code.IGNORED, 5, "Avant.", "# T\n\n## Déroulement\n\nAvant.\n\n| étape | 5 |\n|-|-|\n| a | 5 |\n"),
    (Code.IGNORED, 13, "x", agenda("| a | A | | 10 | | |\n\n### A\n\n> note\n>\n> ```\n> x\n> ```")),
    (Code.IGNORED, 5, "a", "# T\n\n## While counting\n\n- a\n\n  b\n- c\n\n" + AGENDA),
    (Code.IGNORED, 10, "a |", "# T\n" + AGENDA + "## Corrections\n| x | y |\n|-|-|\n| a | |\n"),
    (Code.TAG, 7, "Pas Bon", roles("### F\n\n- a `Pas Bon`")),
    (Code.TAG, 5, "A1 f", roles("### F `A1 f`\n\n- a")),
    (Code.BRACES, 7, "{#mon-id}", roles("### F\n\n- a {#mon-id}")),
    (Code.BRACES, 5, "{#f}", roles("### F {#f}\n\n- a")),
    (Code.REPEATED, 8, "x", roles("### F\n\n- a `x`\n- b `x`")),
    (Code.DUPLICATE, 8, "A2", roles("### F\n\n- a `A2`\n- b `A2`")),
    (Code.DUPLICATE, 9, "A", roles("### A · F\n\n- a\n\n### A · G\n\n- b")),
    (Code.REPEATED, 9, "f", roles("### F `f`\n\n- a\n\n### G `f`\n\n- b")),
    (Code.FAMILY_MISSING, 5, "a", roles("- a")),
    (Code.FAMILY_EMPTY, 5, "F", roles("### F\n\n### G\n\n- a")),
    (Code.TOO_MANY_FAMILIES, 57, "", roles("### F\n\n" * 27)),
    (Code.ITEM_EMPTY, 7, "-", roles("### F\n\n-\n- a")),
    (Code.ITEM_EMPTY, 7, "x", roles("### F\n\n- `x`\n- a")),
    (Code.LABEL_LONG, 7, "L" * 33, roles("### F\n\n- **" + "L" * 33 + "** : a")),
    (Code.TITLE_EMPTY, 5, "", roles("### `f`\n\n- a")),
    (Code.DUPLICATE, 12, "wanted", scale("\n\n### ".join(["Souhaité\n\n0. a\n1. b\n2. c\n3. d"] * 2))),
    (Code.SCALE_UNKNOWN, 5, "Demain", scale("Demain\n\n0. a\n1. b\n2. c\n3. d")),
    (Code.SCALE_TITLE_LONG, 5, "Ce que nous vivons", scale("Ce que nous vivons `today`\n\n0. a\n1. b\n2. c\n3. d")),
    (Code.SCALE_LEVELS, 7, "a", scale("Souhaité\n\n0. a\n1. b\n2. c")),
    (Code.SCALE_LEVELS, 7, "a", scale("Souhaité\n\n1. a\n2. b\n3. c\n4. d")),
    (Code.SCALE_LEVELS, 5, "Souhaité", scale("Souhaité")),
    (Code.AGENDA_MISSING, 1, "", "# T\n"),
    (Code.TABLE_MISSING, 5, "| étape | 5 | | Ouvrir | 5 |", "# T\n\n## Déroulement\n\n| étape | 5 |\n| Ouvrir | 5 |\n"),
    (Code.TABLE_LONG, 5, "étape | 5", "# T\n\n## Déroulement\n\n| étape | 5 |\n|-|-|\n" + "| a | 5 |\n" * 101),
    (Code.TABLE_LONG, 4, "format", "# T\n## Formats\n\n| format |\n|-|\n" + "| 5 |\n" * 21 + "\n" + FIVE),
    (Code.TABLE_MISSING, 3, "", "# T\n\n## Déroulement\n"),
    (Code.TABLE_EMPTY, 5, "étape | minutes", "# T\n\n## Déroulement\n\n| étape | minutes |\n|-|-|\n"),
    (Code.COLUMN_MISSING, 5, "id | 10", agenda("| a | 10 |", "| id | 10 |")),
    (Code.COLUMN_MISSING, 5, "étape | id", agenda("| a | b |", "| étape | id |")),
    (Code.COLUMN_UNKNOWN, 5, "Salle", agenda("| a | 10 | x |", "| étape | 10 | Salle |")),
    (Code.DUPLICATE, 5, "10", agenda("| a | 10 | 10 |", "| étape | 10 | 10 |")),
    (Code.PRESET_UNKNOWN, 5, "20", agenda("| a | 10 | 1 |", "| étape | 10 | min. 20 |")),
    (Code.PRESET_UNKNOWN, 10, "90", f"# T\n{FORMAT}| 10 |\n## Agenda\n\n\n| étape | 10 | 90 |\n|-|-|-|\n| a | 10 |\n"),
    (Code.PRESET_EMPTY, 6, "90", f"# T\n{FORMAT}| 90 |\n| 10 |\n## Agenda\n\n| étape | 10 |\n|-|-|\n| a | 10 |\n"),
    (Code.TITLE_EMPTY, 7, "a | | | 10 | 1 |", agenda("| a | | | 10 | 1 | |")),
    (Code.KIND_UNKNOWN, 7, "danser", agenda("| a | A | danser | 10 | 1 | |")),
    (Code.FLAG_UNKNOWN, 7, "sacrée", agenda("| a | A | | 10 | 1 | sacrée |")),
    (Code.MINUTES, 7, "vingt", agenda("| a | A | | vingt | | |")),
    (Code.MINUTES, 7, "-5", agenda("| a | A | | -5 | | |")),
    (Code.MINUTES, 7, "601", agenda("| a | A | | 601 | | |")),
    (Code.MINUTES, 7, "1.5", agenda("| a | A | | 10 | 1.5 | |")),
    (Code.MINIMUM_ABOVE, 7, "11", agenda("| a | A | | 10 | 11 | |")),
    (Code.TAG, 7, "É T", agenda("| É T | A | | 10 | | |")),
    (Code.REPEATED, 8, "a", agenda("| a | A | | 5 | | |\n| a | B | | 5 | | |")),
    (Code.NEEDS_ITEMS, 7, "A", agenda("| a | A | évaluer | 10 | | |")),
    (Code.STEP_WITHOUT_HEADING, 8, "B", agenda("| a | A | | 5 | | |\n| b | B | | 5 | | |\n\n### A\n\nx")),
    (Code.HEADING_WITHOUT_STEP, 11, "z", agenda("| a | A | | 10 | | |\n\n### A\n\n### Z `z`\n\nx")),
    (Code.DUPLICATE, 11, "a", agenda("| a | A | | 10 | | |\n\n### A\n\n### A\n\nx")),
    (Code.TOTAL_DIFFERS, 5, "10", agenda("| a | A | | 9 | | |")),
    (Code.PART_MINUTES, 12, "tous", agenda("| a | A | | 10 | | |\n\n### A\n\n- seul : 1 min\n- tous")),
    (Code.PART_NOT_WHOLE, 11, "seul : 1,5 min", agenda("| a | A | | 10 | | |\n\n### A\n\n- seul : 1,5 min")),
    (Code.PARTS_LONG, 9, "A", agenda("| a | A | | 10 | | |\n\n### A\n\n- seul : 11 min")),
    (Code.INSTRUMENT_UNKNOWN, 6, "oracle", f"# T\n{FORMAT}| 5 | 5 | 3 | oracle | | |\n" + FIVE),
    (Code.YES_NO, 6, "peut-être", f"# T\n{FORMAT}| 5 | 5 | 3 | | peut-être | |\n" + FIVE),
    (Code.NUMBER, 6, "beaucoup", f"# T\n{FORMAT}| 5 | 5 | beaucoup | | | |\n" + FIVE),
    (Code.STEP_UNKNOWN, 6, "fin", f"# T\n{FORMAT}| 5 | 5 | 3 | | | fin |\n" + FIVE),
    (Code.DUPLICATE, 7, "5", f"# T\n{FORMAT}| 5 |\n| 5 |\n" + FIVE),
    (Code.DUPLICATE, 3, "format", "# T\n## Formats\n| format | format |\n|-|-|\n| 5 | 5 |\n" + FIVE),
    (Code.COLUMN_MISSING, 3, "minutes | retenir", "# T\n## Formats\n| minutes | retenir |\n|-|-|\n| 5 | 3 |\n" + FIVE),
    (Code.TAG, 5, "é t", "# T\n## Formats\n| format | minutes |\n|-|-|\n| é t | 5 |\n" + FIVE),
    (Code.COLUMN_UNKNOWN, 3, "couleur", "# T\n## Formats\n| format | couleur |\n|-|-|\n| 5 | bleu |\n" + FIVE),
]  # fmt: skip


@pytest.mark.parametrize(("code", "line", "text", "file"), CASES)
def test_each_problem_gives_file_line_found_and_expected(code: Code, line: int, text: str, file: str | bytes) -> None:
    data = file if isinstance(file, bytes) else file.encode()
    problems = check_sheet(data, "ma-fiche.md")
    matching = [each for each in problems if (each.code, each.line, each.found) == (code, line, text)]
    assert matching, problems
    problem = matching[0]
    assert problem.file == "ma-fiche.md"
    assert problem.severity is (Severity.WARNING if code in WARNINGS else Severity.ERROR)
    sentence = describe(problem)
    assert sentence.startswith(f"ma-fiche.md, ligne {line}, ")
    assert found(problem) in sentence
    assert expected(problem) in sentence
    assert "{" not in sentence.replace("{#", "")
    assert "\n" not in sentence


def test_every_code_is_tried() -> None:
    assert {case[0] for case in CASES} == set(Code)


@pytest.mark.parametrize("code", list(Code))
def test_every_code_has_sentences_in_both_languages(code: Code) -> None:
    names = "limit size byte count character reason known what form length column highest minutes total promised id"
    values = dict.fromkeys([*names.split(), "first", "own", "other", "columns", "megabytes"], "9")
    for tag in ("fr", "en"):
        use_language(tag)
        try:
            assert len(describe(SheetProblem("f.md", 3, code, "{x}", values))) > 20
        finally:
            use_language(None)


def test_a_minimum_that_two_formats_share_is_told_once() -> None:
    file = "# T\n\n## Déroulement\n\n| étape | 5 | 10 | min. |\n|-|-|-|-|\n| a | 5 | 10 | x |\n"
    assert [(one.code, one.line, one.found) for one in check_sheet(file.encode(), "f.md")] == [(Code.MINUTES, 7, "x")]


def test_errors_are_raised_together_in_the_order_of_lines() -> None:
    file = agenda("| a | A | danser | vingt | | |\n| a | B | | 5 | 6 | rose |").replace("# T", "# T\n\n## Divers")
    with pytest.raises(SheetErrors) as caught:
        parse_sheet(file.encode(), "f.md")
    assert [problem.code for problem in caught.value.problems] == [
        Code.SECTION_UNKNOWN,
        Code.TOTAL_DIFFERS,
        Code.MINUTES,
        Code.KIND_UNKNOWN,
        Code.REPEATED,
        Code.FLAG_UNKNOWN,
        Code.MINIMUM_ABOVE,
    ]


def test_warnings_alone_raise_nothing() -> None:
    assert parse_sheet(("# T\n\n## Divers\n\n" + AGENDA).encode(), "f.md").title == "T"


def test_bounds_give_one_error_alone() -> None:
    for data in (b"- x\n" * 3000, b"\xff" * 10, b"x" * (2 * MAX_BYTES), b"\n" * 30_000):
        assert len(check_sheet(data, "f.md")) == 1


def test_problems_are_bounded_and_short() -> None:
    rows = "\n".join(f"| a{n} | A | {'x' * 500} | y | | |" for n in range(500))
    problems = check_sheet(agenda(rows).encode(), "f.md" * 100)
    assert len(problems) == MAX_PROBLEMS
    assert all(len(describe(problem)) < 500 for problem in problems)


def test_the_size_of_a_file_is_said_in_megabytes() -> None:
    (problem,) = check_sheet(b"a" * (MAX_BYTES + 1), "f.md")
    assert found(problem) == "le fichier fait plus de 1\u00a0Mo."
    assert expected(problem) == "1\u00a0Mo au plus."
