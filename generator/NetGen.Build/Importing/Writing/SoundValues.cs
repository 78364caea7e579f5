namespace NetGen.Build.Importing.Writing;

/// <summary>Checks for values that no class can start with: values and settings that are not finite, and negative variances.</summary>
internal static class SoundValues
{
    /// <summary>Reports each layer that has such a value.</summary>
    /// <param name="nodes">The layers.</param>
    /// <param name="opset">The version of the operators.</param>
    /// <param name="report">Receives every problem.</param>
    public static void Check(IEnumerable<TextNode> nodes, long opset, Action<Problem> report)
    {
        foreach (TextNode node in nodes)
        {
            if (Refusal(node) is { } found)
            {
                report(new Problem(Problem.NotRead, node.Name, node.Kind, opset, "", $"{found}. Values must be finite, and variances must not be negative."));
            }
        }
    }

    private static string? Refusal(TextNode node)
    {
        foreach (TextKey key in node.Keys)
        {
            if ((key.Value is float single && !IsFinite(single)) || (key.Value is double number && !IsFinite((float)number)))
            {
                return $"The setting {key.Name} is {TextValues.Of(key.Value)}";
            }
        }

        foreach (float[] values in node.Trained.Concat(node.Statistics))
        {
            int index = Array.FindIndex(values, static value => !IsFinite(value));
            if (index >= 0)
            {
                return $"A constant of the model is {TextValues.Of(values[index])} at position {TextValues.Of(index)}";
            }
        }

        return node.Kind == "BatchNorm" && node.Statistics[1].Any(static variance => variance < 0) ? "A variance is negative" : null;
    }

    private static bool IsFinite(float value) => !float.IsNaN(value) && !float.IsInfinity(value);
}
