"""The earlier workshop beside this one: which role is which, whose scale is the same, what changed.

A role is matched by identity, never by likeness: by its id where both workshops use the same sheet, otherwise by the
same code and the same text. Nothing here is told before this workshop's own assessment is revealed.
"""

from collections.abc import Mapping, Sequence

from fiche_tui.workshop.earlier import Earlier, EarlierRole
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.results import assessed, revealed_round
from fiche_tui.workshop.sheet import Instrument, Scale
from fiche_tui.workshop.state import RoleFamily, State, listed_roles
from fiche_tui.workshop.tally import Figures
from fiche_tui.workshop.text import normalise
from fiche_tui.workshop.values import Purpose

SCALES = ("today", "wanted")
"""The questions that are compared, in the order in which they are told."""


@frozen
class Level:
    """The medians of one question, then and now; ``then`` is ``None`` without a role that corresponds."""

    scale: str
    then: float | None
    now: float | None

    @property
    def change(self) -> float | None:
        """Now minus then, or ``None`` when one of them is unknown."""
        return None if self.then is None or self.now is None else self.now - self.then


@frozen
class Comparison:
    """The two assessments side by side.

    ``scales`` are the questions asked both times on the same scale, ``changed`` those whose scale is another one now.
    ``matched`` gives the earlier role (or family) by the id of the present one; ``gone`` those without a present one.
    """

    earlier: Earlier
    scales: tuple[str, ...]
    changed: tuple[str, ...]
    matched: Mapping[str, EarlierRole]
    gone: tuple[EarlierRole, ...]
    now: Mapping[str, Figures]
    families: bool = False
    """Whether families were assessed here: then families of the earlier workshop are what may correspond."""

    @property
    def comparable(self) -> bool:
        """Whether any earlier median has one of now beside it."""
        return bool(self.scales) and any(
            level.then is not None for subject in self.matched for level in self.levels(subject)
        )

    def levels(self, subject: str) -> tuple[Level, ...]:
        """Return the medians of a role or family, a question after the other."""
        row, then = self.now.get(subject, Figures(subject)), self.matched.get(subject)
        return tuple(Level(scale, _median(then, scale) if then else None, _median(row, scale)) for scale in self.scales)

    def level(self, subject: str, scale: str) -> Level | None:
        """Return the medians of one question, or ``None`` where it is not compared."""
        return next((level for level in self.levels(subject) if level.scale == scale), None)


def comparison(state: State) -> Comparison | None:
    """Return the two assessments side by side; ``None`` without a linked workshop that had one, and before the reveal
    here."""
    earlier = state.earlier.of
    revealed = revealed_round(state, Purpose.ASSESS)
    if earlier is None or revealed is None or not earlier.people:
        return None
    families = revealed.asked.instrument is Instrument.FAMILY
    asked = {question.id for question in revealed.asked.questions if question.is_scale}
    then = {scale.id: scale for scale in earlier.scales}
    now = {scale.id: scale for scale in state.sheet.scales if scale.id in asked}
    both = [scale for scale in SCALES if scale in then and scale in now]
    same = tuple(scale for scale in both if same_levels(then[scale], now[scale]))
    matched = matches(state, earlier)
    found = {one.id for one in matched.values()}
    kind = tuple(one for one in earlier.roles if one.family is families)
    return Comparison(
        earlier,
        same,
        tuple(scale for scale in both if scale not in same),
        {subject: one for subject, one in matched.items() if one.family is families},
        tuple(one for one in kind if one.id not in found),
        assessed(state),
        families,
    )


def same_levels(then: Scale, now: Scale) -> bool:
    """Return whether two scales have the same levels in the same words, so that a 2 then and a 2 now say the same
    thing."""
    return [(one.value, normalise(one.text)) for one in then.levels] == [
        (one.value, normalise(one.text)) for one in now.levels
    ]


def matches(state: State, earlier: Earlier) -> dict[str, EarlierRole]:
    """Return the earlier role (or family) of each present one, by the present id; no earlier one counts for two."""
    same_sheet = bool(earlier.sheet) and earlier.sheet == state.sheet.id
    by_id = {(one.family, one.id): one for one in earlier.roles if one.from_sheet} if same_sheet else {}
    found: dict[str, EarlierRole] = {}
    rest: list[tuple[str, tuple[bool, str, str]]] = []
    present = _present(state)
    for subject, from_sheet, family, code, text in present:
        one = by_id.get((family, subject)) if from_sheet else None
        if one:
            found[subject] = one
        else:
            rest.append((subject, (family, code, normalise(text))))
    taken = {id(one) for one in found.values()}
    by_words = {(one.family, one.code, normalise(one.text)): one for one in earlier.roles if id(one) not in taken}
    for subject, words in rest:
        if one := by_words.pop(words, None):
            found[subject] = one
    return {subject: found[subject] for subject, *_rest in present if subject in found}


def _present(state: State) -> list[tuple[str, bool, bool, str, str]]:
    """Id, whether it is the sheet's, whether it is a family, code and text of what may be matched now."""
    families = [_family(one) for one in state.families]
    return [*families, *((one.id, not one.added, False, one.code, one.text) for one in listed_roles(state))]


def _family(one: RoleFamily) -> tuple[str, bool, bool, str, str]:
    return one.id, bool(one.source_title), True, one.letter, one.title


def _median(row: Figures | EarlierRole, scale: str) -> float | None:
    return row.today if scale == "today" else row.wanted


def by_change(found: Comparison, rows: Sequence[Figures]) -> list[Figures]:
    """Return rows by what changed most upward in the first question that is compared; what has no earlier median comes
    last.

    Rows that changed as much keep the order they come in.
    """

    def place(row: Figures) -> tuple[bool, float]:
        levels = found.levels(row.subject)
        change = levels[0].change if levels else None
        return (change is None, -(change or 0.0))

    return sorted(rows, key=place)
