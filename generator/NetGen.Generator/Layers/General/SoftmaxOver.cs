using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Operations.General;

namespace NetGen.Generator.Layers.General;

/// <summary>Softmax along one axis of a value.</summary>
/// <remarks><code>
/// forward    Y  = e^X / Σ e^X
/// backward   dX = Y ⊙ (dY − Σ dY ⊙ Y)
/// </code></remarks>
/// <param name="Input">The shape of the input.</param>
/// <param name="Outer">Values of all axes before it.</param>
/// <param name="Size">Values along the axis.</param>
/// <param name="Inner">Values of all axes after it.</param>
internal sealed record SoftmaxOver(Shape Input, int Outer, int Size, int Inner) : CalledLayer(Input)
{
    public override string Kind => "SoftmaxOver";

    public override string Settings => $"View = {Outer}x{Size}x{Inner}";

    public override LayerText Text => LayerText.Of("Softmax", Input, Output).With("outer", Outer).With("size", Size).With("inner", Inner);

    public override string Letter => "share";

    public override IEnumerable<Operation> Forward(LayerValues s) => [new SoftmaxOfAxis(s.Y, s.X, Outer, Size, Inner, IsLogarithm: false)];

    public override IEnumerable<Operation> Backward(LayerValues s) => [new SoftmaxOfAxisBackward(s.DX, s.DY, s.Y, Outer, Size, Inner, IsLogarithm: false)];
}

/// <summary>The logarithm of a softmax along one axis of a value.</summary>
/// <remarks><code>
/// forward    Y  = X − ln Σ e^X
/// backward   dX = dY − e^Y ⊙ Σ dY
/// </code></remarks>
/// <inheritdoc cref="SoftmaxOver"/>
internal sealed record LogSoftmaxOver(Shape Input, int Outer, int Size, int Inner) : CalledLayer(Input)
{
    public override string Kind => "LogSoftmaxOver";

    public override string Settings => $"View = {Outer}x{Size}x{Inner}";

    public override LayerText Text => LayerText.Of("LogSoftmax", Input, Output).With("outer", Outer).With("size", Size).With("inner", Inner);

    public override string Letter => "log";

    public override IEnumerable<Operation> Forward(LayerValues s) => [new SoftmaxOfAxis(s.Y, s.X, Outer, Size, Inner, IsLogarithm: true)];

    public override IEnumerable<Operation> Backward(LayerValues s) => [new SoftmaxOfAxisBackward(s.DX, s.DY, s.Y, Outer, Size, Inner, IsLogarithm: true)];
}
