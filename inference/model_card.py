"""Reads and checks model cards: the one description of a model that Python and Java share.

A card is ``model_repository/<name>/model.json``. Its schema is written down in README.md.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parent / "model_repository"

TASKS = ("face-detection", "face-mesh", "face-landmarks", "facial-coding", "sequence-coding")
SEQUENCE_INPUTS = {"feat": 3, "mask": 2, "seconds": 2}
EMOTIONS = ("NEUTRAL", "HAPPY", "SURPRISE", "SAD", "ANGER", "FEAR", "DISGUST", "CONTEMPT")
REQUIRED = (
    "name",
    "version",
    "task",
    "file",
    "digest",
    "outputs",
    "licence",
    "source",
    "training_data",
    "commercial_use",
    "figures",
    "limits",
    "intended_use",
    "date",
)


class BadCard(Exception):
    """A card that cannot be trusted; the message names the card's file and what is wrong with it."""


@dataclass(frozen=True)
class ModelCard:
    folder: Path
    facts: dict[str, Any]

    @property
    def name(self) -> str:
        return str(self.facts["name"])

    @property
    def model_file(self) -> Path:
        return self.folder / str(self.facts["file"])

    @property
    def labels(self) -> list[str]:
        return list(self.facts.get("labels", []))

    @property
    def over_sequences(self) -> bool:
        """True for a network over sequences of features, false for one that looks at pictures."""
        return self.facts["task"] == "sequence-coding"

    @property
    def input_size(self) -> tuple[int, int]:
        return int(self.facts["input"]["height"]), int(self.facts["input"]["width"])


def names() -> list[str]:
    return sorted(path.parent.name for path in REPOSITORY.glob("*/model.json"))


def read(folder: Path) -> ModelCard:
    """Returns the checked card of a model folder or raises BadCard."""
    path = folder / "model.json"
    try:
        facts = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as failure:
        raise BadCard(f"{path}: cannot be read: {failure}") from failure
    _check_facts(path, folder, facts)
    card = ModelCard(folder, facts)
    _check_file(path, card)
    return card


def digest_of(file: Path) -> str:
    return "sha256:" + hashlib.sha256(file.read_bytes()).hexdigest()


def _check_facts(path: Path, folder: Path, facts: dict[str, Any]) -> None:
    missing = [key for key in REQUIRED if key not in facts]
    if missing:
        raise BadCard(f"{path}: lacks {', '.join(missing)}")
    if facts["name"] != folder.name:
        raise BadCard(f"{path}: is named {facts['name']} but lies in the folder {folder.name}")
    if facts["task"] not in TASKS:
        raise BadCard(f"{path}: unknown task {facts['task']}, expected one of {', '.join(TASKS)}")
    _check_keys(path, facts, ["inputs" if facts["task"] == "sequence-coding" else "input"])
    if "input" in facts and facts["input"].get("datatype") != "UINT8":
        raise BadCard(f"{path}: input must be UINT8; normalisation belongs into the graph")
    if facts["task"] == "face-landmarks":
        _check_keys(path, facts, ["coefficients"])
        _check_coefficients(path, facts)
    if facts["task"] == "facial-coding":
        _check_keys(path, facts, ["labels", "alignment", "temperature"])
        _check_labels(path, folder, facts)
    if facts["task"] == "sequence-coding":
        _check_keys(path, facts, ["labels", "temperature", "frame_model", "window"])
        _check_labels(path, folder, facts)
        _check_sequence_coding(path, facts)


def _check_keys(path: Path, facts: dict[str, Any], keys: list[str]) -> None:
    missing = [key for key in keys if key not in facts]
    if missing:
        raise BadCard(f"{path}: a {facts['task']} model lacks {', '.join(missing)}")


def _check_coefficients(path: Path, facts: dict[str, Any]) -> None:
    widths = [output["shape"][-1] for output in facts["outputs"] if output["name"] == "coefficients"]
    if widths != [len(set(facts["coefficients"]))] or widths != [len(facts["coefficients"])]:
        raise BadCard(f"{path}: has no output coefficients as wide as the {len(facts['coefficients'])} that it names, each once")


def _check_labels(path: Path, folder: Path, facts: dict[str, Any]) -> None:
    unknown = [label for label in facts["labels"] if label not in EMOTIONS]
    if unknown:
        raise BadCard(f"{path}: unknown labels {', '.join(unknown)}")
    logits = [output for output in facts["outputs"] if output["name"] == "logits"]
    if not logits or logits[0]["shape"][-1] != len(facts["labels"]):
        raise BadCard(f"{path}: has no output logits as wide as its {len(facts['labels'])} labels")
    listed = (folder / "labels.txt").read_text(encoding="utf-8").split()
    if listed != facts["labels"]:
        raise BadCard(f"{path}: labels differ from labels.txt")
    if facts["temperature"] <= 0:
        raise BadCard(f"{path}: temperature must be above 0")


def _check_sequence_coding(path: Path, facts: dict[str, Any]) -> None:
    shapes = {entry["name"]: entry["shape"] for entry in facts["inputs"] if entry["datatype"] == "FP32"}
    for name, rank in SEQUENCE_INPUTS.items():
        if len(shapes.get(name, [])) != rank:
            raise BadCard(f"{path}: has no FP32 input {name} of {rank} dimensions")
    window = facts["window"]
    if window["context"] < 0 or window["steps"] <= 2 * window["context"]:
        raise BadCard(f"{path}: a window needs more steps than twice its context")
    _check_frame_model(path, facts["frame_model"])


def _check_frame_model(path: Path, frame_model: dict[str, Any]) -> None:
    """The features of another network, or of another version of it, mean something else."""
    beside = path.parent.parent / frame_model["name"] / "model.json"
    if not beside.is_file():
        raise BadCard(f"{path}: its frame model {frame_model['name']} is not in the repository")
    found = json.loads(beside.read_text(encoding="utf-8"))["digest"]
    if found != frame_model["digest"]:
        raise BadCard(f"{path}: was trained on {frame_model['digest']} but {frame_model['name']} is {found}")


def _check_file(path: Path, card: ModelCard) -> None:
    if not card.model_file.is_file():
        raise BadCard(f"{path}: its file {card.facts['file']} is missing")
    found = digest_of(card.model_file)
    if found != card.facts["digest"]:
        raise BadCard(f"{path}: says {card.facts['digest']} but {card.facts['file']} is {found}")
