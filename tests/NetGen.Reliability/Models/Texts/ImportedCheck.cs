using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator;
using NetGen.Reliability.Models.Onnx;
using ReadFile = NetGen.Build.ModelFile;

namespace NetGen.Reliability.Models.Texts;

/// <summary>A class of a mutant that is read becomes code that the compiler takes, or gets a diagnostic of ours.</summary>
internal sealed class ImportedCheck : Check
{
    /// <summary>One of so many goes through the compiler.</summary>
    private const int Compiled = 10;

    private static readonly CSharpParseOptions s_options = new(LanguageVersion.CSharp13);

    private readonly ModelMutants _mutants = new();

    private CSharpCompilation? _empty;

    private long _written, _compiled;

    public override string Name => "models/imported";

    public override long Small => 300;

    public override long Large => 30_000;

    public override void Begin(string folder) => _empty = CSharpCompilation.Create(
        "App", [CSharpSyntaxTree.ParseText("[NetGen.NeuralNetwork(\"Models/net.onnx\", Frozen = true)] public partial class Net;", s_options)], References(),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public override void Try(Case one)
    {
        var text = new ModelText(Draw(one.Chance));
        GeneratorRunResult run = CSharpGeneratorDriver.Create([new NeuralNetworkGenerator().AsSourceGenerator()], [text], s_options)
            .RunGeneratorsAndUpdateCompilation(_empty!, out Compilation output, out _).GetRunResult().Results.Single();
        BrokenPromiseException.Unless(run.Exception is null, () => $"Expected no exception, but found {run.Exception}\n{text.Content}");
        BrokenPromiseException.Unless(run.GeneratedSources.Length > 0, () => $"Expected sources, but found none for\n{text.Content}");
        Interlocked.Increment(ref _written);
        if (one.Number % Compiled == 0)
        {
            Interlocked.Increment(ref _compiled);
            Diagnostic? error = output.GetDiagnostics().FirstOrDefault(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            BrokenPromiseException.Unless(error is null, () => $"Expected code without errors, but found {error}\n{text.Content}");
        }
    }

    public override string Finish(long tried) => string.Create(CultureInfo.InvariantCulture, $"{_written:N0} through the generator, {_compiled:N0} compiled");

    /// <summary>The text of a mutant that is read.</summary>
    private string Draw(Chance chance)
    {
        while (true)
        {
            ReadFile read = OnnxCheck.Read(_mutants.Of(chance), folder: null);
            if (Judge.Of(read) == Verdict.Read)
            {
                return read.Content.Text;
            }
        }
    }

    private static MetadataReference[] References() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name == "netstandard.dll"))
            .Append(typeof(Dataset).Assembly.Location)
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];
}
