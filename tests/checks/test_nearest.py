"""What was meant by a name that does not exist, and circles."""

import pytest

from mopsdocs.checks.loops import loops
from mopsdocs.checks.nearest import nearest

PEOPLE = ("ana.ruiz", "ana.lopez", "luis.gomez", "joao.pereira", "marta.gil")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ana.riuz", "ana.ruiz"),
        ("Ana Ruiz", "ana.ruiz"),
        ("João Pereira", "joao.pereira"),
        ("luis.gomes", "luis.gomez"),
        ("luisgomez", "luis.gomez"),
        ("marta", "marta.gil"),
        ("pereira", "joao.pereira"),
        ("ana", None),
        ("olga.petrova", None),
        ("", None),
        ("...", None),
    ],
)
def test_person_nearly_right(written: str, meant: str | None) -> None:
    """Case, accents, a slip of the finger or half of the name lead to one person; doubt leads to nobody."""
    assert nearest(written, PEOPLE) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [("g1", "G1"), ("G11", "G1"), ("G9", None), ("SLA9", None), ("SAL1", "SLA1"), ("total-click", "total-clicks")],
)
def test_id_nearly_right(written: str, meant: str | None) -> None:
    """Another number is another thing: only spelling is guessed."""
    assert nearest(written, ("G1", "G2", "SLA1", "SLA2", "total-clicks")) == meant


def test_circles_are_told_once() -> None:
    """Each circle is found once, from its first member; what merely leads into one is in none."""
    leads = {"a": ("b",), "b": ("c", "x"), "c": ("b",), "d": ("d",), "e": ("a", "f"), "f": ()}

    assert list(loops(leads)) == [("b", "c"), ("d",)]


def test_long_chain_is_no_circle() -> None:
    """Ten thousand tasks in a row are walked without a circle and without running out of room."""
    chain = {str(n): (str(n + 1),) for n in range(10_000)}

    assert list(loops(chain)) == []
    assert len(next(loops(chain | {"9999": ("0",)}))) == 10_000
