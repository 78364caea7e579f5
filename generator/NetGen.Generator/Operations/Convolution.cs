using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>Y[i,j,k] = Σ W[k,c,u,v] · X[i+u, j+v, c], the sum over the taps of a filter and the channels of its group</summary>
/// <param name="Y">Receives the sums.</param>
/// <param name="X">The image.</param>
/// <param name="W">Filters: [out, in / groups, height, width].</param>
/// <param name="Window">How the filters move.</param>
/// <param name="Groups">Groups of channels that do not see each other.</param>
internal sealed record Convolve(Value Y, Value X, Value W, Window Window, int Groups) : Operation, IReferenceLoops
{
    /// <summary>The biases, if the reference code adds them in the same loop; null if an operation of its own adds them.</summary>
    public Value? Bias { get; init; }

    public override IEnumerable<Value> Reads => Bias is { } bias ? [X, W, bias] : [X, W];

    public override IEnumerable<Value> Writes => [Y];

    public override string Formula =>
        $"{WindowLoops.Output(Y, "k")} = {(Bias is { } bias ? $"{bias}[k] + " : "")}Σ {Filters.Tap(W)}*{WindowLoops.Input(X, Window, Filters.Channel(W, X))}"
        + WindowLoops.Outside(X, Window);

    public string Loops => ReferenceLoop.Over("n", "rows", WindowLoops.EachPlace(Window, Filters.Each(W, Place)));

    private string Place => $$"""
        double sum = {{(Bias is { } bias ? $"{bias}[k]" : "0")}};
        {{WindowLoops.EachTap(Window, Filters.EachChannel(W, $"sum += {Filters.Element(W)} * {WindowLoops.InputElement(X, Window, Filters.Channel(W, X))};"))}}

        {{WindowLoops.OutputElement(Y, Window, "k")}} = sum;
        """;
}

/// <summary>dX[i+u, j+v, c] = Σ W[k,c,u,v] · dY[i,j,k], over the filters and their places</summary>
internal sealed record ConvolveInputGradient(Value DX, Value DY, Value W, Window Window, int Groups) : Operation, IReferenceLoops
{
    public override IEnumerable<Value> Reads => [DY, W];

    public override IEnumerable<Value> Writes => [DX];

    public override string Formula => FormulaOf(DX, DY, W, Window);

    public string Loops => $$"""
        {{ReferenceLoop.Each(DX, $"{DX}[k] = 0;")}}

        {{ReferenceLoop.Over("n", "rows", WindowLoops.EachPlace(Window, Filters.Each(W, Place)))}}
        """;

    private string Place => WindowLoops.EachTap(Window, Filters.EachChannel(
        W, $"{WindowLoops.InputElement(DX, Window, Filters.Channel(W, DX))} += {Filters.Element(W)} * {WindowLoops.OutputElement(DY, Window, "k")};"));

    public static string FormulaOf(Value dx, Value dy, Value w, Window window) =>
        $"{WindowLoops.Input(dx, window, Filters.Channel(w, dx))} = Σ {Filters.Tap(w)}*{WindowLoops.Output(dy, "k")} over the filters and places that read it";
}

/// <summary>dW[k,c,u,v] = Σ dY[i,j,k] · X[i+u, j+v, c], over the places and the rows</summary>
internal sealed record ConvolveWeightGradient(Value DW, Value DY, Value X, Window Window, int Groups) : Operation, IReferenceLoops
{
    public override IEnumerable<Value> Reads => [DY, X];

    public override IEnumerable<Value> Writes => [DW];

    public override string Formula => $"{FormulaOf(DW, DY, X, Window)} over the places and rows{WindowLoops.Outside(X, Window)}";

    public string Loops => $$"""
        {{ReferenceLoop.Each(DW, $"{DW}[k] = 0;")}}

        {{ReferenceLoop.Over("n", "rows", WindowLoops.EachPlace(Window, Filters.Each(DW, Place)))}}
        """;

    private string Place => WindowLoops.EachTap(Window, Filters.EachChannel(
        DW, $"{Filters.Element(DW)} += {WindowLoops.OutputElement(DY, Window, "k")} * {WindowLoops.InputElement(X, Window, Filters.Channel(DW, X))};"));

    public static string FormulaOf(Value dw, Value dy, Value x, Window window) =>
        $"{Filters.Tap(dw)} = Σ {WindowLoops.Output(dy, "k")}*{WindowLoops.Input(x, window, Filters.Channel(dw, x))}";
}
