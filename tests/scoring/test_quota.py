"""The quota of stars: who keeps one comes first, then the best totals; equals are treated alike."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.scoring.plain import Star
from generator.scoring.quota import Candidate, Refused, refused
from generator.scoring.score import Proposal

STARS = (Star("三星", 80), Star("四星", 90, 30), Star("五星", 95, 10))
NAMES = ("", "三星", "四星", "五星")


def unit(code: str, total: int, before: str, proposed: str) -> Candidate:
    ranks = NAMES.index(before), NAMES.index(proposed)
    step = "first" if not before else "up" if ranks[1] > ranks[0] else "down" if ranks[1] < ranks[0] else "same"
    return Candidate(code, total, Proposal(before, proposed, proposed, step))


def others(count: int) -> list[Candidate]:
    return [unit(f"o{number}", 850, "三星", "三星") for number in range(count)]


def test_the_best_totals_take_the_places() -> None:
    rising = [unit(f"u{total}", total, "三星", "四星") for total in (950, 940, 930, 920)]
    assert refused([*rising, *others(6)], STARS) == {"u920": Refused("四星", 3, 4)}


def test_who_has_the_star_keeps_it_and_takes_a_place() -> None:
    kept = [unit("k1", 901, "四星", "四星"), unit("k2", 902, "四星", "四星")]
    rising = [unit("a", 990, "三星", "四星"), unit("b", 980, "三星", "四星")]
    assert refused([*kept, *rising, *others(6)], STARS) == {"b": Refused("四星", 1, 2)}


def test_equals_are_treated_alike_and_a_superior_with_few_units_has_one_place() -> None:
    twins = [unit("a", 950, "三星", "四星"), unit("b", 950, "三星", "四星"), unit("c", 949, "三星", "四星")]
    assert set(refused(twins, STARS)) == {"c"}


def test_who_finds_no_place_above_still_has_the_star_below() -> None:
    """Two of ten would rise to the fifth star; the one without a place keeps the fourth and takes one of its three."""
    top = [unit("a", 990, "四星", "五星"), unit("b", 980, "四星", "五星")]
    rising = [unit("c", 970, "三星", "四星"), unit("d", 960, "三星", "四星")]
    assert refused([*top, *rising, *others(6)], STARS) == {"b": Refused("五星", 1, 2), "d": Refused("四星", 1, 2)}


def test_a_star_without_a_share_has_no_quota() -> None:
    assert refused([unit(f"u{n}", 850, "", "三星") for n in range(20)], STARS) == {}


drawn = st.builds(
    lambda total, before, up: (total, before, min(before + up, 3)),
    *(st.integers(700, 1000), st.integers(0, 3)),
    st.integers(-1, 1),
)


@given(st.lists(drawn, max_size=30))
def test_nobody_with_a_better_total_is_refused_and_shares_hold_but_for_equals(
    units: list[tuple[int, int, int]],
) -> None:
    found = [unit(f"u{n}", total, NAMES[b], NAMES[max(p, 0)]) for n, (total, b, p) in enumerate(units)]
    told = refused(found, STARS)
    for one in found:
        for other in found:
            same = one.proposal.proposed == other.proposal.proposed and other.proposal.step in ("up", "first")
            if one.code not in told and one.proposal.step in ("up", "first") and same and other.total >= one.total:
                assert other.code not in told
    for rank, star in enumerate(STARS, 1):
        rising = [u for u in found if u.proposal.proposed == star.name and u.proposal.step in ("up", "first")]
        admitted = [u for u in rising if u.code not in told]
        kept = [
            u
            for u in found
            if u not in rising and NAMES.index(u.proposal.before if u.code in told else u.proposal.proposed) >= rank
        ]
        places = max(0, max(1, len(found) * star.share // 100) - len(kept))
        worst = min((u.total for u in admitted), default=0)
        assert sum(u.total > worst for u in admitted) < max(places, 1)
