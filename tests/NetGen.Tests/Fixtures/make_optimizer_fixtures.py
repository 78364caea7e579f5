"""Writes optimizers.json: 100 update steps of PyTorch's optimizers on a vector of 12 values.

Run once with `python3 make_optimizer_fixtures.py` (PyTorch 1.13); the tests read the JSON only.

Fields:
  count, steps      12 values, 100 steps
  start             the weights before the first step
  gradients         "cos(1.7 i + 0.9 s) * 10^((i mod 4) - 2)", the gradient of value i (from 0) at step s (from 1);
                    it does not depend on the weights, and both sides compute it in float64 and round it to float32
  cases             one object a configuration:
    optimizer       "Sgd", "RmsProp", "Adam" or "AdamW"
    arguments       PyTorch's arguments under NetGen's names
    l2              PyTorch's weight_decay where it means L2 (everywhere but in AdamW)
    weights         after steps 1, 2, 10, 50 and 100, one list each, computed in float64
"""
import json
import math
import pathlib

import numpy
import torch

COUNT, STEPS, KEPT = 12, 100, (1, 2, 10, 50, 100)
START = [round(math.sin(0.8 * i + 0.3), 6) for i in range(COUNT)]

TORCH_NAMES = {
    "learningRate": "lr", "momentum": "momentum", "dampening": "dampening", "nesterov": "nesterov", "alpha": "alpha",
    "epsilon": "eps", "centered": "centered", "weightDecay": "weight_decay",
}

CASES = [
    ("Sgd", dict(learningRate=0.1), 0),
    ("Sgd", dict(learningRate=0.1), 0.05),
    ("Sgd", dict(learningRate=0.05, momentum=0.9), 0),
    ("Sgd", dict(learningRate=0.05, momentum=0.9), 0.05),
    ("Sgd", dict(learningRate=0.05, momentum=0.9, dampening=0.3), 0),
    ("Sgd", dict(learningRate=0.05, momentum=0.9, nesterov=True), 0),
    ("Sgd", dict(learningRate=0.05, momentum=0.9, nesterov=True), 0.05),
    ("RmsProp", dict(learningRate=0.01), 0),
    ("RmsProp", dict(learningRate=0.01), 0.05),
    ("RmsProp", dict(learningRate=0.01, alpha=0.9, momentum=0.9), 0),
    ("RmsProp", dict(learningRate=0.01, alpha=0.9, centered=True), 0),
    ("RmsProp", dict(learningRate=0.01, alpha=0.95, momentum=0.5, centered=True), 0),
    ("Adam", dict(learningRate=0.01), 0),
    ("Adam", dict(learningRate=0.01), 0.05),
    ("Adam", dict(learningRate=0.003, beta1=0.5, beta2=0.9, epsilon=1e-3), 0),
    ("AdamW", dict(learningRate=0.01), 0),
    ("AdamW", dict(learningRate=0.01, weightDecay=0.3), 0),
]


def gradient(step):
    values = [math.cos(1.7 * i + 0.9 * step) * 10.0 ** (i % 4 - 2) for i in range(COUNT)]
    return torch.tensor(numpy.array(values, dtype=numpy.float32).astype(numpy.float64))


def create(name, arguments, l2, weights):
    options = {TORCH_NAMES[key]: value for key, value in arguments.items() if not key.startswith("beta")}
    if "beta1" in arguments:
        options["betas"] = (arguments["beta1"], arguments["beta2"])
    if l2:
        options["weight_decay"] = l2
    return getattr(torch.optim, {"Sgd": "SGD", "RmsProp": "RMSprop"}.get(name, name))([weights], **options)


def run(name, arguments, l2):
    weights = torch.nn.Parameter(torch.tensor(START, dtype=torch.float64))
    optimizer = create(name, arguments, l2, weights)
    kept = []
    for step in range(1, STEPS + 1):
        weights.grad = gradient(step)
        optimizer.step()
        if step in KEPT:
            kept.append([float(f"{value:.9g}") for value in weights.tolist()])
    return dict(optimizer=name, arguments=arguments, l2=l2, weights=kept)


fixture = dict(
    count=COUNT, steps=STEPS, kept=KEPT, start=START, gradients="cos(1.7 i + 0.9 s) * 10^((i mod 4) - 2)",
    cases=[run(*case) for case in CASES])
target = pathlib.Path(__file__).with_name("optimizers.json")
target.write_text(json.dumps(fixture, separators=(",", ":")) + "\n")
print(target, target.stat().st_size, "bytes")
