using System.Diagnostics;
using NetGen;

namespace Cluster.Train;

/// <summary>How many rows a second all ranks train on together, over every few steps.</summary>
/// <param name="batchSize">Rows of a mini-batch.</param>
internal sealed class Speedometer(int batchSize) : Callback
{
    /// <summary>So few steps that some of them are not disturbed, on a machine with other work.</summary>
    private const int Steps = 8;

    private readonly List<double> _speeds = [];
    private long _start;

    public double Best => _speeds.Max();

    public double Median => _speeds.Order().ElementAt(_speeds.Count / 2);

    public override void OnEpochBegin(TrainingContext training) => _start = Stopwatch.GetTimestamp();

    public override void OnBatchEnd(TrainingContext training)
    {
        if (training.StepInEpoch % Steps == 0)
        {
            _speeds.Add(Steps * batchSize / Stopwatch.GetElapsedTime(_start).TotalSeconds);
            _start = Stopwatch.GetTimestamp();
        }
    }
}
