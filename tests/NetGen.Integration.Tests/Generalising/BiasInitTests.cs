namespace NetGen.Integration.Tests.Generalising;

public sealed class BiasInitTests
{
    [Fact]
    public void BiasesOfALayer_StartWhereItSays()
    {
        float[] parameters = new DeadNet(seed: 1).Parameters();
        parameters[24..30].ShouldAllBe(static bias => bias == -1000);
        parameters[66..72].ShouldAllBe(static bias => bias == 0.1f);
        parameters[90..93].ShouldAllBe(static bias => bias == 0);
        parameters[..24].ShouldAllBe(static weight => weight != -1000 && weight != 0);
    }
}
