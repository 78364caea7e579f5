namespace NetGen.Generator.Model;

/// <summary>One operation on a whole mini-batch, whose rows are samples: what it reads and writes, and how every stage writes it down.</summary>
/// <remarks>
/// The mathematics of a layer is a few operations that have <see cref="IReferenceLoops"/>. Lowering rewrites them into operations that have an <see
/// cref="IStatement"/>; many have both.
/// A new operation is one record with all of this. What else depends on it follows from what it reads and writes: gradients that are summed, fusion, places,
/// and where backward propagation ends.
/// </remarks>
internal abstract record Operation
{
    /// <summary>The values it reads, those of <see cref="AddsTo"/> and <see cref="Plus"/> not counted.</summary>
    public abstract IEnumerable<Value> Reads { get; }

    /// <summary>The values it writes, whatever they held before.</summary>
    public abstract IEnumerable<Value> Writes { get; }

    /// <summary>The values it changes: they keep what they held as a part of the result.</summary>
    public virtual IEnumerable<Value> AddsTo => [];

    /// <summary>Further terms of the sum that the first written value is: the gradients that reach it on other ways.</summary>
    public EquatableArray<Value> Plus { get; init; }

    /// <summary>Everything whose content matters to the result.</summary>
    public IEnumerable<Value> Needs => Reads.Concat(AddsTo).Concat(Plus);

    /// <summary>Everything it changes.</summary>
    public IEnumerable<Value> Changes => Writes.Concat(AddsTo);

    /// <summary>The values that its statement names, in the order in which they are declared.</summary>
    public virtual IEnumerable<Value> Operands => Reads.Concat(Changes);

    /// <summary>Memory that it works in and that nothing reads after it: a worker has it once for all of its rows.</summary>
    public virtual IEnumerable<Value> Rooms => [];

    /// <summary>What it computes, in the letters of the lectures: the comment above every generated block.</summary>
    public abstract string Formula { get; }

    /// <summary>The formula with the further terms.</summary>
    public string FullFormula => Plus.Count == 0 ? Formula : $"{Formula} + {string.Join(" + ", Plus)}";

    /// <summary>Whether workers divide it by rows of the mini-batch; if not, by parameters, after all rows are done.</summary>
    public virtual bool IsDividedByRows => Changes.First().HasBatchAxis;

    /// <summary>A value that this operation may overwrite with the one it writes, if nothing reads it later; null for none.</summary>
    public virtual (Value Written, Value Over)? InPlace => null;

    /// <summary>Values from one row of a written value to the next.</summary>
    /// <param name="written">The value.</param>
    /// <param name="layout">The places so far.</param>
    public virtual int PitchOf(Value written, ILayout layout) => layout.PitchOf(Reads.First(static read => read.HasBatchAxis));
}

/// <summary>An operation as the reference code computes it.</summary>
internal interface IReferenceLoops
{
    /// <summary>Plain loops in C# and double precision: n counts samples, i the inputs of a layer, j its units, k all values.</summary>
    string Loops { get; }
}

/// <summary>An operation as training and inference compute it.</summary>
internal interface IStatement
{
    /// <summary>The call of the runtime or of a kernel.</summary>
    string Statement(IPhase phase);
}
