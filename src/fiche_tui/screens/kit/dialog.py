"""What every dialog shares: a titled box in the middle, a body that scrolls, a row of keys, Escape."""

import re
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Click
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from fiche_tui.keys.keyboard import key_called
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.prose import Prose
from fiche_tui.terminal.screens import screen_composed, screen_made
from fiche_tui.workshop import short_text

T = TypeVar("T")
Text = str | Content
"""What people typed comes as ``str`` and is never read as markup; ``Content`` brings its own styles."""


def literal(text: Text) -> Content:
    """Return ``text`` as content in which nothing is markup."""
    return text if isinstance(text, Content) else Content(text)


def one_line(text: Text) -> Content:
    """Return ``text`` on one line, for a title in a border: line ends and tabs become spaces."""
    content = literal(text)
    return Content(short_text.one_line(content.plain)) if re.search(r"[\n\t]", content.plain) else content


def key_row(pairs: Iterable[tuple[str, str]]) -> Content:
    """Return "key label   key label" with the keys standing out; a key and the start of its label stay together."""
    shown = [Content.assemble((key, "bold $text-accent"), f"\u00a0{label}") for key, label in pairs]
    return Content("   ").join(shown)


def press_clicked(widget: Widget, event: Click, pairs: Iterable[tuple[str, str]]) -> None:
    """Press the key of the hint that was clicked in a drawn row of keys, if there is one under the mouse."""
    place = event.get_content_offset(widget)
    if place is None:
        return
    if key := clicked_key(widget.render_line(place.y).text, place.x, [name for name, _label in pairs]):
        event.stop()
        widget.app.simulate_key(key)


def clicked_key(row: str, column: int, names: Iterable[str]) -> str:
    """Return the key whose hint is at that column of a drawn row, empty beside the hints."""
    starts = sorted((place, name) for name in names if (place := f" {row}".find(f" {name}\u00a0")) >= 0)
    for (start, name), end in zip(starts, [*(place for place, _name in starts[1:]), len(row)], strict=True):
        first, last = cell_len(row[:start]), cell_len(row[:end].rstrip())
        if first <= column < last:
            return key_called(name)
    return ""


class KeyRow(Prose):
    """The keys of a dialog; each can be clicked."""

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        super().__init__(key_row(pairs), classes="dialog--keys", markup=False)
        self._pairs = pairs

    def show(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Show these keys from now on."""
        self._pairs = pairs
        self.update(key_row(pairs))

    def on_click(self, event: Click) -> None:
        """Press the key that was clicked."""
        press_clicked(self, event, self._pairs)


WIDE, BROAD = 120, 90
"""Columns from which a dialog takes more of them, and how many it then takes."""


_MARK = 2
"""Cells of the mark of the chosen line."""


class Picker(OptionList):
    """A list in which the chosen line has a mark as well as a colour. Options are known by position.

    What does not fit on one row goes on under its own first letter, ``hang`` cells from where the line begins.
    """

    def __init__(self, prompts: Iterable[Content], highlighted: int = 0, *, hang: int = 0) -> None:
        self._prompts = list(prompts)
        self._hang = hang
        self._cells = 0
        """Cells of a row, known once there is a place."""
        super().__init__(*(Option(self._drawn(place, highlighted)) for place in range(len(self._prompts))))
        self._marked = highlighted
        self._first = highlighted

    def on_mount(self) -> None:
        """Start on the line that the caller chose."""
        if self._prompts:
            self.highlighted = min(self._first, len(self._prompts) - 1)

    def on_resize(self) -> None:
        """Lay long lines out for the cells that there are now, and keep the chosen one in sight: a sentence that is
        said takes rows from its end."""
        self._cells = self.scrollable_content_region.width
        for place, option in enumerate(self.options[: len(self._prompts)]):
            drawn = self._drawn(place, self._marked)
            if drawn != option.prompt:
                self.replace_option_prompt_at_index(place, drawn)
        self.call_after_refresh(self.scroll_to_highlight)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Move the mark to the line that is chosen now."""
        if event.option_index != self.highlighted:
            return  # The choice has gone on since.
        before, self._marked = self._marked, event.option_index
        for place in {before, self._marked} & set(range(len(self._prompts))):
            self.replace_option_prompt_at_index(place, self._drawn(place, self._marked))

    def _drawn(self, place: int, marked: int) -> Content:
        prompt = self._hung(self._prompts[place])
        # On the filled bar no other colour could be read.
        return Content(f"▸ {prompt.plain}") if place == marked else Content.assemble("  ", prompt)

    def _hung(self, prompt: Content) -> Content:
        room = self._cells - _MARK - self._hang
        if room < 1 or "\n" in prompt.plain or prompt.cell_length <= room + self._hang:
            return prompt
        # Imported here: what lays texts out in columns takes what a text is from this module.
        from fiche_tui.screens.kit.columns import wrapped

        return Content.assemble(prompt[: self._hang], wrapped(prompt[self._hang :], room, _MARK + self._hang))


class Dialog(ModalScreen[T], Generic[T]):
    """A box over the screen below, which stays visible. Subclasses give ``parts`` and the row of keys."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    # Dismissing, not popping: whatever awaits a popped screen's answer would wait forever.
    BINDINGS = [
        Binding("escape", "give_up", show=False, id="dialog.cancel"),
        Binding("pageup", "page(-1)", show=False, id="dialog.page_up"),
        Binding("pagedown", "page(1)", show=False, id="dialog.page_down"),
    ]

    def __init__(self, title: Text, body: Sequence[Text] = ()) -> None:
        super().__init__()
        screen_made(self)
        self._title = one_line(title)
        self._body = [literal(line) for line in body]
        self._warned = False

    def compose(self) -> ComposeResult:
        """Put the box together: body, parts, warning, keys."""
        screen_composed(self)
        box = Vertical(classes="dialog--box")
        box.border_title = self._title
        with box:
            if self._body:
                with VerticalScroll(classes="dialog--body", can_focus=False):
                    for line in self._body:
                        yield Prose(line, markup=False)
            yield from self.parts()
            yield Prose(classes="dialog--warning", markup=False)
            yield KeyRow(self.keys_shown())

    def parts(self) -> Iterable[Widget]:
        """Return what a person answers with, below the body."""
        return ()

    def keys_shown(self) -> list[tuple[str, str]]:
        """Return the (key, label) pairs of the last row."""
        return []

    def warn(self, text: str) -> None:
        """Show one sentence above the keys, or nothing when ``text`` is empty."""
        warning = self.query_one(".dialog--warning", Static)
        warning.update(Content(text))
        warning.set_class(bool(text), "-shown")

    def take_warning_back(self) -> None:
        """Show no warning any more, once what it was about is another text."""
        if self.query_one(".dialog--warning", Static).has_class("-shown"):
            self.warn("")

    def give_up(self, *, losing: bool) -> None:
        """Close without an answer; where a text would be lost, not on one key: the first is warned about."""
        if losing and not self._warned:
            self._warned = True
            self.warn(_("Échap encore une fois : ce texte sera perdu."))
        else:
            self.dismiss(None)

    def on_click(self, event: Click) -> None:
        """Close as Escape does when the click is beside the box."""
        if self.get_widget_at(event.screen_x, event.screen_y)[0] is self:
            event.stop()
            self.action_give_up()

    def action_give_up(self) -> None:
        """Close without an answer."""
        self.dismiss(None)

    def action_page(self, direction: int) -> None:
        """Scroll a body that is taller than its place."""
        for body in self.query(".dialog--body").results(VerticalScroll):
            body.scroll_relative(y=direction * max(1, body.size.height - 1), animate=False)
