using System.Runtime.CompilerServices;
using NetGen.Tests.Api;

namespace NetGen.Imaging.Tests.Api;

/// <summary>The public surface, written down: a change of it shows in review as a change of PublicApi.verified.txt.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void Surface_IsTheVerifiedOne() => PublicSurface.ShouldBeVerified(typeof(Images).Assembly, beside: ThisFile());

    [Fact]
    public void EverythingPublic_IsInTheNamespaceNetGen() =>
        typeof(Images).Assembly.GetExportedTypes().ShouldAllBe(static type => type.Namespace == "NetGen");

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
