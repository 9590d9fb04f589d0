"""A temperature that is fitted again stands on the card, and so do its figures."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
import torch

from calibrate import calibrate_frame, costs
from faces import Faces
from model_card import REPOSITORY, read
from quantise import Answer


@pytest.fixture
def unsure() -> tuple[Answer, Faces]:
    """Faces on which people do not agree, read twice as surely as people are."""
    torch.manual_seed(2)
    logits = torch.randn(600, 8) * 4
    labels = (logits / 2).softmax(1).numpy()
    return Answer(logits, np.zeros((600, 1))), Faces(np.zeros((600, 48, 48), np.uint8), labels, labels.max(1), "made")


def test_card_has_the_temperature_of_the_votes_and_no_figure_of_the_one_before(unsure: tuple[Answer, Faces], tmp_path: Path) -> None:
    folder = Path(shutil.copytree(REPOSITORY / "expression_frame", tmp_path / "expression_frame"))
    before = read(folder)
    calibrate_frame(before, *unsure, "ferplus-npz")
    after = read(folder)
    assert after.facts["temperature"] == pytest.approx(2, abs=0.03)
    assert after.facts["digest"] == before.facts["digest"]
    named = [figure["name"] for figure in after.facts["figures"]]
    assert named[-2:] == [
        "calibration error against majorities, taken as certain", "calibration error against shares of votes, mean of the classes",
    ]  # fmt: skip
    assert len(named) == len(set(named))


def test_a_temperature_costs_against_majorities_what_it_gains_against_votes(unsure: tuple[Answer, Faces]) -> None:
    answer, everyone = unsure
    sure, fitted = costs(answer.logits, everyone, 1.0), costs(answer.logits, everyone, 2.0)
    assert fitted["error against votes"] < sure["error against votes"]
    assert fitted["cross entropy of the votes"] < sure["cross entropy of the votes"]
    assert fitted["error against majorities"] > sure["error against majorities"]
