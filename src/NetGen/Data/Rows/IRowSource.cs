namespace NetGen;

/// <summary>Rows to train on or to evaluate, wherever they lie: in arrays (<see cref="Dataset"/>), in a file larger than memory (<see cref="RowFile"/>,
/// <see cref="NpyRows"/>, <see cref="IdxRows"/>), or elsewhere.</summary>
/// <remarks>
/// <para>A row has a number, and its values never change: training reads it once in every epoch, evaluation once. The same rows give the same bits whatever
/// source they come from.</para>
/// <para>Every member may be called by any number of threads at once. What a source throws out of <see cref="Read"/> ends the training; the network keeps the
/// weights of the last finished step.</para>
/// </remarks>
public interface IRowSource
{
    /// <summary>What messages call the source, such as the name of a file.</summary>
    string Name => GetType().Name;

    /// <summary>Number of rows.</summary>
    int Count { get; }

    /// <summary>Features of one row.</summary>
    int FeatureCount { get; }

    /// <summary>Targets of one row.</summary>
    int TargetCount { get; }

    /// <summary>Whether every row of targets, of two or more, is a single 1 among zeros. Asked before a training and an evaluation; reads all targets unless
    /// the source knows better.</summary>
    bool HasOneHotTargets => RowScan.AreTargetsOneHot(this);

    /// <summary>
    /// Whether a row anywhere costs little more than the next one, so that an epoch may visit the rows in any order. If not, training shuffles by blocks unless
    /// <see cref="FitOptions.Shuffling"/> says otherwise.
    /// It must not depend on the machine, because the order decides the bits.
    /// </summary>
    bool IsRandomAccessCheap => true;

    /// <summary>
    /// Tells sources apart, so that a checkpoint is not resumed with other rows. The rows of a <see cref="Dataset"/> and the same rows in a file have the same.
    /// Asked when a checkpoint is written or
    /// read; reads all rows unless the source knows better.
    /// </summary>
    string Fingerprint => RowScan.Fingerprint(this);

    /// <summary>Reads some rows that follow each other.</summary>
    /// <param name="first">The first row, from 0.</param>
    /// <param name="features">Receives whole rows of <see cref="FeatureCount"/> values; empty if only targets are wanted.</param>
    /// <param name="targets">Receives as many rows of <see cref="TargetCount"/> values; empty if only features are wanted.</param>
    /// <exception cref="NetGenFormatException">The rows are not there, as in a file that has been cut short.</exception>
    /// <exception cref="IOException">The rows cannot be read.</exception>
    void Read(int first, Span<float> features, Span<float> targets);

    /// <summary>Refuses rows that are seen not to be what they were: called before a training, an evaluation and every epoch. Cheap.</summary>
    /// <exception cref="NetGenFormatException">A file has another length than when it was opened.</exception>
    void RequireUnchanged()
    {
    }
}
