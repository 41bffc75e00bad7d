"""Opens the folders that our own program wrote with transformers, and records what it made of them in written.json."""

import hashlib
import json
import os
import sys
from pathlib import Path

# Before the first import of transformers, which reads it once.
os.environ["HF_HUB_OFFLINE"] = "1"

import torch
from transformers import AutoModelForCausalLM

OUT = Path(__file__).parent / "written.json"
# What transformers must have nothing to say about.
COMPLAINTS = ["missing_keys", "unexpected_keys", "mismatched_keys", "error_msgs"]


def open_folder(folder):
    """Hashes of the files, the loading report, and the logits of the last position to nine digits."""
    model, info = AutoModelForCausalLM.from_pretrained(
        folder, attn_implementation="eager", dtype=torch.float32, output_loading_info=True
    )
    loading = {name: sorted(map(str, info[name])) for name in COMPLAINTS}
    assert not any(loading.values()), f"{folder.name}: {loading}"
    assert model.config._attn_implementation == "eager"
    ids = torch.arange(model.config.max_position_embeddings) % model.config.vocab_size
    with torch.no_grad():
        logits = model.eval()(ids[None]).logits[0, -1]
    return {
        "sha256": {
            file.name: hashlib.sha256(file.read_bytes()).hexdigest()
            for file in sorted(folder.iterdir())
            if file.is_file()
        },
        "loading": loading,
        "last_logits": [float(f"{logit:.9g}") for logit in logits.tolist()],
    }


def main(directory):
    torch.set_num_threads(1)
    folders = sorted(folder for folder in Path(directory).iterdir() if (folder / "config.json").exists())
    assert folders, f"no folder with a config.json in {directory}"
    lines = ",\n".join(f"{json.dumps(folder.name)}: {json.dumps(open_folder(folder))}" for folder in folders)
    OUT.write_text(f"{{\n{lines}\n}}\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python open_with_transformers.py <directory of model folders>")
    main(sys.argv[1])
