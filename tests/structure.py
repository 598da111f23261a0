"""What the classes of the program are made of, read from the source: `python -m tests.structure` prints the report.

A class is as large as what it can do: the lines and the methods of its own bases are counted with its own.
"""

import ast
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src"
PACKAGE = "fiche_tui"


@dataclass(frozen=True, slots=True)
class Class:
    """A class of ours: its module, the names of its bases as written, how many lines and methods it has."""

    module: str
    name: str
    bases: tuple[str, ...]
    lines: int
    methods: int

    @property
    def id(self) -> str:
        """Its full name."""
        return f"{self.module}.{self.name}"


class House:
    """Every module below a folder, parsed."""

    def __init__(self, source: Path = SOURCE) -> None:
        self.source = source
        self.files = sorted(source.rglob("*.py"))
        self._trees = {_module_of(path, source): ast.parse(path.read_text(encoding="utf-8")) for path in self.files}

    @cached_property
    def classes(self) -> Mapping[str, Class]:
        """The classes by full name."""
        found = (_class(module, node) for module, tree in self._trees.items() for node in _class_nodes(tree))
        return {one.id: one for one in found}

    @cached_property
    def _imported(self) -> Mapping[str, Mapping[str, str]]:
        return {module: dict(_imports(module, tree)) for module, tree in self._trees.items()}

    def bases(self, one: Class) -> tuple[Class, ...]:
        """The classes of ours that a class is derived from directly, protocols left out."""
        found = (self._find(one.module, name) for name in one.bases)
        return tuple(base for base in found if base and not self.is_protocol(base))

    def is_protocol(self, one: Class) -> bool:
        """Whether a class only says what others can do."""
        return any(name.rpartition(".")[2] == "Protocol" for name in one.bases)

    def ancestors(self, one: Class) -> tuple[Class, ...]:
        """Every class of ours that a class is derived from, each once."""
        found: dict[str, Class] = {}
        for base in self.bases(one):
            for ancestor in (base, *self.ancestors(base)):
                found.setdefault(ancestor.id, ancestor)
        return tuple(found.values())

    @cached_property
    def heirs(self) -> Counter[str]:
        """How many classes are derived directly from each base."""
        return Counter(base.id for one in self.classes.values() for base in self.bases(one))

    def effective(self, one: Class) -> tuple[int, int]:
        """Lines and methods of a class with those of its ancestors; a method that replaces another counts too."""
        whole = (one, *self.ancestors(one))
        return sum(part.lines for part in whole), sum(part.methods for part in whole)

    def _find(self, module: str, name: str) -> Class | None:
        # Follow the name through imports, and through the packages that export it again.
        first, _dot, rest = name.partition(".")
        for _step in range(5):
            here = f"{module}.{name}"
            if here in self.classes:
                return self.classes[here]
            target = self._imported.get(module, {}).get(first)
            if target is None or not target.startswith(PACKAGE):
                return None
            whole = f"{target}.{rest}" if rest else target
            module, _dot, name = whole.rpartition(".")
            first, rest = name, ""
        return None


def _module_of(path: Path, source: Path) -> str:
    parts = path.relative_to(source).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _class_nodes(tree: ast.Module) -> Iterator[ast.ClassDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))


def _class(module: str, node: ast.ClassDef) -> Class:
    methods = sum(isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef)) for one in node.body)
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    return Class(module, node.name, tuple(_base_name(base) for base in node.bases), lines, methods)


def _base_name(node: ast.expr) -> str:
    return ast.unparse(node.value if isinstance(node, ast.Subscript) else node)


def _imports(module: str, tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                yield alias.asname or alias.name, f"{node.module}.{alias.name}"


def report(house: House, least: int = 100) -> list[str]:
    """Return the classes from the largest, effective lines and methods first."""
    sizes = sorted(((*house.effective(one), one) for one in house.classes.values()), key=lambda row: -row[0])
    rows = [
        f"{lines:5} {methods:7}  {one.name:24} {' < '.join(base.name for base in house.ancestors(one))}".rstrip()
        for lines, methods, one in sizes
        if lines >= least
    ]
    return ["lines methods  class                    its bases", *rows]


if __name__ == "__main__":
    print("\n".join(report(House())))
