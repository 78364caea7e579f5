using System.Reflection;
using System.Runtime.Loader;

namespace NetGen.Generator.Tests.Robustness;

/// <summary>
/// Static members of the user's part may use the network: nothing generated is still uninitialised then, whichever part the compiler puts first.
/// </summary>
public sealed class StaticInitializationTests
{
    private const string Layers = "[NeuralNetwork(2)] [Dense(40, Activation.Tanh)] [Dense(3, Activation.Softmax)]";

    /// <summary>What a class or a type around it may say; each stands in a namespace of its own.</summary>
    private static readonly string[] s_types =
    [
        "LAYERS public partial class Net { public static Net Shared { get; } = new(); }",
        "LAYERS public partial class Net { public static readonly Net Shared = new(1); }",
        "LAYERS public partial class Net { private static readonly string s_summary = new Net(1).Summary(); public static Net Shared => s_summary.Length > 0 "
            + "? new() : null!; }",
        "LAYERS public partial class Net { private static readonly int s_layers = Layers.Length; public static Net Shared => s_layers == 4 ? new() : null!; }",
        "LAYERS public partial class Net { private static readonly string s_first = Layers[0].Name; public static Net Shared => s_first == \"Dense1\" ? new() "
            + ": null!; }",
        "LAYERS public partial class Net { public static readonly Net Shared; static Net() { Shared = new(3); } }",
        "LAYERS public partial class Net { public static Net Shared { get; } = Saved(); private static Net Saved() { string path = "
            + "System.IO.Path.GetTempFileName(); new Net(4).Save(path); Net net = Load(path); System.IO.File.Delete(path); return net; } }",
        "LAYERS public partial class Net { public static Net Shared { get; } = Made<Net>(); private static T Made<T>() where T : INeuralNetwork<T> => "
            + "T.Create(T.Info.InputSize); }",
        "LAYERS public partial class Net { public static readonly int Chosen = new Net(5).Classify([1f, 2f]); public static Net Shared => Chosen >= 0 ? new() "
            + ": null!; }",
        "LAYERS public partial class Net { public static readonly double Trained = Train(); public static Net Shared => Trained >= 0 ? new() : null!; private "
            + "static double Train() => new Net(6).Fit(new Dataset([1, 2, 3, 4], 2, [1, 0, 0, 0, 1, 0], 3), new FitOptions { Epochs = 1 }).Epochs[0].Loss; }",
        "public partial class Outer { public static Outer.Net Shared { get; } = new(1); LAYERS public partial class Net; }",
        "public partial record Outer { public static readonly int Layers = Net.Layers.Length; public static Outer.Net Shared => Layers > 0 ? new(1) : null!; "
            + "LAYERS public partial class Net; }",
        "public partial interface Outer { public static Outer.Net Shared { get; } = new(1); LAYERS public partial class Net { public static readonly Net "
            + "First = new(); } }",
        "public partial record struct Outer { public static Outer.Net Shared { get; } = Net.First; LAYERS public partial class Net { public static readonly "
            + "Net First = new(); } }",
        "public class Outer : Holder<Net> { public static Net Shared => Value; } public class Holder<T> where T : INeuralNetwork<T> { public static readonly "
            + "T Value = T.Create(2); } LAYERS public partial class Net : System.IDisposable { public static readonly Net First = Holder<Net>.Value; public "
            + "void Dispose() { } }",
    ];

    [Fact]
    public async Task StaticMembers_AreInitialised()
    {
        string[] sources =
        [
            .. s_types.Select(static (type, index) =>
                $"#pragma warning disable CS1591\nusing NetGen;\nnamespace App{index} {{ {type.Replace("LAYERS", Layers, StringComparison.Ordinal)} }}")
        ];
        Generation generation = await GeneratorHarness.RunAsync(sources);
        generation.ShouldBeClean();
        using var image = new MemoryStream();
        generation.Output.Emit(image).Success.ShouldBeTrue();
        image.Position = 0;
        var context = new AssemblyLoadContext(nameof(StaticInitializationTests), isCollectible: true);
        Assembly assembly = context.LoadFromStream(image);
        for (int i = 0; i < sources.Length; i++)
        {
            Type type = assembly.GetType($"App{i}.Outer") ?? assembly.GetType($"App{i}.Net")!;
            (type.GetProperty("Shared")?.GetValue(null) ?? type.GetField("Shared")?.GetValue(null)).ShouldNotBeNull(s_types[i]);
        }

        context.Unload();
    }

    /// <summary>No field of the class itself is static: the order in which those of several parts are initialised is that of the files.</summary>
    [Fact]
    public async Task GeneratedClass_HasNoStaticFields()
    {
        Generation generation = await GeneratorHarness.RunAsync($"using NetGen; {Layers} public partial class Net;");
        generation.Output.GetTypeByMetadataName("Net")!.GetMembers()
            .OfType<Microsoft.CodeAnalysis.IFieldSymbol>()
            .Where(static field => field is { IsStatic: true, IsConst: false })
            .ShouldBeEmpty();
    }
}
