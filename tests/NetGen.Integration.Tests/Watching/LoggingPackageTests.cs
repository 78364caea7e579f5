namespace NetGen.Integration.Tests.Watching;

/// <summary>The public surface of the package for logs, written down: a change of it shows in review as a change of PublicApi.verified.txt.</summary>
public sealed class LoggingPackageTests
{
    [Fact]
    public void TheRuntime_DependsOnNoPackage() =>
        typeof(Dataset).Assembly.GetReferencedAssemblies().ShouldAllBe(static assembly => assembly.Name!.StartsWith("System.", StringComparison.Ordinal));
}
