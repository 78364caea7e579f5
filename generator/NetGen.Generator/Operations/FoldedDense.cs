using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>
/// A dense layer into whose weights its neighbours are folded at inference. The runtime computes these weights after parameters or statistics have changed.
/// </summary>
/// <param name="W">The layer's own weights.</param>
/// <param name="B">The layer's own biases, which lie in the panels of the weights; null for none, and then zeros lie there.</param>
/// <param name="FoldedW">The weights that inference reads instead, in the same layout.</param>
/// <param name="FoldedB">The biases that inference reads instead.</param>
/// <param name="Before">The scaling of its input that is folded in; null for none.</param>
/// <param name="After">The normalisation of its output that is folded in; null for none.</param>
internal sealed record FoldedDense(Value W, Value? B, Value FoldedW, Value FoldedB, Scale? Before, Normalize? After);

/// <summary>Y = X, standardized in the columns that are not folded into the layer which reads it</summary>
/// <param name="Y">Receives the result if there are such columns. Otherwise it is X itself.</param>
/// <param name="X">The input.</param>
/// <param name="Folding">The layer, and what is folded into it.</param>
/// <param name="Layer">The position of the layer among the folded layers.</param>
internal sealed record StandardizeUnfolded(Value Y, Value X, FoldedDense Folding, int Layer) : Operation, IStatement
{
    public override IEnumerable<Value> Reads => [X];

    public override IEnumerable<Value> Writes => [Y];

    public override string Formula => $"{Y} = {X}: {Folding.FoldedW} and {Folding.FoldedB} do ({X} - {Folding.Before!.Mean}) / {Folding.Before.Divisor} too. "
        + "Only a column with a mean so far from zero that it would lose digits there is scaled before";

    public string Statement(IPhase phase) => $"Sys::ReadOnlySpan<float> {Y} = folded.Unfolded({Layer}).Standardize({X}, {phase.MemoryOf(Y)});";
}
