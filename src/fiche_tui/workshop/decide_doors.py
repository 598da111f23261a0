"""The rules about coming in over SSH: tokens come first, and a spare is there before it is handed out."""

from datetime import datetime

from fiche_tui.workshop import facts as f
from fiche_tui.workshop.bounds import MOST_PEOPLE
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.doors import meeting_at_hand, tokens_now
from fiche_tui.workshop.rules import check
from fiche_tui.workshop.state import State


@check.register
def _(fact: f.SshOpened, state: State, at: datetime) -> Refusal | None:
    if state.ssh.is_open:
        return Refusal("ssh-open")
    return Refusal("no-tokens") if fact.asks_token and tokens_now(state) is None else None


@check.register
def _(fact: f.SshClosed, state: State, at: datetime) -> Refusal | None:
    return None if state.ssh.is_open else Refusal("ssh-closed")


@check.register
def _(fact: f.TokensMade, state: State, at: datetime) -> Refusal | None:
    if fact.voters < 1 or fact.spares < 0 or fact.sitting != meeting_at_hand(state):
        return Refusal("not-a-count")
    most = MOST_PEOPLE
    return Refusal("too-many-tokens", {"most": most}) if fact.voters + fact.spares > most else None


@check.register
def _(fact: f.SparesIssued, state: State, at: datetime) -> Refusal | None:
    tokens = tokens_now(state)
    left = tokens.spares_left if tokens else 0
    return None if 1 <= fact.tokens <= left else Refusal("no-spare-left")
