using NetGen.Generator.Model;
using NetGen.Generator.Operations;

namespace NetGen.Generator.Lowering;

/// <summary>
/// Gives every value with a row for each sample a place: rows are padded to whole panels where a matrix product writes them, else as long as what they are
/// computed from.
/// </summary>
/// <param name="panelsOf">The layout of weights.</param>
internal sealed class RowPlacement(Func<Value, PanelLayout> panelsOf) : ILayout
{
    private readonly Dictionary<Value, Placement> _places = [];

    /// <summary>Workspace values for every row so far.</summary>
    public int PerRow { get; private set; }

    /// <summary>Values that the operation with the most needs to work in.</summary>
    public int Room { get; private set; }

    public IReadOnlyDictionary<Value, Placement> Places => _places;

    public void Place(Value value, Placement placement) => _places[value] = placement;

    public int PitchOf(Value value) => Places.PitchOf(value);

    public PanelLayout PanelsOf(Value weights) => panelsOf(weights);

    /// <summary>A buffer of its own, unless the value is placed already.</summary>
    public void Allocate(Value value, int pitch)
    {
        if (_places.ContainsKey(value))
        {
            return;
        }

        _places[value] = new RowBuffer(PerRow, pitch);

        // Every buffer starts on a cache line, however many rows there are.
        PerRow += PanelWidths.Padded(pitch, TensorPlacement.CacheLine);
    }

    /// <summary>Places what forward operations write, in order.</summary>
    public void PlaceForward(IReadOnlyCollection<Operation> ops)
    {
        foreach (Value value in ops.SelectMany(static op => op.Needs.Concat(op.Changes)).Where(value => IsTheCallers(value) && !_places.ContainsKey(value)))
        {
            Place(value, new External(value.Columns));
        }

        foreach (Operation op in ops)
        {
            // Two names for one value: nothing of forward propagation is overwritten while it is read.
            if (op is Same same)
            {
                Place(same.Y, new InPlace(same.X));
            }

            foreach (Value written in op.Writes.Where(static value => value.HasBatchAxis))
            {
                Allocate(written, _places.ContainsKey(written) ? 0 : op.PitchOf(written, this));
            }

            if (op is WeightedForward { Z: { } overwritten } weighted)
            {
                Place(overwritten, new InPlace(weighted.Y));
            }

            PlaceRooms(op);
        }
    }

    /// <summary>Every operation uses the room from its start on.</summary>
    public void PlaceRooms(Operation op)
    {
        int next = 0;
        foreach (Value room in op.Rooms)
        {
            Place(room, new WorkerRoom(next, room.Length));
            next += PanelWidths.Padded(room.Length, TensorPlacement.CacheLine);
        }

        Room = Math.Max(Room, next);
    }

    private static bool IsTheCallers(Value value) => value.Role is ValueRole.Input or ValueRole.Target or ValueRole.Output or ValueRole.Loss;

    /// <summary>The value whose memory a value lies in.</summary>
    public Value RootOf(Value value) => _places.TryGetValue(value, out Placement? place) && place is InPlace inPlace ? RootOf(inPlace.Of) : value;
}
