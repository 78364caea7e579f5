using NetGen.Build.Importing.Reading.Operators;

namespace NetGen.Build.Importing.Reading;

/// <summary>All supported operators. The reader looks them up here, and the page about model files is generated from this list.</summary>
internal static class OperatorCatalog
{
    public const int LastOpset = 25;

    /// <summary>The operator set for classifiers, which scikit-learn's converter uses.</summary>
    public const string Learning = "ai.onnx.ml";

    /// <summary>All operators, in the order of the page about model files.</summary>
    public static IReadOnlyList<OperatorEntry> All { get; } =
    [
        .. ProductOperators.Entries,
        .. ConvolutionOperators.Entries,
        .. PoolOperators.Entries,
        .. NormalizationOperators.Entries,
        .. ActivationOperators.Entries,
        .. ArithmeticOperators.Entries,
        .. PartOperators.Entries,
        .. ReductionOperators.Entries,
        .. ShapeOperators.Entries,
        .. JoinOperators.Entries,
        .. ConstantOperators.Entries,
        .. ClassifierOperators.Entries,
    ];

    private static readonly Dictionary<(string Domain, string Operator), OperatorEntry> ByName =
        All.ToDictionary(static entry => (entry.Domain, entry.Operator));

    /// <summary>The entry of an operator; null if it is not supported.</summary>
    public static OperatorEntry? Find(string domain, string name) => ByName.TryGetValue((domain, name), out OperatorEntry? entry) ? entry : null;
}
