"""The sheet that ships: its words are the source's, its figures are the promised ones."""

import re
import unicodedata

import pytest

from fiche_tui.sheet.library import FOR_ENGINEERS, content_folder, find_sheet, guides
from fiche_tui.sheet.lint import check_sheet
from fiche_tui.sheet.parse import parse_sheet
from fiche_tui.workshop.codec import from_json, to_json
from fiche_tui.workshop.sheet import LABEL_LENGTH, Instrument, Sheet, StepKind

from .seed import FAMILIES, TITLES

SOURCE = find_sheet("roles-acteur-collectif")

# id, kind, minutes in 120, 90, 45, deux, minimum in 120/90/deux and in 45 (None: the format does not hold the step).
AGENDA = [
    ("accueil", "plenary", 8, 6, 3, 8, 3, 3),
    ("contexte", "pairs", 7, None, None, 7, 5, None),
    ("ajuster", "adjust", 15, 12, 6, 25, 6, 5),
    ("evaluer", "assess", 12, 10, 5, 20, 6, 4),
    ("depouiller", "count", 8, 8, 6, None, 4, 4),
    ("devoiler", "reveal", 18, 12, 6, 22, 8, 5),
    ("voter", "vote", 7, 6, None, 8, 4, None),
    ("porter", "carry", 22, 17, 9, 23, 10, 7),
    ("accord", "agree", 10, 7, 4, 10, 4, 3),
    ("relecture", "close", 10, 7, 3, 9, 3, 3),
    ("marge", "plenary", 3, 5, 3, 3, 0, 0),
]


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    return parse_sheet(SOURCE.data, SOURCE.name)


def test_it_has_no_error_and_no_warning() -> None:
    assert check_sheet(SOURCE.data, SOURCE.name) == ()


def test_identity_and_language(sheet: Sheet) -> None:
    assert (sheet.id, sheet.lang) == (SOURCE.id, "fr")
    assert sheet.title == "Rôles possibles d’un acteur collectif"


def test_every_line_of_the_source_is_kept_letter_for_letter(sheet: Sheet) -> None:
    assert [tuple(item.source_text for item in family.items) for family in sheet.families] == list(FAMILIES.values())


def test_family_titles_and_codes(sheet: Sheet) -> None:
    assert [(family.letter, family.title) for family in sheet.families] == [
        ("A", "Réseautage et communication"),
        ("B", "Cohérence et complémentarité"),
        ("C", "Réalisation de projets collectifs"),
        ("D", "Renforcement des compétences"),
        ("E", "Positionnement et influence"),
    ]
    expected = [
        f"{letter}{n}" for letter, count in zip("ABCDE", (6, 6, 4, 5, 5), strict=True) for n in range(1, count + 1)
    ]
    assert [item.code for item in sheet.items] == expected


def test_26_roles_with_unique_ids_and_labels_that_fit(sheet: Sheet) -> None:
    assert len(sheet.items) == 26
    assert len({item.id for item in sheet.items}) == 26
    assert all(0 < len(item.label) <= LABEL_LENGTH for item in sheet.items)


def test_the_two_identical_roles_stay_two(sheet: Sheet) -> None:
    by_code = {item.code: item for item in sheet.items}
    assert by_code["A6"].text == by_code["B6"].text
    assert by_code["A6"].label == by_code["B6"].label == "Diffuser l’information"
    assert by_code["A6"].id != by_code["B6"].id


def test_corrections_are_open_and_their_words_are_in_the_source(sheet: Sheet) -> None:
    lines = [*TITLES, *FAMILIES, *(line for family in FAMILIES.values() for line in family)]
    for correction in sheet.corrections:
        assert any(correction.source in line for line in lines), correction
    assert any(each.source == TITLES[0] and each.corrected == sheet.title for each in sheet.corrections)
    assert any(each.source == TITLES[1] for each in sheet.corrections)


def test_each_role_is_its_source_with_the_listed_corrections_and_nothing_else(sheet: Sheet) -> None:
    for item in sheet.items:
        corrected = item.source_text
        for each in sheet.corrections:
            corrected = corrected.replace(each.source.replace("’", "'"), each.corrected)
        assert corrected.replace("'", "’") == item.text


def test_scales(sheet: Sheet) -> None:
    others = ["à l’occasion", "régulièrement", "au cœur de notre action"]
    assert [level.text for level in sheet.scale("today").levels] == ["nous ne le faisons pas", *others]
    assert [level.text for level in sheet.scale("wanted").levels] == ["pas à nous", *others]
    assert all([level.value for level in scale.levels] == [0, 1, 2, 3] for scale in sheet.scales)


def test_questions(sheet: Sheet) -> None:
    assert sheet.question == (
        "Quels rôles nous aideront le plus dans les 12 prochains mois, avec les ressources que nous avons?"
    )
    assert sheet.question_with_objectives == (
        "Quels rôles nous aideront le plus à atteindre nos objectifs communs d’ici 12 mois, "
        "avec les ressources que nous avons?"
    )
    assert sheet.talk[0] == "Quel rôle jouons-nous sans le dire? Lequel pourrions-nous laisser à d’autres?"


def test_presets(sheet: Sheet) -> None:
    found = [
        (each.id, each.minutes, each.retain, each.instrument, each.rating, each.sitting_ends_after)
        for each in sheet.presets
    ]
    assert found == [
        ("120", 120, 5, Instrument.FULL, True, ()),
        ("90", 90, 4, Instrument.FULL, True, ()),
        ("45", 45, 3, Instrument.CHECK, False, ()),
        ("deux", 135, 5, Instrument.FULL, True, ("evaluer",)),
    ]


@pytest.mark.parametrize("preset", ["120", "90", "45", "deux"])
def test_the_minutes_make_the_promised_length(sheet: Sheet, preset: str) -> None:
    assert sum(step.minutes.get(preset, 0) for step in sheet.steps) == sheet.preset(preset).minutes


def test_the_agenda_is_the_promised_table(sheet: Sheet) -> None:
    rows = [
        (
            step.id,
            step.kind.value,
            *(step.minutes.get(preset) for preset in ("120", "90", "45", "deux")),
            next(iter(step.minimum.values())),
            step.minimum.get("45"),
        )
        for step in sheet.steps
    ]
    assert rows == AGENDA
    for step in sheet.steps:
        assert step.minimum.keys() == step.minutes.keys()
        assert len({minimum for preset, minimum in step.minimum.items() if preset != "45"}) == 1


def test_flags(sheet: Sheet) -> None:
    assert [step.id for step in sheet.steps if step.protected] == ["voter", "accord", "relecture"]
    assert [step.id for step in sheet.steps if step.optional] == ["contexte"]
    assert [step.id for step in sheet.steps if step.margin] == ["marge"]


def test_the_context_goes_by_one_two_all(sheet: Sheet) -> None:
    parts = next(step.parts for step in sheet.steps if step.kind is StepKind.PAIRS)
    assert [part.minutes for part in parts] == [1, 2, 4]


def test_every_step_speaks_to_the_room_and_to_the_facilitator(sheet: Sheet) -> None:
    for step in sheet.steps:
        assert 2 <= len(step.instruction.split("\n")) <= 4, step.id
        assert all(len(line) <= 130 for line in step.instruction.split("\n")), step.id
        assert len(re.findall(r"[.?!](?:\s|$)", step.note)) >= 2, step.id


def test_it_survives_the_journal(sheet: Sheet) -> None:
    assert from_json(Sheet, to_json(sheet)) == sheet


def _prose() -> list[tuple[str, str]]:
    french = [path for path in guides() if path.name not in FOR_ENGINEERS]
    files = [content_folder() / SOURCE.name, *french, content_folder() / "README.md"]
    return [(path.name, path.read_text(encoding="utf-8")) for path in files]


@pytest.mark.parametrize(("name", "text"), _prose(), ids=lambda value: value if value.endswith(".md") else "")
def test_content_follows_quebec_typography(name: str, text: str) -> None:
    text = text.split("## In English")[0]
    for number, line in enumerate(text.split("\n"), 1):
        if "source :" in line or "source\u00a0:" in line or line.startswith("|"):
            continue
        prose = re.sub(r"`[^`]*`", "", line)
        where = f"{name}:{number}: {prose}"
        assert not re.search(r"«(?!\u00a0)|(?<!\u00a0)»", prose), where
        assert not re.search(r" [:;!?](?:\s|$)", prose), where
        assert not re.search(r"\w'\w", prose), where
        assert unicodedata.is_normalized("NFC", prose), where


def test_content_avoids_the_words_that_the_room_should_not_read() -> None:
    for name, text in _prose():
        for word in (
            "capturer",
            "geler",
            "tampon",
            "stationnement",
            "fist of five",
            "procès-verbal",
            "stickers",
            "opportunité ",
        ):
            assert word not in text.lower(), (name, word)


def test_guides_are_found() -> None:
    for_people = [
        "dix-minutes.md",
        "animer.md",
        "carte.md",
        "ecrire-une-fiche.md",
        "installer.md",
        "ligne-de-commande.md",
        "secret-du-vote.md",
        "serveur-partage.md",
        "vote-ssh.md",
    ]
    assert [path.name for path in guides()] == [*for_people, *FOR_ENGINEERS]
