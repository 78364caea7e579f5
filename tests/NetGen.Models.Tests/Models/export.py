"""Writes the models that the tests read, with an input and PyTorch's answer for each. Run with python3-torch 1.13 in this folder: python3 export.py"""
import json

import torch
from torch import nn


class Residual(nn.Module):
    """Two blocks (He et al., 2016): the second has a projection, because it halves the image."""

    def __init__(self):
        super().__init__()
        self.first = nn.Conv2d(3, 8, 3, padding=1)
        self.norm1 = nn.BatchNorm2d(8)
        self.second = nn.Conv2d(8, 8, 3, padding=1)
        self.norm2 = nn.BatchNorm2d(8)
        self.third = nn.Conv2d(8, 12, 3, stride=2, padding=1)
        self.project = nn.Conv2d(8, 12, 1, stride=2)
        self.head = nn.Linear(12, 4)

    def forward(self, x):
        x = torch.relu(self.first(x))
        x = torch.relu(self.norm2(self.second(torch.relu(self.norm1(x)))) + x)
        x = torch.relu(self.third(x) + self.project(x))
        return torch.softmax(self.head(x.mean((2, 3))), 1)


class Transformer(nn.Module):
    """One block of an encoder over a sequence: attention with two heads, and a layer of units at each place."""

    def __init__(self, width=8, heads=2):
        super().__init__()
        self.heads, self.size = heads, width // heads
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.query, self.key, self.value = nn.Linear(width, width), nn.Linear(width, width), nn.Linear(width, width)
        self.out = nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, 16), nn.Linear(16, width)
        self.head = nn.Linear(width, 3)

    def split(self, x):
        return x.view(x.size(0), x.size(1), self.heads, self.size).transpose(1, 2)

    def forward(self, x):
        normed = self.norm1(x)
        q, k, v = self.split(self.query(normed)), self.split(self.key(normed)), self.split(self.value(normed))
        weights = torch.softmax(q @ k.transpose(-2, -1) / self.size ** 0.5, -1)
        x = x + self.out((weights @ v).transpose(1, 2).reshape(x.shape))
        x = x + self.down(nn.functional.gelu(self.up(self.norm2(x))))
        return self.head(x.mean(1))


def separable(inputs, outputs, stride):
    return [nn.Conv2d(inputs, inputs, 3, stride, 1, groups=inputs), nn.ReLU6(), nn.Conv2d(inputs, outputs, 1), nn.Hardswish()]


MODELS = {
    "mlp": (nn.Sequential(nn.Linear(6, 16), nn.BatchNorm1d(16), nn.ReLU(), nn.Dropout(0.2), nn.Linear(16, 3), nn.Softmax(1)), (6,), 17),
    "lenet": (
        nn.Sequential(
            nn.Conv2d(1, 4, 5, padding=2), nn.Tanh(), nn.AvgPool2d(2), nn.Conv2d(4, 8, 5), nn.Tanh(), nn.MaxPool2d(2), nn.Flatten(),
            nn.Linear(8, 12), nn.Tanh(), nn.Linear(12, 10)), (1, 12, 12), 13),
    "residual": (Residual(), (3, 8, 8), 17),
    "depthwise": (
        nn.Sequential(nn.Conv2d(2, 8, 3, 2, 1), nn.SiLU(), *separable(8, 8, 1), *separable(8, 12, 2), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(12, 5)),
        (2, 12, 12), 11),
    "transformer": (Transformer(), (5, 8), 17),
    "sequence": (nn.Sequential(nn.Conv1d(3, 6, 5, dilation=2), nn.PReLU(6), nn.MaxPool1d(2), nn.Conv1d(6, 4, 3), nn.ELU(), nn.Flatten(), nn.Linear(16, 2), nn.Sigmoid()), (3, 20), 9),
}


def rounded(x, digits):
    return [[round(value, digits) for value in row] for row in x.flatten(1).tolist()]


def main():
    answers = {}
    for number, (name, (model, shape, opset)) in enumerate(MODELS.items()):
        torch.manual_seed(number + 1)
        for parameter in model.parameters():
            if parameter.dim() == 1:
                nn.init.uniform_(parameter, -0.5, 0.5)
        for module in model.modules():
            if isinstance(module, (nn.BatchNorm1d, nn.BatchNorm2d)):
                module.running_mean.uniform_(-0.5, 0.5)
                module.running_var.uniform_(0.5, 2)
                module.weight.data.uniform_(0.5, 1.5)
        model.eval()
        x = torch.round(torch.randn(3, *shape) * 100) / 100
        torch.onnx.export(model, x, f"{name}.onnx", opset_version=opset, input_names=["input"], output_names=["output"], dynamic_axes={"input": {0: "batch"}, "output": {0: "batch"}})
        with torch.no_grad():
            y = model(x)
        answers[name] = {"input": rounded(x, 2), "output": rounded(y, 8)}
    with open("answers.json", "w", encoding="utf-8") as file:
        json.dump(answers, file)


main()
