"""The list of roles: codes for ever, wording, hiding, moving, merging, settling."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.decide_list import next_code
from fiche_tui.workshop.sheet import LABEL_LENGTH
from fiche_tui.workshop.short_text import beginning, one_line
from fiche_tui.workshop.state import Role, listed_roles
from fiche_tui.workshop.values import Purpose
from tests.workshop.samples import Play, full_ballot, small_sheet


def role(play: Play, role_id: str) -> Role:
    found = play.state.role(role_id)
    assert found is not None
    return found


def codes(play: Play) -> list[str]:
    return [one.code for one in listed_roles(play.state)]


def test_an_addition_takes_the_next_number_of_its_family() -> None:
    play = Play.prepared().do(c.AddRole("new", "fam-b", "Tenir un registre", "Registre"))
    added = role(play, "new")
    assert (added.code, added.label, added.text, added.source_text) == ("B3", "Registre", "Tenir un registre", "")
    assert added.added
    assert not added.reworded
    assert codes(play) == ["A1", "A2", "A3", "B1", "B2", "B3"]


@pytest.mark.parametrize(
    "fact",
    [f.RoleHidden("a3"), f.RolesMerged("a1", "a3"), f.RoleMoved("a3", "fam-b", 0), f.RoleReworded("a3", "Autre")],
)
def test_the_number_of_a_hidden_merged_or_moved_role_is_never_given_again(fact: f.Fact) -> None:
    play = Play.prepared().append([fact]).do(c.AddRole("new", "fam-a", "Nouveau"))
    assert role(play, "new").code == "A4"


def test_a_role_moved_into_a_family_does_not_take_one_of_its_numbers() -> None:
    play = Play.prepared().record(f.RoleMoved("a1", "fam-b", 2)).do(c.AddRole("new", "fam-b", "Nouveau"))
    assert role(play, "new").code == "B3"


steps = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.sampled_from(("fam-a", "fam-b"))),
        st.tuples(st.just("hide"), st.integers(0, 9)),
        st.tuples(st.just("show"), st.integers(0, 9)),
        st.tuples(st.just("move"), st.integers(0, 9)),
        st.tuples(st.just("merge"), st.integers(0, 9)),
        st.tuples(st.just("restore"), st.integers(0, 9)),
        st.tuples(st.just("undo"), st.just(0)),
    ),
    max_size=25,
)


@given(steps)
def test_a_code_belongs_to_one_role_for_ever(happened: list[tuple[str, str | int]]) -> None:
    play = Play.prepared()
    first_bearer: dict[str, str] = {one.code: one.id for one in play.state.roles}
    for number, (what, which) in enumerate(happened):
        chosen = play.state.roles[int(which) % len(play.state.roles)].id if isinstance(which, int) else ""
        if what == "add":
            play.do(c.AddRole(f"new-{number}", str(which), f"Nouveau {number}"))
        elif what == "undo":
            if play.history.undoable():
                play.undo()
        elif what == "merge":
            decision = play.decide(c.MergeRoles("a1", chosen))
            if isinstance(decision, tuple):
                play.append(decision)
        elif what == "restore":
            play.do(c.RestoreRole(chosen))
        else:
            fact = {"hide": f.RoleHidden(chosen), "show": f.RoleShown(chosen), "move": f.RoleMoved(chosen, "fam-b", 0)}
            play.record(fact[what])
        for one in play.state.roles:
            assert first_bearer.setdefault(one.code, one.id) == one.id
    assert max(Counter(one.code for one in play.state.roles).values()) == 1


def test_a_moved_role_keeps_its_code_and_says_that_it_moved() -> None:
    play = Play.prepared().record(f.RoleMoved("b2", "fam-a", 1))
    assert codes(play) == ["A1", "B2", "A2", "A3", "B1"]
    assert role(play, "b2").moved
    assert not role(play, "b1").moved


@pytest.mark.parametrize(
    ("position", "order"),
    [
        (-5, ["A3", "A1", "A2"]),
        (0, ["A3", "A1", "A2"]),
        (1, ["A1", "A3", "A2"]),
        (2, ["A1", "A2", "A3"]),
        (99, ["A1", "A2", "A3"]),
    ],
)
def test_a_role_moves_to_a_position_counted_among_its_family(position: int, order: list[str]) -> None:
    play = Play.prepared().record(f.RoleMoved("a3", "fam-a", position))
    assert codes(play)[:3] == order


def test_rewording_keeps_the_source_and_restoring_brings_the_sheet_back() -> None:
    play = Play.prepared().record(f.RoleReworded("a1", "À notre façon"), f.RoleRelabelled("a1", "Façon"))
    changed = role(play, "a1")
    assert (changed.text, changed.label, changed.source_text) == ("À notre façon", "Façon", "Src A1")
    assert changed.reworded
    play.record(f.RoleHidden("a1")).do(c.RestoreRole("a1"))
    assert role(play, "a1") == role(Play.prepared(), "a1")


def test_restoring_an_added_role_shows_it_and_keeps_its_words() -> None:
    play = Play.prepared().do(c.AddRole("new", "fam-a", "Nouveau")).record(f.RoleHidden("new"))
    play.do(c.RestoreRole("new"))
    assert (role(play, "new").text, role(play, "new").hidden) == ("Nouveau", False)


def test_a_hidden_role_leaves_the_list_and_comes_back_in_its_place() -> None:
    play = Play.prepared().record(f.RoleHidden("a2"))
    assert codes(play) == ["A1", "A3", "B1", "B2"]
    play.record(f.RoleShown("a2"))
    assert codes(play) == ["A1", "A2", "A3", "B1", "B2"]


def test_roles_merge_across_families_and_stand_alone_again() -> None:
    play = Play.prepared().do(c.MergeRoles("a1", "b2"))
    assert codes(play) == ["A1", "A2", "A3", "B1"]
    assert role(play, "b2").absorbed_by == "a1"
    play.do(c.RestoreRole("b2"))
    assert codes(play) == ["A1", "A2", "A3", "B1", "B2"]


def test_what_was_merged_into_an_absorbed_role_follows_it() -> None:
    play = Play.prepared().do(c.MergeRoles("a2", "a3"), c.MergeRoles("a1", "a2"))
    assert [role(play, one).absorbed_by for one in ("a2", "a3")] == ["a1", "a1"]


@pytest.mark.parametrize(
    ("kept", "absorbed"), [("a1", "a1"), ("zz", "a1"), ("a1", "zz"), ("a3", "a1"), ("a1", "a3"), ("b1", "a1")]
)
def test_two_different_roles_that_stand_alone_are_needed_to_merge(kept: str, absorbed: str) -> None:
    play = Play.prepared().do(c.MergeRoles("a2", "a3")).record(f.RoleHidden("b1"))
    assert play.refused(c.MergeRoles(kept, absorbed)).code == "cannot-merge"


def test_a_hidden_role_may_be_merged_into_a_listed_one() -> None:
    play = Play.prepared().record(f.RoleHidden("b1")).do(c.MergeRoles("a1", "b1"))
    assert role(play, "b1").absorbed_by == "a1"


def test_merging_is_refused_once_a_round_holds_an_answer() -> None:
    play = Play.assessing()
    holding = frozenset({1})
    refusal = play.refused(c.MergeRoles("a1", "a2", holding=holding))
    assert (refusal.code, refusal.values) == ("answers-exist", {"code": "A1"})
    assert play.refused(c.MergeRoles("a1", "a2")).code == "list-settled"


def test_merging_is_refused_after_a_reveal_even_on_a_reopened_list() -> None:
    play = Play.assessed({}).do(c.ReopenList(), c.AddRole("new", "fam-a", "Nouveau"), c.AddRole("new2", "fam-a", "Bis"))
    assert play.refused(c.MergeRoles("new", "a2")).values == {"code": "A2"}
    play.do(c.MergeRoles("new", "new2"))
    assert role(play, "new2").absorbed_by == "new"


def test_merging_is_allowed_after_an_abandoned_round() -> None:
    play = Play.assessing().do(c.ReopenList(holding=frozenset({1}), accepts_loss=True))
    play.do(c.MergeRoles("a1", "a2", holding=frozenset({1})))
    assert role(play, "a2").absorbed_by == "a1"


def test_a_merged_role_stands_alone_no_more_once_its_keeper_has_answers() -> None:
    play = Play.prepared().do(c.MergeRoles("a1", "a2")).record(f.ListSettled()).do(c.OpenRound(Purpose.ASSESS))
    assert play.refused(c.RestoreRole("a2")).code == "list-settled"
    refusal = play.refused(c.RestoreRole("a2", holding=frozenset({1})))
    assert (refusal.code, refusal.values) == ("answers-exist", {"code": "A2"})


def test_rewording_hiding_and_moving_stay_allowed_while_answers_exist() -> None:
    play = Play.assessed({"a1": (0, 3)})
    counts = play.state.rounds[0].tally
    play.record(f.RoleReworded("a1", "Mieux dit"), f.RoleMoved("a1", "fam-b", 0), f.RoleHidden("a2"))
    assert play.state.rounds[0].tally == counts
    assert codes(play) == ["A3", "A1", "B1", "B2"]


def test_a_settled_list_takes_no_addition_until_it_is_reopened() -> None:
    play = Play.prepared().record(f.ListSettled())
    add = c.AddRole("new", "fam-a", "Nouveau")
    assert play.refused(add).code == "list-settled"
    assert play.refused(f.ListSettled()).code == "list-settled"
    play.do(c.ReopenList(), add)
    assert not play.state.settled
    assert play.refused(c.ReopenList()).code == "list-not-settled"


def test_reopening_the_list_gives_up_the_round_that_was_opened_on_it() -> None:
    play = Play.assessing()
    refusal = play.refused(c.ReopenList(holding=frozenset({1})))
    assert (refusal.code, refusal.values) == ("round-holds-ballots", {"round": 1})
    assert play.decide(c.ReopenList(holding=frozenset({1}), accepts_loss=True)) == (
        f.RoundCancelled(1),
        f.ListReopened(),
    )
    play.do(c.ReopenList())
    assert play.state.rounds[0].status == "cancelled"
    assert not play.state.settled


def test_an_empty_list_cannot_be_settled() -> None:
    play = Play.prepared(small_sheet({"A": 1})).record(f.RoleHidden("a1"))
    assert play.refused(f.ListSettled()).code == "list-empty"


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (c.AddRole("new", "fam-z", "Nouveau"), "unknown-family"),
        (c.AddRole("new", "fam-a", "  "), "empty"),
        (c.AddRole("a1", "fam-a", "Nouveau"), "exists-already"),
        (c.AddRole("new", "fam-a", "Nouveau", "é" * 33), "label-too-long"),
        (c.AddFamily("fam-c", " "), "empty"),
        (c.RestoreRole("zz"), "unknown-role"),
        (c.Record(f.FamilyRenamed("fam-z", "x")), "unknown-family"),
        (c.Record(f.FamilyRenamed("fam-a", " ")), "empty"),
        (c.Record(f.RoleReworded("zz", "x")), "unknown-role"),
        (c.Record(f.RoleReworded("a1", "\t")), "empty"),
        (c.Record(f.RoleRelabelled("zz", "x")), "unknown-role"),
        (c.Record(f.RoleRelabelled("a1", "")), "empty"),
        (c.Record(f.RoleRelabelled("a1", "x" * 33)), "label-too-long"),
        (c.Record(f.RoleMoved("zz", "fam-a", 0)), "unknown-role"),
        (c.Record(f.RoleMoved("a1", "fam-z", 0)), "unknown-family"),
    ],
)
def test_a_wrong_change_of_the_list_is_refused(command: c.Command, code: str) -> None:
    assert Play.prepared().refused(command).code == code


def test_a_label_of_just_the_length_is_kept() -> None:
    play = Play.prepared().record(f.RoleRelabelled("a1", "x" * LABEL_LENGTH))
    assert role(play, "a1").label == "x" * LABEL_LENGTH


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Relier", "Relier"),
        ("Un texte  de\ndeux lignes", "Un texte de deux lignes"),
        ("Soutenir les organismes du milieu", "Soutenir les organismes du…"),
        ("Être un lieu de paroles, de veille et de débats", "Être un lieu de paroles, de…"),
        ("Influencer les décideurs, partout ici", "Influencer les décideurs…"),
        ("x" * 40, "x" * 31 + "…"),
        ("x" * 32, "x" * 32),
    ],
)
def test_a_label_is_made_from_the_first_words(text: str, label: str) -> None:
    assert beginning(text, LABEL_LENGTH) == label


@given(st.text(max_size=80))
def test_a_made_label_always_fits_on_one_line(text: str) -> None:
    label = beginning(text, LABEL_LENGTH)
    assert len(label) <= LABEL_LENGTH
    words = one_line(text)
    assert label == words or (label.endswith("…") and words.startswith(label[:-1]))


def test_a_family_is_added_under_the_next_free_letter_before_the_start() -> None:
    play = Play.prepared().do(c.AddFamily("fam-c", "À nous")).do(c.AddRole("new", "fam-c", "Nouveau"))
    assert [family.letter for family in play.state.families] == ["A", "B", "C"]
    assert play.state.families[2].source_title == ""
    assert role(play, "new").code == "C1"
    play.do(c.StartStep("accueil"))
    assert play.refused(c.AddFamily("fam-d", "Trop tard")).code == "already-started"
    assert play.refused(f.FamilyRemoved("fam-c")).code == "already-started"


def test_the_letter_of_a_removed_family_stays_taken() -> None:
    play = Play.prepared().record(f.FamilyRemoved("fam-b")).do(c.AddFamily("fam-c", "À nous"))
    assert [family.letter for family in play.state.families] == ["A", "C"]
    assert codes(play) == ["A1", "A2", "A3"]
    assert role(play, "b1").hidden
    play.record(f.FamilyRemoved("fam-c"))
    assert play.refused(f.FamilyRemoved("fam-a")).code == "last-family"


def test_letters_end_at_z() -> None:
    play = Play.prepared()
    for number in range(24):
        play.do(c.AddFamily(f"more-{number}", "Autre"))
    assert play.state.families[-1].letter == "Z"
    assert play.refused(c.AddFamily("one-more", "Autre")).code == "too-many-families"


def test_a_renamed_family_keeps_the_title_of_the_sheet() -> None:
    play = Play.prepared().record(f.FamilyRenamed("fam-a", "Nos rassemblements"))
    family = play.state.family("fam-a")
    assert family is not None
    assert (family.title, family.source_title) == ("Nos rassemblements", "Famille A")


def test_the_next_code_counts_past_nine() -> None:
    play = Play.prepared(small_sheet({"A": 10}))
    assert next_code(play.state, "fam-a") == "A11"


def test_the_next_code_follows_the_highest_number_even_where_the_sheet_leaves_a_gap() -> None:
    sheet = small_sheet({"A": 3})
    family = sheet.families[0]
    gap = replace(sheet, families=(replace(family, items=(family.items[0], family.items[2])),))
    assert next_code(Play.prepared(gap).state, "fam-a") == "A4"


def test_two_roles_with_the_same_words_stay_two_roles() -> None:
    play = Play.assessing()
    play.record(f.RoleReworded("a1", "Mêmes mots"), f.RoleReworded("b1", "Mêmes mots"))
    play.reveal([full_ballot({"a1": (0, 3), "b1": (3, 0)}, play.asked)])
    counts = play.state.rounds[0].tally.counts
    assert counts["a1"] != counts["b1"]
