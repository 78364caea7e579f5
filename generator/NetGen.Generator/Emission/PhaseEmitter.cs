using NetGen.Generator.Model;
using NetGen.Generator.Operations;

namespace NetGen.Generator.Emission;

/// <summary>Writes the operations of one phase: first the place of every value in memory, then a comment and a statement for each operation.</summary>
/// <param name="kind">The phase.</param>
/// <param name="places">The place of every value.</param>
/// <param name="perRow">Scratch values of one row at inference. The values of all rows are followed by memory that one operation at a time works in.</param>
/// <param name="isFrozen">Whether the weights never change.</param>
internal sealed class PhaseEmitter(PhaseKind kind, IReadOnlyDictionary<Value, Placement> places, int perRow = 0, bool isFrozen = false)
{
    /// <summary>Declares the weights that other layers are folded into.</summary>
    public const string DeclareFolded =
        "Runtime::FoldedWeights folded = _storage.Folded; // weights that other layers are folded into, computed again after parameters or statistics "
        + "have changed";

    /// <summary>Declares them where they never change. They are asked only for the columns that could not be folded.</summary>
    public const string DeclareFrozen = "Runtime::FrozenWeights folded = _storage; // weights that other layers are folded into";

    private readonly Phase _phase = new(kind, places, perRow);
    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);

    private bool IsTraining => kind is PhaseKind.TrainingRows or PhaseKind.TrainingParameters;

    public void Write(SourceWriter writer, IReadOnlyList<Operation> ops)
    {
        // Its own statement declares this value, because it may be the input itself.
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

    /// <summary>Writes the return from backward propagation: everything that follows is for these tensors alone.</summary>
    private static void WriteEnd(SourceWriter writer, TensorRanges trained)
    {
        string condition = trained.Ranges.Count == 1 ? $"!{trained.Condition}" : $"!({trained.Condition})";
        writer.Write($$"""
            // What follows is only for the layers before this one. If all of them are frozen, propagation ends here.
            if ({{condition}})
            {
                return;
            }
            """);
        writer.Line();
    }

    /// <summary>Writes one of several ways back through the graph, with the sums that belong to it. Returns the index of its last operation.</summary>
    private int WriteBranch(SourceWriter writer, IReadOnlyList<Operation> ops, int index, TensorRanges trained)
    {
        Value gradient = ops[index].Writes.First();
        writer.Write("// This part of the backward pass serves only the layers of this branch. It is skipped if all of them are frozen.");
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
                writer.Write($"Sys::Span<float> {value} = pass.TransposedPanel({panel.Length}); // for one panel of transposed weights");
                break;
            case WorkerRoom room:
                writer.Write($"Sys::Span<float> {value} = {_phase.MemoryOf(room)}; // for one image{Margin(value)}");
                break;
            case Statistic statistic:
                writer.Write($"Sys::ReadOnlySpan<float> {value} = {(IsTraining ? "pass" : "_storage")}.State.Slice({statistic.Offset}, {value.Columns});");
                break;
        }
    }

    /// <summary>Whether the caller passes the memory in.</summary>
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
            return $"Sys::Span<int> {value} = Interop::MemoryMarshal.Cast<float, int>({memory}); // for every tile of rows a count, then a list of inputs";
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
        string comment = panels.HasBias ? $" // {count} of {panels.Width} units, each a row of biases, then {panels.Inputs} rows of weights" : "";
        return packed.Block switch
        {
            PackedBlock.Parameters =>
                $"Sys::ReadOnlySpan<float> {value} = {(IsTraining ? "pass" : "_storage")}.Parameters.Slice({packed.Offset}, {length});{comment}",
            PackedBlock.Folded => $"Sys::ReadOnlySpan<float> {value} = folded.Values.Slice({packed.Offset}, {length});{comment}",
            _ => $"Sys::Span<float> {value} = pass.FixedBuffer({packed.Offset}, {length});{Fixed(value)}",
        };
    }

    /// <summary>In words, what the memory for an image is for; its name says it.</summary>
    private static string Margin(Value room) => room.Name.StartsWith("padded", StringComparison.Ordinal) ? " with its margin of zeros"
        : room.Name.StartsWith("spread", StringComparison.Ordinal) ? ", to which the gradients of all places are added"
        : "";

    private static string Fixed(Value value) => value.Role switch
    {
        ValueRole.Shards => $" // a gradient of {value.Of} for every shard",
        ValueRole.BatchStatistic or ValueRole.ParameterGradient => $" // shared by all workers",
        _ => "",
    };
}
