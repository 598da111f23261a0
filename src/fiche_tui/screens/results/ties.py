"""What a tie at the cut needs: raised hands by role, the roles to keep, the reason. No form loses its answers."""

from collections.abc import Iterable, Sequence

from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from fiche_tui.keys.keyboard import key_name
from fiche_tui.language.sentences import refusal_sentence
from fiche_tui.language.translation import _, ngettext
from fiche_tui.screens.kit.desk import WorkshopDesk
from fiche_tui.screens.kit.dialog import Dialog, Picker, Text
from fiche_tui.screens.kit.dialogs import Choose, Confirm
from fiche_tui.screens.kit.entry import AskFields, Field
from fiche_tui.screens.kit.family_mark import code_and_shape
from fiche_tui.screens.kit.hands_words import hands_fault_words
from fiche_tui.screens.kit.reason import Reason
from fiche_tui.screens.kit.typed_numbers import number_of
from fiche_tui.workshop import commands as c
from fiche_tui.workshop.hands import tie_hands_fault
from fiche_tui.workshop.results import Selection, unsettled_tie
from fiche_tui.workshop.state import State, voters_present
from fiche_tui.workshop.tally import hands_fault
from fiche_tui.workshop.values import Purpose, TieWay


class Hands(AskFields):
    """The hands raised for each tied role. What settles nothing is said here, and nothing typed is lost."""

    def __init__(self, state: State, tie: Selection) -> None:
        self._tie = tie.cut
        self._voters = voters_present(state)
        places = tie.cut.places_left
        rule = ngettext(
            "Une minute. Chaque personne lève la main pour un seul rôle.",
            "Une minute. Chaque personne lève la main pour {n} rôles au plus.",
            places,
        ).format(n=places)
        fields = [Field(role, _named(state, role), hint=_("mains")) for role in tie.cut.tied]
        super().__init__(_("Départager à main levée"), fields, lines=[rule])

    def action_store(self) -> None:
        """Answer when the hands settle the tie, or say why they do not."""
        hands = {field.id: number_of(entry.value) for field, entry in zip(self._fields, self._entries, strict=True)}
        fault = hands_fault(self._tie.tied, self._tie.places_left, hands)
        too_many = tie_hands_fault(self._tie.places_left, self._voters, hands)
        if too_many:
            self.warn(hands_fault_words(too_many))
        elif fault:
            self.warn(refusal_sentence(fault, {"places": self._tie.places_left}))
        else:
            super().action_store()


class ChooseSome(Dialog[tuple[str, ...] | None]):
    """A list in which space marks and Enter takes, once exactly that many are marked."""

    AUTO_FOCUS = "Picker"
    BINDINGS = [Binding("space", "mark", show=False, id="dialog.mark")]

    def __init__(self, title: Text, options: Sequence[tuple[str, Content]], most: int) -> None:
        super().__init__(title)
        self._options = list(options)
        self._most = most
        self._marked: set[str] = set()

    def parts(self) -> Iterable[Widget]:
        """Return the options, one a line, each with its box."""
        yield Picker([self._prompt(place) for place in range(len(self._options))], hang=2)

    def keys_shown(self) -> list[tuple[str, str]]:
        """Return the keys of a list with boxes."""
        return [
            ("↑↓", _("choisir")),
            (key_name("space"), _("cocher")),
            (key_name("enter"), _("prendre")),
            (key_name("escape"), _("revenir")),
        ]

    def action_mark(self) -> None:
        """Mark the option, or take its mark away."""
        picker = self.query_one(Picker)
        place = picker.highlighted
        if place is None:
            return
        self._marked ^= {self._options[place][0]}
        picker._prompts[place] = self._prompt(place)
        picker.replace_option_prompt_at_index(place, picker._drawn(place, place))
        self.warn("")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer with what is marked, or say how many it must be."""
        event.stop()
        if len(self._marked) == self._most:
            self.dismiss(tuple(option for option, _text in self._options if option in self._marked))
        else:
            self.warn(refusal_sentence("choose-places", {"places": self._most}))

    def _prompt(self, place: int) -> Content:
        option, text = self._options[place]
        return Content.assemble("■ " if option in self._marked else "□ ", text)


def _named(state: State, role_id: str) -> Content:
    role = state.role(role_id)
    return Content.assemble(code_and_shape(state, role), " ", Content(role.label)) if role else Content(role_id)


async def settle_tie(desk: WorkshopDesk, way: int) -> None:
    """Settle the tie that waits in one of the four ways of the screen: 1 keep all, 2 hands, 3 revote, 4 decide."""
    tie = unsettled_tie(desk.state)
    if tie is None:
        return
    if way == 1:
        desk.do(c.SettleTie(tie.round.asked.number, TieWay.KEEP_ALL), _("Tous les rôles à égalité sont gardés."))
    elif way == 2:
        await _by_hands(desk, tie)
    elif way == 3:
        await _by_revote(desk, tie)
    else:
        await _by_decision(desk, tie)


async def _by_hands(desk: WorkshopDesk, tie: Selection) -> None:
    answers = await desk.ask(Hands(desk.state, tie))
    if answers is not None:
        hands = {role: number_of(text) or 0 for role, text in answers.items()}
        command = c.SettleTie(tie.round.asked.number, TieWay.SHOW_OF_HANDS, hands=hands)
        desk.do(command, _("Départagé à main levée."))


async def _by_revote(desk: WorkshopDesk, tie: Selection) -> None:
    places = tie.cut.places_left
    text = ngettext(
        "{tied} rôles à égalité : chaque personne donne un point.",
        "{tied} rôles à égalité : chaque personne donne {n} points, un par rôle.",
        places,
    ).format(tied=len(tie.cut.tied), n=places)
    if await desk.ask(Confirm(_("Voter de nouveau, en secret?"), text, _("ouvrir le nouveau vote"), _("revenir"))):
        desk.do(c.OpenRound(Purpose.VOTE, tie_of=tie.round.asked.number), _("Le nouveau vote est ouvert."))


async def _by_decision(desk: WorkshopDesk, tie: Selection) -> None:
    """Ask which of the tied roles are kept, then why."""
    kept = await _kept(desk, tie)
    reason = await desk.ask(Reason(_("Trancher"), _("Pour quelle raison?"))) if kept else None
    if reason is not None:
        command = c.SettleTie(tie.round.asked.number, TieWay.DECIDED, kept, reason)
        desk.do(command, _("Tranché; la raison paraîtra au compte rendu."))


async def _kept(desk: WorkshopDesk, tie: Selection) -> tuple[str, ...]:
    options = [(role, _named(desk.state, role)) for role in tie.cut.tied]
    places = tie.cut.places_left
    title = ngettext("Quel rôle garder?", "Quels {n} rôles garder?", places).format(n=places)
    if places == 1:
        role = await desk.ask(Choose(title, options))
        return (role,) if role else ()
    return await desk.ask(ChooseSome(title, options, places)) or ()
