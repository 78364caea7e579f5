using NetGen.Generator.Emission.Kernels;
using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission;

/// <summary>Writes the gradients of one layer: panel by panel and a few inputs at a time, each piece handed on while it is in cache.</summary>
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
            /// Each piece goes to the optimizer while it is in cache. {op.X} and {op.DY} are packed before: the kernel then reads them in the order in which they lie.
            /// </remarks>
            """);
        using (writer.OpenBlock($"private static void {op.Layer}Gradients(Runtime::TrainingPass pass, Sys::ReadOnlySpan<float> {op.X}, Sys::ReadOnlySpan<float> {op.DY}{mask})"))
        {
            writer.Write($"""
                int rows = pass.BatchRows;
                (int first, int end) = pass.Share({w.Inputs});
                """);
            writer.Write(op.SkipsZeros
                ? $"Sys::ReadOnlySpan<float> tiles = pass.PackActiveInputs({op.X}, {places.PitchOf(op.X)}, first, end, {tile}, out Sys::ReadOnlySpan<int> samples);"
                : $"Sys::ReadOnlySpan<float> tiles = pass.PackInputs({op.X}, {places.PitchOf(op.X)}, first, end, {tile});");
            using (writer.OpenBlock($"for (int panel = 0; panel < {w.Count}; panel++)"))
            {
                WritePanel(writer, op, plan, packed, tile);
            }
        }
    }

    private static void WritePanel(SourceWriter writer, DenseWeightGradient op, KernelPlan plan, Packed packed, int tile)
    {
        (int pieceInputs, int dyPitch) = (plan.Training.PieceInputs, plan.Training.Places.PitchOf(op.DY));
        PanelLayout w = packed.Panels;
        string samples = op.SkipsZeros ? $"samples[((i - first) / {tile} * (rows + 1))..], " : "";
        writer.Write($$"""
            Sys::ReadOnlySpan<float> errors = pass.PackErrors({{op.DY}}, {{dyPitch}}, panel * {{w.Width}}, {{w.Width}});
            int start = {{(packed.Offset == 0 ? "" : packed.Offset + " + ")}}panel * {{w.Stride}};
            """);
        if (op.DB is { } db)
        {
            writer.Write($$"""
                if (pass.IsFirstWorker)
                {
                    Sys::Span<float> {{db}} = pass.OpenGradient(start, {{w.Width}});
                    {{(op.BiasesCancel ? $"{db}.Clear(); // the normalisation subtracts with the mean what a bias adds" : $"Runtime::Panels.SumRows(errors, {db});")}}
                    pass.CloseGradient(start, {{db}}, isWeight: false);
                }

                """);
        }

        string units = WeightGradientKernel.LeavesOutPadding(w, plan.Kernels) ? $", Sys::Math.Min({w.Width}, {w.Units} - panel * {w.Width})" : "";
        writer.Write($$"""
            for (int i = first; i < end; i += {{pieceInputs}})
            {
                int inputs = Sys::Math.Min({{pieceInputs}}, end - i);
                int weights = start + (i + 1) * {{w.Width}}; // after the biases
                Sys::Span<float> {{op.DW}} = pass.OpenGradient(weights, inputs * {{w.Width}});
                {{op.Layer}}WeightGradient(tiles[((i - first) * rows)..], {{samples}}errors, {{op.DW}}, rows, inputs{{units}});
            """);
        if (op.Mask is { } mask)
        {
            writer.Write($"    Runtime::ElementwisePass.Multiply({op.DW}, {mask}.Slice(weights{(packed.Offset == 0 ? "" : " - " + packed.Offset)}, inputs * {w.Width}), {op.DW});");
        }

        writer.Write($"""
                pass.CloseGradient(weights, {op.DW}, isWeight: true);
            """ + "\n}");
    }
}
