using NetGen.Generator.Emission.Kernels;
using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission;

/// <summary>Writes the gradients of one dense layer: panel by panel, and a few inputs at a time.</summary>
internal static class GradientsEmitter
{
    public static void Write(SourceWriter writer, DenseWeightGradient op, KernelPlan plan)
    {
        IReadOnlyDictionary<Value, Placement> places = plan.Training.Places;
        var packed = (Packed)places[op.DW];
        PanelLayout w = packed.Panels;
        int tile = plan.Kernels.Tile;
        string mask = op.Mask is { } factors ? $", Sys::ReadOnlySpan<float> {factors}" : "";
        writer.Write($"""
            /// <summary>{op.Formula}.</summary>
            /// <remarks>
            /// The workers share the inputs of the layer: each computes the gradients of all weights that belong to its inputs. It does so in pieces of up to
            /// {plan.Training.PieceInputs} inputs, so that the optimizer finds the gradient of a piece still in the cache.
            /// </remarks>
            """);
        string parameters = $"Runtime::TrainingPass pass, Sys::ReadOnlySpan<float> {op.X}, Sys::ReadOnlySpan<float> {op.DY}{mask}";
        using (writer.OpenBlock($"private static void {op.Layer}Gradients({parameters})"))
        {
            writer.Write($"""
                const int Inputs = {w.Inputs}, Width = {w.Width}, Piece = {plan.Training.PieceInputs}; // of the layer, units of a panel, inputs of a piece
                int rows = pass.BatchRows;
                (int first, int end) = pass.Share(Inputs); // this worker's inputs

                // {op.X} is packed into tiles of {PanelWords.Count(tile, "input")}, row after row: the kernel then reads memory in order.
                """);
            string arguments = $"{op.X}, pitch: {places.PitchOf(op.X)}, first, end, tile: {tile}";
            if (op.SkipsZeros)
            {
                writer.Write($"""
                    // A tile has only the rows in which not all of its inputs are zero; the list samples says which these are.
                    Sys::ReadOnlySpan<float> tiles = pass.PackActiveInputs({arguments}, out Sys::ReadOnlySpan<int> samples);
                    """);
            }
            else
            {
                writer.Write($"Sys::ReadOnlySpan<float> tiles = pass.PackInputs({arguments});");
            }

            if (w.Count == 1)
            {
                writer.Line();
            }

            using (writer.OpenLoop(w.Count == 1 ? "" : $"for (int panel = 0; panel < {w.Count}; panel++)"))
            {
                WritePanel(writer, op, plan, packed, tile);
            }
        }
    }

    private static void WritePanel(SourceWriter writer, DenseWeightGradient op, KernelPlan plan, Packed packed, int tile)
    {
        PanelLayout w = packed.Panels;
        bool isOne = w.Count == 1;
        int pitch = plan.Training.Places.PitchOf(op.DY);
        string start = isOne ? $"const int start = {packed.Offset}" : $"int start = {(packed.Offset == 0 ? "" : $"{packed.Offset} + ")}panel * {w.Stride}";
        writer.Write($"""
            // {op.DY} is packed too: the units of {(isOne ? "the" : "this")} panel side by side, row after row.
            Sys::ReadOnlySpan<float> errors = pass.PackErrors({op.DY}, pitch: {pitch}, unit: {(isOne ? "0" : "panel * Width")}, Width);
            {start}; // of the panel in the parameter block: first its biases, then for each input the weights of its units
            """);
        if (op.DB is { } db)
        {
            string sum = op.BiasesCancel
                ? $"{db}.Clear(); // the normalisation subtracts a bias again with the mean"
                : $"Runtime::Panels.SumRows(errors, {db});";
            writer.Write($$"""
                if (pass.IsFirstWorker)
                {
                    Sys::Span<float> {{db}} = pass.OpenGradient(start, Width);
                    {{sum}}
                    pass.CloseGradient(start, {{db}}, isWeight: false); // applies the optimizer to the biases
                }

                """);
        }

        WritePieces(writer, op, packed, tile, WeightGradientKernel.LeavesOutPadding(w, plan.Kernels));
    }

    private static void WritePieces(SourceWriter writer, DenseWeightGradient op, Packed packed, int tile, bool leavesOutPadding)
    {
        PanelLayout w = packed.Panels;
        string samples = op.SkipsZeros ? $"samples[((i - first) / {tile} * (rows + 1))..], " : "";
        string units = !leavesOutPadding ? "" : w.Count == 1 ? $", {Math.Min(w.Width, w.Units)}" : $", Sys::Math.Min(Width, {w.Units} - panel * Width)";
        using (writer.OpenBlock("for (int i = first; i < end; i += Piece)"))
        {
            writer.Write($"""
                int inputs = Sys::Math.Min(Piece, end - i);
                int weights = start + (i + 1) * Width; // after the biases
                Sys::Span<float> {op.DW} = pass.OpenGradient(weights, inputs * Width);
                {op.Layer}WeightGradient(tiles[((i - first) * rows)..], {samples}errors, {op.DW}, rows, inputs{units});
                """);
            if (op.Mask is { } mask)
            {
                string offset = packed.Offset == 0 ? "" : $" - {packed.Offset}";
                writer.Write($"Runtime::ElementwisePass.Multiply({op.DW}, {mask}.Slice(weights{offset}, inputs * Width), {op.DW});");
            }

            writer.Write($"pass.CloseGradient(weights, {op.DW}, isWeight: true); // applies the optimizer to the weights");
        }
    }
}
