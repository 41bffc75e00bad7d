"""Checkpoints in llama2.c's .bin formats, with their logits."""

import random
import struct

import torch
from safetensors.torch import save_file

from llama2c_model import LAYER, Shape, angles, draw, forward, transformers_logits

MAGIC = 0x616B3432

VERSION_0 = {
    "v0_tied": Shape(141, 12, 17, 2, 3, 3, 23, 9, tied=True),
    "v0_untied": Shape(142, 16, 19, 2, 4, 2, 21, 10, tied=False),
}
VERSION_1 = {"v1": Shape(143, 12, 15, 2, 2, 1, 19, 8, tied=False)}


def floats(*tensors):
    return b"".join(tensor.float().contiguous().numpy().astype("<f4").tobytes() for tensor in tensors)


def version_0(shape, model):
    """export.py, legacy_export."""
    vocab = shape.vocab if shape.tied else -shape.vocab
    layers = [tensor for name in LAYER for tensor in model[name]]
    end = [model["norm"], angles(shape).cos(), angles(shape).sin(), *([] if shape.tied else [model["output"]])]
    return struct.pack("<7i", *shape.header(vocab)) + floats(model["tok_embeddings"], *layers, *end)


def version_1(shape, model):
    """export.py, version1_export."""
    header = struct.pack("<Ii7iB", MAGIC, 1, *shape.header(shape.vocab), shape.tied)
    norms = [*model["attention_norm"], *model["ffn_norm"], model["norm"]]
    matrices = [tensor for name in LAYER if not name.endswith("norm") for tensor in model[name]]
    end = [] if shape.tied else [model["output"]]
    return header.ljust(256, b"\0") + floats(*norms, model["tok_embeddings"], *matrices, *end)


def write(folder):
    folder.mkdir(exist_ok=True)
    tensors = {}
    for name, shape in (VERSION_0 | VERSION_1).items():
        model = draw(shape)
        data = version_0(shape, model) if name in VERSION_0 else version_1(shape, model)
        (folder / f"{name}.bin").write_bytes(data)
        rng = random.Random(f"{shape.seed} ids")
        ids = torch.tensor([rng.randrange(shape.vocab) for _ in range(shape.context)])
        logits = forward(shape, model, ids)
        torch.testing.assert_close(transformers_logits(shape, model, ids), logits, rtol=0, atol=1e-6)
        tensors[f"{name}.ids"] = ids.int()
        tensors[f"{name}.logits"] = logits.float()
    save_file(tensors, folder / "golden.safetensors")
