"""Asking for the number at the corner of a paper: to reopen that ballot, or to take it out of the box."""

from collections.abc import Iterable, Sequence

from textual.events import Key
from textual.message import Message
from textual.widget import Widget

from fiche_tui.keys.acts import act, acts_of
from fiche_tui.keys.bindings import act_bindings, command, digit_of, hints, key_name
from fiche_tui.language.translation import _
from fiche_tui.screens.ballots.words import absent_words
from fiche_tui.screens.kit.dialog import Dialog
from fiche_tui.screens.kit.places_to_type import Line
from fiche_tui.workshop.ballots import Round
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.keying.common import number_of


@frozen
class Chosen:
    """The ballot of that number, to be reopened or removed."""

    name: str
    remove: bool = False


class NumberLine(Line):
    """A line that reads the unshifted AZERTY row as digits, and in which the letter that removes is no text."""

    class Removal(Message):
        """The letter that removes was typed, after the digits before it."""

    def on_key(self, event: Key) -> None:
        """Write the digit that the key stands for."""
        digit = digit_of(event.key)
        if event.key.lower() == command("ballot.remove").keys:
            event.stop()
            event.prevent_default()
            self.post_message(self.Removal())
        elif digit is not None:
            event.stop()
            event.prevent_default()
            self.insert_text_at_cursor(str(digit))


class ReopenBallot(Dialog[Chosen | None]):
    """Dismisses the ballot chosen, ``None`` on Escape. A number that no ballot bears is told here."""

    AUTO_FOCUS = "NumberLine"
    BINDINGS = act_bindings("ballot.remove")

    def __init__(self, asked: Round, names: Sequence[str]) -> None:
        keyed = numbers_words(names)
        if asked.by_counts:
            title, nothing = _("Rouvrir une feuille"), _("Aucune feuille n’est saisie.")
            lines = [_("Feuilles saisies ici : {numbers}").format(numbers=keyed) if keyed else nothing]
        else:
            title, nothing = _("Rouvrir un bulletin"), _("Aucun bulletin n’est saisi.")
            lines = [_("Bulletins saisis ici : {numbers}").format(numbers=keyed) if keyed else nothing]
        super().__init__(title, lines)
        self._names = frozenset(names)
        self._asked = asked

    def parts(self) -> Iterable[Widget]:
        """The place to write the number."""
        yield NumberLine("", _("Numéro écrit au coin"))

    def keys_shown(self) -> list[tuple[str, str]]:
        """Reopen, remove, or go back."""
        remove = hints("ballot.remove")
        return [(key_name("enter"), _("rouvrir")), *remove, (key_name("escape"), _("revenir"))]

    def on_input_submitted(self) -> None:
        """Enter reopens."""
        self.action_reopen()

    def on_number_line_removal(self) -> None:
        """Take out of the box."""
        self.take_out()

    def action_reopen(self) -> None:
        """Answer with the ballot of that number."""
        self._choose(remove=False)

    def action_run(self, command_id: str) -> None:
        """Run the act of a command."""
        acts_of(self)[command_id]()

    @act("ballot.remove")
    def take_out(self) -> None:
        """Answer with the ballot of that number, to be removed."""
        self._choose(remove=True)

    def _choose(self, *, remove: bool) -> None:
        typed = self.query_one(NumberLine).value
        name = number_of(typed)
        if name in self._names:
            self.dismiss(Chosen(name, remove))
        elif not name:
            self.warn(_("Écrivez le numéro, en chiffres."))
        else:
            self.warn(absent_words(self._asked, name))


def numbers_words(names: Iterable[str]) -> str:
    """Return numbers in rising order, runs as « 1 à 6 »: « 1 à 6, 8 ». Empty when there is none."""
    numbers = sorted(int(name) for name in names if name.isascii() and name.isdigit())
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words = [
        str(run[0])
        if len(run) == 1
        else _("{first} à {last}").format(first=run[0], last=run[-1])
        if len(run) > 2
        else f"{run[0]}, {run[1]}"
        for run in runs
    ]
    return ", ".join(words)
