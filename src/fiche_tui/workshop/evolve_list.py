"""What the facts about the list of roles and about the rounds change."""

from datetime import datetime

from fiche_tui.workshop import facts as f
from fiche_tui.workshop.changing import changed, with_role, with_round
from fiche_tui.workshop.effects import apply
from fiche_tui.workshop.frozen import replace
from fiche_tui.workshop.state import Role, RoleFamily, RoundState, RoundStatus, State
from fiche_tui.workshop.turnout import HANDS


@apply.register
def _(fact: f.RoleAdded, state: State, at: datetime) -> State:
    role = Role(fact.role, fact.code, fact.family, fact.label, fact.text, home=fact.family)
    return replace(state, roles=(*state.roles, role), codes=(*state.codes, fact.code))


@apply.register
def _(fact: f.RoleReworded, state: State, at: datetime) -> State:
    return with_role(state, fact.role, lambda role: replace(role, text=fact.text))


@apply.register
def _(fact: f.RoleRelabelled, state: State, at: datetime) -> State:
    return with_role(state, fact.role, lambda role: replace(role, label=fact.label))


@apply.register
def _(fact: f.RoleHidden, state: State, at: datetime) -> State:
    return with_role(state, fact.role, lambda role: replace(role, hidden=True))


@apply.register
def _(fact: f.RoleShown, state: State, at: datetime) -> State:
    return with_role(state, fact.role, lambda role: replace(role, hidden=False))


@apply.register
def _(fact: f.RoleMoved, state: State, at: datetime) -> State:
    moved = next((role for role in state.roles if role.id == fact.role), None)
    if moved is None or state.family(fact.family) is None:
        return state
    others = [role for role in state.roles if role.id != fact.role]
    neighbours = [role for role in others if role.family == fact.family]
    place = len(others)
    if fact.position < len(neighbours):
        place = others.index(neighbours[max(0, fact.position)])
    return replace(state, roles=(*others[:place], replace(moved, family=fact.family), *others[place:]))


@apply.register
def _(fact: f.RolesMerged, state: State, at: datetime) -> State:
    if fact.kept == fact.absorbed or state.role(fact.kept) is None:
        return state
    # What was merged into the absorbed role follows it, so that no chain has to be walked later.
    return replace(
        state,
        roles=changed(
            state.roles,
            lambda role: role.id == fact.absorbed or role.absorbed_by == fact.absorbed,
            lambda role: replace(role, absorbed_by=fact.kept),
        ),
    )


@apply.register
def _(fact: f.RoleRestored, state: State, at: datetime) -> State:
    def restored(role: Role) -> Role:
        plain = replace(role, hidden=False, absorbed_by="")
        return plain if role.added else replace(plain, text=role.sheet_text, label=role.sheet_label)

    return with_role(state, fact.role, restored)


@apply.register
def _(fact: f.FamilyRenamed, state: State, at: datetime) -> State:
    return replace(
        state,
        families=changed(
            state.families,
            lambda family: family.id == fact.family,
            lambda family: replace(family, title=fact.title),
        ),
    )


@apply.register
def _(fact: f.FamilyAdded, state: State, at: datetime) -> State:
    family = RoleFamily(fact.family.id, fact.family.letter, fact.family.title)
    return replace(state, families=(*state.families, family))


@apply.register
def _(fact: f.FamilyRemoved, state: State, at: datetime) -> State:
    if len(state.families) < 2:
        return state
    families = tuple(family for family in state.families if family.id != fact.family)
    # Its roles are hidden rather than lost: their codes stay taken, and the minutes still name them.
    roles = changed(
        state.roles,
        lambda role: role.family == fact.family,
        lambda role: replace(role, hidden=True, family=families[-1].id),
    )
    return replace(state, families=families, roles=roles)


@apply.register
def _(fact: f.ListSettled, state: State, at: datetime) -> State:
    return replace(state, settled=True)


@apply.register
def _(fact: f.ListReopened, state: State, at: datetime) -> State:
    return replace(state, settled=False)


@apply.register
def _(fact: f.RoundOpened, state: State, at: datetime) -> State:
    # Between two meetings, what is opened is for the one that comes.
    sitting = max(1, len(state.sittings) + state.suspended)
    return replace(state, rounds=(*state.rounds, RoundState(fact.asked, opened_at=at, sitting=sitting)))


@apply.register
def _(fact: f.RoundClosed, state: State, at: datetime) -> State:
    return _with_status(state, fact.round, RoundStatus.CLOSED)


@apply.register
def _(fact: f.RoundReopened, state: State, at: datetime) -> State:
    return _with_status(state, fact.round, RoundStatus.OPEN)


@apply.register
def _(fact: f.RoundCancelled, state: State, at: datetime) -> State:
    return _with_status(state, fact.round, RoundStatus.CANCELLED)


def _with_status(state: State, number: int, status: RoundStatus) -> State:
    # A revealed round stays revealed, whatever a journal says after.
    return with_round(state, number, lambda one: replace(one, status=status) if one.pending else one)


@apply.register
def _(fact: f.RoundRevealed, state: State, at: datetime) -> State:
    return with_round(
        state,
        fact.round,
        lambda one: (
            replace(
                one,
                status=RoundStatus.REVEALED,
                voters=fact.voters,
                sha256=fact.sha256,
                tally=fact.tally,
                doors=fact.doors,
                left_out=fact.left_out,
                revealed_at=at,
            )
            if one.pending
            else one
        ),
    )


@apply.register
def _(fact: f.BallotRemoved, state: State, at: datetime) -> State:
    # The minutes count withdrawn ballots; hands that are raised again were never a ballot.
    ballots = 0 if fact.ballot == HANDS else 1
    times = {fact.ballot: fact.keying} if fact.keying else {}
    return with_round(
        state,
        fact.round,
        lambda one: replace(one, removed=one.removed + ballots, withdrawn={**one.withdrawn, **times}),
    )


@apply.register
def _(fact: f.BallotTakenOut, state: State, at: datetime) -> State:
    return with_round(
        state,
        fact.round,
        lambda one: replace(one, taken_out={**one.taken_out, fact.mark: fact.reason}) if one.pending else one,
    )


@apply.register
def _(fact: f.LateBallotReceived, state: State, at: datetime) -> State:
    return with_round(state, fact.round, lambda one: replace(one, late=one.late + 1))


@apply.register
def _(fact: f.RoleRescued, state: State, at: datetime) -> State:
    return replace(
        state,
        rescued=(*(pair for pair in state.rescued if pair[0] != fact.role), (fact.role, fact.by)),
        set_aside=tuple(pair for pair in state.set_aside if pair[0] != fact.role),
    )


@apply.register
def _(fact: f.RoleSetAside, state: State, at: datetime) -> State:
    return replace(
        state,
        set_aside=(*(pair for pair in state.set_aside if pair[0] != fact.role), (fact.role, fact.by)),
        rescued=tuple(pair for pair in state.rescued if pair[0] != fact.role),
    )


@apply.register
def _(fact: f.FamiliesOpened, state: State, at: datetime) -> State:
    return replace(state, opened_families=fact.families)


@apply.register
def _(fact: f.TieSettled, state: State, at: datetime) -> State:
    return with_round(state, fact.round, lambda one: replace(one, tie=fact))
