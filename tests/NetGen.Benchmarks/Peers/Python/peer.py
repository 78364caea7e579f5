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

ACTIVATIONS = {"Relu": nn.ReLU, "Tanh": nn.Tanh, "Sigmoid": nn.Sigmoid, "Softmax": lambda: nn.Softmax(dim=1)}
clock = time.thread_time_ns if THREADS == 1 else time.perf_counter_ns


def tensor(path, *shape):
    with open(path, "rb") as file:
        return torch.frombuffer(bytearray(file.read()), dtype=torch.float32).reshape(-1, *shape)


def inputs_of(request):
    """The samples; images with the channels of a pixel side by side where the request says so."""
    return tensor(request["inputs"], *request["shape"]).contiguous(memory_format=layout_of(request))


def layout_of(request):
    return torch.channels_last if request.get("channels_last") else torch.contiguous_format


def modules_of(layer):
    kind = layer["Kind"]
    if kind == "LinearLayer":
        return [nn.Linear(layer["Inputs"], layer["Units"])]
    if kind == "ConvolutionLayer":
        top, left, bottom, right = layer["Pads"]
        even = top == bottom and left == right
        convolution = nn.Conv2d(
            layer["Channels"], layer["Units"], tuple(layer["Kernel"]), layer["Stride"], (top, left) if even else 0,
            groups=layer["Groups"], bias=layer["HasBias"])
        return [convolution] if even else [nn.ZeroPad2d((left, right, top, bottom)), convolution]
    if kind == "MaxPoolLayer":
        return [nn.MaxPool2d(layer["Size"])]
    if kind == "NormalizationLayer":
        return [nn.BatchNorm2d(layer["Channels"])]
    if kind == "GlobalAverageLayer":
        return [nn.AdaptiveAvgPool2d(1), nn.Flatten()]
    if kind == "FlattenLayer":
        return [nn.Flatten()]
    return [ACTIVATIONS[layer["Function"]]()]


def net_of(layers):
    return nn.Sequential(*[module for layer in layers for module in modules_of(layer)])


def values_of(net):
    """The parameters, then the running statistics."""
    return [*net.parameters(), *[buffer for buffer in net.buffers() if buffer.is_floating_point()]]


def set_values(net, path):
    values, start = tensor(path), 0
    with torch.no_grad():
        for value in values_of(net):
            value.copy_(values[start:start + value.numel()].view_as(value))
            start += value.numel()


def write(values, path):
    with open(path, "wb") as file:
        file.write(values.detach().contiguous().numpy().tobytes())


class Peer:
    def __init__(self):
        self.predictors, self.data_of = [], {}

    def predictor(self, request):
        """Prepares inference: frozen TorchScript, the faster of PyTorch's ways for nets of this size."""
        net = net_of(request["layers"])
        set_values(net, request["parameters"])
        net = net.to(memory_format=layout_of(request)).eval()
        inputs, rows = inputs_of(request), request["rows"]
        batches = [inputs[i:i + rows].clone() for i in range(0, len(inputs), rows)]
        with torch.no_grad():
            net = torch.jit.freeze(torch.jit.trace(net, batches[0]))
            for _ in range(20 if rows == 1 else 3):
                net(batches[0])
            write(torch.cat([net(batch) for batch in batches]), request["outputs"])
        self.predictors.append((net, batches))
        return {"predictor": len(self.predictors) - 1}

    def predict(self, request):
        net, batches = self.predictors[request["predictor"]]
        count = len(batches)
        with torch.inference_mode():
            start = clock()
            for call in range(request["calls"]):
                net(batches[call % count])
            return {"ns": clock() - start}

    def data(self, request):
        self.data_of[request["channels_last"]] = inputs_of(request), tensor(request["targets"], request["outputs"]).argmax(dim=1)
        return {}

    def train(self, request):
        """One whole training: network, optimizer, shuffled mini-batches, loss."""
        (inputs, targets), size = self.data_of[request["channels_last"]], request["batch"]
        start = clock()
        # Without the activation of the last layer, which is part of the loss.
        net = net_of(request["layers"][:-1])
        if "parameters" in request:
            set_values(net, request["parameters"])
        net = net.to(memory_format=layout_of(request))
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
            write(torch.cat([value.detach().contiguous().flatten() for value in values_of(net)]), request["trained"])
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
