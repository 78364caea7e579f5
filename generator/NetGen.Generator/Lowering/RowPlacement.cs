using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering;

/// <summary>Gives every value with a row for each sample a place: rows are padded to whole panels where a matrix product writes them, else as long as what they are computed from.</summary>
internal sealed class RowPlacement
{
    private readonly Dictionary<Buffer, Placement> _places = [];

    /// <summary>Workspace values for every row so far.</summary>
    public int PerRow { get; private set; }

    public IReadOnlyDictionary<Buffer, Placement> Places => _places;

    public void Place(Buffer buffer, Placement placement) => _places[buffer] = placement;

    public int PitchOf(Buffer buffer) => Places.PitchOf(buffer);

    /// <summary>A buffer of its own, unless the value is placed already.</summary>
    public void Allocate(Buffer buffer, int pitch)
    {
        if (_places.ContainsKey(buffer))
        {
            return;
        }

        _places[buffer] = new RowBuffer(PerRow, pitch);

        // Every buffer starts on a cache line, however many rows there are.
        PerRow += PanelWidths.Padded(pitch, TensorPlacement.CacheLine);
    }

    /// <summary>Places what forward operations write, in order.</summary>
    public void PlaceForward(IEnumerable<KernelOp> ops, Func<Buffer, PanelLayout> panelsOf)
    {
        foreach (KernelOp op in ops)
        {
            foreach (Buffer buffer in op.Sources.Append(op.Target).Where(static buffer => buffer.HasBatchAxis && buffer.Role is BufferRole.Input or BufferRole.Target or BufferRole.Output or BufferRole.Loss))
            {
                Place(buffer, new External(buffer.Columns));
            }

            switch (op)
            {
                case DenseForward dense:
                    Allocate(dense.Y, panelsOf(dense.W).PaddedUnits);
                    break;
                case FindActiveInputs find:
                    Allocate(find.Active, ActiveInputs.RowShare(find.X.Columns, find.TileRows));
                    break;
                case PadRows pad:
                    Allocate(pad.Y, PanelWidths.Padded(pad.X.Columns, PanelWidths.Narrowest));
                    break;
                case Softmax { Y.Role: BufferRole.Activation } softmax:
                    Allocate(softmax.Y, softmax.Y.Columns);
                    break;
                case DrawMask or DrawSlopes:
                    // As wide as the value it belongs to, which is the source of the operation that reads it next.
                    break;
                case { Target.Role: BufferRole.Activation }:
                    Buffer source = op.Sources[0];
                    foreach (Buffer mask in op.Sources.Where(static value => value.Role == BufferRole.Mask))
                    {
                        Allocate(mask, PitchOf(source));
                    }

                    Allocate(op.Target, PitchOf(source));
                    break;
            }
        }
    }
}
