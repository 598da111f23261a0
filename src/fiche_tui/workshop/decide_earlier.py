"""The rules about an earlier workshop: it is another one, and there is something in it to come back to."""

from datetime import datetime

from fiche_tui.workshop import facts as f
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.rules import check
from fiche_tui.workshop.state import State


@check.register
def _(fact: f.EarlierLinked, state: State, at: datetime) -> Refusal | None:
    if fact.earlier.workshop == state.id:
        return Refusal("earlier-is-this-one")
    return None if fact.earlier.holds_something else Refusal("earlier-is-empty", {"title": fact.earlier.title})


@check.register
def _(fact: f.EarlierShown, state: State, at: datetime) -> Refusal | None:
    return None if state.earlier.of else Refusal("no-earlier")


@check.register
def _(fact: f.PromiseAnswered, state: State, at: datetime) -> Refusal | None:
    if state.earlier.of is None:
        return Refusal("no-earlier")
    return None if state.earlier.of.promise(fact.promise) else Refusal("unknown-promise")
