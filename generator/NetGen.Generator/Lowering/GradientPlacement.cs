using NetGen.Generator.Model;
using NetGen.Generator.Operations;

namespace NetGen.Generator.Lowering;

/// <summary>
/// Places the gradients that flow back. A gradient is as wide as its value, and takes the place of another where nothing reads that one again.
/// </summary>
/// <param name="places">Receives the places; values of forward propagation have theirs.</param>
/// <param name="forward">Forward propagation.</param>
/// <param name="backward">What is divided by rows, in order.</param>
/// <param name="gradients">What is computed after it, of all rows.</param>
internal sealed class GradientPlacement(RowPlacement places, IReadOnlyList<Operation> forward, IReadOnlyList<Operation> backward, IReadOnlyList<Operation> gradients)
{
    /// <summary>Places everything; returns the operations that are left, without those for which sharing a place was enough.</summary>
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
        // Two names for one value need no more than that; a new value needs the old one gone.
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

    /// <summary>Rows are aligned with those of the value itself; with the logits' for the output of a softmax, which has no padding.</summary>
    private int WidthOf(Value gradient) =>
        places.PitchOf(forward.OfType<Softmax>().FirstOrDefault(softmax => softmax.Y == gradient.Of)?.X ?? gradient.Of!);
}
