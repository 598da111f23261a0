"""What the wall shows of an earlier meeting, of a round of the table, in whose language, and when an end is near."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from fiche_tui.drawing.wall.seen import Seen
from fiche_tui.drawing.wall.whole import draw_wall
from fiche_tui.language.translation import language, use_language
from fiche_tui.workshop.earlier import Fate, Promise, PromiseAnswer, PromiseKind
from fiche_tui.workshop.room.values import RoomEarlier, RoomTurn, WallView
from tests.drawing.wall.moments import moment

PROMISES = (
    Promise("role:a1", PromiseKind.ROLE, "A1", "Mettre en relation", "Écrire à la mairie", "Anne Lavoie", "15 janvier"),
    Promise("capture:x1", PromiseKind.ACTION, "", "", "Réserver la salle", "Ian Smith"),
    Promise("capture:d1", PromiseKind.DECISION, "D1", "", "Ouvrir la table"),
)
EARLIER = RoomEarlier(
    "Rôles de la table", date(2025, 11, 18), PROMISES, (PromiseAnswer("capture:x1", Fate.KEPT, "à temps"),), {}
)


@pytest.fixture(autouse=True)
def french() -> Iterator[None]:
    use_language("fr")
    yield
    use_language(None)


def page(name: str, wall: WallView, *, later: float = 0, columns: int = 80, rows: int = 24) -> str:
    known = moment(name)
    room = replace(known.room, wall=wall, earlier=EARLIER)
    drawn = draw_wall(Seen(room, known.at + timedelta(seconds=later)), columns, rows)
    assert len(drawn) == rows
    return "\n".join(one.text for one in drawn)


def test_the_promise_that_the_group_looks_at_is_large_and_all_of_them_are_listed() -> None:
    shown = page("plenary", WallView(promise="role:a1"))
    assert "Ce que nous avions dit · 18 novembre 2025" in shown
    assert "A1  Mettre en relation" in shown
    assert "Première action\u00a0: Écrire à la mairie" in shown
    assert "Responsable\u00a0: Anne Lavoie · pour quand\u00a0: 15 janvier" in shown
    assert "Qu’en est-il aujourd’hui?" in shown
    rows = [one.strip() for one in shown.splitlines()]
    assert rows.index("· A1 Écrire à la mairie · Anne Lavoie") < rows.index("✓ Réserver la salle · Ian Smith")
    assert "· Déc. 1 Ouvrir la table" in rows
    assert "✓ tenue · à temps" in page("plenary", WallView(promise="capture:x1"))


@pytest.mark.parametrize(("name", "promise"), [("assess", "role:a1"), ("vote", "role:a1"), ("plenary", "unknown")])
def test_nothing_of_it_while_people_answer_or_when_it_is_not_known(name: str, promise: str) -> None:
    assert "Ce que nous avions dit" not in page(name, WallView(promise=promise))


TURN = RoomTurn("Anne Lavoie", "Bineta Diop", 2, 12, seconds=60, started=110, run=1)


def test_whose_turn_it_is_with_the_time_left_and_who_comes_after() -> None:
    shown = page("plenary", WallView(turn=TURN))
    rows = [one.strip() for one in shown.splitlines()]
    at = rows.index("● Anne Lavoie  00:50")
    assert rows[at + 1] == "ensuite Bineta Diop · 3 sur 12"
    assert "● Anne Lavoie  +00:10" in page("plenary", WallView(turn=TURN), later=60)
    last = replace(TURN, following="", place=11)
    assert "  12 sur 12" in page("plenary", WallView(turn=last))
    assert "Anne Lavoie" not in page("vote", WallView(turn=TURN))


def test_a_clock_that_is_hidden_hides_the_time_of_a_turn_too() -> None:
    known = moment("plenary")
    assert known.room.clock is not None
    room = replace(known.room, clock=replace(known.room.clock, visible=False), wall=WallView(turn=TURN))
    shown = "\n".join(one.text for one in draw_wall(Seen(room, known.at), 80, 24))
    assert "● Anne Lavoie\n" in f"{shown}\n".replace("  \n", "\n")
    assert "00:50" not in shown


def test_the_end_is_near_when_the_facilitator_s_settings_say_so() -> None:
    known = moment("plenary")
    assert known.room.clock is not None
    late = known.room.clock.seconds * 0.7 - 120
    assert "◔" not in page("plenary", WallView(), later=late)
    assert "◔" in page("plenary", WallView(soon=0.5), later=late)


def test_the_wall_speaks_the_workshop_s_language_whoever_looks() -> None:
    known = moment("plenary")
    use_language("en")
    assert "Il reste" in "\n".join(one.text for one in draw_wall(known.seen(), 80, 24))
    assert language() == "en"
    use_language("fr")
    english = Seen(replace(known.room, language="en"), known.at)
    assert "left" in "\n".join(one.text for one in draw_wall(english, 80, 24))
    assert language() == "fr"
