using System.Runtime.CompilerServices;
using NetGen.Tests.Api;

namespace NetGen.Parquets.Tests.Api;

/// <summary>The public surface, written down: a change of it shows in review as a change of PublicApi.verified.txt.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void Surface_IsTheVerifiedOne() => PublicSurface.ShouldBeVerified(typeof(ParquetTable).Assembly, beside: ThisFile());

    [Fact]
    public void EverythingPublic_IsInTheNamespaceNetGen() =>
        typeof(ParquetTable).Assembly.GetExportedTypes().ShouldAllBe(static type => type.Namespace == "NetGen");

    [Fact]
    public void TheRuntime_DependsOnNoPackage() =>
        typeof(Dataset).Assembly.GetReferencedAssemblies().ShouldAllBe(static assembly => assembly.Name!.StartsWith("System.", StringComparison.Ordinal));

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
