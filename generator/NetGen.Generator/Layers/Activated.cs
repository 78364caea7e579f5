using NetGen.Generator.Model;
using NetGen.Generator.Operations;

namespace NetGen.Generator.Layers;

/// <summary>An activation function applied to every value by itself.</summary>
/// <remarks><code>
/// forward    Y  = f(X)
/// backward   dX = dY ⊙ f'(X)
/// </code></remarks>
internal sealed record Activated(Shape Input, Elementwise Function) : Layer(Input)
{
    public override string Kind => Function.Name;

    public override string Settings => Function.Parameter == 0 ? "" : Setting(Function.ParameterName, Function.Parameter);

    public override LayerText Text => Function.HasParameter
        ? LayerText.Of(Kind, Input, Output).With(Function.ParameterName is "Limit" ? "value" : Function.ParameterName.ToLowerInvariant(), Function.Parameter)
        : LayerText.Of(Kind, Input, Output);

    public override string Letter => "a";

    public override string? Activation => Function.IsInEnum ? Function.Name : null;

    public override string SuitingStart => Function.SuitsHe ? "He" : "Xavier";

    public override IEnumerable<Operation> Forward(LayerValues s) => [new Apply(s.Y, s.X, Function)];

    public override IEnumerable<Operation> Backward(LayerValues s) => [new ApplyBackward(s.DX, s.DY, s.X, s.Y, Function)];
}
