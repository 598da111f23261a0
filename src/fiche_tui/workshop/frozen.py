"""Values that never change: what ``dataclass(frozen=True, slots=True)`` makes, at a fraction of its cost.

The standard decorator compiles six methods for each class as it is imported, which for the three hundred values of this
program takes a third of the time that a command needs. Here one is compiled, the constructor, when the first value of
its kind is made: a command meets few of them.
"""

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform

_Value = TypeVar("_Value")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[_Value]) -> type[_Value]:
    """Return the class as a dataclass with slots whose fields are never set again.

    Constructing, comparing, hashing, copying, ``repr`` and ``dataclasses.replace`` are as with the standard decorator;
    there is no ``__post_init__``.
    """
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    compile_late(made)
    methods = _comparison([one.name for one in fields(made) if one.compare]) | _SHARED
    for name, method in methods.items():
        if name not in vars(cls):
            setattr(made, name, method)
    return made  # type: ignore[no-any-return]


if TYPE_CHECKING:
    from dataclasses import replace as replace  # So that the names and the types of what changes are checked.
else:

    def replace(value: _Value, /, **changes: object) -> _Value:
        """Return a copy of a value of ours with some fields changed, as ``dataclasses.replace`` does.

        That goes through the fields by their names, which takes four times as long for the state of a workshop, and
        each fact replaces it.
        """
        kind = value.__class__
        made = kind.__new__(kind)
        _copier(kind)(value, made)
        for name, changed in changes.items():
            object.__setattr__(made, name, changed)
        return made


@cache
def _copier(kind: type) -> Callable[[object, object], None]:
    """Return what gives one value of a kind the fields of another, compiled when it is first asked for."""
    names = [one.name for one in fields(kind)]
    lines = (f"    set_{name}(made, value.{name})" for name in names)
    methods: dict[str, Any] = {}
    known = {f"set_{name}": getattr(kind, name).__set__ for name in names}
    exec("\n".join(["def copy(value, made):", *lines, "    pass"]), known, methods)
    return methods["copy"]  # type: ignore[no-any-return]


def compile_late(made: Any) -> None:
    """Give a dataclass a constructor of its fields that is compiled when it is first called."""

    def construct(self: object, *values: object, **by_name: object) -> None:
        made.__init__ = _constructor(fields(made))
        made.__init__(self, *values, **by_name)

    made.__init__ = construct


def _comparison(compared: list[str]) -> dict[str, Callable[..., Any]]:
    """Return the methods by which a value is equal to another of its kind when these fields are."""
    key: Callable[[object], object] = attrgetter(*compared) if compared else lambda _value: ()

    def is_equal(self: object, other: object) -> bool:
        return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

    return {"__eq__": is_equal, "__hash__": lambda self: hash(key(self))}


def _constructor(parts: tuple[Field[Any], ...]) -> Callable[..., None]:
    in_order = [_argument(one) for one in parts if not one.kw_only]
    by_name = [_argument(one) for one in parts if one.kw_only]
    arguments = ", ".join(["self", *in_order, *(["*", *by_name] if by_name else [])])
    lines = (f"    set(self, {one.name!r}, {_given(one)})" for one in parts)
    methods: dict[str, Any] = {}
    exec("\n".join([f"def __init__({arguments}):", *lines, "    pass"]), _names(parts), methods)
    return methods["__init__"]  # type: ignore[no-any-return]


def _names(parts: tuple[Field[Any], ...]) -> dict[str, Any]:
    """Return what the methods know: the defaults of the fields, and how one is set."""
    values = {f"default_{one.name}": one.default for one in parts if one.default is not MISSING}
    makers = {f"make_{one.name}": one.default_factory for one in parts if one.default_factory is not MISSING}
    return {**values, **makers, "set": object.__setattr__, "MISSING": MISSING}


def _argument(one: Field[Any]) -> str:
    if one.default is not MISSING:
        return f"{one.name}=default_{one.name}"
    return one.name if one.default_factory is MISSING else f"{one.name}=MISSING"


def _given(one: Field[Any]) -> str:
    made = one.default_factory is not MISSING
    return f"make_{one.name}() if {one.name} is MISSING else {one.name}" if made else one.name


def _text(self: Any) -> str:
    parts = (f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{type(self).__qualname__}({', '.join(parts)})"


def _refuse_to_set(_self: object, name: str, _value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _content(self: Any) -> tuple[object, ...]:
    return tuple(getattr(self, one.name) for one in fields(self))


def _fill(self: Any, content: tuple[object, ...]) -> None:
    for one, value in zip(fields(self), content, strict=True):
        object.__setattr__(self, one.name, value)


_SHARED = {
    "__repr__": _text,
    "__setattr__": _refuse_to_set,
    "__delattr__": _refuse_to_delete,
    "__getstate__": _content,
    "__setstate__": _fill,
}
