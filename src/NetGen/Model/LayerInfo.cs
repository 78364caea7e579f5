using System.Collections.Immutable;

namespace NetGen;

/// <summary>One layer as a reader of the declaration sees it.</summary>
/// <param name="Name">Unique in the network, such as <c>Dense1</c>.</param>
/// <param name="Kind">What it is, such as <c>Dense</c> or <c>Relu</c>.</param>
/// <param name="OutputShape">The shape of its output for one sample.</param>
/// <param name="ParameterCount">Number of trained values.</param>
/// <param name="MultiplyAddCount">Multiply-add operations for one sample; 0 for layers that work element by element.</param>
public sealed record LayerInfo(string Name, string Kind, ImmutableArray<int> OutputShape, int ParameterCount, long MultiplyAddCount)
{
    /// <summary>The names of the layers whose outputs it reads; <c>Input</c> is the network's input.</summary>
    public ImmutableArray<string> Reads { get; init; } = [];

    /// <summary>What it was given besides its size and how it starts, such as <c>rate = 0.5</c>; empty for nothing.</summary>
    public string Settings { get; init; } = "";
}
