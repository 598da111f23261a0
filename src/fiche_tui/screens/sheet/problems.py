"""What is wrong in a sheet file, beside the last good version of it."""

from collections.abc import Sequence

from textual.app import ComposeResult, RenderResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from fiche_tui.language.cells import wrapped
from fiche_tui.language.translation import _, ngettext
from fiche_tui.sheet.describe import expected, found
from fiche_tui.sheet.problems import Severity, SheetProblem


def counted(problems: Sequence[SheetProblem]) -> str:
    """Return « 2 erreurs, 1 avertissement », empty when there is nothing to say."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    parts = [
        ngettext("{n} erreur", "{n} erreurs", errors).format(n=errors) if errors else "",
        ngettext("{n} avertissement", "{n} avertissements", warnings).format(n=warnings) if warnings else "",
    ]
    return ", ".join(part for part in parts if part)


def problem_rows(title: str, problems: Sequence[SheetProblem], width: int) -> list[Content]:
    """Return the title, then each problem with its line: what is there, what was expected. Errors have a mark."""
    rows = [Content(line).stylize("bold") for line in wrapped(title, width)]
    for problem in problems:
        error = problem.severity is Severity.ERROR
        place = _("ligne {n} :").format(n=problem.line) + " "
        mark, style = ("✗ ", "bold $text-error") if error else ("△ ", "bold $text-warning")
        for number, line in enumerate(wrapped(f"{place}{found(problem)}", width - 2)):
            head = len(place) if number == 0 else 0
            rows.append(Content.assemble((mark if head else "  ", style), (line[:head], style), Content(line[head:])))
        told = _("Attendu : {expected}").format(expected=expected(problem))
        rows += [Content.assemble("  ", (line, "$text-muted")) for line in wrapped(told, width - 2)]
    return rows


class ProblemsText(Widget):
    """The rows, wrapped on words with French spaces kept."""

    told: reactive[tuple[str, tuple[SheetProblem, ...]]] = reactive(("", ()), layout=True)

    def render(self) -> RenderResult:
        """All rows."""
        return Content("\n").join(problem_rows(*self.told, self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the rows that this width needs."""
        return len(problem_rows(*self.told, width))


class SheetProblems(VerticalScroll, can_focus=False):
    """The problems of the file as it is now; not there while the file has none."""

    def compose(self) -> ComposeResult:
        """One text that scrolls."""
        yield ProblemsText()

    def show(self, title: str, problems: Sequence[SheetProblem]) -> None:
        """Show these problems, or nothing when there are none."""
        self.set_class(bool(problems), "-shown")
        self.query_one(ProblemsText).told = (title, tuple(problems))
        self.scroll_home(animate=False)
