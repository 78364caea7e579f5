using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// Writes inference of a tiny network as straight code. Every value of every layer stays in a vector register; there are no calls and no loops.
/// </summary>
/// <remarks>
/// At this size a call, a loop or a round trip through memory costs more than the arithmetic. The units of a layer are the lanes of one to four vectors. The
/// next layer takes each lane in turn, copies it to all lanes, and multiplies it by its row of weights.
/// </remarks>
/// <param name="writer">Receives the statements.</param>
/// <param name="plan">The network.</param>
/// <param name="form">The vector width.</param>
internal sealed class RegisterNetwork(SourceWriter writer, KernelPlan plan, VectorForm form)
{
    private readonly Dictionary<Value, InRegisters> _values = [];

    public void Write()
    {
        foreach (Operation op in plan.Inference.Sample.Ops.Where(static op => op is not StandardizeUnfolded))
        {
            writer.Line();
            writer.Write($"// {op.Formula}");
            Write(op);
        }
    }

    private void Write(Operation op)
    {
        switch (op)
        {
            case DenseForward dense:
                WriteDense(dense);
                break;
            case Apply { Y.Role: ValueRole.Output } apply:
                InRegisters z = _values[apply.X];
                for (int vector = 0; vector < z.Vectors; vector++)
                {
                    writer.Write($"{Type(z.Lanes)} y_{vector} = {ActivationCalls.Apply(z[vector], apply.Function, z.Lanes)};");
                }

                WriteOutput(new InRegisters("y", z.Length, z.Lanes));
                break;
            case Apply apply:
                InRegisters source = _values[apply.X];
                InRegisters applied = _values[apply.Y] = source with { Name = apply.Y.Name };
                for (int vector = 0; vector < source.Vectors; vector++)
                {
                    writer.Write($"{Type(source.Lanes)} {applied[vector]} = {ActivationCalls.Apply(source[vector], apply.Function, source.Lanes)};");
                }

                break;
            case Softmax softmax:
                InRegisters logits = _values[softmax.X];
                if (logits.Vectors == 1)
                {
                    writer.Write($"{Type(logits.Lanes)} y_0 = Runtime::Softmax.Apply({logits[0]}, {logits.Length});");
                    WriteOutput(new InRegisters("y", logits.Length, logits.Lanes));
                }
                else
                {
                    WriteOutput(logits);
                    writer.Write($"""
                        Sys::Span<float> row = Interop::MemoryMarshal.CreateSpan(ref y, {logits.Length});
                        Runtime::Softmax.Apply(row, {logits.Length}, row, 0, 1, {logits.Length});
                        """);
                }

                break;
            case CopyRows copy:
                WriteOutput(_values[copy.X]);
                break;
            default:
                throw new NotSupportedException(op.GetType().Name);
        }
    }

    private void WriteDense(DenseForward op)
    {
        var packed = (Packed)plan.Inference.Places[op.W];
        PanelLayout w = packed.Panels;

        (int lanes, int chains) = plan.Inference.Sample.RegisterKernels.Single(kernel => kernel.Op == op).Splits[form];
        InRegisters y = _values[op.Y] = new InRegisters(op.Y.Name, w.Units, lanes);
        for (int vector = 0; vector < y.Vectors; vector++)
        {
            writer.Write($"{Type(y.Lanes)} {y[vector]} = {Load(packed, y.Lanes, vector * y.Lanes, 0)};{(vector == 0 ? " // the biases" : "")}");
        }

        for (int input = 0; input < w.Inputs; input++)
        {
            string x = $"{op.Layer.Replace("Dense", "x")}_{input}";
            writer.Write($"{Type(y.Lanes)} {x} = {Everywhere(op.X, input, y.Lanes)};");
            for (int vector = 0; vector < y.Vectors; vector++)
            {
                string weights = Load(packed, y.Lanes, vector * y.Lanes, input + 1);
                int chain = input % chains;
                string sum = chain == 0 ? y[vector] : $"{y[vector]}_{chain}";
                writer.Write(chain > 0 && input < chains
                    ? $"{Type(y.Lanes)} {sum} = {x} * {weights};"
                    : $"{sum} = {Name(y.Lanes)}.MultiplyAddEstimate({x}, {weights}, {sum});");
            }
        }

        for (int vector = 0; vector < y.Vectors; vector++)
        {
            string sum = Sum([.. Enumerable.Range(0, chains).Select(chain => chain == 0 ? y[vector] : $"{y[vector]}_{chain}")]);
            if (chains > 1 || op.Function is not null)
            {
                writer.Write($"{y[vector]} = {ActivationCalls.Apply(sum, op.Function, y.Lanes)};");
            }
        }
    }

    private static string Sum(string[] terms) => terms.Length == 4
        ? $"({terms[0]} + {terms[1]}) + ({terms[2]} + {terms[3]})"
        : string.Join(" + ", terms);

    /// <summary>One value in all lanes of a vector.</summary>
    private string Everywhere(Value x, int index, int lanes)
    {
        if (!_values.TryGetValue(x, out InRegisters? value))
        {
            return $"{Name(lanes)}.Create({RegisterTile.At(x.ToString(), index)})"; // the input
        }

        string vector = value[index / value.Lanes];
        int lane = index % value.Lanes;
        if (lanes == value.Lanes)
        {
            return $"{Name(lanes)}.Shuffle({vector}, {Name(lanes)}.Create({lane}))";
        }

        return lanes == 4
            ? $"Simd::Vector128.Shuffle({Name(value.Lanes)}.{(lane < 4 ? "GetLower" : "GetUpper")}({vector}), Simd::Vector128.Create({lane % 4}))"
            : $"{Name(lanes)}.Create({Name(value.Lanes)}.GetElement({vector}, {lane}))";
    }

    private void WriteOutput(InRegisters value)
    {
        for (int vector = 0; vector < value.Vectors; vector++)
        {
            int first = vector * value.Lanes;
            SampleMethods.WriteOutput(writer, value[vector], value.Lanes, Math.Min(value.Lanes, value.Length - first), first);
        }
    }

    private static string Load(Packed packed, int lanes, int unit, int row)
    {
        int offset = packed.Offset + (unit / packed.Panels.Width * packed.Panels.Stride) + (row * packed.Panels.Width) + (unit % packed.Panels.Width);
        return $"{Name(lanes)}.LoadUnsafe(ref {SampleMethods.Pointer(packed.Block)}{(offset == 0 ? "" : $", {offset}")})";
    }

    private static string Name(int lanes) => $"Simd::Vector{lanes * 32}";

    private static string Type(int lanes) => $"{Name(lanes)}<float>";

    /// <summary>The vectors that hold a value.</summary>
    private sealed record InRegisters(string Name, int Length, int Lanes)
    {
        public int Vectors => (Length + Lanes - 1) / Lanes;

        public string this[int vector] => $"{Name}_{vector}";
    }
}
