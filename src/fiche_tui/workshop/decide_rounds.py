"""The rules about rounds: what is asked, who may reveal what and when, the shortlist, and ties at the cut."""

from datetime import datetime

from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import (
    Question,
    Round,
    ballot_fault,
    dots_for,
    is_complete,
    questions_for,
    slip_fault,
)
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.results import pending_round, revealed_round, shortlist, unsettled_tie
from fiche_tui.workshop.rules import Decision, check, rule
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.state import RoundStatus, State, listed_roles
from fiche_tui.workshop.tally import SHORTLIST_MOST, count, cut_by_hands, hands_fault
from fiche_tui.workshop.values import Purpose, TieWay
from fiche_tui.workshop.voters import voters_of_round


@rule.register
def _(command: c.OpenRound, state: State, at: datetime) -> Decision:
    if pending_round(state):
        return Refusal("round-open")
    number = len(state.rounds) + 1
    if command.tie_of:
        return _revote(state, command.tie_of, number)
    if command.purpose is Purpose.ASSESS:
        return _assessment(state, number)
    return _vote(state, number)


def _assessment(state: State, number: int) -> Decision:
    roles = listed_roles(state)
    if not roles:
        return Refusal("list-empty")
    if not state.settled:
        return Refusal("list-not-settled")
    instrument = state.method.instrument
    subjects = tuple(role.id for role in roles)
    if instrument is Instrument.FAMILY:
        subjects = tuple(family.id for family in state.families if any(role.family == family.id for role in roles))
    questions = questions_for(instrument, _levels(state))
    return (
        f.RoundOpened(
            Round(number, Purpose.ASSESS, subjects, questions, state.method.by_counts, instrument=instrument)
        ),
    )


def _levels(state: State) -> int:
    return max((len(scale.levels) for scale in state.sheet.scales), default=4)


def _vote(state: State, number: int) -> Decision:
    options = shortlist(state)
    if not options.roles:
        return Refusal("no-shortlist")
    if options.overflow:
        return Refusal("shortlist-too-long", {"most": SHORTLIST_MOST, "out": options.overflow})
    dots = dots_for(len(options.roles))
    listed = tuple(role.id for role in listed_roles(state) if role.id in options.roles)
    asked = Round(number, Purpose.VOTE, listed, (Question("dots", most=dots),), state.method.vote_by_counts)
    return (f.RoundOpened(asked),)


def _revote(state: State, tie_of: int, number: int) -> Decision:
    waiting = unsettled_tie(state)
    if waiting is None or waiting.round.asked.number != tie_of:
        return Refusal("no-tie")
    places = waiting.cut.places_left
    asked = Round(
        number,
        Purpose.VOTE,
        waiting.cut.tied,
        (Question("dots", most=places),),
        state.method.vote_by_counts,
        tie_of=tie_of,
        places=places,
    )
    return (f.TieSettled(tie_of, TieWay.REVOTE), f.RoundOpened(asked))


@check.register
def _(fact: f.RoundClosed, state: State, at: datetime) -> Refusal | None:
    return _status_refusal(state, fact.round, RoundStatus.OPEN)


@check.register
def _(fact: f.RoundReopened, state: State, at: datetime) -> Refusal | None:
    return _status_refusal(state, fact.round, RoundStatus.CLOSED)


def _status_refusal(state: State, number: int, wanted: RoundStatus) -> Refusal | None:
    found = state.round(number)
    if found is None:
        return Refusal("unknown-round", {"round": number})
    return None if found.status is wanted else Refusal(f"round-{found.status.value}", {"round": number})


@check.register
def _(fact: f.RoundCancelled, state: State, at: datetime) -> Refusal | None:
    found = state.round(fact.round)
    return None if found and found.pending else Refusal("unknown-round", {"round": fact.round})


@check.register
def _(fact: f.BallotRemoved, state: State, at: datetime) -> Refusal | None:
    return _status_refusal(state, fact.round, RoundStatus.OPEN)


@check.register
def _(fact: f.BallotTakenOut, state: State, at: datetime) -> Refusal | None:
    if refusal := _status_refusal(state, fact.round, RoundStatus.OPEN):
        return refusal
    found = state.round(fact.round)
    if found and fact.mark in found.taken_out:
        return Refusal("ballot-taken-out")
    return None if fact.reason.strip() else Refusal("no-reason")


@check.register
def _(fact: f.LateBallotReceived, state: State, at: datetime) -> Refusal | None:
    return _status_refusal(state, fact.round, RoundStatus.REVEALED)


@rule.register
def _(command: c.RevealRound, state: State, at: datetime) -> Decision:
    refusal = _status_refusal(state, command.round, RoundStatus.CLOSED)
    if refusal:
        return refusal
    found = state.round(command.round)
    assert found is not None
    for ballot in command.ballots:
        fault = ballot_fault(found.asked, ballot)
        if fault or not is_complete(found.asked, ballot):
            return Refusal("ballot-unfinished", {"fault": fault})
    for slip in command.slips:
        fault = slip_fault(found.asked, slip)
        if fault or not slip.finished:
            return Refusal("slip-wrong", {"fault": fault})
    tally = count(found.asked, command.ballots, command.slips)
    if not tally.people:
        return Refusal("empty-box", {"round": command.round})
    voters = voters_of_round(state, found)
    revealed = f.RoundRevealed(command.round, command.sha256, voters, tally, dict(command.doors), command.left_out)
    return (revealed,)


@check.register
def _(fact: f.RoleRescued, state: State, at: datetime) -> Refusal | None:
    role = state.role(fact.role)
    if role is None or not role.listed:
        return Refusal("unknown-role", {"role": fact.role})
    if pending_round(state, Purpose.VOTE) or revealed_round(state, Purpose.VOTE):
        return Refusal("vote-begun")
    options = shortlist(state)
    if fact.role in options.roles:
        return Refusal("on-shortlist", {"code": role.code})
    if len(options.roles) >= SHORTLIST_MOST:
        return Refusal("shortlist-full", {"most": SHORTLIST_MOST})
    return None


@check.register
def _(fact: f.RoleSetAside, state: State, at: datetime) -> Refusal | None:
    if pending_round(state, Purpose.VOTE) or revealed_round(state, Purpose.VOTE):
        return Refusal("vote-begun")
    return None if fact.role in shortlist(state).roles else Refusal("not-on-shortlist")


@check.register
def _(fact: f.FamiliesOpened, state: State, at: datetime) -> Refusal | None:
    if pending_round(state, Purpose.VOTE) or revealed_round(state, Purpose.VOTE):
        return Refusal("vote-begun")
    known = {family.id for family in state.families}
    return None if fact.families and set(fact.families) <= known else Refusal("unknown-family", {"family": ""})


@rule.register
def _(command: c.SettleTie, state: State, at: datetime) -> Decision:
    waiting = unsettled_tie(state)
    if waiting is None or waiting.round.asked.number != command.round:
        return Refusal("no-tie")
    places, tied = waiting.cut.places_left, waiting.cut.tied
    if command.way is TieWay.KEEP_ALL:
        return (f.TieSettled(command.round, command.way, tied),)
    if command.way is TieWay.SHOW_OF_HANDS:
        return _by_hands(command, tied, places)
    if command.way is TieWay.REVOTE:
        return rule(c.OpenRound(Purpose.VOTE, command.round), state, at)
    if set(command.kept) - set(tied) or len(set(command.kept)) != places:
        return Refusal("choose-places", {"places": places})
    if not command.reason:
        return Refusal("no-reason")
    return (f.TieSettled(command.round, TieWay.DECIDED, command.kept, command.reason),)


def _by_hands(command: c.SettleTie, tied: tuple[str, ...], places: int) -> Decision:
    counted = {role: command.hands.get(role, 0) for role in tied}
    if fault := hands_fault(tied, places, counted):
        return Refusal("hands-tied" if fault == "hands-tied" else "not-a-count")
    edge = cut_by_hands(tied, places, counted)
    return (f.TieSettled(command.round, TieWay.SHOW_OF_HANDS, edge.kept, hands=dict(command.hands)),)
