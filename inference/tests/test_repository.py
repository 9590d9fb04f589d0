"""Triton is told what the cards say, in production and in the repository for tests, and the stand-in serves it."""

from __future__ import annotations

import dataclasses
import importlib
import json
import sys
import types
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import make_repository
import model_card
from model_card import REPOSITORY, BadCard, ModelCard

STAND_INS = Path(__file__).resolve().parents[2] / "src/test/resources/models"


@pytest.fixture(params=model_card.names())
def card(request: pytest.FixtureRequest) -> ModelCard:
    return model_card.read(REPOSITORY / request.param)


def test_committed_configurations_are_those_of_the_cards(card: ModelCard) -> None:
    committed = [(card.folder / file).read_text(encoding="utf-8") for file in ("config.pbtxt", "configs/gpu.pbtxt")]
    assert committed == [make_repository.cpu(card), make_repository.gpu(card)], "run make_repository.py again"


def test_every_configuration_carries_tensors_and_digest(card: ModelCard) -> None:
    for told in (make_repository.cpu(card), make_repository.gpu(card), make_repository.python(card)):
        assert f'key: "digest" value: {{ string_value: "{card.facts["digest"]}" }}' in told
        for entry in [*make_repository.inputs_of(card), *card.facts["outputs"]]:
            assert f'name: "{entry["name"]}", data_type: TYPE_{entry["datatype"]}' in told
        assert "preferred_batch_size" not in told
        assert "response_cache { enable: false }" in told


def test_only_production_names_the_onnx_backend(card: ModelCard) -> None:
    assert 'platform: "onnxruntime_onnx"' in make_repository.cpu(card)
    assert 'backend: "python"' in make_repository.python(card)
    assert "onnxruntime_onnx" not in make_repository.python(card)


def test_gpu_configuration_says_that_it_is_untested(card: ModelCard) -> None:
    told = make_repository.gpu(card)
    assert told.startswith("# UNTESTED")
    assert 'name: "tensorrt"' in told and 'key: "precision_mode" value: "FP16"' in told


def test_batch_is_counted_apart_and_a_single_value_is_a_dimension() -> None:
    told = make_repository.cpu(model_card.read(REPOSITORY / "face_mesh"))
    assert '{ name: "image", data_type: TYPE_UINT8, dims: [ 192, 192, 3 ] }' in told
    assert '{ name: "presence", data_type: TYPE_FP32, dims: [ 1 ], reshape { shape: [ ] } }' in told


def test_steps_of_a_sequence_are_free_and_have_a_length_in_the_warm_up() -> None:
    told = make_repository.cpu(model_card.read(STAND_INS / "stand_in_sequence"))
    assert '{ name: "feat", data_type: TYPE_FP32, dims: [ -1, 16 ] }' in told
    assert '{ name: "mask", data_type: TYPE_FP32, dims: [ -1 ] }' in told
    assert 'inputs { key: "feat" value: { data_type: TYPE_FP32, dims: [ 12, 16 ], zero_data: true } }' in told


def test_version_that_is_no_folder_is_refused(card: ModelCard) -> None:
    other = dataclasses.replace(card, facts={**card.facts, "version": "2"})
    with pytest.raises(BadCard, match="version 2 lies in the folder 1"):
        make_repository.cpu(other)


def test_repository_for_tests_serves_the_very_files_of_the_cards(tmp_path: Path) -> None:
    for card in map(model_card.read, [REPOSITORY / "face_mesh", STAND_INS / "stand_in_sequence"]):
        folder = make_repository.write_python(card, tmp_path)
        assert model_card.digest_of(folder / "1" / "model.onnx") == card.facts["digest"]
        assert (folder / "1" / "model.py").read_bytes() == make_repository.PYTHON_MODEL.read_bytes()
        assert (folder / "config.pbtxt").read_text(encoding="utf-8") == make_repository.python(card)


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> Any:
    """triton_model with what Triton would give it: only the parts it uses."""
    backend = types.ModuleType("triton_python_backend_utils")
    backend.TritonModelException = RuntimeError
    backend.Tensor = lambda name, values: (name, values)
    backend.InferenceResponse = dict
    backend.get_input_tensor_by_name = lambda request, name: types.SimpleNamespace(as_numpy=lambda: request.given[name])
    monkeypatch.setitem(sys.modules, "triton_python_backend_utils", backend)
    monkeypatch.delitem(sys.modules, "triton_model", raising=False)
    return importlib.import_module("triton_model")


def arguments(repository: Path, digest: str) -> dict[str, str]:
    config = {
        "input": [{"name": "image"}],
        "output": [{"name": "logits"}, {"name": "feat"}],
        "parameters": {"digest": {"string_value": digest}},
    }
    return {"model_config": json.dumps(config), "model_repository": str(repository), "model_version": "1"}


def request(pictures: np.ndarray, *wanted: str) -> Any:
    return types.SimpleNamespace(given={"image": pictures}, requested_output_names=lambda: list(wanted))


def test_requests_gathered_are_answered_one_by_one(stand_in: Any) -> None:
    card = model_card.read(REPOSITORY / "expression_baseline")
    model = stand_in.TritonPythonModel()
    model.initialize(arguments(card.folder, card.facts["digest"]))
    golden = card.folder / "golden"
    pictures = np.fromfile(golden / "input.bin", np.uint8).reshape(2, 112, 112, 3)
    expected = np.fromfile(golden / "logits.bin", "<f4").reshape(2, 7)

    answers = model.execute([request(pictures[1:], "logits"), request(pictures, "logits", "feat")])

    np.testing.assert_allclose(answers[0]["logits"], expected[1:], atol=1e-4)
    np.testing.assert_allclose(answers[1]["logits"], expected, atol=1e-4)
    assert (set(answers[0]), set(answers[1])) == ({"logits"}, {"logits", "feat"})


def test_file_that_its_configuration_does_not_name_is_not_served(stand_in: Any) -> None:
    with pytest.raises(RuntimeError, match="its configuration says sha256:00"):
        stand_in.TritonPythonModel().initialize(arguments(REPOSITORY / "face_mesh", "sha256:00"))
