"""The act of a command is one method, found by the command's id."""

import pytest

from fiche_tui.keys.acts import act, acts_of


class Clock:
    def __init__(self) -> None:
        self.done: list[str] = []

    @act("workshop.pause")
    def pause(self) -> None:
        self.done.append("pause")

    @act("workshop.add_minute", "agenda.longer")
    async def more(self) -> None:
        self.done.append("more")

    @property
    def never_read(self) -> str:
        raise AssertionError("finding acts must not run anything")


class SlowClock(Clock):
    @act("workshop.pause")
    def pause(self) -> None:
        self.done.append("slow pause")


def test_acts_are_found_by_id() -> None:
    clock = Clock()
    acts = acts_of(clock)
    assert set(acts) == {"workshop.pause", "workshop.add_minute", "agenda.longer"}
    acts["workshop.pause"]()
    assert clock.done == ["pause"]


def test_a_method_that_replaces_another_is_the_act() -> None:
    clock = SlowClock()
    acts_of(clock)["workshop.pause"]()
    assert clock.done == ["slow pause"]


def test_a_command_has_one_act() -> None:
    with pytest.raises(ValueError, match=r"workshop\.pause has two acts, one of them in SlowClock"):
        acts_of(Clock(), SlowClock())


def test_only_commands_of_the_table_have_acts() -> None:
    with pytest.raises(KeyError):
        act("workshop.dance")
