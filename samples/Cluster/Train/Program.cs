using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Cluster.Train;
using Digits.Drawing;
using NetGen;

// One training by all processes that mpirun has started. Every process runs this whole program.
if (Settings.Parse(args) is not { } settings)
{
    Console.Error.WriteLine(Settings.Usage);
    return 2;
}

MpiCollective world = MpiCollective.World();

// Every rank has the same digits. In each mini-batch, a rank trains on its own rows.
const int Tested = 2_000;
var painter = new DigitPainter(seed: 1);
Dataset train = painter.Paint(0, settings.Rows).ToDataset(), test = painter.Paint(settings.Rows, Tested).ToDataset();

const int BatchSize = 256;
var speed = new Speedometer(BatchSize);
var net = new DigitNet(seed: 1);
net.Fit(train, new FitOptions
{
    Epochs = settings.Epochs,
    BatchSize = BatchSize,
    Threads = settings.Threads,
    Collective = world,
    GradientShards = settings.Shards,
    Callbacks = settings.Checkpoint is { } path ? [speed, new Checkpoint(path) { EverySteps = 20, Resume = true }] : [speed],
});

float[] weights = new float[DigitNet.ParameterCount];
net.CopyParametersTo(weights);
Console.WriteLine($"rank {world.Rank} of {world.Size}: weights {Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(weights.AsSpan())).AsSpan(0, 8))}");
if (world.Rank == 0)
{
    double accuracy = net.Evaluate(test).Accuracy;
    Console.WriteLine($"rows a second: median {speed.Median:F0}, best {speed.Best:F0}");
    Console.WriteLine($"test accuracy {accuracy:F4}");
}

return 0;
