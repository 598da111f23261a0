"""The limits of the SSH door, with the time handed in."""

import pytest

from fiche_tui.serve.ssh.bounds import Allowance, Bounds, Waiting, network, seen_size


@pytest.mark.parametrize(
    ("claimed", "seen"),
    [
        ((100, 40), (100, 40)),
        ((0, 0), (80, 24)),
        ((80, 0), (80, 24)),
        ((-1, 5), (80, 24)),
        ((2000, 2000), (240, 80)),
        ((4_294_967_295, 1), (240, 1)),
    ],
)
def test_a_window_is_what_can_be_drawn(claimed: tuple[int, int], seen: tuple[int, int]) -> None:
    assert seen_size(*claimed) == seen


@pytest.mark.parametrize(
    ("address", "one"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:0db8:0001:0002"),
        ("fe80::1%eth0", "fe80:0000:0000:0000"),
        ("nowhere", "nowhere"),
    ],
)
def test_an_address_is_one_client(address: str, one: str) -> None:
    assert network(address) == one


def test_an_allowance_is_spent_and_comes_back_with_time() -> None:
    allowance = Allowance(3, 0.5)
    for _again in range(3):
        assert allowance.left("a", 10.0)
        allowance.spend("a", 10.0)
    assert not allowance.left("a", 11.0)
    assert allowance.left("b", 11.0)
    assert allowance.left("a", 12.0)
    for _again in range(50):
        allowance.spend("a", 12.0)
    assert allowance.left("a", 14.0), "a flood is not held against an address for ever"


def test_ten_thousand_wrong_codes_take_a_working_day() -> None:
    bounds = Bounds()
    allowance, now = Allowance(bounds.wrong, bounds.wrong_refill), 0.0
    for _code in range(10_000):
        now += 0.0 if allowance.left("a", now) else bounds.delay
        allowance.spend("a", now)
    assert now > 8 * 3600


def test_what_was_spent_for_a_good_reason_is_given_back() -> None:
    allowance = Allowance(1, 0.0)
    allowance.spend("a", 0.0)
    assert not allowance.left("a", 9.0)
    allowance.give_back("a", 9.0)
    allowance.give_back("b", 9.0)
    assert allowance.left("a", 9.0)


def test_the_addresses_that_are_remembered_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Allowance, "MOST", 3)
    allowance = Allowance(1, 0.1)
    for place in range(20):
        allowance.spend(f"a{place}", float(place) / 10)
    assert allowance.left("a0", 2.0)
    assert not allowance.left("a19", 2.0)


def test_who_spent_nothing_that_counts_any_more_is_forgotten_before_anybody_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Allowance, "MOST", 3)
    allowance = Allowance(1, 0.1)
    for address, now in (("old", 0.0), ("older", 0.0), ("recent", 95.0), ("new", 96.0)):
        allowance.spend(address, now)
    assert [allowance.left(one, 97.0) for one in ("old", "older", "recent", "new")] == [True, True, False, False]


def test_who_crowds_the_entrance_makes_room() -> None:
    waiting = Waiting[str](3)
    assert [waiting.add(*one) for one in (("x", "far"), ("1", "near"), ("2", "near"))] == [None, None, None]
    assert waiting.add("3", "near") == "1"
    assert waiting.add("y", "far") == "2"
    waiting.remove("x")
    waiting.remove("x")
    assert len(waiting) == 2
    assert waiting.add("4", "near") is None
