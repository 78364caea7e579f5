namespace NetGen.Integration.Tests.Watching;

/// <summary>The package for logs is the only one that depends on a logging library.</summary>
public sealed class LoggingPackageTests
{
    [Fact]
    public void TheRuntime_DependsOnNoPackage() =>
        typeof(Dataset).Assembly.GetReferencedAssemblies().ShouldAllBe(static assembly => assembly.Name!.StartsWith("System.", StringComparison.Ordinal));
}
