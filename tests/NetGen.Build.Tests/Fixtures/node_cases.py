#!/usr/bin/python3
"""Writes the node cases of the onnx package into a folder: one folder for each case, outside this repository.

Usage: node_cases.py FOLDER

Each has model.onnx, in which all inputs but the first are initializers and only the first output is left,
input.f32 and expected.f32 (raw little-endian floats; left out where they are no tensors of numbers), and case.json.
"""
import json
import os
import sys

import numpy as np

# The package was written for a numpy that had these names.
np.float, np.int, np.bool, np.object, np.str = float, int, bool, object, str

from onnx import TensorProto, numpy_helper  # noqa: E402
from onnx.backend.test.case.node import collect_testcases  # noqa: E402


def is_tensor(value):
    return isinstance(value, np.ndarray) and value.dtype.kind in "fiub"


def as_float(value, info):
    """Numbers as 32-bit floats; the package keeps bfloat16 as the upper half of their bits."""
    if info.type.tensor_type.elem_type == TensorProto.BFLOAT16:
        return (value.astype(np.uint32) << 16).view(np.float32)
    return value.astype("<f4")


def write(case, folder):
    model = case.model
    graph = model.graph
    inputs, outputs = case.data_sets[0]
    os.makedirs(folder)
    first = graph.input[0].name if graph.input else ""
    for value, data in list(zip(graph.input, inputs))[1:]:
        if isinstance(data, (np.ndarray, np.generic)):
            graph.initializer.append(numpy_helper.from_array(np.asarray(data), value.name))
            graph.input.remove(value)
    del graph.output[1:]
    with open(os.path.join(folder, "model.onnx"), "wb") as file:
        file.write(model.SerializeToString())

    known = len(inputs) > 0 and is_tensor(inputs[0]) and is_tensor(outputs[0])
    if known:
        as_float(inputs[0], graph.input[0]).tofile(os.path.join(folder, "input.f32"))
        as_float(outputs[0], graph.output[0]).tofile(os.path.join(folder, "expected.f32"))
    opset = {entry.domain or "ai.onnx": entry.version for entry in model.opset_import}
    with open(os.path.join(folder, "case.json"), "w") as file:
        json.dump({
            "name": case.name,
            "operators": sorted({(node.domain + "." if node.domain else "") + node.op_type for node in graph.node}),
            "opset": opset,
            "first": first,
            "input": list(inputs[0].shape) if known else None,
            "expected": list(outputs[0].shape) if known else None,
        }, file)


def main():
    target = sys.argv[1]
    for case in collect_testcases(None):
        # Some names occur twice.
        folder = os.path.join(target, case.name)
        while os.path.exists(folder):
            folder += "_again"
        write(case, folder)


main()
