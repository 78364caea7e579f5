using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Benchmarks.Measuring;
using NetGen.Benchmarks.Nets;
using NetGen.Benchmarks.Report;
using NetGen.Generator;

namespace NetGen.Benchmarks.Quick;

/// <summary>What a class costs whoever compiles it: a build, and an edit in an editor, which runs the generator again.</summary>
/// <remarks>The compiler is warm, as a compiler server or an editor is, and reads the sources of a class with nothing beside it but <see cref="Neighbour"/>.</remarks>
internal sealed class CompilerRuns(Settings settings, IReport report)
{
    private const int Rounds = 5;

    /// <summary>The other file of the project.</summary>
    private const string Neighbour = "internal static class Neighbour { public static int Answer() => 42; }";

    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(static path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Append(typeof(Dataset).Assembly.Location)
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Measures a network of dense layers.</summary>
    public void Measure(Subject subject)
    {
        if (!settings.Wants("compile", subject.Shape, data: ""))
        {
            return;
        }

        SyntaxTree neighbour = CSharpSyntaxTree.ParseText(Neighbour), declaration = Declaration(subject.Sizes, extraUnits: 0);
        CSharpCompilation without = Compilation(neighbour), with = without.AddSyntaxTrees(declaration);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(new NeuralNetworkGenerator()).RunGenerators(with);
        double[] alone = new double[Rounds], build = new double[Rounds], otherFile = new double[Rounds], sameFile = new double[Rounds];
        for (int round = -1; round < Rounds; round++)
        {
            // Every compilation is a new one: an old one keeps what it has bound.
            double emptyBuild = Time(() => Emit(Compilation(neighbour)));
            double fullBuild = Time(() => Emit(Generate(Compilation(neighbour, declaration))));
            CSharpCompilation otherEdited = with.ReplaceSyntaxTree(neighbour, CSharpSyntaxTree.ParseText(Neighbour + $" // {round}"));
            double other = Time(() => driver.RunGenerators(otherEdited));
            CSharpCompilation edited = with.ReplaceSyntaxTree(declaration, Declaration(subject.Sizes, extraUnits: round + 2));
            double same = Time(() => driver.RunGenerators(edited));
            if (round >= 0)
            {
                (alone[round], build[round], otherFile[round], sameFile[round]) = (emptyBuild, fullBuild - emptyBuild, other, same);
            }
        }

        Add("compile_build", subject, build, "generating and compiling the class, by a warm compiler");
        Add("compile_edit", subject, sameFile, "generating again after an edit of the declaration");
        Add("compile_edit_elsewhere", subject, otherFile, "running the generator after an edit of another file");
    }

    private static CSharpCompilation Compilation(params SyntaxTree[] files) =>
        CSharpCompilation.Create("Plain", files, s_references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));

    private static SyntaxTree Declaration(IReadOnlyList<int> sizes, int extraUnits)
    {
        IEnumerable<string> hidden = sizes.Skip(1).SkipLast(1).Select((units, layer) => string.Create(CultureInfo.InvariantCulture, $"[Dense({(layer == 0 ? units + extraUnits : units)}, Activation.Relu)]"));
        return CSharpSyntaxTree.ParseText(string.Create(
            CultureInfo.InvariantCulture, $"using NetGen; [NeuralNetwork({sizes[0]})] {string.Join(' ', hidden)} [Dense({sizes[^1]}, Activation.Softmax)] public sealed partial class Network;"));
    }

    private static Compilation Generate(CSharpCompilation compilation)
    {
        _ = CSharpGeneratorDriver.Create(new NeuralNetworkGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        return output;
    }

    private static void Emit(Compilation compilation)
    {
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(Stream.Null);
        if (!result.Success)
        {
            throw new InvalidOperationException($"A class to be measured does not compile: {result.Diagnostics.First(static d => d.Severity == DiagnosticSeverity.Error)}");
        }
    }

    private static double Time(Action action)
    {
        double start = Clock.Wall();
        action();
        return Clock.Wall() - start;
    }

    private void Add(string task, Subject subject, double[] times, string note)
    {
        Array.Sort(times);
        report.Add(new Measurement { Peer = Contender.NetGen, Task = task, Shape = subject.Shape, MedianNs = times[Rounds / 2], MinNs = times[0], Note = note });
    }
}
