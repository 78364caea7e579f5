"""Loads files saved by NetGen with load_state_dict(strict=True), and writes files for NetGen to load.

Run once with `python3 check_state_dict.py` (PyTorch 1.13) beside the four files that
`dotnet NetGen.Integration.Tests.dll state-dicts FOLDER` writes; the tests read what is committed.

Reads   IndexNet.safetensors, ActivationsNet.safetensors, ScaledNet.safetensors, BatchNormNet.safetensors
Writes  the same names with .torch.safetensors: parameters as PyTorch draws them
        state_dict.json: for every file the inputs, row after row, and PyTorch's outputs in float64

NetGen's input.mean and input.scale belong to no module; they are taken out before the parameters are loaded.
"""
import json
import pathlib

import torch
from torch import nn

import safetensors_file

FOLDER = pathlib.Path(__file__).parent
ROWS = 16

# As the C# declarations read; eval() switches Dropout and RReLU to inference.
NETWORKS = dict(
    IndexNet=lambda: nn.Sequential(
        nn.Dropout(0.2), nn.Linear(5, 7), nn.PReLU(), nn.Linear(7, 6), nn.Linear(6, 4), nn.Sigmoid(), nn.Dropout(0.5),
        nn.Linear(4, 3), nn.Softmax(dim=1)),
    ActivationsNet=lambda: nn.Sequential(
        nn.Linear(6, 5), nn.LeakyReLU(), nn.Linear(5, 6), nn.ELU(), nn.Linear(6, 5), nn.GELU(), nn.Linear(5, 7), nn.SiLU(),
        nn.Linear(7, 5), nn.Softplus(), nn.Linear(5, 6), nn.RReLU(), nn.Linear(6, 9), nn.ReLU(), nn.Linear(9, 2), nn.Tanh()),
    ScaledNet=lambda: nn.Sequential(
        nn.Linear(4, 9), nn.PReLU(), nn.Linear(9, 8), nn.PReLU(), nn.Linear(8, 1), nn.Sigmoid()),
    BatchNormNet=lambda: nn.Sequential(
        nn.BatchNorm1d(5), nn.Linear(5, 7), nn.BatchNorm1d(7, eps=1e-3), nn.ReLU(), nn.Linear(7, 6), nn.Tanh(), nn.BatchNorm1d(6),
        nn.Linear(6, 3), nn.Softmax(dim=1)))


def outputs_of(network, tensors, inputs):
    parameters = {name: value for name, value in tensors.items() if not name.startswith("input.")}
    network.load_state_dict(parameters, strict=True)
    network.eval().double()
    x = inputs.double()
    if "input.mean" in tensors:
        x = (x - tensors["input.mean"].double()) / tensors["input.scale"].double()
    with torch.no_grad():
        return dict(inputs=inputs.reshape(-1).tolist(), outputs=network(x).reshape(-1).tolist())


torch.manual_seed(1)
result = {}
for name, create in NETWORKS.items():
    saved = safetensors_file.read(FOLDER / f"{name}.safetensors")
    width = next(value for key, value in saved.items() if key.endswith(".weight") and value.dim() == 2).shape[1]
    inputs = torch.randn(ROWS, width)
    result[name] = outputs_of(create(), saved, inputs)

    fresh = dict(create().state_dict())
    if "input.mean" in saved:
        fresh["input.mean"], fresh["input.scale"] = torch.randn(width), torch.rand(width) + 0.5
    for key in [key for key in fresh if ".running_" in key]:
        fresh[key] = torch.rand(fresh[key].shape) + 0.5
    safetensors_file.write(FOLDER / f"{name}.torch.safetensors", fresh)
    result[f"{name}.torch"] = outputs_of(create(), fresh, inputs)

target = FOLDER / "state_dict.json"
target.write_text(json.dumps(result, separators=(",", ":")) + "\n")
print(target, target.stat().st_size, "bytes")
