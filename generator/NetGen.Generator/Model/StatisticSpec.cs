namespace NetGen.Generator.Model;

/// <summary>What the values of a statistic must satisfy. Names are those of the runtime's <c>StatisticBound</c>.</summary>
internal enum StatisticBound
{
    Finite,
    NotNegative,
    Positive,
}

/// <summary>A statistic of a layer: measured, not trained.</summary>
/// <param name="Name">Its name within the layer.</param>
/// <param name="FileName">Its name in files: the part after the number of the module, or the whole name for a layer that is not a module.</param>
/// <param name="Length">Number of values.</param>
/// <param name="Start">Its values before anything is measured.</param>
/// <param name="Bound">What its values must satisfy.</param>
internal sealed record StatisticSpec(string Name, string FileName, int Length, double Start, StatisticBound Bound)
{
    /// <summary>Its name in a file. There is one scaling of the input, which is no module, so its statistics need no number.</summary>
    public string NameIn(Layer layer, int module) => layer.Modules == 0 ? FileName : $"{module}.{FileName}";
}

/// <summary>A value that a layer needs in training besides its output: something drawn or measured.</summary>
/// <param name="Name">Its letter, and its name within the layer.</param>
/// <param name="Role">What it is.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Of">The tensor it belongs to, after which it is named; null for none.</param>
internal sealed record TemporarySpec(string Name, ValueRole Role, Shape Shape, string? Of = null);
