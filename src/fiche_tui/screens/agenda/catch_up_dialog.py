"""Catching up: the plan before and after, what is missing, what could be dropped. Nothing changes before Enter."""

from collections.abc import Callable, Iterable
from datetime import datetime

from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.widget import Widget
from textual.widgets import Static

from fiche_tui.keys.keyboard import digit_of, key_name
from fiche_tui.language.translation import _, ngettext
from fiche_tui.screens.kit.columns import cell
from fiche_tui.screens.kit.dialog import Dialog
from fiche_tui.screens.kit.prose import Prose
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.agenda import CatchUp, PlannedStep, catch_up, spread
from fiche_tui.workshop.catching_up import Need, fact_of, proposal
from fiche_tui.workshop.short_text import one_line

TITLE, BEFORE, AFTER, CHOICE = 44, 6, 6, 60
"""Cells of the columns of the preview."""

MOST_DROPPABLE = 9

SECONDS_BETWEEN_LOOKS = 1


class CatchUpPreview(Dialog[f.PlanCaughtUp | None]):
    """Dismisses the fact to record, ``None`` on Escape.

    Late, digits drop an optional step or keep it again; ahead, 1 spreads the surplus or gives it back to the margin.
    """

    def __init__(self, look: Callable[[], Need], hour: Callable[[datetime], str]) -> None:
        """``look`` returns the minutes to find now: in overtime they grow while the group talks about the plan."""
        self._need = look()
        coming, deficit = self._need.coming, self._need.deficit
        super().__init__(_("Rattraper") if deficit > 0 else _("Placer l’avance"))
        self._look = look
        self._hour = hour
        self._droppable = catch_up(coming, deficit).droppable[:MOST_DROPPABLE]
        self._dropped: frozenset[str] = frozenset()
        # A surplus goes to the margin unless the facilitator spreads it; without a margin there is no other place.
        margin = any(step.margin and not step.dropped for step in coming)
        self._may_spread = deficit < 0 and margin and not spread(coming, 1).missing
        self._spreads = deficit < 0 and not margin

    def parts(self) -> Iterable[Widget]:
        """The plan, in a place that scrolls; under it what may be dropped, and what comes of it all."""
        yield Static(id="heading", markup=False)
        yield VerticalScroll(Static(id="plan", markup=False), classes="plan", can_focus=False)
        yield Prose(id="outcome", markup=False)

    def on_mount(self) -> None:
        """Draw the first proposal, and another one when the minutes to find change."""
        self._draw()
        self.set_interval(SECONDS_BETWEEN_LOOKS, self.look_again)

    def look_again(self) -> None:
        """Follow the time: what is accepted is what is shown, and what is shown ends the meeting on time."""
        need = self._look()
        if need.deficit == self._need.deficit or need.deficit * self._need.deficit <= 0:
            return
        self._need = need
        self._droppable = self._droppable or catch_up(need.coming, need.deficit).droppable[:MOST_DROPPABLE]
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
        fact = fact_of(self._need, self._dropped, spreads=self._spreads)
        if fact is None:
            self.warn(_("Ce plan ne change rien : Échap pour revenir."))
        else:
            self.dismiss(fact)

    def _draw(self) -> None:
        self.warn("")
        need = self._need
        found = proposal(need.coming, need.deficit, self._dropped, spreads=self._spreads)
        self.query_one("#heading", Static).update(heading_content(need.deficit))
        self.query_one("#plan", Static).update(Content("\n").join(self._line(step, found) for step in need.coming))
        end = need.ends_at(found.missing)
        outcome = missing_words(found.missing, self._hour(end) if end else "")
        self.query_one("#outcome", Static).update(
            Content("\n").join([*self._choices(), Content(outcome).stylize("bold")])
        )

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
            step = next(step for step in self._need.coming if step.id == step_id)
            words = (
                _("garder « {title} »")
                if step_id in self._dropped
                else _("{n} min de plus en laissant de côté « {title} »")
            )
            text = words.format(title=one_line(step.title), n=minutes)
            lines.append(Content.assemble((str(number), "bold"), "  ", cell(text, CHOICE)))
        return lines


def heading_content(deficit: int) -> Content:
    """Return what is to be found, and the titles of the columns."""
    return Content.assemble(
        cell(deficit_words(deficit), TITLE).stylize("bold"),
        cell(_("avant"), BEFORE, right=True).stylize("$text-muted"),
        cell(_("après"), AFTER + 4, right=True).stylize("$text-muted"),
    )


def deficit_words(deficit: int) -> str:
    """Return « Il faut trouver 9 minutes. », « Il y a 4 minutes d’avance. »"""
    if deficit > 0:
        return ngettext("Il faut trouver {n} minute.", "Il faut trouver {n} minutes.", deficit).format(n=deficit)
    return ngettext("Il y a {n} minute d’avance.", "Il y a {n} minutes d’avance.", -deficit).format(n=-deficit)


def missing_words(missing: int, end: str = "") -> str:
    """Return whether the meeting ends on time with that plan, else by how much it runs over, and at what hour."""
    if missing <= 0:
        return _("✓ Avec ce plan, la rencontre finit à l’heure.")
    words = ngettext(
        "▲ Il manquerait encore {n} minute à la fin.",
        "▲ Il manquerait encore {n} minutes à la fin.",
        missing,
    ).format(n=missing)
    return "\n".join([words, _("La rencontre finirait à {hour}.").format(hour=end)]) if end else words


def caught_up_words(asked: int, left: int) -> str:
    """Return what is said of a plan accepted for that many minutes, and of those it leaves to be found."""
    if asked < 0:
        return _("L’avance est placée.")
    if left <= 0:
        return _("Le déroulement est rattrapé.")
    return ngettext(
        "Rattrapé en partie : il manque encore {n} minute à la fin.",
        "Rattrapé en partie : il manque encore {n} minutes à la fin.",
        left,
    ).format(n=left)
