"""What authors may write, and what it becomes."""

import re

from fiche_tui.sheet.library import content_folder
from fiche_tui.sheet.lint import check_sheet
from fiche_tui.sheet.parse import parse_sheet
from fiche_tui.sheet.problems import Code
from fiche_tui.workshop.sheet import Family, Instrument, Sheet, StepKind

AGENDA = "\n\n## Déroulement\n\n| étape | minutes |\n|---|---|\n| Ouvrir | 5 |\n"


def read(text: str, name: str = "essai.md") -> Sheet:
    return parse_sheet(text.encode(), name)


def families(text: str) -> tuple[Family, ...]:
    return read(f"# T\n\n## Familles\n\n{text}{AGENDA}").families


def test_a_title_and_a_table_make_a_timed_sheet() -> None:
    sheet = read("# Rencontre" + AGENDA, "Ma fiche.md")
    assert (sheet.id, sheet.title, sheet.lang, sheet.families, sheet.scales) == ("ma-fiche", "Rencontre", "fr", (), ())
    assert [(preset.id, preset.minutes, preset.title) for preset in sheet.presets] == [("minutes", 5, "5 minutes")]
    step = sheet.steps[0]
    assert (step.id, step.kind, step.minutes, step.minimum) == (
        "ouvrir",
        StepKind.PLENARY,
        {"minutes": 5},
        {"minutes": 3},
    )


def test_the_examples_of_the_documentation_have_no_fault() -> None:
    text = (content_folder() / "README.md").read_text(encoding="utf-8")
    examples = [
        each for each in re.findall(r"```markdown\n(.*?)```", text, re.DOTALL) if re.search(r"^# ", each, re.MULTILINE)
    ]
    assert len(examples) == 3
    for example in examples:
        assert check_sheet(example.encode(), "exemple.md") == ()


def test_byte_order_mark_and_line_ends() -> None:
    text = "---\nid: x\n---\n# Titre" + AGENDA
    plain = parse_sheet(text.encode(), "a.md")
    assert parse_sheet(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(), "a.md") == plain
    assert parse_sheet(text.replace("\n", "\r").encode(), "a.md") == plain


def test_front_matter_stays_text() -> None:
    sheet = read('---\nid: "no"\nlangue: en\ndate: 13:30\nversion: no\n---\n# T' + AGENDA)
    assert (sheet.id, sheet.lang) == ("no", "en")


def test_an_item_of_plain_text() -> None:
    (family,) = families("### Agir\n\n- Créer des projets communs sur des enjeux ciblés de la collectivité\n")
    (item,) = family.items
    assert (family.letter, family.id) == ("A", "agir")
    assert item.code == "A1"
    assert item.label == "Créer des projets communs sur…"
    assert item.id == "creer-des-projets-communs-sur"
    assert item.text == item.source_text == "Créer des projets communs sur des enjeux ciblés de la collectivité"


def test_an_item_in_full() -> None:
    (family,) = families(
        "### B) Œuvres `oeuvres`\n\n- **Nom :** Texte : suite `B7 mon-id`\n  - Source : L'origine: ici\n"
    )
    (item,) = family.items
    assert (family.letter, family.title, family.id) == ("B", "Œuvres", "oeuvres")
    assert (item.id, item.code, item.label) == ("mon-id", "B7", "Nom")
    assert (item.text, item.source_text) == ("Texte : suite", "L'origine: ici")


def test_a_code_alone_and_an_id_alone() -> None:
    items = families("### A · F\n\n- Un `a4`\n- Deux `deux-2`\n")[0].items
    assert [(item.code, item.id) for item in items] == [("A4", "un"), ("A2", "deux-2")]


def test_spaces_after_a_tag_do_not_hide_it() -> None:
    (family,) = families("### F\n\n- a `B7 x` &nbsp;\n- b")
    assert [(item.id, item.code, item.text) for item in family.items] == [("x", "B7", "a"), ("b", "A2", "b")]


def test_bold_words_without_a_separator_are_only_emphasis() -> None:
    items = families("### A · F\n\n- **Agir** ensemble\n- Ici, **là** : partout\n- **Seul**\n")[0].items
    assert [(item.label, item.text) for item in items] == [
        ("Agir ensemble", "Agir ensemble"),
        ("Ici, là : partout", "Ici, là : partout"),
        ("Seul", "Seul"),
    ]


def test_derived_ids_never_collide() -> None:
    items = families("### F\n\n- Même\n- Même\n- Autre `meme-2`\n- ???\n- 日本\n")[0].items
    assert [item.id for item in items] == ["meme", "meme-3", "meme-2", "a4", "a5"]


def test_letters_are_given_around_the_written_ones() -> None:
    found = families("### Un\n\n- a\n\n### A · Deux\n\n- b\n\n### Trois\n\n- c\n")
    assert [family.letter for family in found] == ["B", "A", "C"]


def test_hostile_text_stays_text() -> None:
    hostile = [
        "[/foo]",
        "[x]",
        "[@click=app.quit]",
        "a\\|b",
        "<b>gras</b>",
        "😀",
        "\u202edroite",
        "x" * 10_000,
        "&lt;i&gt; &#12; ok",
    ]
    items = families("### F\n\n" + "".join(f"- {text}\n" for text in hostile))[0].items
    found = [item.text for item in items]
    assert found[:3] == hostile[:3]
    assert found[4:8] == hostile[4:8]
    assert found[8] == "<i> ok"


def test_scales_default_to_the_language_and_may_be_written() -> None:
    french = read("# T\n\n## Familles\n\n### F\n\n- a" + AGENDA)
    assert french.scale("wanted").levels[0].text == "pas à nous"
    english = read("---\nlang: en-CA\n---\n# T\n\n## Families\n\n### F\n\n- a" + AGENDA)
    assert english.scale("today").levels[0].text == "we do not do it"
    assert english.question.startswith("Which roles")
    own = read("# T\n\n## Échelles\n\n### Souhaité\n\n0. a\n1. b\n2. c\n3. d\n\n## Familles\n\n### F\n\n- a" + AGENDA)
    assert [level.text for level in own.scale("wanted").levels] == ["a", "b", "c", "d"]
    assert own.scale("today") == french.scale("today")


FULL = """# T

Bonjour
à vous.

Deuxième ligne.

## Formats

| format | minutes | retenir | instrument | appréciation | suspendre après |
|---|---|---|---|---|---|
| court | 10 | 2 | par famille | oui | a, b |
| long | - | | | | |

## Déroulement

| id | étape | genre | court | long | min. court | min. | options |
|---|---|---|---|---|---|---|---|
| a | Un | PLÉNIÈRE | 4 min | 61 | 1 | - | protégé, facultatif |
| b | Deux | En équipes | 6 | – | | | margin |

### Un

Une ligne
coupée.

Une autre\\
forcée.

- puce
- autre

> Note.
>
> - point
>
> Fin.

### Autre titre `b`

- Seul : 1 min
- À deux, debout 2 minutes
- Tous — 3 min.
"""


def test_an_agenda_in_full() -> None:
    # Two columns for the minimum of one preset is a repeated column, so the wide one is dropped here.
    sheet = read(FULL.replace("| min. |", "| min. long |"))
    assert sheet.introduction == "Bonjour à vous.\nDeuxième ligne."
    short, long = sheet.presets
    assert (short.instrument, short.retain, short.rating) == (Instrument.FAMILY, 2, True)
    assert short.sitting_ends_after == ("a", "b")
    assert (long.minutes, long.retain, long.instrument, long.rating) == (61, 4, Instrument.FULL, True)
    one, two = sheet.steps
    assert (one.minutes, one.minimum) == ({"court": 4, "long": 61}, {"court": 1, "long": 31})
    assert (one.protected, one.optional, one.margin) == (True, True, False)
    assert one.instruction == "Une ligne coupée.\nUne autre\nforcée.\n• puce\n• autre"
    assert one.note == "Note.\n• point\nFin."
    assert (two.kind, two.margin, two.minimum) == (StepKind.PAIRS, True, {"court": 0})
    assert [(part.title, part.minutes) for part in two.parts] == [("Seul", 1), ("À deux, debout", 2), ("Tous", 3)]


def test_each_line_of_a_private_note_is_an_advice() -> None:
    note = "> Premier conseil.\n> **Deuxième** conseil.\n> - une puce\n>   coupée\n>\n> Dernier\nconseil.\n"
    sheet = read(FULL.replace("> Note.\n>\n> - point\n>\n> Fin.\n", note).replace("| min. |", "| min. long |"))
    assert sheet.steps[0].note.split("\n") == [
        "Premier conseil.",
        "Deuxième conseil.",
        "• une puce coupée",
        "Dernier",
        "conseil.",
    ]


def test_comments_and_rules_are_left_out_without_a_word() -> None:
    assert check_sheet(("# T\n\n<!-- à faire\nplus tard -->\n\n***" + AGENDA).encode(), "a.md") == ()


def test_what_is_a_comment_once_another_is_taken_out_of_it_is_left_out() -> None:
    text = "# T\n\n<!<!-- un -->-- deux -->" + AGENDA
    assert [problem.found for problem in check_sheet(text.encode(), "a.md")] == ["<!-- un -->"]
    assert read(text).introduction == ""


def test_a_title_between_two_rules_is_no_header() -> None:
    sheet = read("---\n# Rencontre\n---" + AGENDA)
    assert (sheet.title, sheet.id) == ("Rencontre", "essai")
    # Nor is it one where nothing else is a title: what is missing is the agenda.
    alone = check_sheet(b"---\n# Rencontre\n---\n\nBonjour.\n", "a.md")
    assert [problem.code for problem in alone] == [Code.AGENDA_MISSING]


def test_a_word_after_a_hash_is_no_title_where_there_is_one() -> None:
    sheet = read("#animation\n\n# Rencontre" + AGENDA)
    assert sheet.title == "Rencontre"
    assert read("#Rencontre" + AGENDA).title == "Rencontre"


def test_talk_credit_and_corrections() -> None:
    sheet = read(
        "# T" + AGENDA + "\n## While counting\n\n- Un?\n- Deux?\n\n## Credits\n\nDe [moi](http://x.ca).\n\n"
        "## Corrections\n\nVoici.\n\n| a | b |\n|-|-|\n| x'y | x’y |\n"
    )
    assert sheet.talk == ("Un?", "Deux?")
    assert sheet.credit == "De [moi](http://x.ca)."
    assert [(each.source, each.corrected) for each in sheet.corrections] == [("x'y", "x’y")]
