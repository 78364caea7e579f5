using System.Collections.Immutable;

namespace NetGen;

/// <summary>
/// Ends poor trials early. All trials are trained for a few epochs, the best of them for η times as many, the best of those again for η times as many, and so
/// on up to <see cref="FitOptions.Epochs"/>.
/// </summary>
/// <remarks>
/// <para>
/// From Jamieson and Talwalkar (AISTATS 2016). Of n trials on a rung, ⌊n/η⌋ advance to the next rung, at least one. Each is resumed from its checkpoint, with
/// the schedule of the whole training, and gets the same bits as without the halt. A trial is judged by its best epoch so far.
/// </para>
/// <para>
/// As in ASHA (Li et al., MLSys 2020), no worker waits while there is work. A trial advances as soon as it is certain to be among the best of its rung,
/// whatever the results of trials that are still in training. In ASHA, an early trial may advance by luck. Here the decisions are those of a full comparison:
/// they are a pure function of the scores, and do not depend on the order in which trials finish.
/// </para>
/// </remarks>
public sealed class SuccessiveHalving
{
    /// <summary>Sets the rungs.</summary>
    /// <param name="firstEpochs">
    /// Epochs before the first comparison; at least 1. If there are too few, trials that start slowly, such as those with small learning rates, are lost.
    /// </param>
    /// <param name="factor">η: one of η trials advances, for η times as many epochs; at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is too small.</exception>
    public SuccessiveHalving(int firstEpochs = 1, int factor = 3)
    {
        Setting.AtLeast(firstEpochs, 1);
        Setting.AtLeast(factor, 2);
        (FirstEpochs, Factor) = (firstEpochs, factor);
    }

    /// <summary>Epochs before the first comparison.</summary>
    public int FirstEpochs { get; }

    /// <summary>η: one of η trials advances, for η times as many epochs.</summary>
    public int Factor { get; }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"SuccessiveHalving(firstEpochs {FirstEpochs}, factor {Factor})");

    /// <summary>The epochs after which trials are compared, including the last one.</summary>
    internal ImmutableArray<int> Rungs(int epochs)
    {
        var rungs = ImmutableArray.CreateBuilder<int>();
        for (long rung = FirstEpochs; rung < epochs; rung *= Factor)
        {
            rungs.Add((int)rung);
        }

        rungs.Add(epochs);
        return rungs.ToImmutable();
    }
}
