#!/usr/bin/python3
"""Exports networks from PyTorch into a folder: one folder for each case and version, outside this repository.

Usage: torch_cases.py FOLDER

Each has model.onnx, input.f32 and expected.f32 (raw little-endian floats) and case.json, as node_cases.py writes them.
"""
import json
import os
import sys
import warnings

import onnx
import torch
from torch import nn
from torch.nn import functional as F

ROWS = 3


def mlp():
    return nn.Sequential(
        nn.Linear(20, 32), nn.BatchNorm1d(32), nn.ReLU(), nn.Dropout(0.3),
        nn.Linear(32, 16, bias=False), nn.GELU(), nn.Linear(16, 8), nn.SiLU(), nn.Linear(8, 5), nn.Softmax(dim=1)), (20,)


def lenet():
    return nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
        nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10)), (1, 28, 28)


class View(nn.Module):
    """Writes a Reshape whose first size is computed from the batch."""

    def forward(self, x):
        return x.view(x.size(0), -1)


def view():
    return nn.Sequential(nn.Conv2d(3, 4, 3), nn.Tanh(), nn.AvgPool2d(3, 2, 1, ceil_mode=True), View(), nn.Linear(64, 7), nn.LogSoftmax(dim=1)), (3, 8, 8)


class Block(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.first = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.norm1 = nn.BatchNorm2d(outputs)
        self.second = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.norm2 = nn.BatchNorm2d(outputs)
        self.short = nn.Sequential() if inputs == outputs else nn.Sequential(nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs))

    def forward(self, x):
        y = F.relu(self.norm1(self.first(x)))
        return F.relu(self.norm2(self.second(y)) + self.short(x))


def residual():
    return nn.Sequential(
        nn.Conv2d(3, 8, 3, padding=1, bias=False), nn.BatchNorm2d(8), nn.ReLU(), Block(8, 8, 1), Block(8, 12, 2),
        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(12, 10)), (3, 12, 12)


def depthwise():
    def separable(inputs, outputs, stride):
        return nn.Sequential(
            nn.Conv2d(inputs, inputs, 3, stride, 1, groups=inputs, bias=False), nn.BatchNorm2d(inputs), nn.ReLU6(),
            nn.Conv2d(inputs, outputs, 1, bias=False), nn.BatchNorm2d(outputs), nn.Hardswish())

    return nn.Sequential(nn.Conv2d(3, 8, 3, 2, 1), nn.PReLU(8), separable(8, 12, 1), separable(12, 16, 2), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(16, 10)), (3, 16, 16)


class SqueezeExcite(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3)
        self.down = nn.Linear(8, 2)
        self.up = nn.Linear(2, 8)
        self.last = nn.Linear(16, 3)

    def forward(self, x):
        x = F.leaky_relu(self.conv(x), 0.2)
        scale = torch.sigmoid(self.up(F.relu(self.down(x.mean((2, 3))))))
        x = x * scale.unsqueeze(-1).unsqueeze(-1)
        largest = F.adaptive_max_pool2d(x, 1).flatten(1)
        return self.last(torch.cat([largest, x.mean((2, 3))], dim=1))


def squeeze_excite():
    return SqueezeExcite(), (3, 9, 9)


def sequence():
    return nn.Sequential(
        nn.Conv1d(4, 8, 5, stride=2, padding=2, dilation=1), nn.ELU(), nn.BatchNorm1d(8), nn.MaxPool1d(3, 2), nn.Conv1d(8, 6, 3, groups=2), nn.Softplus(),
        nn.ConstantPad1d((1, 2), 0.5), nn.AvgPool1d(2), nn.Flatten(), nn.Linear(36, 4)), (4, 50)


class Attention(nn.Module):
    def __init__(self, size, heads):
        super().__init__()
        self.size, self.heads = size, heads
        self.q, self.k, self.v, self.o = (nn.Linear(size, size) for _ in range(4))

    def forward(self, x):
        batch, length, _ = x.shape

        def split(y):
            return y.view(batch, length, self.heads, self.size // self.heads).transpose(1, 2)

        q, k, v = split(self.q(x)), split(self.k(x)), split(self.v(x))
        weights = torch.softmax(q @ k.transpose(-2, -1) / (self.size // self.heads) ** 0.5, dim=-1)
        return self.o((weights @ v).transpose(1, 2).reshape(batch, length, self.size))


class Transformer(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = nn.Linear(6, 16)
        self.position = nn.Parameter(torch.randn(1, 10, 16) * 0.1)
        self.norm1, self.norm2 = nn.LayerNorm(16), nn.LayerNorm(16)
        self.attention = Attention(16, 4)
        self.feed = nn.Sequential(nn.Linear(16, 32), nn.GELU(), nn.Dropout(0.1), nn.Linear(32, 16))
        self.last = nn.Linear(16, 3)

    def forward(self, x):
        x = self.embed(x) + self.position
        x = x + self.attention(self.norm1(x))
        x = x + self.feed(self.norm2(x))
        return self.last(x.mean(1))


def transformer():
    return Transformer(), (10, 6)


class Mixer(nn.Module):
    """Layers over both axes, transposed between."""

    def __init__(self):
        super().__init__()
        self.patch = nn.Conv2d(1, 8, 4, 4)
        self.norm = nn.LayerNorm([8, 16])
        self.places, self.channels = nn.Linear(16, 16), nn.Linear(8, 8)
        self.last = nn.Linear(8, 4)

    def forward(self, x):
        x = self.patch(x).flatten(2)
        x = x + F.gelu(self.places(self.norm(x)))
        x = x.transpose(1, 2)
        x = x + F.gelu(self.channels(x))
        return self.last(x.mean(dim=1))


def mixer():
    return Mixer(), (1, 16, 16)


CASES = [mlp, lenet, view, residual, depthwise, squeeze_excite, sequence, transformer, mixer]


def randomise(model):
    for name, buffer in model.named_buffers():
        if name.endswith("running_mean"):
            buffer.normal_(0, 0.5)
        if name.endswith("running_var"):
            buffer.uniform_(0.5, 2)


def write(make, opset, batch, folder, training=torch.onnx.TrainingMode.EVAL):
    torch.manual_seed(7)
    model, row = make()
    randomise(model)
    model.eval()
    x = torch.randn(ROWS, *row)
    os.makedirs(folder)
    path = os.path.join(folder, "model.onnx")
    axes = {"x": {0: "batch"}, "y": {0: "batch"}} if batch is None else None
    sample = x if batch is None else x[:batch]
    torch.onnx.export(model, sample, path, opset_version=opset, input_names=["x"], output_names=["y"], dynamic_axes=axes, training=training)
    with torch.no_grad():
        y = model.eval()(x)
    x.numpy().astype("<f4").tofile(os.path.join(folder, "input.f32"))
    y.numpy().astype("<f4").tofile(os.path.join(folder, "expected.f32"))
    operators = sorted({node.op_type for node in onnx.load(path).graph.node})
    with open(os.path.join(folder, "case.json"), "w") as file:
        json.dump({"name": make.__name__, "operators": operators, "opset": {"ai.onnx": opset}, "first": "x", "input": list(x.shape), "expected": list(y.shape)}, file)


def main():
    warnings.filterwarnings("ignore")
    for make in CASES:
        for opset in range(9, 18):
            for batch in (None, 1):
                folder = os.path.join(sys.argv[1], f"{make.__name__}_{opset}_{'free' if batch is None else batch}")
                try:
                    write(make, opset, batch, folder)
                except Exception as error:  # what this version of PyTorch cannot export
                    print(f"{folder}: {type(error).__name__} {str(error)[:200]}", file=sys.stderr)
                    for name in os.listdir(folder):
                        os.remove(os.path.join(folder, name))
                    os.rmdir(folder)


main()
