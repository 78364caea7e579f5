using NetGen.Build.Protobuf;

namespace NetGen.Build.Onnx;

/// <summary>Reads a TensorProto: its shape, and the place of its values. Values are decoded when they are requested.</summary>
internal static class TensorReader
{
    private const int MostDimensions = 64;

    /// <summary>Reads a tensor.</summary>
    /// <param name="field">The field that holds it.</param>
    /// <param name="context">The file.</param>
    /// <param name="fallback">The name for a tensor without a name, such as one in an attribute.</param>
    /// <exception cref="ModelFormatException">The number of values does not match the shape.</exception>
    public static OnnxTensor Read(in ProtobufField field, FileContext context, string fallback)
    {
        ByteRange message = field.Content;
        string name = "";
        var type = ElementType.Undefined;
        var dimensions = new List<long>();
        ByteRange? raw = null;
        bool isExternal = false;
        var external = new ExternalLocation();
        context.Budget.Spend(StructureBudget.TensorBytes);
        for (ProtobufReader fields = field.Message("a tensor"); fields.Next(out ProtobufField reader);)
        {
            switch (reader.Number)
            {
                case OnnxFields.Tensor.Dimensions:
                    ReadDimensions(reader, dimensions);
                    break;
                case OnnxFields.Tensor.Type:
                    type = (ElementType)reader.SmallInt();
                    break;
                case OnnxFields.Tensor.Segment:
                    throw reader.Error("expected a tensor in one piece", "a segment of one");
                case OnnxFields.Tensor.Name:
                    name = context.Name(reader);
                    break;
                case OnnxFields.Tensor.Raw:
                    _ = reader.Message("values");
                    raw = reader.Content;
                    break;
                case OnnxFields.Tensor.External:
                    external.Read(reader, context);
                    break;
                case OnnxFields.Tensor.Location:
                    isExternal = reader.SmallInt() == 1;
                    break;
            }
        }

        name = name.Length == 0 ? fallback : name;
        context.Budget.Spend(dimensions.Count * StructureBudget.NumberBytes);
        int count = CountOf(dimensions, name);
        ITensorContent content = Content();
        context.Budget.SpendValues(count);
        return new OnnxTensor(name, type, dimensions, content);

        ITensorContent Content()
        {
            if (type != ElementType.String && ElementTypes.SizeOf(type) == 0)
            {
                return new UnreadableValues(name, type);
            }

            if (isExternal)
            {
                return external.Values(name, type, count, context);
            }

            if (type != ElementType.String && raw is { } bytes && (bytes.Length > 0 || count == 0))
            {
                long expected = (long)count * ElementTypes.SizeOf(type);
                return bytes.Length == expected
                    ? new RawValues(name, type, count, context.Source, bytes.Start)
                    : throw Differs(expected, bytes.Length, "bytes");
            }

            long found = CountTyped(context, message, type);
            if (found != count)
            {
                throw Differs(count, found, "values");
            }

            return type == ElementType.String
                ? new TextValues(name, count, context.Source, message)
                : new TypedValues(name, type, count, context.Source, message);
        }

        ModelFormatException Differs(long expected, long found, string what) => new(
            $"At byte {message.Start}, in tensor '{name}' of type {type} and shape [{string.Join(", ", dimensions)}]: "
            + $"expected {expected} {what}, but found {found}.");
    }

    private static void ReadDimensions(in ProtobufField reader, List<long> dimensions)
    {
        for (PackedInts sizes = reader.Ints(); sizes.Next();)
        {
            if (sizes.Current < 0)
            {
                throw reader.Error("expected sizes from 0 on", sizes.Current.ToString(CultureInfo.InvariantCulture));
            }

            if (dimensions.Count == MostDimensions)
            {
                throw reader.Error($"expected at most {MostDimensions} dimensions", "more");
            }

            dimensions.Add(sizes.Current);
        }
    }

    /// <summary>The product of the dimensions, checked for overflow.</summary>
    private static int CountOf(List<long> dimensions, string name)
    {
        if (dimensions.Contains(0))
        {
            return 0;
        }

        long count = 1;
        foreach (long dimension in dimensions)
        {
            if (dimension > int.MaxValue / count)
            {
                throw new ModelFormatException(
                    $"Expected tensor '{name}' to have at most {int.MaxValue} values, but found the shape [{string.Join(", ", dimensions)}].");
            }

            count *= dimension;
        }

        return (int)count;
    }

    private static long CountTyped(FileContext context, ByteRange message, ElementType type)
    {
        long count = 0;
        int wanted = TypedField.Of(type);
        for (ProtobufReader readerFields = new ProtobufReader(context.Source, message, "a tensor"); readerFields.Next(out ProtobufField reader);)
        {
            if (reader.Number == wanted)
            {
                count += TypedField.Count(reader, type);
            }
        }

        return count;
    }
}
