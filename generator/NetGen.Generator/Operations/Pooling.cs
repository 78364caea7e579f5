using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>Y[i,j,c] = max of X[i+u, j+v, c] over the window, padding not counted</summary>
internal sealed record MaxPool(Value Y, Value X, Window Window) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [X];

    public override IEnumerable<Value> Writes => [Y];

    public override string Formula => $"{WindowLoops.Output(Y, "c")} = max {WindowLoops.Input(X, Window, "c")} over the window";

    public string Loops => PoolLoops.EachPlaceAndChannel(Y, Window, $$"""
        double largest = double.NegativeInfinity;
        {{WindowLoops.EachTap(Window, $"largest = Sys::Math.Max(largest, {WindowLoops.InputElement(X, Window, "c")});")}}

        {{WindowLoops.OutputElement(Y, Window, "c")}} = largest;
        """);

    public override int PitchOf(Value written, ILayout layout) => RowPitch.Padded(Y.Columns);

    public string Statement(IPhase phase) => $"NG::Pooling.Max({X}, {phase.Pitch(X)}, {PoolLoops.Shape(X, Window)}, {phase.Rows}, {Y}, {phase.Pitch(Y)});";
}

/// <summary>dX: every dY goes to the largest value of its window, the first in row-major order of equal ones</summary>
internal sealed record MaxPoolBackward(Value DX, Value DY, Value X, Value Y, Window Window) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [DY, X, Y];

    public override IEnumerable<Value> Writes => [DX];

    public override string Formula => $"{WindowLoops.Input(DX, Window, "c")} = Σ {WindowLoops.Output(DY, "c")} over the windows whose largest value, the first of equal ones, is there";

    public string Loops => $$"""
        {{ReferenceLoop.Each(DX, $"{DX}[k] = 0;")}}

        {{PoolLoops.EachPlaceAndChannel(Y, Window, $$"""
            bool isFound = false;
            {{WindowLoops.EachTap(Window, $$"""
                if (!isFound && {{WindowLoops.InputElement(X, Window, "c")}} == {{WindowLoops.OutputElement(Y, Window, "c")}})
                {
                    {{WindowLoops.InputElement(DX, Window, "c")}} += {{WindowLoops.OutputElement(DY, Window, "c")}};
                    isFound = true;
                }
                """)}}
            """)}}
        """;

    public string Statement(IPhase phase) =>
        $"NG::Pooling.MaxBackward({DY}, {phase.Pitch(DY)}, {X}, {phase.Pitch(X)}, {Y}, {phase.Pitch(Y)}, {PoolLoops.Shape(X, Window)}, {phase.Rows}, {DX}, {phase.Pitch(DX)});";
}

/// <summary>Y[i,j,c] = mean of X[i+u, j+v, c] over the window, padding not counted</summary>
internal sealed record AveragePool(Value Y, Value X, Window Window) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [X];

    public override IEnumerable<Value> Writes => [Y];

    public override string Formula => $"{WindowLoops.Output(Y, "c")} = mean of {WindowLoops.Input(X, Window, "c")} over the window";

    public string Loops => PoolLoops.EachPlaceAndChannel(Y, Window, $$"""
        double sum = 0;
        int count = 0;
        {{WindowLoops.EachTap(Window, $"sum += {WindowLoops.InputElement(X, Window, "c")};\ncount++;")}}

        {{WindowLoops.OutputElement(Y, Window, "c")}} = sum / count;
        """);

    public override int PitchOf(Value written, ILayout layout) => RowPitch.Padded(Y.Columns);

    public string Statement(IPhase phase) => $"NG::Pooling.Average({X}, {phase.Pitch(X)}, {PoolLoops.Shape(X, Window)}, {phase.Rows}, {Y}, {phase.Pitch(Y)});";
}

/// <summary>dX: every dY is divided among the values of its window</summary>
internal sealed record AveragePoolBackward(Value DX, Value DY, Window Window) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [DY];

    public override IEnumerable<Value> Writes => [DX];

    public override string Formula => $"{WindowLoops.Input(DX, Window, "c")} = Σ {WindowLoops.Output(DY, "c")} / (values in the window), over the windows that read it";

    public string Loops => $$"""
        {{ReferenceLoop.Each(DX, $"{DX}[k] = 0;")}}

        {{PoolLoops.EachPlaceAndChannel(DY, Window, $$"""
            int count = 0;
            {{WindowLoops.EachTap(Window, "count++;")}}

            {{WindowLoops.EachTap(Window, $"{WindowLoops.InputElement(DX, Window, "c")} += {WindowLoops.OutputElement(DY, Window, "c")} / count;")}}
            """)}}
        """;

    public string Statement(IPhase phase) => $"NG::Pooling.AverageBackward({DY}, {phase.Pitch(DY)}, {PoolLoops.Shape(DX, Window)}, {phase.Rows}, {DX}, {phase.Pitch(DX)});";
}

/// <summary>What pools share.</summary>
internal static class PoolLoops
{
    public static string EachPlaceAndChannel(Value y, Window window, string statement) =>
        ReferenceLoop.Over("n", "rows", WindowLoops.EachPlace(window, ReferenceLoop.Over("c", Literals.Int(y.Shape.Channels), statement)));

    /// <summary>The window as an expression of the runtime's type.</summary>
    public static string Shape(Value x, Window window) => $"new NG::PoolShape({Axis(window.Y)}, {Axis(window.X)}, {x.Shape.Channels})";

    private static string Axis(WindowAxis axis) => $"new({axis.Input}, {axis.Output}, {axis.Kernel}, {axis.Stride}, {axis.Before})";
}
