namespace NetGen.Build.Importing;

/// <summary>Ends the reading of one node, because something in it is not supported.</summary>
/// <param name="message">Full sentences: what was found, and what is supported.</param>
/// <param name="attribute">The attribute or input concerned, if any.</param>
internal sealed class DeclinedException(string message, string attribute = "") : Exception(message)
{
    public string Attribute => attribute;
}

/// <summary>A reason why a file cannot become a class.</summary>
/// <param name="Id">The number of the diagnostic.</param>
/// <param name="Node">The node's name; empty for the whole graph.</param>
/// <param name="Operator">Its operator; empty for the whole graph.</param>
/// <param name="Opset">The version of the operator's set.</param>
/// <param name="Attribute">The attribute or input concerned, if any.</param>
/// <param name="Message">Full sentences: what was found, and what is supported.</param>
internal sealed record Problem(string Id, string Node, string Operator, long Opset, string Attribute, string Message)
{
    /// <summary>The file is damaged, or is not a model.</summary>
    public const string Damaged = "NETGEN141";

    /// <summary>The file is valid, but contains something that is not supported.</summary>
    public const string NotRead = "NETGEN142";
}
