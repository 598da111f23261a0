"""The guided pass: three to five roles one at a time, what is said stays with its role, nothing before the reveal."""

from pathlib import Path
from typing import cast

import pytest

from fiche_tui.screens.kit.desk import BodyDesk
from fiche_tui.screens.kit.entry import AskText
from fiche_tui.screens.meeting.screen import WorkshopScreen
from fiche_tui.screens.results.shortlisting import Shortlisting
from fiche_tui.screens.results.talk_pass import TalkPass
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.results import shortlist
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.talking import Why, said_about, worth_talking
from fiche_tui.workshop.values import CaptureKind, Method
from tests.screens.ballots.test_hands import at_step, plain
from tests.screens.body_host import press
from tests.screens.meeting.fake_desk import FakeMeetingDesk
from tests.screens.prepared import HOSTILE, NAMES, SIZES, said
from tests.stage import Stage


def revealed(tmp_path: Path, preset: str = "90", instrument: Instrument | None = None) -> Stage:
    stage = Stage(tmp_path, preset=preset)
    if instrument:
        stage.do(c.Record(f.MethodChosen(Method(instrument))))
    return stage.until("devoiler", revealed=True)


def label(stage: Stage, subject: str) -> str:
    role = stage.session.state.role(subject)
    assert role is not None
    return role.label


@pytest.mark.parametrize("size", SIZES)
async def test_the_pass_from_the_first_role_to_the_table(tmp_path: Path, size: tuple[int, int]) -> None:
    stage = revealed(tmp_path)
    talks = worth_talking(stage.session.state)
    assert 3 <= len(talks) <= 5
    assert talks[0].why is Why.DIVIDED
    async with at_step(stage, "f6", size=size) as pilot:
        for number, talk in enumerate(talks, 1):
            text = plain(pilot)
            assert f"{number} sur {len(talks)}" in text
            assert label(stage, talk.subject) in text
            assert "aujourd’hui" in text
            assert "souhaité" in text
            if talk.why is Why.DIVIDED:
                counts = talk.figures.wanted_counts
                low, high = sum(counts[:2]), sum(counts[2:-1])
                assert f"↔ Le groupe est partagé : {low} disent 0 ou 1, {high} disent 2 ou 3." in text
                assert "Parle qui veut." in text
            for level, words in enumerate(("pas à nous", "à l’occasion", "régulièrement", "au cœur")):
                line = [row for row in text.splitlines() if f"{level} {words}" in row][-1]
                assert (
                    line.split("█")[0].split("▏")[0].rstrip("▏▎▍▌▋▊▉ ").endswith(str(talk.figures.wanted_counts[level]))
                )
            await press(pilot, "enter")
        assert said(pilot) == "Parcours terminé."
        assert "trié par écart" in plain(pilot)


async def test_arrows_and_escape(tmp_path: Path) -> None:
    stage = revealed(tmp_path)
    first, second, *_others = worth_talking(stage.session.state)
    async with at_step(stage, "f6", "right") as pilot:
        assert label(stage, second.subject) in plain(pilot)
        await press(pilot, "left")
        assert label(stage, first.subject) in plain(pilot)
        await press(pilot, "left")
        assert label(stage, first.subject) in plain(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, WorkshopScreen)
        assert "trié par écart" in plain(pilot)
        # Back at the table, the arrow goes nowhere.
        await press(pilot, "right")
        assert "le vote n’est pas dévoilé" in said(pilot)


async def test_the_keys_on_the_last_row_follow(tmp_path: Path) -> None:
    async with at_step(revealed(tmp_path)) as pilot:
        assert "F6 parcourir" in plain(pilot).splitlines()[-1]
        await press(pilot, "f6")
        assert "Entrée rôle suivant   c consigner   k liste courte   Échap tableau" in plain(pilot).splitlines()[-1]
        await press(pilot, "escape")
        assert "F6 parcourir" in plain(pilot).splitlines()[-1]


async def test_what_is_said_stays_with_its_role(tmp_path: Path) -> None:
    stage = revealed(tmp_path)
    first, second, *_others = worth_talking(stage.session.state)
    async with at_step(stage, "f6", "c") as pilot:
        assert label(stage, first.subject) in plain(pilot)
        await press(pilot, *"oui", "enter")
        assert "CE QUI S’EST DIT" in plain(pilot)
        assert "· oui" in plain(pilot)
        await press(pilot, "enter", "d", *"essai", "enter")
        assert "Déc. 1 essai" in plain(pilot)
        await press(pilot, "escape", "c", *"ailleurs", "enter")
        state = stage.session.state
        assert [(one.kind, one.text) for one in said_about(state, first.subject)] == [(CaptureKind.NOTE, "oui")]
        assert [one.text for one in said_about(state, second.subject)] == ["essai"]
        assert state.captures[-1].about == ""


async def test_the_shortlist_from_the_pass_asks_who_asks(tmp_path: Path) -> None:
    stage = revealed(tmp_path)
    talks = worth_talking(stage.session.state)
    place = next(n for n, talk in enumerate(talks) if talk.subject in shortlist(stage.session.state).roles)
    role = talks[place].subject
    async with at_step(stage, "f6", *["enter"] * place) as pilot:
        assert "► liste courte" in plain(pilot)
        await press(pilot, "k")
        assert isinstance(pilot.app.screen, AskText)
        await press(pilot, *"Bo", "enter")
        assert role not in shortlist(stage.session.state).roles
        assert stage.session.state.set_aside == ((role, "Bo"),)
        assert "►" not in plain(pilot)
        await press(pilot, "k", *"Ana", "enter")
        assert role in shortlist(stage.session.state).roles
        assert "► liste courte, demandé par Ana" in plain(pilot)
        assert f"{place + 1} sur {len(talks)}" in plain(pilot)
        assert "est ajouté à la liste courte." in plain(pilot)
        # What was said of a role does not stay under the next one.
        await press(pilot, "enter")
        assert "est ajouté" not in plain(pilot)


async def test_nothing_to_go_through_before_the_reveal(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("devoiler")
    async with at_step(stage, "f6") as pilot:
        assert said(pilot).replace("\u00a0", " ") == "Rien n’est encore dévoilé : il n’y a pas de rôles à parcourir."
        assert "disent" not in plain(pilot)


async def test_of_cocher_and_without_a_vote(tmp_path: Path) -> None:
    stage = revealed(tmp_path, "45")
    talks = worth_talking(stage.session.state)
    async with at_step(stage, "f6") as pilot:
        text = plain(pilot)
        assert f"1 sur {len(talks)}" in text
        assert "à renforcer" in text
        assert "à alléger" in text
        assert "liste courte" not in text.splitlines()[-1]
        await press(pilot, "k")
        assert "n’a pas de vote" in said(pilot)


async def test_of_par_famille_families_have_their_card(tmp_path: Path) -> None:
    stage = revealed(tmp_path, instrument=Instrument.FAMILY)
    first = worth_talking(stage.session.state)[0]
    family = stage.session.state.family(first.subject)
    assert family is not None
    async with at_step(stage, "f6", "c", *"oui", "enter") as pilot:
        assert family.title in plain(pilot)
        assert [one.text for one in said_about(stage.session.state, family.id)] == ["oui"]


@pytest.mark.parametrize("text", HOSTILE, ids=NAMES)
@pytest.mark.parametrize("size", SIZES)
async def test_hostile_words_are_text(tmp_path: Path, text: str, size: tuple[int, int]) -> None:
    stage = revealed(tmp_path)
    role = worth_talking(stage.session.state)[0].subject
    stage.do(
        c.Record(f.RoleReworded(role, text)),
        *(c.Write(f"n{number}", CaptureKind.NOTE, text, about=role) for number in range(30)),
    )
    async with at_step(stage, "f6", size=size) as pilot:
        shown = plain(pilot)
        assert "1 sur" in shown
        assert "Parle qui veut." in shown
        assert "CE QUI S’EST DIT" in shown
        assert "avant" in shown
        await press(pilot, "c")
        assert shown.splitlines()[0].startswith(" Dévoiler")


async def test_outside_the_pass_its_keys_do_nothing_and_a_role_that_left_it_ends_it(tmp_path: Path) -> None:
    stage = revealed(tmp_path)
    desk, shown = FakeMeetingDesk(stage), []
    talking = TalkPass(cast(BodyDesk, desk), lambda _state: None, lambda: shown.append(""))
    state = stage.session.state
    talking.next()
    talking.previous()
    assert (talking.card(state), talking.row(state), shown, desk.said) == (None, None, [], [])
    await Shortlisting(desk, lambda: None, lambda: talking.row(state)).toggle_talked()
    assert desk.shown == []
    talking.begin()
    first = worth_talking(state)[0].subject
    card, row = talking.card(state), talking.row(state)
    assert card is not None
    assert row is not None
    assert (card.talk.subject, row.subject) == (first, first)
    stage.do(c.Record(f.RoleHidden(first)))
    assert first not in [talk.subject for talk in worth_talking(stage.session.state)]
    assert talking.card(stage.session.state) is None
