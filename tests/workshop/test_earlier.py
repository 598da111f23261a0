"""An earlier workshop: what is copied of it, which role is which, what the group says of its promises."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.codec import from_json, to_json
from fiche_tui.workshop.decide import decide
from fiche_tui.workshop.earlier import Earlier, EarlierRole, Fate, Link, Promise, PromiseAnswer, PromiseKind
from fiche_tui.workshop.earlier_copy import copied, day_of
from fiche_tui.workshop.evolve import evolve
from fiche_tui.workshop.history import History, entry_from_json, entry_to_json
from fiche_tui.workshop.presenting import ResultRow, Sort, assessment_results, sorts_of
from fiche_tui.workshop.results import revealed_round
from fiche_tui.workshop.room.whole import room_of
from fiche_tui.workshop.sheet import Instrument, Level
from fiche_tui.workshop.state import RoundStatus, State
from fiche_tui.workshop.tally import Tally
from fiche_tui.workshop.text import LONGEST_TEXT
from fiche_tui.workshop.then_and_now import Comparison, comparison, matches
from fiche_tui.workshop.values import CaptureKind, Carrier, Purpose
from tests.workshop import strategies
from tests.workshop.samples import START, Play, created, full_ballot, small_sheet

THEN = {"a1": (1, 3), "a2": (2, 2), "a3": (0, 1), "b1": (3, 1), "b2": (None, None)}
NOW = {"a1": (2, 3), "a2": (1, 2), "a3": (0, 1), "b1": (3, 3), "b2": (1, 1)}


def last_year() -> Play:
    """A workshop of the small sheet: two roles retained, one of them carried by nobody."""
    play = Play.voted({"a1": 2, "b1": 1}, 2)
    play.do(c.StartStep("porter"))
    play.record(
        f.CarrierRecorded(Carrier("a1", "Anne", "Écrire à la mairie", "15 janvier")),
        f.CarrierRecorded(Carrier("b1", nobody=True)),
    )
    return play.do(
        c.Write("n1", CaptureKind.NOTE, "Une note reste là où elle est"),
        c.Write("d1", CaptureKind.DECISION, "Ouvrir la table", "Eve", "mars"),
        c.Write("x1", CaptureKind.ACTION, "Réserver la salle", "Ian"),
    )


def earlier(**changes: object) -> Earlier:
    """What is kept of a workshop of last year on the small sheet, under another id."""
    play = Play.assessed(THEN)
    base = replace(copied(play.state), workshop="w0", title="L’an dernier", date=date(2025, 11, 18))
    return replace(base, **changes)  # type: ignore[arg-type]


def linked(**changes: object) -> Play:
    """This year's workshop, its assessment revealed, linked to last year's."""
    return Play.assessed(NOW).record(f.EarlierLinked(earlier(**changes)))


def compared(play: Play) -> Comparison:
    found = comparison(play.state)
    assert found is not None
    return found


def test_what_is_kept_of_a_finished_workshop() -> None:
    found = copied(last_year().state)
    assert (found.workshop, found.title, found.date) == ("w1", "Tables de quartier", date(2026, 11, 23))
    assert (found.sheet, found.people, found.retained) == ("petite", 1, ("a1".upper(), "B1"))
    assert [scale.id for scale in found.scales] == ["today", "wanted"]
    assert [(role.code, role.today, role.wanted) for role in found.roles] == [
        ("A1", 0, 3),
        ("A2", 0, 3),
        ("A3", 0, 3),
        ("B1", 0, 3),
        ("B2", 0, 3),
    ]
    assert found.promises == (
        Promise("role:a1", PromiseKind.ROLE, "A1", "Texte A1", "Écrire à la mairie", "Anne", "15 janvier"),
        Promise("role:b1", PromiseKind.ROLE, "B1", "Texte B1", nobody=True),
        Promise("capture:x1", PromiseKind.ACTION, "", "", "Réserver la salle", "Ian"),
        Promise("capture:d1", PromiseKind.DECISION, "D1", "", "Ouvrir la table", "Eve", "mars"),
    )


def test_a_role_carried_without_being_retained_is_a_promise_too() -> None:
    play = last_year().record(f.CarrierRecorded(Carrier("a3", "Zoé", "Essayer", "")))
    assert [one.code for one in copied(play.state).promises if one.kind is PromiseKind.ROLE] == ["A1", "B1", "A3"]


def test_the_day_is_the_announced_one_else_that_of_the_first_meeting() -> None:
    undated = Play().record(created(date=None))
    assert day_of(undated.state) == START.date()
    undated.move(minutes=60 * 24 * 3).do(c.StartStep("accueil"))
    assert day_of(undated.state) == date(2026, 11, 26)
    assert day_of(replace(undated.state, timezone="Nulle/Part")) == date(2026, 11, 26)
    assert day_of(State()) is None


def test_families_are_kept_where_families_were_assessed() -> None:
    play = Play.assessing(instrument=Instrument.FAMILY)
    play.reveal([full_ballot({"fam-a": (1, 2), "fam-b": (0, 3)}, play.asked)])
    kept = copied(play.state)
    assert [(one.code, one.today, one.wanted) for one in kept.roles if one.family] == [("A", 1, 2), ("B", 0, 3)]
    assert all(one.today is None for one in kept.roles if not one.family)
    # This year the roles are assessed: families of then stand beside nothing.
    assert not compared(Play.assessed(NOW).record(f.EarlierLinked(replace(kept, workshop="w0")))).comparable


def test_before_the_reveal_nothing_of_a_round_is_copied() -> None:
    waiting = Play.assessing(instrument=Instrument.FULL)
    for play in (waiting, Play(waiting.history, waiting.clock).record(f.RoundClosed(1))):
        found = copied(play.state)
        assert (found.people, found.scales, found.promises, found.retained) == (0, (), (), ())
        assert all(role.today is None and role.wanted is None for role in found.roles)


states = st.lists(strategies.facts, max_size=12).map(lambda drawn: _folded([created(), *drawn]))


def _folded(drawn: list[f.Fact]) -> State:
    state = State()
    for fact in drawn:
        state = evolve(state, fact, START)
    return state


@settings(max_examples=150)
@given(states, st.sampled_from([RoundStatus.OPEN, RoundStatus.CLOSED, RoundStatus.CANCELLED]))
def test_copying_never_reads_the_counts_of_a_round_that_is_not_revealed(state: State, status: RoundStatus) -> None:
    """Even if some state held counts of a hidden round, what is copied would not depend on them."""
    base = Play.voted({"a1": 2, "b1": 1}, 2).state
    known = {one.asked.number for one in state.rounds}
    rounds = (*state.rounds, *(one for one in base.rounds if one.asked.number not in known))
    leaky = replace(
        state, roles=base.roles, families=base.families, rounds=tuple(replace(one, status=status) for one in rounds)
    )
    bare = replace(leaky, rounds=tuple(replace(one, tally=Tally(), voters=0, tie=None) for one in leaky.rounds))
    assert copied(leaky) == copied(bare)


@settings(max_examples=150)
@given(states)
def test_copying_is_total_and_comes_back_from_json(state: State) -> None:
    found = copied(state)
    assert from_json(Earlier, json.loads(json.dumps(to_json(found), allow_nan=False))) == found
    assert len({one.id for one in found.promises}) == len(found.promises)


@settings(max_examples=150)
@given(states, st.lists(strategies.facts, max_size=6))
def test_comparing_and_showing_are_total(state: State, more: list[f.Fact]) -> None:
    """Whatever is linked, to whatever state: nothing fails, no earlier role stands for two, none is made up."""
    for fact in (f.EarlierLinked(copied(state)), f.EarlierShown(), *more):
        state = evolve(state, fact, START)
    room_of(state)
    if state.earlier.of:
        found = matches(state, state.earlier.of)
        assert len({id(one) for one in found.values()}) == len(found)
        for subject, one in found.items():
            role = state.role(subject)
            assert one.family or role is None or one.id == subject or (role.code, role.text) == (one.code, one.text)
    comparison(state)


@settings(max_examples=100)
@given(strategies.KINDS["EarlierLinked"])
def test_any_link_is_answered_by_facts_or_by_a_refusal(fact: f.Fact) -> None:
    play = Play.assessed(NOW)
    decision = decide(play.state, c.Record(fact), START)
    if isinstance(decision, tuple):
        play.append(decision)
        comparison(play.state)


def test_the_same_sheet_is_matched_by_id_whatever_the_wording() -> None:
    play = linked()
    play.append((f.RoleReworded("a1", "Autrement dit"),))
    found = compared(play)
    assert [(level.scale, level.then, level.now) for level in found.levels("a1")] == [("today", 1, 2), ("wanted", 3, 3)]
    assert found.levels("a1")[0].change == 1
    assert found.gone == ()


def test_another_sheet_is_matched_by_code_and_text_and_nothing_else() -> None:
    then = earlier(sheet="autre")
    roles = (*then.roles[:1], replace(then.roles[1], text="Texte A2 presque"), replace(then.roles[2], code="A9"))
    found = compared(linked(sheet="autre", roles=roles))
    assert found.matched["a1"].code == "A1"
    assert set(found.matched) == {"a1"}
    assert [one.code for one in found.gone] == ["A2", "A9"]
    assert found.levels("a2")[0].then is None


def test_what_a_group_added_is_matched_by_code_and_text_even_on_the_same_sheet() -> None:
    then = earlier()
    added = EarlierRole("new", "A4", "Porter la parole", False, False, 1, 2)
    play = Play.prepared().do(c.AddRole("other", "fam-a", "Porter la parole"))
    assert matches(play.state, replace(then, roles=(*then.roles, added)))["other"] is added
    # The same id is no identity for what was added: two groups may well have made two roles of it.
    again = Play.prepared().do(c.AddRole("new", "fam-a", "Autre chose"))
    assert "new" not in matches(again.state, replace(then, roles=(added,)))


def test_a_changed_scale_is_told_and_not_compared() -> None:
    scale = small_sheet().scale("today")
    other = replace(scale, levels=(*scale.levels[:-1], Level(3, "toujours")))
    found = compared(linked(scales=(other, small_sheet().scale("wanted"))))
    assert (found.scales, found.changed) == (("wanted",), ("today",))
    assert [level.scale for level in found.levels("a1")] == ["wanted"]
    shorter = replace(scale, levels=scale.levels[:-1])
    both = compared(linked(scales=(shorter, replace(small_sheet().scale("wanted"), levels=()))))
    assert (both.scales, both.changed, both.comparable) == ((), ("today", "wanted"), False)


def test_nothing_is_compared_before_the_reveal_nor_without_an_assessment() -> None:
    hidden = Play.assessing(instrument=Instrument.FULL).record(f.EarlierLinked(earlier()))
    assert comparison(hidden.state) is None
    promise = Promise("p", PromiseKind.ACTION, what="Faire")
    unassessed = earlier(people=0, scales=(), promises=(promise,))
    assert comparison(Play.assessed(NOW).record(f.EarlierLinked(unassessed)).state) is None


def test_sorted_by_change_what_rose_most_comes_first_and_the_unknown_last() -> None:
    play = linked()
    revealed = revealed_round(play.state, Purpose.ASSESS)
    assert revealed is not None
    assert sorts_of(play.state, revealed)[-1] is Sort.CHANGE
    rows = assessment_results(play.state, revealed, Sort.CHANGE).items
    assert all(isinstance(row, ResultRow) for row in rows)
    assert [row.code for row in rows if isinstance(row, ResultRow)] == ["A1", "A3", "B1", "A2", "B2"]
    without = Play.assessed(NOW)
    assert Sort.CHANGE not in sorts_of(without.state, without.state.rounds[0])


def test_what_is_refused() -> None:
    play = Play.prepared()
    assert play.refused(f.EarlierShown()).code == "no-earlier"
    assert play.refused(f.PromiseAnswered("p", Fate.KEPT)).code == "no-earlier"
    assert play.refused(f.EarlierLinked(earlier(workshop="w1"))).code == "earlier-is-this-one"
    assert play.refused(f.EarlierLinked(Earlier("w0", "Vide"))).code == "earlier-is-empty"
    long = earlier(promises=(Promise("p", PromiseKind.ACTION, what="x" * (LONGEST_TEXT + 1)),))
    assert play.refused(f.EarlierLinked(long)).code == "text-too-long"
    play.record(f.EarlierLinked(earlier()))
    assert play.refused(f.PromiseAnswered("?", Fate.KEPT)).code == "unknown-promise"


def answered() -> Play:
    promises = tuple(Promise(name, PromiseKind.ACTION, what=f"Faire {name}") for name in ("p", "q"))
    return Play.prepared().record(
        f.EarlierLinked(earlier(promises=promises)), f.PromiseAnswered("p", Fate.KEPT), f.EarlierShown()
    )


def test_an_answer_is_kept_replaced_and_taken_back() -> None:
    play = answered()
    assert play.state.earlier.answers == (PromiseAnswer("p", Fate.KEPT),)
    play.record(f.PromiseAnswered("p", Fate.UNDER_WAY, " au printemps\u0007 "))
    assert play.state.earlier.answer("p") == PromiseAnswer("p", Fate.UNDER_WAY, "au printemps")
    play.undo()
    assert play.state.earlier.answer("p") == PromiseAnswer("p", Fate.KEPT)


def test_reading_the_same_one_again_keeps_the_answers_and_another_one_drops_them() -> None:
    play = answered()
    kept = Promise("p", PromiseKind.ACTION, what="Faire p, autrement dit")
    play.record(f.EarlierLinked(earlier(promises=(kept,))))
    assert (len(play.state.earlier.answers), play.state.earlier.shown) == (1, True)
    play.record(f.EarlierLinked(earlier(workshop="w9", promises=(kept,))))
    assert (play.state.earlier.answers, play.state.earlier.shown) == ((), False)


def test_declining_is_remembered_and_the_proposal_stays() -> None:
    play = Play.prepared().record(f.EarlierProposed("w0"), f.EarlierLinked(earlier()), f.EarlierUnlinked())
    assert play.state.earlier == Link(proposed="w0", declined=True)
    play.record(f.EarlierLinked(earlier()))
    assert not play.state.earlier.declined


def test_the_room_sees_it_once_it_was_shown_and_the_figures_after_the_reveal() -> None:
    promise = Promise("p", PromiseKind.ACTION, what="Faire")
    play = Play.assessing(instrument=Instrument.FULL).record(f.EarlierLinked(earlier(promises=(promise,))))
    assert "earlier" not in room_of(play.state)
    play.record(f.EarlierShown(), f.PromiseAnswered("p", Fate.NOT_DONE))
    seen = room_of(play.state)["earlier"]
    assert (seen["title"], seen["date"], seen["levels"]) == ("L’an dernier", "2025-11-18", {})
    assert seen["answers"] == [{"promise": "p", "fate": "not_done"}]
    play.reveal([full_ballot(NOW, play.asked)])
    assert room_of(play.state)["earlier"]["levels"]["a1"] == {"today": [1, 2], "wanted": [3, 3]}


def test_a_journal_with_a_link_comes_back_and_an_old_one_has_none() -> None:
    play = answered()
    lines = [json.loads(json.dumps(entry_to_json(entry))) for entry in play.history.entries]
    read = History().extended([entry_from_json(line) for line in lines])
    assert read.state == play.state
    assert Play.prepared().state.earlier == Link()
    # Older facts hold nothing of it.
    assert "earlier" not in json.dumps([entry_to_json(entry) for entry in Play.prepared().history.entries])


@pytest.mark.parametrize("fact", [f.EarlierUnlinked(), f.EarlierPutOff(), f.PromiseAnswered("p", Fate.MOOT)])
def test_final_minutes_hold(fact: f.Fact) -> None:
    play = answered().do(c.StartStep("accueil")).record(f.MinutesFinalised())
    assert play.refused(fact).code == "final"
