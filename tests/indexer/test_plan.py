"""Work is shared out evenly, and always in the same way."""

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from indexer.update.plan import shares


@given(st.lists(st.integers(1, 10**6), max_size=200), st.integers(1, 8))
def test_every_name_is_in_one_share_and_shares_are_even(sizes: list[int], workers: int) -> None:
    listed = {f"{number:03}": size for number, size in enumerate(sizes)}
    found = shares(listed, workers)
    assert len(found) == workers
    assert sorted(chain.from_iterable(found)) == list(listed)
    assert all(share == sorted(share) for share in found)
    loads = [sum(map(listed.__getitem__, share)) for share in found]
    # What went last to the fullest share found it the smallest, and is the least in it.
    fullest = max(range(workers), key=loads.__getitem__)
    least = min(map(listed.__getitem__, found[fullest]), default=0)
    assert loads[fullest] - least <= min(loads)


def test_shares_do_not_depend_on_the_order_of_the_listing() -> None:
    listed = {"a": 3, "b": 3, "c": 5, "d": 1}
    assert (
        shares(listed, 2) == shares(dict(reversed(listed.items())), 2) == [["c", "d"], ["a", "b"]]
    )
