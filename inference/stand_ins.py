"""Stand-ins for labelled videos, which this project does not have: features of still faces moved along time.

Each sequence goes between faces of one still data set: rest, an onset, an apex, an offset, again. Its features are mixes of
the two faces' features, seen under the same conditions (jittered crops, blur, occlusion, noise, darkness, or lost); its
labels are the same mixes of the faces' vote distributions. What it is not: a person's real muscle movement. Nothing that is
measured on it is a claim about real videos.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from tqdm import tqdm

from augment import Changes, augment, place
from degrade import degrade
from faces import Faces
from model_card import EMOTIONS
from network import ExpressionNet

CONDITIONS = ("clean", "blur", "occlusion", "noise", "dark")
JITTERS = 3
GENTLE = Changes(rotation=4, scale=0.04, shift=0.025, contrast=0.1, gamma=0.1, blur=0, noise=3, erase=0)
"""What changes between two frames of a still face in front of a webcam: the crop's place, a little light, noise."""


@dataclass(frozen=True)
class Views:
    """``feat`` [N, conditions, JITTERS, D] of N faces under CONDITIONS, ``labels`` [N, 8], and the face's main class."""

    feat: Tensor
    labels: Tensor

    @property
    def classes(self) -> np.ndarray:
        return self.labels.argmax(1).numpy()


@dataclass(frozen=True)
class Sequences:
    """``feat`` [N, T, D], ``mask`` [N, T], ``seconds`` [N, T], ``labels`` [N, T, 8], ``condition`` [N] as a number."""

    feat: Tensor
    mask: Tensor
    seconds: Tensor
    labels: Tensor
    condition: np.ndarray


def look(network: ExpressionNet, faces: Faces, size: int, seed: int) -> Views:
    """Reads every face JITTERS times under each condition."""
    random = torch.Generator().manual_seed(seed)
    network.eval()
    found = []
    with torch.inference_mode():
        for pixels in tqdm(torch.from_numpy(faces.pixels).split(32), desc="looking at faces", mininterval=10):
            one = pixels.unsqueeze(1).float()
            views = []
            for condition in CONDITIONS:
                for _ in range(JITTERS):
                    bad = one if condition == "clean" else degrade(place(one, 96), condition, random)
                    views.append(network(augment(bad, size, GENTLE, random)).feat.half())
            found.append(torch.stack(views, 1).view(len(one), len(CONDITIONS), JITTERS, -1))
    return Views(torch.cat(found), torch.from_numpy(faces.labels))


def draw(views: Views, n: int, steps: int, random: np.random.Generator, rate: float | None = None) -> Sequences:
    """``n`` sequences of ``steps`` frames, at ``rate`` frames a second or at rates between 5 and 30."""
    drawn = [_one(views, steps, rate or float(np.exp(random.uniform(np.log(5), np.log(30)))), random) for _ in range(n)]
    feat, mask, seconds, labels, condition = zip(*drawn, strict=True)
    return Sequences(torch.stack(feat), torch.stack(mask), torch.stack(seconds), torch.stack(labels), np.array(condition))


def _one(views: Views, steps: int, rate: float, random: np.random.Generator) -> tuple[Tensor, Tensor, Tensor, Tensor, int]:
    gaps = np.clip(random.normal(1, 0.08, steps), 0.6, 1.6) / rate
    times = np.cumsum(gaps)
    rest, peak = _pair(views, random)
    share = torch.from_numpy(_course(times, random)).float().unsqueeze(1)
    spans, condition = _conditions(times, random)
    jitter = random.integers(JITTERS, size=(2, steps))
    kept = _sticky(jitter, random)
    feat = (1 - share) * views.feat[rest, spans, kept[0]].float() + share * views.feat[peak, spans, kept[1]].float()
    labels = (1 - share) * views.labels[rest] + share * views.labels[peak]
    mask = torch.from_numpy(_lost(times, random)).float()
    seconds = torch.from_numpy(np.concatenate([[0.0], gaps[1:]])).float()
    return feat * mask.unsqueeze(1), mask, seconds, labels, condition


def _pair(views: Views, random: np.random.Generator) -> tuple[int, int]:
    """A resting face and a moved one; every class is as likely, so that rare ones are learnt too."""
    classes = views.classes
    neutral = np.flatnonzero(classes == EMOTIONS.index("NEUTRAL"))
    present = [k for k in range(1, len(EMOTIONS)) if (classes == k).any()]
    moved = np.flatnonzero(classes == random.choice(present))
    return int(random.choice(neutral)), int(random.choice(moved))


def _course(times: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Share of the moved face over time: onsets of 0.2-0.8 s, apexes of 0.3-3 s, offsets of 0.3-1.5 s, rests between."""
    share = np.zeros_like(times)
    at = random.uniform(-1.0, 2.0)
    while at < times[-1]:
        onset, apex, offset = random.uniform(0.2, 0.8), random.uniform(0.3, 3.0), random.uniform(0.3, 1.5)
        height = random.choice([1.0, random.uniform(0.3, 1.0)])
        rise = np.clip((times - at) / onset, 0, 1)
        fall = np.clip((times - at - onset - apex) / offset, 0, 1)
        share = np.maximum(share, height * (rise**2 * (3 - 2 * rise) - fall**2 * (3 - 2 * fall)))
        at += onset + apex + offset + random.uniform(0.5, 4.0)
    return np.clip(share, 0, 1)


def _conditions(times: np.ndarray, random: np.random.Generator) -> tuple[np.ndarray, int]:
    """Which condition each frame is seen under: clean with one spell of another, and which that was."""
    condition = int(random.integers(len(CONDITIONS)))
    begun, length = random.uniform(times[0], times[-1]), random.uniform(0.2, 2.5)
    spell = (times >= begun) & (times < begun + length)
    flicker = random.random(len(times)) < 0.03
    return np.where(spell | flicker, condition, 0), condition


def _sticky(jitter: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """A crop's place changes now and then, not with every frame."""
    for t in range(1, jitter.shape[1]):
        if random.random() < 0.4:
            jitter[:, t] = jitter[:, t - 1]
    return jitter


def _lost(times: np.ndarray, random: np.random.Generator) -> np.ndarray:
    mask = np.ones(len(times))
    for _ in range(random.integers(0, 3)):
        begun = random.uniform(times[0], times[-1])
        mask[(times >= begun) & (times < begun + random.exponential(0.4))] = 0
    mask[random.random(len(times)) < 0.02] = 0
    if mask.sum() == 0:
        mask[0] = 1
    return mask
