using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Symbols;

namespace NetGen.Generator.Layers;

/// <summary>Turns an image into a vector, channel by channel.</summary>
internal sealed record Flatten(Shape Input) : Layer(new Shape(Input.Length))
{
    public static IEnumerable<Layer> Read(AttributeReader attribute, Shape input, Action<Problem> report) => [new Flatten(input)];

    public override string Kind => "Flatten";

    public override LayerText Text => LayerText.Of(Kind, Input, Output);

    public override string Letter => "flat";

    public override IEnumerable<Operation> Forward(LayerValues s) => [new ChannelsFirst(s.Y, s.X, Input.Channels)];

    public override IEnumerable<Operation> Backward(LayerValues s) => [new ChannelsLast(s.DX, s.DY, Input.Channels)];
}

/// <summary>Turns a vector that holds channel after channel into an image. An image is flattened first.</summary>
internal sealed record Reshape(Shape Input, Shape Output) : Layer(Output)
{
    public static IEnumerable<Layer> Read(AttributeReader attribute, Shape input, Action<Problem> report)
    {
        int[] sizes = attribute.ConstructorInts();
        foreach (int size in sizes.Where(static size => size <= 0))
        {
            report(new Problem(LayerDiagnostics.LayerSizeMustBePositive, attribute.Location, size));
            return [];
        }

        long length = sizes.Aggregate(1L, static (product, size) => Math.Min(product * size, int.MaxValue));
        if (length != input.Length)
        {
            string values = length < int.MaxValue ? $"{length}" : $"at least {length}";
            report(new Problem(ImageDiagnostics.ReshapeDoesNotFit, attribute.Location, string.Join(" x ", sizes), values, input, input.Length));
            return [];
        }

        var output = new Shape(sizes);
        return input.Dimensions.Count == 1 ? [new Reshape(input, output)] : [new Flatten(input), new Reshape(new Shape(input.Length), output)];
    }

    public override string Kind => "Reshape";

    public override LayerText Text => LayerText.Of(Kind, Input, Output);

    public override string Letter => "shaped";

    public override IEnumerable<Operation> Forward(LayerValues s) => [new ChannelsLast(s.Y, s.X, Output.Channels)];

    public override IEnumerable<Operation> Backward(LayerValues s) => [new ChannelsFirst(s.DX, s.DY, Output.Channels)];
}
