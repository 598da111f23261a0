"""Help: the keys of the screen below first, then all of them, and the guides. The chosen line can be run."""

from collections.abc import Iterator, Sequence

from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import OptionList

from fiche_tui.keys.acts import act
from fiche_tui.keys.bindings import (
    HELP,
    Command,
    act_bindings,
    arrow_bindings,
    command,
    digit_bindings,
    hints,
    key_of,
    keys_shown,
)
from fiche_tui.keys.command import GROUPS
from fiche_tui.keys.keyboard import key_name
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.screens.kit.columns import MARK, wrapped
from fiche_tui.screens.kit.row_list import RowList
from fiche_tui.screens.program.guide_text import GuideText
from fiche_tui.sheet.library import guides
from fiche_tui.workshop.frozen import frozen

EVERYWHERE = ("global", "workshop")
"""Groups whose keys answer in many places: of help, but not what somebody lost on one screen looks for first."""

GUIDE = "guide "
"""How the ids of the lines of guides begin; a number follows."""

DIGITS = 9
"""Guides that have a digit; Enter opens every one."""

KEYS = 15
"""Cells of the column of keys at most."""

WIDE = 120
"""Columns from which the lines are in two columns."""

EDGES = 8
"""Cells of a row that margins, its mark and a scrollbar take."""


@frozen
class HelpLine:
    """A line of the help: a heading (``id`` is empty), a guide, or a command that answers ``here`` or does not."""

    id: str
    keys: str
    words: str
    here: bool = False


class HelpScreen(FicheScreen[str | None]):
    """What the keys do, by group. Dismisses the id of the command to run on the screen below, ``None`` to go back.

    ``here`` holds the ids of the commands whose keys answer on that screen, ``runnable`` of those that can be run.
    """

    BINDINGS = [
        *act_bindings("global.back", "global.leave"),
        *arrow_bindings(ends=True),
        Binding("left", "across(-1)", show=False),
        Binding("right", "across(1)", show=False),
        *digit_bindings("guide"),
        Binding("enter", "choose", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
    ]

    def __init__(self, here: frozenset[str] = frozenset(), runnable: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self._lines = tuple(help_lines(here, runnable))
        self._place = 0
        self._parted = len(self._lines)

    def body(self) -> list[Widget]:
        """The keys and the guides, one a row; in two columns where there is room."""
        return [Horizontal(RowList(id="lines"), RowList(id="more"))]

    def on_mount(self) -> None:
        """Name the screen; its own keys are few."""
        self.top.left = _("Aide")
        self.top.right = _("Échap : revenir")
        self.key_line.keys = (
            ("↑↓", _("lire la suite")),
            (key_name("enter"), _("faire")),
            ("1-9", _("ouvrir un guide")),
            *hints("global.palette", "global.back"),
        )
        self._draw()

    def on_resize(self, _event: Resize) -> None:
        """Break the lines for the width that there is."""
        self._draw()

    def _draw(self) -> None:
        two = self.size.width >= WIDE
        width = max(30, (self.size.width // 2 if two else self.size.width) - EDGES)
        self._parted = middle_of(self._lines) if two else len(self._lines)
        for column, start, end in zip(self._columns, (0, self._parted), (self._parted, len(self._lines)), strict=True):
            rows = enumerate(self._lines[start:end], start)
            column.show([(str(n), help_row(one, width, first=n == start)) for n, one in rows])
            column.display = bool(end - start)
        self._go_to(self._place, 1)

    @property
    def _columns(self) -> tuple[RowList, RowList]:
        return self.query_one("#lines", RowList), self.query_one("#more", RowList)

    def action_move(self, step: int) -> None:
        """Choose the line above or below, past headings."""
        self._go_to(self._place + step, 1 if step > 0 else -1)

    def action_page(self, direction: int) -> None:
        """Choose a line a page further."""
        self.action_move(direction * max(1, self._columns[0].size.height - 2))

    def action_across(self, direction: int) -> None:
        """Choose the line of the other column, where there are two."""
        if (self._place < self._parted) is (direction > 0):
            self._go_to(self._place + direction * self._parted, direction)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Follow a click into the other column."""
        place = event.option_index + (self._parted if event.option_list is self._columns[1] else 0)
        # A column that was left since then is not gone back to.
        if event.option_list.highlighted == event.option_index and place != self._place:
            self._go_to(place, 1)

    def _go_to(self, place: int, direction: int) -> None:
        last = len(self._lines) - 1
        place = min(max(place, 0), last)
        while 0 < place < last and not self._lines[place].id:
            place += direction
        if not self._lines[place].id:
            # The first row is a heading: it comes into sight with the line under it.
            self._columns[0].scroll_home(animate=False)
            place += 1
        self._place = place
        here, there = self._columns if place < self._parted else reversed(self._columns)
        there.unmark()
        here.highlighted = place - (0 if place < self._parted else self._parted)

    def action_choose(self) -> None:
        """Run the command of the chosen line, or open its guide; say where it can be run when it cannot here."""
        one = self._lines[self._place]
        if one.id.startswith(GUIDE):
            self.action_guide(int(one.id.removeprefix(GUIDE)))
        elif one.here:
            self.dismiss(one.id)
        else:
            where = _(GROUPS[command(one.id).group])
            self.status.say(_("Cette commande ne se fait pas d’ici : « {where} ».").format(where=where), refused=True)

    @act("global.back", "global.leave", "global.help")
    def back(self) -> None:
        """Back to where the help was asked, which its own key does too."""
        self.dismiss(None)

    def action_guide(self, number: int) -> None:
        """Open a guide."""
        found = guides()
        if 1 <= number <= len(found):
            self.app.push_screen(GuideScreen(found[number - 1].read_text(encoding="utf-8")))


class GuideScreen(FicheScreen[None]):
    """One guide, as it ships."""

    AUTO_FOCUS = "VerticalScroll"
    BINDINGS = act_bindings("global.back", "global.leave")

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def body(self) -> list[VerticalScroll]:
        """The text."""
        return [VerticalScroll(GuideText(self._text))]

    def on_mount(self) -> None:
        """Name the screen."""
        self.top.left = _("Guide")
        self.key_line.keys = (("↑↓", _("lire la suite")), *hints("global.back"))

    @act("global.back", "global.leave")
    def back(self) -> None:
        """Back to the help."""
        self.dismiss(None)


def help_lines(here: frozenset[str] = frozenset(), runnable: frozenset[str] = frozenset()) -> Iterator[HelpLine]:
    """Yield the keys of the screen below, the guides, then every other command by group."""
    own = [one for one in HELP if one[1][0].group not in EVERYWHERE and here & {command.id for command in one[1]}]
    for heading, group in own:
        yield from _group_lines(heading, group, runnable)
    yield HelpLine("", "", _("Guides"))
    for number, path in enumerate(guides(), start=1):
        key = str(number) if number <= DIGITS else key_name("enter")
        yield HelpLine(f"{GUIDE}{number}", key, _guide_title(path.read_text(encoding="utf-8"), path.stem))
    for heading, group in HELP:
        if (heading, group) not in own:
            yield from _group_lines(heading, group, runnable)


def middle_of(lines: Sequence[HelpLine]) -> int:
    """Return the heading at which the second column begins: the two are then as long as they can be alike."""
    headings = [place for place, one in enumerate(lines) if not one.id and place]
    # A heading has an empty row before it.
    sizes = [2 - bool(one.id) for one in lines]
    return min(headings, key=lambda place: abs(sum(sizes[:place]) - sum(sizes[place:])), default=len(lines))


def _group_lines(heading: str, group: Sequence[Command], runnable: frozenset[str]) -> Iterator[HelpLine]:
    yield HelpLine("", "", _(heading))
    for one in group:
        # What has no key is in the palette, whose key it is.
        keys = keys_shown(one.id) or key_of("global.palette")
        yield HelpLine(one.id, keys, _(one.tooltip), one.id in runnable)


def help_row(one: HelpLine, width: int, *, first: bool = False) -> Content:
    """Return a line of the help in that many cells, its words under themselves; a heading after an empty row, unless
    it is the first line."""
    if not one.id:
        # The mark of the list is before the first row alone.
        return Content.assemble("" if first else f"\n{' ' * MARK}", (one.words, "bold $text-accent"))
    keys = one.keys.ljust(KEYS)
    words = wrapped(one.words, width - len(keys) - 1, indent=len(keys) + 3)
    return Content.assemble((keys, "bold"), " ", words)


def _guide_title(text: str, stem: str) -> str:
    first = next((line for line in text.splitlines() if line.startswith("# ")), "")
    return first.removeprefix("# ").strip() or stem
