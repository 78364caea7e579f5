namespace NetGen.Tests.Api;

/// <summary>What holds for the public surface, which PublicAPI.Unshipped.txt lists.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void EverythingPublic_IsForPeopleOrForGeneratedCode() =>
        typeof(Dataset).Assembly.GetExportedTypes().ShouldAllBe(static type => type.Namespace == "NetGen" || type.Namespace == "NetGen.Runtime");
}
