"""Writes batchnorm.json: small networks with BatchNorm1d or BatchNorm2d, trained by PyTorch in float64.

Run once with `python3 make_batchnorm_fixtures.py` (PyTorch 1.13); the tests read the JSON only.

Every training goes 20 times through 20 rows in batches of 7, 7 and 6, in order: no shuffling, no L1, no L2 but AdamW's decoupled decay, which
touches the weights of Linear alone.

Fields:
  batchSize, epochs     7, 20
  networks              one object a network:
    name                "before" (Linear, BatchNorm, ReLU, Linear, softmax), "after" (BatchNorm, Linear, Tanh, BatchNorm, Linear) or
                        "images" (BatchNorm2d, PReLU with a slope for each channel, BatchNorm2d, Linear)
    keys                of an image network: names and shapes of its state_dict
    inputs, targets     row after row; an image is [height, width, channels], and the Linear after it reads it in that order
    parameters          at the start, module by module: weight [out, in] row-major, then bias (the order of CopyParametersTo)
    trainings           one object an optimizer:
      optimizer         "Sgd", "Adam" or "AdamW"
      arguments         under NetGen's names
      parameters        after the last step
      state             after the last step: of each BatchNorm its running means, then its running variances (the order of CopyStateTo)
      outputs           of the inputs, in inference mode, row after row

Inputs, targets and first parameters are float32 values, so that both sides start from the same numbers.
"""
import json
import pathlib

import torch
from torch import nn
from torch.nn import functional

ROWS, BATCH, EPOCHS = 20, 7, 20

HEIGHT, WIDTH, CHANNELS = 3, 4, 6


class ToChannelsFirst(nn.Module):
    def forward(self, x):
        return x.reshape(-1, HEIGHT, WIDTH, CHANNELS).permute(0, 3, 1, 2)


class ToRows(nn.Module):
    def forward(self, x):
        return x.permute(0, 2, 3, 1).flatten(1)


def images():
    return nn.Sequential(
        ToChannelsFirst(), nn.BatchNorm2d(CHANNELS), nn.PReLU(CHANNELS), nn.BatchNorm2d(CHANNELS, momentum=0.3, eps=1e-3), ToRows(),
        nn.Linear(HEIGHT * WIDTH * CHANNELS, 2))


NETWORKS = dict(
    before=lambda: nn.Sequential(nn.Linear(4, 6), nn.BatchNorm1d(6), nn.ReLU(), nn.Linear(6, 3)),
    after=lambda: nn.Sequential(nn.BatchNorm1d(3), nn.Linear(3, 5), nn.Tanh(), nn.BatchNorm1d(5, momentum=0.3, eps=1e-3), nn.Linear(5, 2)),
    images=images)

OPTIMIZERS = [
    ("Sgd", dict(learningRate=0.05, momentum=0.9)),
    ("Adam", dict(learningRate=0.01)),
    ("AdamW", dict(learningRate=0.01, weightDecay=0.1)),
]


def draw(generator, *shape):
    return torch.randn(*shape, generator=generator, dtype=torch.float32).double()


def rounded(tensors):
    return [float(f"{value:.9g}") for value in torch.cat([tensor.detach().reshape(-1) for tensor in tensors]).tolist()]


def create(name, arguments, network):
    if name == "Sgd":
        return torch.optim.SGD(network.parameters(), lr=arguments["learningRate"], momentum=arguments["momentum"])
    if name == "Adam":
        return torch.optim.Adam(network.parameters(), lr=arguments["learningRate"])
    decays = [parameter for parameter in network.parameters() if parameter.dim() == 2]
    others = [parameter for parameter in network.parameters() if parameter.dim() == 1]
    groups = [dict(params=decays, weight_decay=arguments["weightDecay"]), dict(params=others, weight_decay=0.0)]
    return torch.optim.AdamW(groups, lr=arguments["learningRate"])


def train(name, arguments, create_network, start, loss, inputs, targets):
    network = create_network().double()
    with torch.no_grad():
        for parameter, value in zip(network.parameters(), start):
            parameter.copy_(value)
    optimizer = create(name, arguments, network)
    for _ in range(EPOCHS):
        for first in range(0, ROWS, BATCH):
            optimizer.zero_grad()
            loss(network(inputs[first:first + BATCH]), targets[first:first + BATCH]).backward()
            optimizer.step()
    outputs = network.eval()(inputs)
    if loss is functional.cross_entropy:
        outputs = outputs.softmax(dim=1)
    state = [buffer for key, buffer in network.named_buffers() if ".running_" in key]
    return dict(optimizer=name, arguments=arguments, parameters=rounded(network.parameters()), state=rounded(state), outputs=rounded([outputs]))


def slower(arguments):
    """The sum over 72 inputs would diverge at the rate of the others."""
    return dict(arguments, learningRate=arguments["learningRate"] / 10)


def network(index, name, create_network):
    generator = torch.Generator().manual_seed(200 + index)
    shapes = [parameter.shape for parameter in create_network().parameters()]
    width = dict(before=4, after=3, images=HEIGHT * WIDTH * CHANNELS)[name]
    inputs = draw(generator, ROWS, width) * 2 + 1
    scores = torch.sin(inputs @ draw(generator, width, shapes[-1][0]) + 0.3 * draw(generator, ROWS, shapes[-1][0])).float().double()
    loss = functional.cross_entropy if name == "before" else functional.mse_loss
    targets = functional.one_hot(scores.argmax(1), shapes[-1][0]).double() if name == "before" else scores
    inputs = inputs.float().double()
    start = [(draw(generator, *shape) * (0.5 if len(shape) == 2 else 0.3) + (0.0 if len(shape) == 2 else 0.5)).float().double() for shape in shapes]
    if name == "images":
        # Values of every channel on both sides of zero: were a PReLU linear, the normalisation after it would leave the one before no gradient.
        keys = [key for key, _ in create_network().named_parameters()]
        start = [(value - 0.5 if key.endswith("bias") else value + 0.3 if value.dim() == 1 else value).float().double() for key, value in zip(keys, start)]
    # Without the two modules that only change the order of values.
    plain = nn.Sequential(*[module for module in create_network() if not isinstance(module, (ToChannelsFirst, ToRows))])
    keys = dict(keys=[f"{key} {list(value.shape)}" for key, value in plain.state_dict().items()]) if name == "images" else dict()
    return dict(
        name=name, **keys, inputs=rounded([inputs]), targets=rounded([targets]), parameters=rounded(start),
        trainings=[train(optimizer, slower(arguments) if name == "images" else arguments, create_network, start, loss, inputs, targets)
                   for optimizer, arguments in OPTIMIZERS])


fixture = dict(batchSize=BATCH, epochs=EPOCHS, networks=[network(i, *item) for i, item in enumerate(NETWORKS.items())])
target = pathlib.Path(__file__).with_name("batchnorm.json")
target.write_text(json.dumps(fixture, separators=(",", ":"), allow_nan=False) + "\n")
print(target, target.stat().st_size, "bytes")
