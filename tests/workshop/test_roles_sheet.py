"""The sheet that the product is made for, played through the domain."""

from functools import cache

import pytest

from fiche_tui.sheet.library import content_folder
from fiche_tui.sheet.parse import parse_sheet
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.agenda import catch_up, total_minutes
from fiche_tui.workshop.ballots import dots_for
from fiche_tui.workshop.portrait import Group, portrait
from fiche_tui.workshop.results import retained, shortlist, unsettled_tie
from fiche_tui.workshop.schedule import coming_steps, outlook
from fiche_tui.workshop.sheet import Sheet, StepKind
from fiche_tui.workshop.state import listed_roles, voters_present
from tests.workshop.samples import Play, dots_giving, full_ballot, people

NAME = "roles-acteur-collectif.md"


@cache
def roles_sheet() -> Sheet:
    return parse_sheet((content_folder() / NAME).read_bytes(), NAME)


def enter(play: Play, kind: StepKind) -> None:
    step = next(step for step in play.state.plan if step.kind is kind and not step.margin)
    play.do(c.StartStep(step.id))


def test_the_list_has_five_families_and_twenty_six_roles_under_their_own_codes() -> None:
    roles = listed_roles(Play.prepared(roles_sheet()).state)
    assert len(roles) == len({role.code for role in roles}) == len({role.id for role in roles}) == 26
    assert sorted({role.code[0] for role in roles}) == ["A", "B", "C", "D", "E"]


def test_two_roles_have_the_same_words_and_stay_two() -> None:
    words = [role.source_text for role in listed_roles(Play.prepared(roles_sheet()).state)]
    assert len(words) - len(set(words)) == 1


@pytest.mark.parametrize("preset", ["120", "90", "45"])
def test_each_preset_fills_its_slot(preset: str) -> None:
    assert total_minutes(Play.prepared(roles_sheet(), preset).state.plan) == int(preset)


def test_fourteen_people_eight_minutes_late_at_the_fifth_step_of_ninety_minutes() -> None:
    play = Play.prepared(roles_sheet()).record(f.PeopleAdded(people(14)), f.ListSettled())
    assert voters_present(play.state) == 14
    plan = play.state.plan
    for place, step in enumerate(plan[:4]):
        play.do(c.StartStep(step.id)).move(minutes=step.minutes + (8 if place == 3 else 0))
    play.do(c.StartStep(plan[4].id))
    view = outlook(play.state, play.at)
    assert view is not None
    assert view.behind == 480
    result = catch_up(coming_steps(play.state), 8)
    after = {step.kind: result.minutes[step.id] for step in plan[5:] if not step.margin}
    # The margin gives its 5 minutes, « Qui porte » the other 3; the rest is protected.
    assert after == {StepKind.VOTE: 6, StepKind.CARRY: 14, StepKind.AGREE: 7, StepKind.CLOSE: 7}
    assert [result.minutes[step.id] for step in plan[5:] if step.margin] == [0]
    assert result.missing == 0
    play.record(f.PlanCaughtUp(result.minutes))
    view = outlook(play.state, play.at)
    assert view is not None
    assert view.behind == 0


def test_a_whole_meeting_leaves_four_priorities() -> None:
    play = Play.prepared(roles_sheet()).record(f.PeopleAdded(people(14)), f.ListSettled())
    enter(play, StepKind.ASSESS)
    wanted = play.asked.subjects[:9]
    ballot = full_ballot(dict.fromkeys(wanted, (1, 3)), play.asked)
    play.reveal([ballot] * 14)
    assert shortlist(play.state).roles == wanted
    enter(play, StepKind.VOTE)
    assert play.asked.questions[0].most == dots_for(9) == 3
    play.reveal(dots_giving({wanted[0]: 9, wanted[1]: 7, wanted[2]: 7, wanted[3]: 5, wanted[4]: 4}, 3))
    assert [role.id for role in retained(play.state)] == list(wanted[:4])
    assert unsettled_tie(play.state) is None
    found = portrait(play.state)
    assert found is not None
    assert {group: len(roles) for group, roles in found.groups.items() if roles} == {
        Group.PRIORITY: 4,
        Group.WISHED: 5,
        Group.OTHERS: 17,
    }
