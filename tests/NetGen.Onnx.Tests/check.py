"""Checks ONNX files by onnx's own tools: the checker with full shape inference. Prints a line for each file: "ok", or what is wrong."""
import glob
import os
import sys

import onnx

for path in sorted(glob.glob(os.path.join(sys.argv[1], "*.onnx"))):
    model = onnx.load(path)
    try:
        onnx.checker.check_model(model, full_check=True)
        inferred = onnx.shape_inference.infer_shapes(model, check_type=True, strict_mode=True, data_prop=True)
        shapes = {info.name: info.type.tensor_type.shape for info in inferred.graph.value_info}
        unknown = [node.name for node in model.graph.node for name in node.output
                   if name != "output" and (name not in shapes or any(not (d.dim_value or d.dim_param) for d in shapes[name].dim))]
        first = [d.dim_param for info in (*model.graph.input, *model.graph.output) for d in info.type.tensor_type.shape.dim[:1]]
        head = (model.ir_version, model.opset_import[0].version, [i.name for i in model.graph.input], [o.name for o in model.graph.output], first)
        wrong = "" if head == (8, 17, ["input"], ["output"], ["batch", "batch"]) else f"head {head}"
        wrong += f" shapes unknown: {unknown}" if unknown else ""
    except Exception as error:
        wrong = " ".join(str(error).split())
    print(os.path.basename(path), wrong or "ok")
