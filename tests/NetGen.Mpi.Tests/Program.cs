namespace NetGen.Mpi.Tests;

/// <summary>The assembly as a program that mpirun starts.</summary>
internal static class Program
{
    public static int Main(string[] arguments) => Jobs.Job.Run(arguments);
}
