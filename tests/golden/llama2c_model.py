"""Tiny models as llama2.c has them, run with Meta's rotary of neighbouring pairs and checked with transformers."""

import random
from dataclasses import dataclass

import torch
from torch.nn.functional import silu
from transformers import LlamaConfig, LlamaForCausalLM

import weights

THETA = 10000.0
EPSILON = 1e-5
# The tensors of a layer, in the order of a version 0 file.
LAYER = ["attention_norm", "wq", "wk", "wv", "wo", "ffn_norm", "w1", "w2", "w3"]
# Theirs in transformers.
NAMES = {
    "attention_norm": "input_layernorm",
    "wq": "self_attn.q_proj",
    "wk": "self_attn.k_proj",
    "wv": "self_attn.v_proj",
    "wo": "self_attn.o_proj",
    "ffn_norm": "post_attention_layernorm",
    "w1": "mlp.gate_proj",
    "w2": "mlp.down_proj",
    "w3": "mlp.up_proj",
}


@dataclass(frozen=True)
class Shape:
    """The seven numbers of the header; `tied` is the vocabulary's sign or the flag."""

    seed: int
    dim: int
    hidden: int
    layers: int
    heads: int
    kv_heads: int
    vocab: int
    context: int
    tied: bool

    @property
    def head_size(self):
        return self.dim // self.heads

    def header(self, vocab):
        return (self.dim, self.hidden, self.layers, self.heads, self.kv_heads, vocab, self.context)


def draw(shape):
    """Seeded tensors by llama2.c's names; those of LAYER are lists with one tensor a layer."""
    rng = random.Random(shape.seed)
    kv = shape.kv_heads * shape.head_size
    sizes = {
        "wq": (shape.dim, shape.dim),
        "wk": (kv, shape.dim),
        "wv": (kv, shape.dim),
        "wo": (shape.dim, shape.dim),
        "w1": (shape.hidden, shape.dim),
        "w2": (shape.dim, shape.hidden),
        "w3": (shape.hidden, shape.dim),
    }
    model = {name: [] for name in LAYER}
    for _ in range(shape.layers):
        for name in LAYER:
            norm = name.endswith("norm")
            size = (shape.dim,) if norm else sizes[name]
            model[name].append(weights.weight(rng, f"{NAMES[name]}.weight", size))
    model["norm"] = weights.weight(rng, "norm.weight", (shape.dim,))
    model["tok_embeddings"] = weights.weight(rng, "embed_tokens.weight", (shape.vocab, shape.dim))
    model["output"] = weights.weight(rng, "lm_head.weight", (shape.vocab, shape.dim))
    if shape.tied:
        model["output"] = model["tok_embeddings"]
    return model


def angles(shape):
    """The rotary angle of every position and pair. Shape (T, D / 2)."""
    steps = torch.arange(0, shape.head_size, 2, dtype=torch.float64) / shape.head_size
    return torch.outer(torch.arange(shape.context, dtype=torch.float64), THETA**-steps)


def rms_norm(x, weight):
    return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + EPSILON) * weight


def rotate(x, turns):
    """Turns each pair of neighbouring channels. Shape (T, H, D)."""
    pairs = torch.view_as_complex(x.reshape(*x.shape[:-1], -1, 2))
    return torch.view_as_real(pairs * turns[:, None]).flatten(-2)


def forward(shape, model, ids):
    """Logits in float64. Shape (T, V). Source: llama2.c, model.py."""
    model = {
        name: [t.double() for t in tensor] if name in LAYER else tensor.double() for name, tensor in model.items()
    }
    turns = torch.polar(torch.ones_like(angles(shape)), angles(shape))[: len(ids)]
    hidden = torch.ones(len(ids), len(ids)).triu(1).bool()
    group = shape.heads // shape.kv_heads
    x = model["tok_embeddings"][ids]
    for layer in range(shape.layers):
        w = {name: model[name][layer] for name in LAYER}
        normed = rms_norm(x, w["attention_norm"])
        q, k, v = ((normed @ w[n].T).view(len(ids), -1, shape.head_size) for n in ["wq", "wk", "wv"])
        q = rotate(q, turns)
        k = rotate(k, turns).repeat_interleave(group, dim=1)
        v = v.repeat_interleave(group, dim=1)
        scores = torch.einsum("qhd,khd->hqk", q, k) / shape.head_size**0.5
        attention = scores.masked_fill(hidden, float("-inf")).softmax(-1)
        x = x + torch.einsum("hqk,khd->qhd", attention, v).flatten(1) @ w["wo"].T
        normed = rms_norm(x, w["ffn_norm"])
        x = x + (silu(normed @ w["w1"].T) * (normed @ w["w3"].T)) @ w["w2"].T
    return rms_norm(x, model["norm"]) @ model["output"].T


def halves(matrix, heads):
    """Rows of wq or wk in transformers' order: first of every pair, then second of every pair, head by head."""
    rows, columns = matrix.shape
    return matrix.view(heads, rows // heads // 2, 2, columns).transpose(1, 2).reshape(rows, columns)


def transformers_logits(shape, model, ids):
    """The same model through LlamaForCausalLM, as a second opinion."""
    config = LlamaConfig(
        vocab_size=shape.vocab,
        hidden_size=shape.dim,
        intermediate_size=shape.hidden,
        num_hidden_layers=shape.layers,
        num_attention_heads=shape.heads,
        num_key_value_heads=shape.kv_heads,
        max_position_embeddings=shape.context,
        rms_norm_eps=EPSILON,
        rope_parameters={"rope_type": "default", "rope_theta": THETA},
        tie_word_embeddings=shape.tied,
        attn_implementation="eager",
    )
    state = {
        "model.embed_tokens.weight": model["tok_embeddings"],
        "model.norm.weight": model["norm"],
        "lm_head.weight": model["output"],
    }
    heads = {"wq": shape.heads, "wk": shape.kv_heads}
    for name in LAYER:
        for layer, tensor in enumerate(model[name]):
            turned = halves(tensor, heads[name]) if name in heads else tensor
            state[f"model.layers.{layer}.{NAMES[name]}.weight"] = turned
    llama = LlamaForCausalLM(config).eval()
    llama.load_state_dict(state)
    return weights.logits(llama, ids)
