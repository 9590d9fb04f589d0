"""Makes Triton model repositories from the model cards: the same ONNX files, served two ways.

    python make_repository.py                     config.pbtxt and configs/gpu.pbtxt beside each card: production
    python make_repository.py --python FOLDER     a repository for tests of servers that have the Python backend alone;
                                                  with --card MODEL... from these model folders alone

Production serves model_repository as it lies, by Triton's ONNX Runtime backend on CPU; with --model-config-name=gpu
Triton takes configs/gpu.pbtxt in place of config.pbtxt. The repository for tests holds copies of the ONNX files and
serves them by triton_model.py. Each configuration carries the digest of its card, which Mien asks for before it sends
a picture.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from typing import Any

import model_card
from model_card import BadCard, ModelCard

PYTHON_MODEL = Path(__file__).resolve().parent / "triton_model.py"
MAX_BATCH = 32
# Requests wait this long for company: frames of several recordings, not of one
GATHER_MICROSECONDS = 1000
# What waits longer is late for its client too, and a full queue says so at once instead of growing
QUEUE_MICROSECONDS = 2_000_000
QUEUE_LENGTH = 256

CPU = """instance_group [ { kind: KIND_CPU, count: 1 } ]
parameters { key: "intra_op_thread_count" value: { string_value: "1" } }
parameters { key: "inter_op_thread_count" value: { string_value: "1" } }
"""
GPU = """instance_group [ { kind: KIND_GPU, count: 1 } ]
optimization {
  execution_accelerators {
    gpu_execution_accelerator : [
      {
        name: "tensorrt"
        parameters { key: "precision_mode" value: "FP16" }
        parameters { key: "max_workspace_size_bytes" value: "1073741824" }
      }
    ]
  }
}
"""
GPU_HEADING = """# UNTESTED: written without a GPU that Triton could use. Half precision is coarser than 1e-4: golden outputs are not met.
# Taken with tritonserver --model-config-name=gpu
"""
PYTHON = "instance_group [ { kind: KIND_CPU, count: 1 } ]\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--python", type=Path, metavar="FOLDER", help="write a repository for the Python backend there")
    parser.add_argument("--card", type=Path, metavar="MODEL", nargs="+", help="model folders; all of model_repository without")
    arguments = parser.parse_args()
    for folder in arguments.card or [model_card.REPOSITORY / name for name in model_card.names()]:
        card = model_card.read(folder)
        if arguments.python:
            print(write_python(card, arguments.python))
        else:
            print(*write_production(card), sep="\n")


def write_production(card: ModelCard) -> list[Path]:
    files = {card.folder / "config.pbtxt": cpu(card), card.folder / "configs" / "gpu.pbtxt": gpu(card)}
    for file, content in files.items():
        file.parent.mkdir(exist_ok=True)
        file.write_text(content, encoding="utf-8")
    return list(files)


def write_python(card: ModelCard, repository: Path) -> Path:
    folder = repository / card.name
    version = folder / version_of(card)
    version.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(card.model_file, version / "model.onnx")
    shutil.copyfile(PYTHON_MODEL, version / "model.py")
    (folder / "config.pbtxt").write_text(python(card), encoding="utf-8")
    return folder


def cpu(card: ModelCard) -> str:
    return configuration(card, 'backend: "onnxruntime"\nplatform: "onnxruntime_onnx"\n', CPU)


def gpu(card: ModelCard) -> str:
    return GPU_HEADING + configuration(card, 'backend: "onnxruntime"\nplatform: "onnxruntime_onnx"\n', GPU)


def python(card: ModelCard) -> str:
    return configuration(card, 'backend: "python"\n', PYTHON)


def configuration(card: ModelCard, backend: str, instances: str) -> str:
    inputs = inputs_of(card)
    return f"""name: "{card.name}"
{backend}max_batch_size: {MAX_BATCH}
{tensors("input", inputs)}
{tensors("output", card.facts["outputs"])}
{instances}parameters {{ key: "digest" value: {{ string_value: "{card.facts["digest"]}" }} }}
dynamic_batching {{
  max_queue_delay_microseconds: {GATHER_MICROSECONDS}
  default_queue_policy {{
    timeout_action: REJECT
    default_timeout_microseconds: {QUEUE_MICROSECONDS}
    max_queue_size: {QUEUE_LENGTH}
  }}
}}
model_warmup [
  {{
    name: "one"
    batch_size: 1
{warm_up(inputs, card.facts.get("window", {}).get("steps"))}
  }}
]
response_cache {{ enable: false }}
version_policy {{ specific {{ versions: [ {version_of(card)} ] }} }}
"""


def inputs_of(card: ModelCard) -> list[dict[str, Any]]:
    """The inputs as tensors; a picture's is described by its size and colours."""
    if "inputs" in card.facts:
        return list(card.facts["inputs"])
    image = card.facts["input"]
    shape = [-1, image["height"], image["width"], image["channels"]]
    return [{"name": image["name"], "datatype": image["datatype"], "shape": shape}]


def version_of(card: ModelCard) -> str:
    """Triton's version is the folder of the file."""
    folder = card.model_file.parent.name
    if folder != card.facts["version"] or not folder.isdecimal():
        raise BadCard(f"{card.folder}/model.json: version {card.facts['version']} lies in the folder {folder}")
    return folder


def tensors(side: str, entries: list[dict[str, Any]]) -> str:
    return f"{side} [\n" + ",\n".join(tensor(entry) for entry in entries) + "\n]"


def tensor(entry: dict[str, Any]) -> str:
    """Triton counts the batch apart and knows no tensor without another dimension."""
    head = f'  {{ name: "{entry["name"]}", data_type: TYPE_{entry["datatype"]}, dims: '
    dims = entry["shape"][1:]
    return head + (f"{listed(dims)} }}" if dims else "[ 1 ], reshape { shape: [ ] } }")


def warm_up(inputs: list[dict[str, Any]], steps: int | None) -> str:
    """A free dimension gets the length of the model's window."""
    return "\n".join(
        f'    inputs {{ key: "{entry["name"]}" value: {{ data_type: TYPE_{entry["datatype"]}, '
        f"dims: {listed(steps if size < 0 else size for size in entry['shape'][1:])}, zero_data: true }} }}"
        for entry in inputs
    )


def listed(sizes: Any) -> str:
    return f"[ {', '.join(map(str, sizes))} ]"


if __name__ == "__main__":
    main()
