namespace NetGen.Build.Tests.Writing;

/// <summary>The message NodeProto.</summary>
internal static class NodeMessage
{
    private const int InputField = 1, OutputField = 2, NameField = 3, OperatorField = 4, AttributeField = 5, DomainField = 7;

    public static ProtobufWriter Of(
        string operation, string[] inputs, string[] outputs, string? name = null, string? domain = null, params ProtobufWriter[] attributes)
    {
        var node = new ProtobufWriter();
        foreach (string input in inputs)
        {
            node.Text(InputField, input);
        }

        foreach (string output in outputs)
        {
            node.Text(OutputField, output);
        }

        if (name is not null)
        {
            node.Text(NameField, name);
        }

        node.Text(OperatorField, operation);
        foreach (ProtobufWriter attribute in attributes)
        {
            node.Message(AttributeField, attribute);
        }

        return domain is null ? node : node.Text(DomainField, domain);
    }
}
