"""An earlier workshop of the same collective: offered once when the meeting begins, then one key away."""

from fiche_tui.language.translation import _
from fiche_tui.screens.earlier.words import meeting_words
from fiche_tui.screens.kit.dialogs import Choose, Confirm
from fiche_tui.screens.kit.reading_errors import sentence_of
from fiche_tui.screens.meeting.base import WorkshopBase
from fiche_tui.session.earlier_meetings import Meeting, kept_of, meetings_before
from fiche_tui.store.errors import StoreError
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.codec import DecodeError
from fiche_tui.workshop.sheet import StepKind


class EarlierActions(WorkshopBase):
    """Offers what the group had said, and opens it."""

    def offer_earlier(self) -> None:
        """Ask once, before the second step, whether to look at what was said; nothing when there is nothing."""
        state = self.session.state
        link = state.earlier
        if state.final_at or link.declined or link.offered or len(state.runs) > 1 or self.session.lost:
            return
        if link.of:
            self._offer(Meeting(link.of.workshop, link.of.title, link.of.date), linked=True)
        elif meetings := self._meetings():
            self._offer(meetings[0], linked=False)

    def promises_hint(self) -> tuple[str, ...]:
        """The key of what was said, for the row of the steps in which a group looks back."""
        state = self.session.state
        looking_back = state.step is not None and state.step.kind in (StepKind.PLENARY, StepKind.CARRY)
        return ("earlier.promises",) if state.earlier.of and looking_back else ()

    def _meetings(self) -> tuple[Meeting, ...]:
        return meetings_before(self.fiche.workshops, self.session.state, self.session.clock.now())

    def _offer(self, meeting: Meeting, *, linked: bool) -> None:
        def said(agreed: bool | None) -> None:
            if not agreed:
                self.attempt_then_show(c.Record(f.EarlierPutOff()), _("F8 : y revenir quand vous voudrez."))
            elif linked or self._link(meeting.id):
                self._open_promises()

        text = _("Une rencontre précédente existe : {meeting}.").format(
            meeting=meeting_words(meeting.day, meeting.title)
        )
        question = Confirm(_("Ce que nous avions dit"), text, _("montrer ce que nous avions dit"), _("plus tard"))
        self.app.push_screen(question, said)

    def action_promises(self) -> None:
        """Show what the group had said; first choose in which workshop, where none is linked."""
        if self.session.state.earlier.of:
            self._open_promises()
            return
        meetings = self._meetings() if not self.session.state.final_at else ()
        if not meetings:
            self.status.say(_("Aucune rencontre précédente du même collectif n’est connue ici."))
            return

        def chosen(meeting_id: str | None) -> None:
            if meeting_id and self._link(meeting_id):
                self._open_promises()

        options = [(one.id, meeting_words(one.day, one.title)) for one in meetings]
        self.app.push_screen(Choose(_("Rencontre précédente"), options), chosen)

    def _link(self, meeting_id: str) -> bool:
        try:
            earlier = kept_of(self.fiche.workshops, meeting_id)
        except (StoreError, DecodeError) as error:
            self.status.say(sentence_of(error, meeting_id), refused=True)
            return False
        return self.attempt_then_show(c.Record(f.EarlierLinked(earlier)))

    def _open_promises(self) -> None:
        from fiche_tui.screens.earlier.screen import EarlierScreen

        self.app.push_screen(EarlierScreen(self.session), lambda _result: self.refresh_state())
