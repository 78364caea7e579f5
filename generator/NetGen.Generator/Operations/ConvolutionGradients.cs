using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>dX: the gradient of every place, spread over what its filters read</summary>
/// <param name="DX">Receives dX.</param>
/// <param name="DY">The gradient of the output.</param>
/// <param name="W">The filters.</param>
/// <param name="Layer">Name of the layer.</param>
/// <param name="Geometry">How its kernels move over memory.</param>
internal sealed record ConvolutionInputGradient(Value DX, Value DY, Value W, string Layer, ConvolutionGeometry Geometry) : GradientOperation
{
    public Value Spread { get; } = ConvolutionRooms.Gradient(Layer, Geometry);

    /// <summary>The transposed filters, made once in a step.</summary>
    public Value Turned { get; } = ConvolutionRooms.Turned(Layer, Geometry);

    /// <summary>The filters as the kernel reads them: as they are, or transposed.</summary>
    public Value Filters => ReadsTurned ? Turned : W;

    public bool ReadsTurned => Geometry.Method == ConvolutionMethod.Tiles;

    public override IEnumerable<Value> Reads => [DY, Filters];

    public override IEnumerable<Value> Writes => [DX];

    public override IEnumerable<Value> Rooms => Geometry.Method == ConvolutionMethod.Plain ? [] : [Spread];

    public override string Formula => ConvolveInputGradient.FormulaOf(DX, DY, W, Geometry.Window);

    public override string Statement(IPhase phase) =>
        $"{Layer}InputGradient({DY}, {Filters}, {string.Concat(Rooms.Select(static room => room + ", "))}{DX}, rows);";
}

/// <summary>The filters as the gradient of an image reads them: run by run, and in each run a row for every filter</summary>
/// <param name="Turned">Receives them.</param>
/// <param name="W">The filters.</param>
/// <param name="Layer">Name of the layer.</param>
/// <param name="Geometry">How its kernels move over memory.</param>
internal sealed record TurnFilters(Value Turned, Value W, string Layer, ConvolutionGeometry Geometry) : Operation, IStatement
{
    public override IEnumerable<Value> Reads => [W];

    public override IEnumerable<Value> Writes => [Turned];

    public override string Formula => $"{Turned} = {W} transposed";

    public string Statement(IPhase phase) => $$"""
        {
            (int first, int end) = pass.Share({{Geometry.Groups * Geometry.Runs}});
            {{Layer}}TurnFilters({{W}}, {{Turned}}, first, end);
        }
        """;
}

/// <summary>dW and db of some shards of the mini-batch. Each shard is a sum by itself, so the numbers do not depend on the worker that computes it.</summary>
/// <param name="Shards">Receives a gradient of all filters and biases for every shard, in their panels.</param>
/// <param name="DW">The sum of the shards.</param>
/// <param name="DY">The gradient of the output.</param>
/// <param name="X">The images.</param>
/// <param name="Layer">Name of the layer.</param>
/// <param name="Geometry">How its kernels move over memory.</param>
/// <param name="Panels">How the filters lie in memory.</param>
internal sealed record ConvolutionWeightGradient(Value Shards, Value DW, Value DY, Value X, string Layer, ConvolutionGeometry Geometry, PanelLayout Panels)
    : GradientOperation
{
    /// <summary>Memory for one image with its margin; null if no image is copied.</summary>
    public Value? Image { get; } = ConvolutionRooms.Image(Layer, Geometry);

    /// <summary>The gradient of the biases; null if there is none to compute.</summary>
    public Value? DB { get; init; }

    public override IEnumerable<Value> Reads => [DY, X];

    public override IEnumerable<Value> Writes => [Shards];

    public override IEnumerable<Value> Rooms => Image is { } image ? [image] : [];

    public override bool IsDividedByRows => true;

    public override string Formula =>
        $"{ConvolveWeightGradient.FormulaOf(DW, DY, X, Geometry.Window)}{(DB is { } db ? $", {db}[k] = Σ {WindowLoops.Output(DY, "k")}" : "")}, shard by shard";

    /// <summary>Whether the rows are those of a block, which lies in one shard. If not, they are all rows of the worker.</summary>
    public bool IsInBlock { get; init; }

    public override string Statement(IPhase phase) => IsInBlock
        ? Call(X.Name, DY.Name, "pass.Shard", "pass.BeginsShard", "rows")
        : $$"""
        for (int shard = pass.FirstShard; shard < pass.EndShard; shard++)
        {
            (int first, int count) = pass.RowsOfShard(shard);
            {{Call($"{X}[(first * {phase.Pitch(X)})..]", $"{DY}[(first * {phase.Pitch(DY)})..]", "shard", "true", "count")}}
        }
        """;

    private string Call(string x, string dy, string shard, string begins, string rows) =>
        $"{Layer}WeightGradient({x}, {dy}, {Shards}.Slice({shard} * {Panels.Length}, {Panels.Length}), "
        + $"{(Image is { } image ? image + ", " : "")}{begins}, {rows});";
}

/// <summary>dW and db = the sums of all shards, in their order</summary>
/// <param name="DW">The gradient of the filters.</param>
/// <param name="DB">The gradient of the biases; null for none.</param>
/// <param name="Shards">The values that are added.</param>
internal sealed record SumShards(Value DW, Value? DB, Value Shards) : Operation, IStatement
{
    /// <summary>Whether a batch normalisation follows. It subtracts with the mean what the biases add, so db is zero.</summary>
    public bool BiasesCancel { get; init; }

    public override IEnumerable<Value> Reads => [Shards];

    public override IEnumerable<Value> Writes => DB is { } db ? [DW, db] : [DW];

    public override IEnumerable<Value> Operands => Reads;

    public override string Formula => DB is not { } db ? $"{DW} = the sum of its shards"
        : BiasesCancel ? $"{DW} = the sum of its shards, {db} = 0"
        : $"{DW} and {db} = the sums of their shards";

    public string Statement(IPhase phase) => $$"""
        if (pass.IsTrained({{phase.OffsetOf(DW)}}, {{phase.PanelsOf(DW).Length}}))
        {
            // Adds the shards in their order, and applies the optimizer to the sums.
            pass.SumShards({{Shards}}, new Runtime::{{phase.PanelsOf(DW).NamedLiteral}}, {{phase.OffsetOf(DW)}}, hasBiases: {{Literals.Bool(DB is not null)}});
        }
        """;
}
