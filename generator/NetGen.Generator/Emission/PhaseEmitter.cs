using NetGen.Generator.Model;
using NetGen.Generator.Operations;

namespace NetGen.Generator.Emission;

/// <summary>Writes the operations of one phase: first where every value lies, then one commented statement an operation.</summary>
/// <param name="kind">The phase.</param>
/// <param name="places">Where every value lies.</param>
/// <param name="perRow">Scratch values of a row at inference: after those of all rows there is room for one operation at a time.</param>
/// <param name="isFrozen">Whether weights never change.</param>
internal sealed class PhaseEmitter(PhaseKind kind, IReadOnlyDictionary<Value, Placement> places, int perRow = 0, bool isFrozen = false)
{
    /// <summary>Where derived weights come from, up to date.</summary>
    public const string DeclareFolded =
        "Runtime::FoldedWeights folded = _storage.Folded; // weights that do other layers' work too: computed anew when parameters or statistics have changed";

    /// <summary>The same where they are folded once and for all: only what could not be folded is asked for.</summary>
    public const string DeclareFrozen = "Runtime::FrozenWeights folded = _storage; // these weights do other layers' work too";

    private readonly Phase _phase = new(kind, places, perRow);
    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);

    private bool IsTraining => kind is PhaseKind.TrainingRows or PhaseKind.TrainingParameters;

    public void Write(SourceWriter writer, IReadOnlyList<Operation> ops)
    {
        // Declared by its own statement, for it may be the input itself.
        _declared.UnionWith(ops.OfType<StandardizeUnfolded>().Select(static unfolded => unfolded.Y.Name));
        if (isFrozen && ops.Any(static op => op is StandardizeUnfolded))
        {
            writer.Write(DeclareFrozen);
        }
        else if (ops.SelectMany(static op => op.Operands).Any(value => places[value] is Packed { Block: PackedBlock.Folded }))
        {
            writer.Write(DeclareFolded);
        }

        foreach (Value value in ops.SelectMany(static op => op.Operands.Concat(op.Rooms)))
        {
            Declare(writer, value);
        }

        for (int index = 0; index < ops.Count; index++)
        {
            writer.Line();
            if (ops[index] is GradientOperation { Trained: { Ranges.Count: > 0, EndsHere: false } trained })
            {
                index = WriteBranch(writer, ops, index, trained);
                continue;
            }

            if (ops[index] is GradientOperation { Trained: { EndsHere: true } last })
            {
                WriteEnd(writer, last);
            }

            WriteOperation(writer, ops[index]);
        }
    }

    private void WriteOperation(SourceWriter writer, Operation op)
    {
        writer.Write($"// {op.FullFormula}{(op.Writes.Any(written => places[written] is InPlace) ? ", in place" : "")}");
        writer.Write(((IStatement)op).Statement(_phase));
    }

    /// <summary>Nothing that follows is for anything else.</summary>
    private static void WriteEnd(SourceWriter writer, TensorRanges trained)
    {
        string condition = trained.Ranges.Count == 1 ? $"!{trained.Condition}" : $"!({trained.Condition})";
        writer.Write($$"""
            // Layers that are frozen need no gradient, if there is nothing but such before this one.
            if ({{condition}})
            {
                return;
            }
            """);
        writer.Line();
    }

    /// <summary>One way back of several: what it adds to belongs to it. Returns the last operation of it.</summary>
    private int WriteBranch(SourceWriter writer, IReadOnlyList<Operation> ops, int index, TensorRanges trained)
    {
        Value gradient = ops[index].Writes.First();
        writer.Write("// Layers that are frozen need no gradient, if there is nothing but such on this way back.");
        using (writer.OpenBlock($"if ({trained.Condition})"))
        {
            WriteOperation(writer, ops[index]);
            for (; index + 1 < ops.Count && ops[index + 1] is AddTo sum && sum.Y == gradient; index++)
            {
                writer.Line();
                WriteOperation(writer, ops[index + 1]);
            }
        }

        return index;
    }

    private void Declare(SourceWriter writer, Value value)
    {
        Placement place = places[value];
        if (!_declared.Add(value.Name) || (place is External && !IsTraining))
        {
            return;
        }

        switch (place)
        {
            case InPlace inPlace:
                Declare(writer, inPlace.Of);
                writer.Write($"Sys::{(IsReadOnly(inPlace) ? "ReadOnlySpan" : "Span")}<float> {value} = {inPlace.Of}; // the same memory");
                break;
            case External:
                writer.Write(DeclareExternal(value));
                break;
            case RowBuffer row:
                writer.Write(DeclareRows(value, row));
                break;
            case Packed packed:
                writer.Write(DeclarePacked(value, packed));
                break;
            case TransposedPanel panel:
                writer.Write($"Sys::Span<float> {value} = pass.TransposedPanel({panel.Length}); // one panel of transposed weights at a time");
                break;
            case WorkerRoom room:
                writer.Write($"Sys::Span<float> {value} = {_phase.MemoryOf(room)};");
                break;
            case Statistic statistic:
                writer.Write($"Sys::ReadOnlySpan<float> {value} = {(IsTraining ? "pass" : "_storage")}.State.Slice({statistic.Offset}, {value.Columns});");
                break;
        }
    }

    /// <summary>Whether the memory is the caller's, who passes it in.</summary>
    private bool IsReadOnly(InPlace inPlace) => places[inPlace.Of] switch
    {
        InPlace other => IsReadOnly(other),
        External => inPlace.Of.Role is ValueRole.Input or ValueRole.Target,
        _ => false,
    };

    private string DeclareExternal(Value value)
    {
        string property = value.Role switch
        {
            ValueRole.Input => "Inputs",
            ValueRole.Target => "Targets",
            ValueRole.Output => "Outputs",
            _ => "Losses",
        };
        string type = value.Role is ValueRole.Input or ValueRole.Target ? "Sys::ReadOnlySpan<float>" : "Sys::Span<float>";
        return $"{type} {value} = pass.{(kind == PhaseKind.TrainingParameters ? "Batch" : "")}{property};";
    }

    private string DeclareRows(Value value, RowBuffer row)
    {
        string memory = _phase.MemoryOf(value);
        if (value.Role == ValueRole.Index)
        {
            return $"Sys::Span<int> {value} = Interop::MemoryMarshal.Cast<float, int>({memory}); // a count and a list for every tile of rows";
        }

        string padding = row.Pitch == value.Columns ? "" : $" padded to {row.Pitch}";
        string shape = kind == PhaseKind.Predict ? $"{value.Columns} values" : $"[rows, {value.Columns}]";
        return $"Sys::Span<float> {value} = {memory}; // {shape}{padding}";
    }

    private string DeclarePacked(Value value, Packed packed)
    {
        PanelLayout panels = packed.Panels;
        int length = panels.Length;
        string count = $"{panels.Count} panel{(panels.Count == 1 ? "" : "s")}";
        string comment = panels.HasBias ? $" // {count} of {panels.Width} units: a row of biases, then {panels.Inputs} rows of weights" : "";
        return packed.Block switch
        {
            PackedBlock.Parameters => $"Sys::ReadOnlySpan<float> {value} = {(IsTraining ? "pass" : "_storage")}.Parameters.Slice({packed.Offset}, {length});{comment}",
            PackedBlock.Folded => $"Sys::ReadOnlySpan<float> {value} = folded.Values.Slice({packed.Offset}, {length});{comment}",
            _ => $"Sys::Span<float> {value} = pass.FixedBuffer({packed.Offset}, {length});",
        };
    }
}
