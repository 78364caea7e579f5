using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>Y[i,j,c] = max of X[i+u, j+v, c] over the window, without its padding</summary>
internal sealed record MaxPool(Value Y, Value X, Window Window) : Operation, IReferenceLoops, IStatement
{
    /// <summary>The name of its kernel; null if the runtime computes it.</summary>
    public string? Kernel { get; init; }

    private const int WidestVector = 16;

    public override IEnumerable<Value> Reads => [X];

    public override IEnumerable<Value> Writes => [Y];

    public override string Formula => $"{WindowLoops.Output(Y, "c")} = max {WindowLoops.Input(X, Window, "c")} over the window";

    public string Loops => PoolLoops.EachPlaceAndChannel(Y, Window, $$"""
        double largest = double.NegativeInfinity;
        {{WindowLoops.EachTap(Window, $"largest = Sys::Math.Max(largest, {WindowLoops.InputElement(X, Window, "c")});")}}

        {{WindowLoops.OutputElement(Y, Window, "c")}} = largest;
        """);

    /// <summary>Whole vectors of channels are stored, and the next place overwrites what is too much. After the last place there is padding for it.</summary>
    public override int PitchOf(Value written, ILayout layout) =>
        RowPitch.Padded(Y.Columns) + (Kernel is null || Y.Shape.Channels % RowPitch.Narrowest == 0 ? 0 : WidestVector);

    public string Statement(IPhase phase) => Kernel is { } kernel
        ? $"{kernel}({X}, {Y}, {phase.Rows});"
        : PoolLoops.Max(X, phase.Pitch(X).ToString(CultureInfo.InvariantCulture), Window, phase.Rows, Y, phase.Pitch(Y).ToString(CultureInfo.InvariantCulture));
}

/// <summary>dX: every dY goes to the largest value of its window, the first in row-major order of equal ones</summary>
internal sealed record MaxPoolBackward(Value DX, Value DY, Value X, Value Y, Window Window) : Operation, IReferenceLoops, IStatement
{
    /// <summary>The name of its kernel; null if the runtime computes it.</summary>
    public string? Kernel { get; init; }

    public override IEnumerable<Value> Reads => [DY, X, Y];

    public override IEnumerable<Value> Writes => [DX];

    public override string Formula =>
        $"{WindowLoops.Input(DX, Window, "c")} = Σ {WindowLoops.Output(DY, "c")} over the windows whose largest value, the first of equal ones, is there";

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

    public string Statement(IPhase phase) => Kernel is { } kernel
        ? $"{kernel}({DY}, {X}, {Y}, {DX}, {phase.Rows});"
        : PoolLoops.MaxBackward(this, phase.Pitch(DY), phase.Pitch(X), phase.Pitch(Y), phase.Rows, phase.Pitch(DX));
}

/// <summary>Y[i,j,c] = mean of X[i+u, j+v, c] over the window, without its padding unless stated</summary>
internal sealed record AveragePool(Value Y, Value X, Window Window) : Operation, IReferenceLoops, IStatement
{
    /// <summary>How much of the padding counts in the divisor; null for none.</summary>
    public CountedPadding? Counted { get; init; }

    public override IEnumerable<Value> Reads => [X];

    public override IEnumerable<Value> Writes => [Y];

    public override string Formula => $"{WindowLoops.Output(Y, "c")} = mean of {WindowLoops.Input(X, Window, "c")} over the window{PoolLoops.Counts(Counted)}";

    public string Loops => PoolLoops.EachPlaceAndChannel(Y, Window, $$"""
        double sum = 0;
        int count = 0;
        {{PoolLoops.EachTap(Window, Counted, $"sum += {WindowLoops.InputElement(X, Window, "c")};", "count++;")}}

        {{WindowLoops.OutputElement(Y, Window, "c")}} = sum / count;
        """);

    public override int PitchOf(Value written, ILayout layout) => RowPitch.Padded(Y.Columns);

    public string Statement(IPhase phase) =>
        $"Runtime::Pooling.Average({X}, {phase.Pitch(X)}, {PoolLoops.Shape(X, Window, Counted)}, {phase.Rows}, {Y}, {phase.Pitch(Y)});";
}

/// <summary>dX: every dY is divided among the values of its window</summary>
internal sealed record AveragePoolBackward(Value DX, Value DY, Window Window) : Operation, IReferenceLoops, IStatement
{
    /// <inheritdoc cref="AveragePool.Counted"/>
    public CountedPadding? Counted { get; init; }

    public override IEnumerable<Value> Reads => [DY];

    public override IEnumerable<Value> Writes => [DX];

    public override string Formula =>
        $"{WindowLoops.Input(DX, Window, "c")} = Σ {WindowLoops.Output(DY, "c")} / (values in the window), "
        + $"over the windows that read it{PoolLoops.Counts(Counted)}";

    public string Loops => $$"""
        {{ReferenceLoop.Each(DX, $"{DX}[k] = 0;")}}

        {{PoolLoops.EachPlaceAndChannel(DY, Window, $$"""
            int count = 0;
            {{Block(PoolLoops.EachTap(Window, Counted, "", "count++;"))}}

            {{Block(WindowLoops.EachTap(Window, $"{WindowLoops.InputElement(DX, Window, "c")} += {WindowLoops.OutputElement(DY, Window, "c")} / count;"))}}
            """)}}
        """;

    /// <summary>Puts a walk over a window of one tap in braces: it has no loop, and the names of two walks would collide.</summary>
    private string Block(string taps) => Window.Taps > 1 ? taps : $$"""
        {
            {{ReferenceLoop.Indented(taps, 4)}}
        }
        """;

    public string Statement(IPhase phase) =>
        $"Runtime::Pooling.AverageBackward({DY}, {phase.Pitch(DY)}, {PoolLoops.Shape(DX, Window, Counted)}, {phase.Rows}, {DX}, {phase.Pitch(DX)});";
}

/// <summary>What pools share.</summary>
internal static class PoolLoops
{
    public static string EachPlaceAndChannel(Value y, Window window, string statement) =>
        ReferenceLoop.Over("n", "rows", WindowLoops.EachPlace(window, ReferenceLoop.Over("c", Literals.Int(y.Shape.Channels), statement)));

    /// <summary>A call of the runtime's loops, which take any window.</summary>
    public static string Max(Value x, string xPitch, Window window, string rows, Value y, string yPitch) =>
        $"Runtime::Pooling.Max({x}, {xPitch}, {Shape(x, window)}, {rows}, {y}, {yPitch});";

    /// <summary>A call of the loops for their gradients.</summary>
    public static string MaxBackward(MaxPoolBackward op, int dyPitch, int xPitch, int yPitch, string rows, int dxPitch) =>
        $"Runtime::Pooling.MaxBackward({op.DY}, {dyPitch}, {op.X}, {xPitch}, {op.Y}, {yPitch}, {Shape(op.X, op.Window)}, {rows}, {op.DX}, {dxPitch});";

    /// <summary>The window as an expression of the runtime's type.</summary>
    public static string Shape(Value x, Window window, CountedPadding? counted = null) =>
        $"new Runtime::PoolShape({Axis(window.Y, Rows(counted))}, {Axis(window.X, Columns(counted))}, {x.Shape.Channels})";

    /// <summary>A loop over the taps of a window whose mean is taken.</summary>
    /// <param name="window">The window.</param>
    /// <param name="counted">The part of the padding that counts.</param>
    /// <param name="inside">The statement for a tap over the image; empty for none.</param>
    /// <param name="count">The statement for every tap that counts.</param>
    public static string EachTap(Window window, CountedPadding? counted, string inside, string count)
    {
        if (counted is null || inside.Length == 0 || !window.IsPadded)
        {
            return WindowLoops.EachTap(window, Rows(counted), Columns(counted), $"{inside}{(inside.Length == 0 ? "" : "\n")}{count}");
        }

        return WindowLoops.EachTap(window, Rows(counted), Columns(counted), $$"""
            {{count}}
            if ({{WindowLoops.Inside(window)}})
            {
                {{inside}}
            }
            """);
    }

    /// <summary>The end of a formula.</summary>
    public static string Counts(CountedPadding? counted) =>
        counted is null
            ? ""
            : $", of the padding {counted.Top}, {counted.Left}, {counted.Bottom}, {counted.Right} counted as zeros";

    private static (int Before, int After) Rows(CountedPadding? counted) => counted is null ? (0, 0) : (counted.Top, counted.Bottom);

    private static (int Before, int After) Columns(CountedPadding? counted) => counted is null ? (0, 0) : (counted.Left, counted.Right);

    private static string Axis(WindowAxis axis, (int Before, int After) counted)
    {
        string more = counted != (0, 0) ? $", {axis.Dilation}, {counted.Before}, {counted.After}" : axis.Dilation == 1 ? "" : $", {axis.Dilation}";
        return $"new({axis.Input}, {axis.Output}, {axis.Kernel}, {axis.Stride}, {axis.Before}{more})";
    }
}
