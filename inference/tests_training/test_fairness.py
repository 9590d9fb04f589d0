"""The instrument of fairness finds what it should find, and its intervals are those of worked examples."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from faces import Faces
from fairness import COPIES, darkest_against_lightest, fifth, luminance, newcombe, paired, wilson


def test_intervals_of_worked_examples() -> None:
    # Both from Newcombe (1998)
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=1e-4)
    assert newcombe(56, 70, 48, 80) == pytest.approx((0.0524, 0.3339), abs=1e-4)


def test_pairs_that_change_both_ways_are_no_loss_but_widen_the_interval() -> None:
    before = np.array([True] * 90 + [False] * 10)
    same, swapped = before.copy(), before.copy()
    swapped[[0, 1, 2, 95, 96, 97]] ^= True
    quiet, shaken = paired("same", before, same), paired("swapped", before, swapped)
    assert quiet["value"] == shaken["value"] == 0
    assert quiet["goal_met"] == "yes"
    assert float(str(shaken["high"])) > float(str(quiet["high"]))
    lost = paired("worse", before, before & (np.arange(100) > 9))
    assert (lost["value"], lost["goal_met"]) == (0.1, "no")


def test_a_reader_that_is_blind_in_the_dark_is_found_out() -> None:
    light = np.arange(500) / 2
    found = light > 40
    shares = [fifth(k, found, light)["value"] for k in range(5)]
    assert shares == [pytest.approx(0.19), 1, 1, 1, 1]
    assert float(str(darkest_against_lightest(found, light)["low"])) > 0.7


def test_luminance_is_that_of_the_face_and_not_of_what_is_round_it() -> None:
    pixels = np.zeros((1, 48, 48), np.uint8)
    pixels[:, 12:-12, 12:-12] = 150
    assert luminance(Faces(pixels, np.eye(8, dtype=np.float32)[:1], np.ones(1), "made"))[0] == 150


@pytest.mark.parametrize("name", COPIES)
def test_every_copy_is_darker_or_tinted_and_still_the_face(name: str) -> None:
    face = torch.linspace(30, 220, 97).expand(1, 3, 97, 97)
    copy = COPIES[name](face)
    assert copy.shape == face.shape
    assert copy.mean() < face.mean() - 20
    assert torch.corrcoef(torch.stack([copy.mean(1).flatten(), face.mean(1).flatten()]))[0, 1] > 0.85
