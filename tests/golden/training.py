"""Ten steps of training by PyTorch: losses, gradient norms, the first gradient and the weights in the end."""

import math
import random

import torch
from safetensors.torch import save_file
from torch.nn.functional import cross_entropy

import weights
from cases import TRAINED

STEPS = 10
LEARNING_RATE, WARMUP, DECAY, FINAL_SHARE = 1e-2, 3, 10, 0.1
BETAS, EPSILON, WEIGHT_DECAY, CLIP, SMOOTHING = (0.9, 0.99), 1e-8, 0.1, 0.5, 0.1
# The index that PyTorch's loss passes over; stored as -1.
NONE = -100


def learning_rate(step):
    """Linear warm-up, then a cosine to the final share; steps count from 1."""
    if step <= WARMUP:
        return LEARNING_RATE * step / WARMUP
    progress = min((step - WARMUP) / (DECAY - WARMUP), 1)
    return LEARNING_RATE * (FINAL_SHARE + (1 - FINAL_SHARE) * (1 + math.cos(math.pi * progress)) / 2)


def batch(case, step):
    """Three texts of unequal length; about a quarter of the places have no target."""
    rng = random.Random(f"{case.seed} training {step}")
    vocabulary, context = case.config.vocab_size, case.config.max_position_embeddings
    texts = []
    for _ in range(3):
        length = rng.randint(2, context)
        ids = [rng.randrange(vocabulary) for _ in range(length)]
        targets = [NONE if rng.random() < 0.25 else rng.randrange(vocabulary) for _ in range(length)]
        targets[0] = rng.randrange(vocabulary)
        texts.append((torch.tensor(ids), torch.tensor(targets)))
    return texts


def train(case):
    tensors, losses, norms = {}, [], []
    with weights.float64_islands():
        model = weights.float64_copy(weights.model(case))
        named = dict(model.named_parameters())
        groups = [
            {"params": [p for p in named.values() if p.dim() == 2], "weight_decay": WEIGHT_DECAY},
            {"params": [p for p in named.values() if p.dim() != 2], "weight_decay": 0.0},
        ]
        optimizer = torch.optim.AdamW(groups, betas=BETAS, eps=EPSILON)
        for step in range(1, STEPS + 1):
            texts = batch(case, step)
            for k, (ids, targets) in enumerate(texts):
                tensors[f"ids.{step}.{k}"] = ids.int()
                tensors[f"targets.{step}.{k}"] = targets.where(targets != NONE, -1).int()
            rows = torch.cat([model(ids[None]).logits[0] for ids, _ in texts])
            targets = torch.cat([targets for _, targets in texts])
            loss = cross_entropy(rows, targets, ignore_index=NONE, label_smoothing=SMOOTHING)
            optimizer.zero_grad()
            loss.backward()
            if step == 1:
                tensors |= {f"grad.{name}": p.grad.float().contiguous() for name, p in named.items()}
            norms.append(torch.nn.utils.clip_grad_norm_(model.parameters(), CLIP))
            for group in optimizer.param_groups:
                group["lr"] = learning_rate(step)
            optimizer.step()
            losses.append(loss.detach())
    assert max(norms) > CLIP, "nothing was clipped"
    tensors["losses"] = torch.stack(losses).float()
    tensors["norms"] = torch.stack(norms).float()
    tensors |= {f"param.{name}": p.detach().float().contiguous() for name, p in named.items()}
    return tensors


def write(folder):
    folder.mkdir(exist_ok=True)
    for case in TRAINED:
        if case.name in ("gpt2_gelu", "gpt_neo_b", "llama_mqa", "masked_llama"):
            save_file(train(case), folder / f"{case.name}.safetensors")
