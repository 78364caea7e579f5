"""Writes generalising.json: smoothed labels and weighted losses by PyTorch in float64, elastic nets and balanced weights by scikit-learn.

Run once with `python3 make_generalising_fixtures.py` (PyTorch 1.13, scikit-learn); the tests read the JSON only.

Fields:
  trainings             plain gradient descent, no shuffling, one object a training:
    name                what is special about it
    network             "classes" (4-6-3, tanh, softmax), "labels" (4-5-2, relu, sigmoid) or "unit" (3-4-1, tanh, sigmoid)
    steps, rows         how many of each; a step takes "batch" rows, in order and over again
    learningRate
    smoothing           epsilon, or 0
    classWeights        one a class, or null
    sampleWeights       one a row, or null
    inputs, targets     row after row
    start, end          parameters: weight [out, in] row-major, then bias, layer by layer
    firstLoss           of the whole data set, as the training counts it, before the first step
  elasticNets           one object each: features, inputs, targets, l1 and l2 under NetGen's names, weights, intercept, and
    estimator           "ElasticNet" (squared error) or "LogisticRegression" (log loss of a single probability)
  balanced              labels, classes, weights

The smoothed and weighted losses of "classes" are CrossEntropyLoss's own (weight, label_smoothing). Where PyTorch has no such argument (rows of their own
weights, sigmoid units) the loss of every row is PyTorch's, and its mean is written out below.
Inputs, targets, weights and first parameters are float32 values, so that both sides start from the same numbers.
"""
import json
import pathlib

import numpy
import torch
from sklearn.linear_model import ElasticNet, LogisticRegression
from sklearn.utils.class_weight import compute_class_weight
from torch.nn import functional

ROWS = 20
NETWORKS = dict(
    classes=((4, 6, 3), torch.tanh),
    labels=((4, 5, 2), functional.relu),
    unit=((3, 4, 1), torch.tanh))


def draw(generator, *shape):
    return torch.randn(*shape, generator=generator, dtype=torch.float32).double()


def positive(generator, count):
    return (0.25 + 2 * torch.rand(count, generator=generator, dtype=torch.float32)).double()


def rounded(values):
    return [float(f"{value:.9g}") for value in values]


def flat(tensors):
    return rounded(torch.cat([tensor.detach().reshape(-1) for tensor in tensors]).tolist())


def row_losses(name, z, t):
    if name == "classes":
        return functional.cross_entropy(z, t, reduction="none")
    return functional.binary_cross_entropy_with_logits(z, t, reduction="none").mean(1)


def plain_classes(z, t, rows, smoothing, class_weights):
    """Nothing but arguments of PyTorch's."""
    weight = None if class_weights is None else torch.tensor(class_weights, dtype=torch.float64)
    return functional.cross_entropy(z, t.argmax(1), weight=weight, label_smoothing=smoothing)


def written_out(name, all_weights):
    """Rows weigh what they weigh divided by the mean over the whole data set."""
    weights = all_weights / all_weights.mean()

    def loss(z, t, rows, smoothing, class_weights):
        middle = 1 / t.shape[1] if name == "classes" else 0.5
        return (weights[rows] * row_losses(name, z, t * (1 - smoothing) + smoothing * middle)).mean()
    return loss


def training(index, name, network, steps, batch, smoothing=0.0, class_weights=None, weighs_rows=False, is_plain=False):
    generator = torch.Generator().manual_seed(200 + index)
    layers, hidden = NETWORKS[network]
    inputs = draw(generator, ROWS, layers[0])
    scores = inputs @ draw(generator, layers[0], layers[-1]) + 0.3 * draw(generator, ROWS, layers[-1])
    targets = functional.one_hot(scores.argmax(1), layers[-1]).double() if network == "classes" else (scores > 0).double()
    start = []
    for size_in, size_out in zip(layers, layers[1:]):
        start.append((draw(generator, size_out, size_in) / size_in ** 0.5).float().double())
        start.append((draw(generator, size_out) * 0.1).float().double())

    sample_weights = positive(generator, ROWS) if weighs_rows else None
    weights = torch.ones(ROWS, dtype=torch.float64) if sample_weights is None else sample_weights
    if class_weights is not None:
        classes = targets.argmax(1) if network == "classes" else targets[:, 0].long()
        weights = weights * torch.tensor(class_weights, dtype=torch.float64)[classes]
    loss_of = plain_classes if is_plain else written_out(network, weights)

    parameters = [torch.nn.Parameter(value.clone()) for value in start]

    def loss_on(rows):
        z = functional.linear(hidden(functional.linear(inputs[rows], parameters[0], parameters[1])), parameters[2], parameters[3])
        return loss_of(z, targets[rows], rows, smoothing, class_weights)

    first_loss = loss_on(torch.arange(ROWS)).item()
    optimizer = torch.optim.SGD(parameters, lr=0.2)
    first = 0
    for _ in range(steps):
        rows = torch.arange(first, min(first + batch, ROWS))
        first = 0 if first + batch >= ROWS else first + batch
        optimizer.zero_grad()
        loss_on(rows).backward()
        optimizer.step()

    return dict(
        name=name, network=network, steps=steps, rows=ROWS, batch=batch, learningRate=0.2, smoothing=smoothing, classWeights=class_weights,
        sampleWeights=None if sample_weights is None else rounded(sample_weights.tolist()),
        inputs=flat([inputs]), targets=flat([targets]), start=flat(start), end=flat(parameters), firstLoss=rounded([first_loss])[0])


def elastic_net(index, features, alpha, ratio):
    generator = numpy.random.default_rng(300 + index)
    inputs = generator.standard_normal((40, features)).astype(numpy.float32).astype(float)
    slopes = numpy.where(numpy.arange(features) % 2 == 0, 1.5, 0.05)
    targets = (inputs @ slopes + 0.5 + 0.3 * generator.standard_normal(40)).astype(numpy.float32).astype(float)
    model = ElasticNet(alpha=alpha, l1_ratio=ratio, tol=1e-12, max_iter=100000).fit(inputs, targets)
    # ElasticNet minimises half the mean squared error plus its penalty.
    return dict(
        estimator="ElasticNet", features=features, inputs=rounded(inputs.ravel()), targets=rounded(targets),
        l1=2 * alpha * ratio, l2=2 * alpha * (1 - ratio), weights=rounded(model.coef_), intercept=rounded([model.intercept_])[0])


def logistic(index, features, c, ratio):
    generator = numpy.random.default_rng(300 + index)
    inputs = generator.standard_normal((40, features)).astype(numpy.float32).astype(float)
    slopes = numpy.where(numpy.arange(features) % 2 == 0, 2.0, 0.1)
    targets = (inputs @ slopes + generator.standard_normal(40) > 0).astype(float)
    model = LogisticRegression(penalty="elasticnet", solver="saga", C=c, l1_ratio=ratio, tol=1e-12, max_iter=100000).fit(inputs, targets)
    # C times the sum of the losses plus the penalty; NetGen's loss is their mean.
    return dict(
        estimator="LogisticRegression", features=features, inputs=rounded(inputs.ravel()), targets=rounded(targets),
        l1=ratio / (c * 40), l2=(1 - ratio) / (c * 40), weights=rounded(model.coef_[0]), intercept=rounded([model.intercept_[0]])[0])


def balanced(labels):
    classes = max(labels) + 1
    return dict(labels=labels, classes=classes, weights=rounded(compute_class_weight("balanced", classes=numpy.arange(classes), y=numpy.array(labels))))


fixture = dict(
    trainings=[
        training(0, "smoothed labels", "classes", 100, ROWS, smoothing=0.1, is_plain=True),
        training(1, "weighted classes", "classes", 100, ROWS, class_weights=[1.0, 3.0, 0.5], is_plain=True),
        training(2, "weighted rows", "classes", 100, ROWS, weighs_rows=True),
        training(3, "weighted rows and classes, smoothed labels, short batches", "classes", 100, 6, smoothing=0.2, class_weights=[2.0, 1.0, 0.25], weighs_rows=True),
        training(4, "smoothed independent labels", "labels", 100, ROWS, smoothing=0.1),
        training(5, "weighted rows of independent labels", "labels", 100, 6, weighs_rows=True),
        training(6, "weighted classes of one probability", "unit", 100, ROWS, smoothing=0.05, class_weights=[1.0, 4.0]),
    ],
    elasticNets=[elastic_net(0, 6, 0.1, 0.5), elastic_net(1, 6, 0.3, 0.8), logistic(2, 6, 0.5, 0.5)],
    balanced=[balanced([0, 0, 0, 1, 2, 2, 2, 2, 2, 0]), balanced([1, 0, 0, 0, 0])])
target = pathlib.Path(__file__).with_name("generalising.json")
target.write_text(json.dumps(fixture, separators=(",", ":")) + "\n")
print(target, target.stat().st_size, "bytes")
