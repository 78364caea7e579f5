using NetGen.Build.Protobuf;

namespace NetGen.Build.Onnx;

/// <summary>Reads an AttributeProto. Subgraphs of control flow are not read, because nodes with them are not supported.</summary>
internal static class AttributeReader
{
    public static FileAttribute Read(in ProtobufField field, FileContext context)
    {
        string name = "", reference = "", text = "";
        AttributeType given = AttributeType.Undefined, seen = AttributeType.Undefined;
        float number = 0;
        long whole = 0;
        OnnxTensor? tensor = null;
        List<float>? floats = null;
        List<long>? ints = null;
        List<string>? texts = null;
        context.Budget.Spend(StructureBudget.AttributeBytes);
        for (ProtobufReader readerFields = field.Message("an attribute"); readerFields.Next(out ProtobufField reader);)
        {
            switch (reader.Number)
            {
                case OnnxFields.Attribute.Name:
                    name = context.Name(reader);
                    continue;
                case OnnxFields.Attribute.Reference:
                    reference = context.Name(reader);
                    continue;
                case OnnxFields.Attribute.Type:
                    given = (AttributeType)reader.SmallInt();
                    continue;
                case OnnxFields.Attribute.Float:
                    number = reader.Float();
                    break;
                case OnnxFields.Attribute.Int:
                    whole = reader.Int();
                    break;
                case OnnxFields.Attribute.Text:
                    text = context.LenientText(reader);
                    break;
                case OnnxFields.Attribute.Tensor:
                    tensor = TensorReader.Read(reader, context, name);
                    break;
                case OnnxFields.Attribute.Floats:
                    AddFloats(reader, context, floats ??= []);
                    break;
                case OnnxFields.Attribute.Ints:
                    AddInts(reader, context, ints ??= []);
                    break;
                case OnnxFields.Attribute.Texts:
                    (texts ??= []).Add(context.LenientText(reader));
                    break;
            }

            seen = TypeOf(reader.Number) is var type && type == AttributeType.Undefined ? seen : type;
        }

        if (name.Length == 0)
        {
            throw field.Error("expected an attribute with a name", "none");
        }

        // Files of the first versions have no type. Then the field that is present determines it.
        var own = new OnnxAttribute(name, given == AttributeType.Undefined ? seen : given)
        {
            Float = number,
            Int = whole,
            Text = text,
            Tensor = tensor,
            Floats = floats ?? [],
            Ints = ints ?? [],
            Texts = texts ?? [],
        };
        return own.Type == AttributeType.Tensor && tensor is null && reference.Length == 0
            ? throw field.Error($"expected attribute '{name}' to hold a tensor", "none")
            : new FileAttribute(own, reference);
    }

    private static AttributeType TypeOf(int field) => field switch
    {
        OnnxFields.Attribute.Float => AttributeType.Float,
        OnnxFields.Attribute.Int => AttributeType.Int,
        OnnxFields.Attribute.Text => AttributeType.String,
        OnnxFields.Attribute.Tensor => AttributeType.Tensor,
        OnnxFields.Attribute.Graph => AttributeType.Graph,
        OnnxFields.Attribute.Floats => AttributeType.Floats,
        OnnxFields.Attribute.Ints => AttributeType.Ints,
        OnnxFields.Attribute.Texts => AttributeType.Strings,
        OnnxFields.Attribute.Tensors => AttributeType.Tensors,
        OnnxFields.Attribute.Graphs => AttributeType.Graphs,
        OnnxFields.Attribute.SparseTensor => AttributeType.SparseTensor,
        OnnxFields.Attribute.SparseTensors => AttributeType.SparseTensors,
        _ => AttributeType.Undefined,
    };

    private static void AddFloats(in ProtobufField reader, FileContext context, List<float> floats)
    {
        ByteRange range = reader.Fixed(WireType.FourBytes);
        int count = (int)Math.Min(range.Length / sizeof(float), int.MaxValue);
        context.Budget.Spend((long)count * StructureBudget.NumberBytes);
        floats.AddRange(new RawValues("", ElementType.Float, count, context.Source, range.Start).Floats());
    }

    private static void AddInts(in ProtobufField reader, FileContext context, List<long> ints)
    {
        for (PackedInts numbers = reader.Ints(); numbers.Next();)
        {
            context.Budget.Spend(StructureBudget.NumberBytes);
            ints.Add(numbers.Current);
        }
    }
}
