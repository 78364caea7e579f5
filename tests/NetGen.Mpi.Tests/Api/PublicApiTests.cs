using System.Runtime.CompilerServices;
using NetGen.Tests.Api;

namespace NetGen.Mpi.Tests.Api;

/// <summary>The public surface, written down: a change of it shows in review as a change of PublicApi.verified.txt.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void Surface_IsTheVerifiedOne() => PublicSurface.ShouldBeVerified(typeof(MpiCollective).Assembly, beside: ThisFile());

    [Fact]
    public void EverythingPublic_IsInTheNamespaceNetGen() =>
        typeof(MpiCollective).Assembly.GetExportedTypes().ShouldAllBe(static type => type.Namespace == "NetGen");

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
