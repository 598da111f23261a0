"""What preparing costs at the keyboard: keys pressed on the real screen, beside what is typed."""

from pathlib import Path

from textual.events import Paste
from textual.pilot import Pilot

from fiche_tui.screens.prepare.screen import PrepareScreen
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.decide import with_details
from tests.screens.prepared import selected, showing
from tests.stage import Stage

MOST = 40
"""Keys from the title to the people, beside what is typed."""

ANSWERS = {
    "title": ["Rôles de la table"],
    "collective": ["Table de quartier Saint-Rémi"],
    "objectives": ["Briser l’isolement des aînés", "Un logement pour chaque famille"],
    "date": ["jeudi prochain"],
    "hour": ["13 h 30"],
    "place": ["Salle Bellevue"],
}
PEOPLE = "Lavoie, Anne <anne@x.org>; Tremblay, Luc <luc@x.org>"


class Hands:
    """Counts the keys that are pressed; what is typed or pasted is not counted."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self._pilot = pilot
        self.keys = 0

    async def press(self, *keys: str) -> None:
        self.keys += len(keys)
        await self._pilot.press(*keys)
        await self._pilot.pause()

    async def type(self, text: str) -> None:
        self._pilot.app.post_message(Paste(text))
        await self._pilot.pause()


async def test_from_the_title_to_the_people(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.do(*(c.Record(f.PersonRemoved(person.id)) for person in stage.session.state.people))
    nothing = {"title": "x", "collective": "", "objectives": (), "date": None, "start": None, "place": ""}
    stage.do(c.Record(with_details(stage.session.state, **nothing)))
    async with showing(stage.workshops, stage.clock, PrepareScreen(stage.session)) as pilot:
        hands = Hands(pilot)
        await hands.press("enter", "backspace")
        await hands.type(ANSWERS["title"][0])
        await hands.press("enter")
        for row, lines in list(ANSWERS.items())[1:]:
            assert selected(pilot) == row
            await hands.press("enter")
            for line in lines:
                await hands.type(line)
                await hands.press("enter")
            if len(lines) > 1:
                await hands.press("enter")
        assert selected(pilot) == "people"
        await hands.press("enter")
        await hands.type(PEOPLE)
        # A new line, the empty one that ends the list, one look at how it was read.
        await hands.press("enter", "enter", "enter")
        state = stage.session.state
        assert [person.name for person in state.people] == ["Anne Lavoie", "Luc Tremblay"]
        assert (state.details.title, state.details.objectives) == ("Rôles de la table", tuple(ANSWERS["objectives"]))
        assert state.details.date is not None
        assert selected(pilot) == "facilitator"
    assert hands.keys <= MOST
