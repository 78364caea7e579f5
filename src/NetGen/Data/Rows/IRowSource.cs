namespace NetGen;

/// <summary>
/// Rows to train on or to evaluate. They may be in arrays (<see cref="Dataset"/>), in a file larger than memory (<see cref="RowFile"/>, <see cref="NpyRows"/>,
/// <see cref="IdxRows"/>), or elsewhere.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>Each row has a number, and its values never change.</item>
/// <item>Training reads every row once per epoch; evaluation reads it once.</item>
/// <item>The same rows give the same bits, whatever source they come from.</item>
/// <item>Any number of threads may call any member at the same time.</item>
/// <item>If <see cref="Read"/> throws an exception, the training ends with it. The network keeps the weights of the last finished step.</item>
/// </list>
/// </remarks>
public interface IRowSource
{
    /// <summary>The name of the source in messages, such as the name of a file.</summary>
    string Name => GetType().Name;

    /// <summary>Number of rows.</summary>
    int Count { get; }

    /// <summary>Number of features of one row.</summary>
    int FeatureCount { get; }

    /// <summary>Number of targets of one row.</summary>
    int TargetCount { get; }

    /// <summary>
    /// Whether every row has at least two targets, of which one is 1 and the others are 0. It is read before a training and an evaluation. The default
    /// implementation reads all targets; override it if the source already knows.
    /// </summary>
    bool HasOneHotTargets => RowScan.AreTargetsOneHot(this);

    /// <summary>
    /// Whether reading any row costs little more than reading the next row, so that an epoch may visit the rows in any order. If not, training shuffles by
    /// blocks, unless <see cref="FitOptions.Shuffling"/> is set. The value must not depend on the machine, because the order of the rows decides the bits.
    /// </summary>
    bool IsRandomAccessCheap => true;

    /// <summary>
    /// Identifies the rows, so that a checkpoint is not resumed with other rows. A <see cref="Dataset"/> and a file with the same rows have the same
    /// fingerprint. It is read when a checkpoint is written or read. The default implementation reads all rows; override it if the source already knows.
    /// </summary>
    string Fingerprint => RowScan.Fingerprint(this);

    /// <summary>Reads consecutive rows.</summary>
    /// <param name="first">The first row, from 0.</param>
    /// <param name="features">Receives whole rows of <see cref="FeatureCount"/> values; empty if only targets are wanted.</param>
    /// <param name="targets">Receives as many rows of <see cref="TargetCount"/> values; empty if only features are wanted.</param>
    /// <exception cref="NetGenFormatException">The rows do not exist, for example because the file has been cut short.</exception>
    /// <exception cref="IOException">The rows cannot be read.</exception>
    void Read(int first, Span<float> features, Span<float> targets);

    /// <summary>Throws if the rows have visibly changed. It is called before a training, an evaluation and every epoch, so it must be fast.</summary>
    /// <exception cref="NetGenFormatException">The length of a file has changed since it was opened.</exception>
    void RequireUnchanged()
    {
    }
}
