using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Lowering;

/// <summary>The mathematics of a training step -> phases of fused operations, and the place of every value.</summary>
/// <remarks>
/// Forward and backward propagation are divided by rows, gradients by parameters. So every value is computed by one worker in one order, and any number of
/// workers gives the same bits.
/// </remarks>
internal sealed class TrainingLowering
{
    /// <summary>
    /// The inputs of a piece: its gradients are computed and then passed to the optimizer. With a panel of 64 units that is 24 KB, which fits the first-level
    /// cache. It is a multiple of every tile.
    /// </summary>
    private const int PieceInputs = 96;

    private readonly Mathematics _mathematics;
    private readonly IReadOnlyList<PlacedTensor> _tensors;
    private readonly DenseLayers _dense;
    private readonly List<Operation> _prepare;
    private readonly List<Operation> _forward;
    private readonly List<Operation> _backward;
    private readonly List<Operation> _gradients;
    private readonly RowPlacement _places;
    private readonly int _shards;
    private int _fixedLength;

    private TrainingLowering(Mathematics mathematics, IReadOnlyList<PlacedTensor> tensors, int packedLength, KernelSelection kernels)
    {
        _mathematics = mathematics;
        _tensors = tensors;
        _dense = new DenseLayers(tensors, mathematics.Forward, []);
        _shards = GradientShards.For(mathematics, _dense);
        var flow = new Dataflow(mathematics.Forward, mathematics.Backward);
        List<Operation> forward = ForwardFusion.SkipZeros(new ForwardFusion(mathematics.Forward, flow, _dense, [], mathematics.Track).Run(), kernels.Tile);
        List<Operation> backward = new BackwardFusion(mathematics.Backward, flow, _dense, _shards).Run();
        _prepare =
        [
            .. forward.OfType<MaskWeights>(),
            .. backward.OfType<ConvolutionInputGradient>().Where(static op => op.ReadsTurned)
                .Select(static op => new TurnFilters(op.Turned, op.W, op.Layer, op.Geometry)),
        ];
        _forward = [.. forward.Where(static op => op is not MaskWeights)];
        List<Operation> summed = [.. backward.Where(static op => !op.IsDividedByRows)];
        _gradients = [.. backward.SelectMany(InGradients), .. mathematics.Track];
        _backward = FrozenLayers.Mark([.. backward.Where(static op => op.IsDividedByRows)], summed, tensors, packedLength);
        _places = new RowPlacement(_dense.PanelsOf);
    }

    public static TrainingPlan Lower(Mathematics mathematics, IReadOnlyList<PlacedTensor> tensors, int packedLength, KernelSelection kernels) =>
        new TrainingLowering(mathematics, tensors, packedLength, kernels).Plan();

    private TrainingPlan Plan()
    {
        ParameterPlaces.Add(_places, _tensors, _mathematics.Statistics);
        PlaceFixed();
        PadInput();
        _places.PlaceForward(_forward);
        _forward.RemoveAll(static op => op is Same);
        PlaceTransposed();
        List<Operation> backward = new GradientPlacement(_places, _forward, _backward, _gradients).Run();
        return new TrainingPlan
        {
            Places = _places.Places,
            PerRow = _places.PerRow,
            Fixed = _fixedLength,
            Room = _places.Room,
            Shards = _shards,
            PieceInputs = PieceInputs,
            LongestPiece = PieceInputs * Products().Select(product => _dense.PanelsOf(product.W).Width).DefaultIfEmpty(PanelWidths.Narrowest).Max(),
            LongestTransposedPanel = _places.Places.Values.OfType<TransposedPanel>().Select(static panel => panel.Length).DefaultIfEmpty(0).Max(),
            LayerOutputs = [.. LayerOutputs()],
            Traits = new TrainingTraits(
                DrawsForRows: _mathematics.Forward.Any(static op => op is DrawMask or DrawSlopes),
                DrawsForWeights: _prepare.Exists(static op => op is MaskWeights),
                NeedsTwoRows: _forward.Exists(static op => op is BatchMoments { Parts: null })),
            Prepare = _prepare,
            ForwardSegments = RowSegments.Of(_forward, _shards > 0, _places.Places),
            BackwardSegments = RowSegments.Of(backward, _shards > 0, _places.Places),
            Gradients = _gradients,
        };
    }

    private IEnumerable<WeightedForward> Products() => _forward.OfType<WeightedForward>();

    /// <summary>Gradients that backward propagation has summed already are only passed to the optimizer here. The others are summed now.</summary>
    private static IEnumerable<Operation> InGradients(Operation op) => op.IsDividedByRows
        ? op.Writes.Where(static written => written.Role == ValueRole.ParameterGradient).Select(static gradient => new Publish(gradient, gradient.Of!))
        : [op];

    /// <summary>
    /// Gives a place to values without a row for every sample: factors of weights, and what is measured of the mini-batch. One worker sums such a value for
    /// each unit, and all read it.
    /// </summary>
    private void PlaceFixed()
    {
        foreach (MaskWeights mask in _prepare.OfType<MaskWeights>())
        {
            Fix(mask.M, _dense.PanelsOf(mask.W));
            Fix(mask.Masked, _dense.PanelsOf(mask.W));
        }

        foreach (TurnFilters turning in _prepare.OfType<TurnFilters>())
        {
            Fix(turning.Turned, PanelWidths.Vector(turning.Turned.Length));
        }

        foreach (Value measured in _forward.Concat(_backward).SelectMany(static op => op.Writes).Where(static written => !written.HasBatchAxis))
        {
            Fix(measured, PanelWidths.Vector(measured.Length));
        }

        void Fix(Value value, PanelLayout layout)
        {
            _places.Place(value, new Packed(PackedBlock.Workspace, _fixedLength, layout));
            _fixedLength += PanelWidths.Padded(layout.Length, TensorPlacement.CacheLine);
        }
    }

    /// <summary>
    /// Gives the input a padded place if a gradient is written that is as wide as it, which is so if something is trained between the input and the first
    /// product. Kernels write gradients in whole vectors, and the caller's rows have no room for them.
    /// </summary>
    private void PadInput()
    {
        var trial = new RowPlacement(_dense.PanelsOf);
        trial.PlaceForward(_forward);
        bool isTight = _backward.OfType<DenseInputGradient>().Any(gradient => trial.PitchOf(InputOf(gradient)) % PanelWidths.Narrowest != 0);
        if (isTight && trial.Places.Keys.FirstOrDefault(static value => value.Role == ValueRole.Input) is { } input)
        {
            _places.Allocate(input, RowPitch.Padded(input.Columns));
            _forward.Insert(0, new PadInput(input));
        }
    }

    private void PlaceTransposed()
    {
        foreach (DenseInputGradient gradient in _backward.OfType<DenseInputGradient>())
        {
            PanelLayout transposed = PanelWidths.Transposed(_dense.PanelsOf(gradient.W), _places.PitchOf(InputOf(gradient)));
            int block = PanelReadings.Block(transposed.Inputs);
            _places.Place(gradient.WT, new TransposedPanel(transposed, block) { Ahead = PanelReadings.Ahead(block) });
        }
    }

    private Value InputOf(DenseInputGradient gradient) => Products().First(product => product.W == gradient.W).X;

    /// <summary>
    /// The layers whose output has a buffer of its own. Where an activation is fused with the product before it, only the activation has one.
    /// </summary>
    private IEnumerable<(int Layer, RowBuffer Place)> LayerOutputs()
    {
        for (int layer = 0; layer < _mathematics.LayerOutputs.Count; layer++)
        {
            if (_places.Places.TryGetValue(_mathematics.LayerOutputs[layer], out Placement? place) && place is RowBuffer row)
            {
                yield return (layer, row);
            }
        }
    }
}
