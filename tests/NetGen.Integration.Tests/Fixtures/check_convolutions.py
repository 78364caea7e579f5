"""Loads files of networks of images and sequences with load_state_dict(strict=True), and writes files and numbers for NetGen.

Run once with `python3 check_convolutions.py` (PyTorch 1.13) beside the files that
`dotnet NetGen.Integration.Tests.dll state-dicts FOLDER` writes; the tests read what is committed.

Reads   for every network NAME.safetensors
Writes  NAME.torch.safetensors: parameters as PyTorch draws them, running statistics drawn too
        convolutions.json: one object a network:
          keys            names and shapes of its state_dict
          inputs          row after row, as NetGen has them: [height, width, channels], [length, channels]
          targets         row after row
          outputsOfOurs   PyTorch's outputs in float64 with the parameters of NAME.safetensors, in inference mode
          outputs         with those of NAME.torch.safetensors
          gradient        of the loss over all rows, in training mode, with those of NAME.torch.safetensors, in the order of CopyParametersTo
          stateAfter      running means and variances after that step, in the order of CopyStateTo
"""
import json
import pathlib

import torch
from torch import nn
from torch.nn import functional

import safetensors_file

FOLDER = pathlib.Path(__file__).parent
ROWS = 6

# As the C# declarations read, with the shape of an input as NetGen has it.
NETWORKS = dict(
    ImageNet=((10, 9, 2), lambda: nn.Sequential(
        nn.Conv2d(2, 6, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 9, (3, 2)), nn.Tanh(), nn.Flatten(), nn.Linear(81, 5), nn.ReLU(),
        nn.Linear(5, 3), nn.Softmax(dim=1))),
    GroupedNet=((9, 9, 4), lambda: nn.Sequential(
        nn.Conv2d(4, 8, 3, stride=2, groups=2, bias=False), nn.BatchNorm2d(8), nn.ReLU(), nn.Conv2d(8, 8, 3, padding=1, groups=8), nn.ReLU(),
        nn.Conv2d(8, 12, 1), nn.PReLU(12), nn.AvgPool2d(3, stride=1, padding=1, count_include_pad=False), nn.AdaptiveAvgPool2d(1), nn.Flatten(),
        nn.Linear(12, 4))),
    DilatedNet=((11, 8, 3), lambda: nn.Sequential(
        nn.Conv2d(3, 5, 3, dilation=2, padding=2), nn.Sigmoid(), nn.MaxPool2d(3, stride=2, padding=1), nn.Conv2d(5, 4, 2), nn.ELU(),
        nn.AdaptiveMaxPool2d(1), nn.Flatten(), nn.Linear(4, 2))),
    SequenceNet=((20, 3), lambda: nn.Sequential(
        nn.Conv1d(3, 6, 5, stride=2, padding=2), nn.ReLU(), nn.MaxPool1d(2), nn.BatchNorm1d(6), nn.Conv1d(6, 4, 3), nn.GELU(), nn.Flatten(),
        nn.Linear(12, 3), nn.Softmax(dim=1))),
    UnflattenedNet=((6,), lambda: nn.Sequential(
        nn.Linear(6, 24), nn.ReLU(), nn.Unflatten(1, (2, 3, 4)), nn.Conv2d(2, 5, 2), nn.ReLU(), nn.Flatten(), nn.Linear(30, 2))))


def channels_first(inputs):
    return inputs.movedim(-1, 1) if inputs.dim() > 2 else inputs


def numbers(tensors):
    return [value for tensor in tensors for value in tensor.detach().reshape(-1).tolist()]


def outputs_of(network, tensors, inputs):
    network.load_state_dict(tensors, strict=True)
    with torch.no_grad():
        return numbers([network.eval().double()(channels_first(inputs.double()))])


def step(network, inputs, targets):
    network.train().double()
    is_classifier = isinstance(network[-1], nn.Softmax)
    logits = (network[:-1] if is_classifier else network)(channels_first(inputs.double()))
    (functional.cross_entropy if is_classifier else functional.mse_loss)(logits, targets.double()).backward()
    state = [value for key, value in network.state_dict().items() if ".running_" in key]
    return numbers([parameter.grad for parameter in network.parameters()]), numbers(state)


torch.manual_seed(1)
result = {}
for name, (shape, create) in NETWORKS.items():
    network = create()
    inputs = torch.randn(ROWS, *shape)
    width = network(channels_first(inputs)).shape[1]
    is_classifier = isinstance(network[-1], nn.Softmax)
    targets = functional.one_hot(torch.arange(ROWS) % width, width).float() if is_classifier else torch.randn(ROWS, width)

    fresh = dict(create().state_dict())
    for key in [key for key in fresh if ".running_" in key]:
        fresh[key] = torch.rand(fresh[key].shape) + 0.5
    safetensors_file.write(FOLDER / f"{name}.torch.safetensors", fresh)

    ours = outputs_of(create(), safetensors_file.read(FOLDER / f"{name}.safetensors"), inputs)
    network = create()
    outputs = outputs_of(network, fresh, inputs)
    gradient, state = step(network, inputs, targets)
    result[name] = dict(
        keys=[f"{key} {list(value.shape)}" for key, value in fresh.items() if "num_batches_tracked" not in key],
        inputs=numbers([inputs]), targets=numbers([targets]), outputsOfOurs=ours, outputs=outputs, gradient=gradient, stateAfter=state)

rounded = {name: {key: [float(f"{value:.9g}") if isinstance(value, float) else value for value in values] for key, values in fields.items()}
           for name, fields in result.items()}
target = FOLDER / "convolutions.json"
target.write_text(json.dumps(rounded, separators=(",", ":"), allow_nan=False) + "\n")
print(target, target.stat().st_size, "bytes")
