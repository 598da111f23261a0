"""Whatever the domain refuses and the store cannot do is said in one sentence, with its values."""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

import fiche_tui
from fiche_tui.language import fact_sentences as sentences_of_facts
from fiche_tui.language import sentences
from fiche_tui.language.error_words import DAMAGE, ERRORS, WRITING
from fiche_tui.language.fact_sentences import NAMES, undo_words
from fiche_tui.language.sentences import BALLOT_FAULTS, REFUSALS, error_sentence, refusal_sentence
from fiche_tui.language.translation import LANGUAGES, N_, use_language
from fiche_tui.store import errors, sharing_errors
from fiche_tui.store.errors import StoreError
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop import history
from fiche_tui.workshop.state import RoundStatus
from fiche_tui.workshop.values import CaptureKind, Carrier
from tests.workshop.samples import Play

SOURCE = Path(fiche_tui.__file__).parent
# What is wrong with a ballot while it is keyed is told by the screens that key it.
DOMAIN = sorted(path for path in (SOURCE / "workshop").rglob("*.py") if path.parent.name != "keying")
WITH_REFUSALS = [*DOMAIN, *sorted((SOURCE / "session").rglob("*.py"))]

WRONG = re.compile(r"[^\u00a0\d] :(?!\S)|\w:(?=\s|$)|\w\s[?!;](?=\s|$)|«(?!\u00a0)|(?<!\u00a0)»|\u202f|'")
"""What French typography of Québec does not allow."""


def calls(path: Path, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == name:
            yield node


def literals(node: ast.AST) -> list[str]:
    """The texts that an expression may be; of ``f"round-{status}"`` one for each status."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.IfExp():
            return literals(node.body) + literals(node.orelse)
        case ast.JoinedStr(values=[ast.Constant(value="round-"), _]):
            return [f"round-{status.value}" for status in RoundStatus]
    raise AssertionError(f"a refusal whose code cannot be read: {ast.unparse(node)}")


def refusals() -> Iterator[tuple[str, frozenset[str]]]:
    """Each refusal of the source: its code, and the names of its values."""
    for path in WITH_REFUSALS:
        for call in calls(path, "Refusal"):
            given = call.args[1] if len(call.args) > 1 else ast.Dict([], [])
            assert isinstance(given, ast.Dict), ast.unparse(call)
            names = frozenset(key.value for key in given.keys if isinstance(key, ast.Constant))
            for code in literals(call.args[0]):
                yield code, frozenset(str(name) for name in names)


FOUND = sorted(set(refusals()), key=lambda pair: (pair[0], sorted(pair[1])))
STORE_ERRORS = [
    kind
    for kind in {**vars(errors), **vars(sharing_errors)}.values()
    if isinstance(kind, type) and issubclass(kind, StoreError)
]


def placeholders(sentence: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in Formatter().parse(sentence) if name}


def assert_one_sentence(text: str) -> None:
    assert text
    assert text[0].isupper() or text[0] in "~/«“" or text[0].isdigit(), text
    assert text[-1] in ".?!…" or re.search(r": fiche [\w -]+$", text), text
    assert "\n" not in text
    assert "{" not in text, text


def test_the_source_was_read() -> None:
    codes = {code for code, _values in FOUND}
    assert {"no-title", "ballot-wrong", "unknown-ballot", "round-revealed", "unknown-preset"} <= codes
    assert len(codes) > 40


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("code", "names"), FOUND, ids=lambda value: value if isinstance(value, str) else "")
def test_every_refusal_has_a_sentence_that_takes_its_values(code: str, names: frozenset[str], language: str) -> None:
    use_language(language)
    values: dict[str, object] = dict.fromkeys(names, "X")
    if code == "ballot-wrong":
        return
    assert code in REFUSALS
    assert placeholders(REFUSALS[code]) <= names
    assert_one_sentence(refusal_sentence(code, values))


def test_no_sentence_is_left_of_a_refusal_that_is_gone() -> None:
    assert set(REFUSALS) - {code for code, _names in FOUND} == set()


def test_every_fault_of_a_ballot_has_a_sentence() -> None:
    documented = set(re.findall(r"``([a-z]+-[a-z-]+)``", (SOURCE / "workshop" / "ballots.py").read_text("utf-8")))
    assert documented == set(BALLOT_FAULTS)
    for fault in BALLOT_FAULTS:
        assert refusal_sentence("ballot-wrong", {"fault": fault}) == BALLOT_FAULTS[fault]


def test_unfinished_ballots_are_named() -> None:
    one = refusal_sentence("ballot-unfinished", {"ballots": ("7",)})
    many = refusal_sentence("ballot-unfinished", {"ballots": tuple(str(number) for number in range(1, 10))})
    assert one.startswith("Le bulletin 7 n’est pas fini.")
    assert many.startswith("Les bulletins 1, 2, 3, 4, 5, 6, … ne sont pas finis.")
    assert_one_sentence(refusal_sentence("ballot-unfinished", {"fault": ""}))


def test_an_unknown_refusal_is_still_a_sentence() -> None:
    assert_one_sentence(refusal_sentence("brand-new", {"a": 1}))
    assert_one_sentence(error_sentence("brand-new", {}))


def test_braces_that_people_type_are_text() -> None:
    assert "{0.__class__}" in refusal_sentence("exists-already", {"workshop": "{0.__class__}"})
    assert "{who}" in error_sentence("not-found", {"text": "{who}", "near": ()})


VALUES: Mapping[str, Any] = {
    "path": Path("/tmp/ici"),
    "reason": "full",
    "waited": 5.0,
    "found": 2,
    "known": 1,
    "near": ("Table",),
    "candidates": ("a-1", "a-2"),
    "round_number": 1,
    "since": "2026-11-23T18:30:00Z",
    "last_good_backup": Path("/tmp/copie"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", STORE_ERRORS, ids=lambda kind: kind.__name__)
def test_every_error_of_the_store_has_a_sentence(kind: type[StoreError], language: str) -> None:
    use_language(language)
    if kind is StoreError:
        return
    error = kind(**{spec.name: VALUES.get(spec.name, "X") for spec in fields(kind)})
    assert kind.code in ERRORS or kind.code in ("cannot-write", "cannot-read")
    sentence = error_sentence(error.code, error.values)
    assert_one_sentence(sentence)
    assert "Path(" not in sentence


def test_no_sentence_is_left_of_an_error_that_is_gone() -> None:
    assert set(ERRORS) <= {kind.code for kind in STORE_ERRORS}


@pytest.mark.parametrize("reason", sorted(WRITING))
def test_why_the_disk_refuses_is_told(reason: str) -> None:
    for code in ("cannot-write", "cannot-read"):
        sentence = error_sentence(code, {"path": "/x", "reason": reason, "detail": "[Errno 28]"})
        assert_one_sentence(sentence)
        assert "Errno" not in sentence


def test_every_reason_of_the_operating_system_has_words() -> None:
    assert {*errors._REASONS.values(), "failed"} == set(WRITING)


def test_every_damage_has_words() -> None:
    reasons = {
        text
        for path in (SOURCE / "store").rglob("*.py")
        for kind in ("Damaged", "Unwritable")
        for call in calls(path, kind)
        if len(call.args) > 1 and isinstance(call.args[1], ast.Constant | ast.IfExp)
        for text in literals(call.args[1])
    }
    assert "truncated" in reasons
    assert reasons <= set(DAMAGE)
    for reason in reasons:
        sentence = error_sentence("damaged", {"path": Path("/x"), "reason": reason, "last_good_backup": None})
        assert f"({reason})" not in sentence
        assert_one_sentence(sentence)


def test_what_mends_a_damaged_room_file_is_said() -> None:
    values = {"path": Path("/x/room.json"), "reason": "empty", "last_good_backup": None}
    assert error_sentence("damaged", values) == (
        "/x/room.json est abîmé (il est vide); rien n’y a été touché. "
        "Il se refait dès que l’animation ouvre l’atelier, et de lui-même pendant la rencontre."
    )
    other = error_sentence("damaged", {**values, "path": Path("/x/journal.json")})
    assert other.endswith("rien n’y a été touché.")


def test_many_candidates_are_cut_short() -> None:
    few = error_sentence("ambiguous", {"text": "t", "candidates": ("t-1", "t-2")})
    many = error_sentence("ambiguous", {"text": "t", "candidates": tuple(f"t-{n}" for n in range(1000))})
    assert "t-1, t-2." in few
    assert "t-5, …" in many
    assert len(many) < 120


def test_a_home_is_written_short_and_a_missing_home_is_no_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ana")
    assert error_sentence("missing", {"path": Path("/home/ana/x")}).startswith("~/x ")
    assert error_sentence("missing", {"path": Path("/home/anatole/x")}).startswith("/home/anatole/x ")
    monkeypatch.delenv("HOME")
    monkeypatch.setattr("os.path.expanduser", lambda text: text)
    assert error_sentence("missing", {"path": Path("/home/ana/x")}).startswith("/home/ana/x ")


def test_every_path_in_a_sentence_is_written_the_same_way() -> None:
    odd = {
        (source.name, ast.unparse(word.value))
        for source in sorted(SOURCE.rglob("*.py"))
        for call in calls(source, "format")
        for word in call.keywords
        if word.arg in ("path", "folder", "nearest") and not ast.unparse(word.value).startswith("shown_path(")
    }
    shown_already = {one for one in odd if one[1].endswith((".shown", "settings.path"))}
    assert odd - shown_already == {
        ("destination.py", "text.split(os.sep)[0]"),  # As typed: an unknown « ~name ».
        ("places.py", "folder"),  # The same.
        ("sentences.py", "path"),  # Of the settings, which are given it as it is shown.
        ("sheets.py", "path"),  # A command to copy, with the path as typed.
        ("doctor.py", "folder"),  # Folders to remove by hand.
    }


def test_since_when_someone_facilitates_is_an_hour_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = error_sentence("facilitation-held", {"who": "", "since": "2026-11-23T18:30:00Z"})
    assert re.search(r"depuis \d{4}-\d\d-\d\d \d\d:\d\d\.", sentence)
    assert sentence.startswith("Quelqu’un ")
    assert "nonsense" in error_sentence("facilitation-held", {"who": "A", "since": "nonsense"})


# Words for undo


UNDOABLE = [kind for kind in f.FACTS.values() if not issubclass(kind, (*history._BARRIERS, f.Undone))]


@pytest.mark.parametrize("kind", UNDOABLE, ids=lambda kind: kind.__name__)
def test_every_fact_that_can_be_undone_has_words(kind: type[f.Fact]) -> None:
    assert kind in NAMES
    assert placeholders(NAMES[kind]) <= {"code", "step", "text"}


def test_words_name_the_role_the_step_and_the_text() -> None:
    play = Play.prepared()
    assert undo_words((f.RoleHidden("a1"),), play.state) == "le masquage de A1"
    assert undo_words((f.RolesMerged("a1", "a2"),), play.state) == "la fusion de A2"
    assert undo_words((f.CarrierRecorded(Carrier("b2", "Ana")),), play.state) == "qui porte B2"
    assert "« Accueil, intention, présences »".replace("« ", "«\u00a0").replace(" »", "\u00a0»") in undo_words(
        (f.StepStarted("accueil", 60),), play.state
    )
    play.do(c.Write("n1", CaptureKind.NOTE, "mot " * 40))
    words = undo_words(play.history.undoable(), play.state)
    assert words.endswith("…")
    assert len(words) < 110


def test_words_of_an_act_of_several_facts_follow_each_other() -> None:
    play = Play.assessing()
    words = undo_words(play.history.undoable(), play.state)
    assert words.count(", ") >= 1
    assert "l’ouverture d’un tour" in words


def test_words_hold_braces_as_they_were_typed() -> None:
    play = Play.prepared().do(c.Write("n1", CaptureKind.NOTE, "{code} [/b]"))
    assert "{code} [/b]" in undo_words(play.history.undoable(), play.state)


def test_what_is_not_to_be_undone_needs_no_words() -> None:
    assert set(NAMES) <= set(f.FACTS.values())


# Typography


TABLES = {
    name: table
    for module in (sentences, sentences_of_facts)
    for name, table in vars(module).items()
    if name.isupper() and isinstance(table, Mapping)
}


@pytest.mark.parametrize("name", sorted(TABLES))
def test_french_sentences_hold_no_break_spaces_and_typographic_apostrophes(name: str) -> None:
    assert not [text for text in TABLES[name].values() if WRONG.search(text)]


@pytest.mark.parametrize("text", ["Un mot : deux", "« mot »", "l'eau", "Quoi ?", "mot: mot"])
def test_wrong_typography_is_found(text: str) -> None:
    assert WRONG.search(N_(text))


def test_a_damaged_journal_without_a_copy_says_how_to_go_on() -> None:
    path = Path("/x/table-nord-1234/journal-0001.json")
    said = error_sentence("damaged", {"path": path, "reason": "truncated", "last_good_backup": None})
    assert said.replace("\u00a0", " ") == (
        "/x/table-nord-1234/journal-0001.json est abîmé (la fin manque); rien n’y a été touché. Aucune copie n’en est "
        "gardée. Déplacez le dossier de l’atelier, puis reprenez sa sauvegarde : fiche import FICHIER"
    )
