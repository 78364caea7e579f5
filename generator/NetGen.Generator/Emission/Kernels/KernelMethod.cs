using System.Text.RegularExpressions;
using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>A kernel as a family of methods: one that chooses by the processor, and one for each vector width in the file of that width.</summary>
/// <param name="Name">Of the method that chooses; the others append the number of bits.</param>
/// <param name="Formula">What it computes.</param>
/// <param name="Shapes">The shapes of what it reads and writes.</param>
/// <param name="Parameters">Its parameters, type and name.</param>
/// <param name="PanelWidth">Width of the panels it runs over, which no vector may exceed.</param>
/// <param name="Body">Writes the body for a vector width.</param>
internal sealed record KernelMethod(string Name, string Formula, string Shapes, IReadOnlyList<KernelParameter> Parameters, int PanelWidth, Action<SourceWriter, VectorForm> Body)
{
    /// <summary>What the choosing method does before it chooses; empty for nothing.</summary>
    public string Prologue { get; init; } = "";

    /// <summary>What it hands on besides its own parameters.</summary>
    public IReadOnlyList<KernelParameter> Added { get; init; } = [];

    /// <summary>What goes over the tiles that it has stored; null for nothing.</summary>
    public TileFunction? Function { get; init; }

    /// <summary>Whether another layer of the same sizes may call it, in place of having the same code once more.</summary>
    public bool IsForSizesAlone { get; init; }

    /// <summary>Writes the method that callers know.</summary>
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

            using (writer.OpenBlock("switch (Runtime::VectorWidth.Lanes)"))
            {
                for (int i = 0; i < forms.Count - 1; i++)
                {
                    // A vector wider than the panel leaves the work to the next narrower one.
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
    public void WriteKernel(SourceWriter writer, VectorForm form)
    {
        writer.Write($"""
            /// <summary>{Formula}.</summary>
            {KernelCompilation.Attribute}
            """);
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

    /// <summary>Writes in place of a kernel a call of one that does the same.</summary>
    public void WriteCall(SourceWriter writer, VectorForm form, string other) => writer.Write($"""
        /// <summary>{Formula}.</summary>
        /// <remarks>All sizes are those of the other layer.</remarks>
        private static void {Name}{form.Bits}({Declared(Parameters.Concat(Added))}) =>
            {other}{form.Bits}({string.Join(", ", Parameters.Concat(Added).Select(static parameter => parameter.Name))});
        """);

    /// <summary>What it does, whatever its parameters are called: kernels with the same text compute the same.</summary>
    public string TextOf(VectorForm form)
    {
        KernelParameter[] all = [.. Parameters, .. Added];
        var writer = new SourceWriter();
        writer.Write(string.Join(", ", all.Select(static parameter => parameter.Type)));
        Body(writer, form);
        var names = new Regex($@"\b({string.Join("|", all.Select(static parameter => Regex.Escape(parameter.Name)))})\b", RegexOptions.CultureInvariant);
        return names.Replace(writer.ToString(), match => "$" + Array.FindIndex(all, parameter => parameter.Name == match.Value).ToString(CultureInfo.InvariantCulture));
    }

    private static string Declared(IEnumerable<KernelParameter> parameters) => string.Join(", ", parameters.Select(static parameter => $"{parameter.Type} {parameter.Name}"));
}
