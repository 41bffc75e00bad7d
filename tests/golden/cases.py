"""The tiny models of the golden tests: a name, a seed and a transformers config each."""

from dataclasses import dataclass

from transformers import GPT2Config, GPTNeoConfig, LlamaConfig, PretrainedConfig


@dataclass(frozen=True)
class Case:
    """One model folder; `seed` draws its weights, its ids and its targets."""

    name: str
    seed: int
    config: PretrainedConfig


def gpt2(vocab, context, channels, layers, heads, **more):
    return GPT2Config(
        vocab_size=vocab,
        n_positions=context,
        n_embd=channels,
        n_layer=layers,
        n_head=heads,
        bos_token_id=0,
        eos_token_id=0,
        **more,
    )


def gpt_neo(vocab, context, channels, heads, attention_types, **more):
    return GPTNeoConfig(
        vocab_size=vocab,
        max_position_embeddings=context,
        hidden_size=channels,
        num_layers=sum(len(kinds) * times for kinds, times in attention_types),
        num_heads=heads,
        attention_types=attention_types,
        bos_token_id=0,
        eos_token_id=0,
        **more,
    )


def llama(vocab, context, channels, layers, heads, inner, theta=10000.0, **more):
    return LlamaConfig(
        vocab_size=vocab,
        max_position_embeddings=context,
        hidden_size=channels,
        num_hidden_layers=layers,
        num_attention_heads=heads,
        intermediate_size=inner,
        rope_parameters={"rope_type": "default", "rope_theta": theta},
        bos_token_id=1,
        eos_token_id=2,
        **more,
    )


# Logits and gradients.
TRAINED = [
    Case("gpt2_a", 101, gpt2(23, 12, 12, 2, 3)),
    Case("gpt2_b", 102, gpt2(19, 9, 15, 1, 3, n_inner=23, tie_word_embeddings=False, activation_function="gelu_new")),
    Case("gpt2_gelu", 103, gpt2(17, 10, 8, 2, 2, activation_function="gelu", scale_attn_by_inverse_layer_idx=True)),
    Case("gpt2_relu", 104, gpt2(13, 7, 10, 2, 2, n_inner=21, activation_function="relu")),
    Case("gpt_neo_a", 105, gpt_neo(19, 11, 12, 2, [[["global", "local"], 1]], window_size=3)),
    Case(
        "gpt_neo_b",
        106,
        gpt_neo(29, 13, 9, 3, [[["global"], 1], [["local", "global"], 1]], window_size=4, intermediate_size=14),
    ),
    Case("llama_mha", 107, llama(17, 10, 12, 2, 3, 20, rms_norm_eps=1e-5, tie_word_embeddings=True)),
    Case("llama_gqa", 108, llama(21, 11, 16, 2, 4, 22, theta=500.0, num_key_value_heads=2)),
    Case(
        "llama_mqa",
        109,
        llama(25, 13, 15, 2, 3, 19, num_key_value_heads=1, head_dim=6, attention_bias=True, mlp_bias=True),
    ),
    Case("masked_gpt2", 110, gpt2(16, 9, 8, 2, 2, is_causal=False)),
    Case("masked_llama", 111, llama(15, 8, 8, 2, 2, 13, is_causal=False)),
]

# Logits only: ways a folder may be stored.
F16 = Case("f16", 121, gpt2(13, 8, 8, 1, 2))
BF16 = Case("bf16", 122, llama(13, 8, 8, 1, 2, 11))
SHARDED = Case("sharded", 123, llama(14, 8, 8, 2, 2, 12))
BASE_NAMES = Case("base_names", 124, gpt2(13, 8, 8, 2, 2))


def case(name):
    return next(case for case in TRAINED if case.name == name)
