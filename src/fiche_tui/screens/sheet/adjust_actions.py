"""What the keys of the adjusting step do: each asks what it must, then posts one command."""

import secrets
from collections.abc import Callable
from typing import Any

from textual import getters
from textual.screen import ModalScreen

from fiche_tui.language.sentences import refusal_sentence
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.dialogs import Show
from fiche_tui.screens.kit.step_body import StepBody
from fiche_tui.screens.sheet import adjust_questions as questions
from fiche_tui.screens.sheet.compared_lists import ComparedLists
from fiche_tui.screens.sheet.panes import FamilyPanes
from fiche_tui.screens.sheet.role_story import story, story_title
from fiche_tui.workshop import Command
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.decide_list import next_code
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.state import Role, State, listed_roles
from fiche_tui.workshop.values import Purpose

LAST = 10**6
"""A position past the end of any family: a moved role goes last."""


class AdjustActions(StepBody):
    """The acts of a group on its list. ``wanted`` is the role to mark once the next view holds it."""

    panes = getters.query_one(FamilyPanes)
    wanted = ""

    @property
    def state(self) -> State:
        """The workshop as last handed down; an empty one before."""
        return self.view.state if self.view else State()

    def action_open(self) -> None:
        """Open the role's card."""
        if role := self._role():
            self.app.push_screen(Show(story_title(self.state, role), story(self.state, role)))

    def action_insert(self) -> None:
        """Add a role to the open family."""
        family = self.state.family(self.panes.cursor.family)
        if family is None or self._settled():
            return

        def written(answer: dict[str, str]) -> None:
            self.wanted = secrets.token_hex(4)
            done = _("{code} ajouté.").format(code=next_code(self.state, family.id))
            self._ask(c.AddRole(self.wanted, family.id, answer["text"], answer["label"].strip()), done)

        self._question(questions.AskRole(family, questions.sign_of(self.state, family)), written)

    def action_reword(self) -> None:
        """Give the role other words."""
        role = self._role()
        if role is None:
            return

        def written(text: str) -> None:
            wording = questions.on_one_line(text)
            if wording != role.text:
                done = _("{code} reformulé.").format(code=role.code)
                self._ask(c.Record(f.RoleReworded(role.id, wording)), done)

        self._question(questions.AskWording(role), written)

    def action_label(self) -> None:
        """Give the role a short label."""
        role = self._role()
        if role is None:
            return

        def written(label: str) -> None:
            if label != role.label:
                done = _("{code} : nouvelle étiquette.").format(code=role.code)
                self._ask(c.Record(f.RoleRelabelled(role.id, label)), done)

        self._question(questions.ask_label(role), written)

    def action_hide(self) -> None:
        """Take the role off the list, or put it back."""
        role = self._role()
        if role is None:
            return
        if role.absorbed_by:
            self._say(_("{code} est fusionné. F7 : le rétablir.").format(code=role.code), refused=True)
        elif role.hidden:
            done = _("{code} est de nouveau sur la liste.").format(code=role.code)
            self._ask(c.Record(f.RoleShown(role.id)), done)
        else:
            self._ask(c.Record(f.RoleHidden(role.id)), _("{code} masqué. m : le montrer.").format(code=role.code))

    def action_move(self) -> None:
        """Take the role to another family; its code stays."""
        role = self._role()
        if role is None:
            return
        if len(self.state.families) < 2:
            self._say(_("Il n’y a qu’une famille."), refused=True)
            return

        def chosen(family_id: str) -> None:
            family = self.state.family(family_id)
            done = _("{code}, passé en {letter}.").format(code=role.code, letter=family.letter if family else "")
            self._ask(c.Record(f.RoleMoved(role.id, family_id, LAST)), done)

        self._question(questions.ask_family(self.state, role), chosen)

    def action_merge(self) -> None:
        """Make one role of two: choose the other, then which one stays."""
        role = self._role()
        if role is None or self._settled():
            return
        if not role.listed:
            self._say(_("{code} n’est pas sur la liste.").format(code=role.code), refused=True)
            return
        if len(listed_roles(self.state)) < 2:
            self._say(_("Il faut deux rôles pour fusionner."), refused=True)
            return

        def other_chosen(other_id: str) -> None:
            if other := self.state.role(other_id):
                self._question(questions.ask_kept(role, other), lambda kept: self._merge(role, other, kept))

        self._question(questions.ask_other(self.state, role), other_chosen)

    def action_restore(self) -> None:
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
            self._say(words.format(code=role.code))
        else:
            self._ask(c.RestoreRole(role.id), _("{code} rétabli.").format(code=role.code))

    def action_compare(self) -> None:
        """Show the list beside the one that it began from."""
        if self.state.roles:
            self.app.push_screen(ComparedLists(self.state))

    def action_settle(self) -> None:
        """Settle the list; of a settled one, open it again."""
        if self.state.settled:
            self.action_reopen()
        elif not listed_roles(self.state):
            self._say(refusal_sentence("list-empty", {}), refused=True)
        else:
            self._question(questions.ask_settle(self.state), self._settle)

    def action_reopen(self) -> None:
        """Open a settled list again, after saying what it costs when ballots are in."""
        if not self.state.settled:
            self._say(_("La liste est ouverte."))
            return
        turnout = self.view.turnout if self.view else None
        if turnout and turnout.ballots and pending_round(self.state, Purpose.ASSESS):
            self._question(questions.ask_reopen(turnout.ballots), self._reopen)
        else:
            self._reopen(agreed=True, accepts_loss=False)

    def _merge(self, role: Role, other: Role, kept_id: str) -> None:
        kept, absorbed = (role, other) if kept_id == role.id else (other, role)
        # The mark goes to what is left of the two.
        self.wanted = kept.id
        done = _("{code} fusionné dans {kept}.").format(code=absorbed.code, kept=kept.code)
        self._ask(c.MergeRoles(kept.id, absorbed.id), done)

    def _settle(self, agreed: bool) -> None:
        if agreed:
            self._ask(c.Record(f.ListSettled()), _("La liste est arrêtée."))

    def _reopen(self, agreed: bool, accepts_loss: bool = True) -> None:
        if agreed:
            self._ask(c.ReopenList(accepts_loss=accepts_loss), _("La liste est rouverte."))

    def _role(self) -> Role | None:
        return self.state.role(self.panes.cursor.role)

    def _settled(self) -> bool:
        if self.state.settled:
            self._say(refusal_sentence("list-settled", {}), refused=True)
        return self.state.settled

    def _question(self, dialog: ModalScreen[Any], then: Callable[[Any], None]) -> None:
        def answered(answer: Any) -> None:
            if answer is not None:
                then(answer)

        self.app.push_screen(dialog, answered)

    def _ask(self, command: Command, done: str) -> None:
        self.post_message(self.Ask(command, done))

    def _say(self, sentence: str, *, refused: bool = False) -> None:
        self.post_message(self.Say(sentence, refused=refused))
