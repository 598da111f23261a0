"""Values that never change: what ``dataclass(frozen=True, slots=True)`` makes, at a fraction of its cost.

The standard decorator looks at each field and compiles six methods for each class as it is imported, which for the
three hundred values of this program takes a third of the time that a command needs. Here a class is made again with its
slots, and that is all. Its fields are described when they are first asked for, its constructor, comparison and hash are
made when they are first called: a command meets few of its values.
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

    Constructing, comparing, hashing, copying, ``repr`` and ``dataclasses.replace`` are as with the standard decorator.
    There is no ``__post_init__``, every annotation is a field, and a method cannot call ``super()`` without arguments.
    """
    own = cls.__annotations__
    body = {**_SHARED, **vars(cls)}
    defaults = {name: body.pop(name) for name in own if name in body}
    inherited = {name for base in cls.__mro__[1:] for name in vars(base).get("__slots__", ())}
    positional: tuple[str, ...] = getattr(cls, "__match_args__", ())
    body |= {
        "__slots__": tuple(name for name in own if name not in inherited),
        "__match_args__": (
            *positional,
            *(name for name in own if name not in positional and not _is_by_name(defaults.get(name))),
        ),
        "__dataclass_fields__": _LateFields(own, defaults),
        "__qualname__": cls.__qualname__,
    }
    for name in ("__dict__", "__weakref__"):
        body.pop(name, None)
    make: Any = type(cls)
    return make(cls.__name__, cls.__bases__, body)  # type: ignore[no-any-return]


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


def describe_late(made: Any) -> None:
    """Make a class a dataclass with a constructor, described and compiled when they are first needed."""
    own = made.__annotations__
    defaults = {name: value for name, value in vars(made).items() if name in own}
    for name, value in defaults.items():
        if isinstance(value, Field):
            delattr(made, name)
    late = _LateFields(own, defaults)
    late.__set_name__(made, "__dataclass_fields__")
    made.__dataclass_fields__ = late
    made.__init__ = _construct_first


class _LateFields:
    """The fields of a class, as ``dataclasses.fields`` finds them; described when they are first looked at."""

    def __init__(self, annotations: dict[str, Any], defaults: dict[str, Any]) -> None:
        # Without a docstring, the standard decorator would write one from the signature, which takes it longest.
        self._given = {"__annotations__": annotations, "__doc__": "Fields.", **defaults}

    def __set_name__(self, owner: type, name: str) -> None:
        self._owner: Any = owner

    def __get__(self, _value: object, _owner: type | None = None) -> dict[str, Field[Any]]:
        # Of no base, among whose subclasses it would appear.
        alone: Any = dataclass(init=False, repr=False, eq=False)(type(self._owner.__name__, (), self._given))
        found: dict[str, Field[Any]] = {}
        for base in reversed(self._owner.__mro__[1:]):
            found |= getattr(base, "__dataclass_fields__", {})
        self._owner.__dataclass_params__ = alone.__dataclass_params__
        self._owner.__dataclass_fields__ = found = found | alone.__dataclass_fields__
        return found


def _is_by_name(default: object) -> bool:
    return isinstance(default, Field) and default.kw_only is True


def _construct_first(self: Any, *values: object, **by_name: object) -> None:
    made = _maker(self, "__init__", _construct_first)
    made.__init__ = _constructor(fields(made))
    made.__init__(self, *values, **by_name)


def _is_equal_first(self: Any, other: object) -> bool:
    made = _maker(self, "__eq__", _is_equal_first)
    made.__eq__ = _comparison(_key(made))
    return made.__eq__(self, other)  # type: ignore[no-any-return]


def _hash_first(self: Any) -> int:
    made = _maker(self, "__hash__", _hash_first)
    key = _key(made)
    made.__hash__ = lambda value: hash(key(value))
    return made.__hash__(self)  # type: ignore[no-any-return]


def _maker(value: object, name: str, late: Callable[..., Any]) -> Any:
    """Return the class from which a value has a method that is still to be made."""
    return next(one for one in type(value).__mro__ if vars(one).get(name) is late)


def _key(made: Any) -> Callable[[object], object]:
    """Return what a value of a class is compared by."""
    compared = [one.name for one in fields(made) if one.compare]
    return attrgetter(*compared) if compared else lambda _value: ()


def _comparison(key: Callable[[object], object]) -> Callable[[object, object], bool]:
    def is_equal(self: object, other: object) -> bool:
        return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

    return is_equal


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


_SHARED: dict[str, Any] = {
    "__init__": _construct_first,
    "__eq__": _is_equal_first,
    "__hash__": _hash_first,
    "__repr__": _text,
    "__setattr__": _refuse_to_set,
    "__delattr__": _refuse_to_delete,
    "__getstate__": _content,
    "__setstate__": _fill,
}
