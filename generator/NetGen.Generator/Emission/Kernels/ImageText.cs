using NetGen.Generator.Model;
using NetGen.Generator.Operations;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>How kernels of a convolution come to the image of a row: as it is, or copied into a margin of zeros.</summary>
internal static class ImageText
{
    /// <summary>The shape of the copy as an expression of the runtime's type.</summary>
    public static string Shape(ConvolutionGeometry geometry)
    {
        (WindowAxis y, WindowAxis x, int channels) = (geometry.Window.Y, geometry.Window.X, geometry.Channels);
        return $"new Runtime::PaddedImage({y.Input}, {x.Input * channels}, {y.Before}, {x.Before * channels}, {geometry.ImageHeight}, {geometry.ImagePitch})";
    }

    /// <summary>Before the loop over rows.</summary>
    public static void WriteRoom(SourceWriter writer, ConvolutionGeometry geometry, Value? room)
    {
        if (room is not null)
        {
            writer.Write($$"""
                Runtime::PaddedImage shape = {{Shape(geometry)}};
                {{room}}.Clear(); // the margin stays zero
                ref float image = ref Interop::MemoryMarshal.GetReference({{room}}[..{{room.Length}}]);
                """);
        }
    }

    /// <summary>Within it: <c>image</c> points to the first value that a filter reads.</summary>
    public static void WriteImage(SourceWriter writer, Value x, int pitch, Value? room) => writer.Write(room is null
        ? $"ref float image = ref Compiler::Unsafe.Add(ref xs, n * {pitch});"
        : $"shape.Fill({x}.Slice(n * {pitch}, {x.Columns}), {room});");

    /// <summary>Where the channels of the strip's group start; returns the name of the pointer.</summary>
    public static string WriteGroup(SourceWriter writer, ConvolutionGeometry geometry, string image)
    {
        if (geometry.Groups == 1)
        {
            return image;
        }

        string group = $"unit / {geometry.GroupFilters}{(geometry.GroupChannels == 1 ? "" : $" * {geometry.GroupChannels}")}";
        writer.Write($"ref float channels = ref Compiler::Unsafe.Add(ref {image}, {group});");
        return "channels";
    }

    public static KernelParameter[] Parameters(Value? room) => room is null ? [] : [KernelParameter.Write(room)];
}
