namespace NetGen.Generator.Tests;

public sealed class FirstTests
{
    [Fact]
    public void Generator_IsVisible() => typeof(NeuralNetworkGenerator).Assembly.ShouldNotBeNull();
}
