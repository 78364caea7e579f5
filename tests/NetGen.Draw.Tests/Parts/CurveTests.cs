using Draw.Components;

namespace NetGen.Draw.Tests.Parts;

/// <summary>The curve of a lesson.</summary>
public sealed class CurveTests
{
    [Fact]
    public void Values_GoFromLeftToRightAndZeroIsAtTheBottom()
    {
        CurvePoints.Of([2, 1, 0], expected: 5, width: 100, height: 40).ShouldBe("0.0,0.0 25.0,20.0 50.0,40.0");
        CurvePoints.Of([], expected: 5, width: 100, height: 40).ShouldBeEmpty();
        CurvePoints.Of([0], expected: 5, width: 100, height: 40).ShouldBe("0.0,40.0");
    }
}
