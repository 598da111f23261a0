"""Where the rules of ``decide`` are registered, a kind of command or of fact at a time."""

from datetime import datetime
from functools import singledispatch

from fiche_tui.workshop import facts as f
from fiche_tui.workshop.commands import Command, Refusal
from fiche_tui.workshop.state import State

Decision = tuple[f.Fact, ...] | Refusal


@singledispatch
def rule(command: Command, state: State, at: datetime) -> Decision:
    """Return the rule of one kind of command; each module of rules registers its own."""
    raise TypeError(f"no rule for {type(command).__name__}")


@singledispatch
def check(fact: f.Fact, state: State, at: datetime) -> Refusal | None:
    """Return why a fact may not be recorded as said, or ``None``. Kinds without a check may always be."""
    return None
