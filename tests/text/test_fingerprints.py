"""Fingerprints of a text: few, the same on any machine, and shared where a passage is."""

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from accordingto.text.fingerprints import fingerprints


def test_fingerprints_are_the_same_on_every_machine() -> None:
    text = "the quick grey fox ran off into fog"
    told = f"from accordingto.text.fingerprints import fingerprints; print(fingerprints({text!r}))"
    ran = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert ran.stdout == "(3167309497586452835,)\n"
    assert fingerprints(text.upper()) == (3167309497586452835,)


def test_fingerprints_are_few_and_stay_with_a_passage() -> None:
    words = [f"w{n * n % 9973}" for n in range(4000)]
    found = set(fingerprints(" ".join(words)))
    assert len(found) < len(words) / 7
    for start in range(0, 3000, 37):
        inside = ["x"] * 30 + words[start : start + 19] + ["y"] * 30
        assert found & set(fingerprints(" ".join(inside)))
    assert fingerprints("only four words here") == ()


@given(st.text(alphabet=st.sampled_from("abAB1 .\n\"“”’'\ud800é"), max_size=300))
def test_any_text_has_them_in_63_bits(text: str) -> None:
    assert all(0 <= number < 2**63 for number in fingerprints(text))
