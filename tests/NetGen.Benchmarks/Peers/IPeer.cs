using NetGen.Benchmarks.Measuring;
using NetGen.Benchmarks.Nets;

namespace NetGen.Benchmarks.Peers;

/// <summary>Another way to run or to train the same network. What a peer cannot do it returns nothing for.</summary>
internal interface IPeer : IDisposable
{
    /// <summary>As reports call it.</summary>
    string Name { get; }

    /// <summary>Inference of one sample at a time; more than one where the peer has several ways.</summary>
    /// <param name="subject">Shape and weights.</param>
    /// <param name="inputs"><see cref="Rotation.Rows"/> samples.</param>
    IEnumerable<Inference> Single(Subject subject, float[] inputs) => [];

    /// <summary>Inference of all samples at once.</summary>
    /// <param name="subject">Shape and weights.</param>
    /// <param name="inputs"><see cref="Rotation.Rows"/> samples.</param>
    IEnumerable<Inference> Batch(Subject subject, float[] inputs) => [];

    /// <summary>Training with Adam, in shuffled mini-batches.</summary>
    /// <param name="subject">The shape.</param>
    /// <param name="task">On what, and how.</param>
    IEnumerable<Training> Train(Subject subject, TrainingTask task) => [];

    /// <summary>The products of a training step and nothing else.</summary>
    /// <param name="subject">The shape.</param>
    /// <param name="batch">Rows of the mini-batch.</param>
    IEnumerable<Contender> Products(Subject subject, int batch) => [];
}

/// <summary>A peer that is ready to predict.</summary>
/// <param name="Contender">To be timed.</param>
/// <param name="Outputs">What it computes for every sample, to be compared before anything is timed.</param>
/// <param name="Way">Which of its ways, where it has several.</param>
internal sealed record Inference(Contender Contender, float[] Outputs, string? Way = null);

/// <summary>A training as all take part in it.</summary>
/// <param name="Data">The samples.</param>
/// <param name="Batch">Rows of a mini-batch.</param>
/// <param name="Epochs">Passes over the samples.</param>
/// <param name="Threads">How many threads.</param>
internal sealed record TrainingTask(Dataset Data, int Batch, int Epochs, int Threads)
{
    /// <summary>Samples that are visited in all.</summary>
    public int Samples => Data.Count * Epochs;
}

/// <summary>A peer that is ready to train.</summary>
/// <param name="Contender">To be timed.</param>
/// <param name="Trained">
/// Trains given weights in the order of the samples given, for one epoch, and returns the new weights: to be compared before anything is timed.
/// </param>
/// <param name="Way">Which of its ways, where it has several.</param>
internal sealed record Training(Contender Contender, Func<float[], Dataset, float[]> Trained, string? Way = null);
