"""Model folders with golden logits and gradients."""

import shutil

import torch
from safetensors.torch import save_file
from torch.nn.functional import cross_entropy

import weights
from cases import TRAINED

# Below this a float64 gradient is rounding noise: that of GPT-2's key biases, which softmax cancels, is 1e-17 or so.
NOISE = 1e-13


def save(model, folder, **more):
    """The model as transformers saves it, in an empty folder."""
    shutil.rmtree(folder, ignore_errors=True)
    model.save_pretrained(folder, **more)


def context(case):
    return case.config.max_position_embeddings


def check_direction(case, model):
    """A causal model's earlier rows do not see the last id; a masked model's do."""
    before = weights.ids(case, context(case), "ids 2")
    after = before.clone()
    after[-1] = (after[-1] + 1) % case.config.vocab_size
    change = (weights.logits(model, before) - weights.logits(model, after)).abs().amax(dim=1)
    if case.name.startswith("masked"):
        assert change[0] > 1e-3, case.name
    else:
        assert change[:-1].max() == 0, case.name
        assert change[-1] > 1e-3, case.name


def golden(case, stored):
    """Ids, targets, logits, loss and gradients of the case, each sequence run on its own."""
    tensors = {}
    rows, targets = [], []
    with weights.float64_islands():
        exact = weights.float64_copy(stored)
        for k, length in enumerate([1, 2, context(case)]):
            ids = weights.ids(case, length, f"ids {k}")
            targets.append(weights.ids(case, length, f"targets {k}"))
            rows.append(exact(ids[None]).logits[0])
            tensors[f"ids.{k}"] = ids.int()
            tensors[f"targets.{k}"] = targets[-1].int()
            tensors[f"logits.{k}"] = rows[-1].detach().float()
        loss = cross_entropy(torch.cat(rows), torch.cat(targets))
        loss.backward()
    tensors["loss"] = loss.detach().float().reshape(1)
    for name, parameter in exact.named_parameters():
        grad = parameter.grad.where(parameter.grad.abs() > NOISE, 0.0)
        assert grad.abs().max() > 1e-3, f"{case.name}: {name} has no gradient"
        tensors[f"grad.{name}"] = grad.float().contiguous()
    torch.testing.assert_close(rows[-1], weights.logits(stored, ids), rtol=0, atol=0)
    return tensors


def write(folder):
    for case in TRAINED:
        model = weights.model(case)
        check_direction(case, model)
        save(model, folder / case.name)
        save_file(golden(case, model), folder / case.name / "golden.safetensors")
