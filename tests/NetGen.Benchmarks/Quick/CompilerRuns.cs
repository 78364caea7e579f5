using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using NetGen.Benchmarks.Measuring;
using NetGen.Benchmarks.Nets;
using NetGen.Benchmarks.Report;
using NetGen.Generator;

namespace NetGen.Benchmarks.Quick;

/// <summary>What a class costs whoever compiles it: a build, and an edit in an editor, which runs the generator again.</summary>
/// <remarks>
/// The compiler is warm, as a compiler server or an editor is, and reads the sources of a class with nothing beside it but <see cref="Neighbour"/>.
/// </remarks>
internal sealed class CompilerRuns(Settings settings, IReport report)
{
    private const int Rounds = 5;

    /// <summary>The other file of the project.</summary>
    private const string Neighbour = "internal static class Neighbour { public static int Answer() => 42; }";

    private static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.CSharp13);

    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Append(typeof(Dataset).Assembly.Location)
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Measures a network.</summary>
    public void Measure(Subject subject)
    {
        if (!settings.Wants("compile", subject.Shape, data: ""))
        {
            return;
        }

        SyntaxTree neighbour = Parse(Neighbour), declaration = Declaration(subject, extraUnits: 0);
        CSharpCompilation project = Compilation(neighbour, declaration);
        GeneratorDriver driver = Driver().RunGenerators(project);
        double[] empty = new double[Rounds], full = new double[Rounds], otherFile = new double[Rounds], sameFile = new double[Rounds];
        for (int round = -1; round < Rounds; round++)
        {
            // Every compilation is a new one: an old one keeps what it has bound.
            double emptyBuild = Time(() => Emit(Compilation(neighbour)));
            double fullBuild = Time(() => Emit(Generate(Compilation(neighbour, declaration))));
            CSharpCompilation otherEdited = project.ReplaceSyntaxTree(neighbour, Parse($"{Neighbour} // {round}"));
            double other = Time(() => driver.RunGenerators(otherEdited));
            CSharpCompilation edited = project.ReplaceSyntaxTree(declaration, Declaration(subject, extraUnits: round + 2));
            double same = Time(() => driver.RunGenerators(edited));
            if (round >= 0)
            {
                (empty[round], full[round], otherFile[round], sameFile[round]) = (emptyBuild, fullBuild, other, same);
            }
        }

        Add("compile_build", subject, Middle(full) - Middle(empty), full.Min() - empty.Min(), "generating and compiling the class, by a warm compiler");
        Add("compile_edit", subject, Middle(sameFile), sameFile.Min(), "generating again after an edit of the declaration");
        Add("compile_edit_elsewhere", subject, Middle(otherFile), otherFile.Min(), "running the generator after an edit of another file");
    }

    private static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source, s_parseOptions);

    private static GeneratorDriver Driver() => CSharpGeneratorDriver.Create([new NeuralNetworkGenerator().AsSourceGenerator()], parseOptions: s_parseOptions);

    private static CSharpCompilation Compilation(params SyntaxTree[] files) =>
        CSharpCompilation.Create(
            "Plain", files, s_references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));

    private static SyntaxTree Declaration(Subject subject, int extraUnits)
    {
        string more = string.Create(CultureInfo.InvariantCulture, $" + {extraUnits}");
        return Parse($"using NetGen; {subject.Declaration.Replace("{0}", more, StringComparison.Ordinal)} public sealed partial class Network;");
    }

    private static Compilation Generate(CSharpCompilation compilation)
    {
        _ = Driver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        return output;
    }

    private static void Emit(Compilation compilation)
    {
        EmitResult result = compilation.Emit(Stream.Null);
        if (!result.Success)
        {
            throw new InvalidOperationException(
                $"A class to be measured does not compile: {result.Diagnostics.First(static d => d.Severity == DiagnosticSeverity.Error)}");
        }
    }

    private static double Time(Action action)
    {
        double start = Clock.Wall();
        action();
        return Clock.Wall() - start;
    }

    private static double Middle(double[] times) => times.Order().ElementAt(Rounds / 2);

    private void Add(string task, Subject subject, double median, double fastest, string note) =>
        report.Add(new Measurement { Peer = Contender.NetGen, Task = task, Shape = subject.Shape, MedianNs = median, MinNs = fastest, Note = note });
}
