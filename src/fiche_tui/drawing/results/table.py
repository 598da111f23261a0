"""A table of results as lines of text: labels cut to what the columns leave, everything aligned."""

from collections.abc import Iterator
from functools import lru_cache

from fiche_tui.drawing.family_mark import place_of, shape_of
from fiche_tui.drawing.figures import cut_words
from fiche_tui.drawing.line import Line, Part, line
from fiche_tui.drawing.results.columns import LABEL, Column, Drawing
from fiche_tui.drawing.scale_titles import scale_title
from fiche_tui.drawing.styles import CURSOR, QUIET, SOON, STRONG, family_style
from fiche_tui.language.translation import _
from fiche_tui.workshop.presenting import CutLine, Heading, Item, ResultRow, Sort, Unchosen
from fiche_tui.workshop.sheet import LABEL_LENGTH, Sheet
from fiche_tui.workshop.values import Purpose


class TableLines:
    """The lines of a table, each drawn when it is first looked at: of 200, a terminal shows twenty."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self._lines = [one for item in drawing.results.items for one in _lines_of(drawing, item)]
        self.subjects = tuple(one.subject if isinstance(one, ResultRow) else "" for one in self._lines)
        """The row that each line shows, empty for a line that cannot be chosen."""
        self._drawn: dict[int, Line] = {}

    def at(self, place: int, selected: str) -> Line:
        """Return a line; the selected row is a filled bar: « ► » means the shortlist and nothing else."""
        shown = self._lines[place]
        if isinstance(shown, Line):
            return shown
        if shown.subject == selected:
            return _row_line(self._drawing, shown, selected=True)
        if place not in self._drawn:
            self._drawn[place] = _row_line(self._drawing, shown, selected=False)
        return self._drawn[place]

    def whole(self, selected: str) -> list[Line]:
        """Return every line."""
        return [self.at(place, selected) for place in range(len(self.subjects))]


def heading_line(drawing: Drawing, lead: str) -> Line:
    """Return the line above the rows: what the order is (left), then the title of each column, ending where it ends."""
    titles, gap = "", drawing.gap
    end = drawing.left + _label(drawing)
    for column in drawing.columns:
        start, end = end + gap, end + gap + column.width
        # A title that is wider than its column begins over the labels, never over the column before.
        place = min(start, end - len(column.title)) if not column.right else end - len(column.title)
        titles = f"{titles:<{max(place, 0)}}{column.title}" if column.title else titles
    shown = line((f" {lead}", STRONG))
    return line(shown, (titles[shown.width :], QUIET))


def _lines_of(drawing: Drawing, item: Item) -> Iterator[Line | ResultRow]:
    """Yield the lines of an item; a row that can be chosen is drawn later."""
    if isinstance(item, ResultRow):
        yield item
    elif isinstance(item, CutLine):
        yield _cut_line(drawing, item)
    elif isinstance(item, Heading):
        yield Line()
        yield _section_line(drawing, item)
    else:
        yield from _unchosen_lines(drawing, item)


def _row_line(drawing: Drawing, row: ResultRow, *, selected: bool) -> Line:
    parts: list[Part] = [" "]
    if drawing.ranked:
        parts.append(f"{row.rank or '':>3}  ")
    else:
        parts += [("►", STRONG) if row.shortlisted else " ", " "]
    indent = 2 if row.inner else 0
    parts += [" " * indent, _code(drawing, row), " "]
    label = line(row.label).fitted(max(1, _label(drawing) - indent))
    strong = row.retained if drawing.ranked else row.shortlisted
    parts.append(label.styled(STRONG) if strong or selected else label)
    chosen = CURSOR if selected else ""
    shown = [line(*parts).styled(chosen)]
    columns = drawing.columns if not row.inner else ()
    for column in columns:
        # The filled bar of the chosen row ends before a bar that counts: beside it, the two would read as one.
        chosen = "" if column.bars else chosen
        shown.append(line(" " * drawing.gap, _cell(column, row)).styled(chosen))
    if chosen:
        # Or where the table does, one cell after its last column.
        end = min(drawing.width, table_width(drawing) + 1)
        shown.append(line((" " * (end - line(*shown).width), CURSOR)))
    return line(*shown).first(drawing.width) if selected else line(*shown)


def _cell(column: Column, row: ResultRow) -> Line:
    drawn = column.draw(row)
    if column.right:
        return line(" " * max(0, column.width - drawn.width), drawn)
    return drawn.first(column.width).fitted(column.width)


def _code(drawing: Drawing, row: ResultRow) -> Line:
    width = drawing.code
    code = line(line(row.code).first(width).fitted(width), f" {shape_of(drawing.state, row.family)}")
    return code.styled(family_style(place_of(drawing.state, row.family)))


def _section_line(drawing: Drawing, item: Heading) -> Line:
    family = drawing.state.family(item.family)
    if family is None:
        return line(("   " + _("À ALLÉGER"), STRONG))
    title = line(f"   {family.letter} {shape_of(drawing.state, family.id)} ", line(family.title))
    return title.cut(drawing.width).styled(STRONG)


def _cut_line(drawing: Drawing, item: CutLine) -> Line:
    words = f"─ ─ ─ {cut_words(item.places, item.kept, item.tied, item.places_left)} "
    width = min(drawing.width, table_width(drawing))
    ruled = "   " + words + "─ " * width
    style = f"{STRONG} {SOON}" if item.tied else QUIET
    return line((ruled[: max(width, len(words) + 2)].rstrip(), style))


def _unchosen_lines(drawing: Drawing, item: Unchosen) -> Iterator[Line]:
    """Quietly, the roles without a dot, a role never broken between its code and its label."""
    yield Line()
    lead = line("   " + _("Sans point :") + " ")
    shown = lead
    for number, row in enumerate(item.rows):
        label = line(row.label).cut(LABEL_LENGTH)
        part = line(row.code, " ", label, " · " if number < len(item.rows) - 1 else "")
        if shown.width + part.width > drawing.width and shown.width > lead.width:
            yield shown.styled(QUIET)
            shown = line(" " * 5)
        shown = line(shown, part)
    yield shown.styled(QUIET)


@lru_cache(maxsize=4)
def _label(drawing: Drawing) -> int:
    """Return how wide labels are: as the longest one, within what the columns leave."""
    taken = sum(column.width + drawing.gap for column in drawing.columns)
    most = LABEL if drawing.roomy else drawing.width
    return max(8, min(max(drawing.longest, 16), most, drawing.width - drawing.left - taken))


def table_width(drawing: Drawing) -> int:
    """Return how wide the table is, so that it can be centred on a wide screen."""
    return drawing.left + _label(drawing) + sum(column.width + drawing.gap for column in drawing.columns)


def sort_words(sort: Sort, purpose: Purpose, sheet: Sheet) -> str:
    """Return the order of the rows in words: « trié par écart »."""
    if sort is Sort.DECIDING:
        return _("points") if purpose is Purpose.VOTE else _("à retenir")
    return {
        Sort.GAP: _("trié par écart"),
        Sort.WANTED: _("trié par {title}").format(title=scale_title(sheet, "wanted")),
        Sort.REINFORCE: _("trié par à renforcer"),
        Sort.LIGHTEN: _("trié par à alléger"),
        Sort.FAMILY: _("trié par famille"),
        Sort.DISAGREEMENT: _("trié par désaccord"),
        Sort.CHANGE: _("trié par changement"),
    }[sort]
