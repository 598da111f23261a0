"""What a round gave, once it is revealed: a line a role, its medians, its gap and how the answers are spread."""

from collections.abc import Mapping

from fiche_tui.drawing.bars import bar, spread_bar
from fiche_tui.drawing.figures import cut_words, gap_words, level_words, number_words
from fiche_tui.drawing.line import Line, line
from fiche_tui.drawing.scale_titles import scale_in_words
from fiche_tui.drawing.styles import GOOD, QUIET, SOON, STRONG, family_style
from fiche_tui.drawing.turnout_words import turnout_words
from fiche_tui.drawing.wall.layout import Block, Place, parts_in_rows, turned
from fiche_tui.drawing.wall.seen import Named, Seen
from fiche_tui.language.translation import _, ngettext
from fiche_tui.workshop.room.values import AskedRound, ResultLine, RoomResult
from fiche_tui.workshop.tally import Figures, Tally, figures

_LEVEL, _GAP_WIDTH, _NUMBER = 7, 5, 3

_NAME = 20
"""Cells of a name for which other things of its row yield."""

_SHORTENED = ((True, True), (False, True), (False, False))
"""Whether bars are drawn, and all the rest with them: bars yield first."""


def revealed(seen: Seen, asked: AskedRound, result: RoomResult, place: Place) -> tuple[list[Block], str]:
    """Return the table of a revealed round and its legend; then which page of it this is."""
    drawing = _Table(seen, asked, result, place.width)
    legend = drawing.legend()
    room = place.rows - len(legend) - 1
    head = drawing.head()
    rows, joined = drawing.rows()
    joined = {len(head) + one for one in joined}
    shown, where = turned([*head, *rows], room, seen.at, len(head), joined, asked.revealed_at)
    return [shown, legend], where


class _Table:
    """A revealed round in that many columns of cells.

    Where names would be cut short, bars yield first, then what the other columns already tell: the level of today,
    the blocks, the word « retenu ».
    """

    def __init__(self, seen: Seen, asked: AskedRound, result: RoomResult, width: int) -> None:
        self._seen = seen
        self._asked = asked
        self._lines = result.lines
        self._width = width
        tally = asked.tally or Tally()
        self._figures: Mapping[str, Figures] = {row.subject: row for row in figures(asked.asked, tally)}
        self._people = max(asked.voters, tally.people)
        self._questions = [question.id for question in asked.asked.questions]
        self._scaled = asked.asked.questions[0].is_scale
        named = [seen.named(one.subject) for one in result.lines if one.subject]
        code = max((len(one.code) for one in named), default=2)
        self._code = code
        self._rank = len(str(max((one.rank for one in result.lines), default=0))) if self._ranked else 0
        wished = min(_NAME, max((line(one.label).width for one in named), default=0))
        for bars, whole in _SHORTENED:
            self._bar = (24 if width >= 96 else 16) if bars else 0
            self._whole = whole
            room = width - self._lead - self._taken()
            if room >= wished:
                break
        self._label = max(8, room)

    @property
    def _lead(self) -> int:
        """Cells before a name: the mark, the rank, the code, the shape of the family."""
        return 2 + (self._rank + 1 if self._ranked else 0) + self._code + 3

    def _taken(self) -> int:
        columns = sum(2 + size for _title, size in self._columns())
        if self._ranked:
            bar = self._bar + 1 if self._bar else 0
            return bar + 1 + _NUMBER + 1 + line(self._kept()).width + (1 if self._bar else 0)
        if not self._scaled:
            return columns
        return columns + (self._bar + 3 if self._bar else self._mark)

    @property
    def _mark(self) -> int:
        """Cells of « ↔ » where no bar is drawn before it."""
        return 2 if any(row.divided for row in self._figures.values()) else 0

    @property
    def _ranked(self) -> bool:
        """Whether dots or marks rank the rows."""
        return not self._scaled and any(one.what == "cut" for one in self._lines)

    def _columns(self) -> list[tuple[str, int]]:
        """Return the title of each column of figures, and its cells."""
        if not self._scaled:
            first, second = _("à renforcer"), _("à alléger")
            if self._bar:
                return [(one, _NUMBER + 1 + self._bar) for one in (first, second)]
            return [(first, _NUMBER), (second, max(_NUMBER, line(second).width))]
        titles = {scale.id: scale_in_words(scale.id, scale.title) for scale in self._seen.room.scales}
        size = _LEVEL if self._whole else _NUMBER
        found = [(titles.get(one, one), size) for one in self._shown]
        return [*found, (_("écart"), _GAP_WIDTH)] if len(self._questions) > 1 else found

    @property
    def _shown(self) -> list[str]:
        """The scales whose levels are shown: the gap tells the first from the last."""
        return self._questions if self._whole else self._questions[-1:]

    def head(self) -> Block:
        """Return the titles of the columns, each ending where its column does, or beginning where its bars do."""
        if self._ranked:
            return []
        shown, end = "", self._lead + self._label
        for title, size in self._columns():
            start, end = end + 2, end + 2 + size
            at = start if self._bar and not self._scaled else max(len(shown) + bool(shown), end - len(title))
            shown = f"{shown:<{at}}{title}"
        answers = _("réponses") if self._scaled and self._bar else ""
        shown = f"{shown:<{end + 2}}{answers}" if answers else shown
        return [line((shown, QUIET)).cut(self._width)]

    def rows(self) -> tuple[Block, set[int]]:
        """Return the lines of the result from top to bottom, and the places of those that go with the next one."""
        found: Block = []
        joined: set[int] = set()
        kept = sum(one.retained for one in self._lines)
        for one in self._lines:
            if one.what == "cut":
                words = f"─ ─ {cut_words(one.places, kept, one.tie, one.places_left)} ─ ─"
                rows = line((words, f"{STRONG} {SOON}" if one.tie else QUIET)).wrapped(self._width, 3)
                joined |= {*range(len(found), len(found) + len(rows) - 1)}
                found += rows
            elif one.what == "row":
                found.append(self._row(one))
            elif one.what != "silent":
                joined.add(len(found))
                found.append(self._heading(one))
        return [*found, *self._silent()], joined

    def _silent(self) -> Block:
        """Return the roles without a dot on three rows at most, their codes alone where their names take more."""
        named = [self._seen.named(one.subject) for one in self._lines if one.what == "silent"]
        if not named:
            return []
        told = _("Sans point :")
        for parts in ([f"{one.code}\u00a0{one.label}" for one in named], [one.code for one in named]):
            first, *others = parts
            rows = parts_in_rows([f"{told} {first}", *others], self._width)
            if len(rows) <= 3:
                break
        return [line((row, QUIET)) for row in rows[:3]]

    def _heading(self, one: ResultLine) -> Line:
        if one.what == "lighten":
            return line((_("À ALLÉGER"), STRONG))
        return self._seen.named(one.subject).line(1).styled(STRONG).cut(self._width)

    def _row(self, one: ResultLine) -> Line:
        named = self._seen.named(one.subject)
        mark = "► " if one.shortlisted and not self._ranked else "= " if one.tied else "  "
        strong = one.retained if self._ranked else one.shortlisted
        label = line((named.label, STRONG if strong else "")).fitted(self._label)
        rank = f"{one.rank or '':>{self._rank}} " if self._ranked else ""
        lead = line((mark, STRONG), rank, named.head(self._code), " ", label)
        if one.inner:
            return line("  ", lead).cut(self._width)
        return line(lead, *self._cells(one, named)).cut(self._width)

    def _cells(self, one: ResultLine, named: Named) -> list[Line]:
        colour = family_style(named.position)
        row = self._figures.get(one.subject, Figures(one.subject))
        if self._ranked:
            largest = max((other.score for other in self._lines), default=0)
            drawn = line(" ", line((bar(one.score, largest, self._bar), colour)).fitted(self._bar)) if self._bar else ""
            kept = line((self._kept(), f"{STRONG} {GOOD}")) if one.retained else Line()
            return [line(" ", drawn, (f"{one.score:>{_NUMBER}} ", STRONG), kept)]
        if not self._scaled:
            marks = [row.marked("reinforce"), row.marked("lighten")]
            if not self._bar:
                return [
                    line("  ", (f"{n:>{size}}", STRONG))
                    for n, (_title, size) in zip(marks, self._columns(), strict=True)
                ]
            return [
                line(
                    "  ",
                    (f"{n:>{_NUMBER}} ", STRONG),
                    line((bar(n, self._people, self._bar), colour)).fitted(self._bar),
                )
                for n in marks
            ]
        if self._bar:
            return [*self._levels(row), line("   ", self._spread(row, colour))]
        return [*self._levels(row), _divided(row)]

    def _levels(self, row: Figures) -> list[Line]:
        known = {"today": (row.today, row.today_counts), "wanted": (row.wanted, row.wanted_counts)}
        cells = []
        for question in self._shown:
            median, counts = known.get(question, (None, ()))
            words = level_words(median, max(0, len(counts) - 2)) if self._whole else number_words(median)
            cells.append(line("  ", (f"{words:>{_LEVEL if self._whole else _NUMBER}}", STRONG)))
        if len(self._questions) > 1:
            cells.append(line("  ", (f"{gap_words(row.gap):>{_GAP_WIDTH}}", STRONG)))
        return cells

    def _spread(self, row: Figures, colour: str) -> Line:
        return line((spread_bar(row.wanted_counts, self._bar - 2, self._people), colour), _divided(row))

    def _kept(self) -> str:
        return _("✓ retenu") if self._whole else "✓"

    def legend(self) -> Block:
        """Return the turnout, and what the marks of the table mean."""
        tally = self._asked.tally or Tally()
        voters = self._asked.voters
        if self._asked.counts_people:
            people = turnout_words(tally.people, voters, counted=True)
        else:
            people = ngettext("{n} bulletin", "{n} bulletins", tally.people).format(n=tally.people)
            of = ngettext("{ballots} sur {n} personne", "{ballots} sur {n} personnes", voters)
            people = of.format(ballots=people, n=voters) if voters else people
        parts = [people, *([_("tour public")] if tally.public else [])]
        if any(one.shortlisted for one in self._lines) and not self._ranked:
            parts.append(_("► liste courte"))
        if any(one.tied for one in self._lines):
            parts.append(_("= à égalité"))
        if self._scaled and any(row.divided for row in self._figures.values()):
            parts.append(_("↔ le groupe est partagé") if self._whole else _("↔ partagé"))
        if not self._whole and any(one.retained for one in self._lines):
            parts.append(_("✓ retenu"))
        legend = [line((row, QUIET)) for row in parts_in_rows(parts, self._width)]
        settled = self._settled_by_revote()
        return [*(line((settled, STRONG)).wrapped(self._width, 2) if settled else ()), *legend]

    def _settled_by_revote(self) -> str:
        """Return how a secret revote settled the tie at this cut; empty where none did."""
        for one in reversed(self._seen.room.asked):
            if one.asked.tie_of == self._asked.asked.number and one.status == "revealed" and one.tally:
                dots = [(row.marked("dots"), row.subject) for row in figures(one.asked, one.tally)]
                kept = [row.retained for row in self._lines if row.subject in one.asked.subjects]
                # Roles of one tie stand on both sides of the cut that they share, and of no other.
                if any(kept) and not all(kept):
                    best_first = sorted(dots, key=lambda pair: -pair[0])
                    scores = ", ".join(f"{self._seen.named(subject).code} {number}" for number, subject in best_first)
                    return _("Départagé par un nouveau vote secret : {scores}").format(scores=scores)
        return ""


def _divided(row: Figures) -> Line:
    return line((" ↔", f"{STRONG} {SOON}")) if row.divided else Line()
