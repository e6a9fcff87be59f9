"""The network of this project, rebuilt from weights.npz: the encoder, the distance, the similarity."""
import json

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

# How the axes of a tensor in the file become PyTorch's: HWIO → OIHW, [inputs, outputs] → [outputs, inputs].
AXES = {4: (3, 2, 0, 1), 2: (1, 0), 1: (0,)}


class Layer(nn.Module):
    """One layer, as the file describes it."""

    def __init__(self, layer, shapes):
        super().__init__()
        self.op = layer["op"]
        self.activation = layer.get("activation", "linear")
        self.names = {}  # Of the tensors in the file, by the parameter's name.
        if self.op == "conv2d":
            height, width, channels, filters = shapes[layer["kernel"]]
            (top, bottom), (left, right) = layer["padding"]
            self.padding = (left, right, top, bottom)
            self.module = nn.Conv2d(channels, filters, (height, width), tuple(layer["strides"]))
            self.names = {"weight": layer["kernel"], "bias": layer["bias"]}
        elif self.op == "dense":
            self.module = nn.Linear(*shapes[layer["kernel"]])
            self.names = {"weight": layer["kernel"], "bias": layer["bias"]}
        elif self.op == "lstm":
            inputs, columns = shapes[layer["kernel"]]
            self.module = nn.LSTM(inputs, columns // 4, batch_first=True)
            # PyTorch adds two biases; one is enough.
            nn.init.zeros_(self.module.bias_hh_l0).requires_grad_(False)
            self.names = {
                "weight_ih_l0": layer["kernel"],
                "weight_hh_l0": layer["recurrentKernel"],
                "bias_ih_l0": layer["bias"],
            }

    def forward(self, x):
        if self.op == "conv2d":
            x = x[:, None] if x.ndim == 3 else x
            x = self.module(F.pad(x, self.padding))
        elif self.op == "dense":
            x = self.module(x)
        elif self.op == "lstm":
            x = self.module(x)[0][:, -1]
        elif self.op == "flatten":
            # Place by place, channels together.
            x = (x.permute(0, 2, 3, 1) if x.ndim == 4 else x).flatten(1)
        elif self.op == "l2normalize":
            x = x / x.square().sum(1, keepdim=True).clamp(min=1e-6).sqrt()
        return F.relu(x) if self.activation == "relu" else x


class Siamese(nn.Module):
    """Images [batch, 28, 28], ink 1 on background 0. One encoder for both images, or one for each."""

    def __init__(self, file):
        super().__init__()
        self.file = file
        shapes = {tensor["name"]: tensor["shape"] for tensor in file["tensors"]}
        self.encoders = nn.ModuleList(
            nn.Sequential(*(Layer(layer, shapes) for layer in encoder["layers"]))
            for encoder in file["encoders"]
        )
        self.head = nn.ParameterList()
        if file["distance"]["kind"] == "learned":
            names = [file["distance"]["weights"], file["distance"]["bias"]]
            self.head = nn.ParameterList(nn.Parameter(torch.zeros(shapes[name])) for name in names)

    def embed(self, images, tower=0):
        """The embeddings [batch, numbers] of first images (tower 0) or second images (tower 1)."""
        return self.encoders[min(tower, len(self.encoders) - 1)](images)

    def distance(self, first, second):
        """The distances of embeddings."""
        kind = self.file["distance"]["kind"]
        if kind == "euclidean":
            return (first - second).square().sum(1).sqrt()
        if kind == "cosine":
            return 1 - (first * second).sum(1)
        if kind == "learned":
            return ((first - second).abs() * self.head[0]).sum(1)
        raise ValueError(f"This program knows no distance named {kind}")

    def similarity(self, distance):
        """The probability that two images are of one class, 0 to 1."""
        decision = self.file["decision"]
        if decision is None:
            raise ValueError("This network tells nothing apart: it has no similarity")
        return torch.sigmoid(decision["intercept"] - decision["slope"] * distance)

    def tensors(self):
        """The learnt parameters by their names in the file, in its order."""
        found = {
            name: getattr(layer.module, parameter)
            for encoder in self.encoders
            for layer in encoder
            for parameter, name in layer.names.items()
        }
        distance = self.file["distance"]
        found.update(zip([distance.get("weights"), distance.get("bias")], self.head))
        return {tensor["name"]: found[tensor["name"]] for tensor in self.file["tensors"]}


def to_torch(array):
    """A tensor of the file with PyTorch's axes."""
    return torch.from_numpy(np.ascontiguousarray(array.transpose(AXES[array.ndim])))


def to_file(tensor):
    """A tensor with the file's axes."""
    return tensor.detach().cpu().numpy().transpose(np.argsort(AXES[tensor.ndim]))


def load_model(path="weights.npz"):
    """The network in a file, with its weights."""
    arrays = np.load(path, allow_pickle=False)
    model = Siamese(json.loads(arrays["metadata"].tobytes()))
    with torch.no_grad():
        for name, parameter in model.tensors().items():
            parameter.copy_(to_torch(arrays[name]))
    return model
