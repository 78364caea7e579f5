using NetGen.Generator.Diagnostics;
using NetGen.Generator.Layers;
using NetGen.Generator.Layers.General;
using NetGen.Generator.Model;
using NetGen.Generator.ModelFiles;

namespace NetGen.Generator.Parsing;

/// <summary>From the layers of a model file to a model.</summary>
internal static class FileNetwork
{
    /// <summary>The model; null if the description of the file is damaged. Other problems are reported too.</summary>
    /// <param name="declaration">The class.</param>
    /// <param name="file">The file.</param>
    /// <param name="loss">The loss that the class names.</param>
    /// <param name="isFrozen">Whether the class only infers.</param>
    /// <param name="report">Receives every problem.</param>
    public static NetworkModel? Of(Declaration declaration, ModelFile file, int? loss, bool isFrozen, ArgumentReport report)
    {
        IReadOnlyList<(Node Node, string Name)> layers;
        List<Node> nodes;
        try
        {
            layers = FileLayers.Of(file);
            nodes = [.. layers.Select(static layer => layer.Node)];
            RequireValues(file.Weights?.Length ?? 0, nodes);
        }
        catch (Exception damage) when (damage is FormatException or OverflowException or ArgumentException)
        {
            report(ModelFileDiagnostics.FileIsDamaged, ModelUse.LayersArgument, file.Source, ModelFileReader.MessageOf(damage));
            return null;
        }

        AddOutputOf(loss, nodes);
        if (!isFrozen)
        {
            RequireGradients(file, layers, report);
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
    /// Files of classifiers often end in logits, because the softmax or sigmoid was a part of the loss in training. If a class names such a loss, its model
    /// ends in that activation again. This is so for a class that only infers too: it has the answers of the class whose weights it uses.
    /// </summary>
    private static void AddOutputOf(int? loss, List<Node> nodes)
    {
        Layer last = nodes[nodes.Count - 1].Layer;
        Layer? added = (LossKind?)loss switch
        {
            // A softmax over parts of a row does not belong to a loss, and one more softmax after it would be wrong.
            _ when last is SoftmaxOver or LogSoftmaxOver or ArgMaxOver => null,
            LossKind.CrossEntropy when last.Activation is null => new SoftmaxLayer(last.Output),
            LossKind.BinaryCrossEntropy when last.Activation is null => new Activated(last.Output, ElementwiseFunctions.Sigmoid),
            _ => null,
        };
        if (added is not null)
        {
            nodes.Add(new Node(added, new EquatableArray<int>([nodes.Count - 1])));
        }
    }

    /// <summary>Checks that the resource holds exactly the values of the layers.</summary>
    private static void RequireValues(long found, IEnumerable<Node> nodes)
    {
        long expected = sizeof(float) * nodes.Sum(static node => node.Layer.Parameters + node.Layer.Statistics.Sum(static statistic => (long)statistic.Length));
        if (found != expected)
        {
            throw new FormatException($"{expected} bytes of weights, but found {found}");
        }
    }

    private static void RequireGradients(ModelFile file, IEnumerable<(Node Node, string Name)> layers, ArgumentReport report)
    {
        foreach ((Node node, string name) in layers.Where(static layer => !layer.Node.Layer.IsDifferentiable))
        {
            report(ModelFileDiagnostics.LayerOnlyInfers, ModelUse.LayersArgument, name, file.Source, node.Layer.Kind);
        }
    }
}
