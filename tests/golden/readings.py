"""Folders that hold a model in another way: half precision, shards, base-model names, an older config."""

import json

import torch
from safetensors.torch import load_file, save_file
from transformers import AutoConfig, AutoModelForCausalLM

import weights
from cases import BASE_NAMES, BF16, F16, SHARDED, case
from models import context, save

# Small enough for at least three shards.
SHARD_BYTES = 2500


def write(folder):
    half(F16, torch.float16, folder / F16.name)
    half(BF16, torch.bfloat16, folder / BF16.name)
    sharded(folder / SHARDED.name)
    base_names(folder / BASE_NAMES.name)
    old_config(folder)


def half(case, dtype, folder):
    """Stored in two bytes a number; the golden logits are those of the rounded weights."""
    model = weights.model(case)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.copy_(parameter.to(dtype))
    # A second model is cast, as casting also rounds the rotary frequencies, which no reader takes from the file.
    save(weights.model(case).to(dtype), folder)
    write_golden(case, model, folder)


def sharded(folder):
    model = weights.model(SHARDED)
    save(model, folder, max_shard_size=SHARD_BYTES)
    assert len(list(folder.glob("model-*.safetensors"))) >= 3
    write_golden(SHARDED, model, folder)


def base_names(folder):
    """Saved from the model without its head, so that names lack `transformer.`; the head is the embedding."""
    model = weights.model(BASE_NAMES)
    save(model.transformer, folder)
    assert "wte.weight" in load_file(folder / "model.safetensors")
    write_golden(BASE_NAMES, model, folder)


def write_golden(case, model, folder):
    ids = weights.ids(case, context(case), "ids 0")
    logits = weights.logits(model, ids)
    save_file({"ids.0": ids.int(), "logits.0": logits.float()}, folder / "golden.safetensors")
    opened = AutoModelForCausalLM.from_pretrained(folder, attn_implementation="eager", dtype=torch.float32)
    torch.testing.assert_close(weights.logits(opened, ids), logits, rtol=0, atol=0)


def old_config(folder):
    """The config of `llama_gqa` as transformers 4 wrote it: rope_theta and torch_dtype at the top level."""
    gqa = case("llama_gqa")
    settings = json.loads((folder / gqa.name / "config.json").read_text())
    settings["rope_theta"] = settings.pop("rope_parameters")["rope_theta"]
    settings["rope_scaling"] = None
    settings["torch_dtype"] = settings.pop("dtype")
    settings["transformers_version"] = "4.40.0"
    path = folder / "old_config" / "config.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(settings, indent=2, sort_keys=True) + "\n")

    stored = weights.model(gqa)
    old = AutoModelForCausalLM.from_config(AutoConfig.from_pretrained(path.parent), attn_implementation="eager").eval()
    old.load_state_dict(stored.state_dict())
    ids = weights.ids(gqa, context(gqa), "ids 2")
    torch.testing.assert_close(weights.logits(old, ids), weights.logits(stored, ids), rtol=0, atol=0)
