using NetGen.Build.Protobuf;

namespace NetGen.Build.Onnx;

/// <summary>Reads a ValueInfoProto: a value's name and, for a tensor, its type and shape.</summary>
internal static class ValueReader
{
    public static OnnxValue Read(in ProtobufField field, FileContext context)
    {
        context.Budget.Spend(StructureBudget.TensorBytes);
        string name = "";
        var type = ElementType.Undefined;
        List<long?>? dimensions = null;
        for (ProtobufReader valueFields = field.Message("a value"); valueFields.Next(out ProtobufField value);)
        {
            switch (value.Number)
            {
                case OnnxFields.Value.Name:
                    name = context.Name(value);
                    break;
                case OnnxFields.Value.Type:
                    ReadType(value, context, ref type, ref dimensions);
                    break;
            }
        }

        return name.Length > 0 ? new OnnxValue(name, type, dimensions) : throw field.Error("expected a value with a name", "none");
    }

    private static void ReadType(in ProtobufField field, FileContext context, ref ElementType type, ref List<long?>? dimensions)
    {
        for (ProtobufReader kindFields = field.Message("the type of a value"); kindFields.Next(out ProtobufField kind);)
        {
            if (kind.Number != OnnxFields.Type.Tensor)
            {
                continue;
            }

            for (ProtobufReader tensorFields = kind.Message("the type of a tensor"); tensorFields.Next(out ProtobufField tensor);)
            {
                switch (tensor.Number)
                {
                    case OnnxFields.Type.Element:
                        type = (ElementType)tensor.SmallInt();
                        break;
                    case OnnxFields.Type.Shape:
                        dimensions ??= [];
                        ReadShape(tensor, context, dimensions);
                        break;
                }
            }
        }
    }

    private static void ReadShape(in ProtobufField field, FileContext context, List<long?> dimensions)
    {
        for (ProtobufReader shapeFields = field.Message("a shape"); shapeFields.Next(out ProtobufField shape);)
        {
            if (shape.Number != OnnxFields.Type.Dimension)
            {
                continue;
            }

            context.Budget.Spend(2 * StructureBudget.NumberBytes);
            long? size = null;
            for (ProtobufReader dimensionFields = shape.Message("a dimension"); dimensionFields.Next(out ProtobufField dimension);)
            {
                if (dimension.Number == OnnxFields.Type.Size)
                {
                    // Some exporters write -1 for a free dimension.
                    size = dimension.Int() is >= 0 and long given ? given : null;
                }
            }

            dimensions.Add(size);
        }
    }
}
