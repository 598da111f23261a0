"""Pages that many people see alike are worked out once, and are those that each would be sent alone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from fiche_tui.drawing.palettes import PALETTES
from fiche_tui.painting.colours import Depth
from fiche_tui.painting.painter import Painter
from fiche_tui.serve.page import draw_page
from fiche_tui.serve.participant import Participant
from fiche_tui.serve.ssh import studio as module
from fiche_tui.serve.ssh.studio import Studio, seen_alike
from fiche_tui.settings.values import Palette
from fiche_tui.workshop.room.values import Room, Way
from tests.serve.people import filled, room_of
from tests.workshop.samples import START, Play

SIZE = (80, 24)


def person(room: Room, *keys: str) -> Participant:
    one = Participant(room, "", way=Way.TOKEN)
    for key in keys:
        one = one.pressed(key)
    return one


def painter(depth: Depth = Depth.TRUE) -> Painter:
    return Painter(PALETTES[Palette.DARK], depth)


def test_what_is_sent_is_what_each_would_be_sent_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[Participant] = []

    def counted(one: Participant, *rest: object, **options: object) -> object:
        drawn.append(one)
        return draw_page(one, *rest, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "draw_page", counted)
    room = room_of(Play.assessing().state)
    moments = [
        [person(room)] * 3,
        [person(room, "enter"), person(room, "enter"), person(room)],
        [person(room, "enter", "2"), person(room, "enter"), person(room, "enter", "escape")],
        [filled(person(room, "enter")), person(room, "enter", "down"), person(room, "enter", "escape")],
        [person(room, "enter", "escape")] * 3,
    ]
    studio, depths = Studio(), (Depth.TRUE, Depth.TRUE, Depth.SIXTEEN)
    alone, together = [painter(one) for one in depths], [painter(one) for one in depths]
    for second, people in enumerate(moments):
        at = START + timedelta(seconds=second)
        for place, one in enumerate(people):
            sent = studio.paint(together[place], one, at, SIZE, away=False)
            assert sent == alone[place].paint(draw_page(one, at, *SIZE), *SIZE), (second, place)
    assert len(drawn) < sum(map(len, moments))


def test_a_ballot_that_was_begun_or_that_is_older_is_drawn_for_itself() -> None:
    room = room_of(Play.assessing().state)
    one = person(room, "enter")
    assert seen_alike(one, SIZE, False) == seen_alike(person(room, "enter"), SIZE, False)
    assert seen_alike(one.pressed("2"), SIZE, False) is None
    assert one.paper is not None
    older = replace(one, paper=replace(one.paper, foot="Autrement dit"))
    assert seen_alike(one, SIZE, False) != seen_alike(older, SIZE, False)
