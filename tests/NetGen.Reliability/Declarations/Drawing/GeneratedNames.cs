using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Reliability.Declarations.Trying;

namespace NetGen.Reliability.Declarations.Drawing;

/// <summary>The identifiers of generated code: members, locals, and everything that it calls.</summary>
internal static class GeneratedNames
{
    private static readonly string[] s_networks =
    [
        "[NeuralNetwork(5)] [Standardize] [Dense(300, Activation.PRelu, DropConnect = 0.1)] [Dropout(0.1)] [Dense(3, Activation.Softmax)]",
        "[NeuralNetwork(2)] [Dense(3, Activation.Tanh)] [Dense(1)]",
        "[NeuralNetwork(8, 8, 2)] [Label(\"x\")] [Conv2D(4, 3, Activation.Relu, Pad = 1)] [BatchNorm] "
            + "[MaxPool2D(2)] [DepthwiseConv2D(3, Activation.Gelu)] [Dense(3)]",
        "[NeuralNetwork(9)] [Label(\"x\")] [Dense(9, Activation.RRelu)] [LayerNorm] [Add(\"x\")] [Concat(\"x\")] [Dense(3, Activation.Sigmoid)]",
        "[NeuralNetwork(\"Models/net.onnx\", Frozen = true)]", "[NeuralNetwork(2)] [Dense(0)]"
    ];

    /// <summary>In an order of their own, which does not depend on the files that are generated.</summary>
    public static IReadOnlyList<string> All()
    {
        var project = new DrawnProject(
            [.. s_networks.Select(static (attributes, index) => $"using NetGen; {attributes} public partial class Net{index};")],
            [ModelTexts.Sound],
            new ProjectSetting(LanguageVersion.CSharp13, NullableContextOptions.Enable, false, false, false, false));
        return
        [
            .. Compiler.Driver(project).RunGenerators(Compiler.Compilation(project)).GetRunResult().GeneratedTrees
                .SelectMany(static tree => tree.GetRoot().DescendantTokens())
                .Where(static token => token.IsKind(SyntaxKind.IdentifierToken))
                .Select(static token => token.Text)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
        ];
    }
}
