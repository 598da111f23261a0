"""Revealing: nothing before the reveal, then what each key shows and asks for."""

import random

import pytest
from textual.screen import ModalScreen

from fiche_tui.screens.results.reveal import RevealBody
from fiche_tui.screens.results.table import ResultTable
from fiche_tui.sheet.library import find_sheet
from fiche_tui.sheet.parse import parse_sheet
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import Ballot
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.turnout import Turnout
from fiche_tui.workshop.values import Method, Purpose, TieWay
from tests.screens.body_host import (
    HOSTILE,
    SIZES,
    Host,
    Reveal,
    Said,
    hostile_state,
    names_of,
    press,
    shown,
    view_of,
)
from tests.soaked import rest_in_soak
from tests.workshop.samples import Play, full_ballot, people

ANSWERS = {"a1": (1, 2), "a2": (3, 1), "a3": (0, 3), "b1": (2, 2), "b2": (3, 2)}


def hidden(**method: Instrument) -> Play:
    """A workshop at its reveal, ballots in the box."""
    play = Play.assessing(instrument=method.get("instrument", Instrument.FULL)).record(f.PeopleAdded(people(12)))
    return play.do(c.StartStep("devoiler"))


def revealed() -> Play:
    return Play.assessed(ANSWERS).record(f.PeopleAdded(people(3))).do(c.StartStep("devoiler"))


def real(instrument: Instrument = Instrument.FULL, preset: str = "120", voters: int = 12) -> Play:
    """The roles sheet, assessed by people who answer at random, always the same."""
    source = find_sheet("roles-acteur-collectif")
    play = Play.prepared(parse_sheet(source.data, source.name), preset)
    play.record(f.MethodChosen(Method(instrument)), f.PeopleAdded(people(voters)), f.ListSettled())
    play.do(c.StartStep("evaluer"), c.StartStep("devoiler"))
    dice = random.Random(3)
    ballots = []
    for _number in range(voters):
        answers = {}
        for subject in play.asked.subjects:
            if play.asked.questions[0].is_scale:
                answers[subject] = tuple(dice.choice([0, 1, 2, 3, 3, None]) for _ in play.asked.questions)
        if not answers:
            answers = dict.fromkeys(dice.sample(play.asked.subjects, 7), (1, 0))
        ballots.append(Ballot(answers))
    return play.reveal(ballots)


def row_of(host: Host, part: str) -> str:
    """The row that holds a text, its gaps closed."""
    return " ".join(host.line_of(part).split())


async def test_before_the_reveal_only_the_turnout() -> None:
    async with shown(RevealBody(), hidden(), turnout=Turnout(9, 10, ("7",))) as (host, pilot):
        assert "bulletins" in host.text
        assert "sur 12 personnes présentes" in host.text
        assert "En reste-t-il un dans la salle?" in host.text
        assert "F9   dévoiler, sans retour" in host.text
        assert "▲ Bulletin à terminer avant de dévoiler : 7" in host.text
        assert "Rôle A1" not in host.text
        assert "médiane" not in host.text
        await press(pilot, "enter", "n", "t", "right", "k", "1", "2", "3", "4", "down")
        assert not host.asked
        assert not isinstance(host.screen, ModalScreen)
        assert not any(isinstance(event, Reveal) for event in host.told)
        assert host.body.hints() == ("reveal.reveal", "count.ballots", "workshop.note")


@pytest.mark.parametrize("turnout", [None, Turnout()])
async def test_an_empty_box_asks_for_no_last_ballot(turnout: Turnout | None) -> None:
    async with shown(RevealBody(), hidden(), turnout=turnout) as (host, _pilot):
        assert "sur 12 personnes présentes" in host.text
        assert "En reste-t-il" not in host.text
        assert "F9   dévoiler, sans retour" in host.text


@pytest.mark.parametrize(("in_box", "asked"), [(11, True), (12, False), (13, False)])
async def test_once_all_are_in_nobody_is_asked_whether_one_is_left(in_box: int, asked: bool) -> None:
    async with shown(RevealBody(), hidden(), turnout=Turnout(in_box, in_box)) as (host, _pilot):
        assert ("En reste-t-il un dans la salle?" in host.text) is asked
        assert "F9   dévoiler, sans retour" in host.text


async def test_f9_asks_for_the_reveal_of_the_round_that_b_keys_in() -> None:
    async with shown(RevealBody(), hidden(), "f9", turnout=Turnout(9, 9)) as (host, _pilot):
        (reveal,) = host.told
        assert isinstance(reveal, Reveal)
        assert reveal.round_number == 1
        assert host.body.round_at_hand(host.desk.state) == host.desk.state.rounds[0]


async def test_a_thin_secret_and_a_closed_round_are_told() -> None:
    play = hidden().record(f.RoundClosed(1))
    async with shown(RevealBody(), play, turnout=Turnout(3, 3)) as (host, _pilot):
        assert "À moins de cinq bulletins, le secret est mince." in host.text
        assert "Le tour est fermé; F9 le dévoile, b le rouvre." in host.text
        assert "En reste-t-il" not in host.text


async def test_without_an_assessment_it_says_what_to_do() -> None:
    play = Play.prepared().do(c.StartStep("devoiler"))
    async with shown(RevealBody(), play, "enter", "t", "k", "f9") as (host, _pilot):
        assert "Il n’y a encore rien à dévoiler : l’évaluation n’a pas été ouverte." in host.text
        assert "p   revenir à l’évaluation" in host.text
        assert [type(event) for event in host.told] == [Said]
        assert host.body.round_at_hand(host.desk.state) is None


async def test_the_reveal_shows_at_once_when_the_view_changes() -> None:
    play = hidden()
    async with shown(RevealBody(), play, turnout=Turnout(1, 1)) as (host, pilot):
        play.reveal([full_ballot(ANSWERS, play.asked)])
        host.body.view = view_of(play)
        await pilot.pause()
        assert "trié par écart" in host.text
        assert "En reste-t-il" not in host.text


async def test_a_row_says_everything() -> None:
    async with shown(RevealBody(), revealed()) as (host, _pilot):
        assert host.line_of("A3 ●").split() == [
            "►",
            "A3",
            "●",
            "Rôle",
            "A3",
            "0",
            "▯▯▯",
            "3",
            "▮▮▮",
            "+3",
            "0",
            "0",
            "0",
            "1",
            "0",
        ]
        assert host.line_of("aujourd’hui").split() == [
            "trié",
            "par",
            "écart",
            "aujourd’hui",
            "souhaité",
            "écart",
            "0",
            "1",
            "2",
            "3",
            "?",
        ]
        lines = [line.strip() for line in host.lines]
        assert lines.index("À ALLÉGER") < next(n for n, line in enumerate(lines) if line.startswith("A2 ●"))
        assert "\u22122" in host.line_of("A2 ●")
        assert "► B2 ■" in host.text
        assert "1 bulletin · ► liste courte (4) · ↔ le groupe est partagé" in host.text


async def test_a_half_and_a_divided_group() -> None:
    play = hidden()
    answers = [(0, 0), (1, 1), (1, 3), (2, 3)]
    play.reveal([full_ballot({"a1": answer}, play.asked) for answer in answers])
    play.record(f.LateBallotReceived(1))
    async with shown(RevealBody(), play) as (host, _pilot):
        assert host.line_of("A1 ●").split() == [
            "►",
            "A1",
            "●",
            "Rôle",
            "A1",
            "1",
            "▮▯▯",
            "2",
            "▮▮▯",
            "+1",
            "↔",
            "1",
            "1",
            "0",
            "2",
            "0",
        ]
        assert "4 bulletins sur 12 personnes" in host.text
        assert "1 bulletin reçu après le dévoilement, non compté" in host.text


async def test_t_goes_through_the_orders_and_tells_which() -> None:
    async with shown(RevealBody(), revealed()) as (host, pilot):
        orders = []
        for _ in range(5):
            orders.append(next(line for line in host.lines if "aujourd’hui" in line).split("aujourd’hui")[0].strip())
            await press(pilot, "t")
        assert orders == [
            "trié par écart", "trié par souhaité", "trié par famille", "trié par désaccord", "trié par écart"
        ]  # fmt: skip
        await press(pilot, "t")
        assert "A ● Famille A" in host.text
        assert "► A1 ●" in host.text


async def test_enter_opens_the_card_of_the_role() -> None:
    async with shown(RevealBody(), revealed(), "down", "enter") as (host, pilot):
        assert isinstance(host.screen, ModalScreen)
        assert "A1 ● Rôle A1" in host.text
        assert "Texte A1" in host.text
        assert "2 niveau 2" in host.text
        assert "médiane 2" in host.text
        assert "Aujourd’hui, plutôt « niveau 1 »; souhaité, plutôt « niveau 2 »." in host.text
        await press(pilot, "enter")
        assert not isinstance(host.screen, ModalScreen)


async def test_k_takes_a_role_out_of_the_shortlist_or_puts_it_in() -> None:
    async with shown(RevealBody(), revealed(), "k", *"Amy", "enter", "end", "up", "k", "enter") as (
        host,
        _pilot,
    ):
        assert host.asked == [c.Record(f.RoleSetAside("a3", "Amy")), c.Record(f.RoleRescued("a2", ""))]


async def test_the_choice_stays_on_its_role_when_the_shortlist_changes() -> None:
    play = revealed()
    async with shown(RevealBody(), play, "down", "down") as (host, pilot):
        host.body.view = view_of(play.record(f.RoleSetAside("b1")))
        await pilot.pause()
        assert host.bar.startswith("B1 ■")


async def test_once_the_vote_begins_the_shortlist_stays() -> None:
    play = revealed().do(c.StartStep("vote"), c.StartStep("devoiler"))
    async with shown(RevealBody(), play, "k") as (host, _pilot):
        assert host.said == ["Le vote est commencé : la liste courte ne change plus."]
        assert "trié par écart" in host.text


async def test_a_shortlist_that_is_too_long_says_how_many_to_take_out() -> None:
    play = real(Instrument.WANTED)
    async with shown(RevealBody(), play) as (host, _pilot):
        assert "Égalité à la 12e place" in host.text
        assert "ôtez-en" in host.text
        assert "aujourd’hui" not in host.text


async def test_all_26_rows_can_be_reached_at_80x24() -> None:
    play = real()
    async with shown(RevealBody(), play) as (host, pilot):
        seen = set()
        for _ in range(26):
            seen.add(host.bar.replace("►", " ").split()[0])
            await press(pilot, "down")
        assert len(seen) == 26
        assert "↑ encore" in host.text
        await press(pilot, "home")
        assert "↓ encore" in host.text
        assert "↑ encore" not in host.text


async def test_the_mouse_chooses_too() -> None:
    async with shown(RevealBody(), revealed()) as (host, pilot):
        row = next(number for number, line in enumerate(host.lines) if "B1 ■" in line)
        await pilot.click(offset=(12, row))
        await pilot.pause()
        assert "B1 ■" in host.bar


async def test_marks_have_bars() -> None:
    play = Play.assessing(instrument=Instrument.CHECK).do(c.StartStep("devoiler"))
    play.reveal([Ballot({"a1": (1, 0), "a2": (0, 1)}), Ballot({"a1": (1, 0), "b1": (1, 0)})])
    async with shown(RevealBody(), play) as (host, pilot):
        assert host.line_of("A1 ●").split() == ["►", "A1", "●", "Rôle", "A1", "2", "█" * 13, "0"]
        assert host.line_of("A2 ●").split()[-2:] == ["1", "██████▌"]
        assert "souhaité" not in host.text
        await press(pilot, "t")
        assert "trié par à alléger" in host.text


async def test_two_or_three_families_are_opened() -> None:
    play = Play.assessing(instrument=Instrument.FAMILY).do(c.StartStep("devoiler"))
    play.reveal([Ballot({"fam-a": (0, 3), "fam-b": (1, 2)})])
    async with shown(RevealBody(), play, "k") as (host, pilot):
        assert "Choisissez deux ou trois familles à ouvrir" in host.text
        assert host.asked == [c.Record(f.FamiliesOpened(("fam-a",)))]
        host.body.view = view_of(play.do(host.asked[0]))
        await pilot.pause()
        assert "► A  ● Famille A" in host.text
        assert "►   A1 ● Rôle A1" in host.text
        await press(pilot, "k")
        assert host.said == ["Il faut au moins une famille ouverte : ouvrez-en une autre d’abord (k)."]
        await press(pilot, "down", "k", "enter")
        assert host.asked[1:] == [c.Record(f.RoleSetAside("a1", ""))]


async def test_a_fourth_family_is_one_too_many() -> None:
    play = real(Instrument.FAMILY)
    ids = tuple(family.id for family in play.state.families)
    play.record(f.FamiliesOpened(ids[:3]))
    async with shown(RevealBody(), play, "t", "t") as (host, pilot):
        await press(pilot, "end", "k")
        assert not host.asked
        assert "Trois familles sont ouvertes" in host.said[0]


async def test_without_a_vote_the_screen_retains() -> None:
    play = Play.assessing(preset="45").do(c.StartStep("devoiler"))
    play.reveal([Ballot({"a1": (1, 0), "a2": (0, 1)}), Ballot({"a1": (1, 0), "b1": (1, 0), "b2": (1, 0)})])
    play.record(f.RetainChanged(2))
    async with shown(RevealBody(), play) as (host, pilot):
        assert "à retenir" in host.text
        assert "✓ retenu" in host.line_of("A1 ●")
        assert "retenir 2 ─ ─ ─ 2 rôles à égalité pour une seule place" in host.text
        assert "B1 ■" in host.bar
        assert "À ALLÉGER" in host.text
        await press(pilot, "k")
        assert host.said == [
            "Ce déroulement n’a pas de vote : il n’y a pas de liste courte. Au tableau, → dit combien retenir."
        ]
        assert not isinstance(host.screen, ModalScreen)
        await press(pilot, "1")
        assert host.asked == [c.SettleTie(1, TieWay.KEEP_ALL)]
        await press(pilot, "t", "1")
        assert "trié par à renforcer" in host.text
        assert len(host.asked) == 1, "the tie is not on screen in another order"
        assert host.body.hints()[2] == "vote.retain"
        await press(pilot, "right", "backspace", "3", "enter")
        assert host.asked[1:] == [c.Record(f.RetainChanged(3))]


async def test_the_revote_of_a_tie_is_hidden_here_too() -> None:
    play = Play.assessing(preset="45").do(c.StartStep("devoiler"))
    play.reveal([Ballot({"a1": (1, 0)}), Ballot({"b1": (1, 0)})]).record(f.RetainChanged(1))
    play.do(c.OpenRound(Purpose.VOTE, tie_of=1))
    async with shown(RevealBody(), play, "f9", turnout=Turnout(1, 1)) as (host, _pilot):
        assert "Nouveau vote secret : une place, 2 rôles à égalité" in host.text
        assert isinstance(host.told[0], Reveal)
        assert host.told[0].round_number == 2


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("instrument", rest_in_soak(list(Instrument), kept=2, spread=True), ids=str)
async def test_every_instrument_at_every_size(instrument: Instrument, size: tuple[int, int]) -> None:
    for preset in ("120", "45"):
        async with shown(RevealBody(), real(instrument, preset), "down", "t", "enter", size=size) as (host, _pilot):
            assert isinstance(host.screen, ModalScreen)
            assert max(map(len, host.lines)) <= size[0]


@pytest.mark.parametrize("text", HOSTILE, ids=list(names_of(HOSTILE)))
async def test_hostile_text_in_every_place(text: str) -> None:
    open_round = hidden()
    by_family = Play.assessing(instrument=Instrument.FAMILY).do(c.StartStep("devoiler"))
    by_family.reveal([Ballot({"fam-a": (0, 3), "fam-b": (1, 2)})]).record(f.FamiliesOpened(("fam-a",)))
    for play in (open_round, revealed(), by_family):
        state = hostile_state(play.state, text)
        async with shown(RevealBody(), state, "t", "t", "down", "enter", "escape", "k") as (host, pilot):
            await press(pilot, "escape")
            assert host.is_running


async def test_an_agenda_that_does_not_assess_has_nothing_to_reveal() -> None:
    play = Play.prepared().do(c.StartStep("devoiler"))
    async with shown(RevealBody(), play) as (host, pilot):
        assert "Il n’y a encore rien à dévoiler : l’évaluation n’a pas été ouverte." in host.text
        assert "o   ouvrir l’évaluation ici, une fois la liste arrêtée" in host.text
        assert host.body.hints() == ("workshop.previous",)
        host.body.view = view_of(play.record(f.ListSettled()))
        await pilot.pause()
        assert host.line_of("ouvrir l’évaluation").endswith("o   ouvrir l’évaluation ici")
        assert host.body.hints() == ("workshop.previous", "workshop.round")
        step = next(one for one in play.state.plan if one.id == "evaluer")
        host.body.view = view_of(play.record(f.StepPlanned(step.id, step.minutes, step.protected, True)))
        await pilot.pause()
        assert "Ce déroulement n’évalue pas les rôles : toute la liste passe au vote." in host.text
        assert "o " not in host.line_of("étape suivante")
        assert host.body.hints() == ("workshop.previous",)


async def test_a_click_beside_the_rows_chooses_nothing() -> None:
    async with shown(RevealBody(), revealed()) as (host, pilot):
        table = host.body.query_one(ResultTable)
        assert table.selected
        row = next(place for place, text in enumerate(host.lines) if "Rôle B1" in text)
        await pilot.click(offset=(10, row))
        assert table.selected == "b1"
        heading = next(place for place, text in enumerate(host.lines) if "médiane" in text or "souhaité" in text)
        await pilot.click(offset=(10, heading))
        assert table.selected == "b1"


def test_a_table_without_rows_has_nothing_to_choose() -> None:
    table = ResultTable()
    table.move(1)
    assert (table.selected, table.row) == ("", None)
