namespace NetGen.Mpi.Tests.Api;

/// <summary>What holds for the public surface, which PublicAPI.Unshipped.txt lists.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void EverythingPublic_IsInTheNamespaceNetGen() =>
        typeof(MpiCollective).Assembly.GetExportedTypes().ShouldAllBe(static type => type.Namespace == "NetGen");
}
