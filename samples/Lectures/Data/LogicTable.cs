using NetGen;

namespace Lectures.Data;

/// <summary>Truth tables of two inputs.</summary>
internal static class LogicTable
{
    private static readonly float[] s_inputs = [0, 0, 0, 1, 1, 0, 1, 1];

    /// <summary>Both.</summary>
    public static Dataset And { get; } = Of(0, 0, 0, 1);

    /// <summary>At least one.</summary>
    public static Dataset Or { get; } = Of(0, 1, 1, 1);

    /// <summary>Exactly one.</summary>
    public static Dataset Xor { get; } = Of(0, 1, 1, 0);

    private static Dataset Of(params float[] outputs) => new(s_inputs, 2, outputs, 1);
}
