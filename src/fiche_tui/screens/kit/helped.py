"""A line to type in with help under it: what is offered for what is typed, and how it is understood."""

from collections.abc import Sequence
from typing import Protocol

from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from fiche_tui.screens.kit.prose import Prose
from fiche_tui.workshop.frozen import frozen


@frozen
class Offer:
    """One line that may be taken: the whole text that it puts in the field, and what the list shows of it."""

    text: str
    shown: str


class Help(Protocol):
    """What a field can say of what is typed in it."""

    def offers(self, typed: str) -> Sequence[Offer]:
        """Return what may be taken instead of what is typed."""
        ...

    def reading(self, typed: str) -> str:
        """Return how what is typed is understood, on one line; empty to say nothing."""
        ...


class Helped(Vertical):
    """A line and its help. ↓ goes into the list, Enter takes the chosen line; without one, the keys are the form's.

    Nothing is ever written in the field itself before it is taken.
    """

    BINDINGS = [
        Binding("down", "go(1)", show=False, id="helped.down"),
        Binding("up", "go(-1)", show=False, id="helped.up"),
        Binding("escape", "let_go", show=False, id="helped.let_go"),
    ]

    def __init__(self, entry: Input, help: Help) -> None:
        super().__init__()
        self._entry = entry
        self._help = help
        self._untouched = entry.value
        self._offers: tuple[Offer, ...] = ()

    def compose(self) -> ComposeResult:
        """The line, what is offered, how it is understood."""
        offers = OptionList(markup=False)
        offers.can_focus = False
        yield self._entry
        yield offers
        yield Prose(markup=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Help anew; what was there before anybody typed needs none."""
        touched = event.value != self._untouched
        self._offer(tuple(self._help.offers(event.value)) if touched else ())
        self._read(self._help.reading(event.value) if touched else "")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the chosen line; the form answers Enter otherwise."""
        place = self._list.highlighted
        if place is not None:
            event.stop()
            self._take(place)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the line that was clicked."""
        event.stop()
        self._take(event.option_index)

    def on_descendant_blur(self) -> None:
        """Offer nothing where nobody types."""
        self._offer(())

    def action_go(self, step: int) -> None:
        """Choose the line below or above; above the first one, none."""
        place = self._list.highlighted
        if not self._offers or (place is None and step < 0):
            raise SkipAction
        if place is None:
            self._list.highlighted = 0
        else:
            self._list.highlighted = min(place + step, len(self._offers) - 1) if place + step >= 0 else None

    def action_let_go(self) -> None:
        """Choose none."""
        if self._list.highlighted is None:
            raise SkipAction
        self._list.highlighted = None

    @property
    def _list(self) -> OptionList:
        return self.query_one(OptionList)

    def _offer(self, offers: tuple[Offer, ...]) -> None:
        self._offers = offers
        self._list.clear_options()
        self._list.add_options([Option(Content(one.shown)) for one in offers])
        self._list.highlighted = None
        self._list.set_class(bool(offers), "-shown")
        if offers:
            self._list.scroll_visible(animate=False)

    def _take(self, place: int) -> None:
        self._entry.value = self._offers[place].text
        self._entry.cursor_position = len(self._entry.value)
        self._entry.focus()
        self._offer(())

    def _read(self, reading: str) -> None:
        said = self.query_one(Prose)
        said.update(Content(reading))
        said.set_class(bool(reading), "-shown")
