namespace NetGen.Build.Importing;

/// <summary>Leaves the reading of one node: something in it is not read.</summary>
/// <param name="message">Full sentences: what was found and what would be read.</param>
/// <param name="attribute">The attribute or input that it is about, if any.</param>
internal sealed class DeclinedException(string message, string attribute = "") : Exception(message)
{
    public string Attribute => attribute;
}

/// <summary>One thing that stands between a file and a class.</summary>
/// <param name="Id">The diagnostic's number.</param>
/// <param name="Node">The node's name; empty if the whole graph is meant.</param>
/// <param name="Operator">Its operator; empty if the whole graph is meant.</param>
/// <param name="Opset">The version of the operator's set.</param>
/// <param name="Attribute">The attribute or input that it is about, if any.</param>
/// <param name="Message">Full sentences: what was found and what would be read.</param>
internal sealed record Problem(string Id, string Node, string Operator, long Opset, string Attribute, string Message)
{
    /// <summary>The file is damaged or no model.</summary>
    public const string Damaged = "NETGEN141";

    /// <summary>The file is sound and asks for something that is not read.</summary>
    public const string NotRead = "NETGEN142";
}
