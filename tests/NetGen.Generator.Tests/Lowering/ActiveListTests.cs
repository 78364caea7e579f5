using Lists = NetGen.Generator.Operations.ZeroSkipping;

namespace NetGen.Generator.Tests.Lowering;

/// <summary>The lists of inputs that are not zero lie in a buffer with a row for each sample.</summary>
public sealed class ActiveListTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(6)]
    public void EveryNumberOfRows_HasRoomForTheListsOfItsTiles(int tile)
    {
        for (int inputs = 64; inputs < 200; inputs++)
        {
            for (int rows = 0; rows < 6 * tile; rows++)
            {
                (RowTiles.Count(rows, tile) * Lists.ListLength(inputs)).ShouldBeLessThanOrEqualTo(
                    rows * Lists.RowShare(inputs, tile), $"{rows} rows of {inputs} inputs");
            }
        }
    }
}
