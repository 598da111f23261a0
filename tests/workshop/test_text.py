"""What is kept of what people type."""

import unicodedata
from dataclasses import dataclass

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.sheet import Step, StepKind
from fiche_tui.workshop.text import LONGEST_TEXT, longest, normalise, normalised
from fiche_tui.workshop.values import CaptureKind, Details, Person, Reservation, TieWay
from tests.workshop.samples import Play, created

# Surrogates and controls are rare in plain ``st.text``; these make them common.
awkward = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\r\n\t\v\f\x00\x1b\x7f\x85\u2028\u2029\u00a0\u200b\u202e \ud800\udfff"),
    ),
    max_size=30,
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Relier les gens \n", "Relier les gens"),
        (
            "un\r\ndeux\rtrois\u2028quatre\u2029cinq\u0085six\vsept\fhuit",
            "un\ndeux\ntrois\nquatre\ncinq\nsix\nsept\nhuit",
        ),
        ("a\tb", "a b"),
        ("\x1b[31mrouge\x1b[0m\x07", "[31mrouge[0m"),
        ("a\ud800b", "ab"),
        ("\x00\x00", ""),
        ("[x] *gras* \\ | <b> 🙂 שלום", "[x] *gras* \\ | <b> 🙂 שלום"),
        ("l’été\u00a0: 5\u202fans", "l’été\u00a0: 5\u202fans"),
    ],
)
def test_typed_text_is_kept_without_controls_and_with_one_kind_of_line_end(typed: str, kept: str) -> None:
    assert normalise(typed) == kept


@given(awkward)
def test_normalising_twice_equals_once(typed: str) -> None:
    once = normalise(typed)
    assert normalise(once) == once


@given(awkward)
def test_what_is_kept_can_be_written_and_shown(typed: str) -> None:
    kept = normalise(typed)
    assert kept.encode() is not None
    assert kept == kept.strip()
    assert all(char == "\n" or unicodedata.category(char) != "Cc" for char in kept)


TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Signs that turn the writing direction of what follows them."""


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Z"), exclude_characters=TURNING), max_size=30))
@example("\u00ad")
def test_text_without_controls_and_separators_is_kept_as_typed(typed: str) -> None:
    # After a letter: invisible signs alone are no text.
    assert normalise(f"a{typed}") == f"a{typed}"


def test_nested_texts_are_normalised_and_other_values_kept() -> None:
    details = normalised(Details(" Titre\x1b ", objectives=(" un ", "deux\r\n")))
    assert details == Details("Titre", objectives=("un", "deux"))
    assert normalised(CaptureKind.NOTE) is CaptureKind.NOTE


def test_the_longest_text_is_found_inside_nested_values() -> None:
    @dataclass(frozen=True)
    class Plain:
        number: int = 3

    assert longest(f.PeopleAdded((Person("p1", "Ana"), Person("p2", "Berthe", "Comité logement")))) == 15
    assert longest(Plain()) == 0


DIRTY = "  \x1b]0;piège\x07Titre\r\n "
CLEAN = "]0;piègeTitre"


def test_the_details_of_a_creation_are_normalised() -> None:
    play = Play().record(created(title=DIRTY, place="\x00Salle 2 "))
    assert play.state.details.title == CLEAN
    assert play.state.details.place == "Salle 2"
    assert play.state.sheet == created().sheet


def test_a_title_of_spaces_is_no_title() -> None:
    assert Play().refused(created(title=" \t\x00 ")).code == "no-title"


def test_the_reason_of_a_decided_tie_is_normalised() -> None:
    play = Play.voted({"a1": 2, "a2": 1, "a3": 1}, retain=2)
    play.do(c.SettleTie(2, TieWay.DECIDED, ("a3",), DIRTY))
    tie = play.state.rounds[1].tie
    assert tie is not None
    assert tie.reason == CLEAN


def test_the_title_of_an_inserted_step_is_normalised() -> None:
    step = Step("pause", DIRTY, StepKind.BREAK, {"90": 10}, {"90": 0})
    play = Play.prepared().record(f.StepInserted(step, 10, "vote"))
    inserted = play.state.planned_step("pause")
    assert inserted is not None
    assert inserted.title == CLEAN


def test_every_command_stores_clean_text() -> None:
    play = Play.prepared().do(c.AddRole("new", "fam-a", DIRTY, " Étiquette "), c.Write("n1", CaptureKind.NOTE, DIRTY))
    play.record(f.ReservationRecorded(Reservation("r1", DIRTY)), f.RoleReworded("a1", DIRTY))
    role = play.state.role("new")
    assert role is not None
    assert (role.text, role.label) == (CLEAN, "Étiquette")
    assert play.state.captures[0].text == CLEAN
    assert play.state.reservations[0].text == CLEAN
    assert play.state.roles[0].text == CLEAN


def test_a_text_past_the_limit_is_refused_and_never_cut() -> None:
    play = Play.prepared()
    play.do(c.Write("n1", CaptureKind.NOTE, "é" * LONGEST_TEXT))
    assert len(play.state.captures[0].text) == LONGEST_TEXT
    refusal = play.refused(c.Write("n2", CaptureKind.NOTE, "é" * (LONGEST_TEXT + 1)))
    assert (refusal.code, refusal.values) == ("text-too-long", {"length": LONGEST_TEXT + 1, "most": LONGEST_TEXT})
    assert play.refused(f.RoleReworded("a1", "x" * (LONGEST_TEXT + 1))).code == "text-too-long"
    assert Play().refused(created(place="x" * (LONGEST_TEXT + 1))).code == "text-too-long"


@pytest.mark.parametrize(
    "typed", ["\u200b", "\u200b\u00ad \u2060", "\ufeff", "\u2800", "\u3164", "\ufe0f", "\u200e\n\u00a0"]
)
def test_a_text_that_shows_nothing_is_empty(typed: str) -> None:
    assert normalise(typed) == ""


@pytest.mark.parametrize("typed", ["a\u200bb", "\U0001f468\u200d\U0001f467", "\u0301", "·", "\ue000"])
def test_a_text_that_shows_something_stays_as_typed(typed: str) -> None:
    assert normalise(typed) == typed
