"""Writes averaging.json: moving averages of the weights over the steps of a training, by PyTorch's AveragedModel in float64.

Run once with `python3 make_averaging_fixtures.py` (PyTorch 1.13); the tests read the JSON only.

The training goes 10 times through 20 rows in batches of 7, 7 and 6, in order: gradient descent with momentum, no shuffling, no penalty. After every step
AveragedModel.update_parameters is called once.

Fields:
  batchSize, epochs     7, 10
  learningRate, momentum
  inputs, targets       row after row
  parameters            at the start, module by module: weight [out, in] row-major, then bias (the order of CopyParametersTo)
  averages              one object an average:
    decay               d
    biasCorrection      false: avg_fn is d * average + (1 - d) * weights, the exponential moving average of PyTorch's documentation, which starts as a copy
                        of the first weights; true: the weight of the newest is (1 - d) / (1 - d ** t) instead of 1 - d in step t
    averageStatistics   AveragedModel's use_buffers; where it is false, the running statistics are those of the trained network
    parameters          of the average, after the last step
    state               of each BatchNorm the running means, then the running variances (the order of CopyStateTo)
    outputs             of the inputs, by the average in inference mode, row after row

The network is BatchNorm(3), Linear(5), Tanh, BatchNorm(5), Linear(2) with the mean squared error. Inputs, targets and first parameters are float32 values,
so that both sides start from the same numbers.
"""
import json
import pathlib

import torch
from torch import nn
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel

ROWS, BATCH, EPOCHS, RATE, MOMENTUM = 20, 7, 10, 0.05, 0.9


def draw(generator, *shape):
    return torch.randn(*shape, generator=generator, dtype=torch.float32).double()


def rounded(tensors):
    return [float(f"{value:.9g}") for value in torch.cat([tensor.detach().reshape(-1) for tensor in tensors]).tolist()]


def create():
    return nn.Sequential(nn.BatchNorm1d(3), nn.Linear(3, 5), nn.Tanh(), nn.BatchNorm1d(5, momentum=0.3, eps=1e-3), nn.Linear(5, 2)).double()


def running(network):
    return [buffer for key, buffer in network.named_buffers() if ".running_" in key]


def average_fn(decay, corrects):
    def newest(count):
        """What the weights of step count + 1 count."""
        return (1 - decay) / (1 - decay ** (int(count) + 1)) if corrects else 1 - decay
    return lambda average, weights, count: average + newest(count) * (weights - average)


def average(start, inputs, targets, decay, corrects, with_statistics):
    network = create()
    with torch.no_grad():
        for parameter, value in zip(network.parameters(), start):
            parameter.copy_(value)
    averaged = AveragedModel(network, avg_fn=average_fn(decay, corrects), use_buffers=with_statistics)
    optimizer = torch.optim.SGD(network.parameters(), lr=RATE, momentum=MOMENTUM)
    for _ in range(EPOCHS):
        for first in range(0, ROWS, BATCH):
            optimizer.zero_grad()
            functional.mse_loss(network(inputs[first:first + BATCH]), targets[first:first + BATCH]).backward()
            optimizer.step()
            averaged.update_parameters(network)
    if not with_statistics:
        # Without use_buffers this version of AveragedModel keeps the buffers of the untrained network; later ones copy the last, as here.
        for of_average, last in zip(averaged.module.buffers(), network.buffers()):
            of_average.copy_(last)
    module = averaged.module.eval()
    return dict(
        decay=decay, biasCorrection=corrects, averageStatistics=with_statistics,
        parameters=rounded(module.parameters()), state=rounded(running(module)), outputs=rounded([module(inputs)]))


generator = torch.Generator().manual_seed(400)
inputs = (draw(generator, ROWS, 3) * 2 + 1).float().double()
targets = torch.sin(inputs @ draw(generator, 3, 2) + 0.3 * draw(generator, ROWS, 2)).float().double()
start = [(draw(generator, *p.shape) * (0.5 if p.dim() == 2 else 0.3) + (0.0 if p.dim() == 2 else 0.5)).float().double() for p in create().parameters()]
fixture = dict(
    batchSize=BATCH, epochs=EPOCHS, learningRate=RATE, momentum=MOMENTUM, inputs=rounded([inputs]), targets=rounded([targets]), parameters=rounded(start),
    averages=[average(start, inputs, targets, *settings) for settings in [(0.9, False, True), (0.9, True, True), (0.99, False, False), (0.999, True, False)]])
target = pathlib.Path(__file__).with_name("averaging.json")
target.write_text(json.dumps(fixture, separators=(",", ":")) + "\n")
print(target, target.stat().st_size, "bytes")
