"""A model's folder as `lookback init` writes it: its configuration, and its weights as 32-bit floats."""

import json
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file


def read(path):
    folder = Path(path)
    config = json.loads((folder / "config.json").read_text())
    weights = load_file(folder / "model.safetensors")
    return config, {name: value.astype(np.float32) for name, value in weights.items()}
