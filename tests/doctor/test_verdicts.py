"""Verdicts drawn from values: one thing is changed on a machine where nothing is wrong."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from fiche_tui.doctor.facts import DamagedWorkshop, Facts, SheetFacts
from fiche_tui.doctor.terminal_verdicts import used_keys
from fiche_tui.doctor.verdict import Mark, Verdict, summary, word_of, would_suffer
from fiche_tui.doctor.verdicts import verdicts_on
from fiche_tui.language.translation import use_language
from tests.doctor.healthy import FOLDER, HEALTHY, SHEETS, TERMINAL, ZONE
from tests.hostile import each


def said(facts: Facts, check: str) -> list[tuple[Mark, str]]:
    """What is said of a check, no-break spaces as plain ones."""
    return [(one.mark, one.sentence.replace("\u00a0", " ")) for one in verdicts_on(facts) if one.check == check]


def terminal(**changes: Any) -> Facts:
    return replace(HEALTHY, terminal=replace(TERMINAL, **changes))


def folder(**changes: Any) -> Facts:
    return replace(HEALTHY, folder=replace(FOLDER, **changes))


def test_where_nothing_is_wrong_every_line_says_so() -> None:
    verdicts = verdicts_on(HEALTHY)
    assert [one.check for one in verdicts] == [
        *("size", "term", "colours", "letters", "multiplexer", "keys", "clipboard"),
        *("folder", "space", "disk", "zone", "printing", "sheets", "word", "settings"),
    ]
    assert {one.mark for one in verdicts} == {Mark.GOOD}
    assert not would_suffer(verdicts)
    assert summary(verdicts) == "Rien n’empêche une rencontre."


def test_marks_have_a_sign_and_a_word() -> None:
    assert [word_of(mark) for mark in Mark] == ["✓ bien", "△ à savoir", "✗ à régler"]
    use_language("en")
    assert [word_of(mark) for mark in Mark] == ["✓ good", "△ to know", "✗ to fix"]


def test_only_what_a_meeting_suffers_from_counts() -> None:
    note, wrong = (Verdict("size", mark, "Taille", "petite.") for mark in (Mark.NOTE, Mark.WRONG))
    assert (would_suffer([note]), would_suffer([note, wrong])) == (False, True)
    assert summary([note]) == "Rien n’empêche une rencontre; lisez ce qui est marqué △."
    assert "✗" in summary([note, wrong])


@pytest.mark.parametrize(
    ("size", "mark"),
    [((80, 24), Mark.GOOD), ((79, 24), Mark.WRONG), ((80, 23), Mark.WRONG), ((400, 100), Mark.GOOD), (None, Mark.NOTE)],
)
def test_size(size: tuple[int, int] | None, mark: Mark) -> None:
    assert [one for one, _sentence in said(terminal(size=size), "size")] == [mark]


def test_a_small_window_says_its_size_and_both_ways_out() -> None:
    assert said(terminal(size=(60, 20)), "size") == [
        (
            Mark.WRONG,
            "Taille : 60 colonnes et 20 rangées; il en faut 80 et 24. "
            "Agrandissez la fenêtre, ou réduisez les caractères (Ctrl −).",
        )
    ]


@pytest.mark.parametrize("term", ["", "dumb"])
def test_a_terminal_that_cannot_draw(term: str) -> None:
    assert [one for one, _sentence in said(terminal(term=term), "term")] == [Mark.WRONG]


def test_without_a_terminal_nothing_is_said_of_it() -> None:
    verdicts = verdicts_on(replace(HEALTHY, terminal=None))
    assert [one.check for one in verdicts][:2] == ["terminal", "folder"]
    assert verdicts[0].mark is Mark.NOTE


@pytest.mark.parametrize(
    ("changes", "mark", "words"),
    [
        ({"colours": 16}, Mark.NOTE, "export TERM=xterm-256color"),
        ({"colours": 16, "term": "linux"}, Mark.NOTE, "16, celles de la console : le programme y prend"),
        ({"colours": 16, "multiplexer": "tmux"}, Mark.NOTE, "export TERM=tmux-256color"),
        ({"no_colour": True}, Mark.NOTE, "unset NO_COLOR"),
        ({"colours": 1 << 24}, Mark.GOOD, "Couleurs : toutes."),
    ],
)
def test_colours(changes: dict[str, Any], mark: Mark, words: str) -> None:
    ((found, sentence),) = said(terminal(**changes), "colours")
    assert found is mark
    assert words in sentence


@pytest.mark.parametrize(
    ("locale", "multiplexer", "mark", "words"),
    [
        ("C.UTF-8", "tmux", Mark.GOOD, "en UTF-8."),
        ("en_US.utf8", "", Mark.GOOD, "en UTF-8."),
        ("UTF-8", "", Mark.GOOD, "en UTF-8."),
        ("fr_FR.UTF-8@euro", "", Mark.GOOD, "en UTF-8."),
        ("", "", Mark.NOTE, "export LC_ALL=C.UTF-8"),
        ("C", "", Mark.NOTE, "export LC_ALL=C.UTF-8"),
        ("fr_CA", "", Mark.NOTE, "export LC_ALL=fr_CA.UTF-8"),
        ("POSIX", "tmux", Mark.WRONG, "« _ »"),
        ("fr_CA.ISO-8859-1", "", Mark.WRONG, "ISO-8859-1 : les accents seront faux"),
    ],
)
def test_letters(locale: str, multiplexer: str, mark: Mark, words: str) -> None:
    ((found, sentence),) = said(terminal(locale=locale, multiplexer=multiplexer), "letters")
    assert found is mark
    assert words in sentence


@pytest.mark.parametrize(
    ("name", "remote", "mark", "words"),
    [
        ("", False, Mark.GOOD, "aucun, et il n’en faut pas."),
        ("", True, Mark.NOTE, "Ouvrez tmux d’abord"),
        ("tmux", True, Mark.GOOD, "tmux; l’écran y prend la taille"),
        ("screen", False, Mark.NOTE, "Ctrl+A"),
        ("zellij", False, Mark.NOTE, "Ctrl+G"),
    ],
)
def test_multiplexer(name: str, remote: bool, mark: Mark, words: str) -> None:
    ((found, sentence),) = said(replace(terminal(multiplexer=name), is_remote=remote), "multiplexer")
    assert found is mark
    assert words in sentence


@pytest.mark.parametrize(
    ("changes", "mark", "words"),
    [
        (
            {"multiplexer": "tmux", "kept_keys": ("F8", "C-b", "F11", "C-q")},
            Mark.WRONG,
            "tmux garde F8, Ctrl+Q, que le programme ne verra pas. "
            "Rendez-les-lui : tmux unbind -n F8; tmux unbind -n C-q",
        ),
        ({"multiplexer": "tmux", "kept_keys": ("F11", "MouseDown1Pane")}, Mark.GOOD, "Essayez F1"),
        ({"multiplexer": "byobu", "kept_keys": ("F2", "F3")}, Mark.WRONG, "Rendez-les-lui : Maj+F12"),
        ({"multiplexer": "byobu"}, Mark.GOOD, "Essayez F1"),
        ({"program": "gnome-terminal"}, Mark.NOTE, "GNOME Terminal garde F1; tapez « ? »"),
        ({"program": "vscode"}, Mark.NOTE, "VS Code"),
        ({"program": "apple"}, Mark.NOTE, "Fn"),
        ({"program": "vte"}, Mark.GOOD, "Essayez F1"),
    ],
)
def test_keys(changes: dict[str, Any], mark: Mark, words: str) -> None:
    ((found, sentence),) = said(terminal(**changes), "keys")
    assert found is mark
    assert words in sentence


def test_the_keys_that_matter_are_those_of_the_table() -> None:
    assert {"F1", "F9", "C-q"} <= set(used_keys())
    assert not {"F10", "F11"} & set(used_keys())


@pytest.mark.parametrize(
    ("changes", "mark", "words"),
    [
        ({"tmux_clipboard": "external", "multiplexer": "tmux"}, Mark.NOTE, "tmux set -s set-clipboard on"),
        ({"tmux_clipboard": "on", "multiplexer": "tmux"}, Mark.GOOD, "Essayez avant la rencontre."),
        ({"multiplexer": "screen"}, Mark.NOTE, "Enregistrez plutôt un fichier."),
        ({"program": "apple"}, Mark.NOTE, "Terminal (macOS) n’accepte pas"),
    ],
)
def test_clipboard(changes: dict[str, Any], mark: Mark, words: str) -> None:
    ((found, sentence),) = said(terminal(**changes), "clipboard")
    assert found is mark
    assert words in sentence


@pytest.mark.parametrize(
    ("changes", "mark", "words"),
    [
        ({"is_folder": False}, Mark.WRONG, "n’est pas un dossier"),
        ({"usable": False}, Mark.WRONG, "lire et écrire dans /home/line/ateliers"),
        ({"usable": False, "exists": False, "nearest": "/home"}, Mark.WRONG, "ne peut pas être créé dans /home."),
        ({"exists": False, "is_folder": False}, Mark.GOOD, "sera créé avec le premier atelier."),
        ({"open_to_renaming": True, "path": "/srv/la table"}, Mark.WRONG, "chmod +t '/srv/la table'"),
    ],
)
def test_rights(changes: dict[str, Any], mark: Mark, words: str) -> None:
    ((found, sentence),) = said(folder(**changes), "folder")
    assert found is mark
    assert words in sentence


def test_nothing_is_said_of_the_disk_around_a_folder_that_cannot_be() -> None:
    checks = [one.check for one in verdicts_on(folder(exists=False, usable=False))]
    assert not {"space", "disk"} & set(checks)
    assert {"space", "disk"} <= {one.check for one in verdicts_on(folder(usable=False))}


@pytest.mark.parametrize(
    ("changes", "mark", "words"),
    [
        ({"free_bytes": 0}, Mark.WRONG, "il ne reste que 0 Mo"),
        ({"free_bytes": (20 << 20) - 1}, Mark.WRONG, "19 Mo"),
        ({"free_bytes": 20 << 20}, Mark.NOTE, "il reste 20 Mo"),
        ({"free_bytes": 200 << 20}, Mark.GOOD, "200 Mo libres."),
        ({"free_bytes": 3 << 30}, Mark.GOOD, "3 Go libres."),
        ({"free_files": 3}, Mark.WRONG, "créer de fichiers"),
        ({"free_files": None}, Mark.GOOD, "5 Go libres."),
        ({"free_bytes": None}, Mark.NOTE, "Vérifiez-le."),
    ],
)
def test_space(changes: dict[str, Any], mark: Mark, words: str) -> None:
    ((found, sentence),) = said(folder(**changes), "space")
    assert found is mark
    assert words in sentence


@pytest.mark.parametrize(
    ("kind", "mark", "words"),
    [
        ("nfs4", Mark.NOTE, "disque du réseau (nfs4)"),
        ("fuse.sshfs", Mark.NOTE, "disque du réseau"),
        ("tmpfs", Mark.NOTE, "tout s’efface à l’arrêt"),
        ("", Mark.GOOD, "sur cette machine."),
    ],
)
def test_disk(kind: str, mark: Mark, words: str) -> None:
    ((found, sentence),) = said(folder(disk=kind), "disk")
    assert found is mark
    assert words in sentence


def test_links_and_what_purges_left_are_each_told() -> None:
    facts = folder(
        links=("table-1a2b",), leftovers=(("/d/.purging-a", ()), ("/d/.purging-b", ("bob",))), purging=("c",)
    )
    assert said(facts, "links") == [
        (
            Mark.NOTE,
            "Lien : table-1a2b mène ailleurs, et n’est pas suivi. "
            "Remettez l’atelier lui-même dans /home/line/ateliers.",
        )
    ]
    assert said(facts, "purge") == [
        (
            Mark.NOTE,
            "Effacement : un atelier effacé a laissé des restes dans /d/.purging-a. Ouvrez fiche, et ils s’en iront.",
        ),
        (
            Mark.NOTE,
            "Effacement : un atelier effacé a laissé des fichiers de bob dans /d/.purging-b. Voyez l’administration.",
        ),
        (
            Mark.NOTE,
            "Effacement : celui des bulletins n’est pas fini. Reprenez-le : fiche purge c --ballots",
        ),
    ]


def test_the_hour_is_shown_with_its_zone_and_offset() -> None:
    assert said(HEALTHY, "zone") == [(Mark.GOOD, "Heure : 18 h 30 (America/Toronto, UTC−05:00).")]


@pytest.mark.parametrize(
    ("name", "asked", "known", "mark", "words"),
    [
        (None, "", True, Mark.WRONG, "d’aucun fuseau connu"),
        ("Etc/UTC", "nulle/part", False, Mark.WRONG, "TZ=nulle/part, n’existe pas"),
        ("Etc/UTC", "", True, Mark.NOTE, "Heure : 23 h 30 (Etc/UTC, UTC+00:00). Si la salle a une autre heure"),
    ],
)
def test_hours_that_may_be_wrong(name: str | None, asked: str, known: bool, mark: Mark, words: str) -> None:
    zone = replace(ZONE, name=name, asked=asked, is_known=known, now=datetime(2026, 11, 23, 23, 30, tzinfo=UTC))
    ((found, sentence),) = said(replace(HEALTHY, zone=zone), "zone")
    assert found is mark
    assert words in sentence


@pytest.mark.parametrize(
    ("changes", "mark", "words"),
    [
        ({}, Mark.GOOD, "xdg-open ouvre les pages"),
        ({"is_remote": True}, Mark.NOTE, "scp"),
        ({"opener": ""}, Mark.NOTE, "lp est là"),
        ({"opener": "", "printer": ""}, Mark.NOTE, "rien n’imprime ici"),
    ],
)
def test_printing(changes: dict[str, Any], mark: Mark, words: str) -> None:
    ((found, sentence),) = said(replace(HEALTHY, **changes), "printing")
    assert found is mark
    assert words in sentence


def test_sheets_with_faults_come_before_the_count_of_the_others() -> None:
    sheets = (
        *SHEETS,
        SheetFacts("ma fiche.md", 1, 4),
        SheetFacts("presque.md", 0, 2),
        SheetFacts("close.md", 0, 0, readable=False),
    )
    assert said(replace(HEALTHY, sheets=sheets), "sheets") == [
        (Mark.WRONG, "Fiches : ma fiche.md a 1 erreur. Voyez laquelle : fiche sheet check 'ma fiche.md'"),
        (Mark.NOTE, "Fiches : presque.md a 2 avertissements. Voyez lesquels : fiche sheet check presque.md"),
        (Mark.WRONG, "Fiches : close.md ne peut pas être lue. Vérifiez ses droits."),
        (Mark.GOOD, "Fiches : 2 lues sans faute."),
    ]


@pytest.mark.parametrize("sheets", [(), (SheetFacts("cassee.md", 2, 0),)])
def test_without_a_sheet_there_is_no_meeting(sheets: tuple[SheetFacts, ...]) -> None:
    mark, sentence = said(replace(HEALTHY, sheets=sheets), "sheets")[-1]
    assert mark is Mark.WRONG
    assert "aucune n’est utilisable" in sentence


def test_a_meeting_does_without_word() -> None:
    ((mark, sentence),) = said(replace(HEALTHY, word_fails="ImportError"), "word")
    assert mark is Mark.NOTE
    assert "(ImportError)" in sentence


def test_each_damaged_workshop_is_named_with_what_to_do() -> None:
    room = {"path": "/d/a-1/room.json", "reason": "shape", "last_good_backup": None}
    journal = {"path": "/d/b-2/journal-0001.json", "reason": "truncated", "last_good_backup": "/d/b-2/copie.json"}
    gone = {"path": "/d/c-3/journal-0001.json", "reason": "missing", "last_good_backup": None}
    facts = folder(
        damaged=(
            DamagedWorkshop("a-1", "damaged", room, opens=True),
            DamagedWorkshop("b-2", "damaged", journal, opens=False),
            DamagedWorkshop("c-3", "damaged", gone, opens=False),
        )
    )
    assert said(facts, "workshops") == [
        (
            Mark.NOTE,
            "Atelier : a-1. /d/a-1/room.json est abîmé (il contient autre chose); rien n’y a été touché. "
            "Il se refait dès que l’animation ouvre l’atelier, et de lui-même pendant la rencontre.",
        ),
        (
            Mark.WRONG,
            "Atelier : b-2. /d/b-2/journal-0001.json est abîmé (la fin manque); rien n’y a été touché. "
            "La dernière bonne copie : /d/b-2/copie.json. Pour repartir d’elle : fiche run b-2 --restore",
        ),
        (
            Mark.WRONG,
            "Atelier : c-3. /d/c-3/journal-0001.json est abîmé (il a disparu); rien n’y a été touché. Aucune copie "
            "n’en est gardée. Déplacez le dossier de l’atelier, puis reprenez sa sauvegarde : fiche import FICHIER",
        ),
    ]


@pytest.mark.parametrize("text", each())
def test_what_the_machine_calls_things_is_text(text: str) -> None:
    facts = replace(
        HEALTHY,
        terminal=replace(TERMINAL, term=text, locale=f"fr.{text}", tmux_clipboard=text, kept_keys=(text,)),
        folder=replace(
            FOLDER, path=text, open_to_renaming=True, disk=text, links=(text,), leftovers=((text, (text,)),)
        ),
        zone=replace(ZONE, name=text, asked=text, is_known=False),
        sheets=(SheetFacts(text, 1, 1), SheetFacts(text, 0, 1), SheetFacts(text, 0, 0, readable=False)),
        word_fails=text,
    )
    verdicts = verdicts_on(facts)
    assert any(text in one.sentence for one in verdicts if one.check == "folder")
    assert len([one for one in verdicts if one.check == "sheets"]) == 3
