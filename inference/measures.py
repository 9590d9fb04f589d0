"""What a classifier is judged by: accuracy, recall by class, macro F1, calibration."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from model_card import EMOTIONS

BINS = 15


@dataclass(frozen=True)
class Scores:
    """``accuracy``, ``uar`` (unweighted average recall), ``macro_f1``, ``recall`` [8] (NaN where a class is absent) over
    ``support`` [8] faces, ``ece`` (expected calibration error, 15 bins of equal width; Guo et al., 2017), ``n``."""

    accuracy: float
    uar: float
    macro_f1: float
    recall: tuple[float, ...]
    support: tuple[int, ...]
    ece: float
    n: int

    def row(self) -> dict[str, object]:
        row: dict[str, object] = {"n": self.n, "accuracy": round(self.accuracy, 4), "uar": round(self.uar, 4)}
        row |= {"macro_f1": round(self.macro_f1, 4), "ece": round(self.ece, 4)}
        return row | {f"recall_{name.lower()}": round(r, 3) for name, r in zip(EMOTIONS, self.recall, strict=True)}


def score(logits: Tensor, truth: np.ndarray, temperature: float = 1.0) -> Scores:
    """``logits`` [N, 8] against ``truth`` [N] class numbers."""
    probabilities = (logits / temperature).softmax(1).numpy()
    guess = probabilities.argmax(1)
    recall, f1 = [], []
    for k in range(len(EMOTIONS)):
        hit = float(((guess == k) & (truth == k)).sum())
        present, said = float((truth == k).sum()), float((guess == k).sum())
        recall.append(hit / present if present else float("nan"))
        f1.append(2 * hit / (present + said) if present else float("nan"))
    right = float((guess == truth).mean())
    return Scores(
        right, float(np.nanmean(recall)), float(np.nanmean(f1)), tuple(recall),
        tuple(np.bincount(truth, minlength=len(EMOTIONS)).tolist()), calibration_error(probabilities.max(1), guess == truth), len(truth),
    )  # fmt: skip


def calibration_error(confidence: np.ndarray, right: np.ndarray) -> float:
    """Mean gap between confidence and accuracy over BINS bins, weighted by their share."""
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
    gaps = 0.0
    for b in range(BINS):
        inside = bins == b
        if inside.any():
            gaps += inside.mean() * abs(confidence[inside].mean() - right[inside].mean())
    return float(gaps)


def vote_error(logits: Tensor, labels: np.ndarray, temperature: float) -> float:
    """Mean gap between the probability of a class and the share of votes that it got, over BINS bins of each class weighted by their
    share, mean over the classes: what calibration is where people do not agree (class-wise ECE; Nixon et al., 2019)."""
    probabilities = (logits / temperature).softmax(1).numpy()
    return float(np.mean([calibration_error(probabilities[:, k], labels[:, k]) for k in range(labels.shape[1])]))


def fit_temperature(logits: Tensor, labels: np.ndarray) -> float:
    """The temperature in 0.05..5 at which the probabilities are nearest to ``labels`` [N, 8], the votes as distributions, by cross
    entropy (Guo et al., 2017, for votes). Faces on which people do not agree belong to it: fitted on clear majorities alone a network
    learns to be sure where people are not. Refused at an end of that range, where it would be the range's and not the network's."""
    votes = torch.from_numpy(labels)
    candidates = torch.linspace(0.05, 5.0, 496)
    losses = [torch.nn.functional.cross_entropy(logits / t, votes).item() for t in candidates]
    best = int(np.argmin(losses))
    if best in (0, len(candidates) - 1):
        raise ValueError(f"the best temperature lies beyond {candidates[0]:.2f}..{candidates[-1]:.2f}: these logits are not of this scale")
    return float(candidates[best])
