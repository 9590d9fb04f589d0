"""Every committed card tells the truth about its file; a false card is named."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import onnxruntime
import pytest

import model_card
from model_card import REPOSITORY, BadCard

NAMES = model_card.names()


@pytest.fixture(params=NAMES)
def card(request: pytest.FixtureRequest) -> model_card.ModelCard:
    return model_card.read(REPOSITORY / request.param)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(REPOSITORY / "expression_baseline", tmp_path / "expression_baseline"))


def session_of(card: model_card.ModelCard) -> onnxruntime.InferenceSession:
    return onnxruntime.InferenceSession(str(card.model_file), providers=["CPUExecutionProvider"])


def test_the_three_models_of_the_spine_are_here() -> None:
    assert set(NAMES) >= {"face_detector", "face_mesh", "expression_baseline"}


def test_card_names_inputs_and_outputs_as_the_file_has_them(card: model_card.ModelCard) -> None:
    session = session_of(card)
    if card.over_sequences:
        promised = {entry["name"]: len(entry["shape"]) for entry in card.facts["inputs"]}
        assert {entry.name: len(entry.shape) for entry in session.get_inputs()} == promised
        assert all(isinstance(side, str) for entry in session.get_inputs() for side in entry.shape[:2])
        return
    height, width = card.input_size
    (image,) = session.get_inputs()
    assert (image.name, image.type) == (card.facts["input"]["name"], "tensor(uint8)")
    assert image.shape[1:] == [height, width, card.facts["input"]["channels"]]
    assert isinstance(image.shape[0], str), "the batch must be free"
    described = [(entry["name"], entry["shape"][1:]) for entry in card.facts["outputs"]]
    assert described == [(entry.name, entry.shape[1:]) for entry in session.get_outputs()]


def test_golden_outputs_are_met(card: model_card.ModelCard) -> None:
    folder = card.folder / "golden"
    golden = json.loads((folder / "golden.json").read_text(encoding="utf-8"))
    assert golden["digest"] == card.facts["digest"], "run make_golden.py again"
    given = {entry["name"]: read_golden(folder, entry) for entry in golden.get("inputs", [golden.get("input")])}
    names = [entry["name"] for entry in golden["outputs"]]
    for entry, found in zip(golden["outputs"], session_of(card).run(names, given)):
        expected = read_golden(folder, entry)
        error = np.abs(found - expected) / np.maximum(1, np.abs(expected))
        assert error.max() <= golden["tolerance"], entry["name"]


def read_golden(folder: Path, entry: dict[str, object]) -> np.ndarray:
    kind = np.uint8 if entry["datatype"] == "UINT8" else "<f4"
    return np.fromfile(folder / str(entry["file"]), kind).reshape(entry["shape"])


def test_batch_answers_as_single_pictures_do(card: model_card.ModelCard) -> None:
    if card.over_sequences:
        pytest.skip("looks at no pictures")
    session = session_of(card)
    pictures = np.random.default_rng(7).integers(0, 256, (3, *card.input_size, 3), dtype=np.uint8)
    together = session.run(None, {"image": pictures})
    alone = [session.run(None, {"image": picture[None]}) for picture in pictures]
    for position, values in enumerate(together):
        expected = np.concatenate([answer[position] for answer in alone])
        np.testing.assert_allclose(values, expected, rtol=1e-4, atol=1e-4)


def test_licence_and_origin_lie_beside_the_file(card: model_card.ModelCard) -> None:
    licence = (card.folder / "LICENSE").read_text(encoding="utf-8")
    assert {"MIT": "MIT License", "Apache-2.0": "Apache License"}[card.facts["licence"]] in licence
    assert card.facts["source"] in (card.folder / "NOTICE").read_text(encoding="utf-8")


def test_baseline_admits_where_its_pictures_came_from() -> None:
    said = model_card.read(REPOSITORY / "expression_baseline").facts["training_data"]
    assert "Undisclosed" in said and "scraped from the web" in said


def test_every_figure_says_how_many_and_under_what_conditions(card: model_card.ModelCard) -> None:
    for figure in card.facts["figures"]:
        assert set(figure) == {"name", "value", "n", "conditions"}
        assert figure["n"] > 0 and figure["conditions"]


def test_changed_file_is_refused_by_name(copied: Path) -> None:
    with (copied / "1/model.onnx").open("ab") as file:
        file.write(b"x")
    with pytest.raises(BadCard, match=r"expression_baseline.model\.json: says sha256:"):
        model_card.read(copied)


@pytest.mark.parametrize(
    ("key", "value", "complaint"),
    [
        ("name", "another", "lies in the folder expression_baseline"),
        ("task", "mind-reading", "unknown task mind-reading"),
        ("labels", ["NEUTRAL", "BORED"], "unknown labels BORED"),
        ("labels", ["NEUTRAL", "HAPPY"], "no output logits as wide as its 2 labels"),
        ("labels", ["HAPPY", "NEUTRAL", "SAD", "ANGER", "FEAR", "DISGUST", "SURPRISE"], "differ from labels.txt"),
        ("temperature", 0, "temperature must be above 0"),
        ("input", {"datatype": "FP32"}, "normalisation belongs into the graph"),
        ("digest", None, "lacks digest"),
        ("alignment", None, "lacks alignment"),
    ],
)
def test_false_card_is_refused_with_the_reason(copied: Path, key: str, value: object, complaint: str) -> None:
    path = copied / "model.json"
    facts = json.loads(path.read_text(encoding="utf-8"))
    if value is None:
        del facts[key]
    else:
        facts[key] = value
    path.write_text(json.dumps(facts), encoding="utf-8")
    with pytest.raises(BadCard, match=complaint):
        model_card.read(copied)


@pytest.fixture
def sequence(tmp_path: Path) -> Path:
    """A sequence coder's card beside a facial coder's, as they lie in a repository; the file is no network."""
    shutil.copytree(REPOSITORY / "expression_baseline", tmp_path / "expression_baseline")
    coder = json.loads((tmp_path / "expression_baseline/model.json").read_text(encoding="utf-8"))
    folder = tmp_path / "over_time"
    (folder / "1").mkdir(parents=True)
    (folder / "1/model.onnx").write_bytes(b"no network")
    (folder / "labels.txt").write_text("\n".join(coder["labels"]), encoding="utf-8")
    facts = coder | {
        "name": "over_time",
        "task": "sequence-coding",
        "digest": model_card.digest_of(folder / "1/model.onnx"),
        "inputs": [
            {"name": "feat", "datatype": "FP32", "shape": [-1, -1, 256]},
            {"name": "mask", "datatype": "FP32", "shape": [-1, -1]},
            {"name": "seconds", "datatype": "FP32", "shape": [-1, -1]},
        ],
        "outputs": [{"name": "logits", "datatype": "FP32", "shape": [-1, -1, 7]}],
        "frame_model": {"name": coder["name"], "digest": coder["digest"]},
        "window": {"steps": 64, "context": 16},
    }
    del facts["input"]
    (folder / "model.json").write_text(json.dumps(facts), encoding="utf-8")
    return folder


def test_sequence_coder_is_read_beside_its_frame_model(sequence: Path) -> None:
    assert model_card.read(sequence).over_sequences


@pytest.mark.parametrize(
    ("key", "value", "complaint"),
    [
        ("inputs", [{"name": "feat", "datatype": "FP32", "shape": [-1, 256]}], "no FP32 input feat of 3 dimensions"),
        ("window", {"steps": 32, "context": 16}, "more steps than twice its context"),
        ("frame_model", {"name": "another", "digest": "sha256:0"}, "frame model another is not in the repository"),
        ("frame_model", {"name": "expression_baseline", "digest": "sha256:0"}, "was trained on sha256:0"),
        ("frame_model", None, "a sequence-coding model lacks frame_model"),
        ("inputs", None, "a sequence-coding model lacks inputs"),
    ],
)
def test_false_sequence_card_is_refused_with_the_reason(sequence: Path, key: str, value: object, complaint: str) -> None:
    path = sequence / "model.json"
    facts = json.loads(path.read_text(encoding="utf-8"))
    if value is None:
        del facts[key]
    else:
        facts[key] = value
    path.write_text(json.dumps(facts), encoding="utf-8")
    with pytest.raises(BadCard, match=complaint):
        model_card.read(sequence)


def test_missing_card_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadCard, match=r"model\.json: cannot be read"):
        model_card.read(tmp_path)
