"""The earlier workshop of the same collective, as Prepare offers it."""

from collections.abc import Callable, Mapping, Sequence

from textual.content import Content

from fiche_tui.drawing.promise_words import meeting_words
from fiche_tui.language.translation import _, ngettext
from fiche_tui.screens.kit.columns import cell
from fiche_tui.screens.kit.desk import ListDesk, Outcome
from fiche_tui.screens.kit.dialogs import Choose
from fiche_tui.screens.kit.reading_errors import sentence_of
from fiche_tui.screens.prepare.editor import Editor
from fiche_tui.screens.prepare.rows import PrepareRow, with_row_after
from fiche_tui.session.earlier_meetings import Meeting, kept_of, meetings_before
from fiche_tui.store.errors import StoreError
from fiche_tui.store.workshops import Workshops
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.codec import DecodeError

AFTER = "facilitator"
"""The row under which this one stands."""

_WIDTH = 60


class EarlierRow:
    """One row, there when something can be chosen, was chosen, or was declined."""

    def __init__(self, desk: ListDesk, workshops: Callable[[], Workshops]) -> None:
        self._desk = desk
        self._workshops = workshops
        self._asked_for: tuple[object, ...] = ()
        self._found: tuple[Meeting, ...] = ()

    @property
    def editors(self) -> Mapping[str, Editor]:
        """What changes the row."""
        return {"earlier": self._choose}

    def with_earlier(self, rows: Sequence[PrepareRow]) -> tuple[PrepareRow, ...]:
        """Return the rows with this one in its place."""
        return with_row_after(rows, AFTER, self._row())

    def _meetings(self) -> tuple[Meeting, ...]:
        # What may be linked; looked for again when what decides of it changed.
        state = self._desk.state
        asked_for = (state.details.collective, state.details.date, state.earlier.proposed)
        if asked_for != self._asked_for:
            self._asked_for = asked_for
            self._found = meetings_before(self._workshops(), state, self._desk.session.clock.now())
        return self._found

    def _row(self) -> PrepareRow | None:
        link, meetings = self._desk.state.earlier, self._meetings()
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

    async def _choose(self) -> bool:
        link, options = self._desk.state.earlier, [self._option(one.id, one) for one in self._meetings()]
        if link.of and link.of.workshop not in [known for known, _words in options]:
            options.insert(0, self._option(link.of.workshop, Meeting(link.of.workshop, link.of.title, link.of.date)))
        options.append(("", Content(_("aucune"))))
        lines = [_("Ses promesses et ses niveaux dévoilés sont copiés ici, une fois pour toutes.")]
        if link.answers:
            lines.append(_("Les réponses déjà données seront retirées si vous en changez."))
        selected = link.of.workshop if link.of else "" if link.declined else None
        chosen = await self._desk.ask(Choose(_("Rencontre précédente"), options, lines=lines, selected=selected))
        if chosen is None:
            return False
        if chosen:
            return self._link(chosen)
        done = _("Aucune rencontre précédente n’est liée.")
        return self._desk.do(c.Record(f.EarlierUnlinked()), done) is Outcome.DONE

    def _option(self, meeting_id: str, meeting: Meeting) -> tuple[str, Content]:
        return meeting_id, cell(meeting_words(meeting.day, meeting.title), _WIDTH)

    def _link(self, meeting_id: str) -> bool:
        try:
            earlier = kept_of(self._workshops(), meeting_id)
        except (StoreError, DecodeError) as error:
            self._desk.say(sentence_of(error, meeting_id), refused=True)
            return False
        done = _("La rencontre précédente est liée.")
        return self._desk.do(c.Record(f.EarlierLinked(earlier)), done) is Outcome.DONE
