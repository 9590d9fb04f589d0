"""Measures the exported engines on labelled clips: ``evaluate_labelled.py FOLDER --layout crema-d``.

A clip's verdict is the class with the largest mean probability over the frames in which a face was found; a clip without any
face has none and counts as wrong. Read by the frame network alone and, where the repository has one, by the CNN-LSTM too.
Accuracy carries its 95 % interval, resampled by subject (by clip where the set names none): clips of one person are alike.
One row a reader goes to --out; the verdicts clip by clip to --verdicts when that is given.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from tqdm import tqdm

import chain
from clips import LAYOUTS, Clip, Clips, pictures_of, read_clips
from model_card import EMOTIONS, REPOSITORY, ModelCard, read
from provenance import provenance
from train import HERE, append_row
from video import ffmpeg, frames, size_of

NO_VERDICT = -1
DRAWS = 2000


def main() -> None:
    arguments = parse()
    clips = read_clips(arguments.folder, arguments.layout)
    clips = clips.of_split(arguments.split) if arguments.split else clips
    print(f"{len(clips.found)} clips of {len({clip.subject for clip in clips.found})} subjects; left out: {clips.left_out or 'none'}")
    reader = Reader.of(arguments.frame_model, arguments.sequence_model, ffmpeg(arguments.ffmpeg), arguments.rate)
    verdicts = [reader.verdicts(clip) for clip in tqdm(clips.found)]
    said = {"layout": arguments.layout, "split": arguments.split or "all", "rate": arguments.rate}
    for name in verdicts[0]:
        row = said | {"reader": name} | judged(clips, np.array([found[name] for found in verdicts]))
        append_row(arguments.out, row | provenance())
        print(row)
    if arguments.verdicts:
        write_verdicts(arguments.verdicts, clips, verdicts)


@dataclass(frozen=True)
class Reader:
    """The exported networks and how clips are opened; ``sequence`` is None where the repository has no CNN-LSTM."""

    walk: chain.FaceChain
    sequence: tuple[ModelCard, onnxruntime.InferenceSession] | None
    executable: str
    rate: float

    @staticmethod
    def of(frame_model: str, sequence_model: str, executable: str, rate: float) -> Reader:
        walk = chain.FaceChain(frame_model)
        if not (REPOSITORY / sequence_model).is_dir():
            return Reader(walk, None, executable, rate)
        card = read(REPOSITORY / sequence_model)
        session = onnxruntime.InferenceSession(str(card.model_file), providers=["CPUExecutionProvider"])
        return Reader(walk, (card, session), executable, rate)

    def verdicts(self, clip: Clip) -> dict[str, int]:
        """Name of the reader -> class number, NO_VERDICT without any face."""
        logits, feat, seen = self._look(clip)
        found = {"frame": verdict(logits, self.walk.coder.card, seen)}
        if self.sequence:
            card, session = self.sequence
            seconds = np.full((1, len(seen)), 1 / self.rate, np.float32)
            seconds[0, 0] = 0
            smoothed = session.run(["logits"], {"feat": feat[None], "mask": seen[None].astype(np.float32), "seconds": seconds})
            found["CNN-LSTM"] = verdict(smoothed[0][0], card, seen)
        return found

    def _look(self, clip: Clip) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Logits [T, K], features [T, D] and whether a face was found [T]; zeros where none was."""
        rows = []
        for picture in self._pictures(clip):
            mesh = self.walk.find_face(picture)
            size = self.walk.coder.size
            crop = np.zeros((size, size, 3), np.uint8) if mesh is None else self.walk.crop(picture, mesh)
            outputs = dict(zip(self.walk.coder.outputs, self.walk.coder.run(crop[None]), strict=True))
            seen = mesh is not None
            rows.append((outputs["logits"][0] * seen, outputs["feat"][0] * np.float32(seen), seen))
        if not rows:
            raise ValueError(f"{clip.path}: not one frame could be decoded")
        logits, feat, seen = (np.array(column) for column in zip(*rows, strict=True))
        return logits, feat.astype(np.float32), seen

    def _pictures(self, clip: Clip) -> Iterator[np.ndarray]:
        """RGB frames at ``rate`` a second; a folder of pictures is taken to be at that rate already."""
        if clip.path.is_dir():
            yield from pictures_of(clip.path)
            return
        width, height = size_of(self.executable, clip.path)
        for data in frames(self.executable, clip.path, f"fps={self.rate}", (width, height)):
            yield np.frombuffer(data, np.uint8).reshape(height, width, 3)


def verdict(logits: np.ndarray, card: ModelCard, seen: np.ndarray) -> int:
    """Class number in EMOTIONS."""
    if not seen.any():
        return NO_VERDICT
    mean = chain.probabilities(logits[seen], card.facts["temperature"]).mean(0)
    return EMOTIONS.index(card.labels[int(mean.argmax())])


def judged(clips: Clips, guess: np.ndarray) -> dict[str, object]:
    """Accuracy with its interval, unweighted average recall and recall a class over the classes that the clips have."""
    truth = np.array([EMOTIONS.index(clip.label) for clip in clips.found])
    right = guess == truth
    bounds = interval(right, [clip.subject or str(clip.path) for clip in clips.found])
    low, high = (round(bounds[0], 4), round(bounds[1], 4)) if bounds else ("", "")
    recall = {name: float(right[truth == k].mean()) for k, name in enumerate(EMOTIONS) if (truth == k).any()}
    row: dict[str, object] = {"clips": len(guess), "no_face": int((guess == NO_VERDICT).sum()), "accuracy": round(float(right.mean()), 4)}
    row |= {"accuracy_low": low, "accuracy_high": high, "uar": round(float(np.mean(list(recall.values()))), 4)}
    return row | {f"recall_{name.lower()}": round(recall[name], 3) if name in recall else "" for name in EMOTIONS}


def interval(right: np.ndarray, groups: list[str]) -> tuple[float, float] | None:
    """95 % percentile bootstrap of the mean; whole groups are drawn (Efron and Tibshirani, 1993), seed 1. None for a single
    group: drawn again and again it only repeats itself, which tells nothing of other people."""
    if len(set(groups)) < 2:
        return None
    _, place = np.unique(groups, return_inverse=True)
    hits, sizes = np.bincount(place, right), np.bincount(place)
    drawn = np.random.default_rng(1).integers(0, len(sizes), (DRAWS, len(sizes)))
    low, high = np.percentile(hits[drawn].sum(1) / sizes[drawn].sum(1), [2.5, 97.5])
    return float(low), float(high)


def write_verdicts(path: Path, clips: Clips, verdicts: list[dict[str, int]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["clip", "subject", "split", "label", *verdicts[0]])
        for clip, found in zip(clips.found, verdicts, strict=True):
            said = ["no face" if guess == NO_VERDICT else EMOTIONS[guess] for guess in found.values()]
            writer.writerow([clip.path, clip.subject, clip.split, clip.label, *said])


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--layout", required=True, choices=sorted(LAYOUTS))
    parser.add_argument("--split", help="this part of the set alone")
    parser.add_argument("--rate", type=float, default=10.0, help="frames read a second")
    parser.add_argument("--frame-model", default="expression_frame")
    parser.add_argument("--sequence-model", default="expression_sequence")
    parser.add_argument("--ffmpeg")
    parser.add_argument("--out", type=Path, default=HERE / "results" / "clips_labelled.csv")
    parser.add_argument("--verdicts", type=Path, help="csv to write, a row a clip")
    return parser.parse_args()


if __name__ == "__main__":
    main()
