using NetGen.Generator.Model;
using NetGen.Generator.Operations;

namespace NetGen.Generator.Lowering;

/// <summary>Gives a place to every gradient. A gradient is as wide as its value. It takes the place of another one that nothing reads later.</summary>
/// <param name="places">Receives the places; it already has those of forward propagation.</param>
/// <param name="forward">Forward propagation.</param>
/// <param name="backward">The operations that are divided by rows, in order.</param>
/// <param name="gradients">The operations after them, which read all rows.</param>
internal sealed class GradientPlacement(
    RowPlacement places, IReadOnlyList<Operation> forward, IReadOnlyList<Operation> backward, IReadOnlyList<Operation> gradients)
{
    /// <summary>Places everything, and returns the operations that are left. An operation for which sharing a place was enough is removed.</summary>
    public List<Operation> Run()
    {
        var left = new List<Operation>();
        for (int index = 0; index < backward.Count; index++)
        {
            Operation op = backward[index];
            places.PlaceRooms(op);
            bool isShared = op.InPlace is { } pair && pair.Written.Role == ValueRole.Gradient && Share(pair.Written, pair.Over, op, index);
            foreach (Value written in op.Writes.Where(static value => value.HasBatchAxis))
            {
                places.Allocate(written, written.Role == ValueRole.Gradient ? WidthOf(written) : op.PitchOf(written, places));
            }

            if (!(isShared && op is Same))
            {
                left.Add(op);
            }
        }

        return left;
    }

    private bool Share(Value written, Value over, Operation op, int index)
    {
        // If one value has two names, they only need the same place. A new value may take the place only of one that is not read again.
        bool mayShare = WidthOf(written) == places.PitchOf(over) && (op is Same || !IsNeededAfter(over, index));
        if (mayShare)
        {
            places.Place(written, new InPlace(over));
        }

        return mayShare;
    }

    private bool IsNeededAfter(Value value, int index)
    {
        Value root = places.RootOf(value);
        return backward.Skip(index + 1).Concat(gradients).SelectMany(static op => op.Needs).Any(needed => places.RootOf(needed) == root);
    }

    /// <summary>Rows are aligned with those of the value itself. The output of a softmax has no padding, so its gradient is aligned with the logits.</summary>
    private int WidthOf(Value gradient) =>
        places.PitchOf(forward.OfType<Softmax>().FirstOrDefault(softmax => softmax.Y == gradient.Of)?.X ?? gradient.Of!);
}
