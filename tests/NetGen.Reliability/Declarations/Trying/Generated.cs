using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Reliability.Declarations.Drawing;

namespace NetGen.Reliability.Declarations.Trying;

/// <summary>What the generator makes of a project.</summary>
/// <param name="Project">The project.</param>
/// <param name="Input">Without generated code.</param>
/// <param name="Output">With it.</param>
/// <param name="Run">What the compiler says about the generator.</param>
internal sealed record Generated(DrawnProject Project, CSharpCompilation Input, Compilation Output, GeneratorRunResult Run)
{
    /// <summary>The most source for a class.</summary>
    private const int MostBytes = 1 << 20;

    /// <summary>The most processor time for a class, in milliseconds. It includes what the compiler itself does: it finds the classes and parses what is
    /// generated.</summary>
    private const double MostTime = 100;

    /// <summary>A first call compiles the generator itself, and a collection may fall into any call.</summary>
    private const int Attempts = 4;

    /// <summary>Generates, and checks that nothing was thrown and the time.</summary>
    public static Generated Of(DrawnProject project)
    {
        double time = 0;
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            CSharpCompilation input = Compiler.Compilation(project);
            GeneratorDriver driver = Compiler.Driver(project);
            Compilation output = input;
            ImmutableArray<Diagnostic> told = [];
            double start = ThreadTime.Milliseconds();
            driver = driver.RunGeneratorsAndUpdateCompilation(input, out output, out told);
            time = ThreadTime.Milliseconds() - start;
            GeneratorRunResult run = driver.GetRunResult().Results.Single();
            BrokenPromiseException.Unless(
                run.Exception is null && !told.Any(static one => one.Id == "CS8785"), () => $"Expected no exception, but found {run.Exception}\n{project}");
            if (time <= MostTime * Math.Max(1, run.GeneratedSources.Length / 7))
            {
                return new Generated(project, input, output, run).CheckSize();
            }
        }

        throw new BrokenPromiseException($"Expected at most {MostTime} ms for a class, but found {time:N1} ms\n{project}");
    }

    private Generated CheckSize()
    {
        foreach (NetworkClass network in NetworkClass.In(Output))
        {
            int size = network.Files.Sum(static file => Encoding.UTF8.GetByteCount(file.ToString()));
            BrokenPromiseException.Unless(size <= MostBytes, () =>
                $"Expected at most {MostBytes:N0} bytes for '{network.Type.Name}', but found {size:N0}\n{Project}");
        }

        return this;
    }
}
