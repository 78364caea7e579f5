using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <inheritdoc/>
internal sealed class Phase(PhaseKind kind, IReadOnlyDictionary<Value, Placement> places, int perRow) : IPhase
{
    public PhaseKind Kind => kind;

    public string Rows => kind switch
    {
        PhaseKind.TrainingParameters => "pass.BatchRows",
        PhaseKind.Predict => "1",
        _ => "rows",
    };

    public int Pitch(Value value) => places.PitchOf(value);

    public string Row(Value value) => kind != PhaseKind.Predict
        ? $"{value}.Slice(n * {Pitch(value)}, {value.Columns})"
        : Pitch(value) == value.Columns ? value.Name : $"{value}[..{value.Columns}]";

    public string EachRow(string statement) => kind == PhaseKind.Predict
        ? statement
        : $$"""
        for (int n = 0; n < rows; n++)
        {
            {{statement}}
        }
        """;

    public string AllRows(Value value) => places[value] switch
    {
        InPlace inPlace => AllRows(inPlace.Of),
        RowBuffer row => $"pass.BatchBuffer({row.Offset}, {row.Pitch})",
        _ => "pass.BatchInputs",
    };

    public string MemoryOf(Value value)
    {
        var row = (RowBuffer)places[value];
        return kind switch
        {
            PhaseKind.TrainingRows => $"pass.RowBuffer({row.Offset}, {row.Pitch})",
            PhaseKind.TrainingParameters => $"pass.BatchBuffer({row.Offset}, {row.Pitch})",
            PhaseKind.Inference => $"scratch.Slice({row.Offset} * rows, {row.Pitch} * rows)",
            _ => $"scratch.Slice({row.Offset}, {row.Pitch})",
        };
    }

    /// <summary>The memory that an operation works in.</summary>
    public string MemoryOf(WorkerRoom room) => kind switch
    {
        PhaseKind.TrainingRows or PhaseKind.TrainingParameters => $"pass.Room({room.Offset}, {room.Length})",
        PhaseKind.Inference => $"scratch.Slice({perRow} * rows + {room.Offset}, {room.Length})",
        _ => $"scratch.Slice({perRow + room.Offset}, {room.Length})",
    };

    public PanelLayout PanelsOf(Value value) => ((Packed)places[value]).Panels;

    public int OffsetOf(Value value) => ((Packed)places[value]).Offset;

    public int StatisticOffset(Value value) => ((Statistic)places[value]).Offset;
}
