"""What a ballot of one's own says: how much is left, why a key is refused, what is asked before it is put in."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from fiche_tui.drawing.own_ballot import draw_own
from fiche_tui.drawing.own_ballot_asked import ending_words, fault_words
from fiche_tui.drawing.own_ballot_words import left_words
from fiche_tui.language.translation import use_language
from fiche_tui.workshop.keying.own import OwnMarks, OwnScales
from fiche_tui.workshop.sheet import Instrument
from tests.drawing.test_keyed_papers import asked, listed, paper

LATER = "Vous pourrez le remplacer tant que le tour est ouvert."


@pytest.fixture(autouse=True)
def french() -> Iterator[None]:
    use_language("fr")
    yield
    use_language(None)


def marks(instrument: Instrument | None, keys: Sequence[str]) -> OwnMarks:
    """A ballot to tick on the roles of that instrument, or of a vote, after those keys."""
    one = asked(listed(), instrument, roles=12)
    own = OwnMarks.of(one, one.subjects)
    for key in keys:
        own = own.pressed(key)
    return own


TICKED = ("space", "down")


@pytest.mark.parametrize(
    ("instrument", "keys", "words"),
    [
        (None, (), "encore 3 points"),
        (None, TICKED * 2, "encore 1 point"),
        (None, TICKED * 3, "vos 3 points sont donnés"),
        (Instrument.CHECK, TICKED * 6, "encore 1 rôle au plus"),
        (Instrument.CHECK, TICKED * 7, "7 rôles cochés, pas plus"),
    ],
)
def test_what_may_still_be_ticked_is_counted(instrument: Instrument | None, keys: Sequence[str], words: str) -> None:
    assert left_words(marks(instrument, keys)) == words


@pytest.mark.parametrize(
    ("instrument", "keys", "words"),
    [
        (None, [*TICKED * 3, "space"], "Vos 3 points sont donnés\u00a0: décochez d’abord un rôle."),
        (Instrument.CHECK, [*TICKED * 7, "space"], "7 rôles au plus dans cette liste\u00a0: décochez-en un d’abord."),
        (Instrument.CHECK, ["space", "enter", "space"], "Ce rôle est déjà coché dans l’autre liste."),
    ],
)
def test_a_tick_too_many_is_refused_in_plain_words(
    instrument: Instrument | None, keys: Sequence[str], words: str
) -> None:
    own = marks(instrument, keys)
    assert own.fault is not None
    assert fault_words(own.fault, own.asked) == words
    assert own.pressed("down").fault is None


@pytest.mark.parametrize(
    ("instrument", "keys", "title", "text", "yes", "no"),
    [
        (
            None,
            (),
            "Bulletin blanc?",
            "Rien n’est coché. Un bulletin blanc compte aussi.",
            "déposer ainsi",
            "y revenir",
        ),
        (
            None,
            TICKED * 2,
            "Encore 1 point\u00a0: le laisser?",
            "Un point qui n’est pas donné ne compte pas.",
            "déposer ainsi",
            "y revenir",
        ),
        (None, TICKED * 3, "Déposer votre bulletin?", "Tous vos points sont donnés.", "le déposer", "revoir"),
        (
            Instrument.CHECK,
            [*TICKED * 2, "enter", "end", "space"],
            "Déposer votre bulletin?",
            "2 à renforcer, 1 à alléger.",
            "le déposer",
            "revoir",
        ),
    ],
)
def test_before_a_ballot_is_put_in_what_is_left_is_asked_about(
    instrument: Instrument | None, keys: Sequence[str], title: str, text: str, yes: str, no: str
) -> None:
    asked_first = ending_words(marks(instrument, keys), named=True)
    assert (asked_first.title, asked_first.text) == (title, f"{text} {LATER}")
    assert (asked_first.yes, asked_first.no) == (yes, no)


def test_the_question_of_the_group_is_under_the_ballot_where_there_is_one() -> None:
    state = listed("Rôle")
    one = asked(state, Instrument.FULL)
    own, whole = OwnScales.of(one, one.subjects), paper(state, one)
    assert whole.talk or whole.foot
    shown = [row.text.strip() for row in draw_own(own, whole, 80, 24)]
    assert shown[-1] == whole.foot
    bare = [row.text.strip() for row in draw_own(own, replace(whole, foot=""), 80, 24)]
    assert bare[-1] == ""
    assert shown[:-1] == bare[:-1]
