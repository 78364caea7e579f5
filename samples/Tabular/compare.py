#!/usr/bin/env python3
"""The sample beside scikit-learn's multilayer perceptrons, on the same folds of the same tables.

    python3 samples/Tabular/compare.py FOLDER [--repeats N] [--folds N]

FOLDER holds the UCI files. The sample is run first and writes its folds and scores; then for every fold scikit-learn fills missing cells, scales and trains on the
training part and is measured on the validation part. Files are read here by other code than the sample's. Needs python3 with scikit-learn, and the .NET SDK.
"""
import argparse
import csv
import os
import shlex
import statistics
import subprocess
import sys
import tempfile
import warnings

import numpy as np
from sklearn.compose import ColumnTransformer
from sklearn.exceptions import ConvergenceWarning
from sklearn.impute import SimpleImputer
from sklearn.metrics import accuracy_score, mean_squared_error
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler


def table(path, target, ignored=(), categorical=(), classes=None, regression=False):
    """Features as texts or numbers, targets, and which feature columns hold categories."""
    with open(path) as file:
        lines = [line for line in file if line.strip()]
    # shlex splits at runs of blanks and knows quotes; the other files have commas.
    rows = [shlex.split(line) for line in lines] if "," not in lines[0] else list(csv.reader(lines))
    used = [column for column in range(len(rows[0])) if column != target and column not in ignored]
    numeric = [i for i, column in enumerate(used) if column not in categorical]
    category = [i for i, column in enumerate(used) if column in categorical]
    x = np.array([[float("nan") if row[column] == "?" else float(row[column]) for column in used] for row in rows])
    y = [row[target] for row in rows]
    y = np.array([float(value) for value in y] if regression else [classes(value) if classes else value for value in y])
    return x, y, numeric, category


TABLES = {
    "iris.data": lambda path: table(path, target=4),
    "wine.data": lambda path: table(path, target=0),
    "wdbc.data": lambda path: table(path, target=1, ignored=[0]),
    "processed.cleveland.data": lambda path: table(path, target=13, categorical=[2, 6, 10, 12], classes=lambda grade: grade != "0"),
    "auto-mpg.data": lambda path: table(path, target=0, ignored=[8], categorical=[7], regression=True),
}


def preparation(x, numeric, category):
    """What is fitted to each training part: medians, most frequent categories, means and deviations."""
    categories = [np.unique(x[:, column][~np.isnan(x[:, column])]) for column in category]
    return make_pipeline(
        ColumnTransformer([
            ("numbers", SimpleImputer(strategy="median"), numeric),
            ("categories", make_pipeline(SimpleImputer(strategy="most_frequent"), OneHotEncoder(categories=categories)), category),
        ], sparse_threshold=0),
        StandardScaler())


def network(regression, settings):
    return (MLPRegressor if regression else MLPClassifier)(**settings)


def measure(x, y, numeric, category, folds, settings_of_fold):
    regression = y.dtype == float
    scores = []
    for number, validation in enumerate(folds):
        train = np.setdiff1d(np.arange(len(y)), validation)
        model = make_pipeline(preparation(x, numeric, category), network(regression, settings_of_fold(number)))
        model.fit(x[train], y[train])
        predicted = model.predict(x[validation])
        scores.append(mean_squared_error(y[validation], predicted) ** 0.5 if regression else accuracy_score(y[validation], predicted))
    return scores


def summary(scores):
    return f"{statistics.mean(scores):.4f} ± {statistics.stdev(scores):.4f}"


def difference(own, other):
    """Mean over folds of what is gained on each, and its standard error as if folds were independent; they share rows, so the truth is larger."""
    gains = [a - b for a, b in zip(own, other)]
    return f"{statistics.mean(gains):+.4f} ± {statistics.stdev(gains) / len(gains) ** 0.5:.4f}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--repeats", default="5")
    parser.add_argument("--folds", default="10")
    arguments = parser.parse_args()
    warnings.simplefilter("ignore", ConvergenceWarning)
    here = os.path.dirname(os.path.abspath(__file__))
    with tempfile.TemporaryDirectory() as export:
        subprocess.run(
            ["dotnet", "run", "-c", "Release", "--project", here, "--", "--data", arguments.folder, "--repeats", arguments.repeats, "--folds", arguments.folds,
             "--export", export], check=True, stdout=sys.stderr)
        with open(os.path.join(export, "folds.csv")) as file:
            fold_rows = list(csv.DictReader(file))
        with open(os.path.join(export, "scores.csv")) as file:
            scores = list(csv.DictReader(file))

    print("| table | network | measure | NetGen | scikit-learn, same settings | NetGen's difference to it | scikit-learn, its own settings |")
    print("|---|---|---|---|---|---|---|")
    for name, load in TABLES.items():
        own = [row for row in scores if row["table"] == name]
        folds = [[] for _ in own]
        for row in fold_rows:
            if row["table"] == name:
                folds[int(row["fold"])].append(int(row["row"]))
        first = own[0]
        hidden = tuple(int(size) for size in first["sizes"].split("-")[1:-1])
        batch, epochs = int(first["batch"]), int(first["epochs"])

        # alpha is divided by the size of the mini-batch, a penalty of NetGen is not; without n_iter_no_change it would end before the last epoch. Averaging of weights it has not.
        same = lambda number: dict(
            hidden_layer_sizes=hidden, activation=first["activation"], random_state=number, batch_size=batch, max_iter=epochs, n_iter_no_change=epochs,
            learning_rate_init=float(first["learning_rate"]), alpha=float(first["l2"]) * batch)

        # Only the sizes, and epochs enough for it to end by itself.
        default = lambda number: dict(hidden_layer_sizes=hidden, random_state=number, max_iter=5000)
        x, y, numeric, category = load(os.path.join(arguments.folder, name))
        measured = [measure(x, y, numeric, category, folds, settings) for settings in (same, default)]
        kind = "RMSE" if y.dtype == float else "accuracy"
        reached = [float(row["score"]) for row in own]
        print(f"| {name} | {first['sizes']} | {kind} | {summary(reached)} | {summary(measured[0])} | {difference(reached, measured[0])} | {summary(measured[1])} |", flush=True)


if __name__ == "__main__":
    main()
