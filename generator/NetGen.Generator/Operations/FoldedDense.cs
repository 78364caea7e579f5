using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>
/// A dense layer that at inference reads weights which do its neighbours' work too. The runtime computes them whenever parameters or statistics have changed.
/// </summary>
/// <param name="W">The layer's own weights.</param>
/// <param name="B">Its own biases, which lie in the panels of the weights; null where it has none, and zeros lie there.</param>
/// <param name="FoldedW">What inference reads instead of the weights, in the same layout.</param>
/// <param name="FoldedB">What it reads instead of the biases.</param>
/// <param name="Before">What is done to its input; null for nothing.</param>
/// <param name="After">What is done to its output; null for nothing.</param>
internal sealed record FoldedDense(Value W, Value? B, Value FoldedW, Value FoldedB, Scale? Before, Normalize? After);

/// <summary>Y = X, standardized in the columns that are not folded into the layer which reads it</summary>
/// <param name="Y">Receives the result where there are such columns; else it is X itself.</param>
/// <param name="X">What comes in.</param>
/// <param name="Folding">That layer, and what is folded into it.</param>
/// <param name="Layer">Its position among the folded layers.</param>
internal sealed record StandardizeUnfolded(Value Y, Value X, FoldedDense Folding, int Layer) : Operation, IStatement
{
    public override IEnumerable<Value> Reads => [X];

    public override IEnumerable<Value> Writes => [Y];

    public override string Formula => $"{Y} = {X}: {Folding.FoldedW} and {Folding.FoldedB} do ({X} - {Folding.Before!.Mean}) / {Folding.Before.Divisor} too. "
        + "Only a column with a mean so far from zero that it would lose digits there is scaled before";

    public string Statement(IPhase phase) => $"Sys::ReadOnlySpan<float> {Y} = folded.Unfolded({Layer}).Standardize({X}, {phase.MemoryOf(Y)});";
}
