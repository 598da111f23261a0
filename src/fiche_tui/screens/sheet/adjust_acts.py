"""What a group does to its list: each act asks what it must, then carries one command out."""

import secrets

from fiche_tui.keys.acts import act
from fiche_tui.language.sentences import refusal_sentence
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.desk import WorkshopDesk
from fiche_tui.screens.kit.dialogs import Show
from fiche_tui.screens.sheet import adjust_questions as questions
from fiche_tui.screens.sheet.compared_lists import ComparedLists
from fiche_tui.screens.sheet.panes import FamilyPanes
from fiche_tui.screens.sheet.role_story import story, story_title
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.decide_list import next_code
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.state import Role, listed_roles
from fiche_tui.workshop.values import Purpose

LAST = 10**6
"""A position past the end of any family: a moved role goes last."""


class Adjusting:
    """The acts on the role and the family that the panes mark.

    ``wanted`` is the role to mark once the list holds it, ``ballots`` how many ballots the pending round has.
    """

    def __init__(self, desk: WorkshopDesk, panes: FamilyPanes) -> None:
        self.wanted = ""
        self.ballots = 0
        self._desk = desk
        self._panes = panes

    @act("adjust.open")
    async def open(self) -> None:
        if role := self._role():
            await self._desk.ask(Show(story_title(self._desk.state, role), story(self._desk.state, role)))

    @act("adjust.insert")
    async def insert(self) -> None:
        family = self._desk.state.family(self._panes.cursor.family)
        if family is None or self._refuses_as_settled():
            return
        answer = await self._desk.ask(questions.AskRole(family, questions.sign_of(self._desk.state, family)))
        if answer is None:
            return
        self.wanted = secrets.token_hex(4)
        done = _("{code} ajouté.").format(code=next_code(self._desk.state, family.id))
        self._desk.do(c.AddRole(self.wanted, family.id, answer["text"], answer["label"].strip()), done)

    @act("adjust.reword")
    async def reword(self) -> None:
        """Ask what of the role's words changes: its text, its label, or everything back as in the sheet."""
        role = self._role()
        way = await self._desk.ask(questions.ask_which_words(role)) if role else None
        if way is questions.Words.TEXT:
            await self._reword()
        elif way is questions.Words.LABEL:
            await self.relabel()
        elif way is questions.Words.FIRST:
            self.restore()

    async def _reword(self) -> None:
        role = self._role()
        text = await self._desk.ask(questions.AskWording(role)) if role else None
        wording = questions.on_one_line(text) if text is not None else None
        if role and wording is not None and wording != role.text:
            done = _("{code} reformulé.").format(code=role.code)
            self._desk.do(c.Record(f.RoleReworded(role.id, wording)), done)

    @act("adjust.label")
    async def relabel(self) -> None:
        role = self._role()
        label = await self._desk.ask(questions.ask_label(role)) if role else None
        if role and label is not None and label != role.label:
            done = _("{code} : nouvelle étiquette.").format(code=role.code)
            self._desk.do(c.Record(f.RoleRelabelled(role.id, label)), done)

    @act("adjust.hide")
    def hide(self) -> None:
        """Take the role off the list, or put it back."""
        role = self._role()
        if role is None:
            return
        if role.absorbed_by:
            self._desk.say(_("{code} est fusionné. r, puis 3 : le rétablir.").format(code=role.code), refused=True)
        elif role.hidden:
            done = _("{code} est de nouveau sur la liste.").format(code=role.code)
            self._desk.do(c.Record(f.RoleShown(role.id)), done)
        else:
            self._desk.do(c.Record(f.RoleHidden(role.id)), _("{code} masqué. m : le montrer.").format(code=role.code))

    @act("adjust.move")
    async def move(self) -> None:
        """Take the role to another family; its code stays."""
        role = self._role()
        if role is None:
            return
        if len(self._desk.state.families) < 2:
            self._desk.say(_("Il n’y a qu’une famille."), refused=True)
            return
        family_id = await self._desk.ask(questions.ask_family(self._desk.state, role))
        if family_id is None:
            return
        family = self._desk.state.family(family_id)
        done = _("{code}, passé en {letter}.").format(code=role.code, letter=family.letter if family else "")
        self._desk.do(c.Record(f.RoleMoved(role.id, family_id, LAST)), done)

    @act("adjust.merge")
    async def merge(self) -> None:
        """Make one role of two: choose the other, then which one stays."""
        role = self._role()
        if role is None or self._refuses_as_settled():
            return
        if not role.listed:
            self._desk.say(_("{code} n’est pas sur la liste.").format(code=role.code), refused=True)
            return
        if len(listed_roles(self._desk.state)) < 2:
            self._desk.say(_("Il faut deux rôles pour fusionner."), refused=True)
            return
        other_id = await self._desk.ask(questions.ask_other(self._desk.state, role))
        other = self._desk.state.role(other_id) if other_id else None
        kept_id = await self._desk.ask(questions.ask_kept(role, other)) if other else None
        if other is None or kept_id is None:
            return
        kept, absorbed = (role, other) if kept_id == role.id else (other, role)
        # The mark goes to what is left of the two.
        self.wanted = kept.id
        done = _("{code} fusionné dans {kept}.").format(code=absorbed.code, kept=kept.code)
        self._desk.do(c.MergeRoles(kept.id, absorbed.id), done)

    @act("adjust.restore")
    def restore(self) -> None:
        """Give the role its first wording back, on its own and on the list."""
        role = self._role()
        if role is None:
            return
        as_first = role.listed and (role.added or (role.text, role.label) == (role.sheet_text, role.sheet_label))
        if as_first:
            words = (
                _("{code} vient du groupe : il n’a pas de texte d’origine.")
                if role.added
                else _("{code} a déjà le texte de la fiche.")
            )
            self._desk.say(words.format(code=role.code))
        else:
            self._desk.do(c.RestoreRole(role.id), _("{code} rétabli.").format(code=role.code))

    @act("adjust.compare")
    async def compare(self) -> None:
        """Show the list beside the one that it began from."""
        if self._desk.state.roles:
            await self._desk.open(ComparedLists(self._desk.state))

    @act("adjust.settle")
    async def settle(self) -> None:
        """Settle the list, once."""
        if self._desk.state.settled:
            self._desk.say(_("La liste est déjà arrêtée. z : la rouvrir."))
        elif not listed_roles(self._desk.state):
            self._desk.say(refusal_sentence("list-empty", {}), refused=True)
        elif await self._desk.ask(questions.ask_settle(self._desk.state)):
            self._desk.do(c.Record(f.ListSettled()), _("La liste est arrêtée."))

    @act("count.reopen")
    async def reopen(self) -> None:
        """Reopen a settled list, after saying what it costs when ballots are in."""
        if not self._desk.state.settled:
            self._desk.say(_("La liste est ouverte."))
            return
        ballots = self.ballots if pending_round(self._desk.state, Purpose.ASSESS) else 0
        if not ballots or await self._desk.ask(questions.ask_reopen(ballots)):
            self._desk.do(c.ReopenList(accepts_loss=bool(ballots)), _("La liste est rouverte."))

    def _role(self) -> Role | None:
        return self._desk.state.role(self._panes.cursor.role)

    def _refuses_as_settled(self) -> bool:
        if self._desk.state.settled:
            self._desk.say(refusal_sentence("list-settled", {}), refused=True)
        return self._desk.state.settled
