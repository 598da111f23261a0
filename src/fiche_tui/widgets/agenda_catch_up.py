"""Catching up: the plan before and after, what is missing, what could be dropped. Nothing changes before Enter."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.widget import Widget
from textual.widgets import Static

from fiche_tui.i18n import _, ngettext
from fiche_tui.keyboard import digit_of, key_name
from fiche_tui.widgets.dialog import Dialog
from fiche_tui.widgets.prepare_columns import cell
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.agenda import CatchUp, PlannedStep, catch_up, spread

TITLE, BEFORE, AFTER, CHOICE = 44, 6, 6, 60
"""Cells of the columns of the preview."""

MOST_DROPPABLE = 9


def proposal(
    coming: Sequence[PlannedStep], deficit: int, dropped: frozenset[str] = frozenset(), *, spreads: bool = False
) -> CatchUp:
    """The plan that finds ``deficit`` minutes once some steps are dropped; what they give in excess goes to the
    margin. A surplus goes to the margin too, or to the coming steps when it ``spreads``."""
    if deficit < 0 and spreads:
        return spread(coming, -deficit)
    freed = sum(step.minutes for step in coming if step.id in dropped)
    kept = [replace(step, dropped=True) if step.id in dropped else step for step in coming]
    return catch_up(kept, deficit - freed)


def placeable(coming: Sequence[PlannedStep]) -> bool:
    """Whether a surplus could go anywhere: to a margin, or to steps that may take it."""
    return any(step.margin and not step.dropped for step in coming) or not spread(coming, 1).missing


def fact_of(
    coming: Sequence[PlannedStep], deficit: int, dropped: frozenset[str] = frozenset(), *, spreads: bool = False
) -> f.PlanCaughtUp | None:
    """What accepting the proposal records; ``None`` when it would change nothing."""
    found = proposal(coming, deficit, dropped, spreads=spreads)
    gone = tuple(step.id for step in coming if step.id in dropped)
    if not gone and all(found.minutes.get(step.id, step.minutes) == step.minutes for step in coming):
        return None
    return f.PlanCaughtUp(dict(found.minutes), gone)


class CatchUpPreview(Dialog[f.PlanCaughtUp | None]):
    """Dismisses the fact to record, ``None`` on Escape.

    Late, digits drop an optional step or keep it again; ahead, 1 spreads the surplus or gives it back to the margin.
    """

    DEFAULT_CSS = """
    CatchUpPreview > .dialog--box { width: 72; }
    CatchUpPreview .plan { height: auto; max-height: 55vh; scrollbar-size-vertical: 1; }
    CatchUpPreview #outcome { margin-top: 1; }
    """

    def __init__(self, coming: Sequence[PlannedStep], deficit: int) -> None:
        super().__init__(_("Rattraper") if deficit > 0 else _("Placer l’avance"))
        self._coming = tuple(coming)
        self._deficit = deficit
        self._droppable = catch_up(coming, deficit).droppable[:MOST_DROPPABLE]
        self._dropped: frozenset[str] = frozenset()
        # A surplus goes to the margin unless the facilitator spreads it; without a margin there is no other place.
        margin = any(step.margin and not step.dropped for step in coming)
        self._may_spread = deficit < 0 and margin and not spread(coming, 1).missing
        self._spreads = deficit < 0 and not margin

    def parts(self) -> Iterable[Widget]:
        """The plan, in a place that scrolls; under it what may be dropped, and what comes of it all."""
        yield Static(heading_content(self._deficit), markup=False)
        yield VerticalScroll(Static(id="plan", markup=False), classes="plan", can_focus=False)
        yield Static(id="outcome", markup=False)

    def on_mount(self) -> None:
        """Draw the first proposal."""
        self._draw()

    def keys_shown(self) -> list[tuple[str, str]]:
        """Return what accepts and what does not."""
        return [(key_name("enter"), _("accepter ce plan")), (key_name("escape"), _("ne rien changer"))]

    def on_key(self, event: Key) -> None:
        """Enter accepts; a digit takes one of the choices, or lets go of it."""
        digit = digit_of(event.key)
        if event.key == "enter":
            event.stop()
            self._accept()
        elif digit is not None and 1 <= digit <= len(self._droppable):
            event.stop()
            self._dropped ^= {self._droppable[digit - 1][0]}
            self._draw()
        elif digit == 1 and self._may_spread:
            event.stop()
            self._spreads = not self._spreads
            self._draw()

    def _accept(self) -> None:
        fact = fact_of(self._coming, self._deficit, self._dropped, spreads=self._spreads)
        if fact is None:
            self.warn(_("Ce plan ne change rien : Échap pour revenir."))
        else:
            self.dismiss(fact)

    def _draw(self) -> None:
        self.warn("")
        found = proposal(self._coming, self._deficit, self._dropped, spreads=self._spreads)
        self.query_one("#plan", Static).update(Content("\n").join(self._line(step, found) for step in self._coming))
        outcome = [*self._choices(), Content(missing_words(found.missing)).stylize("bold")]
        self.query_one("#outcome", Static).update(Content("\n").join(outcome))

    def _line(self, step: PlannedStep, found: CatchUp) -> Content:
        after = _("de côté") if step.id in self._dropped else str(found.minutes.get(step.id, step.minutes))
        changed = after != str(step.minutes)
        return Content.assemble(
            cell(step.title, TITLE),
            cell(str(step.minutes), BEFORE, right=True),
            cell(("→ " if changed else "") + after, AFTER + 4, right=True),
        ).stylize("bold" if changed else "$text-muted")

    def _choices(self) -> list[Content]:
        lines = []
        if self._may_spread:
            words = (
                _("mettre cette avance à la marge") if self._spreads else _("répartir cette avance entre les étapes")
            )
            lines.append(Content.assemble(("1", "bold"), "  ", cell(words, CHOICE)))
        for number, (step_id, minutes) in enumerate(self._droppable, 1):
            step = next(step for step in self._coming if step.id == step_id)
            words = (
                _("garder « {title} »")
                if step_id in self._dropped
                else _("{n} min de plus en laissant de côté « {title} »")
            )
            text = words.format(title=" ".join(step.title.split()), n=minutes)
            lines.append(Content.assemble((str(number), "bold"), "  ", cell(text, CHOICE)))
        return lines


def heading_content(deficit: int) -> Content:
    """What is to be found, and the titles of the columns."""
    return Content.assemble(
        cell(deficit_words(deficit), TITLE).stylize("bold"),
        cell(_("avant"), BEFORE, right=True).stylize("$text-muted"),
        cell(_("après"), AFTER + 4, right=True).stylize("$text-muted"),
    )


def deficit_words(deficit: int) -> str:
    """« Il faut trouver 9 minutes. », « Il y a 4 minutes d’avance. »"""
    if deficit > 0:
        return ngettext("Il faut trouver {n} minute.", "Il faut trouver {n} minutes.", deficit).format(n=deficit)
    return ngettext("Il y a {n} minute d’avance.", "Il y a {n} minutes d’avance.", -deficit).format(n=-deficit)


def missing_words(missing: int) -> str:
    """Whether the meeting ends on time with that plan, else by how much it runs over."""
    if missing <= 0:
        return _("✓ Avec ce plan, la rencontre finit à l’heure.")
    return ngettext(
        "▲ Il manquerait encore {n} minute à la fin.",
        "▲ Il manquerait encore {n} minutes à la fin.",
        missing,
    ).format(n=missing)
