"""The earlier workshop of the same collective, as Prepare offers it."""

from collections.abc import Sequence

from textual.content import Content

from fiche_tui.language.translation import _, ngettext
from fiche_tui.screens.earlier.words import meeting_words
from fiche_tui.screens.kit.columns import cell
from fiche_tui.screens.kit.dialogs import Choose
from fiche_tui.screens.kit.reading_errors import sentence_of
from fiche_tui.screens.prepare.base import PrepareBase
from fiche_tui.screens.prepare.rows import PrepareRow, with_row_after
from fiche_tui.session.earlier_meetings import Meeting, kept_of, meetings_before
from fiche_tui.store.errors import StoreError
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.codec import DecodeError

AFTER = "place"
"""The row under which this one stands."""

_WIDTH = 60


class EarlierRow(PrepareBase):
    """One row, there when something can be chosen, was chosen, or was declined."""

    _asked_for: tuple[object, ...] = ()
    _found: tuple[Meeting, ...] = ()

    def with_earlier(self, rows: Sequence[PrepareRow]) -> tuple[PrepareRow, ...]:
        """The rows with this one in its place."""
        return with_row_after(rows, AFTER, self._row())

    def _meetings(self) -> tuple[Meeting, ...]:
        """What may be linked; looked for again when what decides of it changed."""
        asked_for = (self.state.details.collective, self.state.details.date, self.state.earlier.proposed)
        if asked_for != self._asked_for:
            self._asked_for = asked_for
            self._found = meetings_before(self.fiche.workshops, self.state, self.session.clock.now())
        return self._found

    def _row(self) -> PrepareRow | None:
        link, meetings = self.state.earlier, self._meetings()
        if link.of:
            value = meeting_words(link.of.date, link.of.title)
            said = ngettext("{n} promesse y est gardée.", "{n} promesses y sont gardées.", len(link.of.promises))
            detail = said.format(n=len(link.of.promises))
        elif link.declined and meetings:
            value, detail = _("aucune"), _("Rien ne sera comparé. Entrée : en choisir une.")
        elif meetings:
            value = meeting_words(meetings[0].day, meetings[0].title)
            detail = _("Elle sera proposée à l’ouverture. Entrée : la garder, une autre ou aucune.")
        else:
            return None
        return PrepareRow("earlier", _("Rencontre précédente"), value, detail, ends_group=True)

    def edit_earlier(self) -> None:
        """Choose one, or none."""
        link, options = self.state.earlier, [self._option(one.id, one) for one in self._meetings()]
        if link.of and link.of.workshop not in [known for known, _words in options]:
            options.insert(0, self._option(link.of.workshop, Meeting(link.of.workshop, link.of.title, link.of.date)))
        options.append(("", Content(_("aucune"))))

        def chosen(meeting_id: str | None) -> None:
            if meeting_id:
                self._link(meeting_id)
            elif meeting_id is not None:
                self.store_fact(f.EarlierUnlinked(), _("Aucune rencontre précédente n’est liée."))

        lines = [_("Ses promesses et ses niveaux dévoilés sont copiés ici, une fois pour toutes.")]
        if link.answers:
            lines.append(_("Les réponses déjà données seront retirées si vous en changez."))
        selected = link.of.workshop if link.of else "" if link.declined else None
        self.app.push_screen(Choose(_("Rencontre précédente"), options, lines=lines, selected=selected), chosen)

    def _option(self, meeting_id: str, meeting: Meeting) -> tuple[str, Content]:
        return meeting_id, cell(meeting_words(meeting.day, meeting.title), _WIDTH)

    def _link(self, meeting_id: str) -> None:
        try:
            earlier = kept_of(self.fiche.workshops, meeting_id)
        except (StoreError, DecodeError) as error:
            self.status.say(sentence_of(error, meeting_id), refused=True)
            return
        self.store_fact(f.EarlierLinked(earlier), _("La rencontre précédente est liée."))
