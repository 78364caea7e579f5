using NetGen.Generator.Model;

namespace NetGen.Generator.Plans;

/// <summary>Operations of a phase that run one after the other, for all rows at once or for a few images at a time.</summary>
/// <param name="Ops">The operations, in order.</param>
/// <param name="BlockRows">Images that go through all operations before the next images do; 0 for all rows at once.</param>
internal sealed record RowSegment(IReadOnlyList<Operation> Ops, int BlockRows)
{
    public bool IsBlocked => BlockRows > 0;
}
