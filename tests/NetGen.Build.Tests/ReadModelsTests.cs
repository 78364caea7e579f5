using System.Collections;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using NetGen.Build.Onnx;
using NetGen.Build.Tests.Writing;

namespace NetGen.Build.Tests;

/// <summary>The task by itself, without a build around it.</summary>
public sealed class ReadModelsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RecordingEngine _engine = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Model_BecomesATextAndTheBytesThatTheTextNames()
    {
        _folder.File("net.onnx", Small(1, 2, 3));

        Run("net.onnx").ShouldBeTrue();

        string text = File.ReadAllText(_folder.File("net.onnx.netgenmodel"));
        byte[] values = File.ReadAllBytes(_folder.File("net.onnx.bin"));
        text.ShouldStartWith("netgen-model 1\nsource \"Models/net.onnx\"\nkind onnx\n");
        text.ShouldNotContain("problem");
        string hash = Convert.ToHexStringLower(SHA256.HashData(values));
        text.ShouldContain($"weights resource=\"NetGen.Models/Models/net.onnx\" length={values.Length} sha256={hash}\n");
        _folder.Names().ShouldBe(["net.onnx", "net.onnx.bin", "net.onnx.netgenmodel"], "temporary files are gone");
    }

    [Fact]
    public void SafetensorsFile_BecomesATextOnly()
    {
        byte[] header = "{}"u8.ToArray();
        byte[] file = [2, 0, 0, 0, 0, 0, 0, 0, .. header];
        _folder.File("net.safetensors", file);

        Run("net.safetensors").ShouldBeTrue();

        string hash = Convert.ToHexStringLower(SHA256.HashData(file));
        File.ReadAllText(_folder.File("net.safetensors.netgenmodel"))
            .ShouldContain($"weights resource=\"NetGen.Models/Models/net.safetensors\" length=10 sha256={hash}\n");
        _folder.Names().ShouldBe(["net.safetensors", "net.safetensors.netgenmodel"]);
    }

    [Fact]
    public void OutputThatIsTheSame_IsNotWrittenAgain_AndAnotherIs()
    {
        _folder.File("net.onnx", Small(1, 2, 3));
        Run("net.onnx").ShouldBeTrue();
        var old = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        string[] outputs = [_folder.File("net.onnx.netgenmodel"), _folder.File("net.onnx.bin")];
        Array.ForEach(outputs, path => File.SetLastWriteTimeUtc(path, old));

        Run("net.onnx").ShouldBeTrue();
        outputs.ShouldAllBe(path => File.GetLastWriteTimeUtc(path) == old);

        _folder.File("net.onnx", Small(1, 2, 4));
        Run("net.onnx").ShouldBeTrue();
        outputs.ShouldAllBe(path => File.GetLastWriteTimeUtc(path) > old);
    }

    [Fact]
    public void ModelThatHasNoValuesAnyMore_HasNoFileOfThem()
    {
        _folder.File("net.onnx", Small(1, 2, 3));
        Run("net.onnx").ShouldBeTrue();

        _folder.File("net.onnx", new GraphBuilder().Input("x", 1, 3).Node("Relu", "x", "y").Output("y", 1, 3).ToFile());

        Run("net.onnx").ShouldBeTrue();
        File.Exists(_folder.File("net.onnx.bin")).ShouldBeFalse();
    }

    [Fact]
    public void FilesBeside_AreListed_WhetherTheyAreThereOrNot()
    {
        _folder.File("a.data", MemoryMarshal.AsBytes<float>([1, 2, 3]).ToArray());
        _folder.File("net.onnx", External("a.data"));
        _folder.File("other.onnx", External("b;%41.data"));

        ReadModels task = Task("net.onnx", "other.onnx");

        task.Execute().ShouldBeTrue();
        task.FilesBeside.Select(static item => item.ItemSpec).ShouldBe([_folder.File("a.data"), _folder.File("b;%41.data")]);
        File.ReadAllText(_folder.File("other.onnx.netgenmodel")).ShouldContain("beside the model, but found no such file");
    }

    [Fact]
    public void DamagedFile_IsAProblemInTheTextAndNoErrorOfTheBuild()
    {
        _folder.File("net.onnx", [.. Small(1, 2, 3).Take(40)]);
        _folder.File("net.safetensors", [1, 2, 3]);

        Run("net.onnx", "net.safetensors").ShouldBeTrue();

        File.ReadAllText(_folder.File("net.onnx.netgenmodel")).ShouldStartWith(
            "netgen-model 1\nsource \"Models/net.onnx\"\nkind onnx\nproblem id=NETGEN141 node=\"\" operator=\"\" opset=0 attribute=\"\" message=\"At byte ");
        File.ReadAllText(_folder.File("net.safetensors.netgenmodel")).ShouldContain("kind safetensors\nproblem id=NETGEN141 ");
        File.Exists(_folder.File("net.onnx.bin")).ShouldBeFalse();
    }

    [Fact]
    public void NameInAHostileFile_DoesNotFillTheMessage()
    {
        _folder.File("net.onnx", new GraphBuilder().Node("Relu", new string('\n', 100_000), "y").Output("y").ToFile());

        Run("net.onnx").ShouldBeTrue();

        new FileInfo(_folder.File("net.onnx.netgenmodel")).Length.ShouldBeLessThan(4000);
    }

    [Fact]
    public void FileThatIsMissing_IsAnErrorWithThePath_AndOthersAreReadAllTheSame()
    {
        _folder.File("net.onnx", Small(1, 2, 3));

        Run("missing.onnx", "net.onnx").ShouldBeFalse();

        BuildErrorEventArgs error = _engine.Errors.ShouldHaveSingleItem();
        (error.Code, error.File).ShouldBe(("NETGEN141", "App.csproj"));
        error.Message.ShouldBe($"NetGenModel 'Models/missing.onnx': Expected a model file at '{_folder.File("missing.onnx")}', but found none.");
        string text = File.ReadAllText(_folder.File("missing.onnx.netgenmodel"));
        text.ShouldContain("problem id=NETGEN141");
        text.ShouldNotContain(_folder.File("missing.onnx"));
        File.Exists(_folder.File("net.onnx.bin")).ShouldBeTrue();
    }

    [Fact]
    public void OutputThatCannotBeWritten_IsAnErrorAndNoException()
    {
        _folder.File("net.onnx", Small(1, 2, 3));
        Directory.CreateDirectory(_folder.File("net.onnx.netgenmodel"));

        Run("net.onnx").ShouldBeFalse();

        _engine.Errors.ShouldHaveSingleItem().Message.ShouldStartWith("NetGenModel 'Models/net.onnx': ");
        _folder.Names().ShouldBe(["net.onnx", "net.onnx.bin", "net.onnx.netgenmodel"], "the temporary file is gone");
    }

    private bool Run(params string[] names) => Task(names).Execute();

    private ReadModels Task(params string[] names) => new()
    {
        BuildEngine = _engine,
        ProjectFile = "App.csproj",
        Models = [.. names.Select(name => new Model($"Models/{name}", new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["FullPath"] = _folder.File(name),
            ["Source"] = $"Models/{name}",
            ["TextFile"] = _folder.File(name + ".netgenmodel"),
            ["ValuesFile"] = name.EndsWith(".safetensors", StringComparison.Ordinal) ? "" : _folder.File(name + ".bin"),
        }))],
    };

    private static byte[] Small(params float[] values) => new GraphBuilder()
        .Input("x", 1, 3)
        .Initializer("w", [3], values)
        .Node("Add", ["x", "w"], ["y"])
        .Output("y", 1, 3)
        .ToFile();

    private static byte[] External(string location) => new GraphBuilder()
        .Input("x", 1, 3)
        .Initializer(Tensor.External("w", ElementType.Float, [3], location))
        .Node("Add", ["x", "w"], ["y"])
        .Output("y", 1, 3)
        .ToFile();

    /// <summary>An item as MSBuild passes it, with the well-known metadata.</summary>
    private sealed class Model(string spec, Dictionary<string, string> metadata) : ITaskItem
    {
        public string ItemSpec { get; set; } = spec;

        public ICollection MetadataNames => metadata.Keys;

        public int MetadataCount => metadata.Count;

        public string GetMetadata(string metadataName) => metadata.GetValueOrDefault(metadataName, "");

        public void SetMetadata(string metadataName, string metadataValue) => metadata[metadataName] = metadataValue;

        public void RemoveMetadata(string metadataName) => metadata.Remove(metadataName);

        public void CopyMetadataTo(ITaskItem destinationItem) => throw new NotSupportedException();

        public IDictionary CloneCustomMetadata() => throw new NotSupportedException();
    }

    private sealed class RecordingEngine : IBuildEngine
    {
        public List<BuildErrorEventArgs> Errors { get; } = [];

        public bool ContinueOnError => false;

        public int LineNumberOfTaskNode => 0;

        public int ColumnNumberOfTaskNode => 0;

        public string ProjectFileOfTaskNode => "";

        public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) =>
            throw new NotSupportedException();

        public void LogErrorEvent(BuildErrorEventArgs e) => Errors.Add(e);

        public void LogWarningEvent(BuildWarningEventArgs e) => throw new NotSupportedException();

        public void LogMessageEvent(BuildMessageEventArgs e)
        {
            // Messages are for nobody here.
        }

        public void LogCustomEvent(CustomBuildEventArgs e) => throw new NotSupportedException();
    }
}
