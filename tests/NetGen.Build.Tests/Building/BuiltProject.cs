using System.Diagnostics;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;

namespace NetGen.Build.Tests.Building;

/// <summary>A project in a folder of its own that imports the targets and is built by the SDK that runs the tests.</summary>
internal sealed class BuiltProject : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Writes the project.</summary>
    /// <param name="models">Its items.</param>
    public BuiltProject(string models)
    {
        string targets = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../../src/NetGen/build/NetGen.Models.targets"));
        string task = Path.Combine(AppContext.BaseDirectory, "NetGen.Build.dll");
        Write(
            "App.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net{Environment.Version.Major}.0</TargetFramework>
                <NetGenBuildTask>{task}</NetGenBuildTask>
              </PropertyGroup>
              <ItemGroup>
                {models}
              </ItemGroup>
              <Import Project="{targets}" />
            </Project>
            """);
        Write("App.cs", "internal class App;");

        // Nothing is fetched, and no settings of the machine hold.
        Write("nuget.config", "<configuration><packageSources><clear /></packageSources></configuration>");
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
    }

    public string File(string name) => Path.Combine(_folder.Root, name);

    public void Write(string name, string text) => System.IO.File.WriteAllText(File(name), text);

    public void Write(string name, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File(name))!);
        System.IO.File.WriteAllBytes(File(name), bytes);
    }

    /// <summary>The files that were made of models.</summary>
    public string[] Made() => Directory.Exists(File("obj/Debug/netgen"))
        ? [.. Directory.GetFiles(File("obj/Debug/netgen")).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Runs MSBuild.</summary>
    /// <param name="arguments">What to do.</param>
    /// <returns>The exit code, and what it wrote.</returns>
    public (int Code, string Log) Run(params string[] arguments)
    {
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        string[] always = ["msbuild", "App.csproj", "-nodeReuse:false", "-p:AppendTargetFrameworkToOutputPath=false", "-p:UseAppHost=false"];
        var start = new ProcessStartInfo(dotnet, [.. always, .. arguments])
        {
            WorkingDirectory = _folder.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // A test run of the SDK tells its own MSBuild where things are.
        foreach (string name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.GetAwaiter().GetResult());
    }

    /// <summary>The names and lengths of the resources of the built assembly, in order.</summary>
    public string[] Resources()
    {
        using var file = new PEReader(System.IO.File.OpenRead(File("bin/Debug/App.dll")));
        MetadataReader metadata = file.GetMetadataReader();
        PEMemoryBlock resources = file.GetSectionData(file.PEHeaders.CorHeader!.ResourcesDirectory.RelativeVirtualAddress);
        return
        [
            .. metadata.ManifestResources.Select(metadata.GetManifestResource)
                .Select(resource => $"{metadata.GetString(resource.Name)} {resources.GetReader((int)resource.Offset, sizeof(int)).ReadInt32()}")
                .Order(StringComparer.Ordinal),
        ];
    }

    public void Dispose() => _folder.Dispose();

    private static string Here([CallerFilePath] string path = "") => path;
}
