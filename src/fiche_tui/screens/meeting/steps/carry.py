"""Who carries each retained role, by what first action, and for when."""

from dataclasses import replace

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from fiche_tui.keys.acts import act
from fiche_tui.keys.bindings import act_bindings, arrow_bindings
from fiche_tui.language.deadlines import amended_deadline
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.desk import Outcome
from fiche_tui.screens.kit.dialogs import Choose
from fiche_tui.screens.kit.entry import AskFields, Field
from fiche_tui.screens.kit.help_with_typing import Deadlines, Names
from fiche_tui.screens.kit.prose import Prose
from fiche_tui.screens.kit.row_list import RowList
from fiche_tui.screens.kit.step_body import StepBody, View
from fiche_tui.screens.meeting.steps.carried_rows import STANCES, TABLE, carrier_row, table_heading, table_row
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.results import carrier_of, retained, unsettled_tie
from fiche_tui.workshop.state import Role, State
from fiche_tui.workshop.values import Carrier, Stance

EDGES = 3
"""Cells of a row that its mark and a scrollbar take."""


class CarryBody(StepBody):
    """The retained roles, each with what is known of who carries it; Enter fills the next one."""

    HINTS = ("carry.fill", "carry.details", "carry.nobody", "workshop.note")
    BINDINGS = [
        *act_bindings("carry"),
        *arrow_bindings(),
    ]

    def compose(self) -> ComposeResult:
        """The question, what is missing, the roles."""
        yield Prose(id="ask", markup=False)
        yield Static(id="heading", markup=False)
        yield RowList(id="rows")
        yield Prose(id="tie", markup=False)

    def on_resize(self, event: Resize) -> None:
        super().on_resize(event)
        # Rows are broken for the width that they get once the classes count.
        self.draw_again()

    def draw(self, view: View) -> None:
        """Draw the roles."""
        roles = retained(view.state)
        ask = _("Qui porte? Première action? Pour quand?") if roles else _nothing_retained(view.state)
        self.query_one("#ask", Static).update(Content(ask))
        rows = self.query_one(RowList)
        width = (rows.size.width or self.app.size.width) - EDGES
        table = width >= TABLE
        drawn = table_row if table else carrier_row
        rows.show([(role.id, drawn(view.state, role, width)) for role in roles])
        heading = self.query_one("#heading", Static)
        heading.display = table and bool(roles)
        heading.update(table_heading(width))
        tie = _("Une égalité attend encore au vote : p pour y revenir.") if unsettled_tie(view.state) else ""
        self.query_one("#tie", Static).update(Content(tie))

    def action_move(self, step: int) -> None:
        """Choose the role above or below."""
        self.query_one(RowList).move(step)

    def _chosen(self) -> tuple[Role, Carrier] | None:
        role = self.view.state.role(self.query_one(RowList).selected) if self.view else None
        if role is None or self.view is None:
            self.desk.say(_("Aucun rôle n’est retenu : revenez au vote (p) ou dévoilez l’évaluation."))
            return None
        return role, carrier_of(self.view.state, role)

    @act("carry.fill")
    async def fill(self) -> None:
        """Ask the three things; Enter skips what can come later, and what is refused is asked for again."""
        chosen = self._chosen()
        if chosen is None:
            return
        role, known = chosen
        state, today = self.desk.state, self.desk.today
        title = Content.assemble(role.code, " · ", role.label)
        carrier, outcome = known, Outcome.REFUSED
        while outcome is Outcome.REFUSED:
            fields = [
                Field("who", _("Qui porte?"), carrier.who, help=Names(state.people)),
                Field("action", _("Première action?"), carrier.action),
                Field("due", _("Pour quand?"), carrier.due, help=Deadlines(today, state.sheet.lang)),
            ]
            answers = await self.desk.ask(AskFields(title, fields, lines=[role.text]))
            if answers is None:
                return
            due = amended_deadline(answers["due"], known.due, today, state.sheet.lang)
            carrier = _with(known, {**answers, "due": due})
            outcome = self._record(carrier)

    @act("carry.details")
    async def fill_details(self) -> None:
        """Ask with whom, with what, and in what stance."""
        chosen = self._chosen()
        if chosen is None:
            return
        role, carrier = chosen
        fields = [
            Field("partners", _("Avec qui?"), carrier.partners, help=Names(self.desk.state.people)),
            Field("resources", _("Avec quelles ressources?"), carrier.resources),
        ]
        answers = await self.desk.ask(AskFields(Content.assemble(role.code, " · ", role.label), fields))
        if answers is None:
            return
        options = [
            ("", Content(_("à préciser"))),
            *((stance.value, Content(_(name))) for stance, name in STANCES.items()),
        ]
        selected = carrier.stance.value if carrier.stance else ""
        title = _("Notre rôle pour {code}").format(code=role.code)
        stance = await self.desk.ask(Choose(title, options, selected=selected))
        self._record(_with(carrier, answers, Stance(stance) if stance else carrier.stance))

    @act("carry.nobody")
    def nobody(self) -> None:
        """« Aucun responsable pour l’instant » is a valid answer; what else was said of the role stays."""
        chosen = self._chosen()
        if chosen:
            self._record(replace(chosen[1], who="", nobody=True))

    def _record(self, carrier: Carrier) -> Outcome:
        """Write it down and go on to the next role: the next Enter must not fill the same one again."""
        outcome = self.desk.do(c.Record(f.CarrierRecorded(carrier)), _("C’est noté au compte rendu."))
        if outcome is Outcome.DONE:
            self.query_one(RowList).move(1)
        return outcome


def _with(carrier: Carrier, answers: dict[str, str], stance: Stance | None = None) -> Carrier:
    return Carrier(
        carrier.role,
        answers.get("who", carrier.who),
        answers.get("action", carrier.action),
        answers.get("due", carrier.due),
        answers.get("partners", carrier.partners),
        answers.get("resources", carrier.resources),
        stance or carrier.stance,
        # Nobody for now is an answer: only a name takes it back.
        carrier.nobody and not answers.get("who", "").strip(),
    )


def _nothing_retained(state: State) -> str:
    if unsettled_tie(state):
        return _("L’égalité au vote n’est pas tranchée : rien n’est encore retenu.")
    return _("Aucun rôle n’est encore retenu.")
