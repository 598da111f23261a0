"""Putting a role on the shortlist or taking it out; with « Par famille », opening families for the vote."""

from collections.abc import Callable

from fiche_tui.keys.acts import act
from fiche_tui.language.sentences import refusal_sentence
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.desk import WorkshopDesk
from fiche_tui.screens.kit.entry import AskText
from fiche_tui.screens.kit.help_with_typing import Names
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.presenting import ResultRow, decided_by_assessment
from fiche_tui.workshop.results import pending_round, revealed_round, shortlist
from fiche_tui.workshop.values import Purpose

MOST_FAMILIES = 3
"""« Par famille »: two or three families are opened, so that the vote stays short."""


class Shortlisting:
    """The acts on the chosen row of the table, and on the role of the pass."""

    def __init__(
        self, desk: WorkshopDesk, row: Callable[[], ResultRow | None], talked: Callable[[], ResultRow | None]
    ) -> None:
        self._desk = desk
        self._row = row
        self._talked = talked

    @act("reveal.shortlist")
    async def toggle_chosen(self) -> None:
        """Put the chosen role on the shortlist or take it out; of « Par famille », open a family or close it."""
        if row := self._row():
            await self._toggle(row)

    @act("talk.rescue")
    async def toggle_talked(self) -> None:
        """Put the role of the pass on the shortlist or take it out."""
        if row := self._talked():
            await self._toggle(row)

    async def _toggle(self, row: ResultRow) -> None:
        state = self._desk.state
        if decided_by_assessment(state):
            sentence = _(
                "Ce déroulement n’a pas de vote : il n’y a pas de liste courte. Au tableau, → dit combien retenir."
            )
            self._desk.say(sentence)
        elif pending_round(state, Purpose.VOTE) or revealed_round(state, Purpose.VOTE):
            self._desk.say(refusal_sentence("vote-begun", {}), refused=True)
        elif state.family(row.subject) and not state.role(row.subject):
            self._toggle_family(row)
        else:
            await self._toggle_role(row)

    def _toggle_family(self, row: ResultRow) -> None:
        opened = list(self._desk.state.opened_families)
        if row.subject in opened:
            opened.remove(row.subject)
            done = _("Famille {letter} refermée.").format(letter=row.code)
        else:
            opened.append(row.subject)
            done = _("Famille {letter} ouverte.").format(letter=row.code)
        if not opened:
            sentence = _("Il faut au moins une famille ouverte : ouvrez-en une autre d’abord (k).")
            self._desk.say(sentence, refused=True)
        elif len(opened) > MOST_FAMILIES:
            sentence = _("Trois familles sont ouvertes, c’est le maximum : refermez-en une d’abord (k).")
            self._desk.say(sentence, refused=True)
        else:
            self._desk.do(c.Record(f.FamiliesOpened(tuple(opened))), done)

    async def _toggle_role(self, row: ResultRow) -> None:
        """Ask at whose request, then do it."""
        inside = row.subject in shortlist(self._desk.state).roles
        title = (
            _("{code} : retirer de la liste courte") if inside else _("{code} : ajouter à la liste courte")
        ).format(code=row.code)
        hint, names = _("peut rester vide"), Names(self._desk.state.people)
        question = AskText(title, _("À la demande de qui?"), hint=hint, lines=[row.label], help=names)
        by = await self._desk.ask(question)
        if by is None:
            return
        if inside:
            done = _("{code} est retiré de la liste courte.").format(code=row.code)
            self._desk.do(c.Record(f.RoleSetAside(row.subject, by)), done)
        else:
            done = _("{code} est ajouté à la liste courte.").format(code=row.code)
            self._desk.do(c.Record(f.RoleRescued(row.subject, by)), done)
