"""An ONNX graph that grows node by node; each call gives the name of what it computes."""

import numpy as np
from onnx import TensorProto, helper, numpy_helper

# The domain of ONNX Runtime's own operators.
FUSED = "com.microsoft"


class Graph:
    def __init__(self, weights):
        self.weights = weights
        self.nodes, self.inputs, self.outputs, self.constants = [], [], [], {}

    def input(self, name, dtype, shape):
        self.inputs.append(helper.make_tensor_value_info(name, dtype, shape))
        return name

    def output(self, name, shape):
        self.outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, shape))
        return name

    def constant(self, name, value):
        self.constants.setdefault(name, numpy_helper.from_array(np.asarray(value, order="C"), name))
        return name

    def weight(self, name, transposed=False):
        value = self.weights[name]
        return self.constant(name + ".T", value.T) if transposed else self.constant(name, value)

    def add(self, operator, inputs, outputs=1, domain="", **attributes):
        """`outputs`: how many, or their names."""
        number = len(self.nodes)
        names = [f"{operator}_{number}_{index}" for index in range(outputs)] if isinstance(outputs, int) else outputs
        self.nodes.append(
            helper.make_node(operator, inputs, names, f"{operator}_{number}", domain=domain, **attributes)
        )
        return names[0] if len(names) == 1 else names

    def last(self, x):
        """Of [B, T, C] the last position: [B, C]."""
        return self.add("Gather", [x, self.constant("last", np.array(-1, np.int64))], axis=1)

    def head(self, x, embedding):
        """Logits by the embedding, which is the head too; it is stored once."""
        return self.add("Gemm", [x, self.weight(embedding)], ["logits"], transB=1)

    def model(self):
        constants = list(self.constants.values())
        graph = helper.make_graph(self.nodes, "model", self.inputs, self.outputs, constants)
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid(FUSED, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=10)
