namespace NetGen.Generator.Model;

/// <summary>One operation on a whole mini-batch, whose rows are samples. It says what it reads and writes, and how every stage writes it.</summary>
/// <remarks>
/// The mathematics of a layer is a few operations that have <see cref="IReferenceLoops"/>. Lowering rewrites them into operations that have an
/// <see cref="IStatement"/>; many have both. A new operation is one record with all of this. Everything else follows from what it reads and writes: which
/// gradients are summed, what is fused, where values lie, and where backward propagation ends.
/// </remarks>
internal abstract record Operation
{
    /// <summary>The values it reads, without those of <see cref="AddsTo"/> and <see cref="Plus"/>.</summary>
    public abstract IEnumerable<Value> Reads { get; }

    /// <summary>The values it writes; what they held before is lost.</summary>
    public abstract IEnumerable<Value> Writes { get; }

    /// <summary>The values it adds to: what they held before is a part of the result.</summary>
    public virtual IEnumerable<Value> AddsTo => [];

    /// <summary>Further terms of the first written value, where it is a sum: the gradients that reach it by other ways through the graph.</summary>
    public EquatableArray<Value> Plus { get; init; }

    /// <summary>All values whose content the result depends on.</summary>
    public IEnumerable<Value> Needs => Reads.Concat(AddsTo).Concat(Plus);

    /// <summary>All values it changes.</summary>
    public IEnumerable<Value> Changes => Writes.Concat(AddsTo);

    /// <summary>The values that its statement names, in the order in which they are declared.</summary>
    public virtual IEnumerable<Value> Operands => Reads.Concat(Changes);

    /// <summary>Memory that it works in and that nothing reads after it. A worker has it once for all of its rows.</summary>
    public virtual IEnumerable<Value> Rooms => [];

    /// <summary>What it computes, in the letters of the lectures. It is the comment above every generated block.</summary>
    public abstract string Formula { get; }

    /// <summary>The formula with the further terms.</summary>
    public string FullFormula => Plus.Count == 0 ? Formula : $"{Formula} + {string.Join(" + ", Plus)}";

    /// <summary>True if the workers divide it by rows of the mini-batch. False if they divide it by parameters, after all rows are done.</summary>
    public virtual bool IsDividedByRows => Changes.First().HasBatchAxis;

    /// <summary>A written value and the value that it may overwrite, if nothing reads that one later; null for none.</summary>
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
