"""The names of those who vote: the row that is clicked on is the name that is drawn there."""

from hypothesis import given
from hypothesis import strategies as st

from fiche_tui.drawing.station import draw_names, name_at
from fiche_tui.workshop.voters import Voter


@given(st.integers(1, 60), st.integers(-1, 59), st.integers(40, 160), st.integers(12, 50))
def test_a_row_is_the_name_that_stands_on_it(count: int, place: int, width: int, height: int) -> None:
    voters = [Voter(f"v{number}", f"Personne {number:02}", "") for number in range(count)]
    place = min(place, count - 1)
    for row, line in enumerate(draw_names(voters, place, (), (), width, height)):
        found = name_at(row, count, place, width, height)
        assert (found is not None) is ("Personne" in line.text)
        if found is not None:
            assert voters[found].name in line.text
