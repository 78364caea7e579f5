"""Writes schedules.json: learning rates of PyTorch's schedulers, step by step, and of its ReduceLROnPlateau over recorded curves.

Run once with `python3 make_schedule_fixtures.py` (PyTorch 1.13); the tests read the JSON only.

Fields:
  learningRate, epochs, stepsPerEpoch     of every schedule
  schedules       one object a configuration:
    schedule      NetGen's class
    arguments     NetGen's arguments; "then" is a schedule again
    rates         the learning rate of every step, in float64
  plateaus        one object a configuration:
    arguments     NetGen's arguments; "higherIsBetter" belongs to the metric
    curve         the metric after every epoch
    rates         the learning rate of every epoch, which the reductions after the epochs before have led to
"""
import json
import math
import pathlib
import random
import warnings

import torch
from torch.optim import lr_scheduler

RATE, EPOCHS, STEPS_PER_EPOCH = 0.2, 12, 5
STEPS = EPOCHS * STEPS_PER_EPOCH

warnings.filterwarnings("ignore")


def optimizer():
    return torch.optim.SGD([torch.nn.Parameter(torch.zeros(1, dtype=torch.float64))], lr=RATE)


def by_step(create):
    sgd = optimizer()
    scheduler = create(sgd)
    rates = []
    for step in range(STEPS):
        rates.append(sgd.param_groups[0]["lr"])
        sgd.step()
        if step + 1 < STEPS:
            scheduler.step()
    return rates


def by_epoch(create):
    sgd = optimizer()
    scheduler = create(sgd)
    rates = []
    for _ in range(EPOCHS):
        rates += [sgd.param_groups[0]["lr"]] * STEPS_PER_EPOCH
        sgd.step()
        scheduler.step()
    return rates


def steps(epochs):
    return epochs * STEPS_PER_EPOCH


def warm_up_and_cosine(sgd, epochs, start):
    warm_up = lr_scheduler.LinearLR(sgd, start_factor=start, end_factor=1, total_iters=steps(epochs))
    cosine = lr_scheduler.CosineAnnealingLR(sgd, T_max=STEPS - steps(epochs))
    return lr_scheduler.SequentialLR(sgd, [warm_up, cosine], milestones=[steps(epochs)])


def one_cycle(sgd, **options):
    return lr_scheduler.OneCycleLR(sgd, max_lr=RATE, cycle_momentum=False, total_steps=STEPS, **options)


SCHEDULES = [
    ("StepDecay", dict(epochs=5), by_epoch(lambda sgd: lr_scheduler.StepLR(sgd, 5))),
    ("StepDecay", dict(epochs=3, gamma=0.5), by_epoch(lambda sgd: lr_scheduler.StepLR(sgd, 3, gamma=0.5))),
    ("ExponentialDecay", dict(gamma=0.9, firstEpoch=0), by_epoch(lambda sgd: lr_scheduler.ExponentialLR(sgd, 0.9))),
    ("CosineDecay", dict(), by_step(lambda sgd: lr_scheduler.CosineAnnealingLR(sgd, STEPS))),
    ("CosineDecay", dict(epochs=12, endFactor=0.25), by_step(lambda sgd: lr_scheduler.CosineAnnealingLR(sgd, STEPS, eta_min=RATE / 4))),
    ("CosineDecayRestarts", dict(epochs=4), by_step(lambda sgd: lr_scheduler.CosineAnnealingWarmRestarts(sgd, steps(4)))),
    ("CosineDecayRestarts", dict(epochs=1, multiplier=2, endFactor=0.1),
     by_step(lambda sgd: lr_scheduler.CosineAnnealingWarmRestarts(sgd, steps(1), T_mult=2, eta_min=RATE / 10))),
    ("LinearWarmup", dict(epochs=3, startFactor=0.25), by_step(lambda sgd: lr_scheduler.LinearLR(sgd, start_factor=0.25, end_factor=1, total_iters=steps(3)))),
    ("LinearWarmup", dict(epochs=2, then=dict(schedule="CosineDecay", arguments=dict())), by_step(lambda sgd: warm_up_and_cosine(sgd, 2, 0.01))),
    ("OneCycle", dict(), by_step(one_cycle)),
    ("OneCycle", dict(startShare=0.45, divFactor=10, finalDivFactor=100, annealing="Linear"),
     by_step(lambda sgd: one_cycle(sgd, pct_start=0.45, div_factor=10, final_div_factor=100, anneal_strategy="linear"))),
    ("OneCycle", dict(startShare=0.4, threePhase=True), by_step(lambda sgd: one_cycle(sgd, pct_start=0.4, three_phase=True))),
]


def falling_curve(count):
    noise = random.Random(1)
    return [2 * math.exp(-epoch / 8) + 0.1 + 0.05 * noise.random() for epoch in range(count)]


LOSS = falling_curve(60)
ACCURACY = [1 - loss / 3 for loss in falling_curve(60)]

PLATEAUS = [
    (dict(), LOSS),
    (dict(factor=0.5, patience=2), LOSS),
    (dict(factor=0.5, patience=0), LOSS),
    (dict(factor=0.3, patience=3, threshold=0.01), LOSS),
    (dict(factor=0.3, patience=3, threshold=0.02, thresholdMode="Absolute"), LOSS),
    (dict(factor=0.5, patience=1, cooldown=4), LOSS),
    (dict(factor=0.5, patience=1, minLearningRate=0.02), LOSS),
    (dict(factor=0.01, patience=0), LOSS),
    (dict(factor=0.5, patience=2, threshold=0.01, higherIsBetter=True), ACCURACY),
    (dict(factor=0.5, patience=2, threshold=0.01, thresholdMode="Absolute", higherIsBetter=True), ACCURACY),
    (dict(factor=0.5, patience=2), LOSS[:10] + [math.nan] * 5 + LOSS[10:30]),
]

TORCH_NAMES = {"minLearningRate": "min_lr"}


def plateau(arguments, curve):
    options = {TORCH_NAMES.get(key, key): value for key, value in arguments.items() if key not in ("higherIsBetter", "thresholdMode")}
    options["mode"] = "max" if arguments.get("higherIsBetter") else "min"
    options["threshold_mode"] = "abs" if arguments.get("thresholdMode") == "Absolute" else "rel"
    sgd = optimizer()
    scheduler = lr_scheduler.ReduceLROnPlateau(sgd, **options)
    rates = []
    for value in curve:
        rates.append(sgd.param_groups[0]["lr"])
        scheduler.step(value)
    return rates


def text(values):
    return [None if math.isnan(value) else float(f"{value:.12g}") for value in values]


fixture = dict(
    learningRate=RATE, epochs=EPOCHS, stepsPerEpoch=STEPS_PER_EPOCH,
    schedules=[dict(schedule=name, arguments=arguments, rates=text(rates)) for name, arguments, rates in SCHEDULES],
    plateaus=[dict(arguments=arguments, curve=text(curve), rates=text(plateau(arguments, text_curve)))
              for arguments, curve in PLATEAUS
              for text_curve in [[math.nan if value is None else value for value in text(curve)]]])
target = pathlib.Path(__file__).with_name("schedules.json")
target.write_text(json.dumps(fixture, separators=(",", ":")) + "\n")
print(target, target.stat().st_size, "bytes")
