using NetGen.Build.Importing.Values;

namespace NetGen.Build.Importing.Reading;

/// <summary>An operator that is read.</summary>
/// <param name="Domain">Its set; "" for ONNX's own.</param>
/// <param name="Operator">Its name.</param>
/// <param name="Since">The first version of the set that is read.</param>
/// <param name="Until">The last version of the set that is read.</param>
/// <param name="Description">One line for people: what of it is read.</param>
/// <param name="Read">Gives the value of its first output.</param>
internal sealed record OperatorEntry(string Domain, string Operator, int Since, int Until, string Description, Func<NodeReading, Value> Read)
{
    /// <summary>An operator of ONNX's own set.</summary>
    public OperatorEntry(string name, int since, string description, Func<NodeReading, Value> read)
        : this("", name, since, OperatorCatalog.LastOpset, description, read)
    {
    }
}
