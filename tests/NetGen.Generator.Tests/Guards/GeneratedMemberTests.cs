using Microsoft.CodeAnalysis;
using NetGen.Generator.Parsing;
using NetGen.Generator.Tests.Mathematics;
using NetGen.Generator.Tests.ModelFiles;

namespace NetGen.Generator.Tests.Guards;

/// <summary>A member of the user that has the name of a generated one is refused: the list of names has all that is generated.</summary>
public sealed class GeneratedMemberTests
{
    private static readonly string[] s_others =
    [
        "[NeuralNetwork(28, 28, 1)] [Conv2D(6, 5, Activation.Relu)] [MaxPool2D(2)] [BatchNorm] [Conv2D(16, 5, Activation.Gelu)] [MaxPool2D(2)] [Dense(10)]",
        "[NeuralNetwork(300)] [Dense(300, Activation.Gelu)] [BatchNorm] [Dense(300, Activation.Gelu)] [Dense(3)]",
        "[NeuralNetwork(5)] [Standardize] [Dense(3, Activation.PRelu, DropConnect = 0.1)] [Dropout(0.1)] [Dense(3)]",
        "[NeuralNetwork(600)] [Dense(441, Activation.Tanh)]", "[NeuralNetwork(\"Models/net.onnx\")]", "[NeuralNetwork(\"Models/net.onnx\", Frozen = true)]",
    ];

    [Fact]
    public void EveryGeneratedMember_IsGuarded()
    {
        string[] networks = [.. ImageCatalog.Texts, .. GraphCatalog.Texts, .. s_others];
        Compilation input = GeneratorHarness.Compile(
            [.. networks.Select(static (attributes, index) => $"using NetGen; {attributes} public partial class Net{index};")]);
        GeneratorHarness.Driver().AddAdditionalTexts([ModelText.Layers()]).RunGeneratorsAndUpdateCompilation(input, out Compilation output, out _);
        string[] unguarded =
        [
            .. from index in Enumerable.Range(0, networks.Length)
               let type = output.GetTypeByMetadataName($"Net{index}")!
               from member in type.GetMembers()
               where member is { IsImplicitlyDeclared: false, CanBeReferencedByName: true }
               where GeneratedMembers.HiddenIn(type, member) is null && member.Name != "Labels"
               select member.Name,
        ];
        unguarded.Distinct(StringComparer.Ordinal).ShouldBeEmpty();
    }
}
