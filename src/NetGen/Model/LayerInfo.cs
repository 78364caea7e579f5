using System.Collections.Immutable;

namespace NetGen;

/// <summary>One layer, as the declaration states it.</summary>
/// <param name="Name">The name, unique in the network, such as <c>Dense1</c>.</param>
/// <param name="Kind">The kind of layer, such as <c>Dense</c> or <c>Relu</c>.</param>
/// <param name="OutputShape">The shape of its output for one sample.</param>
/// <param name="ParameterCount">Number of trained values.</param>
/// <param name="MultiplyAddCount">Number of multiply-adds for one sample; 0 for layers that work element by element.</param>
public sealed record LayerInfo(string Name, string Kind, ImmutableArray<int> OutputShape, int ParameterCount, long MultiplyAddCount)
{
    /// <summary>The names of the layers whose outputs the layer reads. <c>Input</c> is the network's input.</summary>
    public ImmutableArray<string> Reads { get; init; } = [];

    /// <summary>The settings other than its size and its initial weights, such as <c>rate = 0.5</c>; empty if there are none.</summary>
    public string Settings { get; init; } = "";
}
