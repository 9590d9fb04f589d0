"""Averages are means, keep what helps, and are chosen on faces that they are not judged on."""

from __future__ import annotations

import numpy as np
import torch

from faces import Faces
from measures import score
from soup import average, greedy, halves


def test_average_is_the_mean_and_leaves_counters_alone() -> None:
    one = {"weight": torch.tensor([1.0, 3.0]), "batches": torch.tensor(7)}
    other = {"weight": torch.tensor([3.0, 5.0]), "batches": torch.tensor(9)}
    found = average([one, other])
    assert found["weight"].tolist() == [2.0, 4.0]
    assert found["batches"].item() == 7


def test_a_run_that_harms_the_average_is_left_out() -> None:
    truth = np.arange(200) % 2

    def judged(weights: dict[str, torch.Tensor]) -> object:
        lean = weights["lean"].item()
        right = np.arange(200) < 200 - 100 * abs(lean - 1)
        guess = np.where(right, truth, 1 - truth)
        return score(torch.eye(8)[guess], truth)

    runs = {name: {"lean": torch.tensor(lean)} for name, lean in {"left": 0.8, "right": 1.3, "far": 3.0}.items()}
    assert greedy(runs, judged) == ["left", "right"]


def test_halves_share_no_face_and_are_the_same_again() -> None:
    pixels = np.arange(101, dtype=np.uint8)[:, None, None].repeat(2, 1).repeat(2, 2)
    faces = Faces(pixels, np.eye(8, dtype=np.float32)[np.zeros(101, int)], np.ones(101, np.float32), "made")
    one, other = halves(faces)
    assert sorted(one.pixels[:, 0, 0].tolist() + other.pixels[:, 0, 0].tolist()) == list(range(101))
    assert (halves(faces)[1].pixels == other.pixels).all()
