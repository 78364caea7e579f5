namespace NetGen.Generator.Model;

/// <summary>Where a value lies at run time.</summary>
internal abstract record Placement;

/// <summary>A value that the caller passes in or receives: inputs, targets, outputs, losses.</summary>
/// <param name="Pitch">Values from one row to the next; nothing is padded.</param>
internal sealed record External(int Pitch) : Placement;

/// <summary>A buffer of the workspace that has a row for every sample.</summary>
/// <param name="Offset">Where the buffer starts: the values that the buffers before it have in one row.</param>
/// <param name="Pitch">Values from one row to the next: the width, padded to whole vectors.</param>
internal sealed record RowBuffer(int Offset, int Pitch) : Placement;

/// <summary>The memory of another value, which is not needed any more.</summary>
internal sealed record InPlace(Value Of) : Placement;

/// <summary>A part of a block that does not depend on the size of the batch: panels of weights, or single values.</summary>
/// <param name="Block">Which block.</param>
/// <param name="Offset">Where it starts in the block.</param>
/// <param name="Panels">How it is laid out.</param>
internal sealed record Packed(PackedBlock Block, int Offset, PanelLayout Panels) : Placement;

/// <summary>
/// Memory for a panel of transposed weights, or for a block of one. Every worker transposes for itself: transposed weights that were kept would have to be read
/// from memory again.
/// </summary>
/// <param name="Panels">How the panels lie.</param>
/// <param name="Block">Inputs of a panel that are transposed at a time.</param>
internal sealed record TransposedPanel(PanelLayout Panels, int Block) : Placement
{
    /// <summary>Values that are transposed at a time.</summary>
    public int Length => Block * Panels.Width;

    /// <inheritdoc cref="PanelReading.Ahead"/>
    public int Ahead { get; init; }
}

/// <summary>A part of the memory that every worker has, and that operations use one after the other.</summary>
/// <param name="Offset">Where it starts.</param>
/// <param name="Length">Its length.</param>
internal sealed record WorkerRoom(int Offset, int Length) : Placement;

/// <summary>A part of the statistics.</summary>
internal sealed record Statistic(int Offset) : Placement;

internal static class PlacementExtensions
{
    /// <summary>Values from one row of a buffer to the next.</summary>
    public static int PitchOf(this IReadOnlyDictionary<Value, Placement> places, Value value) => places[value] switch
    {
        External external => external.Pitch,
        RowBuffer row => row.Pitch,
        InPlace inPlace => places.PitchOf(inPlace.Of),
        _ => throw new InvalidOperationException($"{value} has no rows"),
    };
}

internal enum PackedBlock
{
    Parameters,
    Gradient,
    Workspace,
    Folded,
}

/// <summary>
/// A matrix in panels: <paramref name="Width"/> output units side by side, and for every input one row of their weights. Vector registers hold units and the
/// inner loop runs over inputs, so no horizontal sum is needed. Units after the last are padding and zero.
/// </summary>
/// <param name="Units">Output units.</param>
/// <param name="Inputs">Inputs of a unit.</param>
/// <param name="Width">Units in a panel.</param>
/// <param name="HasBias">Whether a row of biases comes before the rows of weights.</param>
internal sealed record PanelLayout(int Units, int Inputs, int Width, bool HasBias)
{
    public int Count => (Units + Width - 1) / Width;

    /// <summary>Rows of a panel.</summary>
    public int Rows => Inputs + (HasBias ? 1 : 0);

    /// <summary>Values from one panel to the next.</summary>
    public int Stride => Rows * Width;

    public int Length => Count * Stride;

    /// <summary>Units, padding included.</summary>
    public int PaddedUnits => Count * Width;

    /// <summary>Units that are computed by tiles of this width. What follows them in the last panel is only padding.</summary>
    public int UnitsIn(int strip) => (Units + strip - 1) / strip * strip;

    /// <summary>The layout as an expression of the runtime's type.</summary>
    public string Literal => $"PanelShape({Units}, {Inputs}, {Width}, {(HasBias ? "true" : "false")})";

    /// <summary>The same with the names of the arguments.</summary>
    public string NamedLiteral => $"PanelShape(Units: {Units}, Inputs: {Inputs}, Width: {Width}, HasBias: {(HasBias ? "true" : "false")})";
}
