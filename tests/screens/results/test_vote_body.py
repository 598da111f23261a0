"""Voting: the hidden ballot, the ranking, and the four ways out of a tie."""

from pathlib import Path

import pytest
from textual.screen import ModalScreen

from fiche_tui.keys.bindings import hints
from fiche_tui.screens.kit.step_body import StepBody
from fiche_tui.screens.results.ties import settle_tie
from fiche_tui.screens.results.vote import VoteBody
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.turnout import Turnout
from fiche_tui.workshop.values import Purpose, TieWay
from tests.screens.body_host import (
    HOSTILE,
    SIZES,
    Reveal,
    Said,
    hostile_state,
    names_of,
    press,
    shown,
    view_of,
)
from tests.screens.fake_desk import FakeWorkshopDesk
from tests.stage import Stage
from tests.workshop.samples import Play, dots, people

ALL = dict.fromkeys(("a1", "a2", "a3", "b1", "b2"), (0, 3))


def voting() -> Play:
    """A workshop whose vote is open on five roles."""
    return Play.assessed(ALL).record(f.PeopleAdded(people(12))).do(c.StartStep("vote"))


def tied() -> Play:
    """A vote with two roles for one place left."""
    return Play.voted({"a1": 4, "a2": 2, "b1": 2, "b2": 1}, 2)


def tied_for_two() -> Play:
    """A vote with three roles for two places left."""
    return Play.voted({"a1": 4, "a2": 2, "a3": 2, "b1": 2}, 3)


async def test_before_the_reveal_the_ballot_and_the_turnout() -> None:
    async with shown(VoteBody(), voting(), turnout=Turnout(7, 7)) as (host, pilot):
        assert "Lesquels nous aideront le plus?" in host.text
        assert "3 points par personne, un par rôle" in host.text
        for code in ("A1 ● Rôle A1", "B2 ■ Rôle B2"):
            assert code in host.text
        assert "sur 12 personnes présentes" in host.text
        await press(pilot, "enter", "n", "k", "right", "1", "2", "3", "4")
        assert not host.asked
        assert not isinstance(host.screen, ModalScreen)
        assert not any(isinstance(event, Reveal) for event in host.told)


async def test_f9_asks_for_the_reveal_of_the_round_that_b_keys_in() -> None:
    async with shown(VoteBody(), voting(), "f9") as (host, _pilot):
        (reveal,) = host.told
        assert isinstance(reveal, Reveal)
        assert reveal.round_number == 2
        assert host.body.round_at_hand(host.desk.state) == host.desk.state.rounds[1]


@pytest.mark.parametrize(
    ("play", "sentence"),
    [
        (Play.prepared().do(c.StartStep("vote")), "Rien n’a encore été évalué"),
        (Play.assessing().do(c.StartStep("vote")), "L’évaluation n’est pas encore dévoilée"),
        (Play.assessed({}).do(c.StartStep("vote")), "La liste courte est vide"),
        (voting().record(f.RoundCancelled(2)), "Le vote n’est pas ouvert."),
    ],
)
async def test_without_a_round_it_says_why_and_what_to_do(play: Play, sentence: str) -> None:
    async with shown(VoteBody(), play, "f9", "right", "k", "enter", "1") as (host, _pilot):
        assert sentence in host.text
        assert " p   revenir" in host.text or " o   ouvrir le vote" in host.text
        assert [type(event) for event in host.told] == [Said] * 2
        assert host.body.round_at_hand(host.desk.state) is None
        opens = " o   ouvrir le vote" in host.text
        assert host.body.hints() == (*(("workshop.round",) if opens else ()), "workshop.previous", "workshop.note")


async def test_no_key_opens_a_vote_while_it_would_abandon_the_assessment() -> None:
    async with shown(VoteBody(), Play.assessing().do(c.StartStep("vote"))) as (host, _pilot):
        assert host.body.hints() == ("workshop.previous", "workshop.note")


async def test_a_cancelled_vote_shows_what_would_be_voted() -> None:
    async with shown(VoteBody(), voting().record(f.RoundCancelled(2))) as (host, _pilot):
        assert "A1 ● Rôle A1" in host.text


async def test_the_ranking() -> None:
    play = tied().record(f.LateBallotReceived(2))
    async with shown(VoteBody(), play) as (host, _pilot):
        assert "4 bulletins, 9 points" in host.text
        assert host.line_of("A1 ●").split() == ["1", "A1", "●", "Rôle", "A1", "█" * 20, "4", "✓", "retenu"]
        assert host.bar.split() == ["2", "A2", "●", "Rôle", "A2", "█" * 10, "2"]
        assert host.line_of("B1 ■").split()[0] == "2"
        assert host.line_of("B2 ■").split()[0] == "4"
        lines = [line.strip() for line in host.lines]
        cut = next(n for n, line in enumerate(lines) if line.startswith("─ ─ ─ retenir 2 ─ ─ ─ 2 rôles à égalité"))
        assert "A1" in lines[cut - 1]
        assert "A2" in lines[cut + 1]
        assert "Sans point : A3 Rôle A3" in host.text
        assert "1 bulletin reçu après le dévoilement, non compté" in host.text


async def test_a_tie_asks_the_group() -> None:
    async with shown(VoteBody(), tied()) as (host, _pilot):
        at = host.text
    for words in (
        "Que fait le groupe?",
        "1 les garder tous",
        "2 départager à main levée (1 min)",
        "3 nouveau vote secret",
        "4 trancher, et dire pourquoi",
    ):
        assert words in at


@pytest.mark.parametrize("key", ["1", "ampersand"])
async def test_1_keeps_all(key: str) -> None:
    play = tied()
    async with shown(VoteBody(), play, key) as (host, pilot):
        assert host.asked == [c.SettleTie(2, TieWay.KEEP_ALL)]
        host.body.view = view_of(play.do(host.asked[0]))
        await pilot.pause()
        assert "3 rôles retenus" in host.text
        assert "À égalité, tous gardés : A2, B1" in host.text
        assert "Que fait le groupe?" not in host.text
        await press(pilot, "1", "2", "3", "4")
        assert len(host.asked) == 1
        assert not isinstance(host.screen, ModalScreen)


@pytest.mark.parametrize("key", ["2", "é"])
async def test_2_counts_hands(key: str) -> None:
    play = tied()
    async with shown(VoteBody(), play, key, "8", "enter", "4", "enter") as (host, pilot):
        assert host.asked == [c.SettleTie(2, TieWay.SHOW_OF_HANDS, hands={"a2": 8, "b1": 4})]
        host.body.view = view_of(play.do(host.asked[0]))
        await pilot.pause()
        assert "Départagé à main levée : A2 8, B1 4" in host.text
        assert "✓ retenu" in host.line_of("A2 ●")
        assert "✓ retenu" not in host.line_of("B1 ■")


async def test_hands_that_settle_nothing_are_told_and_kept() -> None:
    async with shown(VoteBody(), tied(), "2", "4", "enter", "4", "enter") as (host, pilot):
        assert not host.asked
        assert "À main levée aussi, c’est l’égalité." in host.text
        await press(pilot, "backspace", "x", "enter")
        assert "Écrivez des nombres entiers, 0 ou plus." in host.text
        await press(pilot, "backspace", "5", "enter")
        assert host.asked == [c.SettleTie(2, TieWay.SHOW_OF_HANDS, hands={"a2": 4, "b1": 5})]


async def test_3_opens_a_secret_revote_after_a_question() -> None:
    play = tied()
    async with shown(VoteBody(), play, "3") as (host, pilot):
        assert "Voter de nouveau, en secret?" in host.text
        await press(pilot, "escape")
        assert not host.asked
        await press(pilot, "quotation_mark", "enter")
        assert host.asked == [c.OpenRound(Purpose.VOTE, tie_of=2)]
        host.body.view = view_of(play.do(host.asked[0]), Turnout())
        await pilot.pause()
        assert "Nouveau vote secret : une place, 2 rôles à égalité" in host.text
        assert "1 point par personne, un par rôle" in host.text
        assert "A1 " not in host.text
        await press(pilot, "f9")
        assert host.told[-1].round_number == 3
        play.reveal([dots("b1")])
        host.body.view = view_of(play)
        await pilot.pause()
        assert "Départagé par un nouveau vote secret : B1 1" in host.text
        assert "✓ retenu" in host.line_of("B1 ■")


async def test_4_decides_with_a_reason() -> None:
    play = tied()
    async with shown(VoteBody(), play, "4", "down", "enter", "enter") as (host, pilot):
        assert not host.asked
        assert "Écrivez la raison : elle paraîtra au compte rendu." in host.text
        await press(pilot, *"[/b]", "enter")
        assert host.asked == [c.SettleTie(2, TieWay.DECIDED, ("b1",), "[/b]")]
        host.body.view = view_of(play.do(host.asked[0]))
        await pilot.pause()
        assert "Tranché : B1. Raison : [/b]" in host.text


async def test_4_wants_exactly_the_places_left() -> None:
    async with shown(VoteBody(), tied_for_two(), "4", "space", "enter") as (host, pilot):
        assert "Choisissez exactement autant de rôles" in host.text
        await press(pilot, "down", "space", "down", "space", "enter")
        assert not host.asked
        await press(pilot, "up", "space", "enter", *"oui", "enter")
        assert host.asked == [c.SettleTie(2, TieWay.DECIDED, ("a2", "b1"), "oui")]


async def test_a_revote_that_ties_again_asks_again() -> None:
    play = tied().do(c.OpenRound(Purpose.VOTE, tie_of=2)).reveal([dots("a2"), dots("b1")])
    async with shown(VoteBody(), play, "1") as (host, _pilot):
        assert "Que fait le groupe?" in host.text
        assert host.asked == [c.SettleTie(3, TieWay.KEEP_ALL)]


async def test_right_changes_how_many_are_retained() -> None:
    play = Play.voted({"a1": 4, "a2": 3, "a3": 1}, 2)
    async with shown(VoteBody(), play, "right", "backspace", "3", "enter") as (host, pilot):
        assert host.asked == [c.Record(f.RetainChanged(3))]
        await press(pilot, "right", "backspace", "0", "enter", "right", "escape")
        assert host.said == ["Écrivez un nombre entier, 1 ou plus."]
        assert len(host.asked) == 1


async def test_k_on_a_role_of_the_vote_asks_no_number() -> None:
    async with shown(VoteBody(), Play.voted({"a1": 4, "a2": 3, "a3": 1}, 2), "down", "k") as (host, _pilot):
        assert host.said == ["Le vote est commencé : la liste courte ne change plus."]
        assert not host.asked
        assert not isinstance(host.screen, ModalScreen)


async def test_the_card_tells_dots_and_the_assessment() -> None:
    async with shown(VoteBody(), tied(), "home", "enter") as (host, _pilot):
        assert "4 au vote (4 bulletins, 9 points)" in host.text
        assert "SOUHAITÉ" in host.text


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_size(size: tuple[int, int]) -> None:
    for play in (voting(), tied(), Play.prepared().do(c.StartStep("vote"))):
        async with shown(VoteBody(), play, size=size, turnout=Turnout(3, 3)) as (host, _pilot):
            assert host.text.strip()
            assert max(map(len, host.lines)) <= size[0]


@pytest.mark.parametrize("text", HOSTILE, ids=list(names_of(HOSTILE)))
async def test_hostile_text_in_every_place(text: str) -> None:
    decided = tied().do(c.SettleTie(2, TieWay.DECIDED, ("b1",), "raison"))
    for play, keys in ((voting(), ""), (tied(), "2"), (tied(), "4"), (tied_for_two(), "4"), (decided, "")):
        state = hostile_state(play.state, text)
        async with shown(VoteBody(), state, "down", "enter", "escape", *keys) as (host, pilot):
            await press(pilot, "escape")
            assert host.is_running


async def test_hands_of_a_tie_never_exceed_the_voices_present() -> None:
    play = tied().record(f.PeopleAdded(people(6)))
    async with shown(VoteBody(), play, "2", "7", "enter", "1", "enter") as (host, pilot):
        assert not host.asked
        assert "7 mains pour 6 personnes : chacune lève la main une fois." in host.text
        await press(pilot, "shift+tab", "backspace", "4", "enter", "backspace", "3", "enter")
        assert "7 mains en tout, et il y en a 6 au plus, 1 par" in host.text
        await press(pilot, "backspace", "2", "enter")
        (command,) = host.asked
        assert command.hands == {"a2": 4, "b1": 2}


async def test_the_key_that_mends_the_shortlist_is_the_one_of_the_table() -> None:
    ((key, _label),) = hints("reveal.shortlist")
    async with shown(VoteBody(), Play.assessed({}).do(c.StartStep("vote"))) as (host, _pilot):
        assert f"revenir aux résultats, où {key} ajoute un rôle" in host.text


async def test_a_shortlist_that_is_too_long_names_that_key_too(tmp_path: Path) -> None:
    class Alike(Stage):
        def _answer(self, place: int, questions: int) -> tuple[int | None, ...]:
            return (3,) * questions

    ((key, _label),) = hints("reveal.shortlist")
    state = Alike(tmp_path).until("voter").session.state
    async with shown(VoteBody(), state) as (host, _pilot):
        assert "La liste courte a 26 rôles et le vote en tient 15 : ôtez-en 11." in host.text
        assert f"revenir aux résultats, où {key} ôte un rôle" in host.text
        assert host.body.hints() == ("workshop.previous", "workshop.note")


async def test_without_a_tie_there_is_none_to_settle_nor_keys_of_a_result_before_there_is_one(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    desk = FakeWorkshopDesk(stage.session)
    for way in (1, 2, 3, 4):
        await settle_tie(desk, way)
    assert (desk.shown, desk.said) == ([], [])
    body = VoteBody()
    assert body.hints() == ("workshop.previous", "workshop.note")
    body.set_reactive(StepBody.view, view_of(Play.voted({"a1": 4}, 1)))
    assert body.hints() == ("vote.retain", "reveal.zoom", "workshop.note")
