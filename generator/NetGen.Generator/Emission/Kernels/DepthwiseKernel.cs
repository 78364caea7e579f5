using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// The kernels of convolutions whose filters read one channel each. Vectors hold channels, and a tile is some places by some vectors of channels.
/// </summary>
internal sealed record DepthwiseKernel(ConvolutionGeometry Geometry, PanelLayout W)
{
    private int Channels => Geometry.Channels;

    public Action<SourceWriter, VectorForm> Forward(ConvolutionForward op, int xPitch, int yPitch) => (writer, form) =>
    {
        writer.Write($"""
            ref float xs = ref Interop::MemoryMarshal.GetReference({op.X}[..(rows * {xPitch})]);
            ref float ys = ref Interop::MemoryMarshal.GetReference({op.Y}[..(rows * {yPitch})]);
            ref float filters = ref Interop::MemoryMarshal.GetReference({op.W}[..{W.Length}]);
            """);
        ImageText.WriteRoom(writer, Geometry, op.Image);
        var walk = new Walk(Geometry.Height, Geometry.Width, Geometry.RowStep, Geometry.PlaceStep, Geometry.FilterRowStep, Geometry.RunStep);
        using (writer.OpenBlock("for (int n = 0; n < rows; n++)"))
        {
            ImageText.WriteImage(writer, op.X, xPitch, op.Image);
            WriteStrips(writer, form, walk, $"ref ys, n * {yPitch}", "panel", W.Width, op.Function);
        }
    };

    /// <summary>dX is the same loop over the spread gradient, with the taps in reverse order.</summary>
    public Action<SourceWriter, VectorForm> InputGradient(ConvolutionInputGradient op, int dyPitch, int dxPitch) => (writer, form) =>
    {
        var spread = SpreadGradient.Of(Geometry);
        (WindowAxis y, WindowAxis x) = (Geometry.Window.Y, Geometry.Window.X);
        writer.Write($$"""
            ref float dxs = ref Interop::MemoryMarshal.GetReference({{op.DX}}[..(rows * {{dxPitch}})]);
            ref float filters = ref Interop::MemoryMarshal.GetReference({{op.W}}[..{{W.Length}}]);
            ref float image = ref Interop::MemoryMarshal.GetReference({{op.Spread}}[..{{op.Spread.Length}}]);
            {{op.Spread}}.Clear(); // what lies between the gradients stays zero
            """);
        var walk = new Walk(y.Input, x.Input, spread.Pitch, Channels, y.Dilation * spread.Pitch, x.Dilation * Channels);
        using (writer.OpenBlock("for (int n = 0; n < rows; n++)"))
        {
            string steps = $"{(spread.Top * spread.Pitch) + spread.Left}, {y.Stride * spread.Pitch}, {x.Stride * Channels}";
            string lastTap = $"Compiler::Unsafe.Add(ref panel, {Geometry.Window.Taps * W.Width})";
            writer.Write($"Runtime::PaddedImage.Spread({op.DY}.Slice(n * {dyPitch}, {op.DY.Columns}), {x.Output}, {Channels}, {op.Spread}, {steps});");
            WriteStrips(writer, form, walk, $"ref dxs, n * {dxPitch}", lastTap, -W.Width, null, isGradient: true);
        }
    };

    private void WriteStrips(
        SourceWriter writer, VectorForm form, Walk walk, string target, string firstTap, int tapStep, Elementwise? function, bool isGradient = false) =>
        FilterStrips.Write(writer, W, form.VectorsOver(W.Width) * form.Lanes, "filters", "panel", unit =>
        {
            using (writer.OpenLoop(walk.Height == 1 ? "" : $"for (int i = 0; i < {walk.Height}; i++)"))
            {
                string row = walk.Height == 1 ? "" : unit == "0" ? $"i * {walk.RowStep}" : $"i * {walk.RowStep} + ";
                string rowOfTarget = walk.Height == 1 ? "" : $" + i * {walk.Width * Channels}";
                writer.Write($"""
                    ref float place = ref Compiler::Unsafe.Add(ref image, {(unit == "0" && walk.Height > 1 ? row : row + unit)});
                    ref float result = ref Compiler::Unsafe.Add({target}{rowOfTarget}{(unit == "0" ? "" : $" + {unit}")});
                    """);
                foreach (TileHeights tiles in TileHeights.Of(walk.Width, form.VectorsOver(W.Width)))
                {
                    var tile = new RegisterTile(form.Lanes, tiles.Height, form.VectorsOver(W.Width));
                    tiles.Write(writer, () => WriteTile(writer, tile, unit, walk, firstTap, tapStep, function, isGradient));
                }
            }
        });

    private void WriteTile(
        SourceWriter writer, RegisterTile tile, string unit, Walk walk, string firstTap, int tapStep, Elementwise? function, bool isGradient)
    {
        writer.Write($"""
            // a tile of {PanelWords.Count(tile.Rows, "place")} by {tile.Vectors * tile.Lanes} channels
            ref float input = ref place;
            ref float weight = ref {firstTap};
            """);
        tile.WriteStart(writer, isGradient ? null : "weight");
        if (!isGradient)
        {
            writer.Write($"weight = ref Compiler::Unsafe.Add(ref weight, {W.Width});");
        }

        using (writer.OpenLoop(Geometry.Window.Y.Kernel == 1 ? "" : $"for (int u = 0; u < {Geometry.Window.Y.Kernel}; u++)"))
        {
            writer.Write("ref float tap = ref input;");
            using (writer.OpenLoop(Geometry.Window.X.Kernel == 1 ? "" : $"for (int v = 0; v < {Geometry.Window.X.Kernel}; v++)"))
            {
                tile.WriteVectorStep(writer, "tap", (place, lanes) => new Distance("", walk.PlaceStep).Times(place, lanes), "weight", "weights");
                writer.Write($"""
                    tap = ref Compiler::Unsafe.Add(ref tap, {walk.TapStep});
                    weight = ref Compiler::Unsafe.Add(ref weight, {tapStep});
                    """);
            }

            writer.Write($"input = ref Compiler::Unsafe.Add(ref input, {walk.FilterRowStep});");
        }

        TileStore.Write(writer, tile, unit, Channels, function, mayPass: !isGradient);
        writer.Write($"""
            place = ref Compiler::Unsafe.Add(ref place, {tile.Rows * walk.PlaceStep});
            result = ref Compiler::Unsafe.Add(ref result, {tile.Rows * Channels});
            """);
    }

    /// <summary>The steps of the loops over an image.</summary>
    /// <param name="Height">Rows of places.</param>
    /// <param name="Width">Places in a row.</param>
    /// <param name="RowStep">From a row of places to the next.</param>
    /// <param name="PlaceStep">From a place to the next.</param>
    /// <param name="FilterRowStep">From a row of taps to the next.</param>
    /// <param name="TapStep">From a tap to the next.</param>
    private sealed record Walk(int Height, int Width, int RowStep, int PlaceStep, int FilterRowStep, int TapStep);
}
