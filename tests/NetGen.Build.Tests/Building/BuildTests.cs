using System.Runtime.InteropServices;
using NetGen.Build.Tests.Writing;

namespace NetGen.Build.Tests.Building;

/// <summary>The targets, in builds as a user starts them.</summary>
public class BuildTests
{
    private const string Skipped = "Skipping target \"{0}\" because all output files are up-to-date";

    [Fact]
    public void BuildFromClean_EmbedsValues_AndLaterOnesDoWhatChangesAskFor()
    {
        using var project = new BuiltProject(
            """
            <NetGenModel Include="./Models/*.onnx;Models\weights.de.safetensors" />
            <NetGenModel Include="Models/a.onnx" />
            <EmbeddedResource Include="own.txt" />
            """);
        project.Write("own.txt", "own");
        project.Write("Models/a.onnx", Model("a.data"));
        project.Write("Models/a.data", MemoryMarshal.AsBytes<float>([1, 2, 3]).ToArray());
        project.Write("Models/it's (b).onnx", Model(location: null));
        project.Write("Models/weights.de.safetensors", [2, 0, 0, 0, 0, 0, 0, 0, (byte)'{', (byte)'}']);
        Built(project, "-restore");
        project.Resources().ShouldBe(
            ["App.own.txt 3", "NetGen.Models/Models/a.onnx 12", "NetGen.Models/Models/it's (b).onnx 12", "NetGen.Models/Models/weights.de.safetensors 10"]);
        project.Made().Count(static name => name.EndsWith(".netgenmodel", StringComparison.Ordinal)).ShouldBe(3);

        string log = Built(project);
        log.ShouldContain(string.Format(Skipped, "NetGenReadModels"));
        log.ShouldContain(string.Format(Skipped, "CoreCompile"));

        // Another time and the same content: read again, compiled not.
        File.SetLastWriteTimeUtc(project.File("Models/a.onnx"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        log = Built(project);
        log.ShouldNotContain(string.Format(Skipped, "NetGenReadModels"));
        log.ShouldContain(string.Format(Skipped, "CoreCompile"));

        // Another content of the file beside the model.
        project.Write("Models/a.data", MemoryMarshal.AsBytes<float>([1, 2, 4]).ToArray());
        log = Built(project);
        log.ShouldNotContain(string.Format(Skipped, "NetGenReadModels"));
        log.ShouldNotContain(string.Format(Skipped, "CoreCompile"));

        // A model that is gone leaves nothing, and what is left is cleaned without the models themselves.
        File.Delete(project.File("Models/it's (b).onnx"));
        Built(project);
        project.Resources().Length.ShouldBe(3);
        project.Made().ShouldNotContain(static name => name.StartsWith("it's", StringComparison.Ordinal));
        Built(project, "-t:Clean");
        project.Made().ShouldBeEmpty();
        File.Exists(project.File("Models/weights.de.safetensors")).ShouldBeTrue();
        File.Exists(project.File("Models/a.data")).ShouldBeTrue();
    }

    [Fact]
    public void BuildOfAnEditor_PassesTheTextsToTheCompiler_AndGoesOnWithoutAModel()
    {
        using var project = new BuiltProject("""<NetGenModel Include="a.onnx;missing.onnx" />""");
        project.Write("a.onnx", Model(location: null));
        Built(project, "-t:Restore");

        (int code, string log) = project.Run(
            "-t:Compile",
            "-p:DesignTimeBuild=true",
            "-p:SkipCompilerExecution=true",
            "-p:ProvideCommandLineArgs=true",
            "-p:ContinueOnError=true",
            "-getItem:CscCommandLineArgs",
            "-getItem:EmbeddedResource");

        code.ShouldBe(0, log);
        log.ShouldContain("/additionalfile:obj/Debug/netgen/a-");
        log.ShouldContain("/additionalfile:obj/Debug/netgen/missing-");
        log.ShouldContain("\"NetGen.Models/a.onnx\"");

        // The compiler has not run, so the build after it must not take anything for done.
        (code, log) = project.Run();
        code.ShouldBe(1, log);
        log.ShouldContain("App.csproj : error NETGEN141: NetGenModel 'missing.onnx': Expected a model file at '");
        project.Write("missing.onnx", Model(location: null));
        Built(project);
        project.Resources().ShouldBe(["NetGen.Models/a.onnx 12", "NetGen.Models/missing.onnx 12"]);
    }

    private static string Built(BuiltProject project, params string[] arguments)
    {
        (int code, string log) = project.Run([.. arguments, "-v:n"]);
        code.ShouldBe(0, log);
        log.ShouldContain("0 Warning(s)");
        return log;
    }

    private static byte[] Model(string? location) => new GraphBuilder()
        .Input("x", 1, 3)
        .Initializer(location is null ? Tensor.Raw("w", [3], 1, 2, 3) : Tensor.External("w", NetGen.Build.Onnx.ElementType.Float, [3], location))
        .Node("Add", ["x", "w"], ["y"])
        .Output("y", 1, 3)
        .ToFile();
}
