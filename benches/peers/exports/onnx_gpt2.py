"""GPT-2 by the operator that ONNX Runtime's own tools make of its attention."""

from onnx import TensorProto

from onnx_graph import FUSED


def build(graph, config):
    channels, heads, epsilon = config["n_embd"], config["n_head"], config["layer_norm_epsilon"]
    head_channels = channels // heads
    ids = graph.input("ids", TensorProto.INT64, ["B", "T"])
    # [T]: where these tokens stand.
    positions = graph.input("positions", TensorProto.INT64, ["T"])

    def norm(x, name):
        inputs = [x, graph.weight(f"{name}.weight"), graph.weight(f"{name}.bias")]
        return graph.add("LayerNormalization", inputs, axis=-1, epsilon=epsilon)

    def linear(x, name):
        product = graph.add("MatMul", [x, graph.weight(f"{name}.weight")])
        return graph.add("Add", [product, graph.weight(f"{name}.bias")])

    tokens = graph.add("Gather", [graph.weight("transformer.wte.weight"), ids])
    x = graph.add("Add", [tokens, graph.add("Gather", [graph.weight("transformer.wpe.weight"), positions])])
    for layer in range(config["n_layer"]):
        name = f"transformer.h.{layer}"
        # Keys, then values.
        past = graph.input(f"past_{layer}", TensorProto.FLOAT, [2, "B", heads, "P", head_channels])
        present = graph.output(f"present_{layer}", [2, "B", heads, "P+T", head_channels])
        attention = [norm(x, f"{name}.ln_1"), graph.weight(f"{name}.attn.c_attn.weight")]
        attention += [graph.weight(f"{name}.attn.c_attn.bias"), "", past]
        outputs = [f"mixed_{layer}", present]
        mixed, _ = graph.add("Attention", attention, outputs, FUSED, num_heads=heads, unidirectional=1)
        x = graph.add("Add", [x, linear(mixed, f"{name}.attn.c_proj")])
        hidden = graph.add("MatMul", [norm(x, f"{name}.ln_2"), graph.weight(f"{name}.mlp.c_fc.weight")])
        hidden = graph.add("FastGelu", [hidden, graph.weight(f"{name}.mlp.c_fc.bias")], domain=FUSED)
        x = graph.add("Add", [x, linear(hidden, f"{name}.mlp.c_proj")])
    graph.head(norm(graph.last(x), "transformer.ln_f"), "transformer.wte.weight")
    graph.output("logits", ["B", config["vocab_size"]])
