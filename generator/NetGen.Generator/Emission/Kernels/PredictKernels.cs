using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>The kernels of one sample: y = f(W·x + b).</summary>
/// <remarks>
/// A single chain of multiply-adds is latency-bound: eight independent chains hide the latency of one. A single row has no other rows to take them from, so
/// they come from several units and several inputs at once. Outputs stay in registers, and no horizontal sum is needed.
/// </remarks>
internal static class PredictKernels
{
    private const string Why =
        "A single sample reads every weight once, in the order in which the panels hold them. The sums of several units, and of several inputs at once, are "
        + "independent chains of multiply-adds: eight of them hide the latency of one.";

    private const string WhyActive =
        "Only the weights of inputs on the list are read. The sums of several units, and of several inputs at once, are independent chains of multiply-adds: "
        + "eight of them hide the latency of one.";

    /// <summary>The name of the direction in which a large layer is read.</summary>
    public const string Down = "down";

    /// <summary>The product of all inputs. Where zeros may be skipped and are many, it calls <see cref="Active"/> instead.</summary>
    public static KernelMethod All(SampleKernel kernel)
    {
        (DenseForward op, PanelLayout w, _) = kernel;
        return new KernelMethod(
            $"{op.Layer}Predict",
            $"{op.Formula} for one sample",
            $"{op.W} is {w.Units} x {w.Inputs} in {PanelWords.Panels(w)}.",
            op.Reading.Alternates ? [.. Parameters(op), new("bool", Down)] : Parameters(op),
            w.Width,
            (writer, form) => WriteBody(writer, form, kernel, null))
        {
            Why = Why,
            Prologue = !op.SkipsZeros ? "" : $$"""
                // If three quarters of the inputs or fewer are not zero, it is faster to make a list of them and to skip the weights of the others.
                if (Runtime::ActiveInputs.Estimate({{op.X}}[..{{w.Inputs}}]) <= {{ZeroSkipping.MostOfOneSample(w.Inputs)}})
                {
                    {{op.Layer}}PredictActive({{op.X}}, {{op.W}}, {{op.Y}});
                    return;
                }

                """,
        };
    }

    /// <summary>The product of the inputs that are not zero.</summary>
    public static KernelMethod Active(SampleKernel kernel)
    {
        (DenseForward op, PanelLayout w, _) = kernel;
        return new KernelMethod(
            $"{op.Layer}PredictActive",
            $"{op.Formula} for one sample, from the inputs that are not zero",
            $"{op.W} is {w.Units} x {w.Inputs} in {PanelWords.Panels(w)}.",
            Parameters(op),
            w.Width,
            (writer, form) => WriteBody(writer, form, kernel, "active"))
        {
            Why = WhyActive,
            Prologue = $"""
                // A product with zero adds nothing, so the list of the other inputs is enough.
                Sys::Span<int> list = stackalloc int[{w.Inputs}];
                Sys::ReadOnlySpan<int> active = list[..Runtime::ActiveInputs.List({op.X}[..{w.Inputs}], list)];

                """,
            Added = [new KernelParameter("Sys::ReadOnlySpan<int>", "active")],
        };
    }

    private static IReadOnlyList<KernelParameter> Parameters(DenseForward op) =>
        [KernelParameter.Read(op.X), KernelParameter.Read(op.W), KernelParameter.Write(op.Y)];

    private static void WriteBody(SourceWriter writer, VectorForm form, SampleKernel kernel, string? active)
    {
        (DenseForward op, PanelLayout w, _) = kernel;
        (int vectors, IReadOnlyList<PanelRun> runs) = kernel.Splits[form];
        int strip = vectors * form.Lanes;
        bool turns = op.Reading.Alternates && active is null;
        writer.Write($"ref float {(turns ? "results" : "result")} = ref Interop::MemoryMarshal.GetReference({op.Y}[..{w.PaddedUnits}]);");
        foreach (PanelRun run in runs)
        {
            var sums = new SampleSums(form.Lanes, vectors, run.Together, run.Inputs, w);
            (string counter, int unit, int step) = strip < w.Width ? ("unit", w.Width, strip) : ("panel", 1, run.Together);
            (string panel, string within) = strip < w.Width ? ($"unit / {w.Width}", $"[(unit % {w.Width})..]") : ("panel", "");
            string walk = turns ? "k" : counter;
            int first = run.First * unit, end = run.End * unit;
            if (runs.Count == 1 && first + step == end)
            {
                // One group holds all units, so there is no loop, and no direction in which it could go.
                if (turns)
                {
                    writer.Write("ref float result = ref results;");
                }

                WriteGroup(writer, form, op, w, active, sums, Literals.Int(run.First), "");
                return;
            }

            using (writer.OpenBlock($"for (int {walk} = {first}; {walk} < {end}; {walk} += {step})"))
            {
                if (turns)
                {
                    writer.Write($"""
                        int {counter} = {Down} ? {first + end - step} - k : k;
                        ref float result = ref Compiler::Unsafe.Add(ref results, {counter}{(strip < w.Width ? "" : $" * {w.Width}")});
                        """);
                }

                WriteGroup(writer, form, op, w, active, sums, panel, within);
                if (!turns)
                {
                    writer.Write($"result = ref Compiler::Unsafe.Add(ref result, {sums.Panels * sums.Vectors * form.Lanes});");
                }
            }
        }
    }

    private static void WriteGroup(
        SourceWriter writer, VectorForm form, DenseForward op, PanelLayout w, string? active, SampleSums sums, string panel, string within)
    {
        writer.Write($"ref float input = ref Interop::MemoryMarshal.GetReference({op.X}[..{w.Inputs}]);");
        for (int p = 0; p < sums.Panels; p++)
        {
            string at = panel == "0" ? Literals.Int(p * w.Stride) : p == 0 ? $"{panel} * {w.Stride}" : $"({panel} + {p}) * {w.Stride}";
            writer.Write($"ref float {sums.Weight(p)} = ref Interop::MemoryMarshal.GetReference({op.W}.Slice({at}, {w.Stride}){within});");
        }

        sums.WriteStart(writer);
        if (active is null)
        {
            sums.WriteLoop(writer);
        }
        else
        {
            sums.WriteActiveLoop(writer, active);
        }

        sums.WriteStore(writer, op.Function);
    }
}
