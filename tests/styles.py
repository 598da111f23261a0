"""Textual's style rules, parsed once a process: each test starts an app, and all use the same styles."""

from collections.abc import Mapping
from typing import Any

import pytest
from textual.cache import LRUCache
from textual.css.stylesheet import Stylesheet

_PARSED: dict[tuple[tuple[str, str], ...], LRUCache[tuple[Any, ...], Any]] = {}


def parse_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every stylesheet with the same variables share what was parsed."""
    start, set_variables = Stylesheet.__init__, Stylesheet.set_variables

    def share(sheet: Stylesheet, variables: Mapping[str, str] | None) -> None:
        key = tuple(sorted((variables or {}).items()))
        sheet._parse_cache = _PARSED.setdefault(key, LRUCache(1024))

    def started(self: Stylesheet, *, variables: dict[str, str] | None = None) -> None:
        start(self, variables=variables)
        share(self, variables)

    def changed(self: Stylesheet, variables: dict[str, str]) -> None:
        # Textual empties the cache of the variables before.
        self._parse_cache = LRUCache(1)
        set_variables(self, variables)
        share(self, variables)

    monkeypatch.setattr(Stylesheet, "__init__", started)
    monkeypatch.setattr(Stylesheet, "set_variables", changed)
