"""Serves one ONNX file by Triton's Python backend, for servers that have no ONNX Runtime backend.

make_repository.py copies this file beside each model. It refuses a file that is not the one its configuration names.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import triton_python_backend_utils as pb_utils


class TritonPythonModel:
    def initialize(self, arguments: dict[str, str]) -> None:
        config = json.loads(arguments["model_config"])
        file = Path(arguments["model_repository"]) / arguments["model_version"] / "model.onnx"
        refuse_other(file, config["parameters"]["digest"]["string_value"])
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
        self.inputs = [entry["name"] for entry in config["input"]]
        self.outputs = [entry["name"] for entry in config["output"]]

    def execute(self, requests: list[Any]) -> list[Any]:
        """Runs all gathered requests as one batch."""
        given = [[values_of(request, name) for name in self.inputs] for request in requests]
        together = {name: np.concatenate(parts) for name, parts in zip(self.inputs, zip(*given))}
        wanted = [name for name in self.outputs if any(name in request.requested_output_names() for request in requests)]
        outputs = dict(zip(wanted, self.session.run(wanted, together)))
        ends = np.cumsum([parts[0].shape[0] for parts in given])
        return [
            answer(request, {name: values[end - parts[0].shape[0] : end] for name, values in outputs.items()})
            for request, parts, end in zip(requests, given, ends)
        ]


def refuse_other(file: Path, digest: str) -> None:
    found = "sha256:" + hashlib.sha256(file.read_bytes()).hexdigest()
    if found != digest:
        raise pb_utils.TritonModelException(f"{file} is {found}, its configuration says {digest}")


def values_of(request: Any, name: str) -> np.ndarray:
    return pb_utils.get_input_tensor_by_name(request, name).as_numpy()


def answer(request: Any, outputs: dict[str, np.ndarray]) -> Any:
    wanted = request.requested_output_names()
    return pb_utils.InferenceResponse([pb_utils.Tensor(name, values) for name, values in outputs.items() if name in wanted])
