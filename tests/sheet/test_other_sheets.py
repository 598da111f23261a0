"""The sheets that ship beside the roles sheet: its English, one with other scales, one without any item."""

import re
import unicodedata

import pytest

from fiche_tui.sheet.library import content_folder, find_sheet, shipped_sheets
from fiche_tui.sheet.lint import check_sheet
from fiche_tui.sheet.parse import parse_sheet
from fiche_tui.workshop.codec import from_json, to_json
from fiche_tui.workshop.sheet import LABEL_LENGTH, Instrument, Sheet

ALL = {source.id: source for source in shipped_sheets()}
NAMES = sorted(ALL)


def read(name: str) -> Sheet:
    source = find_sheet(name)
    return parse_sheet(source.data, source.name)


def test_four_sheets_ship() -> None:
    assert NAMES == [
        "autodiagnostic-partenariat",
        "retour-activite",
        "roles-acteur-collectif",
        "roles-collective-actor",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_no_error_no_warning_and_its_id_is_its_file_name(name: str) -> None:
    assert check_sheet(ALL[name].data, ALL[name].name) == ()
    assert read(name).id == name


@pytest.mark.parametrize("name", NAMES)
def test_every_preset_has_its_promised_length_and_labels_fit(name: str) -> None:
    sheet = read(name)
    for preset in sheet.presets:
        assert sum(step.minutes.get(preset.id, 0) for step in sheet.steps) == preset.minutes
    assert all(0 < len(item.label) <= LABEL_LENGTH and "…" not in item.label for item in sheet.items)
    assert len({item.id for item in sheet.items}) == len({item.code for item in sheet.items}) == len(sheet.items)
    assert from_json(Sheet, to_json(sheet)) == sheet


@pytest.mark.parametrize("name", NAMES)
def test_every_step_speaks_to_the_room_and_to_the_facilitator(name: str) -> None:
    for step in read(name).steps:
        assert 1 <= len(step.instruction.split("\n")) <= 4, step.id
        assert all(len(line) <= 130 for line in step.instruction.split("\n")), step.id
        assert step.note, step.id


def test_the_english_sheet_is_the_french_one_in_other_words() -> None:
    french, english = read("roles-acteur-collectif"), read("roles-collective-actor")
    assert english.lang == "en"
    assert [(one.id, one.letter) for one in english.families] == [(one.id, one.letter) for one in french.families]
    assert [(one.id, one.code) for one in english.items] == [(one.id, one.code) for one in french.items]
    assert not {one.text for one in english.items} & {one.text for one in french.items}
    for ours, theirs in zip(english.steps, french.steps, strict=True):
        assert (ours.id, ours.kind, ours.minutes, ours.minimum) == (
            theirs.id,
            theirs.kind,
            theirs.minutes,
            theirs.minimum,
        )
        assert (ours.protected, ours.optional, ours.margin) == (theirs.protected, theirs.optional, theirs.margin)
        assert [part.minutes for part in ours.parts] == [part.minutes for part in theirs.parts]
        assert len(ours.note.split("\n")) == len(theirs.note.split("\n")), ours.id
        assert len(ours.instruction.split("\n")) == len(theirs.instruction.split("\n")), ours.id
    for ours_, theirs_ in zip(english.presets, french.presets, strict=True):
        assert (ours_.id, ours_.minutes, ours_.retain, ours_.instrument, ours_.sitting_ends_after) == (
            theirs_.id, theirs_.minutes, theirs_.retain, theirs_.instrument, theirs_.sitting_ends_after,
        )  # fmt: skip
    by_code = {item.code: item.text for item in english.items}
    assert by_code["A6"] == by_code["B6"]
    assert len(english.talk) == len(french.talk)


def test_the_english_sheet_has_no_french_left() -> None:
    text = re.sub(r"`[^`]*`", "", ALL["roles-collective-actor"].data.decode())
    text = re.sub(r"(?m)^\|.*$", "", text).replace("“Rôles possibles d’un acteur collectif”", "").split("---", 2)[2]
    assert not re.search(r"[àâçéèêëîïôûùœ«»\u00a0]", text)


def test_the_self_diagnosis_has_eighteen_statements_and_scales_of_its_own() -> None:
    sheet = read("autodiagnostic-partenariat")
    assert [len(family.items) for family in sheet.families] == [4, 4, 4, 3, 3]
    assert [level.text for level in sheet.scale("today").levels] == [
        "ce n’est pas vrai pour nous",
        "un peu vrai",
        "assez vrai",
        "tout à fait vrai",
    ]
    roles = read("roles-acteur-collectif")
    assert {scale.levels for scale in sheet.scales}.isdisjoint({scale.levels for scale in roles.scales})
    assert [(preset.id, preset.instrument) for preset in sheet.presets] == [
        ("90", Instrument.FULL),
        ("60", Instrument.CHECK),
    ]


def test_the_look_back_is_forty_five_minutes_of_steps_alone() -> None:
    sheet = read("retour-activite")
    assert (sheet.families, sheet.scales, sheet.question) == ((), (), "")
    assert [preset.minutes for preset in sheet.presets] == [45]
    for step in sheet.steps:
        if step.parts:
            assert sum(part.minutes for part in step.parts) == step.minutes["45"]


@pytest.mark.parametrize("name", ["autodiagnostic-partenariat", "retour-activite"])
def test_french_sheets_follow_quebec_typography(name: str) -> None:
    text = (content_folder() / f"{name}.md").read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    for number, line in enumerate(text.split("---\n", 2)[2].split("\n")):
        prose = re.sub(r"`[^`]*`", "", line)
        assert not re.search(r"«(?!\u00a0)|(?<!\u00a0)»| [:;!?](?:\s|$)|\w'\w", prose), f"{number}: {prose}"
        for word in ("capturer", "geler", "tampon", "stationnement", "procès-verbal", "noter ", "stickers"):
            assert word not in prose
