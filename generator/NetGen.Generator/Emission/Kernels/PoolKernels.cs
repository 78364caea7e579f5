using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>The kernels of a pool of the largest value: the taps of a window written out, vectors of channels side by side.</summary>
internal static class PoolKernels
{
    private const int WidestVector = 16;

    /// <summary>
    /// The widest vector for a number of channels. A vector wider than one and a half pixels would need more padding after a row than there is. A narrower one
    /// holds the channels too.
    /// </summary>
    private static int WidthFor(int channels) => channels <= WidestVector / 2 ? WidestVector / 2 : WidestVector;

    public static KernelMethod Forward(MaxPool op, int xPitch, int yPitch) => new(
        op.Kernel!,
        op.Formula,
        $"{op.X} is [rows, {op.X.Shape}], {op.Y} is [rows, {op.Y.Shape}].",
        [KernelParameter.Read(op.X), KernelParameter.Write(op.Y), KernelParameter.Int("rows")],
        WidthFor(op.X.Shape.Channels),
        (writer, form) =>
        {
            var geometry = new PoolGeometry(op.Window, op.X.Shape.Channels);
            if (!geometry.Fits(form.Lanes, xPitch - op.X.Columns, yPitch - op.Y.Columns))
            {
                writer.Write(PoolLoops.Max(op.X, Literals.Int(xPitch), op.Window, "rows", op.Y, Literals.Int(yPitch)));
                return;
            }

            writer.Write($"""
                ref float xs = ref Interop::MemoryMarshal.GetReference({op.X}[..(rows * {xPitch})]);
                ref float ys = ref Interop::MemoryMarshal.GetReference({op.Y}[..(rows * {yPitch})]);
                """);
            WritePlaces(writer, geometry, form, [("place", "xs", xPitch, true), ("result", "ys", yPitch, false)], () => WriteLargest(writer, geometry, form));
        });

    public static KernelMethod Backward(MaxPoolBackward op, int dyPitch, int xPitch, int yPitch, int dxPitch) => new(
        op.Kernel!,
        op.Formula,
        $"{op.X} and {op.DX} are [rows, {op.X.Shape}], {op.Y} and {op.DY} are [rows, {op.Y.Shape}].",
        [KernelParameter.Read(op.DY), KernelParameter.Read(op.X), KernelParameter.Read(op.Y), KernelParameter.Write(op.DX), KernelParameter.Int("rows")],
        WidthFor(op.X.Shape.Channels),
        (writer, form) =>
        {
            var geometry = new PoolGeometry(op.Window, op.X.Shape.Channels);
            if (!geometry.Fits(form.Lanes, xPitch - op.X.Columns, yPitch - op.Y.Columns, dyPitch - op.DY.Columns))
            {
                writer.Write(PoolLoops.MaxBackward(op, dyPitch, xPitch, yPitch, "rows", dxPitch));
                return;
            }

            writer.Write($"""
                ref float dys = ref Interop::MemoryMarshal.GetReference({op.DY}[..(rows * {dyPitch})]);
                ref float xs = ref Interop::MemoryMarshal.GetReference({op.X}[..(rows * {xPitch})]);
                ref float ys = ref Interop::MemoryMarshal.GetReference({op.Y}[..(rows * {yPitch})]);
                ref float dxs = ref Interop::MemoryMarshal.GetReference({op.DX}[..(rows * {dxPitch})]);
                """);
            if (!geometry.ReadsAll)
            {
                writer.Write($"{op.DX}[..(rows * {dxPitch})].Clear(); // some values lie in no window");
            }

            WritePlaces(
                writer,
                geometry,
                form,
                [("error", "dys", dyPitch, false), ("place", "xs", xPitch, true), ("result", "ys", yPitch, false), ("gradient", "dxs", dxPitch, true)],
                () => WriteGradients(writer, geometry, form));
        });

    /// <summary>A loop over the places of all images, with a pointer into each buffer.</summary>
    private static void WritePlaces(
        SourceWriter writer,
        PoolGeometry geometry,
        VectorForm form,
        IReadOnlyList<(string Pointer, string Start, int Pitch, bool IsImage)> buffers,
        Action body)
    {
        Window window = geometry.Window;
        using (writer.OpenBlock("for (int n = 0; n < rows; n++)"))
        using (writer.OpenBlock($"for (int i = 0; i < {window.Y.Output}; i++)"))
        {
            foreach ((string pointer, string start, int pitch, bool isImage) in buffers)
            {
                int rowStep = isImage ? window.Y.Stride * geometry.ImagePitch : window.X.Output * geometry.Channels;
                writer.Write($"ref float {pointer} = ref Compiler::Unsafe.Add(ref {start}, n * {pitch} + i * {rowStep});");
            }

            bool isExact = geometry.Channels % form.Lanes != 0 && buffers.Count > 2;
            int placeStep = window.X.Stride * geometry.Channels;
            using (writer.OpenBlock(isExact
                ? $"for (int left = {((window.X.Output - 1) * placeStep) + (window.X.Kernel * geometry.Channels)}; left > 0; left -= {placeStep})"
                : $"for (int j = 0; j < {window.X.Output}; j++)"))
            {
                using (writer.OpenLoop(geometry.Channels <= form.Lanes ? "" : $"for (Sys::UIntPtr c = 0; c < {geometry.Channels}; c += {form.Lanes})"))
                {
                    body();
                }

                foreach ((string pointer, _, _, bool isImage) in buffers)
                {
                    writer.Write($"{pointer} = ref Compiler::Unsafe.Add(ref {pointer}, {geometry.Channels * (isImage ? window.X.Stride : 1)});");
                }
            }
        }
    }

    /// <summary>
    /// Writes the largest value. The instruction for the larger of two values does not pass on NaN, but a sum does. So a network that has diverged does not
    /// look sound.
    /// </summary>
    private static void WriteLargest(SourceWriter writer, PoolGeometry geometry, VectorForm form)
    {
        string vector = $"Simd::Vector{form.Bits}";
        IReadOnlyList<(int Offset, int Left)> taps = geometry.Taps;
        writer.Declare($"{vector}<float>", taps.Select((tap, k) => $"x{k} = {Load(geometry, form, "place", tap.Offset)}"));
        string largest = taps.Skip(1).Select(static (_, k) => k + 1).Aggregate("x0", (sofar, k) => $"{vector}.MaxNative({sofar}, x{k})");
        string sum = string.Join(" + ", taps.Select(static (_, k) => $"x{k}"));
        if (taps.Count > 1)
        {
            writer.Write("// The instruction for the larger of two values drops NaN. The sum keeps it, so a network that diverged does not look sound.");
        }

        writer.Write(taps.Count == 1
            ? $"{vector}.StoreUnsafe(x0, ref result{At(geometry, form)});"
            : $"{vector}.StoreUnsafe({largest} | {vector}.IsNaN({sum}), ref result{At(geometry, form)});");
    }

    /// <summary>Writes the gradients. The first tap that equals the largest value takes dY and leaves nothing for the others.</summary>
    private static void WriteGradients(SourceWriter writer, PoolGeometry geometry, VectorForm form)
    {
        string vector = $"Simd::Vector{form.Bits}";
        string[] locals = [$"open = {Load(geometry, form, "error", 0)}", $"largest = {Load(geometry, form, "result", 0)}", $"taken = {vector}<float>.Zero"];
        writer.Write("// Training keeps no index of the largest value: the first tap that equals it takes the gradient, and leaves none for the others.");
        writer.Declare($"{vector}<float>", locals);
        foreach ((int offset, int left) in geometry.Taps)
        {
            writer.Write($"""
                taken = {vector}.Equals({Load(geometry, form, "place", offset)}, largest) & open;
                open ^= taken;
                """);
            int inRow = offset % geometry.ImagePitch;
            string target = offset == 0 ? "gradient" : $"Compiler::Unsafe.Add(ref gradient, {offset})";

            // A vector that reaches past the last window of a row would overwrite the next row, whose first gradients are already there.
            writer.Write(geometry.Channels % form.Lanes != 0 && left < form.Lanes
                ? $"Runtime::VectorTail.Store(taken, ref {target}, left{(inRow == 0 ? "" : $" - {inRow}")});"
                : geometry.Channels > form.Lanes
                    ? $"{vector}.StoreUnsafe(taken, ref {target}, c);"
                    : $"{vector}.StoreUnsafe(taken, ref {target});");
        }
    }

    private static string Load(PoolGeometry geometry, VectorForm form, string pointer, int offset) =>
        $"Simd::Vector{form.Bits}.LoadUnsafe(ref {RegisterTile.At(pointer, offset)}{At(geometry, form)})";

    private static string At(PoolGeometry geometry, VectorForm form) => geometry.Channels > form.Lanes ? ", c" : "";
}
