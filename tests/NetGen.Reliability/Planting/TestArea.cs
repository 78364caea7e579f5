namespace NetGen.Reliability.Planting;

/// <summary>The tests of one subject.</summary>
/// <param name="Project">The test project.</param>
/// <param name="Names">Parts of the full names of the tests.</param>
internal sealed record TestArea(string Project, params string[] Names)
{
    public static TestArea Optimizers { get; } = new("NetGen.Tests", "NetGen.Tests.Optimizers.");

    public static TestArea Regularization { get; } = new("NetGen.Tests", "NetGen.Tests.Regularization.");

    public static TestArea Numerics { get; } = new("NetGen.Tests", "NetGen.Tests.Numerics.");

    public static TestArea Schedules { get; } = new("NetGen.Tests", "NetGen.Tests.Training.Schedules.");

    public static TestArea Data { get; } = new("NetGen.Tests", "NetGen.Tests.Data.");

    public static TestArea Serialization { get; } = new("NetGen.Tests", "NetGen.Tests.Serialization.");

    public static TestArea Searching { get; } = new("NetGen.Tests", "NetGen.Tests.Searching.");

    public static TestArea Augmentation { get; } = new("NetGen.Tests", "NetGen.Tests.Augmentation.");

    public static TestArea Training { get; } = new("NetGen.Integration.Tests", ".Fitting.", ".Callbacks.", ".Generalising.");

    public static TestArea Resuming { get; } = new("NetGen.Integration.Tests", ".Resuming.");

    public static TestArea Evaluation { get; } = new("NetGen.Integration.Tests", ".Evaluating.");

    public static TestArea Uncertainty { get; } = new("NetGen.Integration.Tests", ".Uncertainty.");

    public static TestArea Mathematics { get; } = new("NetGen.Generator.Tests", ".Mathematics.");

    public static TestArea Diagnostics { get; } = new("NetGen.Generator.Tests", ".Diagnostics.");

    public static TestArea ModelReading { get; } = new("NetGen.Build.Tests", "NetGen.Build.Tests.");

    /// <summary>The filter of <c>dotnet test</c>.</summary>
    public string Filter => string.Join('|', Names.Select(static name => $"FullyQualifiedName~{name}"));
}
