"""What a paper costs at the real keyboard: keys pressed one by one on the real screens until it lies in the box.

The promises: « Complet » 58 keys at most, « Souhaité seul » 32, a ballot of dots 10, twelve roles by stickers 30.
"""

from collections.abc import Sequence
from pathlib import Path

import pytest

from fiche_tui.screens.ballots.screen import BallotScreen
from fiche_tui.session.session import Session
from fiche_tui.workshop.ballots import Ballot, Round, Slip, is_complete
from fiche_tui.workshop.keying.pace import SECONDS_A_KEY, SECONDS_A_PAPER, ballot_keys, seconds_to_key, slip_keys
from fiche_tui.workshop.keying.paper import strips_of
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.values import Method
from tests.screens.ballots.test_ballot import Desk, assessing, keyed, voting


def asked_in(session: Session) -> Round:
    pending = pending_round(session.state)
    assert pending is not None
    return pending.asked


def codes(session: Session, roles: Sequence[str]) -> list[str]:
    """The codes of roles as they are printed."""
    found = [session.state.role(role) for role in roles]
    return [role.code for role in found if role is not None]


async def pressed(desk: Desk, keys: Sequence[str]) -> int:
    """How many keys were pressed when the paper said that it was in the box; an error of the test when none did it."""
    for number, key in enumerate(keys, 1):
        await desk.type([key])
        assert isinstance(desk.pilot.app.screen, BallotScreen)
        if "déposé" in desk.said:
            assert number == len(keys), f"in the box after {number} of {len(keys)} keys"
            return number
    raise AssertionError(f"not in the box: {desk.said}")


@pytest.mark.parametrize(("instrument", "most"), [(Instrument.FULL, 58), (Instrument.WANTED, 32)])
async def test_a_ballot_of_levels_on_26_roles(instrument: Instrument, most: int, tmp_path: Path) -> None:
    stage = assessing(tmp_path, Method(instrument))
    asked = asked_in(stage.session)
    assert len(asked.subjects) == 26
    strips = strips_of(stage.session.state, asked)
    answers = "0123x"
    keys: list[str] = []
    for strip in strips:
        for _answer in range(len(strip.subjects) * len(asked.questions)):
            keys.append(answers[len(keys) % len(answers)])
        keys.append("enter")
    async with keyed(stage) as desk:
        spent = await pressed(desk, keys)
        ballot = desk.box["1"]
        assert isinstance(ballot, Ballot)
        assert is_complete(asked, ballot)
    assert spent <= most
    assert spent == ballot_keys(asked.questions, 26, len(strips))
    assert seconds_to_key(asked, len(strips)) == spent * SECONDS_A_KEY + SECONDS_A_PAPER


async def test_a_ballot_of_dots(tmp_path: Path) -> None:
    stage = voting(tmp_path)
    asked = asked_in(stage.session)
    chosen = asked.subjects[-3:]
    assert asked.questions[0].most == 3
    keys = ["space" if key == " " else key for key in " ".join(codes(stage.session, chosen)).lower()] + ["enter"]
    async with keyed(stage) as desk:
        spent = await pressed(desk, keys)
        assert desk.box == {"1": Ballot(dict.fromkeys(chosen, (1,)))}
    assert spent <= 10
    assert spent == ballot_keys(asked.questions, len(asked.subjects), 1)


async def test_a_ballot_of_codes_to_reinforce_and_to_lighten(tmp_path: Path) -> None:
    stage = assessing(tmp_path, Method(Instrument.CHECK))
    asked = asked_in(stage.session)
    keys: list[str] = []
    for chosen in (asked.subjects[:7], asked.subjects[10:13]):
        keys += ["space" if key == " " else key for key in " ".join(codes(stage.session, chosen)).lower()] + ["enter"]
    async with keyed(stage) as desk:
        spent = await pressed(desk, keys)
        assert len(desk.box) == 1
    assert spent == ballot_keys(asked.questions, 26, 5) == 30


async def test_twelve_roles_by_stickers(tmp_path: Path) -> None:
    stage = voting(tmp_path, by_counts=True)
    asked = asked_in(stage.session)
    roles = asked.subjects
    assert len(roles) == 12
    numbers = [11, 8, 5, 2, 2, 1, 1, 1, 1, 1, 1, 1]
    keys = [*"12", "enter"]
    for number in numbers:
        keys += [*(str(number) if number else ""), "enter"]
    async with keyed(stage) as desk:
        spent = await pressed(desk, keys)
        slip = desk.box["1"]
        assert isinstance(slip, Slip)
        assert [slip.counts[role][0][0] for role in roles] == numbers
    assert spent <= 30
    # Eleven in one cell take one key more than the estimate says.
    assert spent == slip_keys(asked.questions, 12) + 1
