using System.Collections.Immutable;

namespace NetGen;

/// <summary>Ends poor trials early: all are trained for a few epochs, the best of them for η times as many, the best of those again, and so on up to <see cref="FitOptions.Epochs"/>.</summary>
/// <remarks>
/// <para>Jamieson and Talwalkar, AISTATS 2016. Of n trials on a rung ⌊n/η⌋ go on to the next, at least one; each from its checkpoint, under the schedule of the whole training, with the bits it would have had
/// without the halt. A trial is judged by its best epoch so far.</para>
/// <para>As in ASHA (Li et al., MLSys 2020) no worker waits while there is anything to do: a trial goes on as soon as it is certain to be among the best of its rung, whatever those still in training come to.
/// Unlike there, where whoever comes first may go on by luck, the decisions are those of a full comparison: a pure function of the scores, not of the order in which trials finish.</para>
/// </remarks>
public sealed class SuccessiveHalving
{
    /// <summary>Sets the rungs.</summary>
    /// <param name="firstEpochs">Epochs before the first comparison; at least 1. Too few, and slow starters such as small learning rates are lost.</param>
    /// <param name="factor">η: one trial in so many goes on, with so many times the epochs; at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is too small.</exception>
    public SuccessiveHalving(int firstEpochs = 1, int factor = 3)
    {
        Setting.AtLeast(firstEpochs, 1);
        Setting.AtLeast(factor, 2);
        (FirstEpochs, Factor) = (firstEpochs, factor);
    }

    /// <summary>Epochs before the first comparison.</summary>
    public int FirstEpochs { get; }

    /// <summary>η: one trial in so many goes on, with so many times the epochs.</summary>
    public int Factor { get; }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"SuccessiveHalving(firstEpochs {FirstEpochs}, factor {Factor})");

    /// <summary>After which epochs trials are compared, the end included.</summary>
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
