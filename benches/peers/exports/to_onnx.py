"""Writes a GPT-2 or a Llama as ONNX, with keys and values that go in and out, in the fused operators of ONNX Runtime.

Inputs: `ids` [B, T]; of each layer `past_0`, `past_1`, ...: what the graph gave as `present_*` before.
Output: `logits` [B, V], after the last position alone, as nothing else is asked for while a text is written.
"""

import argparse

import onnx

import folder
import onnx_gpt2
import onnx_llama
from onnx_graph import Graph


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", help="a folder with config.json and model.safetensors")
    parser.add_argument("out", help="the file to write")
    given = parser.parse_args()
    config, weights = folder.read(given.model)
    graph = Graph(weights)
    {"gpt2": onnx_gpt2, "llama": onnx_llama}[config["model_type"]].build(graph, config)
    onnx.save(graph.model(), given.out)


if __name__ == "__main__":
    main()
