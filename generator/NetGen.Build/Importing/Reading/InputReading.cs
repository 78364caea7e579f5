using NetGen.Build.Importing.Values;
using NetGen.Build.Onnx;

namespace NetGen.Build.Importing.Reading;

/// <summary>The input of the network.</summary>
/// <param name="Shape">The shape of a row, without the batch.</param>
/// <param name="Kind">The type of its elements. All floating-point types are one kind.</param>
/// <param name="Batch">The batch size that the file requires; null if it is free.</param>
/// <param name="IsShort">Whether its numbers have 16 bits.</param>
internal sealed record InputRow(int[] Shape, ElementKind Kind, long? Batch, bool IsShort);

/// <summary>Finds the network's input and its shape.</summary>
internal static class InputReading
{
    /// <param name="graph">The graph.</param>
    /// <param name="read">The names of the values that live nodes read.</param>
    /// <param name="report">Receives what is not supported.</param>
    public static (OnnxValue Value, InputRow Row)? Of(OnnxGraph graph, HashSet<string> read, Action<string> report)
    {
        OnnxValue[] inputs = [.. graph.Inputs.Where(input => read.Contains(input.Name) && !graph.Initializers.ContainsKey(input.Name))];
        if (inputs.Length != 1)
        {
            string found = inputs.Length == 0 ? "no input that its output depends on"
                : $"{inputs.Length} inputs ({string.Join(", ", inputs.Select(static input => input.Name))})";
            report($"The model has {found}. NetGen supports models with exactly one input, whose rows are samples.");
            return null;
        }

        return Row(inputs[0], report) is { } row ? (inputs[0], row) : null;
    }

    private static InputRow? Row(OnnxValue input, Action<string> report)
    {
        if (input.Dimensions is not { Count: > 0 } dimensions)
        {
            report($"The input '{input.Name}' has {(input.Dimensions is null ? "no shape" : "no dimensions")}. NetGen supports a shape whose first dimension "
                + "is the batch.");
            return null;
        }

        long?[] sizes = [.. dimensions.Skip(1)];
        if (sizes.Any(static size => size is null or < 1))
        {
            string shape = string.Join(", ", dimensions.Select(static size => size is null or < 0 ? "?" : size.Value.ToString(CultureInfo.InvariantCulture)));
            report($"The input '{input.Name}' has the shape [{shape}]. Only the first dimension, the batch, may be free. The others must be at least 1. " +
                "Export the model with fixed sizes.");
            return null;
        }

        try
        {
            long[] known = [.. sizes.Select(static size => size!.Value)];
            _ = Shapes.Length(known);
            ElementKind kind = ElementTypes.KindOf((long)input.Type);
            if (kind == ElementKind.Text) throw new DeclinedException($"The input '{input.Name}' holds texts. NetGen supports numbers.");
            long? batch = dimensions[0] is > 0 ? dimensions[0] : null;
            return new InputRow([.. known.Select(static size => (int)size)], kind, batch, ElementTypes.IsShort((long)input.Type));
        }
        catch (DeclinedException declined)
        {
            report(declined.Message);
            return null;
        }
    }
}
