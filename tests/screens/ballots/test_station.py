"""The « poste de vote »: one laptop passed around. What the next person can see, and what the disk holds when."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from fiche_tui.app import FicheApp
from fiche_tui.screens.ballots import own_filling, station
from fiche_tui.screens.ballots.own_ballot import IDLE_SECONDS, OwnBallotScreen
from fiche_tui.screens.ballots.own_veil import OwnVeil
from fiche_tui.screens.ballots.station import StationScreen
from fiche_tui.screens.ballots.station_names import StationNames
from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.screens.kit.dialogs import Ask, Confirm
from fiche_tui.screens.meeting.screen import WorkshopScreen
from fiche_tui.screens.prepare.words import station_words
from fiche_tui.store.boxes import Box
from fiche_tui.store.errors import CannotWrite
from fiche_tui.store.workshops import Workshops
from fiche_tui.system.clock import StoppedClock
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.values import Method, Person, Wall
from fiche_tui.workshop.voters import Voter, voters_of
from tests import hostile
from tests.screens.ballots.test_ballot import assessing, voting
from tests.screens.prepared import drawn, press, showing
from tests.soaked import rest_in_soak
from tests.stage import START, Stage

SIZES = rest_in_soak([(40, 20), (80, 24), (160, 45)], kept=2)
SENTENCE = "Le bulletin paraîtrait sur l’écran projeté. Débranchez le projecteur, ou utilisez le papier."
SOME = ("2", "enter", "enter")
"""A ballot with one answer, put in as it is."""

STORED = "Enregistré, secret avant le dévoilement."


class Table:
    """The laptop on the table, and whoever types on it."""

    def __init__(self, stage: Stage, pilot: Pilot[None]) -> None:
        self.stage, self.pilot, self.app = stage, pilot, pilot.app

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def vote(self, name: str, *keys: str) -> None:
        """Sit down at the screen between two people, say who it is by the first letter, and type."""
        await self.press("enter", name, "enter", *keys)

    @property
    def screen(self) -> Screen[object]:
        return self.app.screen

    @property
    def ballot(self) -> OwnBallotScreen:
        return next(one for one in self.app.screen_stack if isinstance(one, OwnBallotScreen))

    @property
    def rows(self) -> list[str]:
        """Every row of the screen, each space a plain one."""
        return [strip.text.replace("\u00a0", " ") for strip in self.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        """All that stands on the screen, borders left out, each run of spaces made one."""
        return " ".join(" ".join(self.rows).replace("│", " ").split())

    @property
    def said(self) -> str:
        screen = self.screen
        assert isinstance(screen, FicheScreen)
        return screen.status.sentence.replace("\u00a0", " ")

    @property
    def people(self) -> int:
        return self.stage.session.rounds.turnout(1).people

    @property
    def voted(self) -> set[str]:
        state = self.stage.session.state
        pending = pending_round(state)
        assert pending is not None
        voters = {voter.id: voter.name for voter in voters_of(state)}
        return {voters[one] for one in self.stage.session.rounds.station(pending.asked).voted(voters)}


@pytest.fixture(autouse=True)
def no_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys are answered at once after a ballot, but where that rest is what is tested."""
    monkeypatch.setattr(station, "REST_SECONDS", 0.0)


@asynccontextmanager
async def table(stage: Stage, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Table]:
    """The laptop at the screen between two people. It was opened where there was room for it."""
    app = FicheApp(stage.workshops, stage.clock, stage.session)
    large = max(80, size[0]), max(24, size[1])
    async with app.run_test(size=large, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        at = Table(stage, pilot)
        await at.press("f7", "2")
        if size != large:
            await pilot.resize_terminal(*size)
            await pilot.pause()
        yield at


def whole(stage: Stage, answer: str = "2") -> list[str]:
    """The digits of a whole ballot of scales."""
    pending = pending_round(stage.session.state)
    assert pending is not None
    return [answer] * len(pending.asked.subjects) * len(pending.asked.questions)


def revealed(stage: Stage) -> None:
    """Reveal the round once the laptop was closed."""
    stage.reopen()
    stage.reveal()


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_three_people_vote_one_after_the_other(tmp_path: Path, size: tuple[int, int]) -> None:
    stage = assessing(tmp_path)
    async with table(stage, size) as at:
        assert isinstance(at.screen, StationScreen)
        assert "À la personne suivante. Personne d’autre ne regarde l’écran." in at.text
        assert "sur 12" in at.text
        for people, (letter, keys) in enumerate((("a", whole(stage)), ("e", ["3"]), ("g", [])), 1):
            await at.vote(letter, *keys)
            if people == 1:
                assert "C’est la fin du bulletin. Vous avez répondu à tout." in at.text
            await at.press("enter")
            assert "Déposer votre bulletin?" in at.text
            assert at.people == people - 1
            await at.press("enter")
            assert isinstance(at.screen, StationScreen)
            assert at.said == STORED
            assert at.people == people
        assert at.voted == {"Anne Lavoie", "Émile Gagnon", "Gaston Côté"}


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(
    "instrument", rest_in_soak([Instrument.CHECK, Instrument.WANTED, Instrument.FAMILY], kept=2), ids=str
)
async def test_every_instrument_is_filled_at_every_size(
    tmp_path: Path, size: tuple[int, int], instrument: Instrument
) -> None:
    stage = assessing(tmp_path, Method(instrument))
    async with table(stage, size) as at:
        keys = ["space", "down", "space", "enter", "end", "space"] if instrument is Instrument.CHECK else whole(stage)
        await at.vote("a", *keys, "enter", "enter")
        assert (at.said, at.people) == (STORED, 1)
    revealed(stage)
    (one,) = stage.session.state.rounds
    counts = list(one.tally.counts.values())
    if instrument is Instrument.CHECK:
        assert [marks for marks in counts if any(map(any, marks))] == [((1,), (0,)), ((1,), (0,)), ((0,), (1,))]
    else:
        assert set(counts) == {((0, 0, 1, 0, 0),) * len(one.asked.questions)}
    assert dict(one.doors) == {"station": 1}


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_dots_are_ticked_and_counted_down(tmp_path: Path, size: tuple[int, int]) -> None:
    stage = voting(tmp_path)
    async with table(stage, size) as at:
        await at.vote("a")
        assert "encore 3 points" in at.text
        await at.press("space", "down", "space")
        assert "encore 1 point" in at.text
        await at.press("enter")
        assert "Encore 1 point : le laisser?" in at.text
        await at.press("escape", "down", "space", "down", "space")
        assert at.said == "Vos 3 points sont donnés : décochez d’abord un rôle."
        await at.press("enter", "enter")
        assert at.said == STORED
    revealed(stage)
    assert sum(levels[0] for (levels,) in stage.session.state.rounds[-1].tally.counts.values()) == 3


def _texts_of(screen: Screen[object]) -> str:
    """Whatever the widgets of a screen hold and draw."""
    told = []
    for widget in [screen, *screen.query("*").results(Widget)]:
        told += [str(widget.render()), str(widget.tooltip), str(getattr(widget, "sentence", ""))]
    return " ".join(told)


async def test_nothing_of_the_last_ballot_is_left(tmp_path: Path) -> None:
    stage = assessing(tmp_path)
    async with table(stage) as at:
        before = at.rows
        await at.vote("a")
        ballot = at.ballot
        role = stage.session.state.roles[0]
        await at.press("3", "x")
        assert "[3]" not in at.text
        await at.press("up", "up")
        assert "[3]" in at.text
        assert "[x]" in at.text
        assert role.text in at.text
        for word in ("3 ", "[x]", "aujourd’hui", "souhaité"):
            assert word not in at.ballot.status.sentence
            assert word not in at.ballot.top.left
        await at.press("end", "enter", "enter")
        assert [type(one) for one in at.app.screen_stack[-2:]] == [WorkshopScreen, StationScreen]
        assert not at.app.query(OwnBallotScreen)
        # Every row is as before the ballot, but for the turnout and the sentence that says that it is kept.
        changed = {place for place, (one, two) in enumerate(zip(before, at.rows, strict=True)) if one != two}
        assert {at.rows[place].strip() for place in changed} >= {STORED}
        for place in changed:
            assert at.rows[place].strip() == STORED or set(at.rows[place]) <= set(" ▀▄█bulletinsr12")
        for screen in at.app.screen_stack:
            told = _texts_of(screen)
            assert role.text not in told
            assert "[3]" not in told
        assert ballot.keying.untouched
        assert at.app.title == "fiche"
        assert not at.app._notifications


async def test_the_facilitator_finds_the_turnout_and_nothing_else(tmp_path: Path) -> None:
    stage = assessing(tmp_path)
    stage.do(c.StartStep("depouiller"))
    async with table(stage) as at:
        await at.vote("a", *SOME)
        await at.press("escape")
        assert isinstance(at.screen, Ask)
        await at.press("enter")
        assert isinstance(at.screen, StationScreen)
        await at.press("q", "2")
        assert isinstance(at.screen, WorkshopScreen)
        assert "dont 1 au poste de vote" in at.text
        assert "Encore 11 bulletins" in at.text
        assert "Anne" not in at.text
        await at.press("z", "1", "enter")
        assert "Aucun bulletin 1 n’est saisi ici." in at.text


async def test_the_program_cannot_be_left_from_the_station(tmp_path: Path) -> None:
    async with table(assessing(tmp_path)) as at:
        await at.press("ctrl+q")
        assert isinstance(at.screen, StationScreen)
        assert at.app.is_running
        await at.vote("a", "ctrl+q")
        assert isinstance(at.screen, OwnBallotScreen)


@pytest.mark.parametrize("wall", [None, Wall.SAME], ids=str)
async def test_a_wall_that_may_show_it_refuses_and_is_asked_about_again(tmp_path: Path, wall: Wall | None) -> None:
    stage = Stage(tmp_path, wall=wall)
    stage.do(c.Record(f.ListSettled()), c.StartStep("evaluer"))
    app = FicheApp(stage.workshops, stage.clock, stage.session)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        at = Table(stage, pilot)
        await pilot.pause()
        if wall is None:
            await at.press("escape")
        await at.press("f7", "2")
        assert SENTENCE in at.text
        assert "L’écran projeté montre-t-il la même chose que le vôtre?" in at.text
        await at.press("escape")
        assert (type(at.screen), at.said) == (WorkshopScreen, SENTENCE)
        await at.press("f7", "2", "1")
        assert (type(at.screen), at.said) == (WorkshopScreen, SENTENCE)
        await at.press("f7", "2", "3")
        assert isinstance(at.screen, StationScreen)
        assert stage.session.state.wall is Wall.NONE


async def test_without_an_open_round_or_with_slips_it_is_said_why_not(tmp_path: Path) -> None:
    async with table(Stage(tmp_path / "a").until("accueil")) as at:
        # Only the door may be opened before there is a round.
        assert "chacun sur son écran" in at.text
        assert "poste de vote" not in at.text
        await at.press("escape")
        at.screen.action_run("count.station")  # type: ignore[attr-defined]
        await at.press()
        assert at.said == "Aucun tour n’est ouvert : il n’y a pas de bulletin à remplir."
    async with table(assessing(tmp_path / "b", Method(by_counts=True))) as at:
        assert "poste de vote" not in at.text
        await at.press("escape")
        at.screen.action_run("count.station")  # type: ignore[attr-defined]
        await at.press()
        assert at.said == "Ce tour se compte par feuilles : il n’y a pas de bulletin à remplir."


async def test_the_same_name_again_gets_an_empty_ballot_in_place_of_the_first(tmp_path: Path) -> None:
    stage = assessing(tmp_path)
    async with table(stage) as at:
        await at.vote("a", *SOME)
        await at.press("enter", "a")
        assert "Anne Lavoie" in at.text
        assert "✓ déposé" in at.text
        await at.press("enter")
        assert "Un bulletin est déjà déposé à ce nom. Il ne s’affiche pas." in at.text
        await at.press("1")
        assert at.ballot.keying.untouched
        assert "[" not in "".join(at.rows[2:])
        await at.press("escape")
        assert (at.said, at.people) == ("Ce bulletin n’a pas été déposé : rien n’en est gardé.", 1)
        await at.vote("a", "1", "3", "enter", "enter")
        assert (at.said, at.people) == (STORED, 1)
    revealed(stage)
    counts = list(stage.session.state.rounds[0].tally.counts.values())
    assert counts[0] == ((0, 0, 0, 1, 0), (0, 0, 0, 0, 1))


async def test_a_ballot_is_withdrawn_by_its_voter(tmp_path: Path) -> None:
    stage = assessing(tmp_path)
    async with table(stage) as at:
        await at.vote("a", *SOME)
        await at.vote("a", "2")
        assert isinstance(at.screen, Confirm)
        await at.press("escape")
        assert at.people == 1
        await at.vote("a", "2", "enter")
        assert (at.said, at.people, at.voted) == ("Bulletin retiré de l’urne.", 0, set())


async def test_without_a_list_nobody_is_asked_for_a_name(tmp_path: Path) -> None:
    stage = assessing(tmp_path)
    stage.do(c.Record(f.HeadcountStated(9)))
    async with table(stage) as at:
        for people in (1, 2):
            await at.press("enter")
            assert isinstance(at.screen, OwnBallotScreen)
            await at.press("enter")
            assert "Sans nom, il ne pourra plus" in at.text
            await at.press("enter")
            assert at.people == people
        assert "sur 9" in at.text


async def test_missing_answers_are_counted_before_they_are_left(tmp_path: Path) -> None:
    stage = assessing(tmp_path)
    async with table(stage) as at:
        await at.vote("a", *["2"] * (len(whole(stage)) - 6), "enter")
        assert "3 rôles sans réponse : les laisser?" in at.text
        await at.press("escape")
        keying = at.ballot.keying
        assert isinstance(at.screen, OwnBallotScreen)
        assert (keying.missing, keying.at_end) == (3, False)  # type: ignore[union-attr]
        assert at.people == 0
        await at.press("enter", "enter")
        assert (at.said, at.people) == (STORED, 1)
    revealed(stage)
    counts = list(stage.session.state.rounds[0].tally.counts.values())
    assert counts[-3:] == [((0, 0, 0, 0, 1), (0, 0, 0, 0, 1))] * 3
    assert set(counts[:-3]) == {((0, 0, 1, 0, 0), (0, 0, 1, 0, 0))}


async def test_enter_once_too_often_votes_in_nobodys_name(tmp_path: Path) -> None:
    async with table(assessing(tmp_path)) as at:
        await at.press("enter", "enter", "enter")
        assert isinstance(at.screen, StationNames)
        assert at.said == "Choisissez d’abord votre nom : ↑↓, ou sa première lettre."
        await at.press("escape")
        assert isinstance(at.screen, StationScreen)


async def test_keys_of_the_last_person_do_not_fall_into_the_next_ballot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(station, "REST_SECONDS", 3600.0)
    stage = assessing(tmp_path)
    async with table(stage) as at:
        await at.vote("a", *SOME, "enter", "b", "enter", "3", "3", "escape", "q")
        assert isinstance(at.screen, StationScreen)
        assert at.said == STORED
        # Once the rest is over, the next person begins.
        at.app.forget_typed(0)  # type: ignore[attr-defined]
        await at.vote("b")
        assert at.ballot.keying.untouched


async def test_a_full_disk_keeps_the_answers_and_tries_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stage = assessing(tmp_path)

    def refuse(self: Box, ballot_id: str, ballot: object) -> None:
        raise CannotWrite(tmp_path / "boxes", "full")

    monkeypatch.setattr(own_filling, "RETRY_SECONDS", 0.2)
    async with table(stage) as at:
        await at.vote("a", "3", "3")
        with monkeypatch.context() as full:
            full.setattr(Box, "put", refuse)
            await at.press("enter", "enter")
            assert isinstance(at.screen, OwnBallotScreen)
            assert "Pas encore déposé, nouvel essai…" in at.said
            assert "le disque est plein" in at.said
            await at.press("up", "1")
            assert at.ballot.keying.cells[:4] == ("3", "3", "", "")  # type: ignore[union-attr]
            await at.press("escape")
            assert at.said == "Pas déposé : vos réponses sont encore à l’écran."
            assert at.people == 0
            await at.press("enter", "enter")
            assert "nouvel essai" in at.said
        async with asyncio.timeout(30):
            while not isinstance(at.screen, StationScreen):
                await asyncio.sleep(0.01)
        await at.pilot.pause()
        assert (at.said, at.people) == (STORED, 1)


async def test_a_ballot_that_is_given_up_is_asked_about_and_not_kept(tmp_path: Path) -> None:
    stage = assessing(tmp_path)
    async with table(stage) as at:
        await at.vote("a", "3", "escape")
        assert "Rien n’est déposé : ce que vous avez répondu sera effacé." in at.text
        await at.press("escape")
        assert isinstance(at.screen, OwnBallotScreen)
        assert not at.ballot.keying.untouched
        await at.press("escape", "enter")
        assert (at.said, at.people) == ("Ce bulletin n’a pas été déposé : rien n’en est gardé.", 0)


@pytest.mark.parametrize("over", [(), ("enter",), ("question_mark",)], ids=["ballot", "question", "help"])
async def test_a_ballot_left_on_the_table_is_covered_and_nothing_is_decided(
    tmp_path: Path, over: tuple[str, ...]
) -> None:
    stage = assessing(tmp_path)
    async with table(stage) as at:
        await at.vote("a", "3", "3", *over)
        role = stage.session.state.roles[1]
        stage.clock.move(seconds=IDLE_SECONDS - 1)
        at.ballot.look_for_somebody()
        await at.pilot.pause()
        assert not isinstance(at.screen, OwnVeil)
        stage.clock.move(seconds=1)
        at.ballot.look_for_somebody()
        at.ballot.look_for_somebody()
        await at.pilot.pause()
        assert isinstance(at.screen, OwnVeil)
        assert "Un bulletin attend ici, caché. Rien n’est déposé, rien n’est perdu." in at.text
        assert role.text not in at.text
        assert "3" not in at.text
        await at.press("enter")
        assert at.ballot.keying.cells[:2] == ("3", "3")  # type: ignore[union-attr]
        stage.clock.move(seconds=IDLE_SECONDS)
        at.ballot.look_for_somebody()
        await at.press("escape")
        assert isinstance(at.screen, StationScreen)
        assert at.said == "Un bulletin commencé attendait : il a été effacé, rien n’en est déposé."
        assert (at.people, [type(one) for one in at.app.screen_stack[-2:]]) == (0, [WorkshopScreen, StationScreen])


@pytest.mark.parametrize("size", SIZES)
async def test_once_everybody_has_voted_the_laptop_goes_back_to_the_facilitator(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    stage = assessing(tmp_path, cast=11)
    async with table(stage, size) as at:
        assert "Entrée : commencer" in at.text
        assert " ".join(at.rows[-1].split()) == "Entrée commencer Échap fin du poste"
        await at.vote("a", *SOME)
        assert "Échap : fin du poste" in at.text
        assert "commencer" not in at.text
        assert " ".join(at.rows[-1].split()) == "Échap fin du poste Entrée un autre"


async def test_too_many_ballots_for_the_voices_are_told_to_the_facilitator(tmp_path: Path) -> None:
    stage = assessing(tmp_path, cast=12)
    stage.do(c.StartStep("depouiller"))
    async with table(stage) as at:
        assert "Tous les bulletins sont déposés. Rendez l’ordinateur à la personne qui anime." in at.text
        await at.vote("a", *SOME)
        await at.press("escape", "2")
        warning = "▲ 13 bulletins pour 12 voix : quelqu’un a-t-il voté au poste et sur papier?"
        assert warning in at.text
        await at.press("n")
        assert warning in at.text


async def test_by_organisation_each_has_one_ballot(tmp_path: Path) -> None:
    stage = assessing(tmp_path)
    stage.do(
        c.Record(f.VotersDeclared(per_organisation=True)),
        c.Record(f.PeopleAdded((Person("zoe", "Zoé", "VILLE"), Person("yan", "Yan")))),
    )
    async with table(stage) as at:
        await at.press("enter")
        assert "Ville" in at.text
        assert "VILLE" not in at.text
        assert "Zoé" not in at.text
        assert "Yan" in at.text
        assert "Anne Lavoie" not in at.text


@pytest.mark.parametrize("text", hostile.each())
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_what_people_type_is_text(tmp_path: Path, size: tuple[int, int], text: str) -> None:
    stage = Stage(tmp_path)
    role = stage.session.state.roles[0].id
    stage.do(
        c.Record(f.RoleReworded(role, text[:400])),
        c.Record(f.PeopleAdded((Person("hostile", f"ÿ{text}", text),))),
        c.Record(f.ListSettled()),
        c.StartStep("evaluer"),
    )
    async with table(stage, size) as at:
        await at.vote("y")
        assert isinstance(at.screen, OwnBallotScreen)
        shown = "".join(text[:400].split())[:12]
        assert shown in "".join(at.text.split())
        assert any("3  au cœur" in row for row in at.rows), at.rows
        await at.press(*SOME)
        assert (at.said, at.people) == (STORED, 1)
        await at.vote("y")
        assert isinstance(at.screen, Ask)
        await at.press("escape")


async def test_a_small_window_is_enough_at_the_station_and_not_after(tmp_path: Path) -> None:
    async with table(assessing(tmp_path), (40, 20)) as at:
        assert isinstance(at.screen, StationScreen)
        await at.pilot.resize_terminal(39, 20)
        await at.pilot.pause()
        assert "il faut 40 × 20" in at.text
        await at.pilot.resize_terminal(40, 20)
        await at.pilot.pause()
        assert isinstance(at.screen, StationScreen)
        await at.press("escape", "2")
        assert "il faut 80 colonnes et 24 rangées" in at.text
        await at.pilot.resize_terminal(80, 24)
        await at.pilot.pause()
        assert isinstance(at.screen, WorkshopScreen)


async def test_a_damaged_box_is_said_and_nobody_votes_twice_by_it(tmp_path: Path) -> None:
    stage = assessing(tmp_path)
    async with table(stage) as at:
        await at.vote("a", *SOME)
        (box,) = stage.workshops.open(stage.id).folder.glob("boxes/poste/round-*.json")
        box.write_text("{")
        await at.press("enter")
        assert isinstance(at.screen, StationScreen)
        assert "est abîmé" in at.said


async def test_prepare_says_that_a_mirrored_wall_forbids_it(tmp_path: Path) -> None:
    stage = Stage(tmp_path, wall=Wall.SAME)
    words = station_words(stage.session.state).replace("\u00a0", " ")
    assert words.endswith("Cet écran est projeté : le poste de vote y sera refusé.")
    assert "refusé si" in station_words(replace(stage.session.state, wall=None))
    assert "refus" not in station_words(replace(stage.session.state, wall=Wall.TWO))


async def test_a_name_is_found_with_the_arrows_a_letter_or_the_mouse(tmp_path: Path) -> None:
    voters = [Voter(f"v{place}", name, "") for place, name in enumerate(["Zoé", "Anne", "Émile", "Eve", "Line"])]
    names = StationNames(voters, frozenset())
    async with showing(Workshops(tmp_path), StoppedClock(START), names) as pilot:

        async def after(*keys: str) -> str:
            await press(pilot, *keys)
            return names.voters[names.place].name if names.place >= 0 else ""

        assert [one.name for one in names.voters] == ["Anne", "Émile", "Eve", "Line", "Zoé"]
        assert await after() == ""
        assert await after("up") == "Zoé"
        assert await after("down") == "Zoé"
        assert await after("home") == "Anne"
        assert await after("down", "down", "up") == "Émile"
        assert await after("pagedown") == "Zoé"
        assert await after("e") == "Émile"
        assert await after("e") == "Eve"
        assert await after("w", "5") == "Eve"
        row = next(place for place, text in enumerate(drawn(pilot).splitlines()) if "Line" in text)
        await pilot.click(offset=(20, row))
        assert await after() == "Line"
        await pilot.click(offset=(20, 1))
        assert await after() == "Line"
        await press(pilot, "enter")
        assert names not in pilot.app.screen_stack
