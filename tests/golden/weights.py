"""Seeded weights and ids for a case, and the model's float64 copy, which gives the golden numbers."""

import random
from contextlib import contextmanager

import torch
from transformers import AutoModelForCausalLM
from transformers.models.gpt_neo import modeling_gpt_neo
from transformers.models.llama import modeling_llama


def normals(rng, shape, mean, spread):
    """Normal numbers from Python's generator, which is the same on every machine, rounded to float32."""
    count = torch.Size(shape).numel()
    flat = [rng.gauss(mean, spread) for _ in range(count)]
    return torch.tensor(flat, dtype=torch.float64).reshape(shape).float()


def weight(rng, name, shape):
    """Values for the parameter `name`: norms near 1, biases away from 0, matrices that make attention uneven."""
    if len(shape) == 1:
        return normals(rng, shape, 1.0 if name.endswith("weight") else 0.0, 0.1)
    # Queries and keys larger, so that no row of attention is near uniform; heads and embeddings, so that logits reach 5.
    wide = ("wte", "embed_tokens", "lm_head", "q_proj", "k_proj", "c_attn")
    return normals(rng, shape, 0.0, 0.5 if any(part in name for part in wide) else 0.3)


def model(case):
    """The case's model in float32 with seeded weights, as it will be stored."""
    built = AutoModelForCausalLM.from_config(case.config, attn_implementation="eager").eval()
    assert built.config._attn_implementation == "eager"
    rng = random.Random(case.seed)
    with torch.no_grad():
        for name, parameter in built.named_parameters():
            parameter.copy_(weight(rng, name, parameter.shape))
    return built


def ids(case, length, salt):
    """`length` ids drawn from the case's seed and `salt`."""
    rng = random.Random(f"{case.seed} {salt}")
    return torch.tensor([rng.randrange(case.config.vocab_size) for _ in range(length)])


class Float64Torch:
    """The torch module with float32 replaced by float64."""

    float32 = torch.float64
    float = torch.float64

    def __getattr__(self, name):
        return getattr(torch, name)


@contextmanager
def float64_islands():
    """Lifts the parts which transformers computes in float32 whatever the model's type is.

    These are Llama's norm, softmax and rotary angles, and GPT-Neo's scores; without this a float64 model is only
    good to seven digits.
    """
    modules = [modeling_llama, modeling_gpt_neo]
    for module in modules:
        module.torch = Float64Torch()
    try:
        yield
    finally:
        for module in modules:
            module.torch = torch


def float64_copy(stored):
    """The same weights in a float64 model; to be run inside `float64_islands`."""
    copy = AutoModelForCausalLM.from_config(stored.config, attn_implementation="eager").double().eval()
    copy.load_state_dict(stored.state_dict())
    return copy


def logits(stored, sequence, mask=None):
    """Logits of the float64 copy for one sequence, checked against the stored model itself. Shape (T, V)."""
    with torch.no_grad():
        with float64_islands():
            exact = float64_copy(stored)(sequence[None], attention_mask=mask).logits[0]
        plain = stored.float()(sequence[None], attention_mask=None if mask is None else mask.float()).logits[0]
    assert exact.dtype == torch.float64
    torch.testing.assert_close(plain.double(), exact, rtol=1e-4, atol=1e-4)
    return exact
