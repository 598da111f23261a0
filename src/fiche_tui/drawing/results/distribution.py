"""How the answers are spread: one line a level, its count as a figure and as a bar.

All the bars of a screen share one scale, the voters of the round: two bars of one length are as many people.
"""

from collections.abc import Sequence

from fiche_tui.language.translation import _
from fiche_tui.workshop.results import revealed_round
from fiche_tui.workshop.state import State
from fiche_tui.workshop.tally import Figures
from fiche_tui.workshop.values import Purpose


def whole_bar(state: State) -> int:
    """Return how many people a whole bar is: the voters of the revealed assessment, or all who answered if more did."""
    revealed = revealed_round(state, Purpose.ASSESS)
    return max(revealed.voters, revealed.tally.people) if revealed else 0


def spread(state: State, scale_id: str, counts: Sequence[int]) -> list[tuple[str, int]]:
    """Return each level in the words of its scale with its count, « je ne sais pas » last."""
    levels = next((scale.levels for scale in state.sheet.scales if scale.id == scale_id), ())
    words = {level.value: level.text for level in levels}
    names = [f"{value} {words.get(value, '')}".strip() for value in range(len(counts) - 1)]
    return list(zip([*names, _("? je ne sais pas")], counts, strict=True))


def marked(row: Figures) -> list[tuple[str, int]]:
    """Return « à renforcer » and « à alléger », each with how many people said so."""
    names = {"reinforce": _("à renforcer"), "lighten": _("à alléger")}
    return [(names.get(question, question), number) for question, number in row.marks]
