"""The PyTorch side of the benchmarks: reads one request a line (JSON), answers with one line (JSON). Its only argument is the number of threads."""
import json
import os
import sys
import time

THREADS = int(sys.argv[1])
# Before anything loads a BLAS, which reads them once.
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = str(THREADS)
# PyTorch brings two pools of threads here, its own and OpenBLAS's; on few cores they must not wait busily for each other.
os.environ["OMP_WAIT_POLICY"] = "PASSIVE"

import torch  # noqa: E402
from torch import nn  # noqa: E402

ACTIVATIONS = {"Relu": nn.ReLU, "Tanh": nn.Tanh, "Sigmoid": nn.Sigmoid}
clock = time.thread_time_ns if THREADS == 1 else time.perf_counter_ns


def tensor(path, columns):
    with open(path, "rb") as file:
        return torch.frombuffer(bytearray(file.read()), dtype=torch.float32).reshape(-1, columns)


def logits_of(request):
    """All layers up to the last product; its activation is part of the loss in training."""
    sizes, layers = request["sizes"], []
    for i in range(len(sizes) - 1):
        layers += [nn.Linear(sizes[i], sizes[i + 1]), ACTIVATIONS[request["hidden"]]()]
    return nn.Sequential(*layers[:-1])


def set_parameters(net, path):
    values, start = tensor(path, 1).flatten(), 0
    with torch.no_grad():
        for parameter in net.parameters():
            parameter.copy_(values[start:start + parameter.numel()].view_as(parameter))
            start += parameter.numel()


def write(values, path):
    with open(path, "wb") as file:
        file.write(values.detach().contiguous().numpy().tobytes())


class Peer:
    def predictor(self, request):
        """Prepares inference: frozen TorchScript, the faster of PyTorch's ways for nets of this size."""
        logits = logits_of(request)
        set_parameters(logits, request["parameters"])
        output = nn.Softmax(dim=1) if request["output"] == "Softmax" else ACTIVATIONS[request["output"]]()
        net = nn.Sequential(logits, output).eval()
        self.inputs = tensor(request["inputs"], request["sizes"][0])
        rows = request["rows"]
        self.batches = [self.inputs[i:i + rows].clone() for i in range(0, len(self.inputs), rows)]
        with torch.no_grad():
            self.net = torch.jit.freeze(torch.jit.trace(net, self.batches[0]))
            for _ in range(20):
                self.net(self.batches[0])
            write(torch.cat([self.net(batch) for batch in self.batches]), request["outputs"])
        return {}

    def predict(self, request):
        net, batches, count = self.net, self.batches, len(self.batches)
        with torch.inference_mode():
            start = clock()
            for call in range(request["calls"]):
                net(batches[call % count])
            return {"ns": clock() - start}

    def data(self, request):
        sizes = request["sizes"]
        self.inputs, self.targets = tensor(request["inputs"], sizes[0]), tensor(request["targets"], sizes[-1])
        return {}

    def train(self, request):
        """One whole training: network, optimizer, shuffled mini-batches, loss."""
        inputs, targets, size = self.inputs, self.targets.argmax(dim=1), request["batch"]
        start = clock()
        net = logits_of(request)
        if "parameters" in request:
            set_parameters(net, request["parameters"])
        optimizer = torch.optim.Adam(net.parameters(), foreach=request["foreach"])
        loss_of, total = nn.CrossEntropyLoss(), 0.0
        for _ in range(request["epochs"]):
            order = torch.randperm(len(inputs)) if request["shuffle"] else torch.arange(len(inputs))
            for first in range(0, len(inputs), size):
                rows = order[first:first + size]
                optimizer.zero_grad(set_to_none=True)
                loss = loss_of(net(inputs[rows]), targets[rows])
                loss.backward()
                optimizer.step()
                total += loss.item() * len(rows)
        elapsed = clock() - start
        if "trained" in request:
            write(torch.cat([parameter.flatten() for parameter in net.parameters()]), request["trained"])
        return {"ns": elapsed, "loss": total}


def main():
    torch.set_num_threads(THREADS)
    torch.set_flush_denormal(True)
    torch.manual_seed(1)
    peer = Peer()
    print(json.dumps({"version": torch.__version__}), flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = getattr(peer, request["do"])(request)
        except Exception as problem:  # the harness shows it
            answer = {"error": repr(problem)}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
