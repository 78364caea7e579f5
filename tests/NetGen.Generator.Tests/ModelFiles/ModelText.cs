using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.Tests.ModelFiles;

/// <summary>A model file as the build describes it to the generator.</summary>
internal sealed class ModelText(string name, string content) : AdditionalText
{
    public override string Path => $"obj/{name}.netgenmodel";

    /// <summary>A file of layers: 4 inputs, 3 hidden units, 2 classes.</summary>
    public static ModelText Layers(string name = "Models/net.onnx", string weights = "ab12") => Of(name, "onnx", $"""
        producer "by hand"
        weights resource="NetGen.Models/{name}" length=92 sha256={weights}
        input name="x" file=[4] shape=[4]
        node Dense name="hidden" reads=[-1] input=[4] shape=[3] units=3 bias=true
        node Relu name="relu" reads=[0] input=[3] shape=[3] offset=548
        node Dense name="out" reads=[1] input=[3] shape=[2] units=2 bias=true
        node Softmax name="softmax" reads=[2] input=[2] shape=[2] outer=1 size=2 inner=1
        """);

    /// <summary>A file of tensors for the same layers.</summary>
    public static ModelText Tensors(string name = "net.safetensors", string hidden = "3,4") => Of(name, "safetensors", $"""
        weights resource="NetGen.Models/{name}" length=300 sha256=cd34
        tensor name="0.weight" type=F32 shape=[{hidden}] offset=500
        tensor name="0.bias" type=F32 shape=[3] offset=548
        tensor name="2.weight" type=F32 shape=[2,3] offset=560
        tensor name="2.bias" type=F32 shape=[2] offset=584
        metadata key="format" value="pt"
        """);

    public static ModelText Of(string name, string kind, string lines) =>
        new(name, $"netgen-model 1\nsource \"{name}\"\nkind {kind}\n{lines.Replace("\r\n", "\n", StringComparison.Ordinal)}\n");

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(content);
}
