"""A table of results as lines of text: labels cut to what the columns leave, everything aligned."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from textual.content import Content

from fiche_tui.drawing.line import line
from fiche_tui.drawing.scale_titles import scale_title
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.dialog import one_line
from fiche_tui.screens.kit.drawn import content_of
from fiche_tui.screens.kit.family_mark import shape_of
from fiche_tui.screens.kit.figures import cut_words
from fiche_tui.screens.kit.themes import family_variable
from fiche_tui.screens.results.columns import Column, Drawing, place_of
from fiche_tui.workshop.presenting import CutLine, Heading, Item, ResultRow, Sort, Unchosen
from fiche_tui.workshop.sheet import LABEL_LENGTH, Sheet
from fiche_tui.workshop.values import Purpose

_LABEL_ROOMY = 48


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A line of the table, and the row that it stands for, empty for a line that cannot be chosen."""

    content: Content
    subject: str = ""


def heading_line(drawing: Drawing, lead: str) -> Content:
    """The line above the rows: what the order is (left), then the title of each column, ending where it ends."""
    titles, gap = "", _gap(drawing)
    end = _left(drawing) + _label(drawing)
    for column in drawing.columns:
        start, end = end + gap, end + gap + column.width
        # A title that is wider than its column begins over the labels, never over the column before.
        place = min(start, end - len(column.title)) if not column.right else end - len(column.title)
        titles = f"{titles:<{max(place, 0)}}{column.title}" if column.title else titles
    lead_shown = Content(f" {lead}").stylize("bold")
    return Content.assemble(lead_shown, Content(titles[lead_shown.cell_length :]).stylize("$text-muted"))


def drawn_lines(drawing: Drawing, selected: str) -> tuple[DrawnLine, ...]:
    """Every line of the table; the selected row has a mark as well as a colour."""
    return tuple(one for item in drawing.results.items for one in _lines_of(drawing, item, selected))


def _lines_of(drawing: Drawing, item: Item, selected: str) -> Iterator[DrawnLine]:
    if isinstance(item, ResultRow):
        yield DrawnLine(_row_line(drawing, item, item.subject == selected), item.subject)
    elif isinstance(item, CutLine):
        yield DrawnLine(_cut_line(drawing, item))
    elif isinstance(item, Heading):
        yield DrawnLine(Content(""))
        yield DrawnLine(_section_line(drawing, item))
    else:
        yield from _unchosen_lines(drawing, item)


def _row_line(drawing: Drawing, row: ResultRow, selected: bool) -> Content:
    mark = ("▸", "bold $text-accent") if selected else " "
    parts: list[Content | str | tuple[str, str]] = [mark]
    if drawing.ranked:
        parts.append(f"{row.rank or '':>3}  ")
    else:
        parts += [("►", "bold") if row.shortlisted else " ", " "]
    indent = 2 if row.inner else 0
    parts += [" " * indent, _code(drawing, row), " "]
    label = one_line(row.label).truncate(max(1, _label(drawing) - indent), ellipsis=True, pad=True)
    strong = row.retained if drawing.ranked else row.shortlisted
    parts.append(label.stylize("bold") if strong or selected else label)
    for column in drawing.columns if not row.inner else ():
        parts += [" " * _gap(drawing), _cell(column, row)]
    drawn = Content.assemble(*parts)
    return drawn.truncate(drawing.width, pad=True).stylize("on $panel") if selected else drawn


def _cell(column: Column, row: ResultRow) -> Content:
    drawn = column.draw(row)
    if column.right:
        return content_of(line(" " * max(0, column.width - drawn.width), drawn))
    return content_of(drawn.first(column.width).fitted(column.width))


def _code(drawing: Drawing, row: ResultRow) -> Content:
    code = Content(row.code).truncate(_code_width(drawing), pad=True)
    return Content.assemble(code, " ", shape_of(drawing.state, row.family)).stylize(
        family_variable(place_of(drawing.state, row))
    )


def _section_line(drawing: Drawing, item: Heading) -> Content:
    family = drawing.state.family(item.family)
    if family is None:
        return Content("   " + _("À ALLÉGER")).stylize("bold")
    title = one_line(Content(f"   {family.letter} {shape_of(drawing.state, family.id)} {family.title}"))
    return title.truncate(drawing.width, ellipsis=True).stylize("bold")


def _cut_line(drawing: Drawing, item: CutLine) -> Content:
    words = f"─ ─ ─ {cut_words(item.places, item.kept, item.tied, item.places_left)} "
    width = min(drawing.width, table_width(drawing))
    ruled = "   " + words + "─ " * width
    style = "bold $text-warning" if item.tied else "$text-muted"
    return Content(ruled[: max(width, len(words) + 2)].rstrip()).stylize(style)


def _unchosen_lines(drawing: Drawing, item: Unchosen) -> Iterator[DrawnLine]:
    """Quietly, the roles without a dot, a role never broken between its code and its label."""
    yield DrawnLine(Content(""))
    lead = Content("   " + _("Sans point :") + " ")
    shown = lead
    for number, row in enumerate(item.rows):
        label = one_line(row.label).truncate(LABEL_LENGTH, ellipsis=True)
        part = Content.assemble(row.code, " ", label, " · " if number < len(item.rows) - 1 else "")
        if shown.cell_length + part.cell_length > drawing.width and shown.cell_length > lead.cell_length:
            yield DrawnLine(shown.stylize("$text-muted"))
            shown = Content(" " * 5)
        shown = Content.assemble(shown, part)
    yield DrawnLine(shown.stylize("$text-muted"))


@lru_cache(maxsize=4)
def _code_width(drawing: Drawing) -> int:
    return min(4, max([2, *(len(row.code) for row in drawing.results.rows)]))


def _gap(drawing: Drawing) -> int:
    return 3 if drawing.roomy else 1


def _left(drawing: Drawing) -> int:
    return (6 if drawing.ranked else 3) + _code_width(drawing) + 3


@lru_cache(maxsize=4)
def _label(drawing: Drawing) -> int:
    """How wide labels are: as the longest one, within what the columns leave."""
    taken = sum(column.width + _gap(drawing) for column in drawing.columns)
    longest = max((one_line(row.label).cell_length + 2 * row.inner for row in drawing.results.rows), default=0)
    most = _LABEL_ROOMY if drawing.roomy else drawing.width
    return max(8, min(max(longest, 16), most, drawing.width - _left(drawing) - taken))


def table_width(drawing: Drawing) -> int:
    """How wide the table is, so that it can stand in the middle of a wide screen."""
    return _left(drawing) + _label(drawing) + sum(column.width + _gap(drawing) for column in drawing.columns)


def sort_words(sort: Sort, purpose: Purpose, sheet: Sheet) -> str:
    """In what order the rows stand: « trié par écart »."""
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
