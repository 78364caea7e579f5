"""Writes metrics.json: logits, targets and what scikit-learn measures of them.

Run once with `python3 make_metrics_fixtures.py` (scikit-learn 1.2); the tests read the JSON only.

Every case has
  logits      [rows, outputs], exact in float32; a network with identity weights makes outputs of them
  targets     [rows, outputs]
and of these what it has a meaning for, computed from outputs in float64:
  accuracy, logLoss, rocAuc, rocAucPerClass, topK (k = 1, 2, ...), confusion (flat), precision, recall, f1 (per class),
  macro, weighted (precision, recall, f1), rmse, mae, r2
"""
import json
import pathlib

import numpy as np
from scipy.special import expit, softmax
from sklearn import metrics

rng = np.random.default_rng(5)


def lists(values):
    return [float(value) for value in np.ravel(values)]


def of_classes(actual, predicted, classes):
    labels = list(range(classes))
    precision, recall, f1, _ = metrics.precision_recall_fscore_support(actual, predicted, labels=labels, zero_division=0)
    averages = {
        average: lists(metrics.precision_recall_fscore_support(actual, predicted, average=average, zero_division=0)[:3]) for average in ("macro", "weighted")
    }
    return {
        "accuracy": metrics.accuracy_score(actual, predicted),
        "confusion": metrics.confusion_matrix(actual, predicted, labels=labels).ravel().tolist(),
        "precision": lists(precision), "recall": lists(recall), "f1": lists(f1), **averages,
    }


def several_classes(logits, labels, has_all_classes=True):
    """Softmax of several classes. Rows are repeated under other labels, so that scores tie."""
    logits = logits.astype(np.float32)
    classes = logits.shape[1]
    outputs = softmax(logits.astype(np.float64), axis=1)
    case = {"logits": lists(logits), "targets": lists(np.eye(classes)[labels]), **of_classes(labels, outputs.argmax(axis=1), classes)}
    case["logLoss"] = metrics.log_loss(labels, outputs, labels=list(range(classes)))
    case["topK"] = [metrics.top_k_accuracy_score(labels, outputs, k=k, labels=list(range(classes))) if k < classes else 1.0 for k in range(1, classes + 1)]
    if has_all_classes:
        case["rocAuc"] = metrics.roc_auc_score(labels, outputs, multi_class="ovr", average="macro")
        case["rocAucPerClass"] = [metrics.roc_auc_score(labels == c, outputs[:, c]) for c in range(classes)]
    return case


def one_unit(logits, labels, outputs, threshold, targets):
    predicted = (outputs >= threshold).astype(int)
    return {
        "logits": lists(logits), "targets": lists(targets), **of_classes(labels, predicted, 2),
        "rocAuc": metrics.roc_auc_score(labels, outputs), "rocAucPerClass": [metrics.roc_auc_score(labels == 0, -outputs), metrics.roc_auc_score(labels, outputs)],
    }


def softmax_case(rows, classes, noise):
    labels = rng.choice(classes, rows, p=np.arange(1, classes + 1) / (classes * (classes + 1) / 2))
    logits = rng.normal(size=(rows, classes)) + noise * np.eye(classes)[labels]
    logits[rows // 2:rows // 2 + rows // 4] = logits[:rows // 4]
    return logits, labels


cases = {}
logits, labels = softmax_case(160, 6, 1.5)
cases["softmax"] = several_classes(logits, labels)

# Class 4 is never named, class 5 occurs nowhere.
logits, labels = softmax_case(80, 5, 1.0)
logits = np.concatenate([logits, np.full((80, 1), -9.0)], axis=1)
logits[:, 4] = -8
cases["softmaxWithoutAClass"] = several_classes(logits, labels, has_all_classes=False)

# Quarters, so that many scores tie.
labels = rng.choice(2, 150, p=[0.7, 0.3])
logits = np.round(4 * (rng.normal(size=150) + labels - 0.5)) / 4
cases["sigmoid"] = one_unit(logits, labels, expit(logits), 0.5, labels)
cases["sigmoid"]["logLoss"] = metrics.log_loss(labels, expit(logits))
cases["tanh"] = one_unit(logits, labels, np.tanh(logits), 0, 2 * labels - 1)

# Squared error: the probabilities are those of float32, 0 and 1 among them.
logits[:10] = np.where(labels[:10] == 1, -120, 120)
outputs = expit(logits.astype(np.float32))
cases["sigmoidOfSquaredError"] = one_unit(logits, labels, outputs, 0.5, labels)
cases["sigmoidOfSquaredError"]["logLoss"] = metrics.log_loss(labels, outputs)

labels = rng.choice(3, 60)
logits = (3 * rng.normal(size=(60, 3))).astype(np.float32)
logits[3] = [-200, 0, -200]
cases["softmaxOfSquaredError"] = several_classes(logits, labels)
cases["softmaxOfSquaredError"]["logLoss"] = metrics.log_loss(labels, softmax(logits, axis=1))

labels = (rng.random((90, 3)) < [0.2, 0.5, 0.7]).astype(int)
logits = (rng.normal(size=(90, 3)) + labels).astype(np.float32)
outputs = expit(logits.astype(np.float64))
cases["labels"] = {
    "logits": lists(logits), "targets": lists(labels), "accuracy": float(((outputs >= 0.5) == labels).mean()),
    "logLoss": float(np.mean([metrics.log_loss(labels[:, c], outputs[:, c]) for c in range(3)])),
    "rocAuc": metrics.roc_auc_score(labels, outputs, average="macro"), "rocAucPerClass": lists(metrics.roc_auc_score(labels, outputs, average=None)),
}

targets = (rng.normal(size=(50, 3)) * [1, 10, 2]).astype(np.float32)
outputs = (targets + rng.normal(size=(50, 3))).astype(np.float32)
cases["regression"] = {
    "logits": lists(outputs), "targets": lists(targets), "rmse": float(np.sqrt(metrics.mean_squared_error(targets.astype(np.float64), outputs.astype(np.float64)))),
    "mae": float(metrics.mean_absolute_error(targets.astype(np.float64), outputs.astype(np.float64))), "r2": float(metrics.r2_score(targets.astype(np.float64), outputs.astype(np.float64))),
}

path = pathlib.Path(__file__).with_name("metrics.json")
path.write_text("{\n" + ",\n".join(f"{json.dumps(name)}: {json.dumps(case)}" for name, case in cases.items()) + "\n}\n")
