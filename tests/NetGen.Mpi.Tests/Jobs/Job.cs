namespace NetGen.Mpi.Tests.Jobs;

/// <summary>What a rank does.</summary>
internal static class Job
{
    public static int Run(string[] arguments) => arguments.Length;
}
