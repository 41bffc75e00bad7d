"""Rewrites every golden file beside this script; two runs give the same bytes."""

import os

# Before the first import of transformers, which reads these once.
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["HF_HUB_DISABLE_PROGRESS_BARS"] = "1"

from pathlib import Path

import torch

import interventions
import llama2c
import masks
import models
import readings
import tok_bin
import tokenizers_
import training

HERE = Path(__file__).parent


def main():
    # One thread, so that sums are always taken in the same order.
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    models.write(HERE / "models")
    readings.write(HERE / "models")
    masks.write(HERE / "masks.safetensors")
    interventions.write(HERE / "interventions.safetensors")
    llama2c.write(HERE / "llama2c")
    tok_bin.write(HERE / "llama2c")
    tokenizers_.write(HERE / "tokenizers")
    training.write(HERE / "training")
    # The library leaves them readable by their owner only.
    for file in HERE.rglob("*.safetensors"):
        file.chmod(0o644)


if __name__ == "__main__":
    main()
