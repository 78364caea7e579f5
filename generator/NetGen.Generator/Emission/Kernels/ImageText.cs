using NetGen.Generator.Model;
using NetGen.Generator.Operations;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>How a kernel of a convolution reads the image of a row: in place, or as a copy with a margin of zeros.</summary>
internal static class ImageText
{
    /// <summary>The shape of the copy as an expression of the runtime's type.</summary>
    public static string Shape(ConvolutionGeometry geometry)
    {
        (WindowAxis y, WindowAxis x, int channels) = (geometry.Window.Y, geometry.Window.X, geometry.Channels);
        return $"new Runtime::PaddedImage(Height: {y.Input}, RowLength: {x.Input * channels}, Top: {y.Before}, Left: {x.Before * channels}, "
            + $"PaddedHeight: {geometry.ImageHeight}, Pitch: {geometry.ImagePitch})";
    }

    /// <summary>What stands before the loop over rows.</summary>
    public static void WriteRoom(SourceWriter writer, ConvolutionGeometry geometry, Value? room)
    {
        if (room is not null)
        {
            writer.Write($$"""
                // Every image is copied into a buffer with a margin of zeros. The margin is cleared once. So no loop has to check for the border.
                Runtime::PaddedImage shape = {{Shape(geometry)}};
                {{room}}.Clear();
                ref float image = ref Interop::MemoryMarshal.GetReference({{room}}[..{{room.Length}}]);
                """);
        }
    }

    /// <summary>What stands within it. Then <c>image</c> points to the first value that a filter reads.</summary>
    public static void WriteImage(SourceWriter writer, Value x, int pitch, Value? room) => writer.Write(room is null
        ? $"ref float image = ref Compiler::Unsafe.Add(ref xs, n * {pitch});"
        : $"shape.Fill({x}.Slice(n * {pitch}, {x.Columns}), {room});");

    /// <summary>Declares where the channels of the strip's group start, and returns the name of the pointer.</summary>
    public static string WriteGroup(SourceWriter writer, ConvolutionGeometry geometry, string image, string unit)
    {
        if (geometry.Groups == 1 || unit == "0")
        {
            return image;
        }

        string group = $"{unit} / {geometry.GroupFilters}{(geometry.GroupChannels == 1 ? "" : $" * {geometry.GroupChannels}")}";
        writer.Write($"ref float channels = ref Compiler::Unsafe.Add(ref {image}, {group});");
        return "channels";
    }

    public static KernelParameter[] Parameters(Value? room) => room is null ? [] : [KernelParameter.Write(room)];
}
