using System.Text.RegularExpressions;
using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>A kernel as a family of methods: one that chooses by the processor, and one for each vector width in the file of that width.</summary>
/// <param name="Name">The name of the method that chooses; the others append the number of bits.</param>
/// <param name="Formula">What it computes.</param>
/// <param name="Shapes">The shapes of what it reads and writes.</param>
/// <param name="Parameters">Its parameters, type and name.</param>
/// <param name="PanelWidth">Width of the panels it runs over, which no vector may exceed.</param>
/// <param name="Body">Writes the body for a vector width.</param>
internal sealed record KernelMethod(
    string Name, string Formula, string Shapes, IReadOnlyList<KernelParameter> Parameters, int PanelWidth, Action<SourceWriter, VectorForm> Body)
{
    /// <summary>Why the kernel is built as it is, for the reader of the generated code; empty for nothing to say.</summary>
    public string Why { get; init; } = "";

    /// <summary>What the choosing method does before it chooses; empty for nothing.</summary>
    public string Prologue { get; init; } = "";

    /// <summary>What the choosing method passes to a kernel in addition to its own parameters.</summary>
    public IReadOnlyList<KernelParameter> Added { get; init; } = [];

    /// <summary>What is applied to the tiles that it has stored; null for nothing.</summary>
    public TileFunction? Function { get; init; }

    /// <summary>Whether the code depends on sizes alone. Then another layer of the same sizes calls this kernel, and the code is not written twice.</summary>
    public bool IsForSizesAlone { get; init; }

    /// <summary>Writes the method that chooses.</summary>
    public void WriteChoice(SourceWriter writer, KernelSelection kernels)
    {
        List<VectorForm> forms = [.. kernels.FormsOver(PanelWidth)];
        string passed = string.Join(", ", Parameters.Concat(Added).Select(static parameter => parameter.Name));
        writer.Write($$"""
            /// <summary>{{Formula}}.</summary>
            /// <remarks>{{Shapes}}</remarks>
            """);
        using (writer.OpenBlock($"private static void {Name}({Declared(Parameters)})"))
        {
            if (Prologue.Length > 0)
            {
                writer.Write(Prologue);
            }

            if (forms.Count == 1)
            {
                writer.Write($"{Name}{forms[0].Bits}({passed});");
                return;
            }

            using (writer.OpenBlock("switch (Runtime::VectorWidth.Lanes) // floats in a vector"))
            {
                for (int i = 0; i < forms.Count - 1; i++)
                {
                    // Where vectors are wider than the panel, the kernel of the next narrower width does the work.
                    foreach (VectorForm form in kernels.Forms.Where(form => form == forms[i] || (i == 0 && form.Lanes > PanelWidth)))
                    {
                        writer.Write($"case {form.Lanes}:");
                    }

                    writer.Write($"    {Name}{forms[i].Bits}({passed});\n    break;");
                }

                writer.Write($"default:\n    {Name}{forms[forms.Count - 1].Bits}({passed});\n    break;");
            }
        }
    }

    /// <summary>Writes the kernel of one width.</summary>
    /// <param name="writer">Receives the method.</param>
    /// <param name="form">The width.</param>
    /// <param name="alike">A kernel before it in the file for the same reasons, which are not repeated; null for none.</param>
    public void WriteKernel(SourceWriter writer, VectorForm form, string? alike)
    {
        writer.Write($"/// <summary>{Formula}.</summary>");
        if (Why.Length > 0)
        {
            writer.Write($"/// <remarks>{(alike is null ? Why : $"It is built as {alike}{form.Bits}, for the same reasons.")}</remarks>");
        }

        writer.Write(KernelCompilation.Attribute);
        using (writer.OpenBlock($"private static void {Name}{form.Bits}({Declared(Parameters.Concat(Added))})"))
        {
            Body(writer, form);
        }

        if (Function is not null)
        {
            writer.Line();
            Function.Write(writer, Name, form);
        }
    }

    /// <summary>Writes a call of another kernel that does the same.</summary>
    public void WriteCall(SourceWriter writer, VectorForm form, string other) => writer.Write($"""
        /// <summary>{Formula}.</summary>
        /// <remarks>All sizes are those of the other layer.</remarks>
        private static void {Name}{form.Bits}({Declared(Parameters.Concat(Added))}) =>
            {other}{form.Bits}({string.Join(", ", Parameters.Concat(Added).Select(static parameter => parameter.Name))});
        """);

    /// <summary>The body, with numbers in place of the names of parameters. Kernels with the same text compute the same.</summary>
    public string TextOf(VectorForm form)
    {
        KernelParameter[] all = [.. Parameters, .. Added];
        var writer = new SourceWriter();
        writer.Write(string.Join(", ", all.Select(static parameter => parameter.Type)));
        Body(writer, form);
        var names = new Regex($@"\b({string.Join("|", all.Select(static parameter => Regex.Escape(parameter.Name)))})\b", RegexOptions.CultureInvariant);
        return names.Replace(
            writer.ToString(), match => "$" + Array.FindIndex(all, parameter => parameter.Name == match.Value).ToString(CultureInfo.InvariantCulture));
    }

    private static string Declared(IEnumerable<KernelParameter> parameters) =>
        string.Join(", ", parameters.Select(static parameter => $"{parameter.Type} {parameter.Name}"));
}
