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
    public override IEnumerable<Value> Reads => [X, W];

    public override IEnumerable<Value> Writes => [Y];

    public override string Formula => $"{WindowLoops.Output(Y, "k")} = Σ {Filters.Tap(W)} * {WindowLoops.Input(X, Window, "c")}";

    public string Loops => $$"""
        for (int n = 0; n < rows; n++)
        {
            {{ReferenceLoop.Indented(WindowLoops.EachPlace(Window, Filters.Each(W, Place)), 4)}}
        }
        """;

    private string Place => $$"""
        double sum = 0;
        {{WindowLoops.EachTap(Window, Filters.EachChannel(W, $"sum += {Filters.Element(W)} * {WindowLoops.InputElement(X, Window, Filters.Channel(W, Groups))};"))}}

        {{WindowLoops.OutputElement(Y, Window, "k")}} = sum;
        """;
}

/// <summary>dX[i+u, j+v, c] = Σ W[k,c,u,v] · dY[i,j,k], over the filters and their places</summary>
internal sealed record ConvolveInputGradient(Value DX, Value DY, Value W, Window Window, int Groups) : Operation, IReferenceLoops
{
    public override IEnumerable<Value> Reads => [DY, W];

    public override IEnumerable<Value> Writes => [DX];

    public override string Formula => $"{WindowLoops.Input(DX, Window, "c")} = Σ {Filters.Tap(W)} * {WindowLoops.Output(DY, "k")}";

    public string Loops => $$"""
        {{ReferenceLoop.Each(DX, $"{DX}[k] = 0;")}}

        for (int n = 0; n < rows; n++)
        {
            {{ReferenceLoop.Indented(WindowLoops.EachPlace(Window, Filters.Each(W, Place)), 4)}}
        }
        """;

    private string Place => WindowLoops.EachTap(Window, Filters.EachChannel(
        W, $"{WindowLoops.InputElement(DX, Window, Filters.Channel(W, Groups))} += {Filters.Element(W)} * {WindowLoops.OutputElement(DY, Window, "k")};"));
}

/// <summary>dW[k,c,u,v] = Σ dY[i,j,k] · X[i+u, j+v, c], over the places and the rows</summary>
internal sealed record ConvolveWeightGradient(Value DW, Value DY, Value X, Window Window, int Groups) : Operation, IReferenceLoops
{
    public override IEnumerable<Value> Reads => [DY, X];

    public override IEnumerable<Value> Writes => [DW];

    public override string Formula => $"{Filters.Tap(DW)} = Σ {WindowLoops.Output(DY, "k")} * {WindowLoops.Input(X, Window, "c")}";

    public string Loops => $$"""
        {{ReferenceLoop.Each(DW, $"{DW}[k] = 0;")}}

        for (int n = 0; n < rows; n++)
        {
            {{ReferenceLoop.Indented(WindowLoops.EachPlace(Window, Filters.Each(DW, Place)), 4)}}
        }
        """;

    private string Place => WindowLoops.EachTap(Window, Filters.EachChannel(
        DW, $"{Filters.Element(DW)} += {WindowLoops.OutputElement(DY, Window, "k")} * {WindowLoops.InputElement(X, Window, Filters.Channel(DW, Groups))};"));
}
