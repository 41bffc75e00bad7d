"""Llama by the operators that ONNX Runtime's own model builder makes of it: attention that rotates, fused norms."""

import numpy as np
from onnx import TensorProto

from onnx_graph import FUSED


def build(graph, config):
    heads, kv_heads = config["num_attention_heads"], config["num_key_value_heads"]
    head_channels = config["hidden_size"] // heads
    ids = graph.input("ids", TensorProto.INT64, ["B", "T"])
    # [B]: how many tokens a text has then, less one; the same for all, and how many it has.
    lengths = graph.input("lengths", TensorProto.INT32, ["B"])
    total = graph.input("total", TensorProto.INT32, [])
    angles = rotary(graph, config, head_channels)
    # The fused attention rotates heads of whole vectors; others are rotated before.
    rotates = head_channels % 16 == 0
    offset = None if rotates else graph.input("offset", TensorProto.INT64, [1])

    def norm(x, name):
        inputs = [x, graph.weight(f"{name}.weight")]
        return graph.add("SimplifiedLayerNormalization", inputs, axis=-1, epsilon=config["rms_norm_eps"])

    def linear(x, name):
        return graph.add("MatMul", [x, graph.weight(f"{name}.weight", transposed=True)])

    x = graph.add("Gather", [graph.weight("model.embed_tokens.weight"), ids])
    for layer in range(config["num_hidden_layers"]):
        name = f"model.layers.{layer}"
        shape = ["B", kv_heads, "P", head_channels]
        past = [graph.input(f"past_{2 * layer + part}", TensorProto.FLOAT, shape) for part in range(2)]
        shape = ["B", kv_heads, "P+T", head_channels]
        present = [graph.output(f"present_{2 * layer + part}", shape) for part in range(2)]
        normed = norm(x, f"{name}.input_layernorm")
        projected = [linear(normed, f"{name}.self_attn.{which}_proj") for which in "qkv"]
        if not rotates:
            projected[:2] = [rotated(graph, x, offset, angles) for x in projected[:2]]
        mixed, *_ = graph.add(
            "GroupQueryAttention",
            [*projected, *past, lengths, total, *(angles if rotates else [])],
            [f"mixed_{layer}", *present],
            FUSED,
            num_heads=heads,
            kv_num_heads=kv_heads,
            do_rotary=int(rotates),
        )
        x = graph.add("Add", [x, linear(mixed, f"{name}.self_attn.o_proj")])
        normed = norm(x, f"{name}.post_attention_layernorm")
        gate = graph.add("QuickGelu", [linear(normed, f"{name}.mlp.gate_proj")], domain=FUSED, alpha=1.0)
        hidden = graph.add("Mul", [gate, linear(normed, f"{name}.mlp.up_proj")])
        x = graph.add("Add", [x, linear(hidden, f"{name}.mlp.down_proj")])
    graph.head(norm(graph.last(x), "model.norm"), "model.embed_tokens.weight")
    graph.output("logits", ["B", config["vocab_size"]])


def rotated(graph, x, offset, angles):
    return graph.add("RotaryEmbedding", [x, offset, *angles], domain=FUSED)


def rotary(graph, config, head_channels):
    """Cosine and sine of every position's angles: [positions, D / 2] each."""
    frequencies = config["rope_theta"] ** (-np.arange(0, head_channels, 2) / head_channels)
    angles = np.outer(np.arange(config["max_position_embeddings"]), frequencies)
    tables = {"cosines": np.cos(angles), "sines": np.sin(angles)}
    return [graph.constant(name, table.astype(np.float32)) for name, table in tables.items()]
