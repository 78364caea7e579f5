namespace NetGen;

/// <summary>The rule by which an output counts as correct.</summary>
internal enum AccuracyRule
{
    /// <summary>Regression: no output is correct or incorrect.</summary>
    None,

    /// <summary>One-hot targets: an output is correct if its largest value is at the index of the 1.</summary>
    ArgMax,

    /// <summary>Sigmoid units, or one tanh unit: a unit is correct if it is on the same side of the threshold as its target.</summary>
    PerLabel,
}

/// <summary>The accuracy of classifications.</summary>
internal static class AccuracyRules
{
    public static AccuracyRule For(NetworkInfo info, IRowSource data)
    {
        if (info.OutputSize > 1 && data.HasOneHotTargets)
        {
            return AccuracyRule.ArgMax;
        }

        bool isClassifier = info.OutputActivation == Activation.Sigmoid || (info.OutputSize == 1 && info.OutputActivation == Activation.Tanh);
        return isClassifier ? AccuracyRule.PerLabel : AccuracyRule.None;
    }

    /// <summary>Number of correct rows (or labels) of a batch. NaN is not correct.</summary>
    public static int CountCorrect(AccuracyRule rule, ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, NetworkInfo info) => rule switch
    {
        AccuracyRule.ArgMax => CountRows(outputs, targets, info.OutputSize),
        AccuracyRule.PerLabel => CountLabels(outputs, targets, Classification.Threshold(info.OutputActivation)),
        _ => 0,
    };

    /// <summary>The share of rows (or labels) that are correct.</summary>
    public static double Share(AccuracyRule rule, long correct, long rows, int outputSize) => rule switch
    {
        AccuracyRule.ArgMax => (double)correct / rows,
        AccuracyRule.PerLabel => (double)correct / (rows * outputSize),
        _ => double.NaN,
    };

    /// <summary>Whether an output is NaN. Such a row belongs to no class.</summary>
    public static bool HasNaN(ReadOnlySpan<float> values)
    {
        foreach (float value in values)
        {
            if (float.IsNaN(value))
            {
                return true;
            }
        }

        return false;
    }

    private static int CountRows(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, int size)
    {
        int correct = 0;
        for (int start = 0; start < outputs.Length; start += size)
        {
            ReadOnlySpan<float> row = outputs.Slice(start, size);
            correct += Classification.ArgMax(row) == Classification.ArgMax(targets.Slice(start, size)) && !HasNaN(row) ? 1 : 0;
        }

        return correct;
    }

    private static int CountLabels(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, float threshold)
    {
        int correct = 0;
        for (int i = 0; i < outputs.Length; i++)
        {
            correct += outputs[i] >= threshold == targets[i] >= threshold && !float.IsNaN(outputs[i]) ? 1 : 0;
        }

        return correct;
    }
}
