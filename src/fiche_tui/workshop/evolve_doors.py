"""What the facts about coming in over SSH change."""

from datetime import datetime

from fiche_tui.workshop import facts as f
from fiche_tui.workshop.doors import tokens_now
from fiche_tui.workshop.effects import apply
from fiche_tui.workshop.frozen import replace
from fiche_tui.workshop.state import State
from fiche_tui.workshop.values import TokensOf


@apply.register
def _(fact: f.SshOpened, state: State, at: datetime) -> State:
    before = state.ssh
    opened = replace(
        before,
        is_open=True,
        asks_token=fact.asks_token,
        had_tokens=before.had_tokens or fact.asks_token,
        had_connections=before.had_connections or not fact.asks_token,
    )
    return replace(state, ssh=opened)


@apply.register
def _(fact: f.SshClosed, state: State, at: datetime) -> State:
    return replace(state, ssh=replace(state.ssh, is_open=False))


@apply.register
def _(fact: f.TokensMade, state: State, at: datetime) -> State:
    before = state.ssh.tokens_of(fact.sitting)
    made = TokensOf(fact.sitting, fact.voters, fact.spares, times=before.times + 1 if before else 1)
    others = (one for one in state.ssh.tokens if one.sitting != fact.sitting)
    return replace(state, ssh=replace(state.ssh, tokens=(*others, made)))


@apply.register
def _(fact: f.SparesIssued, state: State, at: datetime) -> State:
    tokens = tokens_now(state)
    if tokens is None:
        return state
    issued = replace(tokens, issued=tokens.issued + fact.tokens)
    others = (one for one in state.ssh.tokens if one.sitting != tokens.sitting)
    return replace(state, ssh=replace(state.ssh, tokens=(*others, issued)))
