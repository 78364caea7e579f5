using NetGen.Generator.Model;
using NetGen.Generator.Operations;

namespace NetGen.Generator.Lowering;

/// <summary>
/// Gives a place to every value that has a row for each sample. Rows are padded to whole panels where a matrix product writes them. Other rows are as long as
/// those they are computed from.
/// </summary>
/// <param name="panelsOf">The layout of weights.</param>
internal sealed class RowPlacement(Func<Value, PanelLayout> panelsOf) : ILayout
{
    private readonly Dictionary<Value, Placement> _places = [];

    /// <summary>Workspace values for every row so far.</summary>
    public int PerRow { get; private set; }

    /// <summary>Length of the memory that operations work in: that of the operation that needs most.</summary>
    public int Room { get; private set; }

    public IReadOnlyDictionary<Value, Placement> Places => _places;

    public void Place(Value value, Placement placement) => _places[value] = placement;

    public int PitchOf(Value value) => Places.PitchOf(value);

    public PanelLayout PanelsOf(Value weights) => panelsOf(weights);

    /// <summary>Gives a value a buffer of its own, unless it has a place already.</summary>
    public void Allocate(Value value, int pitch)
    {
        if (_places.ContainsKey(value))
        {
            return;
        }

        _places[value] = new RowBuffer(PerRow, pitch);

        // Every buffer starts at a cache line, for any number of rows.
        PerRow += PanelWidths.Padded(pitch, TensorPlacement.CacheLine);
    }

    /// <summary>Gives a place to everything that forward operations write, in order.</summary>
    public void PlaceForward(IReadOnlyCollection<Operation> ops)
    {
        foreach (Value value in ops.SelectMany(static op => op.Needs.Concat(op.Changes)).Where(value => IsTheCallers(value) && !_places.ContainsKey(value)))
        {
            Place(value, new External(value.Columns));
        }

        foreach (Operation op in ops)
        {
            // One value with two names has one place: no value of forward propagation is overwritten while it is read.
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

    /// <summary>Operations work in the same memory, one at a time, each from its start on.</summary>
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

    /// <summary>The value in whose memory a value lies.</summary>
    public Value RootOf(Value value) => _places.TryGetValue(value, out Placement? place) && place is InPlace inPlace ? RootOf(inPlace.Of) : value;
}
