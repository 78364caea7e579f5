using NetGen.Build.Importing.Values;

namespace NetGen.Build.Importing.Reading;

/// <summary>A supported operator.</summary>
/// <param name="Domain">Its operator set; "" for ONNX's own.</param>
/// <param name="Operator">Its name.</param>
/// <param name="Since">The first supported version of the set.</param>
/// <param name="Until">The last supported version of the set.</param>
/// <param name="Description">One line for human readers: what part of it is supported.</param>
/// <param name="Read">Computes the value of its first output.</param>
internal sealed record OperatorEntry(string Domain, string Operator, int Since, int Until, string Description, Func<NodeReading, Value> Read)
{
    /// <summary>An operator of ONNX's own set.</summary>
    public OperatorEntry(string name, int since, string description, Func<NodeReading, Value> read)
        : this("", name, since, OperatorCatalog.LastOpset, description, read)
    {
    }
}
