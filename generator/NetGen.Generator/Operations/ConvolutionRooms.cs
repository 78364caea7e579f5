using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>The memory that a convolution works in, for one image at a time.</summary>
internal static class ConvolutionRooms
{
    /// <summary>Values of the widest tile. Whole tiles are read and written at the end of an image.</summary>
    private const int WidestTile = 32;

    /// <summary>Memory for an image with its margin; null if kernels read the image as it is.</summary>
    public static Value? Image(string layer, ConvolutionGeometry geometry) =>
        geometry.CopiesImage ? Room("padded", layer, geometry.ImageLength + WidestTile) : null;

    /// <summary>Memory for the gradient of an image with its margin, to which the gradients of all places are added.</summary>
    public static Value Gradient(string layer, ConvolutionGeometry geometry) =>
        Room("spread", layer, (geometry.Method == ConvolutionMethod.Depthwise ? SpreadGradient.LengthOf(geometry) : geometry.ImageLength) + WidestTile);

    /// <summary>Memory for transposed filters: for every run some tiles of its values, and in each tile a row for every filter.</summary>
    public static Value Turned(string layer, ConvolutionGeometry geometry)
    {
        int strips = (geometry.RunLength + WidestTile - 1) / WidestTile;
        return Room("turned", layer, geometry.Runs * geometry.Filters * strips * WidestTile) with { Role = ValueRole.Transposed };
    }

    /// <summary>Memory with the number of the layer in its name; the name of the layer ends with that number.</summary>
    private static Value Room(string name, string layer, int length) => new(name + layer.Substring("Conv".Length), ValueRole.Room, new Shape(length));
}
