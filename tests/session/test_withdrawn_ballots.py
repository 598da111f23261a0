"""A ballot taken out of the box leaves no trace in what is counted, sealed or told but its own withdrawal."""

import json
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from fiche_tui.minutes import minutes_csv, minutes_json
from fiche_tui.session.boxes import answer_to_json
from fiche_tui.session.session import read_history
from fiche_tui.store import Workshop
from fiche_tui.workshop.ballots import Ballot
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
        texts.append((minutes_json(state), minutes_csv(state)))
        session.close()
    for (first, second), words in zip(zip(*texts, strict=True), ('"removed"', "bulletins retirés"), strict=True):
        told = [pair for pair in zip(first.splitlines(), second.splitlines(), strict=True) if pair[0] != pair[1]]
        # The ids differ, as of any two workshops, and the fingerprints, which are of a secret too.
        kept = [after for _before, after in told if not re.search('"id"|sha256|SHA-256', after)]
        (withdrawal,) = kept
        assert words in withdrawal
