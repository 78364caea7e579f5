"""Writes training.json: small networks trained by PyTorch in float64, for the network-level tests.

Run once with `python3 make_training_fixtures.py` (PyTorch 1.13); the tests read the JSON only.

Every training is full-batch: all 20 rows in one step, 100 steps, no shuffling, no L1, no L2 but AdamW's decoupled decay.

Fields:
  rows, steps           20 rows, 100 steps
  lossEvery             10: losses are kept of steps 1, 11, ..., 91 and after the last step
  networks              one object a network:
    name                "classes", "labels", "unit" or "regression"
    layers              layer sizes, input first
    hidden              activation of the hidden layer: "tanh", "relu" or "gelu" (exact)
    output              activation of the last layer: "softmax", "sigmoid" or "linear"
    loss                "cross_entropy" (mean over rows), "binary_cross_entropy" (mean over rows and units) or
                        "mean_squared_error" (mean over rows and units)
    inputs              rows x layers[0], row after row
    targets             rows x layers[-1], row after row (one-hot for classes)
    parameters          at the start, layer by layer: weight [out, in] row-major, then bias (the order of CopyParametersTo)
    trainings           one object an optimizer:
      optimizer         "Sgd", "RmsProp", "Adam" or "AdamW"
      arguments         under NetGen's names
      losses            11 values: before the updates of steps 1, 11, ..., 91, and after the last update
      parameters        after the last step

AdamW decays weights only: biases are in a parameter group of their own. The lectures' momentum (NetGen's Momentum) is left
out: it is SGD(momentum=.9, dampening=.1) but for the first step, where PyTorch starts with the whole gradient.
Inputs, targets and first parameters are float32 values, so that both sides start from the same numbers.
"""
import json
import pathlib

import torch
from torch.nn import functional

ROWS, STEPS, EVERY = 20, 100, 10

NETWORKS = [
    ("classes", (4, 6, 3), "tanh", "softmax", "cross_entropy"),
    ("labels", (4, 5, 2), "relu", "sigmoid", "binary_cross_entropy"),
    ("unit", (3, 4, 1), "tanh", "sigmoid", "binary_cross_entropy"),
    ("regression", (4, 6, 2), "gelu", "linear", "mean_squared_error"),
]

OPTIMIZERS = [
    ("Sgd", dict(learningRate=0.1)),
    ("Sgd", dict(learningRate=0.1, momentum=0.9)),
    ("Sgd", dict(learningRate=0.1, momentum=0.9, nesterov=True)),
    ("RmsProp", dict(learningRate=0.01, epsilon=1e-8)),
    ("Adam", dict(learningRate=0.01)),
    ("AdamW", dict(learningRate=0.01, weightDecay=0.1)),
]

HIDDEN = dict(tanh=torch.tanh, relu=functional.relu, gelu=functional.gelu)

LOSSES = dict(
    cross_entropy=functional.cross_entropy,
    binary_cross_entropy=functional.binary_cross_entropy_with_logits,
    mean_squared_error=functional.mse_loss)


def draw(generator, *shape):
    return torch.randn(*shape, generator=generator, dtype=torch.float32).double()


def targets_of(name, inputs, outputs, generator):
    """A function of the inputs with noise, so that there is something to learn and something left over."""
    scores = inputs @ draw(generator, inputs.shape[1], outputs) + 0.3 * draw(generator, len(inputs), outputs)
    if name == "classes":
        return functional.one_hot(scores.argmax(1), outputs).double()
    if name == "regression":
        return torch.sin(scores).float().double()
    return (scores > 0).double()


def create(name, arguments, parameters):
    options = dict(lr=arguments["learningRate"])
    for key, torch_key in dict(momentum="momentum", nesterov="nesterov", epsilon="eps").items():
        if key in arguments:
            options[torch_key] = arguments[key]
    if name == "AdamW":
        groups = [
            dict(params=parameters[0::2], weight_decay=arguments["weightDecay"]),
            dict(params=parameters[1::2], weight_decay=0.0)]
        return torch.optim.AdamW(groups, **options)
    return getattr(torch.optim, dict(Sgd="SGD", RmsProp="RMSprop").get(name, name))(parameters, **options)


def train(name, arguments, start, hidden, loss, inputs, targets):
    parameters = [torch.nn.Parameter(value.clone()) for value in start]
    optimizer = create(name, arguments, parameters)

    def loss_now():
        x = inputs
        for layer in range(0, len(parameters), 2):
            x = functional.linear(x if layer == 0 else HIDDEN[hidden](x), parameters[layer], parameters[layer + 1])
        return LOSSES[loss](x, targets)

    losses = []
    for step in range(STEPS):
        optimizer.zero_grad()
        value = loss_now()
        if step % EVERY == 0:
            losses.append(value.item())
        value.backward()
        optimizer.step()
    losses.append(loss_now().item())
    return dict(optimizer=name, arguments=arguments, losses=rounded(losses), parameters=flat(parameters))


def rounded(values):
    return [float(f"{value:.9g}") for value in values]


def flat(tensors):
    return rounded(torch.cat([tensor.detach().reshape(-1) for tensor in tensors]).tolist())


def network(index, name, layers, hidden, output, loss):
    generator = torch.Generator().manual_seed(100 + index)
    inputs = draw(generator, ROWS, layers[0])
    targets = targets_of(name, inputs, layers[-1], generator)
    start = []
    for size_in, size_out in zip(layers, layers[1:]):
        start.append((draw(generator, size_out, size_in) / size_in ** 0.5).float().double())
        start.append((draw(generator, size_out) * 0.1).float().double())
    return dict(
        name=name, layers=layers, hidden=hidden, output=output, loss=loss,
        inputs=flat([inputs]), targets=flat([targets]), parameters=flat(start),
        trainings=[train(*optimizer, start, hidden, loss, inputs, targets) for optimizer in OPTIMIZERS])


fixture = dict(rows=ROWS, steps=STEPS, lossEvery=EVERY, networks=[network(i, *spec) for i, spec in enumerate(NETWORKS)])
target = pathlib.Path(__file__).with_name("training.json")
target.write_text(json.dumps(fixture, separators=(",", ":")) + "\n")
print(target, target.stat().st_size, "bytes")
