"""An earlier workshop of the same collective: offered once when the meeting begins, then one key away."""

from fiche_tui.keys.acts import act
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.desk import Outcome
from fiche_tui.screens.kit.dialogs import Choose, Confirm
from fiche_tui.screens.kit.reading_errors import sentence_of
from fiche_tui.screens.meeting.meeting_desk import MeetingDesk
from fiche_tui.session.earlier_meetings import Meeting, kept_of, meetings_before
from fiche_tui.store.errors import StoreError
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.codec import DecodeError
from fiche_tui.workshop.sheet import StepKind
from fiche_tui.workshop.state import State


class Earlier:
    """Offers what the group had said, and opens it."""

    def __init__(self, desk: MeetingDesk) -> None:
        self._desk = desk

    async def offer(self) -> None:
        """Ask once, before the second step, whether to look at what was said; nothing when there is nothing."""
        state = self._desk.state
        link = state.earlier
        if state.final_at or link.declined or link.offered or len(state.runs) > 1 or self._desk.session.lost:
            return
        if link.of:
            await self._offer(Meeting(link.of.workshop, link.of.title, link.of.date), linked=True)
        elif meetings := self._meetings():
            await self._offer(meetings[0], linked=False)

    @act("earlier.promises")
    async def promises(self) -> None:
        """Show what the group had said; first choose in which workshop, where none is linked."""
        if self._desk.state.earlier.of:
            await self._show()
            return
        meetings = self._meetings() if not self._desk.state.final_at else ()
        if not meetings:
            self._desk.say(_("Aucune rencontre précédente du même collectif n’est connue ici."))
            return
        from fiche_tui.drawing.promise_words import meeting_words

        options = [(one.id, meeting_words(one.day, one.title)) for one in meetings]
        meeting_id = await self._desk.ask(Choose(_("Rencontre précédente"), options))
        if meeting_id and self._link(meeting_id):
            await self._show()

    def _meetings(self) -> tuple[Meeting, ...]:
        return meetings_before(self._desk.workshops, self._desk.state, self._desk.session.clock.now())

    async def _offer(self, meeting: Meeting, *, linked: bool) -> None:
        from fiche_tui.drawing.promise_words import meeting_words

        text = _("Une rencontre précédente existe : {meeting}.").format(
            meeting=meeting_words(meeting.day, meeting.title)
        )
        question = Confirm(_("Ce que nous avions dit"), text, _("montrer ce que nous avions dit"), _("plus tard"))
        if not await self._desk.ask(question):
            self._desk.do(c.Record(f.EarlierPutOff()), _("e : y revenir quand vous voudrez."))
        elif linked or self._link(meeting.id):
            await self._show()

    def _link(self, meeting_id: str) -> bool:
        try:
            earlier = kept_of(self._desk.workshops, meeting_id)
        except (StoreError, DecodeError) as error:
            self._desk.say(sentence_of(error, meeting_id), refused=True)
            return False
        return self._desk.do(c.Record(f.EarlierLinked(earlier))) is Outcome.DONE

    async def _show(self) -> None:
        from fiche_tui.screens.earlier.screen import EarlierScreen

        await self._desk.open(EarlierScreen(self._desk.session))


def promises_hint(state: State) -> tuple[str, ...]:
    """Return the command of what was said, for the row of the steps in which a group looks back."""
    looking_back = state.step is not None and state.step.kind in (StepKind.PLENARY, StepKind.CARRY)
    return ("earlier.promises",) if state.earlier.of and looking_back else ()
