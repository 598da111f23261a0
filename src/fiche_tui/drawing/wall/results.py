"""What a round gave, once it is revealed: a line a role, its medians, its gap and how the answers are spread."""

from collections.abc import Mapping

from fiche_tui.drawing.bars import bar, spread_bar
from fiche_tui.drawing.figures import cut_words, gap_words, level_words
from fiche_tui.drawing.line import Line, line
from fiche_tui.drawing.scale_titles import scale_in_words
from fiche_tui.drawing.styles import GOOD, QUIET, SOON, STRONG, family_style
from fiche_tui.drawing.turnout_words import turnout_words
from fiche_tui.drawing.wall.layout import Block, Place, turned
from fiche_tui.drawing.wall.seen import Named, Seen
from fiche_tui.language.translation import _, ngettext
from fiche_tui.workshop.room.values import AskedRound, ResultLine, RoomResult
from fiche_tui.workshop.tally import Figures, Tally, figures

_LEVEL, _GAP_WIDTH, _NUMBER = 7, 5, 3


def revealed(seen: Seen, asked: AskedRound, result: RoomResult, place: Place) -> tuple[list[Block], str]:
    """Return the table of a revealed round and its legend; then which page of it this is."""
    drawing = _Table(seen, asked, result, place.width)
    legend = drawing.legend()
    rows = place.rows - len(legend) - 1
    head = drawing.head()
    titles = {len(head) + place for place in drawing.titles()}
    shown, where = turned([*head, *drawing.rows()], rows, seen.at, len(head), titles, asked.revealed_at)
    return [shown, legend], where


class _Table:
    """A revealed round in that many columns of cells."""

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
        self._code = max((len(one.code) for one in named), default=2)
        self._bar = 24 if width >= 96 else 16
        self._label = max(8, width - 2 - self._code - 3 - self._taken())

    def _taken(self) -> int:
        if self._ranked:
            return self._bar + 2 + _NUMBER + 1 + line(_kept()).width + 1
        if not self._scaled:
            return 2 * (self._bar + _NUMBER + 3)
        return sum(2 + size for _title, size in self._columns()) + self._bar + 3

    @property
    def _ranked(self) -> bool:
        """Whether dots or marks rank the rows."""
        return not self._scaled and any(one.what == "cut" for one in self._lines)

    def _columns(self) -> list[tuple[str, int]]:
        titles = {scale.id: scale_in_words(scale.id, scale.title) for scale in self._seen.room.scales}
        found = [(titles.get(one, one), _LEVEL) for one in self._questions]
        return [*found, (_("écart"), _GAP_WIDTH)] if len(found) > 1 else found

    def head(self) -> Block:
        """Return the titles of the columns, each ending where its column does."""
        lead = " " * (2 + self._code + 3 + self._label)
        if self._ranked:
            return []
        if not self._scaled:
            size = self._bar + _NUMBER + 1
            titles = "".join(f"  {line(one).fitted(size).text}" for one in (_("à renforcer"), _("à alléger")))
            return [line((lead + titles, QUIET)).cut(self._width)]
        shown, end = "", len(lead)
        for title, size in self._columns():
            end += 2 + size
            at = max(len(shown) + bool(shown), end - len(title))
            shown = f"{shown:<{at}}{title}"
        return [line((f"{shown:<{end + 2}}", QUIET), (_("réponses"), QUIET)).cut(self._width)]

    def rows(self) -> Block:
        """Return the lines of the result from top to bottom."""
        found: Block = []
        silent: list[str] = []
        kept = sum(one.retained for one in self._lines)
        for one in self._lines:
            if one.what == "silent":
                named = self._seen.named(one.subject)
                silent.append(f"{named.code}\u00a0{named.label}")
            elif one.what == "cut":
                words = f"─ ─ {cut_words(one.places, kept, one.tie, one.places_left)} ─ ─"
                found.append(line((words, f"{STRONG} {SOON}" if one.tie else QUIET)).cut(self._width))
            elif one.what == "row":
                found.append(self._row(one))
            else:
                found.append(self._heading(one))
        if silent:
            found += line((_("Sans point :") + " " + " · ".join(silent), QUIET)).wrapped(self._width, 3)
        return found

    def titles(self) -> set[int]:
        """Return the places of the rows that head those after them."""
        in_rows = [one for one in self._lines if one.what != "silent"]
        return {place for place, one in enumerate(in_rows) if one.what not in ("row", "cut")}

    def _heading(self, one: ResultLine) -> Line:
        if one.what == "lighten":
            return line((_("À ALLÉGER"), STRONG))
        return self._seen.named(one.subject).line(1).styled(STRONG).cut(self._width)

    def _row(self, one: ResultLine) -> Line:
        named = self._seen.named(one.subject)
        mark = "► " if one.shortlisted and not self._ranked else "= " if one.tied else "  "
        strong = one.retained if self._ranked else one.shortlisted
        label = line((named.label, STRONG if strong else "")).fitted(self._label)
        lead = line((mark, STRONG), named.head(self._code), " ", label)
        if one.inner:
            return line("  ", lead).cut(self._width)
        return line(lead, *self._cells(one, named)).cut(self._width)

    def _cells(self, one: ResultLine, named: Named) -> list[Line]:
        colour = family_style(named.position)
        row = self._figures.get(one.subject, Figures(one.subject))
        if self._ranked:
            largest = max((other.score for other in self._lines), default=0)
            drawn = line((bar(one.score, largest, self._bar), colour)).fitted(self._bar)
            kept = line((_kept(), f"{STRONG} {GOOD}")) if one.retained else Line()
            return [line("  ", drawn, (f"{one.score:>{_NUMBER}} ", STRONG), kept)]
        if not self._scaled:
            marks = [row.marked("reinforce"), row.marked("lighten")]
            return [
                line(
                    "  ",
                    (f"{n:>{_NUMBER}} ", STRONG),
                    line((bar(n, self._people, self._bar), colour)).fitted(self._bar),
                )
                for n in marks
            ]
        return [*self._levels(row), line("   ", self._spread(row, colour))]

    def _levels(self, row: Figures) -> list[Line]:
        known = {"today": (row.today, row.today_counts), "wanted": (row.wanted, row.wanted_counts)}
        cells = []
        for question in self._questions:
            median, counts = known.get(question, (None, ()))
            cells.append(line("  ", (f"{level_words(median, max(0, len(counts) - 2)):>{_LEVEL}}", STRONG)))
        if len(self._questions) > 1:
            cells.append(line("  ", (f"{gap_words(row.gap):>{_GAP_WIDTH}}", STRONG)))
        return cells

    def _spread(self, row: Figures, colour: str) -> Line:
        divided = line((" ↔", f"{STRONG} {SOON}")) if row.divided else Line()
        return line((spread_bar(row.wanted_counts, self._bar - 2, self._people), colour), divided)

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
            parts.append(_("↔ le groupe est partagé"))
        legend = line((" · ".join(parts), QUIET)).wrapped(self._width, 2)
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


def _kept() -> str:
    return _("✓ retenu")
