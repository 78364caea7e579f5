namespace NetGen.Build.Tests.Writing;

/// <summary>The message FunctionProto: nodes under a name, which a node of that domain and operator stands for.</summary>
internal static class FunctionMessage
{
    private const int NameField = 1, InputField = 4, OutputField = 5, AttributeField = 6, NodeField = 7, OpsetField = 9, DomainField = 10, DefaultField = 11;

    public static ProtobufWriter Of(
        string domain,
        string name,
        string[] inputs,
        string[] outputs,
        ProtobufWriter[] nodes,
        int opset = 13,
        string[]? attributes = null,
        ProtobufWriter[]? defaults = null)
    {
        ProtobufWriter function = new ProtobufWriter().Text(NameField, name).Text(DomainField, domain).Message(OpsetField, ModelMessage.Opset("", opset));
        Texts(InputField, inputs);
        Texts(OutputField, outputs);
        Texts(AttributeField, attributes ?? []);
        Messages(DefaultField, defaults ?? []);
        Messages(NodeField, nodes);
        return function;

        void Texts(int field, string[] texts)
        {
            foreach (string text in texts)
            {
                function.Text(field, text);
            }
        }

        void Messages(int field, ProtobufWriter[] messages)
        {
            foreach (ProtobufWriter message in messages)
            {
                function.Message(field, message);
            }
        }
    }
}
