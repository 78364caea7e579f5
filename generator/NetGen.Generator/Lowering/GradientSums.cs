using NetGen.Generator.Model;
using NetGen.Generator.Operations;

namespace NetGen.Generator.Lowering;

/// <summary>
/// The gradient of a value is the sum of what comes back from all of its readers. The terms arrive in the order of backward propagation, so the term of the
/// last reader comes first. The operation that computes the last term adds the others: da1 = dz2·W2 + da3.
/// </summary>
internal sealed class GradientSums
{
    private readonly Dictionary<Value, int> _open;
    private readonly Dictionary<Value, List<Value>> _terms = [];

    /// <param name="reads">Every value, once for each time that a layer reads it.</param>
    public GradientSums(IEnumerable<Value> reads) =>
        _open = reads.GroupBy(static value => value)
            .ToDictionary(static group => group.Key, static group => group.Count());

    /// <summary>Where the term of the next reader goes. The last term goes to the gradient itself.</summary>
    public Value NextTarget(Value value)
    {
        int left = --_open[value];
        if (!_terms.TryGetValue(value, out List<Value>? terms))
        {
            _terms[value] = terms = [];
        }

        Value gradient = value.Gradient;
        return left == 0 ? gradient : gradient with { Name = $"{gradient.Name}Part{left + 1}" };
    }

    /// <summary>The backward operations of one layer. The one that completes a sum also adds the terms of the other readers.</summary>
    /// <param name="backward">The operations of the layer.</param>
    /// <param name="targets">Where the layer puts the gradients of its inputs.</param>
    public IEnumerable<Operation> Collect(IEnumerable<Operation> backward, IReadOnlyCollection<Value> targets)
    {
        foreach (Operation op in backward)
        {
            if (op.Writes.FirstOrDefault(targets.Contains) is not { Of: { } value } target)
            {
                yield return op;
                continue;
            }

            List<Value> terms = _terms[value];
            bool completes = target == value.Gradient;
            switch (op)
            {
                case Same same when !completes:
                    terms.Add(same.X); // no operation: the term is there already
                    break;
                case Same same when terms.Count > 0:
                    yield return new Add(target, terms[0], same.X) { Plus = terms.Skip(1).ToEquatableArray() };
                    break;
                case var _ when completes:
                    yield return op with { Plus = terms.ToEquatableArray() };
                    break;
                default:
                    terms.Add(target);
                    yield return op;
                    break;
            }
        }
    }
}
