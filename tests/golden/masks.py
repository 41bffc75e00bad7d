"""Golden logits under attention masks of every kind, given to transformers as additive 4-D masks."""

import random

import torch
from safetensors.torch import save_file

import weights
from cases import case
from models import context

WINDOW = 3
PREFIX = 4
SEED = 131


def masks(length):
    """True where the query (row) may see the key (column). Shape (T, T) each."""
    rng = random.Random(SEED)
    causal = torch.ones(length, length).tril().bool()
    prefix = causal.clone()
    prefix[:PREFIX, :PREFIX] = True
    custom = torch.tensor([[rng.random() < 0.5 or row == column for column in range(length)] for row in range(length)])
    return {
        "causal": causal,
        "full": torch.ones_like(causal),
        "window": causal & ~causal.tril(-WINDOW),
        "prefix": prefix,
        "custom": custom,
    }


def additive(mask):
    """0 where seen, minus infinity elsewhere, for one batch row and every head."""
    return torch.zeros(mask.shape, dtype=torch.float64).masked_fill(~mask, float("-inf"))[None, None]


def write(path):
    tensors = {}
    for name in ["gpt2_a", "llama_gqa"]:
        model = weights.model(case(name))
        ids = weights.ids(case(name), context(case(name)), "ids 2")
        for kind, mask in masks(len(ids)).items():
            logits = weights.logits(model, ids, additive(mask))
            if kind == "causal":
                torch.testing.assert_close(logits, weights.logits(model, ids), rtol=0, atol=0)
            tensors[f"{name}.{kind}.mask"] = mask.to(torch.uint8)
            tensors[f"{name}.{kind}.logits"] = logits.float()
    save_file(tensors, path)
