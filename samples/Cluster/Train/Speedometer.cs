using System.Diagnostics;
using NetGen;

namespace Cluster.Train;

/// <summary>Measures how many rows per second all ranks together train on, over groups of a few steps.</summary>
/// <param name="batchSize">Rows of a mini-batch.</param>
internal sealed class Speedometer(int batchSize) : Callback
{
    /// <summary>Steps of a group. It is small, so that other processes on the machine do not disturb every group.</summary>
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
