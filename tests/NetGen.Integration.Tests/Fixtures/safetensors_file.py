"""Reads and writes safetensors files, the container taken apart by hand: an 8-byte length, a header in JSON, then the bytes of the tensors."""
import json
import struct

import torch


def read(path):
    data = path.read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    tensors = {}
    for name, entry in json.loads(data[8:8 + length]).items():
        if name != "__metadata__":
            assert entry["dtype"] == "F32", name
            begin, end = entry["data_offsets"]
            values = struct.unpack(f"<{(end - begin) // 4}f", data[8 + length + begin:8 + length + end])
            tensors[name] = torch.tensor(values).reshape(entry["shape"])
    return tensors


def write(path, tensors):
    header, body = {}, b""
    for name, tensor in tensors.items():
        values = tensor.detach().reshape(-1).tolist()
        begin = len(body)
        is_count = tensor.dtype == torch.int64  # num_batches_tracked
        body += struct.pack(f"<{len(values)}{'q' if is_count else 'f'}", *values)
        header[name] = dict(dtype="I64" if is_count else "F32", shape=list(tensor.shape), data_offsets=[begin, len(body)])
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + body)
