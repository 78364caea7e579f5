using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering;

/// <summary>Who reads and who writes a value, over all operations that share its memory. A rewrite asks this before it removes or overwrites a value.</summary>
internal sealed class Dataflow
{
    private readonly Dictionary<Value, List<Operation>> _readers = [];
    private readonly Dictionary<Value, Operation> _writers = [];

    public Dataflow(params IEnumerable<Operation>[] ops)
    {
        foreach (Operation op in ops.SelectMany(static list => list))
        {
            foreach (Value read in op.Reads.Concat(op.Plus).Distinct())
            {
                if (!_readers.TryGetValue(read, out List<Operation>? readers))
                {
                    _readers[read] = readers = [];
                }

                readers.Add(op);
            }

            foreach (Value written in op.Writes)
            {
                _writers[written] = op;
            }
        }
    }

    /// <summary>The only operation that reads a value; null for several readers or none.</summary>
    public Operation? OnlyReaderOf(Value value) => _readers.TryGetValue(value, out List<Operation>? readers) && readers.Count == 1 ? readers[0] : null;

    /// <summary>The operation that writes a value; null for what comes from outside.</summary>
    public Operation? WriterOf(Value value) => _writers.TryGetValue(value, out Operation? writer) ? writer : null;
}
