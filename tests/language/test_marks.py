"""Every French text that reaches a screen goes through the catalogue: found by reading the source."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from fiche_tui.language import translation as i18n

SOURCE = Path(i18n.__file__).parents[1]
# Minutes, sheets and printables speak the workshop's language, which is no matter of the interface's catalogue.
NOT_ON_SCREEN = {"workshop", "store", "minutes", "sheet", "locale", "content", "translation.py", "item_words.py"}
# Words of both languages at once: what people type, and names by language.
NOT_ON_SCREEN |= {"spoken_days.py", "spoken_hours.py", "written_people.py", "calendar_names.py"}
MARKS = {"_", "N_", "ngettext"}
# Programming errors are for developers, in English; selectors and patterns are no sentences.
NOT_SHOWN_CALLS = {
    "query", "query_one", "query_one_optional", "query_exactly_one", "query_ancestor", "on", "add_class",
    "remove_class", "set_class", "toggle_class", "has_class", "compile", "strftime", "getLogger", "debug",
    "info", "warning", "exception", "log", "child_by_id", "TypeVar", "cast",
}  # fmt: skip
# An exception carries a code; the sentence is written where it is shown. These two are shown as they are.
SHOWN_EXCEPTIONS = {"SystemExit", "ArgumentTypeError"}
NOT_SHOWN_KEYWORDS = {"classes", "id", "name", "group", "selector", "encoding"}
NOT_SHOWN_NAMES = {"CSS", "DEFAULT_CSS", "CSS_PATH", "AUTO_FOCUS", "SCOPED_CSS", "HORIZONTAL_BREAKPOINTS", "__all__"}
SHOWN_CALLS = {"Label": 0, "Static": 0, "Button": 0, "Content": 0, "notify": 0, "Checkbox": 0, "Binding": 2}
SHOWN_KEYWORDS = {
    "title",
    "label",
    "description",
    "tooltip",
    "placeholder",
    "hint",
    "help",
    "yes_label",
    "no_label",
}
SHOWN_ATTRIBUTES = {"border_title", "border_subtitle", "title", "sub_title", "tooltip", "placeholder"}
ESCAPE_HATCH = "# not shown"

PHRASE = re.compile(r"[^\W\d_][’',;:\u00a0]*[ \u00a0][^\W\d_]")
WORD = re.compile(r"[^\W\d_]{2}")


def looks_french(text: str) -> bool:
    """Tell whether a text has an accented letter in a word, or two words with a space between."""
    words = WORD.search(text) is not None
    return words and (any(ord(letter) > 127 and letter.isalpha() for letter in text) or bool(PHRASE.search(text)))


class Unmarked(ast.NodeVisitor):
    """Collects the string literals that would be shown as they are: (line, text)."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.found: list[tuple[int, str]] = []
        self.shown = False

    def generic_visit(self, node: ast.AST) -> None:
        if isinstance(node, ast.Assert) or (isinstance(node, ast.Raise) and _for_developers(node)):
            return
        body = getattr(node, "body", None)
        if isinstance(body, list):
            for statement in body:
                # Docstrings, and the strings under a constant that document it.
                if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                    statement.value.value = None
        shown, self.shown = self.shown, False
        if isinstance(node, ast.JoinedStr | ast.BinOp | ast.IfExp):
            self.shown = shown
        super().generic_visit(node)
        self.shown = shown

    def visit_Call(self, node: ast.Call) -> None:
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in MARKS:
            self._visit_mark(node, name)
            return
        if isinstance(node.func, ast.Attribute):
            self.visit(node.func)
        if name in NOT_SHOWN_CALLS:
            return
        for place, argument in enumerate(node.args):
            self._visit_as(argument, shown=SHOWN_CALLS.get(name) == place)
        for keyword in node.keywords:
            if keyword.arg not in NOT_SHOWN_KEYWORDS:
                self._visit_as(keyword.value, shown=keyword.arg in SHOWN_KEYWORDS)

    def _visit_mark(self, node: ast.Call, name: str) -> None:
        texts = node.args[:2] if name == "ngettext" else node.args[:1]
        for text in texts:
            literal = isinstance(text, ast.Constant)
            variable = name == "_" and not isinstance(text, ast.JoinedStr | ast.BinOp) and not _is_format(text)
            if not literal and not variable:
                self.found.append((node.lineno, f"{name}() of something that extraction cannot read"))

    def _visit_as(self, node: ast.AST, *, shown: bool) -> None:
        before, self.shown = self.shown, shown
        self.visit(node)
        self.shown = before

    def visit_Assign(self, node: ast.Assign) -> None:
        names = {getattr(target, "id", getattr(target, "attr", "")) for target in node.targets}
        if not names & NOT_SHOWN_NAMES:
            self._visit_as(node.value, shown=bool(names & SHOWN_ATTRIBUTES))

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None and getattr(node.target, "id", "") not in NOT_SHOWN_NAMES:
            self._visit_as(node.value, shown=False)

    def visit_Constant(self, node: ast.Constant) -> None:
        text = node.value
        if not isinstance(text, str) or ESCAPE_HATCH in self.lines[node.lineno - 1]:
            return
        if looks_french(text) or (self.shown and WORD.search(text)):
            self.found.append((node.lineno, text))


def _is_format(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("format", "join", "replace")


def _for_developers(node: ast.Raise) -> bool:
    error = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
    return getattr(error, "attr", getattr(error, "id", "")) not in SHOWN_EXCEPTIONS


def unmarked(source: str) -> list[tuple[int, str]]:
    visitor = Unmarked(source.splitlines())
    visitor.visit(ast.parse(source))
    return visitor.found


def files_on_screen() -> Iterator[Path]:
    for path in sorted(SOURCE.rglob("*.py")):
        if not {path.relative_to(SOURCE).parts[0], path.name} & NOT_ON_SCREEN:
            yield path


@pytest.mark.parametrize("path", files_on_screen(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_every_text_on_screen_is_marked(path: Path) -> None:
    assert not unmarked(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "source",
    [
        'x = "Étape suivante"',
        'x = "Revenir en arrière"',
        'notify("Enregistré")',
        'notify("Annuler")',
        'Label("Titre")',
        'Binding("q", "leave", "Quitter")',
        'Static(f"Bulletin {n}")',
        'self.border_title = "Titre"',
        'AskText(title="Titre")',
        'print("oui" if ok else "pas du tout")',
        '_(f"Étape {n}")',
        '_("Étape {n}".format(n=1))',
        "ngettext(one, many, n)",
        '"Étape suivante".format(1)',
        'raise SystemExit("un mot")',
        'def f():\n    return "l’étape"',
    ],
)
def test_unmarked_texts_are_found(source: str) -> None:
    assert unmarked(source)


@pytest.mark.parametrize(
    "source",
    [
        '"""Un module décrit."""',
        'class A:\n    """Décrit."""\n    x = 1\n    """Décrit aussi."""',
        '_("Étape suivante")',
        'notify(_("Étape {n}").format(n=1))',
        'ngettext("{n} rôle", "{n} rôles", n)',
        'Label(_("Titre"), classes="un deux")',
        'DEFAULT_CSS = "A B { color: red; }"',
        'self.query_one("A B")',
        'raise ValueError("one thing or another")',
        'x = "é"',
        'x = "workshop.pause"',
        'x = "mot de passe"  # not shown',
        'Static("▮▮▯")',
        "_(command.label)",
        "_(TABLE.get(code, OTHER))",
        'raise DecodeError("one thing or another")',
    ],
)
def test_what_needs_no_mark_is_left_alone(source: str) -> None:
    assert not unmarked(source)
