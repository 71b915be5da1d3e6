"""Small counts: nobody who knows the sum, what is shown and the rule itself can compute one that is hidden."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.views.small_counts import Beside, Shown, Small, shown


def test_what_is_large_and_what_is_nought_is_shown() -> None:
    assert shown([7, 0, 5]) == (7, 0, 5)


def test_a_small_count_hides_another_one_beside_it() -> None:
    assert shown([12, 3, 9]) == (Beside(), Small(), 9)
    assert shown([6, 2, 3, 30]) == (Beside(), Small(), Small(), 30)


def test_what_leaves_one_answer_is_not_shown_at_all() -> None:
    assert shown([5, 1, 20]) is None
    assert shown([4, 4, 4]) is None
    assert shown([3, 2]) is None


def splits(total: int, places: int) -> Iterator[tuple[int, ...]]:
    """All ways to count a number of things in so many places."""
    if places == 1:
        yield (total,)
        return
    for first in range(total + 1):
        yield from ((first, *rest) for rest in splits(total - first, places - 1))


@pytest.mark.parametrize(("places", "totals"), [(2, range(1, 40)), (3, range(1, 31)), (4, range(1, 21))])
def test_every_hidden_count_may_be_more_than_one_for_who_knows_the_rule(places: int, totals: range) -> None:
    """The strongest reader: he tries all counts of that sum and keeps those that the rule shows alike."""
    for total in totals:
        alike: dict[tuple[Shown, ...] | None, list[tuple[int, ...]]] = defaultdict(list)
        for counts in splits(total, places):
            alike[shown(counts)].append(counts)
        for told, possible in alike.items():
            for place in range(places):
                if told is None or not isinstance(told[place], int):
                    assert len({counts[place] for counts in possible}) > 1, (told, possible)


@given(st.lists(st.integers(0, 200), min_size=1, max_size=12))
def test_no_small_count_is_ever_shown(counts: list[int]) -> None:
    told = shown(counts)
    for count, value in zip(counts, told or (), strict=False):
        assert value == count if isinstance(value, int) else isinstance(value, Small) == (count < 5)
        assert not isinstance(value, int) or value == 0 or value >= 5


@given(st.lists(st.integers(0, 60), min_size=2, max_size=8))
def test_what_is_hidden_is_never_the_rest_of_the_sum(counts: list[int]) -> None:
    """By bounds alone: a small count is from 1 to 4, one beside it at least 5, and both make up what is not shown."""
    told = shown(counts)
    hidden = [value for value in told or () if not isinstance(value, int)]
    if not hidden:
        return
    rest = sum(counts) - sum(value for value in told or () if isinstance(value, int))
    least = [1 if isinstance(value, Small) else 5 for value in hidden]
    most = [4 if isinstance(value, Small) else rest for value in hidden]
    for place in range(len(hidden)):
        low = max(least[place], rest - (sum(most) - most[place]))
        high = min(most[place], rest - (sum(least) - least[place]))
        assert high > low, (counts, told)
