using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Lowering;

/// <summary>
/// Finds the tensors that each gradient is for, so that no gradient is computed for frozen ones only. They are the ancestors of a value in the graph, whatever
/// their order in memory.
/// </summary>
internal static class FrozenLayers
{
    /// <summary>The same operations. The costly ones know which tensors they are for.</summary>
    /// <param name="backward">The operations that are divided by rows, in order.</param>
    /// <param name="gradients">The operations after them.</param>
    /// <param name="tensors">The trained tensors.</param>
    /// <param name="packedLength">The length of the parameter block.</param>
    public static List<Operation> Mark(
        IReadOnlyList<Operation> backward, IReadOnlyList<Operation> gradients, IReadOnlyList<PlacedTensor> tensors, int packedLength)
    {
        HashSet<int>[] uses = UsesOf([.. backward, .. gradients], tensors);
        return
        [
            .. backward.Select((op, index) => op is GradientOperation product
                ? product with { Trained = RangesOf(uses[index], tensors, packedLength, EndsHere(index)) }
                : op),
        ];

        bool EndsHere(int index) => uses.Take(backward.Count).Skip(index + 1).All(later => later.IsSubsetOf(uses[index]));
    }

    /// <summary>For every operation, the blocks of layers whose gradients depend on it.</summary>
    private static HashSet<int>[] UsesOf(IReadOnlyList<Operation> ops, IReadOnlyList<PlacedTensor> tensors)
    {
        var blocks = tensors.ToDictionary(static tensor => tensor.Value, static tensor => tensor.Block);
        var usesOfValues = new Dictionary<Value, HashSet<int>>();
        var uses = new HashSet<int>[ops.Count];
        for (int index = ops.Count - 1; index >= 0; index--)
        {
            uses[index] = [];
            foreach (Value changed in ops[index].Changes)
            {
                uses[index].UnionWith(UsesOfValue(changed));
                if (changed is { Role: ValueRole.ParameterGradient, Of: { } tensor })
                {
                    uses[index].Add(blocks[tensor]);
                }
            }

            foreach (Value read in ops[index].Needs.Where(static read => read.Of is not null))
            {
                UsesOfValue(read).UnionWith(uses[index]);
            }
        }

        return uses;

        HashSet<int> UsesOfValue(Value value)
        {
            if (!usesOfValues.TryGetValue(value, out HashSet<int>? found))
            {
                usesOfValues[value] = found = [];
            }

            return found;
        }
    }

    /// <summary>Blocks that lie side by side are one range.</summary>
    private static TensorRanges RangesOf(HashSet<int> blocks, IReadOnlyList<PlacedTensor> tensors, int packedLength, bool endsHere)
    {
        int[] starts = [.. tensors.Select(static tensor => tensor.Block).Distinct().OrderBy(static block => block), packedLength];
        var ranges = new List<TensorRange>();
        for (int k = 0; k < starts.Length - 1; k++)
        {
            if (!blocks.Contains(starts[k]))
            {
                continue;
            }

            int length = starts[k + 1] - starts[k];
            TensorRange? last = ranges.LastOrDefault();
            if (last is not null && last.Offset + last.Length == starts[k])
            {
                ranges[ranges.Count - 1] = last with { Length = last.Length + length };
            }
            else
            {
                ranges.Add(new TensorRange(starts[k], length));
            }
        }

        return new TensorRanges(ranges.ToEquatableArray(), endsHere);
    }
}
