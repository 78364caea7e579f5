namespace NetGen.Parquets.Tests.Api;

/// <summary>What holds for the public surface, which PublicAPI.Unshipped.txt lists.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void EverythingPublic_IsInTheNamespaceNetGen() =>
        typeof(ParquetTable).Assembly.GetExportedTypes().ShouldAllBe(static type => type.Namespace == "NetGen");

    [Fact]
    public void TheRuntime_DependsOnNoPackage() =>
        typeof(Dataset).Assembly.GetReferencedAssemblies().ShouldAllBe(static assembly => assembly.Name!.StartsWith("System.", StringComparison.Ordinal));
}
