using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>The sums of the units of one panel, or of several panels side by side. Each sum is split over several inputs at a time.</summary>
internal sealed record SampleSums(int Lanes, int Vectors, int Panels, int Inputs, PanelLayout Layout)
{
    private string Vector => $"Simd::Vector{Lanes * 32}";

    private IEnumerable<(int Panel, int Vector)> Sums =>
        Enumerable.Range(0, Panels).SelectMany(panel => Enumerable.Range(0, Vectors).Select(vector => (panel, vector)));

    public string Weight(int panel) => Panels == 1 ? "weight" : $"weight{(char)('A' + panel)}";

    public void WriteStart(SourceWriter writer)
    {
        writer.Write(Inputs == 1
            ? "// The sums start at the biases."
            : $"// Each unit has {Inputs} partial sums, one for each of {Inputs} adjacent inputs. The first starts at the bias, the others at zero.");
        for (int input = 0; input < Inputs; input++)
        {
            writer.Declare($"{Vector}<float>", Sums.Select(sum =>
                $"{Sum(input, sum.Panel, sum.Vector)} = {(input == 0 ? Load(Weight(sum.Panel), sum.Vector * Lanes) : $"{Vector}<float>.Zero")}"));
        }

        for (int panel = 0; panel < Panels; panel++)
        {
            writer.Write($"{Weight(panel)} = ref Compiler::Unsafe.Add(ref {Weight(panel)}, {Layout.Width});");
        }
    }

    public void WriteLoop(SourceWriter writer)
    {
        using (writer.OpenBlock($"for (int i = 0; i < {Layout.Inputs / Inputs}; i++)"))
        {
            for (int input = 0; input < Inputs; input++)
            {
                WriteStep(writer, input, $"x{input}", RegisterTile.At("input", input), Weight, input * Layout.Width);
            }

            writer.Write($"input = ref Compiler::Unsafe.Add(ref input, {Inputs});");
            for (int panel = 0; panel < Panels; panel++)
            {
                writer.Write($"{Weight(panel)} = ref Compiler::Unsafe.Add(ref {Weight(panel)}, {Inputs * Layout.Width});");
            }
        }

        writer.Line();
        for (int input = 0; input < Layout.Inputs % Inputs; input++)
        {
            WriteStep(writer, input, $"last{input}", RegisterTile.At("input", input), Weight, input * Layout.Width);
        }
    }

    public void WriteActiveLoop(SourceWriter writer, string active)
    {
        writer.Write("int next = 0;");
        if (Inputs > 1)
        {
            using (writer.OpenBlock($"for (; next <= {active}.Length - {Inputs}; next += {Inputs})"))
            {
                for (int input = 0; input < Inputs; input++)
                {
                    WriteActiveStep(writer, input, $"{active}[next{(input == 0 ? "" : $" + {input}")}]");
                }
            }

            writer.Line();
        }

        using (writer.OpenBlock($"for (; next < {active}.Length; next++)"))
        {
            WriteActiveStep(writer, 0, $"{active}[next]");
        }

        writer.Line();
    }

    public void WriteStore(SourceWriter writer, Elementwise? function)
    {
        foreach ((int panel, int vector) in Sums)
        {
            string sum = Sum([.. Enumerable.Range(0, Inputs).Select(input => Sum(input, panel, vector))]);
            string stored = Inputs == 1 ? sum : sum.Substring(1, sum.Length - 2);
            int offset = ((panel * Vectors) + vector) * Lanes;
            writer.Write($"{Vector}.StoreUnsafe({ActivationCalls.Apply(stored, function, Lanes)}, ref result{(offset == 0 ? "" : $", {offset}")});");
        }
    }

    private void WriteActiveStep(SourceWriter writer, int input, string index)
    {
        writer.Write($"int i{input} = {index};");
        for (int panel = 0; panel < Panels; panel++)
        {
            writer.Write($"ref float {Weight(panel)}{input} = ref Compiler::Unsafe.Add(ref {Weight(panel)}, i{input} * {Layout.Width});");
        }

        WriteStep(writer, input, $"x{input}", $"Compiler::Unsafe.Add(ref input, i{input})", panel => $"{Weight(panel)}{input}", 0);
    }

    private void WriteStep(SourceWriter writer, int input, string x, string value, Func<int, string> weight, int offset)
    {
        writer.Write($"{Vector}<float> {x} = {Vector}.Create({value});");
        foreach ((int panel, int vector) in Sums)
        {
            string sum = Sum(input, panel, vector);
            writer.Write($"{sum} = {Vector}.MultiplyAddEstimate({x}, {Load(weight(panel), offset + (vector * Lanes))}, {sum});");
        }
    }

    private string Sum(int input, int panel, int vector) => $"sum{input}_{(panel * Vectors) + vector}";

    private string Load(string pointer, int offset) => offset == 0 ? $"{Vector}.LoadUnsafe(ref {pointer})" : $"{Vector}.LoadUnsafe(ref {pointer}, {offset})";

    /// <summary>Adds in pairs, which keeps chains of additions short and rounding small.</summary>
    private static string Sum(string[] terms) => terms.Length == 1
        ? terms[0]
        : $"({Sum([.. terms.Take(terms.Length / 2)])} + {Sum([.. terms.Skip(terms.Length / 2)])})";
}
