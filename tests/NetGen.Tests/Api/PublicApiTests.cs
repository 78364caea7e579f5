using System.Runtime.CompilerServices;

namespace NetGen.Tests.Api;

/// <summary>The public surface, written down: a change of it shows in review as a change of PublicApi.verified.txt.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void Surface_IsTheVerifiedOne() => PublicSurface.ShouldBeVerified(typeof(Dataset).Assembly, beside: ThisFile());

    [Fact]
    public void EverythingPublic_IsForPeopleOrForGeneratedCode() =>
        typeof(Dataset).Assembly.GetExportedTypes().ShouldAllBe(static type => type.Namespace == "NetGen" || type.Namespace == "NetGen.Runtime");

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
