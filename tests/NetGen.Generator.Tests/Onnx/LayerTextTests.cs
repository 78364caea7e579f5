using NetGen.Generator.Model;
using NetGen.Generator.ModelFiles;
using NetGen.Generator.Tests.Mathematics;
using NetGen.Tests;

namespace NetGen.Generator.Tests.Onnx;

/// <summary>What generated code says of a layer is what the reader of model files understands: both sides have one vocabulary.</summary>
public sealed class LayerTextTests
{
    public static TheoryData<string> Networks => [.. Catalog.Sample];

    /// <summary>The runtime writes every kind that a layer has, for the networks of the catalogs go out; so every layer must be in one of them.</summary>
    [LongFact]
    public void EveryLayer_IsInACatalog()
    {
        // It has no derivative, so a class with it is frozen, and those are not written.
        string[] frozen = ["ArgMaxOver"];
        IEnumerable<string> written = Catalog.Texts.SelectMany(static text => NetworkCatalog.Of(text).Model.Layers)
            .Select(static layer => layer.GetType().Name);
        typeof(Layer).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(Layer)) && !type.IsAbstract).Select(static type => type.Name)
            .Except(written, StringComparer.Ordinal).ShouldBe(frozen);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Text_IsReadAsTheSameLayer(string annotations)
    {
        foreach (Node node in NetworkCatalog.Of(annotations).Model.Nodes)
        {
            LayerText text = node.Layer.Text;

            // No file that comes in has the one, and the other is no layer there.
            if (text.Kind is not ("MinMaxScale" or "View"))
            {
                LayerText again = Read(text, node.Inputs).Text;
                (again.Kind, SettingsOf(again)).ShouldBe((text.Kind, SettingsOf(text)), annotations);
            }
        }

        // Joined values are runs to the reader; all else about them is the same.
        static string SettingsOf(LayerText text) =>
            text.Kind == "Concat" ? text.Settings[text.Settings.IndexOf(" outer", StringComparison.Ordinal)..] : text.Settings;
    }

    private static Layer Read(LayerText text, IEnumerable<int> reads)
    {
        var line = TextLine.Of($"node {text.Kind} name=\"\" reads=[{string.Join(",", reads)}] {text.Settings}");
        string[] keys = ["name", "reads", "input", "shape"];
        var layer = new FileLayer(
            line.Value,
            "",
            TextValue.Ints(line["reads"]),
            new Shape(TextValue.Ints(line["input"])),
            new Shape(TextValue.Ints(line["shape"])),
            line.Settings.Where(setting => !keys.Contains(setting.Key, StringComparer.Ordinal)).ToEquatableArray());
        return FileLayerKinds.Of(layer, isLast: true);
    }
}
