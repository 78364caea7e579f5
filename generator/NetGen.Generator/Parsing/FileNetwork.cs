using NetGen.Generator.Diagnostics;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;
using NetGen.Generator.ModelFiles;

namespace NetGen.Generator.Parsing;

/// <summary>The layers of a model file -> model.</summary>
internal static class FileNetwork
{
    /// <summary>The model; null if the file's description is damaged. What else is wrong is reported beside it.</summary>
    /// <param name="declaration">The class.</param>
    /// <param name="file">The file.</param>
    /// <param name="loss">The loss that the class names.</param>
    /// <param name="isFrozen">Whether the class only infers.</param>
    /// <param name="report">Told every problem.</param>
    public static NetworkModel? Of(Declaration declaration, ModelFile file, int? loss, bool isFrozen, ArgumentReport report)
    {
        List<Node> nodes;
        try
        {
            nodes = [.. FileLayers.Of(file)];
            RequireValues(file.Weights?.Length ?? 0, nodes);
        }
        catch (Exception damage) when (damage is FormatException or OverflowException or ArgumentException)
        {
            report(ModelFileDiagnostics.FileIsDamaged, ModelUse.LayersArgument, file.Source, ModelFileReader.MessageOf(damage));
            return null;
        }

        if (!isFrozen)
        {
            AddOutputOf(loss, nodes);
            RequireGradients(file, nodes, report);
        }

        var size = new SizeLimit(file.Input, isFrozen);
        foreach (Node node in nodes)
        {
            size.Add(node.Layer, (what, most) => report(LayerDiagnostics.NetworkTooLarge, ModelUse.LayersArgument, what, most));
        }

        LossKind kind = LossChoice.Of(loss, nodes[nodes.Count - 1].Layer, report);
        return new NetworkModel(declaration, file.Input, nodes.ToEquatableArray(), kind) { Weights = file.Weights, Labels = file.Labels };
    }

    /// <summary>
    /// Files of classifiers often end in logits, because the softmax, or the sigmoid, was a part of the loss that they were trained with. A class that names such a loss gets it back.
    /// </summary>
    private static void AddOutputOf(int? loss, List<Node> nodes)
    {
        Layer last = nodes[nodes.Count - 1].Layer;
        Layer? added = (LossKind?)loss switch
        {
            LossKind.CrossEntropy when last.Activation is null => new SoftmaxLayer(last.Output),
            LossKind.BinaryCrossEntropy when last.Activation is null => new Activated(last.Output, ElementwiseFunctions.Sigmoid),
            _ => null,
        };
        if (added is not null)
        {
            nodes.Add(new Node(added, new EquatableArray<int>([nodes.Count - 1])));
        }
    }

    /// <summary>The resource holds all values of the layers, and nothing else.</summary>
    private static void RequireValues(long found, IEnumerable<Node> nodes)
    {
        long expected = sizeof(float) * nodes.Sum(static node => node.Layer.Parameters + node.Layer.Statistics.Sum(static statistic => (long)statistic.Length));
        if (found != expected)
        {
            throw new FormatException($"{expected} bytes of weights, but found {found}");
        }
    }

    private static void RequireGradients(ModelFile file, List<Node> nodes, ArgumentReport report)
    {
        for (int i = 0; i < nodes.Count; i++)
        {
            if (nodes[i].Layer.Kind == "ArgMax")
            {
                report(ModelFileDiagnostics.LayerOnlyInfers, ModelUse.LayersArgument, file.Layers[i].Name, file.Source, nodes[i].Layer.Kind);
            }
        }
    }
}
