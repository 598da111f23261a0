"""Five fingers on the whole portrait: the level required first, the count, the reservations word for word."""

import secrets

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from fiche_tui.drawing.portrait_columns import group_titles, portrait_in_columns
from fiche_tui.keys.acts import act
from fiche_tui.keys.bindings import act_bindings, arrow_bindings
from fiche_tui.language.translation import _, ngettext
from fiche_tui.screens.kit.desk import Outcome
from fiche_tui.screens.kit.dialogs import Ask, AskFields, AskText, Field
from fiche_tui.screens.kit.drawn import page_of
from fiche_tui.screens.kit.help_with_typing import Names
from fiche_tui.screens.kit.prose import NO_BREAK, Prose
from fiche_tui.screens.kit.step_body import StepBody, View
from fiche_tui.screens.meeting.steps.counted_hands import COUNTS, CountedHands, counts_from
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.portrait import Group, portrait
from fiche_tui.workshop.state import Role, State
from fiche_tui.workshop.values import AgreementRule, Reservation

UNDER_COLUMNS = 14
"""Rows that the level required, the fingers and a reservation take under the portrait."""

ROOMY_ROWS = 30
"""Rows of the body under which the fingers leave their place to the reservations."""

FEW = 5
"""Roles from which a group is told by its codes where there are no columns."""

LONGEST_BAR = 40
HALF_BAR = 24
"""Cells of a bar at most, alone on its row and beside another one; the number after it is always whole."""


class AgreeBody(StepBody):
    """The portrait in four lines, the level required, the fingers by level, the reservations."""

    HINTS = ("agree.fingers", "agree.reservation", "agree.level", "workshop.note")
    BINDINGS = [
        *arrow_bindings("scroll"),
        *act_bindings("agree"),
    ]

    def compose(self) -> ComposeResult:
        """From what is agreed on to what is held back."""
        with VerticalScroll(can_focus=False):
            yield Prose(id="portrait", markup=False)
            yield Prose(id="rule", markup=False)
            yield Prose(id="fingers", markup=False)
            yield Prose(id="reservations", markup=False)

    def on_mount(self) -> None:
        """Draw the view that was given before there was anything to draw on."""
        self.watch_view(self.view)

    def on_resize(self, event: Resize) -> None:
        """Lay the fingers out for the rows that there are now."""
        super().on_resize(event)
        self.call_after_refresh(lambda: self.watch_view(self.view))

    def action_scroll(self, lines: int) -> None:
        """Read the reservations that do not fit."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def watch_view(self, view: View | None) -> None:
        """Draw the portrait and what was counted."""
        if view is None or not self.children:
            return
        state = view.state
        self.query_one("#portrait", Static).update(self._portrait(state))
        self.query_one("#rule", Static).update(Content(rule_words(state.agreement_rule)).stylize("bold"))
        self.query_one("#fingers", Static).update(
            fingers_content(state, beside=bool(state.reservations) and self.size.height < ROOMY_ROWS)
        )
        self.query_one("#reservations", Static).update(reservations_content(state))

    def _portrait(self, state: State) -> Content:
        """Return the portrait in columns where it has the room, its codes run in where it has not."""
        width = self.query_one("#portrait").content_region.width
        columns = portrait_in_columns(state, width, self.size.height - UNDER_COLUMNS)
        return page_of(columns) if columns else portrait_content(state, short=self.size.height < ROOMY_ROWS)

    @act("agree.fingers")
    async def count_fingers(self) -> None:
        """Ask for six numbers, from 0 fingers to 5."""
        answers = await self.desk.ask(
            CountedHands(
                _("Accord à cinq doigts"),
                _("Combien à 0, 1, 2, 3, 4 et 5 doigts?"),
                "0 0 1 3 5 3",
                6,
                self.desk.state,
                wrong=_("Écrivez six nombres, de 0 doigt à 5 doigts : par exemple 0 0 1 3 5 3."),
                lines=[rule_words(self.desk.state.agreement_rule)],
            )
        )
        if answers is not None:
            fact = f.FingersCounted(counts_from(answers[COUNTS], 6) or ())
            self.desk.do(c.Record(fact), _("Les doigts sont comptés."))

    @act("agree.reservation")
    async def add_reservation(self) -> None:
        """Ask for the words, then with or without a name; Escape goes one question back, and nothing typed is lost.

        What is refused is asked for again, as it was typed.
        """
        text: str | None = ""
        while True:
            text = await self.desk.ask(AskText(_("Réserve"), _("Mot pour mot"), text or "", wraps=True))
            if text is None or not text.strip():
                return
            name = await self._ask_name(text)
            if name is None:
                continue
            fact = f.ReservationRecorded(Reservation(secrets.token_hex(4), text, name))
            if self.desk.do(c.Record(fact), _("La réserve est consignée.")) is not Outcome.REFUSED:
                return

    async def _ask_name(self, text: str) -> str | None:
        """Return the name, empty for none; ``None`` to go back to the words."""
        choices = [("1", _("sans nom"), False), ("2", _("avec le nom"), True)]
        while True:
            named = await self.desk.ask(Ask(_("Avec ou sans nom?"), [text], choices))
            if not named:
                return None if named is None else ""
            names = Names(self.desk.state.people)
            name = await self.desk.ask(AskText(_("Réserve"), _("Nom"), lines=[text], help=names))
            if name is not None:
                return name

    @act("agree.level")
    async def change_level(self) -> None:
        """Change the level required, before asking."""
        rule = self.desk.state.agreement_rule
        answers = await self.desk.ask(
            AskFields(
                _("Niveau d’accord exigé"),
                [
                    Field("floor", _("Aucune main sous combien de doigts?"), str(rule.floor)),
                    Field("majority", _("La majorité à combien de doigts ou plus?"), str(rule.majority_at)),
                ],
            )
        )
        if answers is None:
            return
        levels = counts_from(f"{answers['floor']} {answers['majority']}", 2)
        if levels is None:
            self.desk.say(_("Écrivez deux nombres de 0 à 5."), refused=True)
            return
        rule = AgreementRule(*levels)
        self.desk.do(c.Record(f.AgreementRuleSet(rule)), rule_words(rule))


def rule_words(rule: AgreementRule) -> str:
    """Return the level required, as it is said to the group before asking."""
    return _("Nous avançons si aucune main n’est sous {floor} et la majorité à {majority} ou plus.").format(
        floor=rule.floor, majority=rule.majority_at
    )


def portrait_content(state: State, *, short: bool = False) -> Content:
    """Return the groups of the portrait that hold roles: labels for what was decided, and of the rest codes alone.

    Where rows are few (``short``), what yields first is « autres ».
    """
    found = portrait(state)
    if found is None:
        # Before anything decides, no role belongs to any group.
        return Content(_("Aucun rôle n’est encore retenu.")).stylize("bold")
    parts: list[Content | str] = []
    named = {Group.PRIORITY, Group.TIED, *([Group.OVERDONE] if len(found[Group.OVERDONE]) < FEW else [])}
    for group, title in group_titles():
        if (not found[group] and group is not Group.PRIORITY) or (short and group is Group.OTHERS):
            continue
        parts += ["\n" if parts else "", Content(_("{title} : ").format(title=title)).stylize("bold")]
        parts.append(Content(_names(found[group], whole=group in named)))
    return Content.assemble(*parts)


def _names(roles: tuple[Role, ...], *, whole: bool) -> str:
    if not roles:
        return _("aucun")
    # A code stays with the first word of its label at the end of a line.
    return " · ".join(f"{role.code}{NO_BREAK}{role.label}" if whole else role.code for role in roles)


def fingers_content(state: State, *, beside: bool = False) -> Content:
    """Return the last count, with a bar a level and what it means; earlier counts in one line.

    ``beside`` sets 3, 4 and 5 fingers beside 0, 1 and 2.
    """
    if not state.fingers:
        return Content(
            _(
                "Cinq doigts : j’appuie pleinement. Trois : cela me convient assez. Zéro : je m’oppose.\n"
                "Entrée : compter."
            )
        )
    counts = state.fingers[-1]
    longest = HALF_BAR if beside else LONGEST_BAR
    lines = [
        f"  {level}  {'█' * min(number, longest)}{' ' if number else ''}{number}" for level, number in enumerate(counts)
    ]
    if beside:
        low, high = lines[: len(lines) // 2], lines[len(lines) // 2 :]
        size = max(len(line) for line in low) + 4
        lines = [f"{one:<{size}}{other}" for one, other in zip(low, high, strict=True)]
    met = state.agreement_rule.met(counts)
    verdict = (
        _("✓ Le niveau exigé est atteint.")
        if met
        else _("✗ Le niveau exigé n’est pas atteint : qui est sous 3 parle d’abord.")
    )
    earlier = len(state.fingers) - 1
    said = (
        ngettext("{n} compte avant celui-ci.", "{n} comptes avant celui-ci.", earlier).format(n=earlier)
        if earlier
        else ""
    )
    return Content.assemble(
        "\n".join(lines), "\n", Content(verdict).stylize("bold"), f" {said.replace(' ', NO_BREAK)}" if said else ""
    )


def reservations_content(state: State) -> Content:
    """Return each reservation word for word."""
    parts: list[Content | str] = []
    for one in state.reservations:
        parts += [_("Réserve : "), Content(one.text), Content(f" ({one.name})" if one.name else ""), "\n"]
    return Content.assemble(*parts)
