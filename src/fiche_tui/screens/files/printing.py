"""Printing for the meeting, from any screen: which paper, in which form, then where the file goes."""

from collections.abc import Awaitable, Callable, Sequence

from fiche_tui.language.translation import _, ngettext
from fiche_tui.minutes.names import Format, Printable, printable_name
from fiche_tui.minutes.printables import printable
from fiche_tui.minutes.style import Paper, Print
from fiche_tui.screens.files.saving import Made, Saving
from fiche_tui.screens.kit.desk import Desk
from fiche_tui.screens.kit.menu import numbered
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.sheet import StepKind
from fiche_tui.workshop.state import State, listed_roles, voters_present


@frozen
class Form:
    """How something is printed."""

    format: Format
    paper: Paper = Paper.LETTER
    size: Print = Print.TEXT


PrintTokens = Callable[[Format, Paper, Print], Awaitable[None]]
"""Prints the tokens of a workshop in that form: it makes them, so it needs the workshop held."""


class Printing:
    """Asks what to print, then how, then where."""

    def __init__(self, desk: Desk, saving: Saving, tokens: PrintTokens | None = None) -> None:
        """``tokens`` is given where the server that they are for is there."""
        self._desk = desk
        self._saving = saving
        self._tokens = tokens

    async def print(self, state: State) -> None:
        """Write what is chosen of one workshop; nothing is written before everything is said."""
        kinds: list[tuple[Printable | PrintTokens, str]] = [
            (kind, paper_words(state, kind)) for kind in papers_for(state)
        ]
        if self._tokens is not None and not state.final_at:
            kinds.append((self._tokens, _("Jetons du vote par SSH : un par voix, à découper")))
        kind = await self._desk.ask(numbered(_("Imprimer pour la rencontre"), kinds))
        if kind is None:
            return
        form = await self._desk.ask(numbered(_("Sous quelle forme?"), _forms(Paper(self._desk.settings.paper))))
        if form is None:
            return
        if not isinstance(kind, Printable):
            await kind(form.format, form.paper, form.size)
            return
        content = printable(state, kind, form.format, form.paper, form.size).encode("utf-8")
        name = printable_name(state, kind, form.format.value)
        shown = form.format is Format.HTML and not (kind is Printable.NOTES and _room_may_see(state))
        await self._saving.save(Made(name, content, private=kind is Printable.NOTES, shown=shown))


def _room_may_see(state: State) -> bool:
    """Return whether private notes could appear in front of the group if they were opened here."""
    return bool(state.runs) and state.wall_mirrors


def papers_for(state: State) -> tuple[Printable, ...]:
    """Return what is of use at this meeting: the papers of the door that was chosen, and of no other.

    A ballot's coupon is for the vote too, stickers included.
    """
    kinds = {step.kind for step in state.plan if not step.dropped}
    asks, votes = StepKind.ASSESS in kinds, StepKind.VOTE in kinds
    method = state.method
    offered = [Printable.HANDOUT, Printable.NOTES]
    if listed_roles(state):
        if (asks and method.by_counts) or (votes and method.vote_by_counts):
            offered.insert(0, Printable.SLIPS)
        if (asks and not method.by_counts) or votes:
            offered.insert(0, Printable.BALLOTS)
    return tuple(offered)


def paper_words(state: State, kind: Printable) -> str:
    """Return what a paper is, and how many are needed where that is known."""
    match kind:
        case Printable.BALLOTS:
            voters = voters_present(state)
            if not voters:
                return _("Bulletins : un par personne qui vote")
            return ngettext("Bulletins : {n} copie", "Bulletins : {n} copies", voters).format(n=voters)
        case Printable.SLIPS:
            return _("Feuilles de compilation : une par table")
        case Printable.HANDOUT:
            return _("Feuillet pour la salle : la question et la liste")
        case Printable.NOTES:
            return _("Feuille d’animation, notes privées comprises")


def _forms(usual: Paper) -> Sequence[tuple[Form, str]]:
    words = {
        (Paper.LETTER, Print.TEXT): _("Page à imprimer, papier lettre (.html)"),
        (Paper.A4, Print.TEXT): _("Page à imprimer, papier A4 (.html)"),
        (Paper.LETTER, Print.LARGE): _("En gros caractères, papier lettre (.html)"),
        (Paper.A4, Print.LARGE): _("En gros caractères, papier A4 (.html)"),
    }
    papers = sorted(Paper, key=lambda paper: paper is not usual)
    pages = [(Form(Format.HTML, paper, size), words[paper, size]) for size in Print for paper in papers]
    return [*pages, (Form(Format.MARKDOWN), _("Texte Markdown, à retoucher (.md)"))]
