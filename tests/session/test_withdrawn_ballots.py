"""A ballot taken out of the box leaves no trace in what is counted, sealed or told but its own withdrawal."""

import json
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from fiche_tui.minutes.data import minutes_json
from fiche_tui.minutes.to_csv import counts_csv
from fiche_tui.session.answers import answer_to_json
from fiche_tui.session.stored_history import read_history
from fiche_tui.store.boxes import Box
from fiche_tui.store.errors import CannotWrite
from fiche_tui.store.workshop import Workshop
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import Ballot
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.tally import Tally, count
from tests.meetings import assessing, opened, stored_workshop

ROLES = ("a1", "a2", "a3", "b1", "b2")
NAMES = ("1", "2", "3", "4")
PERSON = "k3f9"
"""The box of somebody who answers on a screen of their own."""

levels = st.none() | st.integers(0, 3)
ballots = st.fixed_dictionaries({role: st.tuples(levels, levels) for role in ROLES}).map(Ballot)
acts = st.lists(st.tuples(st.sampled_from(NAMES), st.none() | ballots), min_size=1, max_size=10)
"""Each puts a ballot under a number, in place of the one that was there, or takes it out."""


def revealed(done: Sequence[tuple[str, Ballot | None]], own: Ballot | None, withdraws: bool) -> tuple[Tally, list[str]]:
    """The tally of a box to which this happened, and what lies in its seal, in no order."""
    folder = Path(tempfile.mkdtemp())
    try:
        stored = stored_workshop(folder)
        session = opened(stored)
        asked = assessing(session)
        for name, ballot in done:
            refusal = session.rounds.put(1, name, ballot) if ballot else session.rounds.remove(1, name)
            assert refusal is None or refusal.code == "unknown-ballot"
        if own:
            box = stored.box(PERSON, 1)
            box.put("1", answer_to_json(own))
            if withdraws:
                box.remove("1")
        assert session.rounds.reveal(1) is None
        tally = session.state.rounds[0].tally
        assert tally.counts.keys() == set(asked.subjects)
        assert_nothing_else_is_kept(stored, tally)
        return tally, sealed(stored)
    finally:
        session.close()
        shutil.rmtree(folder)


def sealed(stored: Workshop) -> list[str]:
    return sorted(json.dumps(one, sort_keys=True) for one in stored.read_sealed(1))


def assert_nothing_else_is_kept(stored: Workshop, tally: Tally) -> None:
    """The boxes hold as many ballots as were counted, and the minutes the counts of those alone."""
    held = sum(
        len(json.loads(path.read_bytes())["ballots"]) for path in (stored.folder / "boxes").rglob("round-*.json")
    )
    assert held == tally.people == len(stored.read_sealed(1))
    state = read_history(stored).state
    codes = {role.id: role.code for role in state.roles}
    exported = json.loads(minutes_json(state))["rounds"][0]["counts"]
    assert {(row["code"], row["question"]): [*row["levels"], row["dont_know"]] for row in exported} == {
        (codes[role], question): list(tally.counts[role][place])
        for role in ROLES
        for place, question in enumerate(("today", "wanted"))
    }


@settings(max_examples=25)
@given(acts, st.none() | ballots, st.booleans())
def test_the_tally_is_that_of_the_ballots_that_stayed(
    done: list[tuple[str, Ballot | None]], own: Ballot | None, withdraws: bool
) -> None:
    last: dict[str, Ballot] = {}
    for name, ballot in done:
        if ballot:
            last[name] = ballot
        else:
            last.pop(name, None)
    stayed = [*last.values(), *([own] if own and not withdraws else [])]
    assume(stayed)
    tally, seal = revealed(done, own, withdraws)
    fresh, fresh_seal = revealed(list(last.items()), None if withdraws else own, withdraws=False)
    assert (tally.counts, tally.people, seal) == (fresh.counts, fresh.people, fresh_seal)
    assert Counter(seal) == Counter(json.dumps(answer_to_json(ballot), sort_keys=True) for ballot in stayed)


def test_the_export_of_a_box_with_a_withdrawal_differs_by_that_withdrawal_alone(tmp_path: Path) -> None:
    whole = Ballot(dict.fromkeys(ROLES, (1, 3)))
    other = Ballot(dict.fromkeys(ROLES, (3, 0)))
    texts = []
    for place, extra in enumerate((False, True)):
        stored = stored_workshop(tmp_path / str(place))
        session = opened(stored)
        asked = assessing(session)
        session.rounds.put(1, "1", whole)
        if extra:
            session.rounds.put(1, "2", other)
            session.rounds.remove(1, "2")
        session.rounds.reveal(1)
        state = read_history(stored).state
        assert state.rounds[0].tally.counts == count(asked, [whole]).counts
        assert state.rounds[0].removed == int(extra)
        texts.append((minutes_json(state), counts_csv(state)))
        session.close()
    for (first, second), words in zip(zip(*texts, strict=True), ('"removed"', "bulletins retirés"), strict=True):
        told = [pair for pair in zip(first.splitlines(), second.splitlines(), strict=True) if pair[0] != pair[1]]
        # The ids differ, as of any two workshops, and the fingerprints, which are of a secret too.
        kept = [after for _before, after in told if not re.search('"id"|sha256|SHA-256', after)]
        (withdrawal,) = kept
        assert words in withdrawal


def killed(*_arguments: object) -> None:
    raise KeyboardInterrupt


def numbers_in(stored: Workshop) -> list[str]:
    """Return what lies in the keyboard's box, whatever the journal says."""
    return sorted(stored.keyboard(1, make=False).all())


@pytest.fixture
def stored(tmp_path: Path) -> Workshop:
    """A workshop with ballots 6, 7 and 8 in an open round."""
    stored = stored_workshop(tmp_path)
    session = opened(stored)
    assessing(session)
    for name in ("6", "7", "8"):
        session.rounds.put(1, name, Ballot(dict.fromkeys(ROLES, (1, 3))))
    session.close()
    return stored


def test_a_withdrawal_killed_before_the_box_is_finished_at_the_next_opening(
    stored: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = opened(stored)
    with monkeypatch.context() as patch:
        patch.setattr(Box, "finish_withdrawals", killed)
        with pytest.raises(KeyboardInterrupt):
            session.rounds.remove(1, "7")
    assert session.state.rounds[0].removed == 1
    # It is still there, and counts for nothing.
    assert numbers_in(stored) == ["6", "7", "8"]
    assert (sorted(session.rounds.answers(1)), session.rounds.refresh_turnout(1).people) == (["6", "8"], 2)
    session.close()
    session = opened(stored)
    assert numbers_in(stored) == ["6", "8"]
    assert session.rounds.reveal(1) is None
    one = read_history(stored).state.rounds[0]
    assert (one.tally.people, one.removed, len(stored.read_sealed(1))) == (2, 1, 2)
    session.close()


def test_what_is_withdrawn_and_not_deleted_is_not_revealed(stored: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_arguments: object) -> None:
        raise CannotWrite(stored.folder, "full")

    monkeypatch.setattr(Box, "finish_withdrawals", refuses)
    session = opened(stored)
    assert session.rounds.remove(1, "7") is None
    assert numbers_in(stored) == ["6", "7", "8"]
    assert session.rounds.reveal(1) is None
    assert (session.state.rounds[0].tally.people, len(stored.read_sealed(1))) == (2, 2)
    session.close()


def test_a_number_keyed_again_counts_whatever_was_left_of_the_withdrawal(
    stored: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = opened(stored)
    again = Ballot(dict.fromkeys(ROLES, (0, 0)))
    with monkeypatch.context() as patch:
        patch.setattr(Box, "finish_withdrawals", killed)
        with pytest.raises(KeyboardInterrupt):
            session.rounds.remove(1, "7")
        assert session.rounds.put(1, "7", again) is None
    session.close()
    session = opened(stored)
    assert session.rounds.answers(1)["7"] == again
    assert session.rounds.remove(1, "7") is None
    assert session.rounds.remove(1, "7") == Refusal("unknown-ballot", {"ballot": "7"})
    assert (numbers_in(stored), session.state.rounds[0].removed) == (["6", "8"], 2)
    assert session.rounds.put(1, "7", again) is None
    session.close()
    session = opened(stored)
    assert (numbers_in(stored), session.rounds.turnout(1).people) == (["6", "7", "8"], 3)
    session.close()


def test_a_withdrawal_that_could_not_be_written_leaves_the_ballot(
    stored: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = opened(stored)

    def full(*_arguments: object, **_options: object) -> None:
        raise CannotWrite(stored.folder, "full")

    with monkeypatch.context() as patch:
        patch.setattr(stored.journal, "append", full)
        with pytest.raises(CannotWrite):
            session.rounds.remove(1, "7")
    assert (sorted(session.rounds.answers(1)), session.state.rounds[0].removed) == (["6", "7", "8"], 0)
    session.close()


def test_a_ballot_that_an_earlier_release_keyed_in_again_still_counts(stored: Workshop) -> None:
    session = opened(stored)
    # It deleted first, and its fact and its box say nothing of how many times.
    assert session.record(f.BallotRemoved(1, "7")) is None
    session.close()
    session = opened(stored)
    assert (numbers_in(stored), session.rounds.turnout(1).people) == (["6", "7", "8"], 3)
    assert (session.state.rounds[0].removed, session.rounds.reveal(1)) == (1, None)
    session.close()
