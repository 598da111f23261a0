"""The files of style rules: all of them loaded, nothing in them for nobody, one rule for one thing, none in a class."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from textual import containers, screen
from textual.css.model import RuleSet, Selector, SelectorType
from textual.css.parse import parse
from textual.css.tokenize import tokenize_values
from textual.widgets import _markdown

from fiche_tui.screens.kit.stylesheets import FOLDER, STYLESHEETS
from fiche_tui.screens.kit.themes import MONOCHROME, THEMES
from tests.structure import PACKAGE, SOURCE, House

SCREENS = SOURCE / PACKAGE / "screens"


def rules() -> list[RuleSet]:
    colours = tokenize_values({**THEMES[0].to_color_system().generate(), **THEMES[0].variables})
    read = [(Path(path), Path(path).read_text(encoding="utf-8")) for path in STYLESHEETS]
    return [rule for path, text in read for rule in parse("", text, (str(path), ""), variable_tokens=colours)]


def selectors(rule: RuleSet) -> Iterator[Selector]:
    for chain in rule.selector_set:
        yield from chain.selectors


def test_no_class_of_the_screens_carries_rules() -> None:
    carried = {
        f"{path.relative_to(SCREENS)}:{node.lineno}"
        for path in SCREENS.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.id in ("CSS", "DEFAULT_CSS")
    }
    assert not carried


def test_every_file_is_loaded() -> None:
    assert {Path(path) for path in STYLESHEETS} == set(FOLDER.iterdir())


def test_every_rule_is_for_a_class_that_exists() -> None:
    named = {one.name for rule in rules() for one in selectors(rule) if one.type is SelectorType.TYPE}
    ours = {one.name for one in House().classes.values() if one.module.startswith(f"{PACKAGE}.screens")}
    assert named - ours <= {*dir(containers), *dir(screen), *dir(_markdown), "OptionList"}


def test_every_mark_that_a_rule_names_is_set_somewhere() -> None:
    kinds = (SelectorType.CLASS, SelectorType.ID)
    named = {one.name for rule in rules() for one in selectors(rule) if one.type in kinds}
    source = "\n".join(path.read_text(encoding="utf-8") for path in (SOURCE / PACKAGE).rglob("*.py"))
    textuals = {"option-list--option-highlighted", "text-area--cursor-line", f"-theme-{MONOCHROME}"}
    # A phase of the clock is a class of the same name.
    set_by = {name: (f'"{name}"', f'"{name.lstrip("-")}"', f" {name}") for name in named - textuals}
    assert {name for name, forms in set_by.items() if not any(form in source for form in forms)} == set()


def test_no_property_is_set_twice_for_one_selector() -> None:
    set_for = Counter(
        (chain.css, property_name)
        for rule in rules()
        for chain in rule.selector_set
        for property_name in rule.styles.get_rules()
    )
    assert [one for one, times in set_for.items() if times > 1] == []
