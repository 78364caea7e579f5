namespace NetGen.Tests;

/// <summary>Tests that take long are left out unless they are asked for, so that <c>dotnet test</c> answers in minutes.</summary>
internal static class LongTests
{
    /// <summary>What a test that was left out says; null where it is to run.</summary>
    public static string? Skip { get; } =
        Environment.GetEnvironmentVariable("NETGEN_LONG_TESTS") is { Length: > 0 } ? null : "It takes long: set NETGEN_LONG_TESTS=1 to run it.";
}

/// <summary>A fact that takes long.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LongFactAttribute : FactAttribute
{
    public LongFactAttribute() => Skip = LongTests.Skip;
}

/// <summary>A theory that takes long.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LongTheoryAttribute : TheoryAttribute
{
    public LongTheoryAttribute() => Skip = LongTests.Skip;
}
