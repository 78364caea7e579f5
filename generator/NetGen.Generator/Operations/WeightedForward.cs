using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>A product or a convolution with its biases and its activation, computed by a kernel of its own.</summary>
/// <param name="Y">Receives the result, in the place of z if there is an f.</param>
/// <param name="X">The inputs.</param>
/// <param name="W">The weights, with the biases in their panels.</param>
/// <param name="B">The biases; null for none.</param>
/// <param name="Function">f; null for none.</param>
/// <param name="Layer">The name of the layer; the names of its kernels begin with it.</param>
internal abstract record WeightedForward(Value Y, Value X, Value W, Value? B, Elementwise? Function, string Layer) : Operation, IStatement
{
    /// <summary>The sum before f, which Y overwrites; null if there is no f.</summary>
    public Value? Z { get; init; }

    /// <summary>The normalisation that is folded into the weights; null for none.</summary>
    public Normalize? Normalization { get; init; }

    public override IEnumerable<Value> Writes => [Y];

    public override string Formula => $"{Result(Function)}{(Normalization is { } after ? $", where {Folded()} {after.Formula} too" : "")}";

    public abstract string Statement(IPhase phase);

    /// <summary>The formula, f included.</summary>
    protected abstract string Result(Elementwise? function);

    private string Folded() => B is { } bias ? $"{W} and {bias} do" : $"{W} does";
}
