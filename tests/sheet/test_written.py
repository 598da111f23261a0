"""Sheets as people write them and as office programs, phones and other tools save them: each gives its right value.

The files are in ``written/``, byte for byte; the name of each says what is peculiar in it.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest

from fiche_tui.sheet.describe import describe
from fiche_tui.sheet.parse import read_sheet
from fiche_tui.sheet.problems import Code, Severity

FOLDER = Path(__file__).parent / "written"
ONE = (("Accueil", 5),)
TWO = (("Accueil", 5), ("Tour de table", 20))
RELIER = ("Mettre en relation", "Animer")


@dataclass(frozen=True)
class Read:
    """What a file should give; without a title, it is no usable sheet. A problem is its code, line and piece."""

    title: str = ""
    id: str = ""
    steps: tuple[tuple[str, int | None], ...] = ()
    introduction: str = ""
    roles: tuple[str, ...] = ()
    problems: tuple[tuple[Code, int, str], ...] = ()


READ = {
    "bold-heading": Read(
        problems=(
            (Code.TITLE_UNMARKED, 1, "R"),
            (Code.AGENDA_UNMARKED, 3, "Déroulement"),
            (Code.IGNORED, 5, "étape | minutes"),
        )
    ),
    "bullets-word": Read(title="R", steps=TWO, roles=RELIER),
    "callout": Read(title="R", steps=TWO, problems=((Code.IGNORED, 3, "[!NOTE] À lire"),)),
    "capital": Read(title="R", steps=TWO),
    "checkbox": Read(
        title="R",
        steps=TWO,
        roles=RELIER,
        problems=(
            (Code.FOREIGN_MARK, 7, "[ ]"),
            (Code.FOREIGN_MARK, 8, "[x]"),
        ),
    ),
    "closing-hashes": Read(title="Rencontre du comité", steps=ONE),
    "comment-after": Read(title="R", steps=TWO, introduction="Bonjour\nà tous"),
    "comment-inline": Read(
        title="R",
        steps=TWO,
        introduction="Bonjour à tous.",
        problems=(
            (Code.COMMENT_INLINE, 1, "<!-- brouillon -->"),
            (Code.COMMENT_INLINE, 3, "<!-- ne pas lire : il y aura un conflit -->"),
            (Code.COMMENT_INLINE, 9, "<!-- café -->"),
        ),
    ),
    "cp1252": Read(problems=((Code.NOT_UTF8, 1, ""),)),
    "crlf-mixed": Read(title="R", steps=TWO),
    "ctrlz": Read(problems=((Code.CONTROL_CHARACTER, 9, "�"),)),
    "extra-cell": Read(
        title="R",
        steps=(("Accueil", 5), ("Tour", None)),
        problems=(
            (Code.CELLS_EXTRA, 7, "oups | 3"),
            (Code.STEP_NOWHERE, 8, "Tour"),
        ),
    ),
    "extra-cell2": Read(
        problems=(
            (Code.TOTAL_DIFFERS, 5, "45"),
            (Code.FLAG_UNKNOWN, 7, "20"),
            (Code.STEP_NOWHERE, 7, "Accueil"),
            (Code.CELLS_EXTRA, 8, "protégée"),
        )
    ),
    "extra-cell3": Read(
        title="R", steps=(("Accueil", 20), ("Relecture", 25)), problems=((Code.CELLS_EXTRA, 8, "protégée"),)
    ),
    "fm-at": Read(title="R", steps=TWO),
    "fm-blankfirst": Read(title="R", id="rencontre", steps=TWO),
    "fm-comment": Read(title="R", id="rencontre", steps=TWO),
    "fm-curly": Read(title="R", steps=TWO),
    "fm-dup": Read(title="R", steps=TWO),
    "fm-excl": Read(title="R", steps=TWO),
    "fm-list": Read(title="R", steps=TWO, problems=((Code.HEADER_UNKNOWN, 2, "tags"),)),
    "fm-nbspcolon": Read(title="R", id="rencontre", steps=TWO),
    "fm-notes": Read(
        title="R",
        id="rencontre",
        steps=TWO,
        problems=(
            (Code.HEADER_UNKNOWN, 2, "titre"),
            (Code.HEADER_UNKNOWN, 4, "tags"),
            (Code.HEADER_UNKNOWN, 5, "aliases"),
        ),
    ),
    "fm-pct": Read(title="R", steps=TWO),
    "fm-pipe": Read(title="R", steps=TWO),
    "fm-quote2": Read(title="R", steps=TWO),
    "fm-quotefr": Read(title="R", steps=TWO),
    "fm-star": Read(title="R", steps=TWO),
    "fm-tab": Read(title="R", id="rencontre", steps=TWO),
    "fm-tab2": Read(title="R", id="rencontre", steps=TWO),
    "gdocs-export": Read(
        title="Rencontre du comité",
        steps=TWO,
        problems=(
            (Code.FOREIGN_MARK, 1, "{#rencontre-du-comité}"),
            (Code.FOREIGN_MARK, 3, "{#déroulement}"),
        ),
    ),
    "gdocs-export2": Read(
        title="Rencontre du comité", steps=TWO, roles=("Mettre les gens en relation", "Animer des espaces de dialogue")
    ),
    "gdocs-title": Read(
        title="Rencontre du comité", steps=ONE, problems=((Code.FOREIGN_MARK, 1, "{#rencontre-du-comité}"),)
    ),
    "hackmd": Read(
        title="R",
        steps=TWO,
        introduction=":::info À lire :::\n[TOC]\n==surligné== et [[lien|alias]] %%secret%%",
        problems=(
            (Code.IGNORED, 3, "tags: réunion"),
            (Code.SHOWN_AS_WRITTEN, 5, ":::info"),
            (Code.SHOWN_AS_WRITTEN, 9, "[TOC]"),
            (Code.SHOWN_AS_WRITTEN, 11, "==surligné=="),
        ),
    ),
    "head-colon": Read(title="Rencontre du comité", steps=ONE, roles=("Mettre les gens en relation",)),
    "hours": Read(
        problems=(
            (Code.MINUTES, 12, "~10"),
            (Code.MINUTES, 13, "2,5"),
            (Code.MINUTES, 14, "10-15"),
        )
    ),
    "hr-first": Read(title="R", steps=TWO),
    "hr-two": Read(title="Rencontre du comité", steps=ONE, introduction="Bienvenue."),
    "html-br": Read(title="R", steps=(("Accueil café", 5), ("Tour", 20), ("Fin", 5))),
    "html-table": Read(
        problems=(
            (Code.TABLE_MISSING, 5, "<table><tr><th>étape</th><th>minutes</th></tr><tr><td>Accue…"),
            (Code.IGNORED, 5, "<table><tr><th>étape</th><th>minutes</th></tr><tr><td>Accue…"),
        )
    ),
    "indent-table": Read(title="R", steps=ONE),
    "latin1": Read(problems=((Code.NOT_UTF8, 1, ""),)),
    "link-title": Read(title="[R](http://x)", steps=TWO, problems=((Code.SHOWN_AS_WRITTEN, 1, "[R](http://x)"),)),
    "list-agenda": Read(
        problems=(
            (Code.TABLE_MISSING, 5, "Accueil (5 min)"),
            (Code.IGNORED, 5, "Accueil (5 min)"),
        )
    ),
    "ls-word": Read(title="R", steps=TWO, introduction="Une ligne coupée deux"),
    "minutes-bold": Read(title="R", steps=TWO),
    "nbsp-blankcell": Read(title="R", steps=(("Accueil", 5), ("Tour", 20)), problems=((Code.TOTAL_DIFFERS, 5, "60"),)),
    "nbsp-heading": Read(title="Rencontre du comité", steps=ONE),
    "nbsp-list": Read(title="R", steps=TWO, roles=RELIER),
    "nbsp-minutes-blank": Read(
        title="R", steps=(("Accueil", 60), ("Tour", None)), problems=((Code.STEP_NOWHERE, 8, "Tour"),)
    ),
    "nbsp-minutes": Read(title="R", steps=(("Accueil", 5), ("Tour", 20), ("Fin", 5))),
    "nested-steps": Read(
        title="R",
        steps=ONE,
        problems=(
            (Code.IGNORED, 13, "Sous-titre"),
            (Code.IGNORED, 24, "a | b"),
            (Code.IGNORED, 28, "code"),
        ),
    ),
    "nested": Read(title="R", steps=ONE),
    "nfd": Read(title="Été à la Réunion", steps=TWO, roles=("Écouter",)),
    "no-outer-pipes": Read(title="Rencontre", steps=TWO),
    "nospace-head": Read(title="R", steps=ONE),
    "notion-export": Read(
        title="Rencontre du comité",
        steps=(("👋 Accueil", 5), ("🔁 Tour de table", 20)),
        introduction="Date: 23 novembre 2026 Lieu: Salle 2",
    ),
    "nul": Read(problems=((Code.CONTROL_CHARACTER, 1, "# R�"),)),
    "numbered-heads": Read(
        title="Rencontre du comité", steps=TWO, roles=("Mettre les gens en relation", "Animer des espaces de dialogue")
    ),
    "pandoc-escape": Read(
        title="Rencontre du comité d'action",
        steps=(("Accueil | café", 5), ("Tour de table", 20)),
        introduction='L\'objectif est de "faire ensemble"...',
    ),
    "pandoc-grid-table": Read(
        problems=(
            (Code.TABLE_MISSING, 5, "+---------------+---------+ | étape | minutes | +==========…"),
            (Code.IGNORED, 5, "+---------------+---------+ | étape | minutes | +==========…"),
        )
    ),
    "pandoc-setext": Read(title="Rencontre du comité", steps=TWO, introduction="Bienvenue à tous."),
    "pandoc-simple-table": Read(
        problems=(
            (Code.TABLE_MISSING, 5, "étape minutes"),
            (Code.IGNORED, 5, "étape minutes"),
            (Code.IGNORED, 7, "Accueil 5 Tour de table 20"),
        )
    ),
    "parts-decimal2": Read(
        title="R",
        steps=(("Accueil", 20),),
        problems=(
            (Code.PART_NOT_WHOLE, 13, "Lire en silence : 1,5 min"),
            (Code.PART_NOT_WHOLE, 14, "À deux : 2 à 3 min"),
            (Code.PART_NOT_WHOLE, 15, "Debout : 2-3 min"),
        ),
    ),
    "smart-dash-header": Read(title="R", id="rencontre", steps=TWO, problems=((Code.HEADER_DASHES, 1, "—"),)),
    "smart-dash-table": Read(title="R", steps=TWO),
    "softhyphen": Read(title="Rencontre", steps=ONE),
    "sup-emoji": Read(title="R 🎉", steps=TWO),
    "tabs-list": Read(title="R", steps=TWO, roles=RELIER),
    "title-match": Read(title="R", steps=(("Accueil", 5), ("Tour de table", 5))),
    "toc": Read(
        title="R",
        steps=TWO,
        introduction="[TOC]",
        problems=(
            (Code.SHOWN_AS_WRITTEN, 3, "[TOC]"),
            (Code.IGNORED, 5, "[Déroulement](#déroulement)"),
        ),
    ),
    "toml-header": Read(title="R", steps=TWO, problems=((Code.HEADER_TOML, 1, "+++"),)),
    "utf16": Read(problems=((Code.NOT_UTF8, 1, ""),)),
    "vt-word": Read(problems=((Code.CONTROL_CHARACTER, 3, "Une ligne coupée par Word"),)),
    "zwsp-bom-middle": Read(title="Rencontre", steps=ONE),
    "zwsp": Read(title="Rencontre", steps=ONE),
}


def test_every_file_is_tried() -> None:
    assert {path.stem for path in FOLDER.glob("*.md")} == set(READ)


@pytest.mark.parametrize("name", READ)
def test_a_sheet_is_read_as_it_looks_or_told_by_line(name: str) -> None:
    wanted = READ[name]
    reading = read_sheet((FOLDER / f"{name}.md").read_bytes(), f"{name}.md")
    assert tuple((each.code, each.line, each.found) for each in reading.problems) == wanted.problems
    sheet = reading.sheet
    assert (sheet is not None) == bool(wanted.title)
    if sheet is not None:
        assert (sheet.title, sheet.id) == (wanted.title, wanted.id or name)
        found = tuple((step.title, next(iter(step.minutes.values()), None)) for step in sheet.steps)
        assert found == wanted.steps
        assert sheet.introduction == wanted.introduction
        assert tuple(item.text for item in sheet.items) == wanted.roles


@pytest.mark.parametrize("name", READ)
def test_each_problem_is_a_french_sentence_with_file_and_line(name: str) -> None:
    for problem in read_sheet((FOLDER / f"{name}.md").read_bytes(), f"{name}.md").problems:
        severity = "avertissement" if problem.severity is Severity.WARNING else "erreur"
        assert describe(problem).startswith(f"{name}.md, ligne {problem.line}, {severity}\u00a0: ")


HEADERS = {
    "tags:\n- x\n- y\nlangue: en": "en",
    "aliases:\n  - x: {y\n    z: [\nlangue: en": "en",
    "langue: 'en'": "en",
    "langue: “en”": "en",
    'langue: "\\u0065n" # ici': "en",
    "# mes notes\nlangue: en": "en",
    "\tlangue: en": "en",
    "langue:\n  en": "en",
    "langue\u00a0: en": "en",
    "auteur: @marie\nobjectif: *x* : y\nLANG: en": "en",
    "date: 13:30\nlangue: en": "en",
}


@pytest.mark.parametrize("header", HEADERS)
def test_a_header_is_read_whatever_its_other_keys_hold(header: str) -> None:
    text = f"---\n{header}\n---\n# T\n\n## Déroulement\n\n| étape | minutes |\n|-|-|\n| Accueil | 5 |\n"
    sheet = read_sheet(text.encode(), "f.md").sheet
    assert sheet is not None
    assert sheet.lang == HEADERS[header]


def test_an_escape_in_an_identifier_is_no_command() -> None:
    text = '---\nid: "\\x1b[2J"\n---\n# T\n'
    assert Code.HEADER_SHAPE in {each.code for each in read_sheet(text.encode(), "f.md").problems}


def test_a_hashtag_on_another_line_stays_a_word() -> None:
    text = "# T\n\n#ensemble et #1 demain\n\n## Agenda\n\n| step | minutes |\n|-|-|\n| Accueil | 5 |\n"
    sheet = read_sheet(text.encode(), "f.md").sheet
    assert sheet is not None
    assert sheet.introduction == "#ensemble et #1 demain"


def test_joiners_stay_in_words_and_emoji() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    text = f"# Famille {family}\n\n## Agenda\n\n| step | minutes |\n|-|-|\n| Accueil | 5 |\n"
    sheet = read_sheet(text.encode(), "f.md").sheet
    assert sheet is not None
    assert sheet.title == f"Famille {family}"
