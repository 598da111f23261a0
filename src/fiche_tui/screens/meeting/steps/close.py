"""Reading back: decisions, what has no person or date yet, the next meeting; then the minutes become final."""

from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from fiche_tui.keys.acts import act
from fiche_tui.keys.bindings import act_bindings, arrow_bindings
from fiche_tui.language.deadlines import amended_deadline
from fiche_tui.language.translation import _, ngettext
from fiche_tui.language.typed_hours import shown_hours
from fiche_tui.screens.kit.columns import in_rows
from fiche_tui.screens.kit.desk import Outcome, WorkshopDesk
from fiche_tui.screens.kit.dialogs import Confirm
from fiche_tui.screens.kit.entry import AskFields, Field
from fiche_tui.screens.kit.help_with_typing import Deadlines, Names
from fiche_tui.screens.kit.row_list import RowList
from fiche_tui.screens.kit.step_body import StepBody, View
from fiche_tui.screens.meeting.steps.counted_hands import COUNTS, CountedHands, counts_from
from fiche_tui.screens.minutes.pane import WIDE, MinutesPane
from fiche_tui.screens.minutes.preview import laid_out
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.results import carrier_of, retained
from fiche_tui.workshop.short_text import one_line
from fiche_tui.workshop.state import State
from fiche_tui.workshop.values import Capture, CaptureKind, Carrier

EDGES = 5
"""Cells beside a row: the mark of the chosen one, a scrollbar and air."""

KINDS = (CaptureKind.DECISION, CaptureKind.ACTION)


def rating_comes_next(state: State) -> bool:
    """Return whether to ask what the meeting was worth: the next one is fixed, and the agenda asks it."""
    presets = [preset for preset in state.sheet.presets if preset.id == state.preset]
    return bool(state.next_meeting) and not state.rating and all(preset.rating for preset in presets)


@frozen
class FollowUp:
    """A decision, an action or a carried role, and whether a person, a date or a role's first action is missing."""

    id: str
    head: str
    text: str
    who: str
    due: str
    missing: bool
    nobody: bool = False


class CloseBody(StepBody):
    """What will be in the minutes, in the order in which it is read back; Enter completes the chosen line."""

    HINTS = ("close.complete", "close.next_meeting", "close.settle", "workshop.export")
    BINDINGS = [
        *act_bindings("close"),
        *arrow_bindings(),
    ]

    def hints(self) -> tuple[str, ...]:
        """Once the next meeting is fixed, its place is for what the meeting was worth, where the agenda asks it."""
        rates = self.view is not None and rating_comes_next(self.view.state)
        return tuple("close.rate" if one == "close.next_meeting" and rates else one for one in self.HINTS)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The arrow that opens what comes next opens the next meeting first, then the rating."""
        if parameters in (("close.rate",), ("close.next_meeting",)):
            rates = self.view is not None and rating_comes_next(self.view.state)
            return rates is (parameters == ("close.rate",))
        return super().check_action(action, parameters)

    def compose(self) -> ComposeResult:
        """What is missing, the lines, the next meeting; beside them the minutes, where there is room."""
        with Vertical(id="capture"):
            yield Static(id="head", markup=False)
            yield RowList(id="rows")
            with VerticalScroll(id="foot", can_focus=False):
                yield Static(id="rest", markup=False)
        yield MinutesPane()

    def on_resize(self, event: Resize) -> None:
        """Show the minutes beside the lines where the terminal is wide enough."""
        super().on_resize(event)
        self.set_class(event.size.width >= WIDE, "-beside")
        # Rows are broken for the width that they get once the classes count.
        self.draw_again()

    def _show_minutes(self) -> None:
        # A pane that nobody sees is not worth making the text for.
        if self.view and self.has_class("-beside"):
            self.query_one(MinutesPane).show(self.view.state)

    def draw(self, view: View) -> None:
        """Draw the lines."""
        lines = follow_ups(view.state)
        missing = sum(line.missing for line in lines)
        head = ngettext(
            "Encore {n} ligne à compléter (△) : Entrée pour la remplir.",
            "Encore {n} lignes à compléter (△) : Entrée pour les remplir.",
            missing,
        ).format(n=missing)
        width = (self.query_one("#capture").size.width or self.app.size.width) - EDGES
        said = laid_out(Content(head if missing else _("Relisons ensemble.")), width)
        self.query_one("#head", Static).update(Content("\n").join(said))
        self.query_one(RowList).show([(line.id, follow_up_row(line, width)) for line in lines])
        self.query_one("#rest", Static).update(rest_content(view.state))
        self._show_minutes()

    def action_move(self, step: int) -> None:
        """Choose the line above or below."""
        self.query_one(RowList).move(step)

    @act("close.complete")
    async def complete(self) -> None:
        """Say who and when, or correct the words."""
        selected = self.query_one(RowList).selected
        line = next((one for one in follow_ups(self.desk.state) if one.id == selected), None)
        if line is None:
            self.desk.say(_("Rien à compléter : aucune décision, aucun suivi."))
            return
        state, today = self.desk.state, self.desk.today
        written = {"text": line.text, "who": line.who, "due": line.due}
        missing = next((name for name in ("who", "text", "due") if not written[name]), "text")
        outcome = Outcome.REFUSED
        while outcome is Outcome.REFUSED:
            fields = [
                Field("text", _("Quoi?"), written["text"]),
                Field("who", _("Qui?"), written["who"], help=Names(state.people)),
                Field("due", _("Pour quand?"), written["due"], help=Deadlines(today, state.sheet.lang)),
            ]
            answers = await self.desk.ask(AskFields(line.head, fields, start=missing))
            if answers is None:
                return
            written = {**answers, "due": amended_deadline(answers["due"], line.due, today, state.sheet.lang)}
            outcome = self.desk.do(_completed(self.desk.state, line, written), _("C’est complété."))
        if outcome is Outcome.DONE:
            self.query_one(RowList).move(1)

    @act("close.next_meeting")
    async def set_next_meeting(self) -> None:
        """Ask when and where the group meets next."""
        state, today = self.desk.state, self.desk.today
        known, tag = state.next_meeting, state.sheet.lang
        fields = [
            Field("when", _("Date et heure"), known, help=Deadlines(today, tag)),
            Field("place", _("Lieu"), state.next_meeting_place),
        ]
        answers = await self.desk.ask(AskFields(_("Prochaine rencontre"), fields))
        if answers is not None:
            # « Jeudi » alone would mean another day to whoever reads the minutes later.
            fact = f.NextMeetingSet(amended_deadline(answers["when"], known, today, tag), answers["place"])
            self.desk.do(c.Record(fact), _("La prochaine rencontre est consignée."))

    @act("close.rate")
    async def rate(self) -> None:
        """« Cette rencontre valait-elle votre temps? », by raised hands."""
        title = _("Cette rencontre valait-elle votre temps?")
        label = _("Combien de mains à 1, 2, 3, 4 et 5?")
        wrong = _("Écrivez cinq nombres, de 1 à 5 : par exemple 0 1 2 5 4.")
        answers = await self.desk.ask(CountedHands(title, label, "0 1 2 5 4", 5, self.desk.state, wrong=wrong))
        if answers is not None:
            fact = f.MeetingRated(counts_from(answers[COUNTS], 5) or ())
            self.desk.do(c.Record(fact), _("L’appréciation est consignée."))

    @act("close.settle")
    async def finalise(self) -> None:
        """Make the minutes final, after one question."""
        await make_final(self.desk)


async def make_final(desk: WorkshopDesk) -> None:
    """Make the minutes final, after one question that says what is missing."""
    missing = sum(line.missing for line in follow_ups(desk.state))
    left = ngettext("{n} ligne reste à compléter.", "{n} lignes restent à compléter.", missing)
    warning = left.format(n=missing) if missing else ""
    text = _("Le compte rendu devient final : les résultats ne changeront plus. Les noms et les dates, oui.")
    question = Confirm(_("Arrêter le compte rendu?"), f"{warning} {text}".strip(), _("rendre final"), _("attendre"))
    if await desk.ask(question):
        done = (
            _("Le compte rendu est final, et le vote par SSH est fermé. s : l’enregistrer.")
            if desk.state.ssh.is_open
            else _("Le compte rendu est final. s : l’enregistrer.")
        )
        desk.do(c.Record(f.MinutesFinalised()), done)


def follow_ups(state: State) -> tuple[FollowUp, ...]:
    """Decisions, then actions, then the retained roles, with what each lacks; a decision may stand by itself."""
    captures = [capture for kind in KINDS for capture in state.captures if capture.kind is kind]
    lines = [
        FollowUp(
            capture.id,
            _("Déc. {n}").format(n=capture.number) if capture.number else _("Suivi"),
            capture.text,
            capture.who,
            capture.due,
            capture.kind is CaptureKind.ACTION and not (capture.who and capture.due),
        )
        for capture in captures
    ]
    for role in retained(state):
        carrier = carrier_of(state, role)
        missing = not carrier.nobody and not (carrier.who and carrier.action and carrier.due)
        head = f"{role.code} {role.label}"
        lines.append(FollowUp(role.id, head, carrier.action, carrier.who, carrier.due, missing, carrier.nobody))
    return tuple(lines)


def _completed(state: State, line: FollowUp, answers: dict[str, str]) -> c.Command:
    capture: Capture | None = next((one for one in state.captures if one.id == line.id), None)
    if capture:
        return c.Record(f.CaptureAmended(capture.id, answers["text"], answers["who"], answers["due"]))
    role = state.role(line.id)
    known = carrier_of(state, role) if role else Carrier(line.id)
    who = answers["who"]
    # Nobody for now is an answer: only a name takes it back.
    nobody = known.nobody and not who.strip()
    return c.Record(
        f.CarrierRecorded(replace(known, who=who, action=answers["text"], due=answers["due"], nobody=nobody))
    )


def follow_up_row(line: FollowUp, width: int) -> Content:
    """Return a line of the reading in ``width`` cells: what it is, its words, who and when, and a mark when something
    is missing."""
    asked = line.missing
    who = line.who or (_("aucun responsable pour l’instant") if line.nobody else _("responsable?") if asked else "")
    due = line.due or (_("date?") if asked else "")
    action = _("première action?") if asked and not line.text else ""
    head = Content.assemble(Content(f"{line.head}  ").stylize("bold"), Content(one_line(line.text)))
    rows = Content("\n    ").join(laid_out(head, width - 4))
    said = " · ".join(part for part in (who, action, due) if part)
    if not said:
        return rows
    mark = "△ " if line.missing else "✓ "
    tail = Content.assemble(mark, Content("\n        ").join(in_rows(said, width - 8)))
    return Content.assemble(rows, "\n      ", tail.stylize("$text-warning" if line.missing else "$text-muted"))


def rest_content(state: State) -> Content:
    """Return the topics to come back to and the next meeting."""
    parts: list[Content | str] = []
    topics = [capture.text for capture in state.captures if capture.kind is CaptureKind.TOPIC]
    if topics:
        parts += [
            Content(_("Sujets à reprendre : ")).stylize("bold"),
            Content(" · ".join(one_line(one) for one in topics)),
            "\n",
        ]
    when = " · ".join(part for part in (shown_hours(state.next_meeting), state.next_meeting_place) if part)
    parts += [Content(_("Prochaine rencontre : ")).stylize("bold"), Content(when or _("à fixer (→)"))]
    return Content.assemble(*parts)
