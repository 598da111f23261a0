"""What the facts about an earlier workshop change."""

from datetime import datetime

from fiche_tui.workshop import facts as f
from fiche_tui.workshop.earlier import Link, PromiseAnswer
from fiche_tui.workshop.effects import apply
from fiche_tui.workshop.frozen import replace
from fiche_tui.workshop.state import State


@apply.register
def _(fact: f.EarlierProposed, state: State, at: datetime) -> State:
    return replace(state, earlier=replace(state.earlier, proposed=fact.workshop))


@apply.register
def _(fact: f.EarlierLinked, state: State, at: datetime) -> State:
    before = state.earlier
    link = Link(fact.earlier, before.proposed, offered=before.offered)
    if before.of and before.of.workshop == fact.earlier.workshop:
        # The same one read again: what the group said of the promises that are still there stays.
        answers = tuple(one for one in before.answers if fact.earlier.promise(one.promise))
        link = replace(link, shown=before.shown, answers=answers)
    return replace(state, earlier=link)


@apply.register
def _(fact: f.EarlierUnlinked, state: State, at: datetime) -> State:
    return replace(state, earlier=Link(proposed=state.earlier.proposed, declined=True))


@apply.register
def _(fact: f.EarlierPutOff, state: State, at: datetime) -> State:
    return replace(state, earlier=replace(state.earlier, offered=True))


@apply.register
def _(fact: f.EarlierShown, state: State, at: datetime) -> State:
    if state.earlier.of is None:
        return state
    return replace(state, earlier=replace(state.earlier, offered=True, shown=True))


@apply.register
def _(fact: f.PromiseAnswered, state: State, at: datetime) -> State:
    link = state.earlier
    if link.of is None or link.of.promise(fact.promise) is None:
        return state
    others = tuple(one for one in link.answers if one.promise != fact.promise)
    answers = (*others, PromiseAnswer(fact.promise, fact.fate, fact.word))
    return replace(state, earlier=replace(link, answers=answers))
