using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>running mean = (1 − momentum)·running mean + momentum·m</summary>
internal sealed record TrackMean(Value Running, Value Mean, double Momentum) : Operation, IStatement
{
    public override IEnumerable<Value> Reads => [Mean];

    public override IEnumerable<Value> Writes => [];

    public override IEnumerable<Value> AddsTo => [Running];

    public override IEnumerable<Value> Operands => Reads;

    public override string Formula => $"{Running} = {Literals.Double(1 - Momentum)}·{Running} + {Literals.Double(Momentum)}·{Mean}";

    public string Statement(IPhase phase) => $"pass.TrackMean({phase.StatisticOffset(Running)}, {Mean}[..{Mean.Columns}], {Literals.Float(Momentum)});";
}

/// <summary>
/// running variance = (1 − momentum)·running variance + momentum·v·n / (n − 1), where a unit has n = rows values, or a channel rows times pixels
/// </summary>
internal sealed record TrackVariance(Value Running, Value Variance, double Momentum) : Operation, IStatement
{
    /// <summary>Pixels of a row; 1 for a vector.</summary>
    public int Pixels { get; init; } = 1;

    public override IEnumerable<Value> Reads => [Variance];

    public override IEnumerable<Value> Writes => [];

    public override IEnumerable<Value> AddsTo => [Running];

    public override IEnumerable<Value> Operands => Reads;

    public override string Formula => $"{Running} = {Literals.Double(1 - Momentum)}·{Running} + {Literals.Double(Momentum)}·{Variance}·"
        + (Pixels == 1 ? "rows / (rows - 1)" : $"(rows·{Pixels}) / (rows·{Pixels} - 1)");

    public string Statement(IPhase phase) => $"pass.TrackVariance({phase.StatisticOffset(Running)}, {Variance}[..{Variance.Columns}], "
        + $"{Literals.Float(Momentum)}{(Pixels == 1 ? "" : $", {Pixels}")});";
}

/// <summary>m and v of all rows of the mini-batch, and of all pixels, in two passes over them. The workers meet before and after.</summary>
/// <param name="Mean">Receives m.</param>
/// <param name="Variance">Receives v.</param>
/// <param name="X">What is measured.</param>
/// <param name="RunningMean">Stands for m if the rows of a pass are not measured: dropout is left on at inference.</param>
/// <param name="RunningVariance">Stands for v in that case.</param>
internal sealed record BatchMoments(Value Mean, Value Variance, Value X, Value RunningMean, Value RunningVariance) : Operation, IStatement
{
    public override IEnumerable<Value> Reads => [Parts ?? X, RunningMean, RunningVariance];

    public override IEnumerable<Value> Writes => [Mean, Variance];

    /// <summary>The values of the statement. It reads X of all rows, or, for an image, the parts of all rows.</summary>
    public override IEnumerable<Value> Operands => [RunningMean, RunningVariance, Mean, Variance];

    /// <summary>The sums over the pixels of one row of images. Null for a vector, which can be measured only if a mini-batch has at least two rows.</summary>
    public Value? Parts { get; init; }

    public override bool IsDividedByRows => true;

    public override string Formula => $"{Mean} = mean of {X}, {Variance} = mean of ({X} - {Mean})², "
        + $"over all rows {(Parts is null ? "" : "and pixels ")}of the mini-batch; "
        + $"{RunningMean} and {RunningVariance} where dropout is left on at inference";

    public string Statement(IPhase phase) => Shared(Parts is null
        ? $"Runtime::BatchNormalization.Measure({phase.AllRows(X)}, {phase.Pitch(X)}, pass.BatchRows, first, end, {Mean}, {Variance});"
        : $"Runtime::ChannelNormalization.Measure({phase.AllRows(Parts)}, pass.BatchRows, {ChannelBlocks.Cut(X, Mean)}, first, end, {Mean}, {Variance});");

    private string Shared(string measure) => MeetingOfRows.Statement(Mean.Columns, $$"""
        if (pass.MeasuresBatch)
        {
            {{measure}}
        }
        else
        {
            {{RunningMean}}[first..end].CopyTo({{Mean}}[first..]);
            {{RunningVariance}}[first..end].CopyTo({{Variance}}[first..]);
        }
        """,
        $"pass.MeetMoments({Mean}, {Variance});");
}

/// <summary>The sums over the pixels of every row, from which m and v of the channels of an image follow</summary>
internal sealed record MeasureParts(Value Parts, Value X, Value Mean) : Operation, IStatement
{
    public override IEnumerable<Value> Reads => [X];

    public override IEnumerable<Value> Writes => [Parts];

    public override string Formula => $"{Parts} = sums of {X} and its squares, row by row";

    public override int PitchOf(Value written, ILayout layout) => written.Columns;

    public string Statement(IPhase phase) => $$"""
        if (pass.MeasuresBatch)
        {
            Runtime::ChannelNormalization.MeasureBlocks({{X}}, {{phase.Pitch(X)}}, rows, {{ChannelBlocks.Cut(X, Mean)}}, {{Parts}});
        }
        """;
}

/// <summary>Passes a gradient to the optimizer that the phase before has summed already</summary>
internal sealed record Publish(Value Gradient, Value Parameter) : Operation, IStatement
{
    public override IEnumerable<Value> Reads => [Gradient];

    public override IEnumerable<Value> Writes => [];

    public override IEnumerable<Value> AddsTo => [Parameter];

    public override IEnumerable<Value> Operands => Reads;

    public override string Formula => $"{Gradient} is summed already, in Backward";

    public string Statement(IPhase phase) => $"pass.Publish({phase.OffsetOf(Parameter)}, {Gradient}); // applies the optimizer";
}
